"""What translation tools do to files: locales, ids, states, inline elements; and how the catalog takes it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.build_helpers import load
from zcodegen.catalog.load import text_hash
from zcodegen.cli.main import run
from zcodegen.formats.csv import dump_rows, guard, unguard
from zcodegen.translations.context import Terms
from zcodegen.translations.export import Wanted, export
from zcodegen.translations.import_file import ImportedFile, ImportOptions, import_file
from zcodegen.translations.locales import file_locale, read_tag
from zcodegen.translations.table import KINDS
from zcodegen.translations.units import units_of

MANIFEST = """\
zcodegen: 1
name: acme
version: 1.0.0
locales: {source: en, required: [en]}
limits: {message: 40}
"""
DOMAIN = """\
domain: acme.api
title: {en: API}
code_type: integer
entries:
  GONE:
    code: 1
    status: NOT_FOUND
    message:
      en: The room does not exist.
      de: Der Raum fehlt.
      zh-Hans: 房间不存在。
      sr-Latn: Soba ne postoji.
    action:
      en: Contact the support team.
    aliases: [OLD_GONE]

  LIMIT:
    code: 2
    status: RESOURCE_EXHAUSTED
    message:
      en: "At most {limit, plural, one {# stream} other {# streams}}."
    action:
      en: Contact the support team.
    arguments:
      limit: {type: integer, example: 9}
    fields:
      message: {note: Shown in a toast., max_length: 60}
    deprecated:
      since: 1.0.0
      reason: {en: Use GONE.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "catalog"
    (place / "acme").mkdir(parents=True)
    (place / "catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    (place / "acme/api.yaml").write_text(DOMAIN, encoding="utf-8")
    return place


def sent(folder: Path, kind: str, locale: str = "de", **wanted: object) -> str:
    made = export(load(folder), Wanted(locale, **wanted), KINDS[kind], Terms({}))  # type: ignore[arg-type]  # keywords of one case
    return made.content.decode("utf-8")


def back(folder: Path, kind: str, text: str, options: ImportOptions = ImportOptions()) -> ImportedFile:  # noqa: B008  # an immutable value
    return import_file(text.encode(), f"x{KINDS[kind].endings[0]}", load(folder), folder, options)


def write(folder: Path, imported: ImportedFile) -> None:
    for name, content in imported.files.items():
        (folder / name).write_bytes(content)


def taken(imported: ImportedFile) -> dict[str, str]:
    return {accepted.unit.key: accepted.text.value for accepted in imported.judgement.taken}


def rules(imported: ImportedFile) -> list[str]:
    return [found.rule for found in imported.judgement.findings]


def translate(text: str, key: str, translation: str, kind: str = "xliff") -> str:
    """Put a translation into an exported file."""
    begin = text.index(f'id="{key}"' if kind.startswith("xliff") else f'msgctxt "{key}"')
    closing = {"xliff": "</trans-unit>", "xliff2": "</unit>", "po": "\n\n"}[kind]
    end = text.find(closing, begin) if closing in text[begin:] else len(text)
    unit = text[begin:end]
    if kind == "po":
        unit = re.sub(r'msgstr ".*"', lambda _: f'msgstr "{translation}"', unit)
    else:
        state = ' state="translated"' if kind == "xliff" else ""
        unit = re.sub(
            r"<target[^>]*(/>|>.*?</target>)", lambda _: f"<target{state}>{translation}</target>", unit
        )
        unit = unit.replace('<segment state="initial"', '<segment state="translated"')
    return text[:begin] + unit + text[end:]


ACTION = "acme.api.GONE.action"


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("de_DE.UTF-8", "de-DE"), ("sr@latin", "sr-Latn"), ("sr_RS@latin", "sr-Latn-RS"), ("ca@valencia", "ca-valencia"),
     ("de_DE@euro", "de-DE"), ("zh-CHS", "zh-Hans"), ("zh_CN", "zh-CN"), ("zh_Hans_CN", "zh-Hans-CN"), ("cmn-Hans", "zh-Hans"), ("deu", "de")],
)  # fmt: skip
def test_tags_of_tools(tag: str, locale: str) -> None:
    assert read_tag(tag).tag == locale


@pytest.mark.parametrize(
    ("named", "locale"),
    [("de-DE", "de"), ("de_DE", "de"), ("de_AT", "de"), ("zh_CN", "zh-Hans"), ("zh-Hans-CN", "zh-Hans"), ("zh-CHS", "zh-Hans"),
     ("cmn-Hans", "zh-Hans"), ("sr@latin", "sr-Latn"), ("de", "de"), ("de_DE@euro", "de"), ("fr", ""), ("zh-TW", ""), ("sr-Cyrl", ""),
     ("en-US", ""), ("German", ""), ("", "")],
)  # fmt: skip
def test_the_locale_of_a_file_is_the_catalogs(folder: Path, named: str, locale: str) -> None:
    found = file_locale(named, "", None, load(folder), is_new=False)
    assert found.locale == locale
    assert bool(found.message and found.help) == (not locale)


def test_the_users_locale_wins(folder: Path) -> None:
    catalog = load(folder)
    assert file_locale("de-DE", "", "de", catalog, is_new=False).locale == "de"
    assert file_locale("German", "", "de", catalog, is_new=False).locale == "de"
    assert file_locale("fr", "", "de", catalog, is_new=False).locale == ""
    assert file_locale("fr", "", None, catalog, is_new=True).locale == "fr"
    assert file_locale("de-DE", "de", None, catalog, is_new=False).locale == "de"
    assert file_locale("fr-FR", "fr", None, catalog, is_new=False).locale == "fr"  # exported for fr


@pytest.mark.parametrize("kind", ["xliff", "xliff2", "po"])
def test_a_region_of_a_tool_makes_no_locale(folder: Path, kind: str) -> None:
    text = translate(sent(folder, kind), ACTION, "Wenden Sie sich an den Support.", kind)
    changed = text.replace('target-language="de"', 'target-language="de-DE"').replace(
        'trgLang="de"', 'trgLang="de-DE"'
    )
    changed = changed.replace("Language: de", "Language: de_DE")
    assert changed != text
    for tagged in (changed, re.sub(r" locale=de|#. zcodegen.*\n", "", changed)):
        imported = back(folder, kind, tagged)
        assert (imported.locale, taken(imported)) == ("de", {ACTION: "Wenden Sie sich an den Support."})


@pytest.mark.parametrize("kind", ["xliff", "xliff2"])
def test_a_stale_text_is_confirmed_by_a_marked_file_alone(folder: Path, kind: str) -> None:
    path = folder / "acme/api.yaml"
    path.write_text(
        DOMAIN.replace("de: Der Raum fehlt.", 'de: {text: Der Raum fehlt., translated: "00000000"}'), "utf-8"
    )
    text = sent(folder, kind)
    assert taken(back(folder, kind, text)) == {}
    confirmed = text.replace('state="needs-review-translation"', 'state="final"').replace(
        'state="initial" subState="zcodegen:stale"', 'state="final"'
    )
    assert confirmed != text
    assert taken(back(folder, kind, confirmed)) == {"acme.api.GONE.message": "Der Raum fehlt."}
    unmarked = re.sub(r' extradata="[^"]*"|<note category="zcodegen-mark">[^<]*</note>', "", confirmed)
    assert taken(back(folder, kind, unmarked)) == {}


def test_renumbered_ids_and_former_names(folder: Path) -> None:
    text = translate(sent(folder, "xliff"), ACTION, "Wenden Sie sich an den Support.")
    renumbered = re.sub(r'<trans-unit id="[^"]*"', '<trans-unit id="17"', text)
    assert list(taken(back(folder, "xliff", renumbered))) == [ACTION]
    former = text.replace("acme.api.GONE", "acme.api.OLD_GONE")
    assert list(taken(back(folder, "xliff", former))) == [ACTION]


@pytest.mark.parametrize(
    ("key", "translation", "rule"),
    [
        (ACTION, "#NAME?", "translation-markup"),
        (ACTION, "联系技术支持", "translation-markup"),
        ("acme.api.GONE.action", "Contact the support team.", "untranslated-text"),
        ("acme.api.GONE.message", "Der Raum \u202efehlt.", "hidden-character"),
        (ACTION, "%s: Support anrufen.", "translation-placeholders"),
        ("acme.api.LIMIT.message", "Höchstens {limit, plural, one {# Strom}}.", "translation-placeholders"),
        ("acme.api.LIMIT.message", "Höchstens {limit, plural, other {# Ströme}}.", "message-branches"),
        (
            "acme.api.GONE.message",
            "Der Raum, der angefragt wurde, ist leider nicht mehr vorhanden.",
            "text-length",
        ),
    ],
)
def test_rules_look_at_what_is_taken(folder: Path, key: str, translation: str, rule: str) -> None:
    text = translate(sent(folder, "po"), key, translation, "po")
    imported = back(folder, "po", text)
    (found,) = imported.judgement.findings
    assert found.rule == rule
    assert found.location.line == text[: text.index(f'msgstr "{translation}"')].count("\n") + 1
    assert (key in taken(imported)) == (str(found.severity) != "error")


def test_arguments_typed_as_text(folder: Path) -> None:
    plain = DOMAIN.replace("{limit, plural, one {# stream} other {# streams}}", "{limit} streams")
    (folder / "acme/api.yaml").write_text(plain, "utf-8")
    key = "acme.api.LIMIT.message"
    for written in (
        "Höchstens {limit} Ströme.",
        'Höchstens <x id="limit"/> Ströme.',
        'Höchstens <ph id="1">{limit}</ph> Ströme.',
        'Höchstens <g id="1"><x id="1" equiv-text="{limit}"/></g> Ströme.',
    ):
        assert taken(back(folder, "xliff", translate(sent(folder, "xliff"), key, written))) == {
            key: "Höchstens {limit} Ströme."
        }
    plural = "Höchstens {limit, plural, one {# Strom} other {# Ströme}}."
    assert taken(back(folder, "xliff", translate(sent(folder, "xliff"), key, plural))) == {key: plural}


def test_apostrophes_of_a_message_are_as_the_translator_writes_them(folder: Path) -> None:
    apostrophe = DOMAIN.replace(
        "{limit, plural, one {# stream} other {# streams}}", "{limit} streams, it's full"
    )
    (folder / "acme/api.yaml").write_text(apostrophe, "utf-8")
    key = "acme.api.LIMIT.message"
    text = translate(sent(folder, "xliff"), key, 'Höchstens <x id="limit"/>, s\'ist voll.')
    for returned in (text, re.sub(r' extradata="[^"]*"', "", text)):
        assert taken(back(folder, "xliff", returned)) == {key: "Höchstens {limit}, s'ist voll."}


def test_titles_and_reasons_are_translated(folder: Path) -> None:
    text = sent(folder, "po")
    for key, translation in (
        ("acme.api.title", "Schnittstelle"),
        ("acme.api.LIMIT.deprecated", "GONE verwenden."),
    ):
        text = translate(text, key, translation, "po")
    write(folder, back(folder, "po", text))
    catalog = load(folder)
    assert catalog.domains["acme.api"].title["de"] == "Schnittstelle"
    tombstone = catalog.domains["acme.api"].entries["LIMIT"].deprecated
    assert tombstone
    assert tombstone.reasons["de"].value == "GONE verwenden."
    assert {unit.key: unit.state for unit in units_of(catalog, "de")}["acme.api.title"] == "original"


def test_from_another_language(folder: Path) -> None:
    text = sent(folder, "po", "fr", origin="de")
    assert 'msgid "Der Raum fehlt."' in text
    assert 'msgid "Contact the support team."' in text
    write(folder, back(folder, "po", translate(text, "acme.api.GONE.message", "La salle manque.", "po")))
    french = load(folder).domains["acme.api"].entries["GONE"].message["fr"]
    assert (french.value, french.translated, french.origin) == (
        "La salle manque.",
        text_hash("Der Raum fehlt."),
        "de",
    )
    assert {unit.key: unit.state for unit in units_of(load(folder), "fr")}[
        "acme.api.GONE.message"
    ] == "translated"


def test_each_source_once(folder: Path) -> None:
    text = sent(folder, "po", is_unique=True)
    assert text.count('msgid "Contact the support team."') == 1
    imported = back(folder, "po", translate(text, ACTION, "Wenden Sie sich an den Support.", "po"))
    assert set(taken(imported)) == {ACTION, "acme.api.LIMIT.action"}


def test_notes_and_limits_reach_every_format(folder: Path) -> None:
    for kind in KINDS:
        text = sent(folder, kind)
        assert "Shown in a toast." in text
        assert re.search('maxwidth="60"|sizeRestriction="60"|max-length:60|at most 60 characters', text)


def test_tables_start_no_formula(folder: Path) -> None:
    (folder / "acme/api.yaml").write_text(DOMAIN.replace("The room does not exist.", '"\'=1+1"'), "utf-8")
    text = sent(folder, "csv")
    assert "\"''=1+1\"" in text
    assert back(folder, "csv", text).judgement.findings == ()
    changed = text.replace('"Der Raum fehlt."', '"\'=HYPERLINK(1)"')
    assert taken(back(folder, "csv", changed)) == {"acme.api.GONE.message": "=HYPERLINK(1)"}


@pytest.mark.parametrize(
    "text", ["=1", "+1+1", "-1+1", "@A1", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "\u200b=1", "＝1", "＋1", "－1", "＠SUM", "﹦1", "﹫A1", "'=1", "''＝1"]
)  # fmt: skip
def test_a_field_is_no_formula_and_comes_back(text: str) -> None:
    (row,) = csv.reader(io.StringIO(dump_rows([[text]]).decode(), newline=""))
    assert row[0].startswith("'")
    assert unguard(row[0]) == text


@pytest.mark.parametrize(
    "text", ["a;=cmd|' /C calc'!A0;", "a\t+1", "a\n- b\r\n @c", "a\r\r=1", "a\n'=1", ";;=1", "=1;=2", "\t=1", "a\n\n\u3000＝1", "a; b\nc"]
)  # fmt: skip
def test_no_part_of_a_translators_field_is_a_formula_where_semicolons_separate(
    folder: Path, text: str
) -> None:
    (folder / "acme/api.yaml").write_text(
        DOMAIN.replace("The room does not exist.", json.dumps(text)), "utf-8"
    )
    content = sent(folder, "csv")
    cells = re.split(r'[;\t\r\n,]+"?', content)
    assert not [cell for cell in cells if re.match(r"[\s\u3000]*[=+@＝-].", cell)]
    assert back(folder, "csv", content).judgement.findings == ()


@pytest.mark.parametrize("text", ["-12", "0", "a=1", "'a'", "-", "#1", "（＝）", ""])
def test_other_fields_are_as_they_are(text: str) -> None:
    assert guard(text) == text == unguard(text)


def test_unfinished_on_request(folder: Path) -> None:
    text = translate(sent(folder, "xliff"), ACTION, "Wenden Sie sich an den Support.")
    text = text.replace('state="translated">Wenden', 'state="needs-review-translation">Wenden')
    assert rules(back(folder, "xliff", text)) == ["translation-unfinished"]
    assert list(taken(back(folder, "xliff", text, ImportOptions(accepts=frozenset({"unfinished"}))))) == [
        ACTION
    ]


def test_conflicts_on_request(folder: Path) -> None:
    """A translator corrects a file that was imported, and sends it again."""
    text = translate(sent(folder, "po"), ACTION, "Wenden Sie sich an den Suport.", "po")
    write(folder, back(folder, "po", text))
    again = text.replace("Suport", "Support")
    assert rules(back(folder, "po", again)) == ["translation-conflict"]
    imported = back(folder, "po", again, ImportOptions(accepts=frozenset({"conflicts"})))
    assert taken(imported) == {ACTION: "Wenden Sie sich an den Support."}
    older = re.sub("source=[0-9a-f]{8}", "source=00000000", again)
    assert rules(back(folder, "po", older, ImportOptions(accepts=frozenset({"conflicts"})))) == [
        "translation-conflict"
    ]


def test_commands(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ["--catalog", str(folder)]
    files = tmp_path / "files"
    files.mkdir()
    both = ["--locale", "de", "--locale", "zh-Hans"]
    assert run(["translations", "export", *at, *both, "--format", "po", "-o", str(files)]) == 0
    assert sorted(path.name for path in files.iterdir()) == ["de.po", "zh-Hans.po"]
    assert run(["translations", "import", *at, *map(str, sorted(files.iterdir()))]) == 0
    assert run(["translations", "status", *at, "--fail-under", "90"]) == 1
    assert run(["translations", "status", *at, "--fail-under", "0", "--locale", "de"]) == 0
    capsys.readouterr()
    (files / "fr.po").write_text(
        (files / "de.po").read_text("utf-8").replace("Language: de", "Language: fr"), "utf-8"
    )
    assert run(["translations", "import", *at, str(files / "fr.po")]) == 1
    assert "exported for de" in capsys.readouterr().err


def test_adopted_texts_become_stale(folder: Path) -> None:
    at = ["--catalog", str(folder)]
    assert run(["translations", "adopt", *at, "--locale", "de"]) == 0
    german = load(folder).domains["acme.api"].entries["GONE"].message["de"]
    assert german.translated == text_hash("The room does not exist.")
    path = folder / "acme/api.yaml"
    path.write_text(
        path.read_text("utf-8").replace("en: The room does not exist.", "en: The room is gone."), "utf-8"
    )
    states = {unit.key: unit.state for unit in units_of(load(folder), "de")}
    assert states["acme.api.GONE.message"] == "stale"
    chinese = load(folder).domains["acme.api"].entries["GONE"].message["zh-Hans"]
    assert chinese.translated is None


def test_a_folder_is_kept_in_step(folder: Path, tmp_path: Path) -> None:
    files = tmp_path / "po"
    sync = ["translations", "sync", "--catalog", str(folder), str(files), "--format", "po"]
    assert run([*sync, "--locale", "de"]) == 0
    (files / "de.po").rename(files / "de_DE.po")
    text = (files / "de_DE.po").read_text("utf-8")
    (files / "de_DE.po").write_text(translate(text, ACTION, "Wenden Sie sich an den Support.", "po"), "utf-8")
    path = folder / "acme/api.yaml"
    path.write_text(path.read_text("utf-8").replace("title: {en: API}", "title: {en: API, de: API}"), "utf-8")
    assert run([*sync, "--locale", "de"]) == 0
    assert [file.name for file in files.iterdir()] == ["de_DE.po"]
    assert (
        load(folder).domains["acme.api"].entries["GONE"].action["de"].value
        == "Wenden Sie sich an den Support."
    )
    assert 'msgid "API"\nmsgstr "API"' in (files / "de_DE.po").read_text("utf-8")


def test_pseudo_locales(folder: Path, tmp_path: Path) -> None:
    for locale in ("en-XA", "ar-XB"):
        file = tmp_path / f"{locale}.po"
        at = ["--catalog", str(folder)]
        assert (
            run(["translations", "pseudo", *at, "--locale", locale, "--format", "po", "-o", str(file)]) == 0
        )
        assert run(["translations", "import", *at, "--new-locale", str(file)]) == 0
    entries = load(folder).domains["acme.api"].entries
    assert entries["GONE"].message["en-XA"].value.startswith("[Ţĥé")
    assert len(entries["GONE"].message["en-XA"].value) > 1.3 * len("The room does not exist.")
    assert "{limit, plural, one {# " in entries["LIMIT"].message["en-XA"].value
    assert "\u200froom\u200f" in entries["GONE"].message["ar-XB"].value


def test_a_report_for_each_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for locale in ("de", "zh-Hans"):
        (tmp_path / f"{locale}.po").write_text(sent(folder, "po", locale), "utf-8")
    files = [str(tmp_path / "de.po"), str(tmp_path / "zh-Hans.po")]
    assert run(["translations", "import", "--catalog", str(folder), "--format", "json", *files]) == 0
    assert [report["locale"] for report in json.loads(capsys.readouterr().out)] == ["de", "zh-Hans"]
