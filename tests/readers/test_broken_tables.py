"""Tables that lost their lines: rows broken into several lines, or all on one, as converters to text leave them."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.readers.page import page_of, rows_of

TABLES = {
    "cells on lines of their own, below headers on one": """
        Code | Text | Remedy |
        GT-01 |
        Gate shut |
        Open it. |
        GT-02 | Key lost |
        Look for it. |
        """,
    "headers on lines of their own": """
        Error code |
        Text |
        Remedy |
        GT-01 |
        Gate shut |
        Open it. |
        GT-02 |
        Key lost |
        Look for it. |
        """,
    "an outer pipe, lists in cells": """
        | Code
        |
        Text
        |
        Remedy
        |
        | GT-01
        |
        Gate shut
        |
        - Open it.
        |
        | GT-02
        |
        Key lost
        |
        - Look for it.
        |
        """,
    "a line below the headers": """
        | Code | Text | Remedy |
        |---|---|---|
        | GT-01 | Gate shut |
        Open it. |
        |
        GT-02 |
        Key lost | Look for it. |
        The page goes on here.
        """,
    "rows without outer pipe or rule, an empty one between": """
        Code | Text | Remedy |
        GT-01 | Gate shut | Open it. |
        |
        |
        |
        GT-02 | Key lost | Look for it. |
        """,
    "pipes on lines of their own": """
        Code
        |
        Text
        |
        Remedy
        |
        GT-01
        |
        Gate shut
        |
        Open it.
        |
        GT-02
        |
        Key lost
        |
        Look for it.
        |
        """,
    "an outer pipe above the rows alone": """
        | Code | Text | Remedy |
        |---|---|---|
        GT-01 |
        Gate shut | Open it. |
        GT-02 |
        Key lost | Look for it. |
        """,
    "all on one line": """
        # Gates ## Errors | Code | Text | Remedy | |---|---|---| | GT-01 | Gate shut | Open it. | | GT-02 | Key lost | Look for it. |
        """,
    "a paragraph in front of the headers": """
        They are as follows.| Code | Text | Remedy |
        |---|---|---|
        | GT-01 | Gate shut | Open it. |
        | GT-02 | Key lost | Look for it. |
        """,
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_the_same_two_rows(text: str) -> None:
    page = page_of(dedent(text).strip(), path="gates.md")
    assert [(row.codes, row.message, row.action) for row in page.rows] == [
        (("GT-01",), "Gate shut", "Open it."),
        (("GT-02",), "Key lost", "Look for it."),
    ]
    assert not page.unread


def test_two_tables_on_one_line() -> None:
    text = "| Field | Use | |---|---| | a | b | | c | d | Codes: | Code | Text | |---|---| | 7 | Gate shut | | 8 | Key lost |"
    assert [(row.codes, row.message) for row in rows_of(text)] == [((7,), "Gate shut"), ((8,), "Key lost")]


def test_a_table_with_short_rows_is_not_joined() -> None:
    text = "| Code | Text | Remedy |\n|---|---|---|\n| 7 | Gate shut |\n| 8 | Key lost |\n| 9 | Hall dark | Wait. |\n"
    assert [row.codes for row in rows_of(text)] == [(7,), (8,), (9,)]


def test_a_code_with_its_text_behind_a_colon() -> None:
    text = "| Error code | Decline reason |\n|---|---|\n| 01: Gate shut | A |\n| 14: Key lost | B |\n"
    assert [(row.codes, row.message) for row in rows_of(text)] == [
        (("01",), "A\nGate shut"),
        ((14,), "B\nKey lost"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Run it:\necho $?\n130\n----\nThe end.\n",
        "Codes\n\n100 - Gate shut\n- It is shut.\n103 - Key lost\n-\nIt is lost.\n",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    page = page_of(text, path="gates.md")
    assert not {130, 103}.intersection(code for row in page.rows for code in row.codes if row.message is None)
    assert 130 not in [code for row in page.rows for code in row.codes]
    assert page.title is None


@pytest.mark.parametrize("begin", ["", "| "])
def test_rows_without_headers_are_not_silent(begin: str) -> None:
    texts = ("gate opened", "gate failed", "key is invalid", "roof is broken", "hall unknown")
    page = page_of(
        "".join(f"{begin}{at * 10} |\n{text} |\n|\n" for at, text in enumerate(texts, 1)), path="gates.md"
    )
    assert len(page.rows) + len(page.unread) >= len(texts)


def test_a_name_a_number_and_a_text_without_headers() -> None:
    rows = "".join(
        f"Gate{word} | 10{at} | The gate {word}. |\n"
        for at, word in enumerate(("Failed", "Lost", "Broke", "Shut"))
    )
    page = page_of(f"Fields\n{rows}", path="gates.md")
    assert len(page.rows) + len(page.unread) >= 4


def test_a_number_with_a_sign_keeps_its_zero() -> None:
    text = "| Status code | Text |\n|---|---|\n| -01 | Gate shut |\n| -12 | Key lost |\n"
    assert [row.codes for row in rows_of(text)] == [("-01",), (-12,)]


def test_headers_and_entries_with_blanks_between_them() -> None:
    text = "Fields\n\nStatus code Description\n7 Gate shut\nfor good\n8 Key lost\n\n0x0A Hall dark\n\nThe end.\n9 gates\n"
    page = page_of(text, path="hall.txt")
    assert [(row.line, row.codes, row.message) for row in page.rows] == [
        (4, (7,), "Gate shut for good"),
        (6, (8,), "Key lost"),
        (8, (10,), "Hall dark"),
    ]


@pytest.mark.parametrize("headers", ["Code Country", "Room Description", "Code"])
def test_blanks_between_other_headers(headers: str) -> None:
    page = page_of(f"Halls\n\n{headers}\n31 Netherlands\n32 Belgium\n33 France\n", path="hall.txt")
    assert page.rows == ()


@pytest.mark.parametrize(
    "text",
    [
        "|",
        "|\n|\n",
        "a\n|\n",
        "|---|---|\n|\n|\n",
        "a |\n|---|\nb\n",
        "| |\n| |\n| |\n",
        "a\n|\n\n|\n",
        "|x\n|y\n|z\n",
    ],
)
def test_remains_of_tables_raise_nothing(text: str) -> None:
    assert page_of(f"{text}\n\n{text * 3}", path="hall.md").rows == ()


def test_two_lists_with_blanks_between_their_columns() -> None:
    lists = "Code Description\n7 Gate shut\n8 Key lost\n9 Hall dark\nError code Meaning\n1 Roof wet\n2 Roof lost\n3 Roof gone\n"
    page = page_of(lists, path="hall.txt")
    assert [row.codes for row in page.rows] == [(7,), (8,), (9,), (1,), (2,), (3,)]
