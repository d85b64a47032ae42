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
        "- {text} ({number})\n",
        "- **Part.** {text} `GT-{number}`\n",
        "`0{number}` Wait for {word}\n",
        "- [ ] GTE-{number} Wait for {word}\n",
        "**K{number}** *Wait* – {word}\n",
        "Q. T-{number}이 나와요.\nA. {text}\n\n",
        "◆0{number}-3{number}\n{text}\n\n",
        "<Row title={{<code>{constant}_LOST</code>}} status={{403}}>\n  {text}\n</Row>\n",
        "```proto\n  {constant}_LOST = {number};\n```\n",
        "<section><h3>Code {number}-1</h3><div><p>{text}</p></div></section>",
        "| {number}x | {text} |\n",
        "## Why is my key refused with {number}?\n\n{text}\n\n",
        ":::danger[T-{number}]\n{text}\n:::\n\n",
        '<li class="d{number}"><b>K{number}</b>: {text}</li>\n',
        "{number} short, {number} long ..... {text}\n",
        "F5 2{number}  {text}\n",
        "#E{number} Wait for {word}\n",
        "* __GT-{number}__ &mdash; wait for {word}\n",
        "> 22{number} wait for {word}\n",
        "| word_{number} | 0 on success, -{number} {text} |\n",
        "| - | - |\n|-|-|\n| `KO-12{number}` | wait for {word} |\n\n",
        "{constant}_LOST：{word}\n",
        "<dl><dt>GT-{upper}</dt><dd>{word}. HTTP status: 40{number}</dd></dl>\n",
        "```\ngate ERR! code E{upper}\ngate ERR! {text}\n\n```\n",
        "Gate {number}\n-------\n{text}\n\n",
        "<details><summary>Said <code>gt-4{number}</code></summary><p>{text}</p></details>\n",
        "【问】提示 ER-{number}\n【原因】{word}\n\n",
        "| {word} | {number} | {text} |\n",
        '<Fold title="{text} ({number})">\n  Wait.\n</Fold>\n',
        "<table><tr><td>{word}</td><td>1{number}</td><td>{text}</td></tr></table>\n",
        "⛔ {constant}_LOST: the {word}\n",
        "| POST /gate{number} | 42{number} {text}, 43{number} {text} |\n",
        "- `-GATE_ENO{upper}` if the gate is wrong\n",
        "```\nP01{number}-00   {text}     SHOWN\n```\n",
        "```graphql\n{constant}_LOST\n```\n",
        "{text}      T{number}    Wait for it\n",
        "| Someone comes | {text} | 41{number} |\n",
        "[^{number}]: {text}\n",
        '<div class="row"><div class="one">10{number}</div><div class="two">{text}</div></div>\n',
        '<Tab value="20{number}" label="20{number}">\n\n{text}\n\n</Tab>\n',
        '```json\n{{ "{dotted}": "{text}" }}\n```\n',
        "x) 2{number}: {text}\n",
        "**n° 404-{number}** : {text}\n\n",
        "### 3.{number} 0x80{number}\n\n{text}\n\n",
        "{number} ➜ {text} ➜ Wait\n",
        "| | |\n|-|-|\n| Number | U-{number} |\n| Shown | Door |\n| Solution | Wait |\n\n",
    ],
)
def test_lines_that_are_alike_are_reported(form: str) -> None:
    numbers, words = (12, 17, 34, 52), ("gate_failed", "key_lost", "hall_gone", "roof_wet")
    lines = [
        form.format(
            number=number,
            word=word,
            dotted=word.replace("_", "."),
            upper=word.replace("_", "").upper(),
            constant=word.upper(),
            text=text,
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
        "4.{number} The gate must not be open.\n",
        "## 4.1.{number} What is not open\n\nThe gate is not open.\n\n",
        "    at the gate\n    ... {number} more\nCaused by: the gate is not open\n\n",
        "[gate-{number}]: https://example.org/gate-not-open\n",
        "- `GATE{number}_DOOR`: the door is not open\n",
        "- `gate_{number}_lost()` returns whether the key is lost\n",
        "**{number}.** Why is the gate not open?\n",
        '<h4><a href="gate{number}.html">GateLost</a></h4>\n',
        "### August {number}, 2023\n\n* The gate failed.\n\n",
        '```json\n  "height": {number},\n  "failed": "no"\n```\n',
        "- open ({number}-99): the gate is not locked\n",
    ],
)
def test_lines_that_are_alike_and_are_no_codes(form: str) -> None:
    page = page_of(f"# Doors\n\n{''.join(form.format(number=number) for number in (12, 13, 14))}", "doors.md")
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


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("The value 3 stands for a timeout, 5 for no paper, 8 for a broken gate and 9 for an open door.", 1),
        (
            "The exceptions are: EX-1, the gate is not open; EX-2, the key is unknown; EX-8, the hall failed.",
            1,
        ),
        ("值为：GATE_SHUT（门未打开）、KEY_LOST（钥匙不存在）、HALL_GONE（已过期）。", 1),
        ("| why | int | `10` No answer, `11` Unknown gate, `18` Hall is full |", 1),
        (
            "Code 11 means that no key is there. Code 12 is sent if the gate is unknown, and code 40 if it is not open.",
            1,
        ),
        ("Its bits are: bit 3 = no paper; bit 6 = the key is missing; bit 9 = the gate is broken.", 1),
        ("It takes 3 keys, 5 doors and 9 halls.", 0),
        (
            "In 9 days 3 gates were not open; 5 halls, all of them lost 7 keys or were not found by the 11 who came.",
            0,
        ),
    ],
)
def test_codes_that_a_sentence_lists(sentence: str, reported: int) -> None:
    assert len(page_of(f"# Doors\n\n{sentence}\n", "doors.md").unread) == reported


def test_the_members_of_a_type_are_reported_if_they_are_names_of_failures() -> None:
    members = '```ts\ntype Failure =\n  | "{}_invalid"\n  | "{}_expired"\n  | "{}_denied"\n  | "slow";\n```\n'
    assert len(page_of("# Doors\n\n" + members.replace("{}", "key"), "doors.md").unread) == 3
    names = (
        members.replace("{}_invalid", "a_key").replace("{}_expired", "a_gate").replace("{}_denied", "a_hall")
    )
    assert page_of(f"# Doors\n\n{names}", "doors.md").unread == ()


def test_codes_within_the_texts_of_rows_are_reported() -> None:
    table = "| Part | Error codes |\n|-|-|\n| Gate | [9001] Shut<br>[9002] Lost |\n| Hall | [9010] Gone |\n"
    page = page_of(f"# Error codes\n\n{table}", "doors.md")
    assert [row.codes for row in page.rows] == [(9001,), (9010,)]
    assert [line.line for line in page.unread] == [5]


def test_words_for_errors_in_front_of_a_code_may_differ() -> None:
    lines = "Fehler 8: Tür klemmt\n\nStörung 11: Tür offen\n\nWarnung 15: Tür ist nicht offen\n"
    page = page_of(f"# Haus\n\n{lines}", "haus.md")
    assert len(page.rows) + len(page.unread) == 3


def test_tickets_of_release_notes_are_no_codes() -> None:
    numbers = (1198552, 1209004, 1239195)
    lines = "".join(f"* {text} (GT-{number})\n" for text, number in zip(TEXTS, numbers, strict=False))
    assert page_of(f"# Release notes\n\n{lines}", "notes.md").unread == ()
    assert len(page_of(f"# Answers\n\n{lines}", "answers.md").unread) == 3


def test_keys_and_what_they_do_are_no_codes() -> None:
    rows = "".join(
        f"| {key} | {text} |\n" for key, text in (("F1", "help"), ("F5", "reload"), ("F11", "full screen"))
    )
    assert page_of(f"# Keyboard\n\n| Key | Action |\n|-|-|\n{rows}", "keys.md").rows == ()


def test_constants_that_a_function_returns() -> None:
    names = ("NO_KEY", "GATE_SMALL", "HALL_OPEN")
    lines = "".join(f"{name}\n    {text}\n\n" for name, text in zip(names, TEXTS, strict=False))
    assert len(page_of(f"# Doors\n\nEvery function returns one of:\n\n{lines}", "doors.md").unread) == 3
    assert page_of(f"# Doors\n\nWe have these doors:\n\n{lines}", "doors.md").unread == ()


def test_numbers_with_dots_are_codes_below_a_title_of_codes_alone() -> None:
    lines = "".join(f"- 5.1.{at} {text}\n" for at, text in enumerate(TEXTS, 1))
    assert len(page_of(f"# Status codes\n\n{lines}", "page.md").unread) == len(TEXTS)
    assert page_of(f"# Doors\n\n{lines}", "page.md").unread == ()
