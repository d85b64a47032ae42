"""Encodings of pages: what is declared, what is guessed, what cannot be decoded; and that the time is linear."""

from __future__ import annotations

import random
import time

import pytest

from zcodegen.readers.encoding import encoding_of
from zcodegen.readers.read import read_page

TEXTS = {
    "gb18030": ("门没有关好", "请检查钥匙，然后重试"),
    "big5": ("門沒有關好", "請檢查鑰匙，然後重試"),
    "cp932": ("ドアが閉まっていません", "鍵を確認してください。"),
    "euc_jp": ("ドアが閉まっていません", "鍵を確認してください。"),
    "iso2022_jp": ("ドアが閉まっていません", "鍵を確認してください。"),
    "cp949": ("문이 닫히지 않았습니다", "열쇠를 확인하십시오"),
    "cp1252": ("Die Tür ist zugefallen", "Den Schlüssel prüfen – für jede Tür"),
    "cp1251": ("Дверь не закрыта", "Проверьте ключ и повторите"),
    "koi8_r": ("Дверь не закрыта", "Проверьте ключ и повторите"),
    "cp1253": ("Η πόρτα δεν είναι κλειστή", "Ελέγξτε το κλειδί"),
    "utf-16-le": ("门没有关好", "请检查钥匙，然后重试"),
    "utf-16-be": ("ドアが閉まっていません", "鍵を確認してください。"),
}


def page_in(encoding: str, head: str = "") -> bytes:
    first, second = TEXTS[encoding]
    text = f"{head}# Error codes\n\n| Code | Message |\n|---|---|\n| 1001 | {first} |\n| 1002 | {second} |\n"
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", TEXTS)
def test_an_encoding_that_is_not_declared_is_guessed(encoding: str) -> None:
    page = read_page(page_in(encoding), path="page.md")
    assert [(row.codes, row.message) for row in page.rows] == [
        ((1001,), TEXTS[encoding][0]),
        ((1002,), TEXTS[encoding][1]),
    ]
    assert page.unread == ()
    assert page.encoding is not None
    assert page.encoding.origin == "guessed"


@pytest.mark.parametrize(
    ("head", "encoding", "wanted"),
    [
        ('<meta charset="gb2312">\n', "gb18030", "gb18030"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>\n", "cp932", "cp932"),
        ("<?xml version='1.0' encoding='euc-kr'?>\n", "cp949", "cp949"),
        ("# -*- coding: windows-1251 -*-\n", "cp1251", "cp1251"),
        ("<meta charset=iso-8859-1>\n", "cp1252", "cp1252"),
    ],
)
def test_a_page_declares_its_encoding(head: str, encoding: str, wanted: str) -> None:
    found = encoding_of(page_in(encoding, head))
    assert (found.name, found.origin) == (wanted, "declared")


def test_a_page_that_was_saved_again_as_utf8_is_utf8() -> None:
    page = f'<meta charset="gbk">\n# {TEXTS["gb18030"][0]}\n'.encode()
    assert encoding_of(page).name == "utf-8"


@pytest.mark.parametrize("label", ["punycode", "unicode_escape", "utf-7", "base64", "no-such", "utf-16"])
def test_a_label_that_is_no_encoding_of_pages_counts_for_nothing(label: str) -> None:
    assert encoding_of(f'<meta charset="{label}">\n# Codes\n'.encode()).name == "utf-8"


def test_bytes_that_an_encoding_does_not_have_are_reported_with_their_column() -> None:
    page = read_page(page_in("gb18030") + b"| 1003 | \xff\xff |\n", path="page.md")
    assert [row.codes for row in page.rows] == [(1001,), (1002,), (1003,)]
    assert [(line.line, line.column, line.reason[:26]) for line in page.unread] == [
        (7, 10, "bytes that are not GB18030")
    ]


def test_one_broken_byte_does_not_make_utf8_another_encoding() -> None:
    page = read_page(
        "| 错误码 | 说明 |\n|---|---|\n| 1001 | 门开着 |\n".encode() + b"| 1002 | \xe9 |\n", path="p.md"
    )
    assert page.encoding is None
    assert [(line.line, line.column) for line in page.unread] == [(4, 10)]


def test_any_bytes_are_decoded_in_linear_time() -> None:
    random_bytes = random.Random(7).randbytes(1_000_000)
    hostile = (
        random_bytes,
        b"<meta " * 400_000,
        b"a" * 2_000_000 + b"\xff",
        b"\x81" * 2_000_000,
        b"\x1b$" * 1_000_000,
        b"\x00" * 2_000_000,
        b"coding:" * 300_000,
        b"\xff\n" * 1_000_000,
    )
    start = time.process_time()
    for content in hostile:
        encoding_of(content)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("content", [b"", b"\n", b"a"])
def test_a_page_of_next_to_nothing_is_utf_8(content: bytes) -> None:
    assert encoding_of(content).name == "utf-8"
