"""The facts of a text: what a reader acts upon and a translation must keep.

Facts are the same in two languages: 100 秒 and "100 seconds" are one quantity; 256 个字符 and "256 characters" are one, and
another than "256 bytes". What is not evidence alone is separate: a number as a word ("a" and 一个 mean one without being a
number), a rate, a unit without a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.terms import EMPHASIS, WORD_START, any_phrase, products
from zcodegen.textcompare.tokens import Sort, Token, tokens
from zcodegen.textcompare.units import MULTIPLIERS, SPELLED, Unit, chinese_number, unit_of
from zcodegen.textcompare.vocabulary import stem, vocabulary


class Quantity(Struct, frozen=True):
    """A number with what it measures: the amount in the dimension's base unit, and the number and words in the text.

    Two quantities with the same key measure the same: 1 分钟 and "60 seconds". The dimension is empty where the number
    counts things; `counted` is then what it counts: the stem of the next word, the next Chinese character, or "".
    """

    amount: str
    dimension: str
    number: str
    shown: str
    counted: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two equal quantities have in common."""
        return self.amount, self.dimension


class Facts(Struct, frozen=True):
    """The facts of one text, each in order.

    `quantities` are numbers in digits, `spelled` numbers in words, `intervals` ranges in brackets (low, high, the two
    brackets); `bounds` the numbers that are a least or a most; `rates` and `bare_units` the units after "per" and "in";
    `identifiers` names of code and code spans, `capitals` words in capital letters, and in a Chinese text any capitalized
    Latin word: such a word may be a name or not. `titles` are other capitalized words inside a sentence. `options` are the
    words of a list of which one is right: only supports A or B.
    """

    quantities: tuple[Quantity, ...]
    spelled: tuple[Quantity, ...]
    intervals: tuple[tuple[str, str, str], ...]
    bounds: tuple[tuple[str, str], ...]
    rates: tuple[str, ...]
    bare_units: tuple[str, ...]
    identifiers: tuple[str, ...]
    capitals: tuple[str, ...]
    titles: tuple[str, ...]
    links: tuple[str, ...]
    placeholders: tuple[str, ...]
    products: tuple[str, ...]
    options: tuple[str, ...]


class FactSide(Struct, frozen=True):
    """One of two texts with its tokens and facts.

    `lower` is the normalized text in lower case, in which names may be written in words. `quotes_names` is True for a text
    that quotes names in its own words, so that a name of the other text need not be in it; without `has_units` its numbers
    are compared without their units.
    """

    lower: str
    tokens: tuple[Token, ...]
    facts: Facts
    quotes_names: bool = False
    has_units: bool = True


_NOTHING = Token(Sort.SYMBOL, "")
_IN_DIGITS = frozenset({Sort.DATE, Sort.INTERVAL, Sort.NUMBER})
_LONGEST_NUMBER = 40  # digits; what is longer is compared as it is written
_EVIDENT = re.compile(r"[a-z0-9][A-Z]|[A-Za-z0-9]_|_[A-Za-z0-9]|[A-Za-z]\d|\d[A-Za-z]")
_ALL_CAPITALS = re.compile(r"^[A-Z][A-Z]+$")
_CAPITAL = re.compile(r"^[A-Z][A-Za-z]")
_DOTTED = re.compile(r"(?<![\w./@-])[a-z]\w*(?:\.[a-z]\w*){2,}(?![\w/])")
"""A name of a setting: `transaction.max.timeout.ms`."""

_SENTENCE = re.compile(r"[A-Za-z]?[a-z']+(?: [a-z']+){2,}[.!]?")
"""A code span of three words or more: a message that is quoted."""

_FLAG = re.compile(r"(?<![\w-])--[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![\w-])")
"""A flag of a command: `--dry-run`."""

_PATH = re.compile(r"\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) (/[^\s`\"'<>()]*[\w}/])")
"""The path of a request: `GET /users/{id}`."""

_HEADER = re.compile(
    r"(?<![\w-])(?:(?:X|Accept|Access|Cache|Content|If|Set|Sec|Transfer|WWW|Proxy)(?:-[A-Z][A-Za-z]*)+|User-Agent|Retry-After)(?![\w-])"
)
"""A name of an HTTP header: `Content-Type`."""

_BOOLEANS = frozenset({"true", "false"})
_TITLE = re.compile(r"(?<![\w'-])[a-z]+ ([A-Z][a-z]{2,})(?![\w-])")
_CHOICE = re.compile(
    r"(?:\bonly (?:allows?|accepts?|supports?)|\b(?:can|may) only be|\bmust be|\bone of|(?:仅|只)支持|只能(?:是|为)|必须(?:是|为)|\b(?:valid|supported|allowed|possible|accepted) values(?: are)?|应该?为|应该?是|可选值(?:为|是)?|取值(?:为|是|范围为?))"
    r"(?: either| one of)?\s*+(?::\s*+)?([^.;。()\n]{3,80})"
)
_OR = re.compile(r"\s*[,、/|]\s*(?:(?:or|and) )?|\s+(?:or|and)\s+|\s*(?:或者?|和)\s*")
_OPTION = re.compile(r"['\"`\w\u3400-\u9fff-]{1,24}")
_CONTACT = re.compile(
    r"(?:联系|咨询|聯繫|contact|reach out to)[^,。.;\n]*|请?向[^,。;\n]{1,24}(?:工程师|客服|技术支持)",
    re.IGNORECASE,
)
"""A clause in which a name is that of a vendor or of a department."""

_INTERVAL = re.compile(r"([\[(])\s*([+-]?[\d.]+)\s*[,~-]\s*([+-]?[\d.]+)\s*([\])])")
_DATE_PARTS = re.compile(r"[0-9]+|[a-z]{3}", re.IGNORECASE)
_TIMES = {"once": stem("times"), "twice": stem("times")}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"秒|分钟|小时|天|日|周|月|seconds?|sec|s|minutes?|min|hours?|days?|weeks?|months?"
_RATE = re.compile(
    rf"(?:每|(?<!bit)(?<!bits)(?<![kmg]b)/|\bper |\beach |\bevery )\s*({_TIME})(?![a-z])|\b(qps)\b|(?<![\w-])(hourly|daily|weekly|monthly)\b"
)
_PERIODS = {"hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month"}
_BARE = re.compile(
    r"(?:单位\s*+(?:(?:是|为|:)\s*+)?|\bunits? ?(?:is|:|of)? ?|\bin )(毫秒|微秒|纳秒|秒|分钟|小时|天|字节|字符|milliseconds|microseconds"
    r"|nanoseconds|seconds|minutes|hours|days|bytes|characters|ms|kb|mb)(?![a-z])"
)
LEAST = frozenset(
    {"至少", "最少", "不少于", "不低于", "不小于", "大于等于", ">=", "≥", "at least", "no less than", "no fewer than",
     "not less than", "minimum of"}
)  # fmt: skip
"""How the number that follows is called a least."""

MOST = frozenset(
    {"至多", "最多", "不超过", "不能超过", "不得超过", "不大于", "不多于", "不高于", "小于等于", "最长", "<=", "≤",
     "at most", "up to", "no more than", "not more than", "not exceed", "maximum of"}
)  # fmt: skip
"""How the number that follows is called a most."""

_BOUND = re.compile(f"({any_phrase(LEAST | MOST, latin=WORD_START)})" + r"[^\d。,.;]{0,12}?(\d[\d,]*)")


@lru_cache(maxsize=65_536)
def facts(text: str, locale: str) -> Facts:
    """Return the facts of `text`, written in `locale` (a BCP 47 tag)."""
    found, lower = tokens(text), normalize(text).lower()
    chinese = language(locale) == "zh"
    named = found
    if _CONTACT.search(text):
        rest = set(found)
        named = tuple([token for token in tokens(_CONTACT.sub("", text)) if token in rest])
    return Facts(
        quantities=_all_quantities(found),
        spelled=_spelled(found),
        intervals=tuple(_interval(written) for written in _all(Sort.INTERVAL, found) if "[" in written),
        bounds=tuple(
            [(bound[2], "least" if bound[1] in LEAST else "most") for bound in _BOUND.finditer(lower)]
        ),
        rates=tuple(
            [_unit_name(rate[1] or _PERIODS.get(rate[3] or "", "s")) for rate in _RATE.finditer(lower)]
        ),
        bare_units=tuple([_unit_name(unit[1]) for unit in _BARE.finditer(lower)]),
        identifiers=(
            *[token.text for token in named if is_identifier(token)],
            *_DOTTED.findall(normalize(text) if "." in text else ""),
            *_HEADER.findall(normalize(text) if "-" in text else ""),
            *_FLAG.findall(normalize(text) if "--" in text else ""),
            *[
                token.text.lower()
                for token in named
                if token.sort is Sort.WORD and token.text.lower() in _BOOLEANS
            ],
        ),
        capitals=tuple([token.text for token in named if _is_capital(token, chinese=chinese)]),
        titles=() if chinese else tuple(_TITLE.findall(normalize(text))),
        links=(*_all(Sort.LINK, found), *_PATH.findall(normalize(text))),
        placeholders=_all(Sort.PLACEHOLDER, named),
        products=products(lower),
        options=_options(lower),
    )


def _options(lower: str) -> tuple[str, ...]:
    found = _CHOICE.search(lower)
    options = _OR.split(found[1].strip()) if found else []
    return tuple(options) if len(options) > 1 and all(map(_OPTION.fullmatch, options)) else ()


def has_units(locale: str) -> bool:
    """Return whether the units and numerals of the locale's language are known here."""
    return language(locale) in {"en", "zh"}


def language(locale: str) -> str:
    """Return the language of a BCP 47 tag in lower case."""
    return locale.partition("-")[0].lower()


def is_identifier(token: Token) -> bool:
    """Return whether a token is evidently a name: camelCase, snake_case, letters with digits, or a code span that is not a sentence."""
    if token.sort is Sort.CODE:
        return not _SENTENCE.fullmatch(token.text)
    return token.sort is Sort.WORD and bool(_EVIDENT.search(token.text))


def _is_capital(token: Token, *, chinese: bool) -> bool:
    if token.sort is not Sort.WORD or _EVIDENT.search(token.text) or token.text.lower() in EMPHASIS:
        return False
    return bool((_CAPITAL if chinese else _ALL_CAPITALS).search(token.text))


def _all(sort: Sort, found: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple([token.text for token in found if token.sort is sort])


def _all_quantities(found: tuple[Token, ...]) -> tuple[Quantity, ...]:
    """Return the quantities in digits; neighboring durations, the longer unit first, are one: 1 小时 30 分钟."""
    quantities: list[Quantity] = []
    for before, token, following in zip((_NOTHING, *found), found, (*found[1:], _NOTHING), strict=False):
        if token.sort not in _IN_DIGITS:
            continue
        here = quantities_of(token, _counted(token, following))
        if _continues(before, token):
            last, (more,) = quantities.pop(), here
            amount = str(Fraction(last.amount) + Fraction(more.amount))
            here = [Quantity(amount, "time", last.number, f"{last.shown} {more.shown}")]
        quantities += here
    return tuple(quantities)


def _continues(before: Token, token: Token) -> bool:
    """Return whether both tokens are durations, the second in a shorter unit."""
    if not before.unit or not token.unit:
        return False
    one, other = unit_of(before.unit), unit_of(token.unit)
    numbers = before.sort is token.sort is Sort.NUMBER
    return bool(
        numbers
        and one
        and other
        and len(before.value + token.value) < _LONGEST_NUMBER
        and one.dimension == other.dimension == "time"
        and one.factor > other.factor
    )


def _counted(token: Token, following: Token) -> str:
    """Return what a number without a unit counts: the stem of the word that follows, or the Chinese character."""
    if token.unit:
        return ""
    if following.sort is Sort.LETTERS:
        return following.text[0]
    word = following.text.lower()
    known = vocabulary()
    is_thing = following.sort is Sort.WORD and word not in known.light_english | known.skipped_english
    return stem(word) if is_thing else ""


def quantities_of(token: Token, counted: str = "") -> list[Quantity]:
    """Return what a number, a date or the bounds of an interval measure; [] for any other token. `counted` is the thing counted."""
    if token.sort is Sort.NUMBER:
        return [_quantity(token.value, token.scale, unit_of(token.unit), token.text, counted)]
    if token.sort is Sort.DATE:
        return [Quantity(_date(token.text), "date", _date(token.text), token.text)]
    if token.sort is Sort.INTERVAL:
        return [_quantity(value, "", None, value) for value in _interval(token.text)[:2]]
    return []


def _spelled(found: tuple[Token, ...]) -> tuple[Quantity, ...]:
    spelled: list[Quantity] = []
    for token, following in zip(found, (*found[1:], _NOTHING), strict=False):
        if token.sort is Sort.NUMERAL:
            value, unit = chinese_number(token.value), unit_of(token.unit)
            shown = token.text + token.unit
            spelled.append(_quantity(str(value), "", unit, shown, _counted(token, following)))
        elif token.sort is Sort.WORD and token.text.lower() in SPELLED:
            unit = unit_of(following.text) if following.sort is Sort.WORD else None
            shown = f"{token.text} {following.text}" if unit else token.text
            counted = _TIMES.get(token.text.lower(), "" if unit else _counted(token, following))
            spelled.append(_quantity(str(SPELLED[token.text.lower()]), "", unit, shown, counted))
    return tuple(spelled)


def _quantity(value: str, scale: str, unit: Unit | None, shown: str, counted: str = "") -> Quantity:
    written = value.replace(",", "").removeprefix("+").rstrip(".")
    if len(written) > _LONGEST_NUMBER:
        return Quantity(written, unit.name if unit else "", written, shown)
    if "x" in written.lower():
        written = str(int(written, 16))
    if written.count(".") > 1 or (unit is None and not scale):
        return Quantity(written, "", written, shown, counted)
    amount = Fraction(Decimal(written)) * (
        1000 if scale.lower() == "k" else MULTIPLIERS.get(scale.lower(), 1)
    )
    if unit is None:
        return Quantity(str(amount), "", str(amount), shown, counted)
    return Quantity(str(amount * unit.factor), unit.dimension, str(amount) if scale else written, shown)


def _interval(text: str) -> tuple[str, str, str]:
    bounds = _INTERVAL.fullmatch(text)
    return (bounds[2], bounds[3], bounds[1] + bounds[4]) if bounds else ("", "", "")


def _date(text: str) -> str:
    """Return year-month-day; a month in letters and the four-digit year distinguish the parts."""
    parts = [part.lower() for part in _DATE_PARTS.findall(text)]
    named = [part for part in parts if part in _MONTHS]
    if not named:
        return "-".join(str(int(part)) for part in parts)
    numbers = sorted((int(part) for part in parts if part.isdigit()), reverse=True)
    return f"{numbers[0]}-{_MONTHS.index(named[0]) + 1}-{numbers[1]}"


def _unit_name(written: str) -> str:
    """Return one name for a unit in every language; the letters themselves where the table has none."""
    unit = unit_of(written) or unit_of({"月": "个月"}.get(written, written))
    return unit.name if unit else written.lower()
