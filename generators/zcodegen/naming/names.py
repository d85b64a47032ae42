"""The grammar of an entry's name, and the nearest word to a mistyped one."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from zcodegen.diagnostics import abbreviate
from zcodegen.naming.cases import in_case

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NAME_LENGTH = 63
"""Characters of a name: those of `reason` in google.rpc.ErrorInfo (AIP-193)."""

_NAME = re.compile(r"[A-Z][A-Z0-9_]*[A-Z0-9]")
_STRANGE = re.compile(r"[^A-Z0-9_]")
_MAX_COMPARED = 2_000


def fault_of(name: str) -> str | None:
    """Return why `name` cannot be the name of an entry, with a better spelling if there is one; None if it can.

    The grammar is AIP-193's for `reason`: `[A-Z][A-Z0-9_]*[A-Z0-9]`, at most 63 characters.
    """
    if len(name) > MAX_NAME_LENGTH:
        return f"has {len(name)} characters; a name has at most {MAX_NAME_LENGTH}"
    if _NAME.fullmatch(name):
        return None
    better = in_case(name, "upper_snake")
    hint = f'; did you mean "{better}"?' if _NAME.fullmatch(better) and len(better) <= MAX_NAME_LENGTH else ""
    return _grammar_fault(name) + hint


def _grammar_fault(name: str) -> str:
    if not name:
        return "is empty"
    if strange := _STRANGE.search(name):
        return f"contains {strange[0]!a}; a name is written with A-Z, 0-9 and _"
    if not name[0].isalpha():
        return f'starts with "{name[0]}"; a name starts with a letter'
    if name.endswith("_"):
        return 'ends with "_"; a name ends with a letter or digit'
    return "has one character; a name has at least two"


def describe_unknown(kind: str, name: str, known: Iterable[str], *, lister: str = "") -> str:
    """Return the message for a name that is none of the known ones: with the nearest, or with all of them.

    `lister` is the command that lists the known names, where there are many.
    """
    names = list(dict.fromkeys(known))
    if near := nearest(name, names):
        hint = f"did you mean {near!r}?"
    elif lister:
        hint = f"`{lister}` lists them"
    else:
        hint = f"there are {', '.join(abbreviate(names))}" if names else "there is none"
    return f"unknown {kind} {name!r}; {hint}"


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate most like `word`, for "did you mean"; None if none is near.

    Neither case nor the order of the candidates counts. Among very many candidates only those that begin like
    `word` are compared, so that a file full of mistakes stays fast.
    """
    folded: dict[str, str] = {}
    for candidate in sorted(candidates):
        folded.setdefault(candidate.casefold(), candidate)
    key = word.casefold()
    if key in folded:
        return folded[key]
    pool = list(folded)
    if len(pool) > _MAX_COMPARED:
        pool = [candidate for candidate in pool if candidate[:3] == key[:3]][:_MAX_COMPARED]
    near = get_close_matches(key[:200], pool, n=1, cutoff=0.7)
    return folded[near[0]] if near else None
