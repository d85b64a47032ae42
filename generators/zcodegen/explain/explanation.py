"""All that is known of an entry: its texts in one locale, its decisions, its pages and their history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from zcodegen.catalog.decisions import Decisions
from zcodegen.catalog.model import FIELDS, Entry, Manifest, Waiver
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.catalog.urls import entry_url
from zcodegen.explain.changes import entry_changes
from zcodegen.locales.matching import match_data, negotiate
from zcodegen.rules.pages import Page, histories
from zcodegen.rules.rule import RuleContext


class Explanation(Struct, frozen=True):
    """An entry as `explain` shows it, in one locale."""

    entry: Entry
    shown_code: str
    title: str
    """Of its domain."""
    description: str
    origin: str
    """The catalog and version that it comes from; empty for an entry of this catalog."""
    locale: str
    location: str
    """File and line of the entry."""
    url: str | None
    answered_by: tuple[str, ...]
    """Domains that include the entry's and return its code as well."""
    other_meanings: tuple[Entry, ...]
    """Entries of the same vendor that have the code and are not synonyms."""
    waivers: tuple[Waiver, ...]
    claims: tuple[tuple[ResolvedClaim, str | None], ...]
    """Claims of the newest pages, each with the address of its page."""
    history: tuple[str, ...]


def explain(
    entry: Entry, context: RuleContext, locales: Sequence[str], *, with_changes: bool = False
) -> Explanation:
    """Return all that the catalog knows of an entry; its texts are in the first of `locales` that it has."""
    catalog, pages = context.catalog, context.cached(histories)
    manifest, domain = catalog.manifest, catalog.domains[entry.domain]
    shown = next((locale for locale in locales if locale in entry.message), manifest.source_locale)
    answered_by = tuple(
        name
        for name in catalog.domains
        if entry.domain in catalog.included(name) and catalog.lookup(name, entry.code) == entry
    )
    decisions = context.cached(_decisions)
    location = context.sources.entry(entry)
    return Explanation(
        entry=entry,
        shown_code=domain.shown(entry.code),
        title=_in_locale(domain.title, shown, manifest),
        description=_in_locale(domain.description, shown, manifest),
        origin=domain.origin,
        locale=shown,
        location=f"{location.path}:{location.line}",
        url=entry_url(manifest, entry),
        answered_by=answered_by,
        other_meanings=decisions.other_meanings(entry),
        waivers=decisions.waivers_about(entry),
        claims=tuple(
            (resolved, _address(resolved, manifest))
            for *_, page in pages
            for resolved in page.claims
            if resolved.entry == entry
        ),
        history=(
            *(line for versions in pages for line in _history(entry, versions)),
            *(entry_changes(entry, context) if with_changes else ()),
        ),
    )


def _decisions(context: RuleContext) -> Decisions:
    return Decisions(context.catalog)


def _in_locale(texts: Mapping[str, str], locale: str, manifest: Manifest) -> str:
    """Return a title or a description in a locale, or in the nearest one."""
    if not texts:
        return ""
    source = manifest.source_locale if manifest.source_locale in texts else next(iter(texts))
    return texts[negotiate(locale, match_data(tuple(texts), source, None, manifest.fallback))]


def _address(resolved: ResolvedClaim, manifest: Manifest) -> str | None:
    version = resolved.version
    document = manifest.documents.get(version.document)
    return version.page_url or (document.url.get(version.locale) if document else None)


def _history(entry: Entry, versions: tuple[Page, ...]) -> Iterator[str]:
    """Yield one line if a document and locale ever had an entry: when first seen, added, changed, gone.

    What the first stored version has was perhaps there before.
    """
    events: list[str] = []
    before: list[tuple[str | None, ...]] = []
    for number, page in enumerate(versions):
        now = [
            tuple(text_of(resolved, field) for field in FIELDS)
            for resolved in page.claims
            if resolved.entry == entry
        ]
        if now != before:
            what = ("first seen in" if number == 0 else "added in") if not before else "changed in"
            events.append(f"{what if now else 'gone since'} {page.version.version}")
        before = now
    if events:
        yield f"{versions[0].document.id} ({versions[0].version.locale}): {', '.join(events)}"
