"""Export and import: without a change nothing changes; with one, exactly that, with comments and origin kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.build_helpers import build_into, load
from tests.messages.okapi import strict_xliff
from tests.toolchains.tools import ROOT, require, run, succeed
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import text_hash
from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import Argument, Entry, Text
from zcodegen.diagnostics import ZcodegenError
from zcodegen.formats.unit import FileHeader, TextUnit
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.locales.message import quote
from zcodegen.translations.context import terms_of
from zcodegen.translations.export import Export, Wanted, content_of, export
from zcodegen.translations.import_file import ImportedFile, ImportOptions, import_file
from zcodegen.translations.marks import Mark, read_mark, write_mark
from zcodegen.translations.merge import read_content
from zcodegen.translations.table import KINDS, kind_of
from zcodegen.translations.units import Unit

FEATURES = ROOT / "tests/catalogs/features"
DOMAIN = """\
# All about rooms.
domain: acme.room
title: {zh-CN: 房间, en: Rooms}
code_type: integer
entries:
  # Not to be confused with GONE.
  NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message:
      zh-CN: 房间不存在。
      en: {text: The room does not exist., translated: "00000000"}  # of an older text
    action:
      zh-CN: 请确认 RoomId。

  LIMIT_EXCEEDED:
    code: 105
    status: RESOURCE_EXHAUSTED
    message:
      zh-CN: 最多 {limit} 个房间。
    arguments:
      limit: {type: integer, example: 9}
"""
MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: zh-CN, required: [zh-CN]}\n"
GLOSSARY = "zcodegen: 1\nterms:\n  房间: {words: ROOM, en: room, note: never channel}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "catalog"
    (place / "acme").mkdir(parents=True)
    for name, text in {"catalog.yaml": MANIFEST, "acme/room.yaml": DOMAIN, "glossary.yaml": GLOSSARY}.items():
        (place / name).write_text(text, encoding="utf-8", newline="\n")
    return place


def sent(folder: Path, kind: str, locale: str = "en", *, missing: bool = False) -> Export:
    place = folder / "glossary.yaml"
    glossary = read_glossary(place.read_bytes() if place.is_file() else None, place.name)
    return export(load(folder), Wanted(locale, missing), KINDS[kind], terms_of(glossary))


def back(folder: Path, kind: str, content: bytes, locale: str | None = None) -> ImportedFile:
    options = ImportOptions(locale)
    return import_file(content, f"work{KINDS[kind].endings[0]}", load(folder), folder, options)


def rules(received: ImportedFile) -> list[tuple[str, int]]:
    return [(found.rule, found.location.line) for found in received.judgement.findings]


@pytest.mark.parametrize("kind", KINDS)
def test_an_edited_source_is_reported(folder: Path, kind: str) -> None:
    content = sent(folder, kind).content.decode().replace("请确认 RoomId。", "请确认 ID。")
    received = back(folder, kind, content.encode())
    (found,) = received.judgement.findings
    assert found.rule == "translation-conflict"
    assert "'请确认 ID。'" in found.message


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("catalog", "locale"),
    [*((FEATURES, locale) for locale in ("en", "ja", "ar", "de")), (ROOT / "catalog", "en")],
    ids=["features-en", "features-ja", "features-ar", "features-de", "shipped-en"],
)
def test_nothing_changed_is_nothing_to_write(catalog: Path, locale: str, kind: str) -> None:
    received = back(catalog, kind, sent(catalog, kind, locale).content)
    assert (received.judgement.taken, received.judgement.findings, dict(received.files)) == ((), (), {})
    assert received.locale == locale


@pytest.mark.parametrize("catalog", [FEATURES, ROOT / "catalog"], ids=["features", "shipped"])
def test_xliff_keeps_to_the_standard(catalog: Path) -> None:
    for locale in ("en", "ja", "ar"):
        strict_xliff().assertValid(etree.fromstring(sent(catalog, "xliff", locale).content))


@pytest.mark.parametrize("locale", ["en", "ja"])
def test_gettext_takes_what_goes_out(locale: str, tmp_path: Path) -> None:
    require("gettext")
    (tmp_path / "sent.po").write_bytes(sent(FEATURES, "po", locale).content)
    succeed(["msgfmt", "--check", "-o", "sent.mo", "sent.po"], cwd=tmp_path)


def test_gettext_sees_a_placeholder_that_is_lost(folder: Path, tmp_path: Path) -> None:
    require("gettext")
    content = sent(folder, "po").content.decode("utf-8")
    for number, written in enumerate(("At most {limit} rooms.", "At most {limits} rooms.")):
        begin = 'msgid "最多 {limit} 个房间。"\nmsgstr "'
        (tmp_path / "back.po").write_text(content.replace(begin, begin + written), encoding="utf-8")
        done = run(["msgfmt", "--check", "-o", "back.mo", "back.po"], cwd=tmp_path)
        assert done.returncode == number


TRANSLATED = {
    "xliff": (
        '<source>请确认 RoomId。</source>\n        <target state="needs-translation"/>',
        "<source>请确认 RoomId。</source>\n        <target>Check RoomId.</target>",
    ),
    "xliff2": (
        '<segment state="initial">\n        <source>请确认 RoomId。</source>\n        <target/>',
        "<segment>\n        <source>请确认 RoomId。</source>\n        <target>Check RoomId.</target>",
    ),
    "po": ('msgid "请确认 RoomId。"\nmsgstr ""', 'msgid "请确认 RoomId。"\nmsgstr "Check RoomId."'),
    "csv": ('"请确认 RoomId。",""', '"请确认 RoomId。","Check RoomId."'),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_is_one_line_of_the_catalog(folder: Path, kind: str) -> None:
    content = sent(folder, kind).content.decode("utf-8")
    before, after = TRANSLATED[kind]
    assert content.count(before) == 1
    received = back(folder, kind, content.replace(before, after).encode())
    assert received.judgement.findings == ()
    line = f"      en: {{text: Check RoomId., translated: {text_hash('请确认 RoomId。')}}}\n"
    at = DOMAIN.index("      zh-CN: 请确认 RoomId。\n") + len("      zh-CN: 请确认 RoomId。\n")
    assert {path: text.decode() for path, text in received.files.items()} == {
        "acme/room.yaml": DOMAIN[:at] + line + DOMAIN[at:]
    }


def test_what_a_translator_is_reported(folder: Path) -> None:
    content = sent(folder, "po").content.decode("utf-8")
    for line in (
        "#. acme.room 104 NOT_FOUND, message: Rooms",
        "#. action: 请确认 RoomId。",
        "#. {limit}: integer, such as 9",
        "#. term (en): 房间 = room (never channel)",
        "#, fuzzy",
    ):
        assert line in content


def test_missing_leaves_out_what_is_done(folder: Path) -> None:
    assert sent(folder, "csv", missing=True).count == 3
    done = DOMAIN.replace('"00000000"', text_hash("房间不存在。"))
    (folder / "acme/room.yaml").write_text(done, encoding="utf-8", newline="\n")
    assert sent(folder, "csv", missing=True).count == 2


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("xliff", 'state="needs-review-translation"', 'state="final"'),
        ("po", "#, fuzzy\n", ""),
        ("csv", '"stale"', '"translated"'),
    ],
)
def test_a_stale_translation_is_confirmed(folder: Path, kind: str, before: str, after: str) -> None:
    content = sent(folder, kind).content.decode("utf-8").replace(before, after)
    (taken,) = back(folder, kind, content.encode()).judgement.taken
    assert taken.text == Text("The room does not exist.", text_hash("房间不存在。"))


def edited(folder: Path, key: str, target: str, columns: Mapping[str, str] | None = None) -> bytes:
    """The exported table with one row changed."""
    rows = list(csv.DictReader(io.StringIO(sent(folder, "csv").content.decode("utf-8-sig"), newline="")))
    for row in rows:
        if row["key"] == key:
            row |= {"en": target, **(columns or {})}
    return table(rows)


def table(rows: list[dict[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


LIMIT, ACTION, MESSAGE = (
    "acme.room.LIMIT_EXCEEDED.message",
    "acme.room.NOT_FOUND.action",
    "acme.room.NOT_FOUND.message",
)


@pytest.mark.parametrize(
    ("key", "target", "columns", "rule", "says"),
    [
        (LIMIT, "At most 9 rooms.", {}, "translation-placeholders", "{limit} is lost"),
        (LIMIT, "At most {limit} {rooms}.", {}, "translation-placeholders", "{rooms} is new"),
        (LIMIT, "At most {limit} {rooms", {}, "translation-placeholders", "is not a placeholder"),
        (ACTION, "Check <b>RoomId</b>.", {}, "translation-markup", "<b> and </b> are not in the source text"),
        (ACTION, "Check&nbsp;RoomId.", {}, "translation-markup", "&nbsp; is not in the source text"),
        (ACTION, "Check\x07RoomId.", {}, "translation-markup", "U+0007 cannot be part"),
        (ACTION, "x" * 20_001, {}, "translation-markup", "20001 characters are too many"),
        (ACTION, "Check this RoomId.", {"key": "acme.room.NOT_FOND.action"}, "translation-unknown", "no text 'acme.room.NOT_FOND.action'"),
        (ACTION, "Check this RoomId.", {"zcodegen": f"source={'0' * 8} target=none"}, "translation-conflict", "source text has changed"),
        (ACTION, "Check this RoomId.", {"zcodegen": "", "zh-CN": "旧的。"}, "translation-conflict", "changed from '旧的。'"),
        (ACTION, "Check this RoomId.", {"zh-CN": "旧的。"}, "translation-conflict", "edited from '请确认 RoomId。' to '旧的。'"),
        (ACTION, "", {"zh-CN": "旧的。"}, "translation-conflict", "edited from '请确认 RoomId。' to '旧的。'"),
        (MESSAGE, "No such room.", {"zcodegen": f"source={text_hash('房间不存在。')} target=12345678"}, "translation-conflict", "the catalog now has 'The room does not exist.'"),
    ],
)  # fmt: skip
def test_what_is_not_taken(
    folder: Path, key: str, target: str, columns: dict[str, str], rule: str, says: str
) -> None:
    received = back(folder, "csv", edited(folder, key, target, columns))
    (found,) = received.judgement.findings
    assert (found.rule, found.location.path) == (rule, "work.csv")
    assert says in found.message
    assert found.location.line > 1
    assert found.help
    assert dict(received.files) == {}


PLURAL = "{limit, plural, other {最多 # 个房间。}}"
SELECT = "{kind, select, audio {音频} other {视频}}"


@pytest.mark.parametrize(
    ("source", "locale", "target", "says"),
    [
        (PLURAL, "en", "At most {limit} rooms.", "loses the plural of 'limit'"),
        (PLURAL, "en", "{limit, plural, one {# room} other {# rooms}}", ""),
        (PLURAL, "ja", "{limit} 部屋まで。", ""),
        (SELECT, "en", "Stream: {kind}", "loses the select of 'kind'"),
        (SELECT, "en", "{kind, select, other {stream}}", "lacks the branch audio"),
        (SELECT, "en", "{kind, select, audio {audio} other {video}}", ""),
        ("请重试 {secs} 秒。", "en", "Try again.", "no placeholder and the source text {secs}"),
        ("请重试 ${secs} 秒。", "en", "Try again in {secs} seconds.", "it has {secs} and the source text ${secs}"),
        ("请重试 {secs} 秒。", "en", "Try again in {secs} seconds.", ""),
    ],
)  # fmt: skip
def test_what_of_the_source_is_lost(folder: Path, source: str, locale: str, target: str, says: str) -> None:
    declared = next((name for name in ("limit", "kind") if f"{{{name}," in source), "")
    sort = "integer, example: 9" if declared == "limit" else "string, example: audio"
    arguments = f"\n    arguments: {{{declared}: {{type: {sort}}}}}" if declared else ""
    text = DOMAIN.split("\n    arguments:", maxsplit=1)[0].replace("最多 {limit} 个房间。", f'"{source}"')
    (folder / "acme/room.yaml").write_text(text + arguments + "\n", encoding="utf-8", newline="\n")
    rows = list(
        csv.DictReader(io.StringIO(sent(folder, "csv", locale).content.decode("utf-8-sig"), newline=""))
    )
    row = next(row for row in rows if row["key"] == LIMIT)
    row[locale] = target
    found = [finding.message for finding in back(folder, "csv", table([row]), locale).judgement.findings]
    assert len(found) == bool(says)
    assert all(says in message for message in found)


def test_the_rest_is_taken(folder: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(edited(folder, ACTION, "Check this RoomId.").decode(), newline=""))
    )
    rows[-1]["en"] = "no placeholder"
    received = back(folder, "csv", table(rows))
    assert [taken.unit.key for taken in received.judgement.taken] == [ACTION]
    assert [rule for rule, _ in rules(received)] == ["translation-placeholders"]


def test_one_text_twice(folder: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(edited(folder, ACTION, "Check this RoomId.").decode(), newline=""))
    )
    again = next(row for row in rows if row["key"] == ACTION)
    same = back(folder, "csv", table([*rows, again]))
    assert [taken.text.value for taken in same.judgement.taken] == ["Check this RoomId."]
    other = back(folder, "csv", table([*rows, {**again, "en": "Check RoomId."}]))
    assert other.judgement.taken == ()
    assert [rule for rule, _ in rules(other)] == ["translation-twice"]


def test_blanks_at_the_ends_are_no_other_words(folder: Path) -> None:
    blank = edited(folder, ACTION, "  Check RoomId.  ")
    received = back(folder, "csv", blank)
    assert [taken.text.value for taken in received.judgement.taken] == ["Check RoomId."]
    (folder / "acme/room.yaml").write_bytes(received.files["acme/room.yaml"])
    again = back(folder, "csv", blank).judgement
    assert (again.taken, again.findings) == ((), ())
    empty = back(folder, "csv", edited(folder, ACTION, "  ")).judgement
    assert (empty.taken, empty.findings) == ((), ())


@pytest.mark.parametrize(
    ("kind", "before", "after", "rule", "line"),
    [
        ("xliff", b'product-name="acme"', b'product-name="other"', "translation-catalog", 0),
        ("po", b"X-Catalog: acme", b"X-Catalog: other", "translation-catalog", 0),
        ("csv", '"请确认 RoomId。",""'.encode(), '"请确认 RoomId。","'.encode(), "translation-file", 7),
        ("xliff", b'target-language="en"', b'target-language="zh-CN"', "translation-locale", 0),
        ("po", b"Language: en", b"Language: fr", "translation-locale", 0),
        ("xliff", b"</body>", b"</bod>", "translation-file", 0),
        ("xliff", b'version="1.2"', b'version="3.0"', "translation-file", 1),
        ("xliff", "请确认".encode(), "请确认".encode("gb18030"), "translation-file", 0),
        ("po", "请确认".encode(), "请确认".encode("gb18030"), "translation-file", 0),
        ("po", b"charset=UTF-8", b"charset=KLINGON", "translation-file", 1),
        ("po", b"msgctxt", b"mgsctxt", "translation-file", 0),
        ("po", b'msgid "', b"msgid ", "translation-file", 0),
        ("po", 'RoomId。"'.encode(), 'Room"Id"。"'.encode(), "translation-file", 0),
        ("csv", "请确认".encode(), "请确认".encode("gb18030"), "translation-file", 0),
        ("csv", b'"state"', b'"status"', "translation-file", 1),
        ("xliff", "请确认".encode(), b"\xff", "translation-file", 0),
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours(
    folder: Path, kind: str, before: bytes, after: bytes, rule: str, line: int
) -> None:
    content = sent(folder, kind).content
    there = content.count(b"\n", 0, content.index(before)) + 1
    received = back(folder, kind, content.replace(before, after))
    assert (rules(received), received.judgement.taken) == ([(rule, line or there)], ())


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_file(folder: Path, kind: str) -> None:
    assert rules(back(folder, kind, b"")) == [("translation-file", 1)]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_translate_is_a_file_too(kind: str) -> None:
    made = sent(ROOT / "catalog", kind, missing=True)
    assert made.count == 0
    received = back(ROOT / "catalog", kind, made.content)
    assert (received.locale, received.judgement.findings) == ("en", ())


def test_nothing_to_translate_is_xliff() -> None:
    content = sent(ROOT / "catalog", "xliff", missing=True).content
    strict_xliff().assertValid(etree.fromstring(content))


def test_entities_are_not_followed(folder: Path) -> None:
    content = sent(folder, "xliff").content.decode("utf-8")
    bomb = content.replace("?>", '?>\n<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/hostname">]>', 1)
    received = back(
        folder, "xliff", bomb.replace('<target state="needs-translation"/>', "<target>&a;</target>").encode()
    )
    assert rules(received) == [("translation-file", 1)]


def test_elements_of_tools(folder: Path) -> None:
    before, _ = TRANSLATED["xliff"]
    content = sent(folder, "xliff").content.decode("utf-8")

    def with_target(inner: str) -> ImportedFile:
        after = f"<source>请确认 RoomId。</source><target>{inner}</target>"
        return back(folder, "xliff", content.replace(before, after).encode())

    marked = with_target('Check <mrk mtype="term">RoomId</mrk>.')
    assert [taken.text.value for taken in marked.judgement.taken] == ["Check RoomId."]
    grouped = with_target('Check <g id="1">RoomId</g>.')
    assert [taken.text.value for taken in grouped.judgement.taken] == ["Check RoomId."]
    assert [rule for rule, _ in rules(with_target('Check <sub id="1">RoomId</sub>.'))] == [
        "translation-markup"
    ]


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("comma", [",", ";", "\t"])
def test_tables_as_spreadsheets_save_them(folder: Path, charset: str, comma: str) -> None:
    rows = list(
        csv.reader(io.StringIO(edited(folder, ACTION, "Check RoomId; now, please.").decode(), newline=""))
    )
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=comma).writerows(rows)
    (taken,) = back(folder, "csv", out.getvalue().encode(charset)).judgement.taken
    assert taken.text.value == "Check RoomId; now, please."


def test_other_encodings_that_xml_may_have(folder: Path) -> None:
    before, after = TRANSLATED["xliff"]
    text = sent(folder, "xliff").content.decode("utf-8").replace(before, after)
    for charset in ("utf-16", "gb18030"):
        (taken,) = back(folder, "xliff", text.replace("UTF-8", charset, 1).encode(charset)).judgement.taken
        assert taken.text.value == "Check RoomId."


def test_columns_as_a_spreadsheet_leaves_them(folder: Path) -> None:
    text = edited(folder, ACTION, "Check this RoomId.").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for columns in (("key", "zh-CN", "en"), ("zcodegen", "zh-CN", "state", "en", "key"), (*rows[0], "", " ")):
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        received = back(folder, "csv", out.getvalue().encode())
        assert [taken.text.value for taken in received.judgement.taken] == ["Check this RoomId."]
        assert received.judgement.findings == ()


@pytest.mark.parametrize(
    ("kind", "before", "after", "says"),
    [
        ("xliff", '<target state="needs-translation"/>', "<target><sub>Check this RoomId.</sub></target>", "the element <sub>"),
        ("po", 'msgid "请确认 RoomId。"\nmsgstr ""', 'msgid "请确认 RoomId。"\nmsgid_plural "x"\nmsgstr[0] "Check this RoomId."', "the plural form 'Check this RoomId.'"),
        ("csv", 'target=none locale=en"\n"acme.room.LIMIT', 'target=none locale=en","Check this RoomId."\n"acme.room.LIMIT', "'Check this RoomId.', beyond the columns,"),
    ],
)  # fmt: skip
def test_what_no_text_has_is_reported(folder: Path, kind: str, before: str, after: str, says: str) -> None:
    content = sent(folder, kind).content.decode("utf-8")
    before, after = (text.replace("4f0b0dd5", text_hash("请确认 RoomId。")) for text in (before, after))
    place = content.index(before, content.index(ACTION))
    received = back(folder, kind, (content[:place] + after + content[place + len(before) :]).encode())
    (found,) = received.judgement.findings
    assert (found.rule, found.message) == ("translation-markup", f"{ACTION}: {says} cannot be part of a text")


def test_ids_that_are_lost(folder: Path) -> None:
    content = sent(folder, "po").content.decode("utf-8")
    without = content.replace(f'msgctxt "{ACTION}"\n', "")
    assert rules(back(folder, "po", without.encode())) == []
    before, after = TRANSLATED["po"]
    (found,) = back(folder, "po", without.replace(before, after).encode()).judgement.findings
    assert (found.rule, found.message) == (
        "translation-unknown",
        "here is a text without an id: 'Check RoomId.' is not taken",
    )


@pytest.mark.parametrize("state", ["new", "needs-translation"])
def test_a_source_that_a_tool_has_filled_in_is_no_translation(folder: Path, state: str) -> None:
    before, after = TRANSLATED["xliff"]
    filled = before.replace(
        '<target state="needs-translation"/>', f'<target state="{state}">请确认 RoomId。</target>'
    )
    content = sent(folder, "xliff").content.decode("utf-8")
    received = back(folder, "xliff", content.replace(before, filled).encode())
    assert (received.judgement.taken, received.judgement.findings) == ((), ())
    received = back(
        folder,
        "xliff",
        content.replace(before, after.replace("<target>", f'<target state="{state}">')).encode(),
    )
    # Our export says needs-translation, and many tools leave that; `new` is what another locale's text is in a bundle.
    took, output = ([], ["translation-unfinished"]) if state == "new" else (["Check RoomId."], [])
    assert [taken.text.value for taken in received.judgement.taken] == took
    assert [rule for rule, _ in rules(received)] == output


def test_bundles_confirm_nothing(folder: Path, tmp_path: Path) -> None:
    build_into(
        with_message_formats(load(folder), ["po", "csv", "xliff", "xliff2"]), "messages", tmp_path / "out"
    )
    for file in ("po/en/LC_MESSAGES/acme.room.po", "csv/en/acme.room.csv"):
        content = (tmp_path / "out" / file).read_bytes()
        (found,) = import_file(content, file, load(folder), folder, ImportOptions()).judgement.findings
        assert (found.rule, found.location.path) == ("translation-file", file)
    for file in ("xliff/en/acme.room.xlf", "xliff2/en/acme.room.xlf"):
        content = (tmp_path / "out" / file).read_bytes()
        assert b"stale" in content or b"needs-review-translation" in content
        for confirmed in (content, content.replace(b"needs-review-translation", b"final")):
            imported = import_file(confirmed, file, load(folder), folder, ImportOptions())
            assert (imported.judgement.taken, dict(imported.files)) == ((), {})
            assert imported.judgement.findings == ()


def test_locales_that_do_not_fit(folder: Path) -> None:
    content = sent(folder, "po").content
    line = content[: content.index(b'"Language:')].count(b"\n") + 1
    assert rules(back(folder, "po", content, "ja")) == [("translation-locale", line)]
    without = content.replace(b'"Language: en\\n"\n', b"")
    assert back(folder, "po", without).locale == "en"  # the marks say it
    lost = re.sub(rb"#. zcodegen: .*\n", b"", without)
    assert [rule for rule, _ in rules(back(folder, "po", lost))] == ["translation-locale"]
    assert back(folder, "po", lost, "en").locale == "en"
    with pytest.raises(ZcodegenError, match="is the source locale"):
        sent(folder, "po", "zh-CN")
    with pytest.raises(ZcodegenError, match=r"\.po, \.pot"):
        kind_of("texts.docx")


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@pytest.mark.parametrize("kind", KINDS)
@given(source=TEXT, target=TEXT, has_arguments=st.booleans())
def test_any_text_comes_back(kind: str, source: str, target: str, has_arguments: bool) -> None:
    form = KINDS[kind]
    if form.unsupported_reason(source + target):
        return
    arguments = (Argument("a", "string", ""),) if has_arguments else ()
    if has_arguments:
        source, target = (f"{quote(text)}{{a}}" for text in (source, target))
    entry = Entry("acme.room", "GONE", 1, "OK", message={"zh-CN": Text(source)}, arguments=arguments)
    unit = Unit("acme.room", entry, "message", source, "zh-CN", Text(target), "original")
    mark = write_mark(unit, "ja", "zh-CN", is_unique=False)
    texts = (content_of(unit, source, form), content_of(unit, target, form))
    row = TextUnit(unit.key, *texts, unit.state, (source,), 20, mark)
    (read,) = form.load(form.dump(FileHeader("acme", "1.0.0", "zh-CN", "ja"), [row]), "x").units
    assert parts_of(read_content(read.source, unit), unit) == parts_of(source, unit)
    assert parts_of(read_content(read.target, unit), unit) == parts_of(target, unit)
    assert read_mark(read.mark) == Mark(text_hash(source), text_hash(target), "ja")


def parts_of(text: str, unit: Unit) -> object:
    assert unit.entry
    return message_of(unit.entry, text)


def test_files_that_disagree_in_one_document(folder: Path) -> None:
    content = sent(folder, "xliff").content.decode("utf-8")
    begin, end = content.index("  <file"), content.index("</xliff>")
    other = content[begin:end].replace('target-language="en"', 'target-language="fr"')
    (found,) = back(folder, "xliff", (content[:end] + other + "</xliff>").encode()).judgement.findings
    assert found.rule == "translation-locale"
    assert "en and fr" in found.message
