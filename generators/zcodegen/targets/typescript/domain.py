"""The modules of a domain in the npm package: constants and functions, their declarations, and the table next to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Catalog, Domain, Entry, Envelope, Tombstone
from zcodegen.targets.common import (
    FormerName,
    doc_locales,
    fact_lines,
    file_of,
    former_names,
    has_rare_facts,
    history_lines,
    url_parts,
)
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.typescript.comments import (
    comment,
    domain_comment,
    entry_comment,
    one_line,
    shown_texts,
)
from zcodegen.targets.typescript.layout import Source, Value, fits, properties
from zcodegen.targets.typescript.literals import SAFE_INTEGER, number, quoted
from zcodegen.targets.typescript.names import enum_name, identifier, module_path, package_of, to_root

CodeKind: TypeAlias = Literal["bigint", "number", "string"]
"""The JavaScript type of a domain's codes."""


class IncludedDomain(Struct, frozen=True):
    """An included domain: the name it is imported by, its subpath, and the package that has it, if it is another one.

    `locale` is that of its texts that are read.
    """

    name: str
    path: str
    package: str = ""
    locale: str = ""

    @property
    def table(self) -> str:
        """What its rows are in the module that is imported."""
        return f"{self.name}.{'table' if self.package else 'own'}"


class Constant(Struct, frozen=True):
    """A constant of a domain's module, and its literal."""

    name: str
    value: str


class DomainModule(Struct, frozen=True):
    """Context of `<domain>.js` and `<domain>.cjs`."""

    file: str
    esm: bool
    root: str
    last: str
    domain: str
    includes: tuple[IncludedDomain, ...]
    constants: tuple[Constant, ...]
    scope: tuple[str, ...]
    envelope: Envelope | None


class DeclaredCode(Struct, frozen=True):
    """A code in a domain's declarations: name, literal, comment."""

    name: str
    value: str
    comment: str


class DeclarationsModule(Struct, frozen=True):
    """Context of `<domain>.d.ts` and `<domain>.d.cts`. `enum` is empty if the codes are not numbers."""

    file: str
    extension: str
    root: str
    about: tuple[str, ...]
    types: tuple[str, ...]
    domain: str
    kind: CodeKind
    enum: str
    includes: tuple[IncludedDomain, ...]
    codes: tuple[DeclaredCode, ...]
    aliases: tuple[FormerName, ...]
    own_types: tuple[str, ...]
    known_types: tuple[str, ...]
    open_type: str
    envelope: Envelope | None


class TableRow(Struct, frozen=True):
    """The row of an entry: literal of the code, status, and lines of the facts that do not follow from it."""

    name: str
    code: str
    status: str
    facts: str
    is_short: bool


class EntriesModule(Struct, frozen=True):
    """Context of `<domain>/_entries.js` and `.cjs`."""

    file: str
    esm: bool
    domain: str
    kind: CodeKind
    hexadecimal: bool
    url: tuple[str, str] | None
    rows: tuple[TableRow, ...]


def code_kind(domain: Domain) -> CodeKind:
    """Return the type of a domain's codes: bigint if a code or a range of the domain is beyond the safe integers."""
    if domain.code_type == "string":
        return "string"
    codes = [entry.code for entry in domain.entries.values() if isinstance(entry.code, int)]
    numbers = [*codes, *(limit for bounds in domain.ranges for limit in bounds), 0]
    return "number" if min(numbers) >= -SAFE_INTEGER and max(numbers) <= SAFE_INTEGER else "bigint"


def code_literals(domain: Domain) -> dict[str, str]:
    """Return the literal of each entry's code."""
    is_hex, is_bigint = domain.code_format == "hex", code_kind(domain) == "bigint"
    return {
        name: quoted(code)
        if isinstance(code := entry.code, str)
        else number(code, is_hex=is_hex, is_bigint=is_bigint)
        for name, entry in domain.entries.items()
    }


def plan_domain(catalog: Catalog, domain: Domain, bigints: frozenset[str]) -> Iterator[PlannedFile]:
    """Plan the modules of a domain but those of its texts; `bigints` are the catalog's `bigint_attributes`.

    Raises ZcodegenError if two constants have one name.
    """
    kind = code_kind(domain)
    literals = code_literals(domain)
    stem = module_path(domain.name)
    module = _domain_module(catalog, domain, literals, esm=True)
    declarations = _declarations(catalog, domain, literals, kind)
    entries = EntriesModule(
        file=file_of(domain),
        esm=True,
        domain=domain.name,
        kind=kind,
        hexadecimal=domain.code_format == "hex",
        url=url_parts(catalog, domain),
        rows=_rows(domain, literals, bigints),
    )
    for esm, suffix in ((True, ""), (False, "c")):
        module = replace(module, esm=esm)
        yield PlannedFile(f"{stem}.{suffix}js", "domain.js.jinja", variables(module))
        declarations = replace(declarations, extension=f"{suffix}js")
        yield PlannedFile(f"{stem}.d.{suffix}ts", "domain.d.ts.jinja", variables(declarations))
        entries = replace(entries, esm=esm)
        yield PlannedFile(f"{stem}/_entries.{suffix}js", "domain/_entries.js.jinja", variables(entries))


def included_domains(catalog: Catalog, domain: str) -> tuple[IncludedDomain, ...]:
    """Return the domains that a domain includes, in order."""
    return tuple(included_domain(catalog, name) for name in catalog.included(domain))


def included_domain(catalog: Catalog, domain: str) -> IncludedDomain:
    """Return how a module imports another domain."""
    return IncludedDomain(identifier(domain), module_path(domain), package_of(catalog, domain))


def _domain_module(
    catalog: Catalog, domain: Domain, literals: Mapping[str, str], *, esm: bool
) -> DomainModule:
    stem = module_path(domain.name)
    includes = included_domains(catalog, domain.name)
    former = [Constant(alias.former, literals[alias.name]) for alias in former_names(domain)]
    return DomainModule(
        file=file_of(domain),
        esm=esm,
        root=to_root(stem),
        last=stem.rpartition("/")[2],
        domain=domain.name,
        includes=includes,
        constants=(*(Constant(name, literal) for name, literal in literals.items()), *former),
        scope=("own.own", *(included.table for included in includes)),
        envelope=catalog.envelope(domain.name),
    )


def _declarations(
    catalog: Catalog, domain: Domain, literals: Mapping[str, str], kind: CodeKind
) -> DeclarationsModule:
    stem = module_path(domain.name)
    includes = included_domains(catalog, domain.name)
    locales = doc_locales(catalog, "typescript")
    texts = [shown_texts(catalog.texts_in(domain.name, locale)) for locale in locales]
    facts = fact_lines(catalog, domain, one_line)
    envelope = catalog.envelope(domain.name)
    enum = enum_name(domain.name) if kind == "number" else ""
    own = [enum] if enum and literals else list(dict.fromkeys(literals.values()))
    kinds = {kind, *(code_kind(catalog.domains[name]) for name in catalog.included(domain.name))}
    codes: list[DeclaredCode] = []
    for name, entry in domain.entries.items():
        shown = [table[name] for table in texts if name in table]
        paragraphs = entry_comment(entry, facts[name], shown, history_lines(catalog, entry, one_line))
        codes.append(DeclaredCode(name, literals[name], comment(paragraphs)))
    return DeclarationsModule(
        file=file_of(domain),
        extension="js",
        root=to_root(stem),
        about=tuple(domain_comment(catalog, domain, locales)),
        types=("Entry", *(["Response"] if envelope else []), "Status", "Unknown"),
        domain=domain.name,
        kind=kind,
        enum=enum,
        includes=includes,
        codes=tuple(codes),
        aliases=former_names(domain),
        own_types=tuple(own) or ("never",),
        known_types=("Own", *(f"{included.name}.Own" for included in includes)),
        open_type=" | ".join(f"({kind} & {{}})" for kind in sorted(kinds)),
        envelope=envelope,
    )


def bigint_attributes(catalog: Catalog) -> frozenset[str]:
    """Return the attributes with a value beyond the safe integers."""
    if not catalog.manifest.attributes:
        return frozenset()
    return frozenset(
        name
        for entry in catalog.entries()
        for name, value in entry.attributes.items()
        if isinstance(value, int) and abs(value) > SAFE_INTEGER
    )


def _rows(domain: Domain, literals: Mapping[str, str], bigints: frozenset[str]) -> tuple[TableRow, ...]:
    rows: list[TableRow] = []
    for name, entry in domain.entries.items():
        code, status = literals[name], entry.status
        facts = _declared_facts(
            entry.declared_http_status, entry.declared_recovery, entry.retry_after, entry.declared_actor
        )
        if has_rare_facts(entry):
            facts += properties(_rare_facts(entry, bigints), 6)
        is_short = not facts and fits(f'    {name}: {{ code: {code}, status: "{status}" }},')
        rows.append(TableRow(name, code, status, facts, is_short))
    return tuple(rows)


@cache
def _declared_facts(
    http_status: int | None, recovery: str | None, retry_after: int | None, actor: str | None
) -> str:
    """Return the lines of what an entry declares in place of what follows from its status."""
    facts = {"httpStatus": http_status, "recovery": recovery, "retryAfter": retry_after, "actor": actor}
    return properties({name: value for name, value in facts.items() if value}, 6)


def _rare_facts(entry: Entry, bigints: frozenset[str]) -> Mapping[str, Value]:
    """Return the facts that few entries have; empty ones are left out."""
    facts: dict[str, Value | None] = {
        "since": entry.since,
        "links": [_link(link.title, link.url, link.locale) for link in entry.links],
        "aliases": entry.aliases,
        "synonyms": (*entry.same_as, *entry.equivalents),
        "arguments": tuple(argument.name for argument in entry.arguments),
        "deprecated": _tombstone(entry.deprecated),
        "retired": _tombstone(entry.retired),
        "attributes": {
            name: Source(number(value, is_bigint=True))
            if name in bigints and isinstance(value, int)
            else value
            for name, value in sorted(entry.attributes.items())
        },
    }
    return {name: value for name, value in facts.items() if value}


def _link(title: str, url: str, locale: str | None) -> Mapping[str, Value]:
    return {"title": title, "url": url, **({"locale": locale} if locale else {})}


def _tombstone(tombstone: Tombstone | None) -> Mapping[str, Value]:
    if tombstone is None:
        return {}
    replaced = {"replacedBy": tombstone.replaced_by} if tombstone.replaced_by else {}
    return {"since": tombstone.since, "reason": tombstone.reason, **replaced}
