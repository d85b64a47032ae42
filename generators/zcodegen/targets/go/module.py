"""What all files of a Go module share: its path, the packages of its domains, and how they import each other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, ImportedPackage, Manifest
from zcodegen.targets.go import columns, names
from zcodegen.targets.go.names import Import


class Module(Struct, frozen=True, dict=True):
    """What all files of a module share."""

    catalog: Catalog

    @cached_property
    def path(self) -> str:
        """The module path."""
        return self.catalog.manifest.packages.go_module

    @cached_property
    def root(self) -> Import:
        """The root package."""
        return names.root_import(self.catalog.manifest)

    @cached_property
    def modules(self) -> dict[str, ImportedPackage]:
        """The modules of other catalogs that this one imports, by their paths."""
        return names.imported_modules(self.catalog)

    @cached_property
    def base(self) -> Manifest | None:
        """The catalog whose module declares the types of codes; None if this one does."""
        return names.module_of_types(self.catalog)

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The domains whose packages this module has."""
        return tuple(domain for name, domain in self.catalog.domains.items() if self.is_own(name))

    def is_own(self, domain: str) -> bool:
        """Return whether this module has the package of a domain."""
        return self.domain_packages[domain].module == self.path

    @cached_property
    def domain_packages(self) -> dict[str, names.DomainPackage]:
        """The package of each domain."""
        return names.domain_packages(self.catalog)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """The catalog's locales, the source first."""
        return self.catalog.locales()

    @cached_property
    def attributes(self) -> list[columns.GoAttribute]:
        """The manifest's attributes."""
        methods = names.attribute_names(self.catalog)
        return columns.go_attributes(self.catalog, methods, self.root.name)

    def included(self, domain: Domain) -> list[str]:
        """Domains that answer for a code that `domain` lacks; only those with codes of the same type can."""
        included = self.catalog.included(domain.name)
        return [name for name in included if self.catalog.domains[name].code_type == domain.code_type]

    def imported(self, domains: Iterable[str], below: str = "") -> dict[str, Import]:
        """Return how the packages of `domains` (`below` a folder) are imported side by side."""
        wanted = {name: self.domain_packages[name] for name in domains}
        found = names.imports(wanted.values(), {self.root.name}, below)
        return {name: found[package] for name, package in wanted.items()}

    def roots(self, paths: Iterable[str]) -> dict[str, Import]:
        """Return how the root packages of imported modules are imported side by side, by the modules' paths."""
        taken = {*names.LOCALS, self.root.name}
        found: dict[str, Import] = {}
        for path in sorted(paths):
            manifest = self.base if self.base and self.base.packages.go_module == path else None
            root = names.root_import(manifest or self.modules[path].manifest)
            found[path] = Import(path, names.free(root.name, taken, "codes"))
            taken.add(found[path].name)
        return found


def sorted_imports(imported: Iterable[Import]) -> tuple[Import, ...]:
    """Return imports as gofmt sorts them."""
    return tuple(sorted(imported, key=lambda item: item.path))
