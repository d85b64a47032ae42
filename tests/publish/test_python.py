"""The simple API of Python indexes: where it lies, and what both of its forms say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.diff.catalogs import FILES, catalog_of
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.fetch import Answer
from zcodegen.publish.python import index_of, links_of, present
from zcodegen.publish.release import Release

JSON = "application/vnd.pypi.simple.v1+json"


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


@pytest.mark.parametrize(
    ("media_type", "page"),
    [
        (JSON, b""),
        (JSON, b"{}"),
        (JSON, b'{"files": [{"filename": 1, "url": []}]}'),
        (JSON, b'{"files": [' + b"[" * 100_000),
        (JSON, b'{"files": [{"filename": "codes-1.tar.gz", "url": "http://[::1"}]}'),
        ("text/html", b"<![foo]>"),
        ("text/html", b'<a href="http://[codes-1.tar.gz/codes-1.tar.gz">x</a>'),
    ],
)
def test_what_is_no_index_is_reported(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, media_type: str, page: bytes
) -> None:
    monkeypatch.setattr("zcodegen.publish.python.fetch", lambda *_, **__: Answer(page, media_type))
    monkeypatch.setattr("zcodegen.publish.python.wanted", lambda *_: {"codes-1.tar.gz": "0"})
    release = Release(catalog_of(FILES).manifest, tmp_path)
    with pytest.raises(ZcodegenError, match="does not answer as an index does"):
        present(release, "https://example.org/legacy/")


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
