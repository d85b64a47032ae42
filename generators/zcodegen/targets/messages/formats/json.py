"""Plain JSON, a file per locale and domain: `json/en/zego.rtc.room.json`, in it `ROOM_NOT_FOUND`, in it `message`.

Texts are as the catalog has them: ICU MessageFormat if the entry declares arguments, else literal.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.members import members_file
from zcodegen.targets.plan import PlannedFile

unsupported_reason = nothing  # JSON has an escape for every character


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        entries = [
            (shown.name, [(field, text) for field, text, _ in shown.texts]) for shown in bundle.entries
        ]
        yield members_file(f"{bundle.locale}/{bundle.domain.name}.json", entries)
