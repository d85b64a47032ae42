"""What accompanies the bundles of every format: index.json, for programs, and README.md, for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Domain
from zcodegen.locales import is_rtl
from zcodegen.locales.plurals import categories
from zcodegen.targets.common import comment_locales, example
from zcodegen.targets.messages.bundles import Bundle, Bundles
from zcodegen.targets.messages.keys import fluent_identifier, identifier
from zcodegen.targets.messages.table import Format
from zcodegen.targets.plan import PlannedFile, variables


class IndexFile(Struct, frozen=True):
    """Context of `index.json.jinja`: the members of a JSON object, in lists of key and value."""

    catalog: str
    version: str
    format: str
    source: str
    locales: list[tuple[str, Mapping[str, object]]]
    matching: list[tuple[str, object]]
    domains: list[tuple[str, Mapping[str, object]]]
    states: list[tuple[str, list[tuple[str, list[tuple[str, Mapping[str, list[str]]]]]]]]


class Example(Struct, frozen=True):
    """The message that READMEs show: its key, the parts of it, and the spellings that formats have for key and locale."""

    key: str
    domain: str
    name: str
    field: str
    locale: str
    locale_name: str
    identifier: str
    fluent: str


class ReadmeFile(Struct, frozen=True):
    """Context of `README.md.jinja` and of the recipe of each format that it includes."""

    catalog: str
    format: str
    summary: str
    example: Example
    source: str
    source_name: str
    kotlin_package: str


def plan_index(bundles: Bundles, form: Format) -> Iterator[PlannedFile]:
    """Plan the two files."""
    yield PlannedFile("index.json", "index.json.jinja", variables(_index_file(bundles, form)))
    yield PlannedFile("README.md", "README.md.jinja", variables(_readme_file(bundles, form)))


def _index_file(bundles: Bundles, form: Format) -> IndexFile:
    manifest, matching = bundles.catalog.manifest, bundles.matching
    tables = ("same", "related", "following", "aliases", "last")
    states = (("fallback", Bundle.fallbacks), ("stale", _stale), ("partial", _partial))
    return IndexFile(
        catalog=manifest.name,
        version=manifest.version,
        format=form.id,
        source=bundles.source,
        locales=[(tag, _about_locale(tag)) for tag in bundles.locales],
        matching=[(key, getattr(matching, key)) for key in tables],
        domains=[(domain.name, _about_domain(domain)) for domain in bundles.catalog.domains.values()],
        states=[
            (key, [(tag, found) for tag in bundles.locales if (found := _by_domain(bundles, tag, read))])
            for key, read in states
        ],
    )


def _about_locale(tag: str) -> Mapping[str, object]:
    return {"direction": "rtl" if is_rtl(tag) else "ltr", "plurals": list(categories(tag))}


def _about_domain(domain: Domain) -> Mapping[str, object]:
    """Return what a program may need of a domain: its titles, and the arguments of the entries that have any."""
    arguments = {
        entry.name: {argument.name: argument.type for argument in entry.arguments}
        for entry in domain.entries.values()
        if entry.arguments
    }
    aliases = {alias: entry.name for entry in domain.entries.values() for alias in entry.aliases}
    about: dict[str, object] = {
        "title": dict(domain.title),
        "includes": list(domain.includes),
        "arguments": arguments,
    }
    return {**about, "aliases": aliases} if aliases else about


def _by_domain(
    bundles: Bundles, locale: str, read: Callable[[Bundle], Mapping[str, list[str]]]
) -> list[tuple[str, Mapping[str, list[str]]]]:
    found = ((bundle.domain.name, read(bundle)) for bundle in bundles.of_locale(locale))
    return [(name, names) for name, names in found if names]


def _stale(bundle: Bundle) -> Mapping[str, list[str]]:
    """Return the entries whose translations are of older texts, with their fields."""
    found: dict[str, list[str]] = {}
    for shown in bundle.entries:
        for field, _, state in shown.texts:
            if state == "stale":
                found.setdefault(shown.name, []).append(field)
    return found


def _partial(bundle: Bundle) -> Mapping[str, list[str]]:
    """Return the entries that lack a field which they have in another locale, with these fields."""
    found: dict[str, list[str]] = {}
    for shown in bundle.entries:
        wanted = [field for field in FIELDS if shown.entry.texts(field)]
        if len(shown.texts) < len(wanted):
            present = {field for field, *_ in shown.texts}
            found[shown.name] = [field for field in wanted if field not in present]
    return found


def _readme_file(bundles: Bundles, form: Format) -> ReadmeFile:
    manifest = bundles.catalog.manifest
    return ReadmeFile(
        catalog=manifest.name,
        format=form.id,
        summary=form.summary,
        example=_example(bundles),
        source=bundles.source,
        source_name=bundles.source.replace("-", "_"),
        kotlin_package=manifest.packages.kotlin_package,
    )


def _example(bundles: Bundles) -> Example:
    """Return the message of the entry that the packages' READMEs show."""
    entry = example(bundles.catalog)
    locale = [tag for tag in comment_locales(bundles.catalog.manifest) if tag in entry.message][-1]
    key = f"{entry.full_name}.message"
    return Example(
        key=key,
        domain=entry.domain,
        name=entry.name,
        field="message",
        locale=locale,
        locale_name=locale.replace("-", "_"),
        identifier=identifier(key),
        fluent=fluent_identifier(entry.full_name),
    )
