"""What a shell offers for options and arguments, from the tables and from the catalog."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from tests.build_helpers import write_files
from tests.diff.catalogs import FILES
from zcodegen.cli.app import app


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "catalog", FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("build --lang k", ["kotlin", "kt"]),
        ("build --lang py,k", ["py,kotlin", "py,kt"]),
        ("build --lang kt,kot", ["kt,kotlin"]),
        ("build --messages anj", []),
        ("build --messages po,angu", ["po,angular"]),
        ("check --only text-fact,versi", ["text-fact,version-detail", "text-fact,version-dropped", "text-fact,version-fact", "text-fact,version-meaning", "text-fact,version-moved", "text-fact,version-returned", "text-fact,versions"]),
        ("check --skip lo", ["locale-detail", "locale-fact", "locale-gap", "locale-lag", "locale-meaning", "locale-tag", "locales"]),
        ("check --domain acme.c", ["acme.common"]),
        ("check --entry BU", ["BUSY"]),
        ("check --document ac", ["acme.page"]),
        ("waive --rule hidden-", ["hidden-character", "hidden-include"]),
        ("confirm --domain ac", ["acme", "acme.common", "acme.extra", "acme.room"]),
        ("explain --locale d", ["de"]),
        ("translations export --locale d", ["de"]),
        ("documents ac", ["acme.page"]),
        ("add acme.ex", ["acme.extra"]),
        ("import --document ac", ["acme.page"]),
        ("eject ch", ["changelog"]),
        ("schema gl", ["glossary"]),
        ("publish --to ma", ["maven"]),
    ],
)  # fmt: skip
def test_options_and_arguments_are_completed(words: str, offered: list[str], here: Path) -> None:
    assert here == Path.cwd()
    *before, begun = words.split()
    found = ShellComplete(app, {}, "zcodegen", "_ZCODEGEN_COMPLETE").get_completions(before, begun)
    assert [item.value for item in found] == offered


def test_without_a_project_completion_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shell = ShellComplete(app, {}, "zcodegen", "_ZCODEGEN_COMPLETE")
    assert shell.get_completions(["check", "--domain"], "a") == []
    assert [item.value for item in shell.get_completions(["init", "--locale"], "zh")] == ["zh-CN", "zh-TW"]
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog/catalog.yaml").write_text("zcodegen: [", encoding="utf-8")
    assert shell.get_completions(["check", "--entry"], "A") == []
