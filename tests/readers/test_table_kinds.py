"""Tables of kinds that rounds of fresh pages showed: each fails without the rule that it is for."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of, texts_of


def table(title: str, *lines: str) -> str:
    """A table below a title; its cells are separated by a bar, its first line has the headers."""
    rule = "|".join("-" * (lines[0].count("|") + 1))
    return "\n".join(
        [f"# {title}", "", f"| {lines[0]} |", f"|{rule}|", *(f"| {line} |" for line in lines[1:])]
    )


def test_words_with_hyphens_next_to_codes_are_names() -> None:
    page = table(
        "Error codes", "Code | Description | Explanation",
        "4001 | gate-is-shut | The gate is not open.", "4002 | key-not-found | There is no such key.",
    )  # fmt: skip
    assert [(row.name, row.message) for row in rows_of(page)] == [
        ("gate-is-shut", "The gate is not open."),
        ("key-not-found", "There is no such key."),
    ]


def test_one_odd_number_leaves_a_column_of_http_statuses_that() -> None:
    lines = [
        f"{status} | GTE-{number} | Gate {number} is shut" for number, status in enumerate([400] * 25, 101)
    ]
    page = table(
        "Errors", "HTTP Status Code(s) | Error Code | Message", *lines, "4003 | GTE-900 | The gate is lost"
    )
    rows = rows_of(page)
    assert [row.http_status for row in rows] == [400] * 25 + [None]
    assert rows[-1].codes == ("GTE-900",)


@pytest.mark.parametrize("header", ["コード値", "코드 값", "错误码值", "エラーコード値"])
def test_values_of_codes_are_codes(header: str) -> None:
    rows = rows_of(table("Gate", f"{header} | 説明", "GTE1 | 成功", "GTE2_1 | 失敗"))
    assert [row.codes for row in rows] == [("GTE1",), ("GTE2_1",)]


@pytest.mark.parametrize(
    "header",
    [
        "What to check", "How to avoid it", "How to fix it", "What you should do", "Action à mener",
        "Acciones para resolver", "Ação a tomar",
    ],
)  # fmt: skip
def test_headers_that_ask_what_to_do_are_of_actions(header: str) -> None:
    lines = ("101 | Not open | The gate", "102 | No key | The key")
    rows = rows_of(table("Errors", f"Code | Message | {header}", *lines))
    assert [(row.action, row.locale) for row in rows] == [("The gate", None), ("The key", None)]


@pytest.mark.parametrize(
    "advice",
    [
        ("Bitte das Tor öffnen", "Prüfen Sie den Schlüssel"),
        ("Vérifiez le portail ouvert", "Contactez le support"),
        ("Verifique la puerta abierta", "Contacte a soporte ahora"),
        ("Verifique o portão agora", "Entre em contato com o suporte"),
        ("Проверьте ворота ещё раз", "Обратитесь в поддержку"),
        ("門を確認してください", "鍵をもう一度入れてください"),
        ("문을 다시 확인하세요", "열쇠를 확인해 주세요"),
    ],
)
def test_advice_below_an_unknown_header_is_an_action(advice: tuple[str, str]) -> None:
    rows = rows_of(
        table(
            "Errors", "Code | Message | Zzyx", f"101 | Not open | {advice[0]}", f"102 | No key | {advice[1]}"
        )
    )
    assert [row.action for row in rows] == list(advice)


def test_numbers_among_identifiers_below_error_are_codes() -> None:
    page = table(
        "Errors", "error | Reason | What to check",
        "`GATE_SHUT` | Not open | The gate", "`KEY_LOST` | No such key | The key", "`100` | Invalid value | The value",
    )  # fmt: skip
    assert [(row.codes, texts_of(row)) for row in rows_of(page)][1:] == [
        (("KEY_LOST",), (None, None, "No such key", "The key")),
        ((100,), (None, None, "Invalid value", "The value")),
    ]


def test_text_without_pipes_goes_on_with_the_cell_above() -> None:
    page = (
        "# Errors\n\nStatus | Error code | Description | Causes\n---|---|---|---\n"
        "400 | GATE_SHUT | Not open | • Wind\n• Rain\n404 | NO_GATE | Not there | • Storm\n• Thieves\n\nMore.\n"
    )
    assert [(row.codes, row.cause) for row in rows_of(page)] == [
        (("GATE_SHUT",), "Wind\nRain"),
        (("NO_GATE",), "Storm\nThieves"),
    ]


@pytest.mark.parametrize("codes", [("00", "05", "?C"), ("Y", "N", "U"), ("A1", "??", "7*")])
def test_short_codes_of_one_length_are_read(codes: tuple[str, ...]) -> None:
    texts = ("Approved", "Not approved", "Cancelled by the user")
    lines = [f"{code.replace('*', chr(92) + '*')} | {text}" for code, text in zip(codes, texts, strict=True)]
    rows = rows_of(table("Response codes", "Response code | Description", *lines))
    assert [(str(row.codes[0]), row.message) for row in rows] == list(zip(codes, texts, strict=True))


def test_codes_of_what_the_only_other_header_calls_are_no_codes_of_errors() -> None:
    page = page_of(
        table("Codes", "Code | Airline", "2 | Air Gate", "6 | Gate Lines", "7 | Old Gates"),
        "airline-codes.md",
    )
    assert (page.rows, len(page.unread)) == ((), 1)


def test_a_table_of_characters_is_no_table_of_codes() -> None:
    lines = [
        "Sign | ASCII Code | Sign | ASCII Code",
        "! | 0x21 | 1 | 0x31",
        "# | 0x23 | 2 | 0x32",
        "% | 0x25 | 3 | 0x33",
    ]
    assert page_of(table("Signs of a message", *lines), "errors.md").rows == ()


def test_titles_with_numbers_that_are_about_no_failure_are_no_codes() -> None:
    titles = "".join(
        f"### GATE_SPEED_{number} ({number})\n\nHow fast it is. Do not use.\n\n" for number in (291, 292, 293)
    )
    assert page_of(f"# Messages\n\n{titles}", "messages.md").rows == ()


def test_numbers_below_the_header_of_constants_are_the_codes() -> None:
    rows = rows_of(table("Status", "Result code | Constant", "GATE_SHUT | 1", "KEY_LOST | 2", "NO_GATE | 3"))
    assert [(row.codes, row.name) for row in rows] == [
        ((1,), "GATE_SHUT"),
        ((2,), "KEY_LOST"),
        ((3,), "NO_GATE"),
    ]


class TestBodiesOfAnswers:
    def test_the_code_of_a_body_is_the_code(self) -> None:
        page = table(
            "Errors", "HTTP status | Body | Description",
            '400 | `{"code": 1001, "message": "Gate is shut"}` | It is not open',
            '404 | `{"code": 1002, "message": "No such gate"}` | It is not there',
        )  # fmt: skip
        assert [(row.codes, row.http_status, row.message) for row in rows_of(page)] == [
            ((1001,), 400, "Gate is shut\nIt is not open"),
            ((1002,), 404, "No such gate\nIt is not there"),
        ]

    def test_an_inner_object_states_the_code(self) -> None:
        page = table(
            "Errors", "Status | Response",
            '400 | `{"error": {"code": "GATE_SHUT", "message": "Not open"}}`',
            '404 | `{"error": {"code": "NO_GATE", "message": "Not there"}}`',
        )  # fmt: skip
        assert [(row.codes, row.http_status, row.message) for row in rows_of(page)] == [
            (("GATE_SHUT",), 400, "Not open"),
            (("NO_GATE",), 404, "Not there"),
        ]

    def test_a_body_next_to_codes_stays_a_text(self) -> None:
        page = table(
            "Errors", "Error code | Description | Body",
            'GATE_SHUT | Not open | `{"code": 1, "message": "a"}`', 'NO_GATE | Not there | `{"code": 2, "message": "b"}`',
        )  # fmt: skip
        assert [row.codes for row in page_of(page).rows] == [("GATE_SHUT",), ("NO_GATE",)]

    def test_a_body_that_repeats_the_status_is_a_text(self) -> None:
        page = table(
            "Errors", "HTTP status | Description | Body",
            '400 | Not open | `{"code": 400, "message": "a"}`', '404 | Not there | `{"code": 404, "message": "b"}`',
        )  # fmt: skip
        assert [row.codes for row in page_of(page).rows] == [(400,), (404,)]


@pytest.mark.parametrize(
    ("items", "count"),
    [
        (("GATE_SHUT - the gate is not open", "NO_KEY - there is no key"), 2),
        (("MAX_TRIES - how often to knock", "MIN_TIME - how long to wait"), 0),
    ],
)
def test_two_constants_below_a_heading_of_errors(items: tuple[str, ...], count: int) -> None:
    page = "# Gate\n\n## Errors\n\n" + "".join(f"* {item}\n" for item in items)
    assert len(page_of(page, "gate.md").rows) == count
