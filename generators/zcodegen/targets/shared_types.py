"""Which package declares the types of codes, of those that import each other: a code of another package has one type with the own ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError

SHARED_TYPES: Final[Mapping[str, tuple[str, str, str]]] = {
    "go": ("Go", "module", "go_module"),
    "kotlin": ("Kotlin", "package", "kotlin_package"),
}
"""Target whose packages share types -> the language, what it calls a package, and the name of one in the manifest."""


def catalog_of_types(catalog: Catalog, target: str) -> Catalog | None:
    """Return the catalog whose package declares the types of codes that this catalog's has; None if that does itself.

    Raises ZcodegenError if the imported packages have types of different ones.
    """
    language, kind, part = SHARED_TYPES[target]
    imported = {
        getattr(package.manifest.packages, part): package.catalog
        for package in catalog.imports.get(target, {}).values()
    }
    declaring = {
        name: catalog_of_types(imported[name], target) or imported[name] for name in sorted(imported)
    }
    roots = {getattr(root.manifest.packages, part): root for root in declaring.values()}
    if len(roots) > 1:
        first, second, *_ = (
            next(name for name, root in declaring.items() if getattr(root.manifest.packages, part) == wanted)
            for wanted in sorted(roots)
        )
        raise ZcodegenError(
            f"{language}: the {kind}s {first} and {second} have types of their own, so that no {kind} can return codes of both; "
            "import one of them, or let both catalogs import a third one that they share"
        )
    return next(iter(roots.values()), None)
