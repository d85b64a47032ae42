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

    def test_words_below_error_are_codes(self) -> None:
        page = table(
            "Error handling", "Status | Body",
            '400 | {"error":"invalid_gate","error_description":"Not open"}', '401 | {"error":"missing_key","error_description":"No key"}',
        )  # fmt: skip
        assert [(row.codes, row.http_status, row.message) for row in rows_of(page)] == [
            (("invalid_gate",), 400, "Not open"), (("missing_key",), 401, "No key"),
        ]  # fmt: skip

    def test_the_status_in_front_of_a_body_is_kept(self) -> None:
        page = table(
            "Errors", "Scenario | We return | You should",
            'Not open | `401` + `{"code":"GATE_SHUT"}` | Open it', 'Not there | `404` + `{"code":"NO_GATE"}` | Look for it',
        )  # fmt: skip
        assert [(row.codes, row.http_status, row.action) for row in rows_of(page)] == [
            (("GATE_SHUT",), 401, "Open it"), (("NO_GATE",), 404, "Look for it"),
        ]  # fmt: skip

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


class TestSecondRound:
    def test_an_urn_is_one_code_however_it_is_broken(self) -> None:
        page = table(
            "Errors", "Title | Error code | Description",
            "Shut | `urn:x-gate:error:all:`<br/>`Gate/Shut` | The gate is not open", "Gone | `urn:x-gate:error:all:`<br/>`Gate/Gone` | No such gate",
        )  # fmt: skip
        assert [row.codes for row in rows_of(page)] == [
            ("urn:x-gate:error:all:Gate/Shut",),
            ("urn:x-gate:error:all:Gate/Gone",),
        ]

    def test_the_names_of_groups_are_no_names_of_codes(self) -> None:
        page = page_of(
            table(
                "Errors", "ResultCode | Name | Value | Description",
                "GateError | GATE_SHUT | 1 | Not open", "| GATE_GONE | 2 | Not there", "| KEY_LOST | 3 | No key", "KeyError | KEY_BAD | 4 | Wrong key", "| KEY_OLD | 5 | Old key",
            )
        )  # fmt: skip
        assert [(row.codes, row.name) for row in page.rows] == [
            ((1,), "GATE_SHUT"), ((2,), "GATE_GONE"), ((3,), "KEY_LOST"), ((4,), "KEY_BAD"), ((5,), "KEY_OLD"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        "header",
        ["처리 방법", "해결 방안", "対処内容", "復旧手順", "Handlungsempfehlung Kunde", "Fehlerbehebung", "Client recovery", "Possible mitigations"],
    )  # fmt: skip
    def test_headers_of_actions_in_other_words(self, header: str) -> None:
        lines = ("101 | Not open | The gate", "102 | No key | The key")
        rows = rows_of(table("Errors", f"Code | Message | {header}", *lines))
        assert [row.action for row in rows] == ["The gate", "The key"]

    def test_flags_next_to_statuses_are_the_codes(self) -> None:
        page = table(
            "Validation errors", "Flag | Name | Description | Typical HTTP status",
            "BTL | Body too large | The body is too large | 400", "CLM | Length missing | No length | 411",
        )  # fmt: skip
        assert [(row.codes, row.http_status) for row in rows_of(page)] == [(("BTL",), 400), (("CLM",), 411)]

    def test_a_constant_keeps_the_remark_behind_it(self) -> None:
        page = table(
            "Errors", "Code | Cause | What to do",
            "GATE_SHUT (The gate [id] is not open) | Wind | Open it", "Service_NO_KEY (There is no key) | Theft | Look for it",
        )  # fmt: skip
        assert [(row.codes, row.message, row.action) for row in rows_of(page)] == [
            (("GATE_SHUT",), "The gate [id] is not open", "Open it"),
            (("Service_NO_KEY",), "There is no key", "Look for it"),
        ]

    def test_plain_words_in_front_of_codes_are_names(self) -> None:
        page = table(
            "Errors", "Gate.ErrorCode | Message", "unknown(-1) | An unknown error", "shut(7) | Not open"
        )
        assert [(row.codes, row.name) for row in rows_of(page)] == [((-1,), "unknown"), ((7,), "shut")]

    def test_default_texts_are_messages_if_there_are_no_others(self) -> None:
        page = table(
            "Errors",
            "Error code | Default value | Note",
            "1 | The gate is not open | ",
            "2 | There is no key | ",
        )
        assert [row.message for row in rows_of(page)] == ["The gate is not open", "There is no key"]

    def test_a_class_of_statuses_keeps_its_phrase(self) -> None:
        page = table(
            "Errors",
            "Status code | Likely cause",
            "404 Not Found | No such gate",
            "5xx Server Error | It is down",
        )
        assert [row.codes for row in rows_of(page)] == [(404,), ("5xx",)]

    def test_types_of_errors_are_names(self) -> None:
        page = table("Ошибки", "Код ошибки | Тип ошибки | Описание", "401 | NO_KEY | Нет ключа", "404 | NO_GATE | Нет ворот", "500 | LOST, UNKNOWN | Нет связи")  # fmt: skip
        assert [(row.name, row.message) for row in rows_of(page)] == [
            ("NO_KEY", "Нет ключа"), ("NO_GATE", "Нет ворот"), (None, "LOST, UNKNOWN\nНет связи"),
        ]  # fmt: skip

    def test_a_name_may_be_broken_behind_an_underscore(self) -> None:
        page = table(
            "Errors", "Code | Name | Description", "1 | GATE_IS_<br>SHUT | Not open", "2 | KEY_LOST | No key"
        )
        assert [row.name for row in rows_of(page)] == ["GATE_IS_SHUT", "KEY_LOST"]

    @pytest.mark.parametrize(
        "lines",
        [
            ("Name | Cardinality | Type | Description", "gateId | 1 | GateIdentifier | The gate", "keyId | 0..1 | KeyIdentifier | The key"),
            ("Version | Retcode location | Handshake", "3.1 | Clear field | None", "3.2 | Clear field | Key", "3.3 | Last field | Key"),
            ("Instrument | http.response.status_code | Unit", "gate.count | Yes | 1", "key.count | No | 1"),
        ],
    )  # fmt: skip
    def test_tables_of_fields_below_errors_are_no_codes(self, lines: tuple[str, ...]) -> None:
        assert page_of(table("Error", *lines), "errors.md").rows == ()

    def test_what_an_error_relates_to_is_no_text_of_it(self) -> None:
        page = page_of(
            table("Errors", "Error code | Message | Error related to", "gt-1 | Not open | The first gate or the last one", "gt-2 | No key | ")
        )  # fmt: skip
        assert [row.message for row in page.rows] == ["Not open", "No key"]
        assert [line.reason for line in page.unread] == ["column 'Error related to' is not read"]


class TestThirdRound:
    def test_words_about_errors_in_an_unknown_header_name_texts(self) -> None:
        page = table("エラー", "エラーコード | エラー情報 | 説明", "100 | Time out | 門が閉じた", "200 | gate.shut | 鍵がない", "300 | | 不明")  # fmt: skip
        assert [row.message for row in rows_of(page)] == [
            "Time out\n門が閉じた",
            "gate.shut\n鍵がない",
            "不明",
        ]

    def test_plain_words_among_the_names_of_errors(self) -> None:
        page = table("Arithmetic errors", "Code | Error | Description", "300 | Overflow | Too large", "301 | Underflow | Too small", "302 | DivisionByZero | By zero")  # fmt: skip
        assert [row.name for row in rows_of(page)] == ["Overflow", "Underflow", "DivisionByZero"]

    def test_a_sqlstate_next_to_a_code_stays_that(self) -> None:
        page = table("Errors", "Mode | Error code | SQLSTATE | Message", "A | 1054 | 42S22 | Unknown column", "B | 904 | 42S22 | Invalid identifier", "C | 905 | 42000 | No word")  # fmt: skip
        assert [(row.codes, row.sqlstate) for row in page_of(page).rows] == [((1054,), "42S22"), ((904,), "42S22"), ((905,), "42000")]  # fmt: skip

    @pytest.mark.parametrize(
        "header", ["Code | Display", "Code | Description", "System | Code | Display | Comments"]
    )
    def test_codes_without_a_failure_below_no_heading_of_errors(self, header: str) -> None:
        width = header.count("|")
        cells = {1: "{0} | Gate {0}", 3: "http://gate | {0} | Gate {0} | Seen"}[width]
        lines = [
            cells.format(word)
            for word in (
                "north",
                "south",
                "east-side",
                "west-side",
                "old-town",
                "new-town",
                "the-hill",
                "not-built",
            )
        ]
        assert page_of(table("Expansion", header, *lines), "value-set.md").rows == ()

    def test_classes_of_codes_are_no_codes(self) -> None:
        items = "".join(f"- **{first}-{first + 99}**: Gates\n" for first in (1, 100, 200, 300))
        assert page_of(f"# Error codes\n\n## Assignment\n\n{items}", "errors.md").rows == ()


class TestFourthRound:
    def test_a_line_without_code_and_message_goes_on_with_the_row_above(self) -> None:
        page = table(
            "Fehlercodes", "Anzeige | Mögliche Ursachen | Mögliche Lösungen",
            "E04 | Das Tor ist zu | Das Tor öffnen", "| Der Schlüssel fehlt | Den Schlüssel suchen",
            "E05 | Das Tor ist weg | Ein Tor kaufen", "E06 | Das Tor klemmt | Das Tor ölen",
        )  # fmt: skip
        assert [(row.codes, row.cause, row.action) for row in rows_of(page)] == [
            (("E04",), "Das Tor ist zu\nDer Schlüssel fehlt", "Das Tor öffnen\nDen Schlüssel suchen"),
            (("E05",), "Das Tor ist weg", "Ein Tor kaufen"),
            (("E06",), "Das Tor klemmt", "Das Tor ölen"),
        ]

    def test_a_line_without_code_but_with_a_message_is_reported(self) -> None:
        page = page_of(table("Errors", "Code | Message | Cause", "1 | Not open | Wind", " | Unknown error | Rain", "2 | No key | Theft"))  # fmt: skip
        assert ([row.cause for row in page.rows], [line.line for line in page.unread]) == (
            ["Wind", "Theft"],
            [6],
        )

    def test_labels_of_statuses_are_texts(self) -> None:
        page = table("Gate errors", "status_code | status_label | Description", "-1 | NA | No gate at all", "0 | New | The gate is new", "1 | Waiting | The gate waits")  # fmt: skip
        assert [row.message for row in rows_of(page)] == [
            "NA\nNo gate at all",
            "New\nThe gate is new",
            "Waiting\nThe gate waits",
        ]

    def test_plain_words_below_a_header_of_names_are_names(self) -> None:
        page = table(
            "错误码",
            "Code | 命名 | 描述",
            "0 | OK | 没有错误",
            "-1 | Error | 发生错误",
            "-2 | Pending | 正在处理",
        )
        assert [row.name for row in rows_of(page)] == ["OK", "Error", "Pending"]

    def test_reason_phrases_below_a_header_of_names_are_no_names(self) -> None:
        page = table("Errors", "Code | Name | Description", "200 | OK | Fine", "401 | Unauthorized | No key", "409 | Conflict | In use")  # fmt: skip
        assert [row.name for row in rows_of(page)] == [None, None, None]

    def test_a_table_of_lengths_below_codes_of_them_is_no_table_of_codes(self) -> None:
        page = "# Format\n\n## Length codes\n\n| `Length_Code` | 16 | 17 | 18 |\n|-|-|-|-|\n| `Baseline` | 16 | 18 | 20 |\n| `Bits` | 1 | 1 | 2 |\n"
        assert page_of(page, "format.md").rows == ()

    def test_captions_of_tables_are_no_codes(self) -> None:
        page = "# Errors\n\n" + "".join(
            f"**Table {number} – Gate errors**\n\nText.\n\n" for number in (100, 101, 102)
        )
        assert page_of(page, "errors.md").rows == ()


class TestFifthRound:
    @pytest.mark.parametrize("header", ["코드명", "エラーコード名", "错误码名称", "Zzyx"])
    def test_short_phrases_next_to_messages_are_texts(self, header: str) -> None:
        page = table("오류 코드", f"code | {header} | 설명", "413 | Gate too large | 너무 크다", "500 | Gate error | 장애", "503 | Gate closed | 점검 중")  # fmt: skip
        assert [row.message for row in rows_of(page)] == [
            "Gate too large\n너무 크다",
            "Gate error\n장애",
            "Gate closed\n점검 중",
        ]

    def test_names_of_codes_in_korean_are_names(self) -> None:
        page = table(
            "오류 코드", "코드 | 코드명 | 설명", "413 | GATE_LARGE | 너무 크다", "500 | GATE_ERROR | 장애"
        )
        assert [row.name for row in rows_of(page)] == ["GATE_LARGE", "GATE_ERROR"]

    def test_german_values_with_what_to_do(self) -> None:
        page = table("Antwortwerte", "Wert | Kürzel | Erläuterung | Was ist zu tun?", "0 | OK | Anfrage ausgeführt | –", "17 | SPERRE | Drehkreuz ist gesperrt | Sperre aufheben", "23 | KARTE | Karte ist nicht freigegeben | Karte freigeben")  # fmt: skip
        assert [(row.codes, row.name, row.action) for row in rows_of(page)] == [
            ((0,), "OK", None), ((17,), "SPERRE", "Sperre aufheben"), ((23,), "KARTE", "Karte freigeben"),
        ]  # fmt: skip

    @pytest.mark.parametrize("header", ["Motif", "Motivo", "Причина", "사유"])
    def test_reasons_of_letters_and_a_number_are_codes(self, header: str) -> None:
        page = table("Rejets", f"{header} | Libellé", "AC04 | Compte clôturé", "AM04 | Provision insuffisante", "MD01 | Absence de mandat")  # fmt: skip
        assert [row.codes for row in page_of(page, "erreurs.md").rows] == [("AC04",), ("AM04",), ("MD01",)]

    def test_numbers_of_versions_and_groups_of_rows_are_no_messages(self) -> None:
        page = page_of(table("Exit codes", "Code | Mnemonic | Since", "64 | EX_USAGE | 1.0", "65 | EX_DATA | 1.0", "70 | EX_SOFT | 2.1"))  # fmt: skip
        assert [row.message for row in page.rows] == [None, None, None]
        page = page_of(table("결제 오류", "구분 | 코드 | 사유 | 조치 방법", "카드 | C101 | 한도 초과 | 다른 카드", "카드 | C102 | 유효기간 만료 | 카드 확인", "계좌 | B201 | 잔액 부족 | 잔액 확인"))  # fmt: skip
        assert [row.message for row in page.rows] == [None, None, None]
        assert [line.reason for line in page.unread] == ["column '구분' is not read"]

    def test_one_status_for_all_rows_below_error_is_no_column_of_codes(self) -> None:
        assert (
            page_of(
                table("Rate limits", "Plan | Requests | Error", "Free | 100 | 429", "Pro | 1000 | 429")
            ).rows
            == ()
        )

    def test_hexadecimal_results_begin_with_zero_for_success(self) -> None:
        page = page_of(table("Result table", "Result | Hex | Meaning", "RES_OK | 0x00 | Success", "RES_BUSY | 0x01 | Device is busy", "RES_SHUT | 0x0F | Device is locked"))  # fmt: skip
        assert [(row.codes, row.name) for row in page.rows] == [
            ((0,), "RES_OK"),
            ((1,), "RES_BUSY"),
            ((15,), "RES_SHUT"),
        ]


def test_unsigned_numbers_are_no_failures() -> None:
    text = "# Errors\n\n## Types\n\nType | Description\n---|---\n" + "".join(
        f"`{name}`| {about}\n"
        for name, about in (
            ("GATE", "Unsigned 64-bit integer."),
            ("HALL", "Unsigned 32-bit integer."),
            ("KEY", "Unsigned integer."),
            ("TEXT", "Letters."),
        )
    )
    assert page_of(text, "errors.md").rows == ()
