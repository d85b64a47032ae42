from __future__ import annotations

from typing import TYPE_CHECKING

import babel
import pytest
from babel.core import get_global
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.locales import cldr, fallback_table, next_locale, resolve, serve
from zcodegen.locales.fallback import _worth_asking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BABELS = sorted(identifier.replace("_", "-") for identifier in locale_identifiers())
USUAL = [
    "de",
    "en",
    "en-GB",
    "es-419",
    "fr",
    "he",
    "ja",
    "nb",
    "no",
    "pt",
    "pt-BR",
    "pt-PT",
    "sr",
    "sr-Latn",
    "zh-CN",
]
USUAL += ["zh-Hans", "zh-Hant", "zh-HK", "zh-TW"]
CATALOGS = [
    (["zh-CN", "en"], "zh-CN", {}),
    (["zh-CN", "en"], "en", {}),
    (["zh-CN", "zh-Hant", "en"], "en", {}),
    (["zh-CN", "zh-HK", "zh-TW", "en", "en-GB"], "zh-CN", {}),
    (["zh-CN", "en"], "zh-CN", {"zh-Hant": ["en"]}),
    (["en", "fr", "he", "nb", "pt-BR", "pt-PT", "sr-Cyrl", "sr-Latn"], "en", {"de": ["fr"], "pt": ["fr"]}),
    (["en", "pt", "nn", "no", "sr", "uz-Arab", "zh-Hans"], "pt", {"es": ["pt-BR", "en"]}),
    (
        ["de", "en", "fr"],
        "en",
        {"pt": ["fr"], "pt-PT": ["it", "de-AT"], "sr-Latn": ["hr", "de"], "zh-Hant": ["ja", "fr"]},
    ),
    (["en-001", "es-419", "hi", "ur"], "en-001", {"es": ["es-419"]}),
]


class Walk:
    """CLDR's inheritance written down a second time, straight from babel's tables and without ours."""

    def __init__(self) -> None:
        self.likely = {key: tuple(value.split("_")) for key, value in get_global("likely_subtags").items()}
        self.parents = dict(get_global("parent_exceptions"))
        self.aliases = {k: v for k, v in get_global("language_aliases").items() if len(k) == 2} | {"no": "nb"}

    def parse(self, tag: str) -> tuple[str, str, str]:
        language, *rest = tag.replace("_", "-").lower().split("-")
        script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
        region = next((part.upper() for part in rest if len(part) in (2, 3)), "")
        language, _, implied = self.aliases.get(language, language).partition("_")
        return language, script or implied, region

    def maximize(self, language: str, script: str, region: str) -> tuple[str, str, str]:
        for key in ((language, script, region), (language, region), (language, script), (language,)):
            parts = self.likely.get("_".join(part for part in key if part)) if all(key[1:]) else None
            if parts and (not script or script == parts[1]):
                return language, script or parts[1], region or parts[2]
        return language, script, region

    def lineage(self, tag: str) -> list[tuple[str, str, str]]:
        """All places that `tag` inherits from, itself first; region empty for the place of a script."""
        language, script, region = self.parse(tag)
        script = self.maximize(language, script, region)[1]
        places: list[tuple[str, str, str]] = []
        while (language, script, region) not in places:
            places.append((language, script, region))
            main = self.maximize(language, "", "")[1] == script
            name = "_".join(part for part in (language, "" if main else script, region) if part)
            if name in self.parents:
                language, script, region = self.parse(self.parents[name])
                script = self.maximize(language, script, region)[1]
            else:
                region = ""
        return places

    def serve(
        self, tag: str, locales: Sequence[str], source: str, chains: Mapping[str, Sequence[str]]
    ) -> str:
        places = self.lineage(tag)
        for place in places:
            if found := self.standing(place, tag, locales):
                return found
        for place in places:
            if key := self.standing(place, tag, list(chains)):
                answers = [self.serve(member, locales, "", chains) for member in chains[key]]
                if any(answers):
                    return next(filter(None, answers))
        return source

    def standing(self, place: tuple[str, str, str], tag: str, options: Sequence[str]) -> str:
        here = [option for option in options if self.maximize(*self.parse(option)) == self.maximize(*place)]
        by_likeness = sorted(
            here,
            key=lambda option: (
                option.lower() != tag.lower(),
                self.parse(option)[2] != place[2],
                len(option),
                option,
            ),
        )
        return by_likeness[0] if by_likeness else ""


@pytest.mark.skipif(
    babel.__version__ != cldr.BABEL,
    reason=f"the tables are babel {cldr.BABEL}'s, babel {babel.__version__} is installed",
)
@pytest.mark.parametrize(("locales", "source", "chains"), CATALOGS)
def test_table_and_truncation_are_cldr(locales: list[str], source: str, chains: dict[str, list[str]]) -> None:
    walk = Walk()
    table = fallback_table(locales, source, chains)
    asked = sorted({*BABELS, *_worth_asking({*locales, *chains})})
    wrong = {
        tag: (answer, wanted)
        for tag in asked
        if (answer := resolve(tag, table, source)) != (wanted := walk.serve(tag, locales, source, chains))
    }
    assert wrong == {}


@pytest.mark.parametrize(("locales", "source", "chains"), CATALOGS)
def test_the_table_holds_nothing_needless(
    locales: list[str], source: str, chains: dict[str, list[str]]
) -> None:
    table = fallback_table(locales, source, chains)
    assert list(table) == sorted(table)
    assert {table[locale.lower()] for locale in locales} == set(locales)
    for key in table.keys() - {locale.lower() for locale in locales}:
        less = {tag: locale for tag, locale in table.items() if tag != key}
        assert resolve(key, less, source) != table[key]


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh", "zh-CN"),
        ("zh-Hans", "zh-CN"),
        ("zh-Hans-CN", "zh-CN"),
        ("zh-SG", "zh-CN"),
        ("ZH_cn", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh-CN-u-co-pinyin", "zh-CN"),
        ("zh-TW", "en"),
        ("zh_TW.UTF-8", "en"),
        ("zh-HK", "en"),
        ("zh-MO", "en"),
        ("zh-Hant", "en"),
        ("zh-Hant-CN", "en"),
        ("zh-hant-tw-x-ours", "en"),
        ("en-GB", "en"),
        ("en-AU", "en"),
        ("fr", "en"),
        ("x-zh", "en"),
        ("", "en"),
        ("中文", "en"),
    ],
)
def test_two_locales(tag: str, locale: str) -> None:
    assert resolve(tag, fallback_table(["zh-CN", "en"], "en", {}), "en") == locale


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("pt", "pt-BR"),
        ("pt-AO", "pt-PT"),
        ("pt-US", "pt-BR"),
        ("sr", "sr-Cyrl"),
        ("sr-ME", "sr-Latn"),
        ("sh", "sr-Latn"),
        ("no", "nb"),
        ("nn", "nb"),
        ("no-NO", "nb"),
        ("iw", "he"),
        ("ht", "en"),
        ("ca", "fr"),
        ("ca-ES-valencia", "fr"),
        ("de-1996", "de-1996"),
        ("de", "en"),
    ],
)
def test_many_locales(tag: str, locale: str) -> None:
    locales = ["de-1996", "en", "fr", "he", "nb", "pt-BR", "pt-PT", "sr-Cyrl", "sr-Latn", "zh-CN", "zh-Hant"]
    assert resolve(tag, fallback_table(locales, "en", {"ca": ["fr"]}), "en") == locale


@given(st.text(), st.sampled_from(CATALOGS))
def test_any_text_is_resolved(tag: str, catalog: tuple[list[str], str, dict[str, list[str]]]) -> None:
    locales, source, chains = catalog
    assert resolve(tag, fallback_table(locales, source, chains), source) in locales


TAGS = st.sampled_from(USUAL)


@given(st.sets(TAGS, min_size=1), st.dictionaries(TAGS, st.lists(TAGS, max_size=3), max_size=4), st.data())
def test_any_catalog(locales: set[str], chains: dict[str, list[str]], data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(sorted(locales)))
    table = fallback_table(locales, source, chains)
    following = next_locale(locales, source, chains)
    assert all(resolve(locale, table, source) == locale for locale in locales)
    assert all(
        resolve(tag, table, source) == serve(tag, locales, source, chains) for tag in [*BABELS[::7], *USUAL]
    )
    assert following.keys() == locales - {source}
    for locale in following:
        seen = [locale]
        while seen[-1] != source:
            seen.append(following[seen[-1]])
            assert len(seen) == len(set(seen))


def test_an_entry_falls_back_like_its_locale() -> None:
    locales = ["en", "pt-BR", "pt-PT", "zh-CN", "zh-HK", "zh-Hant"]
    assert next_locale(locales, "en", {"zh-Hant": ["zh-CN"]}) == {
        "pt-BR": "en",
        "pt-PT": "pt-BR",
        "zh-CN": "en",
        "zh-HK": "zh-Hant",
        "zh-Hant": "zh-CN",
    }


def test_chains_that_lead_back_end_at_the_source() -> None:
    assert next_locale(["de", "en", "fr"], "en", {"de": ["fr"], "fr": ["de"]}) == {"de": "fr", "fr": "en"}
