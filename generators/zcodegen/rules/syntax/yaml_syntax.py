"""A file is no YAML.

Why: nothing of it can be read.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: look at the line and the one above: an indentation, a quote or a bracket is amiss.
"""
