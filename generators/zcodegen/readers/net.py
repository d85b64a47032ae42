"""The safety net: a second, plain look for lines that look like rows of codes, whatever the parsers made of them."""

from __future__ import annotations

import re

_CODE = r"[`*_~\[\"']{0,4}(?:[-+−]?\d{1,10}|0[xX][0-9A-Fa-f]{4,16})[`*_~\]\"']{0,4}"
_PIPED = re.compile(rf"[\s>]*+(?:[-*+]\s++)?+\|?+\s*+{_CODE}\s*+\|\s*\S")
_LISTED = re.compile(
    r"[\s>|]*+(?:(?:[-*+]|\d{1,3}[.)])\s++)?+[`*_]{0,3}(?:(?:error|return|status|event|错误|返回|状态|事件)[ _]?(?:code|码)?"
    r"\s{0,3}[:=：]{0,2}\s{0,3})?[`*_]{0,3}(?:[-−]?\d{5,10}|0[xX][0-9A-Fa-f]{4,16})[`*_]{0,3}\s{0,3}(?:[:：=—–|]|[-]\s|\s-\s|\t)\s*\S",
    re.IGNORECASE,
)
_RUN_ON = re.compile(r"\s*[-−]?\d{5,10}(?=[A-Z\u4e00-\u9fff])(?!年)")
_CELL = re.compile(rf"<t[dh]\b[^<>]{{0,300}}>\s*{_CODE}\s*</t[dh]>", re.IGNORECASE)


def looks_like_row(line: str) -> bool:
    """Whether `line`, outside of every table that was read, may still be a row of a table of codes."""
    if "|" in line and _PIPED.match(line):
        return True
    if _LISTED.match(line) or _RUN_ON.match(line):
        return True
    return "<t" in line and _CELL.search(line) is not None
