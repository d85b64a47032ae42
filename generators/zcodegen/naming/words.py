"""Split a name in any spelling into its words.

`ROOM_NOT_FOUND`, `media-file` and a vendor's `ZegoSuperBoardErrorInternal` all become lower-case words, from which
`cases` makes every spelling. Digits stay with the letters before them, as they were written.
"""

from __future__ import annotations

import re

# A run of capitals that no small letter follows (HTTP in HTTPServer), a capitalised or small word, or bare digits.
_CAMEL = re.compile(r"[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+")
_PART = re.compile(r"[A-Za-z0-9]+")


def split_words(name: str) -> tuple[str, ...]:
    """Return the words of `name` in lower case; all but ASCII letters and digits separates them.

    A part in one case only is one word (`H264`, `utf8`); a part in both is split as camel case.
    """
    if name.isascii() and name == name.upper():  # most names are UPPER_SNAKE: no part is in camel case
        return tuple(_PART.findall(name.lower()))
    return tuple(word for part in _PART.findall(name) for word in _words_of(part))


def _words_of(part: str) -> list[str]:
    if part in (part.upper(), part.lower()):
        return [part.lower()]
    return [word.lower() for word in _CAMEL.findall(part)]
