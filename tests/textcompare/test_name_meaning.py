"""Whether a message tells another error than the name of its entry."""

from __future__ import annotations

import pytest

from zcodegen.textcompare.name_meaning import contradicts_name


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ROOM_FULL", "At most 8 people."),
        ("ROOM_FULL", "No seat left."),
        ("FILE_TOO_LARGE", "At most 8 MB."),
        ("NAME_TOO_LONG", "At most 20 characters."),
        ("ROOM_CLOSED", "The host has left."),
        ("QUOTA_EXCEEDED", "You may send 5 a day."),
        ("TOKEN_EXPIRED", "Please log in again."),
    ],
)
def test_a_limit_or_a_reason_alone_fits(name: str, message: str) -> None:
    assert not contradicts_name(name, message)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("PARCEL_NOT_FOUND", "The courier is not on duty."),
        ("ROOM_NOT_FOUND", "The user is not logged in."),
        ("ROOM_NOT_FOUND", "The room already exists."),
    ],
)
def test_another_error_does_not(name: str, message: str) -> None:
    assert contradicts_name(name, message)
