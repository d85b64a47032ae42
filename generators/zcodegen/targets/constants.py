"""How programs write the names of a catalog in each language: what they import, and what the constant is called.

`constants` is the only place that knows it for all languages; each spelling is the one that the language's own target
gives, so that what is found in source code is what the package declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import escape, in_case
from zcodegen.targets.go import names as go
from zcodegen.targets.kotlin import names as kotlin
from zcodegen.targets.python import names as python
from zcodegen.targets.typescript import names as typescript


class Module(Struct, frozen=True):
    """What a program imports for a domain: its path, the import to write, and the prefix that it then uses."""

    target: str
    domain: str
    path: str
    statement: str
    prefix: str
    """What precedes the constant where the import is used: `room.Code`, `RoomCode.Known`."""


class Constant(Struct, frozen=True):
    """A name of an entry, its own or a former one, as a language spells it.

    `paths` are the full paths by which a program can reach it: the module's, then the members, with dots between.
    """

    module: Module
    entry: Entry
    name: str
    spelling: str
    paths: tuple[str, ...]

    @property
    def expression(self) -> str:
        """The constant as a program writes it after the import: `room.Code.ROOM_NOT_FOUND`."""
        return f"{self.module.prefix}.{self.spelling}"


_Spell: TypeAlias = Callable[[Catalog], Iterator[Constant]]


def constants(catalog: Catalog, targets: tuple[str, ...] | None = None) -> Iterator[Constant]:
    """Yield every name of every entry in the languages of `targets` (default: those of the manifest).

    A language in which two names would be one is left out: its package cannot be built either, and
    `identifier-collision` reports that.
    """
    wanted = catalog.manifest.targets if targets is None else targets
    for target, spell in _SPELL.items():
        if target in wanted:
            try:
                yield from [*spell(visible_to(catalog, target))]
            except ZcodegenError:
                continue


def modules(catalog: Catalog, targets: tuple[str, ...] | None = None) -> Iterator[Module]:
    """Yield what programs import in the languages of `targets`, one module per language and domain with entries."""
    yield from dict.fromkeys(constant.module for constant in constants(catalog, targets))


def names_of(entry: Entry) -> tuple[str, ...]:
    """Return an entry's name, and its former names."""
    return (entry.name, *entry.aliases)


def _python(catalog: Catalog) -> Iterator[Constant]:
    for domain in catalog.domains.values():
        path = python.module_of(catalog, domain.name)
        above, _, last = path.rpartition(".")
        module = Module("python", domain.name, path, f"from {above} import {last}", f"{last}.Code")
        enums = ("Code", python.enum_name(domain.name))
        for entry, name in _names(domain):
            paths = tuple(f"{path}.{enum}.{name}" for enum in dict.fromkeys(enums))
            yield Constant(module, entry, name, name, paths)


def _typescript(catalog: Catalog) -> Iterator[Constant]:
    own = catalog.manifest.packages.typescript_name
    for domain in catalog.domains.values():
        package = typescript.package_of(catalog, domain.name) or own
        path = f"{package}/{typescript.module_path(domain.name)}"
        alias = escape(in_case(domain.name.rpartition(".")[2], "camel"), "typescript")
        statement = f'import * as {alias} from "{path}"'
        module = Module("typescript", domain.name, path, statement, alias)
        for entry, name in _names(domain):
            yield Constant(module, entry, name, name, (f"{path}.{name}",))


def _go(catalog: Catalog) -> Iterator[Constant]:
    packages = go.domain_packages(catalog)
    for domain in catalog.domains.values():
        package = packages[domain.name]
        path = package.full_path
        module = Module("go", domain.name, path, f'import "{path}"', package.name)
        spelled = go.entry_names(domain)
        for entry, name in _names(domain):
            arguments = spelled.get(f"{name}()")
            spellings = (spelled[name], *([arguments] if arguments else []))
            paths = tuple(f"{path}.{spelling}" for spelling in spellings)
            yield Constant(module, entry, name, spelled[name], paths)


def _kotlin(catalog: Catalog) -> Iterator[Constant]:
    classes = kotlin.domain_classes(catalog)
    for domain in catalog.domains.values():
        domain_class = classes[domain.name]
        path = f"{domain_class.package}.{domain_class.name}"
        statement = f"import {domain_class.qualified}"
        module = Module("kotlin", domain.name, path, statement, f"{domain_class.name}.Known")
        functions = kotlin.function_names(domain)
        for entry, name in _names(domain):
            function = functions.get(name)
            paths = (f"{path}.Known.{name}", *([f"{path}.{function}"] if function else []))
            yield Constant(module, entry, name, name, paths)


def _names(domain: Domain) -> Iterator[tuple[Entry, str]]:
    for entry in domain.entries.values():
        for name in names_of(entry):
            yield entry, name


PACKAGES: Final = ("go", "kotlin", "python", "typescript")
"""The targets whose packages programs import."""

_SPELL: Final[Mapping[str, _Spell]] = {
    "go": _go,
    "kotlin": _kotlin,
    "python": _python,
    "typescript": _typescript,
}
"""Target -> its spellings."""
