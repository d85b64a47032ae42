"""Fetch the files of one pinned revision of another repository: the only place that lets Git use the network.

Only what the user asks for with a command is fetched, never during a build. The protocols are named, hooks, filters,
submodules and redirects have no part in it, and nothing is checked out.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.revision.git import Repository, run

COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_URL: Final = re.compile(r"(?P<protocol>https|ssh|file)://[^\s\x00-\x1f\\]+")
_ORDINARY: Final = ("100644", "100755")
MAX_FETCHED_FILES: Final = 1_000
MAX_FETCHED_BYTES: Final = 16 * 1024 * 1024


def fetch_files(url: str, commit: str, folder: str = "") -> dict[str, bytes]:
    """Return the files below `folder` in a commit of the repository at `url`: path -> content, sorted.

    `url` begins with https://, ssh:// or file://, and `commit` is a whole hash: a branch or tag would name other files
    tomorrow. Raises ZcodegenError if either is not of that form, the commit cannot be had, the folder is not in it, it has a
    link or a submodule, or more than 1,000 files or 16 MiB.
    """
    found = _URL.fullmatch(url)
    if not found:
        raise ZcodegenError(
            f"{url!r} is not an address of a repository: it begins with https://, ssh:// or file://"
        )
    if not COMMIT.fullmatch(commit):
        raise ZcodegenError(f"{commit!r} is not a commit: write its whole hash, 40 or 64 hex digits")
    with tempfile.TemporaryDirectory(prefix="zcodegen-") as place:
        top = Path(place).resolve()
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
        return _files(Repository(top), commit, folder.strip("/"), url)


def _succeed(ran: object, url: str) -> None:
    if getattr(ran, "returncode", 1):
        lines = getattr(ran, "stderr", b"").decode("utf-8", "replace").strip().splitlines()
        raise ZcodegenError(
            f"cannot fetch {url}: {lines[-1].removeprefix('fatal: ') if lines else 'no reason given'}"
        )


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
