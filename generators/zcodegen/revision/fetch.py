"""Fetch the files of one pinned revision of another repository: the only place that lets Git use the network.

Only what the user asks for with a command is fetched, never during a build. The protocols are named, hooks, filters,
submodules and redirects have no part in it, and nothing is checked out.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path
from zcodegen.revision.git import Repository, run

COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_URL: Final = re.compile(r"(?P<protocol>https|ssh|file)://[^\s\x00-\x1f\\]+")
_ORDINARY: Final = ("100644", "100755")
MAX_FETCHED_FILES: Final = 1_000
MAX_FETCHED_BYTES: Final = 16 * 1024 * 1024


class Revision(Struct, frozen=True):
    """A fetched commit of the repository at `url`."""

    repository: Repository
    commit: str
    url: str

    def files(self, folder: str) -> dict[str, bytes]:
        """Return the files below `folder`: path -> content, sorted.

        Raises ZcodegenError if there is none, it has a link or a submodule, or more than 1,000 files or 16 MiB.
        """
        return _files(self.repository, self.commit, folder, self.url)

    def file(self, path: str) -> bytes:
        """Return the content of a file. Raises ZcodegenError if there is none, or it has more than 16 MiB."""
        size = self.repository.try_to_ask("cat-file", "-s", f"{self.commit}:{path}")
        if size is None:
            raise ZcodegenError(f"{self.url} has no file {path!r} in {self.commit[:12]}")
        if int(size) > MAX_FETCHED_BYTES:
            raise ZcodegenError(f"{path} of {self.url} has more than {MAX_FETCHED_BYTES >> 20} MiB")
        return self.repository.ask("cat-file", "blob", f"{self.commit}:{path}")


def fetch_files(url: str, commit: str, folder: str = "") -> dict[str, bytes]:
    """Return the files below `folder` in a commit of the repository at `url`: see `fetched` and `Revision.files`."""
    with fetched(url, commit) as revision:
        return revision.files(folder.strip("/"))


@contextmanager
def fetched(url: str, commit: str) -> Iterator[Revision]:
    """Give a commit of the repository at `url`, without a work tree.

    `url` begins with https://, ssh:// or file://, and `commit` is a whole hash: a branch or tag would name other files
    tomorrow. Raises ZcodegenError if either is not of that form, or the commit cannot be had.
    """
    found = _URL.fullmatch(url)
    if not found:
        raise ZcodegenError(
            f"{url!r} is not an address of a repository: it begins with https://, ssh:// or file://"
        )
    if not COMMIT.fullmatch(commit):
        raise ZcodegenError(f"{commit!r} is not a commit: write its whole hash, 40 or 64 hex digits")
    with tempfile.TemporaryDirectory(prefix="zcodegen-") as scratch:
        top = real_path(Path(scratch))
        _succeed(run(top, "init", "--quiet"), url)
        allowed = ("-c", f"protocol.{found['protocol']}.allow=always", "-c", "http.followRedirects=false")
        fetch = (
            "fetch",
            "--quiet",
            "--depth=1",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
        )
        _succeed(run(top, *allowed, *fetch, "--", url, commit), url)
        yield Revision(Repository(top), commit, url)


def _succeed(ran: object, url: str) -> None:
    if getattr(ran, "returncode", 1):
        # Git's general advice follows an empty line.
        reason = getattr(ran, "stderr", b"").decode("utf-8", "replace").strip().partition("\n\n")[0]
        lines = [line.removeprefix("fatal: ").rstrip(".") for line in reason.splitlines()]
        raise ZcodegenError(f"cannot fetch {url}: {'; '.join(lines) or 'no reason given'}")


def _files(repository: Repository, commit: str, folder: str, url: str) -> dict[str, bytes]:
    tree = f"{commit}:{folder}" if folder else commit
    listed = repository.try_to_ask("ls-tree", "-r", "-l", "-z", "--full-tree", tree)
    rows = [row for row in (listed or b"").decode("utf-8", "surrogateescape").split("\0") if row]
    if not rows:
        raise ZcodegenError(f"{url} has no folder {folder!r} in {commit[:12]}")
    if len(rows) > MAX_FETCHED_FILES:
        raise ZcodegenError(f"{url} has {len(rows)} files there; at most {MAX_FETCHED_FILES} are fetched")
    found: dict[str, bytes] = {}
    total = 0
    for row in rows:
        facts, _, path = row.partition("\t")
        mode, _, blob, size = facts.split()
        if mode not in _ORDINARY:
            raise ZcodegenError(f"{path} of {url} is a link or a submodule: only ordinary files are fetched")
        total += int(size)
        if total > MAX_FETCHED_BYTES:
            raise ZcodegenError(f"{url} has more than {MAX_FETCHED_BYTES >> 20} MiB there")
        found[path] = repository.ask("cat-file", "blob", blob)
    return dict(sorted(found.items()))
