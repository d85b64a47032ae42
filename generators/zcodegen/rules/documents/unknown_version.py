"""The manifest disowns or orders a version of a document that there is not.

Why: a misspelt version disowns nothing, and the wrong page goes on counting.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc, withdrawn: [{version: "11", reason: This was another page.}]}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc, withdrawn: [{version: "1", reason: This was another page.}]}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: correct the version, or remove the row.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each version that no claims file has."""
    for document in context.catalog.manifest.documents.values():
        versions = {version.version for version in context.versions if version.document == document.id}
        named = [(("order", number), version) for number, version in enumerate(document.order)]
        named += [
            (("withdrawn", number), version.version) for number, version in enumerate(document.withdrawn)
        ]
        for steps, name in named:
            if name not in versions:
                near = nearest(name, versions)
                yield Violation(
                    message=f"{steps[0]} of {document.id} refers to the unknown version {name!r}",
                    location=context.sources.at("", "documents", document.id, *steps),
                    help=f"did you mean {near!r}?" if near else "remove it, or import that version",
                    logical_location=document.id,
                    texts=(str(steps[0]), name),
                    document=document.id,
                )
