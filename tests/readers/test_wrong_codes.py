"""Kinds of tables whose codes were once read wrong: each reads the right code, or reports the line."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of
from zcodegen.readers.rows import Row


def codes(text: str, path: str = "page.md") -> list[int | str]:
    return [code for row in rows_of(text, path) for code in row.codes]


def statuses(rows: list[Row]) -> list[int | None]:
    return [row.http_status for row in rows]


@pytest.mark.parametrize("code", ["Gat.0001", "E0001", "GateShut", "Gate.Shut", "gate_shut", "10-1001"])
def test_an_http_status_is_never_the_code_next_to_one(code: str) -> None:
    other = code.replace("1", "2").replace("hut", "lit")
    rows = rows_of(
        f"| HTTP Status Code | Error Code | Description |\n|-|-|-|\n| 400 | {code} | a |\n| 404 | {other} | b |\n"
    )
    assert [row.codes for row in rows] == [(code,), (other,)]
    assert statuses(rows) == [400, 404]


def test_one_odd_cell_in_a_column_of_words() -> None:
    page = page_of(
        "| 错误码 | HTTP 状态码 | 描述 |\n|-|-|-|\n| GateShut | 403 | 甲 |\n| HallGone | 404 | 乙 |\n| Bad Request | 400 | 丙 |\n"
        "| NO_KEY / BAD_KEY | 400 | 丁 |\n| Missing. a | 400 | 戊 |\n| N/A | 400 | 己 |\n"
    )
    assert [row.codes for row in page.rows] == [
        ("GateShut",),
        ("HallGone",),
        ("Bad Request",),
        ("NO_KEY", "BAD_KEY"),
    ]
    assert [line.line for line in page.unread] == [7, 8]


def test_hexadecimal_next_to_decimal_and_alone() -> None:
    head = "| Error, hexadecimal notation | Error, decimal notation | Description |\n|-|-|-|\n"
    assert codes(head + "| 20010001 | 536936449 | a |\n| 2001000A | 536936458 | b |\n") == [
        536936449,
        536936458,
    ]
    assert codes("| Hex code | Description |\n|-|-|\n| 10 | a |\n| 1A | b |\n") == [16, 26]


def test_the_rest_of_a_table_that_an_empty_line_breaks() -> None:
    page = page_of(
        "| Name | Type | Example | Description |\n|-|-|-|-|\n| Id | String | d-1 | Its id. |\n\n"
        "| OpenedTs | Long | 1700000001 | When it opened. |\n| ShutTs | Long | 1700000002 | When it shut. |\n"
    )
    assert page.rows == ()
    text = "| Code | Description |\n|-|-|\n| 1001 | One of:\n\n - shut\n- gone |\n| 1002 | Lost. |\n"
    assert [(row.codes, row.message) for row in rows_of(text)] == [
        ((1001,), "One of:\nshut\ngone"),
        ((1002,), "Lost."),
    ]


def test_compact_json_is_not_a_delimited_table() -> None:
    page = page_of(
        '[{"errorCode":"gate_shut","statusCode":400,"retryable":true,"message":"Shut."},{"errorCode":"hall_gone","statusCode":404,"message":"Gone."}]',
        "page",
    )
    assert page.reader == "mappings"
    assert [(row.codes, row.message, row.http_status, row.retryable) for row in page.rows] == [
        (("gate_shut",), "Shut.", 400, True),
        (("hall_gone",), "Gone.", 404, None),
    ]


def test_codes_with_leading_zeros_are_strings_of_digits() -> None:
    assert codes("| Code | Description |\n|-|-|\n| 0001 | a |\n| 1001 | b |\n") == ["0001", "1001"]
    assert codes('{"01001": "a", "01002": "b"}', "codes.json") == ["01001", "01002"]


def test_struck_out_codes() -> None:
    head = "| Code | Description |\n|-|-|\n"
    rows = rows_of(head + "| ~~110075~~ 182021 | a |\n| <del>7</del> 8 | b |\n| ~~9~~ | c |\n")
    assert [(row.codes, row.deprecated) for row in rows] == [((182021,), False), ((8,), False), ((9,), True)]


def test_struck_out_texts() -> None:
    head = "| Code | Description |\n|-|-|\n"
    rows = rows_of(
        head
        + "| 1001 | ~~The gate~~ The hall is shut |\n| 1002 | <del>Old.</del> New. |\n| 1003 | ~~Gone~~ |\n"
    )
    assert [row.message for row in rows] == ["The hall is shut", "New.", "Gone"]


def test_status_codes_of_a_service_are_return_codes() -> None:
    text = "| Status Code | Status Type | Meaning |\n|-|-|-|\n| 200 | SUCCESS | ok |\n| 300 | GATE_SHUT | shut |\n| 701 | HALL_GONE | gone |\n"
    rows = rows_of(text)
    assert [(row.codes, row.name, row.message, row.kind) for row in rows] == [
        ((200,), "SUCCESS", "ok", "return"),
        ((300,), "GATE_SHUT", "shut", "return"),
        ((701,), "HALL_GONE", "gone", "return"),
    ]


def test_every_filled_cell_is_a_field_or_its_column_is_reported_once() -> None:
    page = page_of(
        "| HTTPStatus | ErrorCode | ErrorMsg | 描述 | 重试 | Severity |\n|-|-|-|-|-|-|\n"
        "| 403 | GateShut | The gate is shut. | 门关着。 | 否 | high |\n| 404 | HallGone | There is no such hall. | 厅不存在。 | 是 | low |\n"
    )
    assert [(row.codes, row.message, row.http_status, row.retryable) for row in page.rows] == [
        (("GateShut",), "The gate is shut.\n门关着。", 403, False),
        (("HallGone",), "There is no such hall.\n厅不存在。", 404, True),
    ]
    assert [(line.line, line.text) for line in page.unread] == [(1, "Severity")]


def test_texts_of_two_locales() -> None:
    text = "code,message_en,message_zh\n1001,The gate is shut.,门关着。\n1002,The hall is gone.,厅没了。\n"
    assert [(row.codes, row.locale, row.message) for row in rows_of(text, "codes.csv")] == [
        ((1001,), "en", "The gate is shut."),
        ((1001,), "zh-CN", "门关着。"),
        ((1002,), "en", "The hall is gone."),
        ((1002,), "zh-CN", "厅没了。"),
    ]


def test_a_class_of_recovery() -> None:
    text = "| Code | Message | Recovery |\n|-|-|-|\n| A_B | Shut. | transient |\n| C_D | Gone. | terminal |\n"
    assert [row.recovery for row in rows_of(text)] == ["transient", "terminal"]


HEADERS = {
    "de": ("Fehlercode", "Beschreibung", "Ursache", "Lösung"),
    "es": ("Código de error", "Descripción", "Causa", "Solución"),
    "fr": ("Code d'erreur", "Description", "Cause", "Solution"),
    "ja": ("エラーコード", "説明", "原因", "対処方法"),
    "ko": ("오류 코드", "설명", "원인", "해결 방법"),
    "pt": ("Código de erro", "Descrição", "Causa", "Solução"),
    "ru": ("Код ошибки", "Описание", "Причина", "Решение"),
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("code", ["1001", "GATE_SHUT"])
def test_headers_in_other_languages(headers: tuple[str, ...], code: str) -> None:
    (row,) = rows_of(f"| {' | '.join(headers)} |\n|-|-|-|-|\n| {code} | a b | c d | e f |\n")
    assert (str(row.codes[0]), row.message, row.cause, row.action) == (code, "a b", "c d", "e f")


def test_a_table_of_one_code_on_its_side() -> None:
    text = "| **Error** | `gate_shut` |\n|-|-|\n| **Description** | Shut. |\n| **HTTP status** | 403 |\n| **Solution** | Ring. |\n"
    (row,) = rows_of(text)
    assert (row.codes, row.message, row.action, row.http_status) == (("gate_shut",), "Shut.", "Ring.", 403)


HEADINGS = """\
# Error codes

Every call returns one.

## GATE_OK (0)

All is well.

## GATE_SHUT (7)

The gate is shut. The porter
sleeps.

## 10xx - Halls

### -1007 HALL_FULL
 * The hall is full.
 * The hall is full; at most %s persons.

### -1008

- Description: The hall is gone.
- Solution: Take another.

### 201 标题

**错误信息**

门关着。

**可能原因**

看门人睡了。

**处理步骤**

敲门。
"""


def test_headings_that_are_codes() -> None:
    assert [
        (row.line, row.codes, row.name, row.message, row.cause, row.action) for row in rows_of(HEADINGS)
    ] == [
        (5, (0,), "GATE_OK", "All is well.", None, None),
        (9, (7,), "GATE_SHUT", "The gate is shut. The porter sleeps.", None, None),
        (16, (-1007,), "HALL_FULL", "The hall is full.\nThe hall is full; at most %s persons.", None, None),
        (20, (-1008,), None, "The hall is gone.", None, "Take another."),
        (25, (201,), None, "标题\n门关着。", "看门人睡了。", "敲门。"),
    ]


def test_dotted_codes_and_codes_in_brackets_in_headings() -> None:
    text = "# Error reference\n\n## CONFIG\n\n### CONFIG.NOT_FOUND\n\nNo file.\n\n### CONFIG.INVALID\n\nBad file.\n"
    assert [(row.codes, row.message) for row in rows_of(text)] == [
        (("CONFIG.NOT_FOUND",), "No file."),
        (("CONFIG.INVALID",), "Bad file."),
    ]
    text = "# Error codes\n\n## Check the gate [gate-check]\n\nA.\n\n## Check halls [index]\n\nB.\n"
    assert codes(text) == ["gate-check", "index"]


def test_headings_of_lower_case_words_with_labelled_items() -> None:
    text = "# Errors\n\n### gate_shut\n\n- **Description**: Shut.\n- **Next Steps**: Ring.\n\n### bad_key\n\n- **Description**: Bent.\n"
    assert [(row.codes, row.message, row.action) for row in rows_of(text)] == [
        (("gate_shut",), "Shut.", "Ring."),
        (("bad_key",), "Bent.", None),
    ]


def test_items_that_are_codes() -> None:
    text = (
        "# Error codes\n\n- **GATE_SHUT** (1001): The gate is shut.\n- **HALL_GONE** (1002): The hall is gone.\n\n"
        "## Others\n\n- Error Code：**`0`**  \n  **Symbol**：Unknown Reason  \n  **Description**：Unknown.\n\n"
        "- Error Code：**`1`**  \n  **Symbol**：BAD_KEY  \n  **Suggested Action**：Wait.\n"
    )
    assert [(row.codes, row.name, row.message, row.action) for row in rows_of(text)] == [
        ((1001,), "GATE_SHUT", "The gate is shut.", None),
        ((1002,), "HALL_GONE", "The hall is gone.", None),
        ((0,), None, "Unknown Reason\nUnknown.", None),
        ((1,), "BAD_KEY", None, "Wait."),
    ]


UNKNOWN = {
    "codes.bin": "\x01\x02",
    "errors.weird": "<<1001>> shut\n<<1002>> gone\n",
    "settings.json": '{"a": {"b": 1}}',
    "error-codes.md": "# Error codes\n\nSee the other page.\n",
    "colours.csv": "a,b\nred,blue\n",
    "style.xml": "<a><b>c</b></a>",
    "Colour.java": "enum Colour { RED, GREEN }\n",
}


@pytest.mark.parametrize("path", UNKNOWN)
def test_a_page_that_no_reader_understands_is_reported(path: str) -> None:
    page = page_of(UNKNOWN[path], path)
    assert (page.rows, [line.line for line in page.unread]) == ((), [1])


REGULAR = {
    "identifiers": "- `gate_shut` → shut\n- `hall_gone` → gone\n- `key_bent` → bent\n",
    "numbers": "* code 11 → shut\n* code 12 → gone\n* code 13 → bent\n",
    "calls": "throwError(1001, 'shut')\n\nthrowError(1002, 'gone')\n\nthrowError(1003, 'bent')\n",
}


@pytest.mark.parametrize("text", REGULAR.values(), ids=REGULAR)
def test_a_regular_list_below_a_heading_of_codes_is_read_or_reported(text: str) -> None:
    page = page_of(f"# Error codes\n\n| Code | Text |\n|-|-|\n| 1 | a |\n\n## More\n\n{text}")
    wanted = [number for number, line in enumerate(text.split("\n"), 9) if line]
    seen = sorted([*(row.line for row in page.rows), *(line.line for line in page.unread)])
    assert seen == [5, *wanted]


def test_prose_is_not_reported() -> None:
    page = page_of(
        "# Guide\n\n- `roomId`: the room\n- `userId`: the user\n- `token`: the token\n\nUse 1001 rooms.\n"
    )
    assert (page.rows, page.unread) == ((), ())


@pytest.mark.parametrize(
    "cell",
    [
        "1004<sup>1</sup>",
        "1004[^1]",
        "1004¹",
        "1004 (1)",
        "1004<sup>[2]</sup>",
        "1004†",
        "1004<sup> 12 </sup>",
    ],
)
def test_the_mark_of_a_footnote_is_no_part_of_a_code(cell: str) -> None:
    rows = rows_of(f"# Error codes\n\n| Code | Text |\n|-|-|\n| {cell} | a |\n| 1005 | 10<sup>6</sup> b |\n")
    assert [(row.codes, row.message) for row in rows] == [((1004,), "a"), ((1005,), "10⁶ b")]


def test_a_table_in_a_cell_is_its_text() -> None:
    html = (
        "<h1>Error codes</h1><table><tr><th>Code</th><th>Text</th></tr>\n"
        "<tr><td>4001</td><td><table><tr><td>a</td></tr></table></td></tr>\n"
        "<tr><td>4002</td><td>b<table><tr><td>c</td><td>d</td></tr></table>e</td></tr></table>"
    )
    assert [(row.codes, row.message) for row in rows_of(html, "page.html")] == [
        ((4001,), "a"),
        ((4002,), "b\nc\nd\ne"),
    ]


def test_numbers_of_base_16_among_numbers_with_leading_zeros() -> None:
    text = "# Exception codes\n\n| Code | Name |\n|-|-|\n| 01 | GATE_SHUT |\n| 0A | HALL_FULL |\n| 1B | ROOF_WET |\n"
    assert [row.codes for row in rows_of(text)] == [("01",), ("0A",), ("1B",)]


def test_a_year_is_no_code_in_any_language() -> None:
    page = "# 상태 코드\n\n| 코드 | 설명 |\n|-|-|\n| SST2 | 성공 |\n| SST3 | 실패 |\n\n## 유의 사항\n\n* 2024년 2월부터 시행\n\n## 오류 코드\n\n* 3001: 문이 닫힘\n* 3002: 문이 없음\n* 3003: 문이 잠김\n"
    assert codes(page, "status-codes.md") == ["SST2", "SST3", 3001, 3002, 3003]


def test_encodings_and_records_are_no_codes() -> None:
    for header in ("エンコード", "レコード", "バーコード"):
        page = page_of(
            f"# ガイド\n\n|名前|{header}|説明|\n|-|-|-|\n|データ追加|UTF-8|顧客情報を保存|\n|データ削除|UTF-16|顧客情報を削除|\n"
        )
        assert page.rows == ()


def test_names_of_files_are_no_codes() -> None:
    page = "# Error codes\n\n## Scripts\n\n### `make-error-index.py`\n\nMakes the index.\n\n### `check-error-index.py`\n\nChecks the index.\n"
    assert page_of(page).rows == ()


def test_a_place_in_a_file_is_no_name() -> None:
    page = "# Errors\n\n| Language | Code | Source |\n|-|-|-|\n| Go | `-32602` (InvalidGate) | [gate.go#L561](https://x.example/gate.go) |\n| C | `-32603` (InvalidHall) | [hall.c#L7](https://x.example/hall.c) |\n"
    assert [row.name for row in page_of(page, "page.md").rows] == ["InvalidGate", "InvalidHall"]


@pytest.mark.parametrize(
    "table",
    [
        "| Code | Meaning | What to do |\n|-|-|-|\n| 1001 | The purse is shut. | Open it. |\n| 1002 | The purse is gone. | Buy one. |\n",
        "| Code | Meaning |\n|-|-|\n| 1001 | The payment failed. |\n| 1002 | The coin is not valid. |\n| 1003 | Purse missing. |\n",
    ],
)
def test_codes_called_by_their_product_are_results_if_they_tell_failures(table: str) -> None:
    assert all(isinstance(code, int) for code in codes(f"# Payment codes\n\n{table}", "docs/codes.md"))


def test_codes_with_messages_are_results_whatever_they_say() -> None:
    rows = "".join(f"| {code} | Look at gate {code} |\n" for code in range(7001, 7011))
    assert codes(f"# Codes\n\n| Code | Message |\n|-|-|\n{rows}") == [*range(7001, 7011)]


def test_statuses_below_a_header_of_texts() -> None:
    table = "".join(
        f"| 422 | {code} | Gate {code} failed | Business error about the gate |\n"
        for code in ("001", "002", "003", "004")
    )
    rows = rows_of(
        f"# Payment error codes\n\n| Error | Code | Error | Description |\n|-|-|-|-|\n{table}", "page.md"
    )
    assert [(row.codes[0], row.http_status) for row in rows] == [
        (code, 422) for code in ("001", "002", "003", "004")
    ]
    assert all((row.message or "").startswith("Gate") for row in rows)


@pytest.mark.parametrize("title", ["HALL", "HALL/LIFT", "Hall"])
def test_the_title_of_a_part_of_a_table_of_numbers_is_no_code(title: str) -> None:
    numbers = [
        (1001, "Shut."),
        (1002, "Lit."),
        (title, ""),
        (2001, "Full."),
        (2002, "Stuck."),
        (2003, "Wet."),
    ]
    lines = "".join(f"| {code} | {text} | |\n" for code, text in numbers)
    head = "# Error codes\n\n| Code | Message | Advice |\n|-|-|-|\n"
    assert codes(head + lines) == [1001, 1002, 2001, 2002, 2003]
    assert codes(head + lines.replace(f"{title} |  |", f"{title} | Dark. |")) != [
        1001,
        1002,
        2001,
        2002,
        2003,
    ]


def test_a_cell_too_many_shifts_no_rows_below_it() -> None:
    texts = ["Shut.", "Lit.", "Full. | RETRY_LATER | RETRY_LATER", "Stuck.", "Wet.", "Dark."]
    lines = "".join(
        f"| HAL_{number:03} | {text}{' | RETRY_LATER' if '|' not in text else ''}\n"
        for number, text in enumerate(texts, 1)
    )
    table = f'= Error codes\n\n[options="header"]\n|===\n| Code | Text | Advice\n{lines}|===\n'
    assert codes(table, "codes.adoc") == [f"HAL_{number:03}" for number in range(1, 7)]
