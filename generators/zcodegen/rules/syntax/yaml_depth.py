"""A file nests deeper than any catalog does.

Why: such a file is a slip or an attack: reading it could exhaust memory.

Bad:
    title: {en: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: flatten it; a catalog needs fewer than ten levels.
"""
