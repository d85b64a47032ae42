"""The plan of the npm package: which files, and what each template is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from zcodegen.catalog.model import HTTP_STATUS, Attribute, Catalog, Domain
from zcodegen.locales import fallback_table
from zcodegen.naming import escape, in_case
from zcodegen.targets.common import documents_of, example
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.typescript import entries
from zcodegen.targets.typescript.comments import one_line, short_comment
from zcodegen.targets.typescript.domain import locales_of, plan_domain
from zcodegen.targets.typescript.layout import Value, listed, objects, properties, simple_property, union
from zcodegen.targets.typescript.literals import key, quoted
from zcodegen.targets.typescript.metadata import about
from zcodegen.targets.typescript.names import identifier, path

_LONGEST_LABEL: Final = 20
"""So that no line of the README's example is too long."""
_README_NAMES: Final = ("answer", "code", "entry", "handle", "lookup")
"""What the README's examples call something themselves."""


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the package of a catalog.

    Raises ZcodegenError where a code is beyond 2^53 - 1, or two constants of a domain have one name.
    """
    manifest = catalog.manifest
    locales = locales_of(catalog)
    shared: Mapping[str, object] = {
        "package": manifest.packages.typescript_name,
        "catalog": manifest.name,
        "source": manifest.source_locale,
        "locales": locales.all,
        "domains": [(name, identifier(name), path(name)) for name in catalog.domains],
    }
    yield from _package(catalog, locales.all, shared)
    for domain in catalog.domains.values():
        yield from plan_domain(catalog, domain, locales, shared)


def _package(catalog: Catalog, locales: Sequence[str], shared: Mapping[str, object]) -> Iterator[PlannedFile]:
    """Plan what is there once."""
    contexts: Mapping[str, Mapping[str, object]] = {
        "README.md": _example(catalog),
        "_runtime.js": _fallback(catalog, locales),
        "index.d.ts": _types(catalog, locales),
        "index.js": _index(catalog, locales),
        "lookup.js": {
            "tables": listed("const domains = [", [identifier(name) for name in catalog.domains], "];")
        },
        "package.json": {"about": about(catalog)},
        "text.js": {"rows": [simple_property("  ", key(name), identifier(name)) for name in catalog.domains]},
    }
    for name in ("error.d.ts", "error.js", "lookup.d.ts", "text.d.ts", *contexts):
        yield PlannedFile(name, f"{name}.jinja", {**shared, **contexts.get(name, {})})


def _fallback(catalog: Catalog, locales: Sequence[str]) -> Mapping[str, object]:
    manifest = catalog.manifest
    table = fallback_table(locales, manifest.source_locale, manifest.fallback)
    longest = max(tag.count("-") + 1 for tag in table)
    return {"fallback": properties(table, "  "), "http": sorted(HTTP_STATUS.items()), "longest": longest}


def _index(catalog: Catalog, locales: Sequence[str]) -> Mapping[str, object]:
    domains = objects([_indexed(catalog, domain) for domain in catalog.domains.values()], "  ")
    names = [quoted(locale) for locale in locales]
    return {"domain_rows": domains, "locale_list": listed("export const locales = [", names, "];")}


def _indexed(catalog: Catalog, domain: Domain) -> Mapping[str, Value]:
    documents = documents_of(catalog, domain.name)
    return {
        "name": domain.name,
        "path": path(domain.name),
        "title": domain.title,
        "includes": catalog.included(domain.name),
        "documents": [{"id": one.id, "title": one.title, "url": one.url} for one in documents],
    }


def _types(catalog: Catalog, locales: Sequence[str]) -> Mapping[str, object]:
    entry = example(catalog)
    domain = catalog.domains[entry.domain]
    return {
        "attributes": [_attribute(one) for _, one in sorted(catalog.manifest.attributes.items())],
        "example": one_line(f"{domain.name}: {entry.name} ({entry.code})"),
        "locale_type": union("export type Locale =", [quoted(locale) for locale in locales]),
        "status_type": union("export type Status =", [quoted(status) for status in HTTP_STATUS]),
    }


def _attribute(attribute: Attribute) -> str:
    """Return the declaration of an attribute, with its comment."""
    opening = f"readonly {attribute.name}{'' if attribute.required else '?'}:"
    if attribute.type == "enum":
        declared = union(opening, tuple(quoted(value) for value in attribute.values), "  ")
    else:
        kinds = {"strings": "readonly string[]", "integer": "number"}
        declared = f"  {opening} {kinds.get(attribute.type, attribute.type)};"
    said = f"{short_comment(attribute.description, '  ')}\n" if attribute.description else ""
    return said + declared


def _example(catalog: Catalog) -> Mapping[str, object]:
    """Return what the README shows."""
    entry = example(catalog)
    domain = catalog.domains[entry.domain]
    last = in_case(domain.name.rpartition(".")[2], "camel")
    return {
        "name": entry.name,
        "code": entries.literal(entry, domain),
        "label": escape(last, "typescript", _README_NAMES) if len(last) <= _LONGEST_LABEL else "codes",
        "module": f"{catalog.manifest.packages.typescript_name}/{path(domain.name)}",
        "locale": catalog.manifest.required_locales[-1],
    }
