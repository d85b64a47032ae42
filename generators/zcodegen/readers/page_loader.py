"""Pages that are files: read one, and those that it imports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.readers.header_vocabulary import HeaderVocabulary
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import Page


def read_bytes(path: Path) -> bytes:
    """Return a page's bytes; ZcodegenError where it is not there or cannot be read."""
    try:
        return path.read_bytes()
    except IsADirectoryError as fault:
        raise ZcodegenError(f"{path.as_posix()} is a folder: name the pages in it") from fault
    except OSError as fault:
        raise ZcodegenError(f"cannot read {path.as_posix()}: {fault.strerror}") from fault


def read_imported(
    page: Page,
    *,
    root: Path | None,
    words: HeaderVocabulary | None = None,
    load: Callable[[Path], bytes | None] | None = None,
) -> Iterator[Page]:
    """Yield the pages that `page` imports, and those that these import, each once, in the order of the imports.

    `page.path` and `root` are those that it was read with; `load` returns a file's bytes, from disk by default. A page
    that cannot be read is passed over: its importer lists it.
    """
    seen = {Path(page.path).resolve()}
    pending = _targets(page, root)
    while pending:
        path = pending.pop(0)
        if path.resolve() in seen:
            continue
        seen.add(path.resolve())
        content = (load or _try_to_read)(path)
        if content is None:
            continue
        imported = read_page(content, path=path.as_posix(), root=root, locale=page.locale, words=words)
        yield imported
        pending = [*_targets(imported, root), *pending]


def _try_to_read(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except ZcodegenError:
        return None


def _targets(page: Page, root: Path | None) -> list[Path]:
    top = Path(page.path).parent if root is None else root
    return [top / one.target for one in page.imports if one.target is not None]
