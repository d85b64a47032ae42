"""A text is written untidily: runs of blanks, a blank before a full stop, full-width letters, half-width marks in Chinese.

Why: such differences hide the ones that count, and packages show them to users. `zcodegen check --fix` mends them.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No  such room .}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: run `zcodegen check --fix`, which changes nothing but writing, or write it as the advice says.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.cosmetic import tidy


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each text that `tidy` would write otherwise."""
    for entry in evidence.catalog.entries():
        for field, locale, text in texts_of(entry):
            tidied = tidy(text.value, locale)
            if tidied != text.value:
                yield Found(
                    message=f"{field} ({locale}) of {entry.name} is untidy: {text.value!r}",
                    at=evidence.sources.entry(entry, field, locale),
                    advice=f"`zcodegen check --fix` writes {tidied!r}.",
                    subject=f"{entry.place}.{field}.{locale}",
                    texts=(text.value,),
                    code=entry.code,
                )
