"""i18next JSON, a namespace a domain: `i18next/en/zego.rtc.room.json`, read as `t("ROOM_NOT_FOUND.message", {ns})`.

Arguments are `{{limit}}`. i18next has no escape for its own signs, so a text that would set it off cannot be held.
https://www.i18next.com/misc/json-format
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.plan import PlannedFile
from zcodegen.textcompare.arguments import Argument

_INTERPOLATED = re.compile(
    r"\{\{(.+?)\}\}"
)  # as i18next's Interpolator has it: a dot that stops at a line's end


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        entries = [
            (shown.entry.name, [(unit.field, _spelled(unit)) for unit in shown.units])
            for shown in bundle.entries
        ]
        yield PlannedFile(
            f"{bundle.locale}/{bundle.domain.name}.json", "entries.json.jinja", {"entries": entries}
        )


def unsupported_reason(unit: Unit) -> str:
    """Refuse what i18next would take for interpolation or nesting."""
    text = _spelled(unit)
    if "$t(" in text:
        return 'i18next takes "$t(" for nesting, and has no escape for it'
    arguments = [piece.name for piece in unit.pieces if isinstance(piece, Argument)]
    if _INTERPOLATED.findall(text) != arguments:
        return 'i18next takes "{{…}}" for interpolation, and has no escape for it'
    return ""


def _spelled(unit: Unit) -> str:
    return unit.spelled(str, "{{{{{}}}}}".format)
