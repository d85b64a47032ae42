"""Pages that are files: read one, and those that it imports."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import Listing, list_inside, names_in, read_inside, read_named, real_path
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import Import, Page
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

FOLDER: Final = "folder"
"""What `Page.reader` is for a folder of pages."""

MAX_FILES: Final = 20_000
_HIDDEN: Final = (".", "_")
_NO_PAGES: Final = frozenset(("readme", "index", "license", "changelog", "contributing", "claude", "agents"))
_PAGES: Final = frozenset(
    (".md", ".mdx", ".markdown", ".rst", ".adoc", ".txt", ".html", ".yaml", ".yml", ".json", ".toml")
)


def read_page_bytes(path: Path) -> bytes:
    """Return a page's bytes, or those of all pages of a folder; ZcodegenError if it is absent or cannot be read."""
    if re.match(r"https?:/", path.as_posix()):
        raise ZcodegenError(
            f"{path.as_posix()} is an address: pages are read from files, so save it first, such as with curl"
        )
    if not path.is_dir():
        return read_named(path)
    return b"".join(_read_page_of(path, page.name) for page in pages_of_folder(path))


def _read_page_of(folder: Path, name: str) -> bytes:
    try:
        return read_inside(folder, name)
    except OSError as error:
        raise ZcodegenError(f"cannot read {(folder / name).as_posix()}: {error.strerror}") from error


def pages_of_folder(folder: Path) -> list[Path]:
    """Return the files of a folder that is a document, sorted by the numbers and words in their names.

    Hidden files, folders and files that are not pages (`README.md`, pictures) are left out.
    """
    files = [
        path
        for path in (folder / name for name in names_in(folder))
        if not path.name.startswith(_HIDDEN)
        and path.suffix.lower() in _PAGES
        and path.stem.casefold() not in _NO_PAGES
        and (path.is_symlink() or not path.is_dir())
    ]
    if len(files) > MAX_FILES:
        raise ZcodegenError(f"{folder.as_posix()} holds more than {MAX_FILES} pages")
    return sorted(
        files,
        key=lambda path: [
            (0, int(part), "") if part.isdecimal() else (1, 0, part)
            for part in re.split(r"(\d{1,18})", path.name)
            if part
        ],
    )


def list_pages(folder: Path, suffixes: tuple[str, ...], shown: str) -> Listing:
    """Return the pages below a folder, which errors call `shown`: files that end in one of `suffixes`.

    Hidden folders and those of installed packages are left out, and links to files of the folder, which are read themselves.
    """
    found = list_inside(folder, suffixes=suffixes, skip="node_modules".__eq__, shown=shown)
    return Listing(tuple(path for path in found.paths if not (folder / path).is_symlink()), found.refused)


def load_page(
    path: Path,
    *,
    root: Path | None = None,
    reader: str | None = None,
    locale: str | None = None,
    words: HeaderVocabulary | None = None,
) -> Page:
    """Return the page at `path`; a folder is a page without rows that imports the pages in it.

    Raises ZcodegenError if there is no such file or folder, or no reader called `reader`.
    """
    if not path.is_dir():
        return read_page(
            read_page_bytes(path), path=path.as_posix(), root=root, reader=reader, locale=locale, words=words
        )
    pages = pages_of_folder(path)
    if not pages:
        inside = list_pages(path, tuple(_PAGES), path.as_posix()).paths
        below = (
            f"; those in it are read one by one, such as {(path / inside[0]).as_posix()}" if inside else ""
        )
        raise ZcodegenError(f"{path.as_posix()} is a folder without a page for each code{below}")
    first = read_page(
        _read_page_of(path, pages[0].name), path=pages[0].as_posix(), root=root, locale=locale, words=words
    )
    imports = tuple(Import(1, page.name, _relative(page, path if root is None else root)) for page in pages)
    return Page(path.as_posix(), locale or first.locale, path.name, FOLDER, imports=imports)


def _relative(page: Path, top: Path) -> str | None:
    """Return a page's path as an import keeps it: relative to the root; None if it is outside of it."""
    page, top = real_path(page), real_path(top)
    return page.relative_to(top).as_posix() if page.is_relative_to(top) else None


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
    seen = {real_path(Path(page.path))}
    pending = _targets(page, root)
    while pending:
        path = pending.pop(0)
        if real_path(path) in seen:
            continue
        seen.add(real_path(path))
        content = (load or _try_to_read)(path)
        if content is None:
            continue
        imported = read_page(content, path=path.as_posix(), root=root, locale=page.locale, words=words)
        yield imported
        pending = [*_targets(imported, root), *pending]


def _try_to_read(path: Path) -> bytes | None:
    try:
        return read_page_bytes(path)
    except ZcodegenError:
        return None


def _targets(page: Page, root: Path | None) -> list[Path]:
    top = Path(page.path) if page.reader == FOLDER else Path(page.path).parent
    top = top if root is None else root
    return [top / item.target for item in page.imports if item.target is not None]
