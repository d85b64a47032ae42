"""The example of `init --example` uses every key of the schemas, and works from the first minute."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from zcodegen.cli.main import run
from zcodegen.resources import example_files
from zcodegen.schema import load_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path_ = tuple[str, ...]
TEXTS = ("message", "cause", "action", "note", "reason")
PACKAGES = ("python", "typescript", "go", "kotlin", "messages", "html")
NAMES = {"distribution", "package", "name", "module", "group", "artifact", "formats", "untranslated"}


def merged(path: Path_) -> Path_:
    """Return the path with what is one key in several places: options of packages, texts, envelopes, waivers, reasons."""
    words = list(path)
    if words[:1] == ["packages"] and len(words) > 2 and words[2] not in NAMES:
        words[1] = "*"
    if words[-1] in {"text", "translated", "from"}:
        return ("texts", words[-1])
    for part, name in (
        ("envelope", "envelope"),
        ("waivers", "waivers"),
        ("retired", "tombstone"),
        ("deprecated", "tombstone"),
    ):
        if part in words and words[-1] != part:
            return (name, *(word for word in words[words.index(part) + 1 :] if word != "[]"))
    return tuple(word for word in words if word != "[]")


def keys_of(node: Mapping[str, Any], root: Mapping[str, Any], path: Path_ = ()) -> Iterator[Path_]:
    """Yield the path of every key that a schema allows; `*` is any name."""
    if "$ref" in node:
        node = {**root["$defs"][node["$ref"].rpartition("/")[2]], **node}
    if isinstance(node.get("items"), dict):
        yield from keys_of(node["items"], root, path)
    for key, value in node.get("properties", {}).items():
        if value.get("deprecated"):
            continue
        yield (*path, key)
        yield from keys_of(value, root, (*path, key))
    if isinstance(node.get("additionalProperties"), dict):
        yield from keys_of(node["additionalProperties"], root, (*path, "*"))


def keys_in(value: object, known: set[Path_], path: Path_ = ()) -> Iterator[Path_]:
    """Yield the path of every key of a document, with `*` for a name that the schema does not have."""
    if isinstance(value, dict):
        for key, below in value.items():
            step = (*path, str(key)) if (*path, str(key)) in known else (*path, "*")
            yield step
            yield from keys_in(below, known, step)
    elif isinstance(value, list):
        for element in value:
            yield from keys_in(element, known, path)


def kind_of(path: str) -> str | None:
    if not path.startswith("catalog/") or path.startswith("catalog/documents/"):
        return None
    return {"catalog/catalog.yaml": "catalog", "catalog/glossary.yaml": "glossary"}.get(path, "domain")


APART: set[Path_] = {("packages", "*", "params")}
"""Keys that mean nothing without a target in templates/."""


def test_every_key_is_used() -> None:
    allowed: set[Path_] = set()
    used: set[Path_] = set()
    for kind in ("catalog", "domain", "glossary"):
        schema = load_schema(kind)
        known = set(keys_of(schema, schema))
        allowed |= {merged(path) for path in known}
        for path, content in example_files().items():
            if kind_of(path) == kind:
                used |= {merged(key) for key in keys_in(YAML(typ="safe").load(content), known)}
    unused = allowed - used - APART
    assert not unused, sorted(unused)


def test_it_checks_builds_and_imports_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--example"]) == 0
    assert run(["check", "--fail-on", "note"]) == 0
    assert run(["fmt", "--check"]) == 0
    assert run(["build"]) == 0
    assert run(["build", "--check"]) == 0
    assert "| payment_declined | PAYMENT_DECLINED |" in Path("docs/handbook.md").read_text(encoding="utf-8")
    assert run(["import", "docs/codes.md", "--document", "acme.payments.codes", "--dry-run"]) == 0
    capsys.readouterr()
    assert run(["explain", "READER_SELF_TEST_FAILED", "CARD_DECLINED", "93", "--format", "json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert [row.get("audience") for row in output] == ["internal", "public", None]
    assert output[2]["reason"] == "The load balancer uses these."
    assert run(["documents", "acme.payments.codes", "--patch"]) == 0
    assert (
        "+| payment_not_found | There is no such payment. | Check the payment ID. |"
        in capsys.readouterr().out
    )
    assert run(["init", "--example", "--name", "other"]) == 2


def test_internal_entries_and_attributes_stay_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--example"]) == 0
    assert run(["build"]) == 0
    texts = {
        path.relative_to("out"): path.read_text(encoding="utf-8", errors="replace")
        for path in Path("out").rglob("*")
        if path.is_file() and path.name != ".zcodegen-manifest.json"
    }
    for secret in ("self-test", "SelfTest", "SELF_TEST", "expired cards", "Team that answers"):
        holders = {path.parts[0] for path, text in texts.items() if secret in text}
        assert holders <= {"html"}, f"{secret}: {holders}"
    assert any("SELF_TEST" in text for path, text in texts.items() if path.parts[0] == "html")
    marked = {path.parts[0] for path, text in texts.items() if "may still change" in text}
    assert marked >= {"python", "typescript", "go", "kotlin"}


def test_the_address_of_every_code_is_on_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--example"]) == 0
    assert run(["build"]) == 0
    capsys.readouterr()
    for name in ("OK", "PAYMENT_DECLINED", "READER_OFFLINE"):
        assert run(["explain", name, "--format", "json"]) == 0
        (output,) = json.loads(capsys.readouterr().out)
        path = output["url"].removeprefix("https://codes.acme.example/")
        assert name in (tmp_path / "out/html" / path).read_text(encoding="utf-8")


def test_set_up_for_a_catalog_that_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the files that were asked for are written, and none that exists."""
    monkeypatch.chdir(tmp_path)
    assert run(["init", "acme-codes", "--hooks"]) == 0
    (tmp_path / "acme-codes/AGENTS.md").write_text("the team's own", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert run(["init", "acme-codes"]) == 2
    assert "acme-codes/catalog/catalog.yaml already exists" in capsys.readouterr().err
    assert run(["init", "acme-codes", "--ci", "gitlab", "--agents", "--hooks"]) == 0
    assert capsys.readouterr().err == "acme-codes/.gitlab-ci.yml written\n"
    after = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert after.keys() - before.keys() == {tmp_path / "acme-codes/.gitlab-ci.yml"}
    assert before == {path: after[path] for path in before}
