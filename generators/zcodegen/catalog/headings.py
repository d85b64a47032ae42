"""Which domain a heading of a document belongs to, by the manifest's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from zcodegen.catalog.model import Document, Heading


def domain_of_heading(document: Document, headings: Iterable[str]) -> str | None:
    """Return the domain of rows below `headings`, outermost first; None where the manifest names none.

    The innermost heading that a row of the manifest matches wins, among its rows the first; else it is the
    document's own domain.
    """
    for heading in reversed(tuple(headings)):
        for row in document.headings:
            if _matches(row, heading):
                return row.domain
    return document.domain


def _matches(row: Heading, heading: str) -> bool:
    if row.heading is not None:
        return row.heading == heading
    pattern = _compiled(row.pattern) if row.pattern else None
    return pattern is not None and pattern.fullmatch(heading) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """Return the compiled pattern; None for one that is no regular expression: it matches nothing."""
    try:
        return re.compile(pattern)
    except re.error:
        return None
