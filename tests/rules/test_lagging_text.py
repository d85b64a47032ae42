"""lagging-text: what it leaves alone beyond the example in its docs."""

from __future__ import annotations

import pytest

from tests.rules.cases import found

_ENTRY = (
    "entries:\n  ROOM_NOT_FOUND:\n    {{code: 104, status: NOT_FOUND, message: {{en: {en}, zh-CN: {zh}}}}}\n"
)


def _example(en: str, zh: str = "房间不存在。", *, more: str = "") -> str:
    before = _ENTRY.format(en="No such room.", zh="房间不存在。")
    return f"{_ENTRY.format(en=en, zh=zh)}# file: before/acme/rtc.yaml\n{before}{more}"


@pytest.mark.parametrize(
    ("example", "places"),
    [
        (_example("The room was closed."), ["acme.rtc.ROOM_NOT_FOUND.message.zh-CN"]),
        (_example("No such room!"), []),
        (_example("The room was closed.", "房间已关闭。"), []),
        (_example("The room was closed.", "{text: 房间不存在。, translated: 00000000}"), []),
        (
            _example(
                "The room was closed.",
                more="# file: documents/acme.page/1.0.zh-CN.yaml\nsections: []\n",
            ),
            [],
        ),
    ],
    ids=["changed alone", "punctuation", "changed as well", "marked, so it is stale", "text of a page"],
)
def test_lagging_text(example: str, places: list[str]) -> None:
    assert [finding.logical_location for finding in found(example, "lagging-text")] == places
