"""`zcodegen add` and `zcodegen all` in a scratch project."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.repo import Work
from tests.diff.catalogs import FILES, ROOM, catalog_of
from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.model import Reserved


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return Work(tmp_path / "work")


def test_an_entry_gets_the_next_code_and_stands_in_order(work: Work) -> None:
    ran = work.run("add", "acme.room", "ROOM_LOCKED", "--message", "The room is locked.")
    assert ran.returncode == 0, ran.stderr
    text = (work.root / "catalog" / ROOM).read_text("utf-8")
    assert "    code: 108\n" in text.partition("ROOM_LOCKED:")[2]
    assert text.index("ROOM_OLD:") < text.index("ROOM_LOCKED:")
    assert "# Sent by every call." in text
    assert work.run("fmt", "--check").returncode == 1, "the other entries were never formatted"
    assert work.run("check", "--fail-on", "error", "--only", "schema,duplicate-code").returncode == 0


def test_a_code_that_is_named_goes_before_the_next_higher(work: Work) -> None:
    ran = work.run(
        "add", "acme.room", "ROOM_CLOSED", "--code", "50", "--message", "Closed.", "--status", "ABORTED"
    )
    assert ran.returncode == 0, ran.stderr
    text = (work.root / "catalog" / ROOM).read_text("utf-8")
    assert text.index("ROOM_CLOSED:") < text.index("ROOM_NOT_FOUND:")
    assert "    status: ABORTED\n" in text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("acme.rom", "A_B"), "did you mean 'acme.room'"),
        (("acme.other", "A_B"), "a new domain begins as the file acme/other.yaml"),
        (("acme.room", "room full"), "'room full' cannot be a name"),
        (("acme.room", "ROOM_FULL"), "already has the name ROOM_FULL"),
        (("acme.room", "NO_ROOM"), "already has the name NO_ROOM"),
        (("acme.room", "A_B", "--code", "107"), "already used by ROOM_OLD; 108 is free"),
        (("acme.room", "A_B", "--code", "x"), "not an integer"),
        (
            ("acme.room", "A_B", "--code", str(2**70)),
            f"acme.room.A_B cannot be added: {2**70} in entries.A_B.code",
        ),
        (("acme.room", "A_B", "--message", " "), "the message of A_B is empty"),
        (("acme.room", "A_B", "--message", "a" * 20_001), "is longer than 20000 characters"),
    ],
)
def test_what_is_taken_is_refused(work: Work, arguments: tuple[str, ...], words: str) -> None:
    before = (work.root / "catalog" / ROOM).read_bytes()
    message = () if "--message" in arguments else ("--message", "Text.")
    ran = work.run("add", *message, *arguments)
    assert ran.returncode == 2
    assert words in ran.stderr
    assert (work.root / "catalog" / ROOM).read_bytes() == before


def test_reserved_codes_and_full_ranges() -> None:
    domain = catalog_of(FILES).domains["acme.room"]
    assert next_free_code(domain) == 108
    reserved = (Reserved("Not ours.", range=(108, 119)), Reserved("Not ours.", code=120))
    assert next_free_code(replace(domain, reserved=reserved)) == 121
    assert next_free_code(replace(domain, ranges=((104, 107),))) is None
    assert next_free_code(replace(domain, ranges=((103, 107),))) == 103
    assert next_free_code(replace(domain, ranges=((1, 107), (200, 299)))) == 200


def test_all_formats_checks_and_builds(work: Work) -> None:
    (work.root / "catalog/documents").mkdir(exist_ok=True)
    ran = work.run("all")
    assert "formatted catalog/acme/room.yaml" in ran.stderr
    assert work.run("fmt", "--check").returncode == 0
    assert (ran.returncode == 0) == (work.run("check").returncode == 0) == (work.root / "out").exists()
