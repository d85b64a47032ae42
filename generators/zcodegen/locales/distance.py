"""How far a locale is from the one that a reader wants: CLDR's language matching.

Source: UTS #35, "Language Matching", with the data "written-new"; equal to ICU's LocaleDistance.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.locales import cldr_formats
from zcodegen.locales.likely import Subtags

THRESHOLD: Final = 50
"""Locales at this distance or farther do not match."""
PARADIGMS: Final = ("en", "en-GB", "es", "es-419", "pt-BR", "pt-PT")
"""Locales preferred to others at the same distance."""
PARTITIONS: Final = {
    "ar": frozenset(["MA", "DZ", "TN", "LY", "MR", "EH"]),
    "en": frozenset(["AS", "CA", "GU", "MH", "MP", "PH", "PR", "UM", "US", "VI"]),
    "es": frozenset(cldr_formats.AMERICAS.split()),
    "pt": frozenset(cldr_formats.AMERICAS.split()),
    "zh-Hant": frozenset(["HK", "MO"]),
}
"""Language, perhaps with a script: regions that are nearer to each other than to the rest."""
_MACRO_REGIONS: Final = frozenset(["001", "002", "142", "150", "019", "003"])
_RULE = re.compile(r"([\w-]+)([>=])([\w-]+):(\d+)")


def _read_rules(text: str) -> dict[tuple[str, str], int]:
    rules: dict[tuple[str, str], int] = {}
    for rule in text.split():
        desired, way, supported, distance = _RULE.fullmatch(rule).groups()  # type: ignore[union-attr]  # every frozen rule matches
        rules[desired, supported] = int(distance)
        if way == "=":
            rules.setdefault((supported, desired), int(distance))
    return rules


LANGUAGES: Final = _read_rules(cldr_formats.LANGUAGES)
_SCRIPTS: Final = _read_rules(cldr_formats.SCRIPTS)


def distance(desired: Subtags, supported: Subtags) -> int:
    """Return the distance of two maximized tags: 0 for the same, 80 and more for languages that are not related."""
    if desired.language == supported.language:
        total = 0
    elif (total := LANGUAGES.get((desired.language, supported.language), 80)) >= THRESHOLD:
        return total
    if desired.script != supported.script:
        pair = (f"{desired.language}-{desired.script}", f"{supported.language}-{supported.script}")
        total += _SCRIPTS.get(pair, 50)
    if desired.region != supported.region:
        total += _region_distance(desired, supported)
    return total


def _region_distance(desired: Subtags, supported: Subtags) -> int:
    language = f"zh-{desired.script}" if desired.language == "zh" else desired.language
    partition = PARTITIONS.get(language)
    if partition is None or desired.language != supported.language:
        return 4
    sides = (_sides(desired.region, partition), _sides(supported.region, partition))
    if sides[0] != sides[1] or len(sides[0]) > 1:
        return 5
    british = language == "en" and "GB" in (desired.region, supported.region)
    return 3 if british and sides[0] == {False} else 4


def _sides(region: str, partition: frozenset[str]) -> frozenset[bool]:
    """Return whether a region is in a partition; a region that contains others may be on both sides."""
    if region == "001" or (region in _MACRO_REGIONS and region not in partition):
        inside = region in {"001", "019", "003"}
        return frozenset({inside, False})
    return frozenset({region in partition})
