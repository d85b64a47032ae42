"""A text is longer than the manifest's `limits` allow.

Why: a text that is cut on a screen or refused by a store says less than a shorter one.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: There is no room of this name.}}
    # file: catalog.yaml
    limits: {message: 20}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: catalog.yaml
    limits: {message: 20}

Fix: shorten the text, or move a part of it to `cause` or `action`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each text that is over its field's limit, counted in characters."""
    limits = evidence.catalog.manifest.limits
    for entry in evidence.catalog.entries() if limits else ():
        for field, locale, text in texts_of(entry):
            limit = limits.get(field)
            if limit is not None and len(text.value) > limit:
                yield Found(
                    message=f"{field} ({locale}) of {entry.name} has {len(text.value)} characters; the limit is {limit}",
                    at=evidence.sources.entry(entry, field, locale),
                    advice="Shorten it, or move a part to another field.",
                    subject=f"{entry.place}.{field}.{locale}",
                    texts=(text.value,),
                    code=entry.code,
                )
