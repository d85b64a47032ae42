"""Two entries that a caller can meet say the same in all their texts, and neither is declared a synonym of the other.

Why: a reader of two names looks for a difference; where there is none, `same_as` says so, and where there is one, a
text has to tell it.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
      ROOM_GONE: {code: 5024, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: declare `same_as` where the two are one error; else add to a message what tells them apart. Between a domain and
one that it includes there is no `same_as`: waive it, with the reason why both exist. What a page tells under different
headings is parted by these.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Entry
from zcodegen.findings import Related
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.folding import essence

_Said: TypeAlias = tuple[str, ...]


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each entry whose texts in the source locale are those of an earlier or included entry."""
    own = evidence.once(_own)
    for domain in evidence.catalog.domains:
        first: dict[_Said, Entry] = {}
        for name in (*evidence.catalog.included(domain), domain):
            for said, entry in own[name]:
                other = first.setdefault(said, entry)
                if other is entry or other.name in entry.same_as or entry.domain != domain:
                    continue
                if _parted(entry, other, evidence):
                    continue
                yield Found(
                    message=f"{entry.code} ({entry.name}) says the same as {other.code} ({other.place}): {entry_message(entry, evidence)}",
                    at=evidence.sources.entry(entry),
                    advice="Declare `same_as`, or let the message tell what differs.",
                    subject=entry.place,
                    texts=(other.place, *said),
                    related=(Related(evidence.sources.entry(other), f"{other.place}, {other.code}"),),
                    code=entry.code,
                )


def _parted(one: Entry, other: Entry, evidence: Evidence) -> bool:
    """Whether some page tells of both, each under headings of its own."""
    headings = evidence.once(_headings)
    here, there = headings.get(one.place, {}), headings.get(other.place, {})
    return any(not here[page] & there[page] for page in here.keys() & there.keys())


def _headings(evidence: Evidence) -> dict[str, dict[str, set[tuple[str, ...]]]]:
    """Return place of an entry -> page -> headings under which the page tells of it."""
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for page in evidence.once(newest_pages):
        for placed in page.claims:
            if placed.entry:
                under = found.setdefault(placed.entry.place, {}).setdefault(page.name, set())
                under.add(placed.claim.heading)
    return found


def entry_message(entry: Entry, evidence: Evidence) -> str:
    """Return the entry's message in the source locale."""
    return entry.message[evidence.catalog.manifest.source_locale].value


def _own(evidence: Evidence) -> dict[str, list[tuple[_Said, Entry]]]:
    """Return what the active entries of each domain say; proposals wait until a person has looked at them."""
    locale = evidence.catalog.manifest.source_locale
    said: dict[str, list[tuple[_Said, Entry]]] = {}
    for name, domain in evidence.catalog.domains.items():
        entries = (entry for entry in domain.entries.values() if is_active(entry) and not entry.proposed)
        said[name] = [(_said(entry, locale), entry) for entry in entries if locale in entry.message]
    return said


def _said(entry: Entry, locale: str) -> _Said:
    texts = (entry.texts(field).get(locale) for field in FIELDS)
    return tuple(essence(text.value) if text else "" for text in texts)
