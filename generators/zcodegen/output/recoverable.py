"""Which files Git could restore: a build may overwrite those.

Merges change generated files: Git unites lines of two builds, keeps one side, or leaves conflict markers. None of it is
work that an overwrite could lose.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision import Repository, find_repository


def recoverable_files(root: Path, paths: Collection[str]) -> frozenset[str]:
    """Return those of `paths`, below `root`, whose content is staged or committed, or that a merge left in conflict."""
    try:
        repository = find_repository(root)
        folder = repository.path_of(root)
    except ZcodegenError:  # not in a repository, or Git is not installed
        return frozenset()
    prefix = f"{folder}/" if folder else ""
    where = ["--", folder] if folder else []
    tracked = _list(repository, "ls-files", "-z", "--cached", *where)
    changed = _list(repository, "diff", "--name-only", "--no-renames", "-z", *where)
    unmerged = _list(repository, "diff", "--name-only", "--diff-filter=U", "--no-renames", "-z", *where)
    known = (tracked - changed) | unmerged
    return frozenset(path for path in paths if f"{prefix}{path}" in known)


def _list(repository: Repository, *arguments: str) -> frozenset[str]:
    answer = repository.try_to_ask(*arguments) or b""
    return frozenset(answer.decode("utf-8", "surrogateescape").split("\0"))
