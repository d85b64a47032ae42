"""The recipes of the bundles' READMEs, run as they stand there."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.building import build_into, load
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT, require, succeed
from zcodegen.generate import with_message_formats
from zcodegen.targets.common import example


def recipe(name: str, folder: Path) -> tuple[Path, str, str]:
    """Build one format of the shipped catalog; return its folder, the README's program and the text that it has to print."""
    catalog = load(ROOT / "catalog")
    build_into(with_message_formats(catalog, [name]), "messages", folder)
    readme = (folder / name / "README.md").read_text(encoding="utf-8")
    program = re.search(r"```\w+\n(.*?)```", readme, re.DOTALL)
    assert program
    assert program[1].count("\n") <= 10
    return folder / name, program[1], f"{example(catalog).message['en'].value}\n"


@pytest.mark.parametrize("name", ["csv", "json", "po", "xliff", "xliff2"])
def test_python(name: str, tmp_path: Path) -> None:
    folder, program, expected = recipe(name, tmp_path)
    (folder / "recipe.py").write_text(program, encoding="utf-8")
    assert succeed([sys.executable, "recipe.py"], cwd=folder) == expected


def test_i18next(tmp_path: Path) -> None:
    folder, program, expected = recipe("i18next", tmp_path)
    (folder / "node_modules").symlink_to(typescript.tools() / "node_modules")
    (folder / "recipe.mjs").write_text(program, encoding="utf-8")
    assert typescript.node("recipe.mjs", cwd=folder) == expected


def test_java(tmp_path: Path) -> None:
    folder, program, expected = recipe("properties", tmp_path)
    imports = "".join(line + "\n" for line in program.splitlines() if line.startswith("import"))
    body = "".join(line + "\n" for line in program.splitlines() if not line.startswith("import"))
    source = f"{imports}class Recipe {{ public static void main(String[] args) {{\n{body}}} }}\n"
    (folder / "Recipe.java").write_text(source, encoding="utf-8")
    java = Path(require("java"))
    succeed([java.with_name("javac"), "-d", ".", "Recipe.java"], cwd=folder)
    assert succeed([java, "-cp", ".", "Recipe"], cwd=folder) == expected
