"""A file uses an anchor, an alias or a merge key.

Why: each text stands where it is used, so that a reviewer sees it; nested aliases can also grow past all memory.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: &text {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: write the value out.
"""
