"""Catalogs of texts under names, `GATE_SHUT = "the gate is shut"`: whose names are the codes if the file has no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.state import are_by_locale
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.locales import locale_of
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.codes import is_symbol
from zcodegen.readers.tables.failure_words import mentions_failure

_LEAST = 3
_LEAST_FAILURES = 5


def are_named_texts(group: Group) -> bool:
    """Return whether nearly all members of a class, object or table are a name and a text, and none has a number."""
    declared = group.declarations
    has_numbers = any(member.numbers for member in declared)
    if group.kind not in ("const", "pair") or len(declared) < _LEAST or has_numbers:
        return False
    named = sum(1 for member in declared if is_symbol(member.name) and _text_of(member))
    return named * 10 > len(declared) * 9


def speak_of_failures(group: Group) -> bool:
    """Return whether half of five or more texts, or of their names, are about something that went wrong."""
    failed = sum(1 for member in group.declarations if mentions_failure(f"{member.name} {_text_of(member)}"))
    return failed * 2 >= len(group.declarations) >= _LEAST_FAILURES


def take_locales(groups: Sequence[Group]) -> dict[str, dict[str, str]]:
    """Return the texts by locale that tables have for the names of constants, `{NO_KEY: {de: "…", en: "…"}}`; the tables lose them."""
    found: dict[str, dict[str, str]] = {}
    tables: list[Group] = []
    owners: set[str] = set()
    for group in groups:
        if group.kind == "pair" and all(are_by_locale(pair.fields) for pair in group.declarations):
            tables.append(group)
        elif group.kind in ("const", "enum", "pair", "define"):
            owners.update(member.name for member in group.declarations)
    for table in tables if owners else ():
        texts = {pair.name: pair.fields for pair in table.declarations if pair.name in owners}
        if texts and len(texts) * 10 > len(table.declarations) * 9:
            found |= texts
            table.declarations = []
    return found


def in_locales(rows: Sequence[Row], texts: Mapping[str, Mapping[str, str]]) -> list[Row]:
    """Return the rows, those of a name in `texts` once for each locale."""
    return [
        replace(row, message=text, locale=locale_of(f"/{key}/", "")) if key else row
        for row in rows
        for key, text in (texts.get(row.name or str(row.codes[0]), {}).items() or [("", "")])
    ]


def _text_of(member: Declaration) -> str:
    """Return the text of a constant: its one string if that is a text, or those by locale."""
    if are_by_locale(member.fields):
        return " ".join(member.fields.values())
    is_one = len(member.strings) == 1 and not member.fields and is_text(member.strings[0])
    return member.strings[0] if is_one else ""
