from __future__ import annotations

from pathlib import Path

import pytest

from tests.custom.projects import project
from zcodegen import __version__
from zcodegen.cli.main import run
from zcodegen.resources import template_folder
from zcodegen.targets.table import TARGETS


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    project(tmp_path, "x\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_ours_are_written_once(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours = {path.relative_to(template_folder("go")): path for path in template_folder("go").rglob("*.jinja")}
    readme = here / "templates/go/README.md.jinja"
    readme.parent.mkdir()
    readme.write_text("mine\n", encoding="utf-8")
    assert run(["eject", "go"]) == 0
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == len(ours) - 1
    assert f"zcodegen {__version__} has them; 1 that were there are left" in output.err
    assert readme.read_text(encoding="utf-8") == "mine\n"
    assert all((here / "templates/go" / path).is_file() for path in ours)


@pytest.mark.parametrize("target", TARGETS)
def test_what_was_ejected_builds_the_same(target: str, here: Path) -> None:
    assert run(["build", "--lang", target]) == 0
    assert run(["eject", target]) == 0
    assert run(["build", "--check", "--lang", target]) == 0
    assert (here / "templates" / target).is_dir()


def test_list_and_wrong_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eject", "--list"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [*TARGETS, "changelog"]
    assert run(["eject", "mine"]) == 2
    assert run(["eject"]) == 2
