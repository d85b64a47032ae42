"""A text has typographic errors: runs of spaces, a space before a full stop, full-width letters, half-width marks in Chinese.

Why: such differences hide the ones that count, and packages show them to users. `zcodegen check --fix` fixes them.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No  such room .}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: run `zcodegen check --fix`, which changes nothing but typography, or write the text as the help shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.each import entry_texts
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.cosmetic import normalize_typography


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text that `normalize_typography` would write otherwise."""
    for entry, field, locale, text in entry_texts(context):
        fixed = normalize_typography(text.value, locale)
        if text.value.strip() and fixed != text.value:  # missing-text reports one that is nothing but space
            yield Violation(
                message=f"{field} ({locale}) of {entry.name} has typographic errors: {text.value!r}",
                location=context.sources.entry(entry, field, locale),
                help=f"`zcodegen check --fix` writes {fixed!r}",
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=(text.value,),
                code=entry.code,
            )
