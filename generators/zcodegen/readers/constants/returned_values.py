"""What functions give for the names of constants: their numbers, and the constants that are their texts or codes."""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.state import State
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.tables.codes import is_identifier

_LEAST_WORDS = 3


def take_returned(state: State) -> None:
    """Give constants the numbers that functions have for them, and take the constants that are texts of others out of their groups."""
    _take_texts(state)
    _take_codes(state)
    _take_tables(state)
    for group in state.groups:
        _number(group, state.numbers, state.suffix)
        _spell(group, state.symbols)
        _number_words(group, state.arms)


def _take_texts(state: State) -> None:
    """Take the constants that are texts a function returns for other names out of their groups, into one of texts."""
    owners: dict[str, list[str]] = {}
    for name, constant in state.returned.items():
        owners.setdefault(constant, []).append(name)
    taken = Group("", "text")
    for group in state.groups if owners else ():
        if group.kind not in ("const", "define"):
            continue
        for member in group.declarations:
            if member.name in owners and not member.numbers and member.strings and is_text(member.strings[0]):
                state.texts |= dict.fromkeys(owners[member.name], member.strings[0])
                taken.declarations.append(member)
        names = {member.name for member in taken.declarations}
        group.declarations = [member for member in group.declarations if member.name not in names]
    state.groups += [taken] if taken.declarations else []


def _take_codes(state: State) -> None:
    """Give the members of an enumeration the numbers of the constants that a function returns for them: `Shut => SHUT_CODE`."""
    numbers = {
        name: state.known[constant] for name, constant in state.coded.items() if constant in state.known
    }
    for name, number in numbers.items():
        state.numbers.setdefault(name, set()).add(number)
    for group in state.groups if numbers else ():
        for member in group.declarations if group.kind == "enum" else ():
            member.origin = state.coded[member.name] if member.name in numbers else member.origin


def _take_tables(state: State) -> None:
    """Give the members of enumerations the numbers of tables that are of nothing else: `{7: Code.shut, 8: Code.lost}`, `{Code.shut: 7}`."""
    enumerated = {
        member.name
        for group in state.groups
        if group.kind == "enum"
        for member in group.declarations
        if not member.has_value
    }
    for group in state.groups if enumerated else ():
        if group.kind != "pair" or len(group.declarations) < _LEAST_WORDS:
            continue
        found = [_member_of(pair) for pair in group.declarations]
        if all(number is not None and name in enumerated for name, number in found):
            for name, number in found:
                state.numbers.setdefault(name, set()).add(number or 0)
            group.declarations = []


def _member_of(pair: Declaration) -> tuple[str, int | None]:
    """Return the member and its number that a pair of a table gives; no number if it says something else."""
    if pair.strings or pair.fields:
        return pair.name, None
    if pair.numbers:
        return pair.name, pair.numbers[0] if len(pair.numbers) == 1 and not pair.words else None
    is_number = pair.name.removeprefix("-").isdecimal() and len(pair.words) > 1
    return (pair.words[-1], int(pair.name)) if is_number else (pair.name, None)


def _number(group: Group, numbers: Mapping[str, set[int]], suffix: str) -> None:
    """Give the members of an enumeration without values the numbers that a function gives them, if these differ."""
    declared = group.declarations
    if group.kind != "enum" or any(member.strings or member.fields for member in declared):
        return
    if any(member.numbers and (member.has_value or suffix != ".rs") for member in declared):
        return
    found = [
        next(iter(numbers[member.name])) for member in declared if len(numbers.get(member.name, ())) == 1
    ]
    if len(found) > 1 and len(found) * 4 >= len(declared) * 3 and len(set(found)) * 10 >= len(found) * 9:
        for member in declared:
            given = numbers.get(member.name, set())
            member.numbers = list(given) if len(given) == 1 else []
            member.is_unknown = not member.numbers


def _spell(group: Group, symbols: Mapping[str, str]) -> None:
    """Give the members of an enumeration without values the words that a function has as their codes: `Self::Shut => "SHUT"`."""
    declared = group.declarations if group.kind == "enum" else []
    if any(member.numbers or member.strings or member.fields or member.is_unknown for member in declared):
        return
    found = [symbols[member.name] for member in declared if member.name in symbols]
    if len(found) == len(declared) == len(set(found)) and all(map(is_identifier, found)):
        for member in declared:
            member.strings = [symbols[member.name]]


def _number_words(group: Group, arms: Mapping[str, set[int]]) -> None:
    """Give constants that hold their own names the numbers that a function has for them: `match word { NO_KEY => 7, … }`."""
    words = [
        member
        for member in group.declarations
        if group.kind == "const" and member.strings == [member.name] and len(arms.get(member.name, ())) == 1
    ]
    numbers = {number for member in words for number in arms[member.name]}
    if (
        len(words) > _LEAST_WORDS
        and len(numbers) == len(words)
        and len(words) * 10 >= len(group.declarations) * 9
    ):
        for member in words:
            member.numbers, member.strings = list(arms[member.name]), []
