"""The rules of the house that no linter knows: imports run downward, modules stay small, no machine's paths."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import takewhile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generators" / "zcodegen"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
MOST_LINES = 400
HEAVY = {"babel", "black", "html5lib", "jinja2", "jsonschema", "jsonschema_rs", "lxml", "markdown_it", "moz"}

# Paths of one machine, and hosts of package registries: neither belongs into what others check out.
BANNED = re.compile(
    r"(?<![\w.:/-])/(?:work|root|home/\w+|tmp/\w+)/|https?://(?:registry|repo\d?|proxy|files|pypi)\."
)


def layers() -> list[set[str]]:
    """The rows of the table in docs/architecture.md, highest first."""
    _, _, after = (
        (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").partition("<!-- layers -->\n")
    )
    rows = list(takewhile(lambda line: line.startswith("|"), after.splitlines()))[2:]
    return [set(re.findall(r"`(\w+)`", row.split("|")[2])) for row in rows]


def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[tuple[int, str]]:
    """The names below `zcodegen` that a module imports, wherever in it: (line, dotted name)."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "zcodegen":
            below = (node.module or "").partition(".")[2]
            for alias in node.names:
                yield node.lineno, ".".join(filter(None, (below, alias.name)))
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("zcodegen."):
                    yield node.lineno, alias.name.removeprefix("zcodegen.")


def file_of(name: str) -> str | None:
    """The file that the dotted name stands in: a module's own, or that of the module which holds the name."""
    path = name.replace(".", "/")
    candidates = (f"{path}.py", f"{path}/__init__.py")
    found = next((each for each in candidates if (PACKAGE / each).is_file()), None)
    return found or (file_of(name.rpartition(".")[0]) if "." in name else None)


def test_every_module_has_one_layer() -> None:
    rows = layers()
    known = [name for row in rows for name in row]
    there = {module.partition("/")[0].removesuffix(".py") for module in MODULES} - {"__init__"}
    assert len(known) == len(set(known)), "a module stands in two rows of docs/architecture.md"
    assert there <= set(known), (
        f"give {sorted(there - set(known))} a row in the table of docs/architecture.md"
    )


def test_architecture_names_files_that_exist() -> None:
    named = re.findall(r"`([\w/]+\.py)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    assert named
    gone = [name for name in named if not (PACKAGE / name).is_file() and not (ROOT / name).is_file()]
    assert not gone, f"docs/architecture.md names {gone}, which do not exist"


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downward(module: str) -> None:
    height = {name: -number for number, row in enumerate(layers()) for name in row}
    top = module.partition("/")[0].removesuffix(".py")
    for line, name in imported(module):
        other = name.partition(".")[0]
        if other != top and {other, top} <= height.keys():
            assert height[other] < height[top], (
                f"{module}:{line} imports {name}: {other} does not stand below {top} in docs/architecture.md. "
                "Move what is needed down, or pass it in."
            )


def test_no_circles() -> None:
    graph = {
        module: {file for _, name in imported(module) if (file := file_of(name)) and file != module}
        for module in MODULES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail("imports run in a circle: " + " → ".join(circle.args[1]))


@pytest.mark.parametrize(
    "module", [module for module in MODULES if not module.startswith(("cli/", "__main__"))]
)
def test_only_the_command_line_prints_or_exits(module: str) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {
                "print",
                "exit",
                "sys.exit",
                "click.echo",
                "sys.stdout.write",
                "sys.stderr.write",
            }, f"{module}:{node.lineno} calls {called}: return it to cli/ instead"


@pytest.mark.parametrize("module", MODULES)
def test_modules_stay_small(module: str) -> None:
    lines = len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES, f"{module} has {lines} lines, more than {MOST_LINES}: split it by noun"


def test_no_paths_of_a_machine() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("git or the repository is missing: tracked files are not known")
    listed = subprocess.run(
        [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout
    found = []
    for name in filter(None, listed.split("\0")):
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):  # deleted just now; no text
            continue
        found += [
            f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}" for hit in BANNED.finditer(text)
        ]
    assert not found, "paths of one machine or hosts of registries:\n" + "\n".join(found)


def test_heavy_libraries_wait_until_needed() -> None:
    program = "import sys, zcodegen.cli.app; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    loaded = HEAVY & set(done.stdout.split())
    assert not loaded, (
        f"`zcodegen --help` loads {sorted(loaded)}: import them in the function that needs them"
    )
