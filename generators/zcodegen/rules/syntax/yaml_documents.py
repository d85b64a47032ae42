"""A file has more than one YAML document.

Why: the second would be passed over in silence.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    ---
    entries: {}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: keep one document a file: remove the line `---`.
"""
