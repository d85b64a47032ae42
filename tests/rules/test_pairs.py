"""On the real pages that are there in both languages, no finding says that two texts with the same facts differ."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zcodegen.cli.main import run

MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: zh-CN, required: [zh-CN, en]}\n"


def pairs(site: Path) -> list[tuple[Path, Path]]:
    """Chinese pages with an English one at the same place."""
    found = []
    for chinese in sorted(site.rglob("*.mdx")):
        english = Path(str(chinese).replace("/zh/", "/en/"))
        if english != chinese and english.is_file():
            found.append((chinese, english))
    return found


def test_no_pair_of_pages_is_said_to_differ_in_fact(
    shared_documents: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        run(arguments)
        output: dict[str, Any] = json.loads(capsys.readouterr().out)
        return output

    site = shared_documents / "site"
    texts = 0
    for number, (chinese, english) in enumerate(pairs(site)):
        catalog = tmp_path / str(number) / "catalog"
        catalog.mkdir(parents=True)
        (catalog / "catalog.yaml").write_text(MANIFEST, encoding="utf-8")
        place = ("--catalog", str(catalog))
        for page, locale in ((chinese, "zh-CN"), (english, "en")):
            options = ("--document", "page", "--domain", "acme.api", "--version", "1", "--locale", locale)
            assert run(["import", str(page), *place, "--root", str(site), *options]) == 0
        texts += ask("stats", *place, "--format", "json")["locales"]["en"]["texts"]
        assert ask("check", *place, "--only", "locale-fact", "--format", "json")["findings"] == [], chinese
    assert texts > 400
