"""Write trees into the output folder: whole files, only owned ones, only what differs.

A build can be killed at any moment: every file is then the old or the new one, and the next build completes the rest.
1. Everything new is put into a staging folder next to the targets: a full disk is noticed before anything has changed.
2. The manifest gets the new hashes next to the old ones, so that no half-done build looks like an edit.
3. Files no longer wanted go first (a file may become a folder, or change its case alone), then the new ones are
   renamed into place, new folders as a whole. 4. The manifest gets its final text.
A build has the folder for itself. Nothing is synced to disk: after a loss of power a file may be empty, which the next
build sees.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import walk
from zcodegen.output.compare import Comparison, FileState, Status, Tree, compare
from zcodegen.output.lock import locked
from zcodegen.output.owned_files import manifest_text
from zcodegen.output.paths import folders_of

if TYPE_CHECKING:
    from _typeshed import StrPath

_STAGING = ".zcodegen-staging"
_MAX_NAMED = 5
_WAIT = 60.0


def write(
    trees: Mapping[str, Tree], root: Path, *, force: bool = False, complete: bool = False, wait: float = _WAIT
) -> Comparison:
    """Make `root` hold exactly `trees` (target -> tree); return what was different.

    Other targets stay as they are; with `complete`, their files are removed.

    `force` overwrites owned files that were edited by hand, which is refused unless Git has their content; a file that
    zcodegen did not create is never changed. `wait` is how
    many seconds another build may take. Raises ZcodegenError, with nothing changed, for edited and foreign files, for
    paths that must not be (see `compare`), and where the folder cannot be written.
    """
    # Before the folder is made: a refusal leaves nothing behind.
    comparison = None if root.is_dir() else compare(trees, root, complete=complete)
    if comparison and comparison.is_up_to_date:
        return comparison
    try:
        root.mkdir(parents=True, exist_ok=True)
        with locked(root, wait=wait):
            _clear(root / _STAGING)
            if comparison is None or any(root.iterdir()):  # another build may have come between
                comparison = compare(trees, root, complete=complete)
            _refuse(comparison, force=force)
            _apply(comparison)
    except OSError as error:
        raise ZcodegenError(f"cannot write to {root}: {error.strerror or error}") from error
    return comparison


def _clear(staging: Path) -> None:
    if staging.is_symlink() or not staging.is_dir():  # to remove a pipe as a folder would wait for its writer
        return
    import shutil

    shutil.rmtree(staging, ignore_errors=True)


def _refuse(comparison: Comparison, *, force: bool) -> None:
    root = comparison.root
    if foreign := comparison.paths(Status.UNOWNED):
        raise ZcodegenError(
            f"refusing to overwrite {_named(root, foreign)}: zcodegen did not create it; move or delete it"
        )
    edited = () if force else comparison.paths(Status.MODIFIED)
    if not edited:
        return
    from zcodegen.output.recoverable import recoverable_files

    recoverable = recoverable_files(root, edited)
    if lost := tuple(path for path in edited if path not in recoverable):
        raise ZcodegenError(
            f"modified by hand and not committed: {_named(root, lost)}; commit the files, or use --force to overwrite them"
        )


def _named(root: Path, paths: tuple[str, ...]) -> str:
    named = ", ".join((root / path).as_posix() for path in paths[:_MAX_NAMED])
    return named if len(paths) <= _MAX_NAMED else f"{named} and {len(paths) - _MAX_NAMED} more"


def _apply(comparison: Comparison) -> None:
    root, staging = comparison.root, comparison.root / _STAGING
    manifest = root / comparison.manifest.path
    changed = comparison.changes
    if comparison.is_up_to_date:
        return
    staging.mkdir()
    try:
        new = {file.path: file for file in changed if file.new is not None}
        _make_folders(staging / "tree", new)
        for path, file in new.items():
            _stage(os.path.join(staging, "tree", path), file, root)
        (staging / "intent").write_bytes(manifest_text(_either(comparison)))
        (staging / "manifest").write_bytes(manifest_text(comparison.owned_after))
        if changed:
            (staging / "intent").replace(manifest)
        _remove(root, [file.path for file in changed if file.new is None])
        _merge(staging / "tree", root)
        (staging / "manifest").replace(manifest)
    finally:
        _clear(staging)


def _either(comparison: Comparison) -> dict[str, frozenset[str]]:
    """Return every owned file, before or after, with all hashes that it may have until the build is done."""
    before, after = comparison.owned_before, comparison.owned_after
    none: frozenset[str] = frozenset()
    return {path: before.get(path, none) | after.get(path, none) for path in before.keys() | after.keys()}


def _stage(temporary: str, file: FileState, root: Path) -> None:
    with open(temporary, "wb") as staged:
        staged.write(file.new or b"")
    if file.old is not None and not (root / file.path).is_symlink():
        os.chmod(temporary, (root / file.path).stat().st_mode & 0o7777)


def _make_folders(root: Path, paths: Iterable[str]) -> None:
    root.mkdir()
    for folder in sorted(folders_of(paths)):  # from above to below
        os.mkdir(os.path.join(root, folder))


def _merge(source: StrPath, destination: StrPath) -> None:
    """Move what is below `source` to the same paths below `destination`: a folder that is not there yet as a whole."""
    for entry in [
        *os.scandir(source)
    ]:  # moving an entry while its folder is being listed may hide another one
        target = os.path.join(destination, entry.name)
        if entry.is_dir() and os.path.isdir(target):
            _merge(entry.path, target)
        else:
            _move(entry.path, target)


def _move(temporary: str, destination: str) -> None:
    try:
        os.replace(temporary, destination)
    except OSError:
        if not os.path.isdir(destination) or os.path.islink(destination):
            raise
        for _, entry in reversed(
            [*walk(Path(destination), hidden=True)]
        ):  # `compare` has seen that no file is left in it
            os.rmdir(entry.path)
        os.rmdir(destination)
        os.replace(temporary, destination)


def _remove(root: Path, paths: Iterable[str]) -> None:
    for path in paths:
        (root / path).unlink(missing_ok=True)
        for folder in (root / path).parents:
            if folder == root:
                break
            with suppress(OSError):  # not empty, which is fine
                folder.rmdir()
