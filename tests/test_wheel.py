"""The wheel alone is enough: installed into a new environment, it works in an empty folder."""

from __future__ import annotations

import json
import shutil
import sys
import venv
from pathlib import Path

import pytest

from tests.toolchains.tools import ROOT, once, set_up, succeed
from zcodegen import __version__
from zcodegen.resources import schema_names
from zcodegen.targets.messages.table import FORMATS

pytestmark = pytest.mark.slow


def install(folder: Path) -> None:
    """Build the wheel and install it, with what it declares to need and nothing else."""
    succeed([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT)
    (wheel,) = folder.glob("zcodegen-*.whl")
    venv.create(folder / "venv", with_pip=True, symlinks=True)
    pip: list[str | Path] = [
        folder / "venv/bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    set_up("the packages that the wheel needs", [*pip, wheel], cwd=folder)


@pytest.fixture(scope="session")
def zcodegen(session_folder: Path) -> Path:
    """The console script as `pipx install` would put it down."""
    return once(session_folder / "wheel", install) / "venv/bin/zcodegen"


def test_version(zcodegen: Path, tmp_path: Path) -> None:
    assert succeed([zcodegen, "--version"], cwd=tmp_path) == f"zcodegen {__version__}\n"


def test_schemas_travel_with_it(zcodegen: Path, tmp_path: Path) -> None:
    assert succeed([zcodegen, "schema"], cwd=tmp_path).split() == list(schema_names())
    for name in schema_names():
        assert json.loads(succeed([zcodegen, "schema", name], cwd=tmp_path))["$id"]


def test_every_bundle_format_works(zcodegen: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "catalog", tmp_path / "catalog")
    succeed([zcodegen, "build", "--messages", ",".join(FORMATS)], cwd=tmp_path)
    assert {path.name for path in (tmp_path / "out/messages").iterdir()} == set(FORMATS)
    succeed([zcodegen, "translations", "export", "--locale", "ja", "-o", "ja.xlf"], cwd=tmp_path)
    succeed([zcodegen, "translations", "import", "ja.xlf"], cwd=tmp_path)


def test_templates_travel_with_it(zcodegen: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "tests/catalogs/features", tmp_path / "catalog")
    succeed([zcodegen, "build", "--lang", "ts"], cwd=tmp_path)
    assert (tmp_path / "out/typescript/package.json").is_file()
    succeed([zcodegen, "build", "--lang", "ts", "--check"], cwd=tmp_path)


def test_the_example_travels_with_it(zcodegen: Path, tmp_path: Path) -> None:
    succeed([zcodegen, "init", "--example"], cwd=tmp_path)
    succeed([zcodegen, "check", "--fail-on", "note"], cwd=tmp_path)
    succeed([zcodegen, "documents", "acme.payments.codes", "--patch"], cwd=tmp_path)
