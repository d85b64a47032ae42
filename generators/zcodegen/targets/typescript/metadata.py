"""The metadata of the npm package: package.json and README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.naming import escape, in_case
from zcodegen.targets import common
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.typescript.domain import code_literals
from zcodegen.targets.typescript.names import module_path, own_domains, package_of

_MAX_LABEL: Final = 20
"""Characters of the name by which the README imports a domain; a longer one would break its lines."""
_README_NAMES: Final = ("answer", "code", "entry", "handle", "lookup", "problem")
"""Names in the README's examples."""


class PackageField(Struct, frozen=True):
    """A field of package.json."""

    name: str
    value: object


class PackageFile(Struct, frozen=True):
    """Context of package.json."""

    fields: tuple[PackageField, ...]


class ListedDomain(Struct, frozen=True):
    """A row of the README's table."""

    domain: str
    path: str
    codes: str


class Readme(Struct, frozen=True):
    """Context of README.md."""

    title: str
    description: str
    package: str
    catalog: str
    locales: tuple[str, ...]
    default_locale: str
    name: str
    code: str
    label: str
    module: str
    locale: str
    has_envelope: bool
    domains: tuple[ListedDomain, ...]


def plan_metadata(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan package.json and README.md."""
    yield PlannedFile("package.json", "package.json.jinja", variables(_package_file(catalog)))
    yield PlannedFile("README.md", "README.md.jinja", variables(_readme(catalog)))


def _package_file(catalog: Catalog) -> PackageFile:
    manifest = catalog.manifest
    repository = {"type": "git", "url": manifest.repository} if manifest.repository else None
    fields: Mapping[str, object] = {
        "name": manifest.packages.typescript_name,
        "version": manifest.version,
        "description": common.package_description(manifest),
        "license": manifest.license,
        "homepage": manifest.homepage,
        "repository": repository,
        "type": "module",
        "sideEffects": False,
        "engines": {"node": ">=18"},
        "main": "./index.cjs",
        "module": "./index.js",
        "types": "./index.d.ts",
        "dependencies": _dependencies(catalog),
        "exports": _exports(catalog),
        "files": ["**/*.cjs", "**/*.d.cts", "**/*.d.ts", "**/*.js"],
    }
    return PackageFile(
        tuple(PackageField(name, value) for name, value in fields.items() if value or value is False)
    )


def _dependencies(catalog: Catalog) -> Mapping[str, str]:
    """Return the packages of other catalogs, each with the versions that are compatible with this one."""
    imported = [package.manifest for package in catalog.imports.get("typescript", {}).values()]
    return dict(sorted((owner.packages.typescript_name, f"^{owner.version}") for owner in imported))


def _exports(catalog: Catalog) -> Mapping[str, object]:
    locales = sorted(catalog.locales())
    modules = ["index", "error", "lookup", "problem", *_text_modules("", locales)]
    for stem in (module_path(domain.name) for domain in own_domains(catalog)):
        modules += [stem, *_text_modules(f"{stem}/", locales)]
    exports: dict[str, object] = {}
    for module in modules:
        exports["." if module == "index" else f"./{module}"] = {
            "import": {"types": f"./{module}.d.ts", "default": f"./{module}.js"},
            "require": {"types": f"./{module}.d.cts", "default": f"./{module}.cjs"},
        }
    return {**exports, "./package.json": "./package.json"}


def _text_modules(prefix: str, locales: Sequence[str]) -> list[str]:
    return [f"{prefix}text", f"{prefix}text/lazy", *(f"{prefix}text/{locale}" for locale in locales)]


def _readme(catalog: Catalog) -> Readme:
    entry = common.example(catalog)
    domain = catalog.domains[entry.domain]
    manifest = catalog.manifest
    last = in_case(domain.name.rpartition(".")[2], "camel")
    return Readme(
        title=" ".join(common.package_title(manifest, manifest.packages.typescript_name).split()),
        description=" ".join(common.package_description(manifest).split()),
        package=manifest.packages.typescript_name,
        catalog=manifest.name,
        locales=catalog.locales(),
        default_locale=common.matching(catalog).last[0],
        name=entry.name,
        code=code_literals(domain)[entry.name],
        label=escape(last, "typescript", _README_NAMES) if len(last) <= _MAX_LABEL else "codes",
        module=f"{package_of(catalog, domain.name) or manifest.packages.typescript_name}/{module_path(domain.name)}",
        locale=manifest.required_locales[-1],
        has_envelope=catalog.envelope(domain.name) is not None,
        domains=tuple(_listed_domains(catalog)),
    )


def _listed_domains(catalog: Catalog) -> Iterator[ListedDomain]:
    """Yield the rows of the README's table, the heads and the line below them first; prettier wants cells of one width."""
    name = catalog.manifest.packages.typescript_name
    head = ("domain", "module", "codes")
    rows = [
        (f"`{domain.name}`", f"`{name}/{module_path(domain.name)}`", str(len(domain.entries)))
        for domain in own_domains(catalog)
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, ["-" * width for width in widths], *rows):
        yield ListedDomain(*(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))


def write_json(value: object, indent: int = 0) -> str:
    """Return JSON as npm and prettier write it: every list and object over several lines."""
    return json.dumps(value, ensure_ascii=False, indent=2).replace("\n", f"\n{' ' * indent}")
