"""When a file was last committed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zcodegen.revision.git import Repository, find_repository

_AT_ONCE = 200
_RECORD = re.compile(rb"(?:^|\0)\x01(?=[0-9a-f]{40,64} \d{4}-)")


class Commit(Struct, frozen=True):
    """A commit: its full hash and its committer's date, YYYY-MM-DD in the committer's own time zone."""

    hash: str
    date: str


def commits_of(paths: Iterable[Path]) -> dict[Path, Commit]:
    """Return the last commit of each file that has one, all files in one repository.

    Files that were never committed are left out; so are those whose last commit a shallow clone does not hold, since
    its oldest commit would be taken for it.
    """
    places = list(paths)
    if not places:
        return {}
    repository = find_repository(places[0])
    named = {repository.path_of(place): place for place in places}
    border = _border(repository)
    found: dict[Path, Commit] = {}
    for batch in _batches(sorted(named)):
        for path, commit in _last_commits(repository, batch):
            if commit.hash not in border:
                found[named[path]] = commit
    return {place: found[place] for place in places if place in found}


def _batches(paths: list[str]) -> Iterator[list[str]]:
    return (paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE))


def _border(repository: Repository) -> frozenset[str]:
    """Return the commits whose parents a shallow clone lacks."""
    if not repository.shallow:
        return frozenset()
    place = (
        repository.ask("rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape").rstrip("\n")
    )
    return frozenset((repository.top / place).read_text(encoding="ascii").split())


def _last_commits(repository: Repository, paths: list[str]) -> Iterator[tuple[str, Commit]]:
    if repository.try_to_ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return
    wanted = set(paths)
    answer = repository.ask(
        "log", "--format=%x01%H %cs", "--name-only", "--no-renames", "-z", "HEAD", "--", *paths
    )
    for record in _RECORD.split(answer)[1:]:
        head, _, names = record.partition(b"\n")
        commit = Commit(*head.decode("ascii").strip("\0").split(" "))
        for name in names.decode("utf-8", "surrogateescape").strip("\n").split("\0"):
            if name in wanted:
                wanted.remove(name)
                yield name, commit
