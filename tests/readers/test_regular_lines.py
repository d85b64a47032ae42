"""The last net: lines that are alike up to a code are never silent, whatever their marks and words are; others are."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

TEXTS = ("The gate is not open.", "The key is missing.", "The hall failed to answer.", "The roof is broken.")


@pytest.mark.parametrize(
    "form",
    [
        "Wenn die Tür **{number}** zeigt: {text}\n\n",
        "- New in this version: error {number} is returned. {text}\n",
        "<Tile>\n<TileTitle>{word}</TileTitle>\n{text}\n</Tile>\n",
        "### Was heißt T{number} an der Tür?\n\n{text}\n\n",
        '```json\n{{\n  "status": 400,\n  "code": {number},\n  "message": "{text}"\n}}\n```\n\n',
        "```\n- code: GT-{number}\n  title: {text}\n```\n",
        "```console\n$ gate open\nerror[T{number}]: {text}\n```\n",
        "```\n│ -{number} │ {text} │\n```\n",
        "- 🔴 T{number} {text}\n",
        "**{number}.A{number}.0{number}**\n{text}\n\n",
        "<li><strong>403.{number}</strong> - {text}</li>\n",
        "| state=T{number} | {text} |\n",
        "## Error code: {upper}\n\n{text}\n\n",
        "   {constant} {number}\n      {text}\n\n",
        "<p><b>Nr. {number}</b><br>{text}</p>",
        "- **Rejeição {number}**: Chave\n  - *Causa*: uma.\n  - *Solução*: outra.\n",
        "| {number} blinks | {text} |\n",
    ],
)
def test_lines_that_are_alike_are_reported(form: str) -> None:
    numbers, words = (12, 17, 34, 52), ("gate_shut", "key_lost", "hall_gone", "roof_wet")
    lines = [
        form.format(
            number=number, word=word, upper=word.replace("_", "").upper(), constant=word.upper(), text=text
        )
        for number, word, text in zip(numbers, words, TEXTS, strict=True)
    ]
    page = page_of(f"# Doors\n\n{''.join(lines)}", "doors.md")
    assert page.rows or page.unread


@pytest.mark.parametrize(
    "form",
    [
        "- {number} messages: 9 EUR\n",
        "- Fixed the gate {number} times.\n",
        "P{number} – Rated height (mm)\n",
        "**20{number}** – the hall was built\n\n",
        "`gate_{number}` is the name of a gate that is not open.\n",
        "v 1.{number}.0\n\n* Do not fail if the gate is missing.\n",
        "## 1.{number}.0\n\n* Door {number} does not fail if the gate is missing.\n\n",
        "The gate is not {number} mm wide.\n",
    ],
)
def test_lines_that_are_alike_and_are_no_codes(form: str) -> None:
    page = page_of(f"# Doors\n\n{''.join(form.format(number=number) for number in (12, 17, 34))}", "doors.md")
    assert (page.rows, page.unread) == ((), ())


def test_lists_that_count_are_no_codes() -> None:
    lines = "".join(f"Door {number}: not open\n" for number in range(1, 5))
    assert page_of(f"# Houses\n\n{lines}", "houses.md").unread == ()


def test_codes_of_rows_are_not_reported_again() -> None:
    table = "| Error code | Meaning |\n|-|-|\n| T12 | Shut. |\n| T17 | Lost. |\n| T34 | Gone. |\n"
    again = "".join(f"If the door shows T{number}, the gate is not open.\n\n" for number in (12, 17, 34))
    page = page_of(f"# Doors\n\n{table}\n{again}", "doors.md")
    assert (len(page.rows), page.unread) == (3, ())


def test_words_that_are_set_apart_are_reported_below_a_heading_of_errors() -> None:
    lines = "".join(
        f"[{word}]\n:   {text}\n\n" for word, text in zip(("BOLT", "ROOM", "HALL"), TEXTS, strict=False)
    )
    assert len(page_of(f"# Doors\n\n## Errors\n\n{lines}", "doors.md").unread) == 3
    assert page_of(f"# Doors\n\n## Words\n\n{lines}", "doors.md").unread == ()
