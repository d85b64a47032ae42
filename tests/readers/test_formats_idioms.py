"""Kinds of structured files and text formats that projects were found to use: each was once lost, or read as something else."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of

SQL = """\
-- the catalog
CREATE TABLE IF NOT EXISTS `error_codes` (
  `id` int NOT NULL AUTO_INCREMENT,
  `code` varchar(20) NOT NULL,
  message varchar(255) DEFAULT 'x, y',
  PRIMARY KEY (id)
);
INSERT INTO `error_codes` VALUES (1, 'GATE_SHUT', 'It''s shut; wait'), (2,'GATE_GONE','Gone');
INSERT INTO public.error_codes (code, message) VALUES ('HALL_FULL', E'No\\nroom');
INSERT INTO users (id, code, name) VALUES (1, 'A', 'Bob'), (2, 'B', 'Eve'), (3, 'C', 'Kim');
INSERT [dbo].[ErrorMessages] ([ErrorNo], [Text]) VALUES (10001, N'Gate is shut')
INSERT [dbo].[ErrorMessages] ([ErrorNo], [Text]) VALUES (10002, N'Gate is gone')
GO
INSERT INTO error_log (id, error_code, message) VALUES (1, 'GATE_SHUT', 'bad'), (2, 'GATE_SHUT', 'bad');
INSERT INTO old_errors (id, error) VALUES (7, 'Gate is old'), (8, NULL);
COPY public.result_codes (code, description) FROM stdin;
100\tFine
200\tNot found
\\.

INSERT INTO more_errors SELECT * FROM old_errors;
"""

ROWS = {
    "lines of key=value under any name": (
        "Errors.txt",
        "; what the gate says\n2101=Gates are not supported.\n2102=Invalid gate: [2]\n2103=No gate: [3]: System error: [2]\n",
        [(2101, None, "Gates are not supported."), (2102, None, "Invalid gate: [2]"), (2103, None, "No gate: [3]: System error: [2]")],
    ),
    "keys of a family of codes among others": (
        "i18n.properties",
        "Gate.title=The gate\n" + "".join(f"GATE3{number}=Gate {number} is shut\nHall.text{number:c}=Hall\n" for number in range(100, 112)),
        [(f"GATE3{number}", None, f"Gate {number} is shut") for number in range(100, 112)],
    ),
    "keys of letters and groups of numbers": (
        "gate.properties",
        "ERR.015.001.0005=Gate is shut\nERR.015.001.0044=Gate is gone\nERR.016.001.0044=Hall is gone\n",
        [("ERR.015.001.0005", None, "Gate is shut"), ("ERR.015.001.0044", None, "Gate is gone"), ("ERR.016.001.0044", None, "Hall is gone")],
    ),
    "messages with what to do about them": (
        "gates.json",
        ('{"Messages": {\n"GateShut": {"Message": "Gate %1 is shut.", "Resolution": "Open it."},\n"GateGone": {"Message": "Gate is gone.", "Resolution": "None."},\n'
        '"HallFull": {"Message": "Hall is full.", "Resolution": "Wait."}}}\n'),
        [("GateShut", None, "Gate %1 is shut."), ("GateGone", None, "Gate is gone."), ("HallFull", None, "Hall is full.")],
    ),
    "objects for the values of an enumeration": (
        "api.json",
        ('{"definitions": {"ErrorCode": {"type": "string", "enum": ["GATE_SHUT", "GATE_GONE"],\n'
        ' "x-enum-elements": [{"name": "GATE_SHUT", "description": "It is shut."}, {"name": "GATE_GONE", "description": "It is gone."}]}}}\n'),
        [("GATE_SHUT", None, "It is shut."), ("GATE_GONE", None, "It is gone.")],
    ),
    "numbered messages with elements in their texts": (
        "messages.xml",
        ('<Messages>\n<Class Name="Gate">\n<Message Id="GateShut" Number="5150">\n<Instance>Gate {0} is shut.\n<Parameter Type="String" Name="gate"/></Instance></Message>\n'
        '<Message Id="GateGone" Number="5151">\n<Instance>Gate is gone.</Instance></Message></Class></Messages>\n'),
        [(5150, "GateShut", "Gate {0} is shut."), (5151, "GateGone", "Gate is gone.")],
    ),
    "a target in a cell": (
        "errors.rst",
        ("Errors\n======\n\n+-----------------+------+---------------+\n| Code            | HTTP | Description   |\n+=================+======+===============+\n"
        "| .. _gate000:    | 503  | Gate is shut. |\n|                 |      |               |\n| GATE000         |      |               |\n+-----------------+------+---------------+\n"
        "| .. _gate001:    | 504  | Gate is gone. |\n|                 |      |               |\n| GATE001         |      |               |\n+-----------------+------+---------------+\n"),
        [("GATE000", None, "Gate is shut."), ("GATE001", None, "Gate is gone.")],
    ),
    "titles of two lines and items that go on behind a plus": (
        "protocol.adoc",
        "Gate protocol\n=============\n\nError responses\n---------------\n\n- 'GATE-SHUT'\n+\nThe gate\nis not open.\n\n- 'GATE-GONE'\n+\nUnknown gate.\n\n- 'TOO-LONG'\n+\nThe name is too long.\n\nFuture\n------\n\nMore.\n",
        [("GATE-SHUT", None, "The gate is not open."), ("GATE-GONE", None, "Unknown gate."), ("TOO-LONG", None, "The name is too long.")],
    ),
    "a column of message codes, some of them on several rows": (
        "codes.adoc",
        "= Gate\n\n|===\n| Message Code | Type | Text\n\n| ERR_000001 | Error | Gate is shut\n| ERR_000001 | Error | Gate is gone\n| ERR_000002 | Error | Hall is full\n|===\n",
        [("ERR_000001", None, "Gate is shut"), ("ERR_000001", None, "Gate is gone"), ("ERR_000002", None, "Hall is full")],
    ),
    "large numbers among keys of other forms": (
        "message_en.properties",
        "".join(f"21030{number}=Gate {number} is shut\ngateTitle{number:c}=Gate\n" for number in range(11, 23)),
        [(int(f"21030{number}"), None, f"Gate {number} is shut") for number in range(11, 23)],
    ),
    "a text under default": (
        "status.yaml",
        "401:\n  default: |\n    The gate is not open.\n403:\n  default: |\n    The gate is not yours.\n404:\n  default: No such gate.\n",
        [(401, None, "The gate is not open."), (403, None, "The gate is not yours."), (404, None, "No such gate.")],
    ),
    "alternatives whose properties have one value": (
        "api.json",
        ('{"items": {"anyOf": [{"title": "GATE_SHUT", "properties": {"issue": {"enum": ["GATE_SHUT"]}, "description": {"enum": ["The gate is shut."]}}},\n'
         '{"properties": {"issue": {"const": "GATE_GONE"}, "description": {"type": "string"}}}]}, "other": {"anyOf": [{"properties": {"size": {"const": 3}, "unit": {"const": "mm"}}}]}}\n'),
        [("GATE_SHUT", None, "The gate is shut."), ("GATE_GONE", None, None)],
    ),
    "elements with an identifier and a text": (
        "errors.xml",
        ('<?xml version="1.0"?>\n<!DOCTYPE registry [<!ELEMENT ns (#PCDATA)*>\n<!ENTITY % ents SYSTEM "reg.ent"> %ents;\n]>\n<registry>\n<condition><ns>urn:gate</ns>\n<element>gate-is-shut</element><desc>The gate is shut.</desc><doc>&g12;</doc></condition>\n'
         '<condition><ns>urn:gate</ns>\n<element>gate-is-gone</element><desc>The gate is gone.</desc><doc>&g12;</doc></condition></registry>\n'),
        [("gate-is-shut", None, "The gate is shut."), ("gate-is-gone", None, "The gate is gone.")],
    ),
    "a statement whose columns look like headers": (
        "errors.sql",
        "INSERT INTO error_codes (code, http_status, message) VALUES\n('GATE_SHUT', 409, 'Shut'),\n('GATE_GONE', 404, 'Gone');\n",
        [("GATE_SHUT", None, "Shut"), ("GATE_GONE", None, "Gone")],
    ),
    "values in brackets of their own": (
        "errors.sql",
        'INSERT INTO error_codes(code, key, message) VALUES (\n ("G0001", "GATE_SHUT", "Shut"),\n ("G0002", "GATE_GONE", "Gone")\n);\n',
        [("G0001", "GATE_SHUT", "Shut"), ("G0002", "GATE_GONE", "Gone")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_rows(kind: str) -> None:
    path, text, expected = ROWS[kind]
    rows = page_of(text, path).rows
    assert [(row.codes[0], row.name, row.message) for row in rows] == expected


def test_sql_inserts() -> None:
    page = page_of(SQL, "seed.sql")
    assert [(row.line, row.codes[0], row.message) for row in page.rows] == [
        (8, "GATE_SHUT", "It's shut; wait"),
        (8, "GATE_GONE", "Gone"),
        (9, "HALL_FULL", "No\nroom"),
        (11, 10001, "Gate is shut"),
        (12, 10002, "Gate is gone"),
        (15, 7, "Gate is old"),
        (15, 8, None),
        (17, 100, "Fine"),
        (18, 200, "Not found"),
    ]
    assert [(line.line, line.text) for line in page.unread] == [(8, "id"), (21, "more_errors")]


@pytest.mark.parametrize("path", ["codes.yml", "codes.json"])
def test_a_repeated_key_is_reported(path: str) -> None:
    text = '{"1001": {"message": "shut"},\n"1002": {"message": "gone"},\n"1001": {"message": "full"}}\n'
    page = page_of(text, path)
    assert [row.codes for row in page.rows] == [(1001,), (1002,)]
    assert [line.line for line in page.unread] == [3]


def test_objects_with_a_code_each_are_not_parts_of_the_one_above() -> None:
    part = '"shut": {"code": %d, "message": "gate is shut"}, "gone": {"code": %d, "message": "gate is gone"}'
    text = f'{{"errors": {{"gate": {{{part % (101, 102)}}},\n"hall": {{{part % (201, 202)}}}}}}}'
    assert [row.codes for row in rows_of(text, "errors.json")] == [(101,), (102,), (201,), (202,)]


def test_examples_and_statuses_of_devices_are_no_codes() -> None:
    text = (
        '{"schemas": {"GateCode": {"example": {"gate_code": {"code": "EBCARJ", "id": "B3Z6", "name": "Gate 1"}}},\n'
        '"GateCodeStatus": {"enum": ["OPEN", "SHUT"], "x-enum-descriptions": ["It is open.", "It is shut."]}}}\n'
    )
    assert page_of(text, "api.json").rows == ()


def test_the_first_heading_of_a_page_called_by_a_code() -> None:
    text = "## GA1002\n\nSome text.\n\n## Cause\n\nA gate is shut.\n\n## How to fix\n\nOpen it.\n"
    (row,) = page_of(text, "docs/GA1002.md").rows
    assert (row.codes, row.cause) == (("GA1002",), "A gate is shut.")
    assert page_of(text, "docs/rules.md").rows == ()


def test_codes_that_repeat_below_an_unknown_header_are_reported() -> None:
    text = "# Notes\n\n| Ref | Text |\n|-|-|\n| ERR_000001 | Gate is not open |\n| ERR_000001 | Gate is unknown |\n| ERR_000002 | Hall is missing |\n"
    assert [line.line for line in page_of(text, "notes.md").unread] == [5, 6, 7]


def test_named_values_without_a_text_are_reported() -> None:
    text = '<types><type name="gate-error">\n<choice name="shut" value="gate:shut"/>\n<choice name="gone" value="gate:gone"/></type></types>'
    page = page_of(text, "gate.xml")
    assert [(line.line, line.text) for line in page.unread] == [(2, "gate:shut"), (3, "gate:gone")]


def test_a_single_item_below_a_text_about_codes() -> None:
    text = "<s><para>Exit codes:</para><itemizedlist><listitem><para>27 Timed out</para></listitem></itemizedlist></s>"
    assert [row.codes for row in page_of(text, "exit-status.xml").rows] == [(27,)]


def test_only_keys_called_errors_are_codes_in_a_file_of_other_texts() -> None:
    text = (
        "".join(f'"GateErrorShut{place:c}" = "Gate {place} is shut";\n' for place in b"ABCD")
        + '"Send" = "Send";\n'
    )
    page = page_of(text, "Localizable.strings")
    assert [row.codes[0] for row in page.rows] == [f"GateErrorShut{place}" for place in "ABCD"]
    assert [line.text for line in page.unread] == ["Send=Send"]
    text = "".join(
        f'<data name="{name}">\n<value>Text</value></data>\n'
        for name in ("Error_Shut", "Error_Gone", "Title_Hall")
    )
    page = page_of(f"<root>{text}</root>", "Resources.resx")
    assert [row.codes[0] for row in page.rows] == ["Error_Shut", "Error_Gone"]


def test_schemas_that_refer_to_others_and_enumerations_of_anything_are_no_codes() -> None:
    text = (
        '{"GateError": {"discriminator": {"mapping": {"GATE_SHUT": "#/components/GateShut", "GATE_GONE": "#/components/GateGone",\n'
        '"HALL_FULL": "#/components/HallFull"}}}, "Unit": {"x-enum": {"ONE_LINE": {"title": "One line"}, "TWO_LINES": {"title": "Two"}}}}'
    )
    assert page_of(text, "api.json").rows == ()


def test_what_commands_may_return_is_no_list_of_codes() -> None:
    commands = "".join(
        f'<command errorcodes="GATE_ERROR_SHUT,GATE_ERROR_GONE,GATE_ERROR_LOST"><proto>open{place}</proto></command>\n'
        for place in range(6)
    )
    extensions = "".join(f'<extension name="GATE_EXT_hall{place}" number="{place}"/>\n' for place in range(6))
    assert page_of(f"<registry>{commands}{extensions}</registry>", "gate.xml").rows == ()


def test_a_variable_list_of_return_values() -> None:
    entry = "<varlistentry><term><code>GATE_{0}_ERROR</code></term>\n<listitem><para>The <b>gate</b> is {0}.</para></listitem></varlistentry>"
    text = f"<s><para>These values indicate an error.</para><variablelist>{entry.format('SHUT')}{entry.format('GONE')}</variablelist></s>"
    assert [(row.codes[0], row.message) for row in rows_of(text, "manual.xml")] == [
        ("GATE_SHUT_ERROR", "The gate is SHUT."),
        ("GATE_GONE_ERROR", "The gate is GONE."),
    ]


def test_names_and_numbers_of_results() -> None:
    text = '{"TYPES": {"gateShut": 1, "gateGone": 2, "hallFull": 3},\n"GATE_RESULTS": {"gateINVALID": 12, "gateMISSING": 13, "gateDONE": 0}}'
    assert [(row.codes[0], row.name) for row in page_of(text, "definitions.json").rows] == [
        (12, "gateINVALID"),
        (13, "gateMISSING"),
        (0, "gateDONE"),
    ]


def test_examples_of_shared_responses() -> None:
    text = "components:\n  responses:\n    Bad:\n      content:\n        application/json:\n          examples:\n"
    for code in ("GATE_SHUT", "GATE_GONE"):
        text += f"            {code}:\n              value:\n                status: 400\n                code: {code}\n                message: The gate.\n"
    assert [(row.codes[0], row.http_status) for row in page_of(text, "common.yaml").rows] == [
        ("GATE_SHUT", 400),
        ("GATE_GONE", 400),
    ]


def test_a_sqlstate_below_a_title_with_a_code_is_not_the_code() -> None:
    entry = "GAT-0000{0}: gate {1} is shut\n-----------------------------\n\n* Error code in the hall: 958{0}\n\n* SQLSTATE: HY000\n\n* Cause: Rain.\n\n"
    text = "# GAT-00000 to GAT-00999\n\n" + "".join(
        entry.format(code, name) for code, name in ((1, "a"), (1, "b"), (1, r"c\|d"), (2, "e"))
    )
    rows = page_of(text, "gat-codes.md").rows
    assert [row.codes[0] for row in rows] == ["GAT-00001", "GAT-00001", "GAT-00001", "GAT-00002"]
    assert [row.cause for row in rows] == ["Rain."] * 4


def test_codes_of_rpc_next_to_unique_reasons() -> None:
    reasons = (
        ("GATE_SHUT", "INVALID_ARGUMENT"),
        ("GATE_GONE", "NOT_FOUND"),
        ("KEY_BENT", "INVALID_ARGUMENT"),
    )
    text = "reasons:\n" + "".join(
        f"  - reason: {reason}\n    code: {code}\n    message: It is {place}.\n"
        for place, (reason, code) in enumerate((*reasons, ("KEY_LOST", "NOT_FOUND")))
    )
    page = page_of(text, "errors.yaml")
    assert [row.codes[0] for row in page.rows] == ["GATE_SHUT", "GATE_GONE", "KEY_BENT", "KEY_LOST"]
    assert [line.text for line in page.unread] == ["code"]


def test_sections_called_by_codes_with_a_text_under_any_key() -> None:
    text = '[GT_SHUT]\ntemplate = "gate is shut: {gate}"\nhint = "Open it first."\n\n[GT_GONE]\ntemplate = "no gate"\n'
    assert [(row.codes[0], row.message, row.action) for row in rows_of(text, "errors.toml")] == [
        ("GT_SHUT", "gate is shut: {gate}", "Open it first."),
        ("GT_GONE", "no gate", None),
    ]
    assert page_of(text, "gates.toml").rows == ()


def test_decimals_of_a_csv_are_reported() -> None:
    text = "Error,Description\n" + "".join(
        f"{number},Gate is not open.\n" for number in ("0.1", "0.2", "1", "1.5")
    )
    page = page_of(text, "ErrorCodes.csv")
    assert page.reader == "delimited"
    assert [line.line for line in page.unread] == [2, 3, 4, 5]


def test_a_label_of_asciidoc_with_its_text_on_the_next_line() -> None:
    text = "= Error codes\n\n== GATE_SHUT\n\nCode::\n1001\nMessage::\n  It is shut.\nSolution:: Open it.\n\n== GATE_GONE\n\nCode::\n1002\n"
    assert [(row.codes[0], row.name, row.message, row.action) for row in rows_of(text, "errors.adoc")] == [
        (1001, "GATE_SHUT", "It is shut.", "Open it."),
        (1002, "GATE_GONE", None, None),
    ]


def test_texts_of_a_program_whose_keys_are_called_errors() -> None:
    text = '{"title": "Gate", "errors.gate.shut": "It is shut", "errors.gate.gone": "It is gone",\n"errors.key_lost": "It is lost", "labels.gate": "Gate"}'
    page = page_of(text, "en.json")
    assert [row.codes[0] for row in page.rows] == ["errors.gate.shut", "errors.gate.gone", "errors.key_lost"]
    assert [line.text for line in page.unread] == ["title"]
