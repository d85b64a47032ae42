"""Texts under names, in source code and structured files: the names are the codes if the file or a part of it is about errors."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

_TEXTS = (
    ("GATE_SHUT", "The gate is not open"),
    ("KEY_LOST", "The key is missing"),
    ("HALL_FULL", "The hall is full"),
)
CATALOGS = {
    "constants of a class": (
        "GateExceptions.php",
        "<?php\nfinal class GateExceptions {\n"
        + "".join(f"    public const {name} = '{text}';\n" for name, text in (*_TEXTS, ("ROOM_GONE", "No such room"), ("BAD_DAY", "Invalid day")))
        + "}\n",
    ),
    "an object without a name": (
        "errormessage.js",
        "export default {\n" + "".join(f'  {name}: "{text}",\n' for name, text in (*_TEXTS, ("ROOM_GONE", "No such room"), ("BAD_DAY", "Invalid day"))) + "};\n",
    ),
    "properties": (
        "GateException_Messages.properties",
        "".join(f"{name} = {text}\n" for name, text in (*_TEXTS, ("ROOM_GONE", "No such room"), ("BAD_DAY", "Invalid day"))),
    ),
    "plural forms": (
        "en.yaml",
        "errors:\n" + "".join(f"  {name}:\n    other: {text}\n" for name, text in (*_TEXTS, ("ROOM_GONE", "No such room"), ("BAD_DAY", "Invalid day"))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CATALOGS)
def test_names_of_texts_are_codes_where_errors_are_announced(kind: str) -> None:
    path, text = CATALOGS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.message) for row in page.rows] == [
        *_TEXTS,
        ("ROOM_GONE", "No such room"),
        ("BAD_DAY", "Invalid day"),
    ]


def test_texts_about_failures_are_reported_where_nothing_announces_them() -> None:
    names = "".join(f'  public static final String {name} = "{text}";\n' for name, text in _TEXTS * 2)
    page = page_of(f"class Labels {{\n{names}}}\n", "Labels.java")
    assert page.rows == ()
    assert "may be codes" in page.unread[0].reason
    menu = "".join(f'  public static final String {name}_LABEL = "Open {name} now";\n' for name in "ABCDEF")
    page = page_of(f"class Labels {{\n{menu}}}\n", "Labels.java")
    assert page.rows == ()
    assert not any("may be codes" in line.reason for line in page.unread)


def test_texts_of_a_class_of_which_some_are_called_errors_are_not_lost() -> None:
    texts = "".join(
        f'  public static final String {name} = "{name} must not be empty";\n'
        for name in (
            "ERROR_KIND_A",
            "ERROR_KIND_B",
            "GATE_A",
            "GATE_B",
            "GATE_C",
            "HALL_A",
            "HALL_B",
            "HALL_C",
        )
    )
    page = page_of(f"public class MessageConstants {{\n{texts}}}\n", "MessageConstants.java")
    found = {row.codes[0] for row in page.rows} | {
        word for line in page.unread for word in line.text.split(", ")
    }
    assert {"GATE_A", "HALL_C"} <= found


def test_texts_by_locale_are_rows_of_their_names_or_codes() -> None:
    text = (
        "export const GATE_ERRORS = {\n  SHUT: { de: 'Das Tor ist zu', en: 'The gate is shut' },\n"
        "  LOST: { de: 'Schlüssel fehlt', en: 'The key is lost' },\n  FULL: { de: 'Halle voll', en: 'The hall is full' },\n};\n"
    )
    page = page_of(text, "gate-errors.ts")
    assert [(row.codes[0], row.locale, row.message) for row in page.rows][:2] == [
        ("SHUT", "de", "Das Tor ist zu"),
        ("SHUT", "en", "The gate is shut"),
    ]
    codes = "export const GATE_CODES = { SHUT: 'GT_001', LOST: 'GT_002', FULL: 'GT_003' };\n"
    table = "export const GATE_ERROR_MESSAGES = {\n" + "".join(
        f"  [GATE_CODES.{name}]: {{ de: '{name} nicht', en: '{name} is not open' }},\n"
        for name in ("SHUT", "LOST", "FULL")
    )
    page = page_of(f"{codes}{table}}};\n", "error-codes.ts")
    assert [(row.codes[0], row.name, row.locale, row.message) for row in page.rows][:2] == [
        ("GT_001", "SHUT", "de", "SHUT nicht"),
        ("GT_001", "SHUT", "en", "SHUT is not open"),
    ]
    assert len(page.rows) == 6


def test_keys_with_hyphens_below_errors_are_codes() -> None:
    page = page_of(
        '{"error": {"gate-not-open": "The gate is shut", "no-such-key": "No key", "forbidden": "You may not"},'
        ' "label": {"gate-name": "Gate"}}',
        "en.json",
    )
    assert [row.codes[0] for row in page.rows] == ["gate-not-open", "no-such-key", "forbidden"]


def test_keys_of_several_parts_of_a_document_have_their_path() -> None:
    page = page_of(
        "backend:\n  error:\n    gate:\n      not_found: {other: No gate}\n      shut_now: {other: It is not open}\n      no_key: {other: No key}\n"
        "    hall:\n      not_found: {other: No hall}\n      too_full: {other: It is full}\n      no_seat: {other: No seat}\n",
        "en.yaml",
    )
    assert [row.codes[0] for row in page.rows] == [
        "error.gate.not_found",
        "error.gate.shut_now",
        "error.gate.no_key",
        "error.hall.not_found",
        "error.hall.too_full",
        "error.hall.no_seat",
    ]


def test_a_field_with_the_same_constant_for_many_is_no_name() -> None:
    entries = "".join(
        f"  {code} => {{ title: 'Gate {code} is shut', source: GATE_USER }},\n" for code in range(1000, 1006)
    )
    page = page_of(f"module Gate\n  ERROR_CODES = {{\n{entries}}}\nend\n", "error_codes.rb")
    assert [(row.codes[0], row.name) for row in page.rows] == [(code, None) for code in range(1000, 1006)]


def test_members_that_hold_the_codes_of_another_enumeration_are_none() -> None:
    page = page_of(
        "pub enum GateError {\n    Done,\n    Failed(ErrorCode),\n}\n\n#[repr(u32)]\npub enum ErrorCode {\n    Shut = 7,\n    Lost = 8,\n}\n",
        "errors.rs",
    )
    assert [row.codes[0] for row in page.rows] == [7, 8]


def test_limits_of_codes_and_their_prefix_are_no_codes() -> None:
    page = page_of(
        'ERR_PREFIX = "GT"\nGATE_MIN_CODE = 100\nGATE_STATUS_MAX_CODE = 199\nERR_SHUT = 101\nERR_LOST = 103\nERR_FULL = 105\n',
        "errors.py",
    )
    assert [row.codes[0] for row in page.rows] == [101, 103, 105]


def test_a_table_of_texts_comes_before_a_heading_above_a_constant() -> None:
    page = page_of(
        "# error codes of warnings\nWRN_SLOW = 700\n\n# error codes of the gate\nERR_SHUT = 801\nERR_LOST = 802\n\n"
        'TEXTS = {\n    WRN_SLOW: "the gate is slow",\n    ERR_SHUT: "the gate is shut",\n    ERR_LOST: "the key is lost",\n}\n',
        "errors.py",
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [
        (700, "the gate is slow"),
        (801, "the gate is shut"),
        (802, "the key is lost"),
    ]


def test_constants_made_by_one_class_are_codes_with_and_without_a_number() -> None:
    lines = "".join(f'    KEY_{name} = ErrorCode(_("key {name} is lost"))\n' for name in "ABCD")
    page = page_of(
        'class ErrorCodes:\n    SHUT = ErrorCode(_("gate is shut"), code_num=4001)\n    GONE = ErrorCode(_("gate is gone"), code_num=4002)\n'
        f'    LOST = ErrorCode(_("key is lost"), code_num=4003, status_code=404)\n{lines}    DENIED = ErrorCode(_("no access"), status_code=403)\n',
        "error_codes.py",
    )
    found = {row.codes[0]: (row.message, row.http_status) for row in page.rows}
    assert found["KEY_A"] == ("key A is lost", None)
    assert found["DENIED"] == ("no access", 403)
    assert found[4001] == ("gate is shut", None)


def test_texts_of_a_map_of_go_for_constants_of_another_file_are_reported() -> None:
    pairs = "".join(
        f'\t{name}: newMessage("{name} is not open", ModuleGate),\n'
        for name in ("ErrGateShut", "ErrKeyLost", "ErrHallFull")
    )
    page = page_of(f"package errno\n\nvar messageMap = map[Errno]*Message{{\n{pairs}}}\n", "errno/message.go")
    assert page.rows == ()
    assert "their values are not in the file" in page.unread[0].reason


def test_tuples_of_a_macro() -> None:
    page = page_of(
        '#define GATE_ERRORS \\\n    (SHUT, "Gate is shut", -100), \\\n    (LOST, "Key is lost", -110), /* -199 */ \\\n'
        '    (FULL, "Hall is full", -120), \\\n    (GONE, "Gate is gone", -130)\n',
        "gate_error.h",
    )
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == [
        (-100, "SHUT", "Gate is shut"),
        (-110, "LOST", "Key is lost"),
        (-120, "FULL", "Hall is full"),
        (-130, "GONE", "Gate is gone"),
    ]


def test_codes_that_a_function_called_after_errors_makes() -> None:
    lines = "".join(
        f"G{number} = G1.create_error('G{number}', 'Gate {number} is shut')\n" for number in range(100, 106)
    )
    page = page_of(lines, "checks.py")
    assert [(row.codes[0], row.message) for row in page.rows][:1] == [("G100", "Gate 100 is shut")]
    assert len(page.rows) == 6


def test_members_without_numbers_give_none_to_what_is_made_of_them() -> None:
    page = page_of(
        "public struct GateErrors {\n  private enum Base { case shut, lost, full }\n  public static let shut: GateErrors = .init(.shut)\n"
        "  public static let lost: GateErrors = .init(.lost)\n  public static let full: GateErrors = .init(.full)\n}\n",
        "GateErrors.swift",
    )
    assert not any(isinstance(code, int) for row in page.rows for code in row.codes)


def test_a_code_of_letters_and_digits_next_to_a_status_of_its_own() -> None:
    page = page_of(
        'public enum ErrorCode {\n  SHUT(400, "G001", "The gate is shut"),\n  METHOD(405, "G002", "No such method"),\n  FAILED(500, "G004", "It failed");\n}\n',
        "ErrorCode.java",
    )
    assert [(row.codes[0], row.name, row.http_status) for row in page.rows] == [
        ("G001", "SHUT", 400),
        ("G002", "METHOD", 405),
        ("G004", "FAILED", 500),
    ]


def test_constants_of_move() -> None:
    page = page_of(
        "module gate::errors {\n    /// The gate is shut.\n    const E_SHUT: u64 = 1;\n    /// The key is lost.\n    const E_LOST: u64 = 2;\n}\n",
        "errors.move",
    )
    assert [(row.codes[0], row.name) for row in page.rows] == [(1, "E_SHUT"), (2, "E_LOST")]


def test_a_small_table_of_sql_whose_key_is_a_code_of_answers() -> None:
    page = page_of(
        "INSERT INTO answers (response_code, message)\nVALUES ('_0001', 'Gate shut'),\n  ('_0002', 'Key lost'),\n  ('_0003', 'Hall full');\n",
        "V3__answers.sql",
    )
    assert [(row.codes[0], row.message) for row in page.rows] == [
        ("_0001", "Gate shut"),
        ("_0002", "Key lost"),
        ("_0003", "Hall full"),
    ]
