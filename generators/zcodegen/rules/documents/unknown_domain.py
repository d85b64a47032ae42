"""A document in the manifest refers to a domain that the catalog does not have.

Why: its rows are not compared with anything.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtcs}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}

Fix: correct the name, or add the domain's file.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Document
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each unknown domain of a document; one whose file is faulty is known."""
    known = {*context.sources.by_domain, *context.catalog.reachable}
    for document in context.catalog.manifest.documents.values():
        for name, steps in _named(document):
            if name in known:
                continue
            near = nearest(name, filter(None, known))
            yield Violation(
                message=f"document {document.id} refers to the unknown domain {name!r}",
                location=context.sources.at("", "documents", document.id, *steps),
                help=f"did you mean {near!r}?" if near else "add the domain's file",
                logical_location=document.id,
                texts=(name, str(steps[0])),
                document=document.id,
            )


def _named(document: Document) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if document.domain:
        yield document.domain, ("domain",)
    for number, row in enumerate(document.headings):
        if row.domain:
            yield row.domain, ("headings", number, "domain")
    for number, name in enumerate(document.complete):
        yield name, ("complete", number)
