"""An entry as its domain's page shows it: what is said of it, with links, and its texts in all locales side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from zcodegen.catalog.model import FIELDS, AttributeValue, Domain, Entry, Text
from zcodegen.targets.html import places
from zcodegen.targets.html.site import Site, direction
from zcodegen.targets.messages.bundles import pieces_of
from zcodegen.texts.arguments import Argument

Shown: TypeAlias = Mapping[str, object]
Link: TypeAlias = tuple[str, str]
"""Where it leads to, and what is called there."""
_LABELS: Final = {"message": "Message", "cause": "Cause", "action": "Action"}
_NONE: Final[tuple[Link, ...]] = ()


def shown_entries(site: Site, domain: Domain) -> list[Shown]:
    """Return the entries in the domain's order."""
    anchors = places.code_anchors(domain)
    return [_shown(site, domain, entry, anchors.get(entry.name, "")) for entry in domain.entries.values()]


def _shown(site: Site, domain: Domain, entry: Entry, anchor: str) -> Shown:
    return {
        "name": entry.name,
        "code": domain.shown(entry.code),
        "anchor": anchor,
        "status": entry.status,
        "http": entry.http_status,
        "retryable": "yes" if entry.retryable else "no",
        "proposed": entry.proposed,
        "aliases": entry.aliases,
        "synonyms": [(places.way(name, entry), name) for name in entry.same_as],
        "attributes": [(name, _values(value)) for name, value in sorted(entry.attributes.items())],
        "arguments": [(one.name, one.type, str(one.example), one.description) for one in entry.arguments],
        "tombstone": _tombstone(entry),
        "texts": list(_texts(site, entry)),
    }


def _values(value: AttributeValue) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return list(value) if isinstance(value, tuple) else [str(value)]


def _tombstone(entry: Entry) -> Shown | None:
    stone = entry.retired or entry.deprecated
    if stone is None:
        return None
    instead = stone.replaced_by
    return {
        "state": "retired" if entry.retired else "deprecated",
        "since": stone.since,
        "reason": stone.reason,
        "instead": [(places.way(instead, entry), instead)] if instead else _NONE,
    }


def _texts(site: Site, entry: Entry) -> Iterator[tuple[str, list[Shown]]]:
    """Yield each field that the entry has: its label, and a text a locale, all fields in the same locales."""
    texts = {field: entry.texts(field) for field in FIELDS}
    used = site.always.union(*texts.values())
    locales = site.in_order(used)
    for field, by_locale in texts.items():
        if by_locale:
            yield _LABELS[field], [_text(entry, locale, by_locale.get(locale)) for locale in locales]


def _text(entry: Entry, locale: str, text: Text | None) -> Shown:
    return {
        "locale": locale,
        "direction": direction(locale),
        "ours": bool(text and text.translated),
        "pieces": pieces(entry, text),
    }


def pieces(entry: Entry, text: Text | None) -> list[tuple[bool, str]]:
    """Return a text in pieces: whether each is an argument, and what it says; none where there is no text."""
    return [
        (True, f"{{{piece.name}}}") if isinstance(piece, Argument) else (False, piece.text)
        for piece in (pieces_of(entry, text.value) if text else ())
    ]
