"""Closed, full and cut-off streams, strange locales and names, a folder that is gone: one line, never a stack trace."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robustness.project import without_rights, zcodegen

Z = f"{sys.executable} -m zcodegen"


def shell(folder: Path, line: str) -> tuple[int, str]:
    """Run a line of bash with `z` for zcodegen; return its exit code and all that was said."""
    ran = subprocess.run(
        ["bash", "-c", f'set -o pipefail; z() {{ {Z} "$@"; }}; {line}'],
        cwd=folder,
        env={**os.environ, "ZCODEGEN_CACHE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in ran.stdout
    assert "Exception ignored" not in ran.stdout
    return ran.returncode, ran.stdout


@pytest.mark.parametrize(
    "line",
    ["z rules | true", "z rules 2>&1 | true", "z rules | head -1", "z extract page.md --format json | true"],
)
def test_a_reader_that_has_had_enough_is_no_failure(project: Path, line: str) -> None:
    assert shell(project, line)[0] == 0


@pytest.mark.parametrize("reader", ["true", "head -1"])
@pytest.mark.parametrize("line", ["z check 2>&1", "z check --format sarif"])
def test_a_reader_that_has_had_enough_does_not_hide_findings(project: Path, line: str, reader: str) -> None:
    entries = "".join(
        f"  ROOM_NOT_FOUND_{n}: {{code: 1, status: NOT_FOUND, message: {{en: No.}}}}\n" for n in range(60)
    )
    (project / "catalog/acme/twice.yaml").write_text(
        f"domain: acme.twice\nentries:\n{entries}", encoding="utf-8"
    )
    assert shell(project, f"{line} | {reader}")[0] == 1


@pytest.mark.parametrize(
    "line",
    [
        "z rules >&-",
        "z check >&- 2>&-",
        "z --version >&-",
        "z stats 2>&-",
        "z check <&-",
        "z lsp <&-",
        "z mcp <&-",
    ],
)
def test_a_closed_stream_is_as_no_stream(project: Path, line: str) -> None:
    assert shell(project, line)[0] == 0


HELLO = json.dumps(
    {
        "jsonrpc": "2.0", "id": 1, "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("server", "sent"), [("mcp", f"{HELLO}\\n"), ("lsp", f"Content-Length: {len(HELLO)}\\r\\n\\r\\n{HELLO}")]
)
def test_a_client_that_has_left_is_no_failure(project: Path, server: str, sent: str) -> None:
    code, report = shell(project, f"printf '{sent}{sent}' | z {server} | true")
    assert code == 0, report
    assert "internal error" not in report


@pytest.mark.parametrize("line", ["z rules >/dev/full", "z --version >/dev/full"])
def test_an_answer_that_cannot_be_written_is_reported(project: Path, line: str) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    assert shell(project, line) == (2, "zcodegen: cannot write the output: No space left on device\n")


@pytest.mark.parametrize("command", ["build", "check", "extract x.md", "fmt", "init"])
def test_a_folder_that_is_gone(tmp_path: Path, command: str) -> None:
    code, report = shell(tmp_path, f"mkdir gone; cd gone; rmdir ../gone; z {command}")
    assert (code, report) == (2, "zcodegen: the current folder is gone: go to another and run it again\n")


def test_a_command_that_needs_no_folder_does_without(tmp_path: Path) -> None:
    assert shell(tmp_path, "mkdir gone; cd gone; rmdir ../gone; z rules text-fact")[0] == 0


def test_a_profiler_has_its_say_at_the_end(tmp_path: Path) -> None:
    profiled = [sys.executable, "-m", "cProfile", "-o", "profile", "-m", "zcodegen", "--version"]
    subprocess.run(profiled, cwd=tmp_path, stdout=subprocess.DEVNULL, check=True)
    assert (tmp_path / "profile").stat().st_size


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "PYTHONIOENCODING": "ascii"},
        {"NO_COLOR": "1", "PAGER": "false", "TERM": "dumb", "COLUMNS": "1"},
        {"FORCE_COLOR": "1", "LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1:strict"},
    ],
    ids=["ascii", "turkish", "plain", "latin-1"],
)
def test_the_environment_changes_no_letter(project: Path, environment: dict[str, str]) -> None:
    zcodegen(project, "translations", "import", "ja.po")
    asked = ("translations", "export", "--locale", "ja", "--format", "csv")
    assert zcodegen(project, *asked, before=(), **environment).stdout == zcodegen(project, *asked).stdout
    assert "部屋。" in zcodegen(project, *asked, before=(), **environment).stdout


def test_a_name_that_is_no_utf8(project: Path) -> None:
    page = project / os.fsdecode(b"p\xff.md")
    page.write_bytes((project / "page.md").read_bytes())
    assert zcodegen(project, "extract", str(page), "--format", "json").returncode == 0
    ran = zcodegen(project, "import", str(page), "--document", "a.b", "--domain", "a.b", "--version", "1")
    assert (ran.returncode, "give the file a name that can be written" in ran.stderr) == (2, True)
    odd = project / "catalog" / os.fsdecode(b"a\xff.yaml")
    odd.write_text("domain: a\n", encoding="utf-8")
    for form in ("text", "json", "sarif", "github", "junit"):
        assert zcodegen(project, "check", "--format", form).returncode == 1


def test_a_file_that_may_not_be_read_is_named(project: Path) -> None:
    folder = project / "catalog" / "documents" / "x"
    folder.mkdir(parents=True)
    (folder / "1.en.yaml").write_text("a", encoding="utf-8")
    (folder / "1.en.yaml").chmod(0)
    ran = zcodegen(project, "check", before=without_rights())
    assert ran.returncode == 2
    assert ran.stderr.endswith("catalog/documents/x/1.en.yaml: Permission denied\n")


@pytest.mark.parametrize("command", ["build", "check", "fmt"])
def test_a_folder_that_may_not_be_read_is_named(project: Path, command: str) -> None:
    folder = project / "catalog" / "acme" / "closed"
    folder.mkdir()
    folder.chmod(0)
    ran = zcodegen(project, command, before=without_rights())
    assert ran.returncode == 2
    assert ran.stderr.endswith("catalog/acme/closed: Permission denied\n")
