"""A code is not of its domain's `code_type`.

Why: packages give a domain's codes one type.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: "104", status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: quote the code where codes are strings; write a whole number of at most 64 bits where they are integers.
"""
