"""Units of measure as Chinese and English write them, and the numbers that are written as words.

`UNITS` has one row per unit; two units of one dimension convert by their factors (time in milliseconds,
size in bytes, as the International System and IEC 80000-13 have them, a KB being 1024 bytes as in the documents).
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct


class Unit(Struct, frozen=True):
    """A unit: what it measures, how many of the dimension's base unit it is, and its name in messages."""

    dimension: str
    factor: Fraction
    name: str


class _Row(Struct, frozen=True):
    unit: Unit
    chinese: tuple[str, ...]
    english: tuple[str, ...]
    exact: tuple[str, ...] = ()
    """Symbols whose letter case counts."""


def _row(dimension: str, factor: Fraction | int, chinese: str, english: str, exact: str = "") -> _Row:
    words = tuple(english.split())
    return _Row(
        Unit(dimension, Fraction(factor), words[0]), tuple(chinese.split()), words, tuple(exact.split())
    )


_ROWS = (
    _row("bit", 1, "比特 位元", "bits bit"),
    _row("character", 1, "字符 字元 汉字 漢字", "characters character chars char letters letter"),
    _row("frame rate", 1, "帧/秒 帧每秒", "fps"),
    _row("frequency", 1, "赫兹 赫", "hertz Hz"),
    _row("frequency", 1000, "千赫兹 千赫", "kilohertz kHz"),
    _row("length", 1, "像素", "pixels pixel px"),
    _row("frequency", 1_000_000, "兆赫兹 兆赫", "megahertz MHz"),
    _row("frequency", 1_000_000_000, "吉赫兹 吉赫", "gigahertz GHz"),
    _row("rate", 1, "", "bps bit/s"),
    _row("rate", 1000, "", "kbps kbit/s kbits/s", "kb/s Kb/s"),
    _row("rate", 1_000_000, "", "Mbps Mbit/s Mbits/s", "Mb/s"),
    _row("rate", 1_000_000_000, "", "Gbps Gbit/s Gbits/s", "Gb/s"),
    _row("ratio", 1, "百分点", "percent %"),
    _row("size", 1, "字节 位元組 位元组 字節", "bytes byte", "B"),
    _row("size", 1024, "千字节", "kilobytes kilobyte KB KiB"),
    _row("size", 1024**2, "兆字节 兆", "megabytes megabyte MB MiB", "M"),
    _row("size", 1024**3, "吉字节", "gigabytes gigabyte GB GiB", "G"),
    _row("size", 1024**4, "太字节", "terabytes terabyte TB TiB"),
    _row("time", Fraction(1, 1_000_000), "纳秒", "nanoseconds nanosecond ns"),
    _row("time", Fraction(1, 1000), "微秒", "microseconds microsecond us μs"),
    _row("time", 1, "毫秒", "milliseconds millisecond msec ms"),
    _row("time", 1000, "秒钟 秒", "seconds second secs sec s"),
    _row("time", 60_000, "分钟 分鐘", "minutes minute mins min"),
    _row("time", 3_600_000, "小时 小時 个小时 个钟头", "hours hour hrs hr h"),
    _row("time", 86_400_000, "天 日", "days day"),
    _row("time", 604_800_000, "周 星期 个星期 週", "weeks week"),
    _row("time", 2_592_000_000, "个月", "months month"),
    _row("time", 31_536_000_000, "年", "years year"),
    _row("word", 1, "单词 词", "words word"),
)
UNITS: dict[str, Unit] = {
    word: row.unit
    for row in _ROWS
    for word in (*row.chinese, *(english.lower() for english in row.english), *row.exact)
}
CHINESE_UNITS = tuple(
    sorted({word for row in _ROWS for word in row.chinese}, key=lambda word: (-len(word), word))
)
ENGLISH_UNITS = tuple(
    sorted({word for row in _ROWS for word in row.english}, key=lambda word: (-len(word), word))
)
EXACT_UNITS = tuple(
    sorted({word for row in _ROWS for word in row.exact}, key=lambda word: (-len(word), word))
)
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TENS_IN_WORDS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SPELLED: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS_IN_WORDS, start=3)},
    **{word: value for value, word in enumerate(_ORDINALS, start=1)},
    "once": 1,
    "twice": 2,
    "hundred": 100,
    "thousand": 1000,
}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "兩": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "萬": 10_000}
CHINESE_NUMERALS = "".join(sorted({*_DIGITS, *_TENS}))
MULTIPLIERS = {
    "万": 10_000,
    "萬": 10_000,
    "亿": 100_000_000,
    "億": 100_000_000,
    "千": 1000,
    "百万": 1_000_000,
    "百萬": 1_000_000,
    "million": 1_000_000,
    "thousand": 1000,
}


def unit_of(written: str) -> Unit | None:
    """Return the unit that `written` names, or None; only the one-letter symbols of sizes are in capitals."""
    return UNITS.get(written) or UNITS.get(written.lower())


def chinese_number(written: str) -> int:
    """Return the value of a Chinese numeral below a hundred million: 三十 is 30, 一百二十 is 120, 两 is 2."""
    total = section = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
            continue
        scale = _TENS[character]
        if character in "万萬":
            total, section, digit = total + max(section + digit, 1) * scale, 0, 0
        else:
            section, digit = section + max(digit, 1) * scale, 0
    return total + section + digit
