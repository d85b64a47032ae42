"""Bundles read back by the libraries of other languages that they are made for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lxml import etree

from tests.hostile import hostile_texts
from tests.messages import okapi
from tests.messages.asking import TEXTS, Question, built, compare, write
from tests.toolchains import typescript
from tests.toolchains.tools import installed, require, set_up, succeed
from zcodegen.catalog.model import Catalog

HERE = Path(__file__).parent / "consumers"


@hostile_texts(TEXTS)
@pytest.mark.parametrize("name", ["fluent", "formatjs", "i18next"])
def test_node(name: str, catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built(name, catalog, tmp_path)
    (tmp_path / "node_modules").symlink_to(typescript.tools() / "node_modules")
    shutil.copy(HERE / f"{name}.mjs", tmp_path)
    answer = typescript.node(f"{name}.mjs", folder, write(asked, tmp_path / "questions.json"), cwd=tmp_path)
    compare(asked, json.loads(answer))


@hostile_texts(TEXTS)
def test_java_resource_bundles(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("properties", catalog, tmp_path)
    lines = "".join(_java_line(one) for one in asked)
    (tmp_path / "questions").write_text(lines, encoding="ascii")
    answer = succeed([require("java"), HERE / "Bundles.java", folder, tmp_path / "questions"], cwd=tmp_path)
    compare(asked, [bytes.fromhex(line).decode("utf-16-be") for line in answer.splitlines()])


def _java_line(one: Question) -> str:
    values = [f"{'i' if isinstance(value, int) else 's'}{value}" for value in one.arguments.values()]
    words = [one.locale, one.domain, f"{one.name}.{one.field}", *values]
    return " ".join(word.encode("utf-16-be").hex() for word in words) + "\n"


@hostile_texts(TEXTS)
def test_go_i18n(catalog: Catalog, tmp_path: Path) -> None:
    folder, asked = built("go-i18n", catalog, tmp_path)
    program = installed(
        "go-i18n", [HERE / "go" / name for name in ("go.mod", "go.sum", "main.go")], _go_program
    )
    answer = succeed([program / "consumer", folder, write(asked, tmp_path / "questions.json")], cwd=tmp_path)
    compare(asked, json.loads(answer))


def _go_program(folder: Path) -> None:
    require("go")
    for name in ("go.mod", "go.sum", "main.go"):
        shutil.copy(HERE / "go" / name, folder)
    set_up("go-i18n's modules", ["go", "mod", "download"], cwd=folder)
    succeed(
        ["go", "build", "-o", "consumer", "."], cwd=folder, env={"CGO_ENABLED": "0", "GOTOOLCHAIN": "local"}
    )


@hostile_texts(TEXTS)
@pytest.mark.parametrize("file", ["*.po", "*.pot"])
def test_msgfmt(file: str, catalog: Catalog, tmp_path: Path) -> None:
    require("gettext")
    folder, _ = built("po", catalog, tmp_path)
    files = sorted(folder.rglob(file))
    assert files
    for one in files:
        succeed(["msgfmt", "--check", "-o", tmp_path / "compiled.mo", one], cwd=tmp_path)


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
