from __future__ import annotations

from zcodegen.naming.preferred import find_other_words, with_preferred_words

PREFERRED = {"NOT_EXIST": "NOT_FOUND", "EXIST": "X", "ILLEGAL": "INVALID"}


def test_whole_words_are_found_the_longest_first() -> None:
    assert find_other_words("ROOM_NOT_EXIST", PREFERRED) == [("NOT_EXIST", "NOT_FOUND")]
    assert find_other_words("ILLEGAL_ROOM_EXIST", PREFERRED) == [("ILLEGAL", "INVALID"), ("EXIST", "X")]
    assert find_other_words("ROOM_EXISTS_ILLEGALLY", PREFERRED) == []
    assert find_other_words("ILLEGAL", {}) == []


def test_words_are_replaced() -> None:
    assert with_preferred_words("ILLEGAL_ROOM_NOT_EXIST", PREFERRED) == "INVALID_ROOM_NOT_FOUND"
    assert with_preferred_words("ROOM", {}) == "ROOM"
