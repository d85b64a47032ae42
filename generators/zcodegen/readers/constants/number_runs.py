"""What the numbers of a group of constants are by themselves: bits that add up, HTTP statuses."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.tables.column_content import is_http_number

_LEAST_STATUSES = 8
_LEAST_BITS = 5


def are_flags(numbers: Sequence[int]) -> bool:
    """Return whether numbers are bits that add up."""
    bits = set(numbers) - {0}
    return len(bits) >= _LEAST_BITS and all(number > 0 and not number & (number - 1) for number in bits)


def are_http(numbers: Sequence[int]) -> bool:
    """Return whether numbers are HTTP statuses: many, distinct, 200, 404 and 500 among them."""
    return (
        len(numbers) >= _LEAST_STATUSES
        and {200, 404, 500} <= set(numbers)
        and all(is_http_number(number) for number in numbers)
        and len(set(numbers)) * 10 >= len(numbers) * 8
    )
