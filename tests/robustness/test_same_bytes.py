"""Same catalog, same bytes: whatever the hash seed, the time zone, the locale, the current folder and the order of files."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.robustness.project import files_of, zcodegen

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("--lang", "go,kt,msg,py,ts")


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "z" / "second"
    shutil.copytree(ROOT / "catalog", first / "catalog")
    for path in sorted(
        (ROOT / "catalog").rglob("*"), reverse=True
    ):  # made in another order, in a deeper folder
        place = second / "catalog" / path.relative_to(ROOT / "catalog")
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            place.write_bytes(path.read_bytes())
    one = zcodegen(first, "build", *LANGUAGES, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = zcodegen(
        second / "catalog" / "zego", "build", *LANGUAGES, "--out", str(second / "made"),
        PYTHONHASHSEED="2", TZ="Asia/Shanghai", LC_ALL="tr_TR.UTF-8", SOURCE_DATE_EPOCH="1", USER="somebody",
    )  # fmt: skip
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert len(files_of(first / "out")) > 300
    assert files_of(first / "out") == files_of(second / "made")


def test_two_reports_have_the_same_bytes() -> None:
    said = {
        zcodegen(
            ROOT, "check", "--format", "sarif", "--today", "2026-01-01", PYTHONHASHSEED=seed, TZ=zone
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(said) == 1
