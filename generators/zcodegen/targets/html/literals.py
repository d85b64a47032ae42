"""Any text as HTML and as a script has it: what the browser reads back is the text, and nothing of it is markup.

Promises: the result is valid as content of an element and between the double quotes of an attribute; hidden characters are
shown as U+202E, as in comments of other targets. HTML Standard, 13.1.2.3 "Attributes" and 13.1.3 "Text".
"""

from __future__ import annotations

import json
import re
from typing import Final
from urllib.parse import quote

from zcodegen.textcompare.invisible import HIDDEN, JOINERS, hidden_or, shown, without_hidden

_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_PLAIN: Final = hidden_or(f'&<>"{JOINERS}')
_IN_SCRIPT: Final = re.compile(f"[<{HIDDEN}]")
_NOT_IN_LINKS: Final = re.compile(rf'[\s"<>\\^`{{|}}{HIDDEN}]')
_MARKDOWN: Final = re.compile(r"[\\`*_{}\[\]()<>#+!|&~]|^[-=]")
_HTTP: Final = re.compile(r"https?://", re.IGNORECASE)


def html(text: str, locale: str = "") -> str:
    """Return `text` as content, or as an attribute's value; lines end in LF.

    Direction marks and closed isolates that `locale` needs stay as they are.
    """
    if not _NOT_PLAIN.search(text):
        return text
    seen = without_hidden(text, locale) if locale else shown(text)
    return seen.translate(_MARKUP)


def markdown(text: str) -> str:
    """Return `text` as Markdown that shows it, in one line: no markup, no link, no HTML (CommonMark, chapters 2.4 and 6)."""
    return _MARKDOWN.sub(r"\\\g<0>", " ".join(shown(text).split()))


def link(url: str) -> str:
    """Return the address of a page elsewhere as an attribute's value; characters that no URL has become %XX."""
    return _NOT_IN_LINKS.sub(lambda found: quote(found[0]), url).translate(_MARKUP)


def is_link(url: str) -> bool:
    """Return whether `url` may become a link: a scheme that leads to a page and runs nothing."""
    return _HTTP.match(url) is not None


def script(value: object) -> str:
    r"""Return `value` as a literal of JavaScript in one line, which is JSON as well; `<` and hidden characters are `\u003c`."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _IN_SCRIPT.sub(lambda found: _escaped(found[0]), written)


def _escaped(character: str) -> str:
    return "\\u003c" if character == "<" else json.dumps(character)[1:-1]
