"""Whether the sides of a comparison could be built: who compares a catalog in which a code stands twice is told so.

A comparison loads what differs, and loading all would double its time. So the parts are looked at first, and for codes the
files' lines; only where these give reason to doubt is a side loaded as a whole, to say how many findings it has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from zcodegen.catalog.load import Loaded, is_domain_path
from zcodegen.cli.console import say
from zcodegen.counts import counted
from zcodegen.diff.sides import Both, Side, load_side
from zcodegen.rules.rule import Evidence
from zcodegen.rules.run import findings_of, unsound
from zcodegen.rules.table import RULES

RULES_OF_PARTS: Final = (
    "attribute-value",
    "duplicate-code",
    "duplicate-name",
    "identifier-collision",
    "missing-source",
    "retired-code",
    "unknown-attribute",
)
"""The sound rules whose findings in a part of a catalog hold for the whole: the others look for names in other parts, but for
locale-tag, which would cost as much as these together, since it reads CLDR's tables.
"""
_CODE: Final = re.compile(rb"\n    code: (\S+)")
"""A code in a file of canonical form, which is the form of which entries are left out."""


def tell_unsound(old: Side, new: Side, both: Both) -> None:
    """Say of each side that could not be built how many findings it has, in one line on stderr."""
    for side, other, part in ((old, new, both.old), (new, old, both.new)):
        if not _is_doubtful(side.files, other.files, part):
            continue
        if count := len(unsound(load_side(side))):
            say(
                f"zcodegen: {side.name} is not sound: {counted(count, 'finding')}, which `zcodegen check` shows there"
            )


def _is_doubtful(files: Mapping[str, bytes], others: Mapping[str, bytes], part: Loaded) -> bool:
    """Whether a code stands twice in a file that differs, or the part that was loaded is not sound."""
    changed = (
        content for path, content in files.items() if is_domain_path(path) and others.get(path) != content
    )
    return any(map(_has_code_twice, changed)) or _is_unsound(part)


def _has_code_twice(content: bytes) -> bool:
    codes = _CODE.findall(content)
    return len(codes) > len(set(codes))


def _is_unsound(part: Loaded) -> bool:
    if part.catalog is None:
        return False
    return bool(findings_of([RULES[rule] for rule in RULES_OF_PARTS], Evidence(part.catalog, part.sources)))
