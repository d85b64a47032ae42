"""Bold, italic and struck-out marks taken out of a text (CommonMark 0.31, section 6.2; GFM, section 6.5).

One difference from CommonMark, for Chinese: next to a Chinese letter a mark needs no blank and no punctuation to open
or close (`**说明：**文本`), as writers of such pages mean it.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from msgspec import Struct

BREAK: Final = "\x00"  # a line break that the page shows, unlike the source's line ends
MARKS: Final = frozenset("*_~")
_CHINESE = ("\u2e80", "\ufaff")


class _Run(Struct):
    """A run of one mark: its index among the pieces, and how many of its characters are still unmatched."""

    place: int
    mark: str
    left: int
    opens: bool
    closes: bool


def without_emphasis(pieces: list[str]) -> str:
    """Join `pieces`, without those runs of `*`, `_` and `~~` that are pieces of their own and pair up."""
    open_runs: dict[str, list[_Run]] = {"*": [], "_": [], "~": []}
    runs = [_run(pieces, place) for place, piece in enumerate(pieces) if piece and piece[0] in MARKS]
    for run in runs:
        if run.closes:
            _close(run, open_runs[run.mark])
        if run.opens and run.left:
            open_runs[run.mark].append(run)
    for run in runs:
        pieces[run.place] = run.mark * run.left
    return "".join(pieces)


def _close(run: _Run, openers: list[_Run]) -> None:
    while run.left and openers:
        opener = openers[-1]
        used = min(run.left, opener.left)
        run.left -= used
        opener.left -= used
        if not opener.left:
            openers.pop()


def _run(pieces: list[str], place: int) -> _Run:
    piece = pieces[place]
    before, after = _neighbour(pieces, place, -1), _neighbour(pieces, place, 1)
    opens = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    closes = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if piece[0] == "_":
        opens, closes = opens and (not closes or _is_mark(before)), closes and (not opens or _is_mark(after))
    elif _is_chinese(before) or _is_chinese(after):
        opens, closes = not after.isspace(), not before.isspace()
    return _Run(place, piece[0], len(piece), opens, closes)


def _neighbour(pieces: list[str], place: int, step: int) -> str:
    """Return the character next to the run at `place`, a blank at the end of the text and of a line that the page shows."""
    place += step
    while 0 <= place < len(pieces):
        if pieces[place]:
            return pieces[place][0 if step > 0 else -1].replace(BREAK, " ")
        place += step
    return " "


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS"


def _is_chinese(letter: str) -> bool:
    return _CHINESE[0] <= letter <= _CHINESE[1] or "\uff00" <= letter <= "\uffef"
