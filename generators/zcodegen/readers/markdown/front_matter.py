"""The front matter of a page: its title and its date; everything else in it is skipped unread."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_FIELD = re.compile(r"(title|date)\s*:\s*(.{1,400})$")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 2000


class FrontMatter(Struct, frozen=True):
    """Title and date, where given; `lines` is the number of lines that the front matter takes."""

    title: str | None = None
    date: str | None = None
    lines: int = 0


def front_matter(lines: Sequence[str]) -> FrontMatter:
    """Return title and date of the block between `---` and `---` at the top; an unclosed block is not front matter."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    found: dict[str, str] = {}
    for number, line in enumerate(lines[1:_LONGEST], 2):
        if line.rstrip() in ("---", "..."):
            date = _DATE.search(found.get("date", ""))
            return FrontMatter(found.get("title") or None, date.group() if date else None, number)
        if match := _FIELD.match(line):
            found[match.group(1)] = match.group(2).strip().strip("\"'").strip()
    return FrontMatter()
