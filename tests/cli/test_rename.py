"""`zcodegen rename` in a scratch project."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import MANIFEST, ROOM

_REFERRING = (
    "  ROOM_STALE:\n    code: 850\n    status: NOT_FOUND\n    message: {en: The room is stale.}\n"
    "    deprecated: {since: 1.0.0, reason: Too vague., replaced_by: ROOM_NOT_FOUND}\n"
)


@pytest.fixture
def work(tmp_path: Path) -> Work:
    work = Work(tmp_path / "work")
    path = work.root / "catalog" / ROOM
    path.write_text(path.read_text("utf-8") + _REFERRING, encoding="utf-8")
    work.edit(
        MANIFEST,
        (
            "package: acme_codes}",
            "package: acme_codes, exclude: [acme.room.ROOM_NOT_FOUND, acme.room.ROOM_N*]}",
        ),
    )
    return work


def _text(work: Work, path: str) -> str:
    return (work.root / "catalog" / path).read_text("utf-8")


def test_the_former_name_is_an_alias_and_references_follow(work: Work) -> None:
    before = _text(work, ROOM)
    shown = work.run("rename", "ROOM_NOT_FOUND", "ROOM_ABSENT", "--dry-run")
    assert "+  ROOM_ABSENT:\n" in shown.stdout
    assert _text(work, ROOM) == before
    ran = work.run("rename", "ROOM_NOT_FOUND", "ROOM_ABSENT")
    assert ran.returncode == 0, ran.stderr
    assert "acme.room.ROOM_NOT_FOUND is renamed to ROOM_ABSENT" in ran.stderr
    text = _text(work, ROOM)
    assert "  ROOM_ABSENT:\n" in text
    assert "ROOM_NOT_FOUND]\n" in text
    assert "replaced_by: ROOM_ABSENT" in text
    assert "acme.room.ROOM_ABSENT, acme.room.ROOM_N*" in _text(work, MANIFEST)


def test_a_name_that_was_never_released_leaves_no_alias(work: Work) -> None:
    assert work.run("rename", "acme.room.ROOM_STALE", "ROOM_VANISHED", "--no-alias").returncode == 0
    assert "ROOM_STALE" not in _text(work, ROOM)
    assert "aliases: []" not in _text(work, ROOM)


def test_the_name_of_a_proposal_leaves_no_alias(work: Work) -> None:
    work.edit(
        ROOM, ("message: {en: The room is stale.}", "message: {en: The room is stale.}\n    proposed: true")
    )
    assert work.run("rename", "ROOM_STALE", "ROOM_OUTDATED").returncode == 0
    assert "ROOM_STALE" not in _text(work, ROOM)


def test_refusals_name_the_cause(work: Work) -> None:
    assert "did you mean 'ROOM_STALE'" in work.run("rename", "ROOM_STALEE", "X_Y").stderr
    taken = work.run("rename", "ROOM_STALE", "ROOM_NOT_FOUND")
    assert (taken.returncode, "already has the name ROOM_NOT_FOUND" in taken.stderr) == (2, True)
    work.run("rename", "ROOM_STALE", "ROOM_LOST")
    assert (
        "ROOM_STALE is a former name of acme.room.ROOM_LOST" in work.run("rename", "ROOM_STALE", "Z_Z").stderr
    )
