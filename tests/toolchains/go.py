"""Go: the compiler, vet and gofmt, with no way to the network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.toolchains.tools import require, run, succeed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GO_VERSION = "1.22"

# Generated packages have no dependency, so nothing is ever fetched; CGO would need a C compiler.
ENVIRONMENT = {
    "CGO_ENABLED": "0",
    "GOFLAGS": "-mod=mod -buildvcs=false",
    "GOPROXY": "off",
    "GOTOOLCHAIN": "local",
    "GOWORK": "off",
}


def module(folder: Path, packages: Mapping[str, Path], name: str = "example.com/consumer") -> Path:
    """Make `folder` a Go module that requires `packages` (module path -> its folder), and return it."""
    lines = [f"module {name}", "", f"go {GO_VERSION}"]
    for path, place in sorted(packages.items()):
        major = found[1] if (found := re.search(r"/v(\d+)$", path)) else "0"
        lines += ["", f"require {path} v{major}.0.0", "", f"replace {path} => {place}"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "go.mod").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return folder


def go(*args: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run the go command in `cwd` and return what it printed."""
    return succeed([require("go"), *args], cwd=cwd, env={**ENVIRONMENT, **(env or {})})


def vet(folder: Path) -> None:
    """Compile and vet every package below `folder`; complaints fail the test."""
    go("vet", "./...", cwd=folder)


def gofmt(folder: Path) -> None:
    """Fail the test where gofmt would change a file below `folder`."""
    require("go")
    done = run(["gofmt", "-s", "-d", "."], cwd=folder)
    if done.returncode or done.stdout:
        pytest.fail(f"gofmt would change:\n{done.stdout}{done.stderr}", pytrace=False)
