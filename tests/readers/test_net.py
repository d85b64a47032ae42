"""The net: what looks like a row of codes outside of every table is reported; what does not, is not."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

ABOUT_CODES = {
    "an item": "- 1001：甲",
    "a heading without a text": "### 10001",
    "paragraphs": "**10010**\n\nA",
    "columns": "1001   A\n-1002\tB",
    "elements": "<li>10010：甲</li>\n<p>10011</p>\n<span>102</span><span>A</span>",
    "components": "<TableRow><TableCell>1001</TableCell><TableCell>A</TableCell></TableRow>",
    "a script": 'export const codes = [\n  {code: 1001, message: "a"},\n];\n<Row errorCode="1002" text="b" />',
}


@pytest.mark.parametrize("text", ABOUT_CODES.values(), ids=ABOUT_CODES)
def test_under_a_heading_of_codes(text: str) -> None:
    wanted = [number for number, line in enumerate(text.split("\n"), 3) if any(map(str.isdigit, line))]
    page = page_of(f"# Error codes\n\n{text}")
    assert page.rows == ()
    assert [skipped.line for skipped in page.unread] == wanted
    assert page_of(f"# Error codes\n\n## Example\n\n{text}").unread != ()
    assert page_of(f"---\ntitle: 错误码\n---\n\n{text}").unread != ()


@pytest.mark.parametrize("text", [text for name, text in ABOUT_CODES.items() if name != "components"])
def test_elsewhere_three_digits_are_no_code(text: str) -> None:
    page = page_of(f"# Guide\n\n{text}")
    assert [skipped for skipped in page.unread if "102" in skipped.text] == []


NO_ROWS = {
    "dates": "- 2024-01-02: released\n- 2024 年发布\n- 2024年发布",
    "numbers in a text": "A limit of 1000 rooms.\n\n200 users at once.",
    "decimals": "- 1.25 times\n- 100% of all",
    "versions": "## 3.10.2\n\n- 300.1 is new",
    "ranges of a section": "## -200000 ~ -200009 Arguments\n\n## 1000-1999\n\n## 3000 to 3999: Rooms",
    "comments": "<!-- - 1001: A -->\n{/* - 1002: B */}",
    "fences": "```\n- 1001: A\n```",
}


@pytest.mark.parametrize("text", NO_ROWS.values(), ids=NO_ROWS)
def test_what_is_no_row(text: str) -> None:
    page = page_of(f"# Error codes\n\n{text}")
    assert [line.line for line in page.unread if line.line > 1] == []


@pytest.mark.parametrize(
    "line",
    [
        "<li>10010：甲</li>",
        "<li><code>10010</code> - A</li>",
        '{code: 1001, message: "A"},',
        '<Row code="1001" text="A"/>',
        '<div><span class="code">400</span><span>A</span></div>',
        '<p><b id="x" class="big error-code">1001</b> A</p>',
    ],
)
def test_without_a_heading(line: str) -> None:
    assert [skipped.line for skipped in page_of(f"# Guide\n\n{line}\n").unread] == [3]


def test_a_heading_above_rows_is_none() -> None:
    table = "| Code | Text |\n|-|-|\n| 1001 | a |\n"
    page = page_of(f"# Error codes\n\n## 400 Bad request\n\n{table}\n## 500 Broken\n\nWait.\n\n## 503\n")
    assert [(row.codes, row.message) for row in page.rows] == [((1001,), "a"), ((500,), "Broken\nWait.")]
    assert [line.text for line in page.unread] == ["## 503"]


def test_lines_of_a_code_and_a_text_below_a_word_for_codes() -> None:
    page = page_of(
        "Codes\n\n1001 Gone\n\n1002 Lost\n1003 Busy\n1004 Late\n\nThere are\n1005 rooms\n1006 users\n"
    )
    assert [row.line for row in page.rows] == [3, 5, 6, 7]
    assert not page.unread


def test_delimited_lines_without_heads() -> None:
    page = page_of('1001,Gone,Wait\n"1002","Lost"\n1,000 rooms\n1003, later\n', "codes.csv")
    assert [skipped.line for skipped in page.unread] == [1, 2]


def test_pipes_of_full_width() -> None:
    page = page_of("| 错误码 | 说明 |\n|-|-|\n| 1001 | 甲 |\n｜ 1002 ｜ 乙 ｜")
    assert [row.codes for row in page.rows] == [(1001,)]
    assert [skipped.line for skipped in page.unread] == [4]


def test_a_cell_outside_of_a_table_with_markup_around_its_code() -> None:
    page = page_of('</table><td align="center"><code>1001</code></td><td>a</td>')
    assert len(page.unread) == 1


def test_below_a_page_of_definitions() -> None:
    page = page_of("# Error codes\n\n1001\n: A\n\n1002\n: B\n\n## More\n\n- 1003: C\n", "page.md")
    assert page.reader == "definitions"
    assert [line.line for line in page.unread] == [11]


def test_columns_in_a_block_of_code_are_reported() -> None:
    page = page_of(
        """
        XMLSERVICE errors
        =================

        The values are::

              Name    Value   Text
              EDOM    3001    A domain error occurred.
              ERANGE \t3002    A range error occurred.
              ETRUNC  3003    Data was truncated.
        """,
        "docs/errors.rst",
    )
    assert page.rows == ()
    assert [line.line for line in page.unread] == [8, 9, 10]
    sizes = page_of(
        "# Sizes\n\n    WIDTH  80  columns\n    DEPTH  20  rows\n    HEIGHT 30  lines\n", "sizes.md"
    )
    assert sizes.unread == ()


@pytest.mark.parametrize(
    "lines",
    [
        "GATE_SHUT_V1      uint16 = 1\nKEY_LOST_V1       uint16 = 2\nKEY_BENT_V1       uint16 = 3\n",
        "print\n\nGATESHUT\tEXUSER\tThe door is shut.\nGATELOST\tEXUSER\tThe key is lost.\nGATEBENT\tEXINFO\tThe key is bent.\n",
    ],
)
def test_columns_of_plain_text_are_reported(lines: str) -> None:
    page = page_of(f"{lines}\nSome prose about it.\nAnd more.\n", "errcodes.txt")
    assert len(page.rows) + len(page.unread) >= 3


def test_constants_that_a_page_of_documentation_declares_without_their_values() -> None:
    members = "".join(
        f"<h4>{name}</h4>\n<pre>public static final&nbsp;int {name}</pre>\n"
        for name in ("gateOk", "gateErrShut", "gateErrLost", "gateErrBent")
    )
    page = page_of(f"<html><body>\n<h3>Field details</h3>\n{members}</body></html>\n", "GateStatus.html")
    assert [line.text for line in page.unread] == ["gateOk", "gateErrShut", "gateErrLost", "gateErrBent"]


MARKED = {
    "names with numbers": "## GATE_OK (0)\n\nOpen.\n\n## GATE_SHUT (1)\n\nShut.\n\n## GATE_LOST (2)\n\nGone.",
    "letters with numbers": "**GAL-00001: open**\n\nA.\n\n**GAL-00017: shut**\n\nB.\n\n**GAL-00018: lost**\n\nC.",
    "bold letters with numbers": "**E05** Open.\n\n**E13** Shut.\n\n**E20** Lost.",
    "bold items": "- **421** — `Open`. A.\n- **450** — `Shut`.\n- **550** — `Lost`.",
    "elements": "<li>**990:** Open</li>\n<li>**991:** Shut</li>\n<li>**992:** Lost</li>",
    "code spans": "- `204 Open` A.\n- `403 Shut` B.\n- `404 Lost` C.",
    "numbered names of errors": "1. `GATE_NOT_FOUND` A.\n2. `HALL_ERR_FULL` B.\n3. `ROOF_INVALID` C.",
    "admonitions": ":::danger 1001 Gate shut\nA.\n:::\n\n:::danger 1002 Hall full\nB.\n:::\n\n:::danger 1003 Roof wet\nC.\n:::",
    "tabs": '=== "1001"\n    A\n\n=== "1002"\n    B\n\n=== "1003"\n    C',
    "questions": "**Q: What does error 5001 mean?**\n\nA.\n\n**Q: What does error 5002 mean?**\n\nB.\n\n**Q: And error 5003?**\n\nC.",
    "headings that end with a code": "## Open failed (error code 11200)\n\nA.\n\n## Shut failed (error code 12100)\n\nB.\n\n## Lost (error code 11251)\n\nC.",
    "names of errors": "### GATE_NOT_FOUND\n\nA.\n\n### HALL_ERR_FULL\n\nB.\n\n### ROOF_INVALID\n\nC.",
}


@pytest.mark.parametrize("text", MARKED.values(), ids=MARKED)
def test_marked_codes_are_read_or_reported_whatever_the_page_is_about(text: str) -> None:
    wanted = [number for number, line in enumerate(text.split("\n"), 3) if len(line) > len("Open.")]
    page = page_of(f"# Halls\n\n{text}")
    assert sorted([row.line for row in page.rows] + [line.line for line in page.unread]) == wanted


UNMARKED = {
    "ordinals": "**1** Open.\n\n**2** Shut.\n\n**3** Lost.",
    "years": "## 2023\n\nA.\n\n## 2024\n\nB.\n\n## 2026\n\nC.",
    "versions": "## 3.10.2\n\nA.\n\n## 3.10.3\n\nB.\n\n## 3.11.0\n\nC.",
    "settings": "- `GATE_WIDTH`: A.\n- `GATE_DEPTH`: B.\n- `GATE_PATH`: C.",
    "different letters": "- `SHA256` A.\n- `MP4` B.\n- `UTF16` C.",
    "amounts": "- 1000 rooms\n- 2500 halls\n- 3000 roofs",
}


@pytest.mark.parametrize("text", UNMARKED.values(), ids=UNMARKED)
def test_lists_of_other_things(text: str) -> None:
    page = page_of(f"# Halls\n\n{text}")
    assert (page.rows, page.unread) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        "| code | 错误码：<br>1001：网络错误<br>1002：鉴权失败<br>1003：房间已满 |",
        "1001: 门关了；1002: 厅满了；1003: 屋顶湿了；1004: 下雨了",
        "| result | <ul><li>1001 - Gate shut</li><li>1002 - Hall full</li><li>1003 - Roof wet</li></ul> |",
    ],
)
def test_codes_packed_into_a_line_are_reported(line: str) -> None:
    page = page_of(
        f"# Gates\n\n| Field | Text |\n|-|-|\n{line}\n" if line[0] == "|" else f"# Gates\n\n{line}\n"
    )
    assert (page.rows, [skipped.line for skipped in page.unread]) == ((), [5 if line[0] == "|" else 3])
