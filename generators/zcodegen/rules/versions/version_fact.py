"""A number, unit, identifier or link of a code differs between two versions of a page.

Why: programs and people rely on the older value.

Bad:
    entries:
      LABEL_TOO_LONG:
        code: 104
        status: INVALID_ARGUMENT
        message: {en: The label has more than 45 bytes.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label has more than 90 bytes.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label has more than 45 bytes.}

Good:
    entries:
      LABEL_TOO_LONG:
        code: 104
        status: INVALID_ARGUMENT
        message: {en: The label has more than 45 bytes.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label has more than 45 bytes.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The label has more than 45 bytes.}

Fix: find out since when the value holds, and waive the finding with that reason. In a cause or an action the finding is a
warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_changes import find_changes


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text whose values differ from the version before."""
    return find_changes(context, "fact")
