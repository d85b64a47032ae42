"""The plan of one domain: constants and functions, the table beside them, and a module a locale with the texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.locales import next_locale
from zcodegen.targets.common import documents_of
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.typescript import entries
from zcodegen.targets.typescript.comments import comment, lines, link, short_comment, titles
from zcodegen.targets.typescript.layout import constant, imported, listed, simple_property
from zcodegen.targets.typescript.literals import key, quoted
from zcodegen.targets.typescript.names import identifier, locale_identifier, path, upward


class Locales(Struct, frozen=True):
    """The locales of a catalog, worked out once: all, those of comments, and which one follows which."""

    all: tuple[str, ...]
    told: tuple[str, ...]
    following: Mapping[str, str]


def locales_of(catalog: Catalog) -> Locales:
    """Return the locales of a catalog."""
    manifest = catalog.manifest
    names = catalog.locales()
    told = tuple(dict.fromkeys((manifest.source_locale, *manifest.required_locales)))
    return Locales(names, told, next_locale(names, manifest.source_locale, manifest.fallback))


def plan_domain(
    catalog: Catalog, domain: Domain, locales: Locales, shared: Mapping[str, object]
) -> Iterator[PlannedFile]:
    """Plan the files of one domain; `shared` is what all templates of the package are given."""
    place = path(domain.name)
    included = catalog.included(domain.name)
    common = {
        **shared,
        "file": f"{domain.name.replace('.', '/')}.yaml",
        "last": place.rpartition("/")[2],
        "included": [(identifier(name), path(name)) for name in included],
    }
    for below, template, context in (
        *_module(catalog, domain, locales, place),
        *_texts(catalog, domain, locales, place),
    ):
        yield PlannedFile(below, f"domain{template}.jinja", {**common, "root": upward(below), **context})


_Parts = Iterator[tuple[str, str, Mapping[str, object]]]
"""Path of a file, its template, and what that needs beside what the domain's templates share."""


def _module(catalog: Catalog, domain: Domain, locales: Locales, place: str) -> _Parts:
    """Plan the constants and functions, and the table."""
    scope = [identifier(name) for name in catalog.included(domain.name)]
    codes = entries.literals(domain)
    yield (
        f"{place}.js",
        ".js",
        {
            "name": constant("domain", quoted(domain.name)),
            "constants": entries.constants(domain, codes),
            "scope": listed("const scope = [", ["own", *scope], "];"),
        },
    )
    yield f"{place}.d.ts", ".d.ts", _declarations(catalog, domain, codes, locales.told)
    yield (
        f"{place}/_entries.js",
        "/_entries.js",
        {
            "name": simple_property("  ", "name", quoted(domain.name)),
            "hex": str(domain.code_format == "hex").lower(),
            "rows": entries.rows(domain, codes),
        },
    )


def _texts(catalog: Catalog, domain: Domain, locales: Locales, place: str) -> _Parts:
    """Plan the module of all texts, and one a locale."""
    arguments = _arguments(catalog, domain)
    yield f"{place}/text.js", "/text.js", {"locale_modules": _locale_modules(locales.all)}
    yield f"{place}/text.d.ts", "/text.d.ts", arguments
    scope = ["texts", *(identifier(name) for name in catalog.included(domain.name))]
    for locale in locales.all:
        served = catalog.texts_in(domain.name, locale)
        lacking = len(served.texts) < len(domain.entries)
        context = {
            "locale": locale,
            "next": locales.following.get(locale) if lacking else None,
            "rows": entries.texts(served),
            "scope": listed("const scope = [", scope, "];", "  "),
        }
        yield f"{place}/text/{locale}.js", "/text/locale.js", context
        yield f"{place}/text/{locale}.d.ts", "/text/locale.d.ts", {**context, **arguments}


def _declarations(
    catalog: Catalog, domain: Domain, codes: Mapping[str, str], locales: Sequence[str]
) -> Mapping[str, object]:
    answering = [catalog.domains[name] for name in (domain.name, *catalog.included(domain.name))]
    told = [catalog.texts_in(domain.name, locale) for locale in locales]
    return {
        "about": _about(catalog, domain, locales),
        "types": imported(("Entry", "Status", "Unknown"), f"{upward(path(domain.name))}index.js"),
        "name": quoted(domain.name),
        "declarations": entries.declarations(domain, codes, told),
        "known": entries.known(codes),
        "open": entries.open_type(answering),
    }


def _about(catalog: Catalog, domain: Domain, locales: Sequence[str]) -> str:
    """Return the module's comment: its title, what it covers, the pages that it stands on."""
    paragraphs = [f"{titles(domain.title, locales)}: the codes of `{domain.name}`."]
    paragraphs += [lines(domain.description[locale]) for locale in locales if locale in domain.description]
    links = [
        link(document.title.get(locale, document.id), url)
        for document in documents_of(catalog, domain.name)
        for locale, url in sorted(document.url.items())
    ]
    return comment([*paragraphs, "\n".join([*links, "@packageDocumentation"])])


def _locale_modules(locales: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (locale, identifier of its import, property of the table) of each locale's module."""
    modules = [(locale, locale_identifier(locale)) for locale in sorted(locales)]
    return [(locale, name, name if name == locale else f"{key(locale)}: {name}") for locale, name in modules]


def _arguments(catalog: Catalog, domain: Domain) -> Mapping[str, object]:
    """Return the typed arguments of the entries that declare some, and the modules whose constants name their codes."""
    declared = entries.arguments(catalog, domain.name)
    called = {name: identifier(name) for name in catalog.domains} | {domain.name: "own"}
    root = upward(f"{path(domain.name)}/text")
    owners = dict.fromkeys(owner for owner, _ in declared)
    return {
        "arguments": [(called[owner], entry.name, _members(entry)) for owner, entry in declared],
        "modules": [(called[owner], f"{root}{path(owner)}.js") for owner in owners],
    }


def _members(entry: Entry) -> list[tuple[str, str, str]]:
    """Return (comment, name, type) of each argument."""
    kinds = {"integer": "number", "string": "string"}
    return [
        (short_comment(one.description, "    ") if one.description else "", one.name, kinds[one.type])
        for one in entry.arguments
    ]
