"""What the titles above a table, and its headers, say about it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.tables.failure_words import mentions_failure, mentions_success
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    may_mention_codes,
    mentions_codes,
    mentions_errors,
    names_fields,
)
from zcodegen.readers.tables.languages import is_bare_code
from zcodegen.readers.tables.roles import Role

_LEAST_ROWS = 3


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


def are_codes_of_things(
    headers: Sequence[str], samples: Sequence[Sequence[str]], words: HeaderVocabulary
) -> bool:
    """Whether codes below the bare word belong to what the other headers call (`Code | Airline`): no row failed or succeeded.

    `samples` are the columns' plain cells.
    """
    named = [header for header in headers if header]
    roles = [words.role(header) for header in named]
    if roles.count(Role.CODE) != 1 or len(roles) < len(headers) or any(set(roles) - {Role.CODE, None}):
        return False
    rows = [row for row in zip(*samples, strict=True) if all(row)]
    return (
        len(named) > 1
        and is_bare_code(named[roles.index(Role.CODE)])
        and len(rows) >= _LEAST_ROWS
        and not any(mentions_failure(cell) or mentions_success(cell) for row in rows for cell in row)
    )
