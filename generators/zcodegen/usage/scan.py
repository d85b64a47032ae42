"""Scan paths for uses of a catalog: source code, logs, the standard input."""

from __future__ import annotations

import gzip
import os
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import IO, Final, cast

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import display_path
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, open_inside, open_named, read_inside, read_named, real_path
from zcodegen.usage.atoms import LANGUAGES, suffix_of
from zcodegen.usage.index import CatalogIndex
from zcodegen.usage.logs import LogScanner
from zcodegen.usage.source import FileUses, Promise, find_uses, look_at
from zcodegen.usage.tree import walk
from zcodegen.usage.use import Skipped, Usage, Use

MAX_SOURCE_BYTES: Final = 2 * 1024 * 1024
MAX_RATIO: Final = 25
"""What a compressed log that the user did not name may unfold to, as a multiple of its size."""
STDIN: Final = "<stdin>"
_LOG: Final = re.compile(r"\.(?:log|jsonl|ndjson)(?:\.[0-9]{1,8}|[.-][0-9-]{8,10})?(?:\.gz)?$", re.IGNORECASE)
_HEAD: Final = 8192
_GZIP: Final = b"\x1f\x8b"
_LONG_LINE: Final = 20_000
"""A longer line is of a bundle that a program wrote."""


class ScanRequest(Struct, frozen=True):
    """What to scan: paths that the user named, whether all of them are logs, and folders to leave out."""

    paths: tuple[Path, ...]
    all_logs: bool = False
    all_numbers: bool = False
    """Whether short numbers that are called codes count, even if nothing shows that the project is about the catalog."""
    stdin: IO[bytes] | None = None
    without: tuple[Path, ...] = ()
    """Folders that hold the catalog and its packages."""
    base: Path = Path()
    """The project's folder: from here the paths count by which findings are known again."""


def scan(request: ScanRequest, catalog: Catalog) -> Usage:
    """Return the uses of a catalog in what is named. Raises ZcodegenError if a path does not exist or cannot be read."""
    index = CatalogIndex(catalog)
    logs = LogScanner(index)
    skipped: Counter[str] = Counter()
    project = _Project(index, request.base, all_numbers=request.all_numbers)
    named: set[str] = set()
    files = 0
    if request.stdin is not None:
        logs.read(request.stdin, STDIN)
        named.add(STDIN)
        files += 1
    for folder, path, is_named in _files(request, skipped):
        shown = display_path(folder / path)
        if request.all_logs or _LOG.search(path) or (is_named and suffix_of(path) not in LANGUAGES):
            if _read_log(folder, path, shown, logs, skipped, is_named=is_named):
                files += 1
                named.update([shown] if is_named or request.all_logs else [])
        elif suffix_of(path) in LANGUAGES:
            text = _read_text(folder, path, shown, skipped, is_named=is_named)
            if text is not None:
                files += 1
                project.add(
                    shown, text, partial(_read_text, folder, path, shown, Counter(), is_named=is_named)
                )
    project.read_short()
    return Usage(
        uses=project.uses(),
        logs=tuple(logs.uses(frozenset(named))),
        texts=project.texts,
        files=files,
        skipped=Skipped(dict(skipped)),
        unsure=len(project.short),
    )


def scan_texts(texts: Mapping[str, str], catalog: Catalog) -> Usage:
    """Return the uses of a catalog in source code that is in memory: path -> text."""
    project = _Project(CatalogIndex(catalog), Path())
    for path, text in sorted(texts.items()):
        project.add(path, text, partial(texts.get, path))
    project.read_short()
    return Usage(uses=project.uses(), texts=project.texts, files=len(texts))


class _Project:
    """The source files of a scan: those without a sign of the catalog wait until another one shows it."""

    def __init__(self, index: CatalogIndex, base: Path, *, all_numbers: bool = False) -> None:
        self._index = index
        self._base = base
        self._all_numbers = all_numbers
        self._is_sign = all_numbers
        self._found: dict[str, FileUses] = {}
        self.texts: dict[str, str] = {}
        self.short: list[tuple[str, Callable[[], str | None]]] = []
        """Files that wait: with a short number, and no sign."""

    def add(self, shown: str, text: str, read: Callable[[], str | None]) -> None:
        """Take a file apart, or let it wait; `read` reads it again then."""
        promise = look_at(text, self._index)
        if promise is Promise.SHORT:
            self.short.append((shown, read))
        elif promise:
            self._keep(shown, text)

    def _keep(self, shown: str, text: str) -> None:
        file = Path(os.path.relpath(shown, self._base)).as_posix()
        found = find_uses(
            shown, text, self._index, file=file, in_project=self._is_sign, is_about=self._all_numbers
        )
        self._is_sign = self._is_sign or found.is_sign
        if found.uses:
            self._found[shown] = found
            self.texts[shown] = text

    def read_short(self) -> None:
        """Read the files that wait if the project is about the catalog."""
        if self._is_sign:
            for shown, read in self.short:
                if (text := read()) is not None:
                    self._keep(shown, text)
            self.short.clear()

    def uses(self) -> tuple[Use, ...]:
        """Return all uses, file by file."""
        return tuple(use for _, found in sorted(self._found.items()) for use in found.uses)


def _files(request: ScanRequest, skipped: Counter[str]) -> Iterator[tuple[Path, str, bool]]:
    """Yield (folder, path below it, whether the user named the file) of every file, each once."""
    done: set[Path] = set()
    without = {real_path(folder) for folder in request.without}
    for path in request.paths:
        if path.is_dir():
            for below in walk(path, skipped):
                real = real_path(path / below)
                if real not in done and without.isdisjoint(real.parents):
                    done.add(real)
                    yield path, below, False
        elif path.exists():
            if real_path(path) not in done:
                done.add(real_path(path))
                yield path.parent, path.name, True
        else:
            raise ZcodegenError(f"{path.as_posix()!r} does not exist")


def _read_text(folder: Path, path: str, shown: str, skipped: Counter[str], *, is_named: bool) -> str | None:
    """Return the text of a source file; None, counted, for what is too large, binary, or written by a bundler."""
    try:
        if is_named:
            content = read_named(folder / path, max_bytes=MAX_SOURCE_BYTES)
        else:
            content = read_inside(folder, path, max_bytes=MAX_SOURCE_BYTES)
    except RefusedPathError as error:
        skipped["large file" if "larger" in error.reason else "special file"] += 1
        return None
    except OSError as error:
        raise ZcodegenError(f"cannot read {shown}: {error.strerror or error}") from error
    if b"\0" in content[:_HEAD]:
        skipped["binary file"] += 1
        return None
    if any(len(line) > _LONG_LINE for line in content.splitlines()):
        skipped["minified file"] += 1
        return None
    return content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


class _PackedLog(gzip.GzipFile):
    """A compressed log; `read` raises RefusedPathError if it unfolds to more than logs do."""

    def __init__(self, stream: IO[bytes], shown: str) -> None:
        super().__init__(fileobj=stream)
        self._shown = shown
        self._left = MAX_RATIO * max(os.fstat(stream.fileno()).st_size, 1 << 16)

    def read(self, size: int | None = -1) -> bytes:
        block = super().read(size)
        self._left -= len(block)
        if self._left < 0:
            raise RefusedPathError(self._shown, f"is larger than {MAX_RATIO} times its compressed size")
        return block


def _read_log(
    folder: Path, path: str, shown: str, logs: LogScanner, skipped: Counter[str], *, is_named: bool
) -> bool:
    """Count the codes of a log, which may be compressed, and of any size if it `is_named`; return whether it is a text."""
    try:
        with open_named(folder / path) if is_named else open_inside(folder, path) as stream:
            is_packed = path.lower().endswith(".gz") and stream.peek(2).startswith(_GZIP)
            packed = gzip.GzipFile(fileobj=stream) if is_named else _PackedLog(stream, shown)
            text = packed if is_packed else stream
            if b"\0" in text.peek(_HEAD)[:_HEAD]:
                skipped["binary file"] += 1
                return False
            logs.read(cast("IO[bytes]", text), shown)
    except RefusedPathError as error:
        skipped["large file" if "larger" in error.reason else "special file"] += 1
        return False
    except (OSError, EOFError, zlib.error) as error:
        raise ZcodegenError(f"cannot read {shown}: {getattr(error, 'strerror', None) or error}") from error
    return True
