"""`zcodegen extract` and `readers`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zcodegen.cli.main import run
from zcodegen.readers.read import READERS

PAGE = """\
# Codes

| Code | Name | Description | Cause | Action |
| --- | --- | --- | --- | --- |
| 104 | RoomGone | The room<br>is gone. | It was closed. | Wait. |
| 1, 2 | | Twice. | - | - |
"""


@pytest.fixture(autouse=True)
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("codes.en.md").write_text(PAGE, encoding="utf-8")
    Path("outer.en.mdx").write_text(
        "# Outer\n\nimport Codes from './codes.en.md'\n\n<Codes />\n", encoding="utf-8"
    )
    Path("empty.md").write_text("# Nothing here\n\nProse.\n", encoding="utf-8")


def test_json_has_the_promised_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "codes.en.md", "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert (document["path"], document["locale"], document["title"]) == ("codes.en.md", "en", "Codes")
    assert document["rows"][0] == {
        "line": 5,
        "heading": ["Codes"],
        "codes": [104],
        "name": "RoomGone",
        "message": "The room\nis gone.",
        "cause": "It was closed.",
        "action": "Wait.",
        "class": "return",
    }
    assert document["rows"][1]["codes"] == [1, 2]
    assert document["unread"] == document["imports"] == []


def test_the_table_shows_every_part_of_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "codes.en.md"]) == 0
    output = capsys.readouterr()
    assert output.out.splitlines() == [
        "codes.en.md (en, read as markdown): Codes",
        "  Codes",
        "        5  104  RoomGone The room ⏎ is gone.",
        "           cause: It was closed.",
        "           action: Wait.",
        "        6  1, 2  Twice.",
    ]
    assert output.err == "1 page, 2 rows, 0 lines not read\n"


def test_follow_adds_the_imported_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "outer.en.mdx", "--follow", "--format", "json"]) == 0
    outer, inner = json.loads(capsys.readouterr().out)["documents"]
    assert outer["rows"] == []
    assert outer["imports"] == [{"line": 3, "path": "./codes.en.md", "resolved": True}]
    assert (inner["path"], len(inner["rows"])) == ("codes.en.md", 2)
    assert run(["extract", "outer.en.mdx", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 1


def test_a_locale_given_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "codes.en.md", "--locale", "zh-cn", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["locale"] == "zh-CN"


def test_a_page_without_codes_is_fine_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "empty.md", "--strict"]) == 0
    assert "0 rows" in capsys.readouterr().err


def test_strict_fails_where_a_row_was_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("bytes.md").write_bytes(PAGE.encode().replace(b"Twice", b"Tw\xffce"))
    assert run(["extract", "bytes.md"]) == 0
    assert run(["extract", "bytes.md", "--strict"]) == 1
    assert "line 6:14 was not read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1004 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\0\0\0", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook"),
        (b"\x1f\x8b\x08\0", "compressed"),
    ],
)
def test_a_file_that_is_no_text_is_named(
    content: bytes, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("codes.xlsx").write_bytes(content)
    assert run(["extract", "codes.xlsx", "--strict"]) == 1
    assert f"line 1 was not read: the file is {form}" in capsys.readouterr().out
    assert run(["extract", "codes.xlsx"]) == 0
    assert "save it as HTML, Markdown, or CSV" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (["extract"], "Missing argument"),
        (["extract", "absent.md"], "cannot read absent.md: No such file or directory"),
        (
            ["extract", "https://example.org/codes"],
            "is an address: pages are read from files, so save it first",
        ),
        (["extract", "empty"], "empty is a folder without a page for each code"),
        (["extract", "outer"], "those in it are read one by one, such as outer/zh/codes.md"),
        (["extract", "codes.en.md", "--reader", "magic"], "unknown reader 'magic'; there are"),
        (["extract", "codes.en.md", "--locale", "zh-CN-Hans"], 'did you mean "zh-Hans-CN"?'),
        (["extract", "codes.en.md", "--root", "absent"], "absent"),
    ],
)
def test_wrong_use_is_one_line(arguments: list[str], output: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    Path("outer/zh").mkdir(parents=True)
    Path("outer/zh/codes.md").write_text(PAGE)
    assert run(arguments) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert output in seen.err
    assert len(seen.err.splitlines()) <= 2


def test_readers_lists_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["readers"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        reader.id for reader in READERS
    ]
    assert run(["readers", "--format", "json"]) == 0
    assert {load["id"] for load in json.loads(capsys.readouterr().out)} == {reader.id for reader in READERS}


def test_a_folder_of_pages_with_one_code_each_is_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("codes")
    folder.mkdir()
    for code in (20, 100, 3):
        (folder / f"{code}.md").write_text(
            f"---\ncode: {code}\ntitle: Number {code}\n---\n", encoding="utf-8"
        )
    (folder / "README.md").write_text("# About\n", encoding="utf-8")
    assert run(["extract", "codes", "--format", "json", "--strict"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [(page["path"], page["reader"], page["rows"][0]["codes"]) for page in documents] == [
        ("codes/3.md", "record-page", [3]),
        ("codes/20.md", "record-page", [20]),
        ("codes/100.md", "record-page", [100]),
    ]


def test_strict_fails_if_no_reader_knows_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    Path("codes.weird").write_text("<<1001>> gone\n", encoding="utf-8")
    assert run(["extract", "codes.weird", "--strict"]) == 1
    assert "no row with a code was found by the reader 'markdown'" in capsys.readouterr().out


def test_a_page_in_another_encoding_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    page = "# 错误码\n\n| 错误码 | 说明 |\n|---|---|\n| 1001 | 门没有关好 |\n| 1002 | 钥匙不对 |\n"
    Path("codes.zh.md").write_bytes(page.encode("gbk"))
    assert run(["extract", "codes.zh.md", "--strict"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "codes.zh.md (zh-CN, read as markdown, decoded as GB18030): 错误码",
        "  错误码",
    ]
    assert run(["extract", "codes.zh.md", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["encoding"] == "GB18030"
