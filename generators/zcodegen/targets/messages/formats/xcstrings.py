"""Apple's string catalog, a table a domain with all locales: `xcstrings/zego.rtc.room.xcstrings`.

Only a text with arguments is a format: `%1$@`, or `%1$lld` for an integer, is the first that the entry declares, and
`%` is doubled. A text that is in another locale has the state "new".
https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.numbered import numbered
from zcodegen.targets.plan import PlannedFile

_CONVERSIONS = {"integer": "lld", "string": "@"}

unsupported_reason = nothing  # JSON has an escape for every character


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each domain."""
    for domain in dict.fromkeys(bundle.domain.name for bundle in bundles.all):
        found: dict[str, list[tuple[str, str, str]]] = {}
        for bundle in bundles.of_domain(domain):
            for unit in bundle.filled:
                state = "translated" if unit.locale == bundle.locale else "new"
                found.setdefault(unit.key, []).append((bundle.locale, state, numbered(unit, _CONVERSIONS)))
        yield PlannedFile(
            f"{domain}.xcstrings", "table.xcstrings.jinja", {"source": bundles.source, "texts": found.items()}
        )
