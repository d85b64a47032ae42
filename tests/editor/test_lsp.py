"""The language server, asked through the protocol by a client with a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from tests.editor.client import Editor, editor
from tests.editor.project import FILES, write_project
from zcodegen.catalog.load import text_hash

MANIFEST, ROOMS, COMMON = "catalog/catalog.yaml", "catalog/acme/rtc.yaml", "catalog/acme/common.yaml"
GLOSSARY = "catalog/glossary.yaml"
CLAIMS, TARGET = "catalog/documents/acme.page/1.zh-CN.yaml", "templates/lines/target.yaml"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    with editor(write_project(tmp_path_factory.mktemp("project"))) as opened:
        yield opened


@pytest.fixture
def client(server: Editor) -> Iterator[Editor]:
    """The server with the files of the project open as they are."""
    for name in (MANIFEST, ROOMS, COMMON, CLAIMS, TARGET):
        server.open(name)
    yield server
    for name in [*server.texts]:
        server.close(name)


def test_findings_of_check_are_at_their_words(client: Editor) -> None:
    found = client.checked(ROOMS)
    stale = found["stale-translation"][0]
    assert stale.severity is types.DiagnosticSeverity.Warning
    line = client.texts[ROOMS].split("\n")[stale.range.start.line]
    assert line.strip().startswith("en: {text: The room 🎈")
    missing = found["missing-text"][0]
    assert missing.severity is types.DiagnosticSeverity.Error
    assert "help: add" in missing.message
    assert client.checked(COMMON) == {}
    fact = found["text-fact"][0]
    assert fact.related_information
    assert fact.related_information[0].location.uri == client.uri(CLAIMS)


def test_findings_follow_the_text_while_it_is_typed(client: Editor) -> None:
    client.checked(ROOMS)
    client.type(ROOMS, "ROOM_FULL:\n    code: 10|6", "5")
    assert "code-range" in client.checked(ROOMS)
    client.type(ROOMS, "ROOM_FULL:\n    code: 105|6", ": ")
    assert any(str(rule).startswith("yaml-") for rule in client.checked(ROOMS))
    client.set(ROOMS, FILES[ROOMS])
    assert {"code-range", "yaml-syntax"}.isdisjoint(client.checked(ROOMS))


def test_a_change_in_one_file_reports_in_another(client: Editor) -> None:
    client.checked(ROOMS)
    client.set(COMMON, FILES[COMMON].replace("domain: acme.common", "domain: acme.comon"))
    client.checked(COMMON)
    client.wait_until(
        lambda: any(diagnostic.code == "domain-path" for diagnostic in client.diagnostics[client.uri(COMMON)])
    )


def test_a_file_that_changes_on_disk_is_checked(client: Editor) -> None:
    """As `zcodegen import` in a terminal changes it."""
    client.checked(ROOMS)
    path = client.root / "catalog/acme/new.yaml"
    path.write_text("domain: acme.new\n", "utf-8")
    uri = path.as_uri()
    for kind, is_there in ((types.FileChangeType.Created, True), (types.FileChangeType.Deleted, False)):
        changes = types.DidChangeWatchedFilesParams([types.FileEvent(uri, kind)])
        client.client.workspace_did_change_watched_files(changes)
        client.wait_until(lambda wanted=is_there: bool(client.diagnostics.get(uri)) == wanted)  # type: ignore[misc]  # mypy does not infer a lambda with a default
        path.unlink(missing_ok=True)


def test_positions_count_utf_16(client: Editor) -> None:
    """The emoji is two units; a change behind it must not land one character off."""
    at = client.position(ROOMS, "zh-CN: 房间🎈|不存在。")
    assert at.character == len("      zh-CN: 房间") + 2
    client.type(ROOMS, "zh-CN: 房间🎈|不存在。", "（a）")
    client.checked(ROOMS)
    assert "房间🎈（a）不存在。" in client.hover(ROOMS, "\n  ROOM_NOT|_FOUND:")


def test_line_ends_are_those_of_the_protocol(client: Editor) -> None:
    """U+2028 and a form feed end no line: the change after them goes where it belongs."""
    client.set(ROOMS, FILES[ROOMS].replace("没有房间。", '"没有\u2028房间\x85。"'))
    client.type(ROOMS, "There is no ro|om.", "o")
    client.checked(ROOMS)
    assert "There is no rooom." in client.hover(ROOMS, "\n  ROOM_MISS|ING:")
    assert "<U+2028>" in client.hover(ROOMS, "\n  ROOM_MISS|ING:")


def test_hover_shows_all_that_is_known_of_an_entry(client: Editor) -> None:
    text = client.hover(ROOMS, "\n  ROOM_NOT|_FOUND:")
    assert "**acme.rtc.ROOM_NOT_FOUND** 104" in text
    assert "message (zh-CN): 房间🎈不存在。" in text
    assert "message (en): The room 🎈 does not exist." in text
    assert "NOT_FOUND, HTTP 404, correctable, next: caller" in text
    assert "docs/codes.md:9" in text
    assert "acme.page (zh-CN): first seen in 1" in text
    assert "same as: ROOM_MISSING" in text
    assert "Usage: returned by acme.rtc; 1 claim, 1 reference" in text
    assert "deprecated since 0.1.0" in client.hover(ROOMS, "\n  ROOM_MISS|ING:")


@pytest.mark.parametrize(
    ("name", "at", "wanted"),
    [
        (ROOMS, "code: 10|4", "acme.rtc.ROOM_NOT_FOUND"),
        (ROOMS, "includes: [acme.com|mon]", "公共返回码"),
        (ROOMS, "status: RESOURCE|_EXHAUSTED", "HTTP 429"),
        (ROOMS, "attributes: {own|er", "Team that answers"),
        (ROOMS, "code_|type: integer", "Type of all codes"),
        (MANIFEST, "rule: unconfirmed-|proposal", "proposed"),
        (MANIFEST, "  acme.pa|ge:", "1 version: 1"),
        (CLAIMS, "message: 房间🎈|不存在。", "acme.rtc.ROOM_NOT_FOUND"),
        (TARGET, "quo|te: c", "literals"),
    ],
)
def test_hover(client: Editor, name: str, at: str, wanted: str) -> None:
    assert wanted in client.hover(name, at)


@pytest.mark.parametrize(
    ("name", "at", "place"),
    [
        (ROOMS, "includes: [acme.com|mon]", (COMMON, "domain: acme.common")),
        (ROOMS, "replaced_by: ROOM_NOT|_FOUND", (ROOMS, "ROOM_NOT_FOUND:")),
        (ROOMS, "same_as: [ROOM_MISS|ING]", (ROOMS, "ROOM_MISSING:")),
        (ROOMS, "attributes: {own|er", (MANIFEST, "owner:")),
        (MANIFEST, "at: acme.rtc.ROOM|_CLOSED", (ROOMS, "ROOM_CLOSED:")),
        (MANIFEST, "    domain: acme.|rtc", (ROOMS, "domain: acme.rtc")),
        (CLAIMS, "message: 房间最多|有", (ROOMS, "ROOM_FULL:")),
        (CLAIMS, "document: acme.|page", (MANIFEST, "acme.page:")),
        (TARGET, "template: codes|.h.jinja", ("templates/lines/codes.h.jinja", "// {{ domain.name }}")),
        (ROOMS, "code_|type: integer", None),
    ],
)
def test_definition(client: Editor, name: str, at: str, place: tuple[str, str] | None) -> None:
    assert client.definition(name, at) == place


def test_references(client: Editor) -> None:
    assert client.references(CLAIMS, "message: 房间🎈|不存在。") == [
        (ROOMS, "ROOM_NOT_FOUND:"),
        (ROOMS, "code: 104"),
        (ROOMS, "deprecated: {since: 0.1.0, replaced_by: ROOM_NOT_FOUND, reason: One code is enough.}"),
        (CLAIMS, "- code: 104"),
    ]
    assert client.references(COMMON, "domain: acme.|common") == [
        (COMMON, "domain: acme.common"),
        (ROOMS, "includes: [acme.common]"),
    ]


@pytest.mark.parametrize(
    ("name", "written", "wanted"),
    [
        (ROOMS, "  NEW:\n    status: |", {"NOT_FOUND", "OK"}),
        (ROOMS, "  NEW:\n    |", {"code", "status", "message", "same_as"}),
        (ROOMS, "  NEW:\n    code: |", {"108"}),
        (ROOMS, "  NEW:\n    message:\n      |", {"zh-CN", "en"}),
        (ROOMS, "  NEW:\n    message: {zh-CN: 无, |", {"en"}),
        (ROOMS, "  NEW:\n    same_as: [|", {"ROOM_FULL", "acme.common.OK"}),
        (ROOMS, "  NEW:\n    attributes:\n      |", {"owner"}),
        (ROOMS, "  NEW:\n    attributes: {owner: |", {"rtc", "im"}),
        (MANIFEST, "rules:\n  |", {"text-wording", "missing-text"}),
        (MANIFEST, "rules:\n  text-wording: |", {"off", "error"}),
        (MANIFEST, "  - rule: |", {"text-fact"}),
        (MANIFEST, "  - at: |", {"acme.rtc.ROOM_FULL", "acme.page"}),
        (MANIFEST, "site:\n  |", {"url"}),
        (TARGET, "formatter: |", {"black", "none"}),
        (CLAIMS, "      - code: 1\n        |", {"message", "line"}),
    ],
)
def test_completion(client: Editor, name: str, written: str, wanted: set[str]) -> None:
    before, _, _ = written.partition("|")
    client.set(name, FILES[name] + before)
    tail = before.rpartition("\n  ")[2]
    found = client.complete(
        name, f"{FILES[name][-12:] + before}|" if not tail else f"{FILES[name][-12:]}{before}|"
    )
    assert wanted <= set(found)
    taken = {"code", "status", "message"} if before.endswith("NEW:\n    code: 1\n    ") else set()
    assert not taken & set(found)


@pytest.mark.parametrize("is_on_disk", [False, True])
def test_completion_in_a_file_that_is_broken_when_it_is_opened(tmp_path: Path, *, is_on_disk: bool) -> None:
    """The names of the project are those on disk; of a file that is broken there, only its own are unknown."""
    root = write_project(tmp_path)
    broken = FILES[ROOMS] + "  NEW:\n    same_as: ["
    if is_on_disk:
        (root / ROOMS).write_text(broken, "utf-8")
    with editor(root) as client:
        client.open(ROOMS, broken)
        found = client.complete(ROOMS, "  NEW:\n    same_as: [|")
    assert "acme.common.OK" in found
    assert is_on_disk or "ROOM_FULL" in found


def test_completion_of_a_key_leads_to_its_mapping(client: Editor) -> None:
    """The lines are indented as they have to be: an editor that indents them again would break the file."""
    client.set(ROOMS, FILES[ROOMS] + "  NEW:\n    mess")
    item = client.complete(ROOMS, "  NEW:\n    mess|")["message"]
    assert item.insert_text_mode is types.InsertTextMode.AsIs
    assert isinstance(item.text_edit, types.TextEdit)
    client.apply({client.uri(ROOMS): [item.text_edit]})
    assert client.texts[ROOMS].endswith("  NEW:\n    message:\n      ")
    assert {"zh-CN", "en"} <= set(client.complete(ROOMS, "  NEW:\n    message:\n      |"))


def test_a_glossary_is_checked(client: Editor) -> None:
    client.open(GLOSSARY, FILES[GLOSSARY].replace("words: ROOM", "wrds: ROOM"))
    assert (
        "'words'"
        in client.checked(GLOSSARY)["schema"][0].message + client.checked(GLOSSARY)["schema"][-1].message
    )
    assert "the longest match wins" in client.hover(GLOSSARY, "ter|ms:")


def test_completion_replaces_the_word(client: Editor) -> None:
    item = client.complete(ROOMS, "status: RESOURCE|_EXHAUSTED")["NOT_FOUND"]
    assert isinstance(item.text_edit, types.TextEdit)
    client.apply({client.uri(ROOMS): [item.text_edit]})
    assert "code: 106\n    status: NOT_FOUND\n" in client.texts[ROOMS]


def test_no_completion_in_texts_and_comments(client: Editor) -> None:
    assert client.complete(ROOMS, "# Roo|ms") == {}
    client.set(ROOMS, FILES[ROOMS].replace("zh-CN: 没有房间。", "zh-CN: |\n        没有\n        status: "))
    assert client.complete(ROOMS, "        没有\n        status: |") == {}


def test_symbols(client: Editor) -> None:
    found = client.wait(
        client.client.text_document_document_symbol_async(types.DocumentSymbolParams(client.document(ROOMS)))
    )
    entries = next(symbol for symbol in found or () if symbol.name == "entries")
    assert isinstance(entries, types.DocumentSymbol)
    assert [(symbol.name, symbol.detail) for symbol in entries.children or ()] == [
        ("ROOM_NOT_FOUND", "104"),
        ("ROOM_MISSING", "105"),
        ("ROOM_FULL", "106"),
        ("ROOM_CLOSED", "107"),
    ]
    claims = client.wait(
        client.client.text_document_document_symbol_async(types.DocumentSymbolParams(client.document(CLAIMS)))
    )
    assert "房间最多有 256 个人。" in str(claims)


def test_formatting_is_that_of_fmt(client: Editor) -> None:
    client.set(
        COMMON,
        FILES[COMMON].replace("    code: 0\n    status: OK\n", "    status:   OK # yes\n    code: 0\n"),
    )
    client.format(COMMON)
    assert client.texts[COMMON] == FILES[COMMON].replace("status: OK\n", "status: OK  # yes\n")
    client.set(COMMON, "domain: [")
    client.format(COMMON)
    assert client.texts[COMMON] == "domain: ["


def test_rename_keeps_the_old_name_and_follows_references(client: Editor) -> None:
    client.rename(ROOMS, "same_as: [ROOM_MISS|ING]", "ROOM_ABSENT")
    text = client.texts[ROOMS]
    assert "\n  ROOM_ABSENT:\n    code: 105\n" in text
    assert "aliases: [ROOM_MISSING]" in text
    assert "same_as: [ROOM_ABSENT]" in text
    client.rename(ROOMS, "\n  ROOM_|CLOSED:", "ROOM_SHUT")
    assert "at: acme.rtc.ROOM_SHUT\n" in client.texts[MANIFEST]
    for wrong in ("room", "ROOM_FULL", "ROOM_CLOSED__"):
        with pytest.raises(JsonRpcException):
            client.rename(ROOMS, "\n  ROOM_|SHUT:", wrong)
    with pytest.raises(JsonRpcException, match="no entry to rename"):
        client.rename(ROOMS, "code_|type", "X_Y")


def test_accept_a_proposal(client: Editor) -> None:
    client.act(client.actions(ROOMS, "\n  ROOM_|CLOSED:")["Accept the proposal ROOM_CLOSED"])
    assert "proposed" not in client.texts[ROOMS]
    assert "unconfirmed-proposal" not in client.checked(ROOMS)


def test_waive_with_a_reason(client: Editor) -> None:
    action = client.actions(ROOMS, "zh-CN: 房间最多|有")[
        "Waive text-fact of acme.rtc.ROOM_FULL.message.zh-CN, with a reason"
    ]
    assert action.diagnostics
    assert action.diagnostics[0].code == "text-fact"
    client.act(action)
    unexplained = client.checked(MANIFEST)["unexplained-waiver"][0]
    client.wait_until(
        lambda: "text-fact" not in {diagnostic.code for diagnostic in client.diagnostics[client.uri(ROOMS)]}
    )
    assert "has no reason yet" in unexplained.message
    client.replace(MANIFEST, *client.span(MANIFEST, "TODO: give the reason"), "The page counts robots.")
    assert "unexplained-waiver" not in client.checked(MANIFEST)


def test_a_translation_is_current(client: Editor) -> None:
    client.act(client.actions(ROOMS, "en: {text: The|")["The en message of ROOM_NOT_FOUND is current"])
    assert f"translated: {text_hash('房间🎈不存在。')}" in client.texts[ROOMS].replace('"', "")
    assert "stale-translation" not in client.checked(ROOMS)


def test_take_the_text_of_a_page(client: Editor) -> None:
    action = client.actions(ROOMS, "zh-CN: 房间最多|有")
    client.act(action["Take the zh-CN message of acme.page 1: 房间最多有 256 个人。"])
    assert "zh-CN: 房间最多有 256 个人。" in client.texts[ROOMS]
    assert "text-fact" not in client.checked(ROOMS)


def test_add_a_missing_locale(client: Editor) -> None:
    client.act(client.actions(ROOMS, "\n  ROOM_|FULL:")["Add the en message of ROOM_FULL, to translate"])
    found = client.checked(ROOMS)
    assert "missing-text" not in found
    assert {"untranslated-text", "text-language"} & set(found), "it is not a translation yet"


def test_next_free_code(client: Editor) -> None:
    client.set(ROOMS, FILES[ROOMS].replace("code: 106", "code: 105"))
    assert "duplicate-code" in client.checked(ROOMS)
    client.act(client.actions(ROOMS, "ROOM_FULL:\n    code: 10|5")["Give ROOM_FULL the next free code, 108"])
    assert "duplicate-code" not in client.checked(ROOMS)


def test_only_the_kinds_of_actions_that_are_wanted(client: Editor) -> None:
    assert client.actions(ROOMS, "\n  ROOM_|CLOSED:", only=["quickfix"])
    assert client.actions(ROOMS, "\n  ROOM_|CLOSED:", only=["source"]) == {}


def test_a_target_without_its_template(client: Editor) -> None:
    client.set(TARGET, FILES[TARGET].replace("codes.h.jinja", "none.jinja"))
    assert "target-template" in client.checked(TARGET)


def test_files_of_no_project_are_left_alone(server: Editor, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("a: [")
    uri = (tmp_path / "other.yaml").as_uri()
    for address in (
        uri,
        "untitled:Untitled-1",
        "file://host/share/x.yaml",
        "file:///%00",
        "http://x/catalog.yaml",
    ):
        item = types.TextDocumentItem(address, "yaml", 1, "a: [")
        server.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        document = types.TextDocumentIdentifier(address)
        position = types.Position(0, 1)
        assert (
            server.wait(server.client.text_document_hover_async(types.HoverParams(document, position)))
            is None
        )
        server.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    assert not [notice for notice in server.published if notice.uri == uri]
