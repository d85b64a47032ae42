"""Regular lists below headings and lines that announce codes: lines of one shape that begin with codes that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.readers.missed.lines import CONTENTS, OpenHeadings, PageLines
from zcodegen.readers.missed.spelled_rows import is_comment
from zcodegen.readers.tables.header_vocabulary import (
    announces_codes,
    is_field_name,
    mentions_codes,
    mentions_errors,
)

_SHAPE_CODE = (
    r"(?P<code>\d{1,6}(?:-\d{2,6}){2,3}(?![\w.%:/-])|[-−]?\d{2,10}(?![\w.%:/-])|0[xX][0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<=`)[A-Z]{4,30}(?=`)|[A-Z]{1,8}-?\d{2,8}[A-Z]?(?![\w.])"
    r"|[A-Z][a-z]+(?:[A-Z][a-z]+){1,8}(?![\w(/])|[a-z]+(?:_[a-z]+){1,8}(?![\w(/]))"
)
_SHAPE = re.compile(
    rf"(?P<indent>\s{{0,8}})(?P<mark>(?:[-*+•|>]|\d{{1,3}}[.)])?\s{{0,3}}(?:<[a-z]{{1,10}}[^<>]{{0,100}}>\s{{0,3}}){{0,3}}[`*_\"'\[(]{{0,4}})"
    rf"(?P<word>(?:(?:[A-Za-z#]{{1,20}}(?![A-Za-z_-])(?!(?<=[A-Z])\d)|[#\u4e00-\u9fff]{{1,20}})\s{{0,2}}[:：#(=]?\s{{0,2}}){{0,2}}){_SHAPE_CODE}"
    rf"(?P<behind>[`*_\"'\])]{{0,4}}(?:</[a-z]{{1,10}}>){{0,3}}\s{{0,3}}(?:[:：=,;|&(（\[{{—–-]|->)?)(?P<rest>.*)$"
)
_SECOND = re.compile(r"[\s`*_\[(>=:：—–-]{0,12}(-?\d{1,10}|[A-Za-z]+(?:[_.][A-Za-z0-9]+)+)(?![\w.%])")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_ERROR_CODE = re.compile(
    r"[A-Z]{1,8}[-_]?\d{3,8}[A-Z]?$|(?:[A-Z0-9]+_)*(?:ERR|ERROR|EXCEPTION|FAILURE)(?:_|$)|[A-Z][A-Za-z]+(?:Exception|Error|Fault)$"
)
"""A code of letters and a number, or one that is called an error."""
_CALLED_ERROR = re.compile(
    r"[\s>]{0,12}(?:(?:[-*+•]|\d{1,3}[.)])\s{1,4})?[`*_\"'\[]{0,4}(?:<[a-z]{1,10}>)?(?:error|错误|异常|返回)\s?(?:code|number|no\.|码|代码)?"
    r"\s{0,2}[#:：]?\s{0,3}(?:[-−]?\d{2,10}|0[xX][0-9A-Fa-f]{2,16})(?!\d)",
    re.IGNORECASE,
)
"""A line that begins with a number which it calls an error: it needs no heading about errors."""
_BOLD_LINE = re.compile(
    r"\s{0,3}(?:<p\b[^<>]{0,200}>)?(?:\*\*|__|<b>|<strong>)(.{1,200}?)(?:\*\*|__|</b>|</strong>)"
)
_IN_LIST = re.compile(r"\s{0,12}(?:[-*+•]|\d{1,3}[.)])\s|\s{2,12}\S")
_LONGEST = 2000
_LEAST = 3


class _Shape(Struct, frozen=True):
    """What lines have in common that begin with codes: the kind of code, the marks around it, and whether a word is in front of it."""

    kind: str
    mark: str
    behind: str
    has_word: bool


_Lines = list[tuple[int, str, str]]
"""Lines of one shape: number, text, and code of each."""


def find_regular_lists(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines of lists below a heading, title or line that announces codes: three or more lines of one shape.

    Each is a number or an identifier next to a text. Below a heading that mentions errors, and no codes, the codes have to be
    letters and a number, or be called errors.
    """
    above = OpenHeadings(page.titles)
    shapes: dict[tuple[int, _Shape], _Lines] = {}
    section = 0
    is_announced = False
    known = page.rows | page.passed | page.unread
    for number, line in page.not_in(()):
        if (level := page.levels.get(number)) is not None:
            above.enter(level, line)
            section, is_announced = number, False
            continue
        is_announced = _is_announced(line, is_announced)
        found = None if number in known else _shape_of(line)
        if found is None:
            continue
        code, shape = found
        if (
            is_announced
            or _CALLED_ERROR.match(line)
            or above.mention(mentions_codes)
            or (_ERROR_CODE.match(code) and above.mention(mentions_errors))
        ):
            shapes.setdefault((section, shape), []).append((number, line, code))
    yield from _regular(shapes)


def _shape_of(line: str) -> tuple[str, _Shape] | None:
    """Return the code with which a line begins and the line's shape; None if it has no code with a text next to it."""
    if is_comment(line) or len(line) > _LONGEST or CONTENTS.match(line):
        return None
    found = _SHAPE.match(line)
    if found is None or not _LETTERS.search(found["rest"] or found["word"] or found["code"]):
        return None
    mark = found["mark"].strip()
    behind = found["behind"].strip()
    if not mark and not behind and not found["word"].strip():
        return None
    code = found["code"]
    if is_field_name(code):
        return None
    kind = "number" if code.lstrip("-−")[:1].isdigit() else ("upper" if code.isupper() else "camel")
    if (kind == "camel" and (not (mark and behind) or behind.startswith("]("))) or (
        behind == "`," and found["rest"].lstrip()[:1] == "`"
    ):
        return None  # a word, or one of several in a sentence
    if kind == "number" and (second := _SECOND.match(found["rest"])):
        code = f"{code} {second[1]}"  # a status, and the code itself
    return code, _Shape(kind, mark[:1], behind[:2], bool(found["word"]))


def _regular(shapes: Mapping[tuple[int, _Shape], _Lines]) -> Iterator[tuple[int, str]]:
    """Yield the lines that have one shape and different codes, three or more in a section or on the page."""
    of_page: dict[_Shape, _Lines] = {}
    for (_, shape), lines in shapes.items():
        of_page.setdefault(shape, []).extend(lines)
    for lines in (*shapes.values(), *of_page.values()):
        codes = {code for _, _, code in lines}
        if len(codes) >= _LEAST and len(codes) * 10 >= len(lines) * 8:
            yield from ((number, line) for number, line, _ in lines)


def _is_announced(line: str, above: bool) -> bool:  # noqa: FBT001  # the state of the line above
    """Return whether `line` announces codes, or is in the list below a line that does."""
    if bold := _BOLD_LINE.match(line):
        return mentions_codes(bold[1])
    if line.rstrip()[-1:] in (":", "："):
        return announces_codes(line)
    return above and _IN_LIST.match(line) is not None
