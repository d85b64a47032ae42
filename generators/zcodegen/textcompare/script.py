"""The language that a text is written in, by its letters and its commonest words.

Names of code, links, placeholders and quoted labels are in no language and do not count. A text of few words, or of two
languages, is undecided.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from zcodegen.textcompare.vocabulary import vocabulary

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_KANA: Final = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")
_OTHER_SCRIPTS: Final[Mapping[str, re.Pattern[str]]] = {
    "ar": re.compile(r"[\u0620-\u064a]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u05d0-\u05ea]"),
    "hi": re.compile(r"[\u0904-\u0939]"),
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[\u0410-\u044f]"),
    "th": re.compile(r"[\u0e01-\u0e2e]"),
}
_SCRIPT_OF: Final[Mapping[str, str]] = {
    **{language: language for language in _OTHER_SCRIPTS},
    **dict.fromkeys(("fa", "ur", "ps", "ug"), "ar"),
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "sr", "tg", "uk"), "ru"),
    **dict.fromkeys(("mr", "ne"), "hi"),
    "ja": "ja",
    "yi": "he",
    "zh": "zh",
    "yue": "zh",
}
_TWO_SCRIPTS: Final = frozenset({"az", "bs", "kk", "mn", "pa", "sr", "uz"})
"""Languages that are written in two scripts: nothing is said about their texts."""

_MIN_COMMON_WORDS: Final = 2
_MIN_WORDS: Final = 3
_MIN_SMALL_WORDS: Final = 2
_MIN_LETTERS: Final = 2
_LETTERS_PER_WORD: Final = 2
_MIN_MIXED_WORDS: Final = 4
_NO_LANGUAGE: Final = re.compile(
    r"`[^`\n]*`|\"[^\"\n]*\"|“[^“”\n]*”|「[^「」\n]*」|《[^《》\n]*》|\S{0,100}://\S*|\S{1,100}@\S+|\$?\{[^{}\n]*\}|%\w|<[^<>\n]*>|&\w+;|(?a:\w{0,100}[_\d]\w*|\b\w*[a-z][A-Z]\w*)"
)
_WORD: Final = re.compile(r"[a-zà-ɏ]+(?:'[a-z]+)?", re.IGNORECASE)


def foreign_language(text: str, locale: str) -> str | None:
    """Return the language of a text that is not in the language of `locale` (a BCP 47 tag), None if it may be."""
    language = locale.partition("-")[0].lower()
    if language in _TWO_SCRIPTS or _is_at_home(text, language):
        return None
    found = text_language(text)
    if found is None or found == language:
        return None
    script = _SCRIPT_OF.get(language, "latin")
    if found in {script, "zh"} and script in {found, "ja"}:
        return None
    if script == "latin" and found in vocabulary().common_words and language not in vocabulary().common_words:
        return found if found == "en" else None
    return found


def _is_at_home(text: str, language: str) -> bool:
    """Return whether a look shows that the text is in its language: most texts are."""
    if language in {"zh", "yue"}:
        return _HAN.search(text) is not None and _KANA.search(text) is None
    own = _KANA if language == "ja" else _OTHER_SCRIPTS.get(_SCRIPT_OF.get(language, ""))
    if own is not None:
        return own.search(text) is not None
    common = vocabulary().common_words.get(language)
    return common is not None and text.isascii() and not common.isdisjoint(text.lower().split())


def are_in_two_languages(left: str, right: str) -> bool:
    """Return whether the two texts are evidently in different languages."""
    one, other = text_language(left), text_language(right)
    if one is None or other is None or one == other:
        return False
    latin = {"latin", *vocabulary().common_words}
    return not {one, other} <= latin or ("en" in {one, other} and "latin" not in {one, other})


@lru_cache(maxsize=65_536)
def text_language(text: str) -> str | None:
    """Return the primary language subtag of the language that `text` is evidently written in, None if undecided.

    A script that several languages share is returned as the one with most speakers: "ru", "ar", "hi".
    """
    if not text.isascii():
        stripped = _NO_LANGUAGE.sub(" ", text)
        words = sum(len(word) > 1 for word in _WORD.findall(stripped))
        for language, pattern in _OTHER_SCRIPTS.items():
            if len(pattern.findall(stripped)) >= max(_MIN_LETTERS, _LETTERS_PER_WORD * words):
                return language
        letters = len(_HAN.findall(stripped))
        if len(_KANA.findall(stripped)) >= _MIN_LETTERS:
            return "ja"
        if letters >= _MIN_LETTERS:
            if letters < _LETTERS_PER_WORD * words:
                return None
            return None if words >= _MIN_MIXED_WORDS else "zh"
    return _latin_language(text)


def _latin_language(text: str) -> str | None:
    words = _WORD.findall(_NO_LANGUAGE.sub(" ", text))
    if len(words) < _MIN_WORDS or sum(word[0].islower() for word in words) < _MIN_SMALL_WORDS:
        return None
    lower = {word.lower() for word in words}
    counts = {language: len(lower & common) for language, common in vocabulary().common_words.items()}
    first, second = sorted(counts, key=lambda language: (-counts[language], language))[:2]
    if counts[first] >= _MIN_COMMON_WORDS and counts[first] > counts[second]:
        return first
    return "latin"
