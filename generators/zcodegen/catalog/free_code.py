"""The next code that an integer domain has free."""

from __future__ import annotations

from collections.abc import Collection

from zcodegen.catalog.model import Code, Domain


def next_free_code(domain: Domain, included: Collection[Code] = ()) -> int | None:
    """Return the lowest free code above those in use, else the lowest free one of the domain's ranges.

    Codes of retired entries are in use, and so are reserved ones; those of the `included` domains are left out. None for a domain of strings, and if the ranges are full.
    """
    if domain.code_type != "integer":
        return None
    used = {entry.code for entry in domain.entries.values() if isinstance(entry.code, int)}
    ranges = domain.ranges or (
        (min(used, default=1), max(used, default=0) + len(domain.reserved) + 1_000_000),
    )
    highest = max(used, default=None)
    taken = used | {code for code in included if isinstance(code, int)}
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
