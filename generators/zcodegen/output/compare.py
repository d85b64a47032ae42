"""Hold the trees that targets want against what lies in the output folder, changing nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from zcodegen import cache
from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.files import Files, Tree, digest, joined
from zcodegen.output.owned_files import MANIFEST, manifest_text, owned_files
from zcodegen.output.paths import check_folders, check_paths, folded
from zcodegen.output.seen import Seen, Sight
from zcodegen.output.unified_diff import unified_diff

# Folders that the ecosystems' own tools make beside our files; what lies there is nobody's surplus.
_TOOLS_FOLDERS = frozenset(
    [
        "__pycache__",
        "bin",
        "bower_components",
        "build",
        "coverage",
        "dist",
        "gradle",
        "node_modules",
        "target",
        "venv",
    ]
)


class Status(StrEnum):
    """What a build does about one file, or why it does nothing."""

    CREATE = "create"
    UPDATE = "update"
    REMOVE = "remove"
    UNCHANGED = "unchanged"
    MODIFIED = "edited"
    """Ours, but neither as we wrote it nor as it should be: refused without force."""
    UNOWNED = "foreign"
    """Stands where a file of ours should be and is not ours: never touched."""
    UNTRACKED = "extra"
    """Lies in a target's folder, is not ours and not wanted: never touched, and too many for a check."""


class FileState(Struct, frozen=True):
    """One file below the output folder: what is there and what should be, None for no file, or for one that is unchanged."""

    path: str
    status: Status
    old: bytes | None = None
    new: bytes | None = None
    seen: Sight | None = None
    """Of an unchanged file, for the next look; None where it could change unseen."""


class Comparison(Struct, frozen=True):
    """All files of the compared targets, sorted by path, and the list of our files, old and new."""

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
    def is_up_to_date(self) -> bool:
        """Whether a build has nothing to do."""
        return not self.changes and self.manifest.status == Status.UNCHANGED

    @property
    def drift(self) -> bool:
        """Whether a build would change anything, or a file is there too many."""
        return not self.is_up_to_date or bool(self.paths(Status.UNTRACKED))

    @property
    def seen(self) -> Seen:
        """What the next look may know of the files that are as they should be."""
        return {file.path: file.seen for file in self.files if file.seen}

    def paths(self, *statuses: Status) -> tuple[str, ...]:
        """Return the paths of the files in one of `statuses`."""
        return tuple(file.path for file in self.files if file.status in statuses)

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff, without line ends, from what is there to what should be."""
        for file in self.changes:
            yield from unified_diff(file.old, file.new, file.path)
        for path in self.paths(Status.UNTRACKED):
            yield f"Only in {self.root.as_posix()}: {path}"
        if not self.changes and not self.is_up_to_date:
            yield from unified_diff(self.manifest.old, self.manifest.new, MANIFEST)


def compare(trees: Mapping[str, Tree], root: Path, seen: Seen | None = None) -> Comparison:
    """Compare `trees` (target -> tree) with the folder `root`; only the targets of `trees` are looked at.

    A target may be a part of one, `messages/po`: then only that folder is looked at. A file that was `seen` to be as
    it should be is not read again as long as its signature is the same.

    A text file that differs in nothing but CRLF line ends counts as the same: git may have checked it out so. Raises
    ZcodegenError for a path that must not be, two that some file systems take for one, and what cannot be read.
    """
    wanted = joined(trees)
    check_paths(wanted)
    if root.exists() and not root.is_dir():
        raise ZcodegenError(f"{root} is a file: the output needs a folder")
    owned = owned_files(root)
    ours = {path for path in owned if any(path.startswith(f"{target}/") for target in trees)}
    leaving = ours - wanted.keys()
    check_folders(root, wanted, leaving)
    files = [
        *_wanted_states(root, wanted, owned, leaving, seen or {}),
        *_removals(root, owned, leaving),
    ]
    files += (FileState(path, Status.UNTRACKED) for path in _untracked(root, trees, wanted.keys() | ours))
    after = {path: hashes for path, hashes in owned.items() if path not in ours}
    after |= {path: frozenset([told]) for path, told in wanted.digests.items()}
    sort_findings = tuple(sorted(files, key=lambda file: file.path))
    return Comparison(root, sort_findings, owned, after, _manifest_state(root, after))


def _wanted_states(
    root: Path,
    wanted: Files,
    owned: Mapping[str, frozenset[str]],
    leaving: Collection[str],
    seen: Seen,
) -> Iterator[FileState]:
    respelled = _case_renames(root, wanted.keys() - owned.keys(), leaving)
    before, top = cache.racy_since(), str(root)
    for path, told in wanted.digests.items():
        place = os.path.join(top, path)
        found = _look(place)
        signature = cache.stat_key(found, before) if found and path not in respelled else ""
        sight = (signature, told) if signature else None
        if sight and seen.get(path) == sight:
            yield FileState(path, Status.UNCHANGED, seen=sight)
            continue
        old, new = _read(place, found), wanted[path]
        if old is None:
            _check_no_folder(root, path, leaving)
        status = _status(path, old, new, owned, respelled)
        unchanged = status is Status.UNCHANGED
        yield FileState(path, status, seen=sight) if unchanged else FileState(path, status, old, new)


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
        place = os.path.join(root, path)
        if (old := _read(place, _look(place))) is not None:
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
    place = os.path.join(root, MANIFEST)
    old, new = _read(place, _look(place)), manifest_text(owned)
    if old is None:
        return FileState(MANIFEST, Status.CREATE if owned else Status.UNCHANGED, None, new)
    return FileState(MANIFEST, Status.UNCHANGED if _same(old, new) else Status.UPDATE, old, new)


def _look(place: str) -> os.stat_result | None:
    """Return what is known of a file without opening it, None where there is none; ZcodegenError where it cannot be told."""
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise ZcodegenError(f"cannot read {place}: {fault.strerror}") from fault


def _read(place: str, found: os.stat_result | None) -> bytes | None:
    """Return the bytes of a file that was `found`, None where there is none; ZcodegenError where it cannot be read.

    A link is not followed: we never make one, and what it leads to may be nothing that a diff should show.
    """
    if found is None or stat.S_ISDIR(found.st_mode):
        return None
    try:
        if stat.S_ISLNK(found.st_mode):
            return f"symbolic link to {os.readlink(place)}\n".encode("utf-8", "replace")
        with open(place, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise ZcodegenError(f"cannot read {place}: {fault.strerror}") from fault


def _check_no_folder(root: Path, path: str, leaving: Collection[str]) -> None:
    """Refuse a folder where a file is wanted, unless nothing but `leaving` files is in it."""
    if not os.path.isdir(os.path.join(root, path)):
        return
    inside = (file.relative_to(root).as_posix() for file in (root / path).rglob("*") if not file.is_dir())
    if any(file not in leaving for file in inside):
        raise ZcodegenError(f"{root / path} is a folder, where a file is to be written: move it away")


def _untracked(root: Path, targets: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield every file in the targets' folders that is not `known`, nor put there by tools (hidden files, builds)."""
    for target in targets:
        top = os.path.join(root, target)
        for folder, names, files in os.walk(top):
            names[:] = [name for name in names if not _is_tools(name)]
            below = target + folder[len(top) :].replace(os.sep, "/")
            visible = (f"{below}/{name}" for name in files if not name.startswith("."))
            yield from (path for path in visible if path not in known)


def _is_tools(folder: str) -> bool:
    return folder.startswith(".") or folder in _TOOLS_FOLDERS or folder.endswith(".egg-info")
