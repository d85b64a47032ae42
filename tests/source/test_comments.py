"""Comments stay with what they speak of, in every place where YAML allows one."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from zcodegen.source.commented import CommentedMap, CommentedSeq, Leaf, Pair, Value
from zcodegen.source.comments import parse_commented
from zcodegen.source.emit import emit
from zcodegen.source.yaml import parse_yaml

MESSY = """\
# head

# second paragraph
a: 1 # one
b:   # beside b
  # above c
  c: [1, # first
   2] # beside c
  d: {a: 1, b: "2",
      c: 'three' }
  # tail of b

  # more of it
# above e
e:
- # beside a dash
  k: v # beside k
  l: w
  # tail of the element
# above x
- x
-   - p
    - q
# above f
f: |- # beside the header
  line 1
  # no comment

# above g
g: >
  folded
  text
# last
"""

NEAT = """\
# head

# second paragraph
a: 1  # one
b:  # beside b
  # above c
  c:  # beside c
    - 1  # first
    - 2
  d: {a: 1, b: "2", c: three}
  # tail of b

  # more of it
# above e
e:
  # beside a dash
  - k: v  # beside k
    l: w
    # tail of the element
  # above x
  - x
  - [p, q]
# above f
f: |-  # beside the header
  line 1
  # no comment

# above g
g: "folded text\\n"
# last
"""


def written(text: str) -> str:
    tree = parse_commented(text)
    assert tree is not None
    return emit(tree)


def test_every_comment_stays_where_it_belongs() -> None:
    assert written(MESSY) == NEAT
    assert written(NEAT) == NEAT


def test_line_ends_of_windows_become_ours() -> None:
    assert written("a: 1 # x\r\n# y\r\nb: 2\r\n") == "a: 1  # x\n# y\nb: 2\n"


def test_hex_stays_hex() -> None:
    assert written("a: 0x80070005\nb: 007\nc: [0x1F, +3]\n") == "a: 0x80070005\nb: 7\nc: [0x1F, 3]\n"


def test_what_is_no_mapping_has_no_tree() -> None:
    assert parse_commented("- a\n") is None
    assert parse_commented("") is None


COMMENT = st.from_regex(r"# [a-z]{1,6}", fullmatch=True)
COMMENTS = st.lists(COMMENT, max_size=2)
LEAVES = st.builds(Leaf, st.sampled_from([1, "a", "no", True, "x: y", "two\nlines"]))


def pairs(values: st.SearchStrategy[Value], *, keyed: bool) -> st.SearchStrategy[list[Pair]]:
    one = st.builds(
        Pair,
        st.from_regex("[a-z]{1,3}", fullmatch=True) if keyed else st.just(""),
        values,
        above=COMMENTS,
        trailing=COMMENT | st.just(""),
        gap=st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=4, unique_by=(lambda pair: pair.key) if keyed else id)


VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(CommentedMap, pairs(inner, keyed=True), below=COMMENTS)
        | st.builds(CommentedSeq, pairs(inner, keyed=False), below=COMMENTS)
    ),
    max_leaves=8,
)


@given(st.builds(CommentedMap, pairs(VALUES, keyed=True), below=COMMENTS))
def test_no_comment_is_lost_and_a_second_time_changes_nothing(tree: CommentedMap) -> None:
    once = emit(tree)
    node, findings = parse_yaml(once, "f.yaml")
    assert findings == []
    twice = written(once)
    assert parse_yaml(twice, "f.yaml")[0] == node
    assert sorted(re.findall("# [a-z]+", twice)) == sorted(re.findall("# [a-z]+", once))
    assert written(twice) == twice
