"""A Python package that imports the package of the catalog that its catalog builds on: installed, typed, and used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.toolchains import python
from tests.toolchains.tools import once, succeed

BASE = """\
zcodegen: 1
name: acme-base
version: 1.2.0
license: Apache-2.0
locales: {source: en, required: [en]}
packages: {python: {distribution: acme-base, package: acme_base}}
attributes: {team: {type: string}}
"""
COMMON = """\
domain: acme.common
title: {en: Common codes}
code_type: integer
includes: [acme.deep]
entries:
  OK: {code: 0, status: OK, message: {en: Success.}}
  BUSY:
    {code: 9, status: UNAVAILABLE, message: {en: The server is busy., fr: Occupé.}, attributes: {team: core}, aliases: [FULL]}
"""
DEEP = """\
domain: acme.deep
title: {en: Deep codes}
code_type: integer
entries:
  LATE: {code: -5, status: DEADLINE_EXCEEDED, message: {en: "After {n} seconds."}, arguments: {n: {type: integer, example: 3}}}
"""
PAY = """\
zcodegen: 1
name: acme-pay
version: 2.0.0-rc.1
license: Apache-2.0
locales: {source: en, required: [en]}
packages: {python: {distribution: acme-pay, package: acme_pay}}
depends: {base: {source: base/catalog, imports: [python]}}
"""
PAYMENTS = """\
domain: acme.pay
title: {en: Payments}
code_type: integer
includes: [base/acme.common]
entries:
  DECLINED:
    code: 1001
    status: FAILED_PRECONDITION
    message: {en: Declined.}
    deprecated: {since: 2.0.0, reason: Too vague., replaced_by: acme.common.BUSY}
"""
USES = """\
import pickle

from acme_base.acme import common, deep
from acme_pay import DOMAINS, find, lookup
from acme_pay.acme import pay


def main() -> None:
    code = pay.parse(9)
    assert code is common.Code.BUSY, code
    assert pay.parse("BUSY") is code
    assert pay.parse(-5) is deep.Code.LATE
    text = code.text("fr, en")
    assert text is not None
    assert (text.locale, text.message) == ("fr", "Occupé.")
    assert common.Code.BUSY.attributes.team == "core"
    assert pay.raise_for_code(0) is common.Code.OK
    try:
        pay.raise_for_code(9, "No.")
    except pay.PayError as error:
        assert error.code is common.Code.BUSY
        assert str(error) == "acme.common: BUSY (9): No."
        assert error.problem("en")["domain"] == "acme.common"
    else:
        raise AssertionError
    assert pay.parse(77).label == "acme.pay: unknown (77)"
    assert pay.parse(1001) == 1001
    assert pickle.loads(pickle.dumps(code)) is code
    assert find("acme.common", "BUSY") is code
    assert code in lookup(9)
    known = find("acme.pay", "DECLINED")
    assert known is not None
    assert known.replacement is code
    assert DOMAINS["acme.common"].module == "acme_base.acme.common"
    assert DOMAINS["acme.common"].codes is common.Code


main()
"""


@pytest.fixture(scope="module")
def projects(session_folder: Path) -> Path:
    """Both catalogs, built and packed."""
    return once(session_folder / "python-dependency", _make)


def _make(folder: Path) -> None:
    files = {
        "catalog/catalog.yaml": PAY,
        "catalog/acme/pay.yaml": PAYMENTS,
        "base/catalog/catalog.yaml": BASE,
        "base/catalog/acme/common.yaml": COMMON,
        "base/catalog/acme/deep.yaml": DEEP,
    }
    write_files(folder, files)
    for project in (folder / "base", folder):
        succeed([sys.executable, "-m", "zcodegen", "build", "--lang", "python"], cwd=project)


@pytest.fixture
def path(projects: Path) -> tuple[Path, ...]:
    return projects / "out/python/src", projects / "base/out/python/src"


def test_a_package_has_only_its_own_domains(projects: Path) -> None:
    own = projects / "out/python/src/acme_pay/acme"
    assert sorted(path.name for path in own.glob("*.py")) == ["__init__.py", "pay.py"]


def test_codes_are_those_of_the_other_package(path: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    python.python("uses.py", cwd=tmp_path, path=path)
    shown = python.python("-m", "acme_pay", "9", cwd=tmp_path, path=path)
    assert shown.startswith("acme.common: BUSY (9)")


@pytest.mark.compiler
def test_types_are_those_of_the_other_package(path: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    python.mypy(tmp_path, path)
    python.pyright(tmp_path, path)
    for place in path:
        python.black(place)


@pytest.mark.slow
def test_pip_installs_both(projects: Path, tmp_path: Path) -> None:
    for project in (projects / "base", projects):
        succeed([sys.executable, "-m", "zcodegen", "pack", "--lang", "python"], cwd=project)
    bill = json.loads((projects / "dist/python.cdx.json").read_text(encoding="utf-8"))
    assert bill["dependencies"][0]["dependsOn"] == ["pkg:pypi/acme-base@1.2.0"]
    links = [f"--find-links={folder / 'dist/python'}" for folder in (projects, projects / "base")]
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--pre", "--no-compile"]
    succeed([*pip, *links, "--target", tmp_path / "site", "acme-pay"], cwd=tmp_path)
    assert (tmp_path / "site/acme_base-1.2.0.dist-info").is_dir()
    (tmp_path / "uses.py").write_text(USES, encoding="utf-8")
    python.python("uses.py", cwd=tmp_path, path=[tmp_path / "site"])
