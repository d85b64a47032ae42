# ruff: noqa: UP035 - Python 3.10 has no assert_never
"""A former name in a module that uses nothing else of the enum: it narrows like the name that replaced it."""

from typing import Literal

from acme_codes.acme.rtc import room
from typing_extensions import assert_never

FORMER: Literal[room.Code.ROOM_NOT_FOUND] = room.Code.NO_SUCH_ROOM  # type: ignore[deprecated,unused-ignore]  # pyright: ignore[reportDeprecated]


def is_room(code: Literal[room.Code.ROOM_NOT_FOUND, room.Code.STREAM_GONE]) -> bool:
    match code:
        case room.Code.NO_SUCH_ROOM:  # type: ignore[deprecated,unused-ignore]  # pyright: ignore[reportDeprecated]
            return True
        case room.Code.STREAM_GONE:
            return False
    assert_never(code)
