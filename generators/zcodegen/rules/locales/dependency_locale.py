"""Entries of an included domain of another catalog have no message in a locale that this one requires.

Why: a user of that locale gets the text of another one, or of none of the languages that the packages are for.

Bad:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {de: Ausgelastet.}}

Good:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy., de: Ausgelastet.}}

Fix: have the texts added in the other catalog, and waive the finding until then.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related, pluralize
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each domain of another catalog and locale that active entries of it have no message in."""
    catalog = context.catalog
    manifest = catalog.manifest
    for name in sorted(catalog.reached.keys() - catalog.domains.keys()) if catalog.dependencies else ():
        including = next(own for own in catalog.domains if name in catalog.included(own))
        entries = [entry for entry in catalog.reached[name].entries.values() if not entry.retired]
        for locale in dict.fromkeys((manifest.source_locale, *manifest.required_locales)):
            lacking = [entry for entry in entries if locale not in entry.message]
            if not lacking:
                continue
            yield Violation(
                message=f"{name} has {pluralize(len(lacking), 'entry')} without a message in {locale}: {lacking[0].name}",
                location=context.sources.at(including, "includes", key=True),
                help=f"have the texts in {locale} added in the catalog of {name}, and waive the finding until then",
                logical_location=including,
                texts=(name, locale, *(entry.name for entry in lacking)),
                related=(Related(context.sources.entry(lacking[0]), f"{lacking[0].name} is here"),),
            )
