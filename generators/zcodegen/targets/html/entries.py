"""An entry as its domain's page shows it: what is said of it, with links, and its texts in all locales side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.entry_changes import EntryChange
from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import FIELDS, AttributeValue, Domain, Entry, Text
from zcodegen.locales.message import Argument, Literal, Number, Part, Parts, Pound
from zcodegen.targets.html import names
from zcodegen.targets.html.decisions import Decisions, decisions_about
from zcodegen.targets.html.site import Site, direction

Piece: TypeAlias = tuple[bool, str]
"""A part of a text: whether it is an argument, and what it says."""
Said: TypeAlias = tuple[str, str, list[Piece], bool]
"""A text: its locale and direction, its pieces, whether it is our translation."""
MIN_ROWS: Final = 3
"""So many locales have a row each; two are side by side."""
_LABELS: Final = {"message": "Message", "cause": "Cause", "action": "Action"}


class Tombstone(Struct, frozen=True):
    """A retired or deprecated entry: `state` is a class of the style sheet, `instead` the replacement's name, `way` the link to it."""

    state: str
    label: str
    since: str
    reason: str
    instead: str | None
    way: str


class Changed(Struct, frozen=True):
    """What a version of a document changed; both texts are in its `locale`, empty if there is none on that side."""

    document: str
    version: str
    locale: str
    dir: str
    what: str
    before: str
    after: str


class ShownEntry(Struct, frozen=True):
    """An entry; `anchor` is that of its code, `synonyms` are links and names, `arguments` are name, type, example and meaning."""

    name: str
    code: str
    anchor: str
    status: str
    http: int
    recovery: str
    actor: str
    marks: tuple[str, ...]
    since: str
    proposed: bool
    aliases: tuple[str, ...]
    synonyms: tuple[tuple[str, str], ...]
    attributes: tuple[tuple[str, tuple[str, ...]], ...]
    arguments: tuple[tuple[str, str, str, str], ...]
    tombstone: Tombstone | None
    texts: tuple[tuple[str, tuple[Said, ...]], ...]
    is_wide: bool
    decisions: Decisions
    history: tuple[Changed, ...]


def shown_entries(site: Site, domain: Domain) -> list[ShownEntry]:
    """Return the entries in the domain's order."""
    anchors = names.code_anchors(domain)
    return [_shown(site, domain, entry, anchors.get(entry.name, "")) for entry in domain.entries.values()]


def _shown(site: Site, domain: Domain, entry: Entry, anchor: str) -> ShownEntry:
    texts = tuple(_texts(site, entry))
    return ShownEntry(
        name=entry.name,
        code=domain.shown(entry.code),
        anchor=anchor,
        status=entry.status,
        http=entry.http_status,
        recovery=_recovery(entry),
        actor=entry.actor or "",
        marks=tuple(mark for mark, is_given in _marks(entry) if is_given),
        since=entry.since or "",
        proposed=entry.proposed,
        aliases=entry.aliases,
        synonyms=tuple((names.way(name, entry), name) for name in (*entry.same_as, *entry.equivalents)),
        attributes=tuple((name, _values(value)) for name, value in sorted(entry.attributes.items())),
        arguments=tuple(
            (argument.name, argument.type, str(argument.example), argument.description)
            for argument in entry.arguments
        ),
        tombstone=_tombstone(entry),
        texts=texts,
        is_wide=any(len(said) >= MIN_ROWS for _, said in texts),
        decisions=decisions_about(site, entry),
        history=tuple(_changed(change) for change in site.catalog.history.get(entry.full_name, ())),
    )


def _changed(change: EntryChange) -> Changed:
    """Return a change without its commit: a subject in a repository is not meant for readers of the pages."""
    locale = change.locale
    return Changed(
        change.document,
        change.version,
        locale,
        direction(locale),
        change.what,
        change.before,
        change.after,
    )


def _recovery(entry: Entry) -> str:
    if entry.recovery is None:
        return ""
    return f"{entry.recovery}, retry after {entry.retry_after} s" if entry.retry_after else entry.recovery


def _marks(entry: Entry) -> tuple[tuple[str, bool], ...]:
    return (("draft", entry.stability == "draft"), ("internal", entry.audience == "internal"))


def _values(value: AttributeValue) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return value if isinstance(value, tuple) else (str(value),)


def _tombstone(entry: Entry) -> Tombstone | None:
    stone = entry.retired or entry.deprecated
    if stone is None:
        return None
    return Tombstone(
        "retired" if entry.retired else "deprecated",
        "Retired" if entry.retired else "Deprecated",
        stone.since,
        stone.reason,
        stone.replaced_by,
        names.way(stone.replaced_by, entry) if stone.replaced_by else "",
    )


def _texts(site: Site, entry: Entry) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Yield each field that the entry has: its label, and a text per locale, all fields in the same locales."""
    texts = {field: entry.texts(field) for field in FIELDS}
    locales = site.sort_locales(site.always.union(*texts.values()))
    for field, by_locale in texts.items():
        if by_locale:
            yield _LABELS[field], tuple(_said(entry, locale, by_locale.get(locale)) for locale in locales)


def _said(entry: Entry, locale: str, text: Text | None) -> Said:
    return locale, direction(locale), pieces(entry, text), bool(text and text.translated)


def pieces(entry: Entry, text: Text | None) -> list[Piece]:
    """Return a text in pieces, plurals and selects as their branches in brackets; none if there is no text."""
    return list(_pieces(message_of(entry, text.value).parts)) if text else []


def _pieces(parts: Parts) -> Iterator[Piece]:
    for part in parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[Piece]:
    if isinstance(part, Literal):
        yield False, part.text
    elif isinstance(part, Argument | Number | Pound):
        yield True, f"{{{part.name}}}"
    else:
        for index, (selector, branch) in enumerate(part.branches):
            yield False, f"{' | ' if index else '['}{selector}: "
            yield from _pieces(branch)
        yield False, "]"
