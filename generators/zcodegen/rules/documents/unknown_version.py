"""The manifest disowns or orders a version of a document that there is not.

Why: a misspelt version disowns nothing, and the wrong page goes on counting.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc, disowned: [{version: "11", reason: Another page stood here.}]}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}
    # file: catalog.yaml
    documents:
      acme.page: {title: {en: Codes}, domain: acme.rtc, disowned: [{version: "1", reason: Another page stood here.}]}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: correct the version, or remove the row.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each version that no claims file has."""
    for document in evidence.catalog.manifest.documents.values():
        versions = {one.version for one in evidence.versions if one.document == document.id}
        named = [(("order", number), one) for number, one in enumerate(document.order)]
        named += [(("disowned", number), one.version) for number, one in enumerate(document.disowned)]
        for steps, name in named:
            if name not in versions:
                near = nearest(name, versions)
                yield Found(
                    message=f"{steps[0]} of {document.id} names the version {name!r}, which there is not",
                    at=evidence.sources.at("", "documents", document.id, *steps),
                    advice=f"Did you mean {near!r}?" if near else "Remove it, or import that version.",
                    subject=document.id,
                    texts=(str(steps[0]), name),
                    document=document.id,
                )
