"""Two names become one identifier in a language, or two domains one package.

Why: the generated package would declare the same identifier twice, which does not compile.

Bad:
    entries:
      PARAMETER_1_INVALID: {code: 1, status: INVALID_ARGUMENT, message: {en: The first is wrong.}}
      PARAMETER1_INVALID: {code: 2, status: INVALID_ARGUMENT, message: {en: One is wrong.}}

Good:
    entries:
      FIRST_PARAMETER_INVALID: {code: 1, status: INVALID_ARGUMENT, message: {en: The first is wrong.}}
      PARAMETER_INVALID: {code: 2, status: INVALID_ARGUMENT, message: {en: One is wrong.}}

Fix: rename the entry, argument, attribute or domain that was not released yet. A name that is a keyword somewhere is
escaped there and needs no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zcodegen.catalog.model import Domain, Entry
from zcodegen.naming import Case, Language, collisions, identifiers, split_words
from zcodegen.rules.rule import RuleContext, Violation

_SPELT: Final[tuple[tuple[str, Language, Case], ...]] = (
    ("Go", "go", "go_pascal"),
    ("Kotlin", "kotlin", "camel"),
    ("Python", "python", "snake"),
    ("TypeScript", "typescript", "camel"),
)
"""How arguments and attributes are spelt; of entries' names only Go changes the spelling."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each set of names that meet: entries and aliases, arguments, attributes, domains."""
    for domain in context.catalog.domains.values():
        yield from _entries(domain, context)
        for entry in domain.entries.values():
            if entry.arguments:
                yield from _arguments(entry, context)
    yield from _attributes(context)
    yield from _domains(context)


def _entries(domain: Domain, context: RuleContext) -> Iterator[Violation]:
    owners: dict[str, Entry] = {}
    for entry in domain.entries.values():
        for name in (entry.name, *entry.aliases):
            owners[name] = entry
    for identifier, names in collisions(identifiers(owners, "go_pascal", "go")).items():
        last = owners[max(names, key=list(owners).index)]
        yield Violation(
            message=f"{_and(names)} are all {identifier} in Go",
            location=context.sources.entry(last),
            help="rename the one that was not released yet",
            logical_location=last.place,
            texts=names,
            code=last.code,
        )


def _arguments(entry: Entry, context: RuleContext) -> Iterator[Violation]:
    for language, identifier, names in _meeting([argument.name for argument in entry.arguments]):
        yield Violation(
            message=f"arguments {_and(names)} of {entry.name} are all {identifier} in {language}",
            location=context.sources.entry(entry, "arguments", names[-1], key=True),
            help="rename one of them",
            logical_location=entry.place,
            texts=names,
            code=entry.code,
        )


def _attributes(context: RuleContext) -> Iterator[Violation]:
    for language, identifier, names in _meeting(context.catalog.manifest.attributes):
        yield Violation(
            message=f"attributes {_and(names)} are all {identifier} in {language}",
            location=context.sources.at("", "attributes", names[-1], key=True),
            help="rename one of them",
            logical_location="attributes",
            texts=names,
        )


def _domains(context: RuleContext) -> Iterator[Violation]:
    for package, names in collisions(_packages(context.catalog.domains)).items():
        yield Violation(
            message=f"domains {_and(names)} are all the package {package} in Go",
            location=context.sources.at(names[-1], "domain"),
            help="rename one of them",
            logical_location=names[-1],
            texts=names,
        )


def _packages(domains: Iterable[str]) -> Mapping[str, str]:
    return {name: "/".join("".join(split_words(word)) for word in name.split(".")) for name in domains}


def _meeting(names: Iterable[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the first language in which names meet, with the identifier and the names."""
    reported: set[tuple[str, ...]] = set()
    for title, language, case in _SPELT:
        for identifier, met in collisions(identifiers(names, case, language)).items():
            if met not in reported:
                reported.add(met)
                yield title, identifier, met


def _and(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
