"""Two entries have the same texts, and neither is declared a synonym of the other.

Why: a reader of two names looks for a difference. If there is none, `same_as` states that; if there is one, a text has to
describe it.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_GONE: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, same_as: [ROOM_NOT_FOUND_5024]}
      ROOM_NOT_FOUND_5024: {code: 5024, status: NOT_FOUND, message: {en: No such room.}}

Fix: declare `same_as` if the two are one error; else add the difference to a message. Between a domain and one that it
includes there is no `same_as`: waive the finding, with the reason why both exist. Entries that a page lists under
different headings are not findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict

_Texts: TypeAlias = tuple[str, ...]


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry whose texts in the source locale are those of an earlier or included entry."""
    own = context.cached(_own)
    for domain in context.catalog.domains:
        first: dict[_Texts, Entry] = {}
        for name in (*context.catalog.included(domain), domain):
            for texts, entry in own[name]:
                other = first.setdefault(texts, entry)
                if other is entry or other.name in entry.same_as or entry.domain != domain:
                    continue
                if _have_own_headings(entry, other, context):
                    continue
                yield Violation(
                    message=f"{context.shown(entry)} ({entry.name}) has the same texts as {context.shown(other)} ({other.full_name}): {entry_message(entry, context)}",
                    location=context.sources.entry(entry),
                    help="declare `same_as`, or add the difference to the message",
                    logical_location=entry.full_name,
                    texts=(other.domain, str(other.code), *texts),
                    related=(
                        Related(context.sources.entry(other), f"{other.full_name}, {context.shown(other)}"),
                    ),
                    code=entry.code,
                )


def _have_own_headings(one: Entry, other: Entry, context: RuleContext) -> bool:
    """Return whether a page lists both entries under different headings."""
    headings = context.cached(_headings)
    here, there = headings.get(one.full_name, {}), headings.get(other.full_name, {})
    return any(not here[page] & there[page] for page in here.keys() & there.keys())


def _headings(context: RuleContext) -> dict[str, dict[str, set[tuple[str, ...]]]]:
    """Return the full name of an entry -> page -> headings under which the page lists it."""
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for page in context.cached(newest_pages):
        for resolved in page.claims:
            if resolved.entry:
                under = found.setdefault(resolved.entry.full_name, {}).setdefault(page.name, set())
                under.add(resolved.claim.heading)
    return found


def entry_message(entry: Entry, context: RuleContext) -> str:
    """Return the entry's message in the source locale."""
    return entry.message[context.catalog.manifest.source_locale].value


def _own(context: RuleContext) -> dict[str, list[tuple[_Texts, Entry]]]:
    """Return the texts of each domain's active entries, without unconfirmed proposals and messages that no other has."""
    locale = context.catalog.manifest.source_locale
    messages: dict[str, list[tuple[str, Entry]]] = {
        name: [
            (normalize_strict(entry.message[locale].value), entry)
            for entry in domain.entries.values()
            if locale in entry.message and is_active(entry) and not entry.proposed
        ]
        for name, domain in context.catalog.reached.items()
    }
    counts = Counter(message for found in messages.values() for message, _ in found)
    return {
        name: [(_read_texts(entry, locale), entry) for message, entry in found if counts[message] > 1]
        for name, found in messages.items()
    }


def _read_texts(entry: Entry, locale: str) -> _Texts:
    texts = (entry.texts(field).get(locale) for field in FIELDS)
    return tuple(normalize_strict(text.value) if text else "" for text in texts)
