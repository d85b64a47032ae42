"""The inline markup of reStructuredText, and the text of a table's cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from zcodegen.readers.markup.emphasis import BREAK
from zcodegen.readers.markup.text import verbatim

_ROLE = re.compile(r":[A-Za-z][\w:.+-]{0,100}:`([^`]*)`")
_LITERAL = re.compile(r"``(.+?)``")
_LINK = re.compile(r"(?:(?<![\w`])_)?`([^`<]*)(?:<[^`<>]*>)?`_{0,2}")
_STRONG = re.compile(r"\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*?)\*(?![\w*])")
_FOOTNOTE = re.compile(r"\s?\[(?:\#?\w*|\*)\]_")
_TARGET = re.compile(r"(?<!\s)\s*<[^<>]*>$")
_LABEL = re.compile(r"\.\. _[^:`]{1,200}:")
"""A hyperlink target, which the page does not show."""
_SPECIAL = re.compile(r"[`*_|\\]")
BULLET = re.compile(r"\s*(?:[-*+•]|\#\.|\d{1,3}[.)])\s+")
PAD = "\x01"
_MARK = re.compile(r"^(?:[-*+•]|\#\.)\s+")
_NAMED_LINK = re.compile(r"`([^`<]+)<[^`<>]*>`_{0,2}")
_FIELD_NAME = re.compile(r"^(\s*):([A-Za-z][\w ]{0,40}):\s")


def pad_wide(line: str) -> str:
    """Return `line` with a mark behind each wide character, so that its columns are those that the page shows."""
    if line.isascii():
        return line
    return "".join(mark + PAD if unicodedata.east_asian_width(mark) in "WF" else mark for mark in line)


def cut_cells(line: str, spans: list[tuple[int, int]]) -> list[str]:
    """Return the cells of a line of a simple table, whose columns begin where `spans` do."""
    padded = pad_wide(line)
    cells = [
        padded[start : spans[at + 1][0] if at + 1 < len(spans) else None]
        for at, (start, _) in enumerate(spans)
    ]
    return [cell.replace(PAD, "") for cell in cells]


def cell_markup(texts: Sequence[str]) -> str:
    """Return the markup of a cell: its paragraphs and list items as lines, the lines of a paragraph joined."""
    lines: list[str] = []
    begun = False
    for padded in texts:
        text = padded.replace(PAD, "").rstrip()
        bare = text.strip()
        if bare.startswith("| "):
            lines.append(bare[2:])
            begun = True
            continue
        if not bare or _LABEL.fullmatch(bare):
            begun = False
            continue
        if begun and lines and not BULLET.match(text):
            lines[-1] += ("" if _is_cjk(lines[-1][-1:]) and _is_cjk(bare[:1]) else " ") + bare
        else:
            lines.append(bare)
        begun = True
    return BREAK.join(verbatim(plain_line(_MARK.sub("", line))) for line in lines)


def _is_cjk(mark: str) -> bool:
    return "\u3040" <= mark <= "\u9fff"


def plain_line(markup: str) -> str:
    """Return a line of reStructuredText without its inline markup."""
    if not _SPECIAL.search(markup):
        return markup.strip()
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found.group(1))
        return f"\x02{len(kept) - 1}\x02"

    text = _LITERAL.sub(keep, markup.strip())
    text = _ROLE.sub(lambda found: _TARGET.sub("", found.group(1)).lstrip("~!"), text)
    text = _LINK.sub(lambda found: found.group(1).rstrip() or found.group(0), text)
    text = _STRONG.sub(lambda found: found.group(1) or found.group(2), text)
    text = _FOOTNOTE.sub("", text)
    text = re.sub(r"\\(.)", r"\1", text)
    return re.sub("\x02(\\d+)\x02", lambda found: kept[int(found.group(1))], text).strip()


def markdown_line(line: str) -> str:
    """Return a line with its list marker and bold kept, and all else as letters."""
    if not line.strip():
        return line
    text = _ROLE.sub(lambda found: _TARGET.sub("", found.group(1)).lstrip("~!"), line)
    text = _LITERAL.sub(lambda found: f"`{found.group(1)}`", text)
    text = _NAMED_LINK.sub(lambda found: found.group(1).rstrip(), text)
    return _FIELD_NAME.sub(r"\1- **\2**: ", text)
