"""Java .properties, a ResourceBundle a domain: `properties/zego/rtc/room_zh_CN.properties`, base name `zego.rtc.room`.

The file without a locale has the source locale's texts. Only a text with arguments is a MessageFormat pattern: `{0}` is
the first that the entry declares, and apostrophes and braces are quoted.
https://docs.oracle.com/en/java/javase/11/docs/api/java.base/java/util/ResourceBundle.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import Planned

_QUOTED = re.compile("[{}]['{}]*")

cannot_hold = nothing  # every UTF-16 unit has an escape


def plan(bundles: Bundles) -> Iterator[Planned]:
    """Plan a file for each bundle, and the root of each domain."""
    for bundle in bundles.all:
        base = bundle.domain.name.replace(".", "/")
        yield _planned(f"{base}_{bundle.locale.replace('-', '_')}.properties", bundle)
        if bundle.locale == bundles.source:
            yield _planned(f"{base}.properties", bundle)


def _planned(path: str, bundle: Bundle) -> Planned:
    entries = [
        (
            "" if shown.locale == bundle.locale else shown.locale,
            [(f"{shown.entry.name}.{unit.field}", _spelled(unit)) for unit in shown.units],
        )
        for shown in bundle.entries
    ]
    return Planned(
        path,
        "bundle.properties.jinja",
        {"domain": bundle.domain.name, "locale": bundle.locale, "entries": entries},
    )


def _spelled(unit: Unit) -> str:
    if not unit.entry.arguments:
        return unit.text
    places = {
        one.name: f"{{{place},number,#}}" if one.type == "integer" else f"{{{place}}}"
        for place, one in enumerate(unit.entry.arguments)
    }
    return unit.spelled(_literal, places.__getitem__)


def _literal(text: str) -> str:
    return _QUOTED.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))
