"""README.md and docs/: examples are compiled and run, links lead somewhere, command lines are ones that zcodegen takes."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML

from tests.build_helpers import load
from tests.toolchains import go, kotlin, python, typescript
from tests.toolchains.tools import ROOT
from zcodegen.catalog.load import load_catalog
from zcodegen.cli.app import app
from zcodegen.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator

README = ROOT / "README.md"
SHIPPED = ROOT / "docs" / "shipped-catalog.md"
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
SHELL = {"", "sh", "console", "yaml"}


def example(language: str, number: int = 0) -> str:
    """Return an example of the shipped catalog's page, a comment that stands for an import made one."""
    found = [text for name, text in FENCE.findall(SHIPPED.read_text(encoding="utf-8")) if name == language]
    return re.sub(r"^(?://|#) import", "import", found[number])


def printed() -> str:
    """What each example prints: the English message of the shipped entry."""
    return load(ROOT / "catalog").domains["zego.rtc.room"].entries["ROOM_NOT_FOUND"].message["en"].value


def test_the_readme_has_an_example_of_the_page() -> None:
    (shown,) = (text for name, text in FENCE.findall(README.read_text(encoding="utf-8")) if name == "python")
    assert shown == example("python")


def test_python(tmp_path: Path) -> None:
    package = ROOT / "out/python/src"
    program = re.sub(r"^(room\S.*?)  #", r"print(\1)  #", example("python"), flags=re.MULTILINE)
    (tmp_path / "main.py").write_text(f"{program}print(repr(room.parse(7)))\n", encoding="utf-8")
    python.mypy(tmp_path, path=[package])
    report = python.python("main.py", cwd=tmp_path, path=[package]).splitlines()
    assert report == ["True", printed(), "Unknown(7)"]


def test_typescript(tmp_path: Path) -> None:
    typescript.project(tmp_path, {"zcodes": ROOT / "out/typescript"})
    (tmp_path / "src").mkdir()
    (tmp_path / "src/main.ts").write_text(example("ts"), encoding="utf-8")
    typescript.tsc(tmp_path)
    assert typescript.node("dist/main.js", cwd=tmp_path) == f"{printed()}\n"


def test_go(tmp_path: Path) -> None:
    first, _, body = example("go").partition("\n")
    uses = "fmt.Println(errors.Is(err, room.RoomNotFound), text.Locale, room.Code(0).Err())"
    program = f'package main\n\nimport "errors"\nimport "fmt"\n{first}\n\nfunc main() {{\n{body}{uses}\n}}\n'
    go.module(tmp_path, {"github.com/zcodegen/zcodes": ROOT / "out/go"})
    (tmp_path / "main.go").write_text(program, encoding="utf-8")
    go.vet(tmp_path)
    assert go.go("run", ".", cwd=tmp_path) == "true zh-CN <nil>\n"


def test_kotlin(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    first, _, body = example("kotlin").partition("\n")
    (tmp_path / "Main.kt").write_text(f"{first}\n\npublic fun main() {{\n{body}}}\n", encoding="utf-8")
    sources = ROOT / "out/kotlin/src/main"
    classes = kotlinc.compile([sources / "kotlin", tmp_path / "Main.kt"], tmp_path / "classes")
    report = kotlin.java("MainKt", classpath=[classes, sources / "resources"], cwd=tmp_path)
    assert report == f"{printed()}\n"


def test_start_with_your_own_codes(tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is missing")
    section = README.read_text(encoding="utf-8").partition("## Start with your own codes")[2]
    commands, entry = [text for _, text in FENCE.findall(section)[:2]]
    environment = {
        "HOME": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_NOSYSTEM": "1",
        **{
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    done = subprocess.run(
        ["sh", "-e", "-c", commands],
        cwd=tmp_path,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    for said in ("acme.common.ROOM_NOT_FOUND  1002  (", "safe      ROOM_NOT_FOUND (1002) is new"):
        assert said in done.stdout
    domain = tmp_path / "acme-codes/catalog/acme/common.yaml"
    before, translation = entry.rstrip().rsplit("\n", 1)
    written = domain.read_text(encoding="utf-8")
    assert written.endswith(f"{indent(before, '  ')}\n")
    text = re.sub(r"\{text: (.*), translated: .*\}", r"\1", translation)
    domain.write_text(f"{written}{indent(text, '  ')}\n", encoding="utf-8")
    catalog = ["--catalog", str(tmp_path / "acme-codes/catalog")]
    assert run(["translations", "adopt", "--locale", "zh-CN", *catalog]) == 0
    assert domain.read_text(encoding="utf-8").endswith(f"{indent(entry.rstrip(), '  ')}\n")


def test_hooks_are_ours() -> None:
    page = (ROOT / "docs/pre-commit.md").read_text(encoding="utf-8")
    (repository,) = YAML(typ="safe").load(FENCE.findall(page)[0][1])["repos"]
    ours = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in ours}


def test_make_targets_are_there() -> None:
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:^|`)make ([a-z-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(named) <= made, page.name


def slug(heading: str) -> str:
    """The anchor that a heading gets where Markdown is shown."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links(page: Path) -> None:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        place = page.parent / path if path else page
        assert place.exists(), f"{target} leads nowhere"
        if anchor:
            headings = re.findall(r"^#+ (.*)", place.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in map(slug, headings), f"{target} leads to no heading"


def command_lines(text: str) -> Iterator[list[str]]:
    """The words of every call of zcodegen in a page: in code of a shell, and between backticks."""
    blocks = [body for name, body in FENCE.findall(text) if name in SHELL]
    lines = [line for body in blocks for line in body.splitlines()]
    for code in [*lines, *re.findall(r"`(zcodegen [^`]*)`", FENCE.sub("", text))]:
        for part in re.split(r"&&|\||;|[12]?>", re.sub(r"\s#\s.*", "", code)):
            if found := re.match(r"[\s$]*(?:run: |- )?(zcodegen [a-z].*)", part):
                yield shlex.split(found[1])[1:]


def parse(words: list[str]) -> None:
    """Take a command line apart as zcodegen does, without running it; what is no command or option fails."""
    command: click.Command = app
    context = click.Context(app, info_name="zcodegen")
    while isinstance(command, click.Group) and words:
        command = command.get_command(context, words[0]) or pytest.fail(f"no command {words[0]}")
        settings = command.context_settings
        context, words = click.Context(command, parent=context, info_name=words[0], **settings), words[1:]
    values, _, _ = command.make_parser(context).parse_args(list(words))
    for option in command.params:
        if isinstance(option.type, click.Choice) and option.name in values:
            given = values[option.name]
            for value in given if isinstance(given, (list, tuple)) else [given]:
                option.type.convert(value, option, context)
    asked = CliRunner().invoke(command, ["--help"])
    assert asked.exit_code == 0, asked.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_command_lines(page: Path) -> None:
    for words in command_lines(page.read_text(encoding="utf-8")):
        try:
            parse(words)
        except click.BadOptionUsage:
            pass  # prose that names an option, without its value
        except click.ClickException as error:
            pytest.fail(f"zcodegen {shlex.join(words)}: {error.format_message()}", pytrace=False)


def test_a_wrong_command_line_is_seen() -> None:
    (words,) = command_lines("```sh\n$ zcodegen check --formt sarif > x.sarif # all\n```\n")
    with pytest.raises(click.NoSuchOption):
        parse(words)


def test_the_catalog_knows_the_numbers_that_the_readme_begins_with() -> None:
    first = README.read_text(encoding="utf-8").split("\n\n")[1]
    numbers = re.findall(r"`(-?\d+)`", first)
    catalog = load_catalog(ROOT / "catalog").catalog
    assert catalog
    assert numbers
    assert [number for number in numbers if not catalog.meanings(int(number))] == []
