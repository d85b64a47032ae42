"""The examples on docs/reference/kotlin.md, compiled and run; those of the other languages are the READMEs that their own tests run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.packages import package_files
from tests.toolchains import kotlin
from tests.toolchains.tools import ROOT

pytestmark = pytest.mark.slow
PAGE = ROOT / "docs/reference/kotlin.md"
MESSAGE = "The user does not exist.\n"


def examples(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_kotlin_and_java(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    for path, text in package_files("kotlin").items():
        place = tmp_path / "package" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    imported, _, body = examples("kotlin")[0].partition("\n\n")
    (tmp_path / "Main.kt").write_text(f"{imported}\n\npublic fun main() {{\n{body}}}\n", encoding="utf-8")
    sources = tmp_path / "package/src/main"
    classes = kotlinc.compile([sources / "kotlin", tmp_path / "Main.kt"], tmp_path / "classes")
    assert kotlin.java("MainKt", classpath=[classes, sources / "resources"], cwd=tmp_path) == MESSAGE
    program = f"{imported};\n\nclass Use {{\n  public static void main(String[] arguments) {{\n{examples('java')[0]}}}\n}}\n"
    (tmp_path / "Use.java").write_text(program, encoding="utf-8")
    kotlin.javac([tmp_path / "Use.java"], tmp_path / "java", classpath=[classes])
    classpath = [tmp_path / "java", classes, sources / "resources"]
    assert kotlin.java("Use", classpath=classpath, cwd=tmp_path) == MESSAGE
