"""Constants in a page's blocks of code: enumerations of errors with their comments, as documentation of SDKs shows them.

A block is read by its language, as a file of source code is; lines of members without an enumeration are one of C. It has to define three codes, and none that the page lists
elsewhere: shorter ones are examples. Codes of letters count below headings that mention codes: errors of an example have them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from zcodegen.readers.constants.declarations import declarations_of
from zcodegen.readers.constants.reader import read_groups
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import mentions_codes
from zcodegen.readers.titles.outline import Heading, headings_above

_FENCE: Final = re.compile(r"\s{0,12}(?:`{3,}|~{3,})\s{0,3}\{?\.?([A-Za-z][\w+#-]{0,20})")
_EXPORT: Final = re.compile(r"export (?:const|let|var) \w{1,100} ?=")
_ATTRIBUTE: Final = re.compile(r"\s{0,80}(?:<[A-Z][A-Za-z.]{0,60}\s)?\s{0,9}([A-Za-z]\w{0,60})=\{\s?\[")
_END_OF_ARRAY: Final = re.compile(r"\]\s?\}(?:\s{0,9}/?>)?\s{0,9}$")
_SUFFIXES: Final = {
    **dict.fromkeys(("c", "h"), ".h"),
    **dict.fromkeys(("c++", "cpp", "cxx", "hpp"), ".hpp"),
    **dict.fromkeys(("c#", "cs", "csharp"), ".cs"),
    **dict.fromkeys(("objc", "objective-c", "objectivec"), ".m"),
    **dict.fromkeys(("go", "golang"), ".go"),
    **dict.fromkeys(("js", "javascript", "jsx"), ".js"),
    **dict.fromkeys(("ts", "typescript", "tsx"), ".ts"),
    **dict.fromkeys(("kotlin", "kt"), ".kt"),
    **dict.fromkeys(("proto", "protobuf", "proto3"), ".proto"),
    **dict.fromkeys(("py", "python", "python3"), ".py"),
    **dict.fromkeys(("rb", "ruby"), ".rb"),
    **dict.fromkeys(("rs", "rust"), ".rs"),
    **{name: f".{name}" for name in ("dart", "java", "php", "scala", "swift", "thrift")},
}
"""What a block calls its language -> suffix of its files."""
_MEMBER: Final = re.compile(
    r"\s{0,40}[A-Za-z_]\w{2,80}\s{0,40}=\s{0,9}(?:-?\d{1,10}|0[xX][0-9A-Fa-f]{1,8})\s{0,4},\s{0,40}(?:/[/*][^\n]{0,300})?"
)
"""A member of an enumeration with its number."""
_VALUE: Final = re.compile("[0-9\"'`]")
"""What every code begins with: a digit, or the mark of a string."""
_LEAST: Final = 3


def read_code_blocks(
    lines: Sequence[str], blocks: Iterable[range], headings: Sequence[Heading], extraction: Extraction
) -> None:
    """Add the rows of blocks of code; `blocks` are the indexes of their lines, with those of the fences."""
    listed = {row.codes for row in extraction.rows}
    fenced = [*_fenced(lines, blocks)]
    for code, suffix in (*fenced, *_expressions(lines), *_members(lines, [code for code, _ in fenced])):
        above = headings_above(headings, code.start) or _first_heading(headings)
        text = _as_statement("\n".join(lines[code.start : code.stop]))
        are_members = _MEMBER.fullmatch(lines[code.start]) is not None
        is_announced = any(map(mentions_codes, above[-1:]))
        if (are_members and not is_announced) or not _VALUE.search(text):
            continue
        found = Extraction(extraction.words)
        groups, texts = declarations_of(text, suffix)
        is_about_codes = any(map(mentions_codes, above))
        rows = read_groups(groups, found, about=is_about_codes, texts=texts)
        codes = {row.codes for row in rows if is_about_codes or isinstance(row.codes[0], int)}
        if len(codes) < _LEAST or not codes.isdisjoint(listed):
            continue
        listed |= codes
        extraction.rows += (
            replace(row, line=row.line + code.start, heading=(*above, *(() if are_members else row.heading)))
            for row in rows
        )
        extraction.unread += (replace(line, line=line.line + code.start) for line in found.unread)
        extraction.dismissed.update(range(code.start, code.stop + 2))


def _fenced(lines: Sequence[str], blocks: Iterable[range]) -> Iterator[tuple[range, str]]:
    """Yield the lines of fenced blocks whose language is known, with the suffix of its files."""
    for block in blocks:
        fence = _FENCE.match(lines[block.start])
        suffix = _SUFFIXES.get(fence[1].lower()) if fence else None
        if suffix and len(block) >= _LEAST:
            yield range(block.start + 1, block.stop - 1), suffix


def _expressions(lines: Sequence[str]) -> Iterator[tuple[range, str]]:
    """Yield the lines of MDX's `export const NAME = …`, up to an empty one, and of attributes that are arrays (`rows={[…]}`)."""
    arrays = {number for number, line in enumerate(lines) if "={" in line and _ATTRIBUTE.match(line)}
    ends = [number for number, line in enumerate(lines) if arrays and _END_OF_ARRAY.search(line)]
    at = 0
    while at < len(lines):
        start = at
        at += 1
        if _EXPORT.match(lines[start]):
            while at < len(lines) and lines[at].strip():
                at += 1
            yield range(start, at), ".js"
        elif start in arrays and (place := bisect_left(ends, start)) < len(ends):
            at = ends[place] + 1
            yield range(start, at), ".js"


def _members(lines: Sequence[str], fenced: Sequence[range]) -> Iterator[tuple[range, str]]:
    """Yield lines that follow each other and are members of an enumeration (`GATE_SHUT = 7, // text`) that is not there itself."""
    known = {number for code in fenced for number in code}
    found = [
        number
        for number, line in enumerate(lines)
        if "=" in line and number not in known and _MEMBER.fullmatch(line)
    ]
    for first, number in enumerate(found):
        if first and found[first - 1] == number - 1:
            continue
        last = first
        while last + 1 < len(found) and found[last + 1] == found[last] + 1:
            last += 1
        if last - first + 1 >= _LEAST:
            yield range(number, found[last] + 1), ".h"


def _as_statement(text: str) -> str:
    """Return an attribute that is an array as a constant, and members of an enumeration as one; other code as it is."""
    if _MEMBER.fullmatch(text.split("\n", 1)[0]):
        return f"enum ErrorCode {{ {text}\n}};"
    if not _ATTRIBUTE.match(text):
        return text
    return _END_OF_ARRAY.sub("];", _ATTRIBUTE.sub(r"const \1 = [", text, count=1))


def _first_heading(headings: Sequence[Heading]) -> tuple[str, ...]:
    return (headings[0].text,) if headings else ()
