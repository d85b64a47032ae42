"""Codes that one page lists more than once, in the same domain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zcodegen.catalog.model import FIELDS, Code
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict


def find_duplicate_claims(context: RuleContext, *, alike: bool) -> Iterator[Violation]:
    """Yield a finding at each claim whose code an earlier row of the page has, with the same texts (`alike`) or with others."""
    for earlier, resolved in context.cached(_pairs):
        texts = _texts_of(resolved)
        if (texts == _texts_of(earlier)) is not alike:
            continue
        version = resolved.version
        how = "twice with the same text" if alike else "twice with different texts"
        yield Violation(
            message=f"{version.document} ({version.locale}) lists {context.shown_claim(resolved)} {how}, "
            f"on lines {earlier.claim.line} and {resolved.claim.line}: {resolved.claim.message or resolved.claim.action}",
            location=version.at(resolved.claim),
            help=f"have the page keep one row; this one is {row(resolved)}",
            logical_location=version.document,
            texts=(version.locale, str(resolved.claim.code), *_texts_of(earlier), *texts),
            related=(
                Related(
                    version.at(earlier.claim), f"the first row ({row(earlier)}): {earlier.claim.message}"
                ),
            ),
            code=resolved.claim.code,
            document=version.document,
        )


def _pairs(context: RuleContext) -> list[tuple[ResolvedClaim, ResolvedClaim]]:
    pairs: list[tuple[ResolvedClaim, ResolvedClaim]] = []
    for page in context.cached(newest_pages):
        by_code: dict[tuple[str | None, Code], list[ResolvedClaim]] = {}
        for resolved in page.claims:
            by_code.setdefault((resolved.domain, resolved.claim.code), []).append(resolved)
        pairs += [pair for claims in by_code.values() for pair in pairwise(claims)]
    return pairs


def _texts_of(resolved: ResolvedClaim) -> tuple[str, ...]:
    return tuple(normalize_strict(text_of(resolved, field) or "") for field in FIELDS)
