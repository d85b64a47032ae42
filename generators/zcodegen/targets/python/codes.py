"""The members of a domain's enum, as source: name, code and what their doc comments say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import escape
from zcodegen.targets.python.literals import (
    LINE,
    ascii_string,
    assignment,
    docstring,
    integer,
    is_visible,
    one_line,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from zcodegen.catalog.model import Domain, Entry, LocaleTexts, Tombstone

    Texts: TypeAlias = tuple[str, str | None, str | None]
    """Message, cause and action."""


def code_literal(entry: Entry, domain: Domain) -> str:
    """Return the literal of an entry's code, in hex where its domain shows it so."""
    if isinstance(entry.code, str):
        return ascii_string(entry.code)
    return integer(entry.code, hexadecimal=domain.code_format == "hex")


def literals(domain: Domain) -> dict[str, str]:
    """Return the literals of all codes by name."""
    return {name: code_literal(entry, domain) for name, entry in domain.entries.items()}


def members(domain: Domain, told: Iterable[LocaleTexts]) -> list[tuple[str, str, str]]:
    """Return (name, assignment, docstring) of each entry; the docstring has what is `told` of it."""
    shown = [served.texts if is_visible(served.joined) else served.changed(visible) for served in told]
    return [
        (
            name,
            assignment(name, code_literal(entry, domain), "    "),
            docstring(_paragraphs(entry, [texts[name] for texts in shown if name in texts]), "    "),
        )
        for name, entry in domain.entries.items()
    ]


def aliases(domain: Domain) -> list[tuple[str, str]]:
    """Return (former name, name) of all aliases; ZcodegenError where one is in use already."""
    found: dict[str, str] = {}
    for entry in domain.entries.values():
        for alias in entry.aliases:
            if alias in domain.entries or alias in found:
                raise ZcodegenError(
                    f"{entry.place}: the alias {alias} is another entry's name; take it away from one"
                )
            found[alias] = entry.name
    return list(found.items())


def _paragraphs(entry: Entry, texts: Iterable[Texts]) -> list[str]:
    paragraphs = [_told(*in_locale) for in_locale in texts]
    if entry.same_as:
        paragraphs.append(f"Same as {', '.join(entry.same_as)}.")
    if entry.deprecated:
        paragraphs.append(_ended("deprecated", entry.deprecated))
    if entry.retired:
        paragraphs.append(_ended("versionremoved", entry.retired))
    return paragraphs


def _told(message: str, cause: str | None, action: str | None) -> str:
    told = message.strip()
    if cause or action:
        told += "\n"
    if cause:
        told += f"\nCause: {cause.strip()}"
    if action:
        told += f"\nAction: {action.strip()}"
    return told


def _ended(directive: str, tombstone: Tombstone) -> str:
    """Return the directive of Sphinx that tells an end, which editors show as well."""
    instead = f" Use {tombstone.replaced_by}." if tombstone.replaced_by else ""
    return f".. {directive}:: {tombstone.since} {one_line(tombstone.reason)}{instead}"


def overloads(entries: Iterable[Entry], indent: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return, for entries that declare arguments, (type of these members, parameters with types), the same ones together."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for entry in entries:
        if entry.arguments:
            parameters = tuple(
                (escape(argument.name, "python"), "int" if argument.type == "integer" else "str")
                for argument in entry.arguments
            )
            found.setdefault(parameters, []).append(f"Code.{entry.name}")
    return [(_literal_type(names, indent), list(parameters)) for parameters, names in found.items()]


def _literal_type(names: list[str], indent: int) -> str:
    """Return the type of these members, for a parameter at `indent`; black joins one, and keeps a line for each of many."""
    margin = " " * indent
    line = f"Literal[{names[0]}]"
    if len(names) == 1 and len(f"{margin}_self: {line},") <= LINE:
        return line
    comma = "," if len(names) > 1 else ""
    elements = ",\n".join(f"{margin}    {name}" for name in names)
    return f"Literal[\n{elements}{comma}\n{margin}]"
