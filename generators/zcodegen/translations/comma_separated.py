"""CSV for translators and their spreadsheets: UTF-8 with a byte order mark, a row a text. RFC 4180.

The columns of the texts are called by their locales, the source first, so that a file says what it is. `state` is ours, and
may be set to `translated` where a stale translation is still right. What a spreadsheet has done to the other columns does
not matter: they may be missing, or stand in another order. Arguments are written as in the catalog, `{name}`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.targets.messages.limits import no_nul
from zcodegen.translations.files import ExportUnit, TranslatedUnit, TranslationFile, broken, decoded

_OURS = ("key", "context", "state", "zcodegen")


_ADVICE = (
    "They have to be key and the two locales, the source first; context, state and zcodegen may be missing."
)


def write(catalog: Catalog, locale: str, units: Sequence[ExportUnit]) -> bytes:
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


def unsupported_reason(text: str) -> str:
    """Refuse U+0000."""
    return no_nul(text, "CSV")


def read(content: bytes, path: str, with_arguments: Collection[str]) -> TranslationFile:
    """Read a table, parted by commas, semicolons or tabs, in UTF-8 or in UTF-16 with a byte order mark."""
    del with_arguments
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = decoded(content, path, "utf-16" if marked else "utf-8-sig")
    if isinstance(text, TranslationFile):
        return text
    head = text.partition("\n")[0]
    comma = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True)
    rows = _rows(reader)
    try:
        line, header = next(rows, (1, []))
        if not header:
            return broken(path, line, "the file is empty", "Export it again.")
        places = {name: place for place, name in enumerate(map(str.strip, header)) if name}
        match [name for name in places if name not in _OURS]:
            case [source, target] if "key" in places:
                units = tuple(
                    _unit(line, _Row(row, places), source, target) for line, row in rows if any(row)
                )
            case _:
                return broken(path, line, f"the columns are {', '.join(places)}", _ADVICE)
    except csv.Error as fault:
        return broken(path, reader.line_num, f"this is no CSV: {fault}", "Export the file again.")
    return TranslationFile(target, "", units)


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line in which each begins."""
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1  # type: ignore[attr-defined]  # csv.reader's own


class _Row(Struct, frozen=True):
    fields: list[str]
    places: Mapping[str, int]

    def __getitem__(self, name: str) -> str:
        place = self.places.get(name, len(self.fields))
        return self.fields[place] if place < len(self.fields) else ""

    @property
    def beyond(self) -> tuple[str, ...]:
        """What stands in no column."""
        return tuple(
            text for place, text in enumerate(self.fields) if text and place not in self.places.values()
        )


def _unit(line: int, row: _Row, source: str, target: str) -> TranslatedUnit:
    return TranslatedUnit(
        key=row["key"],
        line=line,
        source=row[source],
        target=row[target],
        mark=row["zcodegen"],
        finished=True if row["state"] == "translated" else None,
        faults=tuple(f"{text!r}, beyond the columns," for text in row.beyond),
    )
