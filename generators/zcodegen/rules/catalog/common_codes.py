"""Several domains of a vendor repeat the same codes with the same names and texts.

Why: each change of such a code has to be made in every domain, and users see one error as several.

Bad:
    entries:
      E1: {code: 1, status: INTERNAL, message: {en: Error 1.}}
      E2: {code: 2, status: INTERNAL, message: {en: Error 2.}}
      E3: {code: 3, status: INTERNAL, message: {en: Error 3.}}
      E4: {code: 4, status: INTERNAL, message: {en: Error 4.}}
      E5: {code: 5, status: INTERNAL, message: {en: Error 5.}}
    # file: acme/one.yaml
    entries:
      E1: {code: 1, status: INTERNAL, message: {en: Error 1.}}
      E2: {code: 2, status: INTERNAL, message: {en: Error 2.}}
      E3: {code: 3, status: INTERNAL, message: {en: Error 3.}}
      E4: {code: 4, status: INTERNAL, message: {en: Error 4.}}
      E5: {code: 5, status: INTERNAL, message: {en: Error 5.}}
    # file: acme/two.yaml
    entries:
      E1: {code: 1, status: INTERNAL, message: {en: Error 1.}}
      E2: {code: 2, status: INTERNAL, message: {en: Error 2.}}
      E3: {code: 3, status: INTERNAL, message: {en: Error 3.}}
      E4: {code: 4, status: INTERNAL, message: {en: Error 4.}}
      E5: {code: 5, status: INTERNAL, message: {en: Error 5.}}

Good:
    includes: [acme.common]
    entries:
      E9: {code: 9, status: INTERNAL, message: {en: Error 9.}}
    # file: acme/common.yaml
    entries:
      E1: {code: 1, status: INTERNAL, message: {en: Error 1.}}
      E2: {code: 2, status: INTERNAL, message: {en: Error 2.}}
      E3: {code: 3, status: INTERNAL, message: {en: Error 3.}}
      E4: {code: 4, status: INTERNAL, message: {en: Error 4.}}
      E5: {code: 5, status: INTERNAL, message: {en: Error 5.}}

Fix: move the codes to a domain of their own, such as `acme.common`, and name it under `includes` of the others. Five codes
in three domains, at least, make a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Code, Entry
from zcodegen.diagnostics import pluralize
from zcodegen.rules.rule import RuleContext, Violation

MIN_DOMAINS: Final = 3
MIN_CODES: Final = 5
MAX_LISTED: Final = 5
"""Domains and codes that a message lists."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each vendor whose domains repeat codes."""
    source = context.catalog.manifest.source_locale
    repeated: dict[tuple[str, Code, str, str], list[Entry]] = {}
    for entry in context.catalog.entries():
        text = entry.message.get(source)
        if text and not entry.retired:
            vendor = entry.domain.partition(".")[0]
            repeated.setdefault((vendor, entry.code, entry.name, text.value), []).append(entry)
    by_vendor: dict[str, list[list[Entry]]] = {}
    for (vendor, *_), entries in repeated.items():
        if len(entries) >= MIN_DOMAINS:
            by_vendor.setdefault(vendor, []).append(entries)
    for vendor, groups in by_vendor.items():
        if len(groups) < MIN_CODES:
            continue
        domains = sorted({entry.domain for entries in groups for entry in entries})
        codes = tuple(entries[0].code for entries in groups)
        listed = ", ".join(domains[:MAX_LISTED]) + (", …" if len(domains) > MAX_LISTED else "")
        yield Violation(
            message=f"{pluralize(len(domains), 'domain')} repeat {len(codes)} codes with the same names and texts: {listed}",
            location=context.sources.entry(groups[0][0]),
            help=f"move them to a domain such as {vendor}.common, and name it under `includes` of the others",
            logical_location=groups[0][0].domain,
            texts=(vendor, *sorted(map(str, codes))),
            codes=codes,
        )
