"""The entries of a domain as lines of Kotlin: enum entries, former names, what is deprecated, what takes arguments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Argument, Catalog, Domain, Entry, ServedTexts
from zcodegen.targets.common import comment_locales
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.literals import in_line, is_plain, kdoc, quoted, shown
from zcodegen.textcompare.arguments import substitute

LINE: Final = 140
"""Longest line of Kotlin's official style, as ktlint has it."""
_LONGEST_REASON: Final = 2_000
"""An annotation's text is one constant of the class file, which holds 65,535 bytes."""
_ARGUMENTS: Final = {"integer": "Long", "string": "String"}


class Scope(Struct, frozen=True, dict=True):
    """A domain, and where it and the others stand. All parts of a large domain show texts out of one mapping."""

    catalog: Catalog
    domain: Domain
    places: Mapping[str, names.Place]

    @cached_property
    def shown(self) -> list[ServedTexts]:
        """The domain's texts as comments show them, in each locale that stands there."""
        return [self._shown_in(locale) for locale in comment_locales(self.catalog.manifest)]

    def _shown_in(self, locale: str) -> ServedTexts:
        served = self.catalog.texts_in(self.domain.name, locale)
        texts = served.texts if is_plain(served.joined) else served.changed(shown)
        filled = [name for name, entry in self.domain.entries.items() if entry.arguments]
        return {**texts, **served.changed(lambda text: shown(substitute(text, {})), filled)}


def constants(scope: Scope, entries: Iterable[Entry], indent: str) -> list[tuple[str, str, str, str, str]]:
    """Return (comment, annotation, name, code, what follows the code) of each enum entry."""
    return [
        (
            _comment(entry, scope.shown, indent),
            _end_of(scope, entry, indent),
            entry.name,
            literal(entry, scope.domain),
            f"Status.{entry.status}, {'true' if entry.retryable else 'false'}",
        )
        for entry in entries
    ]


def former_names(scope: Scope, entries: Iterable[Entry], indent: str) -> list[tuple[str, str, str]]:
    """Return (annotation, former name, name) of all aliases."""
    return [
        (deprecated(f"Renamed to {entry.name}.", _place(scope, entry.name), indent), alias, entry.name)
        for entry in entries
        for alias in entry.aliases
    ]


def names_of(
    scope: Scope, entries: Iterable[Entry], part: int, indent: str
) -> list[tuple[str, str, int, str]]:
    """Return (annotation, name, part, name of the entry there) of all names of a part's entries, former names last."""
    entries = list(entries)
    present = [
        (
            _end_of(scope, entry, indent),
            entry.name,
            part,
            entry.name,
        )
        for entry in entries
    ]
    former = [
        (annotation, name, part, entry) for annotation, name, entry in former_names(scope, entries, indent)
    ]
    return [*present, *former]


def literal(entry: Entry, domain: Domain) -> str:
    """Return an entry's code as a literal, in hex where its domain shows it so; Kotlin makes a Long of it."""
    if entry.code == -(2**63):  # its sign would be an operator on a number that is too large
        return "Long.MIN_VALUE"
    return quoted(entry.code) if isinstance(entry.code, str) else domain.shown(entry.code)


def _comment(entry: Entry, texts: Sequence[ServedTexts], indent: str) -> str:
    paragraphs = [_paragraph(*served[entry.name]) for served in texts if entry.name in served]
    if entry.same_as:
        paragraphs.append(f"Same as {', '.join(f'[{name}]' for name in entry.same_as)}.")
    return kdoc(paragraphs or [f"`{entry.name}`."], indent)


def _paragraph(message: str, cause: str | None, action: str | None) -> str:
    if cause is not None:
        message += f"\n- Cause: {cause}"
    if action is not None:
        message += f"\n- Action: {action}"
    return message


def _end_of(scope: Scope, entry: Entry, indent: str) -> str:
    tombstone = entry.retired or entry.deprecated
    if tombstone is None:
        return ""
    state = "Retired since" if entry.retired else "Since"
    reason = tombstone.reason[:_LONGEST_REASON]
    return deprecated(f"{state} {tombstone.since}: {reason}", _place(scope, tombstone.replaced_by), indent)


def _place(scope: Scope, name: str | None) -> tuple[str, str] | None:
    """Return the expression that stands for an entry, and the import that it needs; None where nothing does."""
    domain, _, entry = (name or "").rpartition(".")
    owner = scope.catalog.domains.get(domain or scope.domain.name)
    if owner is None or entry not in owner.entries:
        return None
    place = scope.places[owner.name]
    return f"{place.name}.Known.{entry}", place.qualified


def deprecated(message: str, instead: tuple[str, str] | None, indent: str) -> str:
    """Return the annotation of what is deprecated, with the replacement that editors offer."""
    arguments = [quoted(message)]
    if instead:
        replacement = f"ReplaceWith({', '.join(map(quoted, instead))})"
        if len(f"{indent}    {replacement},") > LINE:
            inner = "".join(f"\n{indent}        {quoted(part)}," for part in instead)
            replacement = f"ReplaceWith({inner}\n{indent}    )"
        arguments.append(replacement)
    lines = "".join(f"\n{indent}    {argument}," for argument in arguments)
    return f"{indent}@Deprecated({lines}\n{indent})"


def functions(domain: Domain, indent: str) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return (comment, head, entry, arguments with their values) of the function of each entry that takes arguments."""
    called = names.function_names(domain)
    found = []
    for name, function in called.items():
        entry = domain.entries[name]
        parameters = names.parameter_names(entry.place, (argument.name for argument in entry.arguments))
        about = f"The texts of [Known.{name}] with these arguments in them."
        lines = [_parameter_comment(parameters[one.name], one) for one in entry.arguments]
        head = _head(
            function, [(parameters[one.name], _ARGUMENTS[one.type]) for one in entry.arguments], indent
        )
        values = [(one.name, parameters[one.name]) for one in entry.arguments]
        found.append((kdoc([about, "\n".join(lines)], indent), head, name, values))
    return found


def _parameter_comment(parameter: str, argument: Argument) -> str:
    described = in_line(argument.description)
    about = f"{described} " if described else ""
    return f"@param {parameter} {about}For example {in_line(str(argument.example))}".rstrip()


def _head(function: str, parameters: Sequence[tuple[str, str]], indent: str) -> str:
    if len(parameters) == 1:
        ((name, kind),) = parameters
        line = f"{indent}public fun {function}({name}: {kind}): Filled ="
        if len(line) <= LINE:
            return line
    lines = "".join(f"\n{indent}    {name}: {kind}," for name, kind in parameters)
    return f"{indent}public fun {function}({lines}\n{indent}): Filled ="
