"""Two names become one identifier in a language, or two domains one package.

Why: the generated package would declare the same identifier twice, which does not compile. Only the languages of `targets` count; a
custom target reports names that its own `target.yaml` spells alike, as `target-name`.

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

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.diagnostics import Location, ZcodegenError
from zcodegen.naming import Case, Language, collisions, identifiers, split_words
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.targets.go import names as go
from zcodegen.targets.kotlin import names as kotlin

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
        met = [*_entries(domain, context)]
        yield from met
        with_arguments = [entry for entry in domain.entries.values() if entry.arguments]
        for entry in with_arguments:
            yield from _arguments(entry, context)
        if with_arguments and not met:
            yield from _types_of_arguments(domain, context)
    met = [*_attributes(context), *_domains(context)]
    yield from met
    if not met:
        yield from _of_packages(context)


def _types_of_arguments(domain: Domain, context: RuleContext) -> Iterator[Violation]:
    """Yield the first name that the types and functions of entries with arguments share with another."""
    targets = context.catalog.manifest.targets
    try:
        if "go" in targets:
            go.entry_names(domain)
        if "kotlin" in targets:
            kotlin.function_names(domain)
    except ZcodegenError as error:
        yield _refused(error, context.sources.at(domain.name, "domain"), domain.name)


def _of_packages(context: RuleContext) -> Iterator[Violation]:
    """Yield the first name that two attributes, values of attributes, or classes of domains share."""
    catalog = bundle(context.catalog)
    try:
        if "go" in catalog.manifest.targets:
            _check_go(catalog)
        if "kotlin" in catalog.manifest.targets:
            kotlin.domain_classes(catalog)
            kotlin.attribute_names(catalog)
            for name, attribute in catalog.manifest.attributes.items():
                kotlin.value_names(name, attribute.values)
    except ZcodegenError as error:
        yield _refused(error, context.sources.at("", "attributes"), "attributes")


def _check_go(catalog: Catalog) -> None:
    methods = go.attribute_names(catalog)
    values = {
        methods[name]: go.value_names(methods[name], attribute.values)
        for name, attribute in catalog.manifest.attributes.items()
        if attribute.type == "enum"
    }
    go.check_root([*methods.values()], values)


def _refused(error: ZcodegenError, location: Location, full_name: str) -> Violation:
    message, _, help_line = str(error).partition("; ")
    return Violation(
        message=message, location=location, help=help_line, logical_location=full_name, texts=(message,)
    )


def _entries(domain: Domain, context: RuleContext) -> Iterator[Violation]:
    if "go" not in context.catalog.manifest.targets:
        return
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
            logical_location=last.full_name,
            texts=names,
            code=last.code,
        )


def _arguments(entry: Entry, context: RuleContext) -> Iterator[Violation]:
    for language, identifier, names in _meeting([argument.name for argument in entry.arguments], context):
        yield Violation(
            message=f"arguments {_and(names)} of {entry.name} are all {identifier} in {language}",
            location=context.sources.entry(entry, "arguments", names[-1], key=True),
            help="rename one of them",
            logical_location=entry.full_name,
            texts=names,
            code=entry.code,
        )


def _attributes(context: RuleContext) -> Iterator[Violation]:
    for language, identifier, names in _meeting(context.catalog.manifest.attributes, context):
        yield Violation(
            message=f"attributes {_and(names)} are all {identifier} in {language}",
            location=context.sources.at("", "attributes", names[-1], key=True),
            help="rename one of them",
            logical_location="attributes",
            texts=names,
        )


def _domains(context: RuleContext) -> Iterator[Violation]:
    if "go" not in context.catalog.manifest.targets:
        return
    for package, names in collisions(_packages(context.catalog.reached)).items():
        yield Violation(
            message=f"domains {_and(names)} are all the package {package} in Go",
            location=context.sources.at(names[-1], "domain"),
            help="rename one of them",
            logical_location=names[-1],
            texts=names,
        )


def _packages(domains: Iterable[str]) -> Mapping[str, str]:
    return {name: "/".join("".join(split_words(word)) for word in name.split(".")) for name in domains}


def _meeting(names: Iterable[str], context: RuleContext) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the first language that is built and in which names meet, with the identifier and the names."""
    reported: set[tuple[str, ...]] = set()
    for title, language, case in _SPELT:
        if language not in context.catalog.manifest.targets:
            continue
        for identifier, met in collisions(identifiers(names, case, language)).items():
            if met not in reported:
                reported.add(met)
                yield title, identifier, met


def _and(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
