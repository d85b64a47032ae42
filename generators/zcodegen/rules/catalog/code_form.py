"""A string code has spaces at an end, a character that cannot be seen, or a twin that looks the same.

Why: a service sends a code byte by byte. A space or a hidden character that got into the catalog makes a code that never
arrives, and two codes that differ in case only are one to those who read them.

Bad:
    code_type: string
    entries:
      ROOM_NOT_FOUND: {code: "room.not_found ", status: NOT_FOUND, message: {en: No such room.}}

Good:
    code_type: string
    entries:
      ROOM_NOT_FOUND: {code: room.not_found, status: NOT_FOUND, message: {en: No such room.}}

Fix: write the code as the service sends it. If the service really sends both of two codes that differ in case, waive
the finding.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.invisible import hidden


def check(context: RuleContext) -> Iterator[Violation]:
    """Report string codes with spaces at an end, hidden or mixed characters, and those that differ in case or width only."""
    for domain in context.catalog.domains.values():
        if domain.code_type != "string":
            continue
        seen: dict[str, Entry] = {}
        for entry in domain.entries.values():
            code = str(entry.code)
            if problem := _problem(code):
                yield Violation(
                    message=f"code {code!r} of {entry.name} {problem}",
                    location=context.sources.entry(entry, "code"),
                    help="write the code as the service sends it",
                    logical_location=entry.full_name,
                    texts=(code,),
                    code=entry.code,
                )
            twin = seen.setdefault(_folded(code), entry)
            if twin is not entry and twin.code != entry.code:
                yield Violation(
                    message=f"code {code!r} of {entry.name} looks like {str(twin.code)!r} of {twin.name}",
                    location=context.sources.entry(entry, "code"),
                    help="remove one of them, or waive it if the service sends both",
                    logical_location=entry.full_name,
                    texts=(str(twin.code), code),
                    related=(Related(context.sources.entry(twin, "code"), f"{twin.name} is here"),),
                    code=entry.code,
                )


def _problem(code: str) -> str:
    if code != code.strip():
        return "begins or ends with a space"
    if found := hidden(code):
        return f"has the hidden character {found[0].name}"
    if any(character.isascii() and character.isalpha() for character in code):
        other = next((character for character in code if _looks_latin(character)), "")
        if other:
            return f"has U+{ord(other):04X} {unicodedata.name(other)} among Latin letters"
    return ""


def _looks_latin(character: str) -> bool:
    """Whether a character can be taken for one of ASCII: a full-width form, or a letter of Greek or Cyrillic."""
    if character.isascii():
        return False
    folded = unicodedata.normalize("NFKC", character)
    return folded.isascii() or unicodedata.name(character, "").startswith(("CYRILLIC", "GREEK"))


def _folded(code: str) -> str:
    """Return what codes that look the same share."""
    visible = "".join(character for character in code if unicodedata.category(character) != "Cf")
    return "".join(unicodedata.normalize("NFKC", visible).casefold().split())
