"""The safety net: a second, plain look for lines that look like rows of codes, whatever the parsers made of them.

Under a heading about codes less is enough: a list's item, a heading, an element or an object of a script that
begins with a number of three digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.tables.header_vocabulary import (
    announces_codes,
    is_field_name,
    may_mention_codes,
    mentions_codes,
    mentions_errors,
)
from zcodegen.readers.titles.line_lists import are_ordinals

_CODE = r"[`*_~\[\"']{0,4}(?:[-+−]?\d{1,10}|0[xX][0-9A-Fa-f]{4,16})[`*_~\]\"']{0,4}"
_PIPED = re.compile(rf"[\s>]*+(?:[-*+]\s++)?+[|｜]?+\s*+{_CODE}\s*+[|｜]\s*\S")
_LISTED = re.compile(
    r"[\s>|]*+(?:(?:[-*+]|\d{1,3}[.)])\s++)?+(?:<[a-z]{1,9}\b[^<>]{0,200}>\s{0,9}){0,4}[`*_]{0,3}"
    r"(?:(?:error|return|status|event|错误|返回|状态|事件)[ _]?(?:code|码)?\s{0,3}[:=：]{0,2}\s{0,3})?"
    r"[`*_]{0,3}(?:[-−]?\d{5,10}|0[xX][0-9A-Fa-f]{4,16})(?:[`*_]|</[a-z]{1,9}>){0,3}\s{0,3}"
    r"(?:[:：=—–|]|[-]\s|\s-\s|\t)\s*\S",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"\s*[-−]?\d{5,10}(?=[A-Z\u4e00-\u9fff])(?!年)")
_INLINE = r"(?:<[a-z]{1,10}\b[^<>]{0,200}>\s{0,9}){0,3}"
_CELL = re.compile(
    rf"<(t[dh]|TableCell)\b[^<>]{{0,300}}>\s{{0,99}}{_INLINE}{_CODE}\s{{0,9}}(?:</[a-z]{{1,10}}>\s{{0,9}}){{0,3}}</\1>",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{2,16})(?![\w.%-]|\s?[年月]|\s{0,3}(?:[-~～–—至到]|to)\s{0,3}[-−]?\d)"
)
_CODED = re.compile(
    r"<[a-z]{1,10}\b[^<>]{0,200}\b(?:class|id)\s?=\s?[\"'{][^\"'<>]{0,100}(?<![\w-])(?:(?:err(?:or)?|status|return|result)[-_]?)?code(?![\w-])[^<>]{0,200}>"
    r"\s{0,9}[-−]?\d{3,10}\s{0,9}</",
    re.IGNORECASE,
)
"""A number in an element that is called a code."""
_BEGUN = re.compile(
    rf"[\s>]{{0,20}}(?:(?:[-*+]|\d{{1,3}}[.)]|\#{{1,6}})\s{{1,9}}[`*_]{{0,3}}|[`*_]{{1,3}}){_NUMBER}(?:[`*_:：=(（—–,，\s]|$)"
)
_COLUMNED = re.compile(rf"\s{{0,3}}{_NUMBER}(?:\s{{2}}|\t)\s*\S")
_ELEMENT = re.compile(
    rf"<(?:li|p|span|div|b|strong|code|dt|h[1-6])\b[^<>]{{0,200}}>\s{{0,9}}{_NUMBER}", re.IGNORECASE
)
_DELIMITED = re.compile(r"\s{0,3}[\"']?[-−]?\d{3,10}[\"']?[,;][\"']?[^\W\d]")
_PLAIN = re.compile(r"[\s>]{0,4}[-−]?\d{3,10}\s{1,9}[^\W\d年月日]")
_KEYED = re.compile(r"code[\"']?\s{0,9}[:=]\s{0,9}[\"'{]{0,2}[-−]?\d{3,10}\b", re.IGNORECASE)
_TEXT_KEY = re.compile(
    r"\b(?:message|msg|desc|description|text|title|reason)[\"']?\s{0,9}[:=]", re.IGNORECASE
)
_LEAST_PLAIN = 3
_LONGEST_SHAPE = 2000
_MARKED_CODE = re.compile(
    r"""
    [\s>]{0,12}
    (?:(?P<heading>\#{1,6}\s{1,4}|<(?:h[1-6]|dt)\b[^<>]{0,200}>\s{0,4}|:{3,}\s?[a-z]{1,20}\s{1,4}(?:\[|title=["'])?|(?:===|!!!|\?\?\?)\+?\s(?:[a-z]{1,20}\s)?["']|<[A-Z][A-Za-z]{2,40}\s[^<>]{0,200}?\b(?:title|label|summary)=["'])|(?P<item>[-*+•]|\d{1,3}[.)]|<li\b[^<>]{0,200}>)\s{0,4})?
    (?P<style>(?:[`*_\[]|<(?:b|strong|code)>){0,4})
    (?:(?P<numbered>(?P<letters>[A-Z]{1,8})[-_]?\d{2,8}[A-Z]?)
    |(?P<pair>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+[`*_]{0,3}\s?[(（]-?(?:\d{1,10}|0x[0-9A-Fa-f]{1,8})[)）])
    |(?P<error>(?=[A-Z0-9]{1,30}_)(?:[A-Z0-9]+_)*(?:ERR|ERROR|FAILED|FAILURE|INVALID|FOUND|DENIED|TIMEOUT|EXPIRED|EXCEEDED)(?:_[A-Z0-9]+)*)
    |(?P<number>[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{4,16}))
    (?![\w.%/-]|:\d|\s?[年月])
    (?P<behind>(?:[`*_\]]|</[a-z]{1,6}>){0,4}\s{0,3}(?:[:：=—–|]|[-]\s|->)?)
    """,
    re.VERBOSE,
)
"""A line that begins with a code: a heading, a term, an item, bold or in a code span."""
_MARKED_TITLE = re.compile(r"\s{0,3}\#{1,6}\s{1,4}`(?P<code>[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+)`\s*$")
_PACKED_CODE = re.compile(
    r"(?:<br\s?/?>|[|;；、>])\s{0,3}`?([-−]?\d{3,10})`?\s?(?:[:：=]|[–—-]\s)\s?(?=[^\W\d_]{2})", re.IGNORECASE
)
"""One of several codes in a cell or a sentence, with its text."""
_MARKED_IN_SENTENCE = re.compile(
    r"(?:\*\*|`)([-−]?\d{1,10})(?:\*\*|`)\s?(?:[:：=]|[–—-]\s)\s?(?=[^\W\d_]{2})"
)
"""A number in mark-up with its text, one of several in a sentence."""
_TITLED_ERROR = re.compile(
    r"\s{0,3}(?:\#{1,6}\s|\*\*|__|<(?:h[1-6]|b|strong|summary)\b[^<>]{0,200}>)[^\n]{0,80}?(?:\berror(?:\scode)?\s|错误码?\s?|报错\s?)[#:：]?[`\"]?(?P<code>\d{3,10}|0[xX][0-9A-Fa-f]{4,8}|[A-Z]{1,8}-?\d{3,8})\b",
    re.IGNORECASE,
)
"""A heading or a bold line that names an error by its number (`Q: What does error 5001 mean?`)."""
_UNDERLINE = re.compile(r"\s{0,3}(?:-{3,}|={3,})\s*$")
_HEADING_BEGINS = ("#", "=", "<", " ")
_DIGIT = re.compile("[0-9０-９]")
_HEADING = re.compile(r"\s{0,3}(?:(#{1,6}|={1,6})\s(?=\s*\S)|<h([1-6])\b)", re.IGNORECASE)


def looks_like_row(line: str) -> bool:
    """Whether `line`, outside of every table that was read, may still be a row of a table of codes."""
    if _is_comment(line):
        return False
    if ("|" in line or "｜" in line) and _PIPED.match(line):
        return True
    if _LISTED.match(line) or _RUN_ON.match(line) or _DELIMITED.match(line):
        return True
    if "<" in line and (_CELL.search(line) or _CODED.search(line)):
        return True
    return line.lstrip()[:1] in ("{", "<") and _is_keyed(line)


def find_missed_rows(
    text: str, rows: Collection[int], others: Collection[int], titles: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Yield the lines of `text`, with their numbers, that look like rows of codes and are neither `rows` nor `others`.

    `others` are lines that are known to be no rows; `titles` is what the page is called. A heading above rows is none
    either. Besides lines of known spellings, every regular list below a heading or title that mentions codes counts:
    three or more lines of one shape with a number or an identifier next to a text. Below one that mentions errors the codes have
    to be letters and a number, or be called errors.
    """
    headings = [(0, any(map(may_mention_codes, titles)))]
    strict = [(0, any(map(mentions_codes, titles)))]
    errors = [(0, any(map(mentions_errors, titles)))]
    about_codes = headings[0][1]
    plain: list[tuple[int, str]] = []
    entry: list[tuple[int, str]] = []
    shapes: dict[tuple[object, ...], list[tuple[int, str, str]]] = {}
    section = 0
    is_announced = False
    given: set[int] = set()
    for number, line in enumerate(text.split("\n"), 1):
        if not line:
            continue
        heading = _HEADING.match(line) if line[:1] in _HEADING_BEGINS else None
        if number in rows:
            entry = []
        is_announced = heading is None and _is_announced(line, is_announced)
        is_called = is_announced or _CALLED_ERROR.match(line) is not None
        if (
            heading is None
            and number not in rows
            and number not in others
            and (errors[-1][1] or is_called)
            and (shape := shape_of(line))
            and (strict[-1][1] or is_called or _ERROR_CODE.match(str(shape[0])))
        ):
            shapes.setdefault((section, *shape[1:]), []).append((number, line, str(shape[0])))
        if number in rows or number in others or (heading is None and not _DIGIT.search(line)):
            plain = []
            if heading is None:
                continue
            section = number
            strict = _entered(strict, heading, line, mentions_codes)
            errors = _entered(errors, heading, line, mentions_errors)
            continue
        suspect = looks_like_row(line) or (about_codes and _begins_with_code(line))
        if heading:
            yield from entry
            section = number
            level = len(heading.group(1) or "") or int(heading.group(2))
            headings = [title for title in headings if title[0] < level]
            about_codes = any(about for _, about in headings)
            entry = [(number, line)] if suspect and about_codes else []
            headings.append((level, may_mention_codes(line)))
            about_codes = about_codes or headings[-1][1]
            strict = _entered(strict, heading, line, mentions_codes)
            errors = _entered(errors, heading, line, mentions_errors)
        elif suspect:
            given.add(number)
            yield number, line
        elif _PLAIN.match(line):
            plain.append((number, line))
            for ripe in _ripe(plain):
                given.add(ripe[0])
                yield ripe
    yield from entry
    yield from ((number, line) for number, line in _regular_lines(shapes) if number not in given)


def _is_announced(line: str, above: bool) -> bool:  # noqa: FBT001  # the state of the line above
    """Return whether `line` announces codes, or is in the list below a line that does."""
    if bold := _BOLD_LINE.match(line):
        return mentions_codes(bold[1])
    if line.rstrip()[-1:] in (":", "："):
        return announces_codes(line)
    return above and _IN_LIST.match(line) is not None


def _regular_lines(
    shapes: Mapping[tuple[object, ...], list[tuple[int, str, str]]],
) -> Iterator[tuple[int, str]]:
    """Yield the lines that have one shape and different codes, three or more in a section or on the page.

    `shapes` has the lines, each with its number and code, by section and shape.
    """
    of_page: dict[tuple[object, ...], list[tuple[int, str, str]]] = {}
    for (_, *shape), lines in shapes.items():
        of_page.setdefault(tuple(shape), []).extend(lines)
    found: dict[int, str] = {}
    for lines in (*shapes.values(), *of_page.values()):
        codes = {code for _, _, code in lines}
        if len(codes) >= _LEAST_PLAIN and len(codes) * 10 >= len(lines) * 8:
            found |= {number: line for number, line, _ in lines}
    yield from found.items()


def find_columns(text: str, rows: Collection[int], titles: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a page about errors that are a name, a number and a text in columns, if there are at least three.

    Such a list is often in a block of code. On a page without rows it may also be letters with a number, and a text.
    """
    if not any(map(mentions_errors, titles)):
        return
    found: dict[bool, list[tuple[int, str]]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if number not in rows and (columns := _TABULAR.match(line)):
            found.setdefault(columns["number"] is None, []).append((number, line))
        elif not rows and _LETTERED.match(line):
            found.setdefault(True, []).append((number, line))
    for lines in found.values():
        if len(lines) >= _LEAST_PLAIN:
            yield from lines


_DECLARED = re.compile(
    r"<(?:pre|code)>(?:(?:public|protected|static|final)(?:\s|&nbsp;)+){2,4}[\w.]{1,60}(?:\s|&nbsp;)+(?P<name>\w{3,80})\s{0,9}</"
)


def find_declared(text: str, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the constants that a page of documentation declares, if most are called errors and the page has no rows."""
    if rows or "static" not in text:
        return
    found = [
        (number, declared["name"])
        for number, line in enumerate(text.split("\n"), 1)
        if "static" in line and (declared := _DECLARED.search(line))
    ]
    if sum(1 for _, name in found if ERROR_NAME.search(name)) * 2 > len(found) >= _LEAST_PLAIN:
        yield from found


def find_marked_codes(text: str, rows: Collection[int], titles: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin with a code set apart by mark-up, if three or more have one form; headings above rows do not count.

    Whatever the page is about: numbers of three digits or more, the same letters with a number (`ORA-00018`), a name with its number
    (`GATE_SHUT (7)`), names of errors; if it is called one about errors and has no rows, headings that are an identifier. A page of
    dates or steps has none of these.
    """
    any_identifier = not rows and any(map(mentions_errors, titles))
    lines = text.split("\n")
    above_rows = headings_above(lines, rows)
    forms: dict[tuple[str, ...], dict[str, tuple[int, str]]] = {}
    for number, (line, following) in enumerate(zip(lines, [*lines[1:], ""], strict=True), 1):
        if any_identifier and (title := _MARKED_TITLE.match(line)):
            forms.setdefault(("#", "identifier"), {}).setdefault(title["code"], (number, line))
            continue
        if number in rows or len(line) > _LONGEST_SHAPE:
            continue
        if (title := _TITLED_ERROR.match(line)) and number not in above_rows:
            forms.setdefault(("#", "titled"), {}).setdefault(title["code"], (number, line))
            continue
        found = _MARKED_CODE.match(line)
        if found is None or _CONTENTS.match(line):
            continue
        is_heading = found["heading"] is not None or _UNDERLINE.match(following) is not None
        if not (is_heading or found["style"] or (found["item"] and found["behind"].strip())):
            continue
        if is_heading and number in above_rows:
            continue
        sort = next(sort for sort in ("number", "numbered", "pair", "error") if found[sort])
        mark = "#" if is_heading else (found["item"] or "").lstrip("0123456789")[:1]
        forms.setdefault((mark, found["style"][:1], sort, found["letters"] or ""), {}).setdefault(
            found[sort], (number, line)
        )
    for form, codes in forms.items():
        if len(codes) >= _LEAST_PLAIN and not ("number" in form and are_ordinals(codes)):
            yield from codes.values()


def find_packed_codes(text: str, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no rows and pack three or more codes with their texts, as a cell or a sentence does."""
    for number, line in enumerate(text.split("\n"), 1):
        if number in rows:
            continue
        found = _PACKED_CODE.findall(line[:_LONGEST_SHAPE])
        marked = _MARKED_IN_SENTENCE.findall(line[:_LONGEST_SHAPE]) if "`" in line or "*" in line else []
        if len(set(found)) >= _LEAST_PLAIN or (len(set(marked)) >= _LEAST_PLAIN and mentions_codes(line)):
            yield number, line


def headings_above(lines: Sequence[str], rows: Collection[int]) -> frozenset[int]:
    """Return the lines of the headings that have rows below them, before the next heading of their level or a higher one."""
    found: set[int] = set()
    opened: list[tuple[int, int]] = []
    for number, line in enumerate(lines, 1):
        if number in rows:
            found.update(heading for _, heading in opened)
        elif line[:1] in _HEADING_BEGINS and (heading := _HEADING.match(line)):
            level = len(heading.group(1) or "") or int(heading.group(2))
            opened = [*(above for above in opened if above[0] < level), (level, number)]
    return frozenset(found)


def _entered(
    open_headings: list[tuple[int, bool]], heading: re.Match[str], line: str, mentions: Callable[[str], bool]
) -> list[tuple[int, bool]]:
    """Return the headings that are open behind a heading, with whether it or one above it mentions codes."""
    level = len(heading.group(1) or "") or int(heading.group(2))
    kept = [above for above in open_headings if above[0] < level]
    about = mentions(line.strip("#= ")) or any(above for _, above in kept)
    return [*kept, (level, about)]


_SHAPE_CODE = (
    r"(?P<code>\d{1,6}(?:-\d{2,6}){2,3}(?![\w.%:/-])|[-−]?\d{2,10}(?![\w.%:/-])|0[xX][0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<=`)[A-Z]{4,30}(?=`)|[A-Z]{1,8}-?\d{2,8}[A-Z]?(?![\w.])"
    r"|[A-Z][a-z]+(?:[A-Z][a-z]+){1,8}(?![\w(/])|[a-z]+(?:_[a-z]+){1,8}(?![\w(/]))"
)
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
_SHAPE = re.compile(
    rf"(?P<indent>\s{{0,8}})(?P<mark>(?:[-*+•|>]|\d{{1,3}}[.)])?\s{{0,3}}(?:<[a-z]{{1,10}}[^<>]{{0,100}}>\s{{0,3}}){{0,3}}[`*_\"'\[(]{{0,4}})"
    rf"(?P<word>(?:(?:[A-Za-z#]{{1,20}}(?![A-Za-z_-])(?!(?<=[A-Z])\d)|[#\u4e00-\u9fff]{{1,20}})\s{{0,2}}[:：#(=]?\s{{0,2}}){{0,2}}){_SHAPE_CODE}"
    rf"(?P<behind>[`*_\"'\])]{{0,4}}(?:</[a-z]{{1,10}}>){{0,3}}\s{{0,3}}(?:[:：=,;|&(（\[{{—–-]|->)?)(?P<rest>.*)$"
)
_CONTENTS = re.compile(r"\s{0,12}(?:[-*+]|\d{1,3}[.)])\s{1,4}\[[^\[\]]{1,200}\]\(#[^()]{0,200}\)\s*$")
"""A line of a table of contents."""
_SECOND = re.compile(r"[\s`*_\[(>=:：—–-]{0,12}(-?\d{1,10}|[A-Za-z]+(?:[_.][A-Za-z0-9]+)+)(?![\w.%])")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LETTERED = re.compile(r"\s{0,12}[A-Z]{1,8}[-_]?\d{3,8}[A-Z]?(?:\s{0,2}[:：]|\s[-–—])?\s{1,24}[^\W\d]")
_TABULAR = re.compile(
    r"\s{0,12}(?:[A-Z][A-Z0-9_]{2,40}\s{1,24}(?P<number>[-−]?\d{1,10})\s{1,24}[^\W\d]|"
    r"[A-Z][A-Z0-9_]{3,60}(?:\s{1,24}\w{1,20})?\s{0,24}=\s{0,4}[-−]?\d{1,10}\s*$|(?:[A-Z][A-Z0-9_]{3,40}|\d{2,10})\t[^\t]{1,60}\t\s*[^\W\d]|"
    r"(?P<first>[-−]?\d{1,10})\s{1,24}[A-Z][A-Z0-9_]{3,40}\s{1,24}[^\W\d]|[1-9]\d{2,9}\s?(?:[:：]|[-–—]\s)\s{0,3}[^\W\d_])"
)
"""A name and a number in columns, or a number and a dash, with a text behind them, as in a block of plain text."""


def shape_of(line: str) -> tuple[object, ...] | None:
    """Return the code with which a line begins and the line's shape; None if it has no code with a text next to it."""
    if _is_comment(line) or len(line) > _LONGEST_SHAPE or _CONTENTS.match(line):
        return None
    found = _SHAPE.match(line)
    if found is None or not _LETTERS.search(
        found.group("rest") or found.group("word") or found.group("code")
    ):
        return None
    mark = found.group("mark").strip()
    behind = found.group("behind").strip()
    if not mark and not behind and not found.group("word").strip():
        return None
    code = found.group("code")
    if is_field_name(code):
        return None
    kind = "number" if code.lstrip("-−")[:1].isdigit() else ("upper" if code.isupper() else "camel")
    if (kind == "camel" and (not (mark and behind) or behind.startswith("]("))) or (
        behind == "`," and found.group("rest").lstrip()[:1] == "`"
    ):
        return None  # a word, or one of several in a sentence
    if kind == "number" and (second := _SECOND.match(found.group("rest"))):
        code = f"{code} {second[1]}"  # a status, and the code itself
    return code, kind, mark[:1], behind[:2], bool(found.group("word"))


def _ripe(plain: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a number and a text each that follow each other, once they are enough to be no chance."""
    if len(plain) == _LEAST_PLAIN:
        return plain
    return plain[-1:] if len(plain) > _LEAST_PLAIN else []


def _begins_with_code(line: str) -> bool:
    """Whether `line`, where codes are spoken of, may describe one."""
    if _is_comment(line):
        return False
    if _BEGUN.match(line) or _COLUMNED.match(line):
        return True
    if "<" in line and _ELEMENT.search(line):
        return True
    return _is_keyed(line)


def _is_keyed(line: str) -> bool:
    """Whether `line` gives a code and a text as a script or an element does (`code: 1001, message: "…"`)."""
    return _KEYED.search(line) is not None and _TEXT_KEY.search(line) is not None


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith(("<!--", "{/*")) and line.rstrip().endswith(("-->", "*/}"))
