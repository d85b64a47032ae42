"""Reading a page as a whole: locale, imports, words of one's own, bad bytes, the JSON form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zcodegen.diagnostics import ZcodegenError
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import to_json
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

PAGE = b"| Code | Description |\n|-|-|\n| 1 | a |\n"

LOCALES = {
    ("docs/zh/page.mdx", "| 1 | abc |"): "zh-CN",
    ("docs/docs_x_zh/page.mdx", "abc"): "zh-CN",
    ("docs/zh/page.en.md", "中文"): "en",
    ("docs/zh-TW/page.md", ""): "zh-TW",
    ("zh-hant/page.md", ""): "zh-TW",
    ("docs/page.md", "返回码说明"): "zh-CN",
    ("docs/page.md", "Codes and more"): "en",
    ("docs/page.md", "エラーコードの一覧です"): "ja",
    ("docs/page.md", "오류 코드 목록"): "ko",
    ("docs/page.md", "1 | 2"): None,
    ("docs/entry/seen.md", "错误码"): "zh-CN",
}


@pytest.mark.parametrize(("path", "text"), LOCALES)
def test_locale_of_a_page(path: str, text: str) -> None:
    assert read_page(text.encode(), path=path).locale == LOCALES[path, text]


def test_a_given_locale_wins() -> None:
    assert read_page(PAGE, path="zh/page.md", locale="fr").locale == "fr"


def test_an_unknown_reader_is_an_error_that_names_those_there_are() -> None:
    with pytest.raises(ZcodegenError, match=r"unknown reader 'word'; there are api-docs, "):
        read_page(PAGE, path="page.md", reader="word")


def test_words_of_a_manifest_are_known_like_our_own() -> None:
    page = b"| Stoernummer | Wortlaut |\n|-|-|\n| 7 | Anlass: Kein Netz. |\n"
    words = HeaderVocabulary().extended(
        {"code": ["Stoernummer"], "message": ["Wortlaut"]}, {"cause": ["Anlass"]}
    )

    assert len(read_page(page, path="page.md").unread) == 1
    (row,) = read_page(page, path="page.md", words=words).rows
    assert (row.codes, row.message, row.cause) == ((7,), None, "Kein Netz.")


def test_a_role_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        HeaderVocabulary().extended({"colour": ["Farbe"]}, {})


def test_bytes_that_are_no_utf8_are_reported_and_the_rest_is_read() -> None:
    page = read_page(b"# A \xff\n\n" + PAGE + b"| 2 | \xfe |\n", path="page.md")
    assert [(row.codes, row.message) for row in page.rows] == [((1,), "a"), ((2,), "\ufffd")]
    assert [(skipped.line, skipped.column, skipped.reason[:24]) for skipped in page.unread] == [
        (1, 5, "bytes that are not UTF-8")
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding: str) -> None:
    assert len(read_page(PAGE.decode().encode(encoding), path="page.md").rows) == 1


def imported(folder: Path, statement: str, path: str = "a/page.mdx") -> list[tuple[int, str, str | None]]:
    page = folder / path
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"# Page\n\n{statement}\n\n<Content platform='x' />\n", encoding="utf-8")
    read = read_page(page.read_bytes(), path=str(page), root=folder)
    return [(link.line, link.path, link.target) for link in read.imports]


def test_imports_are_found_under_the_root(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    (tmp_path / "a b" / "codes.mdx").write_bytes(PAGE)

    assert imported(tmp_path, "import Content from '/a b/codes.mdx'") == [
        (3, "/a b/codes.mdx", "a b/codes.mdx")
    ]
    assert imported(tmp_path, 'import {Content} from "../a%20b/codes.mdx";') == [
        (3, "../a%20b/codes.mdx", "a b/codes.mdx")
    ]
    assert imported(tmp_path, "import {\n  Content\n} from '/a b/codes.mdx'")[0][2] == "a b/codes.mdx"
    assert imported(tmp_path, "import Content from '/no/codes.mdx'") == [(3, "/no/codes.mdx", None)]
    assert imported(tmp_path, "import { Title } from './title'") == []
    assert imported(tmp_path, "```js\nimport x from './codes.mdx'\n```") == []


def test_a_page_may_import_itself(tmp_path: Path) -> None:
    assert imported(tmp_path, "import Content from './page.mdx'") == [(3, "./page.mdx", "a/page.mdx")]


def test_imports_do_not_leave_the_root(tmp_path: Path) -> None:
    outside = tmp_path / "outside.mdx"
    outside.write_bytes(PAGE)
    root = tmp_path / "root"
    root.mkdir()
    (root / "link.mdx").symlink_to(outside)

    assert imported(root, "import Content from '../../outside.mdx'")[0][2] is None
    assert imported(root, "import Content from '/../outside.mdx'")[0][2] is None
    assert imported(root, "import Content from '/link.mdx'")[0][2] is None


def test_the_json_form() -> None:
    page = read_page(PAGE + b"\n1103072 = x\n", path="en/page.md")
    assert json.loads(json.dumps(to_json([page]))) == {
        "documents": [
            {
                "path": "en/page.md",
                "locale": "en",
                "title": None,
                "reader": "markdown",
                "rows": [
                    {
                        "line": 3,
                        "heading": [],
                        "codes": [1],
                        "name": None,
                        "message": "a",
                        "cause": None,
                        "action": None,
                        "class": "return",
                    }
                ],
                "unread": [
                    {"line": 5, "text": "1103072 = x", "reason": "outside of everything that was read"}
                ],
                "imports": [],
            }
        ]
    }
