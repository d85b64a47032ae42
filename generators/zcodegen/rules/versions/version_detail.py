"""One of two versions of a page states a value, identifier or link that the other leaves out.

Why: a limit that is left out may still be in force.

Bad:
    entries:
      LABEL_TOO_LONG:
        code: 104
        status: INVALID_ARGUMENT
        message: {en: The label is too long.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label is too long (45 bytes).}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label is too long.}

Good:
    entries:
      LABEL_TOO_LONG:
        code: 104
        status: INVALID_ARGUMENT
        message: {en: The label is too long.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label is too long.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label is too long.}

Fix: nothing, if the entry has what is true; the finding is a note.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_changes import find_changes


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text that gained or lost a detail since the version before."""
    return find_changes(context, "detail")
