"""Catalog to tree: all wanted targets, planned and rendered, as one mapping of paths below `out/` to bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import Outline
from zcodegen.catalog.sources import Sources
from zcodegen.custom.target import CustomTarget
from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.kept import Kept, common_key
from zcodegen.output.files import Tree, digested, merged
from zcodegen.render import Renderer
from zcodegen.targets.table import Target


def generate(
    catalog: Catalog,
    targets: Iterable[Target | CustomTarget],
    *,
    own: Path | None = None,
    outlines: Mapping[str, Outline] | None = None,
    formats: Sequence[str] = (),
) -> dict[str, Tree]:
    """Make the files of `targets` from a sound catalog: target id -> (path below `out/<target>/` -> content).

    `own` is the folder of the user's templates, which take the place of ours file by file. With `outlines` (by
    domain), what was made of the same domains before is taken from the cache. `formats` are those of the message bundles
    instead of the manifest's; what a package holds is the manifest's alone. Raises ZcodegenError where a template fails
    or the catalog holds what a target cannot express.
    """
    bundles = (with_message_formats(catalog, formats), "/".join(("messages", *formats)))
    common = common_key(catalog, own) if own and outlines else b""
    trees: dict[str, Tree] = {}
    for target in targets:
        its, name = bundles if target.id == "messages" else (catalog, target.id)
        anew = partial(_tree, its, target, own)
        trees[target.id] = (
            _tree(its, target, own, Kept(own, name, its, outlines, common, anew))
            if own and outlines
            else anew()
        )
    return trees


def _tree(
    catalog: Catalog, target: Target | CustomTarget, own: Path | None, kept: Kept | None = None
) -> Tree:
    if kept and (whole := kept.whole()):
        return whole
    its_own = target if isinstance(target, CustomTarget) else None
    renderer = Renderer(target.id, target.filters(), own, its_own)
    paths: set[str] = set()
    parts: dict[tuple[str, bool], Tree] = {}
    made: list[str] = []
    for number, part in enumerate(target.parts()(catalog)):
        name = part.domain or f"#{number}"
        files = kept.load(name, outline=part.outline) if kept else None
        if files is None:
            files = digested(renderer.render(part.files()))
            made.append(name)
        if not paths.isdisjoint(files):
            raise ZcodegenError(f"target {target.id!r} plans the file {min(paths & files.keys())!r} twice")
        parts[name, part.outline] = files
        paths.update(files)
    if kept:
        kept.keep(parts, made)
    return merged(parts.values())


def unbuildable(
    catalog: Catalog, targets: Iterable[Target | CustomTarget], sources: Sources
) -> list[Finding]:
    """Return what a sound catalog has that one of `targets` cannot express, each at its place."""
    if not any(target.id == "messages" for target in targets):
        return []
    from zcodegen.targets.messages.unsupported import unsupported_text_findings  # noqa: PLC0415 - only bundles have limits

    return unsupported_text_findings(catalog, sources)


def split_by_format(trees: Mapping[str, Tree], formats: Sequence[str]) -> dict[str, Tree]:
    """Return `trees` with one tree a bundle format (`messages/po`) where only these formats are asked for.

    So the bundles of other formats are not taken for files that are no longer wanted.
    """
    if not formats:
        return dict(trees)
    split: dict[str, dict[str, bytes]] = {}
    for path, content in trees["messages"].items():
        name, _, below = path.partition("/")
        split.setdefault(f"messages/{name}", {})[below] = content
    return {name: tree for name, tree in trees.items() if name != "messages"} | split


def with_message_formats(catalog: Catalog, formats: Sequence[str]) -> Catalog:
    """Return the catalog with these formats of message bundles instead of the manifest's; the same where there are none."""
    if not formats:
        return catalog
    packages = replace(catalog.manifest.packages, message_formats=tuple(formats))
    return replace(catalog, manifest=replace(catalog.manifest, packages=packages))
