"""The changes of tests/diff that break something, with the witnesses that `diff --witness` writes for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from tests.diff.catalogs import FILES, catalog_of
from tests.diff.test_compare import CASES
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare
from zcodegen.diff.levels import Criticality
from zcodegen.diff.table import KINDS
from zcodegen.diff.witness import LANGUAGES, Witness, find_witnesses

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog


def built(catalog: Catalog) -> Catalog:
    """Return a catalog with a package in every language."""
    return replace(catalog, manifest=replace(catalog.manifest, targets=tuple(LANGUAGES)))


OLD: Final = built(catalog_of(FILES))


@cache
def witnesses(case: str, language: str) -> tuple[Witness, ...]:
    """Return the witnesses of a case in a language."""
    changes = classify(compare(OLD, built(catalog_of(CASES[case][0])))).changes
    return tuple(found for found in find_witnesses(changes, OLD) if found.language == language)


def breaking(language: str) -> list[str]:
    """Return the cases that have a witness in a language."""
    return [case for case in sorted(CASES) if witnesses(case, language)]


def breaking_kinds(language: str) -> set[str]:
    """Return the kinds that the table calls breaking in a language."""
    return {
        name
        for name, kind in KINDS.items()
        if kind.level(language) is Criticality.BREAKING and {language, "wire"} & set(kind.affects)
    }
