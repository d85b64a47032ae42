"""Pages that a page imports (`import Content from '/a/b.mdx'`), found under a root and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from zcodegen.files import RefusedPathError, real_path, resolve_inside
from zcodegen.readers.rows import Import

_IMPORT = re.compile(
    r"\s*import\s[^'\"]{0,2000}?(?:from\s*)?['\"]([^'\"]{1,1000}\.(?:mdx?|markdown|html?))['\"]"
)


def imported_path(statement: str) -> str | None:
    """Return the page that an import statement names, None if it imports anything else."""
    found = _IMPORT.match(statement)
    return found.group(1) if found else None


def resolve(line: int, written: str, page: str, root: Path | None) -> Import:
    """Return the import on `line` of `page` with the file it names, relative to `root`, if that is there.

    A path with a leading `/` counts from `root`, another from the page's folder. A path outside of `root` or in a hidden
    folder, also by a symbolic link, is not looked at; without a `root` the page's folder is the root.
    """
    folder = Path(page).parent
    top = folder if root is None else root
    for name in dict.fromkeys((written, unquote(written))):
        start = top if name.startswith("/") else folder
        target = _inside(start / PurePosixPath(name.lstrip("/")), top)
        if target is not None:
            return Import(line, written, target)
    return Import(line, written)


def _inside(file: Path, root: Path) -> str | None:
    try:
        real = Path(resolve_inside(root, str(file.absolute())))
        return real.relative_to(real_path(root)).as_posix() if real.is_file() else None
    except (OSError, ValueError, RuntimeError, RefusedPathError):
        return None
