"""`zcodegen translations` as a user runs it, and the picture in the docs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.build_helpers import load
from tests.golden import same_text
from tests.toolchains.tools import ROOT
from zcodegen.cli.main import run
from zcodegen.translations.coverage import coverage
from zcodegen.translations.coverage_svg import coverage_svg

DOMAIN = """\
domain: acme.room
title: {en: Rooms, he: חדרים}
code_type: integer
entries:
  GONE:
    code: 1
    status: NOT_FOUND
    message:
      en: Gone.
"""
MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"


@pytest.fixture
def catalog(tmp_path: Path) -> str:
    place = tmp_path / "catalog"
    (place / "acme").mkdir(parents=True)
    (place / "catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    (place / "acme/room.yaml").write_text(DOMAIN, encoding="utf-8")
    return str(place)


def test_there_and_back(catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, domain = tmp_path / "he.po", Path(catalog) / "acme/room.yaml"
    command = ["translations"]
    assert (
        run([*command, "export", "--catalog", catalog, "--locale", "he", "--format", "po", "-o", str(file)])
        == 0
    )
    translated = (
        file.read_text("utf-8")
        .replace('msgstr ""\n', 'msgstr "לא קיים."\n')
        .replace('msgid ""\nmsgstr "לא קיים."', 'msgid ""\nmsgstr ""')
    )
    file.write_text(translated, encoding="utf-8")
    assert run([*command, "import", "--catalog", catalog, str(file), "--dry-run"]) == 0
    output = capsys.readouterr()
    assert output.out == "acme.room.GONE.message: 'לא קיים.'\n"
    assert output.err.endswith(
        "he: 1 text would be taken, 1 unchanged, 0 without a translation, 0 not taken\n"
    )
    assert domain.read_text("utf-8") == DOMAIN
    assert run([*command, "import", "--catalog", catalog, str(file)]) == 0
    assert "      he: {text: לא קיים., translated: " in domain.read_text("utf-8")
    assert run([*command, "import", "--catalog", catalog, str(file)]) == 0
    assert capsys.readouterr().err.endswith(
        "he: 0 texts taken, 2 unchanged, 0 without a translation, 0 not taken\n"
    )
    assert run([*command, "status", "--catalog", catalog, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [
        {"locale": "he", "domain": "acme.room", "total": 2, "translated": 2, "stale": 0, "missing": 0, "marked": 1, "percent": 100}
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["export", "pseudo"])
@pytest.mark.parametrize(
    ("output", "written"),
    [("new/", "new/en-XA.po"), ("new", "new/en-XA.po"), ("new.po", "new.po"), (".", "en-XA.po")],
)
def test_an_export_is_a_file_or_in_a_folder(
    catalog: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, output: str, written: str
) -> None:
    monkeypatch.chdir(tmp_path)
    options = ["--catalog", catalog, "--locale", "en-XA", "--format", "po", "-o", output]
    assert run(["translations", command, *options]) == 0
    assert "msgid" in (tmp_path / written).read_text("utf-8")


def test_what_is_not_taken_is_shown_with_its_line(
    catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "he.csv"
    run(
        ["translations", "export", "--catalog", catalog, "--locale", "he", "--format", "csv", "-o", str(file)]
    )
    file.write_text(file.read_text("utf-8").replace('"Gone.",""', '"Gone.","<b>"'), encoding="utf-8")
    assert run(["translations", "import", "--catalog", catalog, str(file)]) == 1
    output = capsys.readouterr().err
    assert (
        "he.csv:3: error: acme.room.GONE.message: <b> is not in the source text [translation-markup]"
        in output
    )
    assert (Path(catalog) / "acme/room.yaml").read_text("utf-8") == DOMAIN


def test_a_slash_at_the_end_makes_a_folder(catalog: str, tmp_path: Path) -> None:
    export = ["translations", "export", "--catalog", catalog, "--locale", "he", "--format", "csv"]
    for folder in ("new", "new"):  # the second time it exists
        assert run([*export, "-o", f"{tmp_path / folder}/"]) == 0
        assert [path.name for path in (tmp_path / folder).iterdir()] == ["he.csv"]


def test_a_machine_reads_what_an_import_does(
    catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "he.csv"
    export = ["translations", "export", "--catalog", catalog, "--locale", "he", "--format", "csv"]
    take = ["translations", "import", "--catalog", catalog, str(file), "--format", "json"]
    assert run([*export, "-o", str(file)]) == 0
    empty = file.read_text("utf-8")
    for written, code in (("Ende.", 0), ("A &amp; B", 1)):
        file.write_text(empty.replace('"Gone.",""', f'"Gone.","{written}"'), encoding="utf-8")
        capsys.readouterr()
        assert run([*take, "--dry-run"]) == code
        output = json.loads(capsys.readouterr().out)
        taken = {"key": "acme.room.GONE.message", "source": "Gone.", "old": None, "text": written}
        assert output["taken"] == ([] if code else [taken])
        assert (output["locale"], output["dry_run"], output["unchanged"]) == ("he", True, 1)
        assert [found["advice"] for found in output["findings"]] == ["write plain text: &"] * code
    assert (Path(catalog) / "acme/room.yaml").read_text("utf-8") == DOMAIN


def test_nothing_is_missing(catalog: str, capsys: pytest.CaptureFixture[str]) -> None:
    domain = Path(catalog) / "acme/room.yaml"
    domain.write_text(DOMAIN + "      he: Fort.\n", encoding="utf-8")
    assert run(["translations", "export", "--catalog", catalog, "--locale", "he", "--missing"]) == 0
    assert capsys.readouterr().err == "0 texts for he: nothing is missing or stale\n"


def test_a_file_that_is_refused_as_a_whole(
    catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "he.po").write_bytes(b"\xff")
    assert run(["translations", "import", "--catalog", catalog, str(tmp_path / "he.po")]) == 1
    last = capsys.readouterr().err.splitlines()[-1]
    assert re.fullmatch("nothing is taken from .*he.po", last)


def test_a_glossary_with_faults_is_reported(catalog: str, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(catalog) / "glossary.yaml").write_text(
        "zcodegen: 1\nterms:\n  Room: {word: ROOM}\n", encoding="utf-8"
    )
    assert run(["translations", "export", "--catalog", catalog, "--locale", "he"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "glossary.yaml:3:10: error: unknown key 'word'" in output.err
    assert "the glossary does not load: fix it first" in output.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["export", "--locale", "en"], "en is the source locale"),
        (["export", "--locale", "klingon"], "klingon"),
        (["export", "--locale", "ja", "--domain", "acme.rom"], "unknown domain 'acme.rom'"),
        (["import", "missing.po"], "cannot read missing.po"),
        (["import", "catalog.yaml"], "should end in one of .csv"),
    ],
)
def test_wrong_usage(
    arguments: list[str],
    says: str,
    catalog: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(catalog)
    assert run(["translations", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_picture_in_the_docs() -> None:
    picture = coverage_svg(coverage(load(ROOT / "catalog")))
    etree.fromstring(picture)
    same_text(picture, ROOT / "docs/images/translations.svg")


def test_coverage_counts_what_is_stale_and_missing() -> None:
    counted = {(row.locale, row.domain): row for row in coverage(load(ROOT / "tests/catalogs/features"))}
    row = counted["en", "acme.common"]
    assert (row.total, row.translated, row.stale, row.missing, row.marked) == (7, 5, 1, 1, 1)
    assert row.percent == 71
    (row,) = (
        row for row in coverage(load(ROOT / "tests/catalogs/features"), "fr") if row.domain == "acme.common"
    )
    assert (row.total, row.missing, row.percent) == (7, 7, 0)


@pytest.mark.parametrize(("written", "name"), [("en_US", "en-US"), ("en-Latn", "en-Latn"), ("EN", "")])
def test_another_spelling_of_a_locale_is_that_of_the_catalog(
    catalog: str, capsys: pytest.CaptureFixture[str], written: str, name: str
) -> None:
    assert run(["translations", "export", "--catalog", catalog, "--locale", written]) == 2
    error = capsys.readouterr().err
    assert (f"zcodegen: {name} is en in this catalog" in error) == bool(name)
    assert "en is the source locale" in error


def test_a_name_without_an_ending_is_a_folder(catalog: str, tmp_path: Path) -> None:
    out = tmp_path / "tr9"
    command = ["translations", "export", "--catalog", catalog, "--format", "po", "-o"]
    assert run([*command, str(out), "--locale", "pl"]) == 0
    assert run([*command, str(out), "--locale", "ja,de"]) == 0
    assert sorted(path.name for path in out.iterdir()) == ["de.po", "ja.po", "pl.po"]
    assert run([*command, str(tmp_path / "one.po"), "--locale", "ja"]) == 0
    assert (tmp_path / "one.po").is_file()


def test_the_status_of_a_locale_that_there_is_not(catalog: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["translations", "status", "--catalog", catalog, "--locale", "fr"]) == 2
    assert "unknown locale 'fr'; there are en" in capsys.readouterr().err


@pytest.mark.parametrize("charset", ["utf-16", "utf-8-sig"])
def test_a_report_shows_the_lines_of_a_file_in_its_own_encoding(
    catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], charset: str
) -> None:
    rows = "key\ten\the\nacme.room.GONE.message\tGone.\tלא {n} קיים.\n"
    (tmp_path / "he.tsv").write_bytes(rows.encode(charset))
    assert run(
        ["translations", "import", "--catalog", catalog, str(tmp_path / "he.tsv"), "--new-locale"]
    ) in {0, 1}
    report = capsys.readouterr().err
    assert "    2 | acme.room.GONE.message Gone. לא {n} קיים." in report.replace("\t", " ")


def test_a_folder_is_refused_with_its_files(
    catalog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "sent"
    assert (
        run(
            [
                "translations",
                "export",
                "--catalog",
                catalog,
                "--locale",
                "he,fr",
                "--format",
                "po",
                "-o",
                str(folder),
            ]
        )
        == 0
    )
    assert run(["translations", "import", "--catalog", catalog, str(folder)]) == 2
    assert re.search(
        r"sent is a folder; name its files: \S+/sent/fr\.po \S+/sent/he\.po\n", capsys.readouterr().err
    )
