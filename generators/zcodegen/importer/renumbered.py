"""Rows of a page whose error an entry has under another code: the code was changed, so that no new entry is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Code, Entry
from zcodegen.importer.names import bare_name, common_prefix, name_from_page
from zcodegen.importer.proposal import Context, Section
from zcodegen.textcompare.normalize import normalize_strict


def find_renumbered(section: Section, lacking: Iterable[Claim], context: Context) -> dict[Code, Entry]:
    """Return code -> entry for the codes without an entry whose row has the name or message of an entry.

    The entry must be in use, and the page must not list its code any more. A message counts if no other entry and no
    other row has it.
    """
    gone = [
        entry
        for entry in section.domain.entries.values()
        if entry.code not in section.claims and not entry.retired and not entry.deprecated
    ]
    if not gone:
        return {}
    locale = context.version.locale
    own = (claim.name for claims in section.claims.values() for claim in claims if claim.name)
    prefix = common_prefix(own, section.domain.name)
    by_name = {bare_name(name): entry for entry in gone for name in (entry.name, *entry.aliases)}
    entries = section.domain.entries.values()
    stored = Counter(normalize_strict(text.value) for entry in entries if (text := entry.message.get(locale)))
    on_page = Counter(
        normalize_strict(claim.message)
        for claims in section.claims.values()
        for claim in claims
        if claim.message
    )
    by_text = {
        key: entry
        for entry in gone
        if (text := entry.message.get(locale))
        and stored[key := normalize_strict(text.value)] == 1
        and on_page[key] == 1
    }
    found: dict[Code, Entry] = {}
    for claim in lacking:
        name = name_from_page(claim.name, prefix) if claim.name else None
        entry = by_name.get(bare_name(name)) if name else None
        if entry is None and claim.message:
            entry = by_text.get(normalize_strict(claim.message))
        if entry and entry not in found.values():
            found[claim.code] = entry
    return found
