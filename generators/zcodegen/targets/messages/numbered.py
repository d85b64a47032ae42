"""Texts with numbered arguments, as printf-like formats have them: `%1$s` is the first that the entry declares."""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.targets.messages.bundles import Unit


def numbered(unit: Unit, conversions: Mapping[str, str]) -> str:
    """Return a text with its arguments numbered and `%` doubled; a text of an entry without arguments as it is.

    `conversions` maps an argument's type to what stands behind `%1$`.
    """
    if not unit.entry.arguments:
        return unit.text
    spelled = {
        one.name: f"%{place}${conversions[one.type]}" for place, one in enumerate(unit.entry.arguments, 1)
    }
    return unit.spelled(lambda text: text.replace("%", "%%"), spelled.__getitem__)
