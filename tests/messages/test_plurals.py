"""Plurals, selects and numbers in each format, asked through what it is made for; the reference is `format_message`."""

from __future__ import annotations

import gettext
import json
import plistlib
import shutil
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from lxml import etree

from tests.build_helpers import build_into, load
from tests.locales import icu
from tests.messages.test_readers import with_ascii_digits
from tests.toolchains import typescript
from tests.toolchains.tools import require, succeed
from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import Catalog
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.locales.messageformat import format_message
from zcodegen.targets.messages.table import FORMATS
from zcodegen.targets.messages.unsupported import unsupported_units

HERE = Path(__file__).parent / "consumers"
MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
ENTRY = """\
domain: acme.api
title: {en: API}
code_type: integer
entries:
  LIMIT:
    code: 2
    status: RESOURCE_EXHAUSTED
    message:
      en: "{limit, plural, one {# stream} other {# streams}} for {name}."
      pl: "{limit, plural, one {# strumień} few {# strumienie} many {# strumieni} other {# strumienia}} dla {name}."
      ru: "{limit, plural, one {# поток} few {# потока} many {# потоков} other {# потока}} для {name}."
      ar: "{limit, plural, zero {لا بث} one {بث واحد} two {بثان} few {# عروض} many {# عرضًا} other {# عرض}} لـ {name}."
      zh-CN: "{name} 最多 {limit, plural, other {# 路}}。"
    arguments:
      limit: {type: integer, example: 9}
      name: {type: string, example: bob}
"""
COMPLEX = """
  KIND:
    code: 3
    status: INTERNAL
    message:
      en: "{kind, select, room {Room} other {'{'Thing'}'}} #{n}: {n, plural, =0 {none} one {# of {n, number}} other {# of {n}}}"
    arguments:
      n: {type: integer, example: 1}
      kind: {type: string, example: room}
"""
COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 100)
LOCALES = ("en", "pl", "ru", "ar", "zh-CN")
KEY = "acme.api.LIMIT.message"


def catalog(tmp_path: Path, more: str = "") -> Catalog:
    place = tmp_path / "catalog"
    (place / "acme").mkdir(parents=True)
    (place / "catalog.yaml").write_text(MANIFEST, "utf-8")
    (place / "acme/api.yaml").write_text(ENTRY + more, "utf-8")
    return load(place)


def built(name: str, tmp_path: Path, more: str = "") -> Path:
    made = with_message_formats(catalog(tmp_path, more), [name])
    build_into(made, "messages", tmp_path / "out")
    return tmp_path / "out" / name


def expected(
    tmp_path: Path, name: str = "LIMIT", locales: tuple[str, ...] = LOCALES
) -> dict[tuple[str, int], str]:
    entry = load(tmp_path / "catalog").domains["acme.api"].entries[name]
    argument = {"LIMIT": "limit", "KIND": "n"}[name]
    texts = {}
    for locale in locales:
        for count in COUNTS:
            values: dict[str, str | int | float] = {argument: count, "name": "bob", "kind": "room"}
            text = format_message(message_of(entry, entry.message[locale].value), values, locale)
            texts[locale, count] = plain(text)
    return texts


def plain(text: str) -> str:
    return with_ascii_digits(text.translate(dict.fromkeys(map(ord, "\u2068\u2069\u200e"))))


def test_gettext(tmp_path: Path) -> None:
    folder = built("po", tmp_path)
    found = {}
    for locale in LOCALES:
        texts = gettext.translation("acme.api", folder, [locale.replace("-", "_")])
        for count in COUNTS:
            found[locale, count] = texts.ngettext(KEY, KEY, count).format(limit=count, name="bob")
    assert found == expected(tmp_path)
    if shutil.which("msgfmt"):
        for file in folder.rglob("*.po"):
            succeed(["msgfmt", "--check", "-o", tmp_path / "x.mo", file], cwd=tmp_path)


def test_fluent(tmp_path: Path) -> None:
    folder = built("fluent", tmp_path)
    found = {}
    for locale in LOCALES:
        bundle = FluentBundle([locale], use_isolating=False)
        bundle.add_resource(FluentResource((folder / locale / "acme.api.ftl").read_text("utf-8")))
        message = bundle.get_message("acme-api-LIMIT")
        assert message.value
        for count in COUNTS:
            text, faults = bundle.format_pattern(message.value, {"limit": count, "name": "bob"})
            assert not faults
            found[locale, count] = plain(str(text))
    assert found == expected(tmp_path)


@pytest.mark.parametrize("name", ["formatjs", "i18next", "mf2", "next-intl", "vue-i18n"])
def test_node(name: str, tmp_path: Path) -> None:
    folder = built(name, tmp_path)
    (tmp_path / "node_modules").symlink_to(typescript.tools() / "node_modules")
    shutil.copy(HERE / f"{name}.mjs", tmp_path)
    places = [(locale, count) for locale in LOCALES for count in COUNTS]
    count_too = name == "i18next"
    questions = [
        {
            "locale": locale,
            "domain": "acme.api",
            "name": "LIMIT",
            "field": "message",
            "key": KEY,
            "plural": "limit",
            "count": count if count_too else None,
            "arguments": {"limit": count, "name": "bob"},
        }
        for locale, count in places
    ]
    (tmp_path / "questions.json").write_text(json.dumps(questions), "utf-8")
    answers = json.loads(typescript.node(f"{name}.mjs", folder, tmp_path / "questions.json", cwd=tmp_path))
    assert {place: plain(text) for place, text in zip(places, answers, strict=True)} == expected(tmp_path)


@pytest.mark.parametrize("name", ["icu", "arb"])
def test_icu(name: str, tmp_path: Path) -> None:
    folder = built(name, tmp_path)
    questions = []
    places = [(locale, count) for locale in LOCALES for count in COUNTS]
    for locale, count in places:
        if name == "icu":
            pattern = json.loads((folder / locale / "acme.api.json").read_text("utf-8"))[KEY]
        else:
            bundle = json.loads((folder / f"codes_{locale.replace('-', '_')}.arb").read_text("utf-8"))
            pattern = bundle["acme_api_LIMIT_message"]
            assert bundle["@acme_api_LIMIT_message"]["placeholders"]["limit"]["format"] == "decimalPattern"
        questions.append(["message", locale, pattern, "limit", f"i{count}", "name", "sbob"])
    answers = icu.ask(questions, tmp_path)
    assert {place: plain(text) for place, text in zip(places, answers, strict=True)} == expected(tmp_path)


def test_go_i18n(tmp_path: Path) -> None:
    import tomllib

    folder = built("go-i18n", tmp_path)
    forms = tomllib.loads((folder / "acme.api.pl.toml").read_text("utf-8"))[KEY]
    assert forms == {
        "one": "{{.limit}} strumień dla {{.name}}.",
        "few": "{{.limit}} strumienie dla {{.name}}.",
        "many": "{{.limit}} strumieni dla {{.name}}.",
        "other": "{{.limit}} strumienia dla {{.name}}.",
    }


def test_android_and_apple(tmp_path: Path) -> None:
    folder = built("android", tmp_path)
    root = etree.parse(str(folder / "values-ru" / "acme_api.xml")).getroot()
    (plurals,) = root.findall("plurals")
    assert plurals.get("name") == "acme_api_LIMIT_message"
    assert {item.get("quantity"): item.text for item in plurals} == {
        "one": "%1$,d поток для %2$s.",
        "few": "%1$,d потока для %2$s.",
        "many": "%1$,d потоков для %2$s.",
        "other": "%1$,d потока для %2$s.",
    }
    shutil.rmtree(tmp_path / "catalog")
    strings = built("strings", tmp_path)
    table = plistlib.loads((strings / "ru.lproj" / "acme.api.stringsdict").read_bytes())
    assert table[KEY]["NSStringLocalizedFormatKey"] == "%1$#@forms@"
    assert table[KEY]["forms"]["few"] == "%1$lld потока для %2$@."
    shutil.rmtree(tmp_path / "catalog")
    xcstrings = json.loads((built("xcstrings", tmp_path) / "acme.api.xcstrings").read_text("utf-8"))
    forms = xcstrings["strings"][KEY]["localizations"]["ru"]["variations"]["plural"]
    assert forms["few"]["stringUnit"] == {"state": "translated", "value": "%1$lld потока для %2$@."}


def test_rails(tmp_path: Path) -> None:
    require("ruby")
    folder = built("rails", tmp_path)
    program = 'require "i18n"; I18n.load_path = Dir["*.yml"]; puts [1, 5].map { |n| I18n.t("%s", locale: :en, count: n, limit: n, name: "bob") }'
    assert succeed(["ruby", "-e", program % KEY], cwd=folder) == "1 stream for bob.\n5 streams for bob.\n"


def test_symfony(tmp_path: Path) -> None:
    require("php")
    folder = built("symfony", tmp_path)
    questions = [
        {
            "locale": locale,
            "domain": "acme.api",
            "name": "LIMIT",
            "field": "message",
            "arguments": {"limit": count, "name": "bob"},
        }
        for locale in LOCALES
        for count in COUNTS
    ]
    (tmp_path / "questions.json").write_text(json.dumps(questions), "utf-8")
    answers = json.loads(
        succeed(["php", HERE / "symfony.php", folder, tmp_path / "questions.json", "symfony"], cwd=tmp_path)
    )
    assert [plain(text) for text in answers] == list(expected(tmp_path).values())


@pytest.mark.parametrize("name", ["formatjs", "mf2", "next-intl"])
def test_selects_and_exact_numbers(name: str, tmp_path: Path) -> None:
    folder = built(name, tmp_path, COMPLEX)
    (tmp_path / "node_modules").symlink_to(typescript.tools() / "node_modules")
    shutil.copy(HERE / f"{name}.mjs", tmp_path)
    questions = [
        {
            "locale": "en",
            "domain": "acme.api",
            "name": "KIND",
            "field": "message",
            "key": "acme.api.KIND.message",
            "arguments": {"n": count, "kind": "room"},
        }
        for count in COUNTS
    ]
    (tmp_path / "questions.json").write_text(json.dumps(questions), "utf-8")
    answers = json.loads(typescript.node(f"{name}.mjs", folder, tmp_path / "questions.json", cwd=tmp_path))
    assert answers == list(expected(tmp_path, "KIND", ("en",)).values())


def test_formats_without_branches_say_so(tmp_path: Path) -> None:
    loaded = catalog(tmp_path, COMPLEX)
    refused = {
        (form, unit.entry.name)
        for form in FORMATS
        for _, unit, _ in unsupported_units(with_message_formats(loaded, [form]))
    }
    simple = {
        "android",
        "angular",
        "go-i18n",
        "i18next",
        "po",
        "properties",
        "rails",
        "strings",
        "vue-i18n",
        "xcstrings",
    }
    assert refused == {*((form, "KIND") for form in simple), ("angular", "LIMIT"), ("properties", "LIMIT")}
