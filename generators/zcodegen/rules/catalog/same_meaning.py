"""Two entries that a caller can meet say the same in all their texts, and neither is declared a synonym of the other.

Why: a reader of two names looks for a difference; where there is none, `same_as` says so, and where there is one, a
text has to tell it.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_GONE: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Fix: declare `same_as` where the two are one error; else add to a message what tells them apart. Between a domain and
one that it includes there is no `same_as`: waive it, with the reason why both exist. What a page tells under different
headings is parted by these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict

_Said: TypeAlias = tuple[str, ...]


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry whose texts in the source locale are those of an earlier or included entry."""
    own = context.cached(_own)
    for domain in context.catalog.domains:
        first: dict[_Said, Entry] = {}
        for name in (*context.catalog.included(domain), domain):
            for said, entry in own[name]:
                other = first.setdefault(said, entry)
                if other is entry or other.name in entry.same_as or entry.domain != domain:
                    continue
                if _parted(entry, other, context):
                    continue
                yield Violation(
                    message=f"{entry.code} ({entry.name}) says the same as {other.code} ({other.place}): {entry_message(entry, context)}",
                    location=context.sources.entry(entry),
                    help="Declare `same_as`, or let the message tell what differs.",
                    logical_location=entry.place,
                    texts=(other.domain, str(other.code), *said),
                    related=(Related(context.sources.entry(other), f"{other.place}, {other.code}"),),
                    code=entry.code,
                )


def _parted(one: Entry, other: Entry, context: RuleContext) -> bool:
    """Whether some page tells of both, each under headings of its own."""
    headings = context.cached(_headings)
    here, there = headings.get(one.place, {}), headings.get(other.place, {})
    return any(not here[page] & there[page] for page in here.keys() & there.keys())


def _headings(context: RuleContext) -> dict[str, dict[str, set[tuple[str, ...]]]]:
    """Return place of an entry -> page -> headings under which the page tells of it."""
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for page in context.cached(newest_pages):
        for resolved in page.claims:
            if resolved.entry:
                under = found.setdefault(resolved.entry.place, {}).setdefault(page.name, set())
                under.add(resolved.claim.heading)
    return found


def entry_message(entry: Entry, context: RuleContext) -> str:
    """Return the entry's message in the source locale."""
    return entry.message[context.catalog.manifest.source_locale].value


def _own(context: RuleContext) -> dict[str, list[tuple[_Said, Entry]]]:
    """Return what the active entries of each domain say; proposals wait until a person has looked at them."""
    locale = context.catalog.manifest.source_locale
    said: dict[str, list[tuple[_Said, Entry]]] = {}
    for name, domain in context.catalog.domains.items():
        entries = (entry for entry in domain.entries.values() if is_active(entry) and not entry.proposed)
        said[name] = [(_said(entry, locale), entry) for entry in entries if locale in entry.message]
    return said


def _said(entry: Entry, locale: str) -> _Said:
    texts = (entry.texts(field).get(locale) for field in FIELDS)
    return tuple(normalize_strict(text.value) if text else "" for text in texts)
