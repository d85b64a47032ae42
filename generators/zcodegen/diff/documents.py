"""The versions of documents that came, were replaced or went between two revisions, and what changed in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from zcodegen.catalog.claims import Version, sort_versions
from zcodegen.catalog.history import VersionChange, change_between
from zcodegen.catalog.model import Document
from zcodegen.catalog.version_events import VersionEvent, version_events
from zcodegen.catalog.version_steps import compare_versions
from zcodegen.diff.levels import Criticality


class Step(Struct, frozen=True):
    """A version of a document in one locale that is new, has other rows, or is gone.

    `change` and `events` compare it with `before`, the version ahead of it (itself, if it was replaced); `old` and `new`
    are the two versions.
    """

    document: str
    locale: str
    version: str
    what: Literal["added", "replaced", "removed"]
    before: str | None
    change: VersionChange
    codes: int
    events: tuple[VersionEvent, ...] = ()
    old: Version | None = None
    new: Version | None = None

    @property
    def criticality(self) -> Criticality:
        """How bad the step is for those who know the codes: dangerous if a code means another error or value, or went."""
        grave = {"meaning", "moved", "fact", "dropped"}
        is_grave = self.what == "removed" or any(event.kind in grave for event in self.events)
        return Criticality.DANGEROUS if is_grave else Criticality.SAFE


def compare_documents(
    old: Iterable[Version], new: Iterable[Version], documents: Mapping[str, Document]
) -> tuple[Step, ...]:
    """Return what happened to the versions, by document and locale, oldest version first."""
    before = {(version.document, version.locale, version.version): version for version in old}
    after = {(version.document, version.locale, version.version): version for version in new}
    steps: list[Step] = []
    for document in sorted({key[0] for key in (*before, *after)}):
        declared = documents.get(document) or Document(document, {})
        steps += _removed(before, after, document)
        own = sort_versions((version for version in after.values() if version.document == document), declared)
        for locale in sorted({version.locale for version in own}):
            steps += _added([version for version in own if version.locale == locale], before, declared)
    return tuple(steps)


def _removed(
    before: Mapping[tuple[str, str, str], Version],
    after: Mapping[tuple[str, str, str], Version],
    document: str,
) -> Iterator[Step]:
    for key in sorted(before.keys() - after.keys()):
        if key[0] == document:
            gone = before[key]
            yield Step(
                document,
                gone.locale,
                gone.version,
                "removed",
                None,
                VersionChange(),
                len(gone.claims),
                old=gone,
            )


def _added(
    versions: list[Version], before: Mapping[tuple[str, str, str], Version], document: Document
) -> Iterator[Step]:
    ahead: Version | None = None
    for version in versions:
        stored = before.get((version.document, version.locale, version.version))
        if stored is None:
            yield _step(version, "added", ahead, document)
        elif stored.claims != version.claims:
            yield _step(version, "replaced", stored, document)
        ahead = version


def _step(
    version: Version, what: Literal["added", "replaced"], old: Version | None, document: Document
) -> Step:
    return Step(
        document=version.document,
        locale=version.locale,
        version=version.version,
        what=what,
        before=old.version if old else None,
        change=change_between(old, version),
        codes=len(version.claims),
        events=version_events(compare_versions(old, version, document)) if old else (),
        old=old,
        new=version,
    )
