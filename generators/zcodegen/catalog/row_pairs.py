"""The rows of two neighbouring versions of a page, paired: which row of the one is which row of the other.

Rows are paired by code; of a code that a page lists more than once, rows of one domain are paired first and the most
similar ones before the others. A row that had its name as the code and has a number for it now is the same row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

from msgspec import Struct, field

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.history import pair_claims
from zcodegen.catalog.model import Code, Document
from zcodegen.textcompare.similarity import similarity

SAME_ROW_SIMILARITY: Final = 0.5
"""How similar rows of one code in two domains must be to be one row that moved to another heading."""

_GROUPED: Final = re.compile(r"-?[1-9]\d{0,5}(?:_\d{2,6}){1,4}")
"""A number whose digits are in groups; one that begins with a zero is no number."""

Pairs: TypeAlias = list[tuple[Claim, Claim]]


class PairedRows(Struct):
    """The rows of two versions: `pairs`, older row first, and those without a partner.

    `dropped` and `added` are rows of a code that only one version lists; `lost` and `gained` those of a code that both
    list, in one of them more often.
    """

    pairs: Pairs = field(default_factory=list)
    dropped: list[Claim] = field(default_factory=list)
    added: list[Claim] = field(default_factory=list)
    lost: list[Claim] = field(default_factory=list)
    gained: list[Claim] = field(default_factory=list)


def pair_rows(before: Sequence[Claim], after: Sequence[Claim], document: Document) -> PairedRows:
    """Return the rows of two versions of `document`, `before` and `after`, paired."""
    domain_of = _domains(document)
    old_rows, new_rows = _by_code(before), _by_code(after)
    found = PairedRows()
    for code, rows in old_rows.items():
        others = new_rows.get(code, [])
        if len(rows) == len(others) == 1 and domain_of(rows[0]) == domain_of(others[0]):
            found.pairs.append((rows[0], others[0]))
            continue
        matched, left, right = _pair_within_domains(rows, others, domain_of)
        crossed, left, right = _pair_across_domains(left, right, domain_of)
        found.pairs += [*matched, *crossed]
        new_domains = {domain_of(claim) for claim in others}
        for claim in left:
            (found.lost if domain_of(claim) in new_domains else found.dropped).append(claim)
        old_domains = {domain_of(claim) for claim in rows}
        for claim in right:
            (found.gained if domain_of(claim) in old_domains else found.added).append(claim)
    found.added += [claim for code, rows in new_rows.items() if code not in old_rows for claim in rows]
    _pair_code_forms(found)
    return found


def _pair_within_domains(
    rows: Sequence[Claim], others: Sequence[Claim], domain_of: Callable[[Claim], str | None]
) -> tuple[Pairs, list[Claim], list[Claim]]:
    found: list[tuple[Claim | None, Claim | None]] = []
    for domain in dict.fromkeys(map(domain_of, (*rows, *others))):
        mine = [claim for claim in rows if domain_of(claim) == domain]
        theirs = [claim for claim in others if domain_of(claim) == domain]
        found += pair_claims(mine, theirs)
    return _split_pairs(found)


def _pair_across_domains(
    left: list[Claim], right: list[Claim], domain_of: Callable[[Claim], str | None]
) -> tuple[Pairs, list[Claim], list[Claim]]:
    """Pair what is left of a code: a heading that the manifest does not map is not another domain, else texts decide."""
    found: list[tuple[Claim | None, Claim | None]] = []
    for old, new in pair_claims(left, right):
        is_one_row = old and new and _is_same_row(old, new, domain_of)
        found += [(old, new)] if is_one_row else [(old, None), (None, new)]
    return _split_pairs(found)


def _pair_code_forms(found: PairedRows) -> None:
    """Pair the rows that have their name as the code in one version, and a number for it in the other."""
    before, after = _by_name(found.dropped), _by_name(found.added)
    for name, rows in before.items():
        others = after.get(name, [])
        if len(rows) == len(others) == 1 and isinstance(rows[0].code, str) != isinstance(others[0].code, str):
            found.pairs.append((rows[0], others[0]))
    paired = {id(claim) for pair in found.pairs for claim in pair}
    found.dropped = [claim for claim in found.dropped if id(claim) not in paired]
    found.added = [claim for claim in found.added if id(claim) not in paired]


def _by_name(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Return rows by name; a code that is a text is its own name."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        name = claim.code if isinstance(claim.code, str) else claim.name
        if name:
            found.setdefault(name, []).append(claim)
    return found


def _split_pairs(
    found: Iterable[tuple[Claim | None, Claim | None]],
) -> tuple[Pairs, list[Claim], list[Claim]]:
    pairs: Pairs = []
    left: list[Claim] = []
    right: list[Claim] = []
    for old, new in found:
        if old and new:
            pairs.append((old, new))
        elif old:
            left.append(old)
        elif new:
            right.append(new)
    return pairs, left, right


def _is_same_row(old: Claim, new: Claim, domain_of: Callable[[Claim], str | None]) -> bool:
    if domain_of(old) is None or domain_of(new) is None:
        return True
    return similarity(old.message or "", new.message or "") >= SAME_ROW_SIMILARITY


def _domains(document: Document) -> Callable[[Claim], str | None]:
    known: dict[tuple[str, ...], str | None] = {}

    def domain_of(claim: Claim) -> str | None:
        if claim.heading not in known:
            known[claim.heading] = domain_of_heading(document, claim.heading)
        return known[claim.heading]

    return domain_of


def spelled_alike(code: Code) -> Code:
    """Return a code as all its spellings are compared: `400_002` is 400002, and wide marks are narrow ones."""
    if isinstance(code, int):
        return code
    text = unicodedata.normalize("NFKC", code).strip()
    return int(text) if _GROUPED.fullmatch(text) else text


def _by_code(claims: Iterable[Claim]) -> dict[Code, list[Claim]]:
    found: dict[Code, list[Claim]] = {}
    for claim in claims:
        found.setdefault(spelled_alike(claim.code), []).append(claim)
    return found
