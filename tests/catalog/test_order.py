"""The order of documents' versions, as docs/diff.md tells it."""

from __future__ import annotations

import pytest

from zcodegen.catalog.order import version_key

ORDERED = (
    "alpha",
    "beta",
    "draft 9",
    "draft 10",
    "0.9",
    "1",
    "v1.4.0-alpha",
    "1.4.0-alpha.1",
    "1.4.0-alpha.beta",
    "1.4.0-beta.2",
    "1.4.0-beta.11",
    "1.4-rc1",
    "v1.4rc2",
    "1.4",
    "1.4+2",
    "1.4.1",
    "1.10",
    "v2",
    "10.0",
    "2024-12",
    "2025-03-04",
    "20250811",
    "2025-08-11-2",
    "2025-08-11-10",
    "2025-08-11b",
    "2025.08.12",
    "2025.9.1",
    "2025.10-rc1",
    "2025.10",
    "2025.10.1",
    "2025-11",
    "2026.1",
    "v2026.1.2",
    "2026-03-20",
)  # fmt: skip


def test_order() -> None:
    assert sorted(sorted(ORDERED), key=version_key) == list(ORDERED)


@pytest.mark.parametrize(
    ("one", "other"),
    [("1", "1.0"), ("v2", "2"), ("2025-08-11", "20250811"), ("1.4", "1.4.0"), ("2025.8.11", "2025-08-11")],
)
def test_the_same_written_otherwise(one: str, other: str) -> None:
    assert version_key(one)[:-1] == version_key(other)[:-1]
    assert version_key(one) != version_key(other)


@pytest.mark.parametrize(
    "name", ["9" * 5000, "", "-", "2025-13-01", "2025-08-112", "٣", "1.4-", "v", "第2版"]
)
def test_whatever_a_version_is_called_it_has_its_place(name: str) -> None:
    assert sorted([name, *ORDERED], key=version_key) == sorted([*reversed(ORDERED), name], key=version_key)
