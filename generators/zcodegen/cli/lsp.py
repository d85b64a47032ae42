"""`zcodegen lsp`: the language server, on the standard streams."""

from __future__ import annotations

import gc
import json
import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import click

from zcodegen import __version__
from zcodegen.cli.language_server.capabilities import capabilities_for
from zcodegen.cli.main import EXIT_OK
from zcodegen.diagnostics import ZcodegenError

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_MESSAGE: Final = 256 * 1024 * 1024
"""Bytes of a message."""
MAX_HEADER: Final = 8192
"""Bytes of a message's header."""
_MAX_LINE: Final = 1024


@click.command(epilog="Example: zcodegen lsp (an editor starts it; see docs/editors.md)")
@click.option("--stdio", is_flag=True, hidden=True, help="Use the standard streams, which is the only way.")
def command(*, stdio: bool) -> int:
    """Serve editors by the Language Server Protocol: checks while you type, hover, completion, rename, quick fixes.

    The server reads requests from stdin and answers on stdout. It needs the extra `lsp`.
    """
    del stdio
    serve(sys.stdin.buffer, sys.stdout.buffer)
    return EXIT_OK


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Serve until the client leaves.

    `initialize` is answered before the libraries of the protocol are loaded, which takes a third of a second. They get the
    message as well, and what they answer to it is dropped.
    """
    _require_pygls()
    first = _read_message(requests)
    request = _initialize_request(first)
    if request:
        result = {
            "capabilities": capabilities_for(request["params"]["capabilities"]),
            "serverInfo": {"name": "zcodegen", "version": __version__},
        }
        _write_message(answers, {"jsonrpc": "2.0", "id": request["id"], "result": result})
    from zcodegen.cli.language_server.server import make_server

    server = make_server()
    gc.freeze()
    gc.enable()  # commands run without it, since they end; a server does not
    server.start_io(_Replayed(first, requests), _Answers(answers, without_first=bool(request)))  # type: ignore[arg-type]  # what pygls calls is there


def _require_pygls() -> None:
    from importlib.util import find_spec

    if find_spec("pygls") is None:
        raise ZcodegenError("the language server needs pygls: install it with `pip install 'zcodegen[lsp]'`")


def _read_message(requests: BinaryIO) -> bytes:
    """Return the first message with its header, or what there is of it."""
    header, length = b"", 0
    while line := _read_line(requests, len(header)):
        header += line
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
        if not line.strip():
            break
    return header + _read(requests, length) if length else header


def _read_line(requests: BinaryIO, before: int) -> bytes:
    """Return a line of a header, of which `before` bytes were read."""
    line = requests.readline(_MAX_LINE)
    if len(line) == _MAX_LINE or before + len(line) > MAX_HEADER:
        raise ZcodegenError(
            f"the client sends a header of more than {MAX_HEADER} bytes, or lines of {_MAX_LINE}"
        )
    return line


def _read(requests: BinaryIO, size: int) -> bytes:
    if size > MAX_MESSAGE:
        raise ZcodegenError(f"the client announces a message of {size} bytes, more than {MAX_MESSAGE}")
    return requests.read(size)


def _initialize_request(message: bytes) -> dict[str, Any]:
    """Return a request to initialize, empty for any other message."""
    try:
        request = json.loads(message.partition(b"\r\n\r\n")[2])
    except (ValueError, RecursionError):
        return {}
    if not isinstance(request, dict) or request.get("method") != "initialize":
        return {}
    params = request.get("params")
    is_valid = isinstance(params, dict) and isinstance(params.get("capabilities"), dict)
    return request if is_valid and isinstance(request.get("id"), (int, str)) else {}


def _write_message(answers: BinaryIO, message: object) -> None:
    body = json.dumps(message).encode()
    answers.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    answers.flush()


class _Replayed:
    """A stream that begins with what was read of it already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = BytesIO(first)
        self._rest = rest
        self._header = 0
        """Bytes of the header that is being read."""

    def readline(self) -> bytes:
        line = self._first.readline() or _read_line(self._rest, self._header)
        self._header += len(line)
        return line

    def read(self, size: int) -> bytes:
        self._header = 0
        return self._first.read(min(size, MAX_MESSAGE)) or _read(self._rest, size)


class _Answers:
    """The stream of answers; without the first one, if that is the second answer to `initialize`. It stays open."""

    def __init__(self, answers: BinaryIO, *, without_first: bool) -> None:
        self._answers = answers
        self._is_dropped = without_first

    def write(self, message: bytes) -> None:
        if not self._is_dropped:
            self._answers.write(message)
        self._is_dropped = False

    def flush(self) -> None:
        self._answers.flush()

    def close(self) -> None:
        self._answers.flush()
