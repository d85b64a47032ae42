"""Regions of the owner's Markdown: filled by a build, guarded by --check, edits by hand never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from tests.rules.cases import write
from zcodegen.cli.main import run

CATALOG = """\
entries:
  ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: 'No | "room" <b>x</b> {y} *z*.', zh-CN: 房间不存在。}, action: {en: Make one.}}
  OLD: {code: 105, status: INTERNAL, message: {en: Old.}, retired: {since: 1.0.0, reason: Gone.}}
"""
PAGE = """\
# Ours

Text stays.
<!-- zcodegen: domain=acme.rtc columns=code,name,message,http_status -->
<!-- /zcodegen -->
End.
```md
<!-- zcodegen: domain=nowhere -->
<!-- /zcodegen -->
```
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(CATALOG, tmp_path)
    manifest = tmp_path / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(f"{text}targets: [html]\nregions: ['docs/**/*.md', docs/api.mdx]\n", encoding="utf-8")
    (tmp_path / "docs/deep").mkdir(parents=True)
    found = tmp_path / "docs/deep/codes.md"
    found.write_text(PAGE, encoding="utf-8")
    return found


def test_a_build_fills_and_check_guards(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--check"]) == 1
    assert "+| 104 | ROOM_GONE |" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == PAGE
    assert run(["build"]) == 0
    filled = page.read_text(encoding="utf-8")
    before, _, rest = filled.partition("-->\n")
    table, _, after = rest.partition("<!-- /zcodegen ")
    assert before + "-->\n" + after[17 + 4 :] == PAGE.replace("<!-- /zcodegen -->\nEnd", "End", 1)
    rows = [token.content for token in MarkdownIt().enable("table").parse(table) if token.type == "inline"]
    assert rows[:4] == ["Code", "Name", "Message", "HTTP status"]
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(table)
    assert "<td>No | &quot;room&quot; &lt;b&gt;x&lt;/b&gt; {y} *z*.</td>" in html
    assert "OLD" not in table
    capsys.readouterr()
    assert run(["build", "--check"]) == 0
    stamp = page.stat().st_mtime_ns
    assert run(["build"]) == 0
    assert page.stat().st_mtime_ns == stamp


def test_a_changed_catalog_changes_the_region_alone(page: Path, tmp_path: Path) -> None:
    assert run(["build"]) == 0
    page.write_text(
        page.read_text(encoding="utf-8").replace("Text stays.", "Text changed."), encoding="utf-8"
    )
    domain = tmp_path / "catalog/acme/rtc.yaml"
    domain.write_text(domain.read_text(encoding="utf-8").replace("104", "204"), encoding="utf-8")
    assert run(["build", "--check"]) == 1
    assert run(["build"]) == 0
    text = page.read_text(encoding="utf-8")
    assert "Text changed." in text
    assert "| 204 |" in text
    assert "| 104 |" not in text


@pytest.mark.parametrize("name", ["codes.md", "api.mdx"])
def test_an_address_is_a_link(name: str, page: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(f"{text}site: {{url: 'https://codes.example.org/a_b'}}\n", encoding="utf-8")
    begin, end = ("{/*", "*/}") if name.endswith(".mdx") else ("<!--", "-->")
    file = tmp_path / "docs" / name
    region = f"{begin} zcodegen: domain=acme.rtc columns=url {end}\n{begin} /zcodegen {end}\n"
    file.write_text(region, encoding="utf-8")
    assert run(["build"]) == 0
    assert page.exists()
    table = file.read_text(encoding="utf-8").split("\n\n")[1]
    html = MarkdownIt("commonmark").enable("table").render(table)
    address = "https://codes.example.org/a_b/acme.rtc/ROOM_GONE.html"
    assert "<th>URL</th>" in html
    assert f'<td><a href="{address}">{address}</a></td>' in html


def test_an_edit_by_hand_is_a_finding_and_stays(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build"]) == 0
    edited = page.read_text(encoding="utf-8").replace("| 404 |", "| 418 |")
    page.write_text(edited, encoding="utf-8")
    for command in (["build"], ["build", "--check"]):
        capsys.readouterr()
        assert run(command) == 1
        assert (
            "docs/deep/codes.md:5:1: error: the region was edited by hand [region-edited]"
            in capsys.readouterr().err
        )
        assert page.read_text(encoding="utf-8") == edited
    capsys.readouterr()
    assert run(["check"]) == 1
    assert "docs/deep/codes.md:5:1: error: the region was edited by hand" in capsys.readouterr().out
    assert run(["check", "--skip", "building", "--fail-on", "error"]) == 0
    assert run(["build", "--force"]) == 0
    assert "| 418 |" not in page.read_text(encoding="utf-8")


def test_text_in_a_new_region_is_not_lost(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("-->\n<!-- /z", "-->\n\nMy own table.\n\n<!-- /z", 1), encoding="utf-8")
    assert run(["build"]) == 1
    assert "edited by hand" in capsys.readouterr().err
    assert "My own table." in page.read_text(encoding="utf-8")


def test_mdx_locale_headings_and_line_ends(page: Path, tmp_path: Path) -> None:
    mdx = tmp_path / "docs/api.mdx"
    begin = '{/* zcodegen: domain=acme.rtc columns=code,message,action locale=zh headings="返回码,说明,处理" retired=yes */}'
    mdx.write_bytes(f"{begin}\r\n{{/* /zcodegen */}}\r\n".encode())
    assert page.exists()
    assert run(["build"]) == 0
    text = mdx.read_bytes().decode()
    assert text.count("\n") == text.count("\r\n")
    assert "| 返回码 | 说明 | 处理 |" in text
    assert "| 104 | 房间不存在。 |  |" in text
    assert "| 105 | Old. |  |" in text
    mdx.write_bytes(text.replace("locale=zh ", "locale=en ").encode())
    assert run(["build"]) == 0
    text = mdx.read_bytes().decode()
    assert "&lt;b" in text
    assert "&#123;y&#125;" in text
    assert "<b>" not in text


def test_attributes_are_columns(page: Path, tmp_path: Path) -> None:
    manifest = tmp_path / "catalog/catalog.yaml"
    declared = "attributes: {team: {type: string}, status: {type: strings}}\n"
    manifest.write_text(manifest.read_text(encoding="utf-8") + declared, encoding="utf-8")
    room = tmp_path / "catalog/acme/rtc.yaml"
    text = room.read_text(encoding="utf-8")
    with_values = text.replace("code: 104,", "code: 104, attributes: {team: rtc, status: [a, b]},")
    room.write_text(with_values, encoding="utf-8")
    begin = "domain=acme.rtc columns=code,team,attributes.team,status,attributes.status"
    text = PAGE.replace("domain=acme.rtc columns=code,name,message,http_status", begin)
    page.write_text(text, encoding="utf-8")
    assert run(["build"]) == 0
    lines = page.read_text(encoding="utf-8").split("\n")
    assert "| Code | Team | Team | Status | Status |" in lines
    assert (
        "| 104 | rtc | rtc | NOT\\_FOUND | a, b |" in lines
        or "| 104 | rtc | rtc | NOT_FOUND | a, b |" in lines
    )


@pytest.mark.parametrize(
    ("begin", "message", "line"),
    [
        ("domain=acme.rtd", "unknown domain 'acme.rtd'", 4),
        ("columns=code", "the region names no domain", 4),
        ("domain=acme.rtc columns=code,nam", "unknown column 'nam'", 4),
        ("domain=acme.rtc retired=maybe", "retired=maybe is not an answer", 4),
        ("domain=acme.rtc locale=_", "'_' ", 4),
        ("domain=acme.rtc locale=english", "'english' ", 4),
        ("domain=acme.rtc column=code", "a region has no option 'column'", 4),
        ("domain=acme.rtc code", "'code' is not an option of a region", 4),
        ("domain=acme.rtc headings=A", "there are 1 headings for 4 columns", 4),
    ],
)
def test_faults(begin: str, message: str, line: int, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(
        PAGE.replace("domain=acme.rtc columns=code,name,message,http_status", begin), encoding="utf-8"
    )
    assert run(["build"]) == 1
    assert f"docs/deep/codes.md:{line}:1: error: {message}" in capsys.readouterr().err
    assert run(["check"]) == 1
    assert f"docs/deep/codes.md:{line}:1: error: {message}" in capsys.readouterr().out
    assert not (page.parents[2] / "out").exists()


def test_a_region_without_end_or_beginning(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("<!-- /zcodegen -->\nEnd", "End"), encoding="utf-8")
    assert run(["build"]) == 1
    assert ":4:1: error: the region has no end [region-fault]" in capsys.readouterr().err
    page.write_text("a\n<!-- /zcodegen -->\n", encoding="utf-8")
    assert run(["build"]) == 1
    assert ":2:1: error: the end of a region has no beginning [region-fault]" in capsys.readouterr().err


def test_only_files_of_the_project(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere.md"
    elsewhere.write_text(PAGE, encoding="utf-8")
    (page.parent / "link.md").symlink_to(elsewhere)
    run(["build"])
    assert elsewhere.read_text(encoding="utf-8") == PAGE
    elsewhere.unlink()
    manifest = tmp_path / "catalog/catalog.yaml"
    manifest.write_text(
        manifest.read_text(encoding="utf-8").replace("docs/api.mdx", "../x.md"), encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["build"]) == 1
    assert "'../x.md' in regions.1 is not a glob of files" in capsys.readouterr().err


def test_one_target_alone_leaves_regions(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--lang", "html"]) == 0
    assert page.read_text(encoding="utf-8") == PAGE
    capsys.readouterr()
    assert run(["build", "--dry-run", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["regions"] == ["docs/deep/codes.md"]


def test_a_region_in_a_list_keeps_its_indent(page: Path) -> None:
    page.write_text(
        "- one\n\n  - two\n\n    <!--zcodegen:domain=acme.rtc columns=code-->\n    <!--/zcodegen-->\n- three\n",
        encoding="utf-8",
    )
    assert run(["build"]) == 0
    filled = page.read_text(encoding="utf-8")
    assert "\n\n    | Code |\n    | --- |\n    | 104 |\n\n    <!-- /zcodegen " in filled
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(filled)
    assert html.count("<ul>") == 2
    assert "<td>104</td>" in html
    assert run(["build", "--check"]) == 0


def test_line_ends_of_both_kinds(page: Path) -> None:
    page.write_bytes(
        b"\xef\xbb\xbf<!-- zcodegen: domain=acme.rtc columns=code -->\n<!-- /zcodegen -->\r\na\r\n"
        b"<!-- zcodegen: domain=acme.rtc columns=name -->\r\n<!-- /zcodegen -->\nb\n"
    )
    assert run(["build"]) == 0
    filled = page.read_bytes()
    assert b"-->\n\n| Code |\n| --- |\n| 104 |\n\n<!-- /zcodegen " in filled
    assert b"-->\r\n\r\n| Name |\r\n| --- |\r\n| ROOM_GONE |\r\n\r\n<!-- /zcodegen " in filled
    assert filled.endswith(b" -->\nb\n")
    assert run(["build", "--check"]) == 0
    page.write_bytes(filled.replace(b"| 104 |", b"| 105 |"))
    assert run(["build"]) == 1


def test_html_comments_in_mdx_hold_no_expressions(page: Path, tmp_path: Path) -> None:
    del page
    place = tmp_path / "docs/api.mdx"
    place.write_text(
        "<!-- zcodegen: domain=acme.rtc columns=message -->\n<!-- /zcodegen -->\n", encoding="utf-8"
    )
    assert run(["build"]) == 0
    assert "&#123;y&#125;" in place.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "> <!-- zcodegen: domain=acme.rtc -->",
        "See <!-- zcodegen: domain=acme.rtc --> here.",
        "<!-- Zcodegen: domain=acme.rtc -->",
        "<!-- zcodegen domain=acme.rtc -->",
        "<!-- zcodegen: domain=acme.rtc */}",
        "<!-- /zcodegen 12 -->",
    ],
)
def test_what_looks_like_a_region_is_a_finding(
    line: str, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page.write_text(f"\n{line}\n", encoding="utf-8")
    assert run(["build"]) == 1
    printed = capsys.readouterr()
    assert (
        "codes.md:2:1: error: the comment of a region is not of its form [region-fault]"
        in printed.out + printed.err
    )
    assert page.read_text(encoding="utf-8") == f"\n{line}\n"


@pytest.mark.parametrize(
    "text",
    [
        "Write `<!-- zcodegen: domain=x -->` first.",
        "<!-- zcodegen makes the tables -->",
        "- a\n\n      ```md\n      <!-- zcodegen: domain=x -->\n      ```\n",
        "~~~md\n~~~ not an end\n<!-- zcodegen: domain=x -->\n~~~~\n",
        "```a`b\n",
        "- ```md\n  <!-- zcodegen: domain=x -->\n  ```\n",
        "- a\n  ```md\n  <!-- zcodegen: domain=x -->\n\nThe list ends, and the fence with it.\n",
        "> ~~~\n> <!-- zcodegen: domain=x -->\n> ~~~\n",
        "An example:\n\n    <!-- zcodegen: domain=x -->\n    ```\n",
        "1. a\n\n   ````md\n   ```\n   <!-- zcodegen: domain=x -->\n   ````\n",
        "\t<!-- zcodegen: domain=x -->",
    ],
)
def test_what_is_no_region_is_left_alone(text: str, page: Path) -> None:
    region = "<!-- zcodegen: domain=acme.rtc columns=code -->\n<!-- /zcodegen -->\n"
    page.write_text(f"{text}\n\n{region}", encoding="utf-8")
    assert run(["build"]) == 0
    filled = page.read_text(encoding="utf-8")
    assert filled.startswith(text)
    assert "| 104 |" in filled


REGION = "<!-- zcodegen: domain=acme.rtc columns=code -->\n<!-- /zcodegen -->\n"


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  REGION\n  b\n\n  REGION\n- c\n",
        "- a\n\n  REGION\n  REGION\n",
        "1. a\n\n   - b\n\n     REGION\n   - c\n\n     REGION\n",
    ],
    ids=["with text between", "one after the other", "in two nested items"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_two_regions_in_one_list(text: str, end: str, page: Path) -> None:
    def placed(line: str) -> str:
        indent = line[: len(line) - len(line.lstrip())]
        return (
            "".join(f"{indent}{part}\n" for part in REGION.splitlines()) if "REGION" in line else f"{line}\n"
        )

    page.write_bytes("".join(map(placed, text.splitlines())).replace("\n", end).encode())
    assert run(["build"]) == 0
    filled = page.read_bytes()
    assert filled.count(b"\r\n") == (filled.count(b"\n") if end == "\r\n" else 0)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(filled.decode())
    items = html.partition("<li>")[2].rpartition("</ol>" if text[0] == "1" else "</ul>")[0]
    assert items.count("<td>104</td>") == 2
    assert run(["build", "--check"]) == 0


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("OPEN\nOPEN\nCLOSE\n", ["the region has no end"]),
        ("OPEN\nCLOSE\nCLOSE\n", ["the end of a region has no beginning"]),
        ("OPEN\nOPEN\nCLOSE\nCLOSE\n", ["the region has no end", "the end of a region has no beginning"]),
    ],
)
def test_regions_do_not_nest(
    text: str, faults: list[str], page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begin, end = REGION.splitlines()
    written = text.replace("OPEN", begin).replace("CLOSE", end)
    page.write_text(written, encoding="utf-8")
    assert run(["build"]) == 1
    printed = capsys.readouterr()
    for fault in faults:
        assert fault in printed.out + printed.err
    assert page.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(
    "text",
    [
        "<Tabs>\n  <TabItem>\n    REGION\n  </TabItem>\n</Tabs>\n",
        "<Note>\nREGION\n</Note>\n",
        "export const a = 1\n\n<Tab title='x'>\n\n\tREGION\n\n</Tab>\n",
    ],
)
def test_regions_in_components(text: str, page: Path, tmp_path: Path) -> None:
    del page
    place = tmp_path / "docs/api.mdx"
    code = "<Tabs>\n```mdx\n{/* zcodegen: domain=nowhere */}\n```\n</Tabs>\n"
    lines = (text.partition("REGION")[0].rpartition("\n")[2]).join(
        ["", "{/* zcodegen: domain=acme.rtc columns=code */}\n", "{/* /zcodegen */}"]
    )
    begin, _, rest = text.partition("REGION")
    place.write_text(code + begin.rpartition("\n")[0] + "\n" + lines + rest, encoding="utf-8")
    assert run(["build"]) == 0
    filled = place.read_text(encoding="utf-8")
    assert filled.startswith(code)
    assert "| 104 |" in filled
