"""Run git for an answer: with no prompt, no pager, no network, nothing that a repository's configuration could start."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.programs import find_program

_TIMEOUT = 60.0
# Lazy fetching of a partial clone is the one way in which these commands could reach out; fsmonitor and showSignature are
# the ones in which they could start something. A bare repository among the files of a checkout is not believed.
_SETTINGS = (
    "protocol.allow=never",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.quotePath=false",
    "log.showSignature=false",
    "safe.bareRepository=explicit",
)
_OPTIONS = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    *(part for setting in _SETTINGS for part in ("-c", setting)),
)
_KEPT = ("GIT_EXEC_PATH", "GIT_TRACE")
"""Variables of Git that stay; a hook runs with others that name its own repository, index and settings."""


class Repository(Struct, frozen=True, dict=True):
    """A git repository, known by the top folder of its work tree.

    `index` is the file of an index other than the repository's; empty for its own.
    """

    top: Path
    index: str = ""

    @cached_property
    def shallow(self) -> bool:
        """Whether the clone holds only the newest commits."""
        return self.ask("rev-parse", "--is-shallow-repository").strip() == b"true"

    def ask(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return what git prints; ZcodegenError with git's own first line where it fails."""
        ran = run(self.top, *arguments, stdin=stdin, index=self.index)
        if ran.returncode:
            raise ZcodegenError(f"git {arguments[0]} failed in {self.top}: {_first_line(ran.stderr)}")
        return ran.stdout

    def try_to_ask(self, *arguments: str) -> bytes | None:
        """Return what git prints, None where it says no."""
        ran = run(self.top, *arguments, index=self.index)
        return None if ran.returncode else ran.stdout

    def changed_files(self) -> frozenset[str]:
        """Return the paths of tracked files that differ from HEAD in the work tree or the index; all if there is none."""
        answer = self.try_to_ask("diff", "--name-only", "--no-renames", "-z", "HEAD")
        return frozenset((answer or b"").decode("utf-8", "surrogateescape").split("\0")) - {""}

    def path_of(self, place: Path) -> str:
        """Return the path of `place` from the top, separated by `/`; empty for the top itself."""
        try:
            path = place.resolve().relative_to(self.top).as_posix()
        except ValueError as error:
            raise ZcodegenError(f"{place} is not in the git repository {self.top}") from error
        return "" if path == "." else path


def find_repository(place: Path) -> Repository:
    """Return the repository of `place`, or of the nearest folder above it that exists. Raises ZcodegenError if there is none."""
    folder = place.resolve()
    while not folder.is_dir():
        folder = folder.parent
    ran = run(folder, "rev-parse", "--show-toplevel")
    top = ran.stdout.decode("utf-8", "surrogateescape").rstrip("\n")
    if not ran.returncode and top and not Path(top, ".git").exists():  # as Git before 2.38 finds a bare one
        raise ZcodegenError(f"{place} is in a Git repository without .git, which is not trusted: {top}")
    if ran.returncode or not top:
        reason = _first_line(ran.stderr)
        detail = "" if "not a git repository" in reason else f" ({reason})"
        raise ZcodegenError(
            f"{place} is not in the work tree of a git repository{detail}: name a folder or a package in place of a revision"
        )
    found = Repository(Path(top).resolve())
    _refuse_pipes(folder, found.top)
    return found


def _refuse_pipes(folder: Path, top: Path) -> None:
    """Refuse a pipe or a device that Git would read, and wait for, in `folder` and the folders above it up to `top`."""
    for above in (folder, *folder.parents):
        for path in (above / name for name in (".gitattributes", ".gitignore")):
            if path.exists() and not path.is_file():
                raise ZcodegenError(f"{path} is not a regular file: Git would wait for it")
        if above == top:
            return


def is_in_repository(place: Path) -> bool:
    """Return whether Git is installed and `place` is in the work tree of a repository."""
    try:
        find_repository(place)
    except ZcodegenError:
        return False
    return True


def run(
    folder: Path, *arguments: str, stdin: bytes = b"", index: str = ""
) -> subprocess.CompletedProcess[bytes]:
    """Run Git in `folder`. Raises ZcodegenError if Git is not installed, or does not end in time."""
    git = find_program("git")
    if git is None:
        raise ZcodegenError("git is not installed: revisions cannot be read, folders can")
    environment = {
        name: text for name, text in os.environ.items() if name in _KEPT or not name.startswith("GIT_")
    }
    if index:
        environment["GIT_INDEX_FILE"] = index
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = [git, *_OPTIONS, *arguments]
    try:
        return subprocess.run(  # noqa: S603 - no shell; the arguments are literals, or checked by `files`
            command,
            cwd=folder,
            env=environment,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_TIMEOUT,
        )
    except subprocess.TimeoutExpired as error:
        raise ZcodegenError(
            f"git {arguments[0]} did not end within {_TIMEOUT:.0f} seconds in {folder}"
        ) from error
    except (OSError, ValueError) as error:
        raise ZcodegenError(f"git {arguments[0]} could not be run in {folder}: {error}") from error


def _first_line(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "no reason given"
