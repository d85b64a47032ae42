"""The reader of HTML that Doxygen and Javadoc make of source code: enumerators, `#define` lines, constants and enum constants.

Doxygen writes a page's declarations twice: a summary with their values (`memItemRight`), and tables of enumerators with their texts
(`fieldname`, `fielddoc`). Javadoc 16 and later writes summaries as cells of three columns (`col-first`, `col-second`, `col-last`); of older
versions only the constant field values are read, those of other tables by the reader of Markdown. The marks are classes of elements in the output of Doxygen 1.8 to 1.12
and of the standard doclet. As in source code, a group is read if it is one of errors or return codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.reader import read_groups
from zcodegen.readers.markup.text import only_html, plain
from zcodegen.readers.rows import Page
from zcodegen.readers.tables.codes import read_codes
from zcodegen.readers.tables.extraction import Extraction

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_MADE: Final = re.compile(
    r"<meta name=\"generator\" content=\"(?:Doxygen|javadoc)|class=\"(?:fieldtable|memItemRight|constants-summary|summary-table)\b"
)
_OPEN: Final = r"<(?:code|tt)>(?:<font\b[^<>]{0,99}>)?(?:<a\b[^<>]{0,300}>)?"
_CLOSE: Final = r"(?:</a>)?(?:</font>)?</(?:code|tt)>\s{0,99}"
_OLD_CONSTANT: Final = re.compile(
    rf"(?:static|final)(?:&nbsp;|\s){{1,9}}(?:<a\b[^<>]{{0,300}}>)?[\w.\[\]]{{1,99}}{_CLOSE}</t[dh]>\s{{0,99}}<t[dh]\b[^<>]{{0,99}}>\s{{0,99}}"
    rf"{_OPEN}(?P<name>\w{{1,99}}){_CLOSE}</t[dh]>\s{{0,99}}<t[dh]\b[^<>]{{0,99}}>\s{{0,99}}{_OPEN}(?P<value>[^<>]{{1,300}}){_CLOSE}",
    re.IGNORECASE,
)
"""A row of the constant field values that a Javadoc before version 16 writes: type, name and value are cells of a table."""
_OLD_CLASS: Final = re.compile(
    r"<(?:th\b[^<>]{0,99}|caption)>(?:\s{0,99}<(?:font|b|span)\b[^<>]{0,99}>){0,3}[\w.\s]{0,200}<a\b[^<>]{0,300}>(?P<class>\w{1,99})</a>",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(r"\s{0,99}(?:<\?xml[^<>]{0,99}>\s{0,99})?<(?:!DOCTYPE|html)\b", re.IGNORECASE)
_CELL: Final = re.compile(
    r"<(td|div|h1)\b[^<>]{0,300}?\bclass=\"(fieldname|fielddoc|memItemLeft|memItemRight|mdescRight|memname|memdoc|title|caption|"
    r"table-header|col-first|col-second|col-last)(?=[\" ])[^<>]{0,300}>"
)
_MACRO: Final = re.compile(r"(?:#\s?define\s+)?([A-Za-z_]\w*)(?:\s+(\S.*))?$", re.DOTALL)
_ENUM: Final = re.compile(r"(?:anonymous |strong |typedef )?enum(?: class| struct)?\s+([\w:]*)")
_MEMBER: Final = re.compile(r"([A-Za-z_]\w*)\s*(?:=\s*([^,{}]+))?")


class _Cell(Struct, frozen=True):
    kind: str
    line: int
    text: str


def is_api_docs(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is HTML by Doxygen or Javadoc."""
    if _PAGE.match(source.text) is None:
        return False
    is_old = "onstant" in source.text and _OLD_CONSTANT.search(source.text) is not None
    return is_old or _MADE.search(source.text) is not None


def read_api_docs(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a page of API documentation; never raises."""
    cells = list(_cells(source.text))
    title = next((cell.text for cell in cells if cell.kind == "title"), None)
    extraction = Extraction(words)
    groups = [
        *_enumerations(cells),
        *_macros(cells),
        *_summaries(cells, title or ""),
        *_field_values(source.text),
    ]
    rows = read_groups(groups, extraction, about=False)
    lines = frozenset(range(1, source.text.count("\n") + 2))
    return Page(source.path, None, title, "api-docs", rows, tuple(extraction.unread), passed=lines)


def _cells(text: str) -> Iterator[_Cell]:
    """Yield the marked elements with their text, which ends with the element or where the next one begins."""
    line, counted = 1, 0
    following: re.Match[str] | None = _CELL.search(text)
    while found := following:
        following = _CELL.search(text, found.end())
        line += text.count("\n", counted, found.start())
        counted = found.start()
        last = following.start() if following else len(text)
        end = text.rfind(f"</{found[1]}>", found.end(), last)
        if found[1] == "td":
            end = text.find("</td>", found.end(), last)
        markup = text[found.end() : end if end >= 0 else last]
        yield _Cell(found[2], line, plain(only_html(markup)).replace("\u00a0", " ").strip())


def _enumerations(cells: Iterable[_Cell]) -> Iterator[Group]:
    """Yield the enumerations of a page by Doxygen: values from the summary, texts from the tables of enumerators."""
    numbers: dict[str, int] = {}
    groups: list[Group] = []
    left = ""
    for cell in cells:
        if cell.kind == "memItemLeft":
            left = cell.text
        elif cell.kind == "memItemRight" and "{" in cell.text and "enum" in f"{left} {cell.text}":
            numbers |= _members(cell.text[cell.text.index("{") + 1 :])
        elif cell.kind == "memname" and (found := _ENUM.match(cell.text)):
            groups.append(Group(found[1].rpartition(":")[2], "enum"))
        elif cell.kind == "fieldname":
            if not groups:
                groups.append(Group("", "enum"))
            groups[-1].declarations.append(Declaration(cell.text.rpartition(":")[2].strip(), cell.line))
        elif cell.kind == "fielddoc" and groups and groups[-1].declarations:
            groups[-1].declarations[-1].trailing = cell.text
    for group in groups:
        for declaration in group.declarations:
            if declaration.name in numbers:
                declaration.numbers.append(numbers[declaration.name])
        if group.declarations:
            yield group


def _members(text: str) -> dict[str, int]:
    """Return the numbers of the members of a C enumeration: a member without a value is one more than the one before it."""
    numbers: dict[str, int] = {}
    upcoming: int | None = 0
    for name, value in _MEMBER.findall(text.partition("}")[0]):
        if value:
            codes = read_codes(value.strip().strip("()"))
            number = codes[0] if codes and isinstance(codes[0], int) else numbers.get(value.strip())
        else:
            number = upcoming
        if number is not None:
            numbers[name] = number
        upcoming = None if number is None else number + 1
    return numbers


def _macros(cells: Iterable[_Cell]) -> Iterator[Group]:
    """Yield the `#define` lines of a page by Doxygen, each with the longer of its two texts."""
    macros: dict[str, Declaration] = {}
    current: Declaration | None = None
    left = ""
    for cell in cells:
        if cell.kind == "memItemLeft":
            left = cell.text
        elif cell.kind in {"memItemRight", "memname"}:
            is_macro = (
                left.startswith("#define") if cell.kind == "memItemRight" else cell.text.startswith("#define")
            )
            found = _MACRO.match(cell.text) if is_macro else None
            current = None
            if found and found[2]:
                codes = read_codes(found[2].strip("() "))
                made = Declaration(
                    found[1], cell.line, [code for code in codes or () if isinstance(code, int)]
                )
                current = macros.setdefault(found[1], made)
        elif cell.kind in {"mdescRight", "memdoc"} and current is not None:
            text = cell.text.removesuffix("More...").strip()
            current.trailing = max(current.trailing, text, key=len)
    if macros:
        yield Group("", "define", "", list(macros.values()))


def _summaries(cells: Iterable[_Cell], title: str) -> Iterator[Group]:
    """Yield the summaries of a page by Javadoc: constants with values, fields and enum constants with texts."""
    group = Group(title, "const")
    header: list[str] = []
    row: list[_Cell] = []
    for cell in cells:
        if cell.kind == "caption":
            yield group
            name = cell.text.rpartition(".")[2]
            group, header = Group(name if name[:1].isupper() and " " not in name else title, "const"), []
        elif cell.kind == "table-header":
            header.append(cell.text.casefold())
        elif cell.kind in {"col-first", "col-second", "col-last"}:
            row = [cell] if cell.kind == "col-first" else [*row, cell]
            if cell.kind == "col-last":
                group.declarations += _declared(row, header)
    yield group


def _field_values(text: str) -> Iterator[Group]:
    """Yield the classes on a page of constant field values by an old Javadoc, each with its constants."""
    marks = sorted((*_OLD_CLASS.finditer(text), *_OLD_CONSTANT.finditer(text)), key=re.Match.start)
    group = Group("", "const")
    line, counted = 1, 0
    for mark in marks:
        found = mark.groupdict()
        if "class" in found:
            yield group
            group = Group(found["class"], "const")
            continue
        line += text.count("\n", counted, mark.start("name"))
        counted = mark.start("name")
        value = unescape(found["value"]).strip()
        codes = read_codes(value.rstrip("lL")) or ()
        numbers = [code for code in codes if isinstance(code, int)]
        strings = [value.strip('"')] if value.startswith('"') else []
        if numbers or strings:
            group.declarations.append(Declaration(found["name"], line, numbers, strings))
    yield group


def _declared(row: list[_Cell], header: list[str]) -> Iterator[Declaration]:
    """Yield the constant of a row of a summary; nothing if the row is of methods or classes."""
    if len(row) != len(header) or not row:
        return
    cells = dict(zip(header, row, strict=True))
    name = next((cells[key] for key in ("constant field", "field", "enum constant") if key in cells), None)
    if name is None or not re.fullmatch(r"\w+", name.text):
        return
    value = cells["value"].text.rstrip("lL") if "value" in cells else ""
    numbers = [code for code in read_codes(value) or () if isinstance(code, int)]
    strings = [value.strip('"')] if value.startswith('"') else []
    text = cells["description"].text if "description" in cells else ""
    yield Declaration(
        name.text, name.line, numbers, strings, trailing=text, has_value="enum constant" not in cells
    )
