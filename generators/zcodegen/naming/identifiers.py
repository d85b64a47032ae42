"""The identifiers of names in a language, and names that get the same identifier."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zcodegen.naming.cases import Case, in_case
from zcodegen.naming.reserved import Language, escape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def identifiers(names: Iterable[str], case: Case, language: Language) -> dict[str, str]:
    """Return each name's identifier in `language`, in the order of `names`.

    An identifier follows from its own name only: adding a name never changes another one's. `collisions` finds names
    with the same identifier.
    """
    return {name: escape(in_case(name, case), language) for name in names}


def collisions(spelled: Mapping[str, str], *, ignore_case: bool = False) -> dict[str, tuple[str, ...]]:
    """Return every identifier of `spelled` (name -> identifier) that two or more names share, with these names.

    Identifiers and names are sorted. `ignore_case` is for identifiers that become files: some file systems do not
    distinguish `Room.kt` and `ROOM.kt`; the key is then the first name's identifier.
    """
    if len({*spelled.values()}) == len(spelled) and not ignore_case:
        return {}
    shared_by: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(spelled):
        identifier = spelled[name]
        shared_by[identifier.casefold() if ignore_case else identifier].append(name)
    shared = {spelled[names[0]]: tuple(names) for names in shared_by.values() if len(names) > 1}
    return dict(sorted(shared.items()))
