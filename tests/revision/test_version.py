from __future__ import annotations

import pytest

from zcodegen.revision import parse_version


def test_precedence() -> None:
    ordered = [
        "0.9.0",
        "1.0.0-alpha.1",
        "1.0.0-alpha.10",
        "1.0.0-beta.1",
        "1.0.0-rc.2",
        "1.0.0",
        "1.0.1-rc.1",
        "1.10.0",
    ]
    assert [str(version) for version in sorted(map(parse_version, reversed(ordered)))] == ordered


@pytest.mark.parametrize(
    ("text", "pep440"),
    [
        ("1.0.0", "1.0.0"),
        ("1.0.0-rc.1", "1.0.0rc1"),
        ("2.1.3-alpha.0", "2.1.3a0"),
        ("0.1.0-beta.12", "0.1.0b12"),
    ],
)
def test_pep440(text: str, pep440: str) -> None:
    assert parse_version(text).pep440 == pep440
    assert str(parse_version(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "1.0",
        "v1.0.0",
        "1.0.0-rc",
        "1.0.0-rc1",
        "1.0.0-rc.01",
        "01.0.0",
        "1.0.0-next.1",
        "1.0.0\n",
        "١.0.0",
        "1.0.0+b",
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the text alone is the message
        parse_version(text)
