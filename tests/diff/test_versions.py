from __future__ import annotations

import pytest

from zcodegen.diff.levels import Bump
from zcodegen.diff.versions import is_enough, next_version, step
from zcodegen.revision import parse_version


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
    assert str(next_version(parse_version(version), bump)) == expected


def test_a_major_step_leads_from_0_to_1() -> None:
    assert str(step(parse_version("0.4.2"), Bump.MAJOR)) == "1.0.0"


@pytest.mark.parametrize(
    ("released", "version", "bump", "expected"),
    [
        ("1.9.0", "1.10.0", Bump.MINOR, True),
        ("1.10.0", "1.9.0", Bump.NONE, False),
        ("1.4.2", "1.4.3", Bump.MINOR, False),
        ("1.4.2", "2.0.0", Bump.MINOR, True),
        ("1.4.2", "1.5.0-rc.1", Bump.MINOR, True),
        ("1.4.2", "1.4.3-rc.1", Bump.MINOR, False),
        ("1.4.2", "1.4.2-rc.1", Bump.NONE, False),
    ],
)
def test_is_enough(released: str, version: str, bump: Bump, expected: bool) -> None:
    assert is_enough(parse_version(released), parse_version(version), bump) is expected
