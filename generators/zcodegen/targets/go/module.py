"""What all files of a Go module share: where its packages stand, how they are imported, its locales and attributes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.targets.go import columns, comments, names


class Module(Struct, frozen=True, dict=True):
    """What all files of a module share."""

    catalog: Catalog

    @cached_property
    def path(self) -> str:
        """The module path."""
        return self.catalog.manifest.packages.go_module

    @cached_property
    def root(self) -> names.Imported:
        """The root package."""
        return names.root_import(self.catalog)

    @cached_property
    def places(self) -> dict[str, names.Place]:
        """Where each domain's package stands."""
        return names.places(self.catalog)

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

    def imported(self, domains: Iterable[str], below: str = "") -> dict[str, names.Imported]:
        """Return how the packages of `domains` (`below` a folder) are imported side by side."""
        wanted = {name: self.places[name] for name in domains}
        found = names.imports(f"{self.path}{below}", wanted.values(), {self.root.name})
        return {name: found[place.path] for name, place in wanted.items()}


def attribute_comment(each: columns.GoAttribute) -> str:
    """Return the comment of an attribute's method and type."""
    return "// " + comments.described(
        each.method, f"is the attribute {each.attribute.name}", each.attribute.description
    )


def sorted_imports(imported: Iterable[names.Imported]) -> list[str]:
    """Return the lines of an import block, as gofmt sorts them."""
    return [one.line for one in sorted(imported, key=lambda one: one.path)]
