"""Quote a text for Markdown, so that none becomes markup, a link, a mention, a reference or an emoji on a code host.

Syntax: CommonMark 0.31, GitHub Flavored Markdown's autolinks, and the references of GitHub and GitLab (docs.github.com,
"Autolinked references"; docs.gitlab.com, "GitLab-specific references").
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.invisible import visible_line

_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~&$^]|(?<![^\W_])_|_(?![^\W_])")
_REFERENCE: Final = re.compile(
    r"(?P<url>://)|(?P<www>www\.)"
    r"|(?P<mark>@|\#|!(?=\d)|%(?=[\w\"\\])|\bGH-(?=\d)|(?<!\d):(?=[a-z0-9+-][\w+-]*:)|\\[~$&^](?=[\w\"])|\\[\[*](?=\w+:))"
    r"|(?P<hash>\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}\b)",
    re.IGNORECASE,
)
"""What hosts turn into a link, a mention or an emoji; also the hash of a commit.

Addresses are found in the source of Markdown; a reference in the HTML made of it, where an entity is no longer one.
"""
_BREAK: Final = "&#8203;"
"""A space without a width."""
_SHORT: Final = 6
"""Digits that are too few for the hash of a commit."""


def escape_markdown(text: str) -> str:
    """Return a text in one line that Markdown shows as it is."""
    quoted = _SPECIAL.sub(r"\\\g<0>", visible_line(text))
    return _REFERENCE.sub(_inactive, quoted)


def _inactive(found: re.Match[str]) -> str:
    kind, text = str(found.lastgroup), found[0]
    if kind == "hash":
        return _BREAK.join(text[start : start + _SHORT] for start in range(0, len(text), _SHORT))
    return {"url": ":&#47;/", "www": "www&#46;"}.get(kind, f"{text}{_BREAK}")
