"""Any text as a part of a KDoc comment.

A comment does not end early and opens no other one (Kotlin's comments nest). Invisible characters, and characters that
change the direction of a line, are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from zcodegen.catalog.model import Entry, ServedTexts
from zcodegen.textcompare.invisible import JOINERS, hidden_or
from zcodegen.textcompare.invisible import shown as visible

_EDGE = re.compile(r"\*(?=/)|/(?=\*)")
_LINK = re.compile(r"\[(?=[^\W\d]|`)")
_UNUSUAL = hidden_or(f"*/@\\[\\\\\t\n{JOINERS}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000")
_GAP = re.compile(r"(?<=\S)[ \t]{2,}")
_TAG = re.compile(r"^(\s*)@")


def is_plain(text: str) -> bool:
    """Return whether resources and comments show `text` unchanged; texts joined by a space are plain if all of them are."""
    return not (_UNUSUAL.search(text) or "  " in text or text.endswith(" "))


def shown(text: str) -> str:
    """Return `text` for a comment, its lines separated by line feeds and without spaces at their ends."""
    if is_plain(text):
        return text
    # Markdown shows the character after a backslash. A word in bare brackets would be a link to a symbol.
    lines = _EDGE.sub(r"\g<0>\\", _LINK.sub(r"\\[", visible(text))).split("\n")
    return "\n".join(_TAG.sub(r"\1\\@", _GAP.sub(" ", line)).rstrip() for line in lines)


def in_line(text: str) -> str:
    """Return `text` for one line of a comment."""
    return shown(text).replace("\n", " ")


def kdoc(paragraphs: Iterable[str], indent: str = "") -> str:
    """Return a comment with a blank line between the paragraphs, which `shown` has made."""
    start = f"\n{indent} * "
    lines = "\n\n".join(paragraphs).replace("\n", start)
    return f"{indent}/**{start}{lines}\n{indent} */".replace(" \n", "\n")


def entry_comment(entry: Entry, facts: Iterable[str], texts: Sequence[ServedTexts], indent: str) -> str:
    """Return the comment of a constant: its texts in each locale, `facts`, synonyms."""
    paragraphs = [_paragraph(*served[entry.name]) for served in texts if entry.name in served]
    paragraphs += facts
    if entry.same_as:
        paragraphs.append(f"Same as {', '.join(f'[{name}]' for name in entry.same_as)}.")
    return kdoc(paragraphs, indent)


def _paragraph(message: str, cause: str | None, action: str | None) -> str:
    if cause is not None:
        message += f"\n- Cause: {cause}"
    if action is not None:
        message += f"\n- Action: {action}"
    return message
