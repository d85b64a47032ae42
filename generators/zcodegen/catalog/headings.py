"""Which domain a heading of a document belongs to, by the manifest's words."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from zcodegen.catalog.claims import Version
from zcodegen.catalog.model import Document, Heading
from zcodegen.patterns import compile_pattern


def domain_of_heading(document: Document, headings: Iterable[str]) -> str | None:
    """Return the domain of rows below `headings`, outermost first; None where the manifest names none.

    The innermost heading that a row of the manifest matches wins, among its rows the first; else it is the
    document's own domain.
    """
    row = _row_of(document, headings)
    return row.domain if row else document.domain


def is_ignored(document: Document, headings: Iterable[str]) -> bool:
    """Whether the manifest ignores the rows below `headings`: they are stored, but propose and check nothing."""
    row = _row_of(document, headings)
    return row is not None and row.ignore


def without_ignored(version: Version, document: Document) -> Version:
    """Return a version of `document` without the rows below headings that the manifest ignores."""
    if not any(row.ignore for row in document.headings):
        return version
    claims = tuple(claim for claim in version.claims if not is_ignored(document, claim.heading))
    return replace(version, claims=claims)


def _row_of(document: Document, headings: Iterable[str]) -> Heading | None:
    for heading in reversed(tuple(headings)):
        for row in document.headings:
            if _matches(row, heading):
                return row
    return None


def _matches(row: Heading, heading: str) -> bool:
    if row.heading is not None:
        return row.heading == heading
    try:
        return row.pattern is not None and compile_pattern(row.pattern).matches(heading)
    except ValueError:  # the rule heading-pattern reports it
        return False
