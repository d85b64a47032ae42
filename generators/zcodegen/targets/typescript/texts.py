"""The modules of a domain's texts in the npm package: one per locale, all together, and one that loads a locale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.targets.common import file_of, matching, message_texts
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.typescript.domain import (
    CodeKind,
    IncludedDomain,
    code_kind,
    included_domain,
    included_domains,
)
from zcodegen.targets.typescript.layout import after_key
from zcodegen.targets.typescript.literals import quoted, quoting
from zcodegen.targets.typescript.names import identifier, locale_identifier, module_path, to_root

_ARGUMENT_TYPES: Final = {"integer": "number | bigint", "number": "number", "string": "string"}


class LocaleName(Struct, frozen=True):
    """A locale, and the name by which its module is imported."""

    tag: str
    name: str


class TextRow(Struct, frozen=True):
    """The texts of an entry as literals, each with what separates it from its key; empty for none."""

    name: str
    message: str
    cause: str
    action: str


class LocaleModule(Struct, frozen=True):
    """Context of `<domain>/text/<locale>.js`. `others` are the locales to look in for entries without texts in this one."""

    file: str
    esm: bool
    root: str
    locale: str
    others: tuple[LocaleName, ...]
    includes: tuple[IncludedDomain, ...]
    chain: tuple[str, ...]
    scope: tuple[str, ...]
    rows: tuple[TextRow, ...]


class TextModule(Struct, frozen=True):
    """Context of `<domain>/text.js`."""

    file: str
    esm: bool
    root: str
    locales: tuple[LocaleName, ...]
    includes: tuple[IncludedDomain, ...]
    scope: tuple[str, ...]


class LazyModule(Struct, frozen=True):
    """Context of `<domain>/text/lazy.js` and `text/lazy.js`."""

    file: str
    esm: bool
    root: str
    locales: tuple[LocaleName, ...]


class LazyDeclarations(Struct, frozen=True):
    """Context of `<domain>/text/lazy.d.ts` and `text/lazy.d.ts`."""

    file: str
    extension: str
    root: str
    first_locale: str


class DeclaredArgument(Struct, frozen=True):
    """An argument of texts and its type."""

    name: str
    type: str
    description: str


class EntryArguments(Struct, frozen=True):
    """The arguments of an entry; `key` is its code as the name of a property."""

    key: str
    arguments: tuple[DeclaredArgument, ...]


class TextDeclarations(Struct, frozen=True):
    """Context of `<domain>/text.d.ts`."""

    file: str
    extension: str
    root: str
    last: str
    types: tuple[str, ...]
    owners: tuple[IncludedDomain, ...]
    arguments: tuple[EntryArguments, ...]
    has_bigints: bool
    default_locale: str


class LocaleDeclarations(Struct, frozen=True):
    """Context of `<domain>/text/<locale>.d.ts`."""

    file: str
    extension: str
    root: str
    last: str
    locale: str
    has_arguments: bool


def plan_texts(catalog: Catalog, domain: Domain) -> Iterator[PlannedFile]:
    """Plan the modules of a domain's texts."""
    stem, file = module_path(domain.name), file_of(domain)
    includes = included_domains(catalog, domain.name)
    locales = locale_names(catalog)
    root = to_root(f"{stem}/text/x")
    modules = [_locale_module(catalog, domain, locale.tag) for locale in locales]
    declared = _entries_with_arguments(catalog, domain.name)
    for esm, suffix in ((True, ""), (False, "c")):
        own = "" if esm else "exports."
        module = TextModule(
            file=file,
            esm=esm,
            root=to_root(f"{stem}/x"),
            locales=locales,
            includes=includes,
            scope=(f"{own}all()", *(f"{included.name}.all()" for included in includes)),
        )
        yield PlannedFile(f"{stem}/text.{suffix}js", "domain/text.js.jinja", variables(module))
        lazy = LazyModule(file, esm, root, locales)
        yield PlannedFile(f"{stem}/text/lazy.{suffix}js", "domain/text/lazy.js.jinja", variables(lazy))
        for in_locale in modules:
            path = f"{stem}/text/{in_locale.locale}.{suffix}js"
            scope = (f"{own}{in_locale.scope[0]}", *in_locale.scope[1:])
            context = replace(in_locale, esm=esm, scope=scope)
            yield PlannedFile(path, "domain/text/locale.js.jinja", variables(context))
        yield from _declarations(catalog, domain, declared, suffix)


def locale_names(catalog: Catalog) -> tuple[LocaleName, ...]:
    """Return the locales of a catalog, sorted."""
    return tuple(LocaleName(locale, locale_identifier(locale)) for locale in sorted(catalog.locales()))


def _locale_module(catalog: Catalog, domain: Domain, locale: str) -> LocaleModule:
    includes = tuple(
        replace(included, locale=locale_of(catalog, name, locale))
        for name, included in zip(
            catalog.included(domain.name), included_domains(catalog, domain.name), strict=True
        )
    )
    others = tuple(
        LocaleName(tag, locale_identifier(tag)) for tag in _further_locales(catalog, domain, locale)
    )
    return LocaleModule(
        file=file_of(domain),
        esm=True,
        root=to_root(f"{module_path(domain.name)}/text/x"),
        locale=locale,
        others=others,
        includes=includes,
        chain=("texts", *(f"{other.name}.texts" for other in others)),
        scope=("chain()", *(f"{included.name}.chain()" for included in includes)),
        rows=_text_rows(catalog, domain, locale),
    )


def locale_of(catalog: Catalog, domain: str, locale: str) -> str:
    """Return the locale of the module to read for texts in `locale`: another package may not have it."""
    imported = catalog.imports.get("typescript", {}).get(domain)
    if imported is None or locale in imported.locales:
        return locale
    manifest = imported.manifest
    data = match_data(imported.locales, manifest.source_locale, manifest.default_locale, manifest.fallback)
    return next(tag for tag in (*lookup_order(locale, data), *imported.locales) if tag in imported.locales)


def _further_locales(catalog: Catalog, domain: Domain, locale: str) -> Iterator[str]:
    """Yield the locales in which entries without texts in `locale` have some, in the order in which to look."""
    missing = {entry.name for entry in domain.entries.values() if locale not in entry.message}
    for other in dict.fromkeys((*lookup_order(locale, matching(catalog)), *catalog.locales())):
        found = {name for name in missing if other in domain.entries[name].message}
        if found:
            yield other
            missing -= found


def _text_rows(catalog: Catalog, domain: Domain, locale: str) -> tuple[TextRow, ...]:
    texts = catalog.texts_in(domain.name, locale)
    quote = quoting(texts.joined)
    rows = [
        TextRow(
            name,
            after_key("      message", quote(message)),
            after_key("      cause", quote(cause)) if cause else "",
            after_key("      action", quote(action)) if action else "",
        )
        for name, (message, cause, action) in message_texts(domain, texts).items()
    ]
    return tuple(rows)


def _declarations(
    catalog: Catalog, domain: Domain, declared: Sequence[Entry], suffix: str
) -> Iterator[PlannedFile]:
    stem, file, extension = module_path(domain.name), file_of(domain), f"{suffix}js"
    last = stem.rpartition("/")[2]
    kinds = {entry.domain: code_kind(catalog.domains[entry.domain]) for entry in declared}
    owners = [name for name, kind in kinds.items() if kind != "bigint"]
    text = TextDeclarations(
        file=file,
        extension=extension,
        root=to_root(f"{stem}/x"),
        last=last,
        types=("EntryText", "Preferences", "Values"),
        owners=tuple(included_domain(catalog, name) for name in owners),
        arguments=tuple(_arguments(entry, kinds[entry.domain]) for entry in declared),
        has_bigints="bigint" in kinds.values(),
        default_locale=matching(catalog).last[0],
    )
    yield PlannedFile(f"{stem}/text.d.{suffix}ts", "domain/text.d.ts.jinja", variables(text))
    root = to_root(f"{stem}/text/x")
    lazy = LazyDeclarations(file, extension, root, locale_names(catalog)[0].tag)
    yield PlannedFile(f"{stem}/text/lazy.d.{suffix}ts", "domain/text/lazy.d.ts.jinja", variables(lazy))
    for locale in catalog.locales():
        context = LocaleDeclarations(file, extension, root, last, locale, bool(declared))
        path = f"{stem}/text/{locale}.d.{suffix}ts"
        yield PlannedFile(path, "domain/text/locale.d.ts.jinja", variables(context))


def _entries_with_arguments(catalog: Catalog, domain: str) -> Sequence[Entry]:
    """Return the entries with arguments that an API of the domain may answer with."""
    owners: dict[object, Entry] = {}
    for name in (domain, *catalog.included(domain)):
        for code, entry in catalog.domains[name].by_code().items():
            owners.setdefault(code, entry)
    return [entry for entry in owners.values() if entry.arguments]


def _arguments(entry: Entry, kind: CodeKind) -> EntryArguments:
    """Return the arguments of an entry. A bigint cannot be the name of a property: its text is."""
    return EntryArguments(
        quoted(str(entry.code)) if kind == "bigint" else f"[{identifier(entry.domain)}.{entry.name}]",
        tuple(
            DeclaredArgument(argument.name, _ARGUMENT_TYPES[argument.type], argument.description)
            for argument in entry.arguments
        ),
    )
