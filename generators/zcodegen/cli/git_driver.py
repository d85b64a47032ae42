"""Git's external diff (gitattributes(5), "Defining an external diff driver"): one file of a catalog at a time.

Git gives path, old file, old hash, old mode, new file, new hash and new mode, more for a rename. Whatever happens
there is output and no failure, since git stops at a driver that fails: what cannot be compared as a catalog's file
is shown line by line. All of it is for eyes, so nothing in it is hidden.
"""

from __future__ import annotations

from difflib import ndiff
from pathlib import Path, PurePosixPath

from msgspec import Struct

from zcodegen.catalog.claims import read_claims
from zcodegen.catalog.files import DOCUMENTS_FOLDER, MANIFEST_NAME
from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import ZcodegenError
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare_files
from zcodegen.diff.documents import compare_documents
from zcodegen.files import read_inside, read_named
from zcodegen.output.unified_diff import unified_diff
from zcodegen.report.diff.summary import DiffSummary, Named
from zcodegen.report.diff.text import render
from zcodegen.textcompare.invisible import visible

_ARGUMENTS = 7


class File(Struct, frozen=True):
    """One side of a file as git gives it: its path from the top, and its content, None where it was or is not there."""

    path: str
    content: bytes | None


def drive(arguments: tuple[str, ...], *, colour: bool = False) -> str:
    """Return what Git shows for one file; empty if the contents are equal."""
    if len(arguments) < _ARGUMENTS:
        return f"{visible(' '.join(arguments))}: unmerged\n"
    path, before, _, _, after, _, _, *renamed = arguments
    try:
        old, new = File(path, _content(before)), File(renamed[0] if renamed else path, _content(after))
    except ZcodegenError as error:
        return f"{visible(f'{path}: {error}')}\n"
    if old.content == new.content and old.path == new.path:
        return ""
    head = f"{visible(f'diff --zcodegen a/{old.path} b/{new.path}')}\n"
    try:
        report = _render(old, new, colour=colour)
    except Exception as fault:  # noqa: BLE001 - a driver that fails ends git's whole output
        head += f"{visible(f'zcodegen could not compare it: {fault}')}\n"
        report = None
    lines = unified_diff(old.content, new.content, new.path)
    return head + (report or "".join(f"{visible(line)}\n" for line in lines))


def _content(file: str) -> bytes | None:
    return None if file == "/dev/null" else read_named(Path(file))


def _render(old: File, new: File, *, colour: bool) -> str | None:
    """Return the changes of a catalog's file; None where it is none, does not load, or differs in its form only."""
    root = next((up for up in PurePosixPath(new.path).parents if Path(up, MANIFEST_NAME).is_file()), None)
    if root is None or not PurePosixPath(old.path).is_relative_to(root):
        return None
    if PurePosixPath(new.path).relative_to(root).parts[0] == DOCUMENTS_FOLDER:
        return _render_claims(old, new)
    before, after = _load(old, root), _load(new, root)
    if before.catalog is None or after.catalog is None or before.findings or after.findings:
        return None
    verdict = classify(compare_files(before.catalog, after.catalog), after.catalog.manifest.approved)
    named = (Named("old", "", before.sources), Named("new", "", after.sources))
    if not verdict.changes:
        return None
    comments = "".join(f"{visible(line)}\n" for line in _comment_lines(old, new))
    return render(DiffSummary(new.path, *named, verdict, colour=colour)) + (
        f"\nComments\n{comments}" if comments else ""
    )


def _comment_lines(old: File, new: File) -> list[str]:
    """Return the comments of the one side that the other lacks, marked as in a diff."""
    if old.content is None or new.content is None:
        return []
    before, after = _comments(old.content), _comments(new.content)
    marked = ndiff(before, after, linejunk=None, charjunk=None) if before != after else ()
    return [f"  {line}" for line in marked if line[:1] in {"-", "+"}]


def _comments(content: bytes) -> list[str]:
    lines = (line.strip() for line in content.decode("utf-8", "replace").splitlines())
    return [line for line in lines if line.startswith("#")]


def _load(file: File, root: PurePosixPath) -> LoadResult:
    """Load one side with the manifest of the work tree, which names the locales."""
    files = {MANIFEST_NAME: read_inside(Path(root), MANIFEST_NAME)}
    if file.content is not None:
        files[PurePosixPath(file.path).relative_to(root).as_posix()] = file.content
    return load_files(files, shown=root.as_posix())


def _render_claims(old: File, new: File) -> str | None:
    sides = []
    for file in (old, new):
        versions, findings = read_claims({file.path: file.content} if file.content else {}, shown="")
        if findings:
            return None
        sides.append(versions)
    steps = compare_documents(sides[0], sides[1], {})
    nowhere = Sources({}, {})
    named = (Named("old", "", nowhere), Named("new", "", nowhere))
    return render(DiffSummary(new.path, *named, classify(()), steps)) if steps else None
