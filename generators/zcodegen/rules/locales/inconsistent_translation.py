"""One source text is translated in several ways.

Why: readers take two wordings for two things, and a translation memory offers either.

Bad:
    entries:
      ROOM_FULL: {code: 1, status: RESOURCE_EXHAUSTED, message: {en: Contact support now., de: Wenden Sie sich an den Support.}}
      ROOM_GONE: {code: 2, status: NOT_FOUND, message: {en: Contact support now., de: Kontaktieren Sie den Support.}}

Good:
    entries:
      ROOM_FULL: {code: 1, status: RESOURCE_EXHAUSTED, message: {en: Contact support now., de: Wenden Sie sich an den Support.}}
      ROOM_GONE: {code: 2, status: NOT_FOUND, message: {en: Contact support now., de: Wenden Sie sich an den Support.}}

Fix: use one wording for it, or waive the finding if the uses differ in meaning. There is one finding for a source text and locale,
at the rarest wording; the wordings of imported documents are not yours to change, and are not reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS, Entry, Field
from zcodegen.diagnostics import Related
from zcodegen.rules.locales.untranslated_text import has_words
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each source text and locale with several translations."""
    source = context.catalog.manifest.source_locale
    uses: defaultdict[tuple[str, str], defaultdict[str, list[tuple[Entry, Field]]]]
    uses = defaultdict(lambda: defaultdict(list))
    for entry in context.catalog.entries():
        for field in FIELDS if not entry.retired else ():
            texts = entry.texts(field)
            original = texts.get(source)
            for locale, text in texts.items() if original else ():
                if locale != source and original:
                    uses[original.value, locale][text.value].append((entry, field))
    several = {key: wordings for key, wordings in uses.items() if len(wordings) > 1}
    imported = context.cached(_imported_texts) if several else frozenset()
    for (original_text, locale), wordings in several.items():
        own = [wording for wording in wordings if (locale, wording) not in imported]
        if own and has_words(original_text):
            yield _report(context, original_text, locale, wordings, own)


def _imported_texts(context: RuleContext) -> frozenset[tuple[str, str | None]]:
    """Return the texts of documents, each with its locale."""
    return frozenset(
        (version.locale, text)
        for version in context.versions
        for claim in version.claims
        for text in (claim.message, claim.cause, claim.action)
    )


def _report(
    context: RuleContext,
    original: str,
    locale: str,
    wordings: dict[str, list[tuple[Entry, Field]]],
    own: list[str],
) -> Violation:
    ranked = sorted(wordings.items(), key=lambda item: (item[0] in own, -len(item[1])))
    common, rare = max(ranked, key=lambda item: len(item[1])), ranked[-1]
    if common == rare:
        common = ranked[0]
    entry, field = rare[1][0]
    return Violation(
        message=f"{field} ({locale}) of {entry.name} is one of {len(wordings)} translations of {original!r}: {rare[0]!r}",
        location=context.sources.entry(entry, field, locale),
        help=f"use one wording, such as {common[0]!r} ({len(common[1])} times)",
        logical_location=f"{entry.full_name}.{field}.{locale}",
        texts=(original, *sorted(wordings)),
        related=tuple(
            Related(context.sources.entry(*found[0], locale), f"{len(found)} times: {wording}")
            for wording, found in ranked[:-1]
        ),
        code=entry.code,
    )
