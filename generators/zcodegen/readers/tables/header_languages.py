"""Languages in the headers of columns: `message_en`, `zh_message`, `描述（英文）`, `English text`, `Deutscher Text`."""

from __future__ import annotations

import re
from typing import Final

_NAMES: Final = {
    "zh": "zh-CN", "zh-cn": "zh-CN", "zh cn": "zh-CN", "cn": "zh-CN", "chinese": "zh-CN", "simplified chinese": "zh-CN",
    "中文": "zh-CN", "简体中文": "zh-CN", "zh-tw": "zh-TW", "zh tw": "zh-TW", "zh-hant": "zh-TW", "繁體中文": "zh-TW",
    "traditional chinese": "zh-TW", "en": "en", "en-us": "en", "en us": "en", "english": "en", "英文": "en",
    "英語": "en", "영어": "en", "ja": "ja", "jp": "ja", "japanese": "ja", "日文": "ja", "日本語": "ja", "ko": "ko", "kr": "ko",
    "korean": "ko", "韩文": "ko", "한국어": "ko", "한글": "ko", "국문": "ko", "한": "ko", "영문": "en", "영": "en", "英": "en", "中": "zh-CN", "de": "de", "german": "de", "deutsch": "de", "fr": "fr", "french": "fr",
    "français": "fr", "es": "es", "spanish": "es", "español": "es", "pt": "pt", "pt-br": "pt-BR", "pt br": "pt-BR",
    "portuguese": "pt", "português": "pt", "ru": "ru", "russian": "ru", "русский": "ru", "it": "it", "italian": "it", "俄文": "ru", "法文": "fr",
    "德文": "de", "西班牙文": "es", "葡萄牙文": "pt", "意大利文": "it",
}  # fmt: skip
"""Name or tag of a language -> its BCP 47 tag."""
_INFLECTED: Final = {
    "de": re.compile(r"(?:allemand|alem[aáã]n?|deutsch|tedesc)\w{0,2}"),
    "en": re.compile(r"(?:anglais|englisch|ingl[eéê]s)\w{0,2}"),
    "es": re.compile(r"(?:espagnol|espa[nñ]ol|spagnol|spanisch)\w{0,2}"),
    "fr": re.compile(r"(?:fran[cç]ais|franc[eéê]s|französisch)\w{0,2}"),
    "it": re.compile(r"(?:italian|italienisch|italien)\w{0,2}"),
    "pt": re.compile(r"(?:portugiesisch|portugais|portugu[eê]s)\w{0,2}"),
    "ru": re.compile(r"(?:russisch|russe|русск)\w{0,2}"),
}
"""Tag -> adjectives of the language in languages that inflect them."""
_LAST: Final = re.compile(
    r"(.{1,60}?)(?:\s(?:auf|em|en|in|на))??[ \-(（\[]++([^\s()（）\[\]]{1,20}(?:[ -](?:cn|tw|us|br|hant))?)[)）\]]?"
)
_FIRST: Final = re.compile(r"(中文|英文|日文|韩文|\S{3,20}(?=\s))\s?(.{1,40})")
_TAG_FIRST: Final = re.compile(r"([a-z]{2}(?:[_-](?:cn|tw|us|br|hant))?)[_.-](.{1,40})")
"""A tag alone is a word of other languages (`de`, `it`): in front, it is a tag if it is joined to the rest."""
_SHORTEST_NAME: Final = 2


_QUESTIONS = ("how ", "what ", "when ", "why ")
"""How headers begin whose last word is no language (`How to fix it`)."""


def base_and_locale(header: str) -> tuple[str, str | None]:
    """Split a header in lower case into what its column holds and the tag of a locale, None if it names none."""
    text = header.replace("_", " ")
    if text.startswith(_QUESTIONS):
        return text, None
    if (found := _LAST.fullmatch(text)) and (tag := _language(found[2])):
        return found[1].strip(), tag
    if len(text) >= _SHORTEST_NAME and (tag := _language(text)):
        return "", tag
    if (found := _FIRST.fullmatch(text)) and (tag := _language(found[1])):
        return found[2], tag
    if (found := _TAG_FIRST.fullmatch(header)) and (tag := _NAMES.get(found[1].replace("_", "-"))):
        return found[2].replace("_", " "), tag
    return text, None


def is_language(header: str) -> bool:
    """Whether a header in lower case is the name or tag of a language, and nothing more."""
    return _language(header.replace("_", " ")) is not None


def _language(word: str) -> str | None:
    """Return the tag of the language that a word names, None if it names none."""
    inflected = (tag for tag, pattern in _INFLECTED.items() if pattern.fullmatch(word))
    return _NAMES.get(word) or next(inflected, None)
