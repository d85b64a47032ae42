"""HTML by Doxygen and Javadoc: numbers from one place of the page, texts from another; what has no number is reported."""

from __future__ import annotations

from tests.readers.page import page_of, rows_of

DOXYGEN = """\
<!DOCTYPE html><html><head><meta name="generator" content="Doxygen 1.9.8"/></head><body>
<div class="title">Gate</div>
<table class="memberdecls">
<tr><td class="memItemLeft" align="right">#define&#160;</td><td class="memItemRight"><a class="el" href="#m">GATE_E_TIMEOUT</a>&#160;&#160;&#160;(-110)</td></tr>
<tr><td class="mdescLeft">&#160;</td><td class="mdescRight">The gate did not answer. <a href="#m">More...</a><br /></td></tr>
<tr><td class="memItemLeft" align="right">#define&#160;</td><td class="memItemRight"><a class="el" href="#n">GATE_E_BUSY</a>&#160;&#160;&#160;-16</td></tr>
<tr><td class="mdescLeft">&#160;</td><td class="mdescRight">The gate is in use.</td></tr>
<tr><td class="memItemLeft" align="right">enum &#160;</td><td class="memItemRight"><a class="el" href="#e">gate_error</a> { <br />
&#160;&#160;<a class="el" href="#1">GATE_OK</a> = 0
, <a class="el" href="#2">GATE_SHUT</a> = 0x10
, <a class="el" href="#3">GATE_LOST</a>
 }</td></tr>
<tr><td class="memItemLeft" align="right">enum &#160;</td><td class="memItemRight"><a class="el" href="#c">gate_color</a> { <a class="el" href="#5">GATE_RED</a> = 1 , <a class="el" href="#6">GATE_BLUE</a> }</td></tr>
</table>
<table class="memname"><tr><td class="memname">enum <a class="el" href="x">gate_error</a></td></tr></table><div class="memdoc"><p>Codes.</p>
<table class="fieldtable">
<tr><th colspan="2">Enumerator</th></tr><tr><td class="fieldname"><a id="1"></a>GATE_OK&#160;</td><td class="fielddoc"><p>It is open. </p></td></tr>
<tr><td class="fieldname"><a id="2"></a>GATE_SHUT&#160;</td><td class="fielddoc"><p>It is <b>shut</b>. </p>
</td></tr>
<tr><td class="fieldname"><a id="3"></a>GATE_LOST&#160;</td><td class="fielddoc"><p>It is &lt;lost&gt;. </p></td></tr>
</table></div>
<table class="memname"><tr><td class="memname">enum <a class="el" href="x">gate_color</a></td></tr></table><div class="memdoc">
<table class="fieldtable">
<tr><th colspan="2">Enumerator</th></tr><tr><td class="fieldname">GATE_RED&#160;</td><td class="fielddoc"><p>Red. </p></td></tr>
<tr><td class="fieldname">GATE_BLUE&#160;</td><td class="fielddoc"><p>Blue. </p></td></tr>
</table></div></body></html>
"""

JAVADOC = """\
<!DOCTYPE HTML><html><head><title>Constant Field Values</title></head><body><h1 class="title">Constant Field Values</h1>
<section class="constants-summary" id="com.acme"><div class="caption"><span>com.acme.<a href="x">GateErrors</a></span></div>
<div class="summary-table three-column-summary">
<div class="table-header col-first">Modifier and Type</div><div class="table-header col-second">Constant Field</div><div class="table-header col-last">Value</div>
<div class="col-first even-row-color"><code>public static final int</code></div><div class="col-second even-row-color"><code><a href="x">SHUT</a></code></div>
<div class="col-last even-row-color"><code>1001</code></div>
<div class="col-first odd-row-color"><code>public static final long</code></div><div class="col-second odd-row-color"><code><a href="x">LOST</a></code></div>
<div class="col-last odd-row-color"><code>1002L</code></div>
</div>
<div class="caption"><span>com.acme.<a href="x">Sizes</a></span></div>
<div class="summary-table three-column-summary">
<div class="table-header col-first">Modifier and Type</div><div class="table-header col-second">Constant Field</div><div class="table-header col-last">Value</div>
<div class="col-first even-row-color"><code>public static final int</code></div><div class="col-second even-row-color"><code>WIDE</code></div>
<div class="col-last even-row-color"><code>80</code></div>
</div></section></body></html>
"""

ENUM_CLASS = """\
<!DOCTYPE HTML><html><head><title>GateError</title></head><body><h1 class="title">Enum Class GateError</h1>
<div class="caption"><span>Enum Constants</span></div>
<div class="summary-table two-column-summary"><div class="table-header col-first">Enum Constant</div><div class="table-header col-last">Description</div>
<div class="col-first even-row-color"><code><a href="#A">SHUT</a></code></div>
<div class="col-last even-row-color">
<div class="block">It is shut.</div>
</div>
<div class="col-first odd-row-color"><code><a href="#B">LOST</a></code></div>
<div class="col-last odd-row-color">
<div class="block">It is lost.</div>
</div>
</div></body></html>
"""


def test_enumerators_and_macros_of_doxygen() -> None:
    rows = rows_of(DOXYGEN, "gate_8h.html")
    assert [(row.line, row.codes, row.name, row.message) for row in rows] == [
        (17, (0,), "GATE_OK", "It is open."),
        (18, (16,), "GATE_SHUT", "It is shut."),
        (20, (17,), "GATE_LOST", "It is <lost>."),
        (4, (-110,), "GATE_E_TIMEOUT", "The gate did not answer."),
        (6, (-16,), "GATE_E_BUSY", "The gate is in use."),
    ]
    assert rows[0].heading == ("gate_error",)


def test_errors_without_numbers_are_reported() -> None:
    page = page_of(
        DOXYGEN.replace('<td class="memItemRight"><a class="el" href="#e">', "<td>"), "gate_8h.html"
    )
    assert [row.name for row in page.rows] == ["GATE_E_TIMEOUT", "GATE_E_BUSY"]
    assert [(line.line, line.text) for line in page.unread] == [
        (17, "GATE_OK"),
        (18, "GATE_SHUT"),
        (20, "GATE_LOST"),
    ]


def test_errors_of_one_number_are_reported() -> None:
    page = page_of(
        DOXYGEN.replace("= 0x10", "= 0").replace("GATE_LOST</a>", "GATE_LOST</a> = 0"), "gate_8h.html"
    )
    assert {line.text for line in page.unread} == {"GATE_OK", "GATE_SHUT", "GATE_LOST"}


def test_constants_of_javadoc() -> None:
    rows = rows_of(JAVADOC, "constant-values.html")
    assert [(row.line, row.heading, row.codes, row.name) for row in rows] == [
        (5, ("GateErrors",), (1001,), "SHUT"),
        (7, ("GateErrors",), (1002,), "LOST"),
    ]


def test_enum_constants_of_javadoc() -> None:
    rows = rows_of(ENUM_CLASS, "GateError.html")
    assert [(row.codes, row.message) for row in rows] == [
        (("SHUT",), "It is shut."),
        (("LOST",), "It is lost."),
    ]


def test_markdown_with_a_table_by_doxygen_stays_markdown() -> None:
    table = (
        DOXYGEN[DOXYGEN.index('<table class="fieldtable">') : DOXYGEN.index("</table></div>")] + "</table>\n"
    )
    page = page_of(f"# Error codes\n\n| Code | Text |\n|-|-|\n| 7 | Gone. |\n\n{table}", "README.md")
    assert page.reader == "markdown"
    assert [row.codes for row in page.rows] == [(7,)]
    assert len(page.unread) == 3
