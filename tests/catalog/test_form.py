"""The canonical form: keys in order, comments kept, nothing else changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from zcodegen.catalog.claims import read_claims
from zcodegen.catalog.dump import dump_version
from zcodegen.catalog.edit import add_entries, edit_file, format_file, set_document, set_texts
from zcodegen.catalog.form import CLAIM_KEYS, CLAIMS_KEYS, ENTRY_KEYS, PAGE_KEYS, SECTION_KEYS
from zcodegen.catalog.load import load_files
from zcodegen.schema import load_schema
from zcodegen.source.commented import CommentedMap, mapping
from zcodegen.source.yaml import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("zh-CN", "en")

MESSY = """\
entries:
  # why it is so
  ROOM_NOT_FOUND:
      message: {ja: "部屋がありません", en: 'The room does not exist.', zh-CN: 房间不存在。}  # three
      retryable: no_way
      # the number
      code: 104
      status: NOT_FOUND

      # never 105
      same_as:
      - ROOM_GONE
  ROOM_GONE: {code: 105, status: NOT_FOUND, message: {zh-CN: 房间没有了。, en: {translated: "01234567", text: "Gone, all of it."}}}
title: {en: Rooms, zh-CN: 房间}


code_type: "integer"
domain: acme.room
# the end
"""

NEAT = """\
# yaml-language-server: $schema=../../schema/domain.schema.json
domain: acme.room
title: {zh-CN: 房间, en: Rooms}

code_type: integer
entries:
  # why it is so
  ROOM_NOT_FOUND:
    # the number
    code: 104
    status: NOT_FOUND
    message:  # three
      zh-CN: 房间不存在。
      en: The room does not exist.
      ja: 部屋がありません

    # never 105
    same_as: [ROOM_GONE]

  ROOM_GONE:
    code: 105
    status: NOT_FOUND
    message:
      zh-CN: 房间没有了。
      en: {text: "Gone, all of it.", translated: "01234567"}
# the end
"""


def test_a_domain_file_gets_its_form() -> None:
    messy = MESSY.replace("      retryable: no_way\n", "").encode()
    neat = format_file(messy, "domain", LOCALES, schema="../../schema/domain.schema.json")
    assert neat.decode() == NEAT
    assert format_file(neat, "domain", LOCALES, schema="elsewhere") == neat


def test_the_table_of_keys_is_the_schema_s() -> None:
    keys = load_schema("domain")["$defs"]["entry"]["properties"]
    assert set(ENTRY_KEYS) == {key for key, schema in keys.items() if not schema.get("deprecated")}
    document = load_schema("document")
    assert set(CLAIMS_KEYS) == set(document["properties"])
    assert set(PAGE_KEYS) == set(document["properties"]["page"]["properties"])
    assert set(SECTION_KEYS) == set(document["properties"]["sections"]["items"]["properties"])
    assert set(CLAIM_KEYS) == set(document["$defs"]["claim"]["properties"])


CLAIMS = """\
# by hand
sections:
- {claims: [{message: "Gone.", line: 9, code: 104}], heading: [Codes]}  # one
page: {sha256: "0000000000000000000000000000000000000000000000000000000000000000", path: a.md}
locale: en
version: "1"
document: acme.page
"""


def test_claims_get_the_form_in_which_they_are_imported() -> None:
    neat = format_file(CLAIMS.encode(), "document", LOCALES)
    assert neat.decode().startswith('document: acme.page\nversion: "1"\nlocale: en\npage:\n  path: a.md\n')
    assert b"claims:\n      - code: 104\n        line: 9\n        message: Gone.\n" in neat
    assert neat.count(b"# by hand") == neat.count(b"# one") == 1
    (version,), findings = read_claims({"documents/acme.page/1.en.yaml": neat}, shown="")
    assert findings == []
    bare = CLAIMS.replace("# by hand\n", "").replace("  # one", "")
    assert format_file(bare.encode(), "document", LOCALES) == dump_version(version)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests/catalogs").rglob("*.yaml")), ids=lambda path: path.stem
)
def test_no_value_changes_and_no_comment_is_lost(path: Path) -> None:
    kind = "catalog" if path.name == "catalog.yaml" else "domain"
    old = path.read_text(encoding="utf-8")
    new = format_file(old.encode(), kind, LOCALES).decode()
    assert parse_yaml(new, "f") == parse_yaml(old, "f")
    assert new.count("# ") >= old.count("\n# ")
    assert format_file(new.encode(), kind, LOCALES).decode() == new


def test_entries_go_where_they_belong_and_comments_stay() -> None:
    def change(root: CommentedMap) -> None:
        new = mapping(code=106, status="OK", message=mapping(en="x"))
        add_entries(
            root,
            [
                ("AFTER_FIRST", new, "ROOM_NOT_FOUND"),
                ("VERY_FIRST", new, None),
                ("BETWEEN", new, "ROOM_NOT_FOUND"),
            ],
        )
        set_texts(root, [("ROOM_GONE", "action", "en", "Wait."), ("ROOM_GONE", "message", "ja", "ない")])

    edited = edit_file(NEAT.encode(), "domain", LOCALES, change).decode()
    names = [line.strip(" :") for line in edited.splitlines() if line.startswith("  ") and line[2].isupper()]
    assert names == ["VERY_FIRST", "ROOM_NOT_FOUND", "BETWEEN", "AFTER_FIRST", "ROOM_GONE"]
    assert "  # why it is so\n  ROOM_NOT_FOUND:\n    # the number\n    code: 104\n" in edited
    assert edited.endswith("      ja: ない\n    action:\n      en: Wait.\n# the end\n")


def test_a_document_is_declared_in_a_manifest_with_comments() -> None:
    manifest = "# ours\nzcodegen: 1\nname: a\nversion: 0.1.0\nlocales: {source: en, required: [en]}\nrules: {}  # none\n"

    def change(root: CommentedMap) -> None:
        set_document(root, "a.page", mapping(title=mapping(en="Page"), domain="a.x"))

    edited = edit_file(manifest.encode(), "catalog", ("en",), change)
    assert b"documents:\n  a.page:\n    title: {en: Page}\n    domain: a.x\nrules: {}  # none\n" in edited
    assert load_files({"catalog.yaml": edited}, shown="").findings == ()
