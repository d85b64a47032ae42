"""The form of a text in which differences of writing are gone: width, quotes, zero-width characters, markup.

Promises: `fold` is what every comparison of texts begins with; two texts with the same fold say the same.
"""

from __future__ import annotations

import html
import re
import unicodedata

_SPACED = {ord(mark): f"{unicodedata.normalize('NFKC', mark)} " for mark in "，；：！？"}
_QUOTES = dict.fromkeys(map(ord, "“”„‟〝〞＂«»「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-") | dict.fromkeys(map(ord, "～〜∼"), "~")
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_FOLD = {**_SPACED, **_QUOTES, **_DASHES, **_GONE}
_TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|font|i|li|ol|p|pre|s|span|strong|sub|sup|u|ul)(?:\s[^<>]*)?/?>", re.I
)
_LIST_MARK = re.compile(r"(?m)^[ \t]*(?:[-*•·][ \t]+|\d{1,2}[.)、](?!\d)[ \t]*|\(\d{1,2}\)[ \t]*)(?=\S)")
_LIST_STARTS = frozenset(" \t-*•·(0123456789")


def fold(text: str) -> str:
    """Return `text` in half width, with plain quotes and dashes, without markup and zero-width characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FOLD)).translate(_DASHES)
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _LIST_MARK.sub("", text) if text[:1] in _LIST_STARTS or "\n" in text else text


def bare(text: str) -> str:
    """Return the letters and digits of `text`, folded and in lower case, and nothing else."""
    return "".join(filter(str.isalnum, fold(text).casefold()))
