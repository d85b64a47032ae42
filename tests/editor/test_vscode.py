"""The extension for VS Code: its types, its bundle, and the server asked by the protocol library of VS Code."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.editor.project import write_project
from tests.toolchains.tools import ROOT, installed, require, set_up, succeed

EXTENSION = ROOT / "editors" / "vscode"
FILES = ("package.json", "package-lock.json", "tsconfig.json", "src/extension.ts")

pytestmark = [pytest.mark.compiler, pytest.mark.slow]


@pytest.fixture(scope="module")
def extension() -> Path:
    """The extension with its packages."""
    require("node")
    folder = installed("vscode", [EXTENSION / name for name in FILES], install)
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(EXTENSION / name, folder / name)
    return folder


def install(folder: Path) -> None:
    for name in FILES[:2]:
        shutil.copy(EXTENSION / name, folder / name)
    set_up("the packages of the extension", ["npm", "ci", "--ignore-scripts"], cwd=folder)


def test_its_types_are_right_and_it_is_one_file(extension: Path) -> None:
    succeed(["npm", "run", "check"], cwd=extension)
    succeed(["npm", "run", "build"], cwd=extension)
    bundle = (extension / "dist" / "extension.js").read_text("utf-8")
    assert 'require("vscode")' in bundle
    assert 'require("vscode-languageclient' not in bundle


def test_its_library_understands_the_server(extension: Path, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    program = Path(__file__).with_name("client.mjs")
    server = [sys.executable, "-m", "zcodegen", "lsp"]
    written = succeed([require("node"), program, root, "catalog/acme/rtc.yaml", *server], cwd=extension)
    answers = json.loads(written)
    assert answers["code"] == 0
    assert answers["rename"] == {"prepareProvider": True}
    assert {"stale-translation", "text-fact", "missing-text"} <= set(answers["rules"])
    assert answers["hover"]["range"]["start"]["character"] > 0
    assert answers["underlined"].startswith("{text: The room 🎈 does not exist., translated: ")
    assert answers["underlined"].endswith("}")
    assert "The en message of ROOM_NOT_FOUND is current" in answers["actions"]


def test_the_manifest_names_what_the_extension_has() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    source = (EXTENSION / "src/extension.ts").read_text("utf-8")
    assert all(f'"{command["command"]}"' in source for command in manifest["contributes"]["commands"])
    default = manifest["contributes"]["configuration"]["properties"]["zcodegen.command"]["default"]
    assert default == ["zcodegen", "lsp"]
    assert manifest["activationEvents"]
