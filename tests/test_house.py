"""The rules of the house that no linter knows: modules stay small, no machine's paths, nothing heavy at the start."""

from __future__ import annotations

import ast
import io
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
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
PRINTS = {"print", "exit", "sys.exit", "click.echo", "sys.stdout.write", "sys.stderr.write"}
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
WORDS = (
    *("told", "anew", "mend(?:s|ed)?", "parted", "wish", "speaks", "nobody", "somebody", "whoever", "whom"),
    *("beside", "lest", "stood"),
)
PHRASES = (r"hold(?:s)? \S+ against", "held against", "of ours", "stands in", "which there is not")
BEGINNINGS = tuple(re.match(r"[a-z ]+", word)[0] for word in (*WORDS, *PHRASES))  # type: ignore[index]  # all begin so
"""What a text has if it has one of them; quick to search for."""
PRIVATE = re.compile(
    rf"(?<![^\W_])({'|'.join(WORDS)})(?![^\W_])|\b({'|'.join(PHRASES)})\b",
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
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]}"
        for pattern in PROSE
        for path in sorted(ROOT.glob(pattern))
        if path.relative_to(ROOT).as_posix() not in NO_PROSE
        for text in [path.read_text(encoding="utf-8")]
        if any(beginning in text.lower() for beginning in BEGINNINGS)
        for match in PRIVATE.finditer(text)
    ]
    assert not found, "use the plain word:\n" + "\n".join(found)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def nodes_of(path: Path, *, near: str) -> Iterator[ast.AST]:
    """Yield the nodes of a module; none if its text has no match of `near`, as most have."""
    return ast.walk(ast.parse(text_of(path))) if re.search(near, text_of(path)) else iter(())


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


def test_only_the_command_line_prints_or_exits() -> None:
    found = [
        f"{module}:{node.lineno}: {ast.unparse(node.func)}"
        for module in MODULES
        if not module.startswith(("cli/", "__main__"))
        for node in nodes_of(PACKAGE / module, near=r"\b(?:print|exit|echo|write)\(")
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PRINTS
    ]
    assert not found, "return it to cli/ instead:\n" + "\n".join(found)


def test_every_exception_from_a_linter_has_its_reason() -> None:
    bare = [
        f"{path.relative_to(ROOT)}:{token.start[0]}: {token.string}"
        for path in SOURCES
        if re.search("noqa|type: ignore", text_of(path))
        for token in tokenize.generate_tokens(io.StringIO(text_of(path)).readline)
        if token.type == tokenize.COMMENT
        and re.search("noqa|type: ignore", token.string)
        and not any(found["reason"].strip(" #-") for found in EXCEPTION.finditer(token.string))
    ]
    assert bare == []


def test_variables_and_parameters_are_nouns() -> None:
    """A loop variable names what it holds; a parameter may be `one` only where another is `other`."""
    vague = []
    for path in SOURCES:
        for node in nodes_of(path, near=r"(?:\bfor|\blambda|[(,*\[])\s*(?:each|one)\s*(?:[,:=)\]]|in\b)"):
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


def test_modules_stay_small() -> None:
    lines = {module: len(text_of(PACKAGE / module).splitlines()) for module in MODULES}
    large = [f"{module}: {count} lines" for module, count in lines.items() if count > MOST_LINES]
    assert not large, f"more than {MOST_LINES} lines, split them by noun:\n" + "\n".join(large)


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
