"""Clients that send anything to the two servers: each message is answered or dropped, and the next one is answered.

`FUZZ_STEPS` and `FUZZ_SEEDS` choose how many messages are made by chance.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

if sys.platform == "win32":
    pytest.skip("pipes and limits are POSIX's", allow_module_level=True)

import resource

from tests.editor.project import write_project
from tests.editor.test_hostile import HOSTILE

pytestmark = pytest.mark.slow

STEPS: Final = int(os.environ.get("FUZZ_STEPS", "60"))
SEEDS: Final = [int(seed) for seed in os.environ.get("FUZZ_SEEDS", "1").split()]
SECRET: Final = "TOPSECRET-77a1"  # noqa: S105 - what must not be seen
SECONDS: Final = 40
MEMORY: Final = 1 << 30
ROOMS: Final = "catalog/acme/rtc.yaml"
PLACES: Final = (
    ROOMS, "catalog/catalog.yaml", "catalog/acme/pipe.yaml", "catalog/acme/link.yaml", "catalog/new.yaml", "templates/lines/target.yaml", "page.md",
    "../outside/secret.yaml", "../../../../../../etc/passwd", "catalog", ".", ".git/config", "catalog/a%00b.yaml", "catalog/" + "d/" * 2_000 + "x.yaml",
)  # fmt: skip
ADDRESSES: Final = (
    "file:///dev/zero", "file:///dev/stdin", "file:///proc/self/environ", "file://elsewhere/catalog/catalog.yaml", "http://127.0.0.1:1/catalog/catalog.yaml",
    "untitled:Untitled-1", "", "file:", "file://", "\0", "vscode-notebook-cell:/x#1", "file:///" + "%2e%2e/" * 300, "file:///c%3A/catalog/catalog.yaml", "x" * 100_000,
)  # fmt: skip
NUMBERS: Final = (0, 1, -1, 7, 2**31 - 1, 2**31, -(2**63), 10**40, 1.5, 1e308)
VALUES: Final[tuple[object, ...]] = (
    None,
    True,
    0,
    -1,
    10**30,
    1.5,
    "",
    "x",
    "\0\x1b[2J\u202e",
    "a" * 100_000,
    [],
    {},
    [[[[[]]]]],
    {"a": {"b": [1]}},
    "../../etc/passwd",
)
QUESTIONS: Final = (
    "hover", "completion", "definition", "references", "rename", "prepareRename", "documentSymbol", "codeAction", "formatting", "didOpen", "didChange", "didClose",
    "didSave", "semanticTokens/full",
)  # fmt: skip
BODIES: Final = (
    b"", b"{", b"null", b"5", b'"x"', b"[]", b"[1, 2]", b"[" * 100_000, b'{"jsonrpc": "2.0", "id": 3, "method": "x", "params": ' + b"[" * 9_000 + b"]" * 9_000 + b"}",
    b'{"jsonrpc": "2.0", "id": 3, "method": "\xff\xfe"}', b'{"jsonrpc": "2.0"}', b'{"jsonrpc": "2.0", "id": {"a": 1}, "method": "textDocument/hover"}', bytes(range(256)),
    b'{"jsonrpc": "1.0", "id": 3, "method": "shutdown"}', b'{"jsonrpc": "2.0", "id": 3, "method": "workspace/executeCommand", "params": {"command": "touch x"}}',
    b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 99999}}', b'{"jsonrpc": "2.0", "id": 3, "result": 1}', b'{"jsonrpc": "2.0", "id": 3, "error": {}}',
    b'{"jsonrpc": "2.0", "id": ' + b"9" * 5_000 + b', "method": "x"}', b'{"a": "\\ud800"}', b'{"jsonrpc": "2.0", "id": 4, "method": "initialize", "params": {"capabilities": {}}}',
)  # fmt: skip
ARGUMENTS: Final = (
    "104", "ROOM_FULL", "acme.rtc", "../outside", "/dev/zero", "--output=x", "HEAD:../../etc", "ext::touch x", "x" * 100_000, "a " * 50_000, "\0\x1b[2J", "x-" * 20_000,
    "9" * 5_000, "a\n  EVIL: {code: 1}\n#", "", 5, None, [1], {"a": 1}, True, 10**30,
)  # fmt: skip
PARAMETERS: Final = {
    "add_entry": ("domain", "name", "message", "locale", "code", "status", "cause", "action", "title"),
    "check": ("domain", "entry", "document", "rule", "level", "limit"),
    "diff": ("old", "new"),
    "evil": ("x",),
    "explain": ("query", "locale", "domain", "history"),
    "propose_entry": ("domain", "name", "message", "locale", "code", "status", "cause", "action", "title"),
    "search": ("words", "limit"),
}


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def message(**content: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **content}).encode()


def lines(*bodies: bytes) -> bytes:
    return b"".join(body + b"\n" for body in bodies)


class Editor:
    """Messages of an editor, by chance."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self._root = root
        self._chance = chance

    def first(self) -> bytes:
        params: dict[str, object] = {"capabilities": {}, "processId": None, "rootUri": self._root.as_uri()}
        return framed(message(id="first", method="initialize", params=params)) + framed(
            message(method="initialized", params={})
        )

    def any(self) -> bytes:
        choice = self._chance.random()
        if choice < 0.25:
            return framed(self._chance.choice(BODIES))
        method = f"textDocument/{self._chance.choice(QUESTIONS)}"
        params = self._params() if choice < 0.9 else self._chance.choice(VALUES)
        return framed(message(id=self._chance.randrange(1, 10**6), method=method, params=params))

    def last(self) -> bytes:
        """A question that has an answer, whatever was open before."""
        document = {"uri": (self._root / ROOMS).as_uri()}
        text = (self._root / ROOMS).read_text("utf-8")
        opened = {"textDocument": {**document, "languageId": "yaml", "version": 1, "text": text}}
        line = text[: text.index("  ROOM_FULL:")].count("\n")
        asked = {"textDocument": document, "position": {"line": line, "character": 4}}
        return (
            framed(message(method="textDocument/didOpen", params=opened))
            + framed(message(id="last", method="textDocument/hover", params=asked))
            + framed(message(id="end", method="shutdown"))
            + framed(message(method="exit"))
        )

    def _params(self) -> dict[str, object]:
        choose = self._chance.choice
        place = {"line": choose(NUMBERS), "character": choose(NUMBERS)}
        other = {"line": choose(NUMBERS), "character": choose(NUMBERS)}
        change: dict[str, object] = {"text": choose(list(HOSTILE.values()))}
        if self._chance.random() < 0.6:
            change["range"] = {"start": place, "end": other}
        document = {
            "uri": self._address(),
            "languageId": "yaml",
            "version": choose(NUMBERS),
            "text": choose(list(HOSTILE.values())),
        }
        params: dict[str, object] = {
            "textDocument": document, "position": place, "range": {"start": place, "end": other}, "context": {"diagnostics": [], "includeDeclaration": True},
            "newName": choose(("../outside", "NEW_NAME", "a\nb", "x" * 9_999)), "contentChanges": [change], "options": {"tabSize": choose(NUMBERS), "insertSpaces": True},
        }  # fmt: skip
        if self._chance.random() < 0.2:
            params[choose(list(params))] = choose(VALUES)
        return params

    def _address(self) -> str:
        if self._chance.random() < 0.3:
            return self._chance.choice(ADDRESSES)
        return f"{self._root.as_uri()}/{self._chance.choice(PLACES)}"


class Assistant:
    """Messages of an assistant, by chance."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        del root
        self._chance = chance

    def first(self) -> bytes:
        client = {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "x", "version": "1"},
        }
        return lines(
            message(id="first", method="initialize", params=client),
            message(method="notifications/initialized"),
        )

    def any(self) -> bytes:
        number = self._chance.randrange(1, 10**6)
        if self._chance.random() < 0.25:
            return lines(self._chance.choice(BODIES).replace(b"\n", b" "))
        if self._chance.random() < 0.1:
            return lines(
                message(id=number, method="resources/read", params={"uri": self._chance.choice(ADDRESSES)})
            )
        tool = self._chance.choice(list(PARAMETERS))
        arguments = {
            name: self._chance.choice(ARGUMENTS) for name in PARAMETERS[tool] if self._chance.random() < 0.8
        }
        return lines(message(id=number, method="tools/call", params={"name": tool, "arguments": arguments}))

    def last(self) -> bytes:
        params = {"name": "explain", "arguments": {"query": "ROOM_FULL"}}
        return lines(message(id="last", method="tools/call", params=params))


SERVERS: Final[dict[str, tuple[Callable[[Path, random.Random], Editor | Assistant], tuple[str, ...]]]] = {
    "lsp": (Editor, ("lsp",)),
    "mcp": (Assistant, ("mcp", "--write")),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a link and a pipe among its files; a secret is next to it."""
    root = write_project(tmp_path / "project")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(f"domain: {SECRET}\n", "utf-8")
    os.mkfifo(root / "catalog/acme/pipe.yaml")
    (root / "catalog/acme/link.yaml").symlink_to("../../../outside/secret.yaml")
    return root


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def talk(root: Path, arguments: tuple[str, ...], sent: bytes) -> tuple[int, bytes, bytes]:
    """Start a server, send all, and wait for the last answer; return its exit code, and what it wrote."""
    command = [sys.executable, "-m", "zcodegen", *arguments]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=root, preexec_fn=limit, **pipes) as process:  # type: ignore[call-overload]  # noqa: PLW1509  # no threads yet
        answers: list[bytes] = []
        is_last = threading.Event()

        def read() -> None:
            for line in iter(lambda: process.stdout.read1(1 << 16), b""):
                answers.append(line)
                if b'"last"' in b"".join(answers[-2:]):
                    is_last.set()
            is_last.set()

        errors: list[bytes] = []
        readers = [
            threading.Thread(target=read),
            threading.Thread(target=lambda: errors.append(process.stderr.read())),
        ]
        for reader in readers:
            reader.start()
        try:
            process.stdin.write(sent)
            process.stdin.flush()
            is_last.wait(60)
            process.stdin.close()
        except BrokenPipeError:
            pass
        for reader in readers:
            reader.join(60)
    return process.returncode, b"".join(answers), errors[0]


def steps(client: Editor | Assistant) -> Iterator[bytes]:
    yield client.first()
    for _ in range(STEPS):
        yield client.any()
    yield client.last()


@pytest.mark.fuzz
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("server", SERVERS)
def test_any_message_is_survived(root: Path, server: str, seed: int) -> None:
    make, arguments = SERVERS[server]
    client = make(root, random.Random(seed))
    code, answers, errors = talk(root, arguments, b"".join(steps(client)))
    assert code == 0, errors[-2_000:]
    _, found, last = answers.partition(b'"last"')
    assert found, answers[-2_000:]
    assert b"ROOM_FULL" in last + answers[answers.rindex(b'"last"') - 5_000 :]
    assert b"Traceback" not in errors
    assert SECRET.encode() not in answers + errors
    assert {path.name for path in root.parent.iterdir()} == {"project", "outside"}
    assert [path.name for path in (root.parent / "outside").iterdir()] == ["secret.yaml"]
    assert not (root / "x").exists()


@pytest.mark.parametrize(
    "sent",
    [
        b"Content-Length: 99999999999\r\n\r\n{}",
        b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\n{}",
        b"X: y\r\n" * 100_000,
        b"X: " + b"y" * 1_000_000,
        b"Content-Length: 0\r\n\r\n" * 10_000,
    ],
    ids=["length", "digits", "lines", "line", "empty"],
)
@pytest.mark.parametrize("place", ["first", "later"])
def test_a_message_without_measure_ends_the_server(root: Path, sent: bytes, place: str) -> None:
    before = Editor(root, random.Random(0)).first() if place == "later" else b""
    code, _, errors = talk(root, ("lsp",), before + sent)
    (line,) = errors.decode().splitlines()
    assert code == 2
    assert line.startswith("zcodegen: the client ")


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("server", SERVERS)
def test_a_linked_project_is_served(tmp_path: Path, server: str) -> None:
    """The folder that the user opens is trusted, also through a link."""
    make, arguments = SERVERS[server]
    (tmp_path / "link").symlink_to("project")
    client = make(tmp_path / "link", random.Random(0))
    code, answers, errors = talk(tmp_path / "link", arguments, client.first() + client.last())
    assert (code, b"Traceback" in errors) == (0, False)
    assert b"ROOM_FULL" in answers
    assert SECRET.encode() not in answers + errors


@pytest.mark.parametrize("server", SERVERS)
def test_a_server_binds_and_connects_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def watch(event, arguments):\n"
        "    if event in {'socket.bind', 'socket.connect', 'socket.getaddrinfo', 'socket.listen', 'socket.sendto'}:\n"
        "        os.write(2, f'{event} {arguments}'.encode())\n"
        "        os._exit(9)\n"
        "sys.addaudithook(watch)\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(guard), os.environ.get("PYTHONPATH", ""))))
    make, arguments = SERVERS[server]
    client = make(root, random.Random(0))
    code, answers, errors = talk(root, arguments, client.first() + client.last())
    assert code == 0, errors
    assert b"ROOM_FULL" in answers
