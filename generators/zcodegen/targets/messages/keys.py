"""Stable keys as each format allows them.

A key is `zego.rtc.room.ROOM_NOT_FOUND.message`. Domains are written small and have no underscore, names have no small
letter and no hyphen: so a dot and a hyphen are distinguished by one separator or two. No two keys get
one identifier, whatever domains and names the schema lets through.
"""

from __future__ import annotations

from typing import Final

OLD_LANGUAGES: Final = {"he": "iw", "id": "in", "yi": "ji"}
"""As java.util.Locale spelled them before Java 17, and Android's qualifiers do for good."""


def identifier(key: str) -> str:
    """Return a key as an identifier of most languages: `zego_rtc_room_ROOM_NOT_FOUND_message`; a hyphen becomes `__`."""
    domain, name, field = key.rsplit(".", 2)
    return f"{domain.replace('-', '__').replace('.', '_')}_{name}_{field}"


def fluent_identifier(full_name: str) -> str:
    """Return an entry's full name as an identifier of Fluent: `zego-rtc-room-ROOM_NOT_FOUND`; a hyphen becomes two."""
    domain, _, name = full_name.rpartition(".")
    return f"{domain.replace('-', '--').replace('.', '-')}-{name}"
