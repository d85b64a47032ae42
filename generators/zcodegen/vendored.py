"""Copies of files from elsewhere in a project, each a folder, and the record of where they came from.

Nothing is fetched but by a command; everything else reads the copies alone. The record has the hash of the files as they
came, so that an edit by hand is seen and never overwritten without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, list_inside, read_inside, resolve_inside
from zcodegen.output.atomic import atomic_write

MAX_BYTES: Final = 4 * 1024 * 1024
"""Of one file of a copy."""
NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")
_GIT: Final = re.compile(
    r"git\+(?P<url>[a-z]+://[^#@\s]+(?:@[^#/@\s]+/[^#@\s]*)?)@(?P<commit>[0-9A-Za-z._/-]+)(?:#(?P<folder>[^#\s]*))?"
)
Files: TypeAlias = Mapping[str, bytes]
Kind: TypeAlias = Literal["gallery", "file", "folder", "package", "git"]
State: TypeAlias = Literal["unchanged", "edited", "missing"]


class Source(Struct, frozen=True, omit_defaults=True):
    """Where a copy came from, and the hash of its files as they came. The location of `git` is `URL#FOLDER`."""

    kind: Kind
    location: str
    commit: str = ""
    sha256: str = ""

    def shown(self) -> str:
        """Return it in a few words."""
        return f"{self.location}@{self.commit[:12]}" if self.commit else f"{self.kind} {self.location}"

    def is_at(self, other: Source) -> bool:
        """Return whether two sources are the same at one revision, whatever files they had."""
        return replace(self, sha256="") == replace(other, sha256="")

    def relative_to(self, project: Path) -> Source:
        """Return a source for the record: a folder or file relative to the project, so that no path of this machine is in it."""
        if self.kind not in {"file", "folder"}:
            return self
        return replace(self, location=Path(os.path.relpath(self.location, project)).as_posix())

    def path_inside(self, project: Path) -> Path:
        """Return the path of a recorded source, which a pull request could have written.

        Raises ZcodegenError if it is not in the project, or hidden.
        """
        try:
            resolved = Path(resolve_inside(project, self.location))
        except RefusedPathError as error:
            raise OutsideError(self) from error
        if resolved.name.startswith("."):
            raise ZcodegenError(f"{self.shown()} is hidden: name it with --from")
        return resolved


class OutsideError(ZcodegenError):
    """A recorded source is not in the project, so that it is read only if the user names it."""

    def __init__(self, source: Source) -> None:
        super().__init__(f"{source.shown()} is outside of the project: name it with --from")


class _Lock(Struct, frozen=True):
    about: str = ""
    sources: dict[str, Source] = {}


class Record(Struct, frozen=True):
    """The record of the copies in a folder of the project: its file there, what it says of itself, the folder as errors name it."""

    folder: Path
    file: str
    about: str
    shown: str

    @property
    def shown_file(self) -> str:
        """The file as errors name it."""
        return f"{self.shown}/{self.file}"

    def read(self) -> dict[str, Source]:
        """Return the sources by name, sorted; ZcodegenError if the record is damaged."""
        try:
            content = read_inside(self.folder, self.file)
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise ZcodegenError(f"cannot read {self.shown_file}: {error.strerror}") from error
        try:
            sources = msgspec.json.decode(content, type=_Lock).sources
        except msgspec.DecodeError as error:
            raise ZcodegenError(f"{self.shown_file} is damaged: {error}; restore it from Git") from error
        for name in sources:
            if not NAME.fullmatch(name):
                raise ZcodegenError(
                    f"{self.shown_file} is damaged: it has the name {name!r}; restore it from Git"
                )
        return dict(sorted(sources.items()))

    def write(self, sources: Mapping[str, Source]) -> None:
        """Write the record."""
        lock = msgspec.to_builtins(_Lock(self.about, dict(sorted(sources.items()))))
        content = (json.dumps(lock, ensure_ascii=False, indent=2) + "\n").encode()
        atomic_write(self.folder / self.file, content, inside=self.folder)

    def state(self, name: str, source: Source, mark: str) -> State:
        """Return whether a copy is still as it came; without the file `mark` it is missing."""
        if not (self.folder / name / mark).is_file():
            return "missing"
        return "unchanged" if digest_of(read_folder(self.folder / name)) == source.sha256 else "edited"

    def write_copy(self, name: str, files: Files, source: Source) -> Source:
        """Write the files of a copy, remove those that it no longer has, and record its source, which is returned."""
        folder = self.folder / name
        for path in set(read_folder(folder)) - files.keys() if folder.is_dir() else ():
            (folder / path).unlink()
        for path, content in files.items():
            atomic_write(folder / path, content, inside=self.folder)
        recorded = replace(source, sha256=digest_of(files))
        self.write({**self.read(), name: recorded})
        return recorded


def parse_git(text: str) -> tuple[str, Source] | None:
    """Return a name for, and the source that, `git+URL@COMMIT#FOLDER` stands for; None for other texts. Raises ZcodegenError."""
    if not text.startswith("git+"):
        return None
    found = _GIT.fullmatch(text)
    if not found:
        raise ZcodegenError(
            f"{text!r} is not of the form git+URL@COMMIT#FOLDER: pin the whole hash of a commit"
        )
    folder = (found["folder"] or "").strip("/")
    last = (folder or found["url"]).rstrip("/").rpartition("/")[2].removesuffix(".git")
    return last, Source("git", f"{found['url']}#{folder}", found["commit"])


def digest_of(files: Files) -> str:
    """Return the hash of files: of each path and content, sorted by path; line ends count as line feeds."""
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        for part in (path.encode(), content.replace(b"\r\n", b"\n")):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder: path -> content; hidden ones are left out. Raises ZcodegenError for a link out of it."""
    listing = list_inside(folder)
    for refused in listing.refused:
        raise refused
    return {path: read_inside(folder, path, max_bytes=MAX_BYTES) for path in listing.paths}
