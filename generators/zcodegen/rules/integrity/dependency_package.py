"""A package cannot import that of another catalog: both have one name, or their types differ.

Why: a package that requires itself cannot be installed, and a Go module or a Kotlin package can return codes of two others only if
these have one type of codes.

Bad:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    packages: {python: {distribution: acme, package: acme}}
    depends: {base: {source: depends/base, imports: [python]}}
    # file: depends/base/catalog.yaml
    zcodegen: 1
    name: acme
    version: 1.0.0
    locales: {source: en, required: [en]}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Good:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    packages: {python: {distribution: acme, package: acme}}
    depends: {base: {source: depends/base, imports: [python], packages: {python: {distribution: acme-base, package: acme_base}}}}
    # file: depends/base/catalog.yaml
    zcodegen: 1
    name: acme
    version: 1.0.0
    locales: {source: en, required: [en]}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: name the packages under `packages` of one of the catalogs, or of the row of `depends`; leave a language out of `imports`, and
the package holds what it includes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from zcodegen.catalog.bundle import bundle, owner_of
from zcodegen.catalog.model import Catalog, Packages
from zcodegen.diagnostics import ZcodegenError
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.targets.shared_types import SHARED_TYPES, catalog_of_types

_NAMES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "go": (("go_module",),),
    "kotlin": (("kotlin_group", "kotlin_artifact"), ("kotlin_package",)),
    "python": (("python_distribution",), ("python_package",)),
    "typescript": (("typescript_name",),),
}
"""Target -> the names of its package; one that has several parts is shared if all of them are."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each list of imports that no package can have."""
    catalog = context.catalog
    imports = [
        (row.name, number, target)
        for row in catalog.manifest.depends.values()
        for number, target in enumerate(row.imports)
        if row.name in catalog.dependencies
    ]
    if not imports:
        return
    whole = bundle(catalog)
    for name, number, target in imports:
        if shared := _shared(whole, catalog, name, target):
            yield _violation(context, name, number, shared, f"name one of them under `packages.{target}`")
    for target, (language, *_) in SHARED_TYPES.items():
        try:
            catalog_of_types(whole, target)
        except ZcodegenError as error:
            message, _, advice = str(error).removeprefix(f"{language}: ").partition("; ")
            name, number = next((name, number) for name, number, other in imports if other == target)
            yield _violation(context, name, number, message, advice)


def _violation(context: RuleContext, name: str, number: int, message: str, advice: str) -> Violation:
    return Violation(
        message=message,
        location=context.sources.at("", "depends", name, "imports", number),
        help=advice,
        logical_location=f"depends.{name}",
        texts=(message,),
    )


def _shared(whole: Catalog, catalog: Catalog, name: str, target: str) -> str:
    """Return what is wrong with the name of a package that the dependency `name` brings; empty if nothing is."""
    below = catalog.dependencies[name].reachable
    own = catalog.manifest.packages
    for domain, package in whole.imports.get(target, {}).items():
        other = package.manifest.packages
        shared = [name for parts in _NAMES[target] if (name := _name(own, parts)) == _name(other, parts)]
        if domain in below and shared:
            owner = owner_of(catalog, domain).manifest.name
            return f"the {target} packages of this catalog and of {owner} are both called {shared[0]}"
    return ""


def _name(packages: Packages, parts: tuple[str, ...]) -> str:
    return ":".join(getattr(packages, part) for part in parts)
