"""What the pages did between two revisions: versions of documents that came, were replaced or went, and their codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct

from zcodegen.catalog.claims import Version, sort_versions
from zcodegen.catalog.history import VersionChange, change_between
from zcodegen.catalog.model import Document


class Step(Struct, frozen=True):
    """A version of a document in one locale that is new, has other rows, or is gone.

    `change` holds it against `before`, the version ahead of it (the same one, where it was replaced).
    """

    document: str
    locale: str
    version: str
    what: Literal["added", "replaced", "removed"]
    before: str | None
    change: VersionChange
    codes: int


def compare_documents(
    old: Iterable[Version], new: Iterable[Version], documents: Mapping[str, Document]
) -> tuple[Step, ...]:
    """Return what happened to the versions, by document and locale, oldest version first."""
    before = {(one.document, one.locale, one.version): one for one in old}
    after = {(one.document, one.locale, one.version): one for one in new}
    steps: list[Step] = []
    for document in sorted({key[0] for key in (*before, *after)}):
        declared = documents.get(document) or Document(document, {})
        steps += _gone(before, after, document)
        own = sort_versions((one for one in after.values() if one.document == document), declared)
        for locale in sorted({one.locale for one in own}):
            steps += _come([one for one in own if one.locale == locale], before)
    return tuple(steps)


def _gone(
    before: Mapping[tuple[str, str, str], Version],
    after: Mapping[tuple[str, str, str], Version],
    document: str,
) -> Iterator[Step]:
    for key in sorted(before.keys() - after.keys()):
        if key[0] == document:
            one = before[key]
            yield Step(document, one.locale, one.version, "removed", None, VersionChange(), len(one.claims))


def _come(versions: list[Version], before: Mapping[tuple[str, str, str], Version]) -> Iterator[Step]:
    ahead: Version | None = None
    for one in versions:
        stored = before.get((one.document, one.locale, one.version))
        if stored is None:
            named = ahead.version if ahead else None
            yield _step(one, "added", named, change_between(ahead, one))
        elif stored.claims != one.claims:
            yield _step(one, "replaced", one.version, change_between(stored, one))
        ahead = one


def _step(
    version: Version, what: Literal["added", "replaced"], before: str | None, change: VersionChange
) -> Step:
    return Step(version.document, version.locale, version.version, what, before, change, len(version.claims))
