r"""A text has a character that a reader cannot see, or that changes the order in which text is shown.

Why: a text can look like another one than it is ("Trojan Source", CVE-2021-42574), and two texts that look the same
differ. The code generated from it is safe all the same: such characters are escaped there.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: "No such\u200b room."}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: remove the character. Where a script needs it (a joiner between Persian letters) it is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.findings import Location
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.hidden import hidden


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding for each text and title with such characters."""
    sources = evidence.sources
    for domain in evidence.catalog.domains.values():
        for key, texts in (("title", domain.title), ("description", domain.description)):
            for locale, title in texts.items():
                at = sources.at(domain.name, key, locale)
                yield from _in(title, f"{key} ({locale}) of {domain.name}", at, domain.name)
    for entry in evidence.catalog.entries():
        for field, locale, text in texts_of(entry):
            if not text.value.isascii() or not text.value.isprintable():
                at = sources.entry(entry, field, locale)
                subject = f"{entry.place}.{field}.{locale}"
                yield from _in(text.value, f"{field} ({locale}) of {entry.name}", at, subject)


def _in(text: str, what: str, at: Location, subject: str) -> Iterator[Found]:
    found = hidden(text)
    if not found:
        return
    shown = ", ".join(f"{one.name} at character {one.offset + 1}" for one in found)
    yield Found(
        message=f"{what} has {shown}",
        at=at,
        advice=f"Remove it: {found[0].why}.",
        subject=subject,
        texts=(text,),
    )
