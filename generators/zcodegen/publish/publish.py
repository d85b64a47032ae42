"""Publish packed ecosystems: first look at every destination, then send what is missing, in one fixed order.

No state is kept: what a registry has is asked of the registry. So a run that failed in the middle is completed by
the same command again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import Manifest
from zcodegen.publish.pack import verify
from zcodegen.publish.release import Digests, Release
from zcodegen.publish.table import ECOSYSTEMS, Ecosystem


class State(Enum):
    """What a destination has of a release."""

    ABSENT = "absent"
    PARTIAL = "partial"
    EQUAL = "equal"
    DIFFERENT = "different"


class Step(Struct, frozen=True):
    """One ecosystem and its destination: what it should have and what it has."""

    ecosystem: Ecosystem
    release: Release
    destination: str
    wanted: Digests
    present: Digests

    @property
    def missing(self) -> tuple[str, ...]:
        """What the destination does not have."""
        return tuple(name for name in self.wanted if name not in self.present)

    @property
    def conflicts(self) -> tuple[tuple[str, str, str], ...]:
        """What the destination has under the same name with another hash: name, packed hash, published hash."""
        return tuple(
            (name, wanted, self.present[name])
            for name, wanted in self.wanted.items()
            if self.present.get(name, wanted) != wanted
        )

    @property
    def state(self) -> State:
        """What the destination has of the release."""
        if self.conflicts:
            return State.DIFFERENT
        if not self.missing:
            return State.EQUAL
        return State.PARTIAL if len(self.missing) < len(self.wanted) else State.ABSENT

    def send(self) -> None:
        """Bring what is missing to the destination; ZcodegenError where it refuses or does not answer."""
        self.ecosystem.send(self.release, self.destination, self.missing)


def survey(manifest: Manifest, packed: Path, destinations: Mapping[str, str]) -> Iterator[Step]:
    """Look at each destination (ecosystem -> address, "" for the tool's default), in the order of the table.

    `packed` is the folder that `pack` filled. Raises ZcodegenError where a package is missing from it or was changed,
    and where a registry does not answer.
    """
    for ecosystem in (row for row in ECOSYSTEMS.values() if row.id in destinations):
        verify(packed, ecosystem)
        release = Release(manifest, packed / ecosystem.id)
        where = destinations[ecosystem.id]
        wanted = ecosystem.wanted(release, where)
        present = ecosystem.present(release, where)
        release = replace(release, channel=ecosystem.channel(release, where))
        yield Step(ecosystem, release, where, wanted, present)
