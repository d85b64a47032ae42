"""A page's Git history as requests: one version for each content that the page had, dated by its commit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.requests import ImportRequest, Snapshot
from zcodegen.importer.workspace import VersionIndex
from zcodegen.revision import PageRevision, find_repository, page_history


def history_requests(
    request: ImportRequest, index: VersionIndex, since: str | None = None
) -> Iterator[ImportRequest]:
    """Yield a request for each content that a page had in Git since a day (YYYY-MM-DD), oldest first.

    A version is named after its commit's day; a second content of one day is `2026-03-20.2`. If the day's name is
    stored for a later commit of that day, the earlier contents of the day are left out. Raises ZcodegenError if the page
    has no history.
    """
    if request.path.is_dir():
        raise ZcodegenError(
            f"{request.path.as_posix()} is a folder: --history imports the versions of one page"
        )
    revisions = page_history(request.path, since)
    if not revisions:
        if find_repository(request.path).shallow:
            raise ZcodegenError(
                f"the clone of {request.path.as_posix()} is shallow, so its history is not known: run `git fetch --unshallow` there"
            )
        when = f" since {since}" if since else ""
        raise ZcodegenError(
            f"{request.path.as_posix()} has no commit{when}: commit it, or import it without --history"
        )
    named = list(_name_versions(revisions, request, index))
    for number, (name, revision) in enumerate(named, 1):
        snapshot = Snapshot(
            content=revision.content,
            commit=revision.commit,
            read=partial(_read_at, revision),
            is_older=number < len(named),
        )
        yield replace(request, version=name, snapshot=snapshot)


def _name_versions(
    revisions: tuple[PageRevision, ...], request: ImportRequest, index: VersionIndex
) -> Iterator[tuple[str, PageRevision]]:
    by_day: dict[str, list[PageRevision]] = {}
    for revision in revisions:
        by_day.setdefault(revision.commit.date, []).append(revision)
    for day, of_day in by_day.items():
        stored = index.commit_of(request.document, day) if len(of_day) > 1 else None
        first = next((at for at, revision in enumerate(of_day) if revision.commit.hash == stored), 0)
        for number, revision in enumerate(of_day[first:], 1):
            yield (day if number == 1 else f"{day}.{number}"), revision


def _read_at(revision: PageRevision, path: Path) -> bytes | None:
    try:
        return revision.read(revision.repository.path_of(path))
    except ZcodegenError:
        return None
