"""What the newest pages of one document have in one locale and not in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Code
from zcodegen.catalog.order import version_key
from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.catalog.version_steps import ClaimChange, ListedCodes
from zcodegen.rules.pages import Page, documents_of, newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.version_history import PageStep, document_histories, dropped_rows
from zcodegen.textcompare.crosslingual import compare_across

MAX_SINGLE_GAPS: Final = 20
"""Codes that a page may lack in one locale and that have a finding each; more are one finding."""


_MESSAGE: Final = "message"
_OTHER: Final = frozenset({"meaning", "fact"})
"""Kinds of changes after which a message describes something else."""

_ANY: Final = _OTHER | {"wording", "detail", "language"}
"""Kinds of changes in which another locale may follow."""


class LocaleGap(Struct, frozen=True):
    """The rows of a page whose codes the document's page in another locale lacks."""

    page: Page
    lacking: Page
    rows: tuple[ResolvedClaim, ...]


class LocaleLag(Struct, frozen=True):
    """A page that has not followed changes of the same document in another locale, and the codes that these are about.

    `newer` is the newest page with such a change, `steps` lead to these pages.
    """

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
    """Return the pages that lack changes which another locale of the document made after them, or kept the old messages."""
    histories: dict[tuple[str, str], tuple[PageStep, ...]] = {
        (history.steps[0].document, history.steps[0].locale): history.steps
        for history in context.cached(document_histories)
        if history.steps
    }
    lags: list[LocaleLag] = []
    for newer, page in locale_pairs(context):
        mine, theirs = version_key(page.version.version), version_key(newer.version.version)
        if mine[0] != theirs[0]:
            continue
        made_there = histories.get((newer.document.id, newer.version.locale), ())
        made_here = histories.get((page.document.id, page.version.locale), ())
        listed = ListedCodes(page.version.claims)
        found = [
            (made, tuple(_codes_not_followed(made, made_there, made_here, page, listed)))
            for made in made_there
        ]
        steps = tuple(made for made, codes in found if codes)
        codes = tuple(dict.fromkeys(code for _, lacking in found for code in lacking))
        if codes:
            lags.append(LocaleLag(page, steps[-1].new, steps, codes))
    return tuple(lags)


def _codes_not_followed(
    made: PageStep, there: Sequence[PageStep], here: Sequence[PageStep], page: Page, listed: ListedCodes
) -> Iterator[Code]:
    """Yield the codes that a step `there` changed and that `page`, the newest of the steps `here`, has not followed.

    A page that is no older than the step can only have kept the message of a code that means another error there.
    """
    step = made.step
    at = version_key(made.new.version.version)
    is_later = at > version_key(page.version.version)
    if is_later:
        yield from (claim.code for claim in step.added if claim.code not in listed)
        yield from (claim.code for claim in step.dropped if claim.code in listed)
        yield from (move.old.code for move in step.moves if move.new.code not in listed)
    changes = [
        change
        for change in _message_changes(made, _OTHER)
        if is_later or (change.kind == "meaning" and change.is_certain)
    ]
    yield from (
        change.code
        for change in changes
        if not _has_followed(change.code, made, there, here, page)
        and not _was_ahead(change, made.locale, page)
    )


def _was_ahead(change: ClaimChange, locale: str, page: Page) -> bool:
    """Return whether `page` states the new value of a fact already: the page in the other locale was corrected."""
    if change.kind != "fact":
        return False
    texts = (claim.message for claim in page.version.claims if claim.code == change.code and claim.message)
    before, after = change.texts
    mine = page.version.locale
    return any(
        compare_across(after, locale, text, mine) is None and compare_across(before, locale, text, mine)
        for text in texts
    )


def _has_followed(
    code: Code, made: PageStep, there: Sequence[PageStep], here: Sequence[PageStep], page: Page
) -> bool:
    """Return whether `here` the message of a code changed since a step `there`, as often as there, or was not on the page before."""
    at = version_key(made.new.version.version)
    pages = (page, *(step.old for step in here))
    if not any(
        version_key(older.version.version) < at and any(claim.code == code for claim in older.version.claims)
        for older in pages
    ):
        return True
    later = (step for step in here if version_key(step.new.version.version) >= at)
    if any(change.code == code for step in later for change in _message_changes(step, _ANY)):
        return True
    mine, theirs = (
        sum(change.code == code for step in steps for change in _message_changes(step, _OTHER))
        for steps in (here, there)
    )
    return mine >= theirs


def _message_changes(made: PageStep, kinds: frozenset[str]) -> Iterator[ClaimChange]:
    """Yield the messages that a step changed in one of the kinds."""
    yield from (change for change in made.step.changes if change.field == _MESSAGE and change.kind in kinds)
