"""Kinds of structured files that fresh projects have shown: records in keys, broken lines and quotes, small groups."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of

_DOTTED = "gate.shut.code=G-1\ngate.shut.msg=It is shut.\ngate.lost.code=G-2\ngate.lost.msg=It is lost.\ngate.hint.msg=Knock.\n"


@pytest.mark.parametrize(
    "text",
    [
        _DOTTED,
        "GATE_SHUT_CODE=G-1\nGATE_SHUT_MESSAGE=It is shut.\nGATE_LOST_CODE=G-2\nGATE_LOST_MESSAGE=It is lost.\n",
        "error.1.code=G-1\nerror.1.message=It is shut.\nerror.2.code=G-2\nerror.2.message=It is lost.\n",
        "gateShutCode=G-1\ngateShutMessage=It is shut.\ngateLostCode=G-2\ngateLostMessage=It is lost.\n",
    ],
)
def test_keys_that_end_with_what_their_value_is_are_records(text: str) -> None:
    assert [(row.codes, row.message) for row in page_of(text, "gate.properties").rows] == [
        (("G-1",), "It is shut."),
        (("G-2",), "It is lost."),
    ]


def test_a_record_without_a_code_is_reported() -> None:
    assert [line.line for line in page_of(_DOTTED, "gate.properties").unread] == [5]


def test_columns_of_small_numbers_in_a_file_called_after_errors() -> None:
    text = "0    no command\n1    card is out\n20   bad frame\n250  unknown\n"
    assert [(row.codes[0], row.message) for row in rows_of(text, "error_codes.txt")] == [
        (0, "no command"),
        (1, "card is out"),
        (20, "bad frame"),
        (250, "unknown"),
    ]
    assert (
        rows_of(text.replace("no ", "one ").replace("bad", "wide").replace("unknown", "end"), "steps.txt")
        == []
    )


def test_a_small_group_next_to_groups_that_are_read() -> None:
    text = (
        "gate_errors:\n  gate_shut: It is shut.\n  gate_gone: It is gone.\n"
        "key_errors:\n  key_lost: It is lost.\n  key_bent: It is bent.\n  no_key: There is none.\n"
        "meta:\n  last_change: It was yesterday.\n"
    )
    assert [row.codes[0] for row in rows_of(text, "errors.yaml")] == [
        "gate_shut",
        "gate_gone",
        "key_lost",
        "key_bent",
        "no_key",
    ]


def test_a_group_of_one_object_next_to_groups_that_are_read() -> None:
    text = (
        '{"errors": {"gate": {"SHUT": {"code": 1, "message": "It is shut."}, "GONE": {"code": 2, "message": "It is gone."}},\n'
        '"key": {"LOST": {"code": 1, "message": "It is lost."}}}}'
    )
    assert [(row.codes[0], row.name) for row in rows_of(text, "gates.json")] == [
        (1, "SHUT"),
        (2, "GONE"),
        (1, "LOST"),
    ]


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ((1001, 1001, 1002, 1002), [1001, 1001, 1002, 1002]),
        ((401, 401, 404, 404), ["NO_KEY", "BAD_KEY", "NO_GATE", "BAD_GATE"]),
    ],
)
def test_numbers_that_names_share_are_their_codes_unless_they_are_statuses(
    numbers: tuple[int, ...], codes: list[int | str]
) -> None:
    names = ("NO_KEY", "BAD_KEY", "NO_GATE", "BAD_GATE")
    entries = ", ".join(
        f'"{name}": {{"code": {number}, "message": "It is {name.lower()}."}}'
        for name, number in zip(names, numbers, strict=True)
    )
    assert [row.codes[0] for row in rows_of(f'{{"errors": {{{entries}}}}}', "gates.json")] == codes


def test_kinds_of_errors_and_what_is_done_about_them_are_no_codes() -> None:
    text = (
        "errors:\n"
        "  - {code: G-1, message: It is shut., category: gate_user}\n"
        "  - {code: G-2, message: It is lost., category: gate_owner}\n"
        "categories:\n  gate_user: {description: Errors of the user.}\n  gate_owner: {description: Errors of the owner.}\n"
        "retry_plans:\n  wait_longer: {description: Wait longer each time.}\n  ask_porter: {description: Ask the porter.}\n"
    )
    page = page_of(text, "error-codes.yaml")
    assert [row.codes[0] for row in page.rows] == ["G-1", "G-2"]
    assert [line.text for line in page.unread] == ["wait_longer"]


def test_lines_of_cells_below_a_line_of_headers() -> None:
    text = (
        "# Errors\n\nCode · Meaning · Remedy ·\n\nGATE-SHUT · The gate · is shut. · Open it. ·\n\nGATE-LOST · It is lost. · Find it. ·\n"
        "\nMore text.\n\nCode • Meaning\nG-1 • The bell rings.\nG-2 • The bell is lost.\n"
    )
    assert [(row.codes[0], row.message, row.action) for row in rows_of(text, "errors.md")] == [
        ("GATE-SHUT", "The gate", "is shut. · Open it."),
        ("GATE-LOST", "It is lost.", "Find it."),
        ("G-1", "The bell rings.", None),
        ("G-2", "The bell is lost.", None),
    ]
    assert rows_of("# Menu\n\nHome · Errors · About\n\nHelp · Code · Imprint\n", "index.md") == []


def test_a_range_and_a_heading_of_another_level_among_headings_that_are_codes() -> None:
    text = (
        "# Errors\n\n## Gates\n\n### GT0101: Gate is shut\n\nOpen it.\n\n### GT0102: Gate is lost\n\nFind it.\n\n"
        "### GT0103-0104: Gate is bent\n\nBend it.\n\n### GT0105: Gate is old\n\nPaint it.\n\n## GT9001: Unsafe gate\n\nTake another.\n"
    )
    assert [(row.codes[0], row.message) for row in rows_of(text, "errors.md")] == [
        ("GT0101", "Gate is shut\nOpen it."),
        ("GT0102", "Gate is lost\nFind it."),
        ("GT0103-0104", "Gate is bent\nBend it."),
        ("GT0105", "Gate is old\nPaint it."),
        ("GT9001", "Unsafe gate\nTake another."),
    ]


def test_terms_of_functions_are_no_codes_and_a_variant_with_fields_is() -> None:
    functions = "".join(f"`Gate::open_{letter}(key)`::\nOpens it.\n\n" for letter in "abcdefgh")
    text = (
        f"= Errors and use\n\n== Functions\n\n{functions}`open_all` / `open_none`::\nOpens all.\n\n== Error cases\n\n"
        "`GateShut(String)`::\nIt is shut.\n\n`GateLost { key, text }`::\nIt is lost.\n\n`GateBent`::\nIt is bent.\n"
    )
    assert [row.codes[0] for row in rows_of(text, "errors.adoc")] == ["GateShut", "GateLost", "GateBent"]


_WRAPPED = [
    "code,message,action",
    "1001,The gate is shut and it will stay shut until someone comes and",
    "opens it with the key.,Open the gate with the key or with a long",
    "crowbar.",
    "1002,There is no key.,Get one.",
    "1003,The gate is lost and nobody knows where it went to or when it did",
    "go there.,Find it.",
    "1004,The gate is bent and nobody knows why it is so or when it was that",
    "it was bent.,Bend it.",
]


def test_rows_that_are_broken_at_a_column_of_the_page() -> None:
    page = page_of("\n".join(_WRAPPED), "errors.csv")
    assert [(row.codes[0], row.message, row.action) for row in page.rows][:2] == [
        (
            1001,
            "The gate is shut and it will stay shut until someone comes and opens it with the key.",
            "Open the gate with the key or with a long crowbar.",
        ),
        (1002, "There is no key.", "Get one."),
    ]
    assert not page.unread


def test_rows_that_are_broken_within_words() -> None:
    whole = [
        f"{code};The gate of hall {code} is shut and it will stay so;Open it" for code in range(1000, 1009)
    ]
    lines = [line[start : start + 50] for line in whole for start in range(0, len(line), 50)]
    page = page_of("\n".join(["code;message;action", *lines]), "errors.csv")
    assert [f"{row.codes[0]};{row.message};{row.action}" for row in page.rows] == whole


_INSERT = "INSERT INTO errors (code, message) VALUES ({});"


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(_INSERT.format, ("1, 'It''s shut'", "2, 'It isn't open'", "3, 'No key'"))),
        "INSERT INTO errors (code, message) VALUES\n(1, 'It''s shut'),\n(2, 'It isn't open'),\n(3, 'No key');\n",
        "INSERT INTO errors (code, message) VALUES\n(1, 'It''s shut'),\n(2, 'It is 'not' open'),\n(3, 'No key');\n",
        "INSERT INTO errors (code, message) VALUES\n(1, 'It''s shut'),\n(3, 'No key'),\n(2, 'It isn't open);\n",
    ],
)
def test_a_quote_that_ends_a_text_of_sql_spoils_its_row_alone(text: str) -> None:
    page = page_of(text, "errors.sql")
    assert [(row.codes[0], row.message) for row in page.rows] == [(1, "It's shut"), (3, "No key")]
    assert [line.reason for line in page.unread] == ["a quote ends the text before its end"]


def test_references_of_letters_without_a_semicolon() -> None:
    text = "<h1>Error codes</h1><table><tr><th>Code</th><th>Message</th></tr>\n<tr><td>1001</td><td>T&uumlr zu &copy=1</td></tr>\n<tr><td>1002</td><td>Caf&eacute</td></tr></table>"
    assert [row.message for row in rows_of(text, "errors.html")] == ["Tür zu &copy=1", "Café"]


@pytest.mark.parametrize(
    "form", ["{}: gate is {}", "{} gate is {}", "{} = gate is {}", "{} - gate is {}", "GT0{} gate/key {}"]
)
def test_lists_in_a_text_file_called_after_errors(form: str) -> None:
    text = "Gates:\n" + "\n".join(map(form.format, (1, 2, 30), ("shut", "lost", "bent"))) + "\n\nKeys:\n"
    page = page_of(text + form.format(1, "old"), "docs/error_codes.txt")
    assert page.reader == "plain-columns"
    assert [row.line for row in page.rows] == [2, 3, 4, 7]
    assert [row.heading for row in page.rows] == [("Gates",)] * 3 + [("Keys",)]
    assert not page.unread
    assert page_of(text, "docs/gates.txt").rows == ()


def test_a_list_of_numbers_names_and_texts() -> None:
    text = "1 GATE_SHUT (open it)\n2 GATE_LOST\n3 GATE_BENT - bend it\n"
    assert [(row.codes[0], row.name, row.message) for row in rows_of(text, "error_codes.txt")] == [
        (1, "GATE_SHUT", "(open it)"),
        (2, "GATE_LOST", None),
        (3, "GATE_BENT", "bend it"),
    ]


def test_steps_in_a_text_file_are_no_list_of_codes() -> None:
    assert rows_of("1. Open the gate.\n2. Take the key.\n3. Go home.\n", "errors.txt") == []


def test_labels_in_front_of_a_number_are_no_part_of_the_code() -> None:
    text = "ERROR_CODE_9=It is shut.\nERROR_CODE_10=It is lost.\nERROR_CODE_11=It is bent.\n"
    assert [row.codes[0] for row in rows_of(text, "codes.properties")] == [9, 10, 11]


def test_keys_without_a_label_among_labelled_codes_are_reported() -> None:
    text = "GT001.text=It is shut.\nGT001.description=Open it.\nGT002.text=It is lost.\nGT002.description=Find it.\ngate.open=Open\n"
    page = page_of(text, "error-codes.properties")
    assert [row.codes[0] for row in page.rows] == ["GT001", "GT002"]
    assert [line.line for line in page.unread] == [5]


def test_sections_of_numbers_in_toml() -> None:
    text = '[codes.gate]\n"1" = "It is shut."\n"2" = "It is lost."\n\n[codes.key]\n"1" = "It is bent."\n'
    assert [(row.heading, row.codes[0]) for row in rows_of(text, "error_codes.toml")] == [
        (("codes.gate",), 1),
        (("codes.gate",), 2),
        (("codes.key",), 1),
    ]


def test_strings_of_digits_below_names_are_the_codes() -> None:
    text = "gate:\n  name:\n    blank: '0100'\n    taken: '0101'\n  size:\n    blank: '0102'\nkey:\n  name:\n    blank: '0200'\n    bent: '0203'\n"
    assert [row.codes[0] for row in rows_of(text, "error_codes.yml")] == [
        "0100",
        "0101",
        "0102",
        "0200",
        "0203",
    ]


def test_pairs_below_keys_called_errors() -> None:
    text = (
        "modules:\n  Gate:\n    errors:\n      E_SHUT: It is shut.\n      E_LOST: It is lost.\n"
        "  Key:\n    errors:\n      E_BENT: It is bent.\n"
    )
    assert [row.codes[0] for row in rows_of(text, "codes.yml")] == ["E_SHUT", "E_LOST", "E_BENT"]
    schema = '{"properties": {"error": {"$ref": "#/gate", "description": "It is shut.", "longDescription": "All of it."}}}'
    assert page_of(schema, "gate-error.json").rows == ()


def test_objects_that_hold_a_list_of_codes_are_no_codes() -> None:
    text = (
        '{"meta_data": {"title": "Errors of gates"}, "basic_errors": {"description": "An error of a gate.", "errors": [\n'
        '{"code": 0, "symbol": "ERR_SHUT", "text": "IT IS SHUT"},\n{"code": 1, "symbol": "ERR_LOST", "text": "IT IS LOST"}]}}'
    )
    assert [(row.codes[0], row.name) for row in rows_of(text, "errors.json")] == [
        (0, "ERR_SHUT"),
        (1, "ERR_LOST"),
    ]


def test_a_text_behind_the_code_in_its_cell() -> None:
    rows = [
        ("GT001", "It is shut"),
        ("GT002", "It is lost"),
        ("GT003", "It is bent"),
        ("GT004   Gate is old", ""),
    ]
    entries = ", ".join(f'{{"code": "{code}", "description": "{text}"}}' for code, text in rows)
    found = rows_of(f'{{"errorCodes": [{entries}]}}', "gates.json")
    assert [(row.codes[0], row.message) for row in found][3:] == [("GT004", "Gate is old")]
    page = page_of(f'{{"errorCodes": [{entries.replace("GT004 ", "see GT001 and ")}]}}', "gates.json")
    assert [len(page.rows), len(page.unread)] == [3, 1]


def test_pages_of_a_folder_whose_titles_are_names() -> None:
    text = "# E_GateShut\n\n**Kind:** Error\n\n## Summary\n\nThe gate is shut.\n"
    assert [row.codes[0] for row in rows_of(text, "docs/errors/E_GateShut.md")] == ["E_GateShut"]
    assert rows_of(text.replace("E_Gate", "Gate"), "docs/gates/GateShut.md") == []
    title = "---\ntitle: Gate errors\n---\n# gate_error_alert\n\nIt is sent if a gate is shut.\n"
    assert rows_of(title, "docs/events/gate-error-alert.md") == []


def test_names_numbers_and_texts_in_a_literal_block() -> None:
    names = ("EDOM", "ERANGE", "ENOTOPEN", "EGATE", "EKEY")
    lines = "".join(f"      {name} \t{3000 + at} \tThe gate is not valid.\n" for at, name in enumerate(names))
    text = f"Gate errors\n===========\n\nValues::\n\n      Name \tValue \tText\n{lines}\nMore.\n"
    found = rows_of(text, "docs/gates.rst")
    assert [(row.codes[0], row.name) for row in found] == [(3000 + at, name) for at, name in enumerate(names)]
    assert page_of(text.replace("not valid", "of oak"), "docs/gates.rst").rows == ()


def test_alternatives_of_a_schema_that_states_the_type_of_its_constants() -> None:
    entries = ", ".join(
        f'{{"description": "The gate is {text}.", "type": "string", "const": "gate_{text}"}}'
        for text in ("shut", "lost")
    )
    text = f'{{"title": "GateErrorCode", "oneOf": [{entries}]}}'
    assert [row.codes[0] for row in rows_of(text, "GateErrorCode.json")] == ["gate_shut", "gate_lost"]


def test_codes_of_letters_and_a_number_below_any_key() -> None:
    text = '{"messages": [{"messageKey": "GATE102E", "messageText": "It is shut"}, {"messageKey": "GATE103E", "messageText": "It is lost"}]}'
    assert [(row.codes[0], row.message) for row in rows_of(text, "gates.json")] == [
        ("GATE102E", "It is shut"),
        ("GATE103E", "It is lost"),
    ]


def test_short_names_and_items_of_an_android_file_called_after_errors() -> None:
    strings = '<string name="e0">It is shut</string>\n<string name="e301">It is lost</string>\n'
    items = '<array name="codes"><item>1:It is shut</item>\n<item>301:It is lost</item></array>'
    assert [
        row.codes[0] for row in rows_of(f"<resources>{strings}</resources>", "values/error_codes.xml")
    ] == ["e0", "e301"]
    assert [row.codes[0] for row in rows_of(f"<resources>{items}</resources>", "values/error_codes.xml")] == [
        1,
        301,
    ]
    assert page_of(f"<resources>{items}</resources>", "values/gates.xml").rows == ()


def test_a_bundle_of_constants_whose_texts_are_about_failures() -> None:
    text = "".join(f"gate.GATE_{at}_SHUT=The gate cannot be opened\n" for at in range(12))
    assert [row.codes[0] for row in rows_of(text, "messages_en.properties")] == [
        f"gate.GATE_{at}_SHUT" for at in range(12)
    ]
    labels = text.replace("The gate cannot be opened", "Open the gate")
    assert page_of(labels, "messages_en.properties").rows == ()


def test_a_column_of_groups_is_not_that_of_the_codes() -> None:
    codes = [
        "GATE_ERROR_SHUT",
        "GATE_ERROR_LOST",
        "GATE_ERROR_BENT",
        "KEY_ERROR_LOST",
        "KEY_ERROR_BENT",
        "KEY_ERROR_OLD",
    ]
    groups = ["GATE_ERROR", "", "", "KEY_ERROR", "", ""]
    lines = "".join(
        f"| {group} | {code} | It is not there. |\n" for group, code in zip(groups, codes, strict=True)
    )
    found = page_of(f"# Errors\n\n| Code | Description | |\n|---|---|---|\n{lines}", "errors.md").rows
    assert [(row.codes[0], row.name, row.message) for row in found] == [
        (code, None, "It is not there.") for code in codes
    ]


def test_lists_of_numbers_with_a_label_or_a_dash_that_touches_the_text() -> None:
    labelled = (
        "ERROR CODE 105 --> Gate is shut.\nERROR CODE 106 --> Gate is lost.\nERROR CODE 107 --> No gate.\n"
    )
    assert [row.codes[0] for row in rows_of(labelled, "error_codes.txt")] == [105, 106, 107]
    dashes = "400 - gate is shut\n404 -gate is lost\n405 - no gate\n"
    assert [row.codes[0] for row in rows_of(dashes, "error_codes.txt")] == [400, 404, 405]


def test_numbers_with_a_remark_in_lines_of_keys() -> None:
    text = "ERR_NONE = 0,\nERR_SHUT = 201,  // and more for each gate\nERR_LOST = 211, /* lost */\nERR_BENT = later,\n"
    page = page_of(text, "error_codes.txt")
    assert [(row.codes[0], row.name) for row in page.rows] == [
        (0, "ERR_NONE"),
        (201, "ERR_SHUT"),
        (211, "ERR_LOST"),
    ]
    assert [line.line for line in page.unread] == [4]


def test_items_that_are_numbered_by_themselves() -> None:
    text = "Return codes\n============\n\n#. ``SHUT_OUT``\n\n   It is shut.\n\n#. ``LOST_KEY``\n\n   It is lost.\n\n#. ``NO_GATE``\n\n   There is none.\n"
    assert [(row.codes[0], row.message) for row in rows_of(text, "return_codes.rst")] == [
        ("SHUT_OUT", "It is shut."),
        ("LOST_KEY", "It is lost."),
        ("NO_GATE", "There is none."),
    ]
