"""`zcodegen import`, as a user runs it: claims, proposals, and nothing else."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.load import load_catalog
from zcodegen.cli.main import run

MANIFEST = """\
# Our catalog.
zcodegen: 1
name: acme
version: 0.1.0
locales: {source: zh-CN, required: [zh-CN, en]}
"""
ZH = """\
---
date: "2026-03-20"
---
# 返回码

| 返回码 | 说明 | 处理建议 |
| --- | --- | --- |
| 0 | 成功 | - |
| 104 | 房间不存在。 | 请确认 RoomId 是否存在。 |
| 1010、5007 | 接口调用频率过高。 | 请稍后重试。 |
"""
EN = """\
---
date: "2026-03-21"
---
# Return codes

| Return code | Description | Suggested action |
| --- | --- | --- |
| 0 | Success | - |
| 104 | The room does not exist. | Check that the RoomId exists. |
| 1010, 5007 | API rate limit exceeded. | Please retry later. |
"""

GLOSSARY = """\
zcodegen: 1
terms:
  房间: {words: ROOM, role: object}
  用户: {words: USER, role: object}
  不存在: {words: NOT_FOUND, role: state}
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def zcodegen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A project with an empty catalog and two pages; call it with arguments, get exit code, stdout and stderr."""
    (tmp_path / "catalog").mkdir()
    (tmp_path / "pages").mkdir()
    write(tmp_path / "catalog/catalog.yaml", MANIFEST)
    write(tmp_path / "catalog/glossary.yaml", GLOSSARY)
    write(tmp_path / "pages/codes.zh.md", ZH)
    write(tmp_path / "pages/codes.en.md", EN)
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        output = capsys.readouterr()
        return code, output.out, output.err

    return call


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def tree(folder: Path = Path("catalog")) -> dict[str, bytes]:
    return {path.as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


BOTH = (
    "import",
    "pages/codes.zh.md",
    "pages/codes.en.md",
    "--document",
    "acme.codes",
    "--domain",
    "acme.room",
)


def test_the_page_in_another_language_adds_the_titles(zcodegen: Run) -> None:
    assert zcodegen(*BOTH)[0] == 0
    loaded = load_catalog(Path("catalog")).catalog
    assert loaded is not None
    both = {"zh-CN": "返回码", "en": "Return codes"}
    assert loaded.manifest.documents["acme.codes"].title == both
    assert loaded.domains["acme.room"].title == both
    before = tree()
    zcodegen(*BOTH)
    assert tree() == before


def test_pages_of_another_repository_are_known_by_their_path_in_it(zcodegen: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "catalog").rename(project / "catalog")
    for locale, page in (("zh", ZH), ("en", EN)):
        (tmp_path / "docs" / locale).mkdir(parents=True)
        write(tmp_path / "docs" / locale / "codes.md", page)
    asked = ("import", "docs/zh/codes.md", "docs/en/codes.md", "--catalog", "project/catalog", *BOTH[3:])
    assert zcodegen(*asked, "--dry-run")[1].count("+  path: codes.md\n") == 2
    (tmp_path / "docs/.git").mkdir()
    assert zcodegen(*asked)[0] == 0
    claims = (project / "catalog/documents").rglob("*.yaml")
    paths = {line for path in claims for line in path.read_text("utf-8").splitlines() if "path:" in line}
    assert paths == {"  path: en/codes.md", "  path: zh/codes.md"}


def test_two_pages_make_a_catalog_that_loads(zcodegen: Run) -> None:
    code, out, err = zcodegen(*BOTH)
    assert (code, out) == (0, "")
    assert "acme.codes 2026-03-20 (zh-CN): 4 claims new; 4 entries proposed, 0 texts added" in err
    assert "acme.codes 2026-03-21 (en): 4 claims new; 0 entries proposed, 7 texts added" in err
    loaded = load_catalog(Path("catalog"))
    assert loaded.ok
    assert loaded.catalog is not None
    entries = loaded.catalog.domains["acme.room"].entries
    assert list(entries) == ["OK", "ROOM_NOT_FOUND", "API_RATE_LIMITED", "API_RATE_LIMITED_5007"]
    limited = entries["API_RATE_LIMITED"]
    assert (limited.code, limited.status, limited.retryable, limited.proposed) == (
        1010,
        "RESOURCE_EXHAUSTED",
        True,
        True,
    )
    assert limited.same_as == ("API_RATE_LIMITED_5007",)
    assert {locale: text.value for locale, text in limited.action.items()} == {
        "zh-CN": "请稍后重试。",
        "en": "Please retry later.",
    }


def test_claims_know_their_page_and_line(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    versions, findings = load_claims(Path("catalog"))
    assert findings == []
    chinese, english = versions
    assert (chinese.page, chinese.version, chinese.title) == ("pages/codes.zh.md", "2026-03-20", "返回码")
    assert [(claim.code, claim.line) for claim in chinese.claims] == [
        (0, 8),
        (104, 9),
        (1010, 10),
        (5007, 10),
    ]
    assert english.locale == "en"


def test_the_same_import_again_changes_nothing(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    before = tree()
    code, out, err = zcodegen(*BOTH)
    assert (code, out, tree()) == (0, "", before)
    assert "4 claims unchanged" in err
    assert "0 files written" in err


def test_what_people_wrote_stays(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    path = Path("catalog/acme/room.yaml")
    text = path.read_text(encoding="utf-8")
    text = text.replace("  ROOM_NOT_FOUND:", "  # Checked with the room team.\n  NO_ROOM:")
    text = text.replace("房间不存在。", "没有这个房间。").replace(
        "status: NOT_FOUND", "status: FAILED_PRECONDITION  # not 404"
    )
    write(path, text)
    write(
        Path("pages/new.zh.md"),
        ZH.replace("2026-03-20", "2026-04-01").replace("| 1010", "| 105 | 用户不存在。 | - |\n| 1010"),
    )
    code, _, err = zcodegen("import", "pages/new.zh.md", "--document", "acme.codes")
    assert code == 0
    edited = path.read_text(encoding="utf-8")
    assert (
        "  # Checked with the room team.\n  NO_ROOM:\n    code: 104\n    status: FAILED_PRECONDITION  # not 404"
        in edited
    )
    assert [line for line in text.splitlines() if line not in edited.splitlines()] == []
    assert "USER_NOT_FOUND:\n    code: 105\n    status: NOT_FOUND" in edited
    assert edited.index("NO_ROOM") < edited.index("USER_NOT_FOUND") < edited.index("API_RATE_LIMITED")
    assert "text-wording" not in err  # the page says what it said before: that is `check`'s matter


def test_a_text_that_differs_is_reported_and_left(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    before = Path("catalog/acme/room.yaml").read_bytes()
    write(
        Path("pages/new.zh.md"),
        ZH.replace("2026-03-20", "2026-04-01").replace("房间不存在。", "房间已过期。"),
    )
    code, _, err = zcodegen("import", "pages/new.zh.md", "--document", "acme.codes")
    assert code == 0
    assert Path("catalog/acme/room.yaml").read_bytes() == before
    assert (
        'pages/new.zh.md:9: warning: acme.room.ROOM_NOT_FOUND.message.zh-CN is "房间不存在。"; the page says "房间已过期。"'
        in err
    )


def test_an_older_version_is_history(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    before = Path("catalog/acme/room.yaml").read_bytes()
    write(Path("pages/old.zh.md"), ZH.replace("2026-03-20", "2025-01-01").replace("104", "103"))
    code, _, err = zcodegen("import", "pages/old.zh.md", "--document", "acme.codes")
    assert code == 0
    assert "2026-03-20 is newer" in err
    assert Path("catalog/acme/room.yaml").read_bytes() == before
    assert Path("catalog/documents/acme.codes/2025-01-01.zh-CN.yaml").is_file()


def test_other_rows_in_the_same_version_are_refused(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    before = tree()
    write(Path("pages/codes.zh.md"), ZH.replace("104", "103"))
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")
    assert code == 1
    assert "acme.codes 2026-03-20 (zh-CN) is stored with other rows" in err
    assert "--replace" in err
    assert tree() == before
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes", "--replace")
    assert code == 0
    assert "4 claims replaced; 1 entry proposed" in err


def test_for_programs(zcodegen: Run) -> None:
    before = tree()
    dry = json.loads(zcodegen(*BOTH, "--format", "json", "--dry-run")[1])
    assert tree() == before
    output = json.loads(zcodegen(*BOTH, "--format", "json")[1])
    assert {**output, "dry_run": True} == dry
    assert output["declared"] == ["acme.codes"]
    assert output["written"] == sorted(name for name in tree() if tree()[name] != before.get(name))
    first, second = output["versions"]
    assert first == {
        "document": "acme.codes",
        "version": "2026-03-20",
        "locale": "zh-CN",
        "claims": 4,
        "outcome": "new",
        "newer": None,
        "proposed": [
            "acme.room.OK",
            "acme.room.ROOM_NOT_FOUND",
            "acme.room.API_RATE_LIMITED",
            "acme.room.API_RATE_LIMITED_5007",
        ],
        "added": [],
    }
    assert "acme.room.ROOM_NOT_FOUND.message.en" in second["added"]


def test_programs_are_reported_what_was_refused(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    write(Path("pages/codes.zh.md"), ZH.replace("104", "103"))
    code, out, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes", "--format", "json")
    output = json.loads(out)
    assert code == 1
    assert [version["outcome"] for version in output["versions"]] == ["refused"]
    assert [finding["rule"] for finding in output["findings"]] == ["document-version"]
    assert output["written"] == []
    assert err == "0 files written in catalog\n"


def test_moved_lines_are_the_same_rows(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    before = tree()
    write(Path("pages/codes.zh.md"), ZH.replace("# 返回码\n", "# 返回码\n\n更多说明。\n"))
    assert zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")[0] == 0
    assert tree() == before


def test_a_dry_run_shows_a_diff_and_writes_nothing(zcodegen: Run, tmp_path: Path) -> None:
    before = tree()
    code, out, err = zcodegen(*BOTH, "--dry-run")
    assert code == 0
    assert tree() == before
    assert "4 files would be written" in err
    assert "+++ b/catalog/acme/room.yaml" in out
    zcodegen(*BOTH)
    after = {name: (tmp_path / name).read_bytes() for name in tree()}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    for name in after.keys() - before.keys():
        (tmp_path / name).unlink()
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=out.encode(), check=True, cwd=tmp_path)
    assert tree() == after


def test_a_heading_without_a_domain_is_reported_with_the_lines_to_add(zcodegen: Run) -> None:
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")
    assert code == 1
    assert "4 claims below '返回码' belong to no domain" in err
    assert "import again with --domain, such as `--domain acme`" in err
    row = "headings: [{heading: 返回码, domain: acme}]"
    assert f"write under `acme.codes` in catalog.yaml: `{row}`" in err
    path = Path("catalog/catalog.yaml")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Our catalog.\n")
    title = "    title: {zh-CN: 返回码}\n"
    write(path, text.replace(title, f"{title}    {row}\n"))
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")
    assert code == 0
    assert "4 claims unchanged; 4 entries proposed" in err
    assert Path("catalog/acme.yaml").is_file()


def test_pages_in_git_have_the_date_and_hash_of_their_commit(
    zcodegen: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-05-06T12:00:00Z")
    write(Path("pages/codes.zh.md"), ZH.partition("# ")[2].replace("返回码\n", "# 返回码\n", 1))
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    assert (
        zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes", "--domain", "acme.room")[0] == 0
    )
    ((version,), _) = load_claims(Path("catalog"))
    assert (version.version, version.commit) == ("2026-05-06", head)
    write(
        Path("pages/codes.zh.md"),
        Path("pages/codes.zh.md").read_text(encoding="utf-8") + "| 7 | 新。 | - |\n",
    )
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")
    assert code == 1
    assert "has no date" in err  # what was changed since is not covered by the commit's date


def test_the_manifest_lists_pages(zcodegen: Run) -> None:
    pages = 'documents:\n  acme.codes:\n    title: {en: Codes}\n    domain: acme.room\n    pages:\n      - {path: "pages/*.md"}\n'
    write(Path("catalog/catalog.yaml"), MANIFEST + pages)
    code, _, err = zcodegen("import", "--manifest")
    assert code == 0
    assert "4 entries proposed" in err
    assert zcodegen("import", "--manifest")[2].endswith("0 files written in catalog\n")


def test_the_manifest_knows_more_of_a_page_that_it_lists(zcodegen: Run) -> None:
    source = "{path: pages/plain.md, locale: zh-TW, version: '7'}"
    listed = (
        f"documents:\n  acme.codes:\n    title: {{en: Codes}}\n    domain: acme.room\n    pages: [{source}]\n"
    )
    write(Path("catalog/catalog.yaml"), MANIFEST + listed)
    write(Path("pages/plain.md"), ZH.partition("---\n# ")[2].replace("返回码", "# 返回码", 1))
    assert zcodegen("import", "pages/plain.md", "--document", "acme.codes")[0] == 0
    ((version,), _) = load_claims(Path("catalog"))
    assert (version.locale, version.version) == ("zh-TW", "7")


def test_a_path_out_of_the_project_s_reach_is_reported(zcodegen: Run) -> None:
    listed = "documents:\n  acme.codes:\n    title: {en: Codes}\n    pages: [{path: /etc/*.md}]\n"
    write(Path("catalog/catalog.yaml"), MANIFEST + listed)
    code, _, err = zcodegen("import", "--manifest")
    assert code == 2
    assert "'/etc/*.md' in catalog/catalog.yaml is not a relative path" in err


def test_the_manifest_s_words_are_known_to_extract_and_import(zcodegen: Run) -> None:
    write(Path("pages/odd.en.md"), "# Odd\n\n| Zahl | Text |\n| --- | --- |\n| 1 | One. |\n")
    assert zcodegen("extract", "pages/odd.en.md")[2] == "1 page, 0 rows, 1 line not read\n"
    write(Path("catalog/catalog.yaml"), MANIFEST + "words: {code: [zahl], message: [text]}\n")
    assert zcodegen("extract", "pages/odd.en.md")[2] == "1 page, 1 row, 0 lines not read\n"
    arguments = ("--document", "acme.odd", "--domain", "acme.odd", "--version", "1")
    assert "1 claim new; 1 entry proposed" in zcodegen("import", "pages/odd.en.md", *arguments)[2]


def test_an_importing_page_has_the_rows_of_what_it_imports(zcodegen: Run) -> None:
    write(Path("pages/outer.zh.mdx"), "# 外\n\nimport Codes from '/pages/codes.zh.md'\n\n<Codes />\n")
    arguments = (
        "import",
        "pages/outer.zh.mdx",
        "--document",
        "acme.outer",
        "--domain",
        "acme.room",
        "--version",
        "1",
    )
    assert zcodegen(*arguments)[0] == 1
    assert zcodegen(*arguments, "--root", ".")[0] == 0
    ((version,), _) = load_claims(Path("catalog"))
    assert version.page == "pages/outer.zh.mdx"
    assert {claim.page for claim in version.claims} == {"pages/codes.zh.md"}
    assert [claim.line for claim in version.claims] == [8, 9, 10, 10]


def test_ranges_and_unread_rows_are_reported(zcodegen: Run) -> None:
    page = ZH.replace("| 104 |", "| 7701000-7702999 | 保留。 | - |\n| 见下 | 房间。 | - |\n| 104 |")
    write(Path("pages/codes.zh.md"), page)
    code, _, err = zcodegen(
        "import", "pages/codes.zh.md", "--document", "acme.codes", "--domain", "acme.room"
    )
    assert code == 0
    assert "pages/codes.zh.md:9: note: 7701000-7702999 is a range: it makes no entry [code-span]" in err
    assert "4 entries proposed" in err


def test_a_text_that_no_catalog_takes_is_reported(zcodegen: Run, tmp_path: Path) -> None:
    write(tmp_path / "pages/codes.en.md", EN.replace("Success", "x" * 20_001))
    code, _, output = zcodegen(*BOTH)
    assert code == 0
    assert "codes.en.md:8: warning: " in output
    assert "(a text of more than 20000 characters): 0 [unread-row]" in output
    assert load_catalog(Path("catalog")).ok


def test_a_page_beside_the_project_is_known_by_its_name(
    zcodegen: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    page = tmp_path_factory.mktemp("elsewhere") / "codes.zh.md"
    write(page, ZH)
    zcodegen("import", page.as_posix(), "--document", "acme.codes", "--domain", "acme.room")
    ((version,), _) = load_claims(Path("catalog"))
    assert version.page == "codes.zh.md"


@pytest.mark.parametrize(
    ("arguments", "code", "output"),
    [
        (("import", "pages/absent.md", "--document", "acme.codes"), 2, "cannot read pages/absent.md: No such file"),
        (("import", "empty", "--document", "acme.codes"), 2, "empty is a folder without a page for each code"),
        (("import", "pages/codes.zh.md"), 2, "which document is pages/codes.zh.md? Name it with --document"),
        (("import",), 2, "name the pages and their --document"),
        (("import", "--manifest"), 2, "lists no pages"),
        (("import", "pages/codes.zh.md", "--manifest"), 2, "leave out FILE"),
        (("import", "pages/codes.zh.md", "--document", "Acme"), 2, "'Acme' is not a document id"),
        ((*BOTH[:-1], "Acme.Room"), 2, "'Acme.Room' is not a domain"),
        ((*BOTH, "--locale", "chinese"), 2, "'chinese' has the unknown language"),
        ((*BOTH, "--version", "../x"), 2, "'../x' is not a version"),
        ((*BOTH, "--reader", "magic"), 2, "unknown reader 'magic'"),
        (("import", "catalog/catalog.yaml", "--document", "acme.codes"), 1, "no row with a code was found"),
    ],
)  # fmt: skip
def test_bad_input_is_reported_in_a_line_and_writes_nothing(
    zcodegen: Run, arguments: tuple[str, ...], code: int, output: str
) -> None:
    Path("empty").mkdir()
    before = tree()
    got, out, err = zcodegen(*arguments)
    assert (got, out) == (code, "")
    assert output in err
    assert tree() == before


def test_a_page_of_no_date_needs_a_version(zcodegen: Run) -> None:
    write(Path("pages/codes.zh.md"), ZH.partition("---\n# ")[2].replace("返回码", "# 返回码", 1))
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.codes")
    assert code == 1
    assert "pages/codes.zh.md: error: the page has no date and is not in Git [page-version]" in err
    assert "help: name its version with --version\n" in err
    Path("pages/codes.zh.md").rename("pages/2025-03-04.zh.md")
    _, _, err = zcodegen("import", "pages/2025-03-04.zh.md", "--document", "acme.codes")
    assert "help: name its version with --version 2025-03-04, as its file does\n" in err


def test_nothing_goes_into_a_catalog_that_does_not_load(zcodegen: Run) -> None:
    write(Path("catalog/acme.yaml"), "domain: acme\n")
    code, _, err = zcodegen(*BOTH)
    assert code == 1
    assert "catalog/acme.yaml:1:1: error:" in err


def test_a_document_stays_with_its_domain(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    code, _, err = zcodegen(
        "import", "pages/codes.zh.md", "--document", "acme.codes", "--domain", "acme.other"
    )
    assert code == 2
    assert "document acme.codes belongs to the domain acme.room, not to" in err


def test_a_number_of_an_included_domain_is_known_where_codes_are_strings(zcodegen: Run) -> None:
    entry = "{code: %s, status: NOT_FOUND, message: {zh-CN: 房间不存在。, en: No such room.}}"
    head = "title: {en: Codes}\ncode_type: "
    Path("catalog/acme").mkdir()
    write(
        Path("catalog/acme/common.yaml"),
        f"domain: acme.common\n{head}integer\nentries: {{ROOM_NOT_FOUND: {entry % 104}}}\n",
    )
    write(
        Path("catalog/acme/room.yaml"),
        f"domain: acme.room\n{head}string\nincludes: [acme.common]\nentries: {{ROOM_GONE: {entry % 'Room.Gone'}}}\n",
    )
    assert zcodegen(*BOTH)[0] == 0
    catalog = load_catalog(Path("catalog")).catalog
    assert catalog is not None
    assert [entry.code for entry in catalog.domains["acme.room"].entries.values() if entry.proposed] == [
        "0",
        "1010",
        "5007",
    ]


def test_a_glossary_with_faults_is_reported(zcodegen: Run) -> None:
    write(Path("catalog/glossary.yaml"), "zcodegen: 1\nterms:\n  签名: {word: SIGNATURE}\n")
    before = tree()
    code, _, output = zcodegen(*BOTH)
    assert (code, tree()) == (1, before)
    assert "catalog/glossary.yaml:3:8: error: unknown key 'word'" in output
    assert "nothing is imported" in output


def test_a_word_among_numbers_leaves_them_numbers(zcodegen: Run) -> None:
    write(Path("catalog/catalog.yaml"), MANIFEST)
    own = "title: {zh-CN: 甲}\ncode_type: integer\nentries:\n  OK: {code: 0, status: OK, message: {zh-CN: 成功}}\n"
    Path("catalog/acme").mkdir()
    write(Path("catalog/acme/api.yaml"), f"domain: acme.api\n{own}")
    write(
        Path("page.md"),
        "# 返回码\n\n| 返回码 | 说明 |\n| --- | --- |\n| 0 | 成功 |\n| 104 | 房间不存在。 |\n| abc | 未知。 |\n",
    )
    code, _, output = zcodegen(
        "import", "page.md", "--document", "acme.page", "--version", "1", "--domain", "acme.api"
    )
    assert (code, output.count("code-kind")) == (0, 1)
    assert "1 entry proposed" in output
    versions, findings = load_claims(Path("catalog"))
    assert not findings
    assert [claim.code for claim in versions[0].claims] == [0, 104, "abc"]


def test_a_renumbered_row_is_reported_and_gets_no_invented_name(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    zcodegen("confirm", "--all")
    before = Path("catalog/acme/room.yaml").read_bytes()
    write(
        Path("pages/new.zh.md"),
        ZH.replace("2026-03-20", "2026-04-01").replace("| 104 |", "| 204 |"),
    )
    code, out, _ = zcodegen("import", "pages/new.zh.md", "--document", "acme.codes", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert [(finding["rule"], finding["path"], finding["line"]) for finding in found["findings"]] == [
        ("renumbered-code", "pages/new.zh.md", 9)
    ]
    assert Path("catalog/acme/room.yaml").read_bytes() == before


def test_a_proposal_follows_its_page_to_another_number(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    write(Path("pages/new.zh.md"), ZH.replace("2026-03-20", "2026-04-01").replace("| 104 |", "| 204 |"))
    zcodegen("import", "pages/new.zh.md", "--document", "acme.codes")
    catalog = load_catalog(Path("catalog")).catalog
    assert catalog is not None
    entries = catalog.domains["acme.room"].entries
    assert [(name, entry.code) for name, entry in entries.items() if "ROOM" in name] == [
        ("ROOM_NOT_FOUND", 204)
    ]


def test_a_page_in_another_locale_than_the_source_gives_names(zcodegen: Run) -> None:
    write(Path("catalog/catalog.yaml"), MANIFEST.replace("source: zh-CN", "source: en"))
    Path("catalog/glossary.yaml").unlink()
    write(Path("pages/codes.zh.md"), ZH.replace("房间不存在。", "签名无效。"))
    arguments = ("--document", "acme.codes", "--domain", "acme.room", "--format", "json")
    out = json.loads(zcodegen("import", "pages/codes.zh.md", *arguments)[1])
    assert "acme.room.SIGNATURE_INVALID" in out["versions"][0]["proposed"]


def test_a_row_that_only_repeats_a_text_is_a_new_entry(zcodegen: Run) -> None:
    zcodegen(*BOTH)
    write(
        Path("pages/new.zh.md"),
        ZH.replace("2026-03-20", "2026-04-01") + "| 204 | 房间不存在。 | - |\n",
    )
    out = json.loads(zcodegen("import", "pages/new.zh.md", "--document", "acme.codes", "--format", "json")[1])
    assert [version["proposed"] for version in out["versions"]] == [["acme.room.ROOM_NOT_FOUND_204"]]


def test_cells_that_a_browser_hides_are_reported(zcodegen: Run) -> None:
    row = "| 204 | 房间 | 名称为空。 | 请确认。 |\n| 205 | 房间 \\| 名称。 | - |\n"
    write(Path("pages/codes.zh.md"), ZH + row)
    out = json.loads(zcodegen(*BOTH, "--format", "json")[1])
    lost = [finding for finding in out["findings"] if finding["rule"] == "lost-cells"]
    assert [(finding["path"], finding["line"]) for finding in lost] == [("pages/codes.zh.md", 11)]


def test_a_page_in_another_encoding_is_a_note(zcodegen: Run) -> None:
    Path("pages/codes.zh.md").write_bytes(ZH.encode("gbk"))
    out = json.loads(zcodegen(*BOTH, "--format", "json")[1])
    notes = [finding for finding in out["findings"] if finding["rule"] == "page-encoding"]
    assert [(note["path"], note["level"]) for note in notes] == [("pages/codes.zh.md", "note")]
    assert "房间不存在" in Path("catalog/documents/acme.codes/2026-03-20.zh-CN.yaml").read_text(
        encoding="utf-8"
    )


def test_the_day_of_fetching_is_beside_the_version(zcodegen: Run) -> None:
    assert zcodegen(*BOTH, "--fetched", "2026-08-21")[0] == 0
    claims = Path("catalog/documents/acme.codes/2026-03-20.zh-CN.yaml").read_text(encoding="utf-8")
    assert 'version: "2026-03-20"\n' in claims
    assert '  fetched: "2026-08-21"\n' in claims
    before = tree()
    assert zcodegen(*BOTH)[0] == 0
    assert tree() == before
    assert zcodegen(*BOTH, "--fetched", "yesterday")[0] == 2


def test_a_page_of_a_known_document_names_it(zcodegen: Run) -> None:
    assert zcodegen(*BOTH)[0] == 0
    code, _, err = zcodegen("import", "pages/codes.zh.md")
    assert code == 2
    assert "pages/codes.zh.md is a page of acme.codes" in err
    before = tree()
    code, _, err = zcodegen("import", "pages/codes.zh.md", "--document", "acme.code")
    assert code == 2
    assert "unknown document 'acme.code'; pages/codes.zh.md is a page of acme.codes" in err
    assert tree() == before


@pytest.mark.parametrize(
    ("codes", "kind", "reported"),
    [
        (("1", "2", "3", "foo"), "integer", True),
        (("1", "A1", "B2", "C3"), "string", False),
        (("1", "2"), "integer", False),
    ],
)
def test_a_word_among_numbers_makes_no_domain_of_strings(
    zcodegen: Run, codes: tuple[str, ...], kind: str, *, reported: bool
) -> None:
    rows = "".join(f"| {code} | The gate {code} is shut. |\n" for code in codes)
    write(Path("pages/gates.en.md"), f"# Gates\n\n| Code | Description |\n|---|---|\n{rows}")
    _, _, err = zcodegen(
        "import", "pages/gates.en.md", "--document", "acme.gates", "--domain", "acme.gates", "--version", "1"
    )
    assert f"code_type: {kind}\n" in Path("catalog/acme/gates.yaml").read_text("utf-8")
    assert ("pages/gates.en.md:8: warning: " in err and "'foo'" in err) == reported


def test_a_column_that_is_not_read_can_be_named_in_the_manifest(zcodegen: Run) -> None:
    table = "Code,Message,Owner\n1,The gate is shut.,ann\n2,The hall is gone.,bob\n"
    write(Path("pages/gates.csv"), table)
    _, _, err = zcodegen(
        "import", "pages/gates.csv", "--document", "acme.gates", "--domain", "acme.gates", "--version", "1"
    )
    assert "pages/gates.csv:1: warning: column 'Owner' is not read [unread-row]" in err
    assert "help: if it has texts of the codes, write `words: {message: [Owner]}`" in err
