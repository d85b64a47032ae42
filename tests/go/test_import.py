"""A Go module that imports the modules of the catalogs that its catalog builds on: compiled, vetted, and used."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.build_helpers import write_files
from tests.catalogs import stacked
from tests.toolchains import go
from tests.toolchains.tools import once, run, succeed

PROGRAM = """\
package main

import (
	"encoding/json"
	"errors"
	"fmt"

	base "example.org/base"
	"example.org/base/acme/common"
	"example.org/base/acme/terms"
	core "example.org/core/v3"
	"example.org/core/v3/acme/deep"
	codes "example.org/pay/v2"
	"example.org/pay/v2/acme/near"
	"example.org/pay/v2/acme/pay"
	"example.org/pay/v2/acme/words"
	"example.org/pay/v2/index"
)

func check(ok bool, what string) {
	if !ok {
		panic(what)
	}
}

func main() {
	check(pay.Lookup(9) == codes.Code(common.Busy), "the other module's own constant")
	check(pay.Lookup(-5) == codes.Code(deep.Late), "an include of the include")
	check(pay.Lookup(30) == codes.Code(near.Near) && pay.Lookup(7) == codes.Code(pay.Code(7)), "own")
	switch pay.Lookup(9) {
	case common.Busy:
	default:
		panic("no case")
	}
	code := pay.Code(9)
	check(code.Name() == "BUSY" && code.String() == "BUSY" && code.Known() && code.Domain() == "acme.common", "name")
	check(code.Error() == "acme.common: BUSY (9)" && pay.Code(77).Error() == "acme.pay: unknown (77)", "error")
	check(code.Status() == codes.Unavailable && code.HTTPStatus() == 503 && code.Retryable(), "status")
	check(code.Recovery() == base.RecoveryTransient && code.Actor() == core.ActorCaller, "types are one")
	check(code.RetryAfter().Seconds() == 2 && code.Since() == "1.0.0" && len(code.Links()) == 1, "facts")
	check(len(code.Aliases()) == 1 && code.Synonyms()[0] == codes.Code(common.Crowded), "synonyms")
	_, gone := pay.Code(10).Tombstone()
	check(gone && pay.Code(10).Deprecated() && !code.Deprecated() && !code.Retired(), "tombstone")
	text, ok := code.Text("fr, en;q=0.5")
	check(ok && text == codes.Text{Locale: "fr", Message: "Occupé."}, "texts are those of the other module")
	text, _ = pay.Code(-5).TextWith(map[string]any{"n": 4})
	check(text.Message == "After 4 seconds.", "arguments")
	team, ok := codes.TeamOf(code)
	check(ok && team == codes.TeamCore && codes.TeamPay == core.TeamPay, "an enumeration is one type")
	team, _ = pay.Code(50).Team()
	check(team == base.TeamCore, "of the include of the include")
	owner, _ := code.Owner()
	tags, _ := code.Tags()
	_, other := code.Other()
	check(owner == "Ann" && len(tags) == 2 && !other, "attributes that both declare alike")

	err := fmt.Errorf("call: %w", code.Err())
	check(errors.Is(err, common.Busy) && errors.Is(fmt.Errorf("%w", common.Busy), pay.Code(9)), "errors.Is")
	var found common.Code
	check(errors.As(err, &found) && found == common.Busy, "errors.As")
	var wide codes.Code
	check(errors.As(err, &wide) && wide.Name() == "BUSY", "errors.As to the interface")
	check(!errors.As(pay.Declined, &found) && pay.Code(0).Err() == nil && pay.Code(9).Err() != nil, "success")
	problem := codes.NewProblem(code.WithMessage("no"), "fr")
	check(problem.Domain == "acme.common" && problem.Title == "Occupé." && problem.Detail == "no", "problem")
	check(base.NewProblem(deep.LateArgs{N: 1}.Err()).Name == "LATE", "an error of the other module")

	for _, text := range []string{"BUSY", "FULL", "9", "0x9"} {
		parsed, err := pay.Parse(text)
		check(err == nil && parsed == 9, text)
	}
	parsed, err := pay.Parse("NEAR")
	check(err == nil && parsed == 30, "a name of an own include")
	_, err = pay.Parse("NOBODY")
	check(err != nil, "no name")
	for _, text := range []string{`9`, `"9"`, `"BUSY"`, `"\\u0042USY"`} {
		var read struct{ Code pay.Code }
		check(json.Unmarshal([]byte(`{"Code":`+text+`}`), &read) == nil && read.Code == 9, text)
	}
	response, ok := pay.FromResponse(map[string]any{"error": map[string]any{"code": "BUSY", "message": "m"}})
	check(ok && response.Code.Name() == "BUSY" && response.RetryAfter.Seconds() == 2, "response")

	var word words.Code
	check(json.Unmarshal([]byte(`"busy"`), &word) == nil && word.Name() == "BUSY", "a text")
	check(words.Lookup("busy") == codes.Code(terms.Busy) && words.Code("x").Domain() == "acme.words", "texts")
	response, ok = words.FromResponse(map[string]any{"code": "busy"})
	check(ok && errors.Is(response.Err(), terms.Busy), "response with a text")

	check(len(index.Lookup(9)) == 1 && index.Lookup(9)[0] == codes.Code(common.Busy), "index")
	named, ok := index.Find("acme.deep", "LATE")
	check(ok && named == codes.Code(deep.Late) && len(index.Domains()) == 6, "find")
	fmt.Println(len(index.Codes()), codes.Version(), base.Version())
}
"""
SERVED = """\
package main

import (
	"fmt"

	"example.org/base/acme/common"
	"example.org/pay/v2/acme/pay"
)

func main() { fmt.Println(pay.Lookup(9) == common.Busy.Synonyms()[0], pay.Code(9).Name(), pay.Code(-5)) }
"""


@pytest.fixture(scope="module")
def projects(session_folder: Path) -> Path:
    """The three catalogs, built."""
    return once(session_folder / "go-import", lambda folder: stacked.build(folder, "go"))


def _modules(projects: Path) -> dict[str, Path]:
    return {
        "example.org/core/v3": projects / "core/out/go",
        "example.org/base": projects / "base/out/go",
        "example.org/pay/v2": projects / "out/go",
    }


def test_a_module_requires_the_others_and_has_only_its_own_domains(projects: Path) -> None:
    written = (projects / "out/go/go.mod").read_text(encoding="utf-8")
    assert "require (\n\texample.org/base v1.2.0\n\texample.org/core/v3 v3.1.0\n)\n" in written
    assert sorted(path.name for path in (projects / "out/go/acme").iterdir()) == ["near", "pay", "words"]


@pytest.mark.compiler
def test_codes_are_those_of_the_other_modules(projects: Path, tmp_path: Path) -> None:
    program = _program(tmp_path / "program", _modules(projects), PROGRAM)
    go.vet(program)
    assert go.go("run", ".", cwd=program) == "9 2.0.0-rc.1 1.2.0\n"
    go.gofmt(projects / "out/go")


def _program(folder: Path, modules: Mapping[str, Path], source: str) -> Path:
    program = go.module(folder, modules)
    (program / "main.go").write_text(source, encoding="utf-8")
    mod = (program / "go.mod").read_text(encoding="utf-8")
    for wanted, given in (
        ("core/v3 v3.0.0", "core/v3 v3.1.0"),
        ("base v0.0.0", "base v1.2.0"),
        ("pay/v2 v2.0.0", "pay/v2 v2.0.0-rc.1"),
    ):
        mod = mod.replace(wanted, given)
    (program / "go.mod").write_text(mod, encoding="utf-8")
    return program


NEWER = """\
package main

import (
	"fmt"

	"example.org/base/acme/common"
	"example.org/pay/v2/acme/pay"
)

func main() {
	parsed, err := pay.Parse("NEW")
	fmt.Println(pay.Lookup(12) == common.New.Synonyms()[0], pay.Code(12), parsed, err)
}
"""
SMALL = """\
package main

import "example.org/pay/v2/acme/pay"

func main() { println(int64(pay.Declined)) }
"""


@pytest.mark.compiler
def test_a_newer_version_of_the_other_module_knows_more(projects: Path, tmp_path: Path) -> None:
    newer = stacked.build_newer_base(projects, tmp_path / "newer", "go")
    modules = {**_modules(projects), "example.org/base": newer / "out/go"}
    program = _program(tmp_path / "program", modules, NEWER)
    assert go.go("run", ".", cwd=program) == "true acme.common: NEWER (12) acme.common: NEW (11) <nil>\n"


@pytest.mark.compiler
def test_a_program_links_no_texts_of_a_module_that_it_does_not_ask(projects: Path, tmp_path: Path) -> None:
    program = _program(tmp_path / "program", _modules(projects), SMALL)
    go.go("build", "-o", "small", ".", cwd=program)
    assert b"server is busy" not in (program / "small").read_bytes()


@pytest.mark.slow
def test_a_packed_module_is_served_with_the_others(projects: Path, tmp_path: Path) -> None:
    proxy = tmp_path / "proxy"
    for project in (projects / "core", projects / "base", projects):
        succeed(
            [sys.executable, "-m", "zcodegen", "pack", "--lang", "go", "--into", tmp_path / project.name],
            cwd=project,
        )
        shutil.copytree(tmp_path / project.name / "go", proxy, dirs_exist_ok=True)
    bill = json.loads((tmp_path / projects.name / "go.cdx.json").read_text(encoding="utf-8"))
    assert bill["dependencies"][0]["dependsOn"] == [
        "pkg:golang/example.org/base@v1.2.0",
        "pkg:golang/example.org/core/v3@v3.1.0",
    ]

    program = go.module(tmp_path / "program", {})
    (program / "main.go").write_text(SERVED, encoding="utf-8")
    served = {
        "GOPROXY": proxy.as_uri(),
        "GONOSUMDB": "*",
        "GOMODCACHE": str(tmp_path / "cache"),
        "GOFLAGS": "-mod=mod -modcacherw -buildvcs=false",
    }
    go.go("get", "example.org/pay/v2@v2.0.0-rc.1", cwd=program, env=served)
    assert go.go("run", ".", cwd=program, env=served) == "false BUSY acme.deep: LATE (-5)\n"


def test_modules_with_types_of_their_own_are_refused(tmp_path: Path) -> None:
    files = {
        "catalog/catalog.yaml": stacked.HEAD
        + "name: acme-pay\nversion: 1.0.0\ndepends: {a: {source: a/catalog, imports: [go]}, b: {source: b/catalog, imports: [go]}}\n",
        "catalog/acme/pay.yaml": stacked.NEAR.replace("acme.near", "acme.pay").replace(
            "entries:", "includes: [a/acme.a, b/acme.b]\nentries:"
        ),
    }
    for name, code in (("a", 1), ("b", 2)):
        files[f"{name}/catalog/catalog.yaml"] = stacked.HEAD + f"name: acme-{name}\nversion: 1.0.0\n"
        files[f"{name}/catalog/acme/{name}.yaml"] = stacked.NEAR.replace("acme.near", f"acme.{name}").replace(
            "30", str(code)
        )
    write_files(tmp_path, files)
    done = run([sys.executable, "-m", "zcodegen", "build", "--lang", "go"], cwd=tmp_path)
    assert done.returncode == 1
    assert "1 error in the catalog" in done.stderr
    assert (
        "catalog/catalog.yaml:6:44: error: the modules example.org/acme-a and example.org/acme-b have types of their own"
        in (done.stdout + done.stderr)
    )
