from __future__ import annotations

import babel
import pytest
from babel.core import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from tests.locales import freeze_cldr
from zcodegen.locales import cldr, is_rtl, parse_locale


@pytest.mark.parametrize(
    "tag",
    [
        "zh-CN",
        "en",
        "es-419",
        "zh-Hant-TW",
        "de-1996",
        "ca-valencia",
        "sl-rozaj-biske",
        "en-XA",
        "tlh",
        "sr-Latn-RS",
    ],
)
def test_canonical_tags_are_left_alone(tag: str) -> None:
    reading = parse_locale(tag)
    assert (reading.tag, reading.fault, reading.help) == (tag, "", "")


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("zh_CN", "zh-CN"),
        ("ZH-hANT-tw", "zh-Hant-TW"),
        ("iw-il", "he-IL"),
        ("DE-1901", "de-1901"),
        ("mo", "ro"),
    ],
)
def test_other_spellings_are_read_with_advice(tag: str, canonical: str) -> None:
    reading = parse_locale(tag)
    assert (reading.tag, reading.is_valid, reading.help) == (canonical, True, f"write {canonical}")


@pytest.mark.parametrize(
    ("tag", "error", "advice"),
    [
        ("", "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("中文", "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("zh-", "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("zh-CN\n", "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("e" * 100, "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("x-ours", "is no BCP 47 language tag", "write one such as zh-CN, en or pt-BR"),
        ("zh-CN-Hans", "is no BCP 47 language tag", 'did you mean "zh-Hans-CN"?'),
        ("i-klingon", "is an obsolete tag of RFC 5646, section 2.2.8", 'did you mean "tlh"?'),
        ("i-mingo", "is an obsolete tag of RFC 5646, section 2.2.8", ""),
        ("zh-cmn-Hans", "has an extended language subtag", 'did you mean "cmn-Hans"?'),
        ("en-u-ca-gregory", 'has the extension "u-ca-gregory"', "write en"),
        ("en-x-ours", 'has the extension "x-ours"', "write en"),
        ("de-1996-1996", "repeats a variant", 'did you mean "de-1996"?'),
        ("english", 'has the unknown language "english"', 'did you mean "en"?'),
        ("eng-US", 'has the unknown language "eng"', 'did you mean "en-US"?'),
        ("jp", 'has the unknown language "jp"', 'did you mean "ja"?'),
        ("qqq", 'has the unknown language "qqq"', ""),
        ("zh-Hanz", 'has the unknown script "Hanz"', 'did you mean "zh-Hant"?'),
        ("en-UK", 'has the unknown region "UK"', 'did you mean "en-GB"?'),
        ("en-XX", 'has the unknown region "XX"', ""),
    ],
)
def test_faults_say_what_to_write(tag: str, error: str, advice: str) -> None:
    reading = parse_locale(tag)
    assert (reading.fault, reading.help) == (error, advice)


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}", fullmatch=True))
def test_any_text_is_read_and_a_canonical_tag_is_stable(tag: str) -> None:
    reading = parse_locale(tag)
    if reading.is_valid:
        assert parse_locale(reading.tag).tag == reading.tag
        assert parse_locale(reading.tag).help == ""
    else:
        assert reading.fault


def test_every_locale_of_babel_is_known() -> None:
    unknown = [i for i in locale_identifiers() if parse_locale(i.replace("_", "-")).fault]
    assert unknown == []


@pytest.mark.slow  # reads all of babel's locales
def test_direction_is_babels() -> None:
    # babel's data lack the direction of these; their scripts are Arabic.
    without_data = {
        "bal",
        "lrc",
        "mzn",
        "pa_Arab",
        "ps",
        "sd",
        "ug",
        "ur",
        "uz_Arab",
        "yi",
        "ks",
        "ckb",
        "az_Arab",
        "ku",
    }
    for identifier in locale_identifiers():
        tag = identifier.replace("_", "-")
        if Locale.parse(identifier).text_direction == "rtl":
            assert is_rtl(tag), tag
        elif is_rtl(tag):
            assert any(identifier.startswith(known) for known in without_data), tag


@pytest.mark.parametrize(
    ("tag", "rtl"), [("ar", True), ("az-IR", True), ("iw", True), ("zh-CN", False), ("sd-Deva", False)]
)
def test_direction_follows_the_script(tag: str, rtl: bool) -> None:
    assert is_rtl(tag) is rtl


def test_the_frozen_tables_are_babels() -> None:
    if babel.__version__ != cldr.BABEL:
        pytest.skip(f"the tables are babel {cldr.BABEL}'s, babel {babel.__version__} is installed")
    fresh: dict[str, str] = {}
    exec(freeze_cldr.module(), fresh)  # noqa: S102 - our own text
    names = ("ALIASES", "LIKELY", "PARENTS", "REGIONS", "SCRIPTS", "SCRIPTS_IN_USE")
    assert {name: fresh[name] for name in names} == {name: getattr(cldr, name) for name in names}
