"""Codes that structured files state in their own way: answers of an API, alternatives of a schema, catalogs of texts, old pages."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

OLD_JAVADOC = """\
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD><TITLE>Constant Field Values</TITLE></HEAD><BODY>
<TABLE BORDER="1"><TR><TH COLSPAN="3">com.acme.<A HREF="x.html">GateErrors</A></TH></TR>
<TR><TD ALIGN="right"><CODE>public&nbsp;static&nbsp;final&nbsp;int</CODE></TD>
<TD ALIGN="left"><CODE><A HREF="x.html#SHUT">SHUT</A></CODE></TD><TD ALIGN="right"><CODE>-101</CODE></TD></TR>
<TR><TD ALIGN="right"><TT><FONT SIZE="-1">public&nbsp;static&nbsp;final&nbsp;<A HREF="s.html">String</A></FONT></TT></TD>
<TD ALIGN="left"><TT><A HREF="x.html#LOST">LOST</A></TT></TD><TD ALIGN="right"><TT>&quot;GATE-7&quot;</TT></TD></TR>
</TABLE>
<table class="constantsSummary"><caption><span>com.acme.<a href="y.html">GateSizes</a></span></caption>
<tr><td class="colFirst"><code>public&nbsp;static&nbsp;final&nbsp;int</code></td><td><code><a href="y.html#WIDE">WIDE</a></code></td>
<td class="colLast"><code>80</code></td></tr></table></BODY></HTML>
"""

ROWS = {
    "examples of OpenAPI 2": (
        "swagger.yaml",
        ('swagger: "2.0"\npaths:\n  /gates:\n    post:\n      responses:\n        "201": {description: made}\n        "400":\n          description: bad request\n          examples:\n'
         '            application/json:\n              code: 40011\n              message: The width is missing.\n        "409":\n          description: conflict\n          examples:\n'
         "            application/json: {code: 40911, message: The gate exists.}\n"),
        [(40011, None, "The width is missing.", 400), (40911, None, "The gate exists.", 409)],
    ),
    "examples of OpenAPI 3": (
        "api.json",
        ('{"openapi": "3.0.3", "paths": {"/g": {"post": {"responses": {"400": {"description": "Bad", "content": {"application/json": {"examples": {\n'
         ' "a": {"value": {"error": {"code": "gate_shut", "message": "gate is shut"}}},\n "b": {"value": {"error": {"code": "key_lost", "message": "key is lost"}}}}}}},\n'
         ' "403": {"description": "No", "content": {"application/json": {"example": {"code": 403, "message": "forbidden"}}}}}}}}}\n'),
        [("gate_shut", None, "gate is shut", 400), ("key_lost", None, "key is lost", 400)],
    ),
    "alternatives of a schema": (
        "error.schema.json",
        ('{"title": "Error code", "oneOf": [\n {"const": 71, "title": "SHUT", "description": "The gate is shut."},\n {"const": 72, "title": "LOST", "description": "The key is lost."},\n'
         ' {"const": 73, "title": "STUCK", "description": "The gate is stuck."}]}\n'),
        [(71, "SHUT", "The gate is shut.", None), (72, "LOST", "The key is lost.", None), (73, "STUCK", "The gate is stuck.", None)],
    ),
    "an object on each line": (
        "errors.jsonl",
        '{"code": 71, "message": "gate is shut"}\n{"code": 72, "message": "key is lost"}\n{"code": 73, "message": "gate is stuck"}\n',
        [(71, None, "gate is shut", None), (72, None, "key is lost", None), (73, None, "gate is stuck", None)],
    ),
    "a string catalog": (
        "Errors.xcstrings",
        ('{"sourceLanguage": "en", "strings": {\n "error.71": {"localizations": {"en": {"stringUnit": {"value": "gate is shut"}}, "de": {"stringUnit": {"value": "Tor zu"}}}},\n'
         ' "error.72": {"localizations": {"en": {"stringUnit": {"value": "key is lost"}}, "de": {"stringUnit": {"value": "kein Schlüssel"}}}}}}\n'),
        [("error.71", None, "gate is shut", None), ("error.71", None, "Tor zu", None), ("error.72", None, "key is lost", None), ("error.72", None, "kein Schlüssel", None)],
    ),
    "resources of .NET": (
        "Errors.resx",
        ('<?xml version="1.0"?>\n<root>\n  <resheader name="version"><value>2.0</value></resheader>\n  <data name="Error_71" xml:space="preserve"><value>The gate is shut.</value></data>\n'
         '  <data name="Error_72" xml:space="preserve"><value>The key is lost.</value></data>\n</root>\n'),
        [(71, "Error_71", "The gate is shut.", None), (72, "Error_72", "The key is lost.", None)],
    ),
    "translators' units": (
        "errors.xlf",
        ('<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en" target-language="de-DE" original="e"><body>\n'
         '<trans-unit id="ERR_71"><source>gate is shut</source><target>Tor zu</target></trans-unit>\n'
         '<trans-unit id="ERR_72"><source>key is lost</source><target>kein Schlüssel</target></trans-unit>\n</body></file></xliff>\n'),
        [("ERR_71", None, "gate is shut", None), ("ERR_71", None, "Tor zu", None), ("ERR_72", None, "key is lost", None), ("ERR_72", None, "kein Schlüssel", None)],
    ),
    "a property list": (
        "errors.plist",
        '<?xml version="1.0"?>\n<plist version="1.0"><dict>\n<key>71</key><string>gate is shut</string>\n<key>72</key><string>key is lost</string>\n</dict></plist>\n',
        [(71, None, "gate is shut", None), (72, None, "key is lost", None)],
    ),
    "remarks, and a section of one code": (
        "errors.ini",
        "; texts\n[errors]\n71 = gate is shut\n72 = key is lost   ; see the manual\n[warnings]\n81 = gate is old\n",
        [(71, None, "gate is shut", None), (72, None, "key is lost", None), (81, None, "gate is old", None)],
    ),
    "an array of tables": (
        "errors.toml",
        '[[error]]\ncode = 71\nname = "SHUT"\nmessage = "The gate is shut."\n[[error]]\ncode = 72\nname = "LOST"\nmessage = """The key\nis lost."""\n',
        [(71, "SHUT", "The gate is shut.", None), (72, "LOST", "The key\nis lost.", None)],
    ),
    "a header with a sharp s": (
        "errors.csv",
        "Nr;Bezeichner;Beschreibung;Maßnahme\nE100;TOR_ZU;Das Tor ist zu;Tor öffnen\nE101;TOR_ALT;Das Tor ist alt;Tor ersetzen\n",
        [("E100", "TOR_ZU", "Das Tor ist zu", None), ("E101", "TOR_ALT", "Das Tor ist alt", None)],
    ),
    "objects with a value, and fields that are codes": (
        "errors.rst",
        ("Error codes\n===========\n\n:31: the gate is shut\n:32: the key is lost\n:33: the gate is stuck\n\nData\n----\n\n.. py:data:: ERR_OLD\n   :value: 41\n\n   The gate is old.\n\n"
         ".. py:data:: ERR_NEW\n   :value: 42\n\n   The gate is new.\n"),
        [(31, None, "the gate is shut", None), (32, None, "the key is lost", None), (33, None, "the gate is stuck", None),
         (41, "ERR_OLD", "The gate is old.", None), (42, "ERR_NEW", "The gate is new.", None)],
    ),
    "a definition list of a wiki": (
        "errors.mediawiki",
        "== Error codes ==\n; 71 : gate is shut\n; 72 : key is lost\n; 73\n: gate is stuck\n",
        [(71, None, "gate is shut", None), (72, None, "key is lost", None), (73, None, "gate is stuck", None)],
    ),
    "constant field values of an old Javadoc": (
        "constant-values.html", OLD_JAVADOC, [(-101, "SHUT", None, None), ("GATE-7", "LOST", None, None)],
    ),
    "a list for a macro": (
        "errors.def",
        '/* X(name, code, text) */\nX(ERR_SHUT, 71, "gate is shut")\nX(ERR_LOST, 72, "key is lost")\nX(ERR_STUCK, 73, "gate is stuck")\n',
        [(71, "ERR_SHUT", "gate is shut", None), (72, "ERR_LOST", "key is lost", None), (73, "ERR_STUCK", "gate is stuck", None)],
    ),
    "Lua": (
        "errors.lua",
        'local M = {}\nM.ERR_SHUT = 71 -- gate is shut\nM.ERR_LOST = 72 -- key is lost\nM.messages = {\n  [81] = "gate is old",\n  [82] = "gate is new",\n}\nreturn M\n',
        [(71, "ERR_SHUT", "gate is shut", None), (72, "ERR_LOST", "key is lost", None), (81, None, "gate is old", None), (82, None, "gate is new", None)],
    ),
    "Perl": (
        "Errors.pm",
        "use constant {\n  ERR_SHUT => 1,   # gate is shut\n  ERR_LOST => 2,   # key is lost\n};\nour %ERRORS = (\n  81 => 'gate is old',\n  82 => 'gate is new',\n);\n",
        [(1, "ERR_SHUT", "gate is shut", None), (2, "ERR_LOST", "key is lost", None), (81, None, "gate is old", None), (82, None, "gate is new", None)],
    ),
    "Erlang": (
        "errors.hrl",
        "-define(ERR_SHUT, 71). % gate is shut\n-define(ERR_LOST, 16#48). % key is lost\n-define(ERR_STUCK, 73). % gate is stuck\n",
        [(71, "ERR_SHUT", "gate is shut", None), (72, "ERR_LOST", "key is lost", None), (73, "ERR_STUCK", "gate is stuck", None)],
    ),
    "FlatBuffers": (
        "errors.fbs",
        "/// Error codes.\nenum ErrorCode : ushort {\n  Shut = 10,\n  Lost,\n  /// It is stuck.\n  Stuck = 40\n}\n",
        [(10, "Shut", None, None), (11, "Lost", None, None), (40, "Stuck", "It is stuck.", None)],
    ),
    "Zig": (
        "errors.zig",
        "pub const ErrorCode = enum(u16) {\n    ok = 0,\n    /// no key\n    lost = 11,\n    shut, // gate is shut\n    _,\n};\n",
        [(0, "ok", None, None), (11, "lost", "no key", None), (12, "shut", "gate is shut", None)],
    ),
    "codes in parts of an entry": (
        "registry.json",
        ('{"PELs": [\n {"Name": "gate.Error.Shut", "SRC": {"ReasonCode": "0x1001", "Words": {"6": {"Description": "side"}}}, "Documentation": {"Message": "The gate is shut"}},\n'
         ' {"Name": "gate.Error.Lost", "SRC": {"ReasonCode": "0x1002"}, "Documentation": {"Message": "The key is lost"}}]}\n'),
        [(0x1001, "gate.Error.Shut", "The gate is shut", None), (0x1002, "gate.Error.Lost", "The key is lost", None)],
    ),
    "items of a list in DocBook": (
        "section-exit-status.xml",
        ("<refsect1>\n<title>Exit status</title>\n<para>Gate v1 codes:</para>\n<itemizedlist>\n<listitem><para><option>0</option> Success</para></listitem>\n"
         "<listitem><para><option>1</option> Refused: gate is shut</para></listitem>\n</itemizedlist>\n<para>Steps:</para>\n<itemizedlist>\n"
         "<listitem><para>Knock</para></listitem>\n<listitem><para>Wait</para></listitem>\n</itemizedlist>\n</refsect1>\n"),
        [(0, None, "Success", None), (1, None, "Refused: gate is shut", None)],
    ),
    "CSV in a table of AsciiDoc": (
        "errors.adoc",
        '= Errors\n\n.Return codes\n[%header,format=csv]\n|===\nCode,Name,Meaning\n11,E_SHUT,"The gate, left, is shut"\n12,E_LOST,The key is lost\n|===\n',
        [(11, "E_SHUT", "The gate, left, is shut", None), (12, "E_LOST", "The key is lost", None)],
    ),
    "another separator in a table of AsciiDoc": (
        "errors.adoc",
        '= Errors\n\n[%header,format=csv,separator=;]\n|===\nCode;Name;Meaning\n11;E_SHUT;The gate is shut\n12;E_LOST;"The key; is lost"\n|===\n',
        [(11, "E_SHUT", "The gate is shut", None), (12, "E_LOST", "The key; is lost", None)],
    ),
    "keys that are called codes": (
        "errors.properties",
        "error.GT0011.message=Gate is shut\nerror.GT0011.action=Ring the bell\nerror.GT0012.message=Key is lost\nerror.GT0012.action=Buy a key\n",
        [("GT0011", None, "Gate is shut", None), ("GT0012", None, "Key is lost", None)],
    ),
    "markup and escapes in Android's strings": (
        "strings.xml",
        "<resources>\n<string name=\"err_1001\">Gate is <b>shut</b></string>\n<string name=\"err_1002\">Key isn\\'t here</string>\n</resources>\n",
        [(1001, "err_1001", "Gate is shut", None), (1002, "err_1002", "Key isn't here", None)],
    ),
    "a term above a table": (
        "errors.rst",
        ('Error codes\n===========\n\nE_OLD\n   The gate is old.\n\nE_NEW\n   The gate is new.\n\nE_RED\n   The gate is red.\n\n.. csv-table:: More\n   :header: "Code", "Text"\n\n'
         '   "31", "Gate, left"\n   "32", "Gate, right"\n\nE_BLUE\n   The gate is blue.\n\nThe above are raised by a gate.\n'),
        [(31, None, "Gate, left", None), (32, None, "Gate, right", None), ("E_OLD", None, "The gate is old.", None), ("E_NEW", None, "The gate is new.", None),
         ("E_RED", None, "The gate is red.", None), ("E_BLUE", None, "The gate is blue.", None)],
    ),
    "a text on two lines of a column": (
        "err.txt",
        "ERROR CODES\n\n  1001  GATE_SHUT      The gate is shut\n  1002  KEY_LOST       The key is lost\n                       (see the porter)\n  1003  GATE_RED       The gate is red\n",
        [(1001, "GATE_SHUT", "The gate is shut", None), (1002, "KEY_LOST", "The key is lost (see the porter)", None), (1003, "GATE_RED", "The gate is red", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_read(kind: str) -> None:
    path, text, expected = ROWS[kind]
    rows = page_of(text, path).rows
    assert [(row.codes[0], row.name, row.message, row.http_status) for row in rows] == expected


def test_statuses_of_responses_are_no_codes() -> None:
    """The keys of `responses` are HTTP statuses; a document with nothing else is reported."""
    page = page_of(
        'openapi: 3.0.0\npaths:\n  /g:\n    get:\n      responses:\n        "400": {description: bad}\n        "404": {description: none}\n',
        "errors.yaml",
    )
    assert page.rows == ()
    assert page.unread


def test_single_example_is_reported() -> None:
    page = page_of(
        'openapi: 3.0.0\npaths:\n  /g:\n    get:\n      responses:\n        "400": {content: {json: {example: {code: 71, message: gate is shut}}}}\n',
        "api.yaml",
    )
    assert page.rows == ()
    assert [line.text for line in page.unread] == ["71"]


def test_symbols_without_texts_are_reported() -> None:
    """Avro's enumerations have no texts for their symbols."""
    page = page_of('{"type": "enum", "name": "ErrorCode", "symbols": ["SHUT", "LOST"]}', "code.avsc")
    assert [line.text for line in page.unread] == ["SHUT", "LOST"]


def test_action_with_a_sharp_s() -> None:
    page = page_of(
        "Code;Beschreibung;Maßnahme\nE100;Das Tor ist zu;Tor öffnen\nE101;Das Tor ist alt;Tor ersetzen\n",
        "e.csv",
    )
    assert [row.action for row in page.rows] == ["Tor öffnen", "Tor ersetzen"]


def test_forms_for_numbers_are_reported() -> None:
    """A text of Android with plural forms has no single text."""
    plural = '<plurals name="err_1003"><item quantity="one">a key</item><item quantity="other">keys</item></plurals>'
    strings = '<string name="err_1001">Gate is shut</string>\n<string name="err_1002">Key is lost</string>'
    page = page_of(f"<resources>\n{strings}\n{plural}\n</resources>\n", "strings.xml")
    assert [row.codes[0] for row in page.rows] == [1001, 1002]
    assert [line.text for line in page.unread] == ["err_1003"]


def test_a_text_among_mappings_by_code_is_a_row() -> None:
    page = page_of(
        "title: Results\nresults:\n  0: success\n  1:\n    text: The gate is shut.\n  2:\n    text: The key is lost.\n",
        "error-codes.yaml",
    )
    assert [(row.codes, row.message) for row in page.rows] == [
        ((0,), "success"),
        ((1,), "The gate is shut."),
        ((2,), "The key is lost."),
    ]


def test_lists_of_letters_with_a_number_and_texts() -> None:
    page = page_of(
        '{"errors": [["W-100", "Gate shut", "Open it"], ["W-101", "Key lost", "Find it"], ["W-210", "Hall full", "Wait"]]}',
        "weather.json",
    )
    assert [(row.codes[0], row.message, row.action) for row in page.rows] == [
        ("W-100", "Gate shut", "Open it"),
        ("W-101", "Key lost", "Find it"),
        ("W-210", "Hall full", "Wait"),
    ]
    assert page_of('{"sizes": [["A-100", "Small", "x"], ["A-101", "Large", "y"]]}', "list.json").rows == ()


def test_a_list_of_mappings_of_one_key_each() -> None:
    page = page_of(
        "codes:\n  - TK-001: Sold out\n  - TK-002: Seat taken\n  - TK-014: Window closed\n", "errors.yml"
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [
        ("TK-001", "Sold out"),
        ("TK-002", "Seat taken"),
        ("TK-014", "Window closed"),
    ]


def test_elements_that_are_called_errors_hold_codes_whatever_their_texts() -> None:
    text = "".join(f'<error code="{code}">The gate of hall {code}.</error>' for code in range(100, 140))
    assert len(page_of(f"<a>{text}</a>", "list.xml").rows) == 40
