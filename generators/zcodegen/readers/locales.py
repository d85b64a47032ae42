"""The locale of a page: from its path (`/zh/`, `docs_zh`, `.en.`), else from the script of its text."""

from __future__ import annotations

import re

_LANGUAGES = "ar|de|en|es|fr|hi|ja|ko|pt|ru|th|tr|vi|zh"
_IN_PATH = re.compile(
    rf"(?:^|[/_.-])({_LANGUAGES})(?:[-_](hans|hant|[a-z]{{2}}))?(?=[/_.-]|$)", re.IGNORECASE
)
_DEFAULT = {"zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW"}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh-CN", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("en", re.compile("[A-Za-z]")),
)
_SAMPLE = 200_000


def locale_of(path: str, text: str) -> str | None:
    """Return the BCP 47 tag of a page; None if neither path nor text shows it."""
    named = [_tag(*found.groups()) for found in _IN_PATH.finditer(path.replace("\\", "/"))]
    if named:
        return named[-1]
    sample = text[:_SAMPLE]
    counts = {tag: len(pattern.findall(sample)) for tag, pattern in _SCRIPTS}
    letters = counts.pop("en")
    tag = max(counts, key=lambda tag: counts[tag])
    if counts[tag] * 20 > letters and counts[tag]:
        return "ja" if tag == "zh-CN" and counts["ja"] * 10 > counts[tag] else tag
    return "en" if letters else None


def _tag(language: str, region: str | None) -> str:
    tag = language.lower()
    if region:
        tag += "-" + (region.title() if len(region) > len("CN") else region.upper())
    return _DEFAULT.get(tag, tag)
