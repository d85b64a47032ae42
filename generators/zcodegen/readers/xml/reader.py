"""The reader of XML: elements with a code in an attribute or a child (`<error code="1001">text</error>`), `strings.xml`.

Elements that repeat under one parent are the rows of a table whose headers are their attributes and children. The parser is
expat; declarations of entities are not expanded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zcodegen.readers.constants.reader import read_groups
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, name_of_page, unread_column
from zcodegen.readers.tables.codes import is_identifier, is_plain_word, read_codes
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes, mentions_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.readers.xml.enumerations import enumerations, named_values
from zcodegen.readers.xml.tree import Element, note_above, parse_xml, simplify

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_SUFFIXES = (".xml", ".resx", ".xlf", ".plist", ".xsd", ".resw")
_ENDING = re.compile(r"[A-Za-z][A-Za-z_.-]{0,80}?[._-]?(\d{2,12})")
_NUMBERS = ("id", "value", "number", "num", "no")
_NUMBERED = re.compile(r"[A-Z]{1,10}[-_]?\d{2,7}[A-Z]?")
_ARGUMENTS = frozenset(("arg", "args", "argument", "param"))
"""What the elements are called that name the values in a text."""
_REMARKS = frozenset(("comment", "note"))
"""What the elements are called that speak to the translators of a text in `value` (.resx, .xliff)."""
_TEXTS = frozenset(("term", "listitem", "dt", "dd"))
"""The term and the text of an entry of DocBook's variable lists; elements in them are markup."""
_PARTS = frozenset(("appendix", "chapter", "figure", "line", "page", "section", "step", "table"))
"""What the numbered parts of a document are called."""
_MESSAGES = frozenset(
    ("alarm", "alert", "diagnostic", "error", "exception", "fault", "message", "msg", "warning")
)
_DIGITS_OF_CODES = 3
_ITEM = re.compile(r"(-?\d{1,10}|0[xX][0-9A-Fa-f]{1,16})\s{1,9}[-:–—=]?\s{0,9}(\S.*)", re.DOTALL)
"""The text of an item of a list that is a code and its text."""
_PAIR = re.compile(r"(-?\d{1,10}|[A-Z]{1,6}[-_]?\d{1,8})\s{0,2}[:=|]\s{0,4}([^\W\d_].*)", re.DOTALL)
"""The text of an item of an array of Android that is a code and its text."""
_ANNOUNCES = re.compile(r"\bcodes\s?[:：]?$")
_TEXT_UNITS = frozenset(("data", "trans-unit"))
"""Elements of one text each: .NET's .resx, XLIFF 1.2."""
_MOSTLY = 0.6
_LEAST = 2
_ANDROID = re.compile(r"\\([n'\"@?\\])")
"""What is escaped in the strings of Android."""
_SHORT = re.compile(r"[A-Za-z]{1,3}\d{1,5}")
_STATE = re.compile(r"[0-9A-Z]{4,6}(?:\.[A-Z0-9]{1,4}){0,3}")
_MAX_FIELDS = 40


def is_xml(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called XML or begins with its declaration, and is not a page of HTML."""
    start = source.text[:2000].lstrip().casefold()
    if "<html" in start or "<!doctype html" in start or "<svg" in start:
        return False
    return source.path.lower().endswith(_SUFFIXES) or start.startswith("<?xml")


def read_xml(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of an XML document; never raises. What follows a syntax error is not read, and is reported."""
    extraction = Extraction(words, titles=(name_of_page(source.path),))
    root, error = parse_xml(source.text)
    if error:
        extraction.miss(error[0], "", f"xml: {error[1]}")
    simplify(root)
    about = is_of_errors(name_of_page(source.path))
    extraction.rows[:] = read_groups(list(enumerations(root)), extraction, about=False)
    numbered = {row.line for row in extraction.rows}
    for element in named_values(root):
        extraction.miss(
            element.line, element.attributes["value"], "a code of an enumeration without any text"
        )
    level: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while level:
        groups: dict[tuple[tuple[str, ...], str], list[Element]] = {}
        for element, path in level:
            note_above(element.children)
            for child in element.children:
                if child.line not in numbered:
                    groups.setdefault(((*path, child.tag), child.above), []).append(child)
        level = []
        for (path, _), group in groups.items():
            if path[-1] == "plurals":
                _report_plurals(group, extraction)
            elif not _read_group(
                group,
                path[:-1],
                extraction,
                about=about or is_of_errors(" ".join(path[-2:])) or mentions_errors(group[0].above),
            ):
                level += [(child, path) for child in group]
    extraction.rows.sort(key=lambda row: row.line)
    return Page(
        source.path,
        None,
        None,
        "xml",
        tuple(extraction.rows),
        tuple(extraction.unread),
        passed=frozenset(range(1, source.text.count("\n") + 2)) if extraction.rows else frozenset(),
    )


def _report_plurals(group: Sequence[Element], extraction: Extraction) -> None:
    """Report the texts of Android that have a form for each number: which of them a code's text is, is not stated."""
    for element in group:
        name = element.attributes.get("name", "")
        if _ENDING.fullmatch(name) or is_of_errors(name):
            extraction.miss(element.line, name, "a text with forms for numbers")


def _read_group(
    group: Sequence[Element], path: tuple[str, ...], extraction: Extraction, *, about: bool
) -> bool:
    """Read elements of one name as the rows of a table; return whether they are codes."""
    items = _items(group, about=about)
    if len(group) < _LEAST and not items:
        return False
    fields = items or [_fields(element) for element in group]
    headers = list(dict.fromkeys(key for row in fields for key in row))
    if len(headers) > _MAX_FIELDS:
        return False
    is_of_texts = group[0].tag in _TEXT_UNITS
    unread = _ARGUMENTS | _REMARKS if is_of_texts else _ARGUMENTS
    arguments = [key for key in headers if key in unread]
    headers = [key for key in headers if key not in unread]
    names = {key: "description" if key in ("listitem", "dd") else _header(key) for key in headers}
    if is_of_texts:
        names |= {
            key: f"message{mark}{locale}"
            for key, (tag, mark, locale) in ((key, key.partition("_")) for key in headers)
            if tag in ("value", "source", "target")
        }
    coded = _code_key(fields, headers, names, extraction.words, about=about, tag=group[0].tag)
    if (
        coded is None
        or len(headers) < _LEAST
        or sum(1 for row in fields if row.get(coded)) * 2 <= len(fields)
    ):
        return False
    if "" in names:
        spoken = any(extraction.words.role(names[key]) is Role.MESSAGE for key in headers if key)
        names[""] = "text" if spoken else "message"
    rows = [TableRow(0, tuple(Cell(verbatim(names[key]), 0) for key in headers), header=True)]
    for element, row in zip(group, fields, strict=True):
        rows.append(
            TableRow(element.line, tuple(Cell(verbatim(row.get(key, "")), element.line) for key in headers))
        )
    before = len(extraction.rows)
    titles = extraction.titles
    extraction.titles = (*titles, group[0].tag)
    interpret(Table(path, tuple(rows)), extraction)
    extraction.titles = titles
    for key in arguments if len(extraction.rows) > before else ():
        extraction.miss(group[0].line, key, unread_column(key))
    return len(extraction.rows) > before


def _items(group: Sequence[Element], *, about: bool) -> list[dict[str, str]]:
    """Return the codes and texts of the items of lists below a text that announces codes; none if they are others.

    In a document about errors (`about`) a text that ends with "codes" does, and items are read that are a code, a colon and a text.
    """
    pairs = [_PAIR.fullmatch(element.text.strip()) for element in group if about and element.tag == "item"]
    if len(pairs) == len(group) >= _LEAST and all(pairs):
        return [{"code": pair[1], "message": pair[2]} for pair in pairs if pair]
    found = [_ITEM.fullmatch(element.text) for element in group]
    texts = {element.above for element in group}
    if not all(found) or not all(
        mentions_codes(text) or (about and _ANNOUNCES.search(text)) for text in texts
    ):
        return []
    return [{"code": item[1], "message": item[2]} for item in found if item]


def _code_key(
    fields: Sequence[dict[str, str]],
    headers: list[str],
    names: dict[str, str],
    words: HeaderVocabulary,
    *,
    about: bool,
    tag: str,
) -> str | None:
    """Return the key that holds the codes, which `names` then calls so; None if there is none.

    `error_1001` under `name` gives the code 1001.
    """
    coded = next((key for key in headers if words.role(_header(key)) is Role.CODE), None)
    if coded is not None:
        return None if _are_shared([row.get(coded, "") for row in fields]) else coded
    if tag in _TEXT_UNITS and "id" in headers and (about or _are_named_errors(fields)):
        names["id"] = "code"
        return "id"
    if "id" in headers and _are_numbered([row.get("id", "") for row in fields]):
        names["id"] = "code"
        if "reason" in headers and "response" in headers:  # DITA Open Toolkit's messages
            names |= {"reason": "message", "response": "user response", "type": "severity"}
        return "id"
    coded = next((key for key in headers if key.casefold() in _NUMBERS and _share(fields, key)), None)
    if coded is not None:
        if tag in _PARTS or not (about or _are_messages(tag, [row.get(coded, "") for row in fields])):
            return None
        names[coded] = "code"
        if "Id" in headers and coded != "Id":
            names["Id"] = "name"
        return coded
    if "name" not in headers:
        return _symbol_key(fields, headers, names, words) if about else None
    return _name_key(fields, headers, names, about=about)


def _name_key(
    fields: Sequence[dict[str, str]], headers: list[str], names: dict[str, str], *, about: bool
) -> str | None:
    """Return the key of the codes of elements that have a name: the name, the number at its end, or the names of errors."""
    if _are_codes([row["name"] for row in fields if row.get("name")]):
        names["name"] = "code"
        return "name"
    numbers = [_ENDING.fullmatch(row.get("name", "")) for row in fields]
    if about and all(_is_short_code(row.get("name", "")) for row in fields):
        names["name"] = "code"
        return "name"
    found = [number.group(1) for number in numbers if number]
    if len(found) > len(fields) * _MOSTLY and len(set(found)) == len(found):
        for row, number in zip(fields, numbers, strict=True):
            row["code"] = number.group(1) if number else ""
        headers.append("code")
        names["code"] = "code"
        return "code"
    named = [row.get("name", "") for row in fields]
    if about and _are_symbols(named):
        names["name"] = "code"
        return "name"
    errors = [is_of_errors(name) for name in named]
    if sum(errors) * 2 > len(named) and _are_symbols(named):
        for row, is_error in zip(fields, errors, strict=True):
            row["code"] = row.get("name", "") if is_error else ""
        headers[headers.index("name")] = names["code"] = "code"
        return "code"
    return None


def _symbol_key(
    fields: Sequence[dict[str, str]], headers: Sequence[str], names: dict[str, str], words: HeaderVocabulary
) -> str | None:
    """Return the one key whose values are identifiers that all differ, next to a text; `names` then calls it the code."""
    found = [
        key
        for key in headers
        if key and all(row.get(key) for row in fields) and _are_different([row[key] for row in fields])
    ]
    if len(found) != 1 or not any(words.role(names[key]) in TEXT_ROLES for key in headers):
        return None
    names[found[0]] = "code"
    return found[0]


def _are_different(values: Sequence[str]) -> bool:
    """Whether nearly all values are identifiers, no two the same, and most are more than a word."""
    named = [value for value in values if is_identifier(value)]
    joined = sum(1 for value in named if "-" in value or not is_plain_word(value))
    is_regular = len(set(values)) == len(values) and len(named) * 5 >= len(values) * 4
    return is_regular and joined * 2 > len(values)


def _fields(element: Element) -> dict[str, str]:
    """Return an element's attributes, its children of texts alone, and its own text under the empty key."""
    row = {key.rpartition(":")[2]: value for key, value in element.attributes.items() if key != "xml:space"}
    if element.tag == "string":  # of Android: elements in its text are markup
        return row | ({"": _ANDROID.sub(_unescaped, element.text)} if element.text else {})
    for child in element.children:
        if child.text and (child.tag in _TEXTS or not any(inner.text for inner in child.children)):
            key = child.tag
            for attribute in ("lang", "language", "locale"):
                if child.attributes.get(attribute) or child.attributes.get(f"xml:{attribute}"):
                    key = (
                        f"{key}_{child.attributes.get(attribute) or child.attributes.get(f'xml:{attribute}')}"
                    )
            row[key] = f"{row[key]}\n{child.text}" if key in row else child.text
    if element.text and not any(child.tag in row for child in element.children):
        row[""] = element.text
    return row


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def _are_named_errors(fields: Sequence[dict[str, str]]) -> bool:
    """Whether most identifiers of texts are called errors: `error_1001`."""
    named = [row.get("id", "") for row in fields]
    return sum(1 for name in named if is_of_errors(name)) * 2 > len(named)


def _share(fields: Sequence[dict[str, str]], key: str) -> bool:
    values = [row[key] for row in fields if row.get(key)]
    return sum(1 for value in values if read_codes(value)) * 2 > len(fields) and len(set(values)) * 2 > len(
        values
    )


def _are_shared(values: Sequence[str]) -> bool:
    """Whether cells list the same few codes: those that commands may return (`errorcodes="GATE_SHUT,GATE_GONE"`)."""
    several = [value for value in values if "," in value]
    codes = [code for value in values for code in value.split(",") if code]
    return len(several) * 3 > len(values) and len(set(codes)) * 3 < len(codes)


def _are_codes(values: Sequence[str]) -> bool:
    """Whether names are codes of digits and capitals (`08000`, `XJ001.U`), all different."""
    codes = [value for value in values if _STATE.fullmatch(value) and any(map(str.isdigit, value))]
    return len(codes) > len(values) * _MOSTLY and len(set(codes)) == len(codes)


def _is_short_code(name: str) -> bool:
    """Whether a name is a number, or letters and a number (`e302`)."""
    return bool(read_codes(name)) or _SHORT.fullmatch(name) is not None


def _are_numbered(values: Sequence[str]) -> bool:
    """Whether all values are letters and a number (`DOTA001F`), and differ."""
    return len(set(values)) == len(values) and all(_NUMBERED.fullmatch(value) for value in values)


def _are_messages(tag: str, numbers: Sequence[str]) -> bool:
    """Whether elements are called messages, errors or the like, and their numbers are too large to count them."""
    large = sum(1 for number in numbers if len(number.lstrip("-")) >= _DIGITS_OF_CODES)
    return tag.casefold() in _MESSAGES and large * 2 > len(numbers)


def _are_symbols(values: Sequence[str]) -> bool:
    symbols = [value for value in values if is_identifier(value) and not is_plain_word(value)]
    return len(symbols) * 2 > len(values)


def _header(key: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", key)
