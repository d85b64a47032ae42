"""Where a domain's modules lie in the package, and what other modules call it.

The file stands where its subpath says, so that `zcodes/zego/rtc/room` is found with `exports` and without. A segment
that would meet a module of ours gets `_`, which no segment of a domain has.
"""

from __future__ import annotations

from typing import Final

from zcodegen.naming import escape

_OURS: Final = frozenset({"text"})
"""Beside each domain lies its module `text`."""
_OURS_AT_TOP: Final = frozenset({"error", "index", "lookup", "text"})


def path(domain: str) -> str:
    """Return the subpath of a domain: `zego/rtc/media-file`."""
    first, *rest = domain.split(".")
    segments = [f"{first}_" if first in _OURS_AT_TOP else first]
    segments += [f"{segment}_" if segment in _OURS else segment for segment in rest]
    return "/".join(segments)


def identifier(domain: str) -> str:
    """Return how an import calls a domain: `zego_rtc_media$file`, told apart from every other's.

    It always has a sign that neither a reserved word nor a name of our own in lower case has.
    """
    name = domain.replace(".", "_").replace("-", "$")
    return name if "." in domain else f"{name}_"


def locale_identifier(locale: str) -> str:
    """Return how `text.js` calls the function of a locale: `zh_CN`."""
    return escape(locale.replace("-", "_"), "typescript", ("locales", "resolve"))


def upward(below: str) -> str:
    """Return the way from the file at `below` to the package's root: `../../` for `zego/rtc/room.js`."""
    return "../" * below.count("/") or "./"
