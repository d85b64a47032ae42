"""Lists whose lines have no mark: codes behind words that all lines have, in hex, with leaders; and lines that are no codes."""

from __future__ import annotations

import re

import pytest

from tests.readers.page import page_of, rows_of


@pytest.mark.parametrize(
    ("title", "form", "codes"),
    [
        ("# AT command errors", "+GATE ERROR: {code}   {text}\n", [3, 10, 11, 30]),
        ("# Fault codes", "[0x{code:02X}] {text}\n", [1, 2, 5, 8]),
        ("# Fault codes", "{code:02X}h – {text}\n", [1, 2, 10, 78]),
        ("# Lock errors", "code {code} → {text}\n\n", [1, 2, 7, 9]),
        ("# Störungen", "**Störung {code} – {text}**  \n\n", [12, 13, 20, 31]),
        ("# Release causes", "Cause **{code}** ({text})\n> More.\n\n", [16, 17, 34, 38]),
        ("Los códigos de respuesta de la puerta.", "**{code:02}** - {text}\n", [12, 14, 51, 91]),
        ("# 应答码说明", "（{order}）A{code}：{text}\n\n", ["A11", "A12", "A17", "A23"]),
        (
            "# Alarm list",
            "SRVO-{code:03} {text}\n\n Cause: Worn.\n Remedy: Wait.\n\n",
            ["SRVO-001", "SRVO-002", "SRVO-046"],
        ),
        ("# 고장 코드", "### {text} (OC{code})\n쉬다.\n\n", ["OC1", "OC2", "OC3"]),
        ("# Pump alerts", "**Alert {code}: {text}**\n\n*What to do:* Wait.\n\n", [100, 104, 216, 301]),
        ("# Error messages", "Message {code}. *{text}.* Wait.\n\n", [12, 13, 40, 41]),
        ("# Fehlermeldungen", "*E{code}* --- {text} --- Warten\n", ["E18", "E21", "E34"]),
        ("# 警報コード一覧", "AL.{code} … {text}\n  待つ。\n\n", ["AL.10", "AL.16", "AL.50"]),
        ("# Warnings and errors", "### ⛔ E-{code} · {text}\n\nWait.\n\n", ["E-3", "E-7", "E-9"]),
        ("# Exit status", "{code}. {text}\n", [0, 1, 2, 75]),
        ("# エラーコード", "<p>【EC{code}】 {text}。<br>待つ。</p>\n", ["EC11", "EC12", "EC15"]),
        ("# 报警", "{code} {text}\n等待。\n\n", [100, 103, 110, 120]),
        ("# Alarms", "## Alarm {code} – {text}\n\nWait.\n\n", [12, 13, 20]),
    ],
)
def test_lines_of_one_form_are_codes(title: str, form: str, codes: list[int | str]) -> None:
    numbers = [int(re.sub(r"\D", "", str(code))) for code in codes]
    texts = ["Gate shut", "Key lost", "Hall gone", "Wall torn"]
    lines = "".join(
        form.format(code=number, text=text, order=order)
        for order, (number, text) in enumerate(zip(numbers, texts, strict=False), 1)
    )
    rows = rows_of(f"{title}\n\n{lines}", "page.md")
    assert [row.codes[0] for row in rows][: len(codes)] == codes
    assert all(text in (row.message or "") for row, text in zip(rows, texts, strict=False))


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (
            "No. 3021\n:   Gate shut\n\nNo. 3034\n:   Key lost\n\nNo. 3077\n:   Hall gone\n",
            [3021, 3034, 3077],
        ),
        (
            "0x80100001\n> Gate shut.\n\n0x80100002\n> Key lost.\n\n0x8010000C\n> Hall gone.\n",
            [0x80100001, 0x80100002, 0x8010000C],
        ),
        ("101 | Gate shut\n102 | Key lost\n\n201 | Hall gone\n", [101, 102, 201]),
    ],
)
def test_codes_behind_a_word_for_numbers_or_alone_on_their_lines(lines: str, codes: list[int]) -> None:
    rows = rows_of(f"# Error codes\n\n{lines}", "page.md")
    assert [row.codes[0] for row in rows] == codes
    assert [row.message.rstrip(".") for row in rows if row.message] == ["Gate shut", "Key lost", "Hall gone"]


def test_codes_below_statuses_are_the_codes() -> None:
    text = "## 400 Bad Request\n\n* 4001: no gate\n* 4002: no key\n\n## 403 Forbidden\n\n* 4031: no hall\n"
    rows = rows_of(f"# Errors\n\n{text}", "errors.md")
    assert [(row.codes[0], row.message) for row in rows] == [
        (4001, "no gate"),
        (4002, "no key"),
        (4031, "no hall"),
    ]


def test_the_first_line_of_a_plain_text_is_its_title() -> None:
    lines = "".join(f"P0{code} ........ Gate {code} shut\n" for code in (101, 113, 300))
    assert [row.codes[0] for row in rows_of(f"DIAGNOSTIC TROUBLE CODES\n\n{lines}", "page.txt")] == [
        "P0101",
        "P0113",
        "P0300",
    ]


def test_codes_of_an_error_section_with_a_status_each() -> None:
    items = "".join(
        f"* `{name}` &mdash; the gate is shut (HTTP 40{at})\n"
        for at, name in enumerate(("A_B", "C_D", "E_F"))
    )
    rows = rows_of(f"# Gates\n\n## Failure reasons\n\n{items}", "page.md")
    assert [(row.codes[0], row.http_status) for row in rows] == [("A_B", 400), ("C_D", 401), ("E_F", 402)]


def test_a_list_that_is_not_read_is_reported_by_its_texts() -> None:
    lines = "".join(f": 0x000{code} — Gate {code} failed\n" for code in (1, 2, 4))
    assert [line.line for line in page_of(f"# Gates\n\nError\n{lines}", "page.md").unread] == [4, 5, 6]


@pytest.mark.parametrize(
    "lines",
    [
        "Step {at}: Stop the failed gate.",
        "*Figure {at}: The gate that failed.*",
        "**Q{at}: Why is the gate not open?**\n",
        "Table {at} describes what failed.",
        "{at}0 GB – {at}.99 EUR per month",
        "0{at}:30 – gate opens",
        "#120{at}: Fixed a gate that failed.",
        "§ {at} Refusal: We may refuse it.",
        "Issue #15{at}: https://example.org/15{at}",
    ],
)
def test_lines_that_count_or_measure_are_no_codes(lines: str) -> None:
    text = "\n".join(lines.format(at=at) for at in range(1, 6))
    page = page_of(f"# Gates that failed, release notes\n\n{text}\n", "page.md")
    assert page.rows == ()


def test_numbers_and_texts_in_columns_without_a_word_about_errors_are_no_codes() -> None:
    text = "40001  Speed of the pump\n40002  Pressure at the inlet\n40003  Pressure at the outlet\n"
    assert page_of(f"# Registers\n\n{text}", "page.md").rows == ()
    assert len(page_of(f"# Error codes\n\n{text}", "page.txt").rows) == 3


def test_a_label_that_has_a_code_alone_begins_a_record() -> None:
    text = "".join(f"Error: E-WAN-0{at}\nMeaning: No link.\nFix: Wait.\n\n" for at in (1, 2, 3))
    assert [(row.codes[0], row.message, row.action) for row in rows_of(f"# Router\n\n{text}", "page.md")] == [
        (f"E-WAN-0{at}", "No link.", "Wait.") for at in (1, 2, 3)
    ]


def test_a_name_with_its_code_and_a_line_break_of_markdown() -> None:
    text = "".join(f"**`GATE_SHUT_{at}`** (code 400{at})\\\nWait.\n\n" for at in (1, 2, 3))
    assert [(row.codes[0], row.name) for row in rows_of(f"# Errors\n\n{text}", "page.md")] == [
        (4000 + at, f"GATE_SHUT_{at}") for at in (1, 2, 3)
    ]


def test_messages_of_letters_and_a_number_are_reported_by_a_few_failures() -> None:
    texts = ("DATA SET NOT FOUND", "RECORD CUT", "JOB ENDED")
    text = "".join(f"JOB10{at}E  E  {text}\n" for at, text in enumerate(texts))
    assert len(page_of(f"MSGID    SEV  TEXT\n{text}", "list.txt").unread) == 3


def test_an_item_that_is_not_read_among_items_that_are_is_reported() -> None:
    items = "".join(f"* `{code}`   the gate is not open\n" for code in ("525", "52e", "530", "775"))
    page = page_of(f"# Error codes\n\n{items}", "page.md")
    assert [row.codes for row in page.rows] == [(525,), (530,), (775,)]
    assert [line.line for line in page.unread] == [4]


def test_terms_that_are_names_below_a_heading_of_reasons() -> None:
    text = "".join(f"`{name}`\n: The gate is shut.\n\n" for name in ("GateShut", "KeyLost", "HallGone"))
    assert [row.codes[0] for row in rows_of(f"## Reasons of failed jobs\n\n{text}", "page.md")] == [
        "GateShut",
        "KeyLost",
        "HallGone",
    ]


def test_numbers_with_a_dot_are_codes_behind_a_word_for_errors_alone() -> None:
    text = "".join(f"Fehler {code} (Motor)\n: Zu heiß.\n\n" for code in ("1.2", "1.3", "2.1"))
    assert [row.codes[0] for row in rows_of(f"# Fehlerliste\n\n{text}", "page.md")] == ["1.2", "1.3", "2.1"]
    text = "".join(f"Section {code} (Motor)\n: What failed.\n\n" for code in ("1.2", "1.3", "2.1"))
    assert page_of(f"# Error handling\n\n{text}", "page.md").rows == ()


@pytest.mark.parametrize(
    "line",
    [
        "{code:X} 00 — The file was not found\n",
        "<dt><strong>F{code}</strong></dt><dd><p>The lamp is broken.</p></dd>\n",
    ],
)
def test_codes_of_two_bytes_and_terms_of_html_are_never_silent(line: str) -> None:
    text = "".join(line.format(code=code) for code in (0x69, 0x6A, 0x6F))
    page = page_of(f"<h2>What it shows</h2>\n{text}", "page.html")
    assert len(page.rows) + len(page.unread) == 3


def test_numbers_behind_words_that_are_not_about_codes_are_reported() -> None:
    page = page_of(
        "1. 新增 1001004 错误码\n    门不存在时，会抛出 1001004 错误码，表示打开失败。\n"
        "2. 新增 1002036 错误码\n    厅不存在时，会抛出 1002036 错误码，表示进入失败。\n"
        "3. 新增 1101002 错误码\n    都不存在时，会抛出 1101002 错误码，请联系我们。\n",
        "notes.md",
    )
    assert page.rows == ()
    assert [line.line for line in page.unread] == [1, 3, 5]


def test_a_class_and_a_number_with_a_slash_are_one_code() -> None:
    text = "Fax report errors\n\n0/5   Gate shut\n0/7   Key lost\n2/1   Hall gone\n"
    assert [row.codes for row in rows_of(text, "page.txt")] == [("0/5",), ("0/7",), ("2/1",)]
    assert [row.codes for row in rows_of("| Code | Text |\n|-|-|\n| 501/502 | a |\n| 1 / 2 | b |\n")] == [
        (501, 502),
        (1, 2),
    ]
