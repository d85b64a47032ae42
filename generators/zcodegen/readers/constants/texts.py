"""The texts that other constants and tables of a file give for the names of constants."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.keywords import FIELDS
from zcodegen.readers.tables.codes import is_identifier, is_symbol

_LEAST_NUMBERS = 3
_LEAST_PART = 2
_MESSAGE = re.compile(
    r"_(?:MSG|MESSAGE|TEXT|DESC|DESCRIPTION|STR)$|(?<=[a-z])(?:Msg|Message|Text|Desc|Description|Str)$"
)


def texts_by_like_names(groups: Sequence[Group]) -> dict[str, str]:
    """Return the texts that constants of their own hold: `SHUT_MSG` is that of `SHUT_CODE` and `SHUT`."""
    found: dict[str, str] = {}
    for item in (
        declaration
        for group in groups
        if group.kind in ("const", "define")
        for declaration in group.declarations
    ):
        if len(item.strings) == 1 and not item.numbers and (like := _MESSAGE.search(item.name)):
            base = item.name[: like.start()]
            found |= dict.fromkeys((base, f"{base}_CODE", f"{base}Code"), item.strings[0])
    return found


def are_sentences(group: Group) -> bool:
    """Whether the constants of a group are texts without a number each."""
    return bool(group.name) and not any(
        item.numbers or _has_code(item.strings) or not (item.is_unknown or any(map(is_text, item.strings)))
        for item in group.declarations
    )


def _has_code(strings: Sequence[str]) -> bool:
    """Whether a constant has a code in front of its text: `Shut = new Fault("GT-7", "the gate is shut")`."""
    return len(strings) > 1 and is_symbol(strings[0])


def is_text(text: str) -> bool:
    """Return whether a string is a text, and no code or word alone."""
    return " " in text.strip() or not text.isascii()


def texts_by_name(groups: Sequence[Group]) -> dict[str, str]:
    """Return the texts that tables of the file give for names: `ErrRoomFull: "the room is full"`."""
    found: dict[str, str] = {}
    for group in groups:
        if group.kind in ("pair", "call"):
            spoken = [
                declaration
                for declaration in group.declarations
                if declaration.strings and not declaration.numbers and not declaration.fields
            ]
            of_texts = sum(1 for item in spoken if is_text(item.strings[-1])) * 2 > len(spoken)
            for item in spoken:
                if of_texts or is_text(item.strings[-1]):
                    found.setdefault(item.name, item.strings[-1])
    return found


def texts_by_number(groups: Sequence[Group]) -> dict[str, str]:
    """Return the texts, by name, that tables of the file give for the numbers of one group of constants; those tables lose them.

    A table of three or more numbers, all of which one group has and no other, is about that group.
    """
    found: dict[str, str] = {}
    numbered = [
        {member.numbers[0]: member.name for member in group.declarations if len(member.numbers) == 1}
        for group in groups
        if group.kind in ("enum", "const", "define") or _are_named(group)
    ]
    for group in groups:
        if (
            group.kind not in ("pair", "call")
            or not group.declarations
            or not all(map(_is_text_of_number, group.declarations))
            or sum(1 for item in group.declarations if is_text(_text_of(item))) * 2 < len(group.declarations)
        ):
            continue
        keys = {
            int(item.name) if item.name else item.numbers[0]: _text_of(item) for item in group.declarations
        }
        owners = [names for names in numbered if keys.keys() <= names.keys()]
        owners = owners or _parts_with(keys.keys(), numbered)
        if len(owners) == 1 and len(keys) >= _LEAST_NUMBERS:
            found |= {owners[0][number]: text for number, text in keys.items()}
            group.declarations = []
    return found


def _text_of(item: Declaration) -> str:
    """Return the text under a number: a string, or the message among the fields of an object without a code."""
    if not item.fields:
        return item.strings[0] if item.strings else ""
    kinds = {FIELDS.get(key.replace("_", "").casefold(), ""): text for key, text in item.fields.items()}
    return kinds.get("message", "") if kinds.keys() <= {"", "message"} and not item.strings else ""


def _parts_with(keys: Collection[int], numbered: Sequence[Mapping[int, str]]) -> list[dict[int, str]]:
    """Return the names of the groups that have all `keys` between them as one, if none is in two of them; else nothing."""
    parts = [names for names in numbered if len(names) >= _LEAST_PART and names.keys() <= set(keys)]
    whole = {number: name for names in parts for number, name in names.items()}
    return (
        [whole] if len(parts) > 1 and whole.keys() == set(keys) and sum(map(len, parts)) == len(whole) else []
    )


def _are_named(group: Group) -> bool:
    """Whether a table has a number for each name: `shut: 7`."""
    return group.kind == "pair" and all(
        item.name and not item.name.lstrip("-").isdecimal() and item.numbers and not item.strings
        for item in group.declarations
    )


def drop_repeated_names(groups: Sequence[Group]) -> None:
    """Empty the tables that give the codes of constants a name: `7: "NO_KEY"` next to `noKey = 7`."""
    coded: set[str] = set()
    for group in groups if any(group.kind == "pair" for group in groups) else ():
        for member in group.declarations if group.kind in ("enum", "const", "define") else ():
            coded.update(map(str, member.numbers[:1] or member.strings[:1]))
    for group in groups:
        named = sum(1 for pair in group.declarations if pair.name in coded and _is_name_alone(pair))
        if group.kind == "pair" and named >= _LEAST_NUMBERS and named * 10 > len(group.declarations) * 9:
            group.declarations = []


def _is_name_alone(pair: Declaration) -> bool:
    """Whether an identifier is all that a pair has under its key."""
    said = pair.strings or pair.words
    return not pair.numbers and len(said) == 1 and is_identifier(said[0])


def _is_text_of_number(item: Declaration) -> bool:
    """Whether an item of a table is a number and a string."""
    if item.words or (not _text_of(item)) or len(item.strings) > 1:
        return False
    return (
        re.fullmatch(r"-?\d{1,18}", item.name) is not None and not item.numbers
        if item.name
        else len(item.numbers) == 1
    )
