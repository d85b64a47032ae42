"""Go: a module with a package a domain; typed codes that are errors, columns of constants behind them.

Promises: gofmt and go vet have nothing to say; nothing runs at init; a program pays for the texts only where it asks for
them. What Go cannot express is a ZcodegenError: two names that become one, domains that include each other in a circle.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.go.domain import domain_files
from zcodegen.targets.go.literals import quoted
from zcodegen.targets.go.module import Module
from zcodegen.targets.go.shared import shared_files
from zcodegen.targets.plan import Filters, PlannedFile

FILTERS: Final[Filters] = {"quoted": quoted}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the files of the module; ZcodegenError where Go cannot express the catalog."""
    _refuse_circles(catalog)
    module = Module(catalog)
    yield from shared_files(module)
    for domain in catalog.domains.values():
        yield from domain_files(module, domain)


def _refuse_circles(catalog: Catalog) -> None:
    for name in catalog.domains:
        for other in catalog.included(name):
            if name in catalog.domains[other].includes:
                raise ZcodegenError(
                    f"Go: the domains {name!r} and {other!r} include each other, and Go packages cannot import in a circle; "
                    "take one of the includes out"
                )
