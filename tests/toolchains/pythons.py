"""CPython in every version that generated packages promise to run on: the npm package `pyodide`, run by Node."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.toolchains.tools import installed, require, set_up, succeed

if TYPE_CHECKING:
    from collections.abc import Sequence

VERSIONS: Final = ("python310", "python311", "python312", "python313", "python314")
_HERE = Path(__file__).parent / "pyodide"
_FILES = ("package.json", "package-lock.json", ".npmrc", "run.mjs")


def interpreters() -> Path:
    """Return the folder of the interpreters, set up by `npm ci` when first asked for."""
    require("node")
    return installed("pyodide", [_HERE / name for name in _FILES], _install)


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_HERE / name, folder / name)
    set_up("Pythons for Node", ["npm", "ci", "--ignore-scripts"], cwd=folder)


def run(version: str, program: Path, folders: Sequence[Path]) -> str:
    """Run a program with a Python of `VERSIONS`, warnings as errors, `folders` to import from; return what it printed."""
    folder = interpreters()
    return succeed([require("node"), folder / "run.mjs", version, program, *folders], cwd=folder)
