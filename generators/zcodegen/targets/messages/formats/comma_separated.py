"""CSV, a file a locale and domain: `csv/en/zego.rtc.room.csv` with key, code, locale and text, all quoted. RFC 4180.

`locale` is the one that the text is really in. Texts are as the catalog has them: `{name}` where the entry declares
arguments (then `{{` is a brace), else literal.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        rows = [(unit.key, str(unit.entry.code), unit.locale, unit.text) for unit in bundle.units]
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.csv", "bundle.csv.jinja", {"rows": rows})


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, at which many readers end."""
    return no_nul(unit.text, "CSV")
