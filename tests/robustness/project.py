"""A small project for commands that die, run out of space or are lied to: a catalog with work for each command to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PAGE: Final = "---\ndate: 2026-01-02\n---\n# Codes\n\n| Code | Message | Solution |\n|--|--|--|\n" + "".join(
    f"| {code} | Room {code} not found. | Check the room. |\n" for code in range(7001, 7021)
)
COMMANDS: Final[Mapping[str, tuple[str, ...]]] = {
    "build": ("build", "--lang", "py,go"),
    "eject": ("eject", "messages"),
    "fmt": ("fmt",),
    "import": ("import", "page.md", "--document", "acme.rooms", "--domain", "acme.rooms", "--locale", "en"),
    "init": ("init", "--name", "other", "started"),
    "translations export": ("translations", "export", "--locale", "ja", "--format", "csv", "-o", "ja.csv"),
    "translations import": ("translations", "import", "ja.po"),
    "version --bump": ("version", "--bump", "minor", "--against", "released"),
}


def without_rights() -> tuple[str, ...]:
    """Return what to start a command with so that it may do no more than the modes of files say: root may do all."""
    kept = "-dac_override,-dac_read_search"
    return ("setpriv", f"--bounding-set={kept}", f"--inh-caps={kept}") if os.getuid() == 0 else ()


def zcodegen(
    folder: Path, *arguments: str, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder; `before` are words of another command that starts it."""
    return subprocess.run(
        [*before, sys.executable, "-m", "zcodegen", *arguments],
        cwd=folder,
        env={**os.environ, "ZCODEGEN_CACHE": "", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def make_project(folder: Path) -> None:
    """Start a catalog in `folder`, in which each of `COMMANDS` has something to write."""
    folder.mkdir(parents=True)
    done = zcodegen(folder, "init", "--name", "acme-codes", ".")
    assert done.returncode == 0, done.stderr
    (folder / "page.md").write_text(PAGE, encoding="utf-8")
    exported = zcodegen(folder, "translations", "export", "--locale", "ja", "--format", "po", "-o", "ja.po")
    assert exported.returncode == 0, exported.stderr
    po = folder / "ja.po"
    head, _, entries = po.read_text(encoding="utf-8").partition("\n\n")
    filled = entries.replace('msgstr ""', 'msgstr "部屋。"')
    po.write_text(f"{head}\n\n{filled}", encoding="utf-8")
    released = zcodegen(folder, "build", "--lang", "py")
    assert released.returncode == 0, released.stderr
    (folder / "released").mkdir()
    for path in sorted((folder / "catalog").rglob("*.yaml")):
        place = folder / "released" / path.relative_to(folder / "catalog")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
        path.write_text(path.read_text(encoding="utf-8").replace(": ", ":   ", 1), encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder: path -> content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
