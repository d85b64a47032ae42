from __future__ import annotations

from tests.vectors.i18n import FILE, written


def test_the_vectors_are_the_references() -> None:
    assert FILE.read_text("ascii") == written()
