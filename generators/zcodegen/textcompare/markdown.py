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
    r"(?P<url>://)|(?P<www>www\.)|(?P<at>@)|(?P<number>\#)|(?P<merge>!(?=\d))|(?P<milestone>%(?=[\w\"\\]))"
    r"|(?P<issue>\bGH-(?=\d))|(?P<emoji>:(?=[a-z+-][\w+-]*:))",
    re.IGNORECASE,
)
"""What hosts turn into a link, a mention or an emoji."""
_QUOTED: Final = {
    "url": ":&#47;/",
    "www": "www&#46;",
    "at": "@&#8203;",
    "number": "#&#8203;",
    "merge": "&#33;",
    "milestone": "&#37;",
    "issue": "{}&#45;",
    "emoji": "&#58;",
}


def escape_markdown(text: str) -> str:
    """Return a text in one line that Markdown shows as it is."""
    quoted = _SPECIAL.sub(r"\\\g<0>", visible_line(text))
    return _REFERENCE.sub(lambda found: _QUOTED[str(found.lastgroup)].format(found[0][:-1]), quoted)
