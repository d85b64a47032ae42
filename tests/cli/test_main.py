"""What `zcodegen` makes of an exception that no command expects."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.build_helpers import write_files
from tests.diff.catalogs import FILES
from zcodegen.cli.main import run


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path / "catalog", FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `import module` fail as if it were not installed."""
    original: Callable[..., Any] = builtins.__import__

    def fail(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == module:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return original(name, *rest, **more)

    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", fail)


@pytest.mark.parametrize("module", ["re2", "jinja2", "jsonschema_rs"])
def test_a_dependency_that_is_not_installed_is_an_error_of_the_environment(
    module: str, catalog: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = catalog / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    headings = 'headings: [{pattern: "Codes.*", domain: acme.room}]'
    manifest.write_text(
        text.replace("domain: acme.room}", f"domain: acme.room, {headings}}}"), encoding="utf-8"
    )
    without(module, monkeypatch)
    assert {run(["build", "--out", "made"]), run(["check", "--against", "none"])} >= {2}
    output = capsys.readouterr().err
    assert f"the module {module} is not installed" in output
    assert "bug in zcodegen" not in output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("diff", "--limit", "9", "--limit=10"), "--limit is given 2 times and takes one value"),
        (("translations", "status", "--locale", "en", "--locale", "de"), "--locale is given 2 times"),
        (("lookup", "104"), "unknown command 'lookup'. Did you mean 'explain'?"),
        (("bump",), "unknown command 'bump'. Did you mean 'version'?"),
        (("mv", "GONE", "LOST"), "unknown command 'mv'. Did you mean 'rename'?"),
        (("delete", "acme.room.GONE"), "there is no command 'delete': an entry that was released stays"),
        (("biuld",), "unknown command 'biuld'. Did you mean 'build'?"),
        (("build", "--lang", "py", "--only", "pyhton"), "unknown target 'pyhton'; did you mean 'python'?"),
        (("check", "--only", "locales", "--only", "nme-word"), "unknown rule or family 'nme-word'; did you mean 'name-word'?"),
        (("pack", "--lang", "pyhton"), "unknown target 'pyhton'; did you mean 'python'?"),
    ],
)  # fmt: skip
def test_no_value_of_an_option_is_ignored(
    catalog: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert catalog.is_dir()
    assert run(arguments) == 2
    assert says in capsys.readouterr().err


def test_a_project_in_several_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", ".", "--name", "acme", "--locale", "en,zh_CN", "--locale", "de"]) == 0
    manifest = (tmp_path / "catalog/catalog.yaml").read_text(encoding="utf-8")
    assert "source: en\n  required: [en, zh-CN, de]" in manifest
    assert run(["check"]) == 0
    assert run(["fmt", "--check"]) == 0


def test_a_command_that_is_given_files_names_a_few(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", *(f"out/go/file-{number}.go" for number in range(400))]) == 2
    message, hint = capsys.readouterr().err.splitlines()
    assert message.startswith("zcodegen: Got unexpected extra arguments (out/go/file-0.go ")
    assert message.endswith(".go …")
    assert len(message) < 600
    assert hint == "Try `zcodegen check --help`."
