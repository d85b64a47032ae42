from __future__ import annotations

import html
import re

import pytest

from zcodegen.textcompare.markdown import escape_markdown

ACTIVE = re.compile(r"://|www\.|@\w|#\d|!\d|%\d|GH-\d|:\w+:|(?<!\\)[`*<>|\[\]]", re.IGNORECASE)


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
