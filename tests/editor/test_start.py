"""How the server starts: fast, with what pygls would promise, and with a plain error where pygls is not installed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.capabilities import ServerCapabilitiesBuilder

from zcodegen.cli.language_server.capabilities import capabilities_for
from zcodegen.cli.language_server.server import make_server

HEAVY = {"asyncio", "attrs", "cattrs", "jinja2", "jsonschema", "jsonschema_rs", "lsprotocol", "lxml", "pygls"}


def run(program: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", program], input=stdin, capture_output=True, check=False)


def message(method: str, identifier: int | None, params: object) -> bytes:
    body = json.dumps({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def test_initialize_is_answered_before_anything_heavy_is_loaded() -> None:
    program = """if True:
        import sys
        from zcodegen.cli import lsp

        class Answers:
            def write(self, message):
                sys.stderr.write(" ".join({name.partition(".")[0] for name in sys.modules}))
                sys.stderr.flush()
                sys.exit(len(message) > 100)

        lsp.serve(sys.stdin.buffer, Answers())
        """
    done = run(program, message("initialize", 1, {"capabilities": {}, "processId": None, "rootUri": None}))
    assert done.returncode == 1, done.stderr.decode()
    loaded = HEAVY & set(done.stderr.decode().split())
    assert not loaded, f"the answer to initialize waits for {sorted(loaded)}"


def test_what_is_promised_is_what_pygls_would_promise() -> None:
    server = make_server()
    features = server.protocol.fm
    rename = types.RenameClientCapabilities(prepare_support=True)
    client = types.ClientCapabilities(text_document=types.TextDocumentClientCapabilities(rename=rename))
    built = ServerCapabilitiesBuilder(
        client,
        {*features.features, *features.builtin_features},
        features.feature_options,
        [*features.commands],
        types.TextDocumentSyncKind.Incremental,
        None,
        types.PositionEncodingKind.Utf16,
    ).build()  # type: ignore[no-untyped-call]  # pygls has no types for it
    promised = get_converter().unstructure(built)
    for options in ("executeCommandProvider", "workspace"):  # no commands, and workspaces are found by file
        promised.pop(options, None)
    sync = promised["textDocumentSync"]
    promised["textDocumentSync"] = {key: value for key, value in sync.items() if value is not False} | {
        "save": {"includeText": False}
    }
    assert promised == capabilities_for(get_converter().unstructure(client))
    assert capabilities_for({})["renameProvider"] is True
    assert capabilities_for({"textDocument": []})["renameProvider"] is True


def test_without_pygls_the_command_says_what_to_install() -> None:
    program = "import sys; sys.modules['pygls'] = None; from zcodegen.cli.main import main; main(['lsp'])"
    done = run(program)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "zcodegen: the language server needs pygls: install it with `pip install 'zcodegen[lsp]'`"
    ]


@pytest.mark.slow
def test_broken_streams_end_the_server() -> None:
    """What is no message, and a client that leaves in the middle of one, leave no process and no stack trace behind."""
    for stdin in (
        b"",
        b"Content-Length: 99999999999999999999\r\n\r\n{",
        b"Content-Length: 5\r\n\r\n{\xff}  ",
        b"x" * 100_000,
        message("initialize", 1, {"capabilities": {}}) + b"Content-Length: 4\r\n\r\nnull",
        message("textDocument/hover", 1, {}),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "zcodegen", "lsp"],
            input=stdin,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr, (stdin[:40], done.stderr.decode())
        assert done.returncode in {0, 1, 2}, (stdin[:40], done.stderr.decode())
