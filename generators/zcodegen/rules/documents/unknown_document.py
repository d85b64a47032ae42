"""A claims file belongs to a document that the manifest does not declare.

Why: without a declaration the domain of its headings is unknown, and its claims are not compared.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
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

from zcodegen.diagnostics import Location
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each version of an undeclared document."""
    declared = context.catalog.manifest.documents
    for version in context.versions:
        if version.document not in declared:
            near = nearest(version.document, declared)
            hint = f"did you mean {near!r}? else declare it" if near else "declare it"
            yield Violation(
                message=f"document {version.document!r} is not in the manifest",
                location=Location(version.file.path, 1, 1),
                help=f"{hint} under `documents` in catalog.yaml",
                document=version.document,
            )
