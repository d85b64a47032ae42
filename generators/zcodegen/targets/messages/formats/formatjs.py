"""ICU message syntax in JSON, as FormatJS (react-intl) reads it: `formatjs/en/zego.rtc.room.json`, key to pattern.

Arguments are `{limit}`. Braces, and `<` and `>` (tags, to FormatJS), are put in apostrophes; an apostrophe is doubled. ICU itself shows
the apostrophes around `<`: the format `icu` is for it. https://formatjs.github.io/docs/core-concepts/icu-syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zcodegen.locales.message import Literal, Part, Parts, Plural, Select, dump
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.members import members_file
from zcodegen.targets.plan import PlannedFile

# An apostrophe inside quotes is doubled like any other; a run is quoted as one, since `'{''{'` would be `{'{`.
_QUOTED = re.compile("[{}<>]['{}<>]*")
_QUOTED_IN_PLURAL = re.compile("[{}<>#]['{}<>#]*")

unsupported_reason = nothing  # all signs of the syntax can be quoted


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        texts = [(unit.key, pattern(unit)) for unit in bundle.filled]
        yield members_file(f"{bundle.locale}/{bundle.domain.name}.json", texts)


def pattern(unit: Unit) -> str:
    """Return a text as a message of FormatJS."""
    return _write(unit.message.parts, in_plural=False)


def _write(parts: Parts, *, in_plural: bool) -> str:
    return "".join(_write_part(part, in_plural=in_plural) for part in parts)


def _write_part(part: Part, *, in_plural: bool) -> str:
    if isinstance(part, Literal):
        quoted = _QUOTED_IN_PLURAL if in_plural else _QUOTED
        return quoted.sub(lambda run: f"'{run[0]}'", part.text.replace("'", "''"))
    if isinstance(part, Select):
        return f"{{{part.name}, select, {_write_branches(part.branches, in_plural=False)}}}"
    if isinstance(part, Plural):
        kind = "selectordinal" if part.ordinal else "plural"
        offset = f"offset:{part.offset} " if part.offset else ""
        return f"{{{part.name}, {kind}, {offset}{_write_branches(part.branches, in_plural=True)}}}"
    return dump((part,))


def _write_branches(branches: Sequence[tuple[str, Parts]], *, in_plural: bool) -> str:
    return " ".join(f"{selector} {{{_write(parts, in_plural=in_plural)}}}" for selector, parts in branches)
