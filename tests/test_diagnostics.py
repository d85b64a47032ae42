from __future__ import annotations

import pytest

from zcodegen.diagnostics import pluralize


@pytest.mark.parametrize(
    ("number", "noun", "output"),
    [(0, "file", "0 files"), (1, "entry", "1 entry"), (2, "entry", "2 entries"), (1, "text", "1 text")],
)
def test_a_number_goes_with_its_noun(number: int, noun: str, output: str) -> None:
    assert pluralize(number, noun) == output
