"""The rules of the house that no linter knows: modules stay small, no machine's paths, nothing heavy at the start."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "generators" / "zcodegen"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
SOURCES = [
    path
    for folder in ("generators", "tests", "benchmarks")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not {"golden", "fixtures"}.intersection(path.parts)
]
MOST_LINES = 400
HEAVY = {"babel", "black", "html5lib", "jinja2", "jsonschema", "jsonschema_rs", "lxml", "markdown_it", "moz"}

# Paths of one machine, and hosts of package registries: neither belongs into what others check out.
BANNED = re.compile(
    r"(?<![\w.:/-])/(?:work|root|home/\w+|tmp/\w+)/|https?://(?:registry|repo\d?|proxy|files|pypi)\."
)

# An exception from a linter or the type checker, and why.
EXCEPTION = re.compile(
    r"# (?:(?:ruff: )?noqa: [A-Z0-9]+(?:, ?[A-Z0-9]+)*|type: ignore\[[a-z, -]+\])(?P<reason>.*)"
)

# Words and patterns that the house does not use, in names as well; docs/architecture.md and CONTRIBUTING.md say why.
WORDS = re.compile(
    r"(?<![^\W_])(told|anew|mend(?:s|ed)?|parted|wish|speaks|nobody|somebody|whoever|whom|beside|lest|stood)"
    r"(?![^\W_])"
    r"|\bhold[s]? \S+ against\b|\bheld against\b|\bof ours\b|\bstands in\b|\bwhich there is not\b",
    re.IGNORECASE,
)
PROSE = (
    "*.md",
    "*.yml",
    "benchmarks/**/*.py",
    "docs/**/*.md",
    "generators/**/*.py",
    "generators/**/*.yml",
    "schema/*.json",
    "templates/**/*.jinja",
    ".github/**/*.yml",
)
NO_PROSE = {"generators/zcodegen/locales/cldr.py", "generators/zcodegen/locales/tags.py"}
"""Tables of scripts, one of which is called Mend."""


def test_plain_english() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match[0]}"
        for pattern in PROSE
        for path in sorted(ROOT.glob(pattern))
        if path.relative_to(ROOT).as_posix() not in NO_PROSE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in WORDS.finditer(line)
    ]
    assert not found, "use the plain word:\n" + "\n".join(found)


def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"))


def test_architecture_names_files_that_exist() -> None:
    named = re.findall(r"`([\w/]+\.py)`", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"))
    assert named
    gone = [name for name in named if not (PACKAGE / name).is_file() and not (ROOT / name).is_file()]
    assert not gone, f"docs/architecture.md names {gone}, which do not exist"


def test_architecture_names_every_package() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    there = {module.partition("/")[0] for module in MODULES if "/" in module}
    assert not {name for name in there if f"`{name}`" not in text}


def test_imports_point_down_the_stages() -> None:
    """The contracts in pyproject.toml; `lint-imports` prints the import that breaks one."""
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stdout


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


def test_every_exception_from_a_linter_has_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{token.start[0]}: {token.string}"
        for path in SOURCES
        for token in tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
        if token.type == tokenize.COMMENT
        and re.search("noqa|type: ignore", token.string)
        and not any(found["reason"].strip(" #-") for found in EXCEPTION.finditer(token.string))
    ]
    assert bare == []


def test_variables_and_parameters_are_nouns() -> None:
    """A loop variable names what it holds; a parameter may be `one` only where another is `other`."""
    vague = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.For() | ast.comprehension():
                    names = [name.id for name in ast.walk(node.target) if isinstance(name, ast.Name)]
                    line = node.target.lineno
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                    names = [argument.arg for argument in node.args.args + node.args.kwonlyargs]
                    line = node.lineno
                    if "other" in names:
                        names = [name for name in names if name != "one"]
                case _:
                    continue
            if {"each", "one"}.intersection(names):
                vague.append(f"{path.relative_to(ROOT)}:{line}")
    assert vague == []


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
