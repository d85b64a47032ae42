"""A code is outside of the range of codes in its heading.

Why: either the code has a typing error, or the row is in the wrong section.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 2104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Rooms (1000-1999)]
        claims:
          - {code: 1101, line: 8, message: The room is closed.}
          - {code: 1103, line: 9, message: The room is full.}
          - {code: 1105, line: 10, message: The room is new.}
          - {code: 2104, line: 11, message: The room does not exist.}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 1104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
      ROOM_CLOSED:
        code: 1101
        status: NOT_FOUND
        message: {en: The room is closed.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Rooms (1000-1999)]
        claims:
          - {code: 1104, line: 9, message: The room does not exist.}
          - {code: 1101, line: 10, message: The room is closed.}

Fix: correct the code, or have the heading or the row corrected; waive the finding until then. Code 0 does not count, nor a
heading that most of its rows contradict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.rules.pages import newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation

_SPAN: Final = re.compile(r"(?<![\w.-])(\d{3,18})\s*(?:-|–|—|~|～|to|至|到)\s*(\d{3,18})(?![\w.-])")
_BLOCK: Final = re.compile(r"(?<![\w.])(\d{1,15})([xX*]{2,9})(?![\w.])")


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each row of a newest page whose code its heading excludes."""
    for page in context.cached(newest_pages):
        sections: dict[tuple[str, ...], list[ResolvedClaim]] = {}
        for resolved in page.claims:
            sections.setdefault(resolved.claim.heading, []).append(resolved)
        for heading, rows in sections.items():
            found = range_of_heading(heading[-1]) if heading else None
            numbers = [
                resolved for resolved in rows if isinstance(resolved.claim.code, int) and resolved.claim.code
            ]
            if found is None or not numbers:
                continue
            outside = [
                resolved for resolved in numbers if not found[0] <= abs(int(resolved.claim.code)) <= found[1]
            ]
            if len(outside) * 2 > len(numbers):
                continue  # the heading is mistyped, or its numbers are something else
            for resolved in outside:
                yield Violation(
                    message=f"{resolved.claim.code} is outside of {found[0]}–{found[1]} in the heading {heading[-1]!r} ({row(resolved)})",
                    location=page.version.at(resolved.claim, "code"),
                    help="correct the code or the heading, or move the row",
                    logical_location=page.document.id,
                    texts=(page.version.locale, heading[-1], str(resolved.claim.code)),
                    code=resolved.claim.code,
                    document=page.document.id,
                )


def range_of_heading(heading: str) -> tuple[int, int] | None:
    """Return the codes that a heading names (`1002xxx`, `400000-400999`); None if it has no range, or several."""
    spans = [(int(match[1]), int(match[2])) for match in _SPAN.finditer(heading)]
    blocks = [
        (int(match[1] + "0" * len(match[2])), int(match[1] + "9" * len(match[2])))
        for match in _BLOCK.finditer(heading)
    ]
    found = [*spans, *blocks]
    if len(found) != 1 or found[0][0] >= found[0][1]:
        return None
    return found[0]
