"""What 10,000 codes cost a user of TypeScript: the package, an enum, one object, and protoc-gen-es.

`python -m benchmarks.quality_typescript` prints the table: seconds of CPU for two compilers and for Node to load the
module, and the bytes that one constant adds to a minified bundle. Medians of a few runs; read the ratios.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.build_helpers import build_into
from tests.catalogs.make import large
from tests.toolchains import typescript
from tests.toolchains.tools import installed, set_up, succeed

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog, Entry

ENTRIES = 10_000
RUNS = 3
_HERE = Path(__file__).parent / "node"
_FILES = ("package.json", ".npmrc")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to have the codes: how its module is made, and what a program writes to use one of them."""

    make: Callable[[Catalog, Path], object]
    program: str


def _entries(catalog: Catalog) -> list[Entry]:
    return list(catalog.entries())


def _enum(catalog: Catalog, folder: Path) -> None:
    members = "".join(f"  {entry.name} = {entry.code},\n" for entry in _entries(catalog))
    (folder / "src" / "codes.ts").write_text(f"export enum Code {{\n{members}}}\n", encoding="utf-8")


def _object(catalog: Catalog, folder: Path) -> None:
    members = "".join(f"  {entry.name}: {entry.code},\n" for entry in _entries(catalog))
    text = f"export const Code = {{\n{members}}} as const;\n"
    (folder / "src" / "codes.ts").write_text(text, encoding="utf-8")


def _ours(catalog: Catalog, folder: Path) -> None:
    build_into(catalog, "typescript", folder / "node_modules" / "codes")


def _protobuf(catalog: Catalog, folder: Path) -> None:
    """Let buf and protoc-gen-es make an enum of the same codes, JavaScript and declarations."""
    tools = installed("benchmark-node", [_HERE / name for name in _FILES], _install)
    members = "".join(f"  {entry.name} = {entry.code};\n" for entry in _entries(catalog))
    proto = f'syntax = "proto3";\npackage codes;\nenum Code {{\n  CODE_UNSPECIFIED = 0;\n{members}}}\n'
    (folder / "codes.proto").write_text(proto, encoding="utf-8")
    (folder / "buf.gen.yaml").write_text(
        "version: v2\nplugins:\n  - local: protoc-gen-es\n    out: src\n    opt: target=js+dts\n",
        encoding="utf-8",
    )
    shutil.copytree(tools / "node_modules" / "@bufbuild", folder / "node_modules" / "@bufbuild")
    path = f"{tools / 'node_modules' / '.bin'}:/usr/local/bin:/usr/bin:/bin"
    succeed(["buf", "generate", "."], cwd=folder, env={"PATH": path, "HOME": str(folder)})
    (folder / "dist").mkdir()
    shutil.copy(folder / "src" / "codes_pb.js", folder / "dist")


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_HERE / name, folder / name)
    set_up("the other generators", ["npm", "install", "--ignore-scripts", "--no-package-lock"], cwd=folder)


FORMS: Mapping[str, Form] = {
    "zcodegen": Form(
        _ours,
        'import * as Code from "codes/acme/large";\nexport const used: number = Code.ROOM_NOT_FOUND_0;\n',
    ),
    "enum": Form(
        _enum, 'import { Code } from "./codes.js";\nexport const used: number = Code.ROOM_NOT_FOUND_0;\n'
    ),
    "object as const": Form(
        _object, 'import { Code } from "./codes.js";\nexport const used: number = Code.ROOM_NOT_FOUND_0;\n'
    ),
    "protoc-gen-es": Form(
        _protobuf,
        'import { Code } from "./codes_pb.js";\nexport const used: number = Code.ROOM_NOT_FOUND_0;\n',
    ),
}


def _cpu(work: Callable[[], object]) -> float:
    """Return the seconds of CPU that the programs which `work` runs take, the median of some runs."""
    taken = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        work()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken)


def measure(form: Form, catalog: Catalog, folder: Path) -> list[str]:
    """Return the cells of one form's row."""
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "main.ts").write_text(form.program, encoding="utf-8")
    options = {"erasableSyntaxOnly": False, "isolatedModules": True}
    typescript.project(folder, {}, options)
    form.make(catalog, folder)
    compilers = [_cpu(partial(typescript.tsc, folder, compiler)) for compiler in typescript.COMPILERS]
    node = _cpu(lambda: typescript.node("dist/main.js", cwd=folder))
    node -= _cpu(lambda: typescript.node("-e", "0", cwd=folder))
    (folder / "dist" / "empty.js").write_text("export const used = 0;\n", encoding="utf-8")
    grown = [
        len(typescript.bundle(folder / "dist" / "main.js", bundler))
        - len(typescript.bundle(folder / "dist" / "empty.js", bundler))
        for bundler in typescript.BUNDLERS
    ]
    return [
        *(f"{seconds:.2f} s" for seconds in compilers),
        f"{node * 1000:.0f} ms",
        *(f"{size:,} B" for size in grown),
    ]


def table() -> str:
    """Return the table as Markdown."""
    catalog = large(ENTRIES)
    heads = [
        f"{ENTRIES:,} codes",
        *(f"tsc ({compiler.removeprefix('typescript')}.x)" for compiler in typescript.COMPILERS),
        "load in Node",
        *(f"one constant, {bundler}" for bundler in typescript.BUNDLERS),
    ]
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for name, form in FORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            lines.append([name, *measure(form, catalog, Path(folder))])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    print(table())
