"""The search of the pages: what it finds, best first, and what it shows in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.html import reading
from tests.html.conftest import FEATURES, FIND
from tests.toolchains import html
from zcodegen.catalog.model import Catalog

if TYPE_CHECKING:
    from pathlib import Path

SIMILAR = [
    "acme.rtc.room.ROOM_NOT_FOUND",
    "acme.rtc.room.ROOM_NOT_FOUND_5024",
    "acme.rtc.room.ROOM_NOT_FOUND_50001",
]
CASES = {
    "104": ["acme.cloud.PARAMETER_LOOKS_LIKE_NUMBER", "acme.rtc.room.ROOM_NOT_FOUND"],
    " １０４ ": ["acme.cloud.PARAMETER_LOOKS_LIKE_NUMBER", "acme.rtc.room.ROOM_NOT_FOUND"],
    "0x68": ["acme.cloud.PARAMETER_LOOKS_LIKE_NUMBER", "acme.rtc.room.ROOM_NOT_FOUND"],
    "10000003": ["acme.common.TIMEOUT"],
    "100000030": ["acme.common.TIMEOUT"],
    "0x80070005": ["acme.windows.ACCESS_DENIED"],
    "2147942405": ["acme.windows.ACCESS_DENIED"],
    "-0x1f": ["acme.windows.MINUS_THIRTY_ONE", "acme.windows.SMALLEST_SAFE"],
    "-31": ["acme.windows.MINUS_THIRTY_ONE"],
    "-2147024891": ["acme.windows.ACCESS_DENIED"],
    "80070005": ["acme.windows.ACCESS_DENIED"],
    "2147942405.0": ["acme.windows.ACCESS_DENIED"],
    "4294967265": ["acme.windows.MINUS_THIRTY_ONE"],
    "0xFFFFFFE1": ["acme.windows.MINUS_THIRTY_ONE"],
    "\u221231": ["acme.windows.MINUS_THIRTY_ONE"],
    "invalidparameter.notfound": ["acme.cloud.PARAMETER_NOT_FOUND"],
    "no_such_room": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "acme.rtc.room.TOO_SLOW": ["acme.rtc.room.SLOW"],
    "acme.rtc.room: ROOM_NOT_FOUND (104)": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "exist requested": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "RoomNotFound": SIMILAR,
    "roomNotFound": SIMILAR,
    "room-not-found": SIMILAR,
    "ERROR [room] code=104 msg=failed": [
        "acme.rtc.room.ROOM_NOT_FOUND",
        "acme.cloud.PARAMETER_LOOKS_LIKE_NUMBER",
    ],
    '{"Code":100000030,"Message":"x"}': ["acme.common.TIMEOUT"],
    "code 100,000,030.": ["acme.common.TIMEOUT"],
    "2026-11-29 12:00:01 ERROR acme.rtc.room: ROOM_NOT_FOUND (104): no lobby": [
        "acme.rtc.room.ROOM_NOT_FOUND"
    ],
    "CodeError: acme.rtc.room: ROOM_NOT_FOUND (104)": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "exsit requested": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "esxti requested": [],
    "exits requestd": ["acme.rtc.room.ROOM_NOT_FOUND"],
    "時鐘": ["acme.common.SIGNATURE_EXPIRED"],
    "时钟": ["acme.common.SIGNATURE_EXPIRED"],
    "署名": ["acme.common.SIGNATURE_EXPIRED"],
    "nobody says this": [],
    "": [],
    "   ": [],
}


@pytest.fixture(scope="session")
def answers(features: Path, session_folder: Path) -> dict[str, list[str]]:
    """What the search finds for each case."""
    found = reading.found(features, FIND, list(CASES), session_folder / "html-queries.json")
    return {
        query: [f"{domain}.{name}" for domain, name, _ in hits]
        for query, hits in zip(CASES, found, strict=True)
    }


@pytest.mark.parametrize("query", CASES)
def test_finds(answers: dict[str, list[str]], query: str) -> None:
    assert answers[query] == CASES[query]


def test_the_best_comes_first(features: Path, tmp_path: Path) -> None:
    ((*found,),) = reading.found(features, FIND, ["ok"], tmp_path / "queries.json")
    assert found[0][:2] == ["acme.common", "OK"]
    assert len(found) > 1


def results(page: str) -> list[tuple[str, str]]:
    """What stands in the list of an opened page: where each result leads to, and what it says."""
    (listed,) = (element for element in reading.parsed(page).iter("ol") if element.get("id") == "_results")
    return [(element.findall(".//a")[0].get("href", ""), reading.text_of(element)) for element in listed]


def test_a_link_to_the_search_shows_what_it_finds(features: Path) -> None:
    page = html.opened(features / "index.html", "?q=107")
    assert results(page) == [
        (
            "acme/rtc/room.html#SLOW",
            "107 SLOW acme.rtc.room · 房间信令接口 · Room signaling API deprecated太慢。Too slow.",
        )
    ]
    assert "1 code in 1 domain" in page


def test_a_hostile_text_stays_a_text(features: Path) -> None:
    page = html.opened(features / "index.html", "?q=%3C%2Fscript%3E")
    ((_, said),) = results(page)
    assert said.count("</script><b>&amp;&lt;</b>") == 2


def test_what_is_not_found_is_said(features: Path) -> None:
    page = html.opened(features / "index.html", "?q=nobody+says+this")
    assert results(page) == []
    assert "Nothing found" in page


@pytest.mark.parametrize(("asked", "shown"), [("ja", "ja"), ("zh-CN", "zh-CN"), ("xx", ""), ('"]', "")])
def test_a_language_is_chosen_by_the_address(features: Path, asked: str, shown: str) -> None:
    page = html.opened(features / "index.html", f"?q=107&lang={asked}")
    assert f'<html lang="en" data-locale="{shown}">' in page
    assert '<p class="language">' in page
    assert "日本語</option>" in page
    rule = f':root[data-locale="{shown}"]\n  .texts:has([data-locale="{shown}"])'
    assert (rule in (features / "style.css").read_text()) == bool(shown)


def test_pages_in_one_locale_have_no_choice_of_a_language(tmp_path: Path) -> None:
    features = load(FEATURES)
    manifest = replace(features.manifest, required_locales=())
    build_into(
        Catalog(manifest, {"empty": replace(features.domains["acme.windows"], entries={})}), "html", tmp_path
    )
    assert not (tmp_path / "locale.js").exists()
    assert "_locale" not in "".join(page.read_text("utf-8") for page in tmp_path.rglob("*.html"))
