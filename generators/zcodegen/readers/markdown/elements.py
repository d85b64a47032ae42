"""Elements that name a value: `<ParamField name="DoorShut" prototype="DoorShut=(-300001)" …>text</ParamField>`.

Elements whose titles are codes (`<Card title="400 Bad Request">text</Card>`) are rows too, and so are fields below a heading
about errors that are called by a code (`<ParamField path="4000">`, `<ErrorText code="401">`). Only enumerations of errors and return codes hold rows; other enumerations are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.readers.markdown.labelled import split_labelled
from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.code_titles import CodeTitle, read_code_title
from zcodegen.readers.tables.codes import is_plain_word, read_codes
from zcodegen.readers.tables.column_content import are_reason_phrases
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import (
    is_field_name,
    is_of_errors,
    mentions_codes,
    mentions_errors,
    names_fields,
)
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import TEXT_ROLES, Role

if TYPE_CHECKING:
    from zcodegen.readers.markdown.titles import Heading

_ELEMENT = re.compile(
    r"<([A-Z][A-Za-z]{2,40})((?:\s+[A-Za-z_][\w:-]{0,40}(?:\s?=\s?(?:\"[^\"<>]{0,1000}\"|'[^'<>]{0,1000}'|\{[^{}<>]{0,1000}\}))?)+)\s*(/?)>"
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
_EXCEPTION = re.compile(r"[A-Z]\w*(?:Error|Exception|Warning)")
_PHRASE = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+){1,4}")
"""A phrase where a parameter has its type (`type="Bad Request"`)."""
_STATUSES = frozenset(map(int, HTTPStatus))
_STATUS_CLASS = re.compile(r"[1-5][xX]{2}")


class _Element(Struct, frozen=True):
    """An element with attributes: its first and last line, the headings above it, the markup in it."""

    tag: str
    line: int
    last: int
    heading: tuple[str, ...]
    attributes: dict[str, str]
    body: str


def read_elements(text: str, outline: Sequence[Heading], extraction: Extraction) -> None:
    """Add the rows of the elements in `text` that give a name and a number, or have a title that is a code.

    `outline` are the page's headings.
    """
    if "<" not in text:
        return
    titled: dict[str, list[tuple[_Element, CodeTitle]]] = {}
    keyed: dict[tuple[str, tuple[str, ...]], list[tuple[_Element, CodeTitle]]] = {}
    for element in _elements(text, outline):
        codes = _codes(element.attributes)
        name = next((value for key in _NAMES if (value := element.attributes.get(key, "").strip())), None)
        if codes and name:
            extraction.dismissed.update(range(element.line, element.last + 1))
            about = element.attributes.get("parent_name") or " ".join(element.heading[-2:])
            if is_of_errors(about):
                is_text = " " in name
                _add(element, codes, None if is_text else name, name if is_text else "", extraction)
        elif code := read_code_title(element.attributes.get("title", "")):
            titled.setdefault(element.tag, []).append((element, code))
        elif found := _key_code(element):
            keyed.setdefault((element.tag, element.heading), []).append((element, found))
    for elements in titled.values():
        _read_titled(elements, extraction)
    alone = [elements for elements in keyed.values() if not _read_keyed(elements, extraction)]
    read = {tag for tag, heading in keyed if keyed[tag, heading] not in alone}
    for elements in alone:
        if elements[0][0].tag in read and all(code.is_number for _, code in elements):
            _read_keyed(elements, extraction, least=1)


def _elements(text: str, outline: Sequence[Heading]) -> Iterator[_Element]:
    lines = [heading.line for heading in outline]
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
        place = bisect_right(lines, number)
        heading = (*outline[place - 1].above, outline[place - 1].text) if place else ()
        end = (
            found.end()
            if found.group(3)
            else text.find(f"</{found.group(1)}>", found.end(), found.end() + _LONGEST_BODY)
        )
        body = text[found.end() : end] if end > found.end() else ""
        last = text.count("\n", found.start(), max(end, found.end()))
        yield _Element(found.group(1), number, number + last, heading, attributes, body)


def _read_titled(elements: Sequence[tuple[_Element, CodeTitle]], extraction: Extraction) -> None:
    """Add the rows of elements of one name with titles that are codes, if they are regular and below a heading about codes."""
    rows = sorted(row.line for row in extraction.rows)
    found = [
        (element, code)
        for element, code in elements
        if code.is_labelled or (_is_large(code) if code.is_number else not is_plain_word(str(code.codes[0])))
        if bisect_right(rows, element.last) == bisect_right(rows, element.line - 1)
    ]
    about = sum(1 for element, _ in found if any(map(mentions_errors, element.heading)))
    if len(found) < _LEAST_TITLED or not (
        any(map(mentions_errors, extraction.titles)) or about * 2 > len(found)
    ):
        return
    for element, code in found:
        extraction.dismissed.update(range(element.line, element.last + 1))
        _add(element, code.codes, code.name, code.text, extraction)


def _key_code(element: _Element) -> CodeTitle | None:
    """Return the code that an element is called by, None for one that describes a parameter."""
    if any(key.casefold() in _OF_PARAMETERS for key in element.attributes) or not element.body.strip():
        return None
    value = next((value for key in _KEYS if (value := element.attributes.get(key, "").strip())), "")
    code = None if _STATUS_CLASS.fullmatch(value) else read_code_title(value)
    if code is None or code.text:
        return None
    has_type = _TYPES_OF_PARAMETERS.match(element.attributes.get("type", "")) is not None
    return None if has_type and not code.is_number else code


def _read_keyed(
    elements: Sequence[tuple[_Element, CodeTitle]], extraction: Extraction, least: int = _LEAST_TITLED
) -> bool:
    """Add the rows of elements of one name and section that are called by codes, if they are codes; return whether they are.

    The heading is about errors, or all are HTTP statuses.
    """
    heading = elements[0][0].heading
    words = [str(code.codes[0]) for _, code in elements if not code.is_number]
    are_codes = len(elements) >= least and (
        _are_statuses(elements)
        or (
            not (heading and names_fields(heading[-1]))
            and len({code.codes for _, code in elements}) == len(elements)
            and (
                any(map(mentions_errors, heading[-2:]))
                or any(map(mentions_codes, (*heading, *extraction.titles)))
            )
            and not any(map(is_field_name, words))
            and not (words and all(map(_EXCEPTION.fullmatch, words)))
            and sum(map(is_plain_word, words)) * 2 <= len(words)
            and all(_is_large(code) for _, code in elements if code.is_number)
        )
    )
    for element, code in elements if are_codes else ():
        extraction.dismissed.update(range(element.line, element.last + 1))
        phrase = element.attributes.get("type", "")
        is_phrase = _PHRASE.fullmatch(phrase) is not None or are_reason_phrases([phrase])
        text = phrase if code.is_number and is_phrase else ""
        _add(element, code.codes, code.name, text, extraction)
    return are_codes


def _are_statuses(elements: Sequence[tuple[_Element, CodeTitle]]) -> bool:
    """Whether all elements are called by HTTP statuses."""
    return all(code.is_number and set(code.codes) <= _STATUSES for _, code in elements)


def _is_large(code: CodeTitle) -> bool:
    return all(isinstance(number, str) or abs(number) >= _LEAST_NUMBER for number in code.codes)


def _add(
    element: _Element, codes: tuple[int | str, ...], name: str | None, text: str, extraction: Extraction
) -> None:
    """Add the row of an element; `text` is what its title states of the code."""
    stated = _stated_texts(element.attributes, extraction)
    body = _FENCED.sub("", element.body)
    fields = split_labelled(body.split("\n"), extraction.words)
    shown = fields.message or ("" if fields.cause or fields.action else plain(body))
    message = "\n".join(dict.fromkeys(filter(None, (text, stated.get(Role.MESSAGE), shown))))
    parts = split_packed(message, extraction.words) or {Role.MESSAGE: message}
    extraction.rows.append(
        Row(
            element.line,
            element.heading,
            codes,
            name,
            text_or_none(parts.get(Role.MESSAGE, "")),
            text_or_none(
                "\n".join(filter(None, (stated.get(Role.CAUSE), parts.get(Role.CAUSE), fields.cause)))
            ),
            text_or_none(
                "\n".join(filter(None, (stated.get(Role.ACTION), parts.get(Role.ACTION), fields.action)))
            ),
            http_status=fields.http_status,
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


def _codes(attributes: dict[str, str]) -> tuple[int | str, ...]:
    for key in _VALUES:
        value = attributes.get(key, "").strip()
        if key == "prototype":
            found = _VALUE.search(value)
            value = found.group(1) if found else ""
        if value and (codes := read_codes(value)):
            return codes
    return ()
