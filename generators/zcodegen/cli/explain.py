"""`zcodegen explain`: what a code or a name means, everywhere in the catalog, and which pages say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.model import FIELDS, Catalog, Code, Entry, Manifest
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.catalog.sources import Sources
from zcodegen.cli.console import log, print_findings, write_json, write_stdout
from zcodegen.cli.options import form_option, read_locale
from zcodegen.cli.project import catalog_option, find_project
from zcodegen.diagnostics import ZcodegenError
from zcodegen.locales import serve
from zcodegen.naming import in_case, nearest
from zcodegen.rules.pages import Page, histories
from zcodegen.rules.rule import RuleContext

_NUMBER = re.compile(r"[+-]?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,20})")


class Meaning(Struct, frozen=True):
    """One entry that answers to what was asked: its texts in one locale, where it is answered, who tells of it."""

    entry: Entry
    locale: str
    at: str
    through: tuple[str, ...]
    told: tuple[tuple[ResolvedClaim, str | None], ...]
    """Claims, each with the address of its page."""
    history: tuple[str, ...]


def _names(context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the names and codes that a shell may offer for what was begun; none outside a project."""
    try:
        catalog = find_project(context.params.get("catalog")).load().catalog
    except ZcodegenError:
        return []
    entries = list(catalog.entries()) if catalog else []
    words = {word for entry in entries for word in (entry.name, entry.place, str(entry.code))}
    return sorted(word for word in words if word.startswith(begun))


@click.command(
    epilog="Example: zcodegen explain 410001002 --locale en",
    context_settings={"ignore_unknown_options": True},  # a negative code is an argument
)
@catalog_option
@click.argument("what", metavar="CODE|NAME|DOMAIN.NAME", shell_complete=_names)
@click.option("--locale", callback=read_locale, help="Language of the texts (default: the source locale).")
@form_option
def command(*, catalog: Path | None, what: str, locale: str | None, form: str) -> None:
    """Explain a code (decimal, hex, negative or a string) or a name: every meaning in every domain, and its history."""
    project = find_project(catalog)
    loaded = project.load()
    versions, faults = load_claims(project.catalog, shown=project.shown)
    print_findings([*loaded.findings, *faults], loaded.sources.files)
    if loaded.catalog is None:
        raise ZcodegenError("the manifest cannot be read: mend it first")
    context = RuleContext(loaded.catalog, loaded.sources, versions)
    entries = find(loaded.catalog, what)
    if not entries:
        raise ZcodegenError(f"nothing is called {what!r}{_hint(loaded.catalog, what)}")
    meanings = [_meaning(entry, context, _locale(loaded.catalog, locale)) for entry in entries]
    others = sorted({one.locale for one in meanings} - {locale})
    if locale and others:
        log(f"not all texts are there in {locale}: shown in {', '.join(others)}")
    if form == "json":
        write_json([_object(one) for one in meanings])
    else:
        write_stdout("\n\n".join("\n".join(_lines(one)) for one in meanings))


def find(catalog: Catalog, what: str) -> list[Entry]:
    """Return all entries with this code, name or alias, or the one of `domain.NAME`; case does not count in names."""
    codes = _codes(what)
    domain, _, name = what.rpartition(".")
    wanted = (name if domain in catalog.domains else what).upper()
    return [
        entry
        for entry in catalog.entries()
        if entry.code in codes
        or (
            wanted in (entry.name, *entry.aliases)
            and (domain not in catalog.domains or entry.domain == domain)
        )
    ]


def _codes(what: str) -> set[Code]:
    """Return what was asked as a string's code and, where it is a number of at most 64 bits, as that."""
    if not _NUMBER.fullmatch(what):
        return {what}
    return {what, _number(what)}


def _number(what: str) -> int:
    return int(what, 16 if "x" in what.lower() else 10)


def _hint(catalog: Catalog, what: str) -> str:
    if what in catalog.domains:
        return f"; it is a domain: ask for one of its entries, such as {next(iter(catalog.domains[what].entries.values())).place}"
    if _NUMBER.fullmatch(what):
        return _neighbours(catalog, _number(what))
    names = {name for entry in catalog.entries() for name in (entry.name, entry.place, *entry.aliases)}
    near = nearest(what, names) or nearest(in_case(what, "upper_snake"), names)
    near = near or nearest(what, {str(entry.code) for entry in catalog.entries()})
    return f"; did you mean {near}?" if near else "; it is no code, name or domain.NAME of the catalog"


def _neighbours(catalog: Catalog, number: int) -> str:
    """Name the codes on both sides of a number: they tell whose it may be. A number that looks like it tells nothing."""
    known = {entry.code: entry.place for entry in catalog.entries() if isinstance(entry.code, int)}
    below = max((code for code in known if code < number), default=None)
    above = min((code for code in known if code > number), default=None)
    sides = [f"{code} ({known[code]})" for code in (below, above) if code is not None]
    return f"; next to it: {', '.join(sides)}" if sides else "; the catalog has no numbers"


def _locale(catalog: Catalog, wanted: str | None) -> str:
    source = catalog.manifest.source_locale
    if wanted is None:
        return source
    return serve(wanted, catalog.locales(), source, catalog.manifest.fallback)


def _meaning(entry: Entry, context: RuleContext, locale: str) -> Meaning:
    catalog, pages = context.catalog, context.cached(histories)
    manifest = catalog.manifest
    through = tuple(
        name
        for name in catalog.domains
        if entry.domain in catalog.included(name) and catalog.lookup(name, entry.code) == entry
    )
    shown = locale if locale in entry.message else manifest.source_locale
    told = tuple(
        (resolved, _address(resolved, manifest))
        for *_, page in pages
        for resolved in page.claims
        if resolved.entry == entry
    )
    history = tuple(line for versions in pages for line in _history(entry, versions))
    return Meaning(entry, shown, _at(entry, context.sources), through, told, history)


def _address(resolved: ResolvedClaim, manifest: Manifest) -> str | None:
    document = manifest.documents.get(resolved.version.document)
    return document.url.get(resolved.version.locale) if document else None


def _at(entry: Entry, sources: Sources) -> str:
    at = sources.entry(entry)
    return f"{at.path}:{at.line}"


def _history(entry: Entry, versions: tuple[Page, ...]) -> Iterator[str]:
    """Yield one line where a document and locale ever told of an entry: since when, when changed, when gone."""
    events: list[str] = []
    before: list[tuple[str | None, ...]] = []
    for page in versions:
        now = [tuple(text_of(one, field) for field in FIELDS) for one in page.claims if one.entry == entry]
        if now != before:
            what = "since" if not before else "gone since" if not now else "changed in"
            events.append(f"{what} {page.version.version}")
        before = now
    if events:
        yield f"{versions[0].document.id} ({versions[0].version.locale}): {', '.join(events)}"


def _lines(one: Meaning) -> Iterator[str]:
    entry = one.entry
    yield f"{entry.place}  {entry.code}  ({one.at})"
    for field in FIELDS:
        text = entry.texts(field).get(one.locale)
        if text:
            label = "" if field == "message" else f"{field}: "
            ours = " (our translation)" if text.translated else ""
            yield f"  {label}{_indented(text.value)}{ours}"
    yield f"  {entry.status}, HTTP {entry.http_status}, {'retryable' if entry.retryable else 'not retryable'}"
    for label, values in (
        ("same as", entry.same_as),
        ("formerly", entry.aliases),
        ("also answered by", one.through),
    ):
        if values:
            yield f"  {label}: {', '.join(values)}"
    for label, stone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if stone:
            instead = f" Use {stone.replaced_by}." if stone.replaced_by else ""
            yield f"  {label} since {stone.since}: {stone.reason}{instead}"
    yield from (f"  {key}: {value}" for key, value in entry.attributes.items())
    for resolved, _ in one.told:
        version = resolved.version
        yield (
            f"  {version.document} {version.version} ({version.locale}), {version.page}:{resolved.claim.line}: "
            f"{_indented(resolved.claim.message or '-')}"
        )
    yield from (
        f"  page: {address}" for address in dict.fromkeys(address for _, address in one.told) if address
    )
    yield from (f"  history: {line}" for line in one.history)


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _object(one: Meaning) -> dict[str, object]:
    entry = one.entry
    texts = {field: entry.texts(field).get(one.locale) for field in FIELDS}
    return {
        "domain": entry.domain,
        "name": entry.name,
        "code": entry.code,
        "locale": one.locale,
        "texts": {field: text.value for field, text in texts.items() if text},
        "ours": sorted(field for field, text in texts.items() if text and text.translated),
        "status": entry.status,
        "httpStatus": entry.http_status,
        "retryable": entry.retryable,
        "aliases": list(entry.aliases),
        "sameAs": list(entry.same_as),
        "deprecated": entry.deprecated.reason if entry.deprecated else None,
        "retired": entry.retired.reason if entry.retired else None,
        "attributes": dict(entry.attributes),
        "place": one.at,
        "alsoAnsweredBy": list(one.through),
        "documents": [
            {
                "document": resolved.version.document,
                "version": resolved.version.version,
                "locale": resolved.version.locale,
                "page": resolved.version.page,
                "line": resolved.claim.line,
                "url": address,
            }
            for resolved, address in one.told
        ],
        "history": list(one.history),
    }
