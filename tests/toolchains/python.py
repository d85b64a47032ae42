"""Python: two type checkers at their strictest, the formatter, and the interpreter to run the result."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tests.toolchains import typescript
from tests.toolchains.tools import succeed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What generated packages promise to run on.
PYTHON_VERSION = "3.10"


def python(*args: str | Path, cwd: Path, path: Sequence[Path] = ()) -> str:
    """Run our interpreter, warnings as errors, with `path` to import from; return what it printed."""
    places = ":".join(str(place) for place in path)
    return succeed([sys.executable, "-W", "error", *args], cwd=cwd, env={"PYTHONPATH": places})


def mypy(folder: Path, path: Sequence[Path] = ()) -> None:
    """Type-check every file below `folder` with mypy --strict; `path` holds the packages it imports."""
    cache = folder / ".mypy_cache"
    flags = (
        "--strict",
        "--warn-unreachable",
        "--enable-error-code",
        "deprecated",
        "--python-version",
        PYTHON_VERSION,
        "--cache-dir",
        cache,
    )
    places = ":".join(str(place) for place in path)
    succeed([sys.executable, "-m", "mypy", *flags, "."], cwd=folder, env={"MYPYPATH": places})


def pyright(folder: Path, path: Sequence[Path] = (), *, include: Sequence[str] = ()) -> None:
    """Type-check the files of `folder`, or those that match `include`, with pyright's strict mode; `path` holds the packages they import."""
    config = {
        **({"include": list(include)} if include else {}),
        "extraPaths": [str(place) for place in path],
        "pythonVersion": PYTHON_VERSION,
        "typeCheckingMode": "strict",
        "reportDeprecated": "error",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    program = typescript.tools() / "node_modules" / "pyright" / "index.js"
    typescript.node(program, "--warnings", "--pythonpath", sys.executable, cwd=folder)


def black(folder: Path) -> None:
    """Fail the test where black, with its defaults, would change a file below `folder`."""
    succeed(
        [sys.executable, "-m", "black", "--check", "--diff", "--quiet", "--config", "/dev/null", "."],
        cwd=folder,
    )
