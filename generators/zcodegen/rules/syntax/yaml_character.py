r"""A file has a character that YAML does not allow.

Why: control characters are refused by YAML 1.2 (section 5.1), and other tools would read something else.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.␇}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: remove the character, or write it as an escape in double quotes: `"\u0007"`.
"""
