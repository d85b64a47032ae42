"""`zcodegen add` and `zcodegen all` in a scratch project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.repo import Work
from tests.diff.catalogs import FILES, ROOM, catalog_of
from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.load import text_hash
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


def test_translations_are_marked_with_their_source(work: Work) -> None:
    add = ("add", "acme.room", "ROOM_LOCKED", "--message", "The room is locked.")
    ran = work.run(
        *add, "--translation", "zh-CN=房间已锁定。", "--translation", "ja=ルームはロックされています。"
    )
    assert ran.returncode == 0, ran.stderr
    text = (work.root / "catalog" / ROOM).read_text("utf-8").partition("ROOM_LOCKED:")[2]
    mark = text_hash("The room is locked.")
    assert f"zh-CN: {{text: 房间已锁定。, translated: {mark}}}\n" in text
    assert f"ja: {{text: ルームはロックされています。, translated: {mark}}}\n" in text


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("ja", "'ja' is not LOCALE=TEXT"),
        ("ja=", "is not LOCALE=TEXT"),
        ("en=Locked.", "other locales than that"),
    ],
)
def test_a_translation_that_is_none_is_refused(work: Work, value: str, says: str) -> None:
    ran = work.run("add", "acme.room", "ROOM_LOCKED", "--message", "Locked.", "--translation", value)
    assert (ran.returncode, says in ran.stderr) == (2, True), ran.stderr


def test_a_status_that_does_not_follow_from_the_name_is_reported(work: Work) -> None:
    assert "help: no status follows" in work.run("add", "acme.room", "ODDITY", "--message", "Odd.").stderr
    known = work.run("add", "acme.room", "ODDITY_NOT_FOUND", "--message", "There is no oddity.")
    assert "help:" not in known.stderr


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
        (("acme.other", "A_B"), "; --title begins a new domain"),
        (("acme.Other", "A_B", "--title", "Other"), "unknown domain 'acme.Other'"),
        (("acme.room", "A_B", "--title", "Rooms"), "acme.room has a title already"),
        (("acme.room", "room full"), "'room full' cannot be a name"),
        (("acme.room", "ROOM_FULL"), "already has the name ROOM_FULL"),
        (("acme.room", "NO_ROOM"), "already has the name NO_ROOM"),
        (("acme.room", "A_B", "--code", "107"), "already used by ROOM_OLD; 108 is free"),
        (("acme.room", "A_B", "--code", "x"), "not an integer"),
        (
            ("acme.room", "A_B", "--code", str(2**70)),
            f"acme.room.A_B cannot be added: {2**70} in entries.A_B.code",
        ),
        (
            ("acme.room", "A_B", "--status", "not_fuond"),
            "unknown status 'NOT_FUOND'; did you mean 'NOT_FOUND'?",
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


def test_negative_codes_grow_downwards_and_zero_is_no_error() -> None:
    domain = catalog_of(FILES).domains["acme.room"]
    first = next(iter(domain.entries.values()))
    used = {name: replace(first, name=name, code=code) for name, code in (("A_B", -5), ("B_C", -1))}
    negative = replace(domain, entries=used, ranges=(), reserved=())
    assert next_free_code(negative) == -6
    assert next_free_code(negative, {-6}) == -7
    assert next_free_code(replace(negative, ranges=((-9, -8), (-99, -90)))) == -8
    assert next_free_code(replace(negative, ranges=((-5, -1),))) == -2
    assert next_free_code(replace(negative, reserved=(Reserved("Kept.", range=(-8, -6)),))) == -9
    assert next_free_code(replace(negative, entries={}, ranges=((0, 9),))) == 1
    assert (
        next_free_code(
            replace(negative, entries={"A_B": replace(first, code=-1), "OK": replace(first, code=0)})
        )
        == -2
    )


@pytest.mark.parametrize(
    ("code", "written"),
    [
        (None, "code_type: integer\nentries:\n  CARD_LOST:\n    code: 1\n"),
        ("30001", "code_type: integer\nentries:\n  CARD_LOST:\n    code: 30001\n"),
        ("0x1a", "code_type: integer\ncode_format: hex\nentries:\n  CARD_LOST:\n    code: 0x1A\n"),
        ("CardLost", "code_type: string\nentries:\n  CARD_LOST:\n    code: CardLost\n"),
    ],
)
def test_a_title_begins_a_domain(work: Work, code: str | None, written: str) -> None:
    number = ("--code", code) if code else ()
    ran = work.run(
        "add", "acme.pay", "CARD_LOST", "--message", "The card is lost.", "--title", "Pay", *number
    )
    assert ran.returncode == 0, ran.stderr
    text = (work.root / "catalog/acme/pay.yaml").read_text("utf-8")
    assert f"domain: acme.pay\ntitle: {{en: Pay}}\n{written}" in text
    assert "catalog/acme/pay.yaml" not in work.run("fmt", "--check").stdout
    assert work.run("add", "acme.pay", "CARD_OLD", "--message", "Old.", "--code", "7").returncode == 0


def test_a_domain_that_goes_down_goes_on_down(work: Work) -> None:
    for name, more in (
        ("A_B", ("--title", "Pay", "--code", "-1")),
        ("B_C", ()),
        ("D_E", ()),
        ("C_D", ("--code", "-2")),
    ):
        ran = work.run("add", "acme.pay", name, "--message", "Text.", *more)
        assert ran.returncode == (2 if name == "C_D" else 0), ran.stderr
    text = (work.root / "catalog/acme/pay.yaml").read_text("utf-8")
    assert re.findall(r"code: (.*)", text) == ["-1", "-2", "-3"]


def test_all_formats_checks_and_builds(work: Work) -> None:
    (work.root / "catalog/documents").mkdir(exist_ok=True)
    ran = work.run("all")
    assert "formatted catalog/acme/room.yaml" in ran.stderr
    assert work.run("fmt", "--check").returncode == 0
    assert (ran.returncode == 0) == (work.run("check").returncode == 0) == (work.root / "out").exists()
