"""`zcodegen documents`, as a user runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from zcodegen.cli.main import run

HEAD = "| Code | Description |\n| --- | --- |\n"
VERSIONS = {
    "2026-01-01": "| 1 | One. |\n| 2 | Two. |\n",
    "2026-02-01": "| 1 | One |\n| 2 | Two or three. |\n| 3 | Three. |\n",
    "2026-10-01": "| 1 | One |\n| 1 | Another. |\n",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("catalog").mkdir()
    manifest = "zcodegen: 1\nname: acme\nversion: 0.1.0\nlocales: {source: en, required: [en]}\n"
    Path("catalog/catalog.yaml").write_text(manifest, encoding="utf-8")
    for version, rows in VERSIONS.items():
        Path("page.md").write_text(f"# Codes\n\n{HEAD}{rows}", encoding="utf-8")
        arguments = ["page.md", "--document", "acme.page", "--domain", "acme", "--version", version]
        assert run(["import", *arguments]) == 0
    capsys.readouterr()


def test_text_tells_the_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "acme.page  Codes",
        "  2026-01-01 en: 2 rows, 2 codes, from page.md",
        "  2026-02-01 en: 3 rows, 3 codes, from page.md",
        "    added    1: 3",
        "    changed  1: 2",
        "  2026-10-01 en: 2 rows, 2 codes, from page.md",
        "    twice    1: 1",
        "    removed  2: 2, 3",
        "    changed  1: 1",
    ]


def test_json_tells_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", "acme.page", "--format", "json"]) == 0
    first, second, third = json.loads(capsys.readouterr().out)["acme.page"]
    assert first == {"version": "2026-01-01", "locale": "en", "page": "page.md", "rows": 2, "codes": 2}
    assert (second["added"], second["removed"], second["changed"]) == ([3], [], [2])
    assert (third["twice"], third["removed"], third["changed"]) == ([1], [2, 3], [1])


def test_a_disowned_version_is_marked_and_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    path = Path("catalog/catalog.yaml")
    rows = "    domain: acme\n"
    withdrawn = f"{rows}    withdrawn:\n      - {{version: 2026-02-01, reason: not ours}}\n"
    path.write_text(path.read_text(encoding="utf-8").replace(rows, withdrawn), encoding="utf-8")
    assert run(["documents"]) == 0
    out = capsys.readouterr().out
    assert "2026-02-01 en: 3 rows, 3 codes, from page.md (withdrawn)" in out
    assert "    removed  1: 2\n" in out


def test_a_manifest_that_does_not_load_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    Path("catalog/catalog.yaml").write_text("name: [", encoding="utf-8")
    assert run(["documents"]) == 1
    output = capsys.readouterr()
    assert "[yaml-syntax]" in output.err
    assert "acme.page" in output.out


def test_an_unknown_document_is_reported(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["documents", "acme.pag"]) == 2
    assert "unknown document 'acme.pag'; did you mean 'acme.page'?" in capsys.readouterr().err


def test_a_catalog_without_documents_says_how_to_get_some(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree("catalog/documents")
    text = Path("catalog/catalog.yaml").read_text(encoding="utf-8")
    Path("catalog/catalog.yaml").write_text(text.partition("documents:")[0], encoding="utf-8")
    assert run(["documents"]) == 0
    output = capsys.readouterr()
    assert (output.out, output.err) == (
        "",
        "the catalog has no documents yet: `zcodegen import` reads their pages\n",
    )


def test_the_seven_versions_tell_their_history(
    shared_documents: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = json.loads((shared_documents / "expected/versions.json").read_text(encoding="utf-8"))
    for folder, steps in expected.items():
        for step in steps:
            page = shared_documents / folder / f"{step['version']}.mdx"
            arguments = ["--document", "z.agent", "--domain", "z.agent", "--version", step["version"]]
            assert run(["import", page.as_posix(), *arguments]) == 0
        capsys.readouterr()
        assert run(["documents", "z.agent", "--format", "json"]) == 0
        output = json.loads(capsys.readouterr().out)["z.agent"]
        shown = [
            {key: document[key] for key in document if key not in {"locale", "page", "codes"}}
            for document in output
        ]
        assert shown == steps


def diff(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["documents", "acme.page", "--diff", *options])
    return code, capsys.readouterr().out


def changes(capsys: pytest.CaptureFixture[str], *options: str) -> list[tuple[str, object]]:
    (found,) = json.loads(diff(capsys, *options, "--format", "json")[1])["diffs"]
    return [(change["kind"], change["code"]) for change in found["changes"]]


def test_a_diff_of_versions_has_both_texts_and_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = diff(capsys, "2026-01-01..2026-02-01")
    assert code == 0
    assert "    - page.md:6: Two.\n    + page.md:6: Two or three.\n" in out
    assert changes(capsys, "2026-01-01..2026-02-01") == [("added", 3), ("wording", 2)]


def test_the_last_two_versions_are_compared_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    last = changes(capsys, "2026-02-01..2026-10-01")
    assert changes(capsys) == changes(capsys, "2026-02-01..") == changes(capsys, "..2026-10-01") == last
    assert {code for kind, code in last if kind == "dropped"} == {2, 3}
    found = json.loads(diff(capsys, "all", "--format", "json")[1])["diffs"]
    assert [step["new"]["version"] for step in found] == ["2026-02-01", "2026-10-01"]


@pytest.mark.parametrize(
    ("fail_on", "code"), [("never", 0), ("meaning", 0), ("fact", 0), ("gap", 1), ("any", 1)]
)
def test_fail_on_counts_what_is_that_grave(
    fail_on: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(capsys, "2026-02-01..2026-10-01", "--fail-on", fail_on)[0] == code


def test_an_annotation_has_the_texts_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    annotations = diff(capsys, "2026-02-01..2026-10-01", "--format", "github")[1].splitlines()
    assert any("title=version-dropped::" in line for line in annotations)
    assert not [line for line in annotations if line.endswith((" ", "→")) or ":  →" in line]


def test_a_changed_meaning_fails(capsys: pytest.CaptureFixture[str]) -> None:
    Path("page.md").write_text(f"# Codes\n\n{HEAD}| 1 | The room does not exist. |\n", encoding="utf-8")
    run(["import", "page.md", "--document", "acme.page", "--version", "2027-01-01"])
    Path("page.md").write_text(f"# Codes\n\n{HEAD}| 1 | The user is not logged in. |\n", encoding="utf-8")
    run(["import", "page.md", "--document", "acme.page", "--version", "2027-01-02"])
    assert diff(capsys, "--fail-on", "meaning")[0] == 1
    assert "another error" in diff(capsys, "--format", "github")[1]
    markdown = diff(capsys, "--format", "markdown")[1]
    assert "| meaning | 1 | The room does not exist. | The user is not logged in. |" in markdown


@pytest.mark.parametrize(
    "options",
    [
        ["documents", "--diff"],
        ["documents", "acme.page", "--fail-on", "any"],
        ["documents", "acme.page", "--format", "github"],
        ["documents", "acme.page", "--diff", "2026-01-02..2026-10-01"],
        ["documents", "acme.page", "--diff", "--locale", "de"],
    ],
)
def test_wrong_usage_of_diff(options: list[str]) -> None:
    assert run(options) == 2
