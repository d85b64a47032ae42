"""Pseudo-locales for tests of a user interface: `en-XA` with accents, brackets and 40 % more length, `ar-XB` from right to left.

The tags and the look are those of Android's and Chromium's pseudo-locales. Arguments, links and code stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from zcodegen.catalog.messages import message_of
from zcodegen.locales.message import Literal, Part, Parts, Plural, Select, dump
from zcodegen.translations.units import Unit

_ACCENTS: Final = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž",
)
_KEPT: Final = re.compile(r"(`[^`]*`|\S{1,100}://\S+|\w{0,100}[_\d]\w*|\b\w*[a-z][A-Z]\w*)")
_FILLER: Final = "one two three four five six seven eight nine ten "
_MORE: Final = 0.4


def _accented(text: str) -> str:
    pieces = _KEPT.split(text)
    pieces[::2] = [piece.translate(_ACCENTS) for piece in pieces[::2]]
    return "".join(pieces)


def _mirrored(text: str) -> str:
    return re.sub(r"\w+", lambda word: f"\u200f{word[0]}\u200f", text)


PSEUDO_LOCALES: Final[Mapping[str, Callable[[str], str]]] = {"ar-XB": _mirrored, "en-XA": _accented}
"""Tag -> what is done with literal text."""


def pseudo_text(unit: Unit, locale: str) -> str:
    """Return the text of a unit in a pseudo-locale, a key of `PSEUDO_LOCALES`."""
    change = PSEUDO_LOCALES[locale]
    if unit.entry is None or not unit.has_arguments:
        changed, length = change(unit.source), len(unit.source)
    else:
        parts = _change(message_of(unit.entry, unit.source).parts, change)
        changed, length = dump(parts), len(unit.source)
    if locale != "en-XA":
        return changed
    wanted = int(length * _MORE)
    return f"[{changed} {(_FILLER * (wanted // len(_FILLER) + 1))[:wanted].strip()}]"


def _change(parts: Parts, change: Callable[[str], str]) -> Parts:
    def changed(part: Part) -> Part:
        if isinstance(part, Literal):
            return Literal(change(part.text))
        if isinstance(part, Plural):
            branches = tuple((selector, _change(branch, change)) for selector, branch in part.branches)
            return Plural(part.name, part.offset, part.ordinal, branches)
        if isinstance(part, Select):
            return Select(part.name, tuple((key, _change(branch, change)) for key, branch in part.branches))
        return part

    return tuple(map(changed, parts))
