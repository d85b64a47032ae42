"""A text is longer than the manifest's `limits` allow.

Why: a text that is cut on a screen or refused by a store says less than a shorter one.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: There is no room of this name.}}
    # file: catalog.yaml
    limits: {message: 20}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    limits: {message: 20}

Fix: shorten the text, or move a part of it to `cause` or `action`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.messages import max_form_length
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text that is over its field's limit, counted in characters."""
    limits = context.catalog.manifest.limits
    for entry in context.catalog.entries():
        for field, locale, text in texts_of(entry) if limits or entry.fields else ():
            limit = entry.max_length(field, limits)
            if limit is None or len(text.value) <= limit:
                continue
            length = max_form_length(entry, text.value, locale)
            if length > limit:
                yield Violation(
                    message=f"{field} ({locale}) of {entry.name} has {length} characters; the limit is {limit}",
                    location=context.sources.entry(entry, field, locale),
                    help="shorten it, or move a part to another field",
                    logical_location=f"{entry.full_name}.{field}.{locale}",
                    texts=(text.value,),
                    code=entry.code,
                )
