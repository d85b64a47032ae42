"""Every format of a report, over one catalog with many faults; goldens, and the schemas that programs rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator, validators

from tests.golden import same_text
from tests.rules.cases import checked, load
from tests.toolchains.tools import CACHE, once, require, set_up
from zcodegen.cli.baseline import read_baseline, write_baseline
from zcodegen.diagnostics import Finding, Location, Related, Severity
from zcodegen.report.results import Results
from zcodegen.report.table import FORMATS, renderer
from zcodegen.resources import schema_text
from zcodegen.rules.table import ALL_RULES, FAMILIES, RULES

HERE = Path(__file__).parent
GO_SARIF = "github.com/owenrumney/go-sarif/v3@v3.3.1"
EXAMPLE = """\
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "No such room, 100%: see <docs>."}}
  ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: "The room\\u202e is gone."}}
  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: "At most 8  people ."}}
# file: catalog.yaml
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
waivers:
  - {rule: text-wording, at: acme.page, reason: The page is to be corrected., covers: [d3baae4ba4d5]}
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: "There is no such room, 100%: see <docs>."}
      - {code: 105, line: 10, message: At most 9 people.}
"""


@pytest.fixture(scope="module")
def results() -> Results:
    report = checked(EXAMPLE)
    loaded, evidence, _ = load(EXAMPLE)
    files = dict(loaded.sources.files)
    if evidence:
        files |= {version.file.path: version.file for version in evidence.versions}
    return Results(report.findings, report.waived, files)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_golden(form: str, results: Results) -> None:
    if form == "sarif":  # the rules' docs, which it carries, have goldens of their own
        log = json.loads(renderer(form)(results))
        log["runs"][0]["tool"]["driver"] |= {"rules": [], "version": "0"}
        same_text(json.dumps(log, ensure_ascii=False, indent=2) + "\n", HERE / "golden" / "report.sarif")
    else:
        same_text(renderer(form)(results), HERE / "golden" / f"report.{form}")


def test_waived_finding_is_waived(results: Results) -> None:
    assert [waived.finding.rule for waived in results.waived] == ["text-wording"]
    assert "text-wording" not in results.by_rule()


def test_json_is_of_the_published_schema(results: Results) -> None:
    report = json.loads(renderer("json")(results))
    Draft202012Validator(json.loads(schema_text("findings"))).validate(report)
    assert report["summary"]["rules"] == results.by_rule()


def test_sarif_has_what_code_scanning_needs(results: Results) -> None:
    """The part of SARIF 2.1.0 that we write, stated by us; the whole schema is asked for below."""
    log = json.loads(renderer("sarif")(results))
    Draft202012Validator(json.loads((HERE / "sarif-part.schema.json").read_text(encoding="utf-8"))).validate(
        log
    )
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for result in log["runs"][0]["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("see [here](https://evil.test)", r"see \[here](https://evil.test)"),
        (r"\[here](x) \\[here](x)", r"\[here](x) \\\[here](x)"),
        ("[[a](b)](c) [d] (e)", r"[\[a](b)](c) [d] (e)"),
        ("[" * 100_000, "[" * 100_000),
    ],
)
def test_a_text_is_no_link_in_sarif(message: str, shown: str) -> None:
    related = (Related(Location("b.yaml", 2), message),)
    found = Finding("text-fact", Severity.ERROR, message, Location("a.yaml", 1), related)
    (result,) = json.loads(renderer("sarif")(Results((found,))))["runs"][0]["results"]
    assert result["message"]["text"] == result["relatedLocations"][0]["message"]["text"] == shown


def oasis_schema() -> Any:
    """sarif-schema-2.1.0.json by OASIS (errata 01), which this Go module carries as a string."""
    go = require("go")
    folder = once(
        CACHE / "go-sarif-3.3.1",
        lambda into: set_up(
            "the schema of SARIF",
            ["env", f"GOMODCACHE={into}", go, "mod", "download", "-modcacherw", GO_SARIF],
            cwd=into,
        ),
    )
    source = (folder / GO_SARIF / "pkg/report/v210/sarif/schema.go").read_text(encoding="utf-8")
    return json.loads(source.partition("`")[2].rpartition("`")[0])


def test_sarif_is_of_the_schema_of_oasis(results: Results) -> None:
    schema = oasis_schema()
    assert schema["title"].startswith("Static Analysis Results Format (SARIF) Version 2.1.0")
    validator = validators.validator_for(schema)(schema)
    log = json.loads(renderer("sarif")(results))
    validator.validate(log)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not validator.is_valid(log)


def test_junit_is_xml_whatever_a_text_holds() -> None:
    hostile = Finding("text-fact", Severity.ERROR, "\x00 <]]>&\ud800 \"'", Location("a.yaml", 1, 1))
    root = ET.fromstring(renderer("junit")(Results((hostile,))))  # noqa: S314  # our own output
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("message") == "\ufffd <]]>&\ufffd \"'"
    assert root.find("testsuite[@name='documents']").get("failures") == "1"  # type: ignore[union-attr]  # the report has it


def test_github_command_stays_one_line() -> None:
    related = (Related(Location("b,c:d.yaml", 2), "50%\r\nmore"),)
    found = Finding(
        "text-fact", Severity.WARNING, "a\n::error::b", Location("x,y:z.yaml", 3, 4), related, "Do."
    )
    report = renderer("github")(Results((found,)))
    assert report == (
        "::warning file=x%2Cy%3Az.yaml,line=3,col=4,title=text-fact"
        "::a%0A::error::b%0Ab,c:d.yaml:2: 50%25%0D%0Amore%0ADo.\n"
    )


def test_text_tells_the_first_of_many_at_length() -> None:
    found = tuple(
        Finding("text-gap", Severity.ERROR, f"number {number}", Location("a.yaml", number), help="Fix it.")
        for number in range(1, 9)
    )
    short, full = renderer("text")(Results(found)), renderer("text")(Results(found, full=True))
    assert short.count("help: Fix it.") == 5
    assert full.count("help: Fix it.") == 8
    assert all(f"number {number}" in short for number in range(1, 9))


def test_text_cannot_move_the_cursor() -> None:
    found = Finding("text-gap", Severity.ERROR, "a\x1b[2Jb\nc", Location("a.yaml", 1))
    assert renderer("text")(Results((found,), colour=False)).startswith(
        "a.yaml:1: error: a<U+001B>[2Jb⏎c [text-gap]"
    )
    assert "\x1b[1;31merror\x1b[0m" in renderer("text")(Results((found,), colour=True))


def test_no_findings_make_an_empty_report() -> None:
    assert renderer("text")(Results(())) == ""
    assert renderer("github")(Results(())) == ""


def test_sarif_is_not_larger_than_code_scanning_takes() -> None:
    many = [
        Finding(
            "schema",
            Severity.ERROR if number % 7 else Severity.WARNING,
            "x" * 5_000,
            Location("a.yaml", number),
        )
        for number in range(2_000)
    ]
    text = renderer("sarif")(Results(tuple(many), (), {}))
    (ran,) = json.loads(text)["runs"]
    assert len(text.encode()) < 10_000_000
    assert 1_000 < len(ran["results"]) <= 25_000
    assert {result["level"] for result in ran["results"]} == {"error"}, "the worst stay"
    (note,) = ran["invocations"][0]["toolExecutionNotifications"]
    assert "more results are not listed" in note["message"]["text"]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    "rule", sorted(rule.id for rule in ALL_RULES.values() if rule.family in FAMILIES and rule.id not in RULES)
)
def test_a_finding_about_templates_is_in_every_report(form: str, rule: str, tmp_path: Path) -> None:
    """`check` reports them as well, though no manifest sets their severity."""
    finding = Finding(rule, Severity.ERROR, "something is wrong", Location("templates/x/target.yaml", 1, 1))
    assert "something is wrong" in renderer(form)(Results((finding,)))
    write_baseline(tmp_path / "baseline.json", [finding])
    assert not read_baseline(tmp_path / "baseline.json")
