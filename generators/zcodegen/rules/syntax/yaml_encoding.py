"""A file is not UTF-8.

Why: its texts would be read as other characters.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.␀}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: save it as UTF-8, without a byte order mark.
"""
