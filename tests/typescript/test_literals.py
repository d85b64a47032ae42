"""What is known of many texts at one look is what each text alone is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zcodegen.catalog.model import LocaleTexts
from zcodegen.targets.typescript.comments import lines, shown_texts
from zcodegen.targets.typescript.literals import quoted, quoting

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\"'\\\n\r*/@\u2028")) | st.text(
    "ab 中。"
)


@given(st.lists(TEXTS))
def test_texts_together_are_quoted_as_each_alone(texts: list[str]) -> None:
    assert list(map(quoting(" ".join(texts)), texts)) == list(map(quoted, texts))


@given(st.lists(TEXTS))
def test_texts_together_are_shown_as_each_alone(texts: list[str]) -> None:
    served = LocaleTexts({f"NAME_{at}": (text, None, text) for at, text in enumerate(texts)}, " ".join(texts))
    shown = [(lines(text), None, lines(text)) for text in texts]
    assert list(shown_texts(served).values()) == shown
