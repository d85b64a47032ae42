"""The entries of a domain as lines of generated code: constants, rows of the tables, types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.catalog.model import AttributeValue, Catalog, Code, Domain, Entry, LocaleTexts, Tombstone
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.typescript.comments import alias_comment, entry_comment, shown_texts
from zcodegen.targets.typescript.layout import (
    Value,
    constant,
    fits,
    properties,
    simple_property,
    union,
)
from zcodegen.targets.typescript.literals import SAFE_INTEGER, number, quoted, quoting

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


def literals(domain: Domain) -> dict[str, str]:
    """Return the literals of all codes by name."""
    return {name: literal(entry, domain) for name, entry in domain.entries.items()}


def constants(domain: Domain, codes: Mapping[str, str]) -> list[str]:
    """Return the constants of the domain's module; `codes` are the `literals`."""
    return [constant(name, codes[entry.name]) for name, entry, _ in names(domain)]


def declarations(
    domain: Domain, codes: Mapping[str, str], told: Iterable[LocaleTexts]
) -> list[tuple[str, str, str]]:
    """Return (doc comment, name, type) of each constant; the comment has what is `told` of its entry."""
    shown = [shown_texts(served) for served in told]
    return [
        (alias_comment(entry.name), name, f"typeof {entry.name}")
        if former
        else (entry_comment(entry, [texts[name] for texts in shown if name in texts]), name, codes[name])
        for name, entry, former in names(domain)
    ]


def known(codes: Mapping[str, str]) -> str:
    """Return the type of the domain's own codes."""
    return union("export type Known =", tuple(dict.fromkeys(codes.values())))


def open_type(domains: Iterable[Domain]) -> str:
    """Return the type of all codes that an API of these domains may answer with: any number, any string, or both."""
    return " | ".join(f"({_TYPES[kind]} & {{}})" for kind in sorted({one.code_type for one in domains}))


def rows(domain: Domain, codes: Mapping[str, str]) -> list[str]:
    """Return the row of each entry in the domain's table; what is false or empty is left out."""
    return [_row(entry, codes[name]) for name, entry in domain.entries.items()]


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


def texts(served: LocaleTexts) -> list[tuple[str, str]]:
    """Return (name, its texts as properties) of the entries that have a message in a locale."""
    quote = quoting(served.joined)
    found = []
    for name, (message, cause, action) in served.texts.items():
        lines = simple_property("      ", "message", quote(message))
        if cause:
            lines += "\n" + simple_property("      ", "cause", quote(cause))
        if action:
            lines += "\n" + simple_property("      ", "action", quote(action))
        found.append((name, lines))
    return found


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
