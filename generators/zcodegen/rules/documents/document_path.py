"""The path of a claims file does not match its document, version and locale.

Why: two files could contain the same version, and `import` would not find the one to compare with.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    version: "2"
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/2.en.yaml
    version: "2"
    sections:
      - heading: [Codes]
        claims: [{code: 104, line: 9, message: No such room.}]

Fix: move the file to `documents/<document>/<version>.<locale>.yaml`, or correct what it says of itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.claims import claims_path
from zcodegen.diagnostics import Location
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each misplaced claims file."""
    for version in context.versions:
        right = claims_path(version.document, version.version, version.locale)
        if not f"/{version.file.path}".endswith(f"/{right}"):
            yield Violation(
                message=f"{version.document} {version.version} ({version.locale}) belongs in {right}",
                location=Location(version.file.path, 1, 1),
                help="move the file, or correct its document, version and locale",
                document=version.document,
            )
