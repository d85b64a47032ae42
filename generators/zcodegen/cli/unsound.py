"""Whether the sides of a comparison could be built: who compares a catalog in which a code stands twice is told so.

A comparison loads what differs, and loading all would double its time. So a few rules look at the parts, and codes are
sought in the lines of the files; only where that gives reason to doubt is a side loaded as a whole, and its findings pluralize.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from zcodegen.catalog.load import LoadResult, is_domain_path
from zcodegen.cli.console import log
from zcodegen.diagnostics import pluralize
from zcodegen.diff.snapshot import Snapshot, SnapshotPair, load_snapshot
from zcodegen.rules.integrity import (
    attribute_value,
    duplicate_code,
    duplicate_name,
    missing_source,
    unknown_attribute,
)
from zcodegen.rules.rule import RuleContext

_CHECKS: Final = (
    attribute_value.check,
    duplicate_code.check,
    duplicate_name.check,
    missing_source.check,
    unknown_attribute.check,
)
"""Of the rules that a build needs those whose findings in a part hold for the whole, and which cost next to nothing."""
_CODE: Final = re.compile(rb"\n    code: (\S+)")
"""A code in a file of canonical form, which is the form of which entries are left out."""


def tell_unsound(old: Snapshot, new: Snapshot, both: SnapshotPair) -> None:
    """Say of each side that could not be built how many findings it has, in one line on stderr."""
    for side, other, part in ((old, new, both.old), (new, old, both.new)):
        if not _is_doubtful(side.files, other.files, part):
            continue
        from zcodegen.rules.run import integrity_errors  # noqa: PLC0415  # most catalogs that are compared are sound

        if count := len(integrity_errors(load_snapshot(side))):
            log(
                f"zcodegen: {side.name} is not sound: {pluralize(count, 'finding')}, which `zcodegen check` shows there"
            )


def _is_doubtful(files: Mapping[str, bytes], others: Mapping[str, bytes], part: LoadResult) -> bool:
    """Whether a code stands twice in a file that differs, or the part that was loaded is not sound."""
    changed = (
        content for path, content in files.items() if is_domain_path(path) and others.get(path) != content
    )
    return any(map(_has_code_twice, changed)) or _is_unsound(part)


def _has_code_twice(content: bytes) -> bool:
    codes = _CODE.findall(content)
    return len(codes) > len(set(codes))


def _is_unsound(part: LoadResult) -> bool:
    if part.catalog is None:
        return False
    context = RuleContext(part.catalog, part.sources)
    return any(True for check in _CHECKS for _ in check(context))
