"""The simple API of Python indexes: where it lies, and what both of its forms say."""

from __future__ import annotations

import pytest

from zcodegen.publish.fetch import Answer
from zcodegen.publish.python import index_of, links_of


@pytest.mark.parametrize(
    ("upload", "index"),
    [
        ("https://upload.index.example/legacy/", "https://index.example/simple/"),
        ("https://test.index.example/legacy/", "https://test.index.example/simple/"),
        ("https://example.org/python", "https://example.org/python/simple/"),
        ("http://127.0.0.1:8080/", "http://127.0.0.1:8080/simple/"),
    ],
)
def test_index_beside_an_upload_address(upload: str, index: str) -> None:
    assert index_of(upload) == index


def test_links_of_json() -> None:
    page = (
        b'{"meta": {"api-version": "1.0"}, "name": "codes", "files": ['
        b'{"filename": "codes-1.tar.gz", "url": "../codes-1.tar.gz", "hashes": {"sha256": "ab"}},'
        b'{"filename": "codes-2.tar.gz", "url": "https://example.org/codes-2.tar.gz", "hashes": {}}]}'
    )
    assert list(links_of(Answer(page, "application/vnd.pypi.simple.v1+json"))) == [
        ("codes-1.tar.gz", "../codes-1.tar.gz", "ab"),
        ("codes-2.tar.gz", "https://example.org/codes-2.tar.gz", None),
    ]


def test_links_of_html() -> None:
    page = (
        b'<!DOCTYPE html><html><body><a name="top"></a>'
        b'<a href="/files/codes-1.tar.gz#sha256=ab">codes-1.tar.gz</a>'
        b'<a data-requires-python="&gt;=3.10" href="codes-2%2Bacme.tar.gz#md5=cd">codes-2</a></body></html>'
    )
    assert list(links_of(Answer(page, "text/html"))) == [
        ("codes-1.tar.gz", "/files/codes-1.tar.gz", "ab"),
        ("codes-2+acme.tar.gz", "codes-2%2Bacme.tar.gz", None),
    ]
