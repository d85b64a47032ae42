"""The tags of a catalog's releases: a prefix and a version, such as `catalog/v1.2.0`."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision.git import Repository, find_repository
from zcodegen.revision.version import Version, parse_version

MANIFEST_NAME = "catalog.yaml"
CATALOGS: Final = "depends"
"""The folder of a project with copies of other catalogs, which are not catalogs of the repository."""
CATALOGS_LOCK: Final = "depends.lock.json"
_GLOB: Final = re.compile(r"[*?\[\\]")
_LITERAL: Final = r"\\\g<0>"


class ReleaseTag(Struct, frozen=True):
    """A release's tag; `is_reachable` if HEAD contains its commit, else it belongs to another branch."""

    name: str
    version: Version
    commit: str
    is_reachable: bool


def release_tags(prefix: str, folder: Path) -> tuple[ReleaseTag, ...]:
    """Return the tags that are `prefix` and a version, lowest version first.

    `folder` lies in the repository. Raises ZcodegenError if there is none, or if a shallow clone has no such tag: it may
    lack those of its origin.
    """
    repository = find_repository(folder)
    pattern = f"refs/tags/{_GLOB.sub(_LITERAL, prefix)}*"
    listed = _tags(repository, pattern)
    has_commits = repository.try_to_ask("rev-parse", "--verify", "--quiet", "HEAD") is not None
    reachable = _tags(repository, pattern, "--merged=HEAD") if has_commits else {}
    found: list[ReleaseTag] = []
    for name, commit in listed.items():
        version = _version_after(prefix, name)
        if version is not None:
            found.append(ReleaseTag(name, version, commit, name in reachable))
    if repository.shallow and not any(tag.is_reachable for tag in found):
        raise ZcodegenError(
            f"this clone is shallow and has no tag {prefix}… before HEAD, so the last release is not known; "
            "run: git fetch --unshallow --tags origin"
        )
    return tuple(sorted(found, key=lambda tag: tag.version))


def describe_other_tags(prefix: str, folder: Path) -> str:
    """Return why tags that look like releases of the catalog are none, for a catalog without a release; empty without such tags."""
    listed = release_tags(prefix, folder)
    if listed:
        last = listed[-1]
        return f"{last.name} is {'a pre-release' if last.is_reachable else 'on another branch'}"
    names = _tags(find_repository(folder), "refs/tags/")
    stem = prefix.rstrip("vV")
    if wrong := next((name for name in names if stem and name.startswith(stem)), None):
        return f"{wrong} is not {prefix} and a version of three numbers, such as {prefix}1.0.0"
    if plain := next((name for name in names if _version_after("v", name)), None):
        return f"tags such as {plain} count if catalog.yaml has `release: {{tag: v}}`"
    return ""


def tag_prefix(catalog: Path) -> str:
    """Return the default prefix of a catalog's tags: `catalog/v`.

    If the repository holds other catalogs, the path of the catalog's project comes before it: `billing/catalog/v`.
    """
    repository = find_repository(catalog)
    project = repository.path_of(catalog.parent)
    if not project:
        return "catalog/v"
    own = repository.path_of(catalog / MANIFEST_NAME)
    others = (path for path in _manifests(repository) if path != own)
    return f"{project}/catalog/v" if any(others) else "catalog/v"


def _manifests(repository: Repository) -> list[str]:
    answer = repository.ask("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    paths = answer.decode("utf-8", "surrogateescape").split("\0")
    listed = frozenset(paths)
    manifests = (path for path in paths if path.rpartition("/")[2] == MANIFEST_NAME)
    return [path for path in manifests if not is_copied_catalog(path, listed)]


def is_copied_catalog(path: str, listed: Collection[str]) -> bool:
    """Return whether a file is in the copy of another catalog: below `depends/NAME`, with a record among the `listed` paths."""
    above, mark, _ = f"/{path}".rpartition(f"/{CATALOGS}/")
    return bool(mark) and f"{above}/{CATALOGS}/{CATALOGS_LOCK}".lstrip("/") in listed


def _tags(repository: Repository, pattern: str, *options: str) -> dict[str, str]:
    """Return name → commit of the tags that match a pattern; of an annotated tag the commit that it names."""
    form = "--format=%(refname:strip=2) %(objectname) %(*objectname)"
    answer = repository.ask("for-each-ref", form, *options, pattern).decode("utf-8", "replace")
    rows = (line.split(" ") for line in answer.splitlines())
    return {name: peeled or commit for name, commit, peeled in rows}


def _version_after(prefix: str, name: str) -> Version | None:
    try:
        return parse_version(name.removeprefix(prefix)) if name.startswith(prefix) else None
    except ValueError:
        return None
