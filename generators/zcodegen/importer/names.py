"""Names for new entries: proposed, never silent. The same claims give the same names, whatever else the page gains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Code
from zcodegen.importer.english import name_from_english
from zcodegen.importer.glossary_index import GlossaryIndex
from zcodegen.naming import fault_of, in_case, split_words
from zcodegen.naming.names import MAX_NAME_LENGTH
from zcodegen.naming.preferred import with_preferred_words

_WORDS: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._ -][A-Za-z0-9]+)*")
_LETTERS: Final = re.compile("[^A-Za-z]")
_SHORTEST_WORD: Final = 4
_SHARED: Final = 0.75
"""The share of a page's own names that a technical beginning must have to be left out: `ZegoSuperBoardError`."""
_TECHNICAL: Final = frozenset(
    (
        "code", "codes", "e", "ec", "enum", "err", "errcode", "errno", "error", "errorcode", "errors", "exception", "kerr",
        "kerror", "kresult", "kstatus", "rc", "res", "result", "ret", "return", "rv", "status",
    )
)  # fmt: skip
"""Words that mark a name as one of an error and do not state which: a beginning ends behind the last of them."""


class Wording(Struct, frozen=True):
    """What is known of a code that needs a name: the page's own name, and messages, in English and in every locale.

    `phrase` is the name of the HTTP status that the code is.
    """

    code: Code
    own: str | None = None
    english: str | None = None
    messages: tuple[str, ...] = ()
    phrase: str | None = None


def propose_name(
    wording: Wording,
    prefix: tuple[str, ...],
    glossary_index: GlossaryIndex,
    taken: Collection[str],
    preferred: Mapping[str, str] | None = None,
) -> str:
    """Return a legal name that is not among `taken`.

    `prefix` is the `common_prefix` of the page's own names; names made of messages have the `preferred` words of the catalog.
    """
    code = _code_name(wording.code)
    made = (
        wording.english and name_from_english(wording.english),
        *map(glossary_index.name_for, wording.messages),
    )
    tries = (
        name_from_page(wording.own, prefix),
        code_as_name(wording.code),
        *(name and with_preferred_words(name, preferred or {}) for name in made),
        wording.phrase,
        in_case(wording.code, "upper_snake") if isinstance(wording.code, str) else None,
    )
    name = next((name for name in tries if name and not fault_of(name)), f"CODE_{code}")
    if wording.phrase and (name == "UNKNOWN_ERROR" or bare_name(name) in taken):
        name = wording.phrase
    if bare_name(name) in taken:
        name = f"{name[: MAX_NAME_LENGTH - len(code) - 1].rstrip('_')}_{code}"
    return name if bare_name(name) not in taken else f"CODE_{code}"


def code_as_name(code: Code) -> str | None:
    """Return the name that a code of words is by itself (`PROJECT_NOT_FOUND`, `door.shut`); None for a number or `E0001`."""
    if (
        not isinstance(code, str)
        or not _WORDS.fullmatch(code)
        or len(_LETTERS.sub("", code)) < _SHORTEST_WORD
    ):
        return None
    name = "_".join(word.upper() for word in split_words(code))
    return name if sum(map(str.isdigit, name)) * 3 < len(name) else None


def common_prefix(names: Iterable[str], domain: str = "") -> tuple[str, ...]:
    """Return the words with which most of a page's own names begin and which state nothing about an error.

    These are the words up to the last technical one (`ERR_`, `ZegoSuperBoardError`), and the parts of the `domain`'s name
    (`ZEGO_` in `zego.room`). Other shared words belong to the names: `ROOM_FULL` and `ROOM_GONE` stay whole.
    """
    split = [words for name in names if (words := split_words(name))]
    counts = Counter(words[:length] for words in split for length in range(1, len(words)))
    shared = [beginning for beginning, count in counts.items() if count > 1 and count >= _SHARED * len(split)]
    longest = max(shared, key=len, default=())
    technical = max((at + 1 for at, word in enumerate(longest) if word in _TECHNICAL), default=0)
    return longest[: max(technical, _words_of_domain(longest, domain))]


def _words_of_domain(words: tuple[str, ...], domain: str) -> int:
    """Return how many of the first `words` are parts of a domain's name, from its first on: `super`, `board` are `superboard`."""
    taken = 0
    for part in domain.casefold().split("."):
        bare = part.replace("_", "").replace("-", "")
        length = next(
            (end for end in range(taken + 1, len(words) + 1) if "".join(words[taken:end]) == bare), taken
        )
        if length == taken == 0:
            return 0
        taken = length
    return taken


def name_from_page(own: str | None, prefix: tuple[str, ...]) -> str | None:
    """Return an entry's name from the page's own name, without the words that most of the page's names begin with."""
    words = split_words(own) if own else ()
    shared = next(length for length in range(len(prefix), -1, -1) if words[:length] == prefix[:length])
    rest = words[min(shared, max(len(words) - 1, 0)) :]
    return "OK" if rest in {("ok",), ("success",)} else "_".join(rest).upper() or None


def _code_name(code: Code) -> str:
    """Return a code as the end of a name: `410000011`, `MINUS_200012`, `08P01`."""
    if isinstance(code, int):
        return f"MINUS_{-code}" if code < 0 else str(code)
    return re.sub("[^A-Z0-9]+", "_", code.upper()).strip("_") or "EMPTY"


def bare_name(name: str) -> str:
    """Return what is left of a name in every language's case: `A_B1` and `AB1` are one in some."""
    return name.replace("_", "")
