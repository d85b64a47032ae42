"""Names of new entries: from the page's own, from English, from the glossary, else from the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.status import DEFAULTS, NEEDS_A_CHANGE
from zcodegen.importer.english import name_from_english
from zcodegen.importer.glossary_index import GlossaryIndex, index_glossary
from zcodegen.importer.infer import infer_recovery, infer_status
from zcodegen.importer.names import Wording, bare_name, common_prefix, propose_name
from zcodegen.naming import fault_of

SHIPPED = Path(__file__).resolve().parents[2] / "catalog"
NONE = GlossaryIndex({})
OWN = [
    "ZegoSuperBoardSuccess",
    "ZegoSuperBoardErrorInternal",
    "ZegoSuperBoardErrorParamInvalid",
    "ZegoSuperBoardErrorNetworkTimeout",
]


def glossary_index() -> GlossaryIndex:
    return index_glossary(read_glossary((SHIPPED / "glossary.yaml").read_bytes(), "glossary.yaml"))


def test_a_page_s_own_name_loses_what_all_of_them_share() -> None:
    prefix = common_prefix(OWN)
    assert prefix == ("zego", "super", "board", "error")
    names = [propose_name(Wording(1, own), prefix, NONE, ()) for own in OWN]
    assert names == ["OK", "INTERNAL", "PARAM_INVALID", "NETWORK_TIMEOUT"]


def test_a_shared_beginning_survives_a_name_without_it() -> None:
    assert common_prefix([*OWN, "Unrelated"], "zego.superboard") == ("zego", "super", "board")
    assert common_prefix(["One"]) == common_prefix([]) == ()


@pytest.mark.parametrize(
    ("names", "domain", "prefix"),
    [
        (["ROOM_FULL", "ROOM_GONE", "ROOM_LOCKED"], "acme.api", ()),
        (["ERR_ROOM_FULL", "ERR_ROOM_GONE", "ERR_USER_GONE"], "acme.api", ("err",)),
        (["ERR_ROOM_FULL", "ERR_ROOM_GONE", "ERR_ROOM_LOCKED"], "acme.api", ("err",)),
        (["E_FULL", "E_GONE"], "acme.api", ("e",)),
        (["kStatusFull", "kStatusGone"], "acme.api", ("k", "status")),
        (["ACME_GATE_FULL", "ACME_GATE_GONE"], "acme.doors", ("acme",)),
        (["ACME_GATE_FULL", "ACME_GATE_GONE"], "other", ()),
        (["PAYMENT_DECLINED", "PAYMENT_EXPIRED"], "shop.payment", ()),
    ],
)
def test_only_beginnings_that_say_nothing_are_left_out(
    names: list[str], domain: str, prefix: tuple[str, ...]
) -> None:
    assert common_prefix(names, domain) == prefix


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("The room does not exist.", "ROOM_NOT_FOUND"),
        ("Failed to get ServerSecret.", "SERVER_SECRET_GET_FAILED"),
        ("Signature expired.", "SIGNATURE_EXPIRED"),
        ("Timestamp field is empty.", "TIMESTAMP_EMPTY"),
        ("API rate limit exceeded.", "API_RATE_LIMITED"),
        ("Success", "OK"),
        ("System error.", "SYSTEM_ERROR"),
        ("When the server is not available, wait.", None),
        ("The user is already a member.", "USER_ALREADY_MEMBER"),
        ("The user is already in the room", "USER_ALREADY_IN_ROOM"),
        ("The file is read-only", "FILE_READ_ONLY"),
        ("Your account is under investigation", "ACCOUNT_UNDER_INVESTIGATION"),
    ],
)
def test_a_name_from_english(message: str, name: str | None) -> None:
    assert name_from_english(message) == name


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("签名过期。", "SIGNATURE_EXPIRED"),
        ("房间不存在，与 5024 相同。", "ROOM_NOT_FOUND"),
        ("天气很好。", None),
        ("", None),
    ],
)
def test_a_name_from_the_glossary(message: str, name: str | None) -> None:
    assert glossary_index().name_for(message) == name


def test_what_has_no_words_is_called_by_its_code() -> None:
    assert propose_name(Wording(410000011), (), NONE, ()) == "CODE_410000011"
    assert propose_name(Wording(-200012), (), NONE, ()) == "CODE_MINUS_200012"
    assert propose_name(Wording("08P01"), (), NONE, ()) == "CODE_08P01"
    assert propose_name(Wording("InvalidParameter.NotFound"), (), NONE, ()) == "INVALID_PARAMETER_NOT_FOUND"


def test_the_order_of_the_ways() -> None:
    wording = Wording(7, "BadToken", "The room does not exist.", ("签名过期。",))
    assert propose_name(wording, (), glossary_index(), ()) == "BAD_TOKEN"
    assert (
        propose_name(Wording(7, None, wording.english, wording.messages), (), glossary_index(), ())
        == "ROOM_NOT_FOUND"
    )
    assert (
        propose_name(Wording(7, None, None, wording.messages), (), glossary_index(), ())
        == "SIGNATURE_EXPIRED"
    )


def test_a_taken_name_gets_the_code() -> None:
    english = Wording(5024, english="Room not found.")
    assert propose_name(english, (), NONE, {"ROOMNOTFOUND"}) == "ROOM_NOT_FOUND_5024"
    assert propose_name(english, (), NONE, {"ROOMNOTFOUND", "ROOMNOTFOUND5024"}) == "CODE_5024"
    assert propose_name(english, (), NONE, (), {"NOT_FOUND": "MISSING", "FOUND": "X"}) == "ROOM_MISSING"
    assert (
        propose_name(Wording(1, "ROOM_NOT_FOUND"), (), NONE, (), {"NOT_FOUND": "MISSING"}) == "ROOM_NOT_FOUND"
    )


ANY = st.text(max_size=80) | st.none()


@given(
    st.lists(
        st.tuples(st.integers(-(2**63), 2**63 - 1), ANY, ANY, ANY), max_size=6, unique_by=lambda row: row[0]
    )
)
def test_names_are_legal_distinct_and_the_same_again(
    rows: list[tuple[int, str | None, str | None, str | None]],
) -> None:
    found = glossary_index()

    def names() -> list[str]:
        taken: set[str] = set()
        made = []
        for code, own, english, source in rows:
            messages = (source,) if source is not None else ()
            made.append(propose_name(Wording(code, own, english, messages), (), found, taken))
            taken.add(bare_name(made[-1]))
        return made

    first = names()
    assert [fault_of(name) for name in first] == [None] * len(first)
    assert len({bare_name(name) for name in first}) == len(first)
    assert names() == first


def test_a_term_of_blanks_is_in_no_text() -> None:
    blank = b'zcodegen: 1\nterms:\n  " ": {words: BLANK}\n'
    assert index_glossary(read_glossary(blank, "glossary.yaml")) == NONE


def test_proposals_come_near_to_what_people_decided() -> None:
    """The shipped catalog's names, status and recovery are decisions: how often are the guesses the same?"""
    catalog, found = load_catalog(SHIPPED).catalog, glossary_index()
    assert catalog is not None
    entries = [entry for entry in catalog.entries() if not entry.retired]
    named = [
        re.sub(r"_\d+$", "", entry.name) == found.name_for(entry.message["zh-CN"].value) for entry in entries
    ]
    status = [infer_status(entry.name, "") == entry.status for entry in entries]
    advice = [
        (
            infer_recovery(
                entry.name,
                entry.status,
                tuple(text.value for texts in (entry.message, entry.action) for text in texts.values()),
            )
            or DEFAULTS[entry.status].recovery
        )
        == entry.recovery
        for entry in entries
    ]
    assert sum(named) > 0.8 * len(entries)
    assert sum(status) > 0.75 * len(entries)
    assert sum(advice) > 0.9 * len(entries)


def test_retry_after_a_change_is_no_retry() -> None:
    assert infer_recovery("NAME", "INTERNAL", ("系统繁忙。", "请稍后重试。")) == "transient"
    assert infer_recovery("NAME", "INTERNAL", (None, "Please try again later.")) == "transient"
    assert (
        infer_recovery("NAME", "UNAVAILABLE", (None, "Please try again later.")) is None
    )  # it means that already
    assert infer_recovery("NAME", "INVALID_ARGUMENT", ("参数错误。", "请修改参数后重试。")) is None
    assert infer_recovery("NAME", "INVALID_ARGUMENT", ("Change the stream ID and retry.",)) is None


@pytest.mark.parametrize("status", sorted(NEEDS_A_CHANGE))
def test_what_needs_a_change_is_never_transient(status: str) -> None:
    assert infer_recovery("NAME", status, ("Please try again later.",)) is None


def test_a_cause_is_no_part_of_a_name() -> None:
    assert name_from_english("Login failed because the network is not available.") == "LOGIN_FAILED"
    assert name_from_english("Login failed due to a wrong password.") == "LOGIN_FAILED"
