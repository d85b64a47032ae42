"""The texts that other constants and tables of a file give for the names of constants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.constants.comment_index import Group

_MESSAGE = re.compile(
    r"_(?:MSG|MESSAGE|TEXT|DESC|DESCRIPTION)$|(?<=[a-z])(?:Msg|Message|Text|Desc|Description)$"
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
        if item.strings and _is_text(item.strings[0]) and (like := _MESSAGE.search(item.name)):
            base = item.name[: like.start()]
            found |= dict.fromkeys((base, f"{base}_CODE", f"{base}Code"), item.strings[0])
    return found


def are_sentences(group: Group) -> bool:
    """Whether the constants of a group are texts without a number each."""
    return bool(group.name) and not any(
        item.numbers or not (item.is_unknown or any(map(_is_text, item.strings)))
        for item in group.declarations
    )


def _is_text(text: str) -> bool:
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
            of_texts = sum(1 for item in spoken if _is_text(item.strings[-1])) * 2 > len(spoken)
            for item in spoken:
                if of_texts or _is_text(item.strings[-1]):
                    found.setdefault(item.name, item.strings[-1])
    return found
