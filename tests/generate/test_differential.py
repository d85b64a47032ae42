"""A build with a cache and the same build without one always agree, whatever happens between two builds.

Each step changes something at random (texts, sizes and times kept or not, the manifest, branches, templates, options, the
output, the cache), or lets two builds run at once. Then `build --check` with the cache is compared with one without,
and after `build` the output is what a build without a cache makes. `FUZZ_STEPS` and `FUZZ_SEEDS` choose how many.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.generate.projects import CUSTOM_TARGET, make_project
from zcodegen.diagnostics import ZcodegenError
from zcodegen.generate.pipeline import BuildRequest, BuildResult, build
from zcodegen.targets.table import TARGETS

pytestmark = pytest.mark.slow

STEPS = int(os.environ.get("FUZZ_STEPS", "40"))
SEEDS = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1 2").split()]
WORDS = ("room", "user", "code", "when", "fail", "node")  # of one length: edits of equal size


class World:
    """A project, a cache, and a source of chance."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)
        self.project = make_project(folder / "project")
        self.cache = folder / "cache"
        self.targets: tuple[str, ...] = ("go", "messages")
        self.formats: tuple[str, ...] = ()
        self.out = "out"
        self.branches: list[Path] = []

    @property
    def request(self) -> BuildRequest:
        return BuildRequest(
            catalog=self.project / "catalog",
            templates=self.project / "templates",
            out=self.project / self.out,
            catalog_shown="catalog",
            templates_shown="templates",
            targets=self.targets,
            message_formats=self.formats,
        )

    # What may happen between two builds.

    def edit_a_text(self) -> None:
        file = self.random.choice(self._domains())
        found, text = file.stat(), file.read_text(encoding="utf-8")
        word, other = self.random.sample(WORDS, 2)
        file.write_text(text.replace(word, other), encoding="utf-8")
        if self.random.random() < 0.5:
            os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    def add_or_remove_an_entry(self) -> None:
        file = self.random.choice(self._domains())
        lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        number = self.random.randrange(10**6)
        if lines[-1].startswith("  FUZZ_"):
            lines.pop()
        else:
            lines.append(
                f"  FUZZ_{number}: {{code: {number}, status: UNKNOWN, "
                "message: {zh-CN: 房间, en: A room.}, attributes: {owner: rtc}}"
            )
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def break_a_file(self) -> None:
        file = self.random.choice(self._domains())
        file.write_text(
            file.read_text(encoding="utf-8") + self.random.choice(["  {\n", "\tx\n", "x: 1\n"]), "utf-8"
        )

    def edit_the_manifest(self) -> None:
        file = self.project / "catalog" / "catalog.yaml"
        text = file.read_text(encoding="utf-8")
        version = f"version: {self.random.randrange(9)}.0.0"
        lines = [version if line.startswith("version:") else line for line in text.split("\n")]
        file.write_text("\n".join(lines), encoding="utf-8")

    def switch_the_branch(self) -> None:
        catalog = self.project / "catalog"
        if len(self.branches) < 3:
            branch = self.folder / f"branch{len(self.branches)}"
            shutil.copytree(catalog, branch)
            self.branches.append(branch)
            return
        shutil.rmtree(catalog)
        shutil.copytree(self.random.choice(self.branches), catalog)

    def change_the_options(self) -> None:
        self.targets = tuple(self.random.sample(sorted(TARGETS), self.random.randrange(1, 3)))
        if (self.project / "templates" / "table").is_dir() and self.random.random() < 0.5:
            self.targets = (*self.targets, "table")
        self.formats = tuple(self.random.sample(["json", "csv", "arb"], self.random.choice([0, 0, 1, 2])))
        self.out = self.random.choice(["out", "out", "elsewhere"])

    def override_a_template(self) -> None:
        target = self.random.choice(["go", "python"])
        name = {"go": "go.mod.jinja", "python": "pyproject.toml.jinja"}[target]
        file = self.project / "templates" / target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{self.random.choice(WORDS)}\n", encoding="utf-8")

    def edit_a_custom_target(self) -> None:
        folder = self.project / "templates" / "table"
        if not folder.is_dir():
            shutil.copytree(CUSTOM_TARGET, folder)
        with (folder / "codes.sql.jinja").open("a", encoding="utf-8") as template:
            template.write(f"-- {self.random.choice(WORDS)}\n")

    def remove_the_templates(self) -> None:
        shutil.rmtree(self.project / "templates", ignore_errors=True)
        self.targets = tuple(target for target in self.targets if target in TARGETS) or ("go",)

    def remove_outputs(self) -> None:
        files = self._outputs()
        if not files or self.random.random() < 0.2:
            shutil.rmtree(self.project / self.out, ignore_errors=True)
            return
        for file in self.random.sample(files, min(len(files), 3)):
            file.unlink()

    def edit_an_output(self) -> None:
        if files := self._outputs():
            file = self.random.choice(files)
            found, content = file.stat(), file.read_bytes()
            file.write_bytes(content[:-1] + b"?" if self.random.random() < 0.5 else content + b"x")
            if self.random.random() < 0.5:
                os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))

    def add_a_file_to_the_output(self) -> None:
        if files := self._outputs():
            (self.random.choice(files).parent / f"extra{self.random.randrange(3)}.txt").write_bytes(b"x")

    def damage_the_cache(self) -> None:
        files = [file for file in self.cache.rglob("*") if file.is_file()]
        if not files or self.random.random() < 0.2:
            shutil.rmtree(self.cache, ignore_errors=True)
            return
        file = self.random.choice(files)
        content = file.read_bytes()
        place = self.random.randrange(len(content) or 1)
        file.write_bytes(content[:place] + b"?" + content[place + 1 :])

    def exchange_cache_entries(self) -> None:
        stamps = [file for file in self.cache.rglob("up-to-date/*") if file.is_file()]
        if len(stamps) > 1:
            first, second = self.random.sample(stamps, 2)
            first.write_bytes(second.read_bytes())

    def build_twice_at_once(self) -> None:
        def run(options: tuple[str, ...]) -> None:
            subprocess.run(
                [sys.executable, "-m", "zcodegen", "build", "--force", *options],
                cwd=self.project,
                env={**os.environ, "ZCODEGEN_CACHE": str(self.cache)},
                capture_output=True,
                check=False,
            )

        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(run, ("--lang", self.random.choice(["go", "python"])))
            self.edit_a_text()
            second = pool.submit(run, ("--lang", "go,python"))
            first.result()
            second.result()

    def change_nothing(self) -> None:
        """Build once more."""

    def _domains(self) -> list[Path]:
        return sorted((self.project / "catalog" / "acme").rglob("*.yaml"))

    def _outputs(self) -> list[Path]:
        return sorted(file for file in (self.project / self.out).rglob("*") if file.is_file())


STEPS_OF_A_WORLD: list[tuple[Callable[[World], None], int]] = [
    (World.edit_a_text, 6),
    (World.add_or_remove_an_entry, 2),
    (World.break_a_file, 1),
    (World.edit_the_manifest, 2),
    (World.switch_the_branch, 2),
    (World.change_the_options, 4),
    (World.override_a_template, 2),
    (World.edit_a_custom_target, 1),
    (World.remove_the_templates, 1),
    (World.remove_outputs, 3),
    (World.edit_an_output, 3),
    (World.add_a_file_to_the_output, 1),
    (World.damage_the_cache, 1),
    (World.exchange_cache_entries, 1),
    (World.build_twice_at_once, 1),
    (World.change_nothing, 3),
]


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", SEEDS)
def test_a_cache_makes_no_difference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed)
    actions, weights = zip(*STEPS_OF_A_WORLD, strict=True)
    history: list[str] = []
    for number in range(STEPS):
        if number % 20 == 19:  # broken files would stop every later build
            shutil.rmtree(world.project / "catalog")
            make_project(tmp_path / f"fresh{number}")
            (tmp_path / f"fresh{number}" / "catalog").rename(world.project / "catalog")
        (action,) = world.random.choices(actions, weights)
        history.append(getattr(action, "__name__", "nothing"))
        action(world)
        report = f"seed {seed}, step {number}: {', '.join(history[-8:])}"
        expected = outcome(monkeypatch, world, "", write_files=False)
        assert outcome(monkeypatch, world, str(world.cache), write_files=False) == expected, report
        force = world.random.random() < 0.5
        if outcome(monkeypatch, world, str(world.cache), write_files=True, force=force)[0] == "built":
            assert outcome(monkeypatch, world, "", write_files=False)[1] in {"current", "untracked"}, report


def outcome(
    monkeypatch: pytest.MonkeyPatch, world: World, cache: str, *, write_files: bool, force: bool = False
) -> tuple[str, str]:
    """Run a build; return what came of it, and how the output differs."""
    monkeypatch.setenv("ZCODEGEN_CACHE", cache)
    try:
        result = build(world.request, write_files=write_files, force=force)
    except ZcodegenError as error:
        return "error", str(error)
    if result.comparison is None and result.current_files is None:
        return "findings", "\n".join(f"{finding.location}: {finding.rule}" for finding in result.findings)
    return "built", "" if write_files else describe(result)


def describe(result: BuildResult) -> str:
    if result.comparison is None or not result.comparison.drift:
        return "current"
    changes = [f"{file.status} {file.path}" for file in result.comparison.changes]
    return (
        "\n".join(changes) if changes else "manifest" if not result.comparison.is_up_to_date else "untracked"
    )


def test_the_comparison_notices_a_stale_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With a check that does not look at the catalog, the test above would fail."""
    world = World(tmp_path, 1)
    monkeypatch.setattr("zcodegen.generate.up_to_date._digest_files", lambda _: [])
    assert outcome(monkeypatch, world, str(world.cache), write_files=True) == ("built", "")
    world.edit_the_manifest()
    stale = outcome(monkeypatch, world, str(world.cache), write_files=False)
    assert stale != outcome(monkeypatch, world, "", write_files=False)
