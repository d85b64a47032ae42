"""Whether a build has anything to do, from a look at its inputs and outputs: before YAML is read or a template loaded.

A build that finds its output current records a stamp: a digest of what the output follows from (zcodegen itself, the
options, the catalog, the project's templates) and of the output's state (the list of owned files, the stat data of each,
and which other files are in the targets' folders). While both stay the same, every form of the command has the same
answer: nothing to do. Any doubt means a full build.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

import msgspec
from msgspec import Struct

from zcodegen import cache
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_inside, read_unlinked, walk
from zcodegen.output.compare import MAX_OUTPUT_BYTES, digest, is_tools_folder
from zcodegen.output.owned_files import MANIFEST, manifest_text, owned_files
from zcodegen.output.paths import folders_of


class Stamp(Struct, frozen=True):
    """The key of a build's stamp in the cache, and the digest of what the output follows from."""

    name: str
    key: bytes
    out: Path

    def read(self) -> int | None:
        """Return how many files the output has if it is current, None if it is not or that is unknown."""
        content = cache.get(self.name, self.key)
        if content is None:
            return None
        recorded = msgspec.json.decode(content, type=_Recorded)
        before = time.time_ns()
        state = _output_state(self.out, recorded.folders, recorded.inner)
        if state is None or state.digest != recorded.state:
            return None
        racy = state.racy_files(recorded.verified_at)
        if racy:
            if not _are_as_owned(self.out, racy):
                return None
            self._store(
                msgspec.structs.replace(recorded, verified_at=before)
            )  # from now on the stat data is enough
        return recorded.count

    def record(self, folders: Sequence[str], owned: Mapping[str, frozenset[str]], verified_at: int) -> None:
        """Record that the output is current.

        `folders` are those of the targets, `owned` is the list of owned files that the build compared or wrote, and
        `verified_at` is when (ns) it began to compare: a file that changed later, as those that it wrote, is read by the next
        build.
        """
        wanted = [path for path in owned if any(path.startswith(f"{folder}/") for folder in folders)]
        inner = sorted(folders_of(wanted))
        state = _output_state(self.out, folders, inner)
        if state is None or not all(
            path in state.files and _is_comparable(state.files[path]) for path in wanted
        ):
            return
        try:
            is_ours = read_inside(self.out, MANIFEST) == manifest_text(
                owned
            )  # else another build has written since
        except (OSError, ZcodegenError):
            return
        if is_ours:
            self._store(_Recorded([*folders], inner, len(wanted), verified_at, state.digest))

    def _store(self, recorded: _Recorded) -> None:
        cache.put(self.name, self.key, msgspec.json.encode(recorded))


class _Recorded(Struct, frozen=True):
    """What a stamp holds; `inner` are the folders of owned files, which count whatever their names."""

    folders: list[str]
    inner: list[str]
    count: int
    verified_at: int
    state: str


def stamp_of(
    options: Iterable[str], contents: Mapping[str, bytes], templates: Path, out: Path
) -> Stamp | None:
    """Return the stamp of a build of the catalog `contents` (path -> bytes) into `out`; None if an input cannot be read."""
    try:
        inputs = [*_digest_files(contents), *_walk_files(templates)]
    except (OSError, ZcodegenError):
        return None
    parts = os.path.abspath(out), os.path.abspath(templates), *options
    named = cache.digest(*(os.fsencode(part) for part in parts))
    return Stamp(f"up-to-date/{named.hex()}", cache.digest(cache.tool_fingerprint(), named, *inputs), out)


def _digest_files(contents: Mapping[str, bytes]) -> Iterator[bytes]:
    for path, content in contents.items():
        yield os.fsencode(path)
        yield content


def _walk_files(folder: Path) -> Iterator[bytes]:
    """Yield path and content of every regular file below a folder, and of every symbolic link its target.

    What a template may be is in the folder itself, so no link is followed.
    """
    for path, entry in sorted(walk(folder, hidden=True), key=itemgetter(0)):
        mode = entry.stat(follow_symlinks=False).st_mode
        yield os.fsencode(path)
        yield str(stat.S_IFMT(mode)).encode()
        if stat.S_ISLNK(mode):
            yield os.fsencode(os.readlink(entry.path))
        if stat.S_ISREG(mode):
            yield read_unlinked(entry.path)


class _OutputState(Struct, frozen=True):
    """The stat data of every file in the targets' folders, and a digest of it and of the list of owned files."""

    files: Mapping[str, os.stat_result]
    digest: str

    def racy_files(self, verified_at: int) -> list[str]:
        """Return the files that may have changed since `verified_at` without a trace in their stat data."""
        return [path for path, found in self.files.items() if cache.is_racy(found, verified_at)]


def _output_state(root: Path, folders: Sequence[str], inner: Sequence[str]) -> _OutputState | None:
    """Return the state of the targets' folders; None if it cannot be read, or a folder is a link."""
    try:
        listing = read_inside(root, MANIFEST)
        if any(
            os.path.islink(os.path.join(root, folder))
            for folder in folders_of(f"{target}/" for target in folders)
        ):
            return None
        files = dict(sorted(_walk_output(str(root), folders, frozenset(inner))))
    except (OSError, ZcodegenError):
        return None
    lines = "\0".join(f"{path}\0{cache.stat_key(found)}" for path, found in files.items())
    return _OutputState(files, cache.digest(listing, os.fsencode(lines)).hex())


def _walk_output(
    root: str, folders: Iterable[str], inner: Collection[str]
) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the files below the targets' folders, but not those that tools keep in folders of their own."""
    pending = [folder for folder in folders if os.path.isdir(os.path.join(root, folder))]
    while pending:
        folder = pending.pop()
        with os.scandir(os.path.join(root, folder)) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield path, entry.stat(follow_symlinks=False)
                elif path in inner or not is_tools_folder(entry.name):
                    pending.append(path)


def _is_comparable(found: os.stat_result) -> bool:
    return stat.S_ISREG(found.st_mode) and found.st_size <= MAX_OUTPUT_BYTES


def _are_as_owned(root: Path, paths: Iterable[str]) -> bool:
    """Return whether the content of owned files is as the list states; `paths` that are not in the list do not count."""
    try:
        owned = owned_files(root)
        for path in paths:
            if path in owned and _hash_of(os.path.join(root, path)) not in owned[path]:
                return False
    except (OSError, ZcodegenError):
        return False
    return True


def _hash_of(path: str) -> str:
    return digest(read_unlinked(path, max_bytes=MAX_OUTPUT_BYTES))
