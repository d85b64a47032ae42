"""A text as tokens: numbers with units, names, links, placeholders, words.

One pass of one pattern over the normalized text. A token keeps its letters as written, so that each comparison chooses
what counts. Space and punctuation without meaning are left out.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct

from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.units import (
    CHINESE_NUMERALS,
    CHINESE_UNITS,
    ENGLISH_UNITS,
    EXACT_UNITS,
    MULTIPLIERS,
)


class Sort(StrEnum):
    """What a token is; the values are the names of the pattern's groups."""

    LINK = "link"
    PLACEHOLDER = "placeholder"
    CODE = "code"
    DATE = "date"
    INTERVAL = "interval"
    NUMBER = "number"
    NUMERAL = "numeral"
    WORD = "word"
    LETTERS = "letters"
    SYMBOL = "symbol"


class Token(Struct, frozen=True):
    """One token: its sort, its text, and for a number the value as written and the unit as written, else empty."""

    sort: Sort
    text: str
    value: str = ""
    scale: str = ""
    unit: str = ""


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_VALUE = r"0[xX][0-9a-fA-F]+|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)*"
_KIND_OF_LETTER = r"(?:(?:英文|中文|ASCII|UTF-?8|Unicode|English|Chinese|Latin|alphanumeric|single-byte)\s*)?"
_NOT_BEFORE = {"日": "(?![志期])", "周": "(?!期)", "词": "(?![语汇典])"}
_CHINESE_UNIT = "|".join(re.escape(unit) + _NOT_BEFORE.get(unit, "") for unit in CHINESE_UNITS)
_ENGLISH_UNIT = "|".join(map(re.escape, ENGLISH_UNITS))
_EXACT_UNIT = "|".join(map(re.escape, EXACT_UNITS))
_SCALE = "|".join(sorted(MULTIPLIERS, key=lambda word: (-len(word), word)))
_COUNTERS = "字个個条條次种種项倍张路台款份组轮行列位名层"
_LINK_STOP = r"\s<>\"',;()\u3001\u3002\u3008-\u3011\u4e00-\u9fff"
_RARE = rf"""
    (?P<link>(?<![\w.])(?:[a-z][a-z0-9+.-]{{0,15}}://|www\.)[^{_LINK_STOP}]*[^{_LINK_STOP}.:!?]
        |(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)
    |(?P<placeholder>\$?\{{\{{?(?:\s?\.?[A-Za-z_][\w.]*\s?|\d{{1,2}})?\}}?\}}|@[A-Z][A-Z0-9_]*@|<[A-Za-z_][\w.-]*>|%(?:\d+\$)?(?:[sd@](?![A-Za-z])|l{{0,2}}[cfiu](?!(?!x%)[A-Za-z]))|(?<!\S)\$[A-Za-z_]\w*)
    |`(?P<code>[^`\n]+)`
    |(?P<date>\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|(?<![\w-])\d{{4}}([-/])\d{{1,2}}\5\d{{1,2}}(?![\w-])
        |(?<![a-z]){_MONTH}\s\d{{1,2}},?\s\d{{4}}|(?<!\w)\d{{1,2}}\s{_MONTH}\s\d{{4}})
    |"""
_USUAL = rf"""
    (?P<interval>[\[(]\s*[+-]?\d[\d.]*\s*[,~-]\s*[+-]?\d[\d.]*\s*[\])])
    |(?P<number>(?<![A-Za-z0-9_])(?<!\d\.)v?(?P<value>(?:(?<![\w)\]])[+-])?(?:{_VALUE}))
        (?:\s?(?P<scale>{_SCALE}|k(?![A-Za-z])))?
        (?:\s*[个個条位]?\s*{_KIND_OF_LETTER}(?P<chinese>{_CHINESE_UNIT})
          |[\s-]?{_KIND_OF_LETTER}(?P<english>(?:(?-i:{_EXACT_UNIT})|{_ENGLISH_UNIT})(?![A-Za-z0-9_]))
          |(?![A-Za-z0-9_])))
    |(?P<numeral>(?<=第)[{CHINESE_NUMERALS}]{{1,12}}+
        |[{CHINESE_NUMERALS}]{{1,12}}+(?=\s*[个個]?\s*(?P<counted>{_CHINESE_UNIT})|\s*[{_COUNTERS}]))
    |(?P<word>[A-Za-z0-9_\u00c0-\u024f]+(?:'[a-z]+(?![a-z]))?(?:(?<=[a-z])-\d+(?![\w-]))?)
    |(?P<letters>(?:(?![{CHINESE_NUMERALS}A-Za-z\u00c0-\u024f])[^\W\d_])+|[^\W\d_])
    |(?P<symbol>(?<=\d)\s*[~-]\s*(?=\d)|[<>=≤≥≠+%#@&×|])
    """
_SIGN_OF_RARE = re.compile(r"://|[wW]{3}\.|[`{%$@]|<[A-Za-z_]|\d{4}\s*[-/年]|\d,?\s(?:\S+\s)?\d{4}")
_SORTS = {sort.value: sort for sort in Sort}


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text`, in order."""
    folded = normalize(text)
    pattern = _RARE + _USUAL if _SIGN_OF_RARE.search(folded) else _USUAL
    return tuple(map(_token, _compiled(pattern).finditer(folded)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a compiled pattern: 20 ms that a catalog of plain texts does not pay."""
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


def _token(found: re.Match[str]) -> Token:
    sort = _SORTS[found.lastgroup or ""]
    if sort is Sort.NUMERAL:
        return Token(sort, found[0], found[0], unit=found["counted"] or "")
    if sort is Sort.NUMBER:
        return Token(
            sort, found[0], found["value"], found["scale"] or "", found["chinese"] or found["english"] or ""
        )
    return Token(sort, found["code"] if sort is Sort.CODE else found[0])
