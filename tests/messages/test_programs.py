"""Bundles read back by the libraries of other languages that they are made for."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from lxml import etree

from tests.hostile import hostile_texts
from tests.locales import icu
from tests.messages import go_i18n, java, okapi, spring
from tests.messages.aapt2 import strings_of
from tests.messages.asking import TEXTS, Question, built, compare, write
from tests.messages.readers import printf
from tests.toolchains import typescript
from tests.toolchains.tools import require, succeed
from zcodegen.catalog.model import Catalog
from zcodegen.targets.messages.keys import identifier

HERE = Path(__file__).parent / "consumers"


@hostile_texts(TEXTS)
@pytest.mark.parametrize(
    "name", ["angular", "arb", "fluent", "formatjs", "i18next", "mf2", "next-intl", "vue-i18n"]
)
def test_node(name: str, catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built(name, catalog, tmp_path)
    if name == "arb":  # gen-l10n, for which it is made, quotes otherwise than ICU does
        asked = [request for request in asked if not re.search("[{}]'+[{}]", request.expected)]
    (tmp_path / "node_modules").symlink_to(typescript.tools() / "node_modules")
    shutil.copy(HERE / f"{name}.mjs", tmp_path)
    answer = typescript.node(f"{name}.mjs", folder, write(asked, tmp_path / "questions.json"), cwd=tmp_path)
    answers = json.loads(answer)
    if name == "fluent":  # it shows numbers with the locale's marks
        answers = [
            text.replace("\u200e-", "-") if question.arguments else text
            for question, text in zip(asked, answers, strict=True)
        ]
    compare(asked, answers)


@hostile_texts(TEXTS)
def test_java_resource_bundles(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("properties", catalog, tmp_path)
    compare(asked, java.answers(folder, asked, tmp_path))


@hostile_texts(TEXTS)
def test_spring(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("properties", catalog, tmp_path)
    found = zip(asked, spring.answers(folder, asked, tmp_path), strict=True)
    compare(asked, [_with_ascii_digits(text) if question.arguments else text for question, text in found])


def _with_ascii_digits(text: str) -> str:
    """Spring formats numbers with the locale's digits, which in Arabic go with a mark of direction before a minus."""
    digits = {ord(sign): str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal()}
    return text.replace("\u061c-", "-").translate(digits)


@hostile_texts(TEXTS)
def test_android(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("android", catalog, tmp_path)
    found = strings_of(folder, tmp_path)

    def text(question: Question, locale: str) -> str:
        string = found[locale, identifier(question.key)]
        return printf(string, list(question.arguments.values())) if question.arguments else string

    compare(asked, [text(question, question.locale) for question in asked])
    source = [request for request in asked if request.locale == "zh-CN"]
    compare(source, [text(question, "") for question in source])
    locales = {question.locale for question in asked}
    assert {(locale, name) for locale in ("", *locales) for _, name in found} == found.keys()


@hostile_texts(TEXTS)
def test_go_i18n(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("go-i18n", catalog, tmp_path)
    consumer = go_i18n.program() / "consumer"
    answer = succeed([consumer, folder, write(asked, tmp_path / "questions.json")], cwd=tmp_path)
    compare(asked, json.loads(answer))


@hostile_texts(TEXTS)
@pytest.mark.parametrize("name", ["symfony", "xliff", "xliff2"])
def test_symfony(name: str, catalog: Catalog, tmp_path: Path) -> None:
    require("php")
    folder, asked = built(name, catalog, tmp_path)
    if name != "symfony":  # its loader of XLIFF has no inline elements and no targets of the source locale
        asked = [
            request
            for request in asked
            if not request.arguments and request.locale != "zh-CN" and request.expected.isprintable()
        ]
    questions = write(asked, tmp_path / "questions.json")
    answers = json.loads(succeed(["php", HERE / "symfony.php", folder, questions, name], cwd=tmp_path))
    compare(asked, [text.replace("\u200e-", "-") for text in answers])


@hostile_texts(TEXTS)
def test_rails(catalog: Catalog, tmp_path: Path) -> None:
    require("ruby")
    folder, asked = built("rails", catalog, tmp_path)
    questions = write(asked, tmp_path / "questions.json")
    compare(asked, json.loads(succeed(["ruby", HERE / "rails.rb", folder, questions], cwd=tmp_path)))


@hostile_texts(TEXTS)
def test_icu(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("icu", catalog, tmp_path)
    files = {path: json.loads(path.read_text("utf-8")) for path in folder.rglob("*.json")}
    questions = []
    for request in asked:
        pattern = files[folder / request.locale / f"{request.domain}.json"][request.key]
        values = [f"{'i' if isinstance(value, int) else 's'}{value}" for value in request.arguments.values()]
        pairs = [word for pair in zip(request.arguments, values, strict=True) for word in pair]
        questions.append(["message", request.locale, pattern, *pairs])
    answers = icu.ask(questions, tmp_path)
    shown = [
        text.replace("\u200e-", "-") if question.arguments else text
        for question, text in zip(asked, answers, strict=True)
    ]
    compare(asked, shown)


@hostile_texts(TEXTS)
@pytest.mark.parametrize("file", ["*.po", "*.pot"])
def test_msgfmt(file: str, catalog: Catalog, tmp_path: Path) -> None:
    require("gettext")
    folder, _ = built("po", catalog, tmp_path)
    files = sorted(folder.rglob(file))
    assert files
    for name in files:
        succeed(["msgfmt", "--check", "-o", tmp_path / "compiled.mo", name], cwd=tmp_path)


@hostile_texts(TEXTS)
def test_xliff_2(catalog: Catalog, tmp_path: Path) -> None:
    """The schema that Okapi's reader of XLIFF 2 has with it; its own validation finds what a schema cannot."""
    folder, _ = built("xliff2", catalog, tmp_path)
    files = sorted(folder.rglob("*.xlf"))
    program = HERE / "okapi" / "Validate.java"
    succeed([require("java"), "-cp", f"{okapi.libraries()}/*", program, *files], cwd=tmp_path)


@hostile_texts(TEXTS)
def test_xliff_1(catalog: Catalog, tmp_path: Path) -> None:
    folder, _ = built("xliff", catalog, tmp_path)
    schema = okapi.strict_xliff()
    for path in folder.rglob("*.xlf"):
        document = etree.parse(str(path))
        schema.assertValid(document)
    for unit in document.iter("{*}trans-unit"):
        unit.attrib.pop("id")
    assert not schema.validate(document)
