"""A small sample of every other shape, written by us: what is read from it, and that its shape is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.page import page_of, texts_of
from tests.readers.test_api_docs import DOXYGEN
from tests.readers.test_formats import ASCIIDOC, CONSTANTS, KEY_VALUE, MEDIAWIKI, RECORD_PAGE, RST, XML
from tests.readers.test_formats_idioms import SQL
from zcodegen.readers.read import READERS, Reader, read_page

ROOT = Path(__file__).parents[2]

DEFINITIONS = r"""
    ---
    title: Codes
    ---

    # System codes

    Some text about codes.

    <dl> <dt>

    <span id="E_FINE"></span>**ERROR\_FINE**
    </dt> <dd> <dl> <dt>

    0 (0x0)
    </dt> <dt>


    All went well.


    </dt> </dl> </dd> <dt>

    <span id="E_SHUT"></span>**ERROR\_SHUT**
    </dt> <dd> <dl> <dt>

    5 (0x5)
    </dt> <dt>

    The door is shut.

    </dt> </dl> </dd> </dl>
    """

MARKDOWN_DEFINITIONS = """
    # Codes

    0x80070005
    : Access denied.

    0x80070006
    : Bad handle.
      Description: Close it once.
    """

PLAIN_COLUMNS = """
    Code    Name            Description              Solution
    1001    E_NOT_FOUND     Not found here           Look again
    1002    E_GONE          Gone away                -
    1003    E_BUSY          Busy                     Retry
    """

SQLSTATES = """\
# five characters each

Section: Class 00 - Done

00000    S    CODE_ALL_DONE                      all_done

Section: Class 08 - Link
08P01    E    CODE_LINK_PROTOCOL                 link_protocol
2202E    E    CODE_WITHOUT_A_CONDITION
not a state
"""

ERRMSG = """\
languages chinese=chi, english=eng latin1;

default-language eng

start-error-number 1000

ER_DOOR 42000 S1009
        eng "Can't open door \\"%s\\"\\n"
        chi "打不开门"
ER_SILENT
skip-to-error-number 3000
# a comment
ER_LATER
        eng "Later"
what is this
"""

YAML_LIST = """\
error_categories:
  - NetworkError
error_codes:
  # the first
  - {code: 0, name: OK}
  - {code: 6, name: HostUnreachable, categories: [NetworkError]}
  - {
      code: 50,
      name: TookTooLong,
      message: "It took too *long*.",
    }
"""

JSON_BOTH = """\
{"errors": {
  "notFound": {"code": 404, "message": "Not found.", "solution": "Look again."},
  "gone": {"code": 410, "message": "Gone."}},
 "texts": {"1": "one", "2": "two"},
 "example": {"code": 0, "message": "an answer, no row"}}
"""

CSV = """\
Error code,Name,Description,Solution
1001,E_A,"Text, with ""quotes""
and lines",Do it
1002,E_B,<b> & *c*,-
"""

DITA = """\
<?xml version="1.0"?>
<reference id="r"><title>Codes</title><refbody><refsyn>
<parml>
<plentry>
<pt><msgnum>0x80070005</msgnum></pt><pt>E_SHUT</pt>
<pd>The <b>door</b> is &lt;shut&gt;.</pd>
<pd>Ask *them*.</pd>
</plentry>
<!-- <plentry><pt>7</pt><pd>no row</pd></plentry> -->
<plentry><pt>1001</pt><pd><p>Explanation: Broken.</p><p>User response: Mend it.</p></pd></plentry>
</parml></refsyn></refbody></reference>
"""

PAGE_TEXT = """\
On this page

Global Codes

2026-03-20

Return CodeDescriptionRecommended Action
0Success.-
1001Gone away.Wait. Then retry.
1002Version 2.0 is lost.-

Previous
"""


def test_definition_lists_with_hex() -> None:
    page = page_of(DEFINITIONS, "page.md")
    assert (page.reader, page.title, page.rows[0].heading) == (
        "definitions",
        "System codes",
        ("System codes",),
    )
    assert [(row.codes, row.name, row.message, row.line) for row in page.rows] == [
        ((0,), "ERROR_FINE", "All went well.", 15),
        ((5,), "ERROR_SHUT", "The door is shut.", 27),
    ]


def test_definition_lists_of_markdown() -> None:
    page = page_of(MARKDOWN_DEFINITIONS, "page.md")
    assert [(row.codes, row.message) for row in page.rows] == [
        ((0x80070005,), "Access denied."),
        ((0x80070006,), "Bad handle. Description: Close it once."),
    ]


def test_plain_columns_with_heads() -> None:
    page = page_of(PLAIN_COLUMNS, "codes.txt")
    assert page.reader == "plain-columns"
    assert [(row.codes, texts_of(row)) for row in page.rows] == [
        ((1001,), ("E_NOT_FOUND", "Not found here", None, "Look again")),
        ((1002,), ("E_GONE", "Gone away", None, None)),
        ((1003,), ("E_BUSY", "Busy", None, "Retry")),
    ]


def test_plain_columns_whose_codes_stand_second() -> None:
    page = page_of(
        "NAME    CODE  DESCRIPTION\nE_GONE  1001  Gone\nE_LOST  1002  Lost\nE_BUSY  1003  Busy\n", "codes.txt"
    )
    assert [(row.codes, row.name, row.message) for row in page.rows] == [
        ((1001,), "E_GONE", "Gone"),
        ((1002,), "E_LOST", "Lost"),
        ((1003,), "E_BUSY", "Busy"),
    ]


def test_plain_columns_between_rules() -> None:
    rule = "=====  ============"
    page = page_of(
        f"{rule}\nCode   Description\n{rule}\n1001   Gone\n1002   Lost\n1003   Busy\n{rule}\n", "codes.lst"
    )
    assert page.reader == "plain-columns"
    assert [(row.codes, row.message) for row in page.rows] == [
        ((1001,), "Gone"),
        ((1002,), "Lost"),
        ((1003,), "Busy"),
    ]


def test_sqlstates_stay_strings() -> None:
    page = page_of(SQLSTATES, "errcodes.txt")
    assert [(row.line, row.heading, row.codes, row.name, row.message) for row in page.rows] == [
        (5, ("Class 00 - Done",), ("00000",), "CODE_ALL_DONE", "all_done"),
        (8, ("Class 08 - Link",), ("08P01",), "CODE_LINK_PROTOCOL", "link_protocol"),
        (9, ("Class 08 - Link",), ("2202E",), "CODE_WITHOUT_A_CONDITION", None),
    ]
    assert [skipped.line for skipped in page.unread] == [10]


def test_errmsg_numbers_its_entries_and_has_a_row_a_language() -> None:
    page = page_of(ERRMSG, "errmsg-utf8.txt")
    assert page.reader == "errmsg"
    assert [(row.line, row.codes, row.name, row.sqlstate, row.locale, row.message) for row in page.rows] == [
        (8, (1000,), "ER_DOOR", "42000", "en", 'Can\'t open door "%s"\n'),
        (9, (1000,), "ER_DOOR", "42000", "zh-CN", "打不开门"),
        (10, (1001,), "ER_SILENT", None, None, None),
        (14, (3000,), "ER_LATER", None, "en", "Later"),
    ]
    assert [skipped.line for skipped in page.unread] == [15]


COM_ERR = """\
# Errors of the gate
error_table krb5

ec GATE_SHUT, "The door is shut"
#ec GATE_OLD, "The door is old"
ec GATE_LOST,
   "The \\"key\\" is lost"
ec , ""
prefix GATE_TLS
index 20
error_code STUCK, "The hinge broke"
end
"""


def test_an_error_table_of_com_err_counts_from_the_number_of_its_name() -> None:
    page = page_of(COM_ERR, "gate_err.et")
    assert page.reader == "com-err"
    assert [(row.line, row.codes, row.name, row.message) for row in page.rows] == [
        (4, (-1765328384,), "GATE_SHUT", "The door is shut"),
        (6, (-1765328383,), "GATE_LOST", 'The "key" is lost'),
        (11, (-1765328364,), "GATE_TLS_STUCK", "The hinge broke"),
    ]
    assert not page.unread


def test_a_code_of_com_err_without_a_text_is_reported() -> None:
    page = page_of('error_table imap\nec GATE_SHUT\nec GATE_LOST,\nec GATE_BENT, "bent"\n', "gate.et")
    assert [row.name for row in page.rows] == ["GATE_BENT"]
    assert page.rows[0].codes == (-1904809470,)
    assert [line.line for line in page.unread] == [2, 3]


def test_a_yaml_list_of_mappings() -> None:
    page = page_of(YAML_LIST, "error_codes.yml")
    assert page.reader == "mappings"
    assert [(row.line, row.heading, row.codes, row.name, row.message) for row in page.rows] == [
        (5, ("error_codes",), (0,), "OK", None),
        (6, ("error_codes",), (6,), "HostUnreachable", None),
        (7, ("error_codes",), (50,), "TookTooLong", "It took too *long*."),
    ]


def test_json_mappings_by_name_and_by_code() -> None:
    page = page_of(JSON_BOTH, "codes.json")
    assert [(row.line, row.codes, row.name, row.message, row.action) for row in page.rows] == [
        (2, (404,), "notFound", "Not found.", "Look again."),
        (3, (410,), "gone", "Gone.", None),
        (4, (1,), None, "one", None),
        (4, (2,), None, "two", None),
    ]


def test_entries_with_a_code_among_others_are_unread() -> None:
    page = page_of(
        "- {name: a}\n- {code: 1, message: b}\n- {name: c}\n- {name: d}\n- {code: 2, name: E}\n- {name: f}",
        "c.yml",
    )
    assert (page.rows, [skipped.line for skipped in page.unread]) == ((), [2, 5])


def test_broken_yaml_is_unread() -> None:
    page = page_of("- {code: 1, name: A}\n- {code: 2", "codes.yml")
    assert (page.rows, len(page.unread)) == ((), 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimited_tables(delimiter: str) -> None:
    page = page_of(CSV.replace("Text,", "Text;;").replace(",", delimiter), "codes.csv")
    assert page.reader == "delimited"
    assert [(row.line, row.codes, texts_of(row)) for row in page.rows] == [
        (2, (1001,), ("E_A", 'Text;; with "quotes"\nand lines', None, "Do it")),
        (4, (1002,), ("E_B", "<b> & *c*", None, None)),
    ]


def test_dita_parameter_lists() -> None:
    page = page_of(DITA, "codes.dita")
    assert (page.reader, page.title) == ("dita", "Codes")
    assert [(row.line, row.codes, texts_of(row)) for row in page.rows] == [
        (5, (0x80070005,), ("E_SHUT", "The door is <shut>.", None, "Ask *them*.")),
        (10, (1001,), (None, "Broken.", None, "Mend it.")),
    ]


def test_cals_tables() -> None:
    page = page_of(CALS, "codes.xml")
    assert page.unread == ()
    assert [(row.line, row.codes, row.message, row.action) for row in page.rows] == [
        (8, (7001,), "The gate is <shut>.", "Ring."),
        (13, (7002,), "The gate is lost.", "Ring."),
        (14, (7003,), None, "Wait."),
    ]


def test_page_text_whose_cells_run_together() -> None:
    page = page_of(PAGE_TEXT, "page.txt")
    assert (page.reader, page.title, page.version) == ("pagetext", "Global Codes", "2026-03-20")
    assert [(row.line, row.codes, row.message, row.action) for row in page.rows] == [
        (8, (0,), "Success.", None),
        (9, (1001,), "Gone away.", "Wait. Then retry."),
        (10, (1002,), "Version 2.0 is lost.", None),
    ]
    assert page.unread == ()


def test_page_text_in_chinese() -> None:
    text = "全局返回码\n\n返回码说明处理建议\n0成功。-\n1001签名过期。请重新生成签名。\n"
    page = page_of(text, "page.txt")
    assert [(row.heading, row.codes, row.message, row.action) for row in page.rows] == [
        (("全局返回码",), (0,), "成功。", None),
        (("全局返回码",), (1001,), "签名过期。", "请重新生成签名。"),
    ]


def test_page_text_parted_by_tabs() -> None:
    page = page_of("Codes\n\nError Code\tDescription\n1001\tGone. Away.\n1002\tLost.\n", "page.txt")
    assert [(row.codes, row.message) for row in page.rows] == [((1001,), "Gone. Away."), ((1002,), "Lost.")]


CALS = """\
<?xml version="1.0"?>
<!DOCTYPE appendix [<!ENTITY % names SYSTEM "names.ent"> %names;]>
<appendix><title>Error codes</title>
<table><title>Message codes</title>
<tgroup cols="3"><thead><row><entry>Code</entry><entry>Description</entry><entry>Action</entry></row></thead>
<tbody>
<row>
 <entry>7001</entry>
 <entry>The <emphasis>gate</emphasis> is &lt;shut&gt;.</entry>
 <entry morerows="1">Ring.</entry>
</row>
<!-- <row><entry>7</entry><entry>no row</entry></row> -->
<row><entry>7002</entry><entry>The gate is lost.</entry></row>
<row><entry>7003</entry><entry/><entry>Wait.</entry></row>
</tbody></tgroup></table>
</appendix>
"""

SAMPLES = {
    "api-docs": ("gate_8h.html", DOXYGEN),
    "asciidoc": ("codes.adoc", ASCIIDOC),
    "cals": ("page", CALS),
    "constants": ("gate.h", CONSTANTS["gate.h"][0]),
    "definitions": ("page", DEFINITIONS),
    "com-err": ("gate_err.et", COM_ERR),
    "delimited": ("page", CSV),
    "dita": ("page", DITA),
    "errmsg": ("page", ERRMSG),
    "key-value": ("errors.properties", KEY_VALUE),
    "mappings": ("page", JSON_BOTH),
    "markdown": ("page", "| Code | Text |\n|-|-|\n| 1 | a |"),
    "mediawiki": ("page", MEDIAWIKI),
    "pagetext": ("page", PAGE_TEXT),
    "plain-columns": ("page", SQLSTATES),
    "record-page": ("page", RECORD_PAGE),
    "rst": ("codes.rst", RST),
    "sql-inserts": ("seed.sql", SQL),
    "xml": ("page", XML),
}


@pytest.mark.parametrize("reader", READERS, ids=[reader.id for reader in READERS])
def test_a_reader_is_found_by_its_id(reader: Reader) -> None:
    module = f"zcodegen.readers.{reader.id.replace('-', '_')}"
    assert reader.read.__module__ in (module, f"{module}.reader")


def test_the_table_of_readers_is_sorted_and_every_reader_has_a_sample_and_a_place_in_the_docs() -> None:
    ids = [reader.id for reader in READERS]
    assert ids == sorted(ids)
    assert set(ids) == set(SAMPLES)
    docs = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    assert [reader for reader in ids if f"| `{reader}` |" not in docs] == []


@pytest.mark.parametrize("reader", SAMPLES)
def test_the_shape_is_guessed(reader: str) -> None:
    path, text = SAMPLES[reader]
    guessed = page_of(text, path)
    named = read_page(text.encode(), path=path, reader=reader)
    assert guessed.reader == reader
    assert guessed.rows != ()
    if reader not in ("definitions", "constants"):  # indented here, dedented there
        assert named.rows == guessed.rows


def test_what_follows_a_definition_list_is_none_of_its_texts() -> None:
    text = "<dl>\n<dt>2001</dt><dd>Declined</dd>\n<dt>2002</dt><dd>Expired</dd>\n</dl>\n<div>Ask your bank.</div>\n"
    assert [row.message for row in page_of(text, "codes.html").rows] == ["Declined", "Expired"]
