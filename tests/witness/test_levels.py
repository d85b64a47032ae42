"""Every level of `diff` for Go and Kotlin is a claim about old programs and new packages: here they meet.

Each case of tests/diff changes one catalog. The program is compiled with the package of the old catalog, and run with that of
the new one; Go compiles it again, because Go links sources. A change is breaking if the program does not compile, link or
run, or if a code that it receives has another meaning or none.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.build_helpers import build_into
from tests.diff.catalogs import FILES, catalog_of
from tests.diff.test_compare import CASES
from tests.toolchains import go, kotlin
from tests.toolchains.tools import once, require, run
from tests.witness.cases import breaking, built, witnesses
from tests.witness.programs import go_program, kotlin_program
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare
from zcodegen.diff.levels import Criticality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Catalog

OLD: Final = catalog_of(FILES)
BREAKS: Final = frozenset({"received", "constant"})
"""First words of the lines whose change breaks a program: a code has a meaning, a constant has a number."""
REUSED: Final = "code-reused"
"""A code that means another error: its name and number may stay, so only its facts show it."""
_NO_CODE = re.compile(rb"/\*\*.*?\*/|@Deprecated\(.*?\n +\)\n|@file:Suppress[^\n]*|^// [^\n]*", re.DOTALL)


def expected(files: Mapping[str, str], language: str) -> bool:
    """Return whether `diff` calls one of the changes breaking for a language."""
    changes = classify(compare(built(OLD), built(catalog_of(files)))).changes
    return any(
        change.levels.get(language, change.criticality) is Criticality.BREAKING
        and {language, "wire"} & set(change.affects)
        for change in changes
    )


def check(case: str, language: str, code: int, printed: str, before: str) -> None:
    """Compare what happened to a program with what `diff` calls the change."""
    files, kinds = CASES[case]
    if REUSED in kinds:
        assert printed != before
    else:
        assert breaks(code, printed, before) is expected(files, language)


def breaks(code: int, printed: str, before: str) -> bool:
    """Return whether a program broke: it failed, or a code lost its meaning."""

    def meanings(text: str) -> list[str]:
        return [line for line in text.splitlines() if line.partition(" ")[0] in BREAKS]

    return code != 0 or meanings(printed) != meanings(before)


def named_witnesses(case: str, language: str) -> dict[str, str]:
    """Return the programs that `diff --witness` writes for a case, under names that files can have."""
    word = "".join(letter for letter in case.title() if letter.isalpha())
    return {f"{word}{number}": witness.source for number, witness in enumerate(witnesses(case, language))}


def base_of(files: Mapping[str, str]) -> Catalog | None:
    """Return the catalog whose packages those of `files` import, None if there is none."""
    below = "depends/base/"
    base = {path.removeprefix(below): text for path, text in files.items() if path.startswith(below)}
    return catalog_of(base) if base else None


def run_go(files: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """Run the old program with the package of `files`."""
    modules = {OLD.manifest.packages.go_module: build_into(catalog_of(files), "go", folder / "package")}
    if base := base_of(files):
        modules[base.manifest.packages.go_module] = build_into(base, "go", folder / "base")
    program = go.module(folder / "program", modules)
    for case in breaking("go"):
        for name, source in named_witnesses(case, "go").items():
            (program / name).mkdir(exist_ok=True)
            (program / name / "main.go").write_text(source, encoding="utf-8")
    (program / "main.go").write_text(go_program(OLD), encoding="utf-8")
    done = run([require("go"), "run", "."], cwd=program, env=go.ENVIRONMENT)
    return done.returncode, done.stdout


@pytest.fixture(scope="session")
def go_before(session_folder: Path) -> str:
    """What the program prints with the old package."""
    folder = once(session_folder / "witness-go", lambda folder: run_go(FILES, folder))
    code, printed = run_go(FILES, folder)
    assert code == 0
    go.vet(folder / "program")
    return printed


@pytest.mark.parametrize("case", sorted(CASES))
def test_go(case: str, go_before: str, tmp_path: Path) -> None:
    files, _ = CASES[case]
    code, printed = run_go(files, tmp_path)
    check(case, "go", code, printed, go_before)
    for name in named_witnesses(case, "go"):
        done = run([require("go"), "run", f"./{name}"], cwd=tmp_path / "program", env=go.ENVIRONMENT)
        assert done.returncode != 0, name


@pytest.fixture(scope="session")
def kotlin_before(session_folder: Path, kotlinc: kotlin.Compiler) -> tuple[Path, str]:
    """The folder of the old package and the compiled program, and what it prints."""

    def make(folder: Path) -> None:
        package = build_into(OLD, "kotlin", folder / "package")
        kotlinc.compile([package / "src" / "main" / "kotlin"], folder / "classes")
        programs = {"Witness": kotlin_program(OLD), "Runner": RUNNER}
        for case in breaking("kotlin"):
            programs |= named_witnesses(case, "kotlin")
        for name, source in programs.items():
            (folder / f"{name}.kt").write_text(source, encoding="utf-8")
        sources = [folder / f"{name}.kt" for name in programs]
        kotlinc.compile(sources, folder / "program", classpath=[folder / "classes"])

    folder = once(session_folder / "witness-kotlin", make)
    code, printed = run_kotlin(folder, folder / "classes", folder / "package")
    assert code == 0
    names = [f"{name}Kt" for case in breaking("kotlin") for name in named_witnesses(case, "kotlin")]
    code, _ = run_kotlin(folder, folder / "classes", folder / "package", "Runner", *names)
    assert code == 0
    return folder, printed


RUNNER = """
public object Runner {
    @JvmStatic
    public fun main(names: Array<String>) {
        for (name in names) Class.forName(name).getMethod("main").invoke(null)
    }
}
"""


def run_kotlin(before: Path, classes: Path, package: Path, *program: str) -> tuple[int, str]:
    """Run the old program's classes, or those of another program, with another package."""
    path = [
        before / "program",
        classes,
        package / "src" / "main" / "resources",
        kotlin.library("kotlin-stdlib"),
    ]
    done = run(
        [require("java"), "-cp", ":".join(map(str, path)), *(program or ["witness.WitnessKt"])], cwd=before
    )
    return done.returncode, done.stdout


def sources(package: Path) -> dict[str, bytes]:
    """Return what the compiler makes classes of: the Kotlin files of a package without comments and deprecations."""
    root = package / "src" / "main" / "kotlin"
    return {
        path.relative_to(root).as_posix(): _NO_CODE.sub(b"", path.read_bytes()) for path in root.rglob("*.kt")
    }


@pytest.mark.parametrize("case", sorted(CASES))
def test_kotlin(case: str, kotlin_before: tuple[Path, str], kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    files, _ = CASES[case]
    before, printed_before = kotlin_before
    package = build_into(catalog_of(files), "kotlin", tmp_path / "package")
    classes = before / "classes"
    if sources(package) != sources(before / "package"):
        base = base_of(files)
        packages = [package, *([build_into(base, "kotlin", tmp_path / "base")] if base else [])]
        classes = kotlinc.compile(
            [folder / "src" / "main" / "kotlin" for folder in packages], tmp_path / "classes"
        )
    code, printed = run_kotlin(before, classes, package)
    check(case, "kotlin", code, printed, printed_before)
    for name in named_witnesses(case, "kotlin"):
        code, _ = run_kotlin(before, classes, package, f"{name}Kt")
        assert code != 0, name
