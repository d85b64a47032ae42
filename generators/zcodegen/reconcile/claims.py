"""Rows of a page to the claims of one version of a document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from zcodegen.catalog.claims import Claim, Version, claims_path
from zcodegen.catalog.sources import SourceFile
from zcodegen.readers.rows import Row


def claims_of(rows: Iterable[Row]) -> Iterator[Claim]:
    """Yield the claims of rows in page order: a row with three codes makes three."""
    for row in rows:
        for code in row.codes:
            yield Claim(
                code=code,
                line=row.line,
                heading=row.heading,
                message=row.message,
                cause=row.cause,
                action=row.action,
                name=row.name,
                kind=row.kind,
            )


def version_of(
    rows: Iterable[Row],
    *,
    document: str,
    version: str,
    locale: str,
    page: str,
    content: bytes,
    title: str | None = None,
    commit: str | None = None,
) -> Version:
    """Return one version of a document from the rows of its page; `content` are the page's bytes."""
    return Version(
        document=document,
        version=version,
        locale=locale,
        page=page,
        sha256=hashlib.sha256(content).hexdigest(),
        claims=tuple(claims_of(rows)),
        file=SourceFile(claims_path(document, version, locale), "", None),
        title=title,
        commit=commit,
    )


def says_the_same(one: Version, other: Version) -> bool:
    """Whether two versions have the same claims, wherever in their pages the rows stand."""
    return [_said(claim) for claim in one.claims] == [_said(claim) for claim in other.claims]


def _said(claim: Claim) -> tuple[object, ...]:
    return (claim.code, claim.heading, claim.name, claim.message, claim.cause, claim.action, claim.kind)
