from __future__ import annotations

import html
import re

import pytest

from zcodegen.textcompare.markdown import escape_markdown

ACTIVE = re.compile(r"://|www\.|@\w|#\d|!\d|%\d|GH-\d|:\w+:|(?<!\\)[`*<>|\[\]]", re.IGNORECASE)


REFERENCE = re.compile(
    r"@\w|#\d|!\d|%[\w\"]|GH-\d|(?<!\d):[\w+-]+:|[~$&^][\w\"]|[\[*]\w+:|\b(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{7,40}\b",
    re.IGNORECASE,
)
"""What GitHub and GitLab look for in the HTML made of a comment, where entities and backslashes are gone."""


@pytest.mark.parametrize(
    "text",
    [
        "@maintainers", "a/b#3", "#47;", "&#47;", "!12", "%1", '%"next release"', "GH-3", "gh-4", ":tada:", ":+1:", ":100:", "~bug", '~"a b"', "&7", "$12", "^alert",
        "[vulnerability:1]", "*iteration:3", "a5c3785ed8d6a35868bc169f07e40e889087fd2e", "see a5c3785.", "user@a5c3785ed8",
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


def test_ordinary_texts_stay() -> None:
    assert escape_markdown("房间不存在 (100% sure, 10:30). a_b") == "房间不存在 (100% sure, 10:30). a_b"
