"""A folder as it was at a revision, read from git's objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import nearest
from zcodegen.revision.git import Repository, find_repository

_LARGEST = 256 * 1024 * 1024
# What git-check-ref-format(1) forbids in a name stays out, but for the operators of gitrevisions(7).
_REVISION = re.compile(r"[^-\s:][^\s:\x00-\x1f\x7f]*")
_LISTED = re.compile(
    rb"(?P<mode>\d+) (?P<kind>\w+) (?P<object>[0-9a-f]+) +(?P<size>\d+|-)\t(?P<path>.*)", re.DOTALL
)
_REGULAR = (b"100644", b"100755")
_LINK = b"120000"


class Revision(Struct, frozen=True):
    """A folder of a repository at a commit: how it was asked for, the commit's hash, the folder's path from the top."""

    name: str
    commit: str
    repository: Repository
    folder: str


def open_revision(spec: str, folder: Path) -> Revision:
    """Find `folder` at the revision `spec` (gitrevisions(7)); `REV:path` names another folder, from the repository's top.

    Raises ZcodegenError outside a repository and for an unknown revision, then with the command that would fetch it.
    """
    repository = find_repository(folder)
    name, colon, path = spec.partition(":")
    commit = _commit(repository, name)
    return Revision(spec, commit, repository, path.strip("/") if colon else repository.path_of(folder))


def open_range(spec: str, folder: Path) -> tuple[Revision, Revision] | None:
    """Read `A..B` as A and B, `A...B` as their merge base and B (HEAD if a side is empty); None if it is not a range."""
    match = re.fullmatch(r"(.*?)(\.{2,3})([^./\\].*|)", spec)  # `../old` is a folder
    if match is None or ":" in spec:
        return None
    old, new = match[1] or "HEAD", match[3] or "HEAD"
    first, second = open_revision(old, folder), open_revision(new, folder)
    if match[2] == "...":
        base = first.repository.try_to_ask("merge-base", first.commit, second.commit)
        if base is None:
            raise ZcodegenError(f"{old} and {new} have no commit in common{_how_to_fetch(first.repository)}")
        name = f"merge base of {old} and {new}"
        first = Revision(name, base.decode().split()[0], first.repository, first.folder)
    return first, second


def read_files(
    revision: Revision,
    wanted: Callable[[str], bool] = lambda _path: True,
    refused_link: Callable[[str], bool] = lambda _path: False,
) -> dict[str, bytes]:
    """Return the regular files of the folder: path from the folder -> content, sorted; empty where it has none.

    Links and submodules are left out, as is every path that `wanted` refuses. Raises ZcodegenError above 256 MiB, and for a
    link at a path that `refused_link` accepts: to leave it out would change what the folder means.
    """
    listed = sorted((path, name) for path, name in _listed(revision, wanted, refused_link))
    asked = "".join(f"{name}\n" for _, name in listed).encode()
    answer = revision.repository.ask("cat-file", "--batch", stdin=asked) if listed else b""
    files: dict[str, bytes] = {}
    start = 0
    for path, name in listed:
        head, _, _ = answer[start : start + 200].partition(b"\n")
        if not head.startswith(name.encode()) or head.endswith(b" missing"):
            raise ZcodegenError(
                f"git has no content for {path} at {revision.name}: fetch it, or clone without --filter"
            )
        first = start + len(head) + 1
        start = first + int(head.split()[2])
        files[path] = answer[first:start]
        start += 1  # the line end that git adds
    return files


def _listed(
    revision: Revision, wanted: Callable[[str], bool], refused_link: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Yield path from the folder and object of each wanted regular file."""
    prefix = f"{revision.folder}/" if revision.folder else ""
    limits = ["--", revision.folder] if revision.folder else []
    answer = revision.repository.ask("ls-tree", "-r", "-z", "-l", "--full-tree", revision.commit, *limits)
    total = 0
    for line in answer.split(b"\0"):
        match = _LISTED.fullmatch(line)
        if match is None:
            continue
        path = match["path"].decode("utf-8", "surrogateescape")
        below = path.removeprefix(prefix)
        if match["mode"] == _LINK and path.startswith(prefix) and refused_link(below):
            raise ZcodegenError(
                f"{path} at {revision.name} is a symbolic link: links of a revision are not followed"
            )
        if match["mode"] not in _REGULAR or not path.startswith(prefix) or not wanted(below):
            continue
        total += int(match["size"])
        if total > _LARGEST:
            raise ZcodegenError(
                f"{revision.folder or 'the repository'} at {revision.name} holds more than 256 MiB"
            )
        yield path.removeprefix(prefix), match["object"].decode()


def _commit(repository: Repository, name: str) -> str:
    if _REVISION.fullmatch(name):
        answer = repository.try_to_ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if answer is not None:
            return answer.decode().strip()
    if repository.try_to_ask("rev-parse", "--verify", "--quiet", "HEAD") is None:
        raise ZcodegenError(f"no revision is called {name!r}: the branch has no commit yet")
    raise ZcodegenError(
        f"no revision is called {name!r}{_did_you_mean(repository, name)}{_how_to_fetch(repository)}"
    )


def _did_you_mean(repository: Repository, name: str) -> str:
    references = (
        repository.ask("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
    )
    released = [tag for tag in references if tag.endswith(f"/v{name.removeprefix('v')}")]
    near = released[0] if len(released) == 1 else nearest(name, references)
    return f'; did you mean "{near}"?' if near else ""


def _how_to_fetch(repository: Repository) -> str:
    """Return the advice for a shallow clone, as continuous integration makes it: it may lack what its origin has."""
    return "; this clone is shallow, run: git fetch --unshallow --tags origin" if repository.shallow else ""
