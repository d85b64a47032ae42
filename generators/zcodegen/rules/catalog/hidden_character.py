r"""A text has a character that a reader cannot see, or that changes the order in which text is shown.

Why: a text can look like another one than it is ("Trojan Source", CVE-2021-42574), and two texts that look the same
differ. The code generated from it is safe all the same: such characters are escaped there.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "No such\u200b room."}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: remove the character. One that the locale needs is not a finding: a joiner between Persian letters, a direction mark or a closed
isolate in Arabic and Hebrew, a zero width space in Thai and Khmer.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Location
from zcodegen.rules.each import entry_texts
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.invisible import Hidden, hidden


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text and title with such characters."""
    sources = context.sources
    for domain in context.catalog.domains.values():
        for key, texts in (("title", domain.title), ("description", domain.description)):
            for locale, title in texts.items():
                if found := hidden(title, locale):
                    what, at = f"{key} ({locale}) of {domain.name}", sources.at(domain.name, key, locale)
                    yield _found(found, title, what, at, domain.name)
    for entry, field, locale, text in entry_texts(context):
        if found := hidden(text.value, locale):
            what, at = f"{field} ({locale}) of {entry.name}", sources.entry(entry, field, locale)
            yield _found(found, text.value, what, at, f"{entry.full_name}.{field}.{locale}")


def _found(found: tuple[Hidden, ...], text: str, what: str, at: Location, subject: str) -> Violation:
    shown = ", ".join(f"{character.name} at character {character.offset + 1}" for character in found)
    return Violation(
        message=f"{what} has {shown}",
        location=at,
        help=f"remove it: {found[0].why}",
        logical_location=subject,
        texts=(text,),
    )
