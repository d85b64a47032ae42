"""Characters that a reader of a text cannot see, or that change the order in which it is shown.

Every such character of a text is reported once, with its offset. A line feed and a tab are not reported, nor is
a joiner in an emoji sequence or the letters of a script that needs it. The attack is described in
"Trojan Source" (CVE-2021-42574) and Unicode Technical Standard 55. Generated sources have this one table: a comment
shows such a character as U+202E, a literal escapes it. What is shown to people has <U+202E>.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zcodegen.locales.likely import is_rtl

# The characters between the brackets of an expression: controls, formats that show nothing, letters that are blank, what
# Unicode will never give a meaning.
_LOW: Final = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
)
_HIGH: Final = (
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}-{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
)
HIDDEN: Final = _LOW + _HIGH
JOINERS: Final = "\u200c\u200d"
"""Hidden where they join nothing; the same holds for variation selectors, which `hidden_or` finds."""


def hidden_or(others: str) -> re.Pattern[str]:
    """Return an expression for one character that is hidden or one of `others`: the part between brackets, up to U+FFFF.

    All that is beyond U+FFFF is one range at first, since `re` tries every range there on each character of a text.
    """
    above = "[\U00010000-\U0010ffff]"
    return re.compile(f"[{others}{_LOW}\U00010000-\U0010ffff](?:(?<!{above})|(?<=[{_HIGH}]))")


_CANDIDATE = hidden_or(JOINERS)
_MARKS = "\u061c\u200e\u200f"
_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"
_BREAKING_LANGUAGES = frozenset({"km", "lo", "my", "th"})
_WHY: tuple[tuple[str, str, str], ...] = (
    ("\u00ad", "\u00ad", "a soft hyphen is shown only at the end of a line"),
    ("\u061c", "\u061c", "a mark that turns the direction of its neighbors"),
    ("\u200b", "\u200d", "it has no width, so two texts that look the same differ"),
    ("\u200e", "\u200f", "a mark that turns the direction of its neighbors"),
    ("\u2028", "\u2029", "some languages end a line here, and with it a comment or a string"),
    ("\u202a", "\u202e", "it changes the order in which the following text is shown"),
    ("\u2060", "\u2064", "it has no width, so two texts that look the same differ"),
    ("\u2066", "\u2069", "it changes the order in which the following text is shown"),
    ("\ud800", "\udfff", "half of a surrogate pair is not a character, and UTF-8 cannot encode it"),
    ("\ufeff", "\ufeff", "a byte order mark has no meaning inside a text"),
    ("\U000e0000", "\U000e007f", "a tag character carries invisible text"),
    (
        "\U000e0100",
        "\U000e01ef",
        "a variation selector without a character to vary carries invisible text",
    ),
)


class Hidden(Struct, frozen=True):
    """One hidden character: its offset in characters, its name in Unicode and why it does not belong in a text."""

    offset: int
    name: str
    why: str


def hidden(text: str, locale: str = "") -> tuple[Hidden, ...]:
    """Return the hidden and direction-changing characters of `text`, in order, but those that `locale` needs.

    Languages written from right to left need marks and balanced isolates (Unicode Standard Annex 9); Burmese, Khmer, Lao and Thai
    break lines at U+200B.
    """
    if not _CANDIDATE.search(text):
        return ()
    needed = _needed_offsets(text, locale)
    return tuple(
        Hidden(found.start(), _character_name(found[0]), _why(found[0]))
        for found in _CANDIDATE.finditer(text)
        if found.start() not in needed and _is_hidden(text, found.start())
    )


def without_hidden(text: str, locale: str) -> str:
    """Return `text` as `shown` does, but with the characters that `locale` needs."""
    if not _CANDIDATE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    needed = _needed_offsets(text, locale)
    return "".join(
        character if offset in needed else shown(character) if _is_hidden(text, offset) else character
        for offset, character in enumerate(text)
    )


def _needed_offsets(text: str, locale: str) -> frozenset[int]:
    """Return where `text` has characters that are hidden and right in `locale`."""
    if not locale:
        return frozenset()
    if locale.partition("-")[0].lower() in _BREAKING_LANGUAGES:
        return frozenset(offset for offset, character in enumerate(text) if character == "\u200b")
    return frozenset(_balanced_offsets(text)) if is_rtl(locale) else frozenset()


def _balanced_offsets(text: str) -> Iterator[int]:
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character in _MARKS:
            yield offset
        elif character in _ISOLATES:
            opened.append(offset)
        elif character == _END_OF_ISOLATE and opened:
            yield from (opened.pop(), offset)
        elif character == "\n":
            opened.clear()


def shown(text: str) -> str:
    """Return `text` with U+202E, or what it is, in place of each hidden character, for comments of any language; lines end in LF."""
    if not _CANDIDATE.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CANDIDATE.sub(
        lambda found: f"U+{ord(found[0]):04X}" if _is_hidden(text, found.start()) else found[0], text
    )


def visible(text: str) -> str:
    """Return `text` as a terminal may show it: <U+202E>, or what it is, for what is hidden, acts, or is an odd blank.

    Line ends and tabs stay, as does a joiner that joins. The brackets part it from an escape that a file spells out.
    """
    if text.isprintable() and not _CANDIDATE.search(text):
        return text
    return "".join(
        character if _is_seen(text, offset) else f"<U+{ord(character):04X}>"
        for offset, character in enumerate(text)
    )


def visible_line(text: str) -> str:
    """Return `text` as `visible` does, in one line: its line ends become a sign, its tabs are shown."""
    return visible(text.replace("\n", "⏎")).replace("\t", "<U+0009>")


def _character_name(character: str) -> str:
    """Return how a person would look the character up: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    named = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {named}"


def _is_seen(text: str, offset: int) -> bool:
    character = text[offset]
    if _CANDIDATE.match(character):
        return not _is_hidden(text, offset)
    return character in "\n\t" or character.isprintable()


def _is_hidden(text: str, offset: int) -> bool:
    character = text[offset]
    if character in JOINERS:
        return not _joins(text, offset)
    if "\U000e0100" <= character <= "\U000e01ef":
        return offset == 0 or unicodedata.category(text[offset - 1]) != "Lo"
    return True


def _joins(text: str, offset: int) -> bool:
    """Return whether a joiner is between two characters that are shown differently because of it."""
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    return bool(before and after) and all(_needs_joiner(character) for character in (before, after))


def _needs_joiner(character: str) -> bool:
    if unicodedata.category(character) in {"So", "Sk"} or character in "\ufe0f\u2640\u2642":
        return True
    return "\u0600" <= character <= "\u0dff"  # Arabic to Sinhala: the scripts whose letters join


def _why(character: str) -> str:
    for first, last, why in _WHY:
        if first <= character <= last:
            return why
    if unicodedata.category(character) == "Cc":
        return "a control character is not shown, and some formats cannot hold it"
    return "it is shown as nothing, so two texts that look the same differ"
