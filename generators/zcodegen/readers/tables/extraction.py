"""What has been read of a page so far."""

from __future__ import annotations

from msgspec import Struct, field

from zcodegen.readers.rows import Row, SkippedLine, skipped_line
from zcodegen.readers.tables.column_content import EMPTY_CELLS
from zcodegen.readers.tables.columns import Columns
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary


class Extraction(Struct):
    """What has been read of a page so far, and the columns of its last table of codes.

    `dismissed` are the lines of rows that were read and of tables whose headers say that they hold no codes.
    """

    words: HeaderVocabulary
    titles: tuple[str, ...] = ()
    """What the page is called, besides its headings: by its front matter and its path."""
    rows: list[Row] = field(default_factory=list)
    unread: list[SkippedLine] = field(default_factory=list)
    columns: Columns | None = None
    dismissed: set[int] = field(default_factory=set)
    other_table: tuple[tuple[str, ...], int] | None = None
    """Heading and width of the last table with headers that holds no codes: a rest of it holds none either."""

    def miss(self, line: int, text: str, reason: str) -> None:
        """Record a line that looks like a code row and was not read."""
        self.unread.append(skipped_line(line, text, reason))


def text_or_none(text: str) -> str | None:
    """Return `text`, None if it only marks an empty cell (`-`, `--`, `—`, `/`)."""
    return None if text in EMPTY_CELLS else text
