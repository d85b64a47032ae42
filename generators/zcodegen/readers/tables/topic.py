"""What the titles above a table, and its headers, say about it."""

from __future__ import annotations

import re
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

_LEAST_HEADERS = 2
_LEAST_ROWS, _LEAST_KNOWN_ROWS = 3, 6
_FEW = 8
_MESSAGES = re.compile(
    r"\bm(?:es)?sa?ge?s?\b|消息|提示|讯息|訊息|メッセージ|메시지|nachricht|mensa(?:je|gem)|сообщение",
    re.IGNORECASE,
)
"""Headers of what people read: codes with messages are results."""
_NO_REMEDY = frozenset((Role.CODE, Role.MESSAGE, Role.OTHER, None))


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
    """Whether codes below the bare word belong to what the other headers call (`Code | Airline`): hardly a row failed or succeeded.

    Headers of texts (`Code | Description`) say less: it takes more rows then.

    `samples` are the columns' plain cells.
    """
    named = [header for header in headers if header]
    if any(map(_MESSAGES.search, named)):
        return False
    roles = [words.role(header) for header in named]
    if roles.count(Role.CODE) != 1 or not _NO_REMEDY.issuperset(roles) or len(named) < _LEAST_HEADERS:
        return False
    code = headers.index(named[roles.index(Role.CODE)])
    rows = [row for row in zip(*samples, strict=True) if row[code] and sum(map(bool, row)) > 1]
    is_unknown = set(roles) == {Role.CODE, None} and len(roles) == len(headers)
    return (
        is_bare_code(headers[code])
        and len(rows) >= (_LEAST_ROWS if is_unknown else _LEAST_KNOWN_ROWS)
        and not tell_results(rows)
    )


def tell_results(rows: Sequence[Sequence[str]]) -> bool:
    """Whether more than an eighth of the rows of plain cells say that something failed or succeeded."""
    results = sum(1 for row in rows if any(mentions_failure(cell) or mentions_success(cell) for cell in row))
    return results > len(rows) // _FEW
