"""Whether two entries describe the same error."""

from __future__ import annotations

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Entry
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind


def is_another_error(old: Entry, new: Entry) -> bool:
    """Return whether the messages differ in meaning in the first locale that both entries have."""
    shared = next((locale for locale in old.message if locale in new.message), None)
    if shared is None:
        return False
    before, after = (readable_text(entry, entry.message[shared].value, shared) for entry in (old, new))
    difference = compare_texts(before, after, locale=shared)
    return difference is not None and difference.kind is TextDifferenceKind.MEANING
