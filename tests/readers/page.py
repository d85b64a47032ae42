"""Reads a page written in a test; not a test module."""

from __future__ import annotations

from textwrap import dedent

from zcodegen.readers.read import read_page
from zcodegen.readers.rows import Page, Row


def page_of(text: str, path: str = "page.mdx") -> Page:
    return read_page(dedent(text).encode(), path=path)


def rows_of(text: str, path: str = "page.mdx") -> list[Row]:
    page = page_of(text, path)
    assert page.unread == ()
    return list(page.rows)


def texts_of(row: Row) -> tuple[str | None, ...]:
    return (row.name, row.message, row.cause, row.action)


def brief(text: str, path: str = "page.mdx") -> list[tuple[object, ...]]:
    """Every row as (codes, message, action)."""
    return [(row.codes, row.message, row.action) for row in rows_of(text, path)]
