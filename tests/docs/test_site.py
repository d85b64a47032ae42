"""The site of docs/: its links lead somewhere, its menu has every page, and it loads nothing from another host."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.toolchains.tools import ROOT

_REMOTE = re.compile(
    r"<(?:script|img|iframe|link rel=\"?stylesheet\"?)[^>]*(?:src|href)=\"?(?:https?:)?//|url\((?:https?:)?//"
)


def pages_in(menu: object) -> list[str]:
    if isinstance(menu, str):
        return [menu]
    below = menu.values() if isinstance(menu, dict) else menu if isinstance(menu, list) else ()
    return [page for part in below for page in pages_in(part)]


def test_the_menu_has_every_page_once() -> None:
    menu = YAML(typ="safe").load(ROOT / "mkdocs.yml")["nav"]
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    wanted = {page for page in pages if not page.startswith("rules/")} | {"rules/README.md"}
    assert sorted(pages_in(menu)) == sorted(wanted)


@pytest.mark.slow
def test_the_site_is_built_without_warnings_and_is_complete(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "--site-dir", tmp_path],
        cwd=ROOT,
        env={"PATH": "", "NO_MKDOCS_2_WARNING": "1", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    remote = [
        f"{file.relative_to(tmp_path)}: {found[0]}"
        for file in (*tmp_path.rglob("*.html"), *tmp_path.rglob("*.css"))
        for found in _REMOTE.finditer(file.read_text(encoding="utf-8"))
    ]
    assert remote == []
