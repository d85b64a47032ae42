"""Bundles read back by libraries of Python: gettext, fluent.runtime, csv, json, moz.l10n's Android, lxml's XLIFF."""

from __future__ import annotations

import csv
import gettext
import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentBundle, FluentResource
from lxml import etree
from moz.l10n.formats.xliff.parse import xliff_parse

from tests.hostile import hostile_texts
from tests.messages.asking import TEXTS, Question, built, compare
from tests.messages.readers import android_text, apple_strings, dart_message, printf, xliff_text
from zcodegen.catalog.model import Catalog
from zcodegen.locales.messageformat import format_message, parse_message
from zcodegen.targets.messages.formats.android import qualifier
from zcodegen.targets.messages.keys import fluent_identifier, identifier

pytestmark = pytest.mark.slow

XLIFF = {"xliff": "urn:oasis:names:tc:xliff:document:1.2", "xliff2": "urn:oasis:names:tc:xliff:document:2.0"}


@cache
def parsed(path: Path) -> Any:
    """What a JSON file has, read once for its thousands of questions."""
    return json.loads(path.read_text("utf-8"))


def strings(question: Question) -> dict[str, str]:
    return {name: str(value) for name, value in question.arguments.items()}


def shown(question: Question, text: str) -> str:
    """What the catalog's own syntax gives."""
    return format_message(parse_message(text), question.arguments, "en") if question.arguments else text


@hostile_texts(TEXTS)
def test_json(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("json", catalog, tmp_path)
    read = {
        path.relative_to(folder).as_posix(): json.loads(path.read_text("utf-8"))
        for path in folder.rglob("*.json")
    }
    compare(
        asked,
        [
            shown(request, read[f"{request.locale}/{request.domain}.json"][request.name][request.field])
            for request in asked
        ],
    )
    read.pop("index.json")
    assert sum(len(texts) for file in read.values() for texts in file.values()) == len(asked)


@hostile_texts(TEXTS)
def test_csv(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("csv", catalog, tmp_path)
    read: dict[tuple[str, str], str] = {}
    for path in folder.rglob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            read |= {
                (path.parent.name, row["key"]): unguarded(row["text"])
                for row in csv.DictReader(file, strict=True)
            }
    compare(asked, [shown(request, read.pop((request.locale, request.key))) for request in asked])
    assert not read


def with_ascii_digits(text: str) -> str:
    """Fluent shows numbers in the locale's digits."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def unguarded(text: str) -> str:
    """A cell that would be a formula has an apostrophe in front."""
    blank = "[\\s\u200b-\u200f\ufeff]*"
    assert not re.match(rf"[\t\r\n].|{blank}(?:[=+@＝＋＠].|[-－][^0-9])", text, re.DOTALL)
    return text[1:] if re.match(rf"'+(?:[\t\r\n].|{blank}[=+\-@＝＋－＠].)", text, re.DOTALL) else text


@hostile_texts(TEXTS)
def test_gettext(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("po", catalog, tmp_path)

    def text(question: Question) -> str:
        found = gettext.translation(question.domain, folder, [question.locale.replace("-", "_")]).gettext(
            question.key
        )
        return found.format(**question.arguments) if _is_formatted(question) else shown(question, found)

    compare(asked, [text(request) for request in asked])


def _is_formatted(question: Question) -> bool:
    """Whether str.format takes the text: hostile arguments break its syntax."""
    return bool(question.arguments) and question.domain != "acme.hostile"


@hostile_texts(TEXTS)
def test_fluent(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("fluent", catalog, tmp_path)
    bundles: dict[tuple[str, str], FluentBundle] = {}

    def text(question: Question) -> str:
        if (bundle := bundles.get((question.locale, question.domain))) is None:
            bundle = bundles[question.locale, question.domain] = FluentBundle(
                [question.locale], use_isolating=False
            )
            bundle.add_resource(
                FluentResource((folder / question.locale / f"{question.domain}.ftl").read_text("utf-8"))
            )
        message = bundle.get_message(fluent_identifier(f"{question.domain}.{question.name}"))
        pattern = message.value if question.field == "message" else message.attributes[question.field]
        assert pattern
        found, faults = bundle.format_pattern(pattern, dict(question.arguments))
        assert not faults
        return with_ascii_digits(str(found)) if question.arguments else str(found)

    compare(asked, [text(request) for request in asked])


@hostile_texts(TEXTS)
@pytest.mark.parametrize("folder_of", [qualifier, None])
def test_android(folder_of: object, catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("android", catalog, tmp_path)
    asked = asked if folder_of else [request for request in asked if request.locale == "zh-CN"]

    def text(question: Question) -> str:
        values = f"values-{qualifier(question.locale)}" if folder_of else "values"
        path = folder / values / f"{identifier(question.domain + '.X.y').removesuffix('_X_y')}.xml"
        found = android_text(path, identifier(question.key))
        return printf(found, list(question.arguments.values())) if question.arguments else found

    compare(asked, [text(question) for question in asked])


@hostile_texts(TEXTS)
def test_apple(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("xcstrings", catalog, tmp_path)

    def text(question: Question) -> str:
        table = parsed(folder / f"{question.domain}.xcstrings")
        assert (table["sourceLanguage"], table["version"]) == ("zh-CN", "1.0")
        unit = table["strings"][question.key]["localizations"][question.locale]["stringUnit"]
        assert unit["state"] in {"translated", "new", "needs_review"}
        return (
            printf(unit["value"], list(question.arguments.values()))
            if question.arguments
            else str(unit["value"])
        )

    compare(asked, [text(request) for request in asked])


@hostile_texts(TEXTS)
def test_apple_strings(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("strings", catalog, tmp_path)

    def text(question: Question) -> str:
        found = apple_strings(folder / f"{question.locale}.lproj" / f"{question.domain}.strings")[
            question.key
        ]
        return printf(found, list(question.arguments.values())) if question.arguments else found

    compare(asked, [text(request) for request in asked])


@hostile_texts(TEXTS)
def test_arb(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("arb", catalog, tmp_path)

    def text(question: Question) -> str:
        name = question.locale.replace("-", "_")
        bundle = parsed(folder / f"codes_{name}.arb")
        assert bundle["@@locale"] == name
        key = identifier(question.key)
        parameters = bundle[f"@{key}"].get("placeholders", {})
        values = zip(parameters, question.arguments.values(), strict=True)
        return dart_message(bundle[key], {parameter: str(value) for parameter, value in values})

    compare(asked, [text(request) for request in asked])
    assert json.loads((folder / "codes_zh.arb").read_text("utf-8"))["@@locale"] == "zh"


@hostile_texts(TEXTS)
@pytest.mark.parametrize("name", ["xliff", "xliff2"])
def test_xliff(name: str, catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built(name, catalog, tmp_path)
    files = {
        (path.parent.name, path.stem): etree.parse(str(path), etree.XMLParser(resolve_entities=False))
        for path in folder.rglob("*.xlf")
    }

    def text(question: Question) -> str:
        read = "source" if question.locale == "zh-CN" else "target"
        return xliff_text(
            files[question.locale, question.domain], XLIFF[name], question.key, read, strings(question)
        )

    compare(asked, [text(request) for request in asked])
    if name == "xliff":
        for path in folder.rglob("*.xlf"):
            xliff_parse(path.read_bytes())  # an independent reader; test_programs.py has the schema
    directions = {tree.getroot()[0].get("trgDir") for (locale, _), tree in files.items() if locale == "ar"}
    assert name == "xliff" or directions == {"rtl"}
