"""Cells that show the body of an answer as JSON: its fields become columns of the table.

`| 400 | {"code": 1001, "message": "Gate is shut"} |` states the code 1001, which came with the HTTP status 400.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.codes import is_symbol
from zcodegen.readers.tables.column_content import HALF, are_http_statuses, share_of_codes
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow, plain_at

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

_STATUS_KEY = re.compile("status|http", re.IGNORECASE)
_STATUS = re.compile(r"\W{0,4}(?:HTTP )?([1-5]\d\d)(?: [A-Za-z ]{2,40})?\W{0,8}", re.DOTALL)
_LONGEST_BODY = 4000
_DEEPEST = 3
_LEAST_ROWS = 2
_SHOWN = (Role.CODE, Role.MESSAGE)


def unpack_json(table: Table, words: HeaderVocabulary) -> Table:
    """Return a table with the codes and messages of a column of JSON bodies in columns of their own.

    Any other table is returned as it is: one with a column of codes, or whose bodies only repeat the HTTP status.
    """
    lines = table.lines
    if len(lines) <= _LEAST_ROWS or not any("{" in cell.markup for cell in lines[1].cells):
        return table
    header, body = lines[0], lines[1:]
    for place in range(len(header.cells)):
        found = [_fields_of(plain_at(line, place), words) for line in body]
        codes = [fields[Role.CODE] for fields in found if Role.CODE in fields]
        if len(codes) < _LEAST_ROWS or len(codes) * 2 <= len(body) or len({*codes}) * 2 <= len(codes):
            continue
        if _has_codes(header, body, words) or _repeats(codes, body):
            return table
        return replace(
            table, lines=(_with_header(header, place), *map(_with_fields, body, found, [place] * len(body)))
        )
    return table


def _fields_of(text: str, words: HeaderVocabulary) -> Mapping[Role, str]:
    """Return the code and message of the JSON object in a cell's text, and the status in front of it; nothing if there is none."""
    text = text[:_LONGEST_BODY]
    start, end = text.find("{"), text.rfind("}") + 1
    try:
        value: Json = json.loads(text[start:end], strict=False) if 0 <= start < end else None
    except (ValueError, RecursionError):
        return {}
    fields: dict[Role, str] = {}
    errors: list[str] = []
    for key, field in _scalars(value, _DEEPEST):
        if key == "error":
            errors.append(field)
        elif (role := words.role(key)) in _SHOWN and not _STATUS_KEY.match(key):
            fields.setdefault(role, field)
    for error in errors:  # `{"error": "invalid_grant", "error_description": "…"}` (RFC 6749, section 5.2)
        fields.setdefault(Role.CODE if is_symbol(error) else Role.MESSAGE, error)
    if fields and (status := _STATUS.fullmatch(text[:start])):
        fields[Role.VALUE] = status[1]
    return fields


def _scalars(value: Json, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the keys and values of an object and of those in it, the outer ones first."""
    if not isinstance(value, dict) or not depth:
        return
    for key, field in value.items():
        if isinstance(field, (str, int)) and not isinstance(field, bool):
            yield key, str(field)
    for field in value.values():
        yield from _scalars(field, depth - 1)


def _has_codes(header: TableRow, body: tuple[TableRow, ...], words: HeaderVocabulary) -> bool:
    """Whether a header names a column of codes that are no HTTP statuses."""
    named = [place for place, cell in enumerate(header.cells) if words.role(plain(cell.markup)) is Role.CODE]
    columns = [[plain_at(line, place) for line in body] for place in named]
    return any(
        any(cells) and not (are_http_statuses(cells) and share_of_codes(cells) > HALF) for cells in columns
    )


def _repeats(codes: list[str], body: tuple[TableRow, ...]) -> bool:
    """Whether the codes are what another cell of their rows already says."""
    shown = {plain(cell.markup) for line in body for cell in line.cells}
    return all(code in shown for code in codes)


def _with_header(header: TableRow, place: int) -> TableRow:
    cells = list(header.cells)
    first = cells[place]
    names = ("code", "message", "http status")
    cells[place : place + 1] = [replace(first, markup=name) for name in names]
    return replace(header, cells=tuple(cells), header=True)


def _with_fields(line: TableRow, fields: Mapping[Role, str], place: int) -> TableRow:
    """Return a row with the code and message of its body instead of that; a body without a code stays, below the code."""
    cells = list(line.cells)
    if place >= len(cells):
        return line
    old = cells[place]
    code = Cell(fields.get(Role.CODE, old.markup), old.line)
    more = (fields.get(role, "") for role in (Role.MESSAGE, Role.VALUE))
    cells[place : place + 1] = [code, *(Cell(_escaped(text), old.line) for text in more)]
    return replace(line, cells=tuple(cells))


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|~])", r"\\\1", text)
