"""What a Go module takes from the modules of other catalogs that it imports: types, and enumerations of attributes."""

from __future__ import annotations

from msgspec import Struct

from zcodegen.catalog.model import Manifest
from zcodegen.naming import in_case
from zcodegen.targets.go import columns, names
from zcodegen.targets.go.module import Module
from zcodegen.targets.go.names import Import


class Requirement(Struct, frozen=True):
    """A module that this one requires, and its version."""

    module: str
    version: str


class ModuleFile(Struct, frozen=True):
    """Context of `go.mod.jinja`."""

    module: str
    requires: tuple[Requirement, ...]


class AliasesFile(Struct, frozen=True):
    """Context of `aliases.go.jinja`: the root package whose types are those of this one."""

    package: str
    base: Import
    statuses: tuple[str, ...]


def module_file(module: Module) -> ModuleFile:
    """Return the context of `go.mod`."""
    requires = {path: package.manifest for path, package in module.modules.items()}
    if module.base:
        requires[module.base.packages.go_module] = module.base
    return ModuleFile(
        module=module.path,
        requires=tuple(Requirement(path, f"v{owner.version}") for path, owner in sorted(requires.items())),
    )


def aliases_file(module: Module, base: Manifest) -> AliasesFile:
    """Return the context of the file that takes the types from the module of the catalog `base`."""
    path = base.packages.go_module
    return AliasesFile(
        package=module.root.name,
        base=module.roots([path])[path],
        statuses=tuple(in_case(status, "go_pascal") for status in names.STATUSES),
    )


def declaring(module: Module, attribute: columns.GoAttribute) -> list[str]:
    """Return the imported modules whose catalogs have an enumeration as this one has it."""
    own = attribute.attribute
    return [
        path
        for path, package in module.modules.items()
        for other in [package.manifest.attributes.get(own.name)]
        if own.type == "enum" and other and (other.type, other.values) == (own.type, own.values)
    ]
