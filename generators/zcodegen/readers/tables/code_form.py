"""How the codes of a column are written, and what a cell of it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.tables.codes import (
    CodeCell,
    are_sqlstates,
    has_leading_zero,
    is_identifier,
    is_sqlstate,
    read_code_cell,
    read_code_words,
    read_hex,
    read_marked_code,
    read_named_status,
)
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_named_statuses,
    is_hexadecimal,
    share_of_codes,
    share_of_words,
)

_FOOTNOTE_MARK = re.compile(r"(?<=\w)\s?(?:\([*^†‡§#+]{1,4}\)|[†‡§]{1,3})$")
"""What refers to a note below the table: `E121 (*)`, `E122†`."""

_LETTERED = re.compile(r"[A-Z]{1,8}[-_]?\d{2,8}[A-Z]?")
_CODE_AND_TEXT = re.compile(
    rf"(?P<code>{_LETTERED.pattern})\s{{1,20}}(?!.*{_LETTERED.pattern})(?P<text>[A-Z\u3040-\uffff].{{2,400}})",
    re.DOTALL,
)
"""A code with its text in one cell, and no other code."""

_DIGITS = re.compile(r"\d+|[0-9A-F]{2,8}")
"""Digits, in base 16 too: `01` and `0A` are in one list."""


_LEAST_SHORT, _LONGEST_SHORT = 3, 3
NEARLY_ALL = 0.7
"""The share of a column's cells that are as the others; headings of parts of the table are the rest."""


def _length_of_all(cells: Sequence[str]) -> int:
    """Return the length of all filled cells if they are distinct codes of one length, in capitals, digits or marks; else 0."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    lengths = {len(cell) for cell in filled}
    length = lengths.pop() if len(lengths) == 1 else 0
    is_short = len(filled) >= _LEAST_SHORT and length <= _LONGEST_SHORT and len({*filled}) == len(filled)
    return length if is_short and all(cell.isascii() and cell.upper() == cell for cell in filled) else 0


def _are_numbered(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    numbered = sum(1 for cell in filled if any(map(str.isdigit, cell)))
    return len(filled) > _LEAST_SHORT and numbered >= len(filled) * NEARLY_ALL


def _are_lettered(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    lettered = sum(1 for cell in filled if _LETTERED.fullmatch(cell))
    return len(filled) > _LEAST_SHORT and lettered >= len(filled) * NEARLY_ALL


class CodeForm(Struct, frozen=True):
    """The spelling of a column's codes, which decides how a cell is read."""

    words: bool = False
    """A code may be a word (`InvalidParameter`)."""
    phrases: bool = False
    """A code may be a few words (`Bad Request`)."""
    states: bool = False
    """Codes are SQLSTATEs."""
    hexadecimal: bool = False
    """Numbers have base 16."""
    digits: bool = False
    """Codes are strings of digits, as some begin with a zero."""
    short: int = 0
    """How many letters, digits or marks every code has, if they are three at most (`Y`, `?C`); else 0."""
    named_statuses: bool = False
    """Codes are words with their HTTP status in brackets."""
    numbers: bool = False
    """Nearly all codes have a digit."""
    lettered: bool = False
    """Nearly all codes are letters and a number, so that one may have its text behind it."""

    @classmethod
    def of(cls, header: str, cells: Sequence[str], *, words: bool = False) -> CodeForm:
        """Return the form of the codes in `cells`; `words`: they may be words."""
        return cls(
            words=words,
            phrases=words and share_of_codes(cells) <= HALF,
            states=are_sqlstates([cell for cell in cells if cell and " " not in cell]),
            hexadecimal=is_hexadecimal(header, cells),
            digits=any(map(has_leading_zero, cells)),
            short=_length_of_all(cells),
            named_statuses=are_named_statuses(cells),
            numbers=_are_numbered(cells),
            lettered=_are_lettered(cells),
        )

    def fits(self, cells: Sequence[str]) -> bool:
        """Whether most cells of another column are codes of this form."""
        return share_of_codes(cells) > HALF or (self.words and share_of_words(cells) > HALF)

    def read(self, text: str) -> CodeCell | None:
        """Return the codes of a cell's plain text, with a name or remark; None if it holds none."""
        text = _FOOTNOTE_MARK.sub("", text)
        if self.named_statuses and (named := read_named_status(text)):
            return CodeCell((named[0],))
        if self.states and is_sqlstate(text):
            return CodeCell((text,))
        if self.hexadecimal and (cell := read_hex(text)):
            return cell
        if self.digits and _DIGITS.fullmatch(text):
            return CodeCell((text,))
        if cell := read_code_cell(text):
            return cell
        if self.short and len(text) == self.short and " " not in text:
            return CodeCell((text,))
        if self.lettered and (found := _CODE_AND_TEXT.fullmatch(text)):
            return CodeCell((found["code"],), None, found["text"])
        is_word = self.words and not (self.numbers and text.islower() and not is_identifier(text))
        return (read_code_words(text) if is_word else None) or read_marked_code(text)

    def lacks_number(self, text: str) -> bool:
        """Whether a cell has no digit though nearly all others of the column have one."""
        return self.numbers and not any(map(str.isdigit, text))

    def status_in(self, text: str) -> int | None:
        """Return the HTTP status in the brackets of a code's cell."""
        named = read_named_status(text) if self.named_statuses else None
        return named[1] if named else None
