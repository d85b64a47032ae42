"""Plain text in columns: names with a text, numbers with a name, and what stands above and among them."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

READ = {
    "names and texts": (
        "gate_errors.txt",
        "/* The first one opens */\nGATE_SUCCESS          No error\nGATE_SHUT             The door is shut\n/* .... */\nGATE_KEY_LOST         The key is lost\n",
        [("GATE_SUCCESS", None, "No error"), ("GATE_SHUT", None, "The door is shut"), ("GATE_KEY_LOST", None, "The key is lost")],
    ),
    "names and texts, more below": (
        "gateref.txt",
        "# Reference\n\nGATE_ERR_SHUT      The door is shut\n\n    Ring, then wait\n    for the porter.\n\nGATE_ERR_LOST      The key is lost\n\nGATE_ERR_STUCK     The door is stuck\n",
        [("GATE_ERR_SHUT", None, "The door is shut\nRing, then wait for the porter."), ("GATE_ERR_LOST", None, "The key is lost"),
         ("GATE_ERR_STUCK", None, "The door is stuck")],
    ),
    "a template of a header that is a table": (
        "err-codes.h.in",
        ("/* err-codes.h.in - Codes of the gate.\n   Free software.  */\n\n# Lines have a number, a <tab> and a name.\n\n0\tGATE_NO_ERROR\t\tSuccess\n1\tGATE_SHUT\t\tThe door is shut\n"
        "2\tGATE_LOST\t\tThe key is lost\n3\tGATE_STUCK\t\tThe door  is stuck\n"),
        [(0, "GATE_NO_ERROR", "Success"), (1, "GATE_SHUT", "The door is shut"), (2, "GATE_LOST", "The key is lost"), (3, "GATE_STUCK", "The door is stuck")],
    ),
    "names, a type and a number": (
        "errcodes.txt",
        "As in the standard of gates\n\nDOOR_SHUT      uint16 = 1\nKEY_LOST       uint16 = 2\nDOOR_STUCK     uint16 = 3\n\nKinds of doors\n\nDOOR_OF_WOOD   uint16 = 1\n",
        [(1, "DOOR_SHUT", None), (2, "KEY_LOST", None), (3, "DOOR_STUCK", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_columns_of_a_text_are_read(kind: str) -> None:
    path, text, rows = READ[kind]
    assert [(row.codes[0], row.name, row.message) for row in page_of(text, path).rows] == rows


def test_values_of_a_dictionary_of_messages() -> None:
    text = """\
    <fix>
     <fields>
      <field number='1' name='GateRejectReason' type='INT'>
       <value enum='0' description='UNKNOWN_DOOR' />
       <value enum='1' description='KEY_NOT_ALLOWED' />
       <value enum='99' description='OTHER' />
      </field>
      <field number='2' name='GateStatus' type='INT'>
       <value enum='0' description='ACCEPTED' />
       <value enum='1' description='COMPLETED' />
       <value enum='2' description='REJECTED' />
      </field>
     </fields>
    </fix>
    """
    page = page_of(text, "GATE44.xml")
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == [
        (0, "UNKNOWN_DOOR", None),
        (1, "KEY_NOT_ALLOWED", None),
        (99, "OTHER", None),
    ]


def test_numbers_with_a_word_are_codes_only_if_they_are_about_faults() -> None:
    words = page_of("values:\n  0: Navigational\n  1: Technical\n  2: Spoken\n", "GATE_CATEGORY.yaml")
    assert not words.rows
    assert [line.line for line in words.unread] == [2]
    faults = page_of("values:\n  0: Open\n  1: Key not allowed\n  2: Timeout\n", "GATE_CAUSE.yaml")
    assert [row.codes[0] for row in faults.rows] == [0, 1, 2]


def test_hexadecimal_keys_without_a_mark_are_reported() -> None:
    entries = ",".join(
        f'"{number:x}": {{"name": "GATE_{number}", "desc": "Door {number} is shut"}}'
        for number in range(1, 13)
    )
    page = page_of(f'{{"errors": {{{entries}}}}}', "errmap.json")
    assert not page.rows
    assert len(page.unread) == 12


def test_a_header_of_a_csv_file_that_is_a_word_in_capitals() -> None:
    text = "ALARM;DESCRIPTION;CAUSE\nMP-HT;Pump is hot;Water blocked\nMP-LP;Pressure low;Pipe empty\nWN-OL;Overload;Stuck\n"
    assert [row.codes[0] for row in page_of(text, "list.csv").rows] == ["MP-HT", "MP-LP", "WN-OL"]


def test_a_small_number_and_a_name_in_front_of_a_text() -> None:
    text = "".join(
        f"{code} {name}: The gate.\n" for code, name in ((0, "NOGATE"), (1, "GATESHUT"), (5, "LOST"))
    )
    rows = page_of(f"# Response codes\n\n{text}", "page.md").rows
    assert [(row.codes[0], row.name) for row in rows] == [(0, "NOGATE"), (1, "GATESHUT"), (5, "LOST")]
