"""Parts of a group that are judged apart: numbers and words of a class, sections of a run of `#define` lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.families import OTHER_SORT, error_parts
from zcodegen.readers.constants.names import ERROR_NAME, FAULT
from zcodegen.readers.constants.selection import LEAST, LEAST_UNNAMED, STATE, is_success
from zcodegen.readers.constants.settings import without_settings
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes

_LONGEST_HEADING = 60
_LARGE = 100
_WORD = re.compile(r"_*(?:[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+)")


def split_groups(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the groups, each run of `const` split into its numbers and strings, each run of `#define` into errors and others."""
    for group in groups:
        if group.kind in ("const", "define"):
            group.declarations = without_settings(group.declarations)
        if group.kind == "const":
            for above, part in _headed_families(group):
                for members in _parts(part, lambda member: bool(member.numbers)):
                    own, *foreign = _without_others(group.name, members)
                    yield from (
                        Group(group.name, group.kind, above, kept, group.is_explained)
                        for kept in (*_apart_from_errors(group.name, own), *foreign)
                        if kept
                    )
        elif group.kind == "define":
            for above, section in _sections(group):
                errors, *others = error_parts(section)
                errors, *foreign = _without_others(group.name, errors)
                for part in filter(None, (errors, *foreign, *others)):
                    is_below = part is errors or (part in others and len(part) > LEAST_UNNAMED)
                    heading = above if is_below else ""  # else the comment above is about the errors
                    yield Group(group.name, group.kind, heading, part, group.is_explained)
        elif group.declarations:
            yield replace(group)


def _headed_families(group: Group) -> Iterator[tuple[str, list[Declaration]]]:
    """Yield the runs of constants that begin alike below a comment that announces codes, and all others together.

    `// Response codes` above `RcodeRefused = 5` in a block of many sorts of constants.
    """
    declared = group.declarations
    begins = [
        0,
        *(
            index
            for index in range(1, len(declared))
            if _is_other_family(declared[index - 1], declared[index])
            or _begins_section(declared[index - 1], declared[index])
        ),
    ]
    others: list[Declaration] = []
    for begin, end in pairwise([*begins, len(declared)]):
        run = declared[begin:end]
        if not run:
            continue
        comment = run[0].comment
        is_part = begin > 0 or end < len(declared)
        is_headed = len(run) >= LEAST_UNNAMED and is_part and run[0].first_line < run[0].line
        if is_headed and mentions_codes(comment) and not any(member.comment for member in run[1:]):
            run[0].comment = ""
            yield comment, run
        else:
            others += run
    if others:
        yield group.above, others


def _without_others(name: str, declared: list[Declaration]) -> list[list[Declaration]]:
    """Return the constants, those apart that are families of another sort next to errors: `STATE_OPEN` next to `ERROR_SHUT`.

    In a class that is called after errors all are kept.
    """
    if is_of_errors(name) or not any(ERROR_NAME.search(member.name) for member in declared):
        return [declared]
    families: dict[str, list[Declaration]] = {}
    for member in declared:
        families.setdefault(_first_word(member.name), []).append(member)
    numbers = Counter(member.numbers[0] for member in declared if member.numbers)
    large = sum(count for number, count in numbers.items() if not _is_small(number))
    foreign = {word for word, family in families.items() if _is_of_others(word, family, numbers, large)}
    others = {id(member) for word in foreign for member in families[word]}
    if large * 2 > numbers.total():
        others |= {id(member) for block in _blocks(declared) if _are_indices(block) for member in block}
    return [
        [member for member in declared if id(member) not in others],
        [member for member in declared if id(member) in others],
    ]


def _apart_from_errors(name: str, declared: list[Declaration]) -> list[list[Declaration]]:
    """Return a few errors that begin alike and the constants of other sorts around them, if hardly a fault is among these; else all."""
    if is_of_errors(name) or sum(1 for member in declared if ERROR_NAME.search(member.name)) < LEAST_UNNAMED:
        return [declared]
    errors, *others = error_parts(declared)
    rest = [member for part in others for member in part]
    called = sum(1 for member in errors if ERROR_NAME.search(member.name))
    faults = sum(1 for member in rest if ERROR_NAME.search(member.name) or FAULT.search(member.name))
    is_apart = called * 5 > len(errors) * 4 and len(rest) > len(errors) and faults * 8 < len(rest)
    return [errors, rest] if is_apart and not any(map(is_success, rest)) else [declared]


def _blocks(declared: list[Declaration]) -> Iterator[list[Declaration]]:
    """Yield the constants between empty lines."""
    begins = [
        index
        for index, (before, member) in enumerate(pairwise(declared), 1)
        if (member.first_line or member.line) - max(before.last_line, before.line) > 1
    ]
    for begin, end in pairwise([0, *begins, len(declared)]):
        yield declared[begin:end]


def _are_indices(block: list[Declaration]) -> bool:
    """Whether constants next to errors with large numbers have small ones, and no name of an error or of the success."""
    return all(
        member.numbers
        and not member.strings
        and _is_small(member.numbers[0])
        and not (ERROR_NAME.search(member.name) or FAULT.search(member.name) or is_success(member))
        for member in block
    )


def _is_small(number: int) -> bool:
    return 0 <= number < _LARGE


def _is_of_others(word: str, family: list[Declaration], numbers: Mapping[int, int], large: int) -> bool:
    """Whether a family is called after another sort, repeats the numbers of its neighbors or has far smaller ones, and has no errors.

    `numbers` says how often a number occurs in the whole run, `large` how many are negative or large.
    """
    if len(family) < LEAST or any(ERROR_NAME.search(member.name) or is_success(member) for member in family):
        return False
    if OTHER_SORT.fullmatch(word):
        return True
    own = Counter(member.numbers[0] for member in family if member.numbers)
    faults = sum(1 for member in family if FAULT.search(member.name))
    if len(family) >= LEAST_UNNAMED and not faults:
        others = sum(numbers.values()) - own.total()
        return all(map(_is_small, own)) and own.total() == len(family) and large * 2 > others
    repeated = sum(count for number, count in own.items() if numbers[number] > count)
    return repeated * 2 > len(family) and faults * 3 < len(family)


def _first_word(name: str) -> str:
    found = _WORD.match(name)
    return found.group() if found else name


def _is_other_family(one: Declaration, other: Declaration) -> bool:
    return _first_word(one.name) != _first_word(other.name)


def _sections(group: Group) -> Iterator[tuple[str, list[Declaration]]]:
    """Yield the parts of a run of `#define` below comments that are headings: few, each behind an empty line."""
    declared = group.declarations
    begins = [
        index
        for index, (before, declaration) in enumerate(pairwise(declared), 1)
        if _begins_section(before, declaration)
    ]
    begins = [
        begin for begin, end in pairwise([*begins, len(declared)]) if _are_headed(declared[begin + 1 : end])
    ]
    states = sum(1 for member in declared if member.strings and STATE.fullmatch(member.strings[0]))
    if len(begins) * 3 > len(declared) or states * 2 > len(declared):
        begins = []
    if not begins:
        yield group.above, declared
        return
    parts = [declared[begin:end] for begin, end in pairwise([0, *begins, len(declared)])]
    headings = [part[0].comment for part in parts]
    for index, part in enumerate(parts):
        if index or _is_heading(part[0]):
            part[0].comment = ""
        following = headings[index + 1] if index + 1 < len(parts) and _goes_on(part, parts[index + 1]) else ""
        yield headings[index] or group.above or following, part


def _begins_section(before: Declaration, declaration: Declaration) -> bool:
    """Whether the comment above a constant may be a heading, and is behind an empty line."""
    return _is_heading(declaration) and declaration.first_line - max(before.last_line, before.line) > 1


def _are_headed(members: list[Declaration]) -> bool:
    """Whether the comment above the constant in front of these may be one for all of them: few have one of their own."""
    return bool(members) and sum(1 for member in members if member.comment) * 3 <= len(members)


def _goes_on(part: list[Declaration], following: list[Declaration]) -> bool:
    """Whether the numbers of a part go on in the next one."""
    last, first = part[-1].numbers, following[0].numbers
    return len(part) > 1 and bool(last and first) and first[0] - last[0] == 1


def _is_heading(declaration: Declaration) -> bool:
    """Whether the comment above a constant may be a heading: it is short, and not for documentation."""
    comment = declaration.comment
    return 0 < len(comment) <= _LONGEST_HEADING and "\n" not in comment and not declaration.is_documented


def _parts(
    declarations: list[Declaration], is_first: Callable[[Declaration], bool]
) -> list[list[Declaration]]:
    first = [declaration for declaration in declarations if is_first(declaration)]
    return (
        [first, [declaration for declaration in declarations if not is_first(declaration)]]
        if len(first) > 1
        else [declarations]
    )
