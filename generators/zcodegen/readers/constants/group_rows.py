"""The rows of a group of constants: what its members have in common decides how each is read."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.constant_rows import (
    by_locale_of,
    distinct_key,
    distinct_number,
    distinct_string,
    has_locales,
    is_code_alone,
    move_statuses,
    row_of,
)
from zcodegen.readers.constants.names import bare_name
from zcodegen.readers.constants.selection import LEAST, LEAST_UNNAMED, is_state, keyed_code
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.extraction import Extraction

_GUARD = re.compile(r"\w+_H(?:PP)?_*")
_LARGEST = 0x7FFFFFFF
_WIDENS = re.compile(r"MAX|FORCE")
"""A constant of the largest number that is called so only makes the enumeration as wide."""
_LIMIT = re.compile(r"^(?:\w+ )*(?:(?:MAX|MIN)_VALUE|MaxValue|MinValue|MaxInt\d*|MinInt\d*|max|min|MAX|MIN)$")
_HANDFUL = 5
"""Members of a group in which a sentence above one is not a heading of those below it."""


class _Traits(Struct, frozen=True):
    """What the constants of a group have in common."""

    number: int
    """Which of their numbers is the code."""
    string: int
    """Which of their strings is the code, if they have no numbers: `New("no key", "GT:ErrKey")`."""
    key: str | None
    """Which of their fields is the code."""
    kinds: frozenset[str]
    """Which of their fields are kinds of errors, the same for many, and no names."""
    with_digits: bool
    """Whether strings of digits alone are codes: most strings are."""
    with_states: bool
    """Whether nearly all strings are states or digits: one that is a text is no code."""
    with_words: bool
    """Whether a string that is a plain word is a code: most strings are not sentences."""
    with_any: bool
    """Whether any word in front of a text is a code: most strings in front of a text are, and no plain words."""
    are_trailing: bool
    """Whether their comments are behind them: one above a constant is not its text then."""
    has_headings: bool
    """Whether a comment above a constant is a heading of those below it: few have one."""
    by_locale: bool
    are_numbers: bool
    are_made: bool
    """Whether calls with a number and a text make them."""
    are_led: bool
    """Whether their codes are constants of another file: `NoKey = make(NO_KEY, "text")`, a name of its own for each."""


def read_group(
    group: Group, texts: Mapping[str, str], valued: Collection[str], extraction: Extraction
) -> None:
    """Add the rows of a group; `texts` are those of names, `valued` the names that have a number anywhere in the file."""
    move_statuses(group)
    if group.kind == "call" and len(group.declarations) > LEAST_UNNAMED:
        _drop_shared_name(group.declarations)
    traits = _traits_of(group)
    heading = (group.name,) if group.name else ()
    for declaration in group.declarations:
        if _is_other(group, declaration, traits):
            continue
        if _is_undefined(declaration, traits):
            if group.kind not in ("call", "record") and declaration.name not in valued:
                extraction.miss(
                    declaration.line,
                    declaration.name,
                    "the value depends on a constant that the file does not define",
                )
            continue
        if group.kind == "record" and declaration.is_unknown and not keyed_code(declaration.fields):
            extraction.miss(
                declaration.line, declaration.name, "the code of a class that the file does not define"
            )
            continue
        row = _row_of(group, declaration, traits, heading, texts, extraction)
        if row is not None:
            extraction.rows += by_locale_of(row, declaration) if traits.by_locale else [row]
        elif (declaration.numbers or declaration.strings) and group.kind != "record":
            extraction.miss(declaration.line, declaration.name, "a constant whose code is not known")


def _drop_shared_name(declared: Sequence[Declaration]) -> None:
    """Take the name from calls that all begin with the same one: it is what they are about, `M(SQLERR, 76, "no key")`."""
    if len({member.name for member in declared}) == 1:
        for member in declared:
            member.name = ""


def _traits_of(group: Group) -> _Traits:
    declared = group.declarations
    trailing = sum(1 for declaration in declared if declaration.trailing)
    above = sum(1 for declaration in declared if declaration.comment)
    first = [declaration.strings[0] for declaration in declared if declaration.strings]
    return _Traits(
        number=distinct_number(group),
        string=distinct_string(group),
        key=distinct_key(group),
        kinds=_kinds(declared),
        with_digits=sum(map(str.isdecimal, first)) * 5 > len(first) * 4,
        with_states=group.kind == "const" and sum(map(is_state, first)) * 10 > len(first) * 9,
        with_words=sum(map(is_text, first)) * 2 <= len(first),
        with_any=sum(map(is_code_alone, first)) * 5 > len(first) * 4,
        are_trailing=trailing * 2 > len(declared),
        has_headings=len(declared) > LEAST_UNNAMED and above * 3 < len(declared),
        by_locale=has_locales(declared),
        are_numbers=sum(1 for declaration in declared if declaration.numbers) * 2 > len(declared),
        are_made=group.kind == "const" and sum(map(_is_made, declared)) * 10 > len(declared) * 6,
        are_led=_are_led(declared),
    )


def _kinds(declared: Sequence[Declaration]) -> frozenset[str]:
    """Return the fields whose words are the same for many constants: `source: GATE_ERRORS`."""
    values: dict[str, list[str]] = {}
    for declaration in declared:
        for key, text in declaration.fields.items():
            values.setdefault(key, []).append(text)
    return frozenset(key for key, texts in values.items() if len(set(texts)) * 10 < len(texts) * 9)


def _are_led(declared: Sequence[Declaration]) -> bool:
    """Whether most constants are made by a call that begins with a name of its own, and none of them has a number."""
    made = [member for member in declared if member.strings and not member.numbers and not member.fields]
    leads = [member.lead for member in made if member.lead]
    return len(leads) > LEAST and len(leads) * 2 > len(declared) and len(set(leads)) * 10 > len(leads) * 8


def _is_made(declaration: Declaration) -> bool:
    """Whether a constant is made by a call with its number and text."""
    return bool(declaration.words and declaration.numbers and declaration.strings)


def _is_other(group: Group, declaration: Declaration, traits: _Traits) -> bool:
    """Whether a constant is another thing than a code: a setting, a guard, a part of other numbers."""
    is_setting = traits.are_made and not declaration.words and not declaration.is_unknown
    is_text = traits.with_states and bool(declaration.strings) and not is_state(declaration.strings[0])
    is_guard = group.kind == "define" and _GUARD.fullmatch(declaration.name) is not None
    widens = declaration.numbers == [_LARGEST] and _WIDENS.search(declaration.name) is not None
    return is_setting or is_text or is_guard or widens or declaration.is_base


def _is_undefined(declaration: Declaration, traits: _Traits) -> bool:
    """Whether the value of a constant is not stated in the file, or is the limit of a type."""
    if declaration.numbers:
        return False
    is_limit = traits.are_numbers and _LIMIT.search(" ".join(declaration.words)) is not None
    is_led = bool(declaration.lead) and (
        traits.are_led or (traits.are_numbers and bool(declaration.strings) and declaration.lead.isupper())
    )
    return is_limit or declaration.is_unknown or is_led


def _row_of(
    group: Group,
    declaration: Declaration,
    traits: _Traits,
    heading: tuple[str, ...],
    texts: Mapping[str, str],
    extraction: Extraction,
) -> Row | None:
    if group.kind == "pair" and declaration.strings == [""]:
        declaration.has_value = False  # a code without a text
    if traits.string:
        declaration.strings.sort(key=lambda text: not is_code_alone(text))
    is_sentence = len(group.declarations) <= _HANDFUL and declaration.comment.endswith((".", "。"))
    is_heading = traits.has_headings and not declaration.is_documented and not is_sentence
    row = row_of(
        declaration,
        traits.number,
        heading,
        texts,
        extraction,
        own=(traits.are_trailing and not is_sentence) or is_heading,
        kinds=traits.kinds,
        with_digits=traits.with_digits,
        with_words=traits.with_words,
        with_any=traits.with_any,
        key=_key_of(declaration, traits),
    )
    if row is None or (
        group.kind == "record" and not declaration.fields.get(_key_of(declaration, traits) or "")
    ):
        return None
    is_bare = row.name is None and row.message is None and not declaration.fields
    if group.kind == "pair" and is_bare and len(declaration.words) > 1:
        declaration.numbers = []
        return None  # a number for something that is no name
    return row


def _key_of(declaration: Declaration, traits: _Traits) -> str | None:
    """Return the field that is the code of a constant: that of its group, or its own in another spelling (`ErrorCode` among `ERROR_CODE`)."""
    if traits.key is None or traits.key in declaration.fields:
        return traits.key
    like = bare_name(traits.key)
    return next((key for key in declaration.fields if bare_name(key) == like), traits.key)


def without_repeats(rows: Sequence[Row], origins: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows; one that repeats a name or code of a row above gives that row its text, if it has none.

    So does a constant that is made with the code of another one: `origins` are the names of these by the name of what is made.
    """
    kept: dict[object, int] = {}
    found: list[Row] = []
    for row in rows:
        key: object = (row.codes, row.name)
        made_of = kept.get((row.codes, origins[row.name])) if row.name and row.name in origins else None
        if made_of is not None:
            found[made_of] = replace(
                found[made_of],
                message=found[made_of].message or row.message,
                http_status=found[made_of].http_status or row.http_status,
            )
            continue
        by_name = (row.codes[0], None)
        earlier = kept.get(key)
        if earlier is None and row.name is None:
            earlier = kept.get(("name", row.codes[0]), kept.get(by_name))
        if earlier is not None and row.locale in (None, found[earlier].locale):
            if found[earlier].message is None and row.message:
                found[earlier] = replace(found[earlier], message=row.message)
            if row.name is None or row.message is None or found[earlier].message == row.message:
                continue
        kept.setdefault(key, len(found))
        if row.name:
            kept.setdefault(("name", row.name), len(found))
        found.append(row)
    return tuple(found)
