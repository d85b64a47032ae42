"""Parts of a group that are judged apart: numbers and words of a class, sections of a run of `#define` lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.names import ERROR_NAME, FAULT
from zcodegen.readers.constants.selection import (
    LEAST,
    LEAST_UNNAMED,
    STATE,
    errno_names,
    is_success,
)
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes

_LONGEST_HEADING = 60
_LARGE = 100
_LARGE_FAMILY = 20
_OTHER_SORT = re.compile(
    r"(?:ACTION|CMD|COMMAND|EVENT|EXTRA|FLAG|LEVEL|MODE|OPTION|PRIORITY|PROGRESS|ROLE|STATE|TYPE)S?",
    re.IGNORECASE,
)
_WORD = re.compile(r"_*(?:[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+)")
_TEXT = re.compile(
    r"(?:_(?:MSG|MESSAGE|TEXT|DESC|DESCRIPTION|STR|STRING)|[a-z](?:Msg|Message|Text|Desc|Description|Str))$"
)
_COUNT = re.compile(
    r"(?:ERR|ERRORS?|ERRNO|ERRCODES?|CODES?|ERROR_ENUM)_(?:MAX_)?(?:CNT|COUNT|MAX|LAST|NUM|BASE|STRIDE|STRIDE_BITS)$|ERR(?:NO|CODE|OR_CODE)_OFFSET$"
    r"|(?:ERR|ERROR)_(?:\w{1,60}_)?BITS_COUNT$|(?:^|_)(?:ERR|ERROR)_(?:FIRST|BEGIN|START)$|(?:^|_)ERRNO_START(?:_[A-Z]{1,20})?$|Err(?:or)?(?:Codes?)?(?:Base|First|Begin|Start)$"
    r"|^LAST_ERR(?:OR)?$|(?:^|_)(?:ERR|ERROR)_(?:END|LAST)_(?:\w{1,60}_)?RANGE$|^(?:First|Last|Base)[A-Z]\w{0,60}Err(?:or)?(?:Code)?$"
)
"""What counts the codes of a file, or is a part of their numbers."""
_SETTING = re.compile(
    r"^serialVersionUID$|^userInfo\w{0,60}Key$|^_\w+_(?:name|index)(?:_\d+)?$|_E_(?:BYTE_)?BIT$|(?:Error|[a-z])(?:Domain|UserInfo\w{0,60}Key)$|^domain$|_(?:MSG|MESSAGE|BUF|BUFFER|STR|STRING)_?(?:SIZE|LEN|LENGTH|MAX)$|^(?:MAX|MIN|DEFAULT|NUM)_\w*(?:SIZE|LEN|LENGTH|COUNT|BYTES|LIMIT)$"
    r"|_(?:SPACE|RANGE)_SIZE$|(?:ERRORS?|ERRNO|ERR|CODES?)_(?:COUNT|MAX|LAST|NUM)$|^NUM(?:BER)?_(?:OF_)?(?:ERR|ERROR|CODE)S$"
)

_ERROR_KEY = re.compile(r"(?:Err|Error)[A-Z]\w{0,60}Key$")
_ERROR_WORD = re.compile(r"Err(?:or)?s?(?=[A-Z])")
"""What the keys of an error's details are called: `ErrorUserInfoKey`."""


def split_groups(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the groups, each run of `const` split into its numbers and strings, each run of `#define` into errors and others."""
    for group in groups:
        if group.kind in ("const", "define"):
            group.declarations = _without_settings(group.declarations)
        if group.kind == "const":
            for above, part in _headed_families(group):
                for members in _parts(part, lambda member: bool(member.numbers)):
                    yield from (
                        Group(group.name, group.kind, above, kept, group.is_explained)
                        for kept in _without_others(group.name, members)
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
        is_headed = len(run) >= LEAST_UNNAMED and begin > 0 and run[0].first_line < run[0].line
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
    foreign = {word for word, family in families.items() if _is_of_others(word, family, declared)}
    return [
        [member for member in declared if _first_word(member.name) not in foreign],
        [member for member in declared if _first_word(member.name) in foreign],
    ]


def _is_of_others(word: str, family: list[Declaration], declared: list[Declaration]) -> bool:
    """Whether a family is called after another sort, repeats the numbers of its neighbors or has far smaller ones, and has no errors."""
    if any(ERROR_NAME.search(member.name) or is_success(member) for member in family):
        return False
    if len(family) < LEAST:
        words = {_first_word(member.name) for member in declared if member not in family}
        return (
            len(words) == 1 and ERROR_NAME.search(min(words)) is not None and not FAULT.search(family[0].name)
        )
    if _OTHER_SORT.fullmatch(word):
        return True
    numbers = {member.numbers[0] for member in declared if member not in family and member.numbers}
    repeated = sum(1 for member in family if member.numbers and member.numbers[0] in numbers)
    faults = sum(1 for member in family if FAULT.search(member.name))
    if len(family) >= LEAST_UNNAMED and not faults:
        small = all(member.numbers and 0 <= member.numbers[0] < _LARGE for member in family)
        others = sum(1 for number in numbers if not 0 <= number < _LARGE)
        return small and others * 2 > len(numbers)
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
    sizes = Counter(map(_prefix, declared))
    begins = {_prefix(declared[index]) for index in indices}
    for begin in begins | {begin for begin, size in sizes.items() if size >= _LARGE_FAMILY}:
        kept |= _family(declared, begin)
    for begin in {_two_words(declared[index].name) for index in indices} - {""}:
        kept |= _run_of_faults(declared, begin)
    kept |= {
        index
        for index, member in enumerate(declared)
        if is_success(member) and (sizes[_prefix(member)] == 1 or _prefix(member) in begins)
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


def _prefix(member: Declaration) -> str:
    """Return the part of a constant's name before its first underscore."""
    return member.name.partition("_")[0]


def _family(declared: list[Declaration], begin: str) -> set[int]:
    """Return the indices of constants whose names begin alike, if their numbers differ, and one is their success (`CKR_OK`).

    Without a success, many of them must be about something that went wrong.
    """
    indices = [index for index, member in enumerate(declared) if _prefix(member) == begin]
    successes = [declared[index] for index in indices if is_success(declared[index])]
    numbers = [declared[index].numbers[0] for index in indices if declared[index].numbers]
    is_run = bool(indices) and indices[-1] - indices[0] < len(indices) * 1.2
    is_distinct = len(set(numbers)) * 10 >= len(indices) * 9
    named = any(member.name.count("_") == 1 for member in successes)
    faults = sum(1 for index in indices if FAULT.search(declared[index].name))
    is_large = _LARGE_FAMILY <= len(indices) <= len(declared) // 2
    is_of_faults = faults * 4 > len(indices) if named else is_large and faults * 2 > len(indices)
    return set(indices) if is_of_faults and is_run and is_distinct else set()


def _run_of_faults(declared: list[Declaration], begin: str) -> set[int]:
    """Return the indices of constants that follow each other and begin with the same two words, most of them about errors."""
    indices = [index for index, member in enumerate(declared) if _two_words(member.name) == begin]
    numbers = {declared[index].numbers[0] for index in indices if declared[index].numbers}
    faults = sum(1 for index in indices if FAULT.search(declared[index].name.removeprefix(begin)))
    is_run = indices[-1] - indices[0] < len(indices) == len(numbers)
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
    """Return how the constants begin that are called after another sort, `GT_EVENT_` with `GT_EVENT_OPEN_FAILED` among them."""
    begins = Counter(_two_words(member.name) for member in declared)
    return {
        begin
        for begin, size in begins.items()
        if size >= LEAST_UNNAMED
        and ERROR_NAME.search(begin) is None
        and _OTHER_SORT.fullmatch(begin.rpartition("_")[2])
    }


def _two_words(name: str) -> str:
    """Return the first two words of a name in capitals, `VI_ATTR`; none if it has no more."""
    first, _, rest = name.partition("_")
    second, separator, _ = rest.partition("_")
    return f"{first}_{second}" if separator else ""


def _is_alike(one: Declaration, other: Declaration) -> bool:
    """Whether two neighbors have values of one size and names that begin alike."""
    if not one.numbers or not other.numbers or abs(one.line - other.line) > LEAST_UNNAMED:
        return False
    begin = one.name.partition("_")[0]
    return (
        begin == other.name.partition("_")[0] and len(str(one.numbers[0])) == len(str(other.numbers[0])) > 1
    )


def _without_settings(declared: list[Declaration]) -> list[Declaration]:
    """Return the constants without settings; one whose number goes on from its neighbor's, or that has a text, is none."""
    kept: list[Declaration] = []
    for index, declaration in enumerate(declared):
        neighbors = (*declared[max(0, index - 1) : index], *declared[index + 1 : index + 2])
        goes_on = bool(declaration.numbers) and any(
            member.numbers and abs(member.numbers[0] - declaration.numbers[0]) == 1 for member in neighbors
        )
        if _COUNT.search(declaration.name) or _is_mask(declaration):
            continue
        if (
            (goes_on and len(declared) > LEAST_UNNAMED)
            or (declaration.numbers and declaration.strings)
            or not _is_setting(declaration)
        ):
            kept.append(declaration)
    return kept


def _is_setting(declaration: Declaration) -> bool:
    """Whether a constant is a setting next to codes: a size, a limit, a version."""
    if (
        _TEXT.search(declaration.name)
        and any(" " in text for text in declaration.strings)
        and not (declaration.numbers or declaration.words)
    ):
        return True  # the text of a constant that is called alike
    if declaration.strings and STATE.fullmatch(declaration.strings[0]):
        return False
    if _ERROR_KEY.search(declaration.name):  # unless it is an error about a key
        if declaration.words or declaration.fields:
            return False  # made by a call
        name = declaration.name.replace("_", "").casefold()
        is_repeated = name.endswith("".join(declaration.strings).replace("_", "").casefold() + "key")
        return is_repeated or FAULT.search(_ERROR_WORD.sub("", declaration.name)) is None
    return _SETTING.search(declaration.name) is not None


def is_setting_name(name: str) -> bool:
    """Whether a constant of this name is not a code: it counts the codes, or is a setting next to them."""
    return any(map(re.Pattern.search, (_COUNT, _SETTING, _ERROR_KEY, _TEXT), [name] * 4))


def _is_mask(declaration: Declaration) -> bool:
    """Whether a constant is the bits that errors have in common: `ERROR_MASK = 0x1000`."""
    number = declaration.numbers[0] if declaration.numbers else 0
    run = number // (number & -number) if number > 0 else 0  # without the zeros at its end
    return declaration.name.endswith("MASK") and run > 0 and not run & (run + 1)


def _parts(
    declarations: list[Declaration], is_first: Callable[[Declaration], bool]
) -> list[list[Declaration]]:
    first = [declaration for declaration in declarations if is_first(declaration)]
    return (
        [first, [declaration for declaration in declarations if not is_first(declaration)]]
        if len(first) > 1
        else [declarations]
    )
