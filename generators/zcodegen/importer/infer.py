"""What a new entry's status and recovery may be, from its name and its page's advice; a person confirms both."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.catalog.status import DEFAULTS, Recovery
from zcodegen.importer.english import name_from_english
from zcodegen.textcompare.advice import RETRY_LANGUAGES, retry_advice

_STATUS: Final = (
    (r"^(?:OK|NO_ERROR|NONE|SUCCESS|SUCC|SUCCEEDED)$", "OK"),
    (r"^REQUEST_FAILED$", "UNKNOWN"),
    (
        r"RATE_LIMITED$|TOO_MANY_REQUESTS|LIMIT_EXCEEDED$|QUOTA_EXCEEDED$|INSUFFICIENT|_FULL$",
        "RESOURCE_EXHAUSTED",
    ),
    (
        r"UNAUTHENTICATED|NOT_LOGGED_IN|LOGIN_REQUIRED|AUTH_REQUIRED|AUTHENTICATION|SESSION_EXPIRED",
        "UNAUTHENTICATED",
    ),
    (
        r"SIGNATURE|(?:TOKEN|CREDENTIALS?|API_KEY|PASSWORD)(?:_\w+)?_(?:INVALID|EXPIRED|EMPTY|UNKNOWN|MISMATCH|REVOKED|NOT_FOUND|FAILED|ERROR)$",
        "UNAUTHENTICATED",
    ),
    (
        r"PERMISSION|UNAUTHORIZED|FORBIDDEN|DENIED$|NOT_LICENSED$|RESTRICTED$|BLOCKED$|NOT_OWNED$|BANNED$",
        "PERMISSION_DENIED",
    ),
    (r"ALREADY_EXISTS?$|ALREADY_EXISTED$|DUPLICATED?$|ALREADY_IN_USE$|ALREADY_TAKEN$", "ALREADY_EXISTS"),
    (
        r"ALREADY_|NOT_ENABLED$|NOT_CONFIGURED$|NOT_SET$|NOT_STARTED$|NOT_READY$|NOT_VERIFIED$|DISABLED$|CLOSED$|LOCKED$|OFFLINE$|SUSPENDED$|REVOKED$|DECLINED$|REJECTED$|EXPIRED$",
        "FAILED_PRECONDITION",
    ),
    (r"UNKNOWN_(?:ERROR|EXCEPTION)$|^UNKNOWN$|ERROR_UNKNOWN$", "UNKNOWN"),
    (
        r"UNKNOWN_(?:PARAMETER|FIELD|ARGUMENT|TYPE)|(?:PARAMETER|FIELD|ARGUMENT|TYPE|VALUE|OPTION)_UNKNOWN$",
        "INVALID_ARGUMENT",
    ),
    (r"NOT_FOUND|NOT_EXISTS?$|NO_SUCH_|UNKNOWN$|^UNKNOWN_|DELETED$", "NOT_FOUND"),
    (r"TIMEOUT|TIMED_OUT|DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED"),
    (r"^(?:REQUEST_|OPERATION_|CALL_)?CANCELL?ED$", "CANCELLED"),
    (r"CANCELL?ED$", "FAILED_PRECONDITION"),
    (r"OUT_OF_RANGE", "OUT_OF_RANGE"),
    (r"CONFLICT|OUTDATED|VERSION_MISMATCH$", "ABORTED"),
    (r"UNIMPLEMENTED|NOT_IMPLEMENTED", "UNIMPLEMENTED"),
    (r"BUSY$|OVERLOADED$|UNAVAILABLE$|SHUTTING_DOWN$|MAINTENANCE", "UNAVAILABLE"),
    (r"CORRUPT(?:ED)?$|DATA_LOSS", "DATA_LOSS"),
    (
        r"EMPTY$|INVALID|MISMATCH$|TOO_\w+$|UNSUPPORTED$|MISSING|REQUIRED$|MALFORMED|ILLEGAL|BAD_",
        "INVALID_ARGUMENT",
    ),
    (r"INTERNAL|SYSTEM|SERVER_ERROR$|ERROR$|FAILED$|FAILURE$|FAIL$", "INTERNAL"),
)
"""Words of a name (docs/naming.md) -> google.rpc.Code; the first row that the name holds counts."""
_PATTERNS: Final = tuple(
    (re.compile(rf"(?:^|_)(?:{pattern})(?=_|$)|{pattern}"), status) for pattern, status in _STATUS
)

_SYNONYM: Final = re.compile(r"_[0-9]+$")
"""The code at the end of a synonym's name."""
_SERVER_ERRORS: Final = 500
_HTTP: Final = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 408: "DEADLINE_EXCEEDED",
    409: "ALREADY_EXISTS", 412: "FAILED_PRECONDITION", 423: "FAILED_PRECONDITION", 429: "RESOURCE_EXHAUSTED",
    499: "CANCELLED", 500: "INTERNAL", 501: "UNIMPLEMENTED", 503: "UNAVAILABLE", 504: "DEADLINE_EXCEEDED",
}  # fmt: skip
"""HTTP status -> google.rpc.Code (google/rpc/code.proto), where a name has no word for it."""


def infer_status(name: str, message: str, http_status: int | None = None) -> str:
    """Return the google.rpc.Code for the words of a name, else of an English message, else for an HTTP status; else UNKNOWN."""
    for words in (_SYNONYM.sub("", name), name_from_english(message) or ""):
        for pattern, status in _PATTERNS:
            if words and pattern.search(words):
                vague = status == "INTERNAL" and (http_status or 0) < _SERVER_ERRORS
                return _HTTP.get(http_status or 0, status) if vague else status
    return _HTTP.get(http_status or 0, "UNKNOWN")


def infer_recovery(name: str, status: str, texts: tuple[str | None, ...]) -> Recovery | None:
    """Return the recovery class that a page's own texts and the words of a name speak of; None for the default of `status`.

    Advice to try the same again means `transient`, but for an invalid argument, which stays invalid; "change it and retry"
    is not that advice. Without it a limit on what
    the caller holds at a time is correctable, and a lack of resources waits for the operator.
    """
    advised = any(text and _advises_to_retry(text) for text in texts)
    if DEFAULTS[status].recovery != "transient":
        return "transient" if advised and status != "INVALID_ARGUMENT" else None
    if not advised and f"{name}_".find("LIMIT_EXCEEDED_") >= 0:
        return "correctable"
    return "terminal" if not advised and "_INSUFFICIENT" in f"_{name}" else None


def _advises_to_retry(text: str) -> bool:
    """Return whether a text advises to send the same request again; `recovery-text` judges by the same phrases."""
    return any(retry_advice(text, language) == "retry" for language in RETRY_LANGUAGES)
