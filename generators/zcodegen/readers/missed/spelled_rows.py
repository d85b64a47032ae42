"""Lines that are spelled like a row of codes, in whatever format: `| 1001 | text |`, `- 1001: text`, `{code: 1001, message: "…"}`.

Below a heading about codes less is enough: a list's item, a heading, an element or an object of a script that
begins with a number of three digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.readers.missed.lines import OpenHeadings, PageLines
from zcodegen.readers.tables.header_vocabulary import may_mention_codes

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
_DIGIT = re.compile("[0-9０-９]")
_LEAST_PLAIN = 3


def looks_like_row(line: str) -> bool:
    """Whether `line`, outside of every table that was read, may still be a row of a table of codes."""
    if is_comment(line):
        return False
    if ("|" in line or "｜" in line) and _PIPED.match(line):
        return True
    if _LISTED.match(line) or _RUN_ON.match(line) or _DELIMITED.match(line):
        return True
    if "<" in line and (_CELL.search(line) or _CODED.search(line)):
        return True
    return line.lstrip()[:1] in ("{", "<") and _is_keyed(line)


def find_spelled_rows(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines that look like rows of codes, and were neither read nor understood.

    A heading counts if it is below one that mentions codes, and no rows are below it. Numbers with a text and no mark between them
    count if three such lines follow each other.
    """
    above = OpenHeadings(page.titles)
    known = page.passed | page.unread
    entry: list[tuple[int, str]] = []  # a heading that may be a row itself
    plain: list[tuple[int, str]] = []
    for number, line in page.not_in(()):
        level = page.levels.get(number)
        if number in page.rows:
            entry = []
        is_known = number in page.rows or number in known
        if is_known or (level is None and not _DIGIT.search(line)):
            plain = []
            if level is not None:
                above.enter(level, line)
            continue
        suspect = looks_like_row(line) or (_begins_with_code(line) and above.mention(may_mention_codes))
        if level is not None:
            yield from entry
            above.close(level)
            entry = [(number, line)] if suspect and above.mention(may_mention_codes) else []
            above.enter(level, line)
        elif suspect:
            yield number, line
        elif _PLAIN.match(line):
            plain.append((number, line))
            yield from _ripe(plain)
    yield from entry


def _ripe(plain: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the lines of a number and a text each that follow each other, once they are enough to be no chance."""
    if len(plain) == _LEAST_PLAIN:
        return plain
    return plain[-1:] if len(plain) > _LEAST_PLAIN else []


def _begins_with_code(line: str) -> bool:
    """Whether `line`, where codes are spoken of, may describe one."""
    if is_comment(line):
        return False
    if _BEGUN.match(line) or _COLUMNED.match(line):
        return True
    if "<" in line and _ELEMENT.search(line):
        return True
    return _is_keyed(line)


def _is_keyed(line: str) -> bool:
    """Whether `line` gives a code and a text as a script or an element does (`code: 1001, message: "…"`)."""
    return _KEYED.search(line) is not None and _TEXT_KEY.search(line) is not None


def is_comment(line: str) -> bool:
    """Whether a line is a comment of HTML or MDX."""
    return line.lstrip().startswith(("<!--", "{/*")) and line.rstrip().endswith(("-->", "*/}"))
