"""Two Kotlin packages that hold one domain, since the catalog of one builds on that of the other: both work in one program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.toolchains import kotlin
from tests.toolchains.tools import succeed

NAMES = (
    "zcodegen: 1\nname: {name}\nversion: 1.0.0\nlicense: Apache-2.0\nlocales: {{source: en, required: [en]}}\n"
    "packages: {{kotlin: {{group: org.example, artifact: {name}, package: org.example.{name}}}}}\n"
)
DOMAIN = (
    "domain: acme.{name}\ntitle: {{en: Codes}}\ncode_type: integer\n{more}entries:\n"
    "  {entry}: {{code: {code}, status: UNAVAILABLE, message: {{en: No.}}}}\n"
)
PROGRAM = """\
import org.example.pay.acme.CommonCode
import org.example.pay.acme.PayCode

public fun main() {
    val found = PayCode.lookup(9)
    check(found == CommonCode.Known.BUSY) { found }
    val other = org.example.base.acme.CommonCode.Known.BUSY
    check(found.domain.name == other.domain.name && found.name == other.name && found.value == other.value)
    println("$found | $other | ${found.text("en")?.message}")
}
"""


@pytest.mark.compiler
def test_both_packages_in_one_program(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    files = {
        "base/catalog/catalog.yaml": NAMES.format(name="base"),
        "base/catalog/acme/common.yaml": DOMAIN.format(name="common", more="", entry="BUSY", code=9),
        "catalog/catalog.yaml": NAMES.format(name="pay") + "depends: {base: {source: base/catalog}}\n",
        "catalog/acme/pay.yaml": DOMAIN.format(
            name="pay", more="includes: [base/acme.common]\n", entry="DECLINED", code=1
        ),
        "Program.kt": PROGRAM,
    }
    write_files(tmp_path, files)
    for project in (tmp_path / "base", tmp_path):
        succeed([sys.executable, "-m", "zcodegen", "build", "--lang", "kotlin"], cwd=project)
    packages = [tmp_path / "base/out/kotlin/src/main", tmp_path / "out/kotlin/src/main"]
    sources = [*(package / "kotlin" for package in packages), tmp_path / "Program.kt"]
    kotlinc.compile(sources, tmp_path / "classes")
    folders = [tmp_path / "classes", *(package / "resources" for package in packages)]
    printed = kotlin.java("ProgramKt", classpath=folders, cwd=tmp_path)
    assert printed == "acme.common: BUSY (9) | acme.common: BUSY (9) | No.\n"
