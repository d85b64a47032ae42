"""The words in which errors are described, read from `vocabulary.toml`.

English phrases become tuples of stems without articles and auxiliaries, so that one phrase covers all its forms. Chinese phrases are
found with one pattern, the longest first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

HAN: Final = r"\u3400-\u9fff"
LANGUAGES: Final = ("en", "zh")
"""The languages that the vocabulary covers."""

GENERAL_FAILURE: Final = "fault"
"""The outcome that every error has."""

SUCCESS: Final = "success"
"""The outcome that no error has."""

NEGATION: Final = "not"
"""The stem of every English word of negation."""

_SECTIONS: Final = ("outcomes", "acts", "things", "topics")
_ENDINGS: Final = (
    ("ization", "iz"), ("ating", "at"), ("ation", "at"), ("ated", "at"), ("ates", "at"), ("ition", "it"), ("ate", "at"),
    ("ions", ""), ("ion", ""), ("ings", ""), ("ing", ""), ("ied", "i"), ("ies", "i"), ("ed", ""), ("ers", "er"),
    ("ments", "ment"), ("ness", ""), ("ly", ""), ("y", "i"), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_ANY_ENDING: Final = tuple(ending for ending, _ in _ENDINGS)
_MIN_STEM: Final = 3
_WORD: Final = re.compile(r"[a-z]+|\d+")


class Concept(Struct, frozen=True):
    """A row of the vocabulary: its section, its name, and the concepts that are close to it or exclude it."""

    section: str
    name: str
    near: frozenset[str] = frozenset()
    opposite: frozenset[str] = frozenset()


class Vocabulary(Struct, frozen=True):
    """All tables, compiled.

    `english` maps tuples of stems to concepts, `english_forms` single words as they are written: "disabled" is an outcome,
    "disabling" an act. `chinese` maps phrases to concepts, or to None for a word that says nothing.
    """

    english: Mapping[tuple[str, ...], Concept]
    english_forms: Mapping[str, Concept]
    longest_english: int
    skipped_english: frozenset[str]
    light_english: frozenset[str]
    negative_english: frozenset[str]
    chinese: Mapping[str, Concept | None]
    chinese_pattern: re.Pattern[str]
    negative_chinese: re.Pattern[str]
    opposites: Mapping[str, tuple[tuple[str, str], ...]]
    advice: Mapping[str, re.Pattern[str]]
    asides: Mapping[str, re.Pattern[str]]
    remarks: Mapping[str, re.Pattern[str]]
    vendors: re.Pattern[str]
    vendor_names: frozenset[str]
    reasons: frozenset[str]
    plain_words: frozenset[str]
    general_things: frozenset[str]
    families: tuple[frozenset[str], ...]
    common_words: Mapping[str, frozenset[str]]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the part that the forms of an English word share: create, creating and creation have one stem."""
    if word.endswith("ply"):
        return word[:-1] + "i"
    for ending, replacement in _ENDINGS if word.endswith(_ANY_ENDING) else ():
        if word.endswith(ending) and len(word) - len(ending) + len(replacement) >= _MIN_STEM:
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: -len(ending)] + replacement
            break
    if len(word) > _MIN_STEM and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word


@lru_cache(maxsize=1)
def load_tables() -> dict[str, Any]:
    """Return the tables of `vocabulary.toml` as they are written."""
    return tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary, read on first use."""
    tables = load_tables()
    light = frozenset(tables["light"]["en"].split())
    skipped = frozenset(tables["light"]["skipped"].split())
    negative = frozenset(tables["negations"]["en"])
    english: dict[tuple[str, ...], Concept] = {}
    forms: dict[str, Concept] = {}
    chinese: dict[str, Concept | None] = {}
    for concept, row in _concepts(tables):
        for phrase in row["en"]:
            english.setdefault(_phrase_stems(phrase, skipped, negative), concept)
            forms.setdefault(phrase, concept)
        for phrase in row["zh"]:
            chinese.setdefault(phrase, concept)
    for phrase in tables["light"]["zh"].split():
        chinese.setdefault(phrase, None)
    return Vocabulary(
        english=english,
        english_forms={phrase: concept for phrase, concept in forms.items() if phrase.isalpha()},
        longest_english=max(map(len, english)),
        skipped_english=skipped,
        light_english=light | skipped,
        negative_english=negative,
        chinese=chinese,
        chinese_pattern=_any_of(chinese),
        negative_chinese=_any_of(tables["negations"]["zh"]),
        opposites={
            language: tuple((first, second) for first, second in tables["opposites"][language])
            for language in LANGUAGES
        },
        advice=_openers(tables["advice"]),
        asides={language: _pattern(tables["asides"][language], language) for language in LANGUAGES},
        remarks={language: _pattern(tables["remarks"][language], language) for language in LANGUAGES},
        vendors=_names(tables["names"]["vendors"]),
        vendor_names=frozenset(tables["names"]["vendors"]),
        reasons=frozenset((*tables["reasons"]["en"], *tables["reasons"]["zh"])),
        plain_words=frozenset(tables["names"]["words"]),
        general_things=frozenset((*(f"={name}" for name in tables["general"]["things"]), *map(stem, light))),
        families=tuple(frozenset(family) for family in tables["names"]["families"]),
        common_words={
            language: frozenset(words.split()) for language, words in tables["common_words"].items()
        },
    )


def _concepts(tables: Mapping[str, Any]) -> Iterable[tuple[Concept, Mapping[str, Any]]]:
    for section in _SECTIONS:
        for name, row in tables[section].items():
            near, opposite = frozenset(row.get("near", ())), frozenset(row.get("opposite", ()))
            yield Concept(section, name, near, opposite), row


def _phrase_stems(phrase: str, skipped: frozenset[str], negative: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        NEGATION if word in negative else stem(word)
        for word in _WORD.findall(phrase)
        if word in negative or word not in skipped
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(map(re.escape, ordered)))


def _pattern(alternatives: str, language: str) -> re.Pattern[str]:
    """Return a pattern of regular expressions; an English one begins at a word."""
    joined = "".join(line.strip() for line in alternatives.splitlines())
    return re.compile(joined if language == "zh" else rf"(?<![a-z])(?:{joined})", re.IGNORECASE)


def _openers(alternatives: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    before = {
        "en": r"(?:(?:and|or|then|also|otherwise|first|in this case|if so),? )?",
        "zh": r"(?:并|且|或|然后|同时|否则|再|以及)?",
    }
    after = {"en": r"(?![a-z])", "zh": ""}
    joined = {
        language: "".join(map(str.strip, alternatives[language].splitlines())) for language in LANGUAGES
    }
    return {
        language: re.compile(rf"\s*{before[language]}(?:{joined[language]}){after[language]}", re.IGNORECASE)
        for language in LANGUAGES
    }


def _names(names: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(
        "|".join(
            rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])" if name.isascii() else name for name in ordered
        ),
        re.IGNORECASE,
    )
