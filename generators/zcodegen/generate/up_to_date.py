"""Whether a build has anything to do, from a look at its inputs and outputs: before YAML is read or a template loaded.

A build that finds its output current records a stamp: a digest of what the output follows from (zcodegen itself, the
options, the catalog, the project's templates) and of the output's state (the list of owned files, the stat data of each,
and which other files are in the targets' folders). While both stay the same, every form of the command has the same
answer: nothing to do. Any doubt means a full build.
"""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from zcodegen import cache
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import MAX_FILE_BYTES, read_inside
from zcodegen.output.compare import MAX_OUTPUT_BYTES, digest, untracked_files
from zcodegen.output.owned_files import MANIFEST, manifest_text, owned_files
from zcodegen.output.paths import folders_of


class Stamp(Struct, frozen=True):
    """The place of a build's stamp in the cache, and the digest of what the output follows from."""

    name: str
    key: bytes
    out: Path

    def read(self) -> int | None:
        """Return how many files the output has if it is current, None if it is not or that is unknown."""
        content = cache.get(self.name, self.key)
        if content is None:
            return None
        recorded = json.loads(content)
        before = time.time_ns()
        state = _output_state(self.out, recorded["folders"], recorded["verified_at"])
        if state is None or state.digest != recorded["state"]:
            return None
        if state.reread:  # from now on the stat data of these files is enough
            self._store(recorded["folders"], before, _output_state(self.out, recorded["folders"], before))
        return state.count

    def record(self, folders: Sequence[str], owned: Mapping[str, frozenset[str]], verified_at: int) -> None:
        """Record that the output is current.

        `folders` are those of the targets, `owned` is the list of owned files that the build compared or wrote, and
        `verified_at` is when (ns) it began to compare: a file that changed later is read again.
        """
        try:
            if read_inside(self.out, MANIFEST) != manifest_text(owned):
                return  # another build has written since
        except (OSError, ZcodegenError):
            return
        self._store(folders, verified_at, _output_state(self.out, folders, verified_at))

    def _store(self, folders: Sequence[str], verified_at: int, state: _OutputState | None) -> None:
        if state is not None:
            recorded = {"folders": [*folders], "verified_at": verified_at, "state": state.digest}
            cache.put(self.name, self.key, json.dumps(recorded).encode())


def stamp_of(
    options: Iterable[str], contents: Mapping[str, bytes], templates: Path, out: Path
) -> Stamp | None:
    """Return the stamp of a build of the catalog `contents` (path -> bytes) into `out`; None if an input cannot be read."""
    try:
        inputs = [*_digest_files(contents), *_walk_files(templates)]
    except OSError:
        return None
    place = os.path.abspath(out), os.path.abspath(templates), *options
    named = cache.digest(*(os.fsencode(part) for part in place))
    return Stamp(f"up-to-date/{named.hex()}", cache.digest(cache.tool_fingerprint(), named, *inputs), out)


def _digest_files(contents: Mapping[str, bytes]) -> Iterator[bytes]:
    for path, content in contents.items():
        yield os.fsencode(path)
        yield content


def _walk_files(folder: Path) -> Iterator[bytes]:
    """Yield path and content of every regular file below a folder, and of every symbolic link its target.

    What a template may be is in the folder itself, so no link is followed.
    """
    for path, folders, files in os.walk(folder, onerror=_raise_error):
        folders.sort()
        for name in (*folders, *sorted(files)):
            file = os.path.join(path, name)
            found = os.lstat(file)
            mode = found.st_mode
            if found.st_size > MAX_FILE_BYTES:
                raise OSError(file)  # nothing that a build reads
            yield os.fsencode(os.path.relpath(file, folder))
            yield str(stat.S_IFMT(mode)).encode()
            if stat.S_ISLNK(mode):
                yield os.fsencode(os.readlink(file))
            if stat.S_ISREG(mode):
                with open(file, "rb") as opened:
                    yield opened.read()


def _raise_error(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError):  # a project need not have templates
        raise error


class _OutputState(Struct, frozen=True):
    """A digest of the output's state, the number of owned files in it, and whether the stat data alone was not enough."""

    digest: str
    count: int
    reread: bool


def _output_state(root: Path, folders: Sequence[str], verified_at: int) -> _OutputState | None:
    """Return the state of the targets' folders; None if a file is missing, or differs from the list of owned files.

    A file that may have changed since `verified_at` without a trace in its stat data is read.
    """
    try:
        listing = read_inside(root, MANIFEST)
        owned = owned_files(root)
        wanted = [path for path in owned if any(path.startswith(f"{folder}/") for folder in folders)]
        parts = [listing]
        reread = False
        for path in wanted:
            file = os.path.join(root, path)
            found = os.lstat(file)
            if not stat.S_ISREG(found.st_mode):
                return None
            key = cache.stat_key(found)
            parts.append(key.encode())
            if found.st_size > MAX_OUTPUT_BYTES:
                return None
            if cache.is_racy(found, verified_at):
                reread = True
                with open(file, "rb") as opened:
                    if owned[path] != {digest(opened.read())}:
                        return None
        if any(os.path.islink(os.path.join(root, folder)) for folder in folders_of(wanted)):
            return None
        parts += map(os.fsencode, sorted(untracked_files(root, folders, wanted)))
    except (OSError, ZcodegenError):
        return None
    return _OutputState(cache.digest(*parts).hex(), len(wanted), reread)
