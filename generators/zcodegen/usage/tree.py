"""The files below a path that a scan reads: without what Git ignores, hidden folders, links, and what tools install.

A `.gitignore` may be anybody's, so its patterns run in RE2, which is linear whatever they are.
"""

from __future__ import annotations

import os
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import MAX_DEPTH, RefusedPathError, read_inside

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_NAME: Final = ".gitignore"
_MAX_IGNORE_BYTES: Final = 1 << 18
_AT_ONCE: Final = 200
"""Patterns that are matched at once."""
_INSTALLED: Final = frozenset({"node_modules", "bower_components", "__pycache__", "site-packages"})
_ENVIRONMENT: Final = "pyvenv.cfg"
"""A folder with this file is a virtual environment of Python."""

_Rules = list[tuple[str, "GitIgnoreSpec"]]


def walk(folder: Path, skipped: Counter[str]) -> Iterator[str]:
    """Yield the files below a folder, sorted, as paths relative to it with `/`; what is left out is counted in `skipped`.

    Ignored files, hidden ones and installed packages are not counted. Raises ZcodegenError if a folder cannot be read.
    """
    yield from _walk(folder, "", _inherited(folder), skipped)


def _walk(folder: Path, below: str, rules: _Rules, skipped: Counter[str]) -> Iterator[str]:
    if below.count("/") >= MAX_DEPTH:
        skipped["deep folder"] += 1
        return
    here = folder / below if below else folder
    try:
        with os.scandir(here) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        raise ZcodegenError(f"cannot read {error.filename}: {error.strerror}") from error
    names = {entry.name for entry in entries}
    if _ENVIRONMENT in names and below:
        return
    if IGNORE_NAME in names:
        prefix = f"{below}/" if below else ""
        rules = [*rules, *((prefix, own) for own in _read_rules(folder, f"{prefix}{IGNORE_NAME}"))]
    for entry in entries:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            skipped["link"] += 1
        elif entry.is_dir(follow_symlinks=False):
            if entry.name not in _INSTALLED and not _is_ignored(f"{path}/", rules):
                yield from _walk(folder, path, rules, skipped)
        elif not entry.is_file(follow_symlinks=False):
            skipped["special file"] += 1
        elif not _is_ignored(path, rules):
            yield path


def _is_ignored(path: str, rules: _Rules) -> bool:
    """Return whether Git ignores a path; the rules of the deepest folder decide (gitignore(5))."""
    for prefix, spec in reversed(rules):
        if prefix.startswith("../"):
            included = spec.check_file(prefix[3:] + path).include
        else:
            included = spec.check_file(path.removeprefix(prefix)).include
        if included is not None:
            return included
    return False


def _inherited(folder: Path) -> _Rules:
    """Return the rules of the folders above, up to the top of the repository that the folder is in."""
    real = Path(os.path.realpath(folder))
    above = [real, *real.parents]
    top = next((place for place, parent in enumerate(above) if (parent / ".git").exists()), 0)
    found: _Rules = []
    for parent in reversed(above[1 : top + 1]):
        prefix = f"../{real.relative_to(parent).as_posix()}/"
        found += ((prefix, spec) for spec in _read_rules(parent, IGNORE_NAME))
    return found


def _read_rules(folder: Path, path: str) -> Iterator[GitIgnoreSpec]:
    """Yield the patterns of a file in their order, several at a time; what Git would not accept does not count."""
    try:
        content = read_inside(folder, path, max_bytes=_MAX_IGNORE_BYTES)
    except (OSError, RefusedPathError):
        return
    lines = content.decode("utf-8", "replace").splitlines()
    for start in range(0, len(lines), _AT_ONCE):
        some = lines[start : start + _AT_ONCE]
        together = _read_patterns(some)
        yield from filter(None, [together] if together else (_read_patterns([line]) for line in some))


def _read_patterns(lines: list[str]) -> GitIgnoreSpec | None:
    """Return patterns of gitignore(5); None if one of them is none, or all are too much for one automaton."""
    import re2
    from pathspec import GitIgnoreSpec

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of a bracket in brackets
            return GitIgnoreSpec.from_lines(lines, backend="re2")
    except (ValueError, re.error, re2.error):
        return None


def described(counts: Mapping[str, int]) -> str:
    """Return what was left out, in words: `2 binary files, 1 link`."""
    return ", ".join(
        f"{count} {reason}{'s' if count != 1 else ''}" for reason, count in sorted(counts.items())
    )
