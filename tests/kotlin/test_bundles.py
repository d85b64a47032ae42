"""ResourceBundles in the jar of the package, where the manifest wants `properties`: read by Java from nothing but the jar."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.build_helpers import load
from tests.messages.asking import compare, questions
from tests.messages.java import answers
from tests.toolchains.tools import ROOT, require, succeed
from zcodegen.generate.pipeline import generate, with_message_formats
from zcodegen.targets.common import example
from zcodegen.targets.messages.bundles import bundles_of
from zcodegen.targets.table import get_target

FEATURES = ROOT / "tests" / "catalogs" / "features"


@pytest.fixture
def jar(compiled: Path, tmp_path: Path) -> Path:
    """The jar of the features' package, as Maven packs it: its classes and its resources."""
    package = load(FEATURES).manifest.packages.kotlin_package.replace(".", "/")
    roots = (compiled / "classes", compiled / "features" / "package" / "src" / "main" / "resources")
    with ZipFile(tmp_path / "acme-codes.jar", "w") as file:
        for root in roots:
            for path in sorted((root / package).rglob("*.*")):
                file.write(path, path.relative_to(root))
    return tmp_path / "acme-codes.jar"


def test_every_text_is_in_the_jar(jar: Path, tmp_path: Path) -> None:
    catalog = load(FEATURES)
    package = catalog.manifest.packages.kotlin_package
    asked = [*questions(bundles_of(catalog))]
    compare(asked, answers(jar, asked, tmp_path, base=f"{package}.messages."))


def test_the_example_of_the_readme(compiled: Path, jar: Path, tmp_path: Path) -> None:
    readme = (compiled / "features" / "package" / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"```java\n(ResourceBundle.*?)```", readme, re.DOTALL)
    assert len(lines) == 1
    body = f"public static void main(String[] args) {{\n{lines[0]}}}"
    program = tmp_path / "Example.java"
    program.write_text(f"import java.util.*;\nclass Example {{ {body} }}\n", encoding="utf-8")
    said = succeed([require("java"), "-cp", jar, program], cwd=tmp_path)
    assert said == f"{example(load(FEATURES)).message['en'].value}\n"


def test_the_manifest_alone_decides() -> None:
    catalog = load(FEATURES)
    kotlin = [get_target("kt")]
    usual = generate(catalog, kotlin)
    assert any(path.endswith("_zh_CN.properties") for path in usual["kotlin"])
    assert generate(catalog, kotlin, message_formats=("po",)) == usual
    without = generate(with_message_formats(catalog, ("json",)), kotlin)["kotlin"]
    assert not any(path.endswith(".properties") for path in without)
    assert b"ResourceBundle" not in without["README.md"]
