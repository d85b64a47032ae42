"""A name from an English message: its state by the table of docs/naming.md, its object from the words that are left."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.naming import in_case

_STATES: Final = tuple(
    (words, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE))
    for words, pattern in (
        ("OK", r"success(?:ful|fully)?"),
        ("NOT_FOUND", r"(?:do(?:es)?|did) ?n[o']t exist|not exist(?:ed)?|not found|no such|not find"),
        ("ALREADY_EXISTS", r"already exist(?:s|ed)?"),
        ("ALREADY_STOPPED", r"already stopped"),
        (
            "RATE_LIMITED",
            r"rate limit(?:ed|s)?(?: exceeded)?|too frequent(?:ly)?|too often|frequency limit(?:ed)?",
        ),
        ("LIMIT_EXCEEDED", r"(?:limit|maximum|quota)s? (?:is |was |has been )?(?:exceeded|reached)|too many"),
        ("LIMIT_EXCEEDED", r"exceed(?:s|ed|ing)? (?:the )?(?:maximum )?(?:limits?|quota|maximum)"),
        ("TIMEOUT", r"time(?:d)?[ -]?out"),
        ("EXPIRED", r"expired?"),
        (
            "FORMAT_INVALID",
            r"(?:incorrect|invalid|wrong) format(?: of)?|format(?: is)? (?:error|incorrect|invalid)",
        ),
        ("EMPTY", r"(?:is |are |be )?(?:empty|blank|null)"),
        ("UNSUPPORTED", r"(?:is |are )?not supported|unsupported|(?:does not|doesn't|do not) support"),
        ("OUT_OF_RANGE", r"out of (?:the )?range"),
        ("TOO_LONG", r"too long"),
        ("MISMATCH", r"mismatch(?:ed)?|(?:does not|do not|doesn't) match|inconsistent"),
        ("NOT_ENABLED", r"not (?:been )?(?:enabled|activated|opened)|not enabled"),
        ("NOT_LOGGED_IN", r"not (?:been )?logged in"),
        ("NOT_STARTED", r"not (?:been )?started"),
        ("NOT_CONFIGURED", r"not (?:been )?configured"),
        ("DENIED", r"denied|forbidden|not allowed|no permission"),
        ("DUPLICATE", r"duplicated?|repeated"),
        ("NOT_LICENSED", r"(?:is |are )?not licensed"),
        ("NOT_SET", r"(?:is |are )?not set"),
        ("RESTRICTED", r"(?:is |are )?restricted"),
        ("CONFLICT", r"conflict(?:s|ed)?"),
        ("CORRUPTED", r"(?:is |are )?corrupted"),
        ("TERMINATED", r"(?:is |has been )?terminated"),
        ("BUSY", r"busy"),
        ("OVERLOADED", r"overload(?:ed)?"),
        ("INSUFFICIENT", r"insufficient|not enough"),
        ("FAILED", r"(?:has |have )?failed|failure|fails"),
        ("INVALID", r"(?:is |are )?(?:invalid|incorrect|illegal|wrong)"),
        ("UNKNOWN", r"unknown"),
        ("ERROR", r"errors?"),
    )
)
"""State -> how English pages say it; the first row that the message holds counts."""

_CLAUSE: Final = re.compile(r"[.;:,(\n](?:\s|$)|\n")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_FILLERS = """
a an and are as be been by can cannot could current currently did do does field for from given has have in input into
is it its of on or please that the there this to unable was were when with
"""
_EMPTY: Final = frozenset(_FILLERS.split())
_VOCABULARY: Final = {
    "APPLICATION": "APP",
    "ARGUMENT": "PARAMETER",
    "ARGUMENTS": "PARAMETER",
    "CONFIGURATION": "CONFIG",
    "CREATION": "CREATE",
    "DELETION": "DELETE",
    "INFORMATION": "INFO",
    "INTERFACE": "API",
    "MODIFICATION": "MODIFY",
    "PARAM": "PARAMETER",
    "PARAMETERS": "PARAMETER",
    "PARSING": "PARSE",
    "RESOURCES": "RESOURCE",
    "STATUS": "STATE",
    "SYNCHRONIZATION": "SYNC",
    "WEB_SOCKET": "WEBSOCKET",
}
"""One word for what pages have two for (docs/naming.md)."""
_MOST_WORDS: Final = 5


def name_from_english(message: str) -> str | None:
    """Return the name that a message asks for; None where it holds no state, or too many other words."""
    clause = _CLAUSE.split(message.strip(), maxsplit=1)[0]
    state, said = next(
        ((words, found) for words, form in _STATES if (found := form.search(clause))), ("", None)
    )
    if said is None:
        return None
    rest = f"{clause[: said.start()]} {clause[said.end() :]}"
    spelled = [in_case(word, "upper_snake") for word in _WORD.findall(rest) if word.lower() not in _EMPTY]
    words = [_VOCABULARY.get(word, word) for word in spelled]
    if state == "FAILED" and re.match(r"\s*to\s", clause[said.end() :]) and len(words) > 1:
        words = [*words[1:], words[0]]  # "Failed to get ServerSecret" is SERVER_SECRET_GET_FAILED
    if len(words) > _MOST_WORDS or (state == "OK" and words):
        return None
    return "_".join(dict.fromkeys([*words, state]))
