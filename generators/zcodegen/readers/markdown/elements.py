"""Elements that name a value: `<ParamField name="DoorShut" prototype="DoorShut=(-300001)" …>text</ParamField>`.

Only enumerations of errors and return codes hold rows; other enumerations are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import read_codes
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import mentions_codes
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import Role

if TYPE_CHECKING:
    from zcodegen.readers.markdown.titles import Heading

_ELEMENT = re.compile(
    r"<([A-Z][A-Za-z]{2,40})((?:\s+[A-Za-z_][\w:-]{0,40}\s?=\s?(?:\"[^\"<>]{0,1000}\"|'[^'<>]{0,1000}'|\{[^{}<>]{0,1000}\}))+)\s*(/?)>"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_][\w:-]{0,40})\s?=\s?(?:\"([^\"]*)\"|'([^']*)'|\{[\"'`]?([^{}]*?)[\"'`]?\})"
)
_VALUE = re.compile(r"=\s?\(?\s?([-−+]?(?:0[xX][0-9A-Fa-f]+|\d+))\s?\)?\s*,?\s*$")
_WORDS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[\u3040-\u9fff\uac00-\ud7af]+")
_ERRORS = frozenset(("err", "error", "errors", "errno", "errcode", "errorcode"))
_OF_CODES = frozenset(("return", "result", "status", "response", "exit", "fault", "exception", "ret"))
_NAMES = ("name", "title", "label")
_VALUES = ("value", "code", "prototype", "default")


def read_elements(text: str, outline: Sequence[Heading], extraction: Extraction) -> None:
    """Add the rows of the elements in `text` that give a name and a number; `outline` are the page's headings."""
    if "<" not in text:
        return
    lines = [heading.line for heading in outline]
    number, position = 1, 0
    for found in _ELEMENT.finditer(text):
        attributes = {
            each.group(1): next(filter(None, each.groups()[1:]), "")
            for each in _ATTRIBUTE.finditer(found.group(2))
        }
        codes = _codes(attributes)
        name = next((attributes[key] for key in _NAMES if attributes.get(key)), None)
        if not codes or name is None:
            continue
        number += text.count("\n", position, found.start())
        position = found.start()
        place = bisect_right(lines, number)
        heading = (*outline[place - 1].above, outline[place - 1].text) if place else ()
        last = text.count("\n", found.start(), found.end())
        body, end = "", found.end()
        if not found.group(3):
            end = text.find(f"</{found.group(1)}>", found.end())
            body = text[found.end() : end] if end >= 0 else ""
        if end >= 0:
            last = text.count("\n", found.start(), end)
        extraction.dismissed.update(range(number, number + last + 1))
        about = attributes.get("parent_name") or " ".join(heading[-2:])
        if not is_of_errors(about):
            continue
        shown = plain(body) or plain(attributes.get("description", ""))
        parts = split_packed(shown, extraction.words) or {Role.MESSAGE: shown}
        extraction.rows.append(
            Row(
                number,
                heading,
                codes,
                name,
                text_or_none(parts.get(Role.MESSAGE, "")),
                text_or_none(parts.get(Role.CAUSE, "")),
                text_or_none(parts.get(Role.ACTION, "")),
            )
        )


def is_of_errors(name: str) -> bool:
    """Whether the name of an enumeration or the headings above it are those of error or return codes."""
    words = {word.casefold() for word in _WORDS.findall(name)}
    codes = bool(words & {"code", "codes"})
    return bool(words & _ERRORS) or (codes and bool(words & _OF_CODES)) or mentions_codes(name)


def _codes(attributes: dict[str, str]) -> tuple[int | str, ...]:
    for key in _VALUES:
        value = attributes.get(key, "").strip()
        if key == "prototype":
            found = _VALUE.search(value)
            value = found.group(1) if found else ""
        if value and (codes := read_codes(value)):
            return codes
    return ()
