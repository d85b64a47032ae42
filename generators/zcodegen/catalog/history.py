"""What a version of a document added, removed and changed against the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.model import FIELDS, Code
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind
from zcodegen.textcompare.similarity import similarity


class VersionChange(Struct, frozen=True):
    """The codes that a version added, removed and changed, sorted; `twice` are those it lists more than once."""

    added: tuple[Code, ...] = ()
    removed: tuple[Code, ...] = ()
    changed: tuple[Code, ...] = ()
    twice: tuple[Code, ...] = ()


def change_between(old: Version | None, new: Version) -> VersionChange:
    """Compare a version with the one before it, None for the first.

    Cosmetic changes do not count. A code that is listed twice is paired by similarity.
    """
    after = _by_code(new)
    twice = _sorted(code for code, claims in after.items() if _is_repeated(claims))
    if old is None:
        return VersionChange(twice=twice)
    before = _by_code(old)
    both = before.keys() & after.keys()
    return VersionChange(
        added=_sorted(after.keys() - before.keys()),
        removed=_sorted(before.keys() - after.keys()),
        changed=_sorted(code for code in both if not _are_unchanged(before[code], after[code], new.locale)),
        twice=twice,
    )


def pair_claims(old: Sequence[Claim], new: Sequence[Claim]) -> list[tuple[Claim | None, Claim | None]]:
    """Pair claims of one code, those with one name first, then the most alike; the rest is paired with None."""
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    ranked = sorted(
        (
            (_has_name_of(before, after), similarity(_whole(before), _whole(after)), -i, -j)
            for i, before in enumerate(old)
            for j, after in enumerate(new)
        ),
        reverse=True,
    )
    left, right = dict(enumerate(old)), dict(enumerate(new))
    pairs: list[tuple[Claim | None, Claim | None]] = []
    for _, _, i, j in ranked:
        if -i in left and -j in right:
            pairs.append((left.pop(-i), right.pop(-j)))
    return [
        *pairs,
        *((claim, None) for claim in left.values()),
        *((None, claim) for claim in right.values()),
    ]


def _has_name_of(old: Claim, new: Claim) -> bool:
    return old.name is not None and old.name == new.name


def most_alike(claims: Sequence[Claim], text: str) -> Claim:
    """Return the claim that is most like `text`, the first of several."""
    return max(claims, key=lambda claim: similarity(_whole(claim), text)) if len(claims) > 1 else claims[0]


def _are_unchanged(old: Sequence[Claim], new: Sequence[Claim], locale: str) -> bool:
    return all(
        before and after and _is_unchanged(before, after, locale) for before, after in pair_claims(old, new)
    )


def _is_unchanged(old: Claim, new: Claim, locale: str) -> bool:
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before is None or after is None:
            if before != after:
                return False
        elif (
            found := compare_texts(before, after, locale=locale)
        ) and found.kind is not TextDifferenceKind.COSMETIC:
            return False
    return old.name == new.name


def _by_code(version: Version) -> dict[Code, list[Claim]]:
    found: dict[Code, list[Claim]] = {}
    for claim in version.claims:
        found.setdefault(claim.code, []).append(claim)
    return found


def _is_repeated(claims: Sequence[Claim]) -> bool:
    return len({claim.heading for claim in claims}) < len(claims)


def _whole(claim: Claim) -> str:
    return "\n".join(text for text in (claim.message, claim.cause, claim.action) if text)


def _sorted(codes: Iterable[Code]) -> tuple[Code, ...]:
    return tuple(sorted(codes, key=lambda code: (isinstance(code, str), code)))
