"""CSV (RFC 4180) in UTF-8, all fields quoted, which a spreadsheet cannot take for formulas.

A field that begins with `=`, `+`, `-` or `@` (full-width ones and those behind spaces too), a tab or a line end gets an apostrophe
in front, as OWASP's "CSV Injection" advises, unless it is a number. So does what follows a semicolon, a tab or a line end in a
field of a translators' table: a spreadsheet whose language separates fields by semicolons begins a cell there. `load` takes it away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.formats.unit import Content, FileHeader, LoadedFile, LoadedUnit, TextUnit, broken_file, decode

_STARTS: Final = "[=+\\-@＝＋－＠﹦﹢﹣﹫]"
_FORMULA: Final = re.compile(rf"'*(?:[\t\r\n]|[\s\u200b-\u200f\ufeff]*{_STARTS}).", re.DOTALL)
_CELL: Final = rf"(?='*(?:[^\S\t\r\n]|[\u200b-\u200f\ufeff])*{_STARTS}.)"
_SEPARATED: Final = re.compile(rf"(\r\n?|[;\t\n]){_CELL}", re.DOTALL)
_SEPARATED_GUARD: Final = re.compile(rf"(\r\n?|[;\t\n])'{_CELL}", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9]+")
_OWN_COLUMNS: Final = ("key", "context", "state", "zcodegen")
_HELP: Final = (
    "name them key and the two locales, the source first; context, state and zcodegen may be missing"
)
_STATES: Final = {
    "missing": "missing",
    "stale": "stale",
    "translated": "translated",
    "original": "translated",
}


def dump_rows(rows: Iterable[Sequence[str]], *, for_spreadsheet: bool = False) -> bytes:
    """Return rows as a file; for a spreadsheet with the byte order mark without which it takes another encoding."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n")
    convert = _guard_cells if for_spreadsheet else guard
    for row in rows:
        writer.writerow(map(convert, row))
    return table.getvalue().encode("utf-8-sig" if for_spreadsheet else "utf-8")


def guard(field: str) -> str:
    """Return a field that no spreadsheet takes for a formula."""
    return f"'{field}" if _FORMULA.match(field) and not _NUMBER.fullmatch(field) else field


def unguard(field: str) -> str:
    """Return what `guard` was given."""
    return field[1:] if field.startswith("'") and _FORMULA.match(field) else field


def _guard_cells(field: str) -> str:
    return guard(_SEPARATED.sub(r"\1'", field))


def _unguard_cells(field: str) -> str:
    return _SEPARATED_GUARD.sub(r"\1", unguard(field))


def dump(header: FileHeader, units: Iterable[TextUnit]) -> bytes:
    """Return a translators' table for all domains: key, context, source, target, state, mark."""
    rows: list[Sequence[str]] = [("key", "context", header.source, header.target, "state", "zcodegen")]
    for unit in units:
        notes = [line.replace("\0", "") for line in unit.notes]
        if unit.max_length:
            notes.append(f"at most {unit.max_length} characters")
        state = _STATES[unit.state]
        texts = (_text(unit.source), _text(unit.target or ()))
        rows.append((unit.key, "\n".join(notes), *texts, state, unit.mark))
    return dump_rows(rows, for_spreadsheet=True)


def unsupported_reason(text: str) -> str:
    """Return why CSV cannot hold a text: U+0000, at which many readers end; empty if it has."""
    return "CSV cannot hold U+0000" if "\0" in text else ""


def _text(content: Content) -> str:
    return "".join(value for _, value in content)


def load(content: bytes, path: str) -> LoadedFile:
    """Read a table separated by commas, semicolons or tabs, in UTF-8, or in UTF-16 with a byte order mark."""
    is_marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = decode(content, path, "utf-16" if is_marked else "utf-8-sig")
    if isinstance(text, LoadedFile):
        return text
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    rows = _number_rows(reader)
    try:
        line, header = next(rows, (1, []))
        if not header:
            return broken_file(path, line, "the file is empty", "export it again")
        indexes = {name: index for index, name in enumerate(map(str.strip, header)) if name}
        match [name for name in indexes if name not in _OWN_COLUMNS]:
            case [source, target] if "key" in indexes:
                units = tuple(
                    _load_unit(line, _Row(row, indexes), source, target) for line, row in rows if any(row)
                )
            case _:
                return broken_file(path, line, f"the columns are {', '.join(indexes)}", _HELP)
    except csv.Error as error:
        return broken_file(path, reader.line_num, f"this is not CSV: {error}", "export the file again")
    return LoadedFile(locale=target, units=units)


def _number_rows(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with the line in which each begins."""
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1  # type: ignore[attr-defined]  # csv.reader's own


class _Row(Struct, frozen=True):
    fields: list[str]
    indexes: Mapping[str, int]

    def __getitem__(self, name: str) -> str:
        index = self.indexes.get(name, len(self.fields))
        return _unguard_cells(self.fields[index]) if index < len(self.fields) else ""

    @property
    def strange(self) -> Content:
        """What is in no column."""
        return tuple(
            ("strange", f"{field!r}, beyond the columns,")
            for index, field in enumerate(self.fields)
            if field and index not in self.indexes.values()
        )


def _load_unit(line: int, row: _Row, source: str, target: str) -> LoadedUnit:
    return LoadedUnit(
        key=row["key"],
        line=line,
        source=(("pattern", row[source]),),
        target=(*((("pattern", row[target]),) if row[target] else ()), *row.strange),
        mark=row["zcodegen"],
        is_finished=True if row["state"] == "translated" else None,
    )
