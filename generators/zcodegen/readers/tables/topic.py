"""What the titles above a table say about it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.tables.header_vocabulary import (
    may_mention_codes,
    mentions_codes,
    mentions_errors,
    names_fields,
)


class Topic(Struct, frozen=True):
    """What the titles above a table are about; the nearest one may announce codes, or the fields of an object."""

    codes: bool = False
    errors: bool = False
    is_announced: bool = False
    is_nearly_errors: bool = False
    """Whether the nearest title mentions errors."""
    fields: bool = False

    @classmethod
    def of(cls, titles: Sequence[str]) -> Topic:
        """Return the topic of a page's and a table's titles, the nearest one last."""
        nearest = titles[-1] if titles else ""
        fields = names_fields(nearest)
        return cls(
            codes=any(map(may_mention_codes, titles)),
            errors=any(map(mentions_errors, titles)) and not fields,
            is_announced=mentions_codes(nearest),
            is_nearly_errors=mentions_errors(nearest),
            fields=fields,
        )
