from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locales import icu
from zcodegen.locales import cldr
from zcodegen.locales.likely import likely, subtags_of
from zcodegen.locales.matching import Matcher, find, lookup_order, match_data, negotiate, preferences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.slow

CATALOGS: list[tuple[str, list[str]]] = [
    ("zh-CN", ["zh-CN", "en"]),
    ("zh-CN", ["zh-CN", "en-GB", "ja", "ko"]),
    ("zh-Hans", ["zh-Hans", "zh-Hant", "en", "th", "vi"]),
    ("en", ["en", "zh-CN", "zh-TW", "zh-HK", "ja"]),
    ("en", ["en", "en-GB", "fr", "fr-CA", "de", "de-AT", "it"]),
    ("en-US", ["en-US", "es-MX", "es-ES", "pt-BR"]),
    ("en", ["en", "es", "es-419", "pt-PT"]),
    ("de", ["de", "de-CH", "en-US", "en-GB", "nl"]),
    ("en", ["en", "sr-Cyrl", "sr-Latn", "hr", "sl"]),
    ("en", ["en", "sr-Latn", "bs"]),
    ("en", ["en", "nb", "da", "fi"]),
    ("en", ["en", "no", "sv"]),
    ("en", ["en", "id", "fil", "ms"]),
    ("en", ["en", "ar", "he", "fa"]),
    ("en", ["en", "ar-AE", "ar-MA", "ur"]),
    ("ru", ["ru", "uk", "kk", "uz", "az"]),
    ("en", ["en", "hi", "bn", "ta"]),
    ("en", ["en", "yue", "zh-Hant-HK"]),
    ("fr", ["fr", "en", "ca", "es"]),
    ("ja", ["ja", "zh-Hant", "en-AU"]),
    ("zh-CN", ["zh-CN", "es", "fr", "pl", "cs", "sk"]),
]
TAGS = [
    "zh",
    "zh-CN",
    "zh-Hans",
    "zh-Hant",
    "zh-TW",
    "zh-HK",
    "zh-MO",
    "zh-SG",
    "zh-MY",
    "zh-Hans-CN",
    "zh-Hans-HK",
    "zh-Hant-TW",
    "zh-Hant-HK",
    "zh-Hant-CN",
    "cmn",
    "cmn-Hans",
    "cmn-Hans-CN",
    "cmn-TW",
    "yue",
    "yue-HK",
    "yue-CN",
    "yue-Hans",
    "nan",
    "hak",
    "wuu",
    "gan",
    "en",
    "en-US",
    "en-GB",
    "en-AU",
    "en-NZ",
    "en-IN",
    "en-CA",
    "en-ZA",
    "en-IE",
    "en-HK",
    "en-SG",
    "en-PH",
    "en-DE",
    "en-001",
    "en-Latn-US",
    "en-Shaw",
    "es",
    "es-ES",
    "es-MX",
    "es-AR",
    "es-419",
    "es-US",
    "es-PR",
    "es-GQ",
    "pt",
    "pt-BR",
    "pt-PT",
    "pt-AO",
    "pt-MZ",
    "fr",
    "fr-FR",
    "fr-CA",
    "fr-CH",
    "fr-BE",
    "fr-MA",
    "de",
    "de-DE",
    "de-AT",
    "de-CH",
    "de-LI",
    "lb",
    "gsw",
    "nds",
    "nl",
    "nl-BE",
    "af",
    "it",
    "it-CH",
    "rm",
    "ca",
    "eu",
    "gl",
    "oc",
    "br",
    "sr",
    "sr-RS",
    "sr-Latn",
    "sr-Latn-RS",
    "sr-Cyrl",
    "sr-ME",
    "sr-BA",
    "hr",
    "bs",
    "bs-Cyrl",
    "sl",
    "sh",
    "no",
    "nb",
    "nn",
    "no-NO",
    "nb-NO",
    "nn-NO",
    "da",
    "sv",
    "fi",
    "is",
    "fo",
    "fil",
    "fil-PH",
    "tl",
    "tl-PH",
    "ceb",
    "id",
    "in",
    "id-ID",
    "ms",
    "ms-MY",
    "jv",
    "su",
    "he",
    "iw",
    "he-IL",
    "yi",
    "ar",
    "ar-EG",
    "ar-AE",
    "ar-SA",
    "ar-MA",
    "ar-001",
    "arz",
    "ary",
    "fa",
    "fa-IR",
    "fa-AF",
    "ur",
    "ur-PK",
    "ps",
    "ckb",
    "ku",
    "uz",
    "uz-UZ",
    "uz-Cyrl",
    "uz-Latn",
    "uz-Arab",
    "az",
    "az-Cyrl",
    "az-IR",
    "kk",
    "kk-CN",
    "ky",
    "tg",
    "tk",
    "tt",
    "be",
    "uk",
    "ru",
    "ru-UA",
    "bg",
    "mk",
    "mn",
    "ka",
    "hy",
    "hi",
    "hi-IN",
    "bn",
    "bn-IN",
    "mr",
    "ne",
    "gu",
    "pa",
    "pa-PK",
    "ta",
    "te",
    "kn",
    "ml",
    "si",
    "my",
    "km",
    "lo",
    "th",
    "vi",
    "ko",
    "ko-KR",
    "ko-KP",
    "ja",
    "ja-JP",
    "ja-Latn",
    "ro",
    "ro-MD",
    "hu",
    "cs",
    "sk",
    "pl",
    "pl-PL",
    "lt",
    "lv",
    "et",
    "sq",
    "el",
    "tr",
    "ga",
    "cy",
    "gd",
    "mt",
    "sw",
    "swh",
    "zu",
    "xh",
    "yo",
    "ha",
    "so",
    "am",
    "ti",
    "haw",
    "mi",
    "to",
    "eo",
    "la",
    "ht",
    "qu",
    "gn",
    "zh-Hans-u-nu-hanidec",
    "de-DE-1996",
    "es-419-x-own",
    "sl-rozaj",
    "en-GB-oxendict",
    "ja-JP-u-ca-japanese",
]
CHAINS = [
    (["zh-CN", "en"], "zh-CN", "en", {}),
    (["zh-CN", "zh-Hant", "en"], "en", None, {}),
    (["zh-CN", "zh-HK", "zh-TW", "en", "en-GB"], "zh-CN", "en-GB", {}),
    (["zh-CN", "en"], "zh-CN", None, {"zh-Hant": ["en"], "und": ["en"]}),
    (
        ["en", "fr", "he", "nb", "pt-BR", "pt-PT", "sr-Cyrl", "sr-Latn"],
        "en",
        None,
        {"de": ["fr"], "pt": ["fr"]},
    ),
    (["en", "pt", "nn", "no", "sr", "uz-Arab", "zh-Hans"], "pt", "en", {"es": ["pt-BR", "en"]}),
    (["de", "en", "fr"], "en", None, {"pt": ["fr"], "pt-PT": ["it", "de-AT"], "zh-Hant": ["ja", "fr"]}),
    (["en-001", "es-419", "hi", "ur", "de-1996"], "en-001", None, {"es": ["es-419"]}),
    (["zh-CN", "en-US", "en-GB", "en-AU"], "zh-CN", "en-US", {}),
]
LANGUAGES = sorted({tag.partition("-")[0] for tag in TAGS})


@pytest.mark.compiler  # asks ICU4J
def test_matching_is_icus(tmp_path: Path) -> None:
    asked = [(source, locales, tag) for source, locales in CATALOGS for tag in TAGS]
    assert len(asked) > 4_500
    answers = icu.ask((["match", source, ",".join(locales), tag] for source, locales, tag in asked), tmp_path)
    differ = []
    for (source, locales, tag), answer in zip(asked, answers, strict=True):
        ours = negotiate(tag, match_data(locales, source))
        if ours != answer:
            differ.append((tag, source, locales, ours, answer))
    strangers = [row for row in differ if has_language(row[0], row[4]) and not has_language(row[0], row[3])]
    assert strangers == []
    assert len(differ) <= len(asked) * 0.01, differ
    # The table has three-letter codes of the catalog's own languages only.
    assert {tag for tag, *_ in differ} <= {"swh"}


def has_language(tag: str, locale: str) -> bool:
    wanted, served = subtags_of(tag), subtags_of(locale)
    return (wanted.language, wanted.script) == (served.language, served.script)


@pytest.mark.compiler  # asks ICU4J
def test_random_catalogs_are_icus(tmp_path: Path) -> None:
    chance = random.Random(20)
    plain = [
        tag
        for tag in TAGS
        if not set(tag.split("-")) & {"u", "x", "1996", "rozaj", "oxendict", "posix", "Shaw"}
    ]
    asked = []
    for _ in range(250):
        locales = chance.sample([tag for tag in plain if tag == subtags_tag(tag)], chance.randint(2, 8))
        asked += [(locales[0], locales, tag) for tag in chance.sample(plain, 20)]
    answers = icu.ask((["match", source, ",".join(locales), tag] for source, locales, tag in asked), tmp_path)
    pairs = zip(asked, answers, strict=True)
    differ = [
        (tag, locales, ours, answer)
        for (source, locales, tag), answer in pairs
        if (ours := negotiate(tag, match_data(locales, source))) != answer
    ]
    assert len(differ) <= len(asked) * 0.01, differ
    assert [row for row in differ if has_language(row[0], row[3]) and not has_language(row[0], row[2])] == []


def subtags_tag(tag: str) -> str:
    """Return a tag if its language is the current one: `iw` and `cmn` cannot name a locale of a catalog."""
    return tag if tag.startswith(subtags_of(tag).language) else ""


@pytest.mark.compiler  # asks ICU4J
def test_lists_are_icus(tmp_path: Path) -> None:
    chance = random.Random(7)
    asked = [
        (source, locales, chance.sample(TAGS, chance.randint(2, 4)))
        for source, locales in CATALOGS
        for _ in range(50)
    ]
    answers = icu.ask(
        (["match", s, ",".join(locales), ",".join(tags)] for s, locales, tags in asked), tmp_path
    )
    differ = [
        (tags, locales, ours, answer)
        for (source, locales, tags), answer in zip(asked, answers, strict=True)
        if (ours := negotiate(tags, match_data(locales, source))) != answer
    ]
    # ICU weighs a related language early in the list against the reader's own later in it.
    assert len(differ) <= len(asked) * 0.05, differ


@pytest.mark.parametrize(("locales", "source", "default", "chains"), CHAINS)
def test_the_table_is_the_algorithm(
    locales: list[str], source: str, default: str | None, chains: dict[str, list[str]]
) -> None:
    data = match_data(locales, source, default, chains)
    matcher = Matcher(locales, source, default or "", chains)
    regions = (
        "",
        "-US",
        "-GB",
        "-AU",
        "-IN",
        "-CN",
        "-TW",
        "-HK",
        "-MX",
        "-ES",
        "-BR",
        "-AO",
        "-CH",
        "-CA",
        "-XK",
        "-419",
        "-001",
    )
    current = [language for language in LANGUAGES if language not in data.aliases]
    tags = [
        *TAGS,
        *(
            f"{language}{script}{region}"
            for language in current
            for script in scripts_of(language)
            for region in regions
        ),
    ]
    wrong = {}
    for tag in tags:
        cleaned = preferences(tag, data.aliases)
        answer = find(cleaned[0], data) if cleaned else None
        if answer != (wanted := matcher.answer(cleaned[0])):
            wrong[tag] = (answer, wanted)
    assert wrong == {}


def scripts_of(language: str) -> list[str]:
    known = (tag.partition("=")[0].split("-") for tag in (cldr.LIKELY + cldr.SCRIPTS_IN_USE).split())
    scripts = {tag[1] for tag in known if tag[0] == language and len(tag) > 1 and len(tag[1]) == len("Latn")}
    return ["", *(f"-{script}" for script in sorted({likely(language)[0], *scripts} - {""}))]


@pytest.mark.parametrize(("locales", "source", "default", "chains"), CHAINS)
def test_the_table_holds_nothing_needless(
    locales: list[str], source: str, default: str | None, chains: dict[str, list[str]]
) -> None:
    data = match_data(locales, source, default, chains)
    assert list(data.same) == sorted(data.same)
    assert {data.same[locale.lower()] for locale in locales} == set(locales)
    assert not data.same.keys() & data.related.keys()


@pytest.mark.parametrize(
    ("request_", "order"),
    [
        (None, ("en", "zh-CN")),
        ("", ("en", "zh-CN")),
        ([], ("en", "zh-CN")),
        ("*", ("en", "zh-CN")),
        ("und", ("en", "zh-CN")),
        ("ko", ("en", "zh-CN")),
        ("de-AT", ("de", "en", "zh-CN")),
        ("de-AT,zh;q=0.5", ("de", "zh-CN", "en")),
        ("fr, zh-SG;q=0.8, de;q=0.9", ("de", "zh-CN", "en")),
        ("zh;q=0, de", ("de", "en", "zh-CN")),
        ("de;q=0.1,zh;q=0.12,ja;q=0.119", ("zh-CN", "ja", "de", "en")),
        ("de;q=x,zh", ("de", "zh-CN", "en")),
        (" de ; Q = 0.5 , zh ; q=1.0", ("zh-CN", "de", "en")),
        (["ko", "ja_JP.UTF-8@x", "zh_CN"], ("ja", "zh-CN", "en")),
        (["en;q=0.1", "zh"], ("en", "zh-CN")),
        ("cmn-Hans-CN", ("zh-CN", "en")),
        ("zho-CN", ("zh-CN", "en")),
        ("zh-TW", ("en", "zh-CN")),
        ("lb, ja", ("ja", "de", "en", "zh-CN")),
        (";;,,;q=,=,\u2028", ("en", "zh-CN")),
    ],
)
def test_requests(request_: str | list[str] | None, order: tuple[str, ...]) -> None:
    assert lookup_order(request_, match_data(["zh-CN", "en", "de", "ja"], "zh-CN", "en")) == order


@pytest.mark.parametrize(
    ("locales", "default", "chains", "request_", "locale"),
    [
        (["zh-CN", "en-GB"], None, {}, "en-US", "en-GB"),
        (["zh-CN", "en-GB"], None, {}, "en", "en-GB"),
        (["zh-CN", "es-MX"], None, {}, "es", "es-MX"),
        (["zh-CN", "pt-PT"], None, {}, "pt-BR", "pt-PT"),
        (["zh-CN", "fr-CA"], None, {}, "fr", "fr-CA"),
        (["zh-CN", "en"], None, {"und": ["en-GB"]}, "ru", "en"),
        (["zh-CN", "en"], None, {"und": ["en"]}, "", "en"),
        (["zh-CN", "en"], None, {"ja": ["en"]}, "ja-JP", "en"),
        (["zh-CN", "en", "fr"], "fr", {}, "ja", "fr"),
        (["zh-CN", "en"], None, {}, "ta", "en"),
        (["zh-CN", "zh-Hant"], None, {}, "yue-HK", "zh-Hant"),
        (["en", "zh-Hans"], None, {}, "zh-TW", "en"),
        (["en", "sr-Latn"], None, {}, "sr", "sr-Latn"),
        (["en", "en-US", "en-GB"], None, {}, "en-NZ", "en-GB"),
        (["fr", "en-US", "en-GB"], None, {}, "en-NZ", "en-GB"),
        (["fr", "en-US", "en-GB"], None, {}, "en-PH", "en-US"),
        (["en", "fr-CA", "fr-FR"], None, {}, "fr-BE", "fr-FR"),
        (["en", "de-1996"], None, {}, "de", "en"),
        (["en", "de-1996"], None, {}, "de-1996", "de-1996"),
    ],
)
def test_rules(
    locales: list[str], default: str | None, chains: dict[str, list[str]], request_: str, locale: str
) -> None:
    assert negotiate(request_, match_data(locales, locales[0], default, chains)) == locale


def test_an_entry_is_looked_for_in_the_readers_language_first() -> None:
    data = match_data(["zh-CN", "en-GB", "en-US", "ja"], "zh-CN", "ja")
    assert lookup_order("en-AU", data) == ("en-GB", "en-US", "ja", "zh-CN")
    assert lookup_order("en-US", data) == ("en-US", "en-GB", "ja", "zh-CN")
    assert data.last == ("ja", "zh-CN")


@given(st.text(), st.sampled_from(CHAINS))
def test_any_text_is_a_request(
    text: str, catalog: tuple[list[str], str, str | None, dict[str, list[str]]]
) -> None:
    locales, source, default, chains = catalog
    order = lookup_order([text, text], match_data(locales, source, default, chains))
    assert set(order) <= set(locales)
    assert len(set(order)) == len(order)
    assert source in order


@given(st.lists(st.sampled_from(TAGS), min_size=1, max_size=6, unique=True), st.sampled_from(TAGS))
def test_any_catalog(locales: Sequence[str], tag: str) -> None:
    data = match_data(locales, locales[0])
    matcher = Matcher(locales, locales[0], "", {})
    cleaned = preferences(tag, data.aliases)[0]
    assert find(cleaned, data) == matcher.answer(cleaned)
    assert all(
        negotiate(locale, data) == locale
        for locale in locales
        if locale == subtags_tag(locale) and "-u-" not in locale and "-x-" not in locale
    )
