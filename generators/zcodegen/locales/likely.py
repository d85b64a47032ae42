"""Language, script and region of a tag, with CLDR's likely subtags and parent locales.

Source: UTS #35, "Likely Subtags" and "Parent Locales"; the tables are frozen in `cldr.py` and `cldr_formats.py`.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from zcodegen.locales import cldr, cldr_formats
from zcodegen.locales.tags import RTL_SCRIPTS


def parse_pairs(text: str) -> dict[str, str]:
    """Return the words `key=value` of a table as a mapping."""
    return dict(word.split("=") for word in text.split())


ALIASES = parse_pairs(cldr_formats.ALIASES) | {
    "no": "nb"
}  # one language for CLDR, whose aliases leave it out
LIKELY = parse_pairs(cldr.LIKELY)
PARENTS = parse_pairs(cldr.PARENTS)
_TAG = re.compile(r"([a-z]+)(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-.*)?")


class Subtags(Struct, frozen=True):
    """Language, script and region of a tag; the script is filled in if CLDR knows it, the region may be empty."""

    language: str
    script: str
    region: str

    @property
    def maximized(self) -> Subtags:
        """The same with the likely region."""
        return _maximized(self)

    @property
    def parent(self) -> Subtags | None:
        """What CLDR inherits from; None at the root of a script."""
        return _parent(self)


@cache
def subtags_of(tag: str) -> Subtags:
    """Return the subtags of `tag` without its variants, the language replaced by what CLDR reads instead."""
    match = _TAG.fullmatch(tag.lower())
    if match is None:
        return Subtags(tag, "", "")
    language, script, region = match[1], (match[2] or "").title(), (match[3] or "").upper()
    if language in ALIASES:
        language, _, implied = ALIASES[language].partition("-")
        script = script or implied
    return Subtags(language, script or likely(language, "", region)[0], region)


def are_equivalent(one: str, other: str) -> bool:
    """Return whether two tags name one locale: `de` and `de-DE`, `zh-CN` and `zh-Hans-CN`; never with a variant."""
    if max(one.count("-"), other.count("-")) > 2:  # noqa: PLR2004 - script and region
        return one == other
    return _maximized(subtags_of(one)) == _maximized(subtags_of(other))


@cache
def _maximized(subtags: Subtags) -> Subtags:
    script, region = likely(subtags.language, subtags.script, subtags.region)
    return Subtags(subtags.language, script, region)


@cache
def _parent(subtags: Subtags) -> Subtags | None:
    usual = likely(subtags.language)[0] == subtags.script
    tag = "-".join(filter(None, (subtags.language, "" if usual else subtags.script, subtags.region)))
    if above := PARENTS.get(tag):
        parent = subtags_of(above)
        return parent if parent != subtags else None
    return Subtags(subtags.language, subtags.script, "") if subtags.region else None


def likely(language: str, script: str = "", region: str = "") -> tuple[str, str]:
    """Return script and region with the likely subtags added; empty if CLDR does not know the language."""
    keys = (
        f"{language}-{region}" if region and not script else "",
        f"{language}-{script}" if script else "",
        language,
    )
    for key in keys:
        likely_script, _, likely_region = LIKELY.get(key, "").partition("-")
        if likely_script and script in ("", likely_script):
            return likely_script, region or likely_region
    return script, region


def is_rtl(tag: str) -> bool:
    """Return whether the script of `tag`, given or likely, is written from right to left."""
    return subtags_of(tag).script in RTL_SCRIPTS


def has_variant(tag: str) -> bool:
    """Return whether the last subtag of a canonical tag is a variant: `de-1996`, `sl-rozaj`."""
    last = tag.rpartition("-")[2]
    return "-" in tag and (len(last) > len("Hans") or (len(last) == len("1996") and last[0].isdigit()))


@cache
def inherited_tags(tag: str) -> tuple[str, ...]:
    """Return the tags whose data CLDR reads for `tag`, nearest first: itself, parents, the language if the script is its usual."""
    subtags: Subtags | None = subtags_of(tag)
    found: list[str] = []
    while subtags is not None:
        usual = likely(subtags.language, "", subtags.region)[0] == subtags.script
        scripted = "-".join(filter(None, (subtags.language, subtags.script, subtags.region)))
        plain = "-".join(filter(None, (subtags.language, subtags.region)))
        found += [plain, scripted] if usual else [scripted]
        subtags = subtags.parent
    found.append(subtags_of(tag).language)
    found += [f"no{tag[2:]}" for tag in found if tag.startswith("nb")]  # CLDR keeps the data of nb under no
    return tuple(dict.fromkeys(found))
