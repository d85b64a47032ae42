"""Two names of a domain differ in one letter, in a plural, or only in the order of their words.

Why: people take one for the other when they type and when they read; often one of them is a slip.

Bad:
    entries:
      STREAM_NOT_FOUND: {code: 5, status: NOT_FOUND, message: {en: No such stream.}}
      STREAMS_NOT_FOUND: {code: 6, status: NOT_FOUND, message: {en: None of the streams exists.}}

Good:
    entries:
      STREAM_NOT_FOUND: {code: 5, status: NOT_FOUND, message: {en: No such stream.}}
      ALL_STREAMS_NOT_FOUND: {code: 6, status: NOT_FOUND, message: {en: None of the streams exists.}}

Fix: name what differs, or declare `same_as` with the code as the second name's end (docs/naming.md). A name that is
frozen keeps its old form as an alias.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Final, TypeAlias

from zcodegen.catalog.model import Domain, Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation

_MIN_WORD: Final = 5
"""Letters of a word in which one letter may be a slip: CPU and GPU, GET and SET are two words."""

_Frame: TypeAlias = tuple[int, tuple[str, ...]]
"""A name without one of its words, and the index of that word."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry whose name is nearly that of an earlier entry of its domain."""
    for domain in context.catalog.domains.values():
        for entry, similar in _find_pairs(domain):
            yield Violation(
                message=f"{entry.name} is nearly {similar.name} ({context.shown(similar)})",
                location=context.sources.entry(entry),
                help="name what differs, or declare `same_as` if it is one error",
                logical_location=entry.full_name,
                texts=tuple(sorted((entry.name, similar.name))),
                related=(Related(context.sources.entry(similar), similar.full_name),),
                code=entry.code,
            )


def _find_pairs(domain: Domain) -> Iterator[tuple[Entry, Entry]]:
    """Yield each entry with the first earlier entry that has a similar name."""
    entries = [entry for entry in domain.entries.values() if entry.retired is None]
    groups = [*_by_words(entries), *_by_one_letter(entries)]
    earlier: dict[str, Entry] = {}
    order = {entry.name: number for number, entry in enumerate(entries)}
    for group in groups:
        first, *others = sorted(group, key=lambda entry: order[entry.name])
        for entry in others:
            if entry.name not in first.same_as:
                earlier.setdefault(entry.name, first)
    yield from ((entry, earlier[entry.name]) for entry in entries if entry.name in earlier)


def _by_words(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Group entries whose names have the same words, in any order and in the singular or plural."""
    groups: defaultdict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[tuple(sorted(map(_singular, entry.name.split("_"))))].append(entry)
    return [group for group in groups.values() if len(group) > 1]


def _by_one_letter(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Group entries whose names differ in one letter of one long word."""
    frames: defaultdict[_Frame, list[tuple[str, Entry]]] = defaultdict(list)
    for entry in entries:
        words = entry.name.split("_")
        for index, word in enumerate(words):
            if len(word) >= _MIN_WORD and word.isalpha():
                frames[index, (*words[:index], *words[index + 1 :])].append((word, entry))
    for members in frames.values():
        if len(members) > 1:
            yield from _near(members)


def _near(members: Sequence[tuple[str, Entry]]) -> Iterator[list[Entry]]:
    """Yield pairs whose words are one edit apart: what is left without one letter is the same, or is one of them."""
    shorter: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for word, entry in members:
        for form in {word, *(word[:index] + word[index + 1 :] for index in range(len(word)))}:
            shorter[form].setdefault(word, entry)
    for group in shorter.values():
        for (word, entry), (other, second) in combinations(group.items(), 2):
            if _is_one_edit(word, other):
                yield [entry, second]


def _is_one_edit(word: str, other: str) -> bool:
    """Return whether one of the words is the other with one letter more, or with another letter at one index."""
    if len(word) != len(other):
        return True
    return sum(letter != second for letter, second in zip(word, other, strict=True)) == 1


@cache
def _singular(word: str) -> str:
    """Return a word without the ending of a plural."""
    if word.endswith("IES") and len(word) > _MIN_WORD:
        return f"{word[:-3]}Y"
    plural = word.endswith("S") and not word.endswith(("SS", "US", "IS")) and len(word) >= _MIN_WORD
    return word[:-1] if plural else word
