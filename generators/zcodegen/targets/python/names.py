"""Names in the Python package: modules of domains, tables, enums, fields.

No name can collide with one that a generated file uses: private names of the package start with `_`, which no name of a
catalog does; public names are in `RESERVED`.
"""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Catalog, Domain, Manifest
from zcodegen.naming import escape, in_case

RESERVED: Final = frozenset({"find", "from_response", "lookup", "negotiate", "parse", "raise_for_code"})
"""Public functions of the generated modules. A submodule with such a name would replace the function when it is imported."""
_ANNOTATIONS: Final = frozenset({"bool", "int", "property", "str", "tuple"})
"""Names that the class of attributes uses itself."""
_TYPES: Final = frozenset({"AnyCode"})
_MODULES: Final = frozenset({"_codes"})
"""Modules of the package that a domain's module imports."""


def module_path(domain: str) -> str:
    """Return the dotted path of a domain's module below the package: `zego.rtc.media-file` → `zego.rtc.media_file`."""
    return ".".join(escape(in_case(segment, "snake"), "python", RESERVED) for segment in domain.split("."))


def module_of(catalog: Catalog, domain: str) -> str:
    """Return the module of a domain, in this package or in that of the catalog that it is imported from."""
    imported = catalog.imports.get("python", {}).get(domain)
    owner = imported.manifest if imported else catalog.manifest
    return f"{owner.packages.python_package}.{module_path(domain)}"


def own_domains(catalog: Catalog) -> tuple[Domain, ...]:
    """Return the domains whose modules this package has."""
    imported = catalog.imports.get("python", {})
    return tuple(domain for name, domain in catalog.domains.items() if name not in imported)


def imported_packages(catalog: Catalog) -> tuple[Manifest, ...]:
    """Return the catalogs whose packages this one imports, sorted by their distributions."""
    imported = [package.manifest for package in catalog.imports.get("python", {}).values()]
    owners = {owner.packages.python_distribution: owner for owner in imported}
    return tuple(owners[name] for name in sorted(owners))


def table_name(domain: str) -> str:
    """Return the name of the modules of a domain's tables: `zego__rtc__media_file`; `class_`."""
    return escape(domain.replace(".", "__").replace("-", "_"), "python")


def alias_name(domain: str) -> str:
    """Return the name by which another domain's module imports this one: `_zego__rtc__media_file`."""
    return escape(f"_{table_name(domain)}", "python", _MODULES)


def folder_name(locale: str) -> str:
    """Return the folder of a locale's texts: `zh_cn`."""
    return locale.lower().replace("-", "_")


def enum_name(domain: str) -> str:
    """Return the name of a domain's enum: `RoomCode`."""
    return escape(f"{_last_word(domain)}Code", "python", _TYPES)


def error_name(domain: str) -> str:
    """Return the name of a domain's exception: `RoomError`."""
    return f"{_last_word(domain)}Error"


def _last_word(domain: str) -> str:
    return in_case(domain.rpartition(".")[2], "pascal")


def field_name(attribute: str) -> str:
    """Return the field of an attribute."""
    return escape(attribute, "python", _ANNOTATIONS)


def module_files(domains: tuple[str, ...]) -> dict[str, str]:
    """Return domain → file below the package. A domain that is also a parent is a package.

    Two domains never share a file: their segments contain no `_`, which replaces `-` and ends escaped names.
    """
    paths = {domain: module_path(domain) for domain in domains}
    parents = parent_modules(domains)
    return {
        domain: f"{path.replace('.', '/')}{'/__init__' if path in parents else ''}.py"
        for domain, path in paths.items()
    }


def parent_modules(domains: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the paths of all modules above `domains`, each with the sorted names of its children."""
    parents: dict[str, list[str]] = {}
    for path in sorted(module_path(domain) for domain in domains):
        parts = path.split(".")
        for length in range(1, len(parts)):
            children = parents.setdefault(".".join(parts[:length]), [])
            if parts[length] not in children:
                children.append(parts[length])
    return parents
