"""A page has a text of an entry that the catalog lacks.

Why: the page's readers know more than those of the packages, often what to do about the error.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, action: {en: Check the RoomId.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room., action: Check the RoomId.}]

Fix: add the text to the entry. Locales in which the catalog has no text at all are not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS
from zcodegen.catalog.resolve import text_of
from zcodegen.rules.conflicts import chosen_claims
from zcodegen.rules.locales.missing_text import is_wanted
from zcodegen.rules.pages import row
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text of a newest page that its entry lacks, unless `missing-text` asks for it already."""
    locales = set(context.catalog.locales())
    for page, known in context.cached(chosen_claims):
        locale = page.version.locale
        for resolved in known if locale in locales else ():
            for field in FIELDS:
                text, entry = text_of(resolved, field), resolved.entry
                if text is None or entry is None or locale in entry.texts(field):
                    continue
                if is_wanted(entry, field, locale, context):
                    continue
                yield Violation(
                    message=f"{page.document.id} has a {field} ({locale}) for {context.shown_claim(resolved)} that {entry.full_name} lacks: {text}",
                    location=page.version.at(resolved.claim, field),
                    help=f"add it to the entry; the page has it at {row(resolved)}",
                    logical_location=f"{entry.full_name}.{field}.{locale}",
                    texts=(page.document.id, text),
                    code=resolved.claim.code,
                    document=page.document.id,
                )
