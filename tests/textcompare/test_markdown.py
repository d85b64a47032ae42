from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from zcodegen.textcompare.markdown import escape_markdown, escape_markup

ACTIVE = re.compile(r"://|www\.|@\w|#\d|!\d|%\d|GH-\d|:\w+:|(?<!\\)[`*<>|\[\]]", re.IGNORECASE)


REFERENCE = re.compile(
    r"://|www\.|@\w|#\d|!\d|%[\w\"]|GH-\d|:(?!\d\d:)[\w+-]+:|[~$&^][\w\"]|[\[*]\w+:|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b",
    re.IGNORECASE,
)
"""What GitHub and GitLab look for in the HTML made of a comment, where entities and backslashes are gone."""


@pytest.mark.parametrize(
    "text",
    [
        "@maintainers", "a/b#3", "#47;", "&#47;", "!12", "%1", '%"next release"', "GH-3", "gh-4", ":tada:", ":+1:", ":100:", "~bug", '~"a b"', "&7", "$12", "^alert",
        "[vulnerability:1]", "*iteration:3", "a5c3785ed8d6a35868bc169f07e40e889087fd2e", "see a5c3785.", "user@a5c3785ed8", "1:x:", "10:100:", "https://example.org", "WWW.example.org",
    ],
)  # fmt: skip
def test_no_reference_is_left_in_the_page(text: str) -> None:
    shown = html.unescape(re.sub(r"\\([^\w\s])", r"\1", escape_markdown(text)))
    assert not REFERENCE.search(shown), shown
    assert shown.replace("\u200b", "") == text


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org", "www.example.org", "@maintainers", "#3", "#47;", "&#47;", "!12", "%1", "GH-3", "gh-4", ":tada:", "a:b:c",
        "[x](y)", "![x](y)", "<script>", "`x`", "**x**", "a|b", "$x$",
    ],
)  # fmt: skip
def test_nothing_becomes_active_and_the_text_is_the_same(text: str) -> None:
    quoted = escape_markdown(text)
    assert not ACTIVE.search(re.sub(r"&#\d+;", "·", quoted)), quoted
    shown = html.unescape(re.sub(r"\\([^\w\s])", r"\1", quoted)).replace("\u200b", "")
    assert shown == text or "&#" in text


@pytest.mark.parametrize("text", ["- a", "+ a", "-", "---", "===", "1. a", "12) a", "# a", "##", "- - -"])
def test_a_text_that_begins_a_line_begins_no_block(text: str) -> None:
    for escaped in (escape_markdown(text), escape_markup(text)):
        tokens = MarkdownIt("commonmark").parse(f"above\n{escaped}\n\n{escaped}")
        assert {token.type for token in tokens} == {"paragraph_open", "inline", "paragraph_close"}


def test_references_are_active_on_code_hosts_only() -> None:
    assert escape_markup("a@b #1 :x: [c](d)") == r"a@b #1 :x: \[c\](d)"


def test_ordinary_texts_stay() -> None:
    assert escape_markdown("房间不存在 (100% sure, 10:30:45). a_b") == "房间不存在 (100% sure, 10:30:45). a_b"
    assert escape_markdown("-5 1.5 +1") == "-5 1.5 +1"
