"""The next code that an integer domain has free."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from zcodegen.catalog.model import Code, Domain


def next_free_code(domain: Domain, included: Collection[Code] = ()) -> int | None:
    """Return the lowest free code above those in use, else the lowest free one of the domain's ranges; never 0.

    Codes that are negative, but for 0, grow downwards: after -1 and -2 comes -3. Codes of retired entries are in use, and so are reserved
    ones; those of the `included` domains are left out. None for a domain of strings, and if the ranges are full.
    """
    if domain.code_type != "integer":
        return None
    used = {entry.code for entry in domain.entries.values() if isinstance(entry.code, int)}
    others = {code for code in included if isinstance(code, int)}
    if max(used - {0}, default=0) < 0:
        code = _next_code(_mirrored(domain), {-code for code in used}, {-code for code in others})
        return None if code is None else -code
    return _next_code(domain, used, others)


def _mirrored(domain: Domain) -> Domain:
    """Return a domain with the ranges and reservations of the codes' negatives."""
    reserved = (
        replace(
            reserved,
            code=-reserved.code if isinstance(reserved.code, int) else reserved.code,
            range=_mirrored_range(reserved.range) if reserved.range else None,
        )
        for reserved in domain.reserved
    )
    return replace(domain, ranges=tuple(map(_mirrored_range, domain.ranges)), reserved=tuple(reserved))


def _mirrored_range(codes: tuple[int, int]) -> tuple[int, int]:
    return -codes[1], -codes[0]


def _next_code(domain: Domain, used: set[int], included: set[int]) -> int | None:
    ranges = domain.ranges or (
        (min(used, default=1), max(used, default=0) + len(domain.reserved) + 1_000_000),
    )
    highest = max(used, default=None)
    taken = used | included | {0}
    for first, last in sorted(ranges):
        if highest is None or highest < last:
            start = first if highest is None else max(first, highest + 1)
            if (code := _free(domain, taken, start, last)) is not None:
                return code
    return next(
        (code for first, last in sorted(ranges) if (code := _free(domain, taken, first, last)) is not None),
        None,
    )


def _free(domain: Domain, used: set[int], first: int, last: int) -> int | None:
    code = first
    while code <= last:
        reserved = domain.reservation(code)
        if reserved and reserved.range:
            code = max(code, reserved.range[1]) + 1
        elif reserved or code in used:
            code += 1
        else:
            return code
    return None
