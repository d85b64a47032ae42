"""The default locale has no texts.

Why: `locales.default` is for readers whose own languages the catalog does not have; without texts it has no use.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    locales: {source: en, required: [en], default: de}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., de: Kein Raum.}}
    # file: catalog.yaml
    locales: {source: en, required: [en], default: de}

Fix: name a locale in which entries have texts, or remove `default`: the source locale is then the default.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding if no entry has a message in the default locale. A catalog without entries is not judged."""
    catalog = context.catalog
    default = catalog.manifest.default_locale
    used = frozenset().union(*(domain.locales for domain in catalog.domains.values()))
    if default is None or not used or default in used or context.unread:
        return
    yield Violation(
        message=f"no entry has a message in the default locale {default}",
        location=context.sources.at("", "locales", "default"),
        help=f"name one of {', '.join(sorted(used))}",
        logical_location="locales",
        texts=(default,),
    )
