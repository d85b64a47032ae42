"""From a table to rows: finds the heads, knows the columns, reads each line, and says which lines it could not read."""

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
from zcodegen.readers.labels import split_packed
from zcodegen.readers.rows import Row, Unread
from zcodegen.readers.tables import Cell, Line, Table
from zcodegen.readers.text import plain
from zcodegen.readers.words import CODE_WORDS, NEVER_NUMBERS, Role, Words, has_word, normal_head

_EMPTY = frozenset(("", "-", "--", "—", "/", "–", "——", "−"))
_SAMPLE = 24
_SHOWN = 120
_LONGEST_HEAD = 40
_LONGEST_HEAD_MARKUP = 500


class Reading(Struct):
    """What has been read of a page so far, and the columns of its last table of codes.

    `dismissed` are the lines of rows that were read and of tables whose heads say that they hold no codes.
    """

    words: Words
    rows: list[Row] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    columns: Columns | None = None
    dismissed: set[int] = field(default_factory=set)

    def miss(self, line: int, text: str, reason: str) -> None:
        """Record a line that looks like a code row and was not read."""
        shown = " ".join(text.split())
        self.unread.append(Unread(line, shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…", reason))


def text_or_none(text: str) -> str | None:
    """Return `text`, None where it only says that there is none (`-`, `--`, `—`, `/`)."""
    return None if text in _EMPTY else text


def interpret(table: Table, reading: Reading) -> None:
    """Add the rows of `table` to `reading`, and as unread the lines that look like rows and are none."""
    columns: Columns | None = None
    for whole_heads, whole_lines in _sections(table.lines, reading.words):
        heads, lines = _unfolded(whole_heads, whole_lines, reading.words)
        columns = _columns(heads, lines, table, reading, columns)
        if columns is None:
            _doubt(heads, lines, reading)
            continue
        reading.columns = columns
        for line in lines:
            _read(line, columns, table.heading, reading)


def _sections(lines: Sequence[Line], words: Words) -> Iterator[tuple[list[Line], list[Line]]]:
    """Part a table at its lines of heads: (lines of heads, lines under them)."""
    heads: list[Line] = []
    body: list[Line] = []
    for line in lines:
        if _is_head(line, words, first=not heads and not body, below=bool(body)):
            if body:
                yield heads, body
                heads, body = [], []
            heads.append(line)
        else:
            body.append(line)
    if body or heads:
        yield heads, body


def _unfolded(heads: list[Line], lines: list[Line], words: Words) -> tuple[list[Line], list[Line]]:
    """Part lines that hold several rows side by side (`code | text | code | text`) into a line a row."""
    names = [cell.markup for cell in heads[-1].cells] if heads else []
    step = names.index(names[0], 1) if names and names[0] in names[1:] else 0
    if step <= 1 or len(names) % step or names != names[:step] * (len(names) // step):
        return heads, lines
    if Role.CODE not in [words.role(plain(name)) for name in names[:step]]:
        return heads, lines
    parts = [
        replace(line, cells=line.cells[at : at + step])
        for line in lines
        for at in range(0, len(line.cells), step)
    ]
    filled = [line for line in parts if any(cell.markup for cell in line.cells)]
    return [replace(heads[-1], cells=heads[-1].cells[:step])], filled


def _is_head(line: Line, words: Words, *, first: bool, below: bool) -> bool:
    """Whether `line` holds heads; `below` tells that rows stand above it: there one text alone parts the table."""
    if not first and line.cells[0].markup.isdecimal():
        return False
    texts = [
        plain(cell.markup)
        for cell in line.cells
        if not cell.covered and len(cell.markup) < _LONGEST_HEAD_MARKUP
    ]
    filled = [text for text in texts if text not in _EMPTY]
    codes = sum(1 for text in filled if read_codes(text))
    if line.head:
        known = sum(1 for text in filled if len(text) < _LONGEST_HEAD and words.role(text))
        return (not codes or known > codes) and (len(filled) > 1 or not below)
    if codes:
        return False
    if first:
        return any(len(text) < _LONGEST_HEAD and words.role(text) for text in filled)
    return all(words.is_head(text) for text in filled) and len({words.role(text) for text in filled}) > 1


def _columns(
    heads: list[Line], lines: list[Line], table: Table, reading: Reading, before: Columns | None
) -> Columns | None:
    names, samples = _names_and_samples(heads, lines, reading.words)
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
    heads: list[Line], lines: list[Line], words: Words
) -> tuple[list[str], list[list[str]]]:
    """Return each column's head and its first cells, plain."""
    width = max(len(line.cells) for line in (*heads, *lines))
    samples = [[_plain_at(line, place) for line in lines[:_SAMPLE]] for place in range(width)]
    return _head_texts(heads, width, words), samples


def _head_texts(heads: list[Line], width: int, words: Words) -> list[str]:
    """Return one head a column: the lowest line whose word is known, else all lines' words."""
    texts = []
    for place in range(width):
        parts = list(dict.fromkeys(text for line in heads if (text := _plain_at(line, place))))
        known = [text for text in parts if words.role(text)]
        texts.append(known[-1] if known else " ".join(parts))
    return texts


def _lines_read(line: Line, columns: Columns) -> Iterator[int]:
    """Yield the lines of a row's cells, but not of a code in a column that was not read: it is still to be reported."""
    for place, cell in enumerate(line.cells):
        if place not in columns.beside or not read_codes(plain(cell.markup)):
            yield cell.line


def _plain_at(line: Line, place: int) -> str:
    return plain(line.cells[place].markup) if place < len(line.cells) else ""


def _read(line: Line, columns: Columns, heading: tuple[str, ...], reading: Reading) -> None:
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


def _texts(line: Line, columns: Columns, words: Words) -> dict[Role, str]:
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


def _not_a_code(line: Line, text: str, reading: Reading) -> None:
    """Report a line without a code where a code belongs, unless it is a heading line within the table."""
    filled = [plain(cell.markup) for cell in line.cells if cell.markup and not cell.covered]
    filled = [each for each in filled if each not in _EMPTY]
    if len(filled) > 1 or any(read_codes(each) for each in filled):
        reading.miss(
            line.line, " | ".join(filled), f"no code in the column of codes: {text!r}" if text else "no code"
        )


def _doubt(heads: list[Line], lines: list[Line], reading: Reading) -> None:
    """Report the lines of a table of an unknown kind that hold a number where a code may stand.

    Heads that say what the numbers are (sizes, prices, steps) leave no doubt: such a table is passed over.
    """
    names, samples = _names_and_samples(heads, lines, reading.words)
    roles = roles_of(names, samples, reading.words)
    known = [at for at, role in enumerate(roles) if role in (Role.CODE, Role.VALUE)]
    if Role.OTHER in roles and Role.CODE not in roles and not _are_misnamed(names, samples):
        reading.dismissed.update(cell.line for line in lines for cell in line.cells)
        return
    shown = ", ".join(name for name in names if name) or "no heads"
    lacking = "texts of the codes" if Role.CODE in roles else "codes"
    reason = f"no head names a column of {lacking}: {shown}"
    for line in lines:
        reading.dismissed.update(cell.line for cell in line.cells)
        texts = [_plain_at(line, place) for place in known or [0]]
        if any(read_codes(text) if Role.CODE not in roles else text not in _EMPTY for text in texts):
            filled = [plain(cell.markup) for cell in line.cells if cell.markup]
            reading.miss(line.line, " | ".join(filled), reason)


def _are_misnamed(names: Sequence[str], samples: Sequence[Sequence[str]]) -> bool:
    """Whether large numbers stand first under a head for words: someone copied the heads of another table."""
    return normal_head(names[0]) in NEVER_NUMBERS and are_large(samples[0])
