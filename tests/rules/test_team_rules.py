"""A team's own rules for entries: findings at the values, and schemas that are refused."""

from __future__ import annotations

import json
from pathlib import Path
from time import monotonic

import pytest

from tests.rules.cases import checked
from zcodegen.cli.main import run
from zcodegen.diagnostics import Finding

ENTRIES = """\
entries:
  ROOM_NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message: {en: No such room}
    aliases: [NO_ROOM]
"""


def team(schema: object, entries: str = ENTRIES, rules: str = "") -> list[Finding]:
    """Return what the team's rules find; a text is a schema file's own content."""
    text = schema if isinstance(schema, str) else json.dumps(schema, indent=1)
    manifest = f"rules: {{schema: entry.schema.json{rules}}}"
    report = checked(f"{entries}# file: catalog.yaml\n{manifest}\n# file: entry.schema.json\n{text}")
    return [found for found in report.findings if found.rule.startswith("team-")]


def properties(**schemas: object) -> dict[str, object]:
    return {"properties": schemas}


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(found.rule, found.location.line, found.location.column) for found in findings]


@pytest.mark.parametrize(
    ("schema", "line", "column"),
    [
        (properties(code={"description": "x", "minimum": 200}), 6, 11),
        (properties(message=properties(en={"description": "x", "pattern": "[.]$"})), 8, 19),
        (properties(message={"description": "x", "required": ["de"]}), 8, 14),
        ({"description": "x", "required": ["action"]}, 5, 3),
        (
            {
                "properties": {"code": {"$ref": "#/$defs/c"}},
                "$defs": {"c": {"description": "x", "maximum": 9}},
            },
            6,
            11,
        ),
        (properties(code={"description": "x", "allOf": [{"multipleOf": 5}]}), 6, 11),
        (properties(aliases={"items": {"description": "x", "maxLength": 3}}), 9, 15),
        ({"then": {"description": "x", "required": ["note"]}, "if": properties(code={"minimum": 100})}, 5, 3),
        (
            {
                "description": "x",
                "properties": {"code": True, "status": True, "message": True},
                "additionalProperties": False,
            },
            9,
            5,
        ),
    ],
)
def test_a_finding_is_at_the_value_in_the_words_of_the_description(
    schema: object, line: int, column: int
) -> None:
    (found,) = team(schema)
    assert places([found]) == [("team-rule", line, column)]
    assert found.message == "x"
    assert "entry.schema.json#/" in found.help


def test_without_a_description_the_keyword_says_why() -> None:
    (found,) = team({"description": "Rules of this team", **properties(code={"minimum": 200})})
    assert found.message == "104 is less than the minimum of 200"


def test_an_entry_that_fits_has_no_finding() -> None:
    assert team({"type": "object", "required": ["code"], "$id": "https://acme.example/entry.json"}) == []


def test_a_rule_has_the_severity_of_the_manifest_and_can_be_waived() -> None:
    schema = properties(code={"description": "x", "minimum": 200})
    assert [str(found.severity) for found in team(schema, rules=", team-rule: note")] == ["note"]
    (found,) = team(schema)
    fingerprint = f"{found.fingerprint}"
    waiver = (
        f"waivers: [{{rule: team-rule, at: acme.rtc.ROOM_NOT_FOUND, reason: Old., covers: [{fingerprint}]}}]"
    )
    report = checked(
        f"{ENTRIES}# file: catalog.yaml\nrules: {{schema: entry.schema.json}}\n{waiver}\n"
        f"# file: entry.schema.json\n{json.dumps(schema, indent=1)}"
    )
    assert [finding for finding in report.findings if finding.rule.startswith("team-")] == []
    assert len(report.waived) == 1


def doubled(levels: int) -> dict[str, object]:
    """Return a schema that is small as a file and has 2 ** levels parts when references are followed."""
    parts = {f"d{n + 1}": {"allOf": [{"$ref": f"#/$defs/d{n}"}] * 2} for n in range(levels)}
    return {"$ref": f"#/$defs/d{levels}", "$defs": {"d0": {"minProperties": 99}, **parts}}


@pytest.mark.parametrize(
    ("schema", "line", "words"),
    [
        ("{", 2, "is not JSON"),
        ('{\n "a": NaN}', 1, "is not JSON"),
        ("[]", 1, "is not a JSON object"),
        ("[" * 100_000, 1, "is not JSON"),
        (properties(code={"minimum": "x"}), 4, "is not of type"),
        (properties(code={"pattern": "(?=a)b"}), 4, "(?=a)b"),
        (properties(code={"pattern": r"(a)\1"}), 4, "(a)"),
        ({"patternProperties": {"(?<!x)y": {}}}, 3, "(?<!x)y"),
        (properties(code={"$ref": "https://acme.example/code.json"}), 4, "leads out of the file"),
        (properties(code={"$ref": "file:///etc/passwd"}), 4, "leads out of the file"),
        (properties(code={"$ref": "code.json#/a"}), 4, "leads out of the file"),
        (properties(code={"$ref": "#/$defs/code"}), 4, "leads nowhere"),
        (properties(code={"$dynamicRef": "#code"}), 4, "is not a JSON pointer"),
        ({"$ref": "#"}, 2, "refers to itself"),
        (properties(message={"$ref": "#"}), 4, "refers to itself"),
        (doubled(40), 0, "more than 10000 schemas"),
    ],
)
def test_a_schema_that_cannot_be_used_is_one_finding(schema: object, line: int, words: str) -> None:
    (found,) = team(schema)
    assert found.rule == "team-schema"
    assert words in found.message
    assert found.location.path == "entry.schema.json"
    assert found.location.line == line or not line


def test_a_pattern_runs_in_linear_time() -> None:
    text = "a" * 5_000 + "!"
    entries = ENTRIES.replace("No such room", text)
    start = monotonic()
    assert team(properties(message=properties(en={"pattern": "^(a+)+$"})), entries)
    assert monotonic() - start < 5


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "acme"]) == 0
    monkeypatch.chdir(tmp_path / "acme")
    return tmp_path / "acme"


def require(project: Path, path: str) -> None:
    manifest = project / "catalog/catalog.yaml"
    manifest.write_text(f"{manifest.read_text()}rules: {{schema: {path}}}\n", encoding="utf-8")


def test_check_reads_the_file_that_the_manifest_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    require(project, "policy/entry.json")
    (project / "policy").mkdir()
    rule = properties(action={"description": "advice names the page"}, note={"type": "object"})
    (project / "policy/entry.json").write_text(json.dumps(rule | {"required": ["note"]}), encoding="utf-8")
    assert run(["check"]) == 1
    shown = capsys.readouterr().out
    assert shown.count("[team-rule]") == 2
    assert "policy/entry.json#/required" in shown


@pytest.mark.parametrize("what", ["missing", "link", "folder", "bytes"])
def test_a_file_that_is_not_read_is_a_finding_in_the_manifest(
    project: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    require(project, "entry.schema.json")
    place = project / "entry.schema.json"
    if what == "link":
        place.symlink_to("/etc/hostname")
    elif what == "folder":
        place.mkdir()
    elif what == "bytes":
        place.write_bytes(b"\xff\xfe")
    assert run(["check"]) == 1
    shown = capsys.readouterr().out
    assert "[team-schema]" in shown
    assert "catalog/catalog.yaml:" in shown


def test_a_path_out_of_the_project_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    require(project, "../entry.schema.json")
    (project.parent / "entry.schema.json").write_text('{"required": ["note"]}', encoding="utf-8")
    assert run(["check"]) == 1
    assert "[team-rule]" not in capsys.readouterr().out
