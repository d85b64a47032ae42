"""A file has a key that is not known, lacks one that it needs, or has a value that its key does not allow.

Why: what is misspelt would be passed over in silence.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, stauts: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: do as the advice says; `zcodegen schema domain` prints what is allowed, and editors complete it.
"""
