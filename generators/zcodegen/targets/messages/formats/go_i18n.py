"""go-i18n TOML, a file a locale and domain: `go-i18n/zego.rtc.room.zh-CN.toml`, message id = key.

go-i18n takes the locale from the file's name. Arguments are `{{.limit}}`; a text with `{{` is a text/template, in which
braces stand in an action of their own. https://github.com/nicksnyder/go-i18n
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile

_OPENING = re.compile(r"\{\{+|\{$")

unsupported_reason = nothing  # TOML has an escape for every character, and braces can stand in an action


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        entries = [
            (
                "" if shown.locale == bundle.locale else shown.locale,
                [(unit.key, _spelled(unit)) for unit in shown.units],
            )
            for shown in bundle.entries
        ]
        yield PlannedFile(
            f"{bundle.domain.name}.{bundle.locale}.toml", "bundle.toml.jinja", {"entries": entries}
        )


def _spelled(unit: Unit) -> str:
    if "{{" not in (text := unit.spelled(str, "{{{{.{}}}}}".format)):
        return text
    return unit.spelled(_literal, "{{{{.{}}}}}".format)


def _literal(text: str) -> str:
    return _OPENING.sub(lambda run: f'{{{{"{run[0]}"}}}}', text)
