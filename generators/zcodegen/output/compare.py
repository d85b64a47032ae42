"""Compare the files of targets with an output folder; nothing is changed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, read_unlinked, walk
from zcodegen.output.owned_files import MANIFEST, manifest_text, owned_files
from zcodegen.output.paths import check_folders, check_paths, folded

# Folders that the tools of ecosystems create next to generated files; their content is not untracked.
_TOOLS_FOLDERS = frozenset(
    [
        "__pycache__",
        "_build",
        "bin",
        "bower_components",
        "build",
        "coverage",
        "dist",
        "gradle",
        "node_modules",
        "obj",
        "target",
        "vendor",
        "venv",
        "zig-out",
    ]
)

MAX_OUTPUT_BYTES: Final = 256 * 1024 * 1024
"""Of one file that is compared."""

Tree: TypeAlias = Mapping[str, bytes]
"""The files of a target: path below its folder, with `/` -> content."""


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content` in hex."""
    return hashlib.sha256(content).hexdigest()


class Status(StrEnum):
    """What a build does about one file, or why it does nothing."""

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    UNCHANGED = "unchanged"
    MODIFIED = "edited"
    """Ours, but neither as we wrote it nor as it should be: refused without force."""
    UNOWNED = "foreign"
    """In the place of a generated file, but not created by zcodegen: never changed."""
    UNTRACKED = "extra"
    """In a target's folder, but neither generated nor owned: never changed; `--check` reports it."""


class FileState(Struct, frozen=True):
    """One file below the output folder: what is there and what should be, None for no file or for an unchanged one."""

    path: str
    status: Status
    old: bytes | None = None
    new: bytes | None = None


class Comparison(Struct, frozen=True):
    """All files of the compared targets, sorted by path, and the list of generated files, old and new."""

    root: Path
    files: tuple[FileState, ...]
    owned_before: Mapping[str, frozenset[str]]
    owned_after: Mapping[str, frozenset[str]]
    manifest: FileState

    @property
    def changes(self) -> tuple[FileState, ...]:
        """The files that a build would write or remove, or would have to."""
        return tuple(file for file in self.files if file.status not in {Status.UNCHANGED, Status.UNTRACKED})

    @property
    def created(self) -> tuple[str, ...]:
        """The files that a build creates."""
        return self.paths(Status.CREATE)

    @property
    def updated(self) -> tuple[str, ...]:
        """The files that a build overwrites, with force those that were edited by hand as well."""
        return tuple(file.path for file in self.changes if file.old is not None and file.new is not None)

    @property
    def removed(self) -> tuple[str, ...]:
        """The files that a build removes, with force those that were edited by hand as well."""
        return tuple(file.path for file in self.changes if file.new is None)

    @property
    def untracked(self) -> tuple[str, ...]:
        """The files in the targets' folders that are not zcodegen's: a build leaves them, a check reports them."""
        return self.paths(Status.UNTRACKED)

    @property
    def unchanged(self) -> int:
        """How many files are as they should be."""
        return len(self.paths(Status.UNCHANGED))

    @property
    def is_up_to_date(self) -> bool:
        """Whether a build has nothing to do."""
        return not self.changes and self.manifest.status == Status.UNCHANGED

    @property
    def drift(self) -> bool:
        """Whether a build would change anything, or a file is there too many."""
        return not self.is_up_to_date or bool(self.paths(Status.UNTRACKED))

    def paths(self, *statuses: Status) -> tuple[str, ...]:
        """Return the paths of the files in one of `statuses`."""
        return tuple(file.path for file in self.files if file.status in statuses)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The targets of which no file stays, sorted: folders below the output."""
        removed, kept = (
            {path.partition("/")[0] for path in paths} for paths in (self.removed, self.owned_after)
        )
        return tuple(sorted(removed - kept))

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, without line ends, from what is there to what should be.

        A target that goes as a whole is one line.
        """
        from zcodegen.output.unified_diff import unified_diff

        dropped = self.dropped
        for file in self.changes:
            if file.path.partition("/")[0] not in dropped:
                yield from unified_diff(file.old, file.new, file.path)
        for target in dropped:
            yield f"Only in {self.root.as_posix()}: {target}/, which catalog.yaml does not list"
        for path in self.paths(Status.UNTRACKED):
            yield f"Only in {self.root.as_posix()}: {path}"
        if not self.changes and not self.is_up_to_date:
            yield from unified_diff(self.manifest.old, self.manifest.new, MANIFEST)


def compare(trees: Mapping[str, Tree], root: Path, *, complete: bool = False) -> Comparison:
    """Compare `trees` (target -> tree) with the folder `root`; only the targets of `trees` are looked at.

    With `complete`, `trees` are all that the folder should hold: files of other targets that zcodegen created are to be
    removed.

    A target may be a part of one, `messages/po`: then only that folder is looked at.

    A text file that differs in nothing but CRLF line ends counts as the same: git may have checked it out so. Raises
    ZcodegenError for a path that must not be, two that some file systems take for one, and what cannot be read.
    """
    wanted = {f"{target}/{path}": content for target, tree in trees.items() for path, content in tree.items()}
    check_paths(wanted)
    if root.exists() and not root.is_dir():
        raise ZcodegenError(f"{root} is a file: the output needs a folder")
    owned = owned_files(root)
    owned_here = {
        path for path in owned if complete or any(path.startswith(f"{target}/") for target in trees)
    }
    leaving = owned_here - wanted.keys()
    check_folders(root, wanted, leaving)
    files = [
        *_wanted_states(root, wanted, owned, leaving),
        *_removals(root, owned, leaving),
    ]
    files += (
        FileState(path, Status.UNTRACKED) for path in untracked_files(root, trees, wanted.keys() | owned_here)
    )
    after = {path: hashes for path, hashes in owned.items() if path not in owned_here}
    after |= {path: frozenset([digest(content)]) for path, content in wanted.items()}
    in_order = tuple(sorted(files, key=lambda file: file.path))
    return Comparison(root, in_order, owned, after, _manifest_state(root, after))


def _wanted_states(
    root: Path,
    wanted: Tree,
    owned: Mapping[str, frozenset[str]],
    leaving: Collection[str],
) -> Iterator[FileState]:
    respelled = _case_renames(root, wanted.keys() - owned.keys(), leaving)
    for path, new in wanted.items():
        old = _read(os.path.join(root, path))
        if old is None:
            _check_no_folder(root, path, leaving)
        status = _status(path, old, new, owned, respelled)
        yield FileState(path, status) if status is Status.UNCHANGED else FileState(path, status, old, new)


def _status(
    path: str,
    old: bytes | None,
    new: bytes,
    owned: Mapping[str, frozenset[str]],
    respelled: Mapping[str, str],
) -> Status:
    """Return what a build does about a file that is wanted."""
    if old is None:
        return Status.CREATE
    if _same(old, new):
        # Under another case the file will be gone when the leaving one is removed.
        return Status.UPDATE if path in respelled else Status.UNCHANGED
    if hashes := owned.get(respelled.get(path, path)):
        return Status.UPDATE if _is_ours(old, hashes) else Status.MODIFIED
    return Status.UNOWNED


def _removals(root: Path, owned: Mapping[str, frozenset[str]], leaving: Iterable[str]) -> Iterator[FileState]:
    for path in leaving:
        if (old := _read(os.path.join(root, path))) is not None:
            status = Status.REMOVE if _is_ours(old, owned[path]) else Status.MODIFIED
            yield FileState(path, status, old, None)


def _is_ours(content: bytes, hashes: frozenset[str]) -> bool:
    return not hashes.isdisjoint({digest(content), digest(content.replace(b"\r\n", b"\n"))})


def _case_renames(root: Path, new: Iterable[str], leaving: Iterable[str]) -> dict[str, str]:
    """Return the new paths that are a leaving file under another case, as macOS and Windows see it: new -> old."""
    spelled = {folded(path): path for path in leaving}
    pairs = ((path, spelled.get(folded(path))) for path in new)
    return {path: old for path, old in pairs if old and _one_file(root / path, root / old)}


def _one_file(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:
        return False


def _same(old: bytes, new: bytes) -> bool:
    return old == new or (b"\r\n" not in new and old.replace(b"\r\n", b"\n") == new)


def _manifest_state(root: Path, owned: Mapping[str, frozenset[str]]) -> FileState:
    old, new = _read(os.path.join(root, MANIFEST)), manifest_text(owned)
    if old is None:
        return FileState(MANIFEST, Status.CREATE if owned else Status.UNCHANGED, None, new)
    return FileState(MANIFEST, Status.UNCHANGED if _same(old, new) else Status.UPDATE, old, new)


def _read(path: str) -> bytes | None:
    """Return the bytes of a file, None if there is none.

    A link is not followed: zcodegen never creates one, and its target may be a file that no diff should show. What is
    neither a file nor a link (a pipe, a device) is an error: opening it could block. Raises ZcodegenError.
    """
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISDIR(mode):
            return None
        if stat.S_ISLNK(mode):
            return f"symbolic link to {os.readlink(path)}\n".encode("utf-8", "replace")
        return read_unlinked(path, max_bytes=MAX_OUTPUT_BYTES)
    except RefusedPathError as error:
        raise ZcodegenError(f"{error}: remove it") from error
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise ZcodegenError(f"cannot read {path}: {error.strerror}") from error


def _check_no_folder(root: Path, path: str, leaving: Collection[str]) -> None:
    """Refuse a folder where a file is wanted, unless nothing but `leaving` files is in it."""
    if not os.path.isdir(os.path.join(root, path)):
        return
    inside = (
        file for file, entry in walk(root, path, hidden=True) if not entry.is_dir(follow_symlinks=False)
    )
    if any(file not in leaving for file in inside):
        raise ZcodegenError(f"{root / path} is a folder, where a file is to be written: move it away")


def untracked_files(root: Path, folders: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield every file in the targets' folders that is not `known`, nor put there by tools (hidden files, builds)."""
    for target in folders:
        for path, entry in walk(root, target, skip=is_tools_folder):
            if path not in known and not entry.is_dir():
                yield path


def is_tools_folder(folder: str) -> bool:
    """Return whether tools keep files of their own in a folder of this name."""
    return folder.startswith(".") or folder in _TOOLS_FOLDERS or folder.endswith(".egg-info")
