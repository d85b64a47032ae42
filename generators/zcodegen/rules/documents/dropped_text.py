"""The newest version of a page lacks a text that an older version had, and still lists the code.

Why: the catalog's text comes from a page that is out of date, or the page described another error before.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, action: {en: Check the RoomId.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: remove the text from the entry, or waive the finding if the text is still true. If one of two rows of a code is gone,
check that the entry has the meaning of the row that stayed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from zcodegen.catalog.history import pair_claims
from zcodegen.catalog.model import FIELDS, Code
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, histories, newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text of the catalog that a newest page dropped, and each row that one dropped."""
    for *older, newest in context.cached(histories):
        if older:
            yield from _texts(older, newest, context)
            yield from _rows(older[-1], newest, context)


def _texts(older: list[Page], newest: Page, context: RuleContext) -> Iterator[Violation]:
    """Yield the texts that an older version had, the newest lacks, and the catalog still has."""
    locale = newest.version.locale
    still = context.cached(_texts_on_newest)
    listed = {id(resolved.entry) for resolved in newest.claims if resolved.entry}
    done: set[tuple[str, str]] = set()
    for page in reversed(older):
        for resolved in page.claims:
            entry = resolved.entry
            if entry is None or id(entry) not in listed:
                continue
            for field in FIELDS:
                text, current = text_of(resolved, field), entry.texts(field).get(locale)
                if (
                    not text
                    or not current
                    or (id(entry), field, locale) in still
                    or (entry.full_name, field) in done
                ):
                    continue
                if normalize_strict(current.value) != normalize_strict(text):
                    continue
                done.add((entry.full_name, field))
                yield Violation(
                    message=f"{newest.name} no longer has a {field} for {context.shown(entry)} ({entry.name}); "
                    f"{page.version.version} has: {text}",
                    location=context.sources.entry(entry, field, locale),
                    help="remove it, or waive the finding if the text is still true",
                    logical_location=f"{entry.full_name}.{field}.{locale}",
                    texts=(newest.document.id, current.value),
                    related=(Related(resolved.version.at(resolved.claim, field), f"{row(resolved)} had it"),),
                    code=entry.code,
                    document=newest.document.id,
                )


def _rows(before: Page, newest: Page, context: RuleContext) -> Iterator[Violation]:
    """Yield the rows of codes that the version before listed more often than the newest, with texts that are gone."""
    old, new = _by_code(before.claims), _by_code(newest.claims)
    for key, claims in old.items():
        others = new.get(key, [])
        if len(claims) <= len(others) or not others:
            continue
        kept = {_texts_of(other) for other in others}
        gone = [
            dropped
            for dropped, other in pair_claims(
                [claim.claim for claim in claims], [dropped.claim for dropped in others]
            )
            if not other
        ]
        for resolved in claims:
            if resolved.claim in gone and _texts_of(resolved) not in kept:
                yield Violation(
                    message=f"{newest.name} has one row fewer for {context.shown_claim(resolved)}; "
                    f"{before.version.version} also has: {resolved.claim.message or resolved.claim.action}",
                    location=others[0].version.at(others[0].claim),
                    help="check that the entry has the meaning of the row that stayed, then waive the finding",
                    logical_location=newest.document.id,
                    texts=(str(resolved.claim.code), *_texts_of(resolved)),
                    related=(Related(resolved.version.at(resolved.claim), f"{row(resolved)} had it"),),
                    code=resolved.claim.code,
                    document=newest.document.id,
                )


def _texts_on_newest(context: RuleContext) -> set[tuple[int, str, str]]:
    """Return the entry (its id), field and locale of every text on a newest page."""
    return {
        (id(resolved.entry), field, page.version.locale)
        for page in context.cached(newest_pages)
        for resolved in page.claims
        if resolved.entry
        for field in FIELDS
        if text_of(resolved, field)
    }


def _by_code(claims: Iterable[ResolvedClaim]) -> dict[tuple[str | None, Code], list[ResolvedClaim]]:
    grouped: defaultdict[tuple[str | None, Code], list[ResolvedClaim]] = defaultdict(list)
    for resolved in claims:
        grouped[resolved.domain, resolved.claim.code].append(resolved)
    return grouped


def _texts_of(resolved: ResolvedClaim) -> tuple[str, ...]:
    return tuple(normalize_strict(text_of(resolved, field) or "") for field in FIELDS)
