"""The Python package in the tools that users have: frozen, zipped, in pydantic and FastAPI, and how fast it answers."""

from __future__ import annotations

import json
import sys
import zipapp
from pathlib import Path
from shutil import copytree

import pytest

from tests.build_helpers import build_into
from tests.toolchains import python
from tests.toolchains.tools import ROOT, installed, once, set_up, succeed

FIXTURES = Path(__file__).parent / "fixtures"
_REQUIREMENTS = ROOT / "tests" / "toolchains" / "python_tools" / "requirements.txt"
MAX_MICROSECONDS = {
    "code.status": 1,
    "code.http_status": 1,
    "code.retryable": 1,
    "code.label": 1.5,
    "code.attributes": 1,
}
MAX_MICROSECONDS |= dict.fromkeys(("code.text()", "code.text('en')", "code.text('fr, en;q=0.5')"), 2)
SLACK = 1.5
"""For a machine with other work."""


def tool(name: str) -> Path:
    """Return a program of the tools, which are set up when first asked for."""
    return installed("python-tools", [_REQUIREMENTS], _install) / "bin" / name


def _install(folder: Path) -> None:
    set_up("Python tools", [sys.executable, "-m", "venv", "."], cwd=folder)
    set_up("Python tools", ["bin/pip", "install", "--quiet", "--requirement", str(_REQUIREMENTS)], cwd=folder)


@pytest.fixture(scope="module")
def path(session_folder: Path) -> Path:
    """The folder to import the features' package from."""
    place = session_folder / "python-tools-features"
    built = once(place, lambda folder: build_into(ROOT / "tests" / "catalogs" / "features", "python", folder))
    return built / "src"


def test_frozen_by_pyinstaller(path: Path, tmp_path: Path) -> None:
    options = ["--onedir", "--noconfirm", "--log-level", "ERROR", "--distpath", "dist", "--paths"]
    succeed([tool("pyinstaller"), *options, path, FIXTURES / "frozen.py"], cwd=tmp_path)
    assert succeed([tmp_path / "dist" / "frozen" / "frozen"], cwd=tmp_path) == "frozen True\n"


def test_zipped(path: Path, tmp_path: Path) -> None:
    copytree(path, tmp_path / "app")
    (tmp_path / "app" / "__main__.py").write_bytes((FIXTURES / "frozen.py").read_bytes())
    zipapp.create_archive(tmp_path / "app", tmp_path / "app.pyz")
    assert python.python(tmp_path / "app.pyz", cwd=tmp_path) == "frozen False\n"


def test_fields_of_pydantic_and_fastapi(path: Path, tmp_path: Path) -> None:
    served = succeed([tool("python"), FIXTURES / "service.py"], cwd=tmp_path, env={"PYTHONPATH": str(path)})
    assert served == "served\n"


def test_speed(path: Path, tmp_path: Path) -> None:
    program = """
import json, sys, time, timeit
from acme_codes.acme.rtc import room
code = room.parse(104)
def measure(statement):
    timer = timeit.Timer(statement, timer=time.process_time, globals=globals())
    return min(timer.repeat(15, 2_000)) / 2_000 * 1e6
print(json.dumps({statement: measure(statement) for statement in json.loads(sys.argv[1])}))
"""
    took = json.loads(
        python.python("-c", program, json.dumps([*MAX_MICROSECONDS]), cwd=tmp_path, path=[path])
    )
    assert {name: spent for name, spent in took.items() if spent > MAX_MICROSECONDS[name] * SLACK} == {}
