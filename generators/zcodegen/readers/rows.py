"""What every reader returns: the rows of a page, and all that looks like a row and could not be read.

The values are plain and frozen; `to_json` gives them the form that `zcodegen extract --format json` prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from zcodegen.readers.encoding import Encoding

RETURN, EVENT, STATUS, MAPPING, ENUM = "return", "event", "status", "mapping", "enum"
_MAX_SHOWN = 120
KINDS = (RETURN, EVENT, STATUS, MAPPING, ENUM)


class Row(Struct, frozen=True):
    """One row of a table of codes, its texts plain.

    `line` is the row's own, counted from 1. `codes` holds integers, or strings where a code is no number or a
    range. `kind` is one of `KINDS`. `locale` is given only where one page has texts in many languages
    (MySQL's errmsg): such a code has a row for each locale; elsewhere it is None and the page's locale holds.
    `sqlstate` is what such a page gives with the number. `http_status`, `retryable` and `recovery` come from columns or
    keys of their own; `deprecated` marks a code that is struck out.
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
    http_status: int | None = None
    retryable: bool | None = None
    recovery: str | None = None
    deprecated: bool = False
    lost_cells: int = 0
    """Cells of a Markdown row beyond the table's header: they are read, and a browser does not show them."""


class SkippedLine(Struct, frozen=True):
    """A line that looks like a code row and was not read, and why; `text` is cut to a readable length.

    `column` is counted from 1, 0 where the whole line is meant.
    """

    line: int
    text: str
    reason: str
    column: int = 0

    @property
    def is_column(self) -> bool:
        """Whether it is the header of a column whose cells no field of a row takes."""
        return _COLUMN.fullmatch(self.reason) is not None


_COLUMN = re.compile(r"column .+ is not read", re.DOTALL)


def unread_column(header: str) -> str:
    """Return the reason why the header of a column is a skipped line."""
    return f"column {header!r} is not read"


def skipped_line(line: int, text: str, reason: str) -> SkippedLine:
    """Return a skipped line with its text cut to a readable length."""
    shown = " ".join(text.split())
    return SkippedLine(line, shown if len(shown) <= _MAX_SHOWN else shown[: _MAX_SHOWN - 1] + "…", reason)


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
    `passed` are the lines that the reader understood and that are no rows: the search for missed rows leaves them out.
    `encoding` is the page's if it is not UTF-8, and how it is known.
    """

    path: str
    locale: str | None
    title: str | None
    reader: str
    rows: tuple[Row, ...] = ()
    unread: tuple[SkippedLine, ...] = ()
    imports: tuple[Import, ...] = ()
    version: str | None = None
    passed: frozenset[int] = frozenset()
    front_title: str | None = None
    encoding: Encoding | None = None

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page is called: by its first heading, its front matter, and its file's name."""
        named = (self.title, self.front_title, name_of_page(self.path))
        return tuple(title for title in named if title)


def name_of_page(path: str) -> str:
    """Return the words of a page's file name, and of its folder's if the file is only called `index` or `README`."""
    parts = path.replace("\\", "/").split("/")
    stem = parts[-1].split(".")[0]
    if stem.casefold() in ("index", "readme", "page") and len(parts) > 1:
        stem = parts[-2]
    return " ".join(re.sub(r"(?<=[a-z])(?=[A-Z])|[-_ ]+", " ", stem).split())


Json = str | int | bool | None | list["Json"] | dict[str, "Json"]


def to_json(pages: Iterable[Page]) -> dict[str, Json]:
    """Return `pages` in the form that `extract --format json` prints: `{"documents": [...]}`."""
    return {"documents": [_page_json(page) for page in pages]}


def _page_json(page: Page) -> dict[str, Json]:
    return {
        "path": page.path,
        "locale": page.locale,
        "title": page.title,
        "reader": page.reader,
        **({"encoding": page.encoding.shown} if page.encoding else {}),
        "rows": [_row_json(row) for row in page.rows],
        "unread": [_unread_json(line) for line in page.unread],
        "imports": [
            {"line": source.line, "path": source.path, "resolved": source.resolved} for source in page.imports
        ],
    }


def _unread_json(line: SkippedLine) -> dict[str, Json]:
    shown: dict[str, Json] = {"line": line.line, "text": line.text, "reason": line.reason}
    return {**shown, "column": line.column} if line.column else shown


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
    more: dict[str, Json] = {
        "locale": row.locale,
        "sqlstate": row.sqlstate,
        "http_status": row.http_status,
        "retryable": row.retryable,
        "recovery": row.recovery,
        "deprecated": row.deprecated or None,
    }
    shown.update((key, value) for key, value in more.items() if value is not None)
    return shown
