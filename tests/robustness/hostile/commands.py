"""Commands that are run in hostile projects, and what a client sends to the two servers there."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

COMMANDS: Final = (
    ("add", "acme.rtc", "ROOM_NEW", "--message", "New."), ("all",), ("build",), ("build", "--check"), ("build", "--dry-run"),
    ("build", "--lang", "mine"), ("build", "--lang", "go,mine", "--force"), ("build", "--catalog", "catalog", "--check"),
    ("build", "--lang", "python,typescript,kotlin"), ("build", "--lang", "html,openapi,problem,proto"), ("build", "--lang", "messages", "--force"),
    ("check",), ("check", "--against", "HEAD"), ("check", "--against", "HEAD~1"), ("check", "--format", "sarif"), ("check", "--format", "gitlab"),
    ("check", "--baseline", "baseline.json"), ("check", "--fix"), ("check", "--baseline", "baseline.json", "--write-baseline"),
    ("confirm", "--all"), ("depends", "list"), ("depends", "update"), ("depends", "update", "base", "--force"), ("diff",), ("diff", "HEAD"), ("diff", "HEAD~1"), ("diff", "HEAD~1..HEAD"), ("diff", "HEAD", "--format", "html"),
    ("diff", "HEAD", "--format", "markdown"), ("diff", "package.tgz"), ("diff", "package.zip"), ("diff", "package.zip", "package.tgz"),
    ("diff", "HEAD", "--output", "report.txt"), ("diff", "package.tgz", "catalog", "--witness", "witness"), ("diff", "HEAD~1", "--witness", "witness"),
    ("diff", "HEAD", "--usage", "."), ("documents",), ("documents", "acme.page", "--patch"), ("documents", "--errata"), ("eject", "go"),
    ("eject", "changelog"), ("explain", "104"), ("explain", "104", "--history"), ("extract", "page.md", "--root", ".", "--follow"),
    ("extract", "pages", "--format", "json"), ("fmt",), ("fmt", "--check"), ("hook", "build"), ("hook", "build-check"), ("hook", "check"), ("hook", "fmt"),
    ("import", "--discover", "."), ("import", "--discover", "pages", "--dry-run"), ("import", "--manifest"), ("import", "--manifest", "--history"),
    ("import", "page.md", "--document", "acme.page", "--history"), ("import", "page.md", "--document", "acme.page", "--replace"),
    ("init", "."), ("init", ".", "--ci", "github"), ("lsp",), ("lsp",), ("mcp",), ("mcp",), ("mcp", "--write"), ("mentions", "."),
    ("mentions", "pages", "--unmentioned"), ("openapi",), ("openapi", "--into", "openapi.yaml"), ("pack", "--lang", "go"), ("pack", "--lang", "mine"),
    ("merge-driver", "page.md", "catalog/acme/rtc.yaml", "openapi.yaml", "catalog/acme/rtc.yaml"),
    ("merge-driver", "catalog/acme/rtc.yaml", "catalog/catalog.yaml", "catalog/acme/rtc.yaml", "catalog/catalog.yaml"), ("schema", "--all", "schema"),
    ("scan", "."), ("scan", ".", "--logs", "--propose"), ("scan", ".", "--format", "sarif", "--unused"), ("scan", ".", "--baseline", "baseline.json"),
    ("targets", "list"), ("targets", "test", "mine"), ("targets", "test", "mine", "--out", "tried"), ("targets", "update", "--check"),
    ("targets", "update"), ("targets", "add", "rust"), ("targets", "add", "pages"), ("stats",), ("stats", "--format", "json"),
    ("translations", "adopt"), ("translations", "export", "--locale", "de", "-o", "de.xlf"), ("translations", "export", "--locale", "de", "--format", "csv"),
    ("translations", "import", "translations/de.po", "--locale", "de"), ("translations", "pseudo"), ("translations", "status"),
    ("translations", "sync", "translations", "--format", "po"), ("version", "--bump", "minor"), ("version", "--check"),
    ("waive", "--rule", "text-wording", "--reason", "Known."), ("waive", "--domain", "acme.rtc", "--reason", "Known.", "--dry-run"),
    ("diff", "--git-driver", "catalog/acme/rtc.yaml", "catalog/acme/rtc.yaml", "0", "100644", "catalog/extra.yaml", "0", "100644"),
)  # fmt: skip
OPENED: Final = (
    "catalog/catalog.yaml", "catalog/acme/rtc.yaml", "catalog/documents/acme.page/2026-01-01.en.yaml", "catalog/glossary.yaml",
    "templates/mine/target.yaml", "page.md", "catalog/new.yaml", "openapi.yaml",
)  # fmt: skip
TOOLS: Final[Mapping[str, Mapping[str, object]]] = {
    "add_entry": {"domain": "acme.rtc", "name": "ROOM_NEW", "message": "New."},
    "check": {},
    "diff": {"old": "HEAD"},
    "explain": {"query": "104", "history": True},
    "propose_entry": {"domain": "../outside", "name": "ROOM_NEW", "message": "New."},
    "search": {"words": "room"},
}


def standard_input(arguments: tuple[str, ...], project: Path, chance: random.Random) -> bytes:
    """Return what a command reads on its standard input: what a client asks a server, and nothing for other commands."""
    make = _CLIENTS.get(arguments[0])
    return make(project, chance) if make else b""


def framed(messages: Iterator[dict[str, Any]]) -> bytes:
    """Return messages as the Language Server Protocol transports them."""
    bodies = (json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages)
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


def _editor(project: Path, chance: random.Random) -> bytes:
    """An editor opens files of the project as they are on disk, changes them, and puts each question."""

    def messages() -> Iterator[dict[str, Any]]:
        yield {
            "id": 0,
            "method": "initialize",
            "params": {"capabilities": {}, "processId": None, "rootUri": project.as_uri()},
        }
        yield {"method": "initialized", "params": {}}
        number = 0
        paths = [
            path
            for path in OPENED
            if os.path.realpath(project / path) == os.path.realpath(project) + f"/{path}"
        ]
        for path in chance.sample(paths, min(3, len(paths))):  # a link that the user opens is trusted
            place = project / path
            is_text = place.is_file() and place.stat().st_size < 1 << 20
            text = place.read_text("utf-8", "replace") if is_text else "x: 1\n"
            document = {"uri": place.as_uri(), "version": 1}
            yield {
                "method": "textDocument/didOpen",
                "params": {"textDocument": {**document, "languageId": "yaml", "text": text}},
            }
            position = {"line": chance.randrange(9), "character": chance.randrange(30)}
            place_in = {"textDocument": {"uri": document["uri"]}, "position": position}
            everything = {
                "textDocument": place_in["textDocument"],
                "range": {"start": position, "end": position},
                "context": {"diagnostics": []},
            }
            questions = {
                "hover": place_in, "completion": place_in, "definition": place_in, "references": {**place_in, "context": {"includeDeclaration": True}},
                "rename": {**place_in, "newName": "../outside"}, "prepareRename": place_in, "documentSymbol": place_in, "codeAction": everything,
                "formatting": {**place_in, "options": {"tabSize": 2, "insertSpaces": True}},
            }  # fmt: skip
            for method, params in questions.items():
                number += 1
                yield {"id": number, "method": f"textDocument/{method}", "params": params}
        yield {"id": number + 1, "method": "shutdown"}
        yield {"method": "exit"}

    return framed(messages())


def _assistant(project: Path, chance: random.Random) -> bytes:
    """An assistant calls the tools."""
    del project
    client = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "x", "version": "1"},
    }
    messages: list[dict[str, Any]] = [
        {"id": 0, "method": "initialize", "params": client},
        {"method": "notifications/initialized"},
        *(
            {"id": number, "method": "tools/call", "params": {"name": name, "arguments": TOOLS[name]}}
            for number, name in enumerate(chance.sample(sorted(TOOLS), 4), 1)
        ),
    ]
    return "".join(f"{json.dumps({'jsonrpc': '2.0', **message})}\n" for message in messages).encode()


_CLIENTS: Final[Mapping[str, Callable[[Path, random.Random], bytes]]] = {"lsp": _editor, "mcp": _assistant}
