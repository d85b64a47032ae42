"""Stable keys as each format allows them, and back.

A key is `zego.rtc.room.ROOM_NOT_FOUND.message`. Domains are written small and have no underscore, names have no small
letter and no hyphen: so a dot and a hyphen are distinguished by one separator or two. Every function here has its
inverse, whatever domains and names the schema lets through.
"""

from __future__ import annotations

import re
from typing import Final

OLD_LANGUAGES: Final = {"he": "iw", "id": "in", "yi": "ji"}
"""As java.util.Locale spelled them before Java 17, and Android's qualifiers do for good."""
_IDENTIFIER = re.compile(r"([a-z0-9_]+)_([A-Z][A-Z0-9_]*)_([a-z]+)")
_FLUENT = re.compile(r"([a-z0-9-]+)-([A-Z][A-Z0-9_]*)")


def identifier(key: str) -> str:
    """Return a key as an identifier of most languages: `zego_rtc_room_ROOM_NOT_FOUND_message`; a hyphen becomes `__`."""
    domain, name, field = key.rsplit(".", 2)
    return f"{domain.replace('-', '__').replace('.', '_')}_{name}_{field}"


def from_identifier(text: str) -> str:
    """Return the key that `identifier` has spelled so; ValueError where it has not."""
    match = _IDENTIFIER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return f"{match[1].replace('__', '-').replace('_', '.')}.{match[2]}.{match[3]}"


def fluent_identifier(full_name: str) -> str:
    """Return an entry's full name as an identifier of Fluent: `zego-rtc-room-ROOM_NOT_FOUND`; a hyphen becomes two."""
    domain, _, name = full_name.rpartition(".")
    return f"{domain.replace('-', '--').replace('.', '-')}-{name}"


def from_fluent_identifier(text: str) -> str:
    """Return the full name that `fluent_identifier` has spelled so; ValueError where it has not."""
    match = _FLUENT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    domain = re.sub("--?", lambda found: "-" if found[0] == "--" else ".", match[1])
    return f"{domain}.{match[2]}"
