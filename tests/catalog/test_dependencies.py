"""A catalog that depends on others: found, loaded, looked up, compared, and never written to."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.repositories import commit, git
from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.load import LoadResult, load_catalog
from zcodegen.catalog.model import Catalog
from zcodegen.cli.main import run
from zcodegen.rules.run import integrity_errors
from zcodegen.targets.table import get_target

MANIFEST = "zcodegen: 1\nname: {name}\nversion: 1.2.0\nlocales:\n  source: en\n  required: [en]\n"
DOMAIN = "domain: {name}\ntitle: {{en: Codes}}\ncode_type: integer\n{more}entries:\n"
ENTRY = "  {name}:\n    code: {code}\n    status: UNAVAILABLE\n    message:\n      en: {text}\n"


def domain(name: str, codes: dict[str, int], *, includes: str = "", extra: str = "") -> bytes:
    more = f"includes: [{includes}]\n" if includes else ""
    entries = "".join(
        ENTRY.format(name=key, code=code, text=f"{key.capitalize()} of {name}.") + extra
        for key, code in codes.items()
    )
    return (DOMAIN.format(name=name, more=more) + entries).encode()


def manifest(name: str, more: str = "") -> bytes:
    return (MANIFEST.format(name=name) + more).encode()


def depends(**sources: str) -> str:
    rows = "".join(f"  {name}: {{source: {source}}}\n" for name, source in sources.items())
    return f"depends:\n{rows}"


def write(top: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        place = top / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return top


MONOREPO = {
    "base/catalog/catalog.yaml": manifest("acme-base"),
    "base/catalog/acme/common.yaml": domain("acme.common", {"OK": 0, "BUSY": 9}),
    "pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="../base/catalog")),
    "pay/catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1001}, includes="base/acme.common"),
}


@pytest.fixture
def monorepo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    return write(tmp_path, MONOREPO)


def loaded(top: Path) -> tuple[Catalog, list[str]]:
    found = load_catalog(top / "pay/catalog", shown="catalog")
    assert found.catalog
    return found.catalog, problems(found)


def problems(found: LoadResult) -> list[str]:
    findings = [*found.findings, *integrity_errors(found)]
    return [f"{finding.location}: {finding.rule}: {finding.message}; {finding.help}" for finding in findings]


def test_included_domain_of_another_catalog_answers(monorepo: Path) -> None:
    catalog, faults = loaded(monorepo)
    assert faults == []
    assert catalog.domains.keys() == {"acme.pay"}
    assert [entry.full_name for entry in catalog.entries()] == ["acme.pay.DECLINED"]
    found = catalog.lookup("acme.pay", 9)
    assert found
    assert found.full_name == "acme.common.BUSY"


def test_bundle_has_what_is_included_and_where_it_is_from(monorepo: Path) -> None:
    write(monorepo, {"base/catalog/acme/other.yaml": domain("acme.other", {"NEVER": 5})})
    whole = bundle(loaded(monorepo)[0])
    assert {name: domain.origin for name, domain in whole.domains.items()} == {
        "acme.common": "acme-base 1.2.0",
        "acme.pay": "",
    }
    assert whole.domains["acme.pay"].includes == ("acme.common",)
    packed = dump_published(whole)
    assert packed.keys() == {"catalog.yaml", "acme/common.yaml", "acme/pay.yaml"}
    assert b"depends" not in packed["catalog.yaml"]
    assert b"base/" not in packed["acme/pay.yaml"]


def test_bundle_keeps_what_this_catalog_can_show(monorepo: Path) -> None:
    text = domain("acme.common", {"BUSY": 9}).decode()
    text += "      de: Ausgelastet.\n    attributes: {team: core, level: high}\n    deprecated: {since: 1.0.0, reason: Old., replaced_by: acme.other.NEVER}\n"
    declared = "attributes:\n  team: {type: string}\n  level: {type: enum, values: [high]}\nenvelope: {code: /base}\n"
    write(
        monorepo,
        {
            "base/catalog/catalog.yaml": manifest("acme-base", declared),
            "base/catalog/acme/common.yaml": text.encode(),
            "base/catalog/acme/other.yaml": domain("acme.other", {"NEVER": 5}),
            "pay/catalog/catalog.yaml": manifest(
                "acme-pay",
                depends(base="../base/catalog")
                + "attributes:\n  team: {type: string, required: true}\n  level: {type: string, required: true}\n",
            ),
        },
    )
    whole = bundle(loaded(monorepo)[0])
    entry = whole.domains["acme.common"].entries["BUSY"]
    assert entry.message.keys() == {"en"}
    assert entry.attributes == {"team": "core"}, "level has another type here"
    assert entry.deprecated
    assert entry.deprecated.replaced_by is None
    assert {key: value.required for key, value in whole.manifest.attributes.items()} == {
        "team": True,
        "level": False,
    }
    envelope = whole.envelope("acme.common")
    assert envelope
    assert envelope.code == "/base"


def test_transitive_includes_through_two_catalogs(monorepo: Path) -> None:
    write(
        monorepo,
        {
            "core/catalog/catalog.yaml": manifest("acme-core"),
            "core/catalog/acme/core.yaml": domain("acme.core", {"DOWN": 7}),
            "base/catalog/catalog.yaml": manifest("acme-base", depends(core="../core/catalog")),
            "base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}, includes="core/acme.core"),
        },
    )
    catalog, faults = loaded(monorepo)
    assert faults == []
    assert catalog.included("acme.pay") == ("acme.common", "acme.core")
    assert bundle(catalog).domains["acme.core"].origin == "acme-core 1.2.0"


def test_a_catalog_that_two_bring_is_one(monorepo: Path) -> None:
    write(
        monorepo,
        {
            "core/catalog/catalog.yaml": manifest("acme-core"),
            "core/catalog/acme/core.yaml": domain("acme.core", {"DOWN": 7}),
            "base/catalog/catalog.yaml": manifest("acme-base", depends(core="../core/catalog")),
            "base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}, includes="core/acme.core"),
            "pay/catalog/catalog.yaml": manifest(
                "acme-pay", depends(base="../base/catalog", core="../core/catalog")
            ),
            "pay/catalog/acme/pay.yaml": domain(
                "acme.pay", {"DECLINED": 1001}, includes="base/acme.common, core/acme.core"
            ),
        },
    )
    assert loaded(monorepo)[1] == []


FAULTS = {
    "own entry hides": (
        {"pay/catalog/acme/pay.yaml": domain("acme.pay", {"FULL": 9}, includes="base/acme.common")},
        "hidden-include",
        "FULL hides acme.common.BUSY, which has the code 9 too",
    ),
    "two dependencies share a code": (
        {
            "two/catalog/catalog.yaml": manifest("acme-two"),
            "two/catalog/acme/two.yaml": domain("acme.two", {"FULL": 9}),
            "pay/catalog/catalog.yaml": manifest(
                "acme-pay", depends(base="../base/catalog", two="../two/catalog")
            ),
            "pay/catalog/acme/pay.yaml": domain(
                "acme.pay", {"DECLINED": 1}, includes="base/acme.common, two/acme.two"
            ),
        },
        "ambiguous-include",
        "acme.pay gets code 9 from two includes: acme.common.BUSY and acme.two.FULL",
    ),
    "domain is not there": (
        {"pay/catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1}, includes="base/acme.media")},
        "unknown-include",
        "acme.pay includes 'base/acme.media', a domain that acme-base 1.2.0 does not have",
    ),
    "catalog is not named": (
        {"pay/catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1}, includes="bace/acme.common")},
        "unknown-include",
        "acme.pay includes 'bace/acme.common', but depends on no catalog 'bace'; did you mean 'base/acme.common'?",
    ),
    "name is forgotten": (
        {"pay/catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1}, includes="acme.common")},
        "unknown-include",
        "acme.pay includes the unknown domain 'acme.common'; write base/acme.common: base has it",
    ),
    "domain of the same name": (
        {"pay/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9})},
        "dependency-domain",
        "base/acme.common reaches the domain acme.common of acme-base 1.2.0, and this catalog has another one",
    ),
    "locale": (
        {"base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}).replace(b"  en: B", b"  de: B")},
        "dependency-locale",
        "acme.common has 1 entry without a message in en: BUSY",
    ),
    "other catalog is broken": (
        {"base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9, "FULL": 9})},
        "dependency-fault",
        "acme-base 1.2.0 has 1 error: code 9 is already used by BUSY",
    ),
    "other catalog does not load": (
        {"base/catalog/acme/common.yaml": b"domain: acme.common\n\tx"},
        "unread-dependency",
        "dependency 'base' cannot be used: it has 1 error",
    ),
    "a code of the other catalog is of another type": (
        {
            "base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 9}).replace(
                b"code: 9", b"code: x9"
            )
        },
        "unread-dependency",
        "dependency 'base' cannot be used: it has 1 error; the first is code 'x9' of BUSY is not of the code_type",
    ),
    "format of a later zcodegen": (
        {"base/catalog/catalog.yaml": manifest("acme-base").replace(b"zcodegen: 1", b"zcodegen: 2")},
        "unread-dependency",
        "dependency 'base' cannot be used: it has 1 error; the first is 2 in zcodegen is none of the allowed values",
    ),
    "other catalog is gone": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="../bace/catalog"))},
        "unread-dependency",
        "dependency 'base' cannot be used: ../bace/catalog cannot be read",
    ),
    "folder without a catalog": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="../base"))},
        "unread-dependency",
        "dependency 'base' cannot be used: ../base has no catalog.yaml; name the folder that holds it",
    ),
    "itself": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="catalog"))},
        "unread-dependency",
        "dependency 'base' cannot be used: it depends on this catalog in turn",
    ),
    "circle": (
        {"base/catalog/catalog.yaml": manifest("acme-base", depends(pay="../pay/catalog"))},
        "unread-dependency",
        "dependency 'base' cannot be used: it has 1 error; the first is dependency 'pay' cannot be used: it depends on this catalog in turn",
    ),
    "not a package": (
        {
            "pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="vendor/base.txt")),
            "pay/vendor/base.txt": b"no",
        },
        "unread-dependency",
        "dependency 'base' cannot be used: vendor/base.txt is neither the folder of a catalog nor a package",
    ),
    "broken package": (
        {
            "pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="vendor/base.whl")),
            "pay/vendor/base.whl": b"PK\3\4no",
        },
        "unread-dependency",
        "dependency 'base' cannot be used: vendor/base.whl cannot be read as a package",
    ),
    "outside of the repository": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="../../outside/catalog"))},
        "unread-dependency",
        "dependency 'base' cannot be used: ../../outside/catalog leads out of its folder",
    ),
    "name of 300 letters": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base=f"../{'a' * 300}"))},
        "unread-dependency",
        "dependency 'base' cannot be used: ",
    ),
    "dependency is a file of the catalog": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="../base/catalog/catalog.yaml"))},
        "unread-dependency",
        "dependency 'base' cannot be used: ../base/catalog/catalog.yaml is neither the folder of a catalog nor a package",
    ),
    "hidden folder": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base=".git/catalog"))},
        "schema",
        "",
    ),
    "absolute path": (
        {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="/etc/catalog"))},
        "schema",
        "",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_a_finding_in_this_catalog(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "-q")
    write(top, MONOREPO)
    write(tmp_path, {"outside/catalog/catalog.yaml": manifest("acme-outside")})
    files, rule, message = FAULTS[case]
    write(top, files)
    monkeypatch.chdir(top / "pay")
    code = run(["check", "--format", "json"])
    out = capsys.readouterr().out
    assert code == 1, out
    assert f'"rule": "{rule}"' in out
    assert message.partition("; ")[0] in out.replace('\\"', '"'), out
    assert message.partition("; ")[2] in out, out
    assert '"path": "catalog/' in out
    assert rule != "unread-dependency" or "unknown-include" not in out
    assert run(["build", "--lang", "python"]) == (0 if rule in {"hidden-include", "dependency-locale"} else 1)


def test_link_out_of_the_repository_is_refused(tmp_path: Path) -> None:
    top = tmp_path / "repository"
    top.mkdir()
    git(top, "init", "-q")
    write(top, MONOREPO)
    shutil.move(top / "base", tmp_path / "base")
    (top / "base").symlink_to(tmp_path / "base")
    assert "is a symbolic link that leads out of its folder" in loaded(top)[1][0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_waited_for(monorepo: Path) -> None:
    (monorepo / "base/catalog/acme/common.yaml").unlink()
    os.mkfifo(monorepo / "base/catalog/acme/common.yaml")
    (fault, *_) = loaded(monorepo)[1]
    assert "not a regular file" in fault


def test_without_git_a_dependency_is_inside_of_the_project(tmp_path: Path) -> None:
    write(tmp_path, MONOREPO)
    assert "a dependency is inside of the project" in loaded(tmp_path)[1][0]
    shutil.move(tmp_path / "base", tmp_path / "pay/base")
    write(tmp_path, {"pay/catalog/catalog.yaml": manifest("acme-pay", depends(base="base/catalog"))})
    assert loaded(tmp_path)[1] == []


def test_package_is_a_source(monorepo: Path) -> None:
    base = load_catalog(monorepo / "base/catalog").catalog
    assert base
    (monorepo / "pay/vendor").mkdir()
    with zipfile.ZipFile(monorepo / "pay/vendor/acme_base-1.2.0-py3-none-any.whl", "w") as wheel:
        for path, content in dump_published(base).items():
            wheel.writestr(f"acme_base/_catalog/{path}", content)
    write(
        monorepo,
        {
            "pay/catalog/catalog.yaml": manifest(
                "acme-pay", depends(base="vendor/acme_base-1.2.0-py3-none-any.whl")
            )
        },
    )
    shutil.rmtree(monorepo / "base")
    catalog, faults = loaded(monorepo)
    assert faults == []
    assert bundle(catalog).domains["acme.common"].origin == "acme-base 1.2.0"


def test_no_command_writes_to_a_dependency(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    untidy = domain("acme.common", {"BUSY": 9}).replace(b"title: {en: Codes}", b"title:   { en: Codes  } ")
    write(monorepo, {"base/catalog/acme/common.yaml": untidy})
    page = "# Codes\n\n| Code | Message |\n|---|---|\n| 9 | The server is far too busy. |\n| 1002 | Limit reached. |\n"
    write(monorepo, {"pay/page.md": page.encode()})
    before = {path: path.read_bytes() for path in (monorepo / "base").rglob("*.yaml")}
    monkeypatch.chdir(monorepo / "pay")
    for command in (
        ["fmt"],
        ["build"],
        [
            "import",
            "page.md",
            "--document",
            "acme.page",
            "--domain",
            "acme.pay",
            "--locale",
            "en",
            "--version",
            "1",
        ],
        ["check", "--fix"],
        ["confirm", "--all"],
        ["waive", "--reason", "It is ours.", "--rule", "hidden-include"],
        ["add", "acme.pay", "LIMIT_REACHED", "--message", "Limit reached."],
        ["fmt"],
    ):
        assert run(command) != 2, command
    assert {path: path.read_bytes() for path in (monorepo / "base").rglob("*.yaml")} == before
    pay = (monorepo / "pay/catalog/acme/pay.yaml").read_bytes()
    assert b"code: 1002" in pay, "the page was imported"
    assert b"code: 9\n" not in pay, "the included domain has it"
    assert not (monorepo / "pay/catalog/acme/common.yaml").exists()


def test_diff_reports_what_reaches_users(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(monorepo, {})
    git(monorepo, "tag", "pay/catalog/v1.2.0")
    monkeypatch.chdir(monorepo / "pay")
    write(
        monorepo,
        {
            "base/catalog/acme/common.yaml": domain("acme.common", {"OK": 0, "BUSY": 10}),
            "base/catalog/acme/other.yaml": domain("acme.other", {"NEVER": 5}),
        },
    )
    assert run(["diff"]) == 0
    out = capsys.readouterr().out
    assert "BUSY is 10, it was 9" in out
    assert "NEVER" not in out, "the domain is not included"
    assert run(["version", "--check"]) == 1
    assert run(["check"]) == 0, "the files of another catalog are its owners' matter"


def test_moving_a_domain_into_a_base_catalog_changes_nothing(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    common = domain("acme.common", {"OK": 0, "BUSY": 9})
    write(
        monorepo, {"pay/catalog/catalog.yaml": manifest("acme-pay"), "pay/catalog/acme/common.yaml": common}
    )
    write(
        monorepo,
        {"pay/catalog/acme/pay.yaml": domain("acme.pay", {"DECLINED": 1001}, includes="acme.common")},
    )
    commit(monorepo, {})
    git(monorepo, "tag", "pay/catalog/v1.2.0")
    write(monorepo, MONOREPO)
    (monorepo / "pay/catalog/acme/common.yaml").unlink()
    monkeypatch.chdir(monorepo / "pay")
    assert run(["diff"]) == 0
    assert "no changes" in capsys.readouterr().out
    assert run(["check", "--fail-on", "note"]) == 0


def test_revisions_have_the_dependencies_of_their_time(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = commit(monorepo, {})
    second = commit(monorepo, {"base/catalog/acme/common.yaml": domain("acme.common", {"OK": 0, "FULL": 9})})
    shutil.rmtree(monorepo / "base")
    monkeypatch.chdir(monorepo / "pay")
    assert run(["diff", first, second]) == 0
    assert "FULL" in capsys.readouterr().out


def test_explain_and_build_know_where_a_code_is_from(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(monorepo / "pay")
    assert run(["explain", "9"]) == 0
    out = capsys.readouterr().out
    assert "from acme-base 1.2.0" in out
    assert "also returned by: acme.pay" in out
    assert "../base/catalog/acme/common.yaml:" in out
    assert run(["build", "--lang", "python,html,go,typescript,kotlin,messages"]) == 0
    made = "\n".join(
        path.read_text(encoding="utf-8")
        for path in Path("out").rglob("*")
        if path.is_file() and "ommon" in path.name
    )
    assert made.count("acme/common.yaml of acme-base 1.2.0") >= 5
    assert "2 codes, from acme-base 1.2.0" in made
    assert run(["build", "--check", "--lang", "python"]) == 0
    write(monorepo, {"base/catalog/acme/common.yaml": domain("acme.common", {"OK": 0, "FULL": 9})})
    assert run(["build", "--check", "--lang", "python"]) == 1, (
        "a dependency's change is not hidden by the stamp"
    )


def test_a_page_may_list_codes_of_another_catalog(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "# Common\n\n| Code | Message |\n|---|---|\n| 9 | Busy of acme.common. |\n| 77 | Never seen. |\n"
    write(monorepo, {"pay/page.md": page.encode()})
    monkeypatch.chdir(monorepo / "pay")
    options = ["--document", "acme.page", "--domain", "acme.common", "--locale", "de", "--version", "1"]
    assert run(["import", "page.md", *options]) == 0
    assert [path.name for path in Path("catalog/acme").iterdir()] == ["pay.yaml"]
    capsys.readouterr()
    assert run(["check"]) == 1
    out = capsys.readouterr().out
    assert "acme.page lists 77, which acme.common lacks" in out
    assert "add the entry to the catalog of acme.common" in out
    assert "unknown domain" not in out


def test_catalogs_with_very_many_ways_to_others_are_refused(tmp_path: Path) -> None:
    """Each of ten layers has three catalogs that depend on the three of the next one: 59,049 ways to the last."""
    git(tmp_path, "init", "-q")
    files: dict[str, bytes] = {}
    for layer in range(10):
        below = depends(**{f"d{name}": f"../layer{layer + 1}/{name}" for name in "abc"} if layer < 9 else {})
        for name in "abc":
            more = below if layer < 9 else ""
            files[f"layer{layer}/{name}/catalog.yaml"] = manifest(f"acme-{name}", more)
    files["pay/catalog/catalog.yaml"] = manifest("acme-pay", depends(top="../layer0/a"))
    write(tmp_path, files)
    found = load_catalog(tmp_path / "pay/catalog", shown="catalog")
    (fault,) = found.findings
    assert fault.rule == "unread-dependency"
    few = tmp_path / "layer8/a"
    assert load_catalog(few, shown="catalog").findings == ()


def test_a_synonym_in_another_catalog(monorepo: Path) -> None:
    same = domain(
        "acme.pay", {"DECLINED": 1001}, includes="base/acme.common", extra="    same_as: [acme.common.BUSY]\n"
    )
    write(monorepo, {"pay/catalog/acme/pay.yaml": same})
    catalog, faults = loaded(monorepo)
    assert faults == []
    assert bundle(catalog).domains["acme.pay"].entries["DECLINED"].equivalents == ("acme.common.BUSY",)
    write(monorepo, {"pay/catalog/acme/pay.yaml": same.replace(b"common.BUSY", b"common.BUSI")})
    assert "an entry that acme.common does not have" in loaded(monorepo)[1][0]


def test_a_new_code_is_none_that_is_included(monorepo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(monorepo, {"base/catalog/acme/common.yaml": domain("acme.common", {"BUSY": 1002, "FULL": 1003})})
    monkeypatch.chdir(monorepo / "pay")
    assert run(["add", "acme.pay", "LIMIT_REACHED", "--message", "Limit reached."]) == 0
    assert b"code: 1004" in Path("catalog/acme/pay.yaml").read_bytes()


def test_an_entry_is_added_to_its_own_catalog(
    monorepo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(monorepo / "pay")
    assert run(["add", "acme.common", "LIMIT_REACHED", "--message", "Limit reached."]) == 2
    assert "acme.common is a domain of another catalog" in capsys.readouterr().err


def test_names_of_packages_in_another_registry(monorepo: Path) -> None:
    row = """depends:
  base:
    source: ../base/catalog
    imports: [go, python, typescript]
    packages: {go: {module: go.example.org/codes}, python: {package: vendor_codes}, typescript: {name: "@vendor/codes"}}
"""
    write(monorepo, {"pay/catalog/catalog.yaml": manifest("acme-pay", row)})
    catalog, faults = loaded(monorepo)
    assert faults == []
    whole = bundle(catalog)
    named = {
        target: whole.imports[target]["acme.common"].manifest.packages
        for target in ("go", "python", "typescript")
    }
    assert named["go"].go_module == "go.example.org/codes"
    assert (named["python"].python_package, named["python"].python_distribution) == (
        "vendor_codes",
        "acme-base",
    )
    assert named["typescript"].typescript_name == "@vendor/codes"
    assert bundle(catalog.dependencies["base"]).manifest.packages.python_package == "acme_base"
    rendered = {file.path: file for file in get_target("go").plan(whole)}
    assert "module='go.example.org/codes'" in repr(rendered["go.mod"].context["requires"])
