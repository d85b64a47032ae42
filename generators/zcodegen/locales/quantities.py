"""Numbers, dates, clock times, ordinals and links as a locale writes them, rewritten so that texts of two locales can be compared.

`1.000,5` in de, `1 000,5` in fr and `١٬٠٠٠٫٥` in ar are `1000.5`; `29.11.2026`, `29/11/2026` and `29 novembre 2026` are `2026-11-29`;
`5:30 pm` and `17.30 Uhr` are `17:30`, a full hour is the hour; `2nd`, `2e` and `2.º` are `2`. Signs and sizes of groups are CLDR's (`numbers.py`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from zcodegen.locales.likely import subtags_of
from zcodegen.locales.numbers import number_format

_NO_BREAK = "\u00a0\u202f\u2009"
_MONTH_FIRST: Final = frozenset("AS GU MH MP PH PR UM US VI".split())  # noqa: SIM905 - regions
_YEAR_LAST = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d/-])")
_YEAR_FIRST = re.compile(r"(?<![\d./-])(\d{4})([./-])\s?(\d{1,2})\2\s?(\d{1,2})(?![\d/-])")
_AM_PM = re.compile(r"(?<![\d:.])(\d{1,2})(?::(\d{2}))?\s?([ap])\.?\s?m\b\.?", re.IGNORECASE)
_HOUR_SIGN: Final = r"(?<![\d:.])(\d{1,2})\s?h\s?(\d{2})\b"
_AFTER_KL: Final = r"\bkl\.?\s(\d{1,2})(?:[:.](\d{2}))?(?![\d.]\d)"
_CLOCK: Final = {
    "ca": re.compile(_HOUR_SIGN),
    "da": re.compile(_AFTER_KL),
    "de": re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s?Uhr\b"),
    "es": re.compile(_HOUR_SIGN),
    "fi": re.compile(r"\bklo\s(\d{1,2})(?:[:.](\d{2}))?(?![\d.]\d)"),
    "fr": re.compile(rf"(?<=\bà )(\d{{1,2}})\s?h\b(?!\s?\d)|{_HOUR_SIGN}"),
    "nb": re.compile(_AFTER_KL),
    "nl": re.compile(r"(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?\s?uur\b"),
    "nn": re.compile(_AFTER_KL),
    "no": re.compile(_AFTER_KL),
    "pl": re.compile(r"\b(?:o|od|do|po|przed|godz\.)\s(\d{1,2})\.(\d{2})(?![\d.]\d)"),
    "pt": re.compile(rf"(?<=\b[àa]s )(\d{{1,2}})\s?h\b(?!\s?\d)|{_HOUR_SIGN}"),
    "sv": re.compile(_AFTER_KL),
}
"""Clock times in a language's own form: the hour, then the minutes if there are some."""
_HALF_OF_DAY: Final = {
    "ja": "午前|午後",
    "ko": "오전|오후",
    "zh": "凌晨|早上|上午|中午|下午|晚上",
}  # fmt: skip
_AFTERNOON: Final = frozenset("午後 오후 下午 晚上".split())  # noqa: SIM905 - words
_FULL_HOUR = re.compile(r"(?<![\d:.])(\d{1,2}):00(?![\d:])")
_ORDINAL: Final = {
    "ca": re.compile(r"\b(\d+)(?:r|n|t|è|a)\b"),
    "en": re.compile(r"\b(\d+)(?:st|nd|rd|th)\b", re.IGNORECASE),
    "es": re.compile(r"\b(\d+)\.?(?:[ºª°]|er\b)"),
    "fr": re.compile(r"\b(\d+)(?:ère|ème|er|re|e|nde|nd)\b"),
    "it": re.compile(r"\b(\d+)[ºª°]"),
    "nl": re.compile(r"\b(\d+)(?:ste|de|e)\b"),
    "pt": re.compile(r"\b(\d+)\.?[ºª°]"),
    "ru": re.compile(r"\b(\d+)-(?:й|я|е|го|му|ом|ой|м|х|ю)\b"),
    "sv": re.compile(r"\b(\d+):[ae]\b"),
    "uk": re.compile(r"\b(\d+)-(?:й|а|я|е|го|му|ої|му|ту|х)\b"),
}
_ADDRESS = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_URL = re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{0,30}://[^\s<>\"'`{}（），。；、]+")
_LANGUAGE_PARAMETER = re.compile(
    r"[?&](?:lang|language|locale|hl|lng)=[\w-]+(?=&|#|[.,;:!]?$)", re.IGNORECASE
)
_COMMON_TAGS: Final = ("cn", "en", "en-us", "jp", "kr", "tw", "zh", "zh-cn", "zh-tw")


def canonical_quantities(text: str, locale: str) -> str:
    """Return `text`, written in `locale`, with its numbers, dates, clock times and ordinals in one notation; links are kept."""
    if not any(character.isdecimal() for character in text):
        return text
    pieces = re.split(f"({_URL.pattern})", text)
    pieces[::2] = [_canonical_piece(piece, locale) for piece in pieces[::2]]
    return "".join(pieces)


def neutral_links(text: str, locales: Iterable[str]) -> str:
    """Return `text` with the locales left out of its links: as a segment of the path, a host's first label, or a parameter."""
    if "://" not in text:
        return text
    tags = _tags_in_links(tuple(sorted(locales)))

    def neutral(link: re.Match[str]) -> str:
        url = _LANGUAGE_PARAMETER.sub(lambda found: "?" if found[0][0] == "?" else "", link[0])
        url = tags.sub("", url).replace("?&", "?")
        return re.sub(r"\?(?=#|[.,;:!]?$)", "", url)

    return _URL.sub(neutral, text)


@cache
def _tags_in_links(locales: tuple[str, ...]) -> re.Pattern[str]:
    tags = {
        *_COMMON_TAGS,
        *(tag.lower() for tag in locales),
        *(tag.partition("-")[0].lower() for tag in locales),
    }
    spelled = sorted({tag.replace("-", "[-_]") for tag in tags}, key=lambda tag: (-len(tag), tag))
    one = "|".join(spelled)
    return re.compile(rf"(?<=://)(?:{one})\.|(?<=[^:/]/)(?:{one})(?:/|(?=[?#.]|$))", re.IGNORECASE)


def _canonical_piece(text: str, locale: str) -> str:
    subtags = subtags_of(locale)
    text = _ascii_digits(text)
    text = _read_dates(text, locale)
    text = _AM_PM.sub(_read_clock, text) if subtags.language == "en" else text
    if clock := _CLOCK.get(subtags.language):
        text = clock.sub(_read_hours, text)
    if halves := _HALF_OF_DAY.get(subtags.language):
        text = _cjk_clock(halves).sub(_read_cjk_clock, text)
    if ordinal := _ORDINAL.get(subtags.language):
        text = ordinal.sub(r"\1", text)
    text = _FULL_HOUR.sub(r"\1", text)
    group, decimal = _number_patterns(locale)
    text = group.sub(_join_groups, text)
    return decimal.sub(r"\1.\2", text) if decimal else text


def _ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    signs = {"\u066a": "%", "\u066b": "." if "\u066b" in text else "\u066b", "\u066c": "", "\u2212": "-"}
    return "".join(
        signs.get(character, str(unicodedata.decimal(character)) if character.isdecimal() else character)
        for character in text
    )


@cache
def _number_patterns(locale: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    """Return an expression for grouped numbers and one for decimals whose sign is not a full stop."""
    form = number_format(locale)
    comma = form.decimal == ","
    signs = {".", "\u2019", "'"} if comma else {",", "\u2019", "'"}
    signs |= set(_NO_BREAK)
    if form.group in "\u00a0\u202f":
        signs.add(" ")
    alternatives = "|".join(rf"(?:{re.escape(sign)}\d{{3}})+" for sign in sorted(signs))
    indian = "|(?:,\\d{2})+,\\d{3}" if form.secondary == 2 else ""  # noqa: PLR2004 - 1,00,000
    group = re.compile(rf"(?<![\w.,])\d{{1,3}}(?:{alternatives}{indian})(?![\d]|[.]\d{{3}}\.)")
    return group, re.compile(r"(?<![\w.,])(\d+),(\d+)(?![\w]|,\d)") if comma else None


def _join_groups(number: re.Match[str]) -> str:
    if _ADDRESS.fullmatch(number[0]) or number[0].startswith("0"):
        return number[0]
    return re.sub(r"\D", "", number[0])


def _read_hours(time: re.Match[str]) -> str:
    hour, *minutes = (part for part in time.groups() if part)
    return f"{int(hour)}:{''.join(minutes) or '00'}"


def _read_clock(time: re.Match[str]) -> str:
    hour = int(time[1]) % 12 + (12 if time[3].lower() == "p" else 0)
    return f"{hour}:{time[2] or '00'}"


@cache
def _cjk_clock(halves: str) -> re.Pattern[str]:
    """Return an expression for a time with its half of the day or its minutes: `3时` alone may be "when it is 3"."""
    return re.compile(
        rf"({halves})\s?(\d{{1,2}})\s?(?:[時时点點시]|:)\s?(?:(\d{{2}})\s?[分분]?)?|(?<!\d)(\d{{1,2}})\s?[時时点點시]\s?(\d{{1,2}})\s?[分분]"
    )


def _read_cjk_clock(time: re.Match[str]) -> str:
    hour, minutes = int(time[2] or time[4]), int(time[3] or time[5] or 0)
    return f"{hour % 12 + 12 if time[1] in _AFTERNOON else hour}:{minutes:02}"


def _read_dates(text: str, locale: str) -> str:
    def year_last(found: re.Match[str]) -> str:
        first, second = int(found[1]), int(found[3])
        region = subtags_of(locale).maximized.region
        month_first = (region in _MONTH_FIRST and found[2] != "." and first <= 12) or second > 12  # noqa: PLR2004  # limits of the format
        month, day = (first, second) if month_first else (second, first)
        return f"{found[4]}-{month:02}-{day:02}" if month <= 12 and day <= 31 else found[0]  # noqa: PLR2004  # limits of the format

    text = _YEAR_LAST.sub(year_last, text)
    text = _YEAR_FIRST.sub(lambda found: f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}", text)
    if not re.search(r"(?<!\d)\d{4}(?!\d)", text):
        return text
    text = re.sub(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일](\d?)", _ymd, text)
    return _read_named_dates(text, locale)


def _ymd(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}{' ' if found[4] else ''}{found[4]}"


def _read_named_dates(text: str, locale: str) -> str:
    months = _months(subtags_of(locale).language)
    if not months or not any(month in text.lower() for month in months):
        return text
    name = "|".join(re.escape(month) for month in sorted(months, key=lambda month: -len(month)))
    link = r"(?:\.?\s+(?:de\s+|d')?|-)"
    day_first = re.compile(
        rf"(?<!\d)(\d{{1,2}})(?:{link})({name})\b\.?,?\s*(?:de\s+|del\s+|năm\s+)?(\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
    month_first = re.compile(rf"\b({name})\b\.?\s+(\d{{1,2}}),?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
    text = day_first.sub(lambda found: f"{found[3]}-{months[found[2].lower()]:02}-{int(found[1]):02}", text)
    return month_first.sub(lambda found: f"{found[3]}-{months[found[1].lower()]:02}-{int(found[2]):02}", text)


@lru_cache(maxsize=64)
def _months(language: str) -> dict[str, int]:
    """Return the names of months in a language, in lower case, empty if CLDR does not have the language."""
    from babel.core import Locale, UnknownLocaleError

    try:
        months = Locale(language).months["format"]
    except (UnknownLocaleError, ValueError):
        return {}
    return {
        name.lower().rstrip("."): number
        for width in ("wide", "abbreviated")
        for number, name in months[width].items()
        if not name.isdecimal()
    }
