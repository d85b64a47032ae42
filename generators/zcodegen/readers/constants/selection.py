"""Which groups of constants are codes of errors or results: by their names, the comments, the numbers, and what the texts are about."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping, Sequence

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.keywords import FIELDS
from zcodegen.readers.constants.names import (
    ERROR_NAME,
    FAULT,
    KIND,
    RESULT,
    RESULT_CODES,
    common_begin,
    is_of_causes,
    is_of_others,
    is_of_refusals,
    is_of_states,
    is_of_types,
    is_sort,
)
from zcodegen.readers.constants.number_runs import are_flags, are_http
from zcodegen.readers.constants.pairs import are_coded, are_sorted, are_texts_of_numbers
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.tables.codes import is_identifier, is_symbol, read_codes
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes

LEAST = 2
LEAST_UNNAMED = 3
_LARGE = 100
_LEAST_FAULTS = 5
_SOME, _MANY = 0.25, 0.5
_JSON_RPC = range(-32768, -31999)
_SIZED = re.compile(
    r"(?:LEN|LENGTH|SIZE|MAX|MIN|COUNT|TIMEOUT|PORT|VERSION|LEVEL|MASK|FLAGS?|BASE|OFFSET|SELECTOR)$",
    re.IGNORECASE,
)
_NO_FLAG = re.compile(r"(?:FLAGS?|MODE|TYPE|OPTIONS?|LEVEL|STATE|KIND)_NONE$", re.IGNORECASE)
"""A constant that is called so is that of nothing set, and no success."""
_FLAG = re.compile(
    r"^(?!.{0,99}(?:ERR|EXC).{0,99}(?:FLAG|EVENT|CMD|COMMAND)).{0,99}_(?:FLAG|EVENT|CMD|COMMAND)S?_.*$"
)
"""The name of a flag, event or command that is about an error: `GT_FLAG_ERROR_SET`."""
_LIMIT = re.compile(r"(?:DEFAULT|MAX|MIN|NUM)_|(?:[Dd]efault|[Mm]ax|[Mm]in|[Nn]um)(?=[A-Z])")
"""How the name of a setting begins, whatever it is about."""
_FAILS = re.compile(r"_FAIL(?:ED|URE)?$")
_SUCCEEDS = re.compile(r"SUCC|OK$|DONE$")
_CODES_ABOVE = re.compile(r"\bcodes\b", re.IGNORECASE)
_ERRNO = re.compile(r"E[A-Z0-9]{3,}")
_CAPITAL = re.compile(r"[A-Z]")
_SUCCESS = re.compile(
    r"(?:^|_)(?i:OK|SUCC(?:ESS|ESSFUL|EED|EEDED)?|NO_?ERROR|NO_?ERR|NONE)$|(?<=[a-z])(?:OK|Ok|Success|Succeed|NoError|NoErr|None)$"
)
STATE = re.compile(r"[0-9A-Z]{5}(?:\.[0-9A-Z]{1,3}){0,3}|[A-Z]{0,6}[-_]?\d{2,9}|[1-5]\d\d [A-Z][\w' -]+")


def is_state(text: str) -> bool:
    """Whether a string is digits alone, or letters and digits, as SQLSTATEs are."""
    return text.isdecimal() or STATE.fullmatch(text) is not None


def may_be_of_codes(group: Group, *, about: bool) -> bool:
    """Whether a group that is not read is to be reported: its name, its constants' or the file's are of errors or results."""
    declared = group.declarations
    others = is_of_others(group.name, [member.name for member in declared])
    if group.kind in ("enum", "const") and others and not is_of_types(group.name):
        return False
    if all(_SIZED.search(declaration.name) for declaration in declared):
        return False
    if group.kind == "call" and sum(1 for declaration in declared if declaration.is_unknown) >= LEAST_UNNAMED:
        return about or is_of_errors(group.name) or is_called_error(group)
    if group.kind in ("pair", "record", "call"):
        coded = [
            declaration
            for declaration in declared
            if keyed_code(declaration.fields)
            or (
                declaration.name
                and (declaration.numbers or (len(declaration.words) > 1 and not declaration.strings))
            )
        ]
        return len(coded) >= LEAST_UNNAMED and (about or is_called_error(group))
    if len(declared) < LEAST:
        return False
    if is_called_error(group) and (
        group.kind != "const"
        or any(
            declaration.numbers or declaration.strings or declaration.is_unknown for declaration in declared
        )
    ):
        return True
    if about and group.kind == "const" and group.name and len(declared) >= LEAST_UNNAMED:
        heads = [declaration.words[0] for declaration in declared if len(declaration.words) > 1]
        return bool(heads) and heads.count(heads[0]) * 5 > len(declared) * 4
    if _are_numbers_with_texts(declared):
        return True
    if about and group.kind == "enum" and RESULT.search(group.name) and len(declared) >= LEAST_UNNAMED:
        return not is_of_states(group.name) or _mentions_errors(group, _SOME)
    if len(declared) < LEAST_UNNAMED or not any(
        declaration.numbers or declaration.is_unknown for declaration in declared
    ):
        return False
    if len(declared) >= _LEAST_FAULTS and _mentions_errors(group, _MANY):
        return True
    return (about and any(map(_is_spoken, declared))) or bool(
        RESULT_CODES.search(group.name) or is_of_refusals(group.name)
    )


def _are_numbers_with_texts(declared: Sequence[Declaration]) -> bool:
    """Whether nearly all constants of a group are made of a number of their own and a text: `GATE_SHUT = (7, "gate is shut")`."""
    made = [member for member in declared if member.numbers and any(" " in text for text in member.strings)]
    distinct = {member.numbers[0] for member in made}
    return len(declared) >= LEAST_UNNAMED and len(made) * 5 > len(declared) * 4 and len(distinct) == len(made)


def keyed_code(fields: Mapping[str, str]) -> str | None:
    """Return the code among the fields of an object or class."""
    for kind in ("code", "value", "id"):
        for key, text in fields.items():
            if text and FIELDS.get(key.replace("_", "").casefold()) == kind:
                return text
    return None


def is_called_error(group: Group) -> bool:
    """Return whether a group, or most of its constants, are called errors."""
    names = _called_errors(group.declarations)
    return bool(group.declarations) and (is_of_errors(group.name) or names * 2 > len(group.declarations))


def _called_errors(declared: Sequence[Declaration]) -> int:
    """Return how many constants are called errors; the failure of what has other outcomes is none: `LOAD_FAIL` next to `LOAD_SUCC`."""
    called = [
        member.name
        for member in declared
        if ERROR_NAME.search(_FLAG.sub("", member.name)) and not _LIMIT.match(member.name)
    ]
    outcomes: set[str] = set()
    for name in (
        {member.name for member in declared}.difference(called) if any(map(_FAILS.search, called)) else ()
    ):
        stem, _, last = name.rpartition("_")
        if _SUCCEEDS.match(last) or (stem.count("_") > 1 and not FAULT.search(last)):
            outcomes.add(stem)
    return sum(1 for name in called if not (_FAILS.search(name) and name.rpartition("_")[0] in outcomes))


def is_of_codes(group: Group, *, about: bool) -> bool:
    """Whether the constants of a group are codes of errors or results."""
    declared = group.declarations
    names = _called_errors(declared)
    named = (
        is_of_errors(group.name)
        or (group.kind == "enum" and is_of_causes(group.name))
        or group.is_explained
        or _are_made_as_errors(declared)
        or mentions_codes(group.above)
        or (RESULT_CODES.search(group.name) is not None and any(map(is_success, declared)))
    )
    if len(declared) < LEAST and not (named or names or (about and group.kind == "record")):
        return False
    if len(declared) < LEAST and group.kind == "const" and _is_setting(declared[0], about=about):
        return False
    if len(declared) <= LEAST_UNNAMED and all(
        (_SIZED.search(declaration.name) or KIND.search(declaration.name))
        and not (declaration.words and declaration.strings)
        for declaration in declared
    ):
        return False
    if group.kind in ("enum", "const") and is_of_others(group.name, [member.name for member in declared]):
        return False
    makers = {member.words[0] for member in declared if member.words}
    if len(makers) == 1 and is_sort(min(makers)) and all(member.words for member in declared):
        return False
    member_names = {member.name for member in declared}
    if {"GET", "POST"} <= member_names or {"minimum", "maximum"} <= member_names:
        return False  # the methods of HTTP, or a schema
    most = names * 2 > len(declared) and (names > 1 or any(map(_is_spoken, declared)))
    coded = sum(1 for declaration in declared if keyed_code(declaration.fields))
    if group.kind == "record":
        return coded > 0 and (about or most or coded >= LEAST_UNNAMED)
    if group.kind == "list":
        return named or most or (about and _mentions_errors(group, _SOME))
    if group.kind in ("pair", "call"):
        return _are_pairs_of_codes(group, named=named or about, most=most)
    if coded * 2 > len(declared):
        return named or about or most
    valued = sum(1 for declaration in declared if declaration.numbers or declaration.is_unknown)
    if valued * 2 < len(declared) or not any(declaration.numbers for declaration in declared):
        return _are_words_of_codes(group, named=named or most, about=about)
    return _are_numbers_of_codes(group, names, named=named, most=most, about=about)


def _are_made_as_errors(declared: Sequence[Declaration]) -> bool:
    """Whether three or more constants are all made by a class that is called after errors: `NoKey = ErrorSpec(7, "no key")`.

    A class of codes of any sort is one if a member of it is the success.
    """
    made = [member for member in declared if member.words and (member.numbers or member.fields)]
    if len(made) < max(len(declared), LEAST_UNNAMED):
        return False
    makers = {member.words[0] for member in made}
    is_code = len(makers) == 1 and RESULT_CODES.search(min(makers)) is not None
    return all(map(is_of_errors, makers)) or (is_code and any(map(is_success, declared)))


def _are_pairs_of_codes(group: Group, *, named: bool, most: bool) -> bool:
    """Whether pairs of keys and values, or calls, are codes; `most` says whether most are called errors."""
    declared = group.declarations
    if are_sorted(declared):
        return False
    if are_texts_of_numbers(declared) and mentions_errors(group):
        return named or _mentions_errors(group, _MANY)
    alone = (
        declared[0].name.casefold() not in FIELDS
        and len(declared) == 1
        and is_of_errors(group.name)
        and any(abs(number) >= _LARGE for number in declared[0].numbers)
    )
    if alone or (len(declared) >= LEAST and (named or most)):
        return are_coded(declared)
    may_be = RESULT_CODES.search(group.name) is not None or is_of_types(group.name)
    if may_be and mentions_errors(group) and are_coded(declared):
        return True
    if all(is_identifier(pair.name) and len(pair.numbers) == 1 and not pair.fields for pair in declared):
        return group.name != "" and _are_numbers_of_codes(group, 0, named=False, most=most, about=False)
    return are_http([int(declaration.name) for declaration in declared if declaration.name.isdecimal()])


def _is_setting(declaration: Declaration, *, about: bool) -> bool:
    """Whether a constant is a word of lower case, such as the name of a key or a file: alone it is not a code.

    Nor is a text in a file that is not about errors.
    """
    if declaration.numbers or declaration.words or declaration.fields or len(declaration.strings) != 1:
        return False
    text = declaration.strings[0]
    is_word = re.fullmatch(r"[a-z][A-Za-z]*(?:[._-][A-Za-z]+)*", text) is not None
    return is_word or (not about and is_text(text))


def _are_words_of_codes(group: Group, *, named: bool, about: bool) -> bool:
    """Whether constants of strings, or without any value, are codes."""
    declared = group.declarations
    if group.kind == "enum" and not is_of_errors(group.name) and all(member.words for member in declared):
        return False  # each holds a value: kinds of answers
    if is_of_states(group.name) and not (is_of_errors(group.name) or _mentions_errors(group, _MANY)):
        return False
    strings = [
        declaration
        for declaration in declared
        if not declaration.numbers and (declaration.strings or not declaration.has_value)
    ]
    if group.kind == "const" and not any(_CAPITAL.search(string.name) for string in strings):
        return False
    states = sum(1 for string in strings if string.strings and is_state(string.strings[0])) * 2 > len(strings)
    spoken = sum(map(_is_explained, declared)) * 2 >= len(declared) or _mentions_errors(group, _SOME)
    symbols = sum(1 for string in strings if string.strings and is_symbol(string.strings[0])) * 2 > len(
        strings
    )
    made = sum(1 for string in strings if string.words and string.strings and is_of_errors(string.words[-1]))
    named = named or (states and made * 2 > len(strings) and len(strings) >= _LEAST_FAULTS)
    states = states or (spoken and made * 2 > len(strings))
    named = named or (symbols and spoken and len(strings) >= _LEAST_FAULTS and _mentions_errors(group, _MANY))
    of_errors = named or (about and (states or (spoken and (group.kind == "enum" or symbols))))
    return of_errors and sum(
        1 for declaration in declared if declaration.numbers or declaration in strings
    ) * 2 > len(declared)


def _are_numbers_of_codes(group: Group, names: int, *, named: bool, most: bool, about: bool) -> bool:
    """Whether constants of numbers are codes; `names` is how many are called errors."""
    declared = group.declarations
    numbers = [declaration.numbers[0] for declaration in declared if declaration.numbers]
    spoken = sum(map(_is_spoken, declared)) * 2 >= len(declared)
    large = sum(1 for number in numbers if abs(number) >= _LARGE or number < 0) * 2 > len(numbers)
    if len(set(numbers)) * 10 < len(numbers) * 8:
        is_plain = all(
            len(member.numbers) == 1 and not member.words for member in declared
        )  # no part of a code
        is_reason = is_plain and named and RESULT_CODES.search(group.name) is not None
        return (most and (named or large)) or (named and about and spoken) or is_reason
    if are_flags(numbers) and not is_of_errors(group.name):
        return False
    is_result = RESULT.search(group.name) is not None
    named = named or _are_errnos(declared)
    has_success = any(_SUCCESS.search(declaration.name) for declaration in declared)
    is_state = is_of_states(group.name) and not has_success
    if named or most or (is_result and spoken and not is_state) or are_http(numbers):
        return True
    if (_CODES_ABOVE.search(group.above) or _begin_with_success(declared)) and _mentions_errors(group, _MANY):
        return True
    may_be = (
        (names >= LEAST and (large or any(map(is_success, declared))))
        or is_result
        or RESULT_CODES.search(group.name) is not None
    )
    if may_be and (
        _mentions_errors(group, _MANY if is_state else _SOME)
        or (not names and any(map(is_success, declared)))
    ):
        return True
    if large and spoken and len(numbers) >= _LEAST_FAULTS and _mentions_errors(group, _MANY):
        return True
    negative = sum(1 for number in numbers if number < 0) * 2 > len(numbers)
    if len(numbers) > LEAST_UNNAMED and negative and _mentions_errors(group, _SOME):
        return True
    if len(numbers) >= LEAST_UNNAMED and names and all(number in _JSON_RPC for number in numbers):
        return True
    likely = group.kind == "enum" or spoken or large or _mentions_errors(group, _SOME, without_begin=True)
    return about and not KIND.search(group.name) and likely


def _begin_with_success(declared: Sequence[Declaration]) -> bool:
    """Whether five or more documented constants begin with the success and count on from it."""
    numbers = [member.numbers[0] for member in declared if member.numbers]
    is_run = len(numbers) == len(declared) >= _LEAST_FAULTS and numbers == list(range(len(numbers)))
    return is_run and is_success(declared[0]) and all(map(_is_spoken, declared))


def _are_errnos(declared: list[Declaration]) -> bool:
    """Whether most names are like those of errno.h (`ENOTSUP`), and two of them are in it."""
    return len(errno_names(declared)) * 5 > len(declared) * 3


def errno_names(declared: list[Declaration]) -> set[str]:
    """Return the names that are like those of errno.h, none if fewer than two are in it."""
    names = {declaration.name for declaration in declared if _ERRNO.fullmatch(declaration.name)}
    return names if len(names & set(errno.errorcode.values())) >= LEAST else set()


def _mentions_errors(group: Group, share: float, *, without_begin: bool = False) -> bool:
    """Whether a share of the constants have a name or text that is about something that went wrong.

    `without_begin`: what all names begin with does not count.
    """
    declared = group.declarations
    begin = common_begin([member.name for member in declared]) if without_begin else ""
    faults = sum(
        1
        for declaration in declared
        if FAULT.search(declaration.name.removeprefix(begin))
        or FAULT.search(" ".join((declaration.trailing, declaration.comment, *declaration.strings[:1]))[:300])
    )
    return faults > len(declared) * share


def mentions_errors(group: Group) -> bool:
    """Whether many of the constants of a group are about something that went wrong."""
    return len(group.declarations) >= _LEAST_FAULTS and _mentions_errors(group, _SOME)


def _is_spoken(declaration: Declaration) -> bool:
    return bool(declaration.trailing or declaration.comment or declaration.strings)


def _is_explained(declaration: Declaration) -> bool:
    """Whether a constant has a comment or a text; a word alone is none."""
    spoken = declaration.trailing or declaration.comment
    return bool(spoken) or any(not is_identifier(text) or is_symbol(text) for text in declaration.strings)


def is_success(declaration: Declaration) -> bool:
    """Whether a constant is the one of success: zero, and called so."""
    if read_codes(declaration.name) == (0,):
        return bool(declaration.strings) and _SUCCESS.search(declaration.strings[0]) is not None
    is_flag = _NO_FLAG.search(declaration.name) is not None
    return declaration.numbers == [0] and not is_flag and _SUCCESS.search(declaration.name) is not None
