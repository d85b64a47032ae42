"""What a new entry's status and recovery may be, from its name and its page's advice; a person confirms both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus
from typing import Final

from zcodegen.catalog.model import Code
from zcodegen.catalog.status import DEFAULTS, NEEDS_A_CHANGE, Recovery
from zcodegen.importer.english import name_from_english
from zcodegen.textcompare.advice import RETRY_LANGUAGES, retry_advice

_STATUS: Final = (
    (r"^(?:OK|NO_ERROR|NONE|SUCCESS|SUCC|SUCCEEDED|\w+_(?:OK|SUCCEEDED))$", "OK"),
    (r"^REQUEST_FAILED$", "UNKNOWN"),
    (
        r"RATE_LIMIT(?:ED|_ERROR|_EXCEEDED)?$|TOO_FREQUENT(?:LY)?$|TOO_OFTEN$|(?<!DEADLINE)_EXCEEDED$|TOO_MANY_|LIMIT_EXCEED(?:ED|S)?$|QUOTA_EXCEEDED$|INSUFFICIENT|_FULL$|_LIMIT$|LIMIT_REACHED$",
        "RESOURCE_EXHAUSTED",
    ),
    (
        r"UNAUTHENTICATED|NOT_LOGGED_IN|LOGIN_REQUIRED|AUTH_REQUIRED|AUTHENTICATION|SESSION_EXPIRED",
        "UNAUTHENTICATED",
    ),
    (r"BAD_GATEWAY|UNREACHABLE$|CONNECTION_(?:ABORTED|CLOSED|LOST|REFUSED|RESET)$", "UNAVAILABLE"),
    (r"VALIDATION_(?:ERROR|FAILED)$|VALIDATION$", "INVALID_ARGUMENT"),
    (r"METHOD_NOT_ALLOWED", "UNIMPLEMENTED"),
    (
        r"SIGNATURE|(?:TOKEN|CREDENTIALS?|API_KEY|PASSWORD)(?:_\w{1,60})?_(?:INVALID|WRONG|INCORRECT|EXPIRED|EMPTY|UNKNOWN|MISMATCH|NOT_MATCH(?:ED)?|REVOKED|NOT_FOUND|FAILED|ERROR)$",
        "UNAUTHENTICATED",
    ),
    (
        r"PERMISSION|UNAUTHORIZED|FORBIDDEN|DENIED$|NOT_(?:ALLOWED|PERMITTED)$|NOT_LICENSED$|RESTRICTED$|BLOCKED$|NOT_OWNED$|BANNED$",
        "PERMISSION_DENIED",
    ),
    (r"ALREADY_EXISTS?$|ALREADY_EXISTED$|DUPLICATED?$|ALREADY_IN_USE$|ALREADY_TAKEN$", "ALREADY_EXISTS"),
    (
        r"ALREADY_|NOT_ENABLED$|NOT_CONFIGURED$|NOT_SET$|NOT_STARTED$|NOT_READY$|NOT_VERIFIED$|IN_PROGRESS$|DISABLED$|CLOSED$|LOCKED$|OFFLINE$|NOT_ONLINE$|FROZEN$|SUSPENDED$|REVOKED$|DECLINED$|REJECTED$|EXPIRED$",
        "FAILED_PRECONDITION",
    ),
    (r"UNKNOWN_(?:ERROR|EXCEPTION)$|^UNKNOWN$|ERROR_UNKNOWN$", "UNKNOWN"),
    (
        r"UNKNOWN_(?:PARAMETER|FIELD|ARGUMENT|TYPE)|(?:PARAMETER|FIELD|ARGUMENT|TYPE|VALUE|OPTION)_UNKNOWN$",
        "INVALID_ARGUMENT",
    ),
    (r"NOT_FOUND|NOT_EXIST(?:S|ED)?$|NO_SUCH_|UNKNOWN$|^UNKNOWN_|DELETED$", "NOT_FOUND"),
    (r"TIMEOUT|TIMED_OUT|DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED"),
    (r"^(?:REQUEST_|OPERATION_|CALL_)?CANCELL?ED$", "CANCELLED"),
    (r"CANCELL?ED$", "FAILED_PRECONDITION"),
    (r"OUT_OF_RANGE", "OUT_OF_RANGE"),
    (r"CONFLICT|OUTDATED|VERSION_MISMATCH$", "ABORTED"),
    (r"UNIMPLEMENTED|NOT_IMPLEMENTED", "UNIMPLEMENTED"),
    (r"BUSY$|_DOWN$|OVERLOADED$|UNAVAILABLE$|SHUTTING_DOWN$|MAINTENANCE|OUT_OF_SERVICE$", "UNAVAILABLE"),
    (r"CORRUPT(?:ED)?$|DATA_LOSS", "DATA_LOSS"),
    (
        r"EMPTY$|INVALID|WRONG$|INCORRECT$|MISMATCH$|NOT_MATCH(?:ED|ING)?$|TOO_\w+$|UNSUPPORTED$|MISSING|REQUIRED$|MALFORMED|ILLEGAL|BAD_",
        "INVALID_ARGUMENT",
    ),
    (r"NOT_SUPPORTED$", "INVALID_ARGUMENT"),
    (r"_NOT_\w{1,60}ED$", "FAILED_PRECONDITION"),
    (r"INTERNAL|SYSTEM|SERVER_ERROR$|ERROR$|FAILED$|FAILURE$|FAIL$", "INTERNAL"),
)
"""Words of a name (docs/naming.md) -> google.rpc.Code; the first row that the name holds counts."""
_PATTERNS: Final = tuple(
    (re.compile(rf"(?:^|_)(?:{pattern})(?=_|$)|{pattern}"), status) for pattern, status in _STATUS
)

_THREE_DIGITS: Final = re.compile(r"[1-9]\d\d")
_USUAL: Final = frozenset((400, 401, 403, 404, 500))
_STATUSES: Final = frozenset(map(int, HTTPStatus))
_SYNONYM: Final = re.compile(r"_[0-9]+$")
"""The code at the end of a synonym's name."""
_SERVER_ERRORS: Final = 500
_HTTP: Final = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 402: "FAILED_PRECONDITION", 403: "PERMISSION_DENIED", 404: "NOT_FOUND",
    405: "UNIMPLEMENTED", 408: "DEADLINE_EXCEEDED", 409: "ALREADY_EXISTS", 410: "NOT_FOUND", 412: "FAILED_PRECONDITION",
    413: "INVALID_ARGUMENT", 415: "INVALID_ARGUMENT", 422: "INVALID_ARGUMENT", 423: "FAILED_PRECONDITION",
    429: "RESOURCE_EXHAUSTED", 499: "CANCELLED", 500: "INTERNAL", 501: "UNIMPLEMENTED", 502: "UNAVAILABLE", 503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}  # fmt: skip
"""HTTP status -> google.rpc.Code (google/rpc/code.proto), where a name has no word for it."""
_TELLING: Final = frozenset((401, 403, 404, 405, 429, 503, 504))
"""HTTP statuses that mean one error: they count more than the words of a name."""


def http_statuses(codes: Iterable[Code]) -> dict[Code, int]:
    """Return the HTTP statuses among a page's codes; none without a usual one, or with another number of three digits."""
    numbers = {code: int(code) for code in codes if _THREE_DIGITS.fullmatch(str(code))}
    known = [number for number in numbers.values() if number in _STATUSES]
    is_list = len(known) > 1 and len(known) == len(numbers) and not _USUAL.isdisjoint(known)
    return numbers if is_list else {}


def infer_status(name: str, message: str, http_status: int | None = None) -> str:
    """Return the google.rpc.Code for the words of a name, else of an English message, else for an HTTP status; else UNKNOWN.

    What the words mean counts only if the HTTP status is of the same class, and is none of those that mean one error.
    """
    status = _status_of_words(name, message, http_status)
    stated = _HTTP.get(http_status or 0)
    usual = DEFAULTS[status].http_status
    if stated is None or usual == http_status:
        return status
    is_other = http_status in _TELLING or usual // 100 != (http_status or 0) // 100
    return stated if is_other else status


def _status_of_words(name: str, message: str, http_status: int | None) -> str:
    for words in (_SYNONYM.sub("", name), name_from_english(message) or ""):
        for pattern, status in _PATTERNS:
            if words and pattern.search(words):
                vague = status == "INTERNAL" and (http_status or 0) < _SERVER_ERRORS
                return _HTTP.get(http_status or 0, status) if vague else status
    return _HTTP.get(http_status or 0, "UNKNOWN")


def advises_retry(*texts: str | None) -> bool:
    """Return whether one of a page's texts advises to send the same request again."""
    return any(text and _advises_to_retry(text) for text in texts)


def infer_recovery(name: str, status: str, texts: tuple[str | None, ...]) -> Recovery | None:
    """Return the recovery class that a page's own texts and the words of a name speak of; None for the default of `status`.

    Advice to try the same again means `transient`, but for a status that needs a change by the caller; "change it and retry"
    is not that advice. Without it a limit on what
    the caller holds at a time is correctable, and a lack of resources waits for the operator.
    """
    advised = advises_retry(*texts)
    if DEFAULTS[status].recovery != "transient":
        return "transient" if advised and status not in NEEDS_A_CHANGE else None
    if not advised and f"{name}_".find("LIMIT_EXCEEDED_") >= 0:
        return "correctable"
    return "terminal" if not advised and "_INSUFFICIENT" in f"_{name}" else None


def _advises_to_retry(text: str) -> bool:
    """Return whether a text advises to send the same request again; `recovery-text` judges by the same phrases."""
    return any(retry_advice(text, language) == "retry" for language in RETRY_LANGUAGES)
