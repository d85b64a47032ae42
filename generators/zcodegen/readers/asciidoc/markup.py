"""The inline markup of AsciiDoc, and the text of a table's cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.markup.emphasis import BREAK
from zcodegen.readers.markup.text import verbatim

_LINK = re.compile(r"(?:link:|xref:|https?:|mailto:)[^\s\[\]]{0,1000}\[([^\]]{0,2000})\]")
_CROSS = re.compile(r"<<([^<>,]*)(?:,\s*+([^<>]*))?>>")
_MARKS = re.compile(
    r"(?<![\w`])``?([^`]+?)``?(?![\w`])|(?<![\w*])\*\*?(?=\S)([^*\n]+?)(?<=\S)\*\*?(?![\w*])|(?<![\w_])__?(?=\S)([^_\n]+?)(?<=\S)__?(?![\w_])"
    r"|(?<!\w)\+\+?([^+\n]+?)\+\+?(?!\w)|(?<!\w)#([^#\n]+?)#(?!\w)|pass:\w*\[([^\]]{0,400})\]|(?:kbd|btn|menu):\[([^\[\]]{0,200})\]"
)
_ANCHOR = re.compile(r"\[\[[^\[\]]*\]\]|\[#[^\[\]]*\]|\(\(\([^()]*\)\)\)|footnote:\w*\[[^\]]*\]")
_BULLET = re.compile(r"^\s*(?:[*\-•]{1,5}|\.{1,5})\s+")
_SPECIAL = re.compile(r"[\[\]<>*_`+#{}\\():]")
_QUOTED_ITEM = re.compile(r"(\s{0,12}-\s)'([^'\s]{1,80})'$")


def cell_markup(texts: Sequence[str]) -> str:
    """Return the markup of a cell: its paragraphs and list items as lines, the lines of a paragraph joined."""
    lines: list[str] = []
    begun = hard = False
    for text in texts:
        bare = text.strip()
        if not bare or bare in ("+", "--", "----"):
            begun = False
            continue
        if begun and not hard and lines and not _BULLET.match(text):
            lines[-1] += f" {bare.removesuffix(' +')}"
        else:
            lines.append(bare.removesuffix(" +"))
        hard = bare.endswith(" +")
        begun = True
    return BREAK.join(verbatim(plain_line(_BULLET.sub("", line))) for line in lines)


def plain_line(markup: str) -> str:
    """Return a line of AsciiDoc without its inline markup."""
    if not _SPECIAL.search(markup):
        return " ".join(markup.split())
    text = _ANCHOR.sub("", markup.strip())
    text = _LINK.sub(
        lambda found: found.group(1).split(",")[0].rstrip("^") or found.group(0).split("[")[0], text
    )
    text = _CROSS.sub(lambda found: found.group(2) or found.group(1), text)
    for _ in range(2):
        text = _MARKS.sub(lambda found: next(filter(None, found.groups()), ""), text)
    return " ".join(text.replace("{empty}", "").replace("{nbsp}", " ").replace("\\", "").split())


def markdown_line(line: str) -> str:
    """Return a line of text as the reader of sections reads it: bold and list markers as in Markdown."""
    text = _ANCHOR.sub("", line)
    text = _LINK.sub(lambda found: found.group(1).split(",")[0].rstrip("^"), text)
    text = _CROSS.sub(lambda found: found.group(2) or found.group(1), text)
    if found := re.match(r"(\s*)(\*{1,5}|\.{1,5})\s+", text):
        text = f"{'  ' * (len(found.group(2)) - 1)}- {text[found.end() :]}"
    if text.strip() == "+":
        return ""  # what follows belongs to the item above
    text = _QUOTED_ITEM.sub(r"\1`\2`", text)
    if re.match(r"\.[A-Z\w]", text):
        text = f"**{text[1:]}**"
    return re.sub(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])", r"**\1**", text).removesuffix(" +")
