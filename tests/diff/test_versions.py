from __future__ import annotations

import pytest

from zcodegen.diff.table import Bump
from zcodegen.diff.versions import is_enough, next_version, step


@pytest.mark.parametrize(
    ("version", "bump", "expected"),
    [
        ("1.4.2", Bump.MAJOR, "2.0.0"),
        ("1.4.2", Bump.MINOR, "1.5.0"),
        ("1.4.2", Bump.PATCH, "1.4.3"),
        ("1.4.2", Bump.NONE, "1.4.2"),
        ("0.4.2", Bump.MAJOR, "0.5.0"),
        ("0.4.2", Bump.MINOR, "0.4.3"),
        ("0.4.2", Bump.PATCH, "0.4.3"),
        ("0.4.2", Bump.NONE, "0.4.2"),
        ("9.9.9", Bump.PATCH, "9.9.10"),
    ],
)
def test_next_version(version: str, bump: Bump, expected: str) -> None:
    assert next_version(version, bump) == expected


def test_a_step_that_was_asked_for_leaves_0_behind() -> None:
    assert step("0.4.2", Bump.MAJOR) == "1.0.0"


def test_numbers_are_compared_as_numbers() -> None:
    assert is_enough("1.9.0", "1.10.0", Bump.MINOR)
    assert not is_enough("1.10.0", "1.9.0", Bump.NONE)
    assert not is_enough("1.4.2", "1.4.3", Bump.MINOR)
    assert is_enough("1.4.2", "2.0.0", Bump.MINOR)
