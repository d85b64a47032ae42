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
