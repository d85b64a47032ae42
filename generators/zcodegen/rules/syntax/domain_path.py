"""A domain does not stand in the file that its name says.

Why: a domain is found by its path, and two files could claim one name.

Bad:
    domain: acme.media
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: move the file to the path that the advice names, or correct `domain`.
"""
