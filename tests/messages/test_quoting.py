"""An object written as a whole is what JSON makes of it, and what each of its texts alone would be."""

from __future__ import annotations

import json

from hypothesis import example, given
from hypothesis import strategies as st

from zcodegen.targets.messages.literals import json_object, json_quoted

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('"\\\n\u2028{},:'))


@given(st.dictionaries(TEXTS, TEXTS | st.dictionaries(TEXTS, TEXTS)))
def test_object_reads_back(values: dict[str, str | dict[str, str]]) -> None:
    pairs = [(key, value if isinstance(value, str) else [*value.items()]) for key, value in values.items()]
    assert json.loads(json_object(pairs)) == values


@given(st.dictionaries(TEXTS, TEXTS))
@example({"\x7f": "\ufffc"})
def test_object_has_a_line_for_each_member(values: dict[str, str]) -> None:
    lines = [f"  {json_quoted(key)}: {json_quoted(value)}" for key, value in values.items()]
    assert json_object(values.items()) == "{" + ",".join(f"\n{line}" for line in lines) + "\n}"
