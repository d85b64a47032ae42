"""Plain JSON, a file a locale and domain: `json/en/zego.rtc.room.json`, in it `ROOM_NOT_FOUND`, in it `message`.

Texts are as the catalog has them: `{name}` where the entry declares arguments (then `{{` is a brace), else literal.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.plan import Planned


def plan(bundles: Bundles) -> Iterator[Planned]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        entries = [
            (shown.entry.name, [(unit.field, unit.text) for unit in shown.units]) for shown in bundle.entries
        ]
        yield Planned(
            f"{bundle.locale}/{bundle.domain.name}.json", "entries.json.jinja", {"entries": entries}
        )


def cannot_hold(unit: Unit) -> str:
    """Nothing: JSON has an escape for every character."""
    del unit
    return ""
