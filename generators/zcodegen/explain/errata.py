"""What the owners of pages should correct: the findings that a waiver with `erratum: true` accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Code, Entry, Field
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import split_full_name
from zcodegen.rules.pages import Page, newest_pages
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.waive import Waived


class Erratum(Struct, frozen=True):
    """One text of a page that should be another one, or a row that the page lacks (`line` and `field` are None)."""

    document: str
    version: str
    locale: str
    page: str
    """Path of the page."""
    url: str | None
    code: Code
    name: str
    """`domain.NAME` of the entry."""
    reason: str
    wanted: tuple[tuple[Field, str], ...]
    """Fields with the texts that they should have: one for a wrong text, all for a row that is not there."""
    line: int | None = None
    field: Field | None = None
    text: str | None = None
    """What the page has."""
    heading: tuple[str, ...] = ()


def find_errata(waived: Iterable[Waived], context: RuleContext) -> tuple[Erratum, ...]:
    """Return the errata of the newest pages, by document, locale and line; rows that a page lacks come last."""
    entries = {entry.full_name: entry for entry in context.catalog.entries()}
    found: dict[Erratum, None] = {}
    for accepted in waived:
        if not accepted.waiver.erratum:
            continue
        domain, *steps = split_full_name(accepted.finding.logical_location)
        entry = entries.get(f"{domain}.{steps[0]}") if steps else None
        pages = [
            page
            for page in context.cached(newest_pages)
            if accepted.finding.document in {"", page.document.id}
        ]
        if entry:
            found |= dict.fromkeys(_errata(entry, steps[1:], pages, accepted))
    return tuple(sorted(found, key=_order))


def _order(erratum: Erratum) -> tuple[str, str, bool, int, str]:
    return (erratum.document, erratum.locale, erratum.line is None, erratum.line or 0, str(erratum.code))


def _errata(entry: Entry, steps: list[str], pages: Iterable[Page], waived: Waived) -> Iterator[Erratum]:
    """Yield what each page has wrong about an entry; `steps` are the field and the locale of the finding, if it has them."""
    for page in pages:
        locale = page.version.locale
        if len(steps) > 1 and steps[1] != locale:
            continue
        claims = [resolved for resolved in page.claims if resolved.entry == entry]
        if waived.finding.rule in {"incomplete-document", "locale-gap"}:
            is_expected = waived.finding.rule == "locale-gap" or _is_complete(page, entry)
            if not claims and waived.finding.texts[1:2] in {(), (locale,)} and is_expected:
                yield _missing_row(entry, page, waived)
            continue
        for resolved in claims:
            for field in FIELDS:
                if steps and steps[0] != field:
                    continue
                text, wanted = text_of(resolved, field), entry.texts(field).get(locale)
                if text is not None and wanted and wanted.value != text:
                    yield _wrong_text(resolved, field, wanted.value, page, waived)


def _is_complete(page: Page, entry: Entry) -> bool:
    return entry.domain in page.document.complete


def _wrong_text(resolved: ResolvedClaim, field: Field, wanted: str, page: Page, waived: Waived) -> Erratum:
    claim, entry = resolved.claim, resolved.entry
    return Erratum(
        document=page.document.id,
        version=page.version.version,
        locale=page.version.locale,
        page=claim.page or page.version.page,
        url=page.version.page_url or page.document.url.get(page.version.locale),
        code=claim.code,
        name=entry.full_name if entry else "",
        reason=waived.waiver.reason,
        wanted=((field, wanted),),
        line=claim.line,
        field=field,
        text=text_of(resolved, field),
        heading=claim.heading,
    )


def _missing_row(entry: Entry, page: Page, waived: Waived) -> Erratum:
    locale = page.version.locale
    texts = {field: entry.texts(field).get(locale) for field in FIELDS}
    rows = [resolved.claim for resolved in page.claims if _shares_domain(resolved, entry)]
    lower = [claim for claim in rows if _is_lower(claim.code, entry.code)]
    neighbour = max(lower, key=lambda claim: claim.code) if lower else next(iter(rows), None)
    return Erratum(
        document=page.document.id,
        version=page.version.version,
        locale=locale,
        page=page.version.page,
        url=page.version.page_url or page.document.url.get(locale),
        code=entry.code,
        name=entry.full_name,
        reason=waived.waiver.reason,
        wanted=tuple((field, text.value) for field, text in texts.items() if text),
        heading=neighbour.heading if neighbour else (),
    )


def _is_lower(code: Code, other: Code) -> bool:
    return isinstance(code, int) and isinstance(other, int) and code < other


def _shares_domain(resolved: ResolvedClaim, entry: Entry) -> bool:
    return resolved.entry is not None and resolved.entry.domain == entry.domain
