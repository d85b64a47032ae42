"""The worked examples and the page about own targets do what they say, with hostile texts as well."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import Struct
from msgspec.structs import asdict

from tests.build_helpers import load
from tests.catalogs.make import hostile
from tests.custom.projects import project
from tests.toolchains.tools import ROOT, require, succeed
from tests.toolchains.tools import run as run_program
from zcodegen.cli.main import run
from zcodegen.custom.catalog_text import CatalogText, opened
from zcodegen.custom.quoting import QUOTES
from zcodegen.custom.target import CustomTarget, read_target
from zcodegen.custom.view import view
from zcodegen.generate.pipeline import generate
from zcodegen.generate.render import FORMATTERS
from zcodegen.naming.reserved import RESERVED
from zcodegen.resources import schema_text

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

EXAMPLES = ROOT / "docs/examples"
FEATURES = ROOT / "tests/catalogs/features"


def example(name: str) -> CustomTarget:
    target, _, findings = read_target(EXAMPLES / name, shown=name)
    assert target, findings
    return target


def made(catalog: Catalog, name: str, folder: Path) -> list[Path]:
    """Write what an example makes of a catalog; return the files."""
    files = generate(catalog, [example(name)])[name]
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return [folder / path for path in files]


def catalogs() -> list[Any]:
    return [
        pytest.param(lambda: load(FEATURES), id="features"),
        pytest.param(lambda: hostile(1200), id="hostile"),
    ]


@pytest.mark.parametrize("made_of", catalogs())
def test_c_header_compiles_and_reads_back(made_of: Any, tmp_path: Path) -> None:
    gcc = require("gcc")
    catalog = made_of()
    headers = made(catalog, "c-header", tmp_path)
    asked, expected = [], []
    for domain in catalog.domains.values():
        prefix = domain.name.replace(".", "_").replace("-", "_").upper()
        for entry in domain.entries.values():
            source = entry.message[catalog.manifest.source_locale].value.encode()
            macro = f"{prefix}_{entry.name}"
            if isinstance(entry.code, str):
                asked.append(f"output({macro}, sizeof {macro} - 1);")
                expected.append(entry.code.encode())
                continue
            locale = catalog.manifest.source_locale.lower().replace("-", "_")
            asked.append(f"output({prefix.lower()}_message_{locale}({macro}), {len(source)});")
            expected.append(source)
    includes = "".join(f'#include "{path.relative_to(tmp_path).as_posix()}"\n' for path in headers)
    program = (
        f"#include <stdio.h>\n{includes}"
        "static void output(const char *text, unsigned long size) { fwrite(text, 1, size, stdout); putchar(0); putchar(10); }\n"
        f"int main(void) {{\n{chr(10).join(asked)}\nreturn 0; }}\n"
    )
    (tmp_path / "main.c").write_text(program, encoding="utf-8")
    succeed([gcc, "-std=c99", "-Wall", "-Wextra", "-Werror", "-O0", "main.c", "-o", "main"], cwd=tmp_path)
    succeed(["sh", "-c", "./main > output"], cwd=tmp_path)
    assert (tmp_path / "output").read_bytes() == b"".join(text + b"\0\n" for text in expected)


@pytest.mark.compiler
def test_ruby_gives_the_texts_that_the_command_expects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruby = require("ruby")
    project(tmp_path, "x\n")
    shutil.copytree(EXAMPLES / "ruby", tmp_path / "templates/ruby")
    monkeypatch.chdir(tmp_path)
    assert run(["targets", "test", "ruby", "--out", "out", "--texts", "texts.json"]) == 0
    compare: list[str | Path] = [
        ruby,
        "-w",
        "templates/ruby/test.rb",
        "out/lib/codes.rb",
        "texts.json",
    ]
    succeed(compare, cwd=tmp_path)
    texts = (tmp_path / "texts.json").read_text(encoding="utf-8")
    rows = {(row["entry"], row["locale"], row["message"]) for row in json.loads(texts)}
    assert ("torture.arguments.STREAMS", "pl", '"a" \\ ${b} %s 用户 🎈 ma 5 strumieni.') in rows
    assert ("torture.arguments.STREAMS", "en", "{user} has {count} streams of {limit}.") in rows
    assert ("torture.arguments.ROLE", "zh-CN", "管理员 不能 */ \" ' ` \\ 。") in rows
    assert ("torture.arguments.PLACE", "pl", "21st in the queue, you and 99 others.") in rows
    (tmp_path / "texts.json").write_text(texts.replace("21st", "21th"), encoding="utf-8")
    assert run_program(compare, cwd=tmp_path).returncode == 1


def plain(value: object) -> Any:
    """Return a value of the context as JSON."""
    if isinstance(value, CatalogText):
        return opened(value)[0]
    if isinstance(value, Struct):
        return {field: plain(item) for field, item in asdict(value).items()}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def test_the_real_context_is_of_its_schema() -> None:
    catalog = load(FEATURES)
    whole = view(catalog, example("c-header").identifier_rules())
    domain = whole.domains[0]
    context = {
        "catalog": whole,
        "domain": domain,
        "entry": domain.entries[0],
        "locale": whole.locales[0],
        "params": {},
    }
    output = {name: plain(value) for name, value in context.items()}
    validator = Draft202012Validator(json.loads(schema_text("context")))
    assert [fault.message for fault in validator.iter_errors(output)] == []
    output["catalog"]["domains"][0]["entries"][0]["surplus"] = 1
    assert not validator.is_valid(output)


def write_page(folder: Path) -> str:
    """Write a project with the targets that the page has in full; return the page."""
    page = (ROOT / "docs/targets.md").read_text(encoding="utf-8")
    project(folder, "x\n")
    for path, text in re.findall(r"^`(templates/\S+)`:\n```\w+\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return page


def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = write_page(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["build", "--lang", "pages"]) == 0
    assert (tmp_path / "out/pages/acme/rtc.md").read_text(encoding="utf-8") == (
        '# acme.rtc\n\n- RoomNotFound (104): No "such" room.\n- RoomFull (-7): Full.\n'
    )
    assert run(["targets", "test", "kit", "--out", "kit"]) == 0
    swift = (tmp_path / "kit/TortureArguments.swift").read_text(encoding="utf-8")
    assert (
        "public static func streamsMessage(locale: String, user: String, count: Int64, limit: Int64)" in swift
    )
    assert 'if arPlural(count - 0) == "few" {' in swift
    assert 'if n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) { return "few" }' in swift
    named = re.search(r"^\| `quote` .*$", page, re.MULTILINE)
    assert named
    assert re.findall(r"`(\w+)`", named[0])[2:] == sorted(QUOTES)


def test_the_schema_names_what_the_tables_have() -> None:
    properties = json.loads(schema_text("target"))["properties"]
    assert properties["quote"]["anyOf"][0]["enum"] == sorted(QUOTES)
    assert properties["reserved"]["anyOf"][0]["enum"] == sorted(RESERVED)
    assert properties["formatter"]["enum"] == sorted(FORMATTERS)


@pytest.mark.compiler
def test_the_swift_of_the_page_compiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = require("swift")
    write_page(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert run(["targets", "test", "kit", "--out", "kit"]) == 0
    files = sorted(path.name for path in (tmp_path / "kit").iterdir())
    strict = ["-typecheck", "-swift-version", "6", "-warnings-as-errors"]
    succeed([compiler, *strict, *files], cwd=tmp_path / "kit")


@pytest.mark.parametrize("name", ["c-header", "ruby"])
def test_examples_work_from_a_project(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, "x\n")
    shutil.copytree(EXAMPLES / name, tmp_path / "templates" / name)
    monkeypatch.chdir(tmp_path)
    assert run(["build", "--lang", name]) == 0
    assert any((tmp_path / "out" / name).iterdir())
