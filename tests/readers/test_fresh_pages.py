"""Kinds of pages that were met in the documentation of vendors: each with the smallest page of its kind."""

from __future__ import annotations

import pytest

from tests.readers.page import brief, page_of, rows_of, texts_of


def names_and_statuses(text: str) -> list[tuple[object, ...]]:
    return [(row.codes[0], row.message, row.http_status) for row in rows_of(text, "errors.md")]


@pytest.mark.parametrize(
    "header",
    ["Error", "Error name", "Type", "Error type", "Exception", "Name", "Key", "Identifier", "Condition"],
)
def test_unique_identifiers_are_the_codes_of_a_table_about_errors(header: str) -> None:
    table = f"| {header} | HTTP | Description |\n|-|-|-|\n| `gate_shut` | 403 | Shut. |\n| `hall_gone` | 404 | Gone. |\n"
    assert names_and_statuses(f"# Errors\n\n{table}") == [
        ("gate_shut", "Shut.", 403),
        ("hall_gone", "Gone.", 404),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Field | Description |\n|-|-|\n| gate_id | The gate. |\n| hall_id | The hall. |\n",
        "| Name | Type | Description |\n|-|-|-|\n| gate_id | string | The gate. |\n| hall_id | string | The hall. |\n",
        "| Name | Description |\n|-|-|\n| code | The code. |\n| request_id | The request. |\n",
    ],
)
def test_fields_and_parameters_are_no_codes(table: str) -> None:
    assert page_of(f"# Errors\n\n{table}", "page.md").rows == ()
    assert page_of(f"# Errors\n\n## Error object\n\n{table}", "page.md").rows == ()


def test_a_column_of_numbers_called_error_holds_codes() -> None:
    rows = rows_of(
        "| Error | Status | Meaning |\n|-|-|-|\n| 400 | Bad Request | A. |\n| 404 | Not Found | B. |\n"
    )
    assert [(row.codes, row.message) for row in rows] == [
        ((400,), "Bad Request\nA."),
        ((404,), "Not Found\nB."),
    ]


def test_reason_phrases_under_any_header_are_texts_of_a_status() -> None:
    rows = rows_of("| 状态码 | 编码 | 说明 |\n|-|-|-|\n| 403 | Forbidden | 甲 |\n| 404 | Not Found | 乙 |\n")
    assert [row.message for row in rows] == ["Forbidden\n甲", "Not Found\n乙"]


def test_a_status_with_its_phrase_next_to_a_code() -> None:
    assert names_and_statuses(
        "| 错误码 | 描述 | HTTP状态码 |\n|-|-|-|\n| GateShut | 甲 | 403 Forbidden |\n| HallGone | 乙 | 404 Not Found |\n"
    ) == [("GateShut", "甲", 403), ("HallGone", "乙", 404)]


def test_headers_that_end_with_action() -> None:
    rows = rows_of(
        "| Error code | Cause of the error | Action to be taken |\n|-|-|-|\n| 1001 | A. | B. |\n\n"
        "| Error code | Meaning | Typical action |\n|-|-|-|\n| 1002 | C. | D. |\n"
    )
    assert [texts_of(row) for row in rows] == [(None, None, "A.", "B."), (None, "C.", None, "D.")]


@pytest.mark.parametrize(
    "header",
    ["Bank code", "Country code", "카드코드", "银行代码", "国コード", "Código de país", "ISO currency code"],
)
def test_codes_of_other_things_are_no_rows(header: str) -> None:
    page = page_of(f"| {header} | Text |\n|-|-|\n| 1001 | A place. |\n| 1002 | Some place. |\n")
    assert (page.rows, page.unread) == ((), ())


def test_a_decimal_column_next_to_a_hexadecimal_one() -> None:
    (row,) = rows_of(
        "# Error codes\n\n| Hex | Dec | Description |\n|-|-|-|\n| 0x80004001 | -2147467263 | Not there. |\n"
    )
    assert row.codes == (-2147467263,)


def test_items_of_small_numbers_below_a_heading_about_codes() -> None:
    text = "# Arm error codes\n\n- -2: The arm is not ready.\n- 1: The arm is shut.\n- 2: The arm is gone.\n"
    assert [codes for codes, _, _ in brief(text)] == [(-2,), (1,), (2,)]
    assert page_of("# Errors\n\n1. Open the gate.\n2. Shut the gate.\n3. Retry.\n").rows == ()


def test_a_paragraph_below_a_list_is_not_the_text_of_its_last_item() -> None:
    text = "# Error codes\n\n- `GATE_SHUT (1001)`\n- `GATE_GONE (1002)`\n- `GATE_LOST (1003)`\n\nRead more elsewhere.\n"
    assert [message for _, message, _ in brief(text)] == [None, None, None]


def test_items_with_a_status_and_a_code() -> None:
    text = (
        "# Status codes\n\n## Bad\n\n- __`[400]`__ => `09` => No such store.\n- __`[400]`__ => `10` => No such gate.\n\n"
        "## Worse\n\n- __`[504]`__ => `05` => Too late.\n"
    )
    assert [(row.codes, row.message, row.http_status) for row in rows_of(text)] == [
        (("09",), "No such store.", 400),
        ((10,), "No such gate.", 400),
        (("05",), "Too late.", 504),
    ]


def test_a_heading_of_a_group_of_items_is_no_code() -> None:
    text = (
        "# Errors\n\n- [GATE_ERROR](#gate_error)\n- [HALL_ERROR](#hall_error)\n- [ROOF_ERROR](#roof_error)\n\n"
        "## GATE_ERROR\n\n- `10000` Shut.\n- `10001` Gone.\n\n## HALL_ERROR\n\n- `20000` Full.\n- `20001` Dark.\n\n"
        "## ROOF_ERROR\n\n- `30000` Wet.\n- `30001` Hot.\n"
    )
    assert [codes for codes, _, _ in brief(text, "errors.md")] == [
        (10000,), (10001,), (20000,), (20001,), (30000,), (30001,),
    ]  # fmt: skip


def test_a_heading_of_a_class_of_statuses_is_no_code() -> None:
    text = "# 错误码\n\n**4XX类型错误**\n\n| 错误码 | 描述 |\n|-|-|\n| GateShut | 甲 |\n\n**5XX类型错误**\n\n| 错误码 | 描述 |\n|-|-|\n| HallGone | 乙 |\n"
    assert [codes for codes, _, _ in brief(text)] == [("GateShut",), ("HallGone",)]


def test_a_phrase_in_capitals_is_no_name() -> None:
    rows = rows_of("# Error codes\n\n- 400 BAD REQUEST — The input is wrong.\n- 401 UNAUTHORIZED — No key.\n")
    assert [(row.name, row.message) for row in rows] == [
        (None, "BAD REQUEST — The input is wrong."),
        ("UNAUTHORIZED", "No key."),
    ]


def test_headings_that_are_fields_or_properties_are_no_codes() -> None:
    fields = "# Error handling\n\n### code\n\nThe number.\n\n### message\n\nThe text.\n\n### isTerminal\n\nWhether it ends.\n"
    members = "# GateError\n\n## Properties\n\n### gate_id\n\nThe gate.\n\n### hall_id\n\nThe hall.\n"
    assert page_of(fields, "error-handling.md").rows == page_of(members, "GateError.md").rows == ()


def test_a_page_of_success_codes() -> None:
    assert [codes for codes, _, _ in brief("# Success codes\n\n* 10000 Opened\n* 12000 Moved\n")] == [
        (10000,),
        (12000,),
    ]


def test_a_title_with_commas_is_not_the_header_of_a_csv_file() -> None:
    page = page_of(
        "## STATUS CODE, RETURN CODE, DESCRIPTION\n\n- `1001`: Shut.\n- `1002`: Gone.\n", "codes.md"
    )
    assert (page.reader, len(page.rows)) == ("markdown", 2)


def test_lines_of_a_code_block_are_reported() -> None:
    page = page_of(
        "# Error codes\n\n```\n404 - Not found\n{}\n400 - Bad input\n{}\n500 - Broken\n```\n", "codes.md"
    )
    assert [line.line for line in page.unread] == [4, 6, 8]
