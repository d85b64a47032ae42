"""What a column of a table, a part of a packed cell, or a key of a mapping holds."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a column holds. VALUE is a number that is a code only if the table is of codes; OTHER is never a code.

    RETRYABLE is a flag, RECOVERY a class of recovery (`transient`, `correctable`, `terminal`).
    """

    ACTION = "action"
    CAUSE = "cause"
    CODE = "code"
    MESSAGE = "message"
    NAME = "name"
    OLD = "old"
    OTHER = "other"
    RECOVERY = "recovery"
    RETRYABLE = "retryable"
    VALUE = "value"


TEXT_ROLES = (Role.MESSAGE, Role.CAUSE, Role.ACTION)
