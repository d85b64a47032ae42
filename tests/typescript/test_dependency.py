"""An npm package that imports the package of the catalog that its catalog builds on: compiled at its strictest, and used."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.toolchains import typescript
from tests.toolchains.tools import once, succeed

BASE = """\
zcodegen: 1
name: acme-base
version: 1.2.0
license: Apache-2.0
locales: {source: en, required: [en]}
packages: {typescript: {name: "@acme/base"}}
attributes: {team: {type: string}}
"""
COMMON = """\
domain: acme.common
title: {en: Common codes}
code_type: integer
includes: [acme.deep]
entries:
  OK: {code: 0, status: OK, message: {en: Success.}}
  BUSY: {code: 9, status: UNAVAILABLE, message: {en: The server is busy., fr: Occupé.}, attributes: {team: core}, aliases: [FULL]}
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
version: 2.0.0
license: Apache-2.0
locales: {source: en, required: [en, de]}
packages: {typescript: {name: "@acme/pay"}}
depends: {base: {source: base/catalog, imports: [typescript]}}
"""
PAYMENTS = """\
domain: acme.pay
title: {en: Payments}
code_type: integer
includes: [base/acme.common]
entries:
  DECLINED: {code: 1001, status: FAILED_PRECONDITION, message: {en: Declined., de: Abgelehnt.}}
"""
USES = """\
import * as common from "@acme/base/acme/common";
import * as deep from "@acme/base/acme/deep";
import { find, lookup, parse } from "@acme/pay/lookup";
import { textOf as anyText } from "@acme/pay/text";
import * as pay from "@acme/pay/acme/pay";
import { textOf } from "@acme/pay/acme/pay/text";
import { textOf as inGerman } from "@acme/pay/acme/pay/text/de";

function check(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

const received: number = 9;
const entry = pay.parse(received);
check(entry.known && entry.code === common.BUSY, "its own constant");
check(entry.domain === "acme.common" && entry.name === "BUSY", "its own domain");
check(JSON.stringify(entry) === JSON.stringify(common.parse(common.BUSY)), "the same entry");
check(pay.parse("FULL").code === common.BUSY, "a former name");
check(pay.parse(-5).code === deep.LATE, "an include of the include");
check(!pay.parse(7).known && !pay.isOwn(9) && pay.isKnown(9), "unknown");
check(pay.parse(0).ok, "success");
check(textOf(common.BUSY, "fr")?.message === "The server is busy.", "locales are those of this package");
check(textOf(pay.DECLINED, "de")?.message === "Abgelehnt.", "German");
check(textOf(common.BUSY, ["de"])?.locale === "en", "the other package has no German");
check(inGerman(common.BUSY)?.locale === "en" && inGerman(pay.DECLINED)?.locale === "de", "one locale");
check(textOf(deep.LATE, undefined, { n: 3 })?.message === "After 3 seconds.", "arguments");
check(find("acme.common", "BUSY")?.code === common.BUSY, "find");
check(lookup(9).length === 1 && parse("acme.common", 9)?.name === "BUSY", "look-up");
const found = find("acme.deep", "LATE");
check(found !== undefined && anyText(found, "en", { n: 1 })?.message === "After 1 seconds.", "texts of all");
const code: pay.Code = common.BUSY;
switch (code) {
  case common.BUSY:
    console.log("busy");
    break;
  default:
    throw new Error("no case");
}
"""
COMMONJS = """\
const common = require("@acme/base/acme/common");
const pay = require("@acme/pay/acme/pay");
const { textOf } = require("@acme/pay/acme/pay/text");
const { find } = require("@acme/pay/lookup");
if (pay.parse(9).code !== common.BUSY || find("acme.common", "BUSY").code !== 9) throw new Error("code");
console.log(textOf(9, "de").message);
"""


@pytest.fixture(scope="module")
def projects(session_folder: Path) -> Path:
    """Both catalogs, built."""
    return once(session_folder / "typescript-dependency", _make)


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
        succeed([sys.executable, "-m", "zcodegen", "build", "--lang", "typescript"], cwd=project)


def test_a_package_requires_the_other_one_and_has_only_its_own_domains(projects: Path) -> None:
    package = json.loads((projects / "out/typescript/package.json").read_text(encoding="utf-8"))
    assert package["dependencies"] == {"@acme/base": "^1.2.0"}
    assert not [path for path in package["exports"] if path.startswith(("./acme/common", "./acme/deep"))]
    assert sorted(path.name for path in (projects / "out/typescript/acme").glob("*.js")) == ["pay.js"]


@pytest.mark.compiler
def test_codes_are_those_of_the_other_package(projects: Path, tmp_path: Path) -> None:
    packages = {"@acme/base": projects / "base/out/typescript", "@acme/pay": projects / "out/typescript"}
    program = typescript.project(tmp_path / "program", packages)
    (program / "src").mkdir()
    (program / "src/uses.ts").write_text(USES, encoding="utf-8")
    typescript.tsc(program)
    assert typescript.node("dist/uses.js", cwd=program) == "busy\n"
    (program / "uses.cjs").write_text(COMMONJS, encoding="utf-8")
    assert typescript.node("uses.cjs", cwd=program) == "The server is busy.\n"
    for package in packages.values():
        typescript.prettier(package)


@pytest.mark.slow
@pytest.mark.compiler
def test_linters_of_packages_find_nothing(projects: Path) -> None:
    typescript.package_lint(projects / "out/typescript")
