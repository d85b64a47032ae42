"""What calls cost that programs make at every error, and the first one of a process, each against a peer.

`python -m benchmarks.quality_calls` prints the table: nanoseconds of processor time a call, medians of nine rounds; the first text of a
process in milliseconds beyond an empty one; and what one constant adds to a WebAssembly program. The peers have the same texts.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from babel.messages import Catalog as Messages
from babel.messages import mofile

from tests.build_helpers import build_into
from tests.toolchains import go, kotlin, typescript
from tests.toolchains.tools import ROOT, require

CATALOG = ROOT / "tests" / "catalogs" / "everyday"
HERE = Path(__file__).parent / "calls"
GRPC = "google.golang.org/grpc@v1.75.0"
XTEXT = "golang.org/x/text@v0.30.0"
RUNS = 5


def table() -> str:
    """Return the tables as Markdown."""
    lines = ["| | zcodegen, ns | peer | ns |", "|---|---:|---|---:|"]
    firsts = ["| first text of a process, ms | zcodegen | peer | |", "|---|---:|---|---:|"]
    with tempfile.TemporaryDirectory() as scratch:
        for language, measure in (
            ("Python", _python),
            ("TypeScript", _typescript),
            ("Go", _go),
            ("Kotlin", _kotlin),
        ):
            calls, first = measure(Path(scratch) / language)
            for call, (own, peer, other) in calls.items():
                lines.append(f"| {language}: {call} | {own:,.0f} | {peer} | {other:,.0f} |")
            own, peer, other = first
            firsts.append(f"| {language} | {own:.1f} | {peer} | {other:.1f} |")
        sizes = _wasm(Path(scratch) / "Go")
    wasm = [
        "| one constant in WebAssembly | kB more |",
        "|---|---:|",
        *(f"| {name} | {size} |" for name, size in sizes.items()),
    ]
    return "\n\n".join("\n".join(rows) for rows in (lines, firsts, wasm))


Row = tuple[float, str, float]


def _rows(printed: str, peers: Mapping[str, str]) -> dict[str, Row]:
    took = json.loads(printed)
    return {call: (took[call], peer, took[peer]) for call, peer in peers.items()}


def _run(command: Sequence[str | Path], folder: Path) -> str:
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def _first(commands: Mapping[str, Sequence[str | Path]], folder: Path) -> dict[str, float]:
    """Return the milliseconds of processor time of each command beyond those of the one called `empty`, medians of runs."""
    took: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            _run(command, folder)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            took[name].append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    empty = statistics.median(took["empty"])
    return {name: statistics.median(times) - empty for name, times in took.items()}


def _python(folder: Path) -> tuple[dict[str, Row], Row]:
    source = build_into(CATALOG, "python", folder) / "src"
    messages = Messages(locale="en", domain="codes")
    messages.add("ROOM_NOT_FOUND", "The room does not exist.")
    (source / "en" / "LC_MESSAGES").mkdir(parents=True)
    with (source / "en" / "LC_MESSAGES" / "codes.mo").open("wb") as file:
        mofile.write_mo(file, messages)
    (source / "calls.py").write_bytes((HERE / "calls.py").read_bytes())
    printed = _run([sys.executable, "calls.py"], source)
    peers = {"text": "gettext", "status": "HTTPStatus.phrase", "known code": "HTTPStatus(404)"}
    programs = {
        "empty": "",
        "zcodegen": "from day_codes.acme import api; api.parse(104).text('en').message",
        "gettext": "import gettext; gettext.translation('codes', '.', ['en']).gettext('ROOM_NOT_FOUND')",
    }
    first = _first(
        {name: (sys.executable, "-S", "-c", program) for name, program in programs.items()}, source
    )
    return _rows(printed, peers), (first["zcodegen"], "gettext", first["gettext"])


def _typescript(folder: Path) -> tuple[dict[str, Row], Row]:
    build_into(CATALOG, "ts", folder / "node_modules" / "day-codes")
    (folder / "node_modules" / "i18next").symlink_to(typescript.tools() / "node_modules" / "i18next")
    for name in ("calls.mjs", "first.mjs", "i18next.mjs"):
        (folder / name).write_bytes((HERE / name).read_bytes())
    (folder / "empty.mjs").write_text("", encoding="utf-8")
    node = require("node")
    peers = {"text": "i18next.t", "status": "Map.get", "known code": "Map.get"}
    commands = {name: (node, f"{name}.mjs") for name in ("empty", "first", "i18next")}
    first = _first(commands, folder)
    return _rows(_run([node, "calls.mjs"], folder), peers), (first["first"], "i18next", first["i18next"])


def _go(folder: Path) -> tuple[dict[str, Row], Row]:
    program = go.module(
        folder / "program", {"example.org/day/codes": build_into(CATALOG, "go", folder / "codes")}
    )
    for name in ("calls", "zcodegen", "xtext", "empty", "constant", "number", "grpc"):
        (program / name).mkdir()
        (program / name / "main.go").write_bytes((HERE / "go" / f"{name}.go.txt").read_bytes())
    _run([require("go"), "get", GRPC, XTEXT], program)
    for name in ("calls", "zcodegen", "xtext", "empty"):
        go.go("build", "-o", f"{name}.exe", f"./{name}", cwd=program)
    peers = {"text": "x/text Sprintf", "status": "grpc Code.String", "known code": "map"}
    first = _first({name: (program / f"{name}.exe",) for name in ("empty", "zcodegen", "xtext")}, program)
    return _rows(_run([program / "calls.exe"], program), peers), (first["zcodegen"], "x/text", first["xtext"])


def _wasm(folder: Path) -> dict[str, int]:
    """Return kB that a program with one constant has more than one with a number."""
    program = folder / "program"
    sizes: dict[str, int] = {}
    for name, use, tags in (
        ("number", "number", ""),
        ("zcodegen", "constant", ""),
        ("zcodegen, tag noslog", "constant", "noslog"),
        ("grpc codes", "grpc", ""),
    ):
        command = ["build", "-trimpath", "-ldflags", "-s -w", "-tags", tags, "-o", "out.wasm", f"./{use}"]
        go.go(*command, cwd=program, env={"GOOS": "js", "GOARCH": "wasm"})
        sizes[name] = (program / "out.wasm").stat().st_size // 1000
    return {name: size - sizes["number"] for name, size in sizes.items() if name != "number"}


def _kotlin(folder: Path) -> tuple[dict[str, Row], Row]:
    package = build_into(CATALOG, "kt", folder / "package")
    compiler = kotlin.Compiler(folder)
    try:
        classes = compiler.compile(
            [package / "src" / "main" / "kotlin", HERE / "Calls.kt"], folder / "classes"
        )
    finally:
        compiler.close()
    (classes / "peer_en.properties").write_text("ROOM_NOT_FOUND=The room does not exist.\n", encoding="utf-8")
    path = f"{classes}:{package / 'src' / 'main' / 'resources'}:{kotlin.library('kotlin-stdlib')}"
    java = [require("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, "calls.CallsKt"]
    first = _first({name: (*java, name) for name in ("empty", "zcodegen", "bundle")}, folder)
    peers = {"text": "ResourceBundle", "status": "enum property", "known code": "HashMap"}
    printed = _run([java[0], "-XX:+UseSerialGC", "-cp", path, "calls.CallsKt", "calls"], folder)
    return _rows(printed, peers), (first["zcodegen"], "ResourceBundle", first["bundle"])


if __name__ == "__main__":
    print(table())
