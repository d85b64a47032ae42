"""Go: a module with a package for each domain; typed codes that are errors, with columns of constants behind them.

gofmt, go vet and staticcheck report nothing. Nothing runs at init, and a program links the texts only if it uses them.
What Go cannot express is a ZcodegenError: two names that become one, domains that include each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.go.domain import plan_domain
from zcodegen.targets.go.literals import quoted, rune
from zcodegen.targets.go.module import Module
from zcodegen.targets.go.package import plan_package
from zcodegen.targets.plan import Filters, PlannedFile

FILTERS: Final[Filters] = {"quoted": quoted, "rune": rune}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the files of the module; ZcodegenError if Go cannot express the catalog."""
    _refuse_circles(catalog)
    module = Module(catalog)
    yield from plan_package(module)
    for domain in module.domains:
        yield from plan_domain(module, domain)


def _refuse_circles(catalog: Catalog) -> None:
    for name in catalog.domains:
        for other in catalog.included(name):
            if name in catalog.domains[other].includes:
                raise ZcodegenError(
                    f"Go: the domains {name!r} and {other!r} include each other, and Go packages cannot import in a circle; "
                    "remove one of the includes"
                )
