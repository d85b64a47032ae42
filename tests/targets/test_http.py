"""`openapi`, `problem` and `proto`: goldens, the validators of each format, one client generator each."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator
from ruamel.yaml import YAML

from tests.build_helpers import build_into, load
from tests.golden import same_tree
from tests.hostile import hostile_texts
from tests.toolchains import typescript
from tests.toolchains.tools import ROOT, succeed
from zcodegen.catalog.model import Catalog
from zcodegen.generate.pipeline import plan, render
from zcodegen.targets.table import TARGETS

FEATURES = ROOT / "tests" / "catalogs" / "features"
GOLDEN = Path(__file__).parent / "golden"


def spec_of(folder: Path) -> Any:
    return YAML(typ="safe").load(folder / "openapi.yaml")


@pytest.mark.parametrize("target", ["openapi", "problem", "proto"])
def test_features(target: str) -> None:
    tree = render(TARGETS[target], plan(TARGETS[target], load(FEATURES)))
    same_tree({path: text.decode() for path, text in tree.items()}, GOLDEN / target)


@pytest.mark.parametrize("catalog", [FEATURES, ROOT / "catalog"], ids=["features", "shipped"])
def test_the_specification_is_valid(catalog: Path, tmp_path: Path) -> None:
    spec = spec_of(build_into(catalog, "openapi", tmp_path))
    OpenAPIV31SpecValidator(spec).validate()
    older = {**spec, "openapi": "3.0.3", "info": {"title": "x", "version": "1"}}
    OpenAPIV30SpecValidator(older).validate()


CLIENT = """\
import type { components } from "./spec.js";

type RoomCode = components["schemas"]["AcmeRtcRoomCode"];
type Known = components["schemas"]["AcmeRtcRoomKnownCode"];
const known: Known = KNOWN;
const unknown: RoomCode = 99999;
// @ts-expect-error an unknown code is none of the known ones
const wrong: Known = 99999;
const problem: components["schemas"]["CodeProblem"] = { type: "about:blank", title: "x", status: 404, code: 1, domain: "d" };
export const all = [known, unknown, wrong, problem.code];
"""


def test_redocly_accepts_it_and_a_typescript_client_compiles(openapi: Path, tmp_path: Path) -> None:
    project = typescript.project(tmp_path, {})
    (project / "src").mkdir()
    modules = typescript.tools() / "node_modules"
    script = Path(__file__).parent / "openapi.mjs"
    said = typescript.node(
        script, openapi / "openapi.yaml", project / "src" / "spec.ts", modules, cwd=project
    )
    assert said == ""
    known = spec_of(openapi)["components"]["schemas"]["AcmeRtcRoomKnownCode"]["enum"]
    client = CLIENT.replace("KNOWN", str(known[0]))
    (project / "src" / "client.ts").write_text(client, encoding="utf-8")
    typescript.tsc(project)


def test_examples_match_their_schemas(openapi: Path) -> None:
    spec = spec_of(openapi)
    resolver = jsonschema.validators.validator_for(
        {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    )
    count = 0
    for response in spec["components"]["responses"].values():
        for media in response["content"].values():
            schema = {**media["schema"], "components": spec["components"]}
            for example in media["examples"].values():
                resolver(schema).validate(example["value"])
                count += 1
    assert count > 10


PROBLEMS = """\
import json, sys
from acme_codes.acme.rtc import room

for code in json.loads(sys.argv[1]):
    try:
        room.raise_for_code(code)
    except room.RoomError as error:
        print(json.dumps(error.problem()))
"""


def test_problems_of_a_package_are_in_the_registry(tmp_path: Path) -> None:
    build_into(FEATURES, "problem", tmp_path)
    build_into(FEATURES, "python", tmp_path / "python")
    registry = json.loads((tmp_path / "types.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(json.loads((tmp_path / "problem.schema.json").read_bytes()))
    rows = {row["code"]: row for row in registry["types"] if row["domain"] == "acme.rtc.room"}
    printed = succeed(
        [sys.executable, "-c", PROBLEMS, json.dumps([*rows])], cwd=tmp_path, env={"PYTHONPATH": "python/src"}
    )
    problems = [json.loads(line) for line in printed.splitlines()]
    assert len(problems) == len(rows) > 1
    for problem in problems:
        validator.validate(problem)
        row = rows[problem["code"]]
        assert {key: problem[key] for key in ("type", "status", "domain", "name")} == {
            key: row[key] for key in ("type", "status", "domain", "name")
        }
        assert problem["title"] in row["title"].values()


NUMBERS = """\
from acme_codes.acme.rtc.room.v1 import code_pb2 as room
from acme_codes.acme.cloud.v1 import code_pb2 as cloud
from acme_codes.options.v1 import options_pb2 as options

print(dict(room.Code.items()))
print({value.name: value.GetOptions().Extensions[options.code] for value in cloud.Code.DESCRIPTOR.values})
"""


def test_a_python_client_reads_the_numbers_and_the_codes(proto: Path, tmp_path: Path) -> None:
    files = sorted(path.relative_to(proto).as_posix() for path in proto.rglob("*.proto"))
    succeed([sys.executable, "-m", "grpc_tools.protoc", f"--python_out={tmp_path}", "-I.", *files], cwd=proto)
    printed = succeed([sys.executable, "-c", NUMBERS], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)})
    numbers, codes = map(ast.literal_eval, printed.splitlines())
    catalog = load(FEATURES)
    for entry in catalog.domains["acme.rtc.room"].entries.values():
        for name in (entry.name, *entry.aliases):
            assert numbers[f"CODE_{name}"] == entry.code
    entries = catalog.domains["acme.cloud"].entries.values()
    assert {f"CODE_{entry.name}": entry.code for entry in entries}.items() <= codes.items()


def test_protoc_and_buf_accept_the_enums(proto: Path, tmp_path: Path) -> None:
    files = sorted(path.relative_to(proto).as_posix() for path in proto.rglob("*.proto"))
    protoc = [sys.executable, "-m", "grpc_tools.protoc", f"--python_out={tmp_path}", "-I.", *files]
    succeed(protoc, cwd=proto)
    buf = next((typescript.tools() / "node_modules" / "@bufbuild").glob("buf-linux-*/bin/buf"))
    succeed([buf, "lint", "."], cwd=proto)


@hostile_texts(200)
def test_hostile_texts_are_read_back(catalog: Catalog, tmp_path: Path) -> None:
    for target in ("openapi", "problem", "proto"):
        build_into(catalog, target, tmp_path / target)
    OpenAPIV31SpecValidator(spec_of(tmp_path / "openapi")).validate()
    json.loads((tmp_path / "problem" / "types.json").read_text(encoding="utf-8"))
    files = [path.relative_to(tmp_path / "proto") for path in (tmp_path / "proto").rglob("*.proto")]
    out = tmp_path / "compiled"
    out.mkdir()
    succeed(
        [sys.executable, "-m", "grpc_tools.protoc", f"--python_out={out}", "-I.", *files],
        cwd=tmp_path / "proto",
    )
