"""Which column of a table holds what: by what the headers mean, helped by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.codes import are_sqlstates, is_identifier, read_code_cell, read_codes
from zcodegen.readers.header_vocabulary import (
    EVENT_WORDS,
    NEUTRAL_HEADS,
    NEW_WORDS,
    OLD_WORDS,
    STATUS_WORDS,
    HeaderVocabulary,
    Role,
    has_word,
    normalize_header,
)
from zcodegen.readers.rows import ENUM, EVENT, MAPPING, RETURN, STATUS

_ERROR_WORDS = ("error", "return", "错误", "返回")
_HALF = 0.5
_LARGE = 100
_SIZE = re.compile(r"\d{2,5}\s?(?:[x×*]\s?\d|[pk]\b)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]{3,9}\d{0,2}(?![A-Za-z_. ])")
_HTTP = range(100, 600)
_HTTP_WORDS = (*STATUS_WORDS, "http", "response", "响应")
_DATA_TYPES = frozenset(
    (
        "array", "bool", "boolean", "date", "double", "enum", "float", "int", "int32", "int64", "integer", "list",
        "long", "map", "number", "object", "string", "timestamp", "uint32", "uint64",
    )
)  # fmt: skip
TEXT_ROLES = (Role.MESSAGE, Role.CAUSE, Role.ACTION)


class Columns(Struct, frozen=True):
    """The columns of a table of codes: places counted from 0; `texts` are (place, role) in page order.

    `words` tells that a code may be a word (`InvalidParameter`), `states` that codes are SQLSTATEs; `beside` are the
    places of other codes, which are not read.
    """

    code: int
    name: int | None
    texts: tuple[tuple[int, Role], ...]
    kind: str
    width: int
    words: bool = False
    states: bool = False
    beside: tuple[int, ...] = ()

    def fits(self, samples: Sequence[Sequence[str]]) -> bool:
        """Whether a table without headers may have these columns: as many, and codes where codes belong."""
        return len(samples) == self.width and _share_of_codes(samples[self.code]) > _HALF


def columns_of(
    headers: Sequence[str], samples: Sequence[Sequence[str]], words: HeaderVocabulary, *, about_codes: bool
) -> Columns | None:
    """Return the columns named by `headers`, None where no header names a column of codes.

    `samples` are the columns' plain cells (some of them are enough), one sequence a column; `about_codes` tells
    that the page's headings speak of codes.
    """
    roles = roles_of(headers, samples, words)
    code = _code_column(headers, roles, samples, about_codes=about_codes)
    if code is None:
        return None
    kind = _kind(headers, roles, code, about_codes=about_codes)
    if kind == ENUM and _say_error(samples):
        kind = RETURN
    if (
        kind in (ENUM, STATUS)
        and roles[code] is Role.VALUE
        and not {Role.CAUSE, Role.ACTION}.intersection(roles)
    ):
        return None
    others = [place for place, role in enumerate(roles) if role is Role.CODE and place != code]
    beside = tuple(place for place in others if _share_of_codes(samples[place]) > _HALF)
    roles[code] = None
    name = _name_column(roles, samples, headers)
    if name is not None:
        roles[name] = None
    texts = [(place, role) for place, role in enumerate(roles) if role in TEXT_ROLES]
    if not any(role is Role.MESSAGE for _, role in texts):
        unknown = [
            place
            for place, role in enumerate(roles)
            if role is None and place not in (code, name) and _are_texts(samples[place])
        ]
        texts = _with_message(texts, roles, [] if beside else unknown)
    if name is None and not texts:
        if not beside:
            return None
        kind = MAPPING  # codes beside codes, and no word about them
    neutral = all(
        normalize_header(header) in NEUTRAL_HEADS
        for header, role in zip(headers, roles, strict=True)
        if role is Role.OTHER
    )
    word_codes = neutral and bool(texts) and _may_be_words(samples[code])
    states = are_sqlstates([cell for cell in samples[code] if cell and " " not in cell])
    unread = tuple(place for place in beside if not _is_http_status(headers[place], samples[place]))
    return Columns(
        code, name, tuple(texts), kind, len(headers), words=word_codes, states=states, beside=unread
    )


def guessed_columns(samples: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table without headers: the first of codes, a column of identifiers, then the texts."""
    code = next((place for place, cells in enumerate(samples) if _share_of_codes(cells) > _HALF), None)
    if code is None:
        return None
    others = [place for place in range(len(samples)) if place != code and any(samples[place])]
    name = next((place for place in others if _are_identifiers(samples[place])), None)
    texts = [place for place in others if place > code and place != name]
    roles = {1: (Role.MESSAGE,), 2: (Role.MESSAGE, Role.ACTION)}.get(len(texts), TEXT_ROLES)
    return Columns(code, name, tuple(zip(texts, roles, strict=False)), RETURN, len(samples))


def roles_of(
    headers: Sequence[str], samples: Sequence[Sequence[str]], words: HeaderVocabulary
) -> list[Role | None]:
    """Return what each column holds, by its header and, where that has two meanings, by its cells.

    Beside a column of data types (`String`) stand parameters: a column called code that holds no numbers is no code.
    """
    roles = [
        _refined(header, words.role(header), cells) for header, cells in zip(headers, samples, strict=True)
    ]
    types = [place for place, cells in enumerate(samples) if _are_data_types(cells)]
    for place, role in enumerate(roles):
        if place in types or (types and role is Role.CODE and _share_of_codes(samples[place]) <= _HALF):
            roles[place] = Role.OTHER
    return roles


def _refined(header: str, role: Role | None, cells: Sequence[str]) -> Role | None:
    """Tell a column of old codes or names from one of new ones, and a video's resolution from an error's."""
    text = normalize_header(header)
    if role in (Role.CODE, Role.NAME) and has_word(text, OLD_WORDS) and not has_word(text, NEW_WORDS):
        return Role.OLD
    if role is Role.ACTION and "resolution" in text and any(_SIZE.match(cell) for cell in cells):
        return Role.OTHER
    return role


def _code_column(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]], *, about_codes: bool
) -> int | None:
    """Return the place of the column of codes: a header that says so, preferring the column that holds numbers.

    An HTTP status beside another code is what the answer came with, not the code; nor is a number that most rows share.
    """
    numeric = [_share_of_codes(cells) > _HALF for cells in samples]
    named = [place for place, role in enumerate(roles) if role is Role.CODE]
    if len(named) > 1:
        named = _telling(named, headers, samples)
    values = [place for place, role in enumerate(roles) if role is Role.VALUE and numeric[place]]
    if named:
        best = max(named, key=lambda place: (numeric[place], -place))
        if not values or numeric[best]:
            return best
        roles[best] = Role.NAME
        return values[0]
    if Role.OTHER in roles:
        return None
    if not values and Role.MESSAGE in roles and not headers[0] and numeric[0]:
        return 0 if about_codes or are_large(samples[0]) else None
    return values[0] if values else None


def _name_column(
    roles: list[Role | None], samples: Sequence[Sequence[str]], headers: Sequence[str]
) -> int | None:
    """Return the place of the column of names: its cells are identifiers, whatever its header calls them.

    The only column of messages stays that, even where all of them are identifiers (`OK`).
    """
    candidates = [
        place
        for place, role in enumerate(roles)
        if (
            role in (Role.NAME, Role.CODE, Role.VALUE)
            or (role is Role.MESSAGE and roles.count(Role.MESSAGE) > 1)
        )
        and _are_identifiers(samples[place])
    ]
    if not candidates:
        return None
    return max(candidates, key=lambda place: (has_word(normalize_header(headers[place]), NEW_WORDS), -place))


def _with_message(
    texts: list[tuple[int, Role]], roles: list[Role | None], unknown: list[int]
) -> list[tuple[int, Role]]:
    """Return `texts` with a message: a column of names that are no identifiers, or the only text there is.

    Texts under headers that say nothing to us (`unknown`) are messages where they are the only ones or stand first.
    """
    names = [(place, Role.MESSAGE) for place, role in enumerate(roles) if role is Role.NAME]
    if names:
        return sorted([*texts, names[0]])
    if not texts:
        return [(place, Role.MESSAGE) for place in unknown]
    if unknown and unknown[0] < texts[0][0]:
        return [(unknown[0], Role.MESSAGE), *texts]
    if len(texts) == 1:
        return [(texts[0][0], Role.MESSAGE)]
    return texts


def _kind(headers: Sequence[str], roles: list[Role | None], code: int, *, about_codes: bool) -> str:
    header = normalize_header(headers[code])
    if Role.OLD in roles:
        return MAPPING
    if roles[code] is Role.CODE and has_word(header, ("error", "错误")):
        return RETURN
    if has_word(header, EVENT_WORDS):
        return EVENT
    if has_word(header, STATUS_WORDS):
        return STATUS
    names = [normalize_header(each) for each, role in zip(headers, roles, strict=True) if role is Role.NAME]
    says_error = about_codes or any(has_word(each, _ERROR_WORDS) for each in names)
    return ENUM if roles[code] is Role.VALUE and not says_error else RETURN


def _telling(named: list[int], headers: Sequence[str], samples: Sequence[Sequence[str]]) -> list[int]:
    """Return those of several columns called code that tell a table's rows apart, all where none does."""
    likely = [
        place
        for place in named
        if not _is_http_status(headers[place], samples[place]) and _may_be_words(samples[place])
    ]
    telling = [place for place in likely if _are_distinct(samples[place])]
    return telling or likely or named


def _are_distinct(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(set(filled)) * 2 > len(filled)


def _is_http_status(header: str, cells: Sequence[str]) -> bool:
    """Whether a column of codes holds HTTP statuses: its header may mean them, and no number is any other."""
    codes = [code for cell in cells for code in read_codes(cell)]
    return has_word(normalize_header(header), _HTTP_WORDS) and all(
        isinstance(code, str) or code in _HTTP for code in codes
    )


def _say_error(samples: Sequence[Sequence[str]]) -> bool:
    """Whether a column of identifiers names errors (`ROOM_ERR_FULL`, `NetworkError`)."""
    for cells in samples:
        filled = [cell for cell in cells if cell]
        if sum("err" in cell.casefold() for cell in filled) * 2 > len(filled) and _are_identifiers(cells):
            return True
    return False


def _are_data_types(cells: Sequence[str]) -> bool:
    """Whether most filled cells are data types (`String`, `array<int>`)."""
    filled = [cell for cell in cells if cell]
    words = [found.group() for cell in filled if (found := _WORD.match(cell))]
    return sum(word.casefold() in _DATA_TYPES for word in words) * 2 > len(filled)


def _are_texts(cells: Sequence[str]) -> bool:
    return any(cells) and _share_of_codes(cells) <= _HALF


def _share_of_codes(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if read_code_cell(cell)) / len(filled) if filled else 0.0


def _are_identifiers(cells: Sequence[str]) -> bool:
    """Whether all filled cells are identifiers and most look like a program's, not like a word of a text."""
    filled = [cell for cell in cells if cell not in ("", "-", "--", "—", "/")]
    if not filled or not all(is_identifier(cell) for cell in filled):
        return False
    marked = sum(1 for cell in filled if "_" in cell or not (cell.islower() or cell.istitle()))
    return marked * 2 >= len(filled)


def _may_be_words(cells: Sequence[str]) -> bool:
    """Whether a column of codes holds words instead: all of them are identifiers, or one stands among numbers."""
    return _share_of_codes(cells) > _HALF or _are_identifiers(
        [cell for cell in cells if not read_codes(cell)]
    )


def are_large(cells: Sequence[str]) -> bool:
    """Whether numbers are codes rather than steps or levels: most have three digits or more."""
    numbers = [code for cell in cells for code in read_codes(cell)]
    large = sum(1 for code in numbers if isinstance(code, str) or abs(code) >= _LARGE)
    return bool(numbers) and large * 2 >= len(numbers)
