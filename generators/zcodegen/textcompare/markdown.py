"""Quote a text for Markdown, so that none becomes markup, a link, a mention, a reference or an emoji on a code host.

Syntax: CommonMark 0.31, GitHub Flavored Markdown's autolinks, and the references of GitHub and GitLab (docs.github.com,
"Autolinked references"; docs.gitlab.com, "GitLab-specific references"). GitHub finds addresses in the source of Markdown;
GitLab finds them, and both find references, in the HTML made of it, where an entity is a character again.
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.textcompare.invisible import visible_line

_SPECIAL: Final = re.compile(r"[\\`*\[\]<>|~&$^]|(?<![^\W_])_|_(?![^\W_])")
_BLOCK: Final = re.compile(r"^(?:(?=[-+=#](?:[-+=#\s]|$))|([0-9]+)(?=[.)](?:\s|$)))")
"""What at the start of a line is a list, a heading, or a line below one."""
_ADDRESS: Final = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"(?P<mark>@|\#|!(?=\d)|%(?=[\w\"\\])|\bGH-(?=\d)|:(?=[a-z0-9+-][\w+-]*:)(?!(?<=[0-9]:)(?!100:|1234:)[0-9]+:)"
    r"|\\[~$&^](?=[\w\"])|\\[\[*](?=\w+:))"
    r"|(?P<hash>\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{7,40}\b)",
    re.IGNORECASE,
)
"""What hosts turn into a mention, a reference or an emoji (not the minutes of a time of day); also the hash of a commit."""
_BREAK: Final = "&#8203;"
"""A space without a width."""
_SHORT: Final = 6
"""Digits that are too few for the hash of a commit."""


def escape_markdown(text: str) -> str:
    """Return a text in one line that Markdown shows as it is; invisible characters are shown."""
    return _ADDRESS.sub(_BREAK, _REFERENCE.sub(_inactive, _escape_syntax(visible_line(text))))


def escape_markup(line: str) -> str:
    """Return a line without markup and links, for Markdown that is not a comment on a code host."""
    return _ADDRESS.sub(_BREAK, _escape_syntax(line))


def _escape_syntax(line: str) -> str:
    return _BLOCK.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", line))


def _inactive(found: re.Match[str]) -> str:
    text = found[0]
    if found.lastgroup == "hash":
        return _BREAK.join(text[start : start + _SHORT] for start in range(0, len(text), _SHORT))
    return f"{text}{_BREAK}"
