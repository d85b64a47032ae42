"""Kinds of pages that were met in the documentation of vendors: each with the smallest page of its kind."""

from __future__ import annotations

import pytest

from tests.readers.page import brief, page_of, rows_of, texts_of
from zcodegen.readers.tables.header_vocabulary import mentions_codes


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


def test_the_error_next_to_a_shared_status_is_the_code() -> None:
    assert names_and_statuses(
        "# Errors\n\n| Status | `error` | Summary |\n|-|-|-|\n| 400 | `gate_shut` | A. |\n| 400 | `hall_gone` | B. |\n"
        "| 401 | `key_bad` | C. |\n| 400 | `Invalid body` | D. |\n"
    ) == [
        ("gate_shut", "A.", 400),
        ("hall_gone", "B.", 400),
        ("key_bad", "C.", 401),
        ("Invalid body", "D.", 400),
    ]


def test_codes_with_hyphens_or_a_comma_behind_them() -> None:
    rows = rows_of("| Code | Message |\n|-|-|\n| gate-shut | A. |\n| hall-gone | B. |\n| roof-wet, | C. |\n")
    assert [row.codes for row in rows] == [("gate-shut",), ("hall-gone",), ("roof-wet",)]
    headings = "# Error codes\n\n### `gate-shut`\n\nA.\n\n### `hall-gone`\n\nB.\n"
    assert brief(headings) == [(("gate-shut",), "A.", None), (("hall-gone",), "B.", None)]


def test_fields_and_their_values_are_no_codes() -> None:
    page = page_of(
        "# 错误码\n\n| 字段 | 值 | 说明 |\n|-|-|-|\n| actionCode | 0 | 甲 |\n| errCode | 20001 | 乙 |\n"
    )
    assert page.rows == ()


def test_several_codes_in_a_title() -> None:
    text = "# Error codes\n\n### 5-2000-0000 / 5-2002-0915\n\nA.\n\n### 5-1500-0002\n\nB.\n\n## Retries\n\n- `400` and `401` need a fix.\n- `500` 和 `503` may be sent again.\n"
    assert [(row.codes, row.message) for row in rows_of(text)] == [
        (("5-2000-0000", "5-2002-0915"), "A."),
        (("5-1500-0002",), "B."),
        ((400, 401), "need a fix."),
        ((500, 503), "may be sent again."),
    ]


def test_the_number_of_a_heading_is_in_its_declaration() -> None:
    text = "# 错误码\n\n## GATE_SHUT\n\n```java\npublic static final int GATE_SHUT = -3;\n```\n\n**含义**: 门已关\n\n## GATE_GONE\n\n```\nGATE_GONE = -4\n```\n\n**含义**: 无门\n"
    assert [(row.codes, row.name, row.message) for row in rows_of(text)] == [
        ((-3,), "GATE_SHUT", "门已关"),
        ((-4,), "GATE_GONE", "无门"),
    ]


def test_notes_and_quotations_below_a_heading() -> None:
    text = '# Error codes\n\n### 0032\n\n!!! tip "Gate shut"\n\n    Open it.\n\n### 0033\n\n> Only on doors.\n\nGone.\n'
    assert [message for _, message, _ in brief(text)] == ["Gate shut\nOpen it.", "Only on doors.\nGone."]


def test_numbered_rules_are_no_codes() -> None:
    text = "# Error handling\n\n## E1 — One gate\n\nA.\n\n## E2 — One hall\n\nB.\n\n## E3 — One roof\n\nC.\n"
    assert page_of(text, "error-handling.md").rows == ()


def test_answers_with_conditions_in_a_column_of_retries() -> None:
    rows = rows_of(
        "| Code | Meaning | Retryable |\n|-|-|-|\n| 1001 | A. | No |\n| 1002 | B. | Yes, after 5 s |\n| 1003 | C. | Sim |\n"
    )
    assert [(row.retryable, row.action) for row in rows] == [
        (False, None),
        (True, "Yes, after 5 s"),
        (True, None),
    ]


def test_paths_are_no_messages_and_scenarios_are_causes() -> None:
    page = page_of(
        "| API | Error code | Scenario | Error message |\n|-|-|-|-|\n| /gates | 1001 | No gate. | Bad gate. |\n"
    )
    assert [texts_of(row) for row in page.rows] == [(None, "Bad gate.", "No gate.", None)]
    assert [line.text for line in page.unread] == ["API"]


def test_every_line_of_a_doubtful_table_is_reported() -> None:
    page = page_of(
        "# Response codes\n\n| Outcome | Kind | First | Second |\n|-|-|-|-|\n| a | b | 151 | 5 |\n| a | b | 157 | - |\n| a | b | 158 | - |\n| a | b | - | N7 |\n"
    )
    assert (page.rows, [line.line for line in page.unread]) == ((), [5, 6, 7, 8])


def test_ranges_and_other_items_end_the_text_of_an_item() -> None:
    text = "# Error codes\n\n- 4 - Broken\n- 2000-2999 - user\n- 10000-10099 - project\n- more to come\n"
    assert [(codes, message) for codes, message, _ in brief(text, "error-code.md")] == [
        ((4,), "Broken"), (("2000-2999",), "user"), (("10000-10099",), "project"),
    ]  # fmt: skip


def test_a_status_is_not_the_code_next_to_a_column_in_an_unknown_language() -> None:
    rows = rows_of(
        "| Virhe | HTTP status | Merkitys |\n|-|-|-|\n| `101` | 400 | Ovi on auki. |\n| `102` | 404 | Salia ei ole. |\n"
    )
    assert [(row.codes, row.http_status) for row in rows] == [((101,), 400), ((102,), 404)]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("Kód", "Význam"), ("Codice errore", "Descrizione"), ("Kod błędu", "Opis"), ("Foutcode", "Omschrijving"),
        ("Hata kodu", "Açıklama"), ("Mã lỗi", "Mô tả"), ("Kode kesalahan", "Keterangan"), ("Код помилки", "Опис"),
    ],
)  # fmt: skip
def test_headers_in_more_languages(code: str, message: str) -> None:
    assert brief(f"| {code} | {message} |\n|-|-|\n| 1001 | A. |\n") == [((1001,), "A.", None)]


def test_headers_that_are_languages() -> None:
    rows = rows_of(
        "| code | 常量 | key | 中文 | English |\n|-|-|-|-|-|\n| 1001 | GateShut | — | 门已关 | Shut |\n"
    )
    assert [(row.name, row.message, row.locale) for row in rows] == [
        ("GateShut", "门已关", "zh-CN"),
        ("GateShut", "Shut", "en"),
    ]


def test_labelled_statuses_and_messages() -> None:
    text = "# Errors\n\n## Error schema\n\n### `bad_gate`\n\n- **Status:** 400\n- **Message:** A.\n- **Suggested action:** B.\n\n### `bad_hall`\n\n- **Status:** 404\n- **Message:** C.\n"
    assert [(row.codes, row.message, row.action, row.http_status) for row in rows_of(text, "errors.mdx")] == [
        (("bad_gate",), "A.", "B.", 400),
        (("bad_hall",), "C.", None, 404),
    ]


def test_cards_and_accordions_whose_titles_are_codes() -> None:
    text = """
        # Error codes

        <CardGroup cols={1}>
          <Card title="400 Bad Request" icon="x">
            The input is wrong.
          </Card>
          <Card title="500, 502" icon="y">Broken.</Card>
        </CardGroup>

        <Accordion title="GATE_SHUT" defaultOpen>
          The gate is shut.

          **Solution**: Open it.
        </Accordion>
        <Accordion title="HALL_GONE">
          No hall.
        </Accordion>
        <Card title="Next steps">Read on.</Card>
        """
    assert [(row.codes, row.message, row.action) for row in rows_of(text)] == [
        ((400,), "Bad Request\nThe input is wrong.", None),
        ((500, 502), "Broken.", None),
        (("GATE_SHUT",), "The gate is shut.", "Open it."),
        (("HALL_GONE",), "No hall.", None),
    ]


def test_a_quoted_message_behind_the_word_error_is_no_code() -> None:
    text = '# Troubleshooting error codes\n\n### Error: "Key is missing"\n\nA.\n\n### Error: "Tenant not found"\n\nB.\n\n- **User (3):** reads\n- **Admin (1):** writes\n'
    assert page_of(text, "troubleshooting.md").rows == ()


def test_rate_limit_headers_are_no_codes() -> None:
    text = "# Errors\n\n## Rate limit headers\n\n- `Retry-After` — seconds\n- `X-Gate-Limit` — a number\n- `X-Gate-Rest` — a number\n"
    assert page_of(text, "errors.md").rows == ()


def test_placeholders_are_no_codes() -> None:
    page = page_of(
        "# 错误码\n\n| 段位 | 含义 |\n|-|-|\n| `XX` | 甲系统 |\n| `YY` | 乙系统 |\n| `ZZZ` | 丙系统 |\n",
        "status-codes.md",
    )
    assert page.rows == ()


def test_marked_headings_that_no_reader_takes_are_reported() -> None:
    text = "# Errors\n\n## Parameters\n\n### `gate_id`\n\nA.\n\n### `hall_id`\n\nB.\n\n### `roof_id`\n\nC.\n"
    page = page_of(text, "errors.md")
    assert (page.rows, [line.line for line in page.unread]) == ((), [5, 9, 13])


def test_status_codes_that_are_no_http_statuses_are_return_codes() -> None:
    rows = rows_of(
        "# Status codes\n\n| Status code | Name | Description |\n|-|-|-|\n| 0.0.0 | OK | A. |\n| 0.1.2 | GATE_SHUT | B. |\n"
    )
    assert [(row.codes, row.kind) for row in rows] == [(("0.0.0",), "return"), (("0.1.2",), "return")]


def test_another_column_of_codes_is_reported() -> None:
    page = page_of(
        "| Code | Name | Description | Standard code |\n|-|-|-|-|\n| 1001 | GATE_SHUT | A. | RPC -32700 |\n"
    )
    assert [row.codes for row in page.rows] == [(1001,)]
    assert [line.text for line in page.unread] == ["Standard code"]


def test_words_of_a_numbered_list_are_no_codes() -> None:
    text = "# Error code catalog\n\n1. **YAML Catalog** (`codes.yaml`)\n2. **TypeScript Enum** (`codes.ts`)\n3. **CI Gate**\n"
    assert page_of(text, "error-code-catalog.md").rows == ()


def test_prefixes_are_no_codes() -> None:
    page = page_of(
        "# 오류 코드\n\n| Prefix | 의미 |\n|-|-|\n| `RES` | 가 |\n| `AUTH` | 나 |\n", "error_codes.md"
    )
    assert page.rows == ()
    page = page_of(
        "# Error codes\n\n| Category | Description |\n|-|-|\n| `HTTP_` | A. |\n| `BOT_` | B. |\n",
        "error-codes.md",
    )
    assert page.rows == ()


def test_labels_in_other_languages_below_a_heading() -> None:
    (row, _) = rows_of(
        "# Erros\n\n### `bad_gate`\n\n- **Status:** 400\n- **Problema:** A.\n- **Ação sugerida:** B.\n\n### `bad_hall`\n\n- **Problema:** C.\n",
        "errors.mdx",
    )
    assert (row.http_status, row.message, row.action) == (400, "A.", "B.")


def test_items_of_a_name_and_a_shared_status() -> None:
    text = "# Error codes\n\n- `bad_gate` (`400`)\n- `bad_hall` (`400`)\n- `forbidden` (`403`)\n"
    assert names_and_statuses(text) == [
        ("bad_gate", None, 400),
        ("bad_hall", None, 400),
        ("forbidden", None, 403),
    ]


def test_codes_with_blanks_in_a_code_span() -> None:
    text = "# Error codes\n\n- **AA-DD** — the area\n\n- `03-03-02 03 07` - A.\n- `03-03-02 04 08` - B.\n- `03-03-02 04 09` - C.\n"
    assert brief(text) == [
        (("03-03-02 03 07",), "A.", None),
        (("03-03-02 04 08",), "B.", None),
        (("03-03-02 04 09",), "C.", None),
    ]


def test_headings_of_identifiers_on_a_page_about_troubleshooting() -> None:
    text = "# Troubleshooting\n\n### `NO_GATE`\n\nA.\n\n### `NO_HALL`\n\nB.\n\n### `NO_ROOF`\n\nC.\n"
    assert [codes for codes, _, _ in brief(text, "troubleshooting.md")] == [
        ("NO_GATE",),
        ("NO_HALL",),
        ("NO_ROOF",),
    ]


def test_codes_in_a_sentence_are_not_reported() -> None:
    text = "# Error codes\n\n| Code | Text |\n|-|-|\n| 1001 | A. |\n\n`GATE_SHUT`, `HALL_GONE`, and\n`ROOF_WET`, `ROOF_HOT`, and\n`KEY_LOST`, `KEY_BENT`, and more.\n"
    assert len(rows_of(text)) == 1


def test_several_statuses_with_a_remark() -> None:
    assert names_and_statuses(
        "| Code | Text |\n|-|-|\n| 500, 502 - Server errors | Ours. |\n| 404 | Gone. |\n"
    )[0][:2] == (
        500,
        "Ours.\nServer errors",
    )


def test_examples_in_an_accordion_are_no_texts() -> None:
    text = '# Errors\n\n<Accordion title="401: Bad key">\n```json\n{"error": {"message": "Bad key"}}\n```\n**Solution**: Check it.\n</Accordion>\n<Accordion title="429: Too fast">\nWait.\n</Accordion>\n'
    assert [(row.message, row.action) for row in rows_of(text)] == [
        ("Bad key", "Check it."),
        ("Too fast\nWait.", None),
    ]


def test_a_title_of_an_element_is_its_text_not_its_name() -> None:
    (row,) = rows_of('# Errors\n\n<ErrorBox title="Gate shut" description="Open it." code={5} />\n')
    assert (row.codes, row.name, row.message) == ((5,), None, "Gate shut\nOpen it.")
    (row,) = rows_of(
        '# Error codes\n\n<ParamField name="GateShut " prototype="GateShut=(7)">Shut.</ParamField>\n'
    )
    assert (row.codes, row.name, row.message) == ((7,), "GateShut", "Shut.")


def test_locales_in_brackets_of_one_letter() -> None:
    rows = rows_of(
        "| 코드 | 메시지 (한) | 메시지 (영) |\n|-|-|-|\n| sec_0001 | 실패 | Failed |\n| sec_0002 | 종료 | Ended |\n"
    )
    assert [(row.message, row.locale) for row in rows[:2]] == [("실패", "ko"), ("Failed", "en")]


def test_methods_of_http_are_no_codes() -> None:
    page = page_of(
        "# Response codes\n\n| Operation | HTTP response code | Body |\n|-|-|-|\n| GET | 200 | The data as JSON |\n"
    )
    assert [row.codes for row in page.rows] == [(200,)]


def test_statuses_with_phrases_are_codes() -> None:
    rows = rows_of(
        "# Errors\n\n| Status | Reason |\n|-|-|\n| `200 - OK` | Fine. |\n| `400 - Bad request` | Wrong. |\n| **404 ** | Gone. |\n"
    )
    assert [row.codes for row in rows] == [(200,), (400,), (404,)]


def test_two_negative_codes_on_lines_of_a_cell_are_no_range() -> None:
    (row,) = rows_of("| Error code | Text |\n|-|-|\n| -4000001<br/>-4000006 | A. |\n")
    assert row.codes == (-4000001, -4000006)


def test_the_first_of_several_names_in_a_cell() -> None:
    (row,) = rows_of("| Error | Error Code | Description |\n|-|-|-|\n| NO_GATE<br/>GB_NO_GATE | 1 | A. |\n")
    assert (row.name, row.message) == ("NO_GATE", "GB_NO_GATE\nA.")


def test_scripts_and_style_sheets_are_no_lists_of_codes() -> None:
    text = "# Error codes\n\n<script setup>\nconst errors = [\n  {\n    errorCode: 1,\n    title: 'Gate',\n  },\n]\n</script>\n\n- `1001`: A.\n- `1002`: B.\n"
    assert [row.codes for row in page_of(text, "errorcodes.md").rows] == [(1001,), (1002,)]


def test_the_word_http_before_a_status_is_no_name() -> None:
    text = "# Errors\n\n## HTTP 400 - Bad request\n\nA.\n\n## HTTP 404 - Gone\n\nB.\n"
    assert [(row.codes, row.name, row.message) for row in rows_of(text, "errors.md")] == [
        ((400,), None, "Bad request\nA."),
        ((404,), None, "Gone\nB."),
    ]


def test_a_block_of_code_at_the_begin_of_a_section_is_its_message() -> None:
    text = "# Errors\n\n### gate_shut\n\n```\nCannot open the gate\n```\n\nSee elsewhere.\n\n### hall_gone\n\n```\nNo hall\n```\n\n### roof_wet\n\n```\nRain\n```\n"
    assert brief(text, "client-errors.md") == [
        (("gate_shut",), "Cannot open the gate\nSee elsewhere.", None),
        (("hall_gone",), "No hall", None),
        (("roof_wet",), "Rain", None),
    ]


def test_classes_of_sqlstates_stay_strings() -> None:
    rows = rows_of(
        "| Error code | HTTP status | Text |\n|-|-|-|\n| 08* | 503 | A. |\n| 0L* | 403 | B. |\n| 23503 | 409 | C. |\n| 42P01 | 404 | D. |\n"
    )
    assert [row.codes for row in rows] == [("08*",), ("0L*",), (23503,), ("42P01",)]


def test_identifiers_below_reason_are_names_next_to_texts() -> None:
    (row, _) = rows_of(
        "| code | reason | descripion |\n|-|-|-|\n| 100001 | NO_GATE | There is no gate here |\n| 100002 | NO_HALL | There is no hall here |\n"
    )
    assert (row.name, row.message) == ("NO_GATE", "There is no gate here")


def test_headings_of_a_manual_page_and_anchors() -> None:
    text = "# zip_error\n\n## NAME\n\nzip_error\n\n## SYNOPSIS\n\nint x;\n\n## AUTHORS\n\nA.\n"
    assert page_of(text, "zip_error.md").rows == ()
    text = "# Errors\n\n### `NO_GATE` [#no-gate]\n\nA.\n\n### `NO_HALL` [#no-hall]\n\nB.\n"
    assert [message for _, message, _ in brief(text, "errors.mdx")] == ["A.", "B."]


def test_types_beside_the_first_column_are_no_codes() -> None:
    page = page_of(
        "# Error codes and limits\n\n| Request type | Kind Enum | Calls |\n|-|-|-|\n| Read | `OrderedRead` | 60 per minute of them |\n| Write | `OrderedWrite` | 30 per minute of them |\n"
    )
    assert page.rows == ()


def test_a_short_word_among_names() -> None:
    names = [
        f"Gate{word}" for word in ("Shut", "Gone", "Wet", "Lost", "Cold", "Hot", "Bent", "Old", "New", "Late")
    ]
    lines = "".join(f"| {name} | {at} | Text. |\n" for at, name in enumerate((*names, "No"), 1000))
    rows = rows_of(f"# Error codes\n\n| name | value | description |\n|-|-|-|\n{lines}")
    assert [row.name for row in rows] == [*names, "No"]


def test_a_quoted_phrase_behind_a_status() -> None:
    (row,) = rows_of('| HTTP response code | Description |\n|-|-|\n| `204 "No Content"` | Done. |\n')
    assert (row.codes, row.message) == ((204,), "Done.\nNo Content")


def test_recovery_in_chinese_and_a_status_in_the_text() -> None:
    (row,) = rows_of("| code | 原因 | 恢复 |\n|-|-|-|\n| bad_gate | 门坏 | 修门 |\n")
    assert (row.cause, row.action) == ("门坏", "修门")
    text = "# Errors\n\n### no_gate\n\n`HTTP 404`: No such gate.\n\n### no_hall\n\n`HTTP 410`: Gone.\n"
    assert [row.http_status for row in rows_of(text, "errors.mdx")] == [404, 410]


@pytest.mark.parametrize("key", ["path", "query", "code", "name"])
def test_elements_below_a_heading_about_errors_that_are_called_by_a_code(key: str) -> None:
    text = f'# Errors\n\n<ParamField {key}="4000" type="Error">\n\n- Shut.\n</ParamField>\n\n<ParamField {key}="-32001">\nGone.\n</ParamField>\n'
    assert [(row.codes, row.message) for row in rows_of(text, "errors.mdx")] == [
        ((4000,), "Shut."),
        ((-32001,), "Gone."),
    ]


def test_elements_that_are_called_by_an_identifier() -> None:
    text = '## Calling errors\n\n<ParamField path="gate_shut" type="string">\n  Shut.\n</ParamField>\n\n<ParamField path="hall_gone" type="string">\n  Gone.\n</ParamField>\n'
    assert [(row.codes, row.message) for row in rows_of(text, "errors.mdx")] == [
        (("gate_shut",), "Shut."),
        (("hall_gone",), "Gone."),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        '<ResponseField name="code" type="string">A.</ResponseField>\n<ResponseField name="gate_id" type="string">B.</ResponseField>',
        '<ParamField body="gate_id" required>A.</ParamField>\n<ParamField body="hall_id" required>B.</ParamField>',
        '<ParamField body="gate_id" type="integer">A.</ParamField>\n<ParamField body="hall_id" type="object">B.</ParamField>',
    ],
)
def test_elements_that_describe_fields_are_no_codes(fields: str) -> None:
    assert page_of(f"# Errors\n\n{fields}\n", "page.mdx").rows == ()


def test_a_short_word_in_capitals_that_begins_a_text_is_no_name() -> None:
    text = "# Error codes\n\n### 1001 - API key not given\n\nA.\n\n### 1002 - IP not listed\n\nB.\n\n### 1003 - ROOM_FULL\n\nC.\n"
    assert [(row.name, row.message) for row in rows_of(text, "errors.md")] == [
        (None, "API key not given\nA."),
        (None, "IP not listed\nB."),
        ("ROOM_FULL", "C."),
    ]


def test_questions_and_requests_are_no_codes() -> None:
    asked = "".join(f"**Q{at}: How is gate {at} opened?**\n\nBy hand.\n\n" for at in range(1, 5))
    assert page_of(f"# FAQ and error codes\n\n{asked}", "page.md").rows == ()
    steps = "".join(f"### API #{at}: Gate {at}\n\nA text.\n\n" for at in range(1, 5))
    assert page_of(f"# Guide\n\n{steps}", "page.md").rows == ()


def test_codes_of_reasons_and_labels_in_traditional_chinese() -> None:
    rows = rows_of("| 拒绝原因代码 | 拒绝原因 | 描述 |\n|-|-|-|\n| 2 | 门坏 | 甲 |\n| 3 | 门锁 | 乙 |\n")
    assert [(row.codes[0], row.cause, row.message) for row in rows] == [(2, "门坏", "甲"), (3, "门锁", "乙")]
    text = "# 錯誤碼\n\n### 1001 - 門壞\n\n**原因**：太舊。\n\n**解決**：修門。\n\n### 1002 - 門鎖\n\n**解決**：開門。\n"
    assert [(row.message, row.cause, row.action) for row in rows_of(text, "errors.md")] == [
        ("門壞", "太舊。", "修門。"),
        ("門鎖", None, "開門。"),
    ]


def test_a_range_of_codes_with_letters_is_one_code() -> None:
    rows = rows_of("| Code | Message |\n|-|-|\n| EC010 | A. |\n| EC011–EC013 | B. |\n| EC014 | C. |\n")
    assert [row.codes for row in rows] == [("EC010",), ("EC011–EC013",), ("EC014",)]


def test_headers_that_changed_places() -> None:
    table = "| 错误码 | 描述 | HTTP状态码 |\n|-|-|-|\n| GateShut | 403 Forbidden | 这扇门已经关闭，请稍后再来 |\n| HallGone | 404 Not Found | 找不到这个大厅，请检查名称 |\n"
    assert names_and_statuses(table) == [
        ("GateShut", "这扇门已经关闭，请稍后再来", 403),
        ("HallGone", "找不到这个大厅，请检查名称", 404),
    ]


def test_identifiers_of_errors_that_are_not_unique_are_reported() -> None:
    lines = "".join(f"| {name} | Text. | NA |\n" for name in ("min_gate", "min_gate", "max_gate", "no_gate"))
    page = page_of(f"# API\n\n| error | message | constraints |\n|-|-|-|\n{lines}", "page.md")
    assert len(page.rows) + len(page.unread) == 4


def test_tables_with_headers_in_the_first_column_and_an_empty_one_behind() -> None:
    table = "| | | |\n|-|-|-|\n| **エラー** | `bad_gate` | |\n| **メッセージ** | 門が壊れています。 | |\n| **解決策** | 門を直します。 | |\n"
    rows = rows_of(f"# エラー\n\n{table}{table.replace('bad_gate', 'no_gate')}", "page.md")
    assert [(row.codes[0], row.message, row.action) for row in rows] == [
        ("bad_gate", "門が壊れています。", "門を直します。"),
        ("no_gate", "門が壊れています。", "門を直します。"),
    ]


def test_two_statuses_of_an_item_are_no_status_and_its_code() -> None:
    text = "# Token errors\n\n* `HTTP 400` – stop.\n* `HTTP 429`, `HTTP 503` – wait.\n* `HTTP 400` – log in.\n* `HTTP 408`, `HTTP 500` – repeat.\n"
    assert all(row.http_status is None for row in rows_of(text, "page.md"))


def test_a_statement_behind_a_number_is_no_name_and_reasons_are_reported() -> None:
    text = "# Error codes\n\n- 1001 — SELECT is executed.\n- 1002 — INSERT is executed.\n- 1003 — DELETED\n"
    assert [row.name for row in rows_of(text, "errors.md")] == [None, None, "DELETED"]
    table = "| reason | What it means |\n|-|-|\n| no_gate_found | A. |\n| blocked | B. |\n| hall_gone | C. |\n| late | D. |\n"
    page = page_of(f"# Errors and retries\n\n{table}", "page.md")
    assert len(page.rows) + len(page.unread) >= 2


def test_a_page_without_a_title_is_a_part_of_its_folder() -> None:
    text = "## gate_is_shut\n\n> The gate is shut\n\n## hall_is_gone\n\n> The hall is gone\n\n## late\n\n> Late\n"
    assert [row.codes[0] for row in rows_of(text, "messages/compile-errors/script.md")][:2] == [
        "gate_is_shut",
        "hall_is_gone",
    ]
    assert page_of(text, "messages/guide/script.md").rows == ()


def test_a_word_behind_its_namespace_is_one_code() -> None:
    page = page_of(
        "# Error codes\n\n| Code | Description |\n|-|-|\n| `gate/key-expired` | A. |\n| `hall/is-full` | B. |\n\n"
        "## Others\n\n- `gate/no-key`: C\n- `gate/bent-key`: D\n- `hall/gone`: E\n\n"
        "## Errors of rooms\n\n#### room/bad-request\n\nHTTP status: 400. The request is bad.\n\n#### room/gone\n\nGone.\n"
    )
    codes = [row.codes[0] for row in page.rows]
    assert codes[:2] == ["gate/key-expired", "hall/is-full"]
    assert codes[2:] == ["gate/no-key", "gate/bent-key", "hall/gone", "room/bad-request", "room/gone"]
    assert [(row.message, row.http_status) for row in page.rows[-2:]] == [
        ("The request is bad.", 400),
        ("Gone.", None),
    ]


@pytest.mark.parametrize("cell", ["application/json", "text/html"])
def test_media_types_are_no_codes(cell: str) -> None:
    table = f"| Error type | Description |\n|-|-|\n| {cell} | A text. |\n| image/png | An image. |\n"
    assert page_of(f"# Errors\n\n{table}").rows == ()


def test_names_and_a_column_of_their_numbers() -> None:
    rows = rows_of(
        "| Status code | Numeric | Meaning |\n|-|-|-|\n| `OK` | 0 | Fine. |\n| `GATE_SHUT` | 3 | Shut. |\n"
    )
    assert [(row.codes, row.name) for row in rows] == [((0,), "OK"), ((3,), "GATE_SHUT")]


def test_names_below_a_header_of_parameters() -> None:
    rows = rows_of("| 参数名 | 错误码 | 描述 |\n|-|-|-|\n| GateShut | 101 | 甲 |\n| HallGone | 102 | 乙 |\n")
    assert [(row.codes, row.name) for row in rows] == [((101,), "GateShut"), ((102,), "HallGone")]


def test_reason_phrases_below_a_header_of_statuses_are_texts() -> None:
    rows = rows_of(
        "| Error code | HTTP status | Description |\n|-|-|-|\n| 400 | Bad Request | A. |\n| 404 | Not Found | B. |\n"
    )
    assert [row.message for row in rows] == ["Bad Request\nA.", "Not Found\nB."]


def test_an_unknown_header_above_numbers_that_the_nearest_heading_announces() -> None:
    table = "| 码 | 发生时机 | 备用 |\n|-|-|-|\n| `400` | 缺少门的参数 | 补充后重试 |\n| `401` | 钥匙无效 | 更换钥匙 |\n"
    assert [texts_of(row) for row in rows_of(f"# 门\n\n## HTTP 状态码\n\n{table}")] == [
        (None, "缺少门的参数", None, "补充后重试"),
        (None, "钥匙无效", None, "更换钥匙"),
    ]
    cards = "| Card | Result |\n|-|-|\n| 4111111111111111 | It is charged at once. |\n| 4000000000000002 | It is declined at once. |\n"
    assert page_of(f"# Error codes\n\n## Cards for tests\n\n{cards}").rows == ()


def test_advice_below_an_unknown_header_is_an_action() -> None:
    rows = rows_of(
        "| Code | Meaning | Quick tip |\n|-|-|-|\n| 1001 | Shut. | Check the key. |\n| 1002 | Full. | Retry later. |\n"
    )
    assert [(row.message, row.action) for row in rows] == [
        ("Shut.", "Check the key."),
        ("Full.", "Retry later."),
    ]


def test_identifiers_of_reasons_are_codes_and_security_types_are_none() -> None:
    reasons = (
        "| Reason | Description |\n|-|-|\n| `no_gate_found` | A gate. |\n| `call_rejected` | Rejected. |\n"
    )
    assert [row.codes[0] for row in rows_of(f"# Calls\n\n{reasons}")] == ["no_gate_found", "call_rejected"]
    types = "| Security Type | Description |\n|-|-|\n| NONE | For all. |\n| USER_DATA | With a key. |\n| GATE_KEY | With a key. |\n"
    assert page_of(f"# Error handling\n\n{types}").rows == ()


def test_codes_in_brackets_in_front_of_their_texts() -> None:
    page = page_of(
        "| Error | Description |\n|-|-|\n| `[901]No session` | A. |\n| `[2730]No rights` | B. |\n| `No gate` | C. |\n"
    )
    assert [(row.codes, row.message) for row in page.rows] == [
        ((901,), "A.\nNo session"),
        ((2730,), "B.\nNo rights"),
    ]
    assert [line.line for line in page.unread] == [5]


def test_several_statuses_with_one_phrase() -> None:
    (row,) = rows_of("| Code | Meaning |\n|-|-|\n| `500, 502, 503 Server Errors` | Wrong. |\n")
    assert row.codes == (500, 502, 503)


@pytest.mark.parametrize("heading", ["Currency Codes", "Supported country codes", "银行代码列表"])
def test_tables_below_a_heading_of_other_codes(heading: str) -> None:
    page = page_of(
        f"# Payments\n\n## {heading}\n\n| Code | Name |\n|-|-|\n| USD | US Dollar |\n| EUR | Euro |\n"
    )
    assert (page.rows, page.unread) == ((), ())


@pytest.mark.parametrize(
    "heading", ["Entry class (SEC) codes", "업종코드표 - KOSPI", "Regional warehouse codes"]
)
def test_codes_of_other_things_are_reported_once(heading: str) -> None:
    page = page_of(
        f"# {heading}\n\n| Code | Description |\n|-|-|\n| ARC | An entry |\n| CBR | Across |\n", "page.md"
    )
    assert page.rows == ()
    assert [(line.line, line.text) for line in page.unread] == [(3, heading)]
    table = "| Code | Description |\n|-|-|\n| 1001 | Shut |\n| 1002 | Full |\n"
    assert len(rows_of(f"# Errors\n\n## Room codes\n\n{table}")) == 2
    assert len(rows_of(f"# Gates\n\n## HTTP codes\n\n{table}")) == 2
    assert len(rows_of(f"# Gate codes\n\n{table.replace('Code', 'Error code')}", "page.md")) == 2


def test_codes_that_are_not_unique_below_a_code_of_something() -> None:
    table = "| Gate point code | Description |\n|-|-|\n| gate.get | One |\n| gate.get | All |\n| gate.shut | Shut |\n"
    assert page_of(f"# Points\n\n{table}", "page.md").rows == ()


def test_a_name_with_its_code_below_any_header() -> None:
    rows = rows_of(
        "| 定义 | 说明 |\n|-|-|\n| success：“0” | 甲 |\n| gate_shut:'10' | 乙 |\n| room_full: 11 | 丙 |\n"
    )
    assert [(row.codes, row.name) for row in rows] == [
        ((0,), "success"),
        ((10,), "gate_shut"),
        ((11,), "room_full"),
    ]


def test_reason_phrases_below_a_header_of_messages_stay() -> None:
    rows = rows_of(
        "| HTTP status | Error code | Error message | Description |\n|-|-|-|-|\n"
        "| 400 | 4001 | Bad Request | A. |\n| 404 | 4041 | Not Found | B. |\n"
    )
    assert [row.message for row in rows] == ["Bad Request\nA.", "Not Found\nB."]


def test_numbers_that_rows_share_are_codes_unless_they_are_http_statuses() -> None:
    table = (
        "| Name | Code | Description |\n|-|-|-|\n| `GateShut` | {0} | A. |\n| `GateGone` | {0} | B. |\n"
        "| `GateBent` | {0} | C. |\n| `GateLost` | {1} | D. |\n"
    )
    assert [row.codes[0] for row in rows_of(table.format(115, 116))] == [115, 115, 115, 116]
    page = page_of(table.format(400, 404))
    assert [row.codes[0] for row in page.rows] == ["GateShut", "GateGone", "GateBent", "GateLost"]


def test_a_header_with_a_dot_and_an_explicit_header_above_patterns() -> None:
    rows = rows_of(
        "| HTTP Status | `error.code` | Description |\n|-|-|-|\n| 400 | `GATE_SHUT` | A. |\n| 404 | `HALL_GONE` | B. |\n"
    )
    assert [(row.codes[0], row.http_status) for row in rows] == [("GATE_SHUT", 400), ("HALL_GONE", 404)]
    page = page_of(
        "| Class | `errorCode` | Raised when |\n|-|-|-|\n| `GateError` | `GATE_SHUT` | It is shut. |\n"
        "| `HallError` | `HALL_GONE` | It is gone. |\n| `RoomError` | `ROOM_*` | It is a room. |\n| `KeyError` | `KEY_*` | It is bent. |\n"
    )
    assert [row.codes[0] for row in page.rows] == ["GATE_SHUT", "HALL_GONE"]
    assert [line.line for line in page.unread] == [5, 6]


def test_lists_of_providers_and_endpoints_are_no_codes() -> None:
    providers = "| Code | Provider |\n|-|-|\n| `MTN` | MTN MoMo |\n| `VODAFONE` | Vodafone |\n"
    assert page_of(f"# Providers\n\n## Ghana\n\n{providers}", "page.md").rows == ()
    endpoints = "| Endpoint | Message type | Status codes |\n|-|-|-|\n| POST /gates | gate.014 | NEWT, SETT |\n| GET /gates | gate.017 | CANC |\n"
    assert page_of(f"# Mapping\n\n{endpoints}", "page.md").rows == ()


def test_a_row_that_describes_a_field_is_no_header() -> None:
    fields = (
        "| Property | Type | Description |\n|-|-|-|\n| `status` | `number` | HTTP status code |\n"
        "| `statusText` | `string` | HTTP status text |\n| `body` | `unknown` | Parsed body |\n"
    )
    assert page_of(f"# Errors\n\n## ApiError properties\n\n{fields}", "page.md").rows == ()


@pytest.mark.parametrize("heading", ["Status codes", "Responses"])
def test_elements_that_are_called_by_http_statuses(heading: str) -> None:
    text = (
        f'## {heading}\n\n<ResponseField name="201 / 200" type="object">\n  The gate.\n</ResponseField>\n\n'
        '<ResponseField name="400" type="Bad Request">\n  No gate.\n</ResponseField>\n\n'
        '<ResponseField name="400" type="number">\n  No key.\n</ResponseField>\n\n'
        '### Others\n\n<ResponseField name="404" type="Not Found">\n  Gone.\n</ResponseField>\n'
    )
    assert [(row.codes, row.message) for row in rows_of(text, "gates.mdx")] == [
        ((201, 200), "The gate."),
        ((400,), "Bad Request\nNo gate."),
        ((400,), "No key."),
        ((404,), "Not Found\nGone."),
    ]


def test_hexadecimal_numbers_with_a_remark_are_no_decimal_ones() -> None:
    rows = rows_of(
        "| Error code (hex) | Error code (decimal) | Description |\n|-|-|-|\n| 0x437 (new) | 1079 (new) | A. |\n"
        "| 439 | 1081 | B. |\n| 43A | 1082 | C. |\n"
    )
    assert [row.codes for row in rows] == [(1079,), (1081,), (1082,)]


def test_identifiers_below_error_next_to_statuses_that_differ() -> None:
    rows = rows_of(
        "| Status | Error | Description |\n|-|-|-|\n| 400 | `bad_gate` | A. |\n| 401 | `no_key` | B. |\n"
    )
    assert [(row.codes[0], row.http_status) for row in rows] == [("bad_gate", 400), ("no_key", 401)]


def test_small_numbers_below_error_type_and_labelled_codes() -> None:
    table = "| Error Type | Reason |\n|-|-|\n| 0 | Unknown error |\n| 1 | The gate is shut |\n"
    assert [row.codes[0] for row in rows_of(f"# Gates\n\n{table}")] == [0, 1]
    (row,) = rows_of("| Code | Description |\n|-|-|\n| Specific Code: 24262 | No gate. |\n")
    assert row.codes == (24262,)


def test_sizes_and_categories_are_no_codes() -> None:
    sizes = (
        "| Limit | Paid | Free |\n|-|-|-|\n| File size | 50 MB | 10 MB |\n| Pages | 50 pages | 10 pages |\n"
    )
    assert page_of(f"# Limits\n\n{sizes}").rows == ()
    categories = (
        "| Category | What is shown |\n|-|-|\n| GATE_SHUT | That it is shut |\n| FATAL_END | That it ends |\n"
    )
    assert page_of(f"# Error handling\n\n{categories}").rows == ()


def test_settings_with_the_same_name_are_no_codes() -> None:
    settings = "| Profile | Settings |\n|-|-|\n| Fast | `room_ef=256` |\n| Wide | `room_ef=128` |\n"
    assert page_of(f"# Searching\n\n{settings}").rows == ()


@pytest.mark.parametrize(
    "code", ["GAL100{}E", "E100{}", "TS200{}", "ORA-0100{}", "SQL010{}N", "AADSTS5000{}"]
)
@pytest.mark.parametrize(
    "item", ["- {}: ", "* **{}**: ", "1. `{}` - ", "\n**{}**: ", "\n**{}** ", "\n**`{}`** - "]
)
def test_items_of_letters_and_a_number_below_a_heading_of_errors(code: str, item: str) -> None:
    codes = [code.format(number) for number in (1, 2, 3)]
    page = page_of(
        "# Errors\n\nThe tool can report:\n\n"
        + "".join(f"{item.format(code)}Cannot open it.\n" for code in codes)
    )
    assert [(row.codes, row.message) for row in page.rows] == [((code,), "Cannot open it.") for code in codes]


@pytest.mark.parametrize("code", ["GAL100{}E", "ORA-0100{}", "KD90{}"])
@pytest.mark.parametrize("separator", [": ", " - ", " – "])
@pytest.mark.parametrize("path", ["page.md", "messages.txt", "page.rst", "page.adoc"])
def test_lines_of_letters_and_a_number_below_a_heading_of_errors_are_rows(
    code: str, separator: str, path: str
) -> None:
    title = {"page.rst": "Errors\n======", "page.adoc": "= Errors"}.get(path, "# Errors")
    codes = [code.format(number) for number in (1, 2, 3)]
    page = page_of(f"{title}\n\n" + "".join(f"{code}{separator}Cannot open it.\n" for code in codes), path)
    assert [(row.codes, row.message) for row in page.rows] == [((code,), "Cannot open it.") for code in codes]
    assert page.unread == ()


@pytest.mark.parametrize("line", ["400 - The door is shut.", "0x8001 - The door is shut."])
def test_lines_of_a_number_and_a_dash_below_a_heading_of_codes_are_rows(line: str) -> None:
    lines = [line.replace("0 ", f"{number} ").replace("1 ", f"{number} ") for number in (1, 2, 3)]
    page = page_of("Error codes\n===========\n\n" + "\n".join(lines) + "\n", "codes.rst")
    assert [row.message for row in page.rows] == ["The door is shut."] * 3


@pytest.mark.parametrize(
    ("code", "line"),
    [
        *((code, "*{}* - ") for code in ("GAL100{}E", "ORA-0100{}", "ERR_BAD_{}", "ABC-{}00-X")),
        *((code, "{}: ") for code in ("ERR_BAD_{}", "ERR_BAD_{}_NAME", "ABC-{}00-X")),
    ],
)
def test_lines_of_letters_and_a_number_below_a_heading_of_errors_are_never_silent(
    code: str, line: str
) -> None:
    codes = [code.format(number) for number in (1, 2, 3)]
    lines = "".join(f"{line.format(code)}Cannot open it.\n\n" for code in codes)
    page = page_of(f"# Errors\n\n{lines}")
    assert [row.codes[0] for row in page.rows] in ([], codes)
    assert len(page.rows) + len(page.unread) == len(codes)


@pytest.mark.parametrize(
    "item",
    [
        "- MAX_RETRIES{}: How often to try.",
        "- RFC 723{}: the standard.",
        "- Gate {} opens.",
        "- V1.{}: Fixed a gate.",
    ],
)
def test_items_of_other_things_below_a_heading_of_errors_are_no_rows(item: str) -> None:
    page = page_of("# Errors\n\n" + "".join(f"{item.format(number)}\n" for number in (1, 2, 3)))
    assert (page.rows, page.unread) == ((), ())


@pytest.mark.parametrize(
    "text",
    ["Cannot read the folder '{}'", 'It must not be "x"', "Don't use 'x'", "名称为“空”", "use it"],
)
def test_quotes_that_a_text_opens_are_kept(text: str) -> None:
    page = page_of("# Error codes\n\n" + "".join(f"- {code}: {text}\n" for code in (1001, 1002, 1003)))
    assert {row.message for row in page.rows} == {text}


@pytest.mark.parametrize(
    "summary", ["{}", "{}: Cannot open it.", "<b>{}</b>: Cannot open it.", "<code>{}</code>"]
)
@pytest.mark.parametrize("code", [100, "GAL100{}E"])
@pytest.mark.parametrize("begin", ["<details>\n<summary>", "<details open><summary>"])
def test_a_summary_is_the_title_of_what_is_folded(summary: str, code: int | str, begin: str) -> None:
    codes = [code.format(at) if isinstance(code, str) else code * 10 + at for at in (1, 2, 3)]
    folded = (
        f"{begin}{summary.format(code)}</summary>\n\nThe file was away.\n\nIt is back.\n\n</details>\n\nNot this.\n\n"
        for code in codes
    )
    title = "Cannot open it.\n" if "open it" in summary else ""
    page = page_of(f"# Error codes\n\n{''.join(folded)}")
    assert [(row.codes, row.message) for row in page.rows] == [
        ((code,), f"{title}The file was away.\nIt is back.") for code in codes
    ]


def test_letters_with_a_number_in_a_block_of_code_are_reported() -> None:
    block = "".join(f"GAL100{number}E  Cannot open it.\n" for number in (1, 2, 3))
    page = page_of(f"# Errors\n\n```\n{block}```\n")
    assert (len(page.rows), len(page.unread)) == (0, 3)


@pytest.mark.parametrize("title", ["**{}**", "**{}**:", "**{}** –", "<details><summary>{}</summary>"])
def test_a_list_of_sentences_below_a_bold_code_is_its_text(title: str) -> None:
    body = "\n\nThe file was away.\n\n- Check it.\n- Try again later.\n\n"
    page = page_of("# Error codes\n\n" + "".join(f"{title.format(code)}{body}" for code in (1001, 1002)))
    assert [row.codes for row in page.rows] == [(1001,), (1002,)]
    assert {row.message for row in page.rows} == {"The file was away.\nCheck it.\nTry again later."}


def test_notes_behind_codes_and_targets_in_a_table_of_rst() -> None:
    table = "+-------------+----------+\n| code        | message  |\n+=============+==========+\n"
    rows = "".join(
        f"| {code:<11} | {text:<8} |\n+-------------+----------+\n"
        for code, text in (("_`E101`", "shut"), ("E102 (\\*^)", "lost"), ("E103 (#)", "bent"))
    )
    page = page_of(table + rows, "codes.rst")
    assert [(row.codes, row.message) for row in page.rows] == [
        (("E101",), "shut"),
        (("E102",), "lost"),
        (("E103",), "bent"),
    ]
    assert not page.unread


def test_constants_of_rst_with_a_type_and_macros_with_arguments() -> None:
    page = page_of(
        "Error codes\n===========\n\n.. var:: int GATE_SHUT\n\n   The door is shut.\n\n.. var:: const int GATE_LOST\n\n   The key is lost.\n\n"
        ".. macro:: GATE_ERROR (reason, number)\n\n   Reports an error.\n",
        "err.rst",
    )
    assert [(row.codes, row.message) for row in page.rows] == [
        (("GATE_SHUT",), "The door is shut."),
        (("GATE_LOST",), "The key is lost."),
    ]


def test_phrases_next_to_statuses_of_errors_are_reported() -> None:
    page = page_of(
        "= Error Information\n\n|===\n| Error/Reason | Description | Response Status | Response Description\n\n"
        "| door shut\n| The door is shut.\n| 403\n| Forbidden\n\n| key lost\n| The key is lost.\n| 404\n| Not found\n\n"
        "| gate stuck\n| The gate is stuck.\n| 500\n| Internal error\n|===\n",
        "errors.adoc",
    )
    assert len(page.unread) == 3


@pytest.mark.parametrize("path", ["exceptions.adoc", "exceptions.md"])
def test_a_list_of_exceptions_is_reported(path: str) -> None:
    items = "".join(
        f"* `Gate{word}Exception`: Thrown if the gate is {word.lower()}.\n"
        for word in ("Shut", "Lost", "Bent")
    )
    page = page_of(f"Common exception types\n\n{items}", path)
    assert len(page.rows) + len(page.unread) == 3


def test_a_list_of_names_alone_is_reported() -> None:
    page = page_of("# Error codes\n\n- `GATE_LIMIT`\n- `GATE_SHUT`\n- `ROOM_FULL`\n", "errors.md")
    assert (page.rows, [unread.line for unread in page.unread]) == ((), [3, 4, 5])


def test_links_to_words_are_no_rows() -> None:
    names = ("GateService", "RoomService", "KeyService", "DoorService")
    links = "\n".join(f"[{name}](/docs/{name}.md),<br>" for name in names)
    page = page_of(f"# Error codes\n\n{links}\n", "errors.md")
    assert all(unread.line == 1 for unread in page.unread)


@pytest.mark.parametrize("item", ["**{}** — {}", "**{}**: {}", "- `{}`: {}"])
def test_examples_below_the_table_of_their_codes_are_no_second_rows(item: str) -> None:
    table = (
        "| Code | Meaning |\n|---|---|\n| `GATE_SHUT` | The gate is shut |\n"
        "| `ROOM_FULL` | Nobody fits in |\n| `KEY_LOST` | No key |\n"
    )
    texts = {"GATE_SHUT": "opened at night", "ROOM_FULL": "Nobody fits in", "KEY_LOST": "left at home"}
    items = "\n\n".join(item.format(code, text) for code, text in texts.items())
    page = page_of(f"# Errors\n\n## Error codes\n\n{table}\n### Examples\n\n{items}\n", "errors.md")
    assert [row.message for row in page.rows] == ["The gate is shut", "Nobody fits in", "No key"]
    assert [unread.text for unread in page.unread] == ["opened at night", "left at home"]


def test_lists_below_bold_codes_are_their_texts() -> None:
    page = page_of(
        "# Error codes\n\n**BAD_FILTER** (400):\n- RSQL filter is wrong\n- pageSize out of range\n\n"
        "**FORBIDDEN** (403):\n- Not your room\n\n**ROOM_GONE** (404):\n- It was here\n\n**ROOM_FULL** (403):\n- Nobody fits in\n",
        "errors.md",
    )
    assert [(row.codes, row.message, row.http_status) for row in page.rows] == [
        (("BAD_FILTER",), "RSQL filter is wrong\npageSize out of range", 400),
        (("FORBIDDEN",), "Not your room", 403),
        (("ROOM_GONE",), "It was here", 404),
        (("ROOM_FULL",), "Nobody fits in", 403),
    ]


KOREAN = "| 코드 | 메시지 |\n|---|---|\n| 3001 | 결제 성공 |\n| 3011 | 카드번호 오류 |\n"


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("API 응답코드", 2),
        ("2.10 인증 결과코드", 2),
        ("HTTP 상태 코드", 2),
        ("오류코드", 2),
    ],
)
def test_korean_headings_of_codes(heading: str, count: int) -> None:
    page = page_of(f"# 결제\n\n## {heading}\n\n{KOREAN}", "page.md")
    assert (len(page.rows), bool(page.unread)) == (count, not count)


def test_korean_codes_of_things() -> None:
    things = "| 코드 | 메시지 |\n|---|---|\n| 3001 | 음식점 |\n| 3011 | 편의점 |\n"
    page = page_of(f"# 결제\n\n## 업종코드표\n\n{things}", "page.md")
    assert (len(page.rows), bool(page.unread)) == (0, True)


@pytest.mark.parametrize(
    "heading",
    [
        "Rückgabecodes",
        "Codes de réponse",
        "Codes retour",
        "Códigos de resposta",
        "Коды возврата",
        "Код ответа",
        "レスポンスコード",
        "결과코드",
    ],
)
def test_headings_announce_codes_in_other_languages(heading: str) -> None:
    assert mentions_codes(heading)


@pytest.mark.parametrize(
    "heading", ["Code postal", "郵便コード", "업종코드표", "Código postal", "Код страны"]
)
def test_headings_of_other_codes_announce_none(heading: str) -> None:
    assert not mentions_codes(heading)


@pytest.mark.parametrize(
    "caption", ["**错误码**", "**Error codes**", "The API returns these error codes:", "- **Error codes**"]
)
@pytest.mark.parametrize(
    "rows", ["| 1 | 账户无效 |\n| 2 | Invalid limit |\n| 100 | No account |\n", "| 1 | Invalid hash |\n"]
)
def test_a_line_right_above_a_table_announces_its_codes(caption: str, rows: str) -> None:
    table = f"| 名称 | 描述 |\n|---|---|\n{rows}"
    assert len(rows_of(f"# RPC\n\n## Balance\n\n{caption}\n\n{table}", "rpc.md")) == rows.count("\n")
    assert page_of(f"# RPC\n\n## Balance\n\n**Levels**\n\n{table}", "rpc.md").rows == ()


def test_numbers_below_a_header_for_reasons_are_codes_below_a_heading_about_errors() -> None:
    table = "| reason | Meaning |\n|---|---|\n| 400 | Bad Request -- 形式 |\n| 452 | No token |\n"
    assert [row.codes for row in rows_of(f"# Common errors\n\n{table}", "p.md")] == [(400,), (452,)]


def test_a_header_of_a_code_and_its_number_names_codes() -> None:
    table = "| Code-ID | Error |\n|---|---|\n| 100000001 | Too many connections |\n| 100000002 | No bus |\n"
    assert [row.codes for row in rows_of(table)] == [(100000001,), (100000002,)]


@pytest.mark.parametrize(
    "table",
    [
        "| # | Method | Path | Summary |\n|-|-|-|-|\n| 1 | POST | `/login` | Log in |\n| 2 | GET | `/me` | Who |\n",
        "| 순번 | 필드 | 비고 |\n|-|-|-|\n| 1 | mKey | 값 |\n| 2 | oid | 주문 |\n| 3 | price | 가격 |\n",
        "| Code | Language |\n|-|-|\n| `en` | English |\n| `es` | Spanish |\n| `pt-BR` | Portuguese |\n",
        "| 구분 | 수동 관리 | 코드 관리 (IaC) |\n|-|-|-|\n| 속도 | 느림 (사람이 클릭) | 빠름 (자동으로 실행한다) |\n| 재현 | 같지 않다 | 코드만 있으면 재현된다 |\n",
        "| Method | Endpoint | Possible errors |\n|-|-|-|\n| GET | `/rooms` | 404, 412 |\n| PUT | `/rooms` | 400, 409 |\n",
    ],
)
def test_tables_that_hold_no_codes_are_not_reported(table: str) -> None:
    page = page_of(f"# API\n\n## Details\n\n{table}", "api.md")
    assert (page.rows, page.unread) == ((), ())


def test_rows_in_a_comment_are_not_reported() -> None:
    table = "| Error code | Text |\n|---|---|\n| 1001 | Shut |\n| 1002 | Gone |\n"
    page = page_of(f"# Error codes\n\n{table}\n<!--\n| 1003 | Old |\n| 1004 | Older |-->\n", "errors.md")
    assert ([row.codes for row in page.rows], page.unread) == ([(1001,), (1002,)], ())


@pytest.mark.parametrize("about", ["Operation types", "Transfer states"])
def test_small_numbers_with_names_are_no_codes_without_a_word_about_them(about: str) -> None:
    items = "".join(
        f"- **{name} ({number})**: To {name.lower()} it\n"
        for name, number in (("OPEN", 10), ("SHUT", 20), ("LOCK", 30))
    )
    assert rows_of(f"# Fields\n\n## {about}\n\n{items}", "fields.md") == []
    assert len(rows_of(f"# Fields\n\n## Error codes\n\n{items}", "fields.md")) == 3


@pytest.mark.parametrize(
    "item", ["- {}: The {} is shut.", "- **{}** — the {} is shut.", "1. `{}` - the {} is shut."]
)
@pytest.mark.parametrize(
    "nested", ["    - Open it.\n    - Wait.", "   * Open it.\n   * Wait.", "\t- Open it.\n\t- Wait."]
)
def test_a_list_of_sentences_below_an_item_is_its_text(item: str, nested: str) -> None:
    items = "\n".join(f"{item.format(code, 'gate')}\n{nested}" for code in (7001, 7002, 7003))
    page = page_of(f"# Error codes\n\n{items}\n")
    assert [row.codes[0] for row in page.rows] == [7001, 7002, 7003]
    assert all((row.message or "").lower() == "the gate is shut.\nopen it.\nwait." for row in page.rows)


def test_items_below_words_are_codes_of_their_own() -> None:
    page = page_of(
        "# Error codes\n\n- Gates\n  - `GATE_SHUT`: It is shut.\n  - `GATE_LOST`: It is lost.\n- Doors\n  - `DOOR_SHUT`: It is shut.\n"
    )
    assert [row.codes[0] for row in page.rows] == ["GATE_SHUT", "GATE_LOST", "DOOR_SHUT"]


def test_exceptions_of_rst_without_a_text_are_reported() -> None:
    names = ("GATE_SHUT", "KEY_LOST", "HINGE_BENT", "LOCK_STUCK")
    directives = "".join(
        f".. py:exception:: {name}\n\n" + ("" if name == "KEY_LOST" else "   It failed.\n\n")
        for name in names
    )
    page = page_of(f"Exceptions\n==========\n\n{directives}", "gate.rst")
    assert [row.codes[0] for row in page.rows] == ["GATE_SHUT", "HINGE_BENT", "LOCK_STUCK"]
    assert [line.text for line in page.unread] == ["KEY_LOST"]


@pytest.mark.parametrize("title", ["Event codes", "Коды событий"])
def test_rows_of_a_table_in_latex_are_reported(title: str) -> None:
    rows = "".join(
        rf"{letter}{number} & SY & Gate & It is shut \\ \hline" + "\n"
        for number in (110, 118, 120)
        for letter in "ER"
    )
    page = page_of(f"# {title}\n\n\\begin{{tabularx}}{{clX}}\n{rows}\\end{{tabularx}}\n", "events.md")
    assert (page.rows, len(page.unread)) == ((), 6)


@pytest.mark.parametrize("head", ["Module", "File", "モジュール", "函数"])
@pytest.mark.parametrize("count", [1, 3])
def test_columns_that_say_where_an_error_arises_give_no_names(head: str, count: int) -> None:
    rows = "".join(f"| 100{number} | part_{number}.py | Nobody fits in |\n" for number in range(count))
    page = page_of(f"# Error codes\n\n| Error code | {head} | Summary |\n|---|---|---|\n{rows}", "errors.md")
    assert [row.name for row in page.rows] == [None] * count
    assert [unread.text for unread in page.unread] == [head]


def test_an_index_of_codes_by_file_holds_no_rows() -> None:
    table = (
        "| Module | File | Codes |\n|-|-|-|\n| Utils | parse.py | 1001 ~ 1003 |\n| Rooms | door.py | 1010 |\n"
    )
    page = page_of(f"# Error codes\n\n{table}", "errors.md")
    assert (page.rows, len(page.unread)) == ((), 2)


@pytest.mark.parametrize("series", ["1000000番台", "1000系列", "1000번대", "1000号段"])
def test_items_that_announce_a_series_of_codes_are_no_codes(series: str) -> None:
    table = "  | Error Code | Summary |\n  |---|---|\n  | 1001 | Shut |\n  | 1002 | Gone |\n"
    page = page_of(
        f"# Error codes\n\n- {series}\n\n{table}\n- {series.replace('1', '2')}\n\n{table}", "errors.md"
    )
    assert [row.codes[0] for row in page.rows] == [1001, 1002, 1001, 1002]


def test_a_short_word_among_names_is_a_name() -> None:
    table = "| Code | Key | 含义 |\n|-|-|-|\n| 1001 | gate_shut | 关了 |\n| 1002 | room_full | 满了 |\n| 1003 | key_lost | 丢了 |\n| 0 | ok | 成功 |\n"
    assert [row.name for row in rows_of(f"# 错误码\n\n{table}")] == [
        "gate_shut",
        "room_full",
        "key_lost",
        "ok",
    ]


def test_constants_next_to_codes_are_names() -> None:
    table = "| Classification | Error Code |\n|-|-|\n| GATE_SHUT | E07100 |\n| ROOM_IS_FULL | E07110 |\n"
    assert [(row.codes, row.name, row.message) for row in rows_of(f"# Error codes\n\n{table}")] == [
        (("E07100",), "GATE_SHUT", None),
        (("E07110",), "ROOM_IS_FULL", None),
    ]


def test_a_word_with_one_digit_in_a_title_is_no_code() -> None:
    text = "# E2E Test Setup\n\nWhat the tests need.\n\n## Cause\n\nNo key.\n"
    assert rows_of(text, "E2E Test Setup.md") == []


def test_a_long_count_on_a_page_about_other_things_is_not_reported() -> None:
    rows = "".join(f"| {number} | Build it | 2 hours |\n" for number in range(1, 6))
    page = page_of(f"# Plan\n\n## Phases\n\n| Phase | Task | Effort |\n|-|-|-|\n{rows}", "plan.md")
    assert (page.rows, page.unread) == ((), ())


def test_codes_of_rejections_are_codes_whatever_else_the_heading_names() -> None:
    tables = "".join(
        f"==== reject {kind}, codes ====\n\n{{|\n| Code || Description\n|-\n| 0x1{number} || The {kind} is bad\n|-\n| 0x2{number} || The {kind} is lost\n|}}\n\n"
        for number, kind in enumerate(("version", "payload"))
    )
    page = page_of(tables, "protocol.mediawiki")
    assert [row.codes for row in page.rows] == [(0x10,), (0x20,), (0x11,), (0x21,)]
