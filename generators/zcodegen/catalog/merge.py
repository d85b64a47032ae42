"""Three-way merge of two edits of a catalog's file: mappings are united key by key, so that added entries never conflict.

Git merges lines, and two entries that are added at one line are a conflict of lines. Here a key that one side added,
changed, or removed is taken from that side; a key that both sides changed is merged below it, as long as both are
mappings. Comments go with the key that they are above, and are merged as a value is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from zcodegen.catalog.form import canonical_domain
from zcodegen.source.commented import CommentedMap, Pair, Value
from zcodegen.source.comments import parse_commented
from zcodegen.source.emit import emit
from zcodegen.source.yaml import decode, parse_yaml

_T = TypeVar("_T")


class MergeConflictError(Exception):
    """Both sides changed one value; the message names it."""


def merge_files(base: bytes, ours: bytes, theirs: bytes) -> bytes:
    """Return the merge of `ours` and `theirs` since `base`, three versions of a file in canonical form.

    Raises MergeConflictError if both changed one value in two ways, or if a file is not YAML that can be edited.
    """
    root = _merge(_parse(base), _parse(ours), _parse(theirs), "")
    if root.find("domain"):
        canonical_domain(root, _locales(root))
    return emit(root).encode()


def _locales(root: CommentedMap) -> list[str]:
    """Return the locales of a domain file in its order: that of the entry with the most of them."""
    entries = root.get("entries")
    messages = [
        message
        for pair in (entries.pairs if isinstance(entries, CommentedMap) else ())
        if isinstance(pair.value, CommentedMap)
        and isinstance(message := pair.value.get("message"), CommentedMap)
    ]
    longest = max(messages, key=lambda message: len(message.pairs), default=CommentedMap())
    return [pair.key for pair in longest.pairs]


def _parse(content: bytes) -> CommentedMap:
    if not content.strip():
        return CommentedMap()
    text, findings = decode(content, "")
    if not findings:
        _, findings = parse_yaml(text, "")
    if findings:
        raise MergeConflictError(f"not YAML that can be edited: {findings[0].message}")
    root = parse_commented(text)
    if root is None:
        raise MergeConflictError("not a mapping")
    return root


def _merge(base: CommentedMap, ours: CommentedMap, theirs: CommentedMap, full_name: str) -> CommentedMap:
    """Return ours with what theirs changed; keys that theirs added come after the key that precedes them there."""
    below = _pick(
        base.below,
        ours.below,
        theirs.below,
        f"the comment at the end of {full_name.rstrip('.') or 'the file'}",
    )
    merged = CommentedMap(below=below, block=ours.block or theirs.block)
    for pair in ours.pairs:
        kept = _choose(base.find(pair.key), pair, theirs.find(pair.key), f"{full_name}{pair.key}")
        if kept is not None:
            merged.pairs.append(kept)
    previous: str | None = None
    for pair in theirs.pairs:
        if ours.find(pair.key) is None:
            kept = _choose(base.find(pair.key), None, pair, f"{full_name}{pair.key}")
            if kept is not None:
                _insert_after(merged, previous, kept)
        previous = pair.key
    return merged


def _choose(base: Pair | None, ours: Pair | None, theirs: Pair | None, full_name: str) -> Pair | None:
    """Return the pair that a three-way merge leaves, None for a removed one."""
    if _same(ours, theirs) or _same(base, theirs):
        return ours
    if _same(base, ours):
        return theirs
    if ours is None or theirs is None:
        raise MergeConflictError(f"both sides changed {full_name}")
    before = base or Pair(ours.key, CommentedMap())
    return Pair(
        ours.key,
        _merge_values(before.value, ours.value, theirs.value, full_name),
        _pick(before.above, ours.above, theirs.above, f"the comment above {full_name}"),
        _pick(before.trailing, ours.trailing, theirs.trailing, f"the comment after {full_name}"),
        ours.gap,
    )


def _merge_values(base: Value, ours: Value, theirs: Value, full_name: str) -> Value:
    if isinstance(ours, CommentedMap) and isinstance(theirs, CommentedMap):
        return _merge(
            base if isinstance(base, CommentedMap) else CommentedMap(), ours, theirs, f"{full_name}."
        )
    return _pick(base, ours, theirs, full_name)


def _pick(base: _T, ours: _T, theirs: _T, full_name: str) -> _T:
    """Return the one of three that a side changed. Raises MergeConflictError if both did."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    raise MergeConflictError(f"both sides changed {full_name}")


def _same(left: Pair | None, right: Pair | None) -> bool:
    if left is None or right is None:
        return left is right
    return (left.value, left.above, left.trailing) == (right.value, right.above, right.trailing)


def _insert_after(merged: CommentedMap, previous: str | None, pair: Pair) -> None:
    position = _index(merged, lambda other: other.key == previous)
    merged.pairs.insert(
        0 if previous is None else len(merged.pairs) if position is None else position + 1, pair
    )


def _index(merged: CommentedMap, test: Callable[[Pair], bool]) -> int | None:
    return next((index for index, pair in enumerate(merged.pairs) if test(pair)), None)
