"""Real registries on loopback: started for a test, on free ports, and ended with it."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.toolchains.tools import installed, require, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VERDACCIO = Path(__file__).parent / "verdaccio"
_FILES = ("package.json", "package-lock.json", ".npmrc")
_PATIENCE = 60.0
_LOOPBACK = "127.0.0.1"
_VERDACCIO_CONFIG = """\
storage: ./storage
auth:
  htpasswd: {file: ./htpasswd, max_users: 9}
uplinks: {}
packages:
  "**": {access: $all, publish: $authenticated}
log: {type: stdout, format: json, level: error}
web: {enable: false}
"""


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry that runs: its address and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """End it without warning."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class NpmRegistry(Registry):
    """An npm registry and the token of its one user."""

    token: str


@contextmanager
def python_index(folder: Path) -> Iterator[Registry]:
    """Run pypiserver over the files in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    listen = ["--interface", _LOOPBACK, "--port", str(port), "--disable-fallback", "--backend", "simple-dir"]
    anyone = ["--passwords", ".", "--authenticate", "."]
    # Its other backend, chosen where watchdog is installed, can lock up: a request and a file event each wait for the other.
    command: list[str | Path] = [sys.executable, "-m", "pypiserver", "run", *listen, *anyone, folder]
    with _running(command, folder, port) as process:
        yield Registry(f"http://{_LOOPBACK}:{port}/", process)


@contextmanager
def npm_registry(folder: Path) -> Iterator[NpmRegistry]:
    """Run verdaccio, which knows no other registry, with its packages in `folder`, and add a user."""
    program = verdaccio_folder() / "node_modules/verdaccio/bin/verdaccio"
    folder.mkdir(parents=True, exist_ok=True)
    config = folder / "config.yaml"
    config.write_text(_VERDACCIO_CONFIG, encoding="utf-8", newline="\n")
    port = _free_port()
    command: list[str | Path] = [
        require("node"),
        program,
        "--config",
        config,
        "--listen",
        f"{_LOOPBACK}:{port}",
    ]
    with _running(command, folder, port) as process:
        url = f"http://{_LOOPBACK}:{port}/"
        yield NpmRegistry(url, process, _new_user(url, f"user{port}"))


def verdaccio_folder() -> Path:
    """Return the folder of an installed verdaccio."""
    return installed("verdaccio", [_VERDACCIO / name for name in _FILES], _install)


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_VERDACCIO / name, folder / name)
    set_up("verdaccio", ["npm", "ci", "--ignore-scripts"], cwd=folder)


def _new_user(url: str, name: str) -> str:
    user = {"name": name, "password": "not-a-secret-here"}
    request = Request(
        f"{url}-/user/org.couchdb.user:{name}",
        data=json.dumps(user).encode(),
        headers={"Content-Type": "application/json"},
        method="PUT",
    )
    with urlopen(request, timeout=_PATIENCE) as response:
        token = json.load(response)["token"]
    assert isinstance(token, str)
    return token


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port = probe.getsockname()[1]
    assert isinstance(port, int)
    return port


@contextmanager
def _running(command: Sequence[str | Path], folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends; a server that does not listen in time fails the test."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(list(map(str, command)), cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        _await(process, port, folder / "server.log")
        yield process
    finally:
        process.kill()
        process.wait()


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection((_LOOPBACK, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"the server did not start:\n{log.read_text(encoding='utf-8')}", pytrace=False)


@contextmanager
def deadly_front(registry: Registry) -> Iterator[str]:
    """Serve in front of `registry` as it does, until something is put: then the registry is killed in the middle of it."""

    class Front(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            request = Request(registry.url.rstrip("/") + self.path, headers=dict(self.headers))
            try:
                with urlopen(request, timeout=_PATIENCE) as response:
                    self._pass_on(response.status, response.read())
            except HTTPError as error:
                self._pass_on(error.code, error.read())

        def do_PUT(self) -> None:
            registry.kill()
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

        def _pass_on(self, status: int, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer((_LOOPBACK, 0), Front) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://{_LOOPBACK}:{server.server_address[1]}/"
        finally:
            server.shutdown()
