"""What a new entry's status and recovery may be, from its name and its page's advice; a person confirms both."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.catalog.status import DEFAULTS, Recovery
from zcodegen.importer.english import name_from_english

_STATUS: Final = (
    ("OK", "OK"),
    ("REQUEST_FAILED", "UNKNOWN"),
    ("NOT_CONFIGURED", "FAILED_PRECONDITION"),
    ("RATE_LIMITED", "RESOURCE_EXHAUSTED"),
    ("LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"),
    ("INSUFFICIENT", "RESOURCE_EXHAUSTED"),
    ("AUTHENTICATION", "UNAUTHENTICATED"),
    ("SIGNATURE", "UNAUTHENTICATED"),
    ("TOKEN", "UNAUTHENTICATED"),
    ("NOT_LOGGED_IN", "UNAUTHENTICATED"),
    ("PERMISSION", "PERMISSION_DENIED"),
    ("DENIED", "PERMISSION_DENIED"),
    ("NOT_ENABLED", "PERMISSION_DENIED"),
    ("NOT_LICENSED", "PERMISSION_DENIED"),
    ("NOT_FOUND", "NOT_FOUND"),
    ("ALREADY_EXISTS", "ALREADY_EXISTS"),
    ("DUPLICATE", "ALREADY_EXISTS"),
    ("TIMEOUT", "DEADLINE_EXCEEDED"),
    ("CANCELLED", "CANCELLED"),
    ("OUT_OF_RANGE", "OUT_OF_RANGE"),
    ("CONFLICT", "ABORTED"),
    ("OUTDATED", "ABORTED"),
    ("BUSY", "UNAVAILABLE"),
    ("OVERLOADED", "UNAVAILABLE"),
    ("UNAVAILABLE", "UNAVAILABLE"),
    ("CORRUPTED", "DATA_LOSS"),
    ("EMPTY", "INVALID_ARGUMENT"),
    ("INVALID", "INVALID_ARGUMENT"),
    ("MISMATCH", "INVALID_ARGUMENT"),
    ("TOO_LONG", "INVALID_ARGUMENT"),
    ("UNKNOWN", "INVALID_ARGUMENT"),
    ("UNSUPPORTED", "INVALID_ARGUMENT"),
    ("EXPIRED", "FAILED_PRECONDITION"),
    ("NOT_SET", "FAILED_PRECONDITION"),
    ("NOT_STARTED", "FAILED_PRECONDITION"),
    ("RESTRICTED", "PERMISSION_DENIED"),
    ("INTERNAL", "INTERNAL"),
    ("SYSTEM", "INTERNAL"),
    ("ERROR", "INTERNAL"),
    ("FAILED", "INTERNAL"),
)
"""HeaderVocabulary of a name (docs/naming.md) -> google.rpc.Code; the first row that the name holds counts."""

_RETRY: Final = re.compile(r"重试|再试|\bretry\b|\btry (?:it )?again\b", re.IGNORECASE)
_CHANGE_FIRST: Final = re.compile(
    r"(?:修改|更换|调整|更正|重新填写|换).{0,30}(?:重试|再试)|\b(?:change|adjust|correct|modify)\b.{0,80}\b(?:retry|again)\b",
    re.IGNORECASE | re.DOTALL,
)


def infer_status(name: str, message: str) -> str:
    """Return the google.rpc.Code that the words of a name speak of, else those of an English message; else UNKNOWN."""
    for words in (name, name_from_english(message) or ""):
        for part, status in _STATUS:
            if f"_{part}_" in f"_{words}_":
                return status
    return "UNKNOWN"


def infer_recovery(name: str, status: str, texts: tuple[str | None, ...]) -> Recovery | None:
    """Return the recovery class that a page's own texts and the words of a name speak of; None for the default of `status`.

    Advice to try the same again means `transient`; "change it and retry" is not that advice. Without it a limit on what
    the caller holds at a time is correctable, and a lack of resources waits for whoever runs them.
    """
    advised = any(text and _RETRY.search(text) and not _CHANGE_FIRST.search(text) for text in texts)
    if DEFAULTS[status].recovery != "transient":
        return "transient" if advised else None
    if not advised and f"{name}_".find("LIMIT_EXCEEDED_") >= 0:
        return "correctable"
    return "terminal" if not advised and "_INSUFFICIENT" in f"_{name}" else None
