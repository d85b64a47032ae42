"""The members of a domain's enum, as source: name, code and what their doc comments say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.errors import ZcodegenError
from zcodegen.naming import escape
from zcodegen.targets.python.quoting import (
    LINE,
    ascii_string,
    assignment,
    docstring,
    integer,
    one_line,
    visible,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zcodegen.catalog.model import Domain, Entry, Tombstone

_LABELS = (("cause", "Cause: "), ("action", "Action: "))


def code_literal(entry: Entry, domain: Domain) -> str:
    """Return the literal of an entry's code, in hex where its domain shows it so."""
    if isinstance(entry.code, str):
        return ascii_string(entry.code)
    return integer(entry.code, hexadecimal=domain.code_format == "hex")


def members(domain: Domain, locales: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Return (name, assignment, docstring) of each entry; the docstring has its texts in `locales`."""
    return [
        (
            entry.name,
            assignment(entry.name, code_literal(entry, domain), "    "),
            docstring(list(_paragraphs(entry, locales)), "    "),
        )
        for entry in domain.entries.values()
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


def _paragraphs(entry: Entry, locales: tuple[str, ...]) -> Iterator[str]:
    shown = [locale for locale in locales if locale in entry.message] or list(entry.message)[:1]
    for locale in shown:
        yield visible(entry.message[locale].value).strip()
        labelled = (
            f"{label}{visible(text.value).strip()}"
            for field, label in _LABELS
            if (text := entry.texts(field).get(locale))  # type: ignore[arg-type]
        )
        if others := "\n".join(labelled):
            yield others
    if entry.same_as:
        yield f"Same as {', '.join(entry.same_as)}."
    if entry.deprecated:
        yield _ended("deprecated", entry.deprecated)
    if entry.retired:
        yield _ended("versionremoved", entry.retired)


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
