"""Answers about short texts are kept, those about long ones are worked out each time."""

from __future__ import annotations

from zcodegen.readers.remembered import MAX_CHARACTERS, remembered


def test_a_short_text_is_worked_out_once_and_a_long_one_each_time() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    short, long = "x" * MAX_CHARACTERS, "x" * (MAX_CHARACTERS + 1)

    assert [length(short), length(short), length(long), length(long)] == [200, 200, 201, 201]
    assert asked == [short, long, long]
