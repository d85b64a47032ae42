"""Catalog to tree: all wanted targets, planned and rendered, as one mapping of paths below `out/` to bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import Sources
from zcodegen.findings import Finding
from zcodegen.render import render
from zcodegen.targets.table import Target


def generate(
    catalog: Catalog, targets: Iterable[Target], *, own: Path | None = None
) -> dict[str, dict[str, bytes]]:
    """Make the files of `targets` from a sound catalog: target id -> (path below `out/<target>/` -> content).

    `own` is the folder of the user's templates, which take the place of ours file by file. Raises ZcodegenError where
    a template fails or the catalog holds what a target cannot express.
    """
    return {
        target.id: render(target.plan()(catalog), target.id, target.filters(), own=own) for target in targets
    }


def unbuildable(catalog: Catalog, targets: Iterable[Target], sources: Sources) -> list[Finding]:
    """Return what a sound catalog has that one of `targets` cannot express, each at its place."""
    if not any(target.id == "messages" for target in targets):
        return []
    from zcodegen.targets.messages.held import unheld_findings  # noqa: PLC0415 - only bundles have limits

    return unheld_findings(catalog, sources)


def split_by_format(
    trees: Mapping[str, dict[str, bytes]], formats: Sequence[str]
) -> dict[str, dict[str, bytes]]:
    """Return `trees` with one tree a bundle format (`messages/po`) where only these formats are asked for.

    So the bundles of other formats are not taken for files that are no longer wanted.
    """
    split = dict(trees)
    bundles = split.pop("messages") if formats else {}
    for path, content in bundles.items():
        name, _, below = path.partition("/")
        split.setdefault(f"messages/{name}", {})[below] = content
    return split


def with_message_formats(catalog: Catalog, formats: Sequence[str]) -> Catalog:
    """Return the catalog with these formats of message bundles instead of the manifest's; the same where there are none."""
    if not formats:
        return catalog
    packages = replace(catalog.manifest.packages, message_formats=tuple(formats))
    return replace(catalog, manifest=replace(catalog.manifest, packages=packages))
