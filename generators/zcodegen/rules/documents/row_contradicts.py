"""The cause or action of a row belongs to another row of the page.

Why: a cell was copied from a neighboring row. Readers look for the cause of another error, or fill in another field.

Bad:
    entries:
      SIGNATURE_MISSING: {code: 4, status: UNAUTHENTICATED, message: {en: The signature is missing.}}
      SIGNATURE_EXPIRED: {code: 5, status: UNAUTHENTICATED, message: {en: The signature has expired.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 4, line: 9, message: The signature is missing., cause: The signature has expired.}
          - {code: 5, line: 10, message: The signature has expired.}

Good:
    entries:
      SIGNATURE_MISSING: {code: 4, status: UNAUTHENTICATED, message: {en: The signature is missing.}}
      SIGNATURE_EXPIRED: {code: 5, status: UNAUTHENTICATED, message: {en: The signature has expired.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 4, line: 9, message: The signature is missing.}
          - {code: 5, line: 10, message: The signature has expired.}

Fix: correct the text in the catalog, and report the page to its authors. A cause that is the message of another row counts
if it describes another error than its own row; an action, if another row has it word for word and it names the field
of that row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zcodegen.catalog.model import Field
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind
from zcodegen.textcompare.facts import facts, language
from zcodegen.textcompare.meaning import is_specific
from zcodegen.textcompare.normalize import normalize_strict


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each cause and action of a newest page that belongs to another row."""
    for page in context.cached(newest_pages):
        yield from _check_causes(page.claims, page.version.locale)
        yield from _check_actions(page.claims, page.version.locale)


def _check_causes(claims: Sequence[ResolvedClaim], locale: str) -> Iterator[Violation]:
    if all(claim.claim.cause in {None, claim.claim.message} for claim in claims):
        return
    by_message: dict[str, ResolvedClaim] = {}
    for claim in claims:
        if claim.claim.message:
            by_message.setdefault(normalize_strict(claim.claim.message), claim)
    for claim in claims:
        message, cause = claim.claim.message, claim.claim.cause
        if not message or not cause or message == cause:
            continue
        other = by_message.get(normalize_strict(cause))
        if other is None or other.claim.code == claim.claim.code or not is_specific(cause, language(locale)):
            continue
        difference = compare_texts(message, cause, locale=locale)
        if difference and difference.kind is TextDifferenceKind.MEANING:
            yield _find(claim, "cause", other, "message")


def _check_actions(claims: Sequence[ResolvedClaim], locale: str) -> Iterator[Violation]:
    """Compare rows with one pattern of messages: "X is empty", "Y is empty", and one action: "fill in Y"."""
    by_action: dict[str, list[ResolvedClaim]] = {}
    for claim in claims:
        if claim.claim.action and claim.claim.message:
            by_action.setdefault(claim.claim.action, []).append(claim)
    for rows in by_action.values():
        if len(rows) == 1:
            continue
        named = _names(rows[0].claim.action or "", locale)
        owner = next(
            (row for row in rows if named and named == _names(row.claim.message or "", locale)), None
        )
        if owner is None:
            continue
        pattern = _pattern(owner, locale)
        for row in rows:
            mine = _names(row.claim.message or "", locale)
            if (
                row.claim.code != owner.claim.code
                and mine
                and not mine & named
                and _pattern(row, locale) == pattern
            ):
                yield _find(row, "action", owner, "action")


def _names(text: str, locale: str) -> frozenset[str]:
    found = facts(text, locale)
    return frozenset(name.lower() for name in (*found.identifiers, *found.capitals, *found.titles))


def _pattern(claim: ResolvedClaim, locale: str) -> str:
    """Return the message without the names of fields."""
    message = (claim.claim.message or "").lower()
    for name in sorted(
        _names(message, locale) | _names(claim.claim.message or "", locale), key=len, reverse=True
    ):
        message = re.sub(
            rf"(?<!\w){re.escape(name)}(?!\w)" if name.isascii() else re.escape(name), "", message
        )
    return normalize_strict(message)


def _find(claim: ResolvedClaim, field: Field, other: ResolvedClaim, other_field: Field) -> Violation:
    version, text = claim.version, text_of(claim, field) or ""
    return Violation(
        message=f"{field} ({version.locale}) of {claim.claim.code} in {version.document} belongs to {other.claim.code}: {text!r}",
        location=version.at(claim.claim, field),
        help="correct the text in the catalog, and report the page to its authors",
        logical_location=version.document,
        texts=(version.document, str(claim.claim.code), field, claim.claim.message or "", text),
        related=(
            Related(
                version.at(other.claim, other_field),
                f"{other_field} of {other.claim.code}: {text_of(other, other_field)}",
            ),
        ),
        code=claim.claim.code,
        document=version.document,
    )
