"""A file uses a tag (`!!str`).

Why: a value has the type that YAML 1.2 gives it as it is written; a tag would change that out of sight.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: !!str No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: remove the tag; quote the value to make it a string.
"""
