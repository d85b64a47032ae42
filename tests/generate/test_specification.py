"""`zcodegen openapi --into`: what is added to a specification, and that all else stays as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openapi_spec_validator import validate
from ruamel.yaml import YAML

from tests.rules.cases import write
from zcodegen.cli.main import run

CATALOG = """\
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, retry_after: 3, message: {en: The room is full.}}
# file: acme/common.yaml
entries:
  OK: {code: 0, status: OK, message: {en: Success.}}
  USER_NOT_FOUND: {code: 9, status: NOT_FOUND, message: {en: No such user.}}
# file: catalog.yaml
envelope: {code: /error/code, message: /error/message}
packages: {openapi: {operations: {leaveRoom: [acme.rtc.ROOM_*, acme.common]}}}
"""
SPEC = """\
# The API of rooms.
openapi: 3.1.0
info: {title: Rooms, version: "1"}   # kept
paths:
    /rooms/{id}:
        parameters:
          - {name: id, in: path, required: true, schema: {type: string}}
        delete:
            operationId: leaveRoom
            responses:
                '204': {description: 'Gone.'}
                # A response of our own.
                '429': {description: "Slow down."}
        get:
            operationId: getRoom
            responses: {'200': {description: A room.}}
"""


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(CATALOG, tmp_path)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "api.yaml"
    path.write_text(SPEC, encoding="utf-8")
    return path


def test_components_and_responses_are_added(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["openapi", "--into", "api.yaml", "--check"]) == 1
    assert spec.read_text(encoding="utf-8") == SPEC
    assert run(["openapi", "--into", "api.yaml"]) == 0
    assert "leaveRoom has a response 429 itself" in capsys.readouterr().err
    text = spec.read_text(encoding="utf-8")
    before = SPEC.splitlines()
    assert [line for line in text.splitlines() if line in before] == before, (
        "comments, order and quotes are kept"
    )
    read = YAML(typ="safe").load(text)
    validate(read)
    leave = read["paths"]["/rooms/{id}"]["delete"]["responses"]
    assert leave["404"] == {"$ref": "#/components/responses/LeaveRoom404"}
    assert leave["429"] == {"description": "Slow down."}
    assert list(read["paths"]["/rooms/{id}"]["get"]["responses"]) == ["200"]
    gone = read["components"]["responses"]["LeaveRoom404"]
    assert "ROOM_NOT_FOUND" in gone["description"]
    assert "USER_NOT_FOUND" in gone["description"]
    assert set(read["components"]["schemas"]) >= {"AcmeRtcCode", "AcmeRtcError", "CodeProblem"}
    assert run(["openapi", "--into", "api.yaml", "--check"]) == 0


def test_what_the_catalog_has_no_more_is_removed(spec: Path, tmp_path: Path) -> None:
    assert run(["openapi", "--into", "api.yaml"]) == 0
    changed = CATALOG.replace("status: NOT_FOUND", "status: UNAVAILABLE").replace(
        "  ROOM_FULL", "  ROOM_BUSY"
    )
    write(changed, tmp_path)
    assert run(["openapi", "--into", "api.yaml"]) == 0
    read = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
    validate(read)
    assert set(read["paths"]["/rooms/{id}"]["delete"]["responses"]) == {"204", "429", "503"}
    assert "LeaveRoom404" not in read["components"]["responses"]
    write(CATALOG, tmp_path)
    assert run(["openapi", "--into", "api.yaml"]) == 0
    again = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))
    assert set(again["paths"]["/rooms/{id}"]["delete"]["responses"]) == {"204", "429", "404"}


def test_a_json_specification_stays_json(spec: Path) -> None:
    plain = YAML(typ="safe").load(SPEC)
    path = spec.with_suffix(".json")
    path.write_text(json.dumps(plain, indent=4, ensure_ascii=False), encoding="utf-8")
    assert run(["openapi", "--into", "api.json"]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith('{\n    "openapi": "3.1.0",\n    "info": {\n')
    validate(json.loads(text))
    assert run(["openapi", "--into", "api.json", "--check"]) == 0


def test_version_30_and_flow_style(spec: Path, tmp_path: Path) -> None:
    write(CATALOG.partition("packages:")[0], tmp_path)
    spec.write_text('{openapi: 3.0.3, info: {title: x, version: "1"}, paths: {}}\n', encoding="utf-8")
    assert run(["openapi", "--into", "api.yaml"]) == 0
    validate(YAML(typ="safe").load(spec.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("swagger: '2.0'\n", "is not a specification of OpenAPI 3"),
        ("a: [\n", "api.yaml:2:1 is not valid YAML: "),
        ('{"openapi": ]', "api.yaml:1:13 is not valid YAML: "),
        (f"{SPEC}a: 1\na: 2\n", 'is not valid YAML: found duplicate key "a"'),
        (f"{SPEC}components: 3\n", "components of the specification is not a mapping"),
        (f"{SPEC}components: {{schemas: []}}\n", "schemas of the specification is not a mapping"),
        ("- 1\n", "is not a specification of OpenAPI 3"),
        (SPEC.replace("leaveRoom", "leaveRooms"), "has no operation 'leaveRoom': did you mean 'leaveRooms'?"),
        (
            f"{SPEC}components: {{schemas: {{CodeProblem: {{type: string}}}}}}\n",
            "components.schemas.CodeProblem itself",
        ),
    ],
)
def test_what_is_refused(content: str, message: str, spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text(content, encoding="utf-8")
    assert run(["openapi", "--into", "api.yaml"]) == 2
    assert message in capsys.readouterr().err
    assert spec.read_text(encoding="utf-8") == content


def test_broken_json_has_a_place(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.with_name("api.json").write_text('{\n  "openapi": "3.1.0",\n  ]', encoding="utf-8")
    assert run(["openapi", "--into", "api.json"]) == 2
    assert "api.json:3:3 is not valid JSON: " in capsys.readouterr().err


def test_a_list_of_additions_in_another_form_counts_as_none(spec: Path) -> None:
    spec.write_text(f"{SPEC}components: {{x-zcodegen: yes}}\n", encoding="utf-8")
    assert run(["openapi", "--into", "api.yaml"]) == 0
    components = YAML(typ="safe").load(spec.read_text(encoding="utf-8"))["components"]
    assert components["x-zcodegen"]["schemas"] == sorted(components["schemas"])


def test_a_glob_that_names_nothing(spec: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(CATALOG.replace("acme.rtc.ROOM_*", "acme.rtc.ROMO_*"), tmp_path)
    assert run(["openapi", "--into", "api.yaml"]) == 2
    assert "'acme.rtc.ROMO_*' of leaveRoom" in capsys.readouterr().err
    assert spec.read_text(encoding="utf-8") == SPEC


@pytest.mark.usefixtures("spec")
def test_printed_without_a_specification(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["openapi"]) == 0
    validate(YAML(typ="safe").load(capsys.readouterr().out))
    assert run(["openapi", "--check"]) == 2


@pytest.mark.parametrize(
    "more",
    [
        "tags:\n-\n  name: a\n",
        "tags:\n    -   name: a\n    -   name: b\n",
        "x-a: &a [1]\nx-b: *a\n",
        "? [a, b]\n: 1\n",
    ],
)
def test_any_yaml_is_read_and_kept(spec: Path, capfd: pytest.CaptureFixture[str], more: str) -> None:
    spec.write_text(f"{spec.read_text('utf-8')}{more}", "utf-8")
    before = YAML(typ="safe", pure=True).load(spec.read_text("utf-8"))
    assert run(["openapi", "--into", str(spec)]) == 0
    assert "Warning" not in capfd.readouterr().err
    after = YAML(typ="safe", pure=True).load(spec.read_text("utf-8"))
    changed = {"components", "paths"}
    assert {key: after[key] for key in before.keys() - changed} == {
        key: before[key] for key in before.keys() - changed
    }


@pytest.mark.parametrize(
    "content",
    [
        "%TAG ! tag:x,2000:\n---\nopenapi: 3.1.0\n",
        "a: !!timestamp 2026-99-99\n",
        "a: " + "[" * 9_000,
        "a:\n-",
    ],
)
def test_broken_yaml_is_refused(spec: Path, capfd: pytest.CaptureFixture[str], content: str) -> None:
    spec.write_text(content, "utf-8")
    assert run(["openapi", "--into", str(spec)]) in {0, 2}
    assert capfd.readouterr().err.startswith("zcodegen: ")
    assert spec.read_text("utf-8").startswith(content)
