"""A key is no plain word: a mapping, a list, a number or nothing.

Why: keys of a catalog are names and locales.

Bad:
    ? [a, b]
    : 1
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: write a word; quote it where it looks like a number.
"""
