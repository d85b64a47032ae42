"""What a generated Go package costs the program that uses it, compared with a map written by hand and protoc-gen-go's enum.

`python -m benchmarks.quality_go` prints the table: what a program grows by when it asks for more and more of the
package, what that package does before main, one look-up, and compiling the package again.
protoc-gen-go comes from the Go module proxy; without it the row says so.
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.build_helpers import build_into
from tests.catalogs.make import large
from zcodegen.catalog.model import Catalog, Entry
from zcodegen.targets.go.literals import quoted
from zcodegen.targets.go.names import entry_name

MODULE = "example.com/bench"
PROTOBUF = "google.golang.org/protobuf@v1.36.6"
HERE = Path(__file__).parent / "go"

_MAIN = """package main

import (
	"errors"
	"fmt"
	"os"
	"time"
%s)

var _ = time.Now

func main() {
	err := errors.New("none")
	%s
	fmt.Println(err, os.Args)
}
"""

_LOOK_UPS = """
	start, length := time.Now(), 0
	for i := 0; i < 2_000_000; i++ {
		code := %d + (i*7919)%%%d
		length += len(%s)
	}
	fmt.Println(float64(time.Since(start).Nanoseconds())/2e6, length)
"""


@dataclass(frozen=True)
class Form:
    """A form of the same codes: its package, and programs that ask more and more of it."""

    name: str
    folder: Path
    package: str
    uses: Mapping[str, str]
    name_of: str
    """The expression for the name of `code`, a number."""


def table(entries: int = 10_000) -> str:
    """Return the table as Markdown."""
    catalog = large(entries)
    lines = [
        f"| {entries:,} codes | asked for | binary, kB more | own init, ms | init, kB | name, ns | build, s CPU |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        for make in (_ours, _map, _protobuf):
            form = make(catalog, Path(scratch))
            rows = _rows(form, catalog) if form else ["protoc-gen-go | could not be fetched | | | | | "]
            lines += [f"| {row} |" for row in rows]
    return "\n".join(lines)


def _rows(form: Form, catalog: Catalog) -> Iterator[str]:
    base = _size(_program(form, "base", "", imports=()))
    build = _build_seconds(form)
    look_up = _LOOK_UPS % (_first(catalog), len(list(catalog.entries())), form.name_of)
    nanoseconds = _printed(_program(form, "look_up", look_up, imports=(form.package,)))[0]
    for asked, statement in form.uses.items():
        program = _program(form, asked, statement, imports=(form.package,))
        milliseconds, kilobytes = _init(program)
        yield (
            f"{form.name} | {asked} | {(_size(program) - base) / 1024:.0f} | {milliseconds:.2f} | {kilobytes:.0f}"
            f" | {float(nanoseconds):.0f} | {build:.2f}"
        )
    if form.name == "zcodegen":
        program = _program(form, "slog", "_ = slog.Value{}", imports=("log/slog",))
        yield f"log/slog alone | nothing | {(_size(program) - base) / 1024:.0f} | | | |"


def _first(catalog: Catalog) -> int:
    return min(int(entry.code) for entry in catalog.entries())


def _printed(program: Path) -> list[str]:
    return _run(str(program), cwd=program.parent).stdout.split()


def _ours(catalog: Catalog, folder: Path) -> Form:
    package = folder / "ours"
    module = catalog.manifest.packages.go_module
    build_into(catalog, "go", package)
    (package / "go.mod").write_text(f"module {MODULE}\n\ngo 1.22\n", encoding="utf-8")
    for source in package.rglob("*.go"):
        source.write_text(source.read_text(encoding="utf-8").replace(module, MODULE), encoding="utf-8")
    name = entry_name(_middle(catalog).name)
    return Form(
        "zcodegen",
        package,
        f"{MODULE}/acme/large",
        {
            "a constant": f"if large.Code(len(os.Args)) == large.{name} {{ err = nil }}",
            "Err, errors.Is": f"if e := large.Code(len(os.Args)).Err(); errors.Is(e, large.{name}) {{ err = e }}",
            "and the texts": (
                "if e := large.Code(len(os.Args)); e.Err() != nil"
                ' { text, _ := e.Text("en"); err = errors.New(text.Message) }'
            ),
        },
        "large.Code(code).Name()",
    )


def _map(catalog: Catalog, folder: Path) -> Form:
    package = folder / "map"
    _write(package / "go.mod", f"module {MODULE}\n\ngo 1.22\n")
    _write(package / "large" / "codes.go", "\n".join(_map_lines(catalog)))
    name = entry_name(_middle(catalog).name)
    return Form(
        "constants and a map",
        package,
        f"{MODULE}/large",
        {
            "a constant": f"if large.Code(len(os.Args)) == large.{name} {{ err = nil }}",
            "name, texts": (
                "if e, ok := large.Entries[large.Code(len(os.Args))]; ok { err = errors.New(e.Name + e.MessageEn) }"
            ),
        },
        "large.Entries[large.Code(code)].Name",
    )


def _map_lines(catalog: Catalog) -> Iterator[str]:
    entries = list(catalog.entries())
    yield "package large\n\ntype Code int64\n\nconst ("
    yield from (f"\t{entry_name(entry.name)} Code = {entry.code}" for entry in entries)
    yield ")\n\ntype Entry struct {\n\tName, Status string\n\tRetryable bool"
    yield "\tMessageZh, MessageEn, ActionZh, ActionEn string\n}\n\nvar Entries = map[Code]Entry{"
    for entry in entries:
        retryable = "true" if entry.retryable else "false"
        texts = ", ".join(
            quoted(of[locale].value) for of in (entry.message, entry.action) for locale in ("zh-CN", "en")
        )
        yield f'\t{entry_name(entry.name)}: {{"{entry.name}", "{entry.status}", {retryable}, {texts}}},'
    yield "}\n"


def _protobuf(catalog: Catalog, folder: Path) -> Form | None:
    package = folder / "protobuf"
    _write(package / "go.mod", f"module {MODULE}\n\ngo 1.22\n")
    _write(package / "gen" / "main.go", (HERE / "gengo.go").read_text(encoding="utf-8"))
    if _run("go", "get", PROTOBUF, cwd=package).returncode:
        return None
    values = "\n".join(f"{entry.name} {entry.code}" for entry in catalog.entries())
    _write(package / "large" / "large.pb.go", _run("go", "run", "./gen", cwd=package, text=values).stdout)
    name = f"Code_{_middle(catalog).name}"
    return Form(
        "protoc-gen-go, no texts",
        package,
        f"{MODULE}/large",
        {
            "a constant": f"if large.Code(len(os.Args)) == large.{name} {{ err = nil }}",
            "name": "err = errors.New(large.Code(len(os.Args)).String())",
        },
        "large.Code(code).String()",
    )


def _middle(catalog: Catalog) -> Entry:
    entries = list(catalog.entries())
    return entries[len(entries) // 2]


def _program(form: Form, name: str, statement: str, *, imports: Sequence[str]) -> Path:
    """Build a program below the form's module and return its binary."""
    folder = form.folder / "program" / re.sub(r"\W+", "_", name)
    lines = "".join(f'\n\t"{path}"' for path in imports)
    _write(folder / "main.go", _MAIN % (f"{lines}\n" if lines else "", statement))
    _go("build", "-o", "program", ".", cwd=folder)
    return folder / "program"


def _size(program: Path) -> int:
    return program.stat().st_size


def _init(program: Path) -> tuple[float, float]:
    """Return milliseconds and kilobytes that the form's package, and what it needs of protobuf, take at init."""
    done = _run(str(program), cwd=program.parent, env={"GODEBUG": "inittrace=1"})
    traced = re.findall(r"init (\S+) @\S+ ms, (\S+) ms clock, (\d+) bytes", done.stderr)
    own = [
        (float(clock), int(size))
        for name, clock, size in traced
        if name.startswith((MODULE, "google.golang.org"))
    ]
    return sum(clock for clock, _ in own), sum(size for _, size in own) / 1024


def _build_seconds(form: Form) -> float:
    """Return CPU seconds of compiling the form's own packages again, the standard library's being cached."""
    target = form.package.replace(MODULE, ".")
    _go("build", target, cwd=form.folder)
    for source in (path for path in form.folder.rglob("*.go") if "program" not in path.parts):
        _write(source, source.read_text(encoding="utf-8") + "\n// changed\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _go("build", target, cwd=form.folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _go(*args: str, cwd: Path) -> None:
    done = _run("go", *args, cwd=cwd)
    if done.returncode:
        sys.exit(done.stderr)


def _run(
    *args: str, cwd: Path, env: Mapping[str, str] | None = None, text: str = ""
) -> subprocess.CompletedProcess[str]:
    settings = {"GOFLAGS": "-mod=mod -buildvcs=false", "CGO_ENABLED": "0", "GOWORK": "off", **(env or {})}
    return subprocess.run(
        args,
        cwd=cwd,
        env={**os.environ, **settings},
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


if __name__ == "__main__":
    print(table())
