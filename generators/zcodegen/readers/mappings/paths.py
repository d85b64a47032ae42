"""Codes that are paths of keys: `gate.not_found` and `room.not_found` are two codes of one document, and `not_found` is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from zcodegen.readers.rows import Row
from zcodegen.readers.tables.header_vocabulary import is_of_errors

_KEY = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


def with_paths(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of texts below keys, whose codes have the path from the key about errors on if a key is below two others."""
    below: dict[str, set[tuple[str, ...]]] = {}
    for row in rows:
        if _is_key_path(row):
            below.setdefault(str(row.codes[0]), set()).add(row.heading)
    again = {key for key, headings in below.items() if len(headings) > 1}
    parts = {heading for key in again for heading in below[key]}
    if not again or len(parts) <= 1:
        return tuple(rows)
    return tuple(
        replace(row, codes=(".".join((*_from_errors(row.heading), str(row.codes[0]))),))
        if _is_key_path(row)
        else row
        for row in rows
    )


def _is_key_path(row: Row) -> bool:
    """Whether the one code of a row is a key in lower case below keys of the same form, one of which is about errors."""
    keys = (*row.heading, str(row.codes[0]))
    return (
        len(row.codes) == 1
        and len(row.heading) > 1
        and row.name is None
        and all(map(_KEY.fullmatch, keys))
        and any(map(is_of_errors, row.heading))
    )


def _from_errors(heading: tuple[str, ...]) -> tuple[str, ...]:
    first = next(index for index, key in enumerate(heading) if is_of_errors(key))
    return heading[first:]
