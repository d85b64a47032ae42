"""Two Go modules that hold one domain, since the catalog of one builds on that of the other: `errors.Is` knows its codes in both."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.toolchains import go
from tests.toolchains.tools import succeed

NAMES = "zcodegen: 1\nname: {name}\nversion: 1.0.0\nlicense: Apache-2.0\nlocales: {{source: en, required: [en]}}\npackages: {{go: {{module: example.org/{name}}}}}\n"
DOMAIN = "domain: acme.{name}\ntitle: {{en: Codes}}\ncode_type: integer\n{more}entries:\n  {entry}: {{code: {code}, status: UNAVAILABLE, message: {{en: No.}}}}\n"
PROGRAM = """\
package main

import (
	"errors"
	"fmt"

	base "example.org/base/acme/common"
	held "example.org/pay/acme/common"
	"example.org/pay/acme/pay"
)

func main() {
	wrapped := fmt.Errorf("call: %w", pay.Lookup(9).Err())
	fmt.Println(errors.Is(wrapped, base.Busy), errors.Is(wrapped, held.Busy), errors.Is(pay.Code(9), base.Busy))
	fmt.Println(errors.Is(base.Busy, held.Busy), errors.Is(pay.Declined, base.Busy), errors.Is(pay.Code(7), base.Code(7)))
}
"""


@pytest.mark.compiler
def test_a_code_is_the_same_in_both_modules(tmp_path: Path) -> None:
    files = {
        "base/catalog/catalog.yaml": NAMES.format(name="base"),
        "base/catalog/acme/common.yaml": DOMAIN.format(name="common", more="", entry="BUSY", code=9),
        "catalog/catalog.yaml": NAMES.format(name="pay") + "depends: {base: {source: base/catalog}}\n",
        "catalog/acme/pay.yaml": DOMAIN.format(
            name="pay", more="includes: [base/acme.common]\n", entry="DECLINED", code=1
        ),
    }
    write_files(tmp_path, files)
    for project in (tmp_path / "base", tmp_path):
        succeed([sys.executable, "-m", "zcodegen", "build", "--lang", "go"], cwd=project)
    modules = {"example.org/base": tmp_path / "base/out/go", "example.org/pay": tmp_path / "out/go"}
    program = go.module(tmp_path / "program", modules)
    (program / "main.go").write_text(PROGRAM, encoding="utf-8")
    go.vet(program)
    assert go.go("run", ".", cwd=program) == "true true true\ntrue false false\n"
