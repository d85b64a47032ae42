"""The form of a text without differences of writing: width, quotes, zero-width characters, markup.

Every comparison of texts begins with `normalize`. Two texts with the same `normalize_strict` differ cosmetically.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

_SPACED = {ord(mark): f"{unicodedata.normalize('NFKC', mark)} " for mark in "，；：！？"}
_QUOTES = dict.fromkeys(map(ord, "“”„‟〝〞＂«»「」『』"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−－﹣"), "-") | dict.fromkeys(map(ord, "～〜∼"), "~")
_DASH = re.compile(f"[{''.join(map(chr, _DASHES))}]")
_GONE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_FOLD = {**_SPACED, **_QUOTES, **_DASHES, **_GONE}
_TAG = re.compile(
    r"</?(?:a|b|br|code|div|em|font|i|img|li|ol|p|pre|s|span|strong|sub|sup|tt|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_RESIDUE = re.compile(r"\|_blank\b|\{\{<[^<>\n]*>\}\}|\{%[^{}\n]*%\}")
"""What readers of other people's markup leave behind."""

_MANUAL_SECTION = re.compile(r"(?<=[a-z0-9_])\([1-8]\)", re.IGNORECASE)
_LINK = re.compile(
    r"!?\[([^\[\]\n]*)\](?:\(\s*+<?([^\s()<>]*+(?:\([^\s()]*+\)[^\s()<>]*+)*+)>?(?:\s++[^()\n]*+)?\)|\[[^\[\]\n]*\])"
)
"""A Markdown link: [text](target) or [text][reference]."""

_PAGE_END = re.compile(r"(?:[_-](?:cn|zh|en))?(?:\.(?:mdx?|html?))?$")
_SITE = re.compile(r"^[a-z][a-z0-9+.-]*:/*|\?.*$")
_SITE_PART = re.compile(r"\.{1,2}|(?:zh|en|cn)(?:[-_][a-z]{2,4})?|dev|stable|latest|v?\d+(?:\.\d+)*")
"""A part of an address that tells a place in the site, a locale or a version."""

_REFERENCE = re.compile(r"(?m)^[ \t]{0,3}\[[^\[\]\n]+\]:[ \t]*\S+[ \t]*$")
_LIST_MARK = re.compile(r"(?m)^[ \t]*(?:[-*•·][ \t]+|\d{1,2}[.)、](?!\d)[ \t]*|\(\d{1,2}\)[ \t]*)(?=\S)")
_LIST_STARTS = frozenset(" \t-*•·(0123456789")

_MARKS = r"\s\x00-\x1f!\"'()*,\-./:;?\[\\\]^_`{}~\x7f-\xa9\xab-\xb1\xb4\xb6-\xb9\xbb\xbf\u2000-\u206f\u3000-\u3004\u3008-\u303f"
_SAYS_NOTHING = re.compile(f"[{_MARKS}]+")
_DELICATE = re.compile(
    rf"[<>=+%#@&|{{$:w\d\[(-](?:(?<=[<>=+%#@&|{{$])|(?<=:)//|(?<=w)ww\.|(?<=-)\d|(?<=\d)[{_MARKS}]+\d|(?<=[\[(])\s*\d)"
)
"""What `_essentials` reads in another way than as letters and plain numbers."""
_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=65_536)
def normalize(text: str) -> str:
    """Return `text` in half width, with plain quotes and dashes, without markup and zero-width characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_FOLD))
        if _DASH.search(text):
            text = text.translate(_DASHES)
    if "&" in text:
        text = html.unescape(text)
    if "]" in text:
        text = _LINK.sub(_link_text, _REFERENCE.sub("", text))
    if "_blank" in text or "{{<" in text or "{%" in text:
        text = _RESIDUE.sub("", text)
    if ")" in text:
        text = _MANUAL_SECTION.sub("", text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return _LIST_MARK.sub("", text) if text[:1] in _LIST_STARTS or "\n" in text else text


def _link_text(link: re.Match[str]) -> str:
    """Return a link's text; the target of a site's own page says nothing that the text does not say."""
    target = link[2] or ""
    return f"{link[1]} {target}" if "://" in target else link[1]


def link_targets(text: str) -> tuple[str, ...]:
    """Return where each Markdown link leads, without what a moved site changes: locale, version, ending, translated anchor."""
    return tuple(_bare_target(link[2]) for link in _LINK.finditer(text) if link[2]) if "](" in text else ()


def _bare_target(target: str) -> str:
    page, _, anchor = target.lower().partition("#")
    parts = [part for part in _SITE.sub("", page).split("/") if part and not _SITE_PART.fullmatch(part)]
    if parts:
        parts[-1] = _PAGE_END.sub("", parts[-1])
    kept = [
        part for part, before in zip(parts, ("index", *parts), strict=False) if part not in {"index", before}
    ]
    return "/".join(kept) + (f"#{anchor}" if anchor.isascii() and anchor else "")


@lru_cache(maxsize=65_536)
def normalize_strict(text: str) -> str:
    """Return what of a text is more than cosmetic; two texts that are the same in it differ cosmetically at most.

    Kept are letters in lower case, numbers each apart with their sign, links and placeholders as they are, the brackets
    of an interval, the dash of a range and signs that compare or count.
    """
    folded = normalize(text)
    if not _DELICATE.search(folded):
        letters = _SAYS_NOTHING.sub("", folded).lower()
        return _NUMBER.sub(lambda number: f" {number[0]} ", letters)
    return "".join(_essential(piece) for piece in _essentials().finditer(folded))


@cache
def _essentials() -> re.Pattern[str]:
    """Return the expression for what is kept: 7 ms that a catalog of plain texts does not pay."""
    return re.compile(
        rf"""
        (?P<exact>[a-z][a-z0-9+.-]{{0,15}}://[^\s\u3001\u3002\u4e00-\u9fff]*[\w/]|www\.\S*[\w/]|\$?\{{[^{{}}\s]*\}}|%(?:\d+\$)?[sd@])
        |(?P<interval>[\[(]\s*[+-]?\d[\d.]*\s*[,~-]\s*[+-]?\d[\d.]*\s*[\])])
        |(?P<number>(?:(?<![\w)\]])[+-])?(?:[1-9]\d{{0,2}}(?:,\d{{3}})+(?![\d,])|\d+)(?:\.\d+)*)
        |(?<=\d)\s*[~-]\s*(?=\d)
        |[^\d{_MARKS}]+
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _essential(piece: re.Match[str]) -> str:
    if piece.lastgroup == "number":
        return f" {piece[0].replace(',', '')} "
    if piece.lastgroup == "interval":
        return f" {''.join(piece[0].split())} "
    return f" {piece[0]} " if piece.lastgroup == "exact" else piece[0].strip().lower()


_PLACEHOLDERS: Final = frozenset(
    [
        "fixme",
        "na",
        "nodescription",
        "none",
        "notdocumented",
        "null",
        "tba",
        "tbd",
        "tobeadded",
        "todo",
        "undocumented",
        "xxx",
        "待定",
        "待补充",
        "无",
        "暂无",
        "暂无描述",
        "空",
    ]
)
"""Texts, as `letters_only` returns them, that say that there is none."""


@lru_cache(maxsize=65_536)
def letters_only(text: str) -> str:
    """Return the letters and digits of `text`, folded and in lower case, and nothing else."""
    return "".join(filter(str.isalnum, normalize(text).casefold()))


def is_placeholder(text: str) -> bool:
    """Return whether a text stands where one is still missing: "TBA", "N/A", "待补充"."""
    return letters_only(text) in _PLACEHOLDERS
