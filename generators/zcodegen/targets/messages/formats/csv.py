"""CSV, a file per locale and domain: `csv/en/zego.rtc.room.csv` with key, code, locale, state and text.

`locale` is the one that the text is in, `state` is missing, stale, translated or original. Texts are as the catalog has them: ICU
MessageFormat if the entry declares arguments, else literal. A field that a spreadsheet would take for a formula has an apostrophe in
front.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.formats import csv
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    for bundle in bundles.all:
        rows = [("key", "code", "locale", "state", "text")]
        rows += [
            (unit.key, str(unit.entry.code), unit.locale, unit.state, unit.text) for unit in bundle.units
        ]
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.csv", content=csv.dump_rows(rows))


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, at which many readers end."""
    return csv.unsupported_reason(unit.text)
