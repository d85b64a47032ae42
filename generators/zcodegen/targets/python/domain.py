"""The module of a domain in the Python package, and its stub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, Entry, Envelope
from zcodegen.naming import in_case
from zcodegen.targets.common import FormerName, doc_locales, fact_lines, file_of, former_names, history_lines
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.python.comments import domain_comment, entry_comment, shown_texts
from zcodegen.targets.python.literals import code_literals, one_line
from zcodegen.targets.python.names import alias_name, enum_name, error_name, module_of, table_name

_ARGUMENT_TYPES: Final = {"string": "str", "integer": "int", "number": "float"}
_MAX_SHAPE: Final = 50
"""Longest name of a type of arguments."""


class IncludedModule(Struct, frozen=True):
    """The module of an included domain, and the name it is imported by."""

    module: str
    name: str


class Member(Struct, frozen=True):
    """A member of the enum: name, literal, paragraphs of the docstring."""

    name: str
    code: str
    comment: tuple[str, ...]


class ArgumentType(Struct, frozen=True):
    """An argument of texts and the type of its value."""

    name: str
    type: str
    description: str


class ArgumentsShape(Struct, frozen=True):
    """Arguments that the texts of several members have in common."""

    name: str
    members: tuple[str, ...]
    arguments: tuple[ArgumentType, ...]


class DomainModule(Struct, frozen=True):
    """Context of a domain's `.py` and `.pyi`."""

    package: str
    file: str
    about: tuple[str, ...]
    domain: str
    table: str
    kind: str
    hexadecimal: bool
    enum: str
    error: str
    names: tuple[str, ...]
    includes: tuple[IncludedModule, ...]
    imports: tuple[IncludedModule, ...]
    any_code: tuple[str, ...]
    members: tuple[Member, ...]
    aliases: tuple[FormerName, ...]
    shapes: tuple[ArgumentsShape, ...]
    envelope: Envelope | None


def plan_domain(catalog: Catalog, domain: Domain, path: str) -> Iterator[PlannedFile]:
    """Plan the module of a domain at `path`, and its stub.

    Raises ZcodegenError if a former name is another entry's name.
    """
    context = variables(_domain_module(catalog, domain))
    yield PlannedFile(path, "src/package/domain.py.jinja", context)
    yield PlannedFile(f"{path}i", "src/package/domain.pyi.jinja", context)


def _domain_module(catalog: Catalog, domain: Domain) -> DomainModule:
    package = catalog.manifest.packages.python_package
    envelope = catalog.envelope(domain.name)
    enum, error = enum_name(domain.name), error_name(domain.name)
    names = ["AnyCode", "Code", "DOMAIN", enum, error, "Unknown", "parse", "raise_for_code"]
    includes = tuple(
        IncludedModule(module_of(catalog, name), alias_name(name)) for name in catalog.included(domain.name)
    )
    return DomainModule(
        package=package,
        file=file_of(domain),
        about=tuple(domain_comment(catalog, domain)),
        domain=domain.name,
        table=table_name(domain.name),
        kind="Int" if domain.code_type == "integer" else "Str",
        hexadecimal=domain.code_format == "hex",
        enum=enum,
        error=error,
        names=tuple(sorted({*names, *(["from_response"] if envelope else [])}, key=_export_order)),
        includes=includes,
        imports=tuple(sorted(includes, key=lambda included: included.module)),
        any_code=("Code", *(f"{included.name}.Code" for included in includes), "Unknown"),
        members=_members(catalog, domain),
        aliases=former_names(domain),
        shapes=_argument_shapes(domain.entries.values()),
        envelope=envelope,
    )


def _export_order(name: str) -> tuple[bool, bool, str]:
    """Order `__all__` as ruff does: constants, classes, functions."""
    return not name.isupper(), not name[0].isupper(), name


def _members(catalog: Catalog, domain: Domain) -> tuple[Member, ...]:
    locales = doc_locales(catalog, "python")
    texts = [shown_texts(domain, catalog.texts_in(domain.name, locale)) for locale in locales]
    facts = fact_lines(catalog, domain, one_line)
    literals = code_literals(domain)
    members: list[Member] = []
    for name, entry in domain.entries.items():
        shown = [table[name] for table in texts if name in table]
        comment = entry_comment(entry, facts[name], shown, history_lines(catalog, entry, one_line))
        members.append(Member(name, literals[name], tuple(comment)))
    return tuple(members)


def _argument_shapes(entries: Iterable[Entry]) -> tuple[ArgumentsShape, ...]:
    members: dict[tuple[ArgumentType, ...], list[str]] = {}
    for entry in entries:
        if entry.arguments:
            arguments = tuple(
                ArgumentType(argument.name, _ARGUMENT_TYPES[argument.type], one_line(argument.description))
                for argument in entry.arguments
            )
            members.setdefault(arguments, []).append(entry.name)
    return tuple(
        ArgumentsShape(_shape_name(names[0], number), tuple(names), arguments)
        for number, (arguments, names) in enumerate(members.items())
    )


def _shape_name(entry: str, number: int) -> str:
    """Return the name of a type of arguments: a long one is numbered, since black would break its line."""
    name = f"{in_case(entry, 'pascal')}Arguments"
    return name if len(name) <= _MAX_SHAPE else f"Arguments{number}"
