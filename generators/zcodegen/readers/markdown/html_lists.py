"""HTML lists as lists of Markdown, a line for a line, so that their items are read like any other.

`<li><code>1001</code>: text</li>` becomes `- <code>1001</code>: text`, and `<dt>1001</dt>` with `<dd>text</dd>` an item with
its text. The indentation is the nesting of the lists. An item that is one link (a table of contents) stays as it is;
several items on one line are lists of their own (`lists_on_lines`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

_LIST = re.compile(r"<(/?)(?:ul|ol|dl)\b[^<>]{0,300}>", re.IGNORECASE)
_WHOLE = re.compile(
    r"(?:<h[1-6]\b[^<>]{0,300}>[^<>]{0,300}</h[1-6]>\s{0,9})?<(?:ul|ol)\b[^<>]{0,300}>(.*)</(?:ul|ol)>",
    re.IGNORECASE,
)
_TAGS_OF_ONE = 2
_CODE = re.compile(
    r"(?:[\W_]{0,3}<\w{1,10}\b[^<>]{0,100}>){0,3}[\W_]{0,3}(?:\d|[A-Za-z]+[\d_.:-]|[A-Z]{2}|[^<>()]{1,80}[(（][-−]?\d|(?i:error|code|错误|エラー|오류))",
)
"""How an item begins that may be a code."""
_LEAST_ITEMS = 2
_ITEM = re.compile(r"<(?:li|dt)\b[^<>]{0,300}>", re.IGNORECASE)
_DEFINED = re.compile(r"</dt>\s{0,9}<dd\b[^<>]{0,300}>\s{0,9}", re.IGNORECASE)
_OPENING = re.compile(r"(?:<(?:p|dd|div)\b[^<>]{0,300}>\s{0,9}){1,3}", re.IGNORECASE)
_CLOSING = re.compile(r"(?:\s{0,9}</(?:p|dd|dt|div|li)>){1,4}$", re.IGNORECASE)
_LINK = re.compile(r"<a\b[^<>]{0,500}>[^<>]{0,500}</a>", re.IGNORECASE)


def html_lists_as_items(lines: Sequence[str], taken: Collection[int]) -> Sequence[str]:
    """Return as many lines, those of HTML lists in Markdown; `taken` are the lines that are something else, from 1."""
    if not any(_ITEM.search(line) for line in lines if "<" in line):
        return lines
    return list(_items(lines, taken))


def lists_on_lines(lines: Sequence[str], taken: Collection[int]) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is a whole list, with its items in Markdown; `taken` are the lines that are something else."""
    for number, line in enumerate(lines, 1):
        if (
            number in taken
            or line.count("<li") < _LEAST_ITEMS
            or not (whole := _WHOLE.fullmatch(line.strip()))
        ):
            continue
        texts = [_text_of(_LIST.sub("", item)) for item in _ITEM.split(whole[1])[1:]]
        may_be_codes = sum(1 for text in texts if _CODE.match(text)) >= _LEAST_ITEMS
        if may_be_codes and not any(map(_LINK.fullmatch, texts)) and len(_LIST.findall(line)) == _TAGS_OF_ONE:
            yield number, [f"- {text}" for text in texts if text]


def _items(lines: Sequence[str], taken: Collection[int]) -> Iterator[str]:
    depth = 0
    is_open = False  # an item whose text begins on a line below its tag
    for number, line in enumerate(lines, 1):
        if number in taken:
            yield line
            continue
        tags = [found[1] for found in _LIST.finditer(line)] if "<" in line else []
        depth = max(0, depth + tags.count(""))
        if not depth or len(_ITEM.findall(line)) > 1:
            yield line
        else:
            bare = _LIST.sub("", line).strip()
            item = _ITEM.match(bare)
            text = _text_of(bare[item.end() :] if item else bare)
            is_open = is_open or item is not None
            is_link = is_open and _LINK.fullmatch(text) is not None
            yield "  " * (depth - 1) + ("- " if is_open else "  ") + text if text and not is_link else ""
            is_open = is_open and not text
        depth = max(0, depth - tags.count("/"))


def _text_of(markup: str) -> str:
    """Return the markup of an item or of a line below it without the elements around it."""
    text = _CLOSING.sub("", _DEFINED.sub(": ", markup.lstrip()))
    found = _OPENING.match(text)
    return text[found.end() :] if found else text
