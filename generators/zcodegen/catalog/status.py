"""What follows from an entry's `status`: the HTTP status, the recovery class, and who acts next.

The statuses and their HTTP mapping are those of google/rpc/code.proto. The recovery class follows its advice: retry
the call for UNAVAILABLE, at a higher level for ABORTED, not before the state changes for FAILED_PRECONDITION; AIP-194
and google.rpc.RetryInfo for RESOURCE_EXHAUSTED. A delay has no default: a client without `retry_after` backs off.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct

Recovery: TypeAlias = Literal["transient", "correctable", "terminal"]
"""`transient`: the same request may succeed later without a change by the caller. `correctable`: it may succeed after
the caller changes the request, its credentials, or a state that it can bring about. `terminal`: nothing that the calling
program changes makes it succeed."""

Actor: TypeAlias = Literal["caller", "user", "owner", "vendor"]
"""Who acts next: the calling program and its developer, the person who uses the application, the owner of the account,
licence or project, or the vendor that runs the service."""

RECOVERIES: Final[tuple[Recovery, ...]] = ("transient", "correctable", "terminal")


class StatusDefaults(Struct, frozen=True):
    """What an entry with a status has unless it says otherwise."""

    http_status: int
    recovery: Recovery | None
    actor: Actor | None


DEFAULTS: Final[Mapping[str, StatusDefaults]] = {
    "ABORTED": StatusDefaults(409, "correctable", "caller"),
    "ALREADY_EXISTS": StatusDefaults(409, "correctable", "caller"),
    "CANCELLED": StatusDefaults(499, "correctable", "caller"),
    "DATA_LOSS": StatusDefaults(500, "terminal", "vendor"),
    "DEADLINE_EXCEEDED": StatusDefaults(504, "transient", "caller"),
    "FAILED_PRECONDITION": StatusDefaults(400, "correctable", "caller"),
    "INTERNAL": StatusDefaults(500, "terminal", "vendor"),
    "INVALID_ARGUMENT": StatusDefaults(400, "correctable", "caller"),
    "NOT_FOUND": StatusDefaults(404, "correctable", "caller"),
    "OK": StatusDefaults(200, None, None),
    "OUT_OF_RANGE": StatusDefaults(400, "correctable", "caller"),
    "PERMISSION_DENIED": StatusDefaults(403, "terminal", "owner"),
    "RESOURCE_EXHAUSTED": StatusDefaults(429, "transient", "caller"),
    "UNAUTHENTICATED": StatusDefaults(401, "correctable", "caller"),
    "UNAVAILABLE": StatusDefaults(503, "transient", "caller"),
    "UNIMPLEMENTED": StatusDefaults(501, "terminal", "vendor"),
    "UNKNOWN": StatusDefaults(500, "terminal", "vendor"),
}
"""Status -> what follows from it."""

HTTP_STATUS: Final[Mapping[str, int]] = {
    status: defaults.http_status for status, defaults in DEFAULTS.items()
}
"""Status -> HTTP status (google/rpc/code.proto)."""


def recovery_of(status: str, *, retryable: bool) -> Recovery | None:
    """Return the recovery that the former key `retryable` states; None if it follows from the status."""
    if retryable == (DEFAULTS[status].recovery == "transient"):
        return None
    return "transient" if retryable else "correctable"


NEEDS_A_CHANGE: Final = frozenset(
    (
        "ALREADY_EXISTS",
        "INVALID_ARGUMENT",
        "OUT_OF_RANGE",
        "PERMISSION_DENIED",
        "UNAUTHENTICATED",
        "UNIMPLEMENTED",
    )
)
"""The statuses with which the same request fails again: they are never `transient`."""
