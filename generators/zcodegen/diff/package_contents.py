"""Compares what the package of each target holds by its options: entries and attributes that it loses or gains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict, replace

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.model import Catalog, PackageOptions
from zcodegen.diff.change import Change, Value, describe

_SELECTING = frozenset({"attributes", "audience", "exclude"})
"""Options that select entries and attributes."""


def compare_package_contents(old: Catalog, new: Catalog) -> Iterator[Change]:
    """Yield what differs in the options of packages.

    What a package loses or gains is that of the old catalog: an entry that is new, gone or hidden is a change of its own.
    """
    before, after = old.manifest.packages, new.manifest.packages
    for target in sorted({*before.options, *after.options}):
        options = tuple(packages.options.get(target, _default(target)) for packages in (before, after))
        if options[0] != options[1]:
            yield from _changes(old, target, *options)
    if before.untranslated != after.untranslated:
        yield _change("package-contents", "messages", before.untranslated, after.untranslated)


def _default(target: str) -> PackageOptions:
    return PackageOptions(notes=target == "html")


def _changes(catalog: Catalog, target: str, old: PackageOptions, new: PackageOptions) -> Iterator[Change]:
    rest = [describe(_others(options)) for options in (old, new)]
    if rest[0] != rest[1]:
        yield _change("package-contents", target, *rest)
    if all(getattr(old, name) == getattr(new, name) for name in _SELECTING):
        return
    had, has = (_held(catalog, target, options) for options in (old, new))
    lost, gained = _missing(had, has), _missing(has, had)
    if lost:
        yield _change("package-narrowed", target, lost)
    if gained:
        yield _change("package-widened", target, None, gained)
    if not lost and not gained:
        at = ("", "packages", target)
        yield Change("settings-changed", at, at, detail=f"contents of the {target} package")


def _change(kind: str, target: str, before: Value, after: Value = None) -> Change:
    at = ("", "packages", target)
    return Change(
        kind,
        at,
        at,
        before,
        after,
        detail=target,
        only=("documents" if target == "html" else target,),
    )


def _others(options: PackageOptions) -> dict[str, object]:
    return {name: value for name, value in asdict(options).items() if name not in _SELECTING}


class _Held:
    """What a package holds: names of domains, full names of entries by domain, names of attributes."""

    def __init__(self, catalog: Catalog) -> None:
        self.entries = {
            name: tuple(entry.full_name for entry in domain.entries.values())
            for name, domain in catalog.domains.items()
        }
        self.attributes = tuple(catalog.manifest.attributes)


def _held(catalog: Catalog, target: str, options: PackageOptions) -> _Held:
    packages = catalog.manifest.packages
    packages = replace(packages, options={**packages.options, target: options})
    return _Held(visible_to(replace(catalog, manifest=replace(catalog.manifest, packages=packages)), target))


def _missing(one: _Held, other: _Held) -> tuple[str, ...]:
    """Return what the other lacks: a domain as a whole, or `domain.NAME` of its entries, and attributes."""
    found: list[str] = []
    for domain, names in one.entries.items():
        if domain not in other.entries:
            found.append(f"domain {domain}")
        else:
            found += _without(names, other.entries[domain])
    return (*found, *(f"attribute {name}" for name in _without(one.attributes, other.attributes)))


def _without(names: Sequence[str], others: Sequence[str]) -> list[str]:
    known = frozenset(others)
    return [name for name in names if name not in known]
