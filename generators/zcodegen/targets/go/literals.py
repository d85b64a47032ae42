"""Any text as Go source: an interpreted string literal, a line of a doc comment, a list of numbers.

The compiler reads a literal back as the same bytes. A comment stays one line, hides nothing, and gofmt leaves it unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate

from zcodegen.textcompare.invisible import hidden_or
from zcodegen.textcompare.invisible import shown as visible

# Characters that a literal escapes (The Go Programming Language Specification, "String literals" and "Source code
# representation"), and what an editor would hide or show in another place.
_ESCAPED = hidden_or('"\\\\\t\n\u00a0\u2000-\u200a\u202f\u205f')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
# In a comment most texts stay as they are: letters, digits and punctuation of Latin and Chinese, single spaces.
_PLAIN = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u312f\u3400-\u9fff\uff01-\uff5e]*")
_DOUBLED = ("  ", "``", "''")
_SPACES = re.compile(r"[ \t\n]+")
_BACKTICKS = re.compile(r"(?<!`)``(?!`)")
_NUMBERS_A_LINE = 16
_LAST_OF_PLANE_0 = 0xFFFF


def quoted(text: str) -> str:
    """Return `text` as a string literal."""
    return f'"{_ESCAPED.sub(_escape, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def rune(character: str) -> str:
    """Return a character as a rune literal."""
    return f"'{_ESCAPED.sub(_escape, character)}'"


def all_escaped(texts: list[str], joined: str) -> list[str]:
    """Return texts as a literal has them between its quotes; `joined` contains them all, so one search finds whether any needs escapes."""
    return [_ESCAPED.sub(_escape, text) for text in texts] if _ESCAPED.search(joined) else texts


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if short := _SHORT.get(character):
        return short
    number = ord(character)
    if character.isascii():
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= _LAST_OF_PLANE_0 else f"\\U{number:08x}"


def shown(text: str) -> str:
    """Return `text` as a part of one comment line: spaces and line ends are one space, hidden characters `U+202E`.

    Doubled quotes are those that gofmt makes of them (https://go.dev/doc/comment, "Notes").
    """
    if is_plain(text):
        return text
    line = _SPACES.sub(" ", visible(text)).strip()
    return _BACKTICKS.sub("\u201c", line).replace("''", "\u201d")


def is_plain(text: str) -> bool:
    """Return whether a comment shows `text` unchanged; texts joined by a space are plain if all of them are."""
    doubled = any(pair in text for pair in _DOUBLED)
    return not doubled and text == text.strip(" ") and _PLAIN.fullmatch(text) is not None


def labelled(label: str, text: str) -> str:
    """Return one line of a comment: a label, which keeps gofmt from taking the text for a list or a heading, and the text."""
    return f"{label}: {shown(text)}".rstrip()


def listed(numbers: Sequence[object]) -> tuple[str, ...]:
    """Return numbers as lines of a composite literal, each ending in a comma."""
    texts = list(map(str, numbers))
    starts = range(0, len(texts), _NUMBERS_A_LINE)
    return tuple(", ".join(texts[first : first + _NUMBERS_A_LINE]) + "," for first in starts)


def ends(texts: Iterable[str]) -> list[int]:
    """Return where each text ends, in bytes, if all are joined in UTF-8."""
    return list(accumulate(map(len, map(str.encode, texts))))
