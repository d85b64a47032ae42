"""A catalog broken as people break it: the first thing that `check` says is what is wrong, at its place, and nothing else."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.toolchains.tools import ROOT
from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.load import load_catalog
from zcodegen.check.catalog import check
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES

if TYPE_CHECKING:
    from pathlib import Path

TODAY = "2026-11-20"
BREAKS = {
    "name": (r"^  USER_NOT_FOUND:", "  user-not-found:", "user-not-found:", "schema"),
    "key": (r"    status: NOT_FOUND", "    state: NOT_FOUND", "state: NOT_FOUND", "schema"),
    "status": (r"status: NOT_FOUND", "status: NOT_FOUN", "NOT_FOUN\n", "schema"),
    "boolean": (r"^    status: NOT_FOUND", "    proposed: no\n    status: NOT_FOUND", "no\n", "schema"),
    "quotes": (r"code: 105", 'code: "105"', '"105"', "code-type"),
    "digits": (r"code: 105", "code: 1_05", "1_05", "code-type"),
    "tab": (r"^    code: 104", "\tcode: 104", "\tcode: 104", "yaml-syntax"),
    "twice": (r"^  USER_NOT_FOUND:", "  ROOM_NOT_FOUND:", "ROOM_NOT_FOUND:", "duplicate-key"),
    "domain": (r"^domain: zego.rtc.room", "domain: zego.rtc.rooms", "zego.rtc.rooms", "domain-path"),
    "colon": (r"en: User does", "en: Note: user does", ": user does", "yaml-syntax"),
}


@pytest.mark.parametrize("broken", BREAKS)
def test_what_is_wrong_is_reported_and_nothing_else(broken: str, tmp_path: Path) -> None:
    pattern, text, place, rule = BREAKS[broken]
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    path = catalog / "zego/rtc/room.yaml"
    lines = re.sub(pattern, text, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(lines, encoding="utf-8")
    loaded = load_catalog(catalog, shown="catalog")
    versions, faults = load_claims(catalog, shown="catalog")
    assert loaded.catalog
    assert not faults
    assert check(RuleContext(loaded.catalog, loaded.sources, versions), RULES.values(), TODAY).findings == ()
    assert {found.rule for found in loaded.findings} == {rule}
    starts = {
        "".join(lines.splitlines(keepends=True)[found.location.line - 1 :])[found.location.column - 1 :]
        for found in loaded.findings
    }
    assert any(start.startswith(place) for start in starts), [found.location for found in loaded.findings]


def test_a_domain_file_that_ends_in_yml_is_reported(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", catalog)
    (catalog / "zego/rtc/room.yaml").rename(catalog / "zego/rtc/room.yml")
    (found,) = load_catalog(catalog, shown="catalog").findings
    assert (found.rule, found.location.path) == ("domain-path", "catalog/zego/rtc/room.yml")
    assert found.help == "move the file to zego/rtc/room.yaml"
