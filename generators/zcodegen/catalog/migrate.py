"""Keys of earlier drafts of the format, and what replaced them: `fmt` rewrites them, comments stay.

`retryable: true | false` became `recovery`, which is written only where it differs from what follows from `status`;
`disowned` became `withdrawn`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.status import DEFAULTS, recovery_of
from zcodegen.source.commented import CommentedMap, Leaf, Pair


def migrate(root: CommentedMap, kind: str) -> bool:
    """Replace the old keys of a file's tree (`kind`: a key of `FORMS`); return whether there were any."""
    if kind == "domain":
        migrated = [_migrate_retryable(entry) for entry in _children(root, "entries")]
    elif kind == "catalog":
        migrated = [_rename(document, "disowned", "withdrawn") for document in _children(root, "documents")]
    else:
        migrated = []
    return any(migrated)


def _children(root: CommentedMap, key: str) -> Iterator[CommentedMap]:
    parent = root.get(key)
    if isinstance(parent, CommentedMap):
        yield from (pair.value for pair in parent.pairs if isinstance(pair.value, CommentedMap))


def _migrate_retryable(entry: CommentedMap) -> bool:
    pair = entry.find("retryable")
    if pair is None:
        return False
    status, value = entry.get("status"), pair.value
    if not isinstance(value, Leaf) or not isinstance(value.value, bool):
        return False
    if not isinstance(status, Leaf) or str(status.value) not in DEFAULTS:
        return False
    recovery = recovery_of(str(status.value), retryable=value.value)
    if recovery is None or entry.find("recovery"):
        _drop(entry.pairs, entry.pairs.index(pair))
    else:
        pair.key, pair.value = "recovery", Leaf(recovery)
    return True


def _drop(pairs: list[Pair], index: int) -> None:
    """Remove a pair; its comments go to the pair below it, or to the one above if it is the last."""
    pair = pairs.pop(index)
    comments = [*pair.above, *([pair.trailing] if pair.trailing else [])]
    if pairs and comments:
        heir = pairs[min(index, len(pairs) - 1)]
        heir.above = [*comments, *heir.above]


def _rename(mapping: CommentedMap, old: str, new: str) -> bool:
    pair = mapping.find(old)
    if pair is None or mapping.find(new):
        return False
    pair.key = new
    return True
