"""`explain`, `rules`, `stats`, `init` and `schema`, as a user asks them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.rules.cases import write
from zcodegen.cli.main import run
from zcodegen.rules.table import ALL_RULES

EXAMPLE = """\
includes: [acme.common]
ranges: [[-99, 199]]
reserved: [{range: [7000, 7999], reason: The gateway's.}]
entries:
  ROOM_NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message: {en: No such room., zh-CN: {text: 房间不存在。, translated: 0cb26ff4}}
    actor: user
    note: {en: Often asked.}
    links: [{title: Rooms, url: "https://acme.example/rooms"}]
    same_as: [acme.common.GONE]
    waivers: [{rule: text-wording, reason: Ours is clearer., covers: ["000000000000"]}]
    aliases: [NO_ROOM]
    deprecated: {since: 1.1.0, reason: Too vague., replaced_by: acme.common.BUSY}
  WINDOW_LOST: {code: -31, status: INTERNAL, message: {en: Lost.}}
# file: acme/common.yaml
entries:
  BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}
  GONE: {code: 41, status: NOT_FOUND, actor: user, message: {en: Gone.}}
# file: acme/media.yaml
code_type: string
entries:
  STREAM_NOT_FOUND: {code: "104", status: NOT_FOUND, message: {en: No such stream.}}
# file: catalog.yaml
documents: {acme.page: {title: {en: Codes}, url: {en: "https://acme.example/codes"}, domain: acme.rtc}}
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims: [{code: 104, line: 9, message: No room.}]
# file: documents/acme.page/2.en.yaml
sections:
  - heading: [Codes]
    claims: [{code: 104, line: 8, message: No such room.}, {code: 9, line: 11, message: Busy.}]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(EXAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def places(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert run(["explain", *arguments, "--format", "json"]) == 0
    output: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return [f"{entry['domain']}.{entry['name']}" for entry in output]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("104", ["acme.media.STREAM_NOT_FOUND", "acme.rtc.ROOM_NOT_FOUND"]),
        ("-31", ["acme.rtc.WINDOW_LOST"]),
        ("-0x1f", ["acme.rtc.WINDOW_LOST"]),
        ("0x9", ["acme.common.BUSY"]),
        ("009", ["acme.common.BUSY"]),
        ("busy", ["acme.common.BUSY"]),
        ("NO_ROOM", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("acme.rtc.ROOM_NOT_FOUND", ["acme.rtc.ROOM_NOT_FOUND"]),
    ],
)
def test_explain_finds_every_meaning(
    what: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert places(capsys, what) == expected


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("roomNotFound", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("room-not-found", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("acme.rtc: ROOM_NOT_FOUND (104)", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("acme.media: unknown (104)", ["acme.media.STREAM_NOT_FOUND"]),
        ("code=-31", ["acme.rtc.WINDOW_LOST"]),
        ('{"Code": 9, "Message": "busy"}', ["acme.common.BUSY"]),
        ("E9", ["acme.common.BUSY"]),
        ("2026-11-29 12:00:07 ERROR call failed: WINDOW_LOST after 3 tries", ["acme.rtc.WINDOW_LOST"]),
        ("no such room", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("房间不存在", ["acme.rtc.ROOM_NOT_FOUND"]),
        ("No such", ["acme.media.STREAM_NOT_FOUND", "acme.rtc.ROOM_NOT_FOUND"]),
    ],
)
def test_explain_reads_labels_logs_and_words(
    query: str, expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert sorted(places(capsys, query)) == expected


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("12:00 call failed code=-31\n\n12:01 ok\n12:02 again code=-31\n9\n", ["acme.common.BUSY", "acme.rtc.WINDOW_LOST"]),
        ("no such room\n", None),
        ("", None),
    ],
)  # fmt: skip
def test_explain_reads_a_log_on_the_standard_input(
    lines: str,
    expected: list[str] | None,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    if expected is None:
        assert run(["explain", "-"]) == 2
        assert "no code of the catalog in" in capsys.readouterr().err
    else:
        assert sorted(places(capsys, "-")) == expected


@pytest.mark.usefixtures("here")
def test_explain_in_a_domain_and_several_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert places(capsys, "104", "--domain", "acme.rtc") == ["acme.rtc.ROOM_NOT_FOUND"]
    assert places(capsys, "9", "--domain", "acme.rtc") == ["acme.common.BUSY"]
    assert places(capsys, "9", "-31") == ["acme.common.BUSY", "acme.rtc.WINDOW_LOST"]
    assert run(["explain", "-31", "--domain", "acme.media"]) == 2
    assert run(["explain", "9", "--domain", "acme.rct"]) == 2
    assert "did you mean 'acme.rtc'?" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_explain_a_domain_and_a_reserved_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "acme.rtc", "--format", "json"]) == 0
    (output,) = json.loads(capsys.readouterr().out)
    assert [entry["name"] for entry in output["entries"]] == ["ROOM_NOT_FOUND", "WINDOW_LOST"]
    assert output["ranges"] == [[-99, 199]]
    assert run(["explain", "acme.rtc"]) == 0
    assert "  -31 WINDOW_LOST: Lost.\n" in capsys.readouterr().out
    assert run(["explain", "7003", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"domain": "acme.rtc", "code": None, "range": [7000, 7999], "name": None, "reason": "The gateway's."}
    ]


@pytest.mark.usefixtures("here")
def test_explain_shows_texts_decisions_pages_and_history(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "NO_ROOM", "--locale", "zh-Hans"]) == 0
    assert capsys.readouterr().out == (
        "acme.rtc.ROOM_NOT_FOUND  104  (catalog/acme/rtc.yaml:8)\n"
        "  Codes\n"
        "  房间不存在。 (translation of the catalog's own)\n"
        "  NOT_FOUND, HTTP 404, correctable, next: user\n"
        "  note: Often asked.\n"
        "  means something else in acme.media: STREAM_NOT_FOUND\n"
        "  same as: acme.common.GONE\n"
        "  formerly: NO_ROOM\n"
        "  deprecated since 1.1.0: Too vague. Use acme.common.BUSY.\n"
        "  waived text-wording: Ours is clearer.\n"
        "  see: Rooms https://acme.example/rooms\n"
        "  acme.page 2 (en), page.md:8: No such room.\n"
        "  page: https://acme.example/codes\n"
        "  history: acme.page (en): first seen in 1, changed in 2\n"
    )
    assert run(["explain", "NO_ROOM", "--format", "json"]) == 0
    (output,) = json.loads(capsys.readouterr().out)
    assert output["note"] == {"en": "Often asked."}
    assert output["waivers"][0]["reason"] == "Ours is clearer."
    assert output["otherMeanings"] == [{"domain": "acme.media", "name": "STREAM_NOT_FOUND"}]
    assert (output["recovery"], output["actor"], output["retryAfter"]) == ("correctable", "user", None)


@pytest.mark.usefixtures("here")
def test_explain_shows_who_returns_it_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    run(["explain", "9"])
    assert "  also returned by: acme.rtc\n" in capsys.readouterr().out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("ROOM_NOT_FUOND", "did you mean ROOM_NOT_FOUND?"),
        ("acme.rtc.NO_ROM", "did you mean"),
        ("--5", "the catalog covers acme.common (Codes)"),
        ("+-5", "the catalog covers"),
        pytest.param("9" * 5000, "the catalog covers", id="more digits than int() reads"),
        ("-77", "it is in the range of acme.rtc; next to it: -31 (acme.rtc.WINDOW_LOST)"),
        ("88", "next to it: -31 (acme.rtc.WINDOW_LOST), 104 (acme.rtc.ROOM_NOT_FOUND)"),
        ("5000", "no domain has such a code; the catalog covers acme.common (Codes)"),
    ],
)
def test_explain_of_nothing(what: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", what]) == 2
    assert hint in capsys.readouterr().err


def test_rules_lists_all_and_shows_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ALL_RULES)
    assert run(["rules", "text-fact"]) == 0
    assert capsys.readouterr().out.startswith("# text-fact\n")
    assert run(["rules", "--format", "json"]) == 0
    output = json.loads(capsys.readouterr().out)
    assert [rule["id"] for rule in output] == list(ALL_RULES)
    assert all(rule["summary"] and rule["why"] and rule["fix"] for rule in output)
    assert run(["rules", "txt-fact"]) == 2
    assert "did you mean 'text-fact'?" in capsys.readouterr().err


def test_rules_of_a_family(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "integrity"]) == 0
    output = capsys.readouterr().out.splitlines()
    assert len(output) == sum(rule.family == "integrity" for rule in ALL_RULES.values())
    assert all(line.startswith("integrity ") for line in output)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("locale", "output"), [("fr", "not all texts are there in fr: shown in en\n"), ("en", "")]
)
def test_explain_says_so_where_it_answers_in_another_locale(
    locale: str, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", "BUSY", "--locale", locale]) == 0
    assert capsys.readouterr().err == output


@pytest.mark.usefixtures("here")
def test_stats(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stats", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "name": "acme-codes",
        "version": "1.0.0",
        "entries": 5,
        "deprecated": 1,
        "retired": 0,
        "proposed": 0,
        "domains": {"acme.common": 2, "acme.media": 1, "acme.rtc": 2},
        "locales": {"en": {"texts": 5, "of": 5, "marked": 0}, "zh-CN": {"texts": 1, "of": 5, "marked": 1}},
        "documents": 1,
        "versions": 2,
        "claims": 3,
    }
    assert run(["stats"]) == 0
    assert "     5 entries\n" in capsys.readouterr().out


def test_init_makes_what_checks_and_builds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Acme Codes").mkdir()
    monkeypatch.chdir(tmp_path / "Acme Codes")
    assert run(["init"]) == 0
    assert run(["check", "--fail-on", "note"]) == 0
    assert run(["fmt", "--check"]) == 0
    assert run(["build"]) == 0
    assert run(["build", "--check"]) == 0
    assert "name: acme-codes\n" in Path("catalog/catalog.yaml").read_text(encoding="utf-8")
    assert Path("catalog/acme/common.yaml").is_file()
    assert "\nout/** linguist-generated" in Path(".gitattributes").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "locale", ["zh-CN", "zh-TW", "ja", "de-AT", "fr", "es-MX", "ko", "pt-BR", "ru", "it", "en-GB"]
)
def test_init_writes_texts_in_the_language(
    locale: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "acme", "--locale", locale]) == 0
    assert run(["check", "--catalog", "acme/catalog", "--fail-on", "note"]) == 0
    assert run(["fmt", "--catalog", "acme/catalog", "--check"]) == 0
    texts = Path("acme/catalog/acme/common.yaml").read_text(encoding="utf-8")
    assert ("Success." in texts) == locale.startswith("en")


def test_init_leaves_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("README.md").write_text("Mine.\n", encoding="utf-8")
    assert run(["init", "--name", "acme", "--locale", "zh-CN"]) == 0
    assert Path("README.md").read_text(encoding="utf-8") == "Mine.\n"
    assert run(["init", "--name", "acme"]) == 2


@pytest.mark.parametrize("options", [["--name", "中文"], ["--name", "9"], ["--locale", "chinese-x"]])
def test_init_refuses_what_no_package_can_be_called(
    options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", *options]) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("zcodegen expl", "explain"),
        ("zcodegen check --format sa", "sarif"),
        ("zcodegen rules text-fa", "text-fact"),
        ("zcodegen explain acme.common.B", "acme.common.BUSY"),
        ("zcodegen build --messages json,xcs", "json,xcstrings"),
        ("zcodegen waive --rule text-fa", "text-fact"),
    ],
)
def test_the_shell_completes(words: str, offered: str, here: Path) -> None:
    program = "from zcodegen.cli.main import main; main([])"
    asked = {
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "_ZCODEGEN_COMPLETE": "bash_complete",
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=here,
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == f"plain,{offered}\n", done.stderr


def test_init_sets_up_what_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = ("--hooks", "--ci", "github", "--ci", "gitlab", "--agents")
    assert run(["init", "acme", "--name", "acme", *options]) == 0
    written = {path.relative_to(tmp_path / "acme").as_posix() for path in (tmp_path / "acme").rglob("*")}
    assert {
        ".pre-commit-config.yaml",
        ".github/workflows/codes.yml",
        ".github/workflows/documentation.yml",
        ".gitlab-ci.yml",
        "AGENTS.md",
    } <= written
    for file in ("catalog/catalog.yaml", "catalog/acme/common.yaml"):
        first = (tmp_path / "acme" / file).read_text("utf-8").splitlines()[0]
        schema = (tmp_path / "acme" / file).parent / first.removeprefix("# yaml-language-server: $schema=")
        assert schema.is_file(), first
    monkeypatch.chdir(tmp_path / "acme")
    assert run(["fmt", "--check"]) == 0


def test_all_schemas_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["schema", "--all", "schema"]) == 0
    assert (tmp_path / "schema/domain.schema.json").is_file()


def test_what_could_not_be_read_is_not_denied(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = next(here.glob("**/acme/common.yaml"))
    file.write_text(file.read_text(encoding="utf-8").replace("code: 9", "cod: 9"), encoding="utf-8")
    assert run(["explain", "9"]) == 2
    report = capsys.readouterr().err
    assert "no domain has such a code" not in report
    assert "'9' is not in what could be read of the catalog" in report
