"""The entries of a domain as lines of generated code: constants, rows of the tables, types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.catalog.model import AttributeValue, Catalog, Code, Domain, Entry, Tombstone
from zcodegen.errors import ZcodegenError
from zcodegen.targets.typescript.comments import alias_comment, entry_comment
from zcodegen.targets.typescript.layout import (
    Value,
    constant,
    fits,
    properties,
    simple_property,
    union,
)
from zcodegen.targets.typescript.quoting import SAFE_INTEGER, number, quoted

_TYPES: Mapping[str, str] = {"integer": "number", "string": "string"}


def literal(entry: Entry, domain: Domain) -> str:
    """Return the code as a literal; ZcodegenError where no number of JavaScript holds it exactly."""
    if isinstance(entry.code, str):
        return quoted(entry.code)
    if abs(entry.code) > SAFE_INTEGER:
        raise ZcodegenError(
            f"{entry.place}: code {entry.code} is beyond 2^53 - 1, which no number of TypeScript holds exactly; "
            "declare the domain's `code_type: string`, or leave typescript out of the manifest's `targets`"
        )
    return number(entry.code, is_hex=domain.code_format == "hex")


def names(domain: Domain) -> Iterable[tuple[str, Entry, bool]]:
    """Yield (name, its entry, whether it is a former name) of all constants; ZcodegenError where two are called alike."""
    seen: dict[str, str] = {}
    for entry in domain.entries.values():
        for name in (entry.name, *entry.aliases):
            if name in seen:
                raise ZcodegenError(
                    f"{domain.name}: both {seen[name]} and {entry.name} are called {name}; take the alias from one"
                )
            seen[name] = entry.name
            yield name, entry, name != entry.name


def constants(domain: Domain) -> list[str]:
    """Return the constants of the domain's module."""
    return [constant(name, literal(entry, domain)) for name, entry, _ in names(domain)]


def declarations(domain: Domain, locales: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return (doc comment, name, type) of each constant."""
    return [
        (alias_comment(entry.name), name, f"typeof {entry.name}")
        if former
        else (entry_comment(entry, locales), name, literal(entry, domain))
        for name, entry, former in names(domain)
    ]


def known(domain: Domain) -> str:
    """Return the type of the domain's own codes."""
    codes = dict.fromkeys(literal(entry, domain) for entry in domain.entries.values())
    return union("export type Known =", tuple(codes))


def open_type(domains: Iterable[Domain]) -> str:
    """Return the type of all codes that an API of these domains may answer with: any number, any string, or both."""
    return " | ".join(f"({_TYPES[kind]} & {{}})" for kind in sorted({one.code_type for one in domains}))


def rows(domain: Domain) -> list[str]:
    """Return the row of each entry in the domain's table; what is false or empty is left out."""
    return [_row(entry, literal(entry, domain)) for entry in domain.entries.values()]


def _row(entry: Entry, code: str) -> str:
    retryable = ", retryable: true" if entry.retryable else ""
    extra = _extra(entry)
    line = f'    {entry.name}: {{ code: {code}, status: "{entry.status}"{retryable} }},'
    if not extra and fits(line):
        return line
    lines = f'      code: {code},\n      status: "{entry.status}",\n'
    lines += "      retryable: true,\n" if entry.retryable else ""
    return f"    {entry.name}: {{\n{lines}{properties(extra, '      ')}    }},"


def _extra(entry: Entry) -> Mapping[str, Value]:
    if not (entry.aliases or entry.same_as or entry.arguments or entry.attributes or _buried(entry)):
        return {}
    values: dict[str, Value] = {
        "aliases": entry.aliases,
        "synonyms": entry.same_as,
        "arguments": tuple(argument.name for argument in entry.arguments),
        "deprecated": _tombstone(entry.deprecated),
        "retired": _tombstone(entry.retired),
        "attributes": _attributes(entry),
    }
    return {name: value for name, value in values.items() if value}


def _attributes(entry: Entry) -> Mapping[str, AttributeValue]:
    for name, value in entry.attributes.items():
        if isinstance(value, int) and abs(value) > SAFE_INTEGER:
            raise ZcodegenError(
                f"{entry.place}: attribute {name} is {value}, beyond 2^53 - 1, which no number of TypeScript holds "
                "exactly; declare the attribute's `type: string`"
            )
    return dict(sorted(entry.attributes.items()))


def _buried(entry: Entry) -> bool:
    return entry.deprecated is not None or entry.retired is not None


def _tombstone(tombstone: Tombstone | None) -> Mapping[str, Value]:
    if tombstone is None:
        return {}
    replaced = {"replacedBy": tombstone.replaced_by} if tombstone.replaced_by else {}
    return {"since": tombstone.since, "reason": tombstone.reason, **replaced}


def texts(domain: Domain, locale: str) -> list[tuple[str, str]]:
    """Return (name, its texts as properties) of the entries that have a message in `locale`."""
    return [
        (entry.name, _texts(entry, locale)) for entry in domain.entries.values() if locale in entry.message
    ]


def _texts(entry: Entry, locale: str) -> str:
    lines = [simple_property("      ", "message", quoted(entry.message[locale].value))]
    if text := entry.cause.get(locale):
        lines.append(simple_property("      ", "cause", quoted(text.value)))
    if text := entry.action.get(locale):
        lines.append(simple_property("      ", "action", quoted(text.value)))
    return "\n".join(lines)


def arguments(catalog: Catalog, domain: str) -> list[tuple[str, Entry]]:
    """Return (owner, entry) of all entries with arguments that an API of the domain may answer with."""
    scope = [catalog.domains[name] for name in (domain, *catalog.included(domain))]
    if not any(entry.arguments for one in scope for entry in one.entries.values()):
        return []
    owners: dict[Code, Entry] = {}
    for one in scope:
        for code, entry in one.by_code().items():
            owners.setdefault(code, entry)
    return [(entry.domain, entry) for entry in owners.values() if entry.arguments]
