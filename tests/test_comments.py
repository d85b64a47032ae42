"""Comments of generated sources show the same characters by their number, whatever the language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.custom import quoting as own
from zcodegen.targets.go import literals as go
from zcodegen.targets.kotlin import comments as kotlin
from zcodegen.targets.python import literals as python
from zcodegen.targets.typescript import comments as typescript
from zcodegen.textcompare.invisible import hidden, shown

COMMENTS: dict[str, Callable[[str], str]] = {
    "go": go.shown,
    "kotlin": kotlin.in_line,
    "own": own.comment,
    "python": python.one_line,
    "typescript": typescript.one_line,
}
SEEN = st.text(st.characters(exclude_categories=("Zs", "Cs"), exclude_characters="\t\n\r[]*/@`'\"\\-?u"))


@pytest.mark.parametrize("language", COMMENTS)
@given(text=SEEN)
def test_the_same_characters_are_shown_by_their_number(language: str, text: str) -> None:
    assert COMMENTS[language](text) == shown(text)


@pytest.mark.parametrize("language", COMMENTS)
@given(text=st.text())
def test_nothing_is_hidden(language: str, text: str) -> None:
    assert not hidden(COMMENTS[language](text).replace("\t", ""))
