"""Kinds of tables, titles and items on pages of payment, messaging and device vendors: each with the smallest page of its kind."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of, texts_of


def table(title: str, header: str, *rows: str) -> str:
    width = header.count("|") + 1
    return "\n".join([f"# {title}\n", header, "|".join(["-"] * width), *rows, ""])


@pytest.mark.parametrize(
    "header",
    [
        "Código de retorno | Mensagem de retorno",
        "Código de respuesta | Descripción de la respuesta",
        "Code de retour | Libellé du code",
    ],
)
def test_the_first_word_of_a_romance_header_tells_what_the_column_holds(header: str) -> None:
    rows = rows_of(table("API", header, "101 | A porta está fechada", "102 | Sem chave"))
    assert [(row.codes, row.message) for row in rows] == [
        ((101,), "A porta está fechada"),
        ((102,), "Sem chave"),
    ]


def test_codes_of_another_system_in_few_rows_are_not_the_codes() -> None:
    lines = [f"402 | card_error | gate_{at}_shut | Gate {at} is shut. | " for at in range(8)]
    page = page_of(
        table(
            "Errors",
            "Status Code | Type | Category | Description | Brand error code",
            *lines,
            "402 | card_error | no_key | No key. | 51",
        ),
        "page.md",
    )
    assert [(row.codes[0], row.http_status) for row in page.rows][-2:] == [
        ("gate_7_shut", 402),
        ("no_key", 402),
    ]
    assert [line.text for line in page.unread] == ["Type", "Brand error code"]


def test_the_rest_of_a_broken_line_is_no_code_among_numbers() -> None:
    page = page_of(
        table(
            "Response codes",
            "Code | Description",
            "20 | No gate",
            "21 | Reference cannot be found in the",
            "or | iginal request",
            "22 | Shut",
            "23 | No key",
        ),
        "page.md",
    )
    assert [row.codes for row in page.rows] == [(20,), (21,), (22,), (23,)]
    assert [line.text for line in page.unread] == ["or | iginal request"]


def test_examples_and_codes_of_another_system_are_no_texts() -> None:
    page = page_of(
        table(
            "Response codes",
            "Response code | Description | Approval code example",
            "-51 | Gate is shut. | N:-51:gate is shut",
            "-52 | No key. | N:-52:key is not there",
        ),
        "page.md",
    )
    assert [row.message for row in page.rows] == ["Gate is shut.", "No key."]
    page = page_of(
        table(
            "Response codes",
            "Response code | Description | Approval code",
            "-51 | Gate is shut. | N:-51:gate is shut",
            "-P00001 | No key. | N:-P00001:key is not there",
        ),
        "page.md",
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [
        (-51, "Gate is shut."),
        ("-P00001", "No key."),
    ]
    assert [line.text for line in page.unread] == ["Approval code"]


def test_cells_that_are_a_code_and_its_text_each() -> None:
    page = page_of(
        """\
        # Error codes

        <table>
        <tr><td>E101 'gate' is required</td><td>E201 Gate is shut.</td></tr>
        <tr><td>E102'key' is required</td><td>E202 - No key (yet).</td></tr>
        </table>
        """
    )
    assert [(row.line, row.codes[0], row.message) for row in page.rows] == [
        (4, "E101", "'gate' is required"),
        (4, "E201", "Gate is shut."),
        (5, "E102", "'key' is required"),
        (5, "E202", "No key (yet)."),
    ]
    parts = page_of("# Parts\n\n<table><tr><td>M12 Bolt, long</td><td>M14 Bolt, short</td></tr><tr><td>M16 Nut</td><td>M18 Washer</td></tr></table>")  # fmt: skip
    assert parts.rows == ()


def test_codes_of_cards_have_no_second_column_of_codes() -> None:
    page = page_of(
        table(
            "Lookup",
            "Card Code | Scheme Code | Card Type",
            "CF | CF | Blue",
            "BC | BC | Green",
            "DE | DI | Grey",
        ),
        "annexes.md",
    )
    assert page.rows == ()


def test_kinds_below_each_title_are_no_messages() -> None:
    titles = "\n".join(
        f"## 0x0F000{at} Gate {at} is shut\n\nType: {kind}\n\nIsShown：Yes\n\n### Reason\n\nThe {at} key turned.\n"
        for at, kind in enumerate(("Error", "Warning", "Error", "Error", "Warning"), 1)
    )
    page = page_of(f"# Event codes\n\n{titles}", "events.md")
    assert texts_of(page.rows[0]) == (None, "Gate 1 is shut", "The 1 key turned.", None)
    assert [(line.line, line.text) for line in page.unread] == [(5, "Type"), (7, "IsShown")]


def test_labelled_texts_that_differ_stay_in_the_message() -> None:
    titles = "\n".join(f"## 0x0F000{at} Gate {at} is shut\n\nSeen by: watch {at}\n" for at in range(1, 6))
    page = page_of(f"# Error codes\n\n{titles}", "events.md")
    assert page.unread == ()
    assert page.rows[0].message == "Gate 1 is shut\nSeen by: watch 1"


def test_items_with_codes_below_headings_of_statuses_and_classes() -> None:
    page = page_of(
        """\
        # Error codes

        #### Gate-1 = Gates

        #### 400
        - **Gate-11** -> Shut.
        - **Gate-12** -> No key.
        - **Gate-13** -> Locked.

        #### 404
        - **Gate-14** -> No such gate.
        """
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [
        ("Gate-11", "Shut."),
        ("Gate-12", "No key."),
        ("Gate-13", "Locked."),
        ("Gate-14", "No such gate."),
    ]


def test_two_acronyms_with_a_text_are_no_codes() -> None:
    page = page_of(
        """\
        # Error codes

        ### REST — Checking for errors

        Look at the status.

        ### SOAP — Catching faults

        Look at the fault.
        """,
        "error-codes.md",
    )
    assert page.rows == ()


def test_the_texts_of_a_struck_out_code_are_read_though_they_are_struck_out() -> None:
    page = page_of(
        table(
            "Error codes",
            "Code | Description",
            "`3` | Gate is shut.",
            "~~`4`~~ | ~~**No key.**~~ (use code 3)",
        ),
        "page.md",
    )
    assert [(row.codes[0], row.message, row.deprecated) for row in page.rows] == [
        (3, "Gate is shut.", False),
        (4, "No key. (use code 3)", True),
    ]


def test_things_that_are_called_as_their_codes_are_no_results() -> None:
    page = page_of(table("Status codes", "Code | Name | ID", "GLD | GLD | 1", "SLV | SLV | 2"), "lookup.md")
    assert page.rows == ()


MEMBERS = """\
    GateSuccess  = 0,     /**< Open. */
    GateErrShut  = -1,    /**< Shut. */
    GateErrNoKey = 0x0F,  // No key.
"""


@pytest.mark.parametrize("block", [MEMBERS, f"```\n{MEMBERS}```\n"])
def test_members_of_an_enumeration_that_is_not_shown(block: str) -> None:
    page = page_of(f"# SDK\n\nGates.\n\n## Error codes of the client\n\n{block}", "sdk.md")
    assert page.rows[0].heading == ("SDK", "Error codes of the client")
    assert [(row.line, row.codes[0], row.name, row.message) for row in page.rows] == [
        (page.rows[0].line, 0, "GateSuccess", "Open."),
        (page.rows[0].line + 1, -1, "GateErrShut", "Shut."),
        (page.rows[0].line + 2, 15, "GateErrNoKey", "No key."),
    ]
    assert page_of(f"# Error codes\n\n## Settings\n\n{block.replace('Err', '')}", "sdk.md").rows == ()


def test_a_title_with_a_tab_is_no_delimited_table() -> None:
    page = page_of("Fehlercodes\t\t{#errorCodes}\n===========\n\n- Gate 1xx\n  + 101 - Gate is shut\n  + 102 - No key\n", "codes.md")  # fmt: skip
    assert page.reader == "markdown"
    assert [(row.codes[0], row.message) for row in page.rows] == [(101, "Gate is shut"), (102, "No key")]


def test_a_text_that_two_columns_repeat_is_read_once() -> None:
    rows = rows_of(
        table(
            "Errors",
            "Code | Message | Description",
            "101 | No gate | No gate",
            "102 | Shut | The gate is shut",
        )
    )
    assert [row.message for row in rows] == ["No gate", "Shut\nThe gate is shut"]


def test_scenarios_are_texts_though_they_are_called_examples() -> None:
    rows = rows_of(
        table(
            "Return codes",
            "Return code | Meaning | Example Scenario",
            "0 | Done. | The gate is opened.",
            "1 | No key. | The key is not found.",
        )
    )
    assert rows[1].message == "No key.\nThe key is not found."


def test_few_values_are_no_codes_of_another_system() -> None:
    lines = [f"Gate{at}Id |0..1 | Gates/Gate{at}Id | The gate of number {at}. | Text | " for at in range(9)]
    page = page_of(table("Data dictionary", "Name | Occurence | Path | Definition | Class | Codes", *lines, "GateType | 0..1 | Gates/Type | The type. | Text | Old New"), "gates.md")  # fmt: skip
    assert not any(str(row.codes[0]).startswith("Gate") for row in page.rows)


def test_a_short_code_in_brackets_is_no_name() -> None:
    rows = rows_of(
        table(
            "Response codes",
            "Code | Description",
            "96 | System error",
            "497 (B1) | No key",
            "498 (GATE_SHUT) | Shut",
        )
    )
    assert [(row.codes, row.name) for row in rows] == [((96,), None), ((497,), None), ((498,), "GATE_SHUT")]


def test_fields_that_end_as_those_of_an_error_do_are_no_codes() -> None:
    text = "# Rules\n\nIf a gate is shut, a `responseCode` of 5 is returned.\n\n"
    fields = "Name | Returned | Description\n-|-|-\ngateResponseCode | Always | Gate error code.\ngateResponseMessage | Always | Description of the failure.\n"
    assert page_of(text + fields, "annexes.md").rows == ()
