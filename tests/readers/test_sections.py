"""Items and headings that are codes: lists in several sections, labels in every spelling, code blocks between."""

from __future__ import annotations

import pytest

from tests.readers.page import brief, page_of, rows_of

LONG_AND_SHORT_LISTS = """
    # 错误码说明

    ### 1. 设备

    - **3000**: 设备未被初始化

    ### 2. 钱包

    - **3100**: 钱包已经存在
      - **描述** :重复创建钱包
    - **3101**: 钱包不存在
    - **3102**: 钱包已锁定
    - **3102**: 钱包已过期

    ### 3. 汇率

    - **4101**: 汇率不存在
    """


def test_lists_of_one_item_are_read_like_the_others_of_the_page() -> None:
    assert brief(LONG_AND_SHORT_LISTS, "codes.md") == [
        ((3000,), "设备未被初始化", None),
        ((3100,), "钱包已经存在\n重复创建钱包", None),
        ((3101,), "钱包不存在", None),
        ((3102,), "钱包已锁定", None),
        ((3102,), "钱包已过期", None),
        ((4101,), "汇率不存在", None),
    ]


def test_one_item_alone_is_reported() -> None:
    page = page_of("# Error codes\n\n- **3000**: The device is not ready.\n\nText.\n", "codes.md")
    assert page.rows == ()
    assert [line.line for line in page.unread] == [3]


def test_labels_that_end_with_a_full_stop_and_code_blocks() -> None:
    page = """
        # Error codes

        ### E_WALL_SHORT

        **error** — The wall is too short.

        **Cause.** Both ends are one point.

        **Fix.** Move one end.

        ```text
        wall (0,0) (0,0)
        ```

        ### E_WALL_LONG

        **error** — The wall is too long.

        **Fix.** Split it.
        """
    first, second = rows_of(page, "codes.md")
    assert (first.codes, first.cause, first.action) == (
        ("E_WALL_SHORT",),
        "Both ends are one point.",
        "Move one end.",
    )
    assert first.message == "error — The wall is too short."
    assert (second.codes, second.action) == (("E_WALL_LONG",), "Split it.")


def test_columns_of_codes_by_their_vendor_s_word() -> None:
    for header in ("RtnCode", "Failure code", "meta_code", "API code", "bizCode"):
        page = f"# API\n\n| {header} | 說明 |\n|---|---|\n| 10001 | 成功。 |\n"
        assert brief(page, "codes.md") == [((10001,), "成功。", None)], header
    shops = page_of("# Shops\n\n| Postal code | City |\n|---|---|\n| 10001 | Rome |\n", "shops.md")
    assert shops.rows == ()


def test_cells_of_asciidoc_end_at_every_bar_and_keep_their_sentences() -> None:
    table = """\
        = Error codes

        [cols="1,4,3",options="header"]
        |===
        |Error Code |Error Text | Note
        |0010 |The gate is shut. Ring the bell.|
        |0011 |The gate is lost.| Ask. Then wait.
        |0012 |The gate a\\|b is gone |
        |===
        """
    assert [(row.codes, row.message) for row in rows_of(table, "codes.adoc")] == [
        (("0010",), "The gate is shut. Ring the bell."),
        (("0011",), "The gate is lost.\nAsk. Then wait."),
        (("0012",), "The gate a|b is gone"),
    ]


NUMBERED = """
| description |  |
|---|---|
| tenant-type | Oracle |

# ORA-00000 to ORA-00999

ORA-00001: unique constraint (%.\\*s) violated
----------------------------------------------

* SQLSTATE: 23000

* Cause: A unique key is violated.

* Solution: Check the data.

ORA-00018: maximum number of sessions exceeded
----------------------------------------------

* Cause: Too many sessions.

<!-- Cases:

* [ORA-00018](https://example.org/cases)
* 1001: no row -->

ORA-00036: too deep
-------------------

* Solution: Go up.
"""


def test_titles_of_letters_and_numbers_with_causes_are_codes_without_a_word_of_errors() -> None:
    rows = rows_of(NUMBERED, "ora-00000.md")
    assert [(row.codes, row.message, row.cause, row.action) for row in rows] == [
        (
            ("ORA-00001",),
            "unique constraint (%.*s) violated",
            "A unique key is violated.",
            "Check the data.",
        ),
        (("ORA-00018",), "maximum number of sessions exceeded", "Too many sessions.", None),
        (("ORA-00036",), "too deep", None, "Go up."),
    ]
    assert [row.sqlstate for row in rows] == ["23000", None, None]


def test_titles_of_letters_and_numbers_without_parts_are_reported() -> None:
    page = page_of(
        "# PLS\n\n## PLS-00201: not declared\n\nText.\n\n## PLS-00306: wrong\n\n## PLS-00320: lost\n",
        "pls.md",
    )
    assert page.rows == ()
    assert [line.line for line in page.unread] == [3, 7, 9]


def test_lines_of_a_paragraph_that_are_codes() -> None:
    page = """
        # Error codes

        ## Settings

        #### `SetOperationSettings()` or `LoadSettings()`

        Get a list of the codes with `GetErrors`.

        -10 = StartWave is not in its limits
        -11 = StopWave is not in its limits
        -12 = StartWave >= StopWave

        ## Gauge

        `GC000` : `Gauge not added.`
        `GC001` : `Invalid gauge type.`
        `GC002` : `Gauge added twice.`
        """
    assert brief(page, "codes.md") == [
        ((-10,), "StartWave is not in its limits", None),
        ((-11,), "StopWave is not in its limits", None),
        ((-12,), "StartWave >= StopWave", None),
        (("GC000",), "Gauge not added.", None),
        (("GC001",), "Invalid gauge type.", None),
        (("GC002",), "Gauge added twice.", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "**Error {}: No camera.** Plug one in.",
        "* Error {}: No camera. Plug one in.",
        "**错误码 {}：No camera.** Plug one in.",
    ],
)
def test_lines_that_call_their_number_an_error_need_no_heading(line: str) -> None:
    text = "\n\n".join(line.format(code) for code in (701, 702, 703))
    page = page_of(f"# Help\n\n{text}\n")
    assert [row.codes[0] for row in page.rows] == [701, 702, 703]
    assert all("No camera" in str(row.message) and "Plug one in" in str(row.message) for row in page.rows)


def test_lines_that_call_their_number_an_error_are_never_silent() -> None:
    text = "\n\n".join(f"Seen: error {code}: no camera; see below." for code in (701, 702, 703))
    lines = "\n\n".join(f"> *Error #{code}* = no camera" for code in (801, 802, 803))
    page = page_of(f"# Help\n\n{text}\n\n{lines}\n")
    assert len(page.rows) + len(page.unread) == 6


@pytest.mark.parametrize("term", ["`{}` Token expired", "{} Token expired", "**{}** Token expired"])
def test_definitions_of_terms_that_begin_with_a_code(term: str) -> None:
    text = "\n\n".join(f"{term.format(code)}\n:   Log in." for code in (40101, 40102, 40103))
    page = page_of(f"# Error codes\n\n{text}\n")
    assert [(row.codes[0], row.message) for row in page.rows] == [
        (code, "Token expired\nLog in.") for code in (40101, 40102, 40103)
    ]
    assert not page.unread


@pytest.mark.parametrize("term", ["`{}_error`", "**{}_error**", "`gate.{}`"])
def test_terms_with_definitions_below_a_heading_about_errors(term: str) -> None:
    text = "\n\n".join(f"{term.format(word)}\n: It is {word}." for word in ("shut", "lost", "slow"))
    page = page_of(f"# API\n\n## Error types\n\n{text}\n\n## Fields\n\n{text.replace('_error', '_field')}\n")
    assert [row.message for row in page.rows] == ["It is shut.", "It is lost.", "It is slow."]


def test_texts_in_attributes_of_elements() -> None:
    page = page_of(
        '# Errors\n\n<Error code="3001" name="NO_ROOM" message="No such room" solution="Open it." />\n'
        '<Error code="3002" name="NO_SEAT" description="No such seat" />\n'
        '<Error code="3003" name="NO_TABLE" reason="Sold." required type="string">No such table</Error>\n'
    )
    assert [(row.message, row.cause, row.action) for row in page.rows] == [
        ("No such room", None, "Open it."),
        ("No such seat", None, None),
        ("No such table", "Sold.", None),
    ]


def test_amounts_below_another_heading_are_no_codes() -> None:
    limits = "- 100 requests per second\n- 1000 rooms per app\n- 5000 users per room\n"
    codes = "- 1001 Bad key\n- 1002 No key\n- 1003 Old key\n"
    page = page_of(f"# Errors\n\n## Keys\n\n{codes}\n## Limits\n\n{limits}")
    assert [row.codes[0] for row in page.rows] == [1001, 1002, 1003]


@pytest.mark.parametrize(
    "caption",
    [
        "**Error codes:**",
        "**Error codes**:",
        "__错误码__",
        "<p><b>错误码</b></p>",
        "The error codes are as follows:",
        "错误码说明：",
    ],
)
def test_a_line_above_a_list_announces_codes_as_a_heading_does(caption: str) -> None:
    items = "- 1 – Open\n- 5 – Shut\n- 100 – Lost\n"
    page = page_of(f"# Response\n\n{caption}\n\n{items}")
    assert [(row.codes, row.message) for row in page.rows] == [
        ((1,), "Open"),
        ((5,), "Shut"),
        ((100,), "Lost"),
    ]
    assert page.rows[0].heading[0] == "Response"
    assert page_of(f"# Response\n\n{caption}\n\n**Other things**\n\n{items}").rows == ()
    assert page_of(f"# Response\n\n{caption}\n\n## Other things\n\n{items}").rows == ()


def test_a_list_of_values_is_reported() -> None:
    items = "- 1000 成功\n- 1001 密钥错误\n- 1002 缺少密钥\n"
    assert len(page_of(f"# Response\n\n`code` 的取值：\n\n{items}").unread) == 3
    assert not page_of(f"# Response\n\nThe error codes:\n\nOther words.\n\n{items}").unread


def test_the_first_heading_is_the_title_of_a_page_with_several_of_its_level() -> None:
    rows = rows_of(
        "# Gate errors\n\nA.\n\n# GateCode\n\nB.\n\n## GATE_OK (0)\n\nOpen.\n\n## GATE_SHUT (1)\n\nShut.\n"
    )
    assert [(row.codes, row.name, row.message) for row in rows] == [
        ((0,), "GATE_OK", "Open."),
        ((1,), "GATE_SHUT", "Shut."),
    ]


@pytest.mark.parametrize("title", ["GAL-00000 to GAL-00899", "GAL-00000 to GAL-00899 error messages"])
def test_bold_lines_of_letters_and_numbers_with_causes(title: str) -> None:
    entries = "".join(
        f"**GAL-000{number}: gate {number}**\n\nCause: A.\n\nAction: B.\n\n" for number in (17, 18, 19)
    )
    assert [
        (row.codes, row.message, row.cause, row.action) for row in rows_of(f"# {title}\n\n{entries}")
    ] == [((f"GAL-000{number}",), f"gate {number}", "A.", "B.") for number in (17, 18, 19)]


def test_headings_of_years_are_no_codes() -> None:
    assert page_of("# Halls\n\n## 2023\n\nA.\n\n## 2024\n\nB.\n\n## 2026\n\nC.\n").rows == ()


RECORDS = {
    "items": "### GATE_SHUT\n\n- Code: 1001\n- HTTP status: 404\n- Description: Shut.\n- Solution: Wait.\n\n### HALL_FULL\n\n- Code: 1002\n- HTTP status: 409\n- Description: Full.\n- Solution: Leave.\n",
    "bold labels": "### GATE_SHUT\n\n**HTTP status:** 404\n\n**Error code:** `1001`\n\nShut.\n\n**Solution:** Wait.\n\n### HALL_FULL\n\n**HTTP status:** 409\n\n**Error code:** `1002`\n\nFull.\n\n**Solution:** Leave.\n",
    "bold titles": "**GATE_SHUT**\n\n- Error code: 1001\n- HTTP status code: 404\n- Meaning: Shut.\n- Fix: Wait.\n\n**HALL_FULL**\n\n- Error code: 1002\n- HTTP status code: 409\n- Meaning: Full.\n- Fix: Leave.\n",
    "in Chinese": "### GATE_SHUT\n\n错误码：1001\n\nHTTP 状态码：404\n\n描述：Shut.\n\n解决方案：Wait.\n\n### HALL_FULL\n\n错误码：1002\n\nHTTP 状态码：409\n\n描述：Full.\n\n解决方案：Leave.\n",
}


@pytest.mark.parametrize("text", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("title", ["Error codes", "Halls"])
def test_sections_that_state_their_code_under_a_label(text: str, title: str) -> None:
    assert [
        (row.codes, row.name, row.message, row.action, row.http_status)
        for row in rows_of(f"# {title}\n\n{text}")
    ] == [
        ((1001,), "GATE_SHUT", "Shut.", "Wait.", 404),
        ((1002,), "HALL_FULL", "Full.", "Leave.", 409),
    ]


def test_a_title_of_words_begins_the_message() -> None:
    text = "# Halls\n\n## Gate shut\n\nCode: 1001\n\nIt is shut.\n\n## Hall full\n\nCode: 1002\n\nCause: A party.\n"
    assert [(row.codes, row.name, row.message, row.cause) for row in rows_of(text)] == [
        ((1001,), None, "Gate shut\nIt is shut.", None),
        ((1002,), None, "Hall full", "A party."),
    ]


@pytest.mark.parametrize("mark", ["> ", "- ", ""])
def test_names_above_a_number_of_its_own(mark: str) -> None:
    blank = mark.strip(" -")
    text = f"# Halls\n\n**GATE_OK**\n\n{mark}0 (0x0)\n{blank}\n{mark}Open.\n\n**GATE_SHUT**\n\n{mark}1 (0x1)\n{blank}\n{mark}Shut.\n"
    assert [(row.codes, row.name, row.message) for row in rows_of(text)] == [
        ((0,), "GATE_OK", "Open."),
        ((1,), "GATE_SHUT", "Shut."),
    ]


def test_what_each_request_answers_is_no_list_of_codes() -> None:
    text = (
        "# API\n\n## Open a gate\n\nResponse code: 201\n\nA.\n\n## Shut a gate\n\nResponse code: 204\n\nB.\n"
    )
    assert page_of(text).rows == ()


def test_phases_of_codes_are_no_codes() -> None:
    text = "# Error codes\n\n- `E01xxx` → gates\n- `E02xxx` → halls\n- `E03xxx` → roofs\n"
    assert page_of(text).rows == ()


def test_numbered_errors_need_no_heading_about_errors() -> None:
    text = "# 常见问题\n\n## 错误 1001：门关着\n\n**原因**：风。\n\n## 错误 1002：厅满了\n\n**原因**：人。\n"
    assert [(row.codes, row.message, row.cause) for row in rows_of(text)] == [
        ((1001,), "门关着", "风。"),
        ((1002,), "厅满了", "人。"),
    ]


def test_items_that_assign_a_code() -> None:
    text = "## 错误码\n\n- `ret = 0`：成功\n- `ret = 1001`：门关着\n- `ret = 1018`：厅满了\n"
    assert [(row.codes, row.message) for row in rows_of(text)] == [
        ((0,), "成功"),
        ((1001,), "门关着"),
        ((1018,), "厅满了"),
    ]


STATED_STATUSES = {
    "bold": "**GateError**\nShut.\nHTTP Status Code: 500\n\n**HallException**\nFull.\nHTTP Status Code: 400\n",
    "terms": "<dl>\n<dt><b><span>GateError</span></b></dt>\n<dd>\n<p>Shut.</p>\n<p>HTTP Status Code: 500</p>\n</dd>\n<dt><b><span>HallException</span></b></dt>\n<dd>\n<p>Full.</p>\n<p>HTTP Status Code: 400</p>\n</dd>\n</dl>\n",
    "terms in a line": "<dl>\n<dt><b>GateError</b></dt><dd><p>Shut.</p><p>HTTP Status Code: 500</p></dd>\n<dt><b>HallException</b></dt><dd><p>Full.</p><p>HTTP Status Code: 400</p></dd>\n</dl>\n",
}


@pytest.mark.parametrize("text", STATED_STATUSES.values(), ids=STATED_STATUSES)
def test_names_of_errors_that_state_their_status(text: str) -> None:
    assert [
        (row.codes, row.message, row.http_status) for row in rows_of(f"# GetGate\n\n## Errors\n\n{text}")
    ] == [
        (("GateError",), "Shut.", 500),
        (("HallException",), "Full.", 400),
    ]


def test_items_that_are_constants_of_errors() -> None:
    text = "# Errors\n\n1. `ERR_GATE_SHUT` — the gate is shut\n2. `ERR_HALL_FULL` — the hall is full\n3. `ERR_ROOF_WET` — the roof is wet\n"
    assert [row.codes for row in rows_of(text)] == [("ERR_GATE_SHUT",), ("ERR_HALL_FULL",), ("ERR_ROOF_WET",)]


def test_the_text_behind_a_heading_on_its_line() -> None:
    html = "<h1>Gate errors</h1>\n" + "".join(
        f"<h3><a name='E10{number}'></a>E10{number}: Shut</h3><p>It is shut.</p><p><b>Action:</b> Open it.</p>\n"
        for number in (0, 1)
    )
    assert [(row.codes, row.message, row.action) for row in rows_of(html, "page.html")] == [
        (("E100",), "Shut\nIt is shut.", "Open it."),
        (("E101",), "Shut\nIt is shut.", "Open it."),
    ]


def test_labelled_parts_of_one_line() -> None:
    html = "<h1>Gate error reference</h1><ul>\n" + "".join(
        f"<li><p>Error number: <code>100{number}</code>; Symbol: <code>GATE_{number}</code>; SQLSTATE: <code>HY000</code></p>"
        "<p>Message: Shut</p></li>\n"
        for number in (2, 4)
    )
    assert [(row.codes, row.name, row.sqlstate, row.message) for row in rows_of(html, "page.html")] == [
        ((1002,), "GATE_2", "HY000", "Shut"),
        ((1004,), "GATE_4", "HY000", "Shut"),
    ]


def test_a_paragraph_behind_a_list_of_labels_is_the_message() -> None:
    parts = "- Code: 100{0}\n- Cause: A wall.\n\n  And a door.\n\nIt is {1}.\n\n"
    text = f"# Halls\n\n## GATE_SHUT\n\n{parts.format(1, 'shut')}## HALL_FULL\n\n{parts.format(2, 'full')}"
    assert [(row.codes, row.message, row.cause) for row in rows_of(text)] == [
        ((1001,), "It is shut.", "A wall.\nAnd a door."),
        ((1002,), "It is full.", "A wall.\nAnd a door."),
    ]


def test_words_in_brackets_of_a_changelog_are_no_codes() -> None:
    page = """
        # Release notes

        ## 2.16

        1. Faster H.264 decoding

        2. H.265 streams fall back to H.264

        3. Added a callback for the state of the gate [onGateStateChanged]

            The callback tells why the gate moved.

        ## 2.15

        1. Fixed a crash of [openGate]

        2. Added the quality of the picture [onPictureQuality]
        """
    assert page_of(page).rows == ()


def test_small_numbers_do_not_continue_a_list_of_large_codes() -> None:
    page = """
        # Release notes

        ## 3.9

        The gate gives new error codes:

        - 1103072: The gate has no motor.
        - 1103074: The gate is frozen.
        - 1103075: The motor is too hot.

        ## 3.8

        The light has two modes:

        - 0: The light is off.
        - 1: The light is on.

        ## 3.7

        Two more:

        - 1106007: The cable is loose.
        - 1106008: The lens is loose.
        """
    codes = [row.codes[0] for row in page_of(page).rows]
    assert codes == [1103072, 1103074, 1103075, 1106007, 1106008]


def test_a_list_that_the_last_sentence_does_not_announce_is_of_no_codes() -> None:
    page = """
        # Quick start

        If a module is missing, its methods return the error code `1101003`. The modules have these methods:

        - [addGate](#add-gate): adds a gate.
        - [openGate](#open-gate): opens a gate.
        - [shutGate](#shut-gate): shuts a gate.
        - [paintGate](#paint-gate): paints a gate.
        """
    assert page_of(page).rows == ()


def test_headings_that_begin_with_one_word_are_no_codes() -> None:
    page = """
        # Gate tool

        ## Errors

        ### gateOS: The motor is denied

        Allow it.

        ### gateOS: The tools are not found

        Install them.

        ### gateOS: The picture is black

        Unlock the screen.
        """
    assert page_of(page).rows == ()


def test_a_list_is_called_by_the_last_sentence_in_front_of_it() -> None:
    page = """
        # Guide

        > **Use statuses.** The gate answers with these error codes:

        - 1001: The gate is shut.
        - 1002: The gate is broken.
        - 1003: The gate is frozen.
        """
    assert [row.heading for row in page_of(page).rows] == [
        ("Guide", "The gate answers with these error codes")
    ] * 3


def test_links_to_pages_about_statuses_are_no_rows() -> None:
    page = """
        # Error responses

        - [HTTP 400 status code](/troubleshooting/HTTP 400 status code.md)
        - [HTTP 403 status code](/troubleshooting/HTTP 403 status code.md)
        - [HTTP 404 status code](/troubleshooting/HTTP 404 status code.md)
        """
    assert page_of(page).rows == ()
