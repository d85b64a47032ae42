"""Which entry became which: by name, and what is left by alias, code and similarity, in its domain and then in others.

Promises: nothing is paired twice; whatever pairs is unique for what it is paired by (two left-over entries with the
same text are not guessed at); the time is linear, but for similarity, which is asked of a few left-over entries only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.model import Domain, Entry
from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.similarity import similarity

_LIKE: float = 0.85
"""How like two messages must be for a renamed and renumbered entry to be recognised: found on the shipped pages."""
_MOST_GUESSES = 10_000
"""Pairs of left-over entries up to which similarity is asked; beyond, a catalog was rewritten and nothing is guessed."""
_SHORTEST = 4
"""Letters that a message needs to identify an entry."""


class MatchedEntry(Struct, frozen=True):
    """An old entry, the new one that it became, and what it was recognised by."""

    old: Entry
    new: Entry
    by: str


class Unmatched(Struct, frozen=True):
    """The entries that pair with nothing yet."""

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]

    def without(self, found: Iterable[MatchedEntry]) -> Unmatched:
        """Return what is left after `found`."""
        gone = {id(match.old) for match in found}
        come = {id(match.new) for match in found}
        return Unmatched(
            tuple(entry for entry in self.old if id(entry) not in gone),
            tuple(entry for entry in self.new if id(entry) not in come),
        )


def pair_domains(old: Mapping[str, Domain], new: Mapping[str, Domain]) -> dict[str, str]:
    """Return old name -> new name of domains that are in both, or were renamed: most entries have their name and code."""
    pairs = {name: name for name in old if name in new}
    free = {name: domain for name, domain in new.items() if name not in old}
    for name, domain in old.items():
        if name not in new and free:
            shared = {other: _shared(domain, candidate) for other, candidate in free.items()}
            best = max(sorted(shared), key=shared.__getitem__)
            if 2 * shared[best] > max(len(domain.entries), len(free[best].entries)):
                pairs[name] = best
                del free[best]
    return pairs


def _shared(old: Domain, new: Domain) -> int:
    return sum(
        name in new.entries and new.entries[name].code == entry.code for name, entry in old.entries.items()
    )


def renamed_in(unmatched: Unmatched, locale: str) -> list[MatchedEntry]:
    """Return the entries of one domain that have another name: by alias, by code, by message in `locale`."""
    found = _by_alias(unmatched)
    rest = unmatched.without(found)
    for by, key in (("same code", _code), ("same message", _message_in(locale))):
        more = _by_key(rest, key, by)
        rest = rest.without(more)
        found += more
    return found + _by_likeness(rest, locale)


def moved(unmatched: Unmatched, locale: str) -> list[MatchedEntry]:
    """Return the entries that moved to another domain: by name and code, by name and message, by code and message."""
    message = _message_in(locale)
    keys: tuple[tuple[str, Callable[[Entry], Hashable | None]], ...] = (
        ("same name and code", lambda entry: (entry.name, entry.code)),
        ("same name and message", lambda entry: message(entry) and (entry.name, message(entry))),
        ("same code and message", lambda entry: message(entry) and (entry.code, message(entry))),
    )
    found: list[MatchedEntry] = []
    for by, key in keys:
        found += _by_key(unmatched.without(found), key, by)
    return found


def _by_alias(unmatched: Unmatched) -> list[MatchedEntry]:
    heirs = {alias: entry for entry in unmatched.new for alias in entry.aliases}
    taken: set[str] = set()
    found: list[MatchedEntry] = []
    for entry in unmatched.old:
        heir = heirs.get(entry.name)
        if heir and heir.name not in taken:
            taken.add(heir.name)
            found.append(MatchedEntry(entry, heir, "alias"))
    return found


def _by_key(unmatched: Unmatched, key: Callable[[Entry], Hashable | None], by: str) -> list[MatchedEntry]:
    old, new = _unique(unmatched.old, key), _unique(unmatched.new, key)
    return [MatchedEntry(entry, new[shared], by) for shared, entry in old.items() if shared in new]


def _unique(entries: Iterable[Entry], key: Callable[[Entry], Hashable | None]) -> dict[Hashable, Entry]:
    found: dict[Hashable, Entry] = {}
    twice: set[Hashable] = set()
    for entry in entries:
        one = key(entry)
        if one is None or one == "":
            continue
        if one in found:
            twice.add(one)
        found[one] = entry
    return {shared: entry for shared, entry in found.items() if shared not in twice}


def _code(entry: Entry) -> Hashable:
    return entry.code


def _message_in(locale: str) -> Callable[[Entry], str | None]:
    def message(entry: Entry) -> str | None:
        text = entry.message.get(locale)
        letters = letters_only(text.value) if text else ""
        return letters if len(letters) >= _SHORTEST else None

    return message


def _by_likeness(unmatched: Unmatched, locale: str) -> list[MatchedEntry]:
    """Pair entries whose messages are most like each other, seen from both sides."""
    message = _message_in(locale)
    old = [entry for entry in unmatched.old if message(entry)]
    new = [entry for entry in unmatched.new if message(entry)]
    if not old or not new or len(old) * len(new) > _MOST_GUESSES:
        return []
    heirs = {entry.name: _most_like(entry, new, locale) for entry in old}
    origins = {entry.name: _most_like(entry, old, locale) for entry in new}
    return [
        MatchedEntry(entry, heir, "like message")
        for entry in old
        if (heir := heirs[entry.name]) is not None and origins[heir.name] is entry
    ]


def _most_like(entry: Entry, others: Iterable[Entry], locale: str) -> Entry | None:
    """Return the entry whose message is most like this one's; None where none is like it, or two are alike."""
    text = entry.message[locale].value
    scored = [(similarity(text, other.message[locale].value), other) for other in others]
    best = max(score for score, _ in scored)
    winners = [other for score, other in scored if score == best]
    return winners[0] if best >= _LIKE and len(winners) == 1 else None
