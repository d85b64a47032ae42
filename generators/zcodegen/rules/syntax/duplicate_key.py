"""A key stands twice in one mapping.

Why: YAML keeps one of the two values and loses the other without a word; an entry would vanish.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_NOT_FOUND: {code: 105, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: keep one. Two entries of one name need two names.
"""
