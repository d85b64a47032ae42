"""A package of a catalog that imports the package of another one, as a source of `depends`: every module has its own name."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.toolchains.tools import once, run, succeed
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog
from zcodegen.targets.constants import PACKAGES, modules

HEAD = "zcodegen: 1\nversion: 1.0.0\nlicense: Apache-2.0\nlocales: {source: en, required: [en]}\n"
NAMES = (
    "packages: {{python: {{package: {name}}}, typescript: {{name: '@acme/{name}'}}, go: {{module: example.com/{name}}}, "
    "kotlin: {{group: com.example, package: com.example.{name}}}}}\n"
)
DOMAIN = (
    "domain: acme.{name}\ntitle: {{en: Codes}}\ncode_type: integer\n{includes}entries:\n"
    "  {entry}: {{code: {code}, status: UNAVAILABLE, message: {{en: No.}}}}\n"
)
IMPORTS = "imports: [go, kotlin, python, typescript]"


def manifest(name: str, depends: str = "") -> str:
    return f"{HEAD}name: acme-{name}\n{NAMES.format(name=name)}{depends}"


@pytest.fixture(scope="module")
def wheel(session_folder: Path) -> Path:
    """The wheel of `acme-base`, which imports that of `acme-core`, which imports that of `acme-root`."""
    return next(once(session_folder / "carried-imports", _pack).glob("base/dist/python/*.whl"))


def _pack(folder: Path) -> None:
    files: dict[str, str] = {}
    below = ""
    for code, name in enumerate(("root", "core", "base")):
        depends = f"depends: {{{below}: {{source: ../{below}/catalog, {IMPORTS}}}}}\n" if below else ""
        includes = f"includes: [{below}/acme.{below}]\n" if below else ""
        files[f"{name}/catalog/catalog.yaml"] = manifest(name, depends)
        files[f"{name}/catalog/acme/{name}.yaml"] = DOMAIN.format(
            name=name, includes=includes, entry="BUSY", code=code + 1
        )
        below = name
    write_files(folder, files)
    succeed(["git", "init", "--quiet", "."], cwd=folder)
    for command in (("build", "--lang", "python"), ("pack", "--only", "python")):
        succeed([sys.executable, "-m", "zcodegen", *command], cwd=folder / "base")


def _pay(folder: Path, wheel: Path, row: str) -> Catalog:
    files = {
        "catalog/catalog.yaml": manifest("pay", f"depends: {{base: {{source: base.tar.gz{row}}}}}\n"),
        "catalog/acme/pay.yaml": DOMAIN.format(
            name="pay", includes="includes: [base/acme.base]\n", entry="DECLINED", code=9
        ),
    }
    write_files(folder, files)
    (folder / "base.tar.gz").write_bytes(wheel.read_bytes())
    loaded = load_catalog(folder / "catalog", shown="catalog").bundled()
    assert loaded.findings == ()
    assert loaded.catalog is not None
    return loaded.catalog


@pytest.mark.slow
def test_each_domain_is_in_the_package_of_its_catalog(wheel: Path, tmp_path: Path) -> None:
    catalog = _pay(tmp_path, wheel, f", {IMPORTS}")
    found = {
        (module.target, module.domain.removeprefix("acme.")): module.path
        for module in modules(catalog, PACKAGES)
    }
    for name in ("root", "core", "base", "pay"):
        assert found["python", name] == f"{name}.acme.{name}"
        assert found["typescript", name] == f"@acme/{name}/acme/{name}"
        assert found["go", name] == f"example.com/{name}/acme/{name}"
        assert found["kotlin", name] == f"com.example.{name}.acme.{name.title()}Code"
    done = succeed([sys.executable, "-m", "zcodegen", "build"], cwd=tmp_path)
    assert "built" in done or done == ""
    required = (tmp_path / "out/python/pyproject.toml").read_text(encoding="utf-8")
    for name in ("root", "core", "base"):
        assert f'"acme-{name}>=1.0.0,<2.0.0"' in required


@pytest.mark.slow
def test_a_package_that_imports_nothing_holds_all_domains(wheel: Path, tmp_path: Path) -> None:
    catalog = _pay(tmp_path, wheel, "")
    assert {module.path for module in modules(catalog, ("python",))} == {
        f"pay.acme.{name}" for name in ("root", "core", "base", "pay")
    }


@pytest.mark.slow
def test_the_package_is_compared_with_its_catalog(wheel: Path) -> None:
    project = wheel.parents[2]
    done = run([sys.executable, "-m", "zcodegen", "diff", wheel, "catalog"], cwd=project)
    assert (done.returncode, "no changes" in done.stdout) == (0, True), done.stdout


@pytest.mark.slow
def test_a_copy_cannot_show_it(wheel: Path, tmp_path: Path) -> None:
    files = {
        "catalog/catalog.yaml": manifest("pay"),
        "catalog/acme/pay.yaml": DOMAIN.format(name="pay", includes="", entry="NO", code=9),
    }
    write_files(tmp_path, files)
    done = run([sys.executable, "-m", "zcodegen", "depends", "add", "base", wheel], cwd=tmp_path)
    assert done.returncode == 2
    assert "import those of acme-core, acme-root, which a copy cannot show" in done.stderr
