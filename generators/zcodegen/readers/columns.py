"""Which column of a table holds what: by what the heads mean, helped by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zcodegen.readers.codes import is_identifier, read_codes
from zcodegen.readers.rows import ENUM, EVENT, MAPPING, RETURN, STATUS
from zcodegen.readers.words import (
    EVENT_WORDS,
    NEW_WORDS,
    OLD_WORDS,
    STATUS_WORDS,
    Role,
    Words,
    has_word,
    normal_head,
)

TEXT_ROLES = (Role.MESSAGE, Role.CAUSE, Role.ACTION)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table of codes: places counted from 0; `texts` are (place, role) in page order."""

    code: int
    name: int | None
    texts: tuple[tuple[int, Role], ...]
    kind: str
    width: int


def columns_of(heads: Sequence[str], samples: Sequence[Sequence[str]], words: Words) -> Columns | None:
    """Return the columns named by `heads`, None where no head names a column of codes.

    `samples` are the columns' plain cells (some of them are enough), one sequence a column.
    """
    roles = [_refined(head, words.role(head), cells) for head, cells in zip(heads, samples, strict=True)]
    code = _code_column(heads, roles, samples)
    if code is None:
        return None
    kind = _kind(heads, roles, code)
    roles[code] = None
    name = _name_column(roles, samples, heads)
    if name is not None:
        roles[name] = None
    texts = [(place, role) for place, role in enumerate(roles) if role in TEXT_ROLES]
    if not any(role is Role.MESSAGE for _, role in texts):
        texts = _with_message(texts, roles)
    return Columns(code, name, tuple(texts), kind, len(heads))


def guessed_columns(samples: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table without heads: the first of codes, a column of identifiers, then the texts."""
    code = next((place for place, cells in enumerate(samples) if _share_of_codes(cells) > 0.6), None)
    if code is None:
        return None
    others = [place for place in range(len(samples)) if place != code and any(samples[place])]
    name = next((place for place in others if _are_identifiers(samples[place])), None)
    texts = [place for place in others if place > code and place != name]
    roles = {1: (Role.MESSAGE,), 2: (Role.MESSAGE, Role.ACTION)}.get(len(texts), TEXT_ROLES)
    return Columns(code, name, tuple(zip(texts, roles, strict=False)), RETURN, len(samples))


def _refined(head: str, role: Role | None, cells: Sequence[str]) -> Role | None:
    """Tell a column of old codes or names from one of new ones."""
    text = normal_head(head)
    if role in (Role.CODE, Role.NAME) and has_word(text, OLD_WORDS) and not has_word(text, NEW_WORDS):
        return Role.OLD
    return role


def _code_column(
    heads: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]]
) -> int | None:
    """Return the place of the column of codes: a head that says so, preferring the column that holds numbers."""
    named = [place for place, role in enumerate(roles) if role is Role.CODE]
    values = [place for place, role in enumerate(roles) if role is Role.VALUE]
    if named:
        best = max(named, key=lambda place: (_share_of_codes(samples[place]) > 0.5, -place))
        if values and not _share_of_codes(samples[best]) and _share_of_codes(samples[values[0]]) > 0.5:
            roles[best] = Role.NAME
            return values[0]
        return best
    numeric = [place for place in values if _share_of_codes(samples[place]) > 0.5]
    return numeric[0] if numeric and Role.OTHER not in roles else None


def _name_column(
    roles: list[Role | None], samples: Sequence[Sequence[str]], heads: Sequence[str]
) -> int | None:
    """Return the place of the column of names: its cells are identifiers, whatever its head calls them."""
    candidates = [
        place
        for place, role in enumerate(roles)
        if role in (Role.NAME, Role.MESSAGE, Role.CODE) and _are_identifiers(samples[place])
    ]
    if not candidates:
        return None
    return max(candidates, key=lambda place: (has_word(normal_head(heads[place]), NEW_WORDS), -place))


def _with_message(texts: list[tuple[int, Role]], roles: list[Role | None]) -> list[tuple[int, Role]]:
    """Return `texts` with a message: a column of names that are no identifiers, or the only text there is."""
    names = [(place, Role.MESSAGE) for place, role in enumerate(roles) if role is Role.NAME]
    if names:
        return sorted([*texts, names[0]])
    if len(texts) == 1:
        return [(texts[0][0], Role.MESSAGE)]
    return texts


def _kind(heads: Sequence[str], roles: list[Role | None], code: int) -> str:
    head = normal_head(heads[code])
    if Role.OLD in roles:
        return MAPPING
    if roles[code] is Role.VALUE and Role.NAME in roles and not any(_says_error(head) for head in heads):
        return STATUS if has_word(head, STATUS_WORDS) else ENUM
    if has_word(head, EVENT_WORDS):
        return EVENT
    if has_word(head, STATUS_WORDS):
        return STATUS
    return ENUM if roles[code] is Role.VALUE and not any(_says_error(head) for head in heads) else RETURN


def _says_error(head: str) -> bool:
    return has_word(normal_head(head), ("error", "return", "错误", "返回"))


def _share_of_codes(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if read_codes(cell)) / len(filled) if filled else 0.0


def _are_identifiers(cells: Sequence[str]) -> bool:
    """Whether all filled cells are identifiers and most look like a program's, not like a word of a text."""
    filled = [cell for cell in cells if cell not in ("", "-", "--", "—", "/")]
    if not filled or not all(is_identifier(cell) for cell in filled):
        return False
    marked = sum(1 for cell in filled if "_" in cell or not (cell.islower() or cell.istitle()))
    return marked * 2 >= len(filled)
