"""Codes that one page tells of more than once, in the same domain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zcodegen.catalog.model import FIELDS, Code
from zcodegen.catalog.placement import Placed, text_of
from zcodegen.findings import Related
from zcodegen.rules.pages import newest_pages, row
from zcodegen.rules.rule import Evidence, Found
from zcodegen.texts.folding import essence


def told_twice(evidence: Evidence, *, alike: bool) -> Iterator[Found]:
    """Yield a finding at each claim whose code the page told of before, with the same texts (`alike`) or with others."""
    for earlier, placed in evidence.once(_pairs):
        said = _said(placed)
        if (said == _said(earlier)) is not alike:
            continue
        version = placed.version
        how = "twice with the same text" if alike else "twice with different texts"
        yield Found(
            message=f"{version.document} ({version.locale}) tells of {placed.claim.code} {how}, "
            f"on lines {earlier.claim.line} and {placed.claim.line}: {placed.claim.message or placed.claim.action}",
            at=version.at(placed.claim),
            advice=f"Have the page keep one row. It is {row(placed)}.",
            subject=version.document,
            texts=(version.locale, str(placed.claim.code), *_said(earlier), *said),
            related=(
                Related(version.at(earlier.claim), f"told before ({row(earlier)}): {earlier.claim.message}"),
            ),
            code=placed.claim.code,
            document=version.document,
        )


def _pairs(evidence: Evidence) -> list[tuple[Placed, Placed]]:
    pairs: list[tuple[Placed, Placed]] = []
    for page in evidence.once(newest_pages):
        by_code: dict[tuple[str | None, Code], list[Placed]] = {}
        for placed in page.claims:
            by_code.setdefault((placed.domain, placed.claim.code), []).append(placed)
        pairs += [pair for claims in by_code.values() for pair in pairwise(claims)]
    return pairs


def _said(placed: Placed) -> tuple[str, ...]:
    return tuple(essence(text_of(placed, field) or "") for field in FIELDS)
