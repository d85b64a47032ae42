"""What is to be imported: a page, and as what; read into the versions that it makes."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from msgspec import Struct
from msgspec.structs import replace as with_fields

from zcodegen.catalog.claims import Claim, Version, claims_path
from zcodegen.catalog.dependencies import repository_folder
from zcodegen.catalog.model import MAX_TEXT_LENGTH, Code
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError, pluralize
from zcodegen.readers.page_loader import load_page, read_imported, read_page_bytes
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import Page, Row, SkippedLine
from zcodegen.readers.source import decode
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.revision import Commit, Repository, commits_of, find_repository
from zcodegen.source.scalars import write_string

_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*")
_HTTP_STATUSES = range(100, 600)
_NUMBER = r"[-+]?(?:0[xX][0-9A-Fa-f]+|\d+)"
_RANGE = re.compile(rf"{_NUMBER}\s*(?:~|～|-|–|—|‐|‑|\.\.\.?|…|至|到|to)\s*{_NUMBER}")


class Snapshot(Struct, frozen=True):
    """A page as it was at a commit; `read` returns another file of that commit, None if it is not there.

    `is_older` says that the page has a later version: what is wrong with this one is not reported.
    """

    content: bytes
    commit: Commit
    read: Callable[[Path], bytes | None]
    is_older: bool = False


class ImportRequest(Struct, frozen=True):
    """A page to import as a version of a document; what is None is found out."""

    path: Path
    document: str
    version: str | None = None
    locale: str | None = None
    domain: str | None = None
    reader: str | None = None
    root: Path | None = None
    replace: bool = False
    snapshot: Snapshot | None = None
    """The page at a commit; None reads the file as it is now."""
    fetched: str | None = None
    """The day on which the page was fetched, if that is known; it is not a version."""


class PageRead(Struct, frozen=True):
    """A page with all that was read of it; `imported` are the pages that it imports, whose rows count as its own."""

    request: ImportRequest
    source: SourceFile
    sha256: str
    page: Page
    imported: tuple[Page, ...]
    commit: Commit | None

    @property
    def version(self) -> str | None:
        """The version asked for, else the date of the page's last commit, else that of its front matter."""
        return self.request.version or (self.commit.date if self.commit else None) or self.page.version

    @property
    def pages(self) -> tuple[Page, ...]:
        """The page, then those that it imports."""
        return (self.page, *self.imported)


def read_request(request: ImportRequest, words: HeaderVocabulary, commit: Commit | None = None) -> PageRead:
    """Read the page of a request, whose last commit is `commit`. Raises ZcodegenError if it cannot be read."""
    shown = request.path.as_posix()
    if not shown.isprintable():
        raise ZcodegenError(f"{shown!a} is stored in the catalog: give the file a name that can be written")
    snapshot = request.snapshot
    content = snapshot.content if snapshot else read_page_bytes(request.path)
    if snapshot:
        page = read_page(
            content, path=shown, root=request.root, reader=request.reader, locale=request.locale, words=words
        )
    else:
        page = load_page(
            request.path, root=request.root, reader=request.reader, locale=request.locale, words=words
        )
    load = snapshot.read if snapshot else None
    imported = tuple(map(_fit, read_imported(page, root=request.root, words=words, load=load)))
    source = SourceFile(shown, decode(content, shown).text, None)
    sha256 = hashlib.sha256(content).hexdigest()
    return PageRead(
        request,
        source,
        sha256,
        _fit(page),
        imported,
        snapshot.commit if snapshot else commit,
    )


def _fit(page: Page) -> Page:
    """Return a page whose rows with a text that no catalog takes count as unread."""
    long = [
        row
        for row in page.rows
        if max(len(text or "") for text in (row.message, row.cause, row.action)) > MAX_TEXT_LENGTH
    ]
    if not long:
        return page
    reason = f"a text of more than {MAX_TEXT_LENGTH} characters"
    unread = (SkippedLine(row.line, ", ".join(map(str, row.codes)), reason) for row in long)
    rows = tuple(row for row in page.rows if row not in long)
    return with_fields(page, rows=rows, unread=(*page.unread, *unread))


def versions_of(read: PageRead, project: Path) -> Iterator[Version]:
    """Yield the versions that a page makes: one, or one a locale where its rows are in many.

    The page must be one that `faults_of` finds no error in.
    """
    request, page = read.request, read.page
    for locale in _locales(read):
        yield Version(
            document=request.document,
            version=read.version or "",
            locale=locale or "",
            page=_recorded(page.path, project, request.root),
            sha256=read.sha256,
            claims=tuple(_claims_in(locale, read, project)),
            file=SourceFile(claims_path(request.document, read.version or "", locale or ""), "", None),
            title=page.title,
            commit=read.commit.hash if read.commit else None,
            fetched=request.fetched,
            date=read.commit.date if read.commit else None,
            subject=(read.commit.subject or None) if read.commit else None,
        )


_DATE_IN_NAME: Final = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")
_HOW_KNOWN: Final = {
    "mark": "by its byte order mark",
    "declared": "which the page declares",
    "guessed": "which its bytes look like: it declares none",
}
"""How an encoding is known, by its `origin`."""


def faults_of(read: PageRead) -> Iterator[Finding]:
    """Yield what a person should know of a page: rows not read, imports not found; as errors, what keeps it out."""
    for page in read.pages:
        yield from _faults_in(page)
    yield from _faults_of_rows(read)
    yield from _faults_of_version(read)


def _faults_in(page: Page) -> Iterator[Finding]:
    if page.encoding:
        advice = "check that its texts can be read; save the page as UTF-8 if they cannot"
        message = f"decoded as {page.encoding.shown}, {_HOW_KNOWN[page.encoding.origin]}"
        yield Finding("page-encoding", Severity.NOTE, message, Location(page.path), help=advice)
    for row in page.unread:
        message, advice = _about_unread(row)
        yield _warning("unread-row", message, page, row.line, advice, row.column)
    for found in page.rows:
        if found.lost_cells:
            cells = pluralize(found.lost_cells, "cell")
            message = (
                f"the row of {_listed(found.codes)} has {cells} more than its header: a browser hides them"
            )
            advice = r"write `\|` for a pipe inside of a cell, or give the table a column more"
            yield _warning("lost-cells", message, page, found.line, advice)
    for source in page.imports:
        if not source.resolved:
            message = f"imports {source.path!r}, which does not exist"
            yield _warning("page-import", message, page, source.line, "name the pages' folder with --root")


def _faults_of_rows(read: PageRead) -> Iterator[Finding]:
    at = Location(read.page.path)
    kinds = {row.kind for page in read.pages for row in page.rows}
    if not kinds:
        advice = "check that it is the right page; `zcodegen readers` lists the shapes that can be read"
        message = "no row with a code was found on this page"
        yield Finding("page-codes", Severity.ERROR, message, at, help=advice)
    elif "return" not in kinds:
        message = (
            f"all rows are of class {_listed(sorted(kinds))}: none proposes an entry, and none is checked"
        )
        advice = "add a word of the header to `words` in the manifest if they are return codes"
        yield Finding("page-codes", Severity.WARNING, message, at, help=advice)


def _why_undated(path: Path) -> tuple[str, str]:
    """Return why Git gives a page no date, and how to change that."""
    try:
        repository = find_repository(path)
        has_commit = bool(commits_of([path]))
    except ZcodegenError:
        return "is not in Git", ""
    if repository.shallow and not has_commit:
        return "its clone is shallow, which lacks its commits", "run `git fetch --unshallow` there, or "
    if has_commit:
        return "was changed since its last commit", "commit it, or "
    return "is not in Git", ""


def _about_unread(row: SkippedLine) -> tuple[str, str]:
    """Return what was not read, and what to do about it."""
    if row.is_column:
        return row.reason, (
            f"if it has texts of the codes, write `words: {{message: [{write_string(row.text, flow=True)}]}}`, "
            "or cause, or action, in the manifest; else do nothing"
        )
    message = f"looks like a code row and was not read ({row.reason}): {row.text}"
    advice = "fix the page, name a --reader, or `ignore` its heading in the manifest"
    return message if row.text else f"not read: {row.reason}", advice


def _faults_of_version(read: PageRead) -> Iterator[Finding]:
    at = Location(read.page.path)
    if read.version is None:
        why, remedy = _why_undated(read.request.path)
        message = f"the page has no date and {why}"
        dated = _DATE_IN_NAME.search(PurePosixPath(read.page.path).name)
        advice = f"{remedy}name its version with --version{f' {dated[0]}, as its file does' if dated else ''}"
        yield Finding("page-version", Severity.ERROR, message, at, help=advice)
    elif not is_version(read.version):
        message = f"{read.version!r} is not a version"
        advice = "a version is a date or a number, such as 2026-03-20 or 1.4"
        yield Finding("page-version", Severity.ERROR, message, at, help=advice)
    if None in _locales(read):
        message = "the language of the page is unknown"
        yield Finding("page-locale", Severity.ERROR, message, at, help="name it with --locale")


def _listed(values: Iterable[object]) -> str:
    return ", ".join(map(str, values))


def _warning(rule: str, message: str, page: Page, line: int, advice: str, column: int = 0) -> Finding:
    return Finding(rule, Severity.WARNING, message, Location(page.path, line, column), help=advice)


def is_version(text: str) -> bool:
    """Whether a version can be a file's name, as the schema of claims asks."""
    return _VERSION.fullmatch(text) is not None


def _locales(read: PageRead) -> dict[str | None, None]:
    return dict.fromkeys(row.locale or read.page.locale for page in read.pages for row in page.rows)


def says_the_same(one: Version, other: Version) -> bool:
    """Whether two versions have the same claims, wherever the rows are in their pages."""
    return [_said(claim) for claim in one.claims] == [_said(claim) for claim in other.claims]


def _said(claim: Claim) -> Claim:
    return with_fields(claim, line=0, page=None, steps=())


def is_range(code: Code) -> bool:
    """Whether a code is a range of numbers, as a cell gives one: such a claim is not a single code's."""
    return isinstance(code, str) and _RANGE.fullmatch(code) is not None


def _claims_in(locale: str | None, read: PageRead, project: Path) -> Iterator[Claim]:
    """Yield the claims of all rows in a locale."""
    for page in read.pages:
        recorded = None if page is read.page else _recorded(page.path, project, read.request.root)
        for row in page.rows:
            if (row.locale or read.page.locale) == locale:
                yield from _claims(row, recorded)


def _claims(row: Row, page: str | None) -> Iterator[Claim]:
    """Yield the claims of a row: one with three codes makes three."""
    for code in row.codes:
        yield Claim(
            code=code,
            line=row.line,
            heading=row.heading,
            message=row.message,
            cause=row.cause,
            action=row.action,
            name=row.name,
            kind=row.kind,
            page=page,
            http_status=row.http_status if row.http_status in _HTTP_STATUSES else None,
            retryable=row.retryable,
            recovery=row.recovery,
            deprecated=row.deprecated,
        )


def _recorded(path: str, project: Path, root: Path | None) -> str:
    """Return a page's path as claims keep it: relative to the project, else to `root`, else to its Git repository, else its name."""
    real = Path(os.path.abspath(path))  # noqa: PTH100 - links are not followed
    for folder in filter(None, (project, root, repository_folder(real.parent))):
        top = Path(os.path.abspath(folder))  # noqa: PTH100  # links are not resolved on purpose
        if real.is_relative_to(top):
            return real.relative_to(top).as_posix()
    return real.name


def last_commits(requests: Iterable[ImportRequest]) -> dict[Path, Commit]:
    """Return the commit that made each page what it is; pages that are not in Git or were changed since are left out.

    A page whose version the request names is not looked up. All pages of one repository are looked up at once.
    """
    paths = [request.path for request in requests if request.version is None and request.snapshot is None]
    by_top: dict[Path, tuple[Repository, list[Path]]] = {}
    for folder in dict.fromkeys(path.parent for path in paths):
        try:
            repository = find_repository(folder)
        except ZcodegenError:
            continue
        here = [path for path in paths if path.parent == folder]
        by_top.setdefault(repository.top, (repository, []))[1].extend(here)
    found: dict[Path, Commit] = {}
    for repository, pages in by_top.values():
        try:
            changed = repository.changed_files()
            unchanged = [path for path in pages if repository.path_of(path) not in changed]
            found |= commits_of(unchanged)
        except ZcodegenError:
            continue
    return found
