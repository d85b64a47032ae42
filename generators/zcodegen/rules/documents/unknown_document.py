"""A claims file belongs to a document that the manifest does not declare.

Why: without a declaration nobody knows which domain its headings belong to; its claims count for nothing.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: declare the document under `documents` in catalog.yaml, or remove the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.findings import Location
from zcodegen.naming import nearest
from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding for each version of an undeclared document."""
    declared = evidence.catalog.manifest.documents
    for version in evidence.versions:
        if version.document not in declared:
            near = nearest(version.document, declared)
            hint = f"Did you mean {near!r}? Else declare it" if near else "Declare it"
            yield Found(
                message=f"document {version.document!r} is not in the manifest",
                at=Location(version.file.path, 1, 1),
                advice=f"{hint} under `documents` in catalog.yaml.",
                document=version.document,
            )
