"""Maps of codes and texts in source code, and annotations and comments in the forms of single libraries."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

MAPS = {
    "errors.ts": 'export const ERROR_MESSAGES: Record<number, string> = {\n  1001: "Bad key",\n  1002: "No key",\n  1003: `Old key`,\n};\nexport class GateError {}\n',
    "errors.java": 'static final Map<Integer, String> ERRORS = Map.of(\n    1001, "Bad key",\n    1002, "No key",\n    1003, "Old key");\n',
    "errors.kt": 'val errors: Map<Int, String> = mapOf(\n    1001 to "Bad key",\n    1002 to "No key",\n    1003 to "Old key",\n)\n',
    "errors.swift": 'let errorMessages: [Int: String] = [\n    1001: "Bad key",\n    1002: "No key",\n    1003: "Old key",\n]\n',
    "errors.cpp": 'static const std::map<int, std::string> kErrorMessages = {\n  {1001, "Bad key"},\n  {1002, "No key"},\n  {1003, "Old key"},\n};\n',
    "errors.php": "<?php\nclass ErrorCode {\n  #[Message('Bad key')]\n  const BAD = 1001;\n  /** @Message(\"No key\") */\n  const NO = 1002;\n  const OLD = 1003; // Old key\n}\n",
}


@pytest.mark.parametrize("path", MAPS)
def test_maps_and_annotations(path: str) -> None:
    page = page_of(MAPS[path], path)
    assert [(row.codes[0], row.message) for row in page.rows] == [
        (1001, "Bad key"),
        (1002, "No key"),
        (1003, "Old key"),
    ]
    assert not page.unread


def test_negative_numbers_of_a_map() -> None:
    text = 'val errors = mapOf(-1 to "Bad key", -2 to "No key", -3 to "Old key")\n'
    assert [row.codes[0] for row in page_of(text, "errors.kt").rows] == [-1, -2, -3]


def test_a_call_with_other_arguments_is_no_map() -> None:
    assert not page_of('val errors = load(1001, "a", true, 1002, "b")\n', "errors.kt").rows


def test_names_that_are_assigned_at_once_have_no_number_of_their_own() -> None:
    text = "ERR_GONE = 7\nERR_LATE = 8\nERR_A, ERR_B, ERR_C = range(10, 13)\n"
    assert [row.codes[0] for row in page_of(text, "errors.py").rows] == [7, 8]


def test_a_comment_with_the_name_and_the_http_status() -> None:
    text = (
        "package code\n\nconst (\n\t// ErrBind - 400: Cannot read it.\n\tErrBind int = iota + 100001\n"
        "\t// ErrGone - 404: It is gone.\n\tErrGone\n\t// ErrLate is for late calls.\n\tErrLate\n)\n"
    )
    assert [(row.codes[0], row.http_status, row.message) for row in page_of(text, "errors.go").rows] == [
        (100001, 400, "Cannot read it."),
        (100002, 404, "It is gone."),
        (100003, None, "ErrLate is for late calls."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        '[{"code": "P-001", "zh_CN": "余额不足", "en_US": "No money"}, {"code": "P-002", "zh_CN": "卡过期", "en_US": "Old card"}]',
        '{"P-001": {"zh_CN": "余额不足", "en_US": "No money"}, "P-002": {"zh_CN": "卡过期", "en_US": "Old card"}}',
    ],
)
def test_objects_whose_keys_are_locales(text: str) -> None:
    page = page_of(text, "error-codes.json")
    assert [(row.codes[0], row.locale, row.message) for row in page.rows] == [
        ("P-001", "zh-CN", "余额不足"),
        ("P-001", "en", "No money"),
        ("P-002", "zh-CN", "卡过期"),
        ("P-002", "en", "Old card"),
    ]


def test_a_table_of_errors_is_no_part_of_its_codes() -> None:
    text = '[errors.E1001]\nmessage = "Bad key"\nstatus = 401\n[errors.E1002]\nmessage = "No key"\n[errors.E1003]\nmessage = "Old key"\n'
    page = page_of(text, "errors.toml")
    assert [(row.codes[0], row.message) for row in page.rows] == [
        ("E1001", "Bad key"),
        ("E1002", "No key"),
        ("E1003", "Old key"),
    ]
    dotted = page_of(text.replace("errors.", "room."), "errors.toml")
    assert [row.codes[0] for row in dotted.rows] == ["room.E1001", "room.E1002", "room.E1003"]


@pytest.mark.parametrize("value", ["new Set([7])", "new Set<number>([ERRORS.GONE, ERRORS.LATE])"])
@pytest.mark.parametrize("kind", ["", ": ReadonlySet<number>", ": Set<string>"])
def test_a_set_of_codes_is_no_code(kind: str, value: str) -> None:
    text = (
        f"export const ERRORS = {{ GONE: 7, LATE: 8, LOST: 9 }};\nexport const ERROR_RETRY{kind} = {value};\n"
    )
    assert [row.codes[0] for row in page_of(text, "errors.ts").rows] == [7, 8, 9]
