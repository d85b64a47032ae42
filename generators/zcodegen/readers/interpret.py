"""From a table to rows: finds the headers, knows the columns, reads each line, and says which lines it could not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.readers.codes import (
    CodeCell,
    is_sqlstate,
    read_code_cell,
    read_code_word,
    read_codes,
    read_marked_code,
)
from zcodegen.readers.columns import Columns, are_large, columns_of, guessed_columns, roles_of
from zcodegen.readers.header_vocabulary import (
    CODE_WORDS,
    NEVER_NUMBERS,
    HeaderVocabulary,
    Role,
    has_word,
    normalize_header,
)
from zcodegen.readers.labels import split_packed
from zcodegen.readers.rows import Row, SkippedLine
from zcodegen.readers.tables import Cell, Table, TableRow
from zcodegen.readers.text import plain

_EMPTY = frozenset(("", "-", "--", "—", "/", "–", "——", "−"))
_SAMPLE = 24
_SHOWN = 120
_LONGEST_HEAD = 40
_LONGEST_HEAD_MARKUP = 500


class ParsedTag(Struct):
    """What has been read of a page so far, and the columns of its last table of codes.

    `dismissed` are the lines of rows that were read and of tables whose headers say that they hold no codes.
    """

    words: HeaderVocabulary
    rows: list[Row] = field(default_factory=list)
    unread: list[SkippedLine] = field(default_factory=list)
    columns: Columns | None = None
    dismissed: set[int] = field(default_factory=set)

    def miss(self, line: int, text: str, reason: str) -> None:
        """Record a line that looks like a code row and was not read."""
        shown = " ".join(text.split())
        self.unread.append(
            SkippedLine(line, shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…", reason)
        )


def text_or_none(text: str) -> str | None:
    """Return `text`, None where it only says that there is none (`-`, `--`, `—`, `/`)."""
    return None if text in _EMPTY else text


def interpret(table: Table, reading: ParsedTag) -> None:
    """Add the rows of `table` to `reading`, and as unread the lines that look like rows and are none."""
    columns: Columns | None = None
    for whole_heads, whole_lines in _sections(table.lines, reading.words):
        headers, lines = _unfolded(whole_heads, whole_lines, reading.words)
        columns = _columns(headers, lines, table, reading, columns)
        if columns is None:
            _doubt(headers, lines, reading)
            continue
        reading.columns = columns
        for line in lines:
            _read(line, columns, table.heading, reading)


def _sections(
    lines: Sequence[TableRow], words: HeaderVocabulary
) -> Iterator[tuple[list[TableRow], list[TableRow]]]:
    """Part a table at its lines of headers: (lines of headers, lines under them)."""
    headers: list[TableRow] = []
    body: list[TableRow] = []
    for line in lines:
        if _is_head(line, words, first=not headers and not body, below=bool(body)):
            if body:
                yield headers, body
                headers, body = [], []
            headers.append(line)
        else:
            body.append(line)
    if body or headers:
        yield headers, body


def _unfolded(
    headers: list[TableRow], lines: list[TableRow], words: HeaderVocabulary
) -> tuple[list[TableRow], list[TableRow]]:
    """Part lines that hold several rows side by side (`code | text | code | text`) into a line a row."""
    names = [cell.markup for cell in headers[-1].cells] if headers else []
    step = names.index(names[0], 1) if names and names[0] in names[1:] else 0
    if step <= 1 or len(names) % step or names != names[:step] * (len(names) // step):
        return headers, lines
    if Role.CODE not in [words.role(plain(name)) for name in names[:step]]:
        return headers, lines
    parts = [
        replace(line, cells=line.cells[at : at + step])
        for line in lines
        for at in range(0, len(line.cells), step)
    ]
    filled = [line for line in parts if any(cell.markup for cell in line.cells)]
    return [replace(headers[-1], cells=headers[-1].cells[:step])], filled


def _is_head(line: TableRow, words: HeaderVocabulary, *, first: bool, below: bool) -> bool:
    """Whether `line` holds headers; `below` tells that rows stand above it: there one text alone parts the table."""
    if not first and line.cells[0].markup.isdecimal():
        return False
    texts = [
        plain(cell.markup)
        for cell in line.cells
        if not cell.covered and len(cell.markup) < _LONGEST_HEAD_MARKUP
    ]
    filled = [text for text in texts if text not in _EMPTY]
    codes = sum(1 for text in filled if read_codes(text))
    if line.header:
        known = sum(1 for text in filled if len(text) < _LONGEST_HEAD and words.role(text))
        return (not codes or known > codes) and (len(filled) > 1 or not below)
    if codes:
        return False
    if first:
        return any(len(text) < _LONGEST_HEAD and words.role(text) for text in filled)
    return all(words.is_header(text) for text in filled) and len({words.role(text) for text in filled}) > 1


def _columns(
    headers: list[TableRow], lines: list[TableRow], table: Table, reading: ParsedTag, before: Columns | None
) -> Columns | None:
    names, samples = _names_and_samples(headers, lines, reading.words)
    about_codes = any(has_word(heading.casefold(), CODE_WORDS) for heading in table.heading)
    if any(names):
        return columns_of(names, samples, reading.words, about_codes=about_codes)
    if before is not None:
        return before
    if reading.columns is not None and reading.columns.fits(samples):
        return reading.columns
    guessed = guessed_columns(samples)
    return guessed if guessed and (about_codes or are_large(samples[guessed.code])) else None


def _names_and_samples(
    headers: list[TableRow], lines: list[TableRow], words: HeaderVocabulary
) -> tuple[list[str], list[list[str]]]:
    """Return each column's header and its first cells, plain."""
    width = max(len(line.cells) for line in (*headers, *lines))
    samples = [[_plain_at(line, place) for line in lines[:_SAMPLE]] for place in range(width)]
    return _head_texts(headers, width, words), samples


def _head_texts(headers: list[TableRow], width: int, words: HeaderVocabulary) -> list[str]:
    """Return one header a column: the lowest line whose word is known, else all lines' words."""
    texts = []
    for place in range(width):
        parts = list(dict.fromkeys(text for line in headers if (text := _plain_at(line, place))))
        known = [text for text in parts if words.role(text)]
        texts.append(known[-1] if known else " ".join(parts))
    return texts


def _lines_read(line: TableRow, columns: Columns) -> Iterator[int]:
    """Yield the lines of a row's cells, but not of a code in a column that was not read: it is still to be reported."""
    for place, cell in enumerate(line.cells):
        if place not in columns.beside or not read_codes(plain(cell.markup)):
            yield cell.line


def _plain_at(line: TableRow, place: int) -> str:
    return plain(line.cells[place].markup) if place < len(line.cells) else ""


def _read(line: TableRow, columns: Columns, heading: tuple[str, ...], reading: ParsedTag) -> None:
    cell = line.cells[columns.code] if columns.code < len(line.cells) else Cell("", line.line)
    text = plain(cell.markup)
    found = _code(text, columns)
    if found is None:
        _not_a_code(line, text, reading)
        return
    if line.cells[0].line != line.cells[-1].line:
        reading.dismissed.update(_lines_read(line, columns))
    texts = _texts(line, columns, reading.words)
    name = None if columns.name is None else text_or_none(_plain_at(line, columns.name))
    message = "\n".join(each for each in (texts[Role.MESSAGE], found.remark) if each)
    reading.rows.append(
        Row(
            cell.line,
            heading,
            found.codes,
            name or found.name,
            text_or_none(message),
            text_or_none(texts[Role.CAUSE]),
            text_or_none(texts[Role.ACTION]),
            columns.kind,
        )
    )


def _code(text: str, columns: Columns) -> CodeCell | None:
    if columns.states and is_sqlstate(text):
        return CodeCell((text,))
    return read_code_cell(text) or (read_code_word(text) if columns.words else None) or read_marked_code(text)


def _texts(line: TableRow, columns: Columns, words: HeaderVocabulary) -> dict[Role, str]:
    """Return the three texts of a line; packed cells are split, and what falls on one role is joined in page order."""
    found: dict[Role, list[str]] = {Role.MESSAGE: [], Role.CAUSE: [], Role.ACTION: []}
    for place, role in columns.texts:
        text = _plain_at(line, place)
        if text in _EMPTY:
            continue
        parts = split_packed(text, words) or {role: text}
        for part_role, part in parts.items():
            if part not in _EMPTY:
                found[part_role].append(part)
    return {role: "\n".join(texts) for role, texts in found.items()}


def _not_a_code(line: TableRow, text: str, reading: ParsedTag) -> None:
    """Report a line without a code where a code belongs, unless it is a heading line within the table."""
    filled = [plain(cell.markup) for cell in line.cells if cell.markup and not cell.covered]
    filled = [each for each in filled if each not in _EMPTY]
    if len(filled) > 1 or any(read_codes(each) for each in filled):
        reading.miss(
            line.line, " | ".join(filled), f"no code in the column of codes: {text!r}" if text else "no code"
        )


def _doubt(headers: list[TableRow], lines: list[TableRow], reading: ParsedTag) -> None:
    """Report the lines of a table of an unknown kind that hold a number where a code may stand.

    Heads that say what the numbers are (sizes, prices, steps) leave no doubt: such a table is passed over.
    """
    names, samples = _names_and_samples(headers, lines, reading.words)
    roles = roles_of(names, samples, reading.words)
    known = [at for at, role in enumerate(roles) if role in (Role.CODE, Role.VALUE)]
    if Role.OTHER in roles and Role.CODE not in roles and not _are_misnamed(names, samples):
        reading.dismissed.update(cell.line for line in lines for cell in line.cells)
        return
    shown = ", ".join(name for name in names if name) or "no headers"
    lacking = "texts of the codes" if Role.CODE in roles else "codes"
    reason = f"no header names a column of {lacking}: {shown}"
    for line in lines:
        reading.dismissed.update(cell.line for cell in line.cells)
        texts = [_plain_at(line, place) for place in known or [0]]
        if any(read_codes(text) if Role.CODE not in roles else text not in _EMPTY for text in texts):
            filled = [plain(cell.markup) for cell in line.cells if cell.markup]
            reading.miss(line.line, " | ".join(filled), reason)


def _are_misnamed(names: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether large numbers stand first under a header for words: someone copied the headers of another table."""
    return normalize_header(names[0]) in NEVER_NUMBERS and are_large(samples[0])
