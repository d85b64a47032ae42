"""When a file was last committed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_named
from zcodegen.revision.git import Repository, find_repository

MAX_SUBJECT = 200
MAX_HISTORY_BYTES = 96 * 1024 * 1024
"""Of all versions of a page: more than a thousand versions of a page of 90 kB."""
_AT_ONCE = 200
_BATCH_FIELDS = 3
"""Fields of a header of `git cat-file --batch`: object, type, size."""
_RECORD = re.compile(rb"(?:^|\0)\x01(?=[0-9a-f]{40,64} \d{4}-)")


class Commit(Struct, frozen=True):
    """A commit: its full hash and its committer's date, YYYY-MM-DD in the committer's own time zone."""

    hash: str
    date: str
    subject: str = ""
    """First line of the message, cut to 200 characters."""


class PageRevision(Struct, frozen=True):
    """A file as a commit left it; `path` is where it was then, from the top of the repository."""

    commit: Commit
    path: str
    content: bytes
    repository: Repository

    def read(self, path: str) -> bytes | None:
        """Return another file of the commit, by its path from the top; None if there is none."""
        return self.repository.try_to_ask("cat-file", "blob", f"{self.commit.hash}:{path}")


def commits_of(paths: Iterable[Path]) -> dict[Path, Commit]:
    """Return the last commit of each file that has one, all files in one repository.

    Files that were never committed are left out; so are those whose last commit a shallow clone does not hold, since
    its oldest commit would be taken for it.
    """
    files = list(paths)
    if not files:
        return {}
    repository = find_repository(files[0])
    named = {repository.path_of(file): file for file in files}
    border = _border(repository)
    found: dict[Path, Commit] = {}
    for batch in _batches(sorted(named)):
        for path, commit in _last_commits(repository, batch):
            if commit.hash not in border:
                found[named[path]] = commit
    return {file: found[file] for file in files if file in found}


def _batches(paths: list[str]) -> Iterator[list[str]]:
    return (paths[start : start + _AT_ONCE] for start in range(0, len(paths), _AT_ONCE))


def _border(repository: Repository) -> frozenset[str]:
    """Return the commits whose parents a shallow clone lacks."""
    if not repository.shallow:
        return frozenset()
    file = (
        repository.ask("rev-parse", "--git-path", "shallow").decode("utf-8", "surrogateescape").rstrip("\n")
    )
    return frozenset(read_named(repository.top / file).decode("ascii", "replace").split())


def _last_commits(repository: Repository, paths: list[str]) -> Iterator[tuple[str, Commit]]:
    if repository.try_to_ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return
    wanted = set(paths)
    answer = repository.ask(
        "log", "--format=%x01%H %cs %s", "--name-only", "--no-renames", "-z", "HEAD", "--", *paths
    )
    for record in _RECORD.split(answer)[1:]:
        head, _, names = record.partition(b"\n")
        commit = _commit(head)
        for name in names.decode("utf-8", "surrogateescape").strip("\n").split("\0"):
            if name in wanted:
                wanted.remove(name)
                yield name, commit


def _commit(head: bytes) -> Commit:
    name, date, *subject = head.decode("utf-8", "replace").strip("\0\n").split(" ", 2)
    printable = "".join(character for character in "".join(subject) if character.isprintable())
    return Commit(name, date, printable[:MAX_SUBJECT].strip())


def page_history(path: Path, since: str | None = None) -> tuple[PageRevision, ...]:
    """Return every content that a file had, oldest first, with the commit that brought it; renames are followed.

    A commit that leaves the content as it was is passed over, as is one before `since` (YYYY-MM-DD), and the oldest
    commit of a shallow clone, which need not be the one that changed the file. Raises ZcodegenError outside a
    repository, and for versions of more than `MAX_HISTORY_BYTES`. The time is linear in the number of commits: git is
    run three times.
    """
    repository = find_repository(path)
    border = _border(repository)
    named = [
        (commit, name)
        for commit, name in _changes_of(repository, repository.path_of(path))
        if commit.hash not in border and (since is None or commit.date >= since)
    ]
    names = [f"{commit.hash}:{name}" for commit, name in named]
    if (size := _total_size(repository, names)) > MAX_HISTORY_BYTES:
        raise ZcodegenError(
            f"the versions of {path} have {size >> 20} MiB, more than {MAX_HISTORY_BYTES >> 20}: leave out old ones with --since"
        )
    contents = _contents(repository, names)
    found: list[PageRevision] = []
    for (commit, name), content in zip(named, contents, strict=True):
        if content is not None and not (found and found[-1].content == content):
            found.append(PageRevision(commit, name, content, repository))
    return tuple(found)


def _changes_of(repository: Repository, path: str) -> list[tuple[Commit, str]]:
    """Return the commits that changed a file, oldest first, each with the file's path at that commit."""
    if repository.try_to_ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        return []
    answer = repository.ask(
        "log", "--follow", "--format=%x01%H %cs %s", "--name-status", "-z", "HEAD", "--", path
    )
    found: list[tuple[Commit, str]] = []
    for record in _RECORD.split(answer)[1:]:
        head, _, names = record.partition(b"\n")
        status, *paths = names.strip(b"\0\n").split(b"\0")
        if paths and not status.startswith(b"D"):
            found.append((_commit(head), paths[-1].decode("utf-8", "surrogateescape")))
    return found[::-1]


def _total_size(repository: Repository, names: list[str]) -> int:
    """Return how many bytes the files `commit:path` have."""
    asked = "".join(f"{name}\n" for name in names if "\n" not in name).encode("utf-8", "surrogateescape")
    answer = repository.ask("cat-file", "--batch-check", stdin=asked) if asked else b""
    heads = (line.split() for line in answer.splitlines())
    return sum(int(head[2]) for head in heads if len(head) == _BATCH_FIELDS and head[2].isdigit())


def _contents(repository: Repository, names: list[str]) -> Iterator[bytes | None]:
    """Yield the content of each `commit:path`, None if it is not a file there or has a line end in its name."""
    usable = [name for name in names if "\n" not in name]
    asked = "".join(f"{name}\n" for name in usable).encode("utf-8", "surrogateescape")
    answer = repository.ask("cat-file", "--batch", stdin=asked) if usable else b""
    start = 0
    for name in names:
        if "\n" in name:
            yield None
            continue
        end = answer.index(b"\n", start)
        head = answer[start:end].split()
        start = end + 1
        if len(head) != _BATCH_FIELDS or not head[2].isdigit():  # `<name> missing`
            yield None
            continue
        size = int(head[2])
        yield answer[start : start + size] if head[1] == b"blob" else None
        start += size + 1
