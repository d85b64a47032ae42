"""What the filters make of any text: a parser reads it back, and nothing of it is markup."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.html import reading
from zcodegen.targets.html.literals import html, is_link, link, markdown, script
from zcodegen.textcompare.invisible import HIDDEN, shown

PAGE = '<!doctype html><html lang="en"><title>x</title><p title="{0}">{0}</p></html>'
TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'/=;!-`\r\n\0\x85\u2028\u202e")
)


@given(TEXTS)
@example("</p><script>alert(1)</script><!--")
@example('" onclick="alert(1)')
@example("&lt;&#0;&amp")
def test_a_text_reads_back_as_content_and_as_attribute(text: str) -> None:
    (paragraph,) = reading.parsed(PAGE.format(html(text))).iter("p")
    assert paragraph.get("title") == reading.text_of(paragraph) == shown(text)
    assert len(paragraph) == 0


@given(TEXTS)
@example("</script><!--\u2028\U000e0001")
def test_a_value_of_a_script_is_json_without_markup(text: str) -> None:
    written = script([text, [text]])
    assert json.loads(written) == [text, [text]]
    assert not re.search(f"[<{HIDDEN}]", written)


@given(TEXTS)
def test_a_link_stays_between_its_quotes(text: str) -> None:
    assert not re.search(rf'[\s"<>{HIDDEN}]', link(f"https://example.org/{text}"))


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://example.org/a?b=1&c='d'#e%20f", "https://example.org/a?b=1&amp;c='d'#e%20f"),
        ("https://example.org/文档 \u202e", "https://example.org/文档%20%E2%80%AE"),
    ],
)
def test_what_a_url_may_have_is_kept(url: str, written: str) -> None:
    assert link(url) == written


@pytest.mark.parametrize(
    ("url", "output"),
    [("http://x", True), ("HTTPS://x", True), ("javascript:0//https://x", False), ("", False)],
)
def test_only_http_is_a_link(url: str, output: bool) -> None:
    assert is_link(url) is output


@given(TEXTS)
@example("[a](javascript:x) <b> `c` ![d]")
@example("# a\n- b\u202e")
def test_a_text_in_markdown_is_one_line_without_markup(text: str) -> None:
    written = markdown(text)
    assert "\n" not in written
    bare = re.sub(r"\\(.)", "", written)
    assert not re.search(r"[\\\\`*_\[\]()<>#!&]", bare)
    assert re.sub(r"\\(.)", r"\1", written) == " ".join(shown(text).split())
