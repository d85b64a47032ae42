"""Columns of codes below headers that no table of words knows: their content decides."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of


def table(*lines: str, title: str = "Errors") -> str:
    """A table below a title; its cells are separated by a bar, its first line has the headers."""
    width = lines[0].count("|") + 1
    return "\n".join(
        [f"# {title}", "", f"| {lines[0]} |", "|-" * width + "|", *(f"| {line} |" for line in lines[1:])]
    )


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Virheet: error codes", ("Tunnus | Selite", "40001 | Ovi on kiinni", "40002 | Avain puuttuu")),
        ("Error codes", ("Bezug | Was es heißt", "GATE_SHUT | Das Tor ist nicht offen", "KEY_BAD | Ungültiger Schlüssel")),
        ("Errors", ("Zzyx | Qwerk", "GateShutError | The gate is not open", "KeyBadError | The key is invalid")),
        ("エラーコード", ("区分 | 何が起きたか", "E0101 | 残高が不足しています", "E0102 | 期限切れのカードです")),
        ("오류 코드", ("구분자 | 풀이", "-4001 | 잔액 부족", "-4002 | 만료된 카드")),
        ("接口说明", ("标识号 | 释文", "INVALID_SIGN | 签名错误", "BALANCE_NOT_ENOUGH | 余额不足")),
    ],
)  # fmt: skip
def test_distinct_codes_next_to_texts_about_failures_are_read(title: str, lines: tuple[str, ...]) -> None:
    page = page_of(table(*lines, title=title), "errors.md")
    first = [line.split(" | ")[0] for line in lines[1:]]
    assert [str(row.codes[0]) for row in page.rows] == first
    assert [row.message for row in page.rows] == [line.split(" | ")[1] for line in lines[1:]]


def test_of_numbers_and_identifiers_the_numbers_are_the_codes() -> None:
    page = page_of(table("Zzyx | Plugh | Qwerk", "GATE_SHUT | 101 | Not open", "KEY_BAD | 102 | Wrong key"))
    assert [(row.codes, row.name) for row in page.rows] == [((101,), "GATE_SHUT"), ((102,), "KEY_BAD")]


def test_the_column_next_to_shared_http_statuses_has_the_codes() -> None:
    page = page_of(table("HTTP | Plugh | Qwerk", "400 | gate_shut | Not open", "400 | key_bad | Wrong key"))
    assert [(row.codes, row.http_status) for row in page.rows] == [(("gate_shut",), 400), (("key_bad",), 400)]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Options", ("Zzyx | Qwerk", "max_retries | How often to try", "base_url | Where the host is", "use_cache | Keep answers")),
        ("Order states", ("Status | Description", "PENDING | It waits", "IN_PROGRESS | It runs", "NOT_STARTED | It does not run")),
        ("Test cards", ("Card number | Result", "4000000000000002 | Card declined", "4000000000009995 | Insufficient funds")),
        ("Errors by phase", ("Phase | Error count | Share", "First phase | 120 | 2 %", "Second phase | 380 | 7 %", "Third phase | 315 | 5 %")),
        ("Texts of the error screen", ("Text | Key", "The key is invalid | pageTitle", "The gate is not open | errorTitle")),
        ("Error fields", ("Zzyx | Qwerk", "request_id | Not empty", "trace_id | Not empty", "error_code | Missing if fine")),
    ],
)  # fmt: skip
def test_lists_of_other_things_are_not_read(title: str, lines: tuple[str, ...]) -> None:
    assert page_of(table(*lines, title=title), "guide.md").rows == ()


def test_several_columns_of_numbers_without_a_known_header_are_reported() -> None:
    page = page_of(
        table("Zzyx | Visa | Elo", "No funds | 51 | 116", "Lost card | 41 | 200", "Bad card | 14 | 122")
    )
    assert page.rows == ()
    assert [line.line for line in page.unread] == [5, 6, 7]


def test_a_possible_column_of_codes_is_reported() -> None:
    lines = (
        "Violation type | Description",
        "prompt_injection | Someone injects",
        "jailbreak | Someone breaks out",
    )
    page = page_of(table(*lines, title="Error codes of the gate"), "guide.md")
    assert [*page.rows, *page.unread]


@pytest.mark.parametrize("header", ["Value", "Return value", "值"])
def test_zero_for_success_makes_values_return_codes(header: str) -> None:
    lines = (f"{header} | Description", "0 | No error", "201 | Failed to open the port", "202 | No answer")
    page = page_of(table(*lines, title="getResultCode()"), "port.md")
    assert [(row.codes, row.message, row.kind) for row in page.rows] == [
        ((0,), "No error", "return"),
        ((201,), "Failed to open the port", "return"),
        ((202,), "No answer", "return"),
    ]
    lines = (f"{header} | Description", "0 | The door is open", "1 | The door is shut", "2 | Both")
    assert page_of(table(*lines, title="getDoor()"), "door.md").rows == ()


def test_sentences_below_a_header_with_a_word_for_other_things_are_messages() -> None:
    lines = (
        "Key | English Default | HTTP",
        "NO_PLAN | A plan is required | 400",
        "NO_SHOW | No such show | 404",
    )
    page = page_of(table(*lines), "errors.md")
    assert [(row.codes, row.message, row.http_status) for row in page.rows] == [
        (("NO_PLAN",), "A plan is required", 400),
        (("NO_SHOW",), "No such show", 404),
    ]


def test_options_with_their_values_are_not_read() -> None:
    lines = (
        "Name | Value | Description",
        "idle_timeout | 10 | Idle ones are closed",
        "no_close | false | Not closed",
    )
    assert page_of(table(*lines, title="Connections"), "client.md").rows == ()


def test_errors_that_are_an_http_status_or_have_one_behind_them() -> None:
    lines = (
        "Error | Cause | Solution",
        "`401 Unauthorized` | Bad key | Renew it",
        "`404 Not Found` | No show | Look",
    )
    page = page_of(table(*lines, title="Common errors"), "errors.md")
    assert [(row.codes, row.message, row.cause) for row in page.rows] == [
        ((401,), "Unauthorized", "Bad key"),
        ((404,), "Not Found", "No show"),
    ]
    named = (
        "Error | Description",
        "bad_key (400) | Wrong key",
        "no_show (400) | No such show",
        "gone (410) | Over",
    )
    page = page_of(table(*named), "errors.md")
    assert [(row.codes, row.message, row.http_status) for row in page.rows] == [
        (("bad_key",), "Wrong key", 400),
        (("no_show",), "No such show", 400),
        (("gone",), "Over", 410),
    ]


def test_a_field_at_the_beginning_of_a_text_is_not_the_name_of_a_code() -> None:
    page = page_of(
        "# 錯誤碼\n\n- `156` 驗證碼錯誤\n- `157` user_id 為空\n- `158` KEY_BAD 金鑰錯誤\n", "errors.md"
    )
    assert [(row.name, row.message) for row in page.rows] == [
        (None, "驗證碼錯誤"),
        (None, "user_id 為空"),
        ("KEY_BAD", "金鑰錯誤"),
    ]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Rechazos", ("Rechazo | Explicación", "R01 | Fondos insuficientes", "R02 | Cuenta cerrada")),
        ("Alarmes", ("Alarme | Signification | Remède", "E01 | Capteur déconnecté | Câble", "E02 | Pompe bloquée | Eau")),
        ("戻り値", ("値 | 意味", "0 | 正常終了", "-1 | 引数が不正です")),
        ("Disconnect reasons", ("ID | Constant | Shown", "7 | KICKED_AFK | You were kicked", "12 | SERVER_FULL | It is full")),
        ("SIP release causes", ("Cause | Text", "1 | Unallocated number", "17 | User busy", "34 | Congestion")),
        ("Response", ("Resp | Text (en)", "05 | Do not honor", "51 | Insufficient funds")),
    ],
)  # fmt: skip
def test_vendors_lists_whose_headers_and_titles_say_little(title: str, lines: tuple[str, ...]) -> None:
    page = page_of(table(*lines, title=title), "guide.md")
    assert [str(row.codes[0]) for row in page.rows] == [line.split(" | ")[0] for line in lines[1:]]


def test_the_number_of_what_a_phase_has_is_not_its_code() -> None:
    lines = ("Phase | Number", "Parsing failures | 120", "Linking failures | 380", "Other failures | 33")
    assert page_of(table(*lines, title="Errors by phase"), "guide.md").rows == ()


def test_a_table_of_codes_side_by_side() -> None:
    page = page_of("# Error codes\n\n| Code | 1001 | 1002 |\n|-|-|-|\n| Meaning | Gate shut | Key bad |\n")
    assert [(row.codes, row.message) for row in page.rows] == [((1001,), "Gate shut"), ((1002,), "Key bad")]


def test_a_sentence_that_announces_a_list_in_another_language_counts() -> None:
    items = (
        "- `MAINTENANCE` - сервис недоступен\n- `INTERNAL_ERROR` - ошибка сервиса\n- `NO_MONEY` - нет денег\n"
    )
    page = page_of(f"# Ответ\n\nОбщие коды ошибок для всех методов:\n\n{items}", "integration.md")
    assert [*(row.line for row in page.rows), *(line.line for line in page.unread)] == [5, 6, 7]


@pytest.mark.parametrize("header", ["编号", "編號", "番号", "번호", "No."])
@pytest.mark.parametrize("first", ["1001", "E1001"])
def test_a_number_is_the_code_unless_it_counts_the_rows(header: str, first: str) -> None:
    second = {"1001": "1002", "E1001": "E1002"}[first]
    page = page_of(table(f"{header} | 描述", f"{first} | 设备离线", f"{second} | 设备忙", title="错误码表"))
    assert [(str(row.codes[0]), row.message) for row in page.rows] == [
        (first, "设备离线"),
        (second, "设备忙"),
    ]
    counted = page_of(
        table(f"{header} | 错误码 | 描述", "1 | 2001 | 设备离线", "2 | 2002 | 设备忙", title="错误码表")
    )
    assert [row.codes for row in counted.rows] == [(2001,), (2002,)]


def test_the_value_of_a_limit_is_no_code() -> None:
    lines = (
        "Limit | Value | Error",
        "Gates per hall | 100 | `GATE_LIMIT_EXCEEDED`",
        "Halls per site | 20 | `HALL_LIMIT_EXCEEDED`",
    )
    page = page_of(table(*lines, title="Limits and errors"))
    assert (page.rows, [line.line for line in page.unread]) == ((), [5, 6])


def test_words_in_lower_case_have_their_own_statuses_behind_them() -> None:
    lines = (
        "Error | Cause",
        "`bad_key` (400) | Missing",
        "`denied` (401) | Wrong",
        "`not_found` (404) | None",
    )
    assert [(row.codes, row.http_status) for row in page_of(table(*lines)).rows] == [
        (("bad_key",), 400),
        (("denied",), 401),
        (("not_found",), 404),
    ]


def test_a_column_of_examples_has_no_codes_of_its_own() -> None:
    page = page_of(
        "# Códigos de error\n\n| PREFIJO | DESCRIPCIÓN | EJEMPLO DE ERROR |\n|---|---|---|\n| GATE | Error de la puerta | GATE_001 |\n"
        "| KEY | Error de la llave | KEY_149 |\n| HALL | Error de la sala | HALL_007 |\n",
    )
    assert page.rows == ()
    assert page.unread
