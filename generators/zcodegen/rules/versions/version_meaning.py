"""A code means another error in a newer version of a page.

Why: programs that handle the old error now handle the new one, and nothing in the package shows it.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The user is not logged in.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The user is not logged in.}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The user is not logged in.}
        deprecated: {since: 1.1.0, reason: The page of version 2 has another error under it.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The room does not exist.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: The user is not logged in.}

Fix: deprecate or retire the entry and give the new error a name of its own; or waive the finding with the reason. The
fingerprint consists of the document, locale, code and both texts, so the decision is made once. Only messages are compared;
another name counts if a row has no message. Where the row keeps a name that says more than its code, the finding is a warning
unless the texts alone show another error.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.version_changes import find_changes


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each message that describes another error than in the version before."""
    return find_changes(context, "meaning")
