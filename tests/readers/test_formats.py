"""A small sample of every format that its file's name tells: what is read from it, exactly, and that nothing else is."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of, texts_of
from zcodegen.readers.rows import Row

RST = """\
Return codes
============

.. table:: All of them

   +--------+------------+-----------------------+---------------------+
   | Status | Error Code | Error Message         | Solution            |
   +========+============+=======================+=====================+
   | 400    | Gat.0001   | The gate is closed.   | Ring, then wait for |
   |        |            |                       | the porter.         |
   +--------+------------+-----------------------+---------------------+
   | 404    | Gat.0002   | No such gate in this  | Ask the porter.     |
   |        |            | wall.                 |                     |
   |        |            |                       | Or climb.           |
   +--------+------------+-----------------------+---------------------+

Halls
-----

.. list-table::
   :header-rows: 1

   * - Code
     - Description
     - Solution
   * - 3001
     - The :ref:`hall <halls>` is ``full``.
     - Ring and
       wait.
   * - 3002
     - The hall is gone.
     -

.. csv-table::
   :header: "Code", "Description"

   4001, "The bell is lost, and its rope."

====  =====================
Code  Description
====  =====================
5001  The rope is short,
      far too short.
5002  The rope is old.
====  =====================

``6001``
   The tower is closed.
``6002``
   The tower is gone.
"""


def test_restructuredtext() -> None:
    page = page_of(RST, "codes.rst")
    assert (page.reader, page.title, page.unread) == ("rst", "Return codes", ())
    assert [(row.line, row.codes, texts_of(row), row.http_status) for row in page.rows] == [
        (9, ("Gat.0001",), (None, "The gate is closed.", None, "Ring, then wait for the porter."), 400),
        (12, ("Gat.0002",), (None, "No such gate in this wall.", None, "Ask the porter.\nOr climb."), 404),
        (26, (3001,), (None, "The hall is full.", None, "Ring and wait."), None),
        (30, (3002,), (None, "The hall is gone.", None, None), None),
        (37, (4001,), (None, "The bell is lost, and its rope.", None, None), None),
        (42, (5001,), (None, "The rope is short, far too short.", None, None), None),
        (44, (5002,), (None, "The rope is old.", None, None), None),
        (47, (6001,), (None, "The tower is closed.", None, None), None),
        (49, (6002,), (None, "The tower is gone.", None, None), None),
    ]
    assert page.rows[2].heading == ("Return codes", "Halls")


def test_a_grid_whose_cells_span_rows_and_columns() -> None:
    page = page_of(
        """\
        +------+-----------+--------+
        | Code | Meaning   | Action |
        +======+===========+========+
        | 3001 | 大厅满了  | Wait.  |
        +------+-----------+        |
        | 3002 | 大厅没了  |        |
        +------+-----------+--------+
        | Halls of the east         |
        +------+-----------+--------+
        | 3003 | Closed.   | Ring.  |
        +------+-----------+--------+
        """,
        "halls.rst",
    )
    assert [(row.line, row.codes, row.message, row.action) for row in page.rows] == [
        (4, (3001,), "大厅满了", "Wait."),
        (6, (3002,), "大厅没了", "Wait."),
        (10, (3003,), "Closed.", "Ring."),
    ]


ASCIIDOC = """\
= Return codes

[cols=">1,<3", options="header"]
|===
>| STATE
^| Message

2+<|CLASS 01 (Gates)

|01001
|The gate is *closed*

|01D02
|The gate
is `gone`
|===

[%header,cols="1,1,2"]
|===
| Code | Symbol | Description
| 7001 | gate_shut | The link:/gate[gate] is shut.
| 7002 | hall_gone | The hall is gone.
|===

|===
|Error code |Description |Resolution

|8001 |Broken \\| bent |Mend it.
|8002 |Lost |
|===

9001:: The tower is closed.
9002:: The tower is gone.
"""


def test_asciidoc() -> None:
    page = page_of(ASCIIDOC, "codes.adoc")
    assert (page.reader, page.title, page.unread) == ("asciidoc", "Return codes", ())
    assert [(row.line, row.codes, texts_of(row)) for row in page.rows] == [
        (10, ("01001",), (None, "The gate is closed", None, None)),
        (13, ("01D02",), (None, "The gate is gone", None, None)),
        (21, (7001,), ("gate_shut", "The gate is shut.", None, None)),
        (22, (7002,), ("hall_gone", "The hall is gone.", None, None)),
        (28, (8001,), (None, "Broken | bent", None, "Mend it.")),
        (29, (8002,), (None, "Lost", None, None)),
        (32, (9001,), (None, "The tower is closed.", None, None)),
        (33, (9002,), (None, "The tower is gone.", None, None)),
    ]


MEDIAWIKI = """\
== Errors ==
{| class="wikitable"
! Code !! Text !! Solution
|-
| 1001 || The [[gate|door]] is shut. || Ring.
|-
| style="color:red" | 1002
| The '''hall''' is gone.
|
|}
"""


def test_mediawiki() -> None:
    page = page_of(MEDIAWIKI, "codes.wiki")
    assert page.reader == "mediawiki"
    assert [(row.line, row.codes, row.message, row.action) for row in page.rows] == [
        (5, (1001,), "The door is shut.", "Ring."),
        (7, (1002,), "The hall is gone.", None),
    ]


ELEMENTS = """\
## GateErrorCode

<ParamField name="Fine" prototype="Fine=(0)" parent_name="GateErrorCode" parent_type="enum">
All is well.
</ParamField>
<ParamField
  name="GateShut"
  prototype="GateShut=(-300001)"
  parent_name="GateErrorCode"
  parent_type="enum">
Description: The [gate](#g) is shut.<br />Possible cause: The porter sleeps.<br />Suggestion: Ring.
</ParamField>

## Colour

<ParamField name="Red" prototype="Red=(1)" parent_name="Colour" parent_type="enum">
Red.
</ParamField>
"""


def test_elements() -> None:
    assert [(row.line, row.codes, texts_of(row), row.heading) for row in rows_of(ELEMENTS)] == [
        (3, (0,), ("Fine", "All is well.", None, None), ("GateErrorCode",)),
        (
            6,
            (-300001,),
            ("GateShut", "The gate is shut.", "The porter sleeps.", "Ring."),
            ("GateErrorCode",),
        ),
    ]


CONSTANTS = {
    "gate.h": (
        """\
        /* Return codes of the gate. */
        #define GATE_OK      0   /* all is well */
        #define GATE_SHUT    -7  // the gate is shut
        #define GATE_NO_KEY  0x80010002u

        /** What a hall returns. */
        typedef enum {
            HALL_FINE = 0,     /**< fine */
            /** The hall is full. */
            HALL_FULL = 1001,
            HALL_GONE          /**< gone */
        } hall_result;

        #define GATE_MAX_NAME 64
        """,
        [
            (2, 0, "GATE_OK", "all is well"),
            (3, -7, "GATE_SHUT", "the gate is shut"),
            (4, 0x80010002, "GATE_NO_KEY", None),
            (8, 0, "HALL_FINE", "fine"),
            (10, 1001, "HALL_FULL", "The hall is full."),
            (11, 1002, "HALL_GONE", "gone"),
        ],
    ),
    "Errors.m": (
        "typedef NS_ENUM(NSInteger, GateError) {\n  GateErrorShut = 1, // shut\n  GateErrorLost = 2\n};\n",
        [(2, 1, "GateErrorShut", "shut"), (3, 2, "GateErrorLost", None)],
    ),
    "GateError.java": (
        """\
        public enum GateError {
            /** ignored where a string says more */
            SHUT(1001, "The gate is shut"),
            GONE(1002, "The gate " + "is gone");
            private final int code;
            GateError(int code, String text) { this.code = code; }
        }
        """,
        [(3, 1001, "SHUT", "The gate is shut"), (4, 1002, "GONE", "The gate is gone")],
    ),
    "ErrorCodes.java": (
        """\
        class ErrorCodes {
            /** The gate is shut. */
            public static final int SHUT = 1001;
            public static final int GONE = 1002; // gone
        }
        """,
        [(3, 1001, "SHUT", "The gate is shut."), (4, 1002, "GONE", "gone")],
    ),
    "Errors.kt": (
        "enum class GateError(val code: Int) {\n  SHUT(1001), // shut\n  GONE(1002);\n  companion object { fun of(c: Int) = 1 }\n}\n",
        [(2, 1001, "SHUT", "shut"), (3, 1002, "GONE", None)],
    ),
    "GateError.swift": (
        "enum GateError: Int {\n  /// The gate is shut.\n  case shut = 1001\n  case gone\n}\n",
        [(3, 1001, "shut", "The gate is shut."), (4, 1002, "gone", None)],
    ),
    "errors.go": (
        """\
        package gate
        const (
          // ErrShut means the gate is shut.
          ErrShut = iota + 1001
          ErrGone // gone
        )
        var texts = map[int]string{
          ErrGone: "the gate is gone",
        }
        """,
        [(4, 1001, "ErrShut", "ErrShut means the gate is shut."), (5, 1002, "ErrGone", "gone")],
    ),
    "errors.ts": (
        """\
        /**
         * The gate is shut.
         * @category Errors
         */
        export const GATE_SHUT_ERROR = -32020;
        export enum HallErrorCode { Full = 'HALL_FULL', Gone = 'HALL_GONE' }
        export const KEY_ERRORS = { BENT: { code: 7001, message: 'Bent key' }, LOST: { code: 7002, message: "Lost" } };
        """,
        [
            (5, -32020, "GATE_SHUT_ERROR", "The gate is shut."),
            (6, "HALL_FULL", "Full", None),
            (6, "HALL_GONE", "Gone", None),
            (7, 7001, "BENT", "Bent key"),
            (7, 7002, "LOST", "Lost"),
        ],
    ),
    "GateErrors.cs": (
        "enum GateErrors {\n  /// <summary>The gate is shut.</summary>\n  Shut = 0x10,\n  Gone\n}\n",
        [(3, 16, "Shut", "The gate is shut."), (4, 17, "Gone", None)],
    ),
    "errors.py": (
        'class ErrorCode(IntEnum):\n    SHUT = 1001  # shut\n    GONE = 1002, "The gate is gone"\nLIMIT = 5\n',
        [(2, 1001, "SHUT", "shut"), (3, 1002, "GONE", "The gate is gone")],
    ),
    "errors.proto": (
        "enum ErrorCode {\n  option x = true;\n  // The gate is shut.\n  SHUT = 1001;\n  GONE = 1002 [deprecated = true]; // gone\n}\nmessage A {\n  string name = 1;\n}\n",
        [(4, 1001, "SHUT", "The gate is shut."), (5, 1002, "GONE", "gone")],
    ),
}  # fmt: skip


def constants(page_rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [(row.line, row.codes[0], row.name, row.message) for row in page_rows]


@pytest.mark.parametrize("path", CONSTANTS)
def test_constants_in_source_code(path: str) -> None:
    text, rows = CONSTANTS[path]
    page = page_of(text, path)
    assert page.reader == "constants"
    assert constants(page.rows) == rows


def test_a_macro_within_an_enumeration_is_no_member() -> None:
    text = "enum gate_err {\n  GATE_A = 14,\n#define GATE_OLD   \\\n    GATE_A\n  GATE_B,\n#if X\n  GATE_C = 0x20\n#endif\n};\n"
    assert constants(page_of(text, "gate.h").rows) == [
        (2, 14, "GATE_A", None),
        (5, 15, "GATE_B", None),
        (7, 32, "GATE_C", None),
    ]


def test_constants_that_are_no_codes_are_reported_as_a_page_without_rows() -> None:
    page = page_of("enum Colour { RED = 1, GREEN = 2 };\n", "colour.h")
    assert (page.rows, [line.line for line in page.unread]) == ((), [1])


KEY_VALUE = "# texts\nerror.1001=The gate\\\n  is shut\nerror.1002 = Gone\\u002e\n"
SECTIONS = '[gate_shut]\ndescription = "The gate is shut."\n[hall_gone]\ndescription = "Gone."\nresolution = "Leave."\n'


def test_keys_and_values() -> None:
    page = page_of(KEY_VALUE, "errors.properties")
    assert page.reader == "key-value"
    assert [(row.line, row.codes, row.message) for row in page.rows] == [
        (2, (1001,), "The gateis shut"),
        (4, (1002,), "Gone."),
    ]
    assert [(row.codes, row.message, row.action) for row in rows_of(SECTIONS, "errorCodes.toml")] == [
        (("gate_shut",), "The gate is shut.", None),
        (("hall_gone",), "Gone.", "Leave."),
    ]


XML = """\
<?xml version="1.0"?>
<errors>
  <error code="1001" severity="high">The gate is shut.</error>
  <error code="1002" severity="low">Gone &amp; lost.</error>
</errors>
"""


def test_xml() -> None:
    page = page_of(XML, "errors.xml")
    assert page.reader == "xml"
    assert [(row.line, row.codes, row.message) for row in page.rows] == [
        (3, (1001,), "The gate is shut."),
        (4, (1002,), "Gone & lost."),
    ]
    assert [line.reason for line in page.unread] == ["column 'severity' is not read"]
    strings = '<resources>\n<string name="error_1001">Shut</string>\n<string name="error_1002">Gone</string>\n</resources>'
    assert [(row.line, row.codes, row.message) for row in rows_of(strings, "strings.xml")] == [
        (2, (1001,), "Shut"),
        (3, (1002,), "Gone"),
    ]


def test_entities_of_xml_are_short_texts_and_expanded_once() -> None:
    page = page_of(
        '<!DOCTYPE a [<!ENTITY b "gate"> <!ENTITY c "&b;&b;"> <!ENTITY % d SYSTEM "d.ent"> %d;]>\n'
        '<a><error code="1">A &b; is shut &amp; &c;</error><error code="2">&e; is lost</error></a>',
        "errors.xml",
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [(1, "A gate is shut & c"), (2, "e is lost")]


def test_delimited_tables_with_any_header_or_none() -> None:
    text = "GDSCODE,Symbol,Message Text\n335544321,gate_shut,The gate is shut\n335544322,hall_gone,The hall is gone\n"
    assert [(row.line, row.codes, row.name, row.message) for row in rows_of(text, "codes.csv")] == [
        (2, (335544321,), "gate_shut", "The gate is shut"),
        (3, (335544322,), "hall_gone", "The hall is gone"),
    ]
    text = 'BadGate,0x80010000,"The gate, it is shut."\nBadHall,0x80020000,Gone.\nBadKey,0x80030000,Bent.\n'
    assert [(row.line, row.codes, row.name, row.message) for row in rows_of(text, "codes.csv")] == [
        (1, (0x80010000,), "BadGate", "The gate, it is shut."),
        (2, (0x80020000,), "BadHall", "Gone."),
        (3, (0x80030000,), "BadKey", "Bent."),
    ]


def test_a_number_that_rows_share_is_no_code() -> None:
    text = "name,codes,description\n" + "".join(f"GATE_{letter},400,Text {letter}\n" for letter in "ABCDEFG")
    rows = rows_of(text, "errors.csv")
    assert [row.codes for row in rows] == [(f"GATE_{letter}",) for letter in "ABCDEFG"]


STRUCTURED = {
    "keyed.json": (
        (
        '{"GATE_SHUT": {"message": ["Shut <gate>.", "Ring."], "sqlState": "42000"},\n'
        ' "HALL": {"message": ["Bad hall."], "sqlState": "42001", "subClass": {\n'
        '  "FULL": {"message": ["It is full."]}}}}'
        ),
        [
            (1, "GATE_SHUT", "Shut <gate>.\nRing."),
            (2, "HALL", "Bad hall."),
            (3, "HALL.FULL", "It is full."),
        ],
    ),
    "error-code.json": (
        (
        '{"title": "Error Code", "type": "string",\n "enum": ["GATE_SHUT",\n  "HALL_GONE"],\n'
        ' "enumDescriptions": {"GATE_SHUT": "Shut.", "HALL_GONE": "Gone."}}'
        ),
        [(2, "GATE_SHUT", "Shut."), (3, "HALL_GONE", "Gone.")],
    ),
    "openapi.yaml": (
        (
        "components:\n  schemas:\n    ErrorCode:\n      type: integer\n      enum:\n        - 1001\n        - 1002\n"
        "      x-enum-varnames: [SHUT, GONE]\n      x-enum-descriptions: [The gate is shut, The hall is gone]\n"
        ),
        [(6, 1001, "The gate is shut"), (7, 1002, "The hall is gone")],
    ),
    "status.json": (
        (
        '{"errors": [\n{"title": "Shut", "retry": true, "statusCode": 400, "statusReasonPhrase": "Bad Request", "errorCode": "E0001"},\n'
        '{"title": "Gone", "retry": false, "statusCode": 404, "statusReasonPhrase": "Not Found", "errorCode": "E0002"}]}'
        ),
        [(2, "E0001", "Shut"), (3, "E0002", "Gone")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", STRUCTURED)
def test_structured_sources(path: str) -> None:
    text, rows = STRUCTURED[path]
    assert [(row.line, row.codes[0], row.message) for row in rows_of(text, path)] == rows


def test_what_a_structured_source_has_besides_texts() -> None:
    rows = rows_of(STRUCTURED["status.json"][0], "status.json")
    assert [(row.http_status, row.retryable) for row in rows] == [(400, True), (404, False)]
    rows = rows_of(STRUCTURED["keyed.json"][0], "keyed.json")
    assert [row.sqlstate for row in rows] == ["42000", "42001", "42001"]


RECORD_PAGE = """\
---
code: 40010
identifier: invalid_gate
title: Invalid gate
summary: The gate: it was not valid.
---
## What you should do

Use another gate.

## Why it happens

Nobody knows.
"""


def test_a_page_with_one_code_in_its_front_matter() -> None:
    (row,) = rows_of(RECORD_PAGE, "codes/40010.md")
    assert (row.line, row.codes, texts_of(row)) == (
        2,
        (40010,),
        ("invalid_gate", "Invalid gate\nThe gate: it was not valid.", "Nobody knows.", "Use another gate."),
    )


def test_a_list_of_objects_in_source_code() -> None:
    code = """\
export const ERROR_CODES = Object.freeze([
  {
    code: "door_shut",
    type: "usage",
    description:
      "The door " +
      "is shut.",
    resolution: "Ring.",
    retryable: false,
  },
  { code: "door_lost", type: "usage", description: "The door is lost.", retryable: true },
  { code: "door_new", type: "usage", description: "The door is new.", retryable: true, more: { a: 1 } },
] as const);
const COLORS = [{ name: "red", value: "#f00" }, { name: "blue", value: "#00f" }];
"""
    page = page_of(code, "src/error-codes.ts")
    assert [(row.line, row.codes, *texts_of(row), row.retryable) for row in page.rows] == [
        (2, ("door_shut",), None, "The door is shut.", None, "Ring.", False),
        (11, ("door_lost",), None, "The door is lost.", None, None, True),
        (12, ("door_new",), None, "The door is new.", None, None, True),
    ]


def test_comments_of_constants_on_one_line() -> None:
    code = """\
enum errors { A_FAILED = 105, /* A failed. */ B_FAILED = 106 /* B failed. */ };
enum more_errors {
  C_FAILED = 1, D_FAILED = 2, // D failed.
  E_FAILED = CODE(3, WARN), /* E failed. */ F_FAILED = 4, /* F failed. */
};
"""
    rows = page_of(code, "errors.h").rows
    assert [(row.name, row.message) for row in rows] == [
        ("A_FAILED", "A failed."),
        ("B_FAILED", "B failed."),
        ("C_FAILED", None),
        ("D_FAILED", "D failed."),
        ("F_FAILED", "F failed."),
    ]
    assert [line.text for line in page_of(code, "errors.h").unread] == ["E_FAILED"]
