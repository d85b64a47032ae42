"""The tutorials, run line by line: every command, every edit, and what the terminal shows; `make accept` renews that."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
from pathlib import Path

import pytest

from tests.docs.tutorial import Block, Terminal, blocks_of, edit, plain, steps_of
from tests.golden import same_text
from tests.publish.registries import verdaccio_folder
from tests.toolchains.tools import ROOT, require

pytestmark = [pytest.mark.slow, pytest.mark.compiler]
TUTORIALS = ROOT / "docs/tutorials"


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody who has just set up Git, Node and the virtual environment of zcodegen."""
    home.mkdir()
    (home / ".gitconfig").write_text(
        "[user]\n\tname = Reader\n\temail = reader@example.org\n", encoding="utf-8"
    )
    programs = [
        Path(sys.executable).parent,
        verdaccio_folder() / "node_modules/.bin",
        Path(require("node")).parent,
    ]
    return {
        "HOME": str(home),
        "PATH": os.pathsep.join([*map(str, programs), os.environ["PATH"]]),
        "GIT_CONFIG_NOSYSTEM": "1",
        "LC_ALL": "C.UTF-8",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.mark.parametrize("name", sorted(path.name for path in TUTORIALS.glob("*.md")))
def test_tutorial(name: str, tmp_path: Path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git is missing")
    page = TUTORIALS / name
    text = page.read_text(encoding="utf-8")
    ports = {port: free_port() for port in sorted(set(re.findall(r"\b(?:8081|4873)\b", text)))}
    (tmp_path / "work").mkdir()
    terminal = Terminal(tmp_path / "work", environment(tmp_path / "home"))
    shown = ""
    end = 0
    try:
        for block in blocks_of(text):
            if block.language == "diff" and block.title:
                edit(terminal.folder / block.title, block.body)
            elif block.title:
                file = terminal.folder / block.title
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block.body, encoding="utf-8")
            elif block.language == "console":
                shown += text[end : block.start] + run(terminal, block, ports)
                end = block.end
    finally:
        terminal.close()
    same_text(shown + text[end:], page)


def run(terminal: Terminal, block: Block, ports: dict[str, str]) -> str:
    """Run the commands of a block; return the block with what they print now, where that differs from what it shows."""
    shown = ""
    steps = list(steps_of(block))
    for step in steps:
        command = step.command
        for port, free in ports.items():
            command = command.replace(port, free)
        output, code = terminal.run(command)
        assert code == (block.exit_code if step is steps[-1] else 0), (
            f"$ {command}\n{output}\nexit code {code}"
        )
        for port, free in ports.items():
            output = output.replace(free, port)
        same = plain(output) == plain(step.output)
        printed = step.output if same else f"{output.rstrip()}\n" if output.strip() else ""
        shown += f"$ {step.command}\n{printed}"
    return shown
