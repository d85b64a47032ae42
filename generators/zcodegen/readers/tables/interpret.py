"""From a table to rows: finds the headers, knows the columns, reads each line, and reports the lines that it cannot read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from zcodegen.readers.locales import locale_of
from zcodegen.readers.markup.text import plain
from zcodegen.readers.rows import Row, unread_column
from zcodegen.readers.tables.answers import read_answer
from zcodegen.readers.tables.codes import (
    read_codes,
    read_http_status,
    split_struck,
)
from zcodegen.readers.tables.column_content import EMPTY_CELLS as _EMPTY
from zcodegen.readers.tables.column_content import (
    are_large,
    is_data_type,
)
from zcodegen.readers.tables.columns import Columns, columns_of, guessed_columns
from zcodegen.readers.tables.doubtful import report_doubtful
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    may_name_other_codes,
    mentions_errors,
    names_other_codes,
    normalize_header,
)
from zcodegen.readers.tables.json_cells import unpack_json
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.languages import is_bare_code
from zcodegen.readers.tables.layouts import spread, stand_upright, turn, unfold
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow, plain_at, unstruck
from zcodegen.readers.tables.topic import Topic, are_codes_of_things, tell_results

_SAMPLE = 24
_BROKEN_NAME = re.compile(r"(?<=\w_)\n(?=[A-Za-z0-9])")
_LISTED = re.compile(r"\w[,;、，]\s*\w")
_LONGEST_HEAD = 40
_LONGEST_HEAD_MARKUP = 500


def interpret(table: Table, extraction: Extraction) -> None:
    """Add the rows of `table` to `extraction`, and as unread the lines that look like rows and are not."""
    topic = Topic.of((*extraction.titles, *table.titles))
    table = (
        stand_upright(table, extraction.words)
        or turn(table, extraction.words)
        or spread(table, is_about=topic.codes or topic.errors)
        or table
    )
    table = unpack_json(table, extraction.words)
    columns: Columns | None = None
    for whole_heads, whole_lines in _sections(table.lines, extraction.words):
        headers, lines = unfold(whole_heads, whole_lines, extraction.words)
        width = max(len(line.cells) for line in (*headers, *lines))
        if not headers and columns is None and extraction.other_table == (table.heading, width):
            extraction.dismissed.update(cell.line for line in lines for cell in line.cells)
            continue
        columns = _columns(headers, lines, table, extraction, columns)
        if headers and _has_other_codes(headers, lines, table, extraction, is_read=columns is not None):
            extraction.dismissed.update(cell.line for line in lines for cell in line.cells)
            extraction.other_table, columns = (table.heading, width), None
            continue
        if columns is None:
            if headers:
                extraction.other_table = (table.heading, width)
            names, samples = _names_and_samples(headers, lines, extraction.words)
            report_doubtful(names, samples, lines, table, extraction)
            continue
        extraction.columns, extraction.other_table = columns, None
        for line in lines:
            _read(line, columns, table, extraction)
        _report_columns(headers, columns, extraction)


def _has_other_codes(
    headers: list[TableRow], lines: list[TableRow], table: Table, extraction: Extraction, *, is_read: bool
) -> bool:
    """Whether the nearest heading or the headers announce codes of other things than results, and nothing mentions errors.

    `is_read`: the table has the columns of a list of return codes.
    If its words are known for that, nothing is reported: a list of currencies is no list of return codes.
    """
    context = (*extraction.titles, *table.titles)
    if not context:
        return False
    if table.titles and names_other_codes(table.titles[-1]):
        return True
    names = [plain(cell.markup) for line in headers for cell in line.cells]
    if not is_read and Role.CODE not in map(extraction.words.role, names):
        return False
    if not {Role.CAUSE, Role.ACTION}.isdisjoint(map(extraction.words.role, names)):
        return False
    explicit = [name for name in names if normalize_header(name) not in ("code", "codes")]
    shown, samples = _names_and_samples(headers, lines, extraction.words)
    is_announced = may_name_other_codes(context[-1]) and not tell_results([*zip(*samples, strict=True)])
    is_other = is_announced or are_codes_of_things(shown, samples, extraction.words)
    if not is_other or any(
        mentions_errors(title) for title in (*context, *explicit) if not is_bare_code(title)
    ):
        return False
    extraction.miss(headers[0].line, context[-1], "codes of another kind, as the heading or the headers say")
    return True


def _report_columns(headers: list[TableRow], columns: Columns, extraction: Extraction) -> None:
    """Report once the filled columns of a table that no field of a row takes."""
    for place in columns.unread:
        header = next((line for line in reversed(headers) if plain_at(line, place)), None)
        if header is not None:
            text = plain_at(header, place)
            extraction.miss(
                header.cells[place].line or extraction.rows[-1].line if extraction.rows else header.line,
                text,
                unread_column(text),
            )


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


def _is_head(line: TableRow, words: HeaderVocabulary, *, first: bool, below: bool) -> bool:
    """Whether `line` holds headers; `below`: there are rows above it, where one text alone separates parts of the table."""
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
    is_field = any(map(is_data_type, filled))
    return (
        not is_field
        and all(words.is_header(text) for text in filled)
        and len({words.role(text) for text in filled}) > 1
    )


def _columns(
    headers: list[TableRow],
    lines: list[TableRow],
    table: Table,
    extraction: Extraction,
    before: Columns | None,
) -> Columns | None:
    names, samples = _names_and_samples(headers, lines, extraction.words)
    topic = Topic.of((*extraction.titles, *table.titles))
    if any(names):
        return columns_of(names, samples, extraction.words, topic)
    if before is not None:
        return before
    if extraction.columns is not None and extraction.columns.fits(samples):
        return extraction.columns
    guessed = guessed_columns(samples)
    return guessed if guessed and (topic.errors or are_large(samples[guessed.code])) else None


def _names_and_samples(
    headers: list[TableRow], lines: list[TableRow], words: HeaderVocabulary
) -> tuple[list[str], list[list[str]]]:
    """Return each column's header and its first cells, plain."""
    width = max(len(line.cells) for line in (*headers, *lines))
    telling = [line for line in lines[: 2 * _SAMPLE] if not _is_spanning(line, width)][:_SAMPLE]
    samples = [[plain_at(line, place) for line in telling or lines[:_SAMPLE]] for place in range(width)]
    return _head_texts(headers, width, words), samples


def _is_spanning(line: TableRow, width: int) -> bool:
    """Whether one cell takes a whole line: it is a heading within the table, not a sample of its column."""
    return width > 1 and sum(1 for cell in line.cells if cell.covered) == width - 1


def _head_texts(headers: list[TableRow], width: int, words: HeaderVocabulary) -> list[str]:
    """Return one header a column: the lowest line whose word is known, else all lines' words."""
    texts = []
    for place in range(width):
        parts = list(dict.fromkeys(text for line in headers if (text := plain_at(line, place))))
        known = [text for text in parts if words.role(text)]
        texts.append(known[-1] if known else " ".join(parts))
    return texts


def _lines_read(line: TableRow, columns: Columns) -> Iterator[int]:
    """Yield the lines of a row's cells, but not of a code in a column that was not read: it is still to be reported."""
    for place, cell in enumerate(line.cells):
        if place not in columns.other_codes or not read_codes(plain(cell.markup)):
            yield cell.line


def _read(line: TableRow, columns: Columns, table: Table, extraction: Extraction) -> None:
    cell = line.cells[columns.code] if columns.code < len(line.cells) else Cell("", line.line)
    markup, deprecated = split_struck(cell.markup)
    text = plain(markup)
    if not text and _continues(line, columns, table, extraction):
        return
    found = columns.form.read(text)
    is_phrase = found is not None and " " in str(found.codes[0])
    is_title = (is_phrase or columns.form.lacks_number(text)) and _is_alone(line, columns.code)
    if found is None or is_title or (is_phrase and not columns.form.phrases):
        _not_a_code(line, text, extraction, may_be_heading=table.packed)
        return
    line = unstruck(line) if deprecated else line
    if line.cells[0].line != line.cells[-1].line:
        extraction.dismissed.update(_lines_read(line, columns))
    texts = _texts(line, columns.texts, extraction.words, packed=table.packed)
    retryable, condition = (
        (None, "") if columns.retryable is None else read_answer(plain_at(line, columns.retryable))
    )
    if condition not in _EMPTY:
        texts[Role.ACTION] = "\n".join(filter(None, (texts[Role.ACTION], condition)))
    name, aliases = _name_and_rest(plain_at(line, columns.name)) if columns.name is not None else ("", "")
    messages = (aliases, texts[Role.MESSAGE], found.remark)
    row = Row(
        cell.line,
        table.heading,
        found.codes,
        text_or_none(name) or found.name,
        text_or_none("\n".join(message for message in messages if message)),
        text_or_none(texts[Role.CAUSE]),
        text_or_none(texts[Role.ACTION]),
        columns.kind,
        columns.locale,
        sqlstate=None if columns.sqlstate is None else text_or_none(plain_at(line, columns.sqlstate)),
        http_status=_http_status(line, columns),
        retryable=retryable,
        recovery=None if columns.recovery is None else plain_at(line, columns.recovery).casefold() or None,
        deprecated=deprecated,
        lost_cells=line.lost,
    )
    extraction.rows += _by_locale(row, line, columns, table, extraction) if columns.locales else [row]


def _continues(line: TableRow, columns: Columns, table: Table, extraction: Extraction) -> bool:
    """Add the causes and actions of a line without a code, name and message to the row above it; return whether there are any."""
    above = extraction.rows[-1] if extraction.rows else None
    if above is None or above.line < table.lines[0].line or columns.locales:
        return False
    texts = _texts(line, columns.texts, extraction.words, packed=False)
    named = columns.name is not None and plain_at(line, columns.name)
    if named or texts.pop(Role.MESSAGE) or not any(texts.values()):
        return False
    joined = {role: "\n".join(filter(None, (getattr(above, role), text))) for role, text in texts.items()}
    extraction.rows[-1] = replace(above, cause=joined[Role.CAUSE] or None, action=joined[Role.ACTION] or None)
    extraction.dismissed.update(cell.line for cell in line.cells)
    return True


def _name_and_rest(text: str) -> tuple[str, str]:
    """Return the name of a cell and what follows it; a name may be broken into lines, and a list of names is none."""
    name, _, rest = _BROKEN_NAME.sub("", text).partition("\n")
    return ("", text) if _LISTED.search(name) else (name, rest)


def _by_locale(
    row: Row, line: TableRow, columns: Columns, table: Table, extraction: Extraction
) -> Iterator[Row]:
    """Yield a row for each locale that has columns of its own; a text of another column goes with its language's row."""
    found: dict[str, Row] = {}
    for locale in dict.fromkeys(tag for _, _, tag in columns.locales):
        places = [(place, role) for place, role, tag in columns.locales if tag == locale]
        texts = _texts(line, places, extraction.words, packed=table.packed)
        if any(map(text_or_none, texts.values())):
            found[locale] = _with_texts(row, texts, locale)
    shared = {Role.MESSAGE: row.message, Role.CAUSE: row.cause, Role.ACTION: row.action}
    spoken = "\n".join(filter(None, shared.values()))
    own = None if columns.locale else locale_of("", spoken)
    if own is not None and own in found:
        row = found[own]
        whole = {Role.MESSAGE: row.message, Role.CAUSE: row.cause, Role.ACTION: row.action}
        joined = {role: "\n".join(filter(None, (whole[role], shared[role]))) for role in shared}
        found[own] = _with_texts(row, joined, own)
    elif spoken or not found:
        yield row
    yield from found.values()


def _with_texts(row: Row, texts: Mapping[Role, str], locale: str) -> Row:
    return replace(
        row,
        message=text_or_none(texts[Role.MESSAGE]),
        cause=text_or_none(texts[Role.CAUSE]),
        action=text_or_none(texts[Role.ACTION]),
        locale=locale,
    )


def _is_alone(row: TableRow, place: int) -> bool:
    """Whether a row has one filled cell only: words there may be the heading of a part of the table, and no code."""
    return not any(cell.markup and at != place for at, cell in enumerate(row.cells))


def _http_status(line: TableRow, columns: Columns) -> int | None:
    if columns.http_status is None:
        return columns.form.status_in(plain_at(line, columns.code))
    return read_http_status(plain_at(line, columns.http_status))


def _texts(
    line: TableRow, places: Sequence[tuple[int, Role]], words: HeaderVocabulary, *, packed: bool
) -> dict[Role, str]:
    """Return the three texts of a line; packed cells are split, and what falls on one role is joined in page order."""
    found: dict[Role, list[str]] = {Role.MESSAGE: [], Role.CAUSE: [], Role.ACTION: []}
    for place, role in places:
        text = plain_at(line, place)
        if text in _EMPTY:
            continue
        parts = (split_packed(text, words) if packed else None) or {role: text}
        for part_role, part in parts.items():
            if part not in _EMPTY and part not in found[part_role]:
                found[part_role].append(part)
    return {role: "\n".join(texts) for role, texts in found.items()}


def _not_a_code(line: TableRow, text: str, extraction: Extraction, *, may_be_heading: bool) -> None:
    """Report a line without a code where a code belongs, unless it is a heading line within the table, or empty."""
    filled = [plain(cell.markup) for cell in line.cells if cell.markup and not cell.covered]
    filled = [cell for cell in filled if cell not in _EMPTY]
    extraction.dismissed.update(cell.line for cell in line.cells)
    if len(filled) > 1 or any(read_codes(cell) for cell in filled) or (filled and not may_be_heading):
        extraction.miss(
            line.line, " | ".join(filled), f"no code in the column of codes: {text!r}" if text else "no code"
        )
