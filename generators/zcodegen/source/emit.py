"""A commented tree to YAML text, in the one form that zcodegen writes.

Two blanks a level; a collection of scalars without comments is one line if it fits into 120 columns; a text
is one line however long (a changed word is then a changed line, and Chinese has no blanks to fold at), and one of
several lines a literal block.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from zcodegen.source.commented import Collection, CommentedMap, Leaf, Pair, Value
from zcodegen.source.scalars import write_block, write_scalar, write_string

WIDTH: Final = 120
"""Columns; it applies to collections in one line only."""


def emit(root: CommentedMap) -> str:
    """Return the text of a whole file, ended by a line end."""
    return "\n".join([*_collection(root, 0), ""])


def _collection(node: Collection, indent: int) -> Iterator[str]:
    margin = " " * indent
    for number, pair in enumerate(node.pairs):
        if pair.gap and number:
            yield ""
        yield from (f"{margin}{comment}".rstrip() for comment in pair.above)
        yield from _pair(pair, indent)
    yield from (f"{margin}{comment}".rstrip() for comment in node.below)


def _pair(pair: Pair, indent: int) -> Iterator[str]:
    """Write `key: value` or `- value`; a block begins on the next line, but a mapping in a list follows its dash."""
    margin = " " * indent
    head = f"{margin}{write_string(pair.key)}:" if pair.key else f"{margin}-"
    trailing = f"  {pair.trailing}" if pair.trailing else ""
    line = _one_line(pair.value, WIDTH - len(head) - 1)
    if line is not None:
        yield f"{head} {line}{trailing}"
    elif isinstance(pair.value, Leaf):
        header, *lines = write_block(str(pair.value.value)) or ["", ""]
        yield f"{head} {header}{trailing}"
        yield from (f"{margin}  {line}" if line else "" for line in lines)
    elif pair.key:
        yield f"{head}{trailing}"
        yield from _collection(pair.value, indent + 2)
    else:
        lines = [f"{margin}{pair.trailing}"] if trailing else []
        lines += _collection(pair.value, indent + 2)
        comments = list(takewhile(lambda line: line.lstrip(" ").startswith("#"), lines))
        yield from (f"{margin}{comment.lstrip(' ')}" for comment in comments)
        yield f"{head} {lines[len(comments)].lstrip(' ')}"
        yield from lines[len(comments) + 1 :]


def _one_line(value: Value, width: int) -> str | None:
    """Return `value` in one line; None for a collection that must be a block, and for a text that is better one."""
    if isinstance(value, Leaf):
        block = isinstance(value.value, str) and write_block(value.value)
        return None if block else _leaf(value, flow=False)
    if not value.pairs and not value.below:
        return "{}" if isinstance(value, CommentedMap) else "[]"
    if value.block or value.below or not all(map(_is_bare, value.pairs)):
        return None
    parts = [_part(pair) for pair in value.pairs]
    line = "{" + ", ".join(parts) + "}" if isinstance(value, CommentedMap) else "[" + ", ".join(parts) + "]"
    return line if len(line) <= width or _is_translation(value) else None


def _is_bare(pair: Pair) -> bool:
    """Whether a pair is fit for one line: a scalar of one line, without comments."""
    if not isinstance(pair.value, Leaf) or pair.above or pair.trailing or pair.gap:
        return False
    return not (isinstance(pair.value.value, str) and write_block(pair.value.value))


def _is_translation(value: Collection) -> bool:
    """Whether this is `{text, translated}`: one text per line, as every text."""
    return [pair.key for pair in value.pairs] == ["text", "translated"]


def _part(pair: Pair) -> str:
    value = _leaf(pair.value, flow=True) if isinstance(pair.value, Leaf) else ""
    return f"{write_string(pair.key, flow=True)}: {value}" if pair.key else value


def _leaf(leaf: Leaf, *, flow: bool) -> str:
    return leaf.written if leaf.written is not None else write_scalar(leaf.value, flow=flow)
