"""A text is the same as the source locale's, word for word, though it should be in another language.

Why: a copy of the source counts as translated, so it is never translated, and readers see a language that they did not ask for.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., de: The room does not exist.}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., de: Der Raum existiert nicht.}

Fix: translate the text, or remove it: packages then show the text of the next locale and say which one that is. Names and texts of one
or two words, which are often the same in two languages, are not findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import FIELDS
from zcodegen.locales.likely import subtags_of
from zcodegen.rules.rule import RuleContext, Violation

_NOT_WORDS = re.compile(r"`[^`]*`|\S{0,100}://\S*|\{[^{}]*\}|<[^<>]*>|\w{0,100}[_\d]\w*|\b\w*[a-z][A-Z]\w*")
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]")
_MIN_WORDS = 3
_MIN_CHARACTERS = 8
_SHARED_CHARACTERS = frozenset({"ja", "yue", "zh"})


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text that is a copy of the source."""
    source = context.catalog.manifest.source_locale
    for entry in context.catalog.entries():
        for field in FIELDS:
            texts = entry.texts(field)
            original = texts.get(source)
            for locale, text in texts.items() if original else ():
                if (
                    original
                    and locale != source
                    and text.value == original.value
                    and are_different_languages(source, locale)
                    and has_words(readable_text(entry, original.value, source))
                ):
                    yield Violation(
                        message=f"{field} ({locale}) of {entry.name} is a copy of the {source} text",
                        location=context.sources.entry(entry, field, locale),
                        help="translate it, or remove it",
                        logical_location=f"{entry.full_name}.{field}.{locale}",
                        texts=(text.value,),
                        code=entry.code,
                    )


def has_words(text: str) -> bool:
    """Return whether a text has so many words that it is in one language."""
    words = _NOT_WORDS.sub(" ", text)
    return len(_WORD.findall(words)) >= _MIN_WORDS or len(_UNSPACED.findall(words)) >= _MIN_CHARACTERS


def are_different_languages(left: str, right: str) -> bool:
    """Return whether two locales are of different languages; Chinese and Japanese share whole words."""
    one, other = subtags_of(left), subtags_of(right)
    if one.language == other.language:
        return False
    return not {one.language, other.language} <= _SHARED_CHARACTERS
