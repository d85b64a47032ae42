"""What 10,000 codes cost a user of Python: the package, one IntEnum, plain constants, and protoc's module.

`python -m benchmarks.quality_python` prints the table: what an import adds to `import enum`, the first look-up and
one after it, the texts, and mypy over a program that uses one code. Medians of a few runs; read the ratios.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.build_helpers import build_into
from tests.catalogs.make import large
from tests.toolchains.tools import installed, set_up

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

ENTRIES = 10_000
RUNS = 5
_REQUIREMENTS = Path(__file__).parent / "python" / "requirements.txt"

_PROGRAM = """
import enum, json, time

def spent(work):
    start = time.process_time()
    work()
    return time.process_time() - start

numbers = range(410_000_000, 410_000_000 + {entries})
scope = {{}}
took = [spent(lambda: exec("{imports}", scope))]
took.append(spent(lambda: exec("{first}", scope)))
look_up = eval("{look_up}", scope)
took.append(spent(lambda: [look_up(number) for number in numbers]) / {entries})
print(json.dumps(took))
"""


@dataclass(frozen=True, slots=True)
class Form:
    """A way to have the codes: how it is made, imported, asked first and again, and used by a typed program."""

    make: Callable[[Catalog, Path], object]
    imports: str
    first: str
    look_up: str
    typed: str


def _enum(catalog: Catalog, folder: Path) -> None:
    members = "".join(f"    {entry.name} = {entry.code}\n" for entry in catalog.entries())
    text = f"from enum import IntEnum\n\n\nclass Code(IntEnum):\n{members}"
    (folder / "codes.py").write_text(text, encoding="utf-8")


def _constants(catalog: Catalog, folder: Path) -> None:
    entries = list(catalog.entries())
    constants = "".join(f"{entry.name} = {entry.code}\n" for entry in entries)
    names = "".join(f'    {entry.code}: "{entry.name}",\n' for entry in entries)
    (folder / "codes.py").write_text(f"{constants}\nNAMES = {{\n{names}}}\n", encoding="utf-8")


def _ours(catalog: Catalog, folder: Path) -> None:
    build_into(catalog, "python", folder / "built")
    shutil.copytree(folder / "built" / "src" / "large_codes", folder / "large_codes")


def _protobuf(catalog: Catalog, folder: Path) -> None:
    members = "".join(f"  {entry.name} = {entry.code};\n" for entry in catalog.entries())
    proto = f'syntax = "proto3";\nenum Code {{\n  CODE_UNSPECIFIED = 0;\n{members}}}\n'
    (folder / "codes.proto").write_text(proto, encoding="utf-8")
    protoc = [
        sys.executable,
        "-m",
        "grpc_tools.protoc",
        "-I.",
        "--python_out=.",
        "--pyi_out=.",
        "codes.proto",
    ]
    subprocess.run(protoc, cwd=folder, env=_environment(folder), check=True)


def _peers() -> Path:
    """Return the folder with protoc and the runtime of what it makes."""
    return installed("benchmark-python", [_REQUIREMENTS], _install)


def _install(folder: Path) -> None:
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--target",
        folder,
        "-r",
        _REQUIREMENTS,
    ]
    set_up("protoc for Python", pip, cwd=folder)


FORMS: Mapping[str, Form] = {
    "zcodegen": Form(
        _ours,
        "from large_codes.acme import large",
        "large.parse(410000000)",
        "large.parse",
        "from large_codes.acme import large\n\nused: large.Code = large.Code.ROOM_NOT_FOUND_0\n",
    ),
    "one IntEnum": Form(
        _enum,
        "import codes",
        "codes.Code(410000000)",
        "codes.Code",
        "import codes\n\nused: codes.Code = codes.Code.ROOM_NOT_FOUND_0\n",
    ),
    "constants and a dict": Form(
        _constants,
        "import codes",
        "codes.NAMES[410000000]",
        "codes.NAMES.__getitem__",
        "import codes\n\nused: int = codes.ROOM_NOT_FOUND_0\n",
    ),
    "protoc": Form(
        _protobuf,
        "import codes_pb2",
        "codes_pb2.Code.Name(410000000)",
        "codes_pb2.Code.Name",
        "import codes_pb2\n\nused: codes_pb2.Code = codes_pb2.ROOM_NOT_FOUND_0\n",
    ),
}


def _environment(folder: Path) -> dict[str, str]:
    path = os.pathsep.join([str(folder), str(_peers())])
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": ""}


def _run(form: Form, folder: Path) -> list[float]:
    """Return seconds of CPU in one process: the import, the first look-up, one look-up after it."""
    program = _PROGRAM.format(entries=ENTRIES, imports=form.imports, first=form.first, look_up=form.look_up)
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=_environment(folder), check=True, capture_output=True
    )
    took: list[float] = json.loads(ran.stdout)
    return took


def _mypy(program: str, folder: Path) -> float:
    """Return the seconds of CPU that mypy takes for a program, with nothing cached."""
    (folder / "program.py").write_text(program, encoding="utf-8")
    mypy = [sys.executable, "-m", "mypy", "--cache-dir", os.devnull, "--ignore-missing-imports", "program.py"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        mypy, cwd=folder, env={**os.environ, "MYPYPATH": str(folder)}, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(form: Form, catalog: Catalog, folder: Path) -> list[str]:
    """Return the cells of one form's row."""
    form.make(catalog, folder)
    _run(form, folder)  # writes the byte code, as an installation does
    runs = [_run(form, folder) for _ in range(RUNS)]
    imported, first, again = (statistics.median(run[column] for run in runs) for column in range(3))
    checked = _mypy(form.typed, folder) - _mypy("", folder)
    return [
        f"{imported * 1e3:.1f} ms",
        f"{first * 1e3:.1f} ms",
        f"{again * 1e9:.0f} ns",
        f"{checked:.1f} s",
    ]


def table() -> str:
    """Return the table as Markdown."""
    catalog = large(ENTRIES)
    heads = [f"{ENTRIES:,} codes", "import", "first look-up", "a look-up after it", "mypy"]
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1)]
    for name, form in FORMS.items():
        with tempfile.TemporaryDirectory() as folder:
            lines.append([name, *measure(form, catalog, Path(folder))])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


if __name__ == "__main__":
    print(table())
