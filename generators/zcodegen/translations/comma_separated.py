"""CSV for translators and their spreadsheets: UTF-8 with a byte order mark, a row a text. RFC 4180.

The columns of the texts are called by their locales, so that a file says what it is. `state` is ours, and may be set to
`translated` where a stale translation is still right. Arguments are written as in the catalog, `{name}`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence

from zcodegen.catalog.model import Catalog
from zcodegen.targets.messages.limits import no_nul
from zcodegen.translations.files import Exported, Parcel, Returned, broken, decoded

_COLUMNS = ("key", "context", "", "", "state", "zcodegen")


def write(catalog: Catalog, locale: str, units: Sequence[Exported]) -> bytes:
    """Return one table for all domains."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(("key", "context", catalog.manifest.source_locale, locale, "state", "zcodegen"))
    for one in units:
        unit = one.unit
        context = "\n".join(line.replace("\0", "") for line in one.context)
        target = unit.target.value if unit.target else ""
        writer.writerow((unit.key, context, unit.source, target, unit.state, one.mark))
    return table.getvalue().encode("utf-8-sig")


def cannot_hold(text: str) -> str:
    """Refuse U+0000."""
    return no_nul(text, "CSV")


def read(content: bytes, path: str, with_arguments: Collection[str]) -> Parcel:
    """Read a table, parted by commas, semicolons or tabs, in UTF-8 or in UTF-16 with a byte order mark."""
    del with_arguments
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = decoded(content, path, "utf-16" if marked else "utf-8-sig")
    if isinstance(text, Parcel):
        return text
    head = text.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    rows = _rows(reader)
    try:
        line, header = next(rows, (1, []))
        if not header:
            return broken(path, line, "the file is empty", "Export it again.")
        if len(header) != len(_COLUMNS) or any(
            want not in {"", got} for want, got in zip(_COLUMNS, header, strict=True)
        ):
            wanted = ", ".join(name or "LOCALE" for name in _COLUMNS)
            return broken(path, line, f"the columns are {', '.join(header)}", f"They have to be {wanted}.")
        units = tuple(_unit(line, row) for line, row in rows if row)
    except csv.Error as fault:
        return broken(path, reader.line_num, f"this is no CSV: {fault}", "Export the file again.")
    return Parcel(header[3], "", units)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line in which each begins."""
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1  # type: ignore[attr-defined]  # csv.reader's own


def _unit(line: int, row: list[str]) -> Returned:
    key, _, source, target, state, mark = (row + [""] * len(_COLUMNS))[: len(_COLUMNS)]
    strange = ("more columns than the table has",) if len(row) > len(_COLUMNS) else ()
    return Returned(key, line, source, target, mark, True if state == "translated" else None, strange)
