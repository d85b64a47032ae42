"""Errors that two newest pages give different codes: pages of one domain, or one document in two locales."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Final

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Code
from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.catalog.version_steps import ListedCodes
from zcodegen.rules.pages import Page, label, newest_pages, quote_text, related_row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict

MIN_COMMON_SHARE: Final = 0.5
"""Share of the shorter page's codes that the longer one has, for two lists of the same codes."""
MAX_CODES: Final = 2
"""Codes that one message may have before it is a general text."""
MIN_DIGITS: Final = 5
MIN_TEXT: Final = 6
"""Letters of a message that is specific enough to recognise an error by."""


def find_moved_between_pages(context: RuleContext) -> Iterator[Violation]:
    """Yield the errors that have different codes on two pages of one domain, or in two locales of one document."""
    done: set[tuple[str, ...]] = set()
    for page, other in _comparable(context.cached(newest_pages)):
        if page.document.id == other.document.id:
            pairs = _between_locales(page, other)
        elif page.version.locale == other.version.locale:
            pairs = _between_documents(page, other)
        else:
            continue
        for mine, theirs, is_certain in pairs:
            if (page.version.locale, _message(mine)) in context.cached(general_texts):
                continue
            violation = _violation(page, other, mine, theirs, is_certain=is_certain)
            if violation.texts not in done:
                done.add(violation.texts)
                yield violation


def _comparable(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield the pairs of pages of one document, and those of one locale that have codes of one domain."""
    domains = [{resolved.domain for resolved in page.claims if resolved.domain} for page in pages]
    for (side, mine), (other, theirs) in combinations(zip(pages, domains, strict=True), 2):
        if side.document.id == other.document.id or not mine.isdisjoint(theirs):
            yield side, other


def general_texts(context: RuleContext) -> frozenset[tuple[str, str | None]]:
    """Return the messages, with their locale, that the newest pages give to many codes: such a text belongs to no single error."""
    codes: dict[tuple[str, str | None], set[Code]] = {}
    for page in context.cached(newest_pages):
        for resolved in page.claims:
            codes.setdefault((page.version.locale, _message(resolved.claim)), set()).add(resolved.claim.code)
    return frozenset(key for key, found in codes.items() if len(found) > MAX_CODES)


def _violation(one: Page, other: Page, mine: Claim, theirs: Claim, *, is_certain: bool) -> Violation:
    return Violation(
        message=f"{quote_text(label(mine))} is {mine.code} in {one.name} and {theirs.code} in {other.name}",
        location=other.version.at(theirs, "code"),
        help="find out which code the service sends, and have the other page corrected",
        logical_location=one.document.id,
        texts=(
            *sorted((str(mine.code), str(theirs.code))),
            *sorted((normalize_strict(label(mine)), normalize_strict(label(theirs)))),
        ),
        related=(related_row(one, mine), related_row(other, theirs)),
        code=mine.code,
        codes=(mine.code, theirs.code),
        document=one.document.id,
        documents=tuple(dict.fromkeys((one.document.id, other.document.id))),
        is_certain=is_certain,
    )


_Pair = tuple[Claim, Claim, bool]


def _between_documents(one: Page, other: Page) -> Iterator[_Pair]:
    domains = {resolved.domain for resolved in one.claims} & {resolved.domain for resolved in other.claims}
    if not domains - {None}:
        return
    for domain in sorted(name for name in domains if name):
        mine = [resolved for resolved in one.claims if resolved.domain == domain]
        theirs = [resolved for resolved in other.claims if resolved.domain == domain]
        is_one_list = _are_one_list(mine, theirs)
        pairs = [
            *_by_key(one, other, mine, theirs, lambda claim: claim.name),
            *_by_key(one, other, mine, theirs, _message),
        ]
        yield from (pair for pair in pairs if is_one_list or _is_slip(pair[0].code, pair[1].code))


def _are_one_list(mine: list[ResolvedClaim], theirs: list[ResolvedClaim]) -> bool:
    """Return whether two pages list the same codes for the most part; pages of single calls list a few each."""
    left, right = ({resolved.claim.code for resolved in claims} for claims in (mine, theirs))
    return len(left & right) >= MIN_COMMON_SHARE * min(len(left), len(right))


def _is_slip(one: Code, other: Code) -> bool:
    """Return whether one number is the other with one digit more, in a number long enough to be typed wrong."""
    short, long = sorted((str(one), str(other)), key=len)
    if (
        not isinstance(one, int)
        or not isinstance(other, int)
        or len(long) != len(short) + 1
        or len(short) < MIN_DIGITS
    ):
        return False
    return any(long[:index] + long[index + 1 :] == short for index in range(len(long)))


def _between_locales(one: Page, other: Page) -> Iterator[_Pair]:
    yield from _by_key(one, other, one.claims, other.claims, lambda claim: claim.name)
    yield from _by_index(one, other)


def _message(claim: Claim) -> str | None:
    key = normalize_strict(claim.message) if claim.message else ""
    return key if len(key) >= MIN_TEXT else None


def _by_key(
    one: Page,
    other: Page,
    mine: list[ResolvedClaim] | tuple[ResolvedClaim, ...],
    theirs: list[ResolvedClaim] | tuple[ResolvedClaim, ...],
    key_of: Callable[[Claim], str | None],
) -> Iterator[_Pair]:
    """Yield rows with one key and different codes, each unique on its page, if either page lacks the other's code."""
    left, right = _unique(one, mine, key_of), _unique(other, theirs, key_of)
    listed, others = ListedCodes(one.version.claims), ListedCodes(other.version.claims)
    for key, claim in left.items():
        match = right.get(key)
        if match and claim.code != match.code and match.code not in listed and claim.code not in others:
            yield claim, match, True


def _unique(
    page: Page,
    claims: list[ResolvedClaim] | tuple[ResolvedClaim, ...],
    key_of: Callable[[Claim], str | None],
) -> dict[str, Claim]:
    counts = Counter(key for claim in page.version.claims if (key := key_of(claim)))
    return {
        key: resolved.claim for resolved in claims if (key := key_of(resolved.claim)) and counts[key] == 1
    }


def _by_index(one: Page, other: Page) -> Iterator[_Pair]:
    """Yield the only rows that each page has between two codes that both list: one row with two numbers."""
    mine = [resolved.claim for resolved in one.claims]
    theirs = [resolved.claim for resolved in other.claims]
    common = {claim.code for claim in mine} & {claim.code for claim in theirs}
    indexes = _lone_rows(theirs, common)
    for index, claim in _lone_rows(mine, common).items():
        match = indexes.get(index)
        has_names = match and claim.name and match.name
        if match and not has_names and _are_near(claim.code, match.code):
            yield claim, match, False


def _lone_rows(claims: list[Claim], common: set[Code]) -> dict[tuple[Code, Code], Claim]:
    """Return the rows of codes that only this page has, by the common codes around them; only rows that are alone there."""
    found: dict[tuple[Code, Code], Claim] = {}
    before: Code | None = None
    pending: list[Claim] = []
    for claim in claims:
        if claim.code not in common:
            pending.append(claim)
            continue
        if before is not None and len(pending) == 1:
            found[before, claim.code] = pending[0]
        before, pending = claim.code, []
    return found


def _are_near(one: Code, other: Code) -> bool:
    """Return whether two numbers have the same length and all but two of their digits in common, in place."""
    left, right = str(one), str(other)
    differing = sum(a != b for a, b in zip(left, right, strict=False))
    return (
        isinstance(one, int)
        and isinstance(other, int)
        and len(left) == len(right)
        and differing <= MAX_DIGITS
    )


MAX_DIGITS: Final = 2
"""Digits in which two numbers of one row may differ."""
