"""ICU message syntax in JSON, as FormatJS (react-intl) reads it: `formatjs/en/zego.rtc.room.json`, key to pattern.

Arguments are `{limit}`. Braces, and `<` and `>` (tags, to FormatJS), stand in apostrophes; an apostrophe is doubled.
https://formatjs.github.io/docs/core-concepts/icu-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile

# An apostrophe inside quotes is doubled like any other; a run is quoted as one, since `'{''{'` would be `{'{`.
_QUOTED = re.compile("[{}<>]['{}<>]*")

unsupported_reason = nothing  # all signs of the syntax can be quoted


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        texts = [(unit.key, spelled(unit)) for unit in bundle.units]
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.json", "keys.json.jinja", {"texts": texts})


def spelled(unit: Unit) -> str:
    """Return a text as an ICU message."""
    return unit.spelled(_literal, "{{{}}}".format)


def _literal(text: str) -> str:
    return _QUOTED.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))
