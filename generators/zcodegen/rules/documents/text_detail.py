"""A document states a fact that the catalog leaves out, or leaves out one that the catalog states.

Why: a limit, a field or a link that only one of the two names is missing for the readers of the other.

Bad:
    entries:
      NAME_TOO_LONG: {code: 104, status: INVALID_ARGUMENT, message: {en: "The name is too long."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The name is too long (at most 128 bytes)."}]

Good:
    entries:
      NAME_TOO_LONG: {code: 104, status: INVALID_ARGUMENT, message: {en: "The name is too long (at most 128 bytes)."}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: "The name is too long (at most 128 bytes)."}]

Fix: add the fact to the text that lacks it, or remove it from the other if it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.conflicts import find_conflicts
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text of a newest page that differs so from the catalog's, or from another page's."""
    return find_conflicts(context, "detail")
