"""Credentials go to the scheme, host and port that the user named, and nowhere else."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.fetch import absolute_address, fetch, refuse_plain_http

CREDENTIALS = {"user": "TEST_USER", "password": "TEST_PASSWORD"}


class Registry:
    """A server on loopback that notes which path was asked for with which credentials; /to/URL redirects."""

    def __init__(self, host: str) -> None:
        asked: list[tuple[str, str | None]] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append((self.path, self.headers.get("Authorization")))
                _, redirect, url = self.path.partition("/to/")
                self.send_response(302 if redirect else 200)
                if redirect:
                    self.send_header("Location", url)
                self.end_headers()
                self.wfile.write(b"" if redirect else b"content")

            def log_message(self, *_: object) -> None:
                pass

        self.asked = asked
        self.server = ThreadingHTTPServer((host, 0), Handler)
        self.url = f"http://{host}:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def registries(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Registry, Registry]]:
    monkeypatch.setenv("TEST_USER", "me")
    monkeypatch.setenv("TEST_PASSWORD", "opensesame")
    both = Registry("127.0.0.1"), Registry("127.0.0.2")
    yield both
    for registry in both:
        registry.server.shutdown()
        registry.server.server_close()


def test_the_named_origin_gets_them(registries: tuple[Registry, Registry]) -> None:
    ours, _ = registries
    answer = fetch(f"{ours.url}x", **CREDENTIALS, origin=f"{ours.url}upload/")
    assert answer is not None
    assert answer.content == b"content"
    assert ours.asked == [("/x", "Basic bWU6b3BlbnNlc2FtZQ==")]


def test_a_link_to_another_origin_does_not(registries: tuple[Registry, Registry]) -> None:
    ours, theirs = registries
    assert fetch(f"{theirs.url}x", **CREDENTIALS, origin=ours.url)
    assert theirs.asked == [("/x", None)]


def test_a_redirect_does_not(registries: tuple[Registry, Registry]) -> None:
    ours, theirs = registries
    assert fetch(f"{ours.url}to/{theirs.url}x", **CREDENTIALS)
    assert theirs.asked == [("/x", None)]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_a_redirect_leads_to_http_only(registries: tuple[Registry, Registry], target: str) -> None:
    ours, _ = registries
    with pytest.raises(ZcodegenError):
        fetch(f"{ours.url}to/{target}", **CREDENTIALS)


def test_a_registry_does_not_have_files_read(registries: tuple[Registry, Registry]) -> None:
    ours, _ = registries
    with pytest.raises(ZcodegenError, match="not read for a registry"):
        fetch("file:///etc/passwd", **CREDENTIALS, origin=ours.url)


def test_a_file_address_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert absolute_address("file:../own maven") == (tmp_path.parent / "own maven").as_uri()
    for url in (tmp_path.as_uri(), f"file:{tmp_path.as_posix()}", "https://example.org/a", "", "example.org"):
        assert absolute_address(url) == url
    with pytest.raises(ZcodegenError, match="names no folder"):
        absolute_address("file:maven%00")


@pytest.mark.parametrize(
    "url",
    [
        "https://me:opensesame@example.org/", "https://me@example.org/", "http://evil.org\\@localhost/", "http://localhost\\@evil.org/",
        "http://127.0.0.1:99999/", "http://127.0.0.1:x/", "http://[::1", "https://a b/", "http://localhost/\r\nX: y", "https://ex\u0430mple.org/",
        "https://example.org:0/", "ftp://example.org/", "example.org", "https://[::1]:opensesame@[/", "",
    ],
)  # fmt: skip
def test_what_programs_read_in_different_ways_is_no_address(url: str) -> None:
    with pytest.raises(ZcodegenError, match="address") as refused:
        refuse_plain_http(url)
    assert "opensesame" not in str(refused.value)
    with pytest.raises(ZcodegenError, match="address"):
        fetch(url, **CREDENTIALS)


HEAD = b"HTTP/1.1 200 OK\r\n"
REDIRECT = b"HTTP/1.1 302 Found\r\nLocation: "


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"hello\r\n\r\n", b"HTTP/1.1 xx\r\n\r\n", HEAD + b"X: " + b"a" * 70_000 + b"\r\n\r\n", HEAD + b"X: a\r\n" * 2_000 + b"\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", REDIRECT + b"http://[::1\r\n\r\n", REDIRECT + b"http://a b/\r\n\r\n",
        REDIRECT + b"http://\xff/\r\n\r\n", REDIRECT + b"http://" + b"a" * 70 + b".com/\r\n\r\n", REDIRECT + b"http://127.0.0.1:x/\r\n\r\n", REDIRECT + b"/\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_answer_is_reported(answer: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            with suppress(OSError):  # the test is over
                while True:
                    connection, _ = server.accept()
                    with connection:
                        connection.recv(1 << 16)
                        connection.sendall(answer)

        Thread(target=serve, daemon=True).start()
        with pytest.raises(ZcodegenError, match="answer"):
            fetch(f"http://127.0.0.1:{server.getsockname()[1]}/x", **CREDENTIALS)
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("url", "refused"),
    [
        ("http://example.org/", True),
        ("http://10.0.0.1/", True),
        ("http://127.0.0.1.example.org/", True),
        ("http://127.0.0.9:8080/", False),
        ("http://localhost/", False),
        ("http://[::1]/", False),
        ("https://example.org/", False),
    ],
)
def test_plain_http_gets_none(monkeypatch: pytest.MonkeyPatch, url: str, *, refused: bool) -> None:
    monkeypatch.setenv("TEST_PASSWORD", "opensesame")
    if refused:
        with pytest.raises(ZcodegenError, match="plain http"):
            refuse_plain_http(url, "TEST_PASSWORD")
        monkeypatch.delenv("TEST_PASSWORD")
    refuse_plain_http(url, "TEST_PASSWORD")
