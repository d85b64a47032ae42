"""Hostile and broken pages: nothing raises, nothing hangs, what can be read is read.

No times are asserted; a scan that is not linear makes these tests, and the fuzz run, take minutes.
"""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.readers.markdown.html_tables import html_tables
from zcodegen.readers.markup.text import only_html, plain, verbatim
from zcodegen.readers.missed.spelled_rows import looks_like_row
from zcodegen.readers.read import READERS, read_page
from zcodegen.readers.source import MAX_CHARACTERS, MAX_LINES

pytestmark = pytest.mark.slow

TABLE = "| 错误码 | 说明 |\n|--|--|\n"
MANY = 4_000

READ_ALL_THE_SAME = {
    "deep elements": "<div>" * 10_000 + "\n" + TABLE + "| 1 | a |\n",
    "deep lists in a cell": TABLE + "| 1 | " + "<ul><li>" * 10_000 + "a |\n",
    "deep tables": "<table><tr><td>" * 10_000 + "\n\n# A\n" + TABLE + "| 1 | a |\n",
    "unclosed tags": "<a {<b 'x\n" * MANY + TABLE + "| 1 | a |\n",
    "unclosed comments": "<!-- {/* \n" * MANY + TABLE + "| 1 | a |\n",
    "unclosed brackets in a cell": TABLE + "| 1 | " + "[(`{" * MANY + " |\n",
    "a large cell": TABLE + "| 1 | " + "a<br/>[b](c) `d` *e* " * MANY + " |\n",
    "many lines": TABLE + "\n" + "text 1 | 2\n" * MANY + "\n" + TABLE + "| 1 | a |\n",
    "an attribute never closed": TABLE + '| 1 | a <b>c</b> <d e="f |\n',
    "blanks": " " * 500_000 + "|\n\n" + TABLE + "| 1 | a |\n",
    "cut off": "---\ntitle: x\n" + TABLE + "| 1 | a |\n<table><tr><td>\n",
}


@pytest.mark.parametrize("text", READ_ALL_THE_SAME.values(), ids=READ_ALL_THE_SAME)
def test_the_row_is_read_in_spite_of_the_rest(text: str) -> None:
    assert [row.codes for row in read_page(text.encode(), path="page.mdx").rows] == [(1,)]


HOSTILE = {
    "pipes": "|" * 100_000,
    "digits": TABLE + "| " + "1" * 500_000 + " | a |",
    "codes": TABLE + "| " + "1、" * 250_000 + " | a |",
    "json never closed": '<X y={"<table' * MANY,
    "headings never closed": "<h1>" * MANY + "# a" + " #" * MANY + "b",
    "spans": "<table><tr>" + "<td colspan=1000 rowspan=65000>1</td>" * 2000 + "</tr>" + "<tr><td>1" * 2000,
    "deep flow": "[" * 10_000,
    "deep json": '{"a":' * 10_000,
    "dita out of order": "<plentry><pt>1</plentry></pt><pd></pt></pd>" * 9,
    "dita never closed": "<plentry><pt>1<!--" * MANY,
    "definitions never closed": "<dl><dt>\n\n(0x1)\n\n" * MANY,
    "run together": "CodeDescription" * MANY + "\n1a\n2b\n3c",
    "csv never closed": 'code,message\n1,"' + "a\n" * MANY,
}


@pytest.mark.parametrize("reader", [None, *(reader.id for reader in READERS)])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_reader_raises(text: str, reader: str | None) -> None:
    assert read_page(text.encode(), path="page", reader=reader).path == "page"


FRAGMENTS = (
    "|",
    "||",
    "|-|-|",
    "|--|:-:|",
    "\n",
    "\n\n",
    "|",
    "1",
    "1001",
    "错误码",
    "Code",
    "Description",
    "描述：a",
    "可能原因：b",
    "<br/>",
    "<table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "</tr>",
    "</table>",
    "<td rowspan=2>",
    "<td colspan=3>",
    "```",
    "~~~",
    "`",
    "<!--",
    "-->",
    "{/*",
    "*/}",
    "{",
    "}",
    "[",
    "](",
    ")",
    "**",
    "_",
    "\\",
    "\\|",
    "&lt;",
    "&#0;",
    "#",
    "##",
    "===",
    "---",
    '{"a":"<table>',
    '"}',
    "={",
    "\\n",
    "<h1>",
    "</h1>",
    "<dl>",
    "<dt>",
    "</dt>",
    ":",
    "0x80",
    "(0x1)",
    "-",
    ">",
    "\t",
    "\u200b",
    "\ufeff",
    "\r",
    'import x from "a.mdx"',
    "ER_A",
    "eng",
    "start-error-number 1",
    "Section:",
    "00000",
    "code:",
    "name,",
    "<plentry>",
    "<pt>",
    "</pt>",
    "<pd>",
    "</pd>",
    "</plentry>",
)
PAGES = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map(" ".join)


@given(PAGES, st.sampled_from([None, *(reader.id for reader in READERS)]))
def test_no_page_raises_and_every_row_has_its_place(text: str, reader: str | None) -> None:
    page = read_page(text.encode(), path="page.mdx", reader=reader)
    lines = re.split(r"\r\n|\r|\n", text)
    places = [row.line for row in page.rows] + [skipped.line for skipped in page.unread]
    assert all(1 <= line <= len(lines) for line in places)
    assert all(row.codes for row in page.rows)


def test_a_document_that_ends_too_early_has_its_place_in_it() -> None:
    page = read_page(b"{/*", path="page.json")
    assert [skipped.line for skipped in page.unread] == [1]


def test_only_line_ends_end_lines_of_a_delimited_table() -> None:
    page = read_page(b"Code,Message,Note\n1,a,b\x1c\x0c\n2,\xe2\x80\xa8,c\n", path="page.csv")
    assert [(row.line, row.codes) for row in page.rows] == [(2, (1,)), (3, (2,))]


def test_a_page_of_many_empty_lines_is_read_at_once() -> None:
    text = "<dl>" + "\n" * 400_000 + "x"
    assert read_page(text.encode(), path="page.md").rows == ()


@given(st.binary(max_size=300))
def test_no_bytes_raise(source: bytes) -> None:
    assert read_page(TABLE.encode() + source, path="page.mdx").path == "page.mdx"


@given(
    st.lists(st.tuples(st.integers(1000, 9999), st.text("ab 。|<`*[", max_size=8)), min_size=1, max_size=9)
)
def test_no_row_of_a_table_is_lost_in_silence(rows: list[tuple[int, str]]) -> None:
    text = TABLE + "".join(f"| {code} | {cell} |\n" for code, cell in rows)
    page = read_page(text.encode(), path="page.mdx")
    seen = {row.line: row.codes for row in page.rows}
    unread = {skipped.line for skipped in page.unread}
    assert all(seen.get(line) == (code,) or line in unread for line, (code, _) in enumerate(rows, 3))


@given(st.text(max_size=200))
def test_verbatim_text_stays_as_it_is(text: str) -> None:
    lines = (
        " ".join(line.split())
        for line in re.sub("[\xad\u180e\u200b-\u200f\u2060-\u2064\ufeff\0]", "", text).split("\n")
    )
    assert plain(verbatim(text.replace("\0", ""))) == "\n".join(line for line in lines if line)


@pytest.mark.parametrize("text", ["· 0", "• a\n● b", "- a", "+ 1", "a • b"])
def test_verbatim_text_keeps_its_bullets(text: str) -> None:
    assert plain(verbatim(text)) == text


TAGS = st.lists(
    st.sampled_from(
        [
            "<tr>",
            "</tr>",
            "<td>",
            "<td class='a>b'>",
            "</td>",
            "<th>",
            "</th>",
            "<tbody>",
            "</tbody>",
            "a",
            "<b>c</b>",
        ]
    ),
    max_size=30,
)


@given(TAGS)
def test_html_cells_are_those_of_an_html_parser(tags: list[str]) -> None:
    """html5lib is the HTML Standard to the letter; text outside of cells, which it moves away, is left out here."""
    text = "<table>" + "".join(_in_cells(tags)) + "</table>"
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    theirs = [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr") if len(row)]
    ours = [
        [plain(only_html(cell.markup)) for cell in line.cells]
        for lines in html_tables(text, 0, len(text), lambda _: 1)
        for line in lines
    ]
    assert ours == theirs


def _in_cells(tags: list[str]) -> list[str]:
    kept, inside = [], False
    for tag in tags:
        if tag.startswith(("<td", "<th")):
            inside = True
        elif tag.startswith(("</", "<t")) and tag != "</b>":
            inside = False
        elif not inside:
            continue
        kept.append(tag)
    return kept


@pytest.mark.parametrize(
    "line",
    ["| 1001 | a |", "1001|a", "- 1103072：a", "errorCode = 1103072: a", "<td>1001</td>", "100001Gone."],
)
def test_lines_that_look_like_rows(line: str) -> None:
    assert looks_like_row(line)


@pytest.mark.parametrize(
    "line", ["2026-03-20", "1. first", "- 16：ppt", "| a | 1001 |", "version 3.1", "100 000"]
)
def test_lines_that_do_not(line: str) -> None:
    assert not looks_like_row(line)


@pytest.mark.parametrize(
    "rest",
    ["x\n" * MAX_LINES, "x" * MAX_CHARACTERS, "| 2 | " + "b" * MAX_CHARACTERS + " |\n"],
    ids=["lines", "a line", "a row"],
)
def test_a_page_without_end_is_read_up_to_a_bound_and_the_rest_reported(rest: str) -> None:
    page = read_page((TABLE + "| 1 | a |\n" + rest + "\n| 3 | c |\n").encode(), path="x.md")
    assert [row.codes for row in page.rows] == [(1,)]
    assert [line.reason for line in page.unread if "split it" in line.reason]


CUT_OFF = {
    "errors.cs": "class Errors { static int GONE\nstatic int LOST",
    "lost.cs": "class LostError : GateError {\n  public override int Code => 7;\n  public int Code { get; } = 7;\n  string Message =",
    "errors.kt": "class LostError : GateError() {\n  override val code get() = 7\n  override val message: String get() =",
    "Lost.java": "class LostError extends GateError {\n  public int getCode() { return 7; }\n  String message =",
    "lost.scala": "class LostError extends GateError {\n  def code =",
    "errors.py": "class Lost(GateError):\n    code = 7\n    sqlstate: str =",
    "errors.rb": "class Lost < GateError\n  def code\n    7\n  end\n  CODE =",
    "errors.csv": " roles and permissions.\n16,502,Bad Gateway,Check the backend.\n17,503,Service Unavailable,Try again.\n18,401,Unauthorized,Log in.\n",
}


@pytest.mark.parametrize("path", CUT_OFF)
def test_a_file_that_is_cut_off_is_read(path: str) -> None:
    for end in range(len(CUT_OFF[path])):
        read_page(CUT_OFF[path][:end].encode(), path=path)
    assert read_page(CUT_OFF[path].encode(), path=path).path == path
