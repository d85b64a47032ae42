"""Which changes reach a program: those of the entries that it uses, of their domains, and of the packages that it imports."""

from __future__ import annotations

from collections.abc import Iterable

from zcodegen.catalog.model import Catalog
from zcodegen.diff.change import Change, Steps, full_name_of
from zcodegen.diff.levels import SOURCE
from zcodegen.diff.table import KINDS
from zcodegen.usage.use import Usage

_ENTRY_STEPS = 3
"""Steps to an entry: its domain, `entries`, its name."""


def reaching(
    changes: Iterable[Change], usages: tuple[Usage, Usage], catalogs: tuple[Catalog, Catalog]
) -> list[Change]:
    """Return the changes that concern what a program uses by the old or the new catalog.

    An added entry counts if the program has its code already. A change of the manifest counts if it affects the package
    of a language whose programs use names, or anything but packages.
    """
    full_names = usages[0].used() | usages[1].used()
    domains = {full_name.rpartition(".")[0] for full_name in full_names}
    domains |= {name for name in domains for catalog in catalogs for name in catalog.included(name)}
    targets = {use.target for usage in usages for use in usage.uses if use.name}
    return [
        change
        for change in changes
        if any(
            _is_used(side, change, full_names, domains, targets) for side in (change.old, change.new) if side
        )
    ]


def _is_used(
    side: Steps, change: Change, full_names: frozenset[str], domains: set[str], targets: set[str]
) -> bool:
    domain = side[0]
    if not domain:
        affected = frozenset(change.only or KINDS[change.kind].affects)
        return bool(full_names) and (affected.isdisjoint(SOURCE) or bool(affected & targets))
    if side[1:2] == ("entries",) and len(side) >= _ENTRY_STEPS:
        return full_name_of(side[:_ENTRY_STEPS]) in full_names
    return domain in domains
