"""go-i18n's modules, and the program that asks it for texts."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.toolchains.tools import installed, require, set_up, succeed

MODULES: Final = ("go.mod", "go.sum")
ENVIRONMENT: Final = {"CGO_ENABLED": "0", "GOTOOLCHAIN": "local"}
_HERE = Path(__file__).parent / "consumers" / "go"
_FILES = (*MODULES, "main.go")


def program() -> Path:
    """Return a folder with `consumer`, and with the files of its module, whose dependencies are downloaded."""
    require("go")
    return installed("go-i18n", [_HERE / name for name in _FILES], _install)


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_HERE / name, folder)
    set_up("go-i18n's modules", ["go", "mod", "download"], cwd=folder)
    succeed(["go", "build", "-o", "consumer", "."], cwd=folder, env=ENVIRONMENT)
