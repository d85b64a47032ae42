"""One small page a dialect: how tables of codes are really written."""

from __future__ import annotations

import pytest

from tests.readers.page import brief, page_of, rows_of, texts_of

TWO = [((1001,), "Gone.", "Wait."), ((1002,), "Lost.", None)]

SAME_TABLE = {
    "plain": """
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        """,
    "no outer pipes": """
        Code | Description | Solution
        --- | --- | ---
        1001 | Gone. | Wait.
        1002 | Lost. | -
        """,
    "no leading pipe on one row": """
        |Code|Description|Solution|
        |:-|-:|:-:|
        1001|Gone.|Wait.|
        |1002|Lost.|-
        """,
    "alignment in the headers": """
        | Return Code-12%-l | Description-200px | Suggested Action-c |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | -- |
        """,
    "other order of columns": """
        | Suggested solution | Error code | Meaning |
        |---|---|---|
        | Wait. | 1001 | Gone. |
        | / | 1002 | Lost. |
        """,
    "markup in headers and codes": """
        | **Error code** | <p style={{width: "5em"}}>Description</p> | `Solution` |
        |---|---|---|
        | `1001` | Gone. | Wait. |
        | **1002** | Lost. | — |
        """,
    "assigned codes": """
        | Error Code | Description | Solution |
        |---|---|---|
        | errorCode = 1001 | Gone. | Wait. |
        | errorCode=1002 | Lost. | |
        """,
    "indented in a list": """
        1. Codes:

            | Code | Description | Solution |
            | --- | --- | --- |
            | 1001 | Gone. | Wait. |
            | 1002 | Lost. | - |
        """,
    "in a quotation": """
        > | Code | Description | Solution |
        > |---|---|---|
        > | 1001 | Gone. | Wait. |
        > | 1002 | Lost. | - |
        """,
    "an empty line inside": """
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |

        | 1002 | Lost. | - |
        """,
    "no empty line before": """
        The codes are:
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        And so on.
        """,
    "in components": """
        <Tabs>
        <Tab title="Server">
        <Note title="Description">
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        </Note>
        </Tab>
        <Accordion title="Client" defaultOpen="false">
        | Code | Description | Solution |
        |---|---|---|
        | 1002 | Lost. | - |
        </Accordion>
        </Tabs>
        """,
    "conditional blocks": """
        :::if{props.platform=undefined}
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        :::
        :::if{props.platform="Web"}
        | Code | Description | Solution |
        |---|---|---|
        | 1002 | Lost. | - |
        :::
        """,
    "no delimiter line": """
        | Error code | Description | Solution |
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        """,
    "headers repeated": """
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | Code | Solution | Description |
        | 1002 | - | Lost. |
        """,
    "a line that parts the table": """
        <table>
        <tr><th colspan="3">Error codes</th></tr>
        <tr><th>Code</th><th>Description</th><th>Solution</th></tr>
        <tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>
        <tr><th colspan="3">More error codes</th></tr>
        <tr><td>1002</td><td>Lost.</td><td>-</td></tr>
        </table>
        """,
    "a line that parts a table of pipes": """
        | Code | Description | Solution |
        |---|---|---|
        | **Error codes** |||
        | 1001 | Gone. | Wait. |
        | **More error codes** | | |
        | 1002 | Lost. | - |
        """,
    "a row of headers above the headers": """
        | Error | | |
        |---|---|---|
        | Code | Description | Solution |
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        """,
    "html": """
        <table>
          <tbody><tr>
            <th>Code</th>
            <th>Description</th>
            <th>Solution</th>
          </tr>
          <tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>
          <tr>
            <td>1002</td>
            <td>Lost.</td>
            <td></td>
          </tr>
        </tbody></table>
        """,
    "html without end tags": """
        <TABLE border=1>
        <TR><TH>Code<TH>Description<TH>Solution
        <TR><TD>1001<TD>Gone.<TD>Wait.
        <TR><TD>1002<TD>Lost.
        </TABLE>
        """,
    "html never closed": """
        <table><tr><td>Code</td><td>Description</td><td>Solution</td></tr>
        <tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>
        <tr><td>1002</td><td>Lost.</td><td>-</td></tr>

        ## Next
        """,
    "html on one line with two tables": (
        "<table><tr><th>Code</th><th>Description</th><th>Solution</th></tr>"
        "<tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr></table> and <table><tr><th>Code</th><th>Description</th>"
        "<th>Solution</th></tr><tr><td>1002</td><td>Lost.</td><td>-</td></tr></table>"
    ),
    "two lines of headers": """
        <table>
        <tr><th rowspan="2">Code</th><th colspan="2">Texts</th></tr>
        <tr><th>Description</th><th>Solution</th></tr>
        <tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>
        <tr><td>1002</td><td>Lost.</td><td>-</td></tr>
        </table>
        """,
    "json in an attribute": (
        '<Item schema={{"type":"integer","description":"Codes.\\n<table>\\n<tr><th>Code</th><th>Description</th>'
        "<th>Solution</th></tr>\\n<tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>\\n<tr><td>1002</td>"
        '<td>Lost.</td><td>-</td></tr></table>","a":"<b>\\"x\\"</b>"}}></Item>'
    ),
    "json with a table of pipes": (
        '<Item schema={{"description":"Codes.\\n\\n| Code | Description | Solution |\\n|---|---|---|\\n'
        '| 1001 | Gone. | Wait. |\\n| 1002 | Lost. | - |\\n"}} />'
    ),
    "comments between the rows": """
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        <!-- | 1003 | Old. | - | -->
        {/* | 1004 | Older. | - | */}
        | 1002 | Lost. | - |
        """,
    "comments between the rows of html": """
        <table>
        <tr><th>Code</th><th>Description</th><th>Solution</th></tr>
        <tr><td>1001</td><td>Gone.</td><td>Wait.</td></tr>
        <!-- <tr><td>1003</td><td>Old.</td><td>-</td></tr> -->
        {/* <tr><td>1004</td><td>Older.</td><td>-</td></tr> */}
        <tr><td>1002</td><td>Lost.</td><td>-</td></tr>
        </table>
        """,
    "colons of full width in the delimiter": """
        | Code | Description | Solution |
        | :---: | ：---： | --- |
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        """,
    "aligned without outer pipes": """
        Code  | Description | Solution
        ----- | ----------- | --------
        1001  | Gone.       | Wait.
        1002  | Lost.       | -
        """,
    "below a sentence with commas": """
        The status code, message and solution of an answer, as the table shows them.

        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        """,
    "behind a tag on its line": """
        <Accordion title="Codes" defaultOpen="false">| Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | 1002 | Lost. | - |
        </Accordion>
        """,
    "two tables without an empty line between": """
        | Code | Description | Solution |
        |---|---|---|
        | 1001 | Gone. | Wait. |
        | Solution | Code | Description | No. |
        |---|---|---|---|
        | - | 1002 | Lost. | 2 |
        """,
    "entities and zero-width characters": """
        | Code\u200b | Description | Solution |
        |---|---|---|
        | \ufeff1001 | Gone&#46; | Wait. |
        | 1002&nbsp; | \u200dLost. | - |
        """,
}


@pytest.mark.parametrize("text", SAME_TABLE.values(), ids=SAME_TABLE)
def test_the_same_table_in_every_dialect(text: str) -> None:
    assert brief(text) == TWO


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends(ending: str) -> None:
    text = "\ufeff| Code | Description | Solution |\n|-|-|-|\n| 1001 | Gone. | Wait. |\n| 1002 | Lost. | - |"
    assert brief(text.replace("\n", ending)) == TWO


def test_mixed_line_ends_keep_the_line_numbers() -> None:
    rows = rows_of("a\r\n\r| Code | Description |\n|-|-|\r\n| 1 | x |\r| 2 | y |\n")
    assert [row.line for row in rows] == [5, 6]


CODES = {
    "1010、5007": (1010, 5007),
    "1010, 5007": (1010, 5007),
    "1010/5007": (1010, 5007),
    "1010<br/>5007": (1010, 5007),
    "<ul><li>1010</li><li>5007</li></ul>": (1010, 5007),
    "3001、5000 和 5001": (3001, 5000, 5001),
    "7701000-7702999": ("7701000-7702999",),
    "-200000": (-200000,),
    "−7": (-7,),
    "0x80070005": (0x80070005,),
    "`0xC000`": (0xC000,),
    "~~1001~~": (1001,),
    r"\-3": (-3,),
    "5 (0x5)": (5,),
    "[1001](#a)": (1001,),
    "–7": (-7,),
    "“1001”": (1001,),
    "'1001'": (1001,),
    "1001：": (1001,),
    "1001\\*": (1001,),
    "1001[^1]": (1001,),
    "５００１": (5001,),
    "5xx": ("5xx",),
    "403xx002": ("403xx002",),
    "KD001": ("KD001",),
    "PORTAL-40001": ("PORTAL-40001",),
}


@pytest.mark.parametrize("cell", CODES)
def test_codes_of_a_cell(cell: str) -> None:
    assert [row.codes for row in rows_of(f"| 错误码 | 说明 |\n|-|-|\n| {cell} | 文本 |")] == [CODES[cell]]


NAMED_CODES = {
    "ROOM_FULL = 7": ((7,), "ROOM_FULL", "文本"),
    "ROOM_FULL=-7": ((-7,), "ROOM_FULL", "文本"),
    "roomFull: 7": ((7,), "roomFull", "文本"),
    "ROOM_FULL（7）": ((7,), "ROOM_FULL", "文本"),
    "[7](/a)<br /><small>room_full</small>": ((7,), "room_full", "文本"),
    "404 Not PageScan": ((404,), None, "文本\nNot PageScan"),
    "7 已废弃": ((7,), None, "文本\n已废弃"),
    "7已废弃": ((7,), None, "文本\n已废弃"),
    "7<br/>deprecated": ((7,), None, "文本\ndeprecated"),
    "7 自 2.1 起废弃": ((7,), None, "文本\n自 2.1 起废弃"),
}


@pytest.mark.parametrize("cell", NAMED_CODES)
def test_names_and_remarks_beside_a_code(cell: str) -> None:
    (row,) = rows_of(f"| 错误码 | 说明 |\n|-|-|\n| {cell} | 文本 |")
    assert (row.codes, row.name, row.message) == NAMED_CODES[cell]


@pytest.mark.parametrize("cell", ["A_B(2) and C_D(0)", "非 0", ">100", "1001 或者 1002 以上", "12:30"])
def test_a_cell_that_says_more_than_a_code_is_reported(cell: str) -> None:
    page = page_of(f"| 错误码 | 说明 |\n|-|-|\n| {cell} | 文本 |")
    assert (page.rows, len(page.unread)) == ((), 1)


TEXTS = {
    "a<br>b<br />c": "a\nb\nc",
    "<ul><li>a</li><li>b</li></ul>": "a\nb",
    "<ol><li>1. a</li><li>2. b</li></ol>": "1. a\n2. b",
    "<p>a</p><p>b</p>": "a\nb",
    "[a](/b/c_(d)) **b** *c* _d_ __e__ ~~f~~ `g`": "a b c d e g",
    "input_mode 与 a_b_c": "input_mode 与 a_b_c",
    "**注意：**请重试": "注意：请重试",
    r"a \| b `c \| d` \<e\>": "a | b c | d <e>",
    "&lt;a&gt; &amp; b&nbsp;&nbsp;c": "<a> & b c",
    '<a href="x">a</a> <b>b</b> <Note title="No text">c</Note>': "a b\nc",
    "{/* hidden */}a<!-- hidden -->": "a",
    "a {'{b}'}": "a {b}",
    "`<br>` stays": "<br> stays",
    "2 * 3 * 4": "2 * 3 * 4",
    "- a<br>• b<br>1. c": "a\nb\n1. c",
    "'*', '_', '~'": "'*', '_', '~'",
    "无。": "无。",
    "![](a.png) a": "a",
    "<https://a.b/c>": "https://a.b/c",
    "a < b and c > d": "a < b and c > d",
}


@pytest.mark.parametrize("cell", TEXTS)
def test_plain_text_of_a_cell(cell: str) -> None:
    assert [row.message for row in rows_of(f"| Code | Description |\n|-|-|\n| 1 | {cell} |")] == [TEXTS[cell]]


PACKED = {
    "描述：甲。<br />可能原因：乙。<br />处理建议：丙。": ("甲。", "乙。", "丙。"),
    "说明: 甲。<br />处理建议: 丙。<br />丁。": ("甲。", None, "丙。\n丁。"),
    "甲。<br/>可能原因：乙。": ("甲。", "乙。", None),
    "Description: A.<br>Possible cause: B.<br>Suggestion: C.": ("A.", "B.", "C."),
    "<ul><li>说明：甲。</li><li>处理建议：丙。</li></ul>": ("甲。", None, "丙。"),
    "**描述**：甲。<br>**处理建议**：丙。": ("甲。", None, "丙。"),
    "描述：甲。处理建议：丙。": ("甲。", None, "丙。"),
    "甲。<br/>乙。": ("甲。\n乙。", None, None),
    "请查看描述：甲": ("请查看描述：甲", None, None),
    "描述：甲。<br/>可能原因：-": ("甲。", None, None),
    "【描述】甲。<br/>【可能原因】乙。<br/>【处理建议】丙。": ("甲。", "乙。", "丙。"),
    "问题描述：甲。<br/>失败原因：乙。<br/>排查步骤：<br/>1. 丙。": ("甲。", "乙。", "1. 丙。"),
    "說明：甲。<br/>原因：乙。<br/>解決方法：丙。": ("甲。", "乙。", "丙。"),
    "Description: A.<br>Possible cause(s): B.<br>Suggested solutions: C.": ("A.", "B.", "C."),
    "说明：甲。<br/>注意：乙。": ("甲。\n注意：乙。", None, None),
    "描述：甲。<br/>触发原因：乙。<br/>处理方案：丙。": ("甲。", "乙。", "丙。"),
    "Meaning: A.<br>Root cause: B.<br>How to fix: C.": ("A.", "B.", "C."),
}


@pytest.mark.parametrize("cell", PACKED)
def test_packed_cells(cell: str) -> None:
    (row,) = rows_of(f"| 错误码枚举值 | 说明 |\n|-|-|\n| 1 | {cell} |")
    assert texts_of(row)[1:] == PACKED[cell]


def test_a_row_broken_over_lines() -> None:
    text = "| Code | Description | Solution |\n|-|-|-|\n| 1 | Gone. | Wait\nuntil noon. |\n| 2 | Lost.\nAway. | - |"
    assert brief(text) == [((1,), "Gone.", "Wait until noon."), ((2,), "Lost. Away.", None)]


def test_paragraphs_broken_over_lines_in_a_cell() -> None:
    text = "| Code | Description |\n|-|-|\n| 1 | <p>Gone.</p>\n<p>Away.</p>\n- a\n- b |\n| 2 | Lost.\n<Tab>\n"
    assert brief(text) == [((1,), "Gone.\nAway.\na\nb", None), ((2,), "Lost.", None)]


def test_a_list_broken_over_lines_in_a_cell() -> None:
    text = "| Code | Description |\n|-|-|\n| 1 | Gone:<ul>\n<li>a</li>\n<li>b</li>\n</ul> |\n| 2 | Lost. |\n<p>c</p>"
    assert brief(text) == [((1,), "Gone:\na\nb", None), ((2,), "Lost.", None)]


def test_more_cells_than_heads_keep_their_text() -> None:
    assert brief("| Code | Description |\n|-|-|\n| 1 | a | b | c |") == [((1,), "a\nb\nc", None)]


def test_pipes_in_a_code_span_are_text_where_the_row_would_be_too_long() -> None:
    assert brief("| Code | Description |\n|-|-|\n| 1 | `a|b` or c |") == [((1,), "a|b or c", None)]


def test_fewer_cells_than_heads() -> None:
    assert brief("| Code | Description | Solution |\n|-|-|-|\n| 1 | a |\n| 2 |") == [
        ((1,), "a", None),
        ((2,), None, None),
    ]


def test_five_columns_with_names() -> None:
    (row,) = rows_of(
        "| Error code | Error message | Description | Possible cause | Solution |\n|-|-|-|-|-|\n"
        "| 1 | `ErrorInternal` | A. | B. | C. |"
    )
    assert texts_of(row) == ("ErrorInternal", "A.", "B.", "C.")


def test_the_value_is_the_code_where_the_code_is_a_name() -> None:
    (row,) = rows_of("|值|错误码-20%|说明|\n|-|-|-|\n|1009|REQUEST_TIME_OUT|超时。|")
    assert (row.codes, row.name, row.message, row.kind) == ((1009,), "REQUEST_TIME_OUT", "超时。", "return")


def test_a_name_beside_the_code_in_its_cell() -> None:
    (row,) = rows_of(
        "| Return value/code | Description |\n|-|-|\n| 0x80070005<br/>E_ACCESSDENIED | Denied. |"
    )
    assert (row.codes, row.name, row.message) == ((0x80070005,), "E_ACCESSDENIED", "Denied.")


def test_a_column_of_sqlstates_stays_strings() -> None:
    text = "| Error Code | Condition Name |\n|-|-|\n| **Class 00** | |\n| 00000 | all_done |\n| 0100C | more_sets |"
    assert [(row.codes, row.name) for row in page_of(text).rows] == [
        (("00000",), "all_done"),
        (("0100C",), "more_sets"),
    ]


def test_the_only_column_of_texts_holds_no_names() -> None:
    (row,) = rows_of("| Code | Message |\n|-|-|\n| 200 | OK |")
    assert (row.name, row.message) == (None, "OK")


def test_a_deprecated_mark_stays() -> None:
    text = "| 错误码 | 说明 |\n|-|-|\n| 1（已废弃） | 甲。 |\n| 2 | 乙。（已废弃） |"
    assert [row.message for row in rows_of(text)] == ["甲。\n已废弃", "乙。（已废弃）"]


def test_a_table_whose_head_row_is_a_code_row() -> None:
    text = "# 错误码\n\n| 0 | 成功。 | - |\n|-|-|-|\n| 1 | 失败。 | 请重试。 |"
    assert brief(text) == [((0,), "成功。", None), ((1,), "失败。", "请重试。")]


def test_a_table_with_empty_heads_has_the_columns_of_the_one_before() -> None:
    text = "| 说明 | 错误码 |\n|-|-|\n| 甲。 | 1 |\n\n文本\n\n| | |\n|-|-|\n| 乙。 | 2 |"
    assert brief(text) == [((1,), "甲。", None), ((2,), "乙。", None)]


def test_rowspan_and_colspan() -> None:
    text = """
        <table>
        <tr><th>Code</th><th>Description</th><th>Solution</th></tr>
        <tr><td>1</td><td rowSpan={2}>SnapshotPair.</td><td>A.</td></tr>
        <tr><td>2</td><td>B.</td></tr>
        <tr><td>3</td><td colspan="2">Wide.</td></tr>
        </table>
        """
    assert brief(text) == [
        ((1,), "SnapshotPair.", "A."),
        ((2,), "SnapshotPair.", "B."),
        ((3,), "Wide.", None),
    ]


def test_the_line_of_an_html_row_is_that_of_its_code() -> None:
    text = "<table>\n<tr><th>Code</th><th>Text</th></tr>\n<tr>\n<td>1</td>\n<td>a</td>\n</tr>\n</table>"
    assert [row.line for row in rows_of(text)] == [4]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    text = (
        "<table><tr><td>Codes: <table><tr><th>Code</th><th>Description</th></tr><tr><td>1</td><td>a</td></tr></table>"
        "</td></tr></table>"
    )
    assert brief(text) == [((1,), "a", None)]


KINDS = {
    "| 返回码 | 说明 |": "return",
    "| Error Code Enumeration | Description |": "return",
    "| 事件码 | 事件名称 |": "event",
    "| Event Code | Event Name |": "event",
    "| 状态码 | 描述 |": "status",
    "| Status code | Description |": "status",
    "| Enum Value | Event | Action |": "enum",
    "| New error code | Description | Old error code |": "mapping",
    "| Platform | Error code | Error code |": "mapping",
}


@pytest.mark.parametrize("head", KINDS)
def test_the_kind_of_a_table(head: str) -> None:
    cells = head.count("|") - 1
    (row,) = rows_of(f"{head}\n{'|-' * cells}|\n| 1001 {'| 1002 ' * (cells - 1)}|")
    assert row.kind == KINDS[head]


NO_CODES = {
    "fence": "```\n| Code | Description |\n|-|-|\n| 1001 | a |\n```",
    "longer fence": "````md\n```\n| Code | Text |\n|-|-|\n| 1001 | a |\n```\n````",
    "tilde fence in a list": "- x\n  ~~~\n  | Code | Text |\n  |-|-|\n  | 1001 | a |\n  ~~~",
    "front matter": "---\ntitle: x\napi: |1001|\n| Code | Text |\n---\n",
    "html comment": "<!--\n| Code | Text |\n|-|-|\n| 1001 | a |\n-->",
    "mdx comment": "{/*\n| Code | Text |\n|-|-|\n| 1001 | a |\n*/}",
    "sizes": "| Resolution | Bitrate (kbps) |\n|-|-|\n| 1280 | 1500 |",
    "parameters": "| Parameter | Type | Example | Description |\n|-|-|-|-|\n| a | Int | 1001 | b |",
    "steps": "| Step | Description |\n|-|-|\n| 1 | a |",
    "presets": "| Type Name | Preset Value | Description |\n|-|-|-|\n| A_B | 10001 | b |",
    "sample code": "| Language | Sample code |\n|-|-|\n| Go | [GitHub](a) |",
    "names of enums": "|枚举值|说明|\n|-|-|\n|MODE_A| a |",
    "prose": "Version 3.1.0 of 2026-03-20 has 100000 users | and 5 more.",
    "a word in code": "Write `<table>` for a table.\n\n1. first\n2. second",
}


@pytest.mark.parametrize("text", NO_CODES.values(), ids=NO_CODES)
def test_what_is_certainly_no_row(text: str) -> None:
    page = page_of(text)
    assert (page.rows, page.unread) == ((), ())


IN_DOUBT = {
    "values": "| State | Enum Value | Meaning |\n|-|-|-|\n| A_B | 0 | b |",
    "unknown headers": "| Foo | Bar |\n|-|-|\n| 1001 | a |",
    "list": "- 1103072：浏览器不支持。",
    "text": "1103072 = not supported",
    "no text": "| Platform | Error code |\n|-|-|\n| iOS | 1001 |",
    "words for codes": "|错误码|说明|\n|-|-|\n|两个 词|甲|",
    "pipes without a table": "1001 | a | b",
    "cut off html": "</table><td>1001</td><td>a</td>",
}


@pytest.mark.parametrize("text", IN_DOUBT.values(), ids=IN_DOUBT)
def test_what_is_in_doubt_is_reported(text: str) -> None:
    page = page_of(text)
    assert page.rows == ()
    assert len(page.unread) == 1
    assert page.unread[0].reason


def test_rows_behind_an_unclosed_fence_are_read() -> None:
    page = page_of("```\ncut off\n\n| Code | Text |\n|-|-|\n| 1 | a |")
    assert [row.codes for row in page.rows] == [(1,)]
    assert [skipped.line for skipped in page.unread] == [1]


def test_headings() -> None:
    text = """
        # One {#one}

        Two
        ---

        | Code | Text |
        |-|-|
        | 1 | a |

        <h3>Three <b>x</b></h3>
        | Code | Text |
        |-|-|
        | 2 | a |

        ## Four ##
        <details><summary><h3>No heading</h3></summary></details>

        | Code | Text |
        |-|-|
        | 3 | a |
        """
    assert [row.heading for row in rows_of(text)] == [
        ("One", "Two"),
        ("One", "Two", "Three x"),
        ("One", "Four"),
    ]


def test_title_and_version_from_the_front_matter() -> None:
    page = page_of("---\ntitle: \"A page\"\ndate: '2026-03-10'\n---\n\ntext\n")
    assert (page.title, page.version) == ("A page", "2026-03-10")


def test_a_title_component_is_a_heading() -> None:
    assert page_of("<Title>Errors?</Title>\n").title == "Errors?"


LABELLED_SECTIONS = {
    "a.rst": "Halls\n=====\n\nGATE_SHUT\n---------\n\n:Code: 1001\n:HTTP status: 404\n:Cause: A wall.\n\nShut.\n\n"
    "HALL_FULL\n---------\n\n:Code: 1002\n:HTTP status: 409\n:Cause: A party.\n\nFull.\n",
    "b.rst": "Halls\n=====\n\nGATE_SHUT\n---------\n\n**Code:** 1001\n\n**HTTP status:** 404\n\nShut.\n\n**Cause:** A wall.\n\n"
    "HALL_FULL\n---------\n\n**Code:** 1002\n\n**HTTP status:** 409\n\nFull.\n\n**Cause:** A party.\n",
    "a.adoc": "= Halls\n\n== GATE_SHUT\n\n*Code:* 1001\n\n*HTTP status:* 404\n\nShut.\n\n*Cause:* A wall.\n\n"
    "== HALL_FULL\n\n*Code:* 1002\n\n*HTTP status:* 409\n\nFull.\n\n*Cause:* A party.\n",
    "b.adoc": "= Halls\n\n== GATE_SHUT\n\nCode:: 1001\nHTTP status:: 404\nMeaning:: Shut.\nCause:: A wall.\n\n"
    "== HALL_FULL\n\nCode:: 1002\nHTTP status:: 409\nMeaning:: Full.\nCause:: A party.\n",
    "a.wiki": "= Halls =\n== GATE_SHUT ==\n'''Code:''' 1001\n\n'''HTTP status:''' 404\n\nShut.\n\n'''Cause:''' A wall.\n"
    "== HALL_FULL ==\n'''Code:''' 1002\n\n'''HTTP status:''' 409\n\nFull.\n\n'''Cause:''' A party.\n",
    "b.wiki": "= Halls =\n== GATE_SHUT ==\n; Code : 1001\n; HTTP status : 404\n; Meaning : Shut.\n; Cause : A wall.\n"
    "== HALL_FULL ==\n; Code : 1002\n; HTTP status : 409\n; Meaning : Full.\n; Cause : A party.\n",
}


@pytest.mark.parametrize("path", LABELLED_SECTIONS)
def test_sections_state_their_code_under_a_label_in_each_dialect(path: str) -> None:
    page = page_of(LABELLED_SECTIONS[path], path)
    assert [(row.codes, row.name, row.message, row.cause, row.http_status) for row in page.rows] == [
        ((1001,), "GATE_SHUT", "Shut.", "A wall.", 404),
        ((1002,), "HALL_FULL", "Full.", "A party.", 409),
    ]
    assert not page.unread
