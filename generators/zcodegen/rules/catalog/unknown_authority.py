"""`authority` of a domain names a document that the manifest does not declare.

Why: the domain would follow nothing, and differences that the authority settles would be findings again.

Bad:
    authority: acme.pages
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc}

Good:
    authority: acme.page
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc}

Fix: correct the id of the document, or declare the document in the manifest.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each `authority` that is not a document of the manifest."""
    documents = context.catalog.manifest.documents
    for domain in context.catalog.domains.values():
        if domain.authority is None or domain.authority in documents:
            continue
        near = nearest(domain.authority, documents)
        yield Violation(
            message=f"authority {domain.authority!r} of {domain.name} is not a document of the manifest",
            location=context.sources.at(domain.name, "authority"),
            help=f"did you mean {near!r}?" if near else "declare the document in the manifest",
            logical_location=domain.name,
            texts=(domain.authority,),
        )
