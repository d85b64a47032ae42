"""What the newest pages of one document have in one locale and not in another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Code
from zcodegen.catalog.order import version_key
from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.catalog.version_steps import ListedCodes
from zcodegen.rules.pages import Page, documents_of, newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.version_history import PageStep, document_histories, dropped_rows

MAX_SINGLE_GAPS: Final = 20
"""Codes that a page may lack in one locale and that have a finding each; more are one finding."""


class LocaleGap(Struct, frozen=True):
    """The rows of a page whose codes the document's page in another locale lacks."""

    page: Page
    lacking: Page
    rows: tuple[ResolvedClaim, ...]


class LocaleLag(Struct, frozen=True):
    """A page that is older than changes of the same document in another locale, and the codes that these are about."""

    page: Page
    newer: Page
    steps: tuple[PageStep, ...]
    codes: tuple[Code, ...]


def locale_pairs(context: RuleContext) -> Iterator[tuple[Page, Page]]:
    """Yield the newest pages of each document in two locales, in both orders."""
    for pages in documents_of(context.cached(newest_pages)).values():
        yield from permutations(pages, 2)


def locale_gaps(context: RuleContext) -> tuple[LocaleGap, ...]:
    """Return the codes that a document has in one locale and not in another.

    Left out are entries that are not in use, codes that the other page dropped, and what `incomplete-document` reports.
    """
    dropped = {
        (row.newest.document.id, row.newest.version.locale, row.claim.code)
        for row in context.cached(dropped_rows)
    }
    gaps: list[LocaleGap] = []
    for page, lacking in locale_pairs(context):
        listed = ListedCodes(lacking.version.claims)
        rows: dict[Code, ResolvedClaim] = {}
        for resolved in page.claims:
            entry, code = resolved.entry, resolved.claim.code
            if code in listed or (lacking.document.id, lacking.version.locale, code) in dropped:
                continue
            if entry and (not is_active(entry) or entry.domain in lacking.document.complete):
                continue
            rows.setdefault(code, resolved)
        if rows:
            gaps.append(LocaleGap(page, lacking, tuple(rows.values())))
    return tuple(gaps)


def locale_lags(context: RuleContext) -> tuple[LocaleLag, ...]:
    """Return the pages that lack changes which another locale of the document made after them."""
    steps: dict[tuple[str, str], list[PageStep]] = {}
    for history in context.cached(document_histories):
        for made in history.steps:
            steps.setdefault((made.document, made.locale), []).append(made)
    lags: list[LocaleLag] = []
    for newer, page in locale_pairs(context):
        mine, theirs = version_key(page.version.version), version_key(newer.version.version)
        if mine[0] != theirs[0] or mine >= theirs:
            continue
        later = [
            made
            for made in steps.get((newer.document.id, newer.version.locale), [])
            if version_key(made.new.version.version) > mine
        ]
        listed = ListedCodes(page.version.claims)
        codes = dict.fromkeys(code for made in later for code in _changed_codes(made, listed))
        if codes:
            lags.append(LocaleLag(page, newer, tuple(later), tuple(codes)))
    return tuple(lags)


def _changed_codes(made: PageStep, listed: ListedCodes) -> Iterator[Code]:
    """Yield the codes that a step changed and that the other page has not followed, as far as its codes show it."""
    step = made.step
    yield from (claim.code for claim in step.added if claim.code not in listed)
    yield from (claim.code for claim in step.dropped if claim.code in listed)
    yield from (
        change.code
        for change in step.changes
        if change.kind in {"meaning", "fact"} and change.field == "message"
    )
    yield from (move.old.code for move in step.moves if move.new.code not in listed)
