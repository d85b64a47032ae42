"""The codes that a scan has seen: as a table for people, as objects for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from zcodegen.report.frame import display_width
from zcodegen.textcompare.invisible import visible_line
from zcodegen.usage.codes import CodeRow

_HEAD: Final = ("code", "domain", "name", "documented", "catalog", "source", "logs")
_NUMBERS: Final = frozenset({"code", "source", "logs"})


def code_table(rows: Sequence[CodeRow]) -> str:
    """Return a table with a line for each code; columns are as wide as their widest cell."""
    cells = [_HEAD, *map(_cells, rows)]
    widths = [max(_width(line[column]) for line in cells) for column in range(len(_HEAD))]
    lines = (
        "  ".join(
            _padded(cell, width, right=name in _NUMBERS)
            for cell, width, name in zip(line, widths, _HEAD, strict=True)
        ).rstrip()
        for line in cells
    )
    return "\n".join(lines) + "\n"


def _cells(row: CodeRow) -> tuple[str, ...]:
    documented = str(len(row.documents)) if row.documents else "-"
    texts = (
        row.shown,
        row.domain or "-",
        row.name or "-",
        documented,
        row.catalog,
        str(row.source),
        str(row.logs),
    )
    return tuple(map(visible_line, texts))


def _width(text: str) -> int:
    return sum(map(display_width, text))


def _padded(text: str, width: int, *, right: bool) -> str:
    padding = " " * (width - _width(text))
    return padding + text if right else text + padding


def code_object(row: CodeRow) -> Mapping[str, object]:
    """Return a row as its JSON object (schema/findings.schema.json)."""
    return {
        "code": row.code,
        "shown": row.shown,
        "domain": row.domain,
        "name": row.name,
        "documents": list(row.documents),
        "catalog": row.catalog,
        "source": row.source,
        "logs": row.logs,
    }
