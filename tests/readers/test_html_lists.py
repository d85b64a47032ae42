"""Lists of HTML: `<li>`, `<dt>` and `<dd>` are read as the items of Markdown are."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of

TEXTS = ("The gate is shut.", "The room is full.", "The key is lost.")
CODES: tuple[tuple[int | str, ...], ...] = ((1001, 1002, 1003), ("GATE_SHUT", "ROOM_FULL", "KEY_LOST"))


def list_of(name: str, form: str, codes: tuple[int | str, ...], indent: str = "  ") -> str:
    items = "\n".join(indent + form.format(code, text) for code, text in zip(codes, TEXTS, strict=True))
    return f"<h1>Error codes</h1>\n\n<{name}>\n{items}\n</{name}>\n"


@pytest.mark.parametrize("codes", CODES)
@pytest.mark.parametrize("path", ["errors.html", "errors.md", "errors.mdx"])
@pytest.mark.parametrize("indent", ["", "  ", "                    "])
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ul", "<li><code>{}</code>: {}</li>"),
        ("ul", "<li><p><strong>{}</strong> - {}</p></li>"),
        ('ol class="codes"', '<li class="code"><b>{}</b> &mdash; {}'),
        ("dl", "<dt><code>{}</code></dt><dd>{}</dd>"),
        ("dl", "<dt><b>{}</b></dt>\n<dd><p>{}</p></dd>"),
        ("dl", "<dt>\n<code>{}</code>\n</dt>\n<dd>\n{}\n</dd>"),
    ],
)
def test_items_of_html_are_rows(
    name: str, form: str, indent: str, path: str, codes: tuple[int | str, ...]
) -> None:
    rows = rows_of(
        list_of(name, form, codes, indent).replace(f"</{name}>", f"</{name.split(maxsplit=1)[0]}>"), path
    )
    assert [(row.codes, row.message) for row in rows] == [
        ((code,), text) for code, text in zip(codes, TEXTS, strict=True)
    ]


def test_a_nested_list_is_the_text_of_its_item() -> None:
    page = "<h1>Error codes</h1>\n<ul>\n" + "".join(
        f"<li><code>{code}</code>: Shut.\n<ul>\n<li>Open it.</li>\n<li>Wait.</li>\n</ul>\n</li>\n"
        for code in (1001, 1002, 1003)
    )
    assert [(row.codes, row.message) for row in rows_of(f"{page}</ul>\n", "errors.html")] == [
        ((code,), "Shut.\nOpen it.\nWait.") for code in (1001, 1002, 1003)
    ]


def test_a_table_of_contents_holds_no_rows() -> None:
    page = page_of(list_of("ul", '<li><a href="#e{0}">{0} {1}</a></li>', CODES[0]), "errors.html")
    assert page.rows == ()


@pytest.mark.parametrize("codes", CODES)
@pytest.mark.parametrize("path", ["errors.html", "errors.md"])
@pytest.mark.parametrize("between", ["", "\n"])
def test_items_on_one_line_are_rows(codes: tuple[int | str, ...], path: str, between: str) -> None:
    items = "".join(f"<li><code>{code}</code>: {text}</li>" for code, text in zip(codes, TEXTS, strict=True))
    rows = rows_of(f"<h1>Error codes</h1>{between}<ul>{items}</ul>", path)
    assert [(row.line, row.codes, row.message) for row in rows] == [
        (1 + len(between), (code,), text) for code, text in zip(codes, TEXTS, strict=True)
    ]


def test_items_on_one_line_that_are_links_are_no_rows() -> None:
    items = "".join(f'<li><a href="#e{code}">{code} {code}</a></li>' for code in CODES[0])
    assert page_of(f"<h1>Error codes</h1>\n<ul>{items}</ul>", "errors.html").rows == ()


def test_items_of_words_in_the_section_of_a_code_are_no_codes() -> None:
    kinds = "".join(
        f"<li><strong>{word}</strong> - the {word.lower()} is wired</li>\n"
        for word in ("PROGRAM", "SERVICE", "COMPONENT")
    )
    sections = "".join(
        f"<h3>E0{number}: Kind {number}</h3>\n<p>It is wrong.</p>\n<h4>Kinds</h4>\n<ul>\n{kinds}</ul>\n"
        for number in (510, 520, 530)
    )
    rows = rows_of(f"<h1>Error codes</h1>\n{sections}", "errors.html")
    assert [row.codes[0] for row in rows] == ["E0510", "E0520", "E0530"]
