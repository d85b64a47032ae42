"""Elements that name a value: `<ParamField name="DoorShut" prototype="DoorShut=(-300001)" …>text</ParamField>`.

Elements whose titles are codes (`<Card title="400 Bad Request">text</Card>`) are rows too, and so are fields below a heading
about errors that are called by a code (`<ParamField path="4000">`, `<ErrorText code="401">`). Only enumerations of errors and return codes hold rows; other enumerations are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import is_identifier, is_plain_word, read_codes, read_http_status
from zcodegen.readers.tables.column_content import KNOWN_STATUSES, are_reason_phrases
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    is_field_name,
    is_of_errors,
    mentions_codes,
    mentions_errors,
    names_fields,
)
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.titles.code_title import CodeTitle, read_code_title
from zcodegen.readers.titles.groups import EXCEPTION, codes_next_to_statuses
from zcodegen.readers.titles.labelled import split_labelled
from zcodegen.readers.titles.outline import Heading, headings_above

_ELEMENT = re.compile(
    r"<([A-Z][A-Za-z]{2,40}|[a-z]{2,20}(?:-[a-z]{2,20}){1,3})"
    r"((?:\s+[:A-Za-z_][\w:-]{0,40}(?:\s?=\s?(?:\"[^\"]{0,1000}\"|'[^'<>]{0,1000}'|\{[^{}<>]{0,1000}\}))?)+)\s*(/?)>"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_][\w:-]{0,40})\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|\{[\"'`]?([^{}]*?)[\"'`]?\})"
)
_VALUE = re.compile(r"=\s?\(?\s?([-−+]?(?:0[xX][0-9A-Fa-f]+|\d+))\s?\)?\s*+(?:,\s*+)?$")
_LEAST_TITLED, _LEAST_NUMBER = 2, 100
_LONGEST_BODY = 20_000
_FENCED = re.compile(
    r"^\s{0,12}(`{3,}+|~{3,}+)[^\n]*\n(?:(?!\s{0,12}\1).*\n)*\s{0,12}\1[^\n]*$", re.MULTILINE
)
_NAMES = ("name", "title", "label")
_VALUES = ("value", "code", "prototype", "default")
_KEYS = ("code", "path", "query", "body", "header", "name", "id")
_OF_PARAMETERS = frozenset(("required", "default", "initialvalue", "placeholder"))
_TYPES_OF_PARAMETERS = re.compile(
    r"(?:integer|int\d*|number|float|double|bool(?:ean)?|object|array|list|map|date|file|enum)\b|.*(?:\[\]|<|\|)",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}")
"""A phrase where a parameter has its type (`type="Bad Request"`)."""
_STATUS_CLASS = re.compile(r"[1-5][xX]{2}")


class _Element(Struct, frozen=True):
    """An element with attributes: its first and last line, the headings above it, the markup in it."""

    tag: str
    line: int
    last: int
    heading: tuple[str, ...]
    attributes: dict[str, str]
    body: str


class _Entry(Struct, frozen=True):
    """An element that states a code, with the HTTP status that its title states next to it."""

    element: _Element
    code: CodeTitle
    http_status: int | None = None


def read_elements(text: str, outline: Sequence[Heading], extraction: Extraction) -> None:
    """Add the rows of the elements in `text` that give a name and a number, or have a title that is a code.

    `outline` are the page's headings.
    """
    if "<" not in text:
        return
    titled: dict[str, list[_Entry]] = {}
    keyed: dict[tuple[str, tuple[str, ...]], list[_Entry]] = {}
    for element in _elements(text, outline):
        codes = _codes(element.attributes, extraction.words)
        name = next((value for key in _NAMES if (value := element.attributes.get(key, "").strip())), None)
        if codes and name:
            extraction.dismissed.update(range(element.line, element.last + 1))
            about = element.attributes.get("parent_name") or " ".join(element.heading[-2:])
            if is_of_errors(about):
                is_text = " " in name
                code = CodeTitle(codes, None if is_text else name, name if is_text else "")
                _add(_Entry(element, code), extraction)
        elif title := read_code_title(element.attributes.get("title", "")):
            titled.setdefault(element.tag, []).append(_Entry(element, title))
        elif key := _key_code(element, extraction):
            keyed.setdefault((element.tag, element.heading), []).append(_Entry(element, key))
    for entries in titled.values():
        _read_titled(_with_statuses(entries), extraction)
    groups = {place: _with_statuses(entries) for place, entries in keyed.items()}
    alone = [entries for entries in groups.values() if not _read_keyed(entries, extraction)]
    read = {tag for tag, heading in groups if groups[tag, heading] not in alone}
    for entries in alone:
        if entries[0].element.tag in read and all(entry.code.is_number for entry in entries):
            _read_keyed(entries, extraction, least=1)


def _with_statuses(entries: list[_Entry]) -> list[_Entry]:
    """Return elements with the codes next to which their titles state HTTP statuses."""
    codes = codes_next_to_statuses([entry.code for entry in entries])
    if not codes:
        return entries
    statuses = (read_http_status(str(entry.code.codes[0])) for entry in entries)
    return [
        _Entry(entry.element, code, status)
        for entry, code, status in zip(entries, codes, statuses, strict=True)
    ]


def _elements(text: str, outline: Sequence[Heading]) -> Iterator[_Element]:
    number, position = 1, 0
    for found in _ELEMENT.finditer(text):
        attributes = {
            attribute.group(1): next(filter(None, attribute.groups()[1:]), "")
            for attribute in _ATTRIBUTE.finditer(found.group(2))
        }
        for flag in _ATTRIBUTE.sub(" ", found.group(2)).split():
            attributes.setdefault(flag, "")
        number += text.count("\n", position, found.start())
        position = found.start()
        heading = headings_above(outline, number)
        end = (
            found.end()
            if found.group(3)
            else text.find(f"</{found.group(1)}>", found.end(), found.end() + _LONGEST_BODY)
        )
        body = text[found.end() : end] if end > found.end() else ""
        last = text.count("\n", found.start(), max(end, found.end()))
        yield _Element(found.group(1), number, number + last, heading, attributes, body)


def _read_titled(entries: Sequence[_Entry], extraction: Extraction) -> None:
    """Add the rows of elements of one name with titles that are codes, if they are regular and below a heading about codes."""
    rows = sorted(row.line for row in extraction.rows)
    are_alone = all(
        entry.code.is_number
        and not (entry.code.text or entry.code.name)
        and any(map(mentions_codes, (*entry.element.heading, *extraction.titles)))
        for entry in entries
    )
    found = [
        entry
        for entry in entries
        if entry.code.is_labelled
        or are_alone
        or (_is_large(entry.code) if entry.code.is_number else not is_plain_word(str(entry.code.codes[0])))
        if bisect_right(rows, entry.element.last) == bisect_right(rows, entry.element.line - 1)
    ]
    about = sum(1 for entry in found if any(map(mentions_errors, entry.element.heading)))
    if len(found) < _LEAST_TITLED or not (
        any(map(mentions_errors, extraction.titles)) or about * 2 > len(found)
    ):
        return
    for entry in found:
        extraction.dismissed.update(range(entry.element.line, entry.element.last + 1))
        _add(entry, extraction)


def _key_code(element: _Element, extraction: Extraction) -> CodeTitle | None:
    """Return the code that an element is called by, None for one that describes a parameter."""
    attributes = element.attributes
    if any(key.casefold() in _OF_PARAMETERS for key in attributes):
        return None
    if not element.body.strip() and not _stated_texts(attributes, extraction):
        return None
    keys = (*_KEYS, *(key for key in attributes if _is_code_key(key, extraction.words)))
    key = next((key for key in keys if attributes.get(key, "").strip()), "")
    value = attributes.get(key, "").strip()
    code = None if _STATUS_CLASS.fullmatch(value) else read_code_title(value)
    if code is None or code.text:
        return None
    name = attributes.get("name", "").strip()
    if code.name is None and key != "name" and is_identifier(name):
        code = replace(code, name=name)
    has_type = _TYPES_OF_PARAMETERS.match(attributes.get("type", "")) is not None
    return None if has_type and not code.is_number else code


def _is_code_key(key: str, words: HeaderVocabulary) -> bool:
    return key not in _NAMES and words.role(key) is Role.CODE


def _read_keyed(entries: Sequence[_Entry], extraction: Extraction, least: int = _LEAST_TITLED) -> bool:
    """Add the rows of elements of one name and section that are called by codes, if they are codes; return whether they are.

    The heading is about errors, or all are HTTP statuses.
    """
    heading = entries[0].element.heading
    codes = [entry.code for entry in entries]
    words = [str(code.codes[0]) for code in codes if not code.is_number]
    are_codes = len(entries) >= least and (
        _are_statuses(codes)
        or any(entry.http_status for entry in entries)
        or (
            not (heading and names_fields(heading[-1]))
            and len({code.codes for code in codes}) == len(entries)
            and (
                any(map(mentions_errors, heading[-2:]))
                or any(map(mentions_codes, (*heading, *extraction.titles)))
            )
            and not any(map(is_field_name, words))
            and not (words and all(map(EXCEPTION.fullmatch, words)))
            and sum(map(is_plain_word, words)) * 2 <= len(words)
            and all(_is_large(code) for code in codes if code.is_number)
        )
    )
    for entry in entries if are_codes else ():
        extraction.dismissed.update(range(entry.element.line, entry.element.last + 1))
        phrase = entry.element.attributes.get("type", "")
        is_phrase = _PHRASE.fullmatch(phrase) is not None or are_reason_phrases([phrase])
        text = phrase if entry.code.is_number and is_phrase else ""
        _add(replace(entry, code=replace(entry.code, text=text)), extraction)
    return are_codes


def _are_statuses(codes: Sequence[CodeTitle]) -> bool:
    """Whether all elements are called by HTTP statuses."""
    return all(code.is_number and set(code.codes) <= KNOWN_STATUSES for code in codes)


def _is_large(code: CodeTitle) -> bool:
    return all(isinstance(number, str) or abs(number) >= _LEAST_NUMBER for number in code.codes)


def _add(entry: _Entry, extraction: Extraction) -> None:
    """Add the row of an element."""
    element = entry.element
    stated = _stated_texts(element.attributes, extraction)
    body = _FENCED.sub("", element.body)
    fields = split_labelled(body.split("\n"), extraction.words)
    shown = fields.message or ("" if fields.cause or fields.action else plain(body))
    message = "\n".join(dict.fromkeys(filter(None, (entry.code.text, stated.get(Role.MESSAGE), shown))))
    parts = split_packed(message, extraction.words) or {Role.MESSAGE: message}
    extraction.rows.append(
        Row(
            element.line,
            element.heading,
            entry.code.codes,
            entry.code.name,
            text_or_none(parts.get(Role.MESSAGE, "")),
            text_or_none(
                "\n".join(filter(None, (stated.get(Role.CAUSE), parts.get(Role.CAUSE), fields.cause)))
            ),
            text_or_none(
                "\n".join(filter(None, (stated.get(Role.ACTION), parts.get(Role.ACTION), fields.action)))
            ),
            http_status=entry.http_status or fields.http_status,
            retryable=fields.retryable,
        )
    )


def _stated_texts(attributes: Mapping[str, str], extraction: Extraction) -> dict[Role, str]:
    """Return the texts that attributes of an element give it: `message="…"`, `solution="…"`."""
    texts: dict[Role, list[str]] = {}
    for key, value in attributes.items():
        role = None if key in _NAMES or key in _VALUES or key == "title" else extraction.words.role(key)
        if role in TEXT_ROLES and (text := plain(value)):
            texts.setdefault(role, []).append(text)
    return {role: "\n".join(parts) for role, parts in texts.items()}


def _codes(attributes: dict[str, str], words: HeaderVocabulary) -> tuple[int | str, ...]:
    for key in chain(_VALUES, (key for key in attributes if _is_code_key(key, words))):
        value = attributes.get(key, "").strip()
        if key == "prototype":
            found = _VALUE.search(value)
            value = found.group(1) if found else ""
        if value and (codes := read_codes(value)):
            return codes
    return ()
