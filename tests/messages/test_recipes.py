"""The recipes of the bundles' READMEs, run as they stand there.

Where there is nothing to run them (Xcode, Flutter, an Android app), what they name is looked up in the bundles.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.build_helpers import build_into, load
from tests.messages import go_i18n
from tests.messages.aapt2 import strings_of
from tests.messages.recipes import NODE, PYTHON
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT, require, succeed
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.targets.common import example


@dataclass(frozen=True, slots=True)
class Recipe:
    """The bundles of the shipped catalog in one format, the README's programs, and the text that they show."""

    folder: Path
    programs: tuple[str, ...]
    text: str

    @property
    def program(self) -> str:
        (program,) = self.programs
        return program

    def named(self, pattern: str) -> str:
        """Return what the one match of `pattern` in the programs has in its group."""
        (found,) = set(re.findall(pattern, "\n".join(self.programs)))
        return str(found)


def recipe(name: str, folder: Path) -> Recipe:
    catalog = load(ROOT / "catalog")
    build_into(with_message_formats(catalog, [name]), "messages", folder)
    readme = (folder / name / "README.md").read_text(encoding="utf-8")
    programs = re.findall(r"```\w+\n(.*?)```", readme, re.DOTALL)
    assert sum(program.count("\n") for program in programs) <= 10
    return Recipe(folder / name, tuple(programs), example(catalog).message["en"].value)


@pytest.mark.parametrize("name", PYTHON)
def test_python(name: str, tmp_path: Path) -> None:
    tried = recipe(name, tmp_path)
    (tried.folder / "recipe.py").write_text(tried.program, encoding="utf-8")
    assert succeed([sys.executable, "recipe.py"], cwd=tried.folder) == f"{tried.text}\n"


@pytest.mark.parametrize("name", NODE)
def test_node(name: str, tmp_path: Path) -> None:
    tried = recipe(name, tmp_path)
    (tried.folder / "node_modules").symlink_to(typescript.tools() / "node_modules")
    (tried.folder / "recipe.mjs").write_text(tried.program, encoding="utf-8")
    assert typescript.node("recipe.mjs", cwd=tried.folder) == f"{tried.text}\n"


def test_php_icu(tmp_path: Path) -> None:
    tried = recipe("icu", tmp_path)
    (tried.folder / "recipe.php").write_text(f"<?php\n{tried.program}", encoding="utf-8")
    assert succeed([require("php"), "recipe.php"], cwd=tried.folder) == tried.text


def test_symfony(tmp_path: Path) -> None:
    tried = recipe("symfony", tmp_path)
    loaded = "".join(
        f"require '/usr/share/php/Symfony/Component/{name}/autoload.php';\n"
        for name in ("Yaml", "Config", "Translation")
    )
    use, _, rest = tried.program.partition("\n")
    (tried.folder / "recipe.php").write_text(f"<?php\n{use}\n{loaded}{rest}", encoding="utf-8")
    assert succeed([require("php"), "recipe.php"], cwd=tried.folder) == tried.text


def test_rails(tmp_path: Path) -> None:
    tried = recipe("rails", tmp_path)
    (tried.folder / "recipe.rb").write_text(tried.program, encoding="utf-8")
    assert succeed([require("ruby"), "recipe.rb"], cwd=tried.folder) == f"{tried.text}\n"


def test_angular(tmp_path: Path) -> None:
    tried = recipe("angular", tmp_path)
    key = tried.named(r":@@(zego[\w.]+):")
    assert f'id="{key}"' in (tried.folder / "messages.en.xlf").read_text("utf-8")
    assert tried.named(r'codes/([\w.-]+)"') == "messages.en.xlf"


def test_apple_strings(tmp_path: Path) -> None:
    tried = recipe("strings", tmp_path)
    name = tried.named('tableName: "(zego.*?)"')
    table = (tried.folder / "en.lproj" / f"{name}.strings").read_text("utf-8")
    key = tried.named(r'NSLocalizedString\("(zego.*?)"')
    assert f'"{key}" = "{tried.text}";' in table


def test_react(tmp_path: Path) -> None:
    tried = recipe("formatjs", tmp_path)
    shown = re.sub(
        r"(<IntlProvider.*</IntlProvider>);", r"console.log(render(\1));", tried.program, flags=re.DOTALL
    )
    assert shown != tried.program
    head = 'import { renderToStaticMarkup as render } from "react-dom/server";\n'
    (tried.folder / "recipe.tsx").write_text(head + shown, encoding="utf-8")
    (tried.folder / "node_modules").symlink_to(typescript.tools() / "node_modules")
    bundle = ("recipe.tsx", "--bundle", "--platform=node", "--jsx=automatic", "--outfile=recipe.cjs")
    succeed(
        [tried.folder / "node_modules" / ".bin" / "esbuild", *bundle, "--log-level=error"],
        cwd=tried.folder,
    )
    assert typescript.node("recipe.cjs", cwd=tried.folder) == f"{tried.text}\n"


def test_go(tmp_path: Path) -> None:
    tried = recipe("go-i18n", tmp_path)
    for name in go_i18n.MODULES:
        shutil.copy(go_i18n.program() / name, tried.folder)
    imports = (
        "fmt",
        "github.com/BurntSushi/toml",
        "github.com/nicksnyder/go-i18n/v2/i18n",
        "golang.org/x/text/language",
    )
    listed = "\n".join(f'"{path}"' for path in imports)
    source = f"package main\nimport (\n{listed}\n)\nfunc main() {{\n{tried.program}fmt.Println(text)\n}}\n"
    (tried.folder / "main.go").write_text(source, encoding="utf-8")
    assert succeed(["go", "run", "."], cwd=tried.folder, env=go_i18n.ENVIRONMENT) == f"{tried.text}\n"


def test_java(tmp_path: Path) -> None:
    tried = recipe("properties", tmp_path)
    imports = "".join(line + "\n" for line in tried.program.splitlines() if line.startswith("import"))
    body = "".join(line + "\n" for line in tried.program.splitlines() if not line.startswith("import"))
    source = f"{imports}class Recipe {{ public static void main(String[] args) {{\n{body}}} }}\n"
    (tried.folder / "Recipe.java").write_text(source, encoding="utf-8")
    java = Path(require("java"))
    succeed([java.with_name("javac"), "-d", ".", "Recipe.java"], cwd=tried.folder)
    assert succeed([java, "-cp", ".", "Recipe"], cwd=tried.folder) == f"{tried.text}\n"


def test_android(tmp_path: Path) -> None:
    tried = recipe("android", tmp_path)
    for name in (tried.named(r"R\.string\.(\w+)"), tried.named(r'getIdentifier\("(\w+)"')):
        assert strings_of(tried.folder, tmp_path)["en", name] == tried.text


def test_flutter(tmp_path: Path) -> None:
    tried = recipe("arb", tmp_path)
    assert (tried.folder / tried.named("template-arb-file: (.*)")).is_file()
    texts = json.loads((tried.folder / "codes_en.arb").read_text("utf-8"))
    assert texts[tried.named(r"context\)!\.(\w+)\)")] == tried.text


def test_apple(tmp_path: Path) -> None:
    tried = recipe("xcstrings", tmp_path)
    name = tried.named('table: "(.*?)"')
    table = json.loads((tried.folder / f"{name}.xcstrings").read_text("utf-8"))
    translated = table["strings"][tried.named('localized: "(.*?)"')]["localizations"]["en"]["stringUnit"]
    assert translated == {"state": "translated", "value": tried.text}
