"""The identifiers that a target gives to names, and where two names get the same one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zcodegen.naming.cases import Case, in_case
from zcodegen.naming.reserved import Language, escape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping


def identifiers(
    names: Iterable[str], case: Case, language: Language, taken: Collection[str] = ()
) -> dict[str, str]:
    """Return each name's identifier in `language`, in the order of `names`.

    `taken` are the identifiers that the generated file uses itself. An identifier follows from its own name only:
    adding a name never changes another one's. Names that meet are not parted here; ask `collisions`.
    """
    return {name: escape(in_case(name, case), language, taken) for name in names}


def collisions(spelled: Mapping[str, str], *, ignore_case: bool = False) -> dict[str, tuple[str, ...]]:
    """Return every identifier of `spelled` (name -> identifier) that two or more names share, with these names.

    Identifiers and names come sorted. `ignore_case` is for identifiers that become files: some file systems take
    `Room.kt` and `ROOM.kt` for one; the key is then the first name's identifier.
    """
    if len({*spelled.values()}) == len(spelled) and not ignore_case:
        return {}
    meeting: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(spelled):
        identifier = spelled[name]
        meeting[identifier.casefold() if ignore_case else identifier].append(name)
    shared = {spelled[names[0]]: tuple(names) for names in meeting.values() if len(names) > 1}
    return dict(sorted(shared.items()))
