"""Findings show a code as its domain writes it."""

from __future__ import annotations

import pytest

from tests.rules.cases import found

GONE = "ROOM_GONE: {code: 0x68, status: NOT_FOUND, message: {en: No such room.}}"
FULL = "ROOM_FULL: {code: 0x69, status: RESOURCE_EXHAUSTED, message: {en: The room is full.}}"


def _domain(*entries: str) -> str:
    return "".join(("code_format: hex\nentries:\n", *(f"  {entry}\n" for entry in entries)))


@pytest.mark.parametrize(
    ("rule", "now", "before", "shown"),
    [
        ("renumbered-entry", [GONE.replace("0x68", "0x6A"), FULL], [GONE, FULL], "from 0x68 to 0x6A"),
        ("removed-entry", [FULL], [GONE, FULL], "0x68 (acme.rtc.ROOM_GONE) was removed"),
        ("reused-code", [FULL.replace("0x69", "0x68")], [GONE], "0x68 is ROOM_FULL"),
        ("duplicate-code", [GONE, FULL.replace("0x69", "0x68")], [], "code 0x68 is already used"),
        ("ok-code", [GONE.replace("NOT_FOUND", "OK")], [], "its code is 0x68"),
    ],
)
def test_a_code_is_shown_in_the_form_of_its_domain(
    rule: str, now: list[str], before: list[str], shown: str
) -> None:
    older = f"# file: before/acme/rtc.yaml\n{_domain(*before)}" if before else ""
    (finding,) = found(_domain(*now) + older, rule)
    assert shown in finding.message
    assert not {"104", "105", "106"} & {*finding.message.split(), *finding.help.replace(",", "").split()}


def test_a_row_of_a_page_has_the_form_of_its_domain() -> None:
    page = """\
# file: catalog.yaml
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
# file: documents/acme.page/1.0.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 0x68, line: 3, message: No such room., action: Create the room.}
      - {code: 0x69, line: 4, message: The room is full.}
      - {code: 0x69, line: 5, message: The room has ended.}
"""
    for rule, shown in (("text-gap", "for 0x68 that"), ("contradicting-claim", "lists 0x69 twice")):
        messages = [finding.message for finding in found(_domain(GONE, FULL) + page, rule)]
        assert any(shown in message for message in messages), messages
