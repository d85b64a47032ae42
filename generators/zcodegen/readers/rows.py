"""What every reader returns: the rows of a page, and all that looks like a row and could not be read.

The values are plain and frozen; `to_json` gives them the form that `zcodegen extract --format json` prints.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

RETURN, EVENT, STATUS, MAPPING, ENUM = "return", "event", "status", "mapping", "enum"
KINDS = (RETURN, EVENT, STATUS, MAPPING, ENUM)


class Row(Struct, frozen=True):
    """One row of a table of codes, its texts plain.

    `line` is the row's own, counted from 1. `codes` holds integers, or strings where a code is no number or a
    range. `kind` is one of `KINDS`. `locale` is given only where one page has texts in many languages
    (MySQL's errmsg): such a code has a row for each locale; elsewhere it is None and the page's locale holds.
    `sqlstate` is what such a page gives beside the number.
    """

    line: int
    heading: tuple[str, ...]
    codes: tuple[int | str, ...]
    name: str | None = None
    message: str | None = None
    cause: str | None = None
    action: str | None = None
    kind: str = RETURN
    locale: str | None = None
    sqlstate: str | None = None


class SkippedLine(Struct, frozen=True):
    """A line that looks like a code row and was not read, and why; `text` is cut to a readable length."""

    line: int
    text: str
    reason: str


class Import(Struct, frozen=True):
    """A page that a page imports: the path as written, and the file it names (relative to the root, None if absent)."""

    line: int
    path: str
    target: str | None = None

    @property
    def resolved(self) -> bool:
        """Whether the path names a file under the root."""
        return self.target is not None


class Page(Struct, frozen=True):
    """One version of one document in one locale, as a reader saw it.

    `reader` is the id of the reader that was used. `version` is the date of the front matter, None without one.
    """

    path: str
    locale: str | None
    title: str | None
    reader: str
    rows: tuple[Row, ...] = ()
    unread: tuple[SkippedLine, ...] = ()
    imports: tuple[Import, ...] = ()
    version: str | None = None


Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def to_json(pages: Iterable[Page]) -> dict[str, Json]:
    """Return `pages` in the form that `extract --format json` prints: `{"documents": [...]}`."""
    return {"documents": [_page_json(page) for page in pages]}


def _page_json(page: Page) -> dict[str, Json]:
    return {
        "path": page.path,
        "locale": page.locale,
        "title": page.title,
        "rows": [_row_json(row) for row in page.rows],
        "unread": [{"line": each.line, "text": each.text, "reason": each.reason} for each in page.unread],
        "imports": [
            {"line": each.line, "path": each.path, "resolved": each.resolved} for each in page.imports
        ],
    }


def _row_json(row: Row) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "line": row.line,
        "heading": list(row.heading),
        "codes": list(row.codes),
        "name": row.name,
        "message": row.message,
        "cause": row.cause,
        "action": row.action,
        "class": row.kind,
    }
    more = {"locale": row.locale, "sqlstate": row.sqlstate}
    shown.update((key, value) for key, value in more.items() if value is not None)
    return shown
