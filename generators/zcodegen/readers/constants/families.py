"""Families of constants whose names begin alike: which of them are errors in a run of many sorts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import pairwise

from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.names import ERROR_NAME, FAULT
from zcodegen.readers.constants.selection import LEAST, LEAST_UNNAMED, errno_names, is_success

_LARGE_FAMILY = 20
_LEAST_WIDTH = 3
"""Digits of a number that is no index or flag."""
OTHER_SORT = re.compile(
    r"(?:ACTION|CMD|COMMAND|EVENT|EXTRA|FLAG|LEVEL|MODE|OPTION|PRIORITY|PROGRESS|ROLE|STATE|TYPE)S?",
    re.IGNORECASE,
)
"""What the constants of another sort are called after: `GT_EVENT_OPEN`, `STATE_SHUT`."""


def error_parts(declared: list[Declaration]) -> list[list[Declaration]]:
    """Return the constants of a run that are called errors, with those between them and their success; then the others."""
    errnos = errno_names(declared)
    others = _families_of_others(declared)
    indices = [
        index
        for index, declaration in enumerate(declared)
        if (ERROR_NAME.search(declaration.name) and _two_words(declaration.name) not in others)
        or declaration.name in errnos
    ]
    if len(indices) < LEAST:
        return [declared]
    first, last = indices[0], indices[-1]
    kept = set(indices)
    if len(indices) * 4 >= last - first:  # else errors are here and there among others
        foreign = _foreign_families(declared) | others
        while first > 0 and _is_alike(declared[first - 1], declared[first]):
            if _two_words(declared[first - 1].name) in foreign:
                break
            first -= 1
        while last + 1 < len(declared) and _is_alike(declared[last + 1], declared[last]):
            if _two_words(declared[last + 1].name) in foreign:
                break
            last += 1
        kept |= {index for index in range(first, last + 1) if _two_words(declared[index].name) not in others}
    families = _indices_by(declared, _prefix)
    begins = {_prefix(declared[index].name) for index in indices}
    for begin, family in families.items():
        if begin in begins or len(family) >= _LARGE_FAMILY:
            kept |= _family(declared, family)
    named = {_two_words(declared[index].name) for index in indices} - {""}
    for begin, family in _indices_by(declared, _two_words).items():
        kept |= _run_of_faults(declared, begin, family) if begin in named else set()
    kept |= {
        index
        for index, member in enumerate(declared)
        if is_success(member) and (len(families[_prefix(member.name)]) == 1 or _prefix(member.name) in begins)
    }
    kept |= _blocks_of_results(declared, kept)
    return [
        [declaration for index, declaration in enumerate(declared) if index in kept],
        [declaration for index, declaration in enumerate(declared) if index not in kept],
    ]


def _blocks_of_results(declared: list[Declaration], kept: set[int]) -> set[int]:
    """Return the indices of blocks without an empty line that begin with the success and have two or more errors."""
    begins = [0, *(at for at in range(1, len(declared)) if declared[at].line != declared[at - 1].line + 1)]
    found: set[int] = set()
    for begin, end in pairwise([*begins, len(declared)]):
        numbers = {member.numbers[0] for member in declared[begin:end] if member.numbers}
        errors = sum(1 for index in range(begin, end) if index in kept)
        if errors > LEAST and is_success(declared[begin]) and len(numbers) == end - begin:
            found |= set(range(begin, end))
    return found


def _prefix(name: str) -> str:
    """Return the part of a name before its first underscore."""
    return name.partition("_")[0]


def _indices_by(declared: list[Declaration], begin_of: Callable[[str], str]) -> dict[str, list[int]]:
    """Return the indices of constants by how their names begin."""
    found: dict[str, list[int]] = {}
    for index, member in enumerate(declared):
        found.setdefault(begin_of(member.name), []).append(index)
    return found


def _family(declared: list[Declaration], indices: list[int]) -> set[int]:
    """Return the indices of constants whose names begin alike, if their numbers differ, and one is their success (`CKR_OK`).

    Without a success, many of them must be about something that went wrong.
    """
    successes = [declared[index] for index in indices if is_success(declared[index])]
    numbers = [declared[index].numbers[0] for index in indices if declared[index].numbers]
    is_run = bool(indices) and indices[-1] - indices[0] < len(indices) * 1.2
    is_distinct = len(set(numbers)) * 10 >= len(indices) * 9
    named = any(member.name.count("_") == 1 for member in successes)
    faults = sum(1 for index in indices if FAULT.search(declared[index].name))
    is_large = _LARGE_FAMILY <= len(indices) <= len(declared) // 2
    is_of_faults = faults * 4 > len(indices) if named else is_large and faults * 2 > len(indices)
    return set(indices) if is_of_faults and is_run and is_distinct else set()


def _run_of_faults(declared: list[Declaration], begin: str, indices: list[int]) -> set[int]:
    """Return the indices of constants that begin with the same two words if they follow each other, most of them about errors."""
    numbers = {declared[index].numbers[0] for index in indices if declared[index].numbers}
    faults = sum(1 for index in indices if FAULT.search(declared[index].name.removeprefix(begin)))
    is_run = indices[-1] - indices[0] < len(indices) and len(numbers) * 10 >= len(indices) * 9
    return set(indices) if is_run and len(indices) >= LEAST_UNNAMED and faults * 2 > len(indices) else set()


def _foreign_families(declared: list[Declaration]) -> set[str]:
    """Return how the constants of other sorts begin: three or more of `VI_ATTR_`, and none of them is about an error."""
    families: dict[str, list[Declaration]] = {}
    for member in declared:
        families.setdefault(_two_words(member.name), []).append(member)
    return {
        begin
        for begin, family in families.items()
        if len(family) >= LEAST_UNNAMED
        and begin
        and sum(1 for member in family if ERROR_NAME.search(member.name) or FAULT.search(member.name)) * 4
        < len(family)
    }


def _families_of_others(declared: list[Declaration]) -> set[str]:
    """Return how the constants begin that are called after another sort, `GT_EVENT_` with `GT_EVENT_OPEN_FAILED` among them, or count again from the beginning."""
    families: dict[str, list[Declaration]] = {}
    for member in declared:
        families.setdefault(_two_words(member.name), []).append(member)
    numbers = Counter(member.numbers[0] for member in declared if member.numbers)
    return {
        begin
        for begin, family in families.items()
        if len(family) >= LEAST_UNNAMED
        and ERROR_NAME.search(begin) is None
        and (OTHER_SORT.fullmatch(begin.rpartition("_")[2]) or (begin and _counts_again(family, numbers)))
    }


def _counts_again(family: list[Declaration], numbers: Mapping[int, int]) -> bool:
    """Whether constants that begin alike have the numbers of those next to them again, and are no errors but for a few."""
    own = Counter(member.numbers[0] for member in family if member.numbers)
    faults = sum(1 for member in family if ERROR_NAME.search(member.name) or FAULT.search(member.name))
    repeated = sum(1 for number, count in own.items() if numbers[number] > count)
    return faults * 4 < len(family) and repeated >= LEAST and not any(map(is_success, family))


def _two_words(name: str) -> str:
    """Return the first two words of a name in capitals, `VI_ATTR`; none if it has no more."""
    first, _, rest = name.partition("_")
    second, separator, _ = rest.partition("_")
    return f"{first}_{second}" if separator else ""


def _is_alike(one: Declaration, other: Declaration) -> bool:
    """Whether two neighbors have values of one size and names that begin alike, or large ones without an empty line between them."""
    if not one.numbers or not other.numbers or abs(one.line - other.line) > LEAST_UNNAMED:
        return False
    width = len(str(one.numbers[0]))
    if width != len(str(other.numbers[0])):
        return False
    is_next = abs(one.line - other.line) == 1 and width >= _LEAST_WIDTH
    return width > 1 and (is_next or one.name.partition("_")[0] == other.name.partition("_")[0])
