"""Which column of a table holds what: by what the headers mean, helped by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.rows import ENUM, EVENT, MAPPING, RETURN, STATUS
from zcodegen.readers.tables.code_column import find_code_column, find_identifiers
from zcodegen.readers.tables.codes import (
    are_sqlstates,
    has_leading_zero,
    read_boolean,
)
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_data_types,
    are_distinct,
    are_identifiers,
    are_large,
    are_reason_phrases,
    are_return_codes,
    are_sentences,
    are_shared_statuses,
    is_hexadecimal,
    is_http_status,
    may_be_words,
    mention_errors,
    share_of_codes,
    share_of_words,
)
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    has_word,
    locale_of_header,
    mentions_codes,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import (
    ERROR_HEADS,
    EVENT_WORDS,
    NEUTRAL_HEADS,
    NEW_WORDS,
    OLD_WORDS,
    STATUS_WORDS,
    TITLE_WORDS,
)
from zcodegen.readers.tables.roles import Role

_ERROR_WORDS = ("error", "return", "错误", "返回")
_SIZE = re.compile(r"\d{2,5}\s?(?:[x×*]\s?\d|[pk]\b)", re.IGNORECASE)
_RECOVERIES = frozenset(("transient", "correctable", "terminal"))
TEXT_ROLES = (Role.MESSAGE, Role.CAUSE, Role.ACTION)


class Columns(Struct, frozen=True):
    """The columns of a table of codes: places counted from 0; `texts` are (place, role) in page order.

    `words`: a code may be a word (`InvalidParameter`); `states`: codes are SQLSTATEs; `hexadecimal`: numbers have base
    16; `digits`: codes are strings of digits, as some begin with a zero. `other_codes` are the places of other codes, which
    are not read; `unread` those of filled columns of which no field takes the cells. `locales` are the texts of other
    locales: (place, role, tag); `locale` is the tag of `texts` if a header names it.
    """

    code: int
    name: int | None
    texts: tuple[tuple[int, Role], ...]
    kind: str
    width: int
    words: bool = False
    states: bool = False
    hexadecimal: bool = False
    digits: bool = False
    other_codes: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    http_status: int | None = None
    retryable: int | None = None
    recovery: int | None = None
    locale: str | None = None
    locales: tuple[tuple[int, Role, str], ...] = ()

    def fits(self, samples: Sequence[Sequence[str]]) -> bool:
        """Whether a table without headers may have these columns: as many, and codes where codes belong."""
        if len(samples) != self.width:
            return False
        cells = samples[self.code]
        return share_of_codes(cells) > HALF or (self.words and share_of_words(cells) > HALF)


def columns_of(
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    words: HeaderVocabulary,
    *,
    about_codes: bool,
    about_errors: bool = False,
) -> Columns | None:
    """Return the columns named by `headers`, None if no header names a column of codes.

    `samples` are the columns' plain cells (some of them are enough), one sequence per column; `about_codes`: the page's
    headings mention codes, `about_errors`: they mention errors, and the nearest one no fields of an object.
    """
    roles = roles_of(headers, samples, words)
    code = find_code_column(headers, roles, samples, about_codes=about_codes)
    if code is None:
        code = find_identifiers(headers, roles, samples, about_errors=about_errors)
    if code is None:
        return None
    kind = _kind(headers, roles, samples, code, about_codes=about_codes)
    if kind == ENUM and mention_errors(samples):
        kind = RETURN
    if (
        kind in (ENUM, STATUS)
        and roles[code] is Role.VALUE
        and not {Role.CAUSE, Role.ACTION}.intersection(roles)
    ):
        return None
    http_status = next(
        (
            place
            for place, role in enumerate(roles)
            if place != code
            and role in (Role.CODE, Role.VALUE, Role.NAME, Role.OTHER, None)
            and (is_http_status(headers[place], samples[place]) or are_shared_statuses(samples[place]))
            and any(samples[place])
        ),
        None,
    )
    others = [
        place for place, role in enumerate(roles) if role is Role.CODE and place not in (code, http_status)
    ]
    other_codes = [
        place
        for place in others
        if share_of_codes(samples[place]) > HALF and not is_hexadecimal(headers[place], samples[place])
    ]
    roles[code] = None
    name = _name_column(roles, samples, headers, {code, http_status})
    if name is not None:
        roles[name] = None
    taken = {code, name, http_status, *others}
    _place_reason_phrases(roles, samples, taken, http_status)
    texts, unread = _text_columns(headers, roles, samples, taken, no_unknown=bool(other_codes))
    if name is None and not texts:
        if not other_codes:
            return None
        kind = MAPPING  # codes next to codes, without a text about them
    explicit = split_words(headers[code]).strip()  # `errorCode`, but not `Code`, which may be a language's
    neutral = (" " in explicit and mentions_codes(explicit)) or all(
        normalize_header(header) in NEUTRAL_HEADS
        for header, role in zip(headers, roles, strict=True)
        if role is Role.OTHER
    )
    cells = samples[code]
    word_codes = neutral and bool(texts or name is not None) and may_be_words(cells)
    texts, locale, locales = _split_by_locale(headers, texts)
    return Columns(
        code,
        name,
        tuple(texts),
        kind,
        len(headers),
        words=word_codes,
        states=are_sqlstates([cell for cell in cells if cell and " " not in cell]),
        hexadecimal=is_hexadecimal(headers[code], cells),
        digits=any(map(has_leading_zero, cells)),
        other_codes=tuple(other_codes),
        unread=() if kind == MAPPING else tuple(unread),
        http_status=http_status,
        retryable=_place_of(Role.RETRYABLE, roles),
        recovery=_place_of(Role.RECOVERY, roles),
        locale=locale,
        locales=tuple(locales),
    )


def guessed_columns(samples: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table without headers: the first of codes, a column of identifiers, then the texts."""
    if any(are_data_types(cells) for cells in samples):
        return None
    code = next((place for place, cells in enumerate(samples) if share_of_codes(cells) > HALF), None)
    if code is None:
        return None
    others = [place for place in range(len(samples)) if place != code and any(samples[place])]
    name = next((place for place in others if are_identifiers(samples[place])), None)
    texts = [place for place in others if place > code and place != name]
    roles = {1: (Role.MESSAGE,), 2: (Role.MESSAGE, Role.ACTION)}.get(len(texts), TEXT_ROLES)
    digits = any(map(has_leading_zero, samples[code]))
    return Columns(code, name, tuple(zip(texts, roles, strict=False)), RETURN, len(samples), digits=digits)


def roles_of(
    headers: Sequence[str], samples: Sequence[Sequence[str]], words: HeaderVocabulary
) -> list[Role | None]:
    """Return what each column holds, by its header and, if that has two meanings, by its cells.

    A column of data types (`String`) belongs to parameters: a column called code without numbers is not one of codes then.
    """
    roles = [
        _refine(header, words.role(header), cells) for header, cells in zip(headers, samples, strict=True)
    ]
    types = [place for place, cells in enumerate(samples) if are_data_types(cells)]
    for place, role in enumerate(roles):
        if place in types or (types and role is Role.CODE and share_of_codes(samples[place]) <= HALF):
            roles[place] = Role.OTHER
    return roles


def _refine(header: str, role: Role | None, cells: Sequence[str]) -> Role | None:
    """Distinguish old codes or names from new ones, a video's resolution from an error's, and flags from texts."""
    text = normalize_header(header)
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    if role in (Role.CODE, Role.NAME) and has_word(text, OLD_WORDS) and not has_word(text, NEW_WORDS):
        return Role.OLD
    if role is Role.MESSAGE and text in ERROR_HEADS and are_large(filled) and share_of_codes(filled) > HALF:
        return Role.CODE
    if role is Role.ACTION and "resolution" in text and any(_SIZE.match(cell) for cell in cells):
        return Role.OTHER
    if role is Role.RETRYABLE and not all(read_boolean(cell) is not None for cell in filled):
        return Role.ACTION
    if filled and role is not Role.RETRYABLE and all(cell.casefold() in _RECOVERIES for cell in filled):
        return Role.RECOVERY
    return role


def _name_column(
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    headers: Sequence[str],
    taken: set[int | None],
) -> int | None:
    """Return the place of the column of names: its cells are identifiers, whatever its header calls them.

    The only column of texts stays that, even if all of them are identifiers (`OK`).
    """
    texts = [
        place
        for place, role in enumerate(roles)
        if role in (Role.MESSAGE, Role.CAUSE) and any(samples[place]) and place not in taken
    ]
    candidates = [
        place
        for place, role in enumerate(roles)
        if place not in taken
        and (
            role in (Role.NAME, Role.CODE, Role.VALUE)
            or (role in (Role.MESSAGE, Role.CAUSE) and len(texts) > 1)
            or (role is None and texts and are_distinct(samples[place]))
        )
        and are_identifiers(samples[place])
    ]
    if not candidates:
        return None
    known = [place for place in candidates if roles[place] is not None] or candidates
    return max(known, key=lambda place: (has_word(normalize_header(headers[place]), NEW_WORDS), -place))


def _place_reason_phrases(
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    taken: set[int | None],
    http_status: int | None,
) -> None:
    """Make reason phrases of HTTP messages, or leave them out if they belong to a status next to the code."""
    texts = [place for place, role in enumerate(roles) if role in TEXT_ROLES and place not in taken]
    for place, role in enumerate(roles):
        is_other_text = role in (Role.NAME, Role.OTHER, None) and bool(texts)
        if place in taken or not (is_other_text or (role in TEXT_ROLES and len(texts) > 1)):
            continue
        if are_reason_phrases(samples[place]):
            roles[place] = Role.MESSAGE
            if http_status is not None:
                taken.add(place)


def _text_columns(
    headers: Sequence[str],
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    taken: set[int | None],
    *,
    no_unknown: bool,
) -> tuple[list[tuple[int, Role]], list[int]]:
    """Return the columns of texts in page order, and those whose filled cells no field takes.

    A column of names that are no identifiers is a message if its header may be a title, or if there is no other. Texts
    under unknown headers are messages if they are sentences, or if they are the only ones or the first.
    """
    texts = [(place, role) for place, role in enumerate(roles) if role in TEXT_ROLES and place not in taken]
    names = [place for place, role in enumerate(roles) if role is Role.NAME and place not in taken]
    unknown = [
        place
        for place, role in enumerate(roles)
        if role is None
        and place not in taken
        and any(samples[place])
        and not (share_of_codes(samples[place]) > HALF)
    ]
    sentences = [place for place in unknown if are_sentences(samples[place])]
    titles = [place for place in names if has_word(normalize_header(headers[place]), TITLE_WORDS)]
    if any(role is Role.MESSAGE for _, role in texts):
        more = [*sentences, *titles]
    else:
        texts = _with_message(texts, names, [] if no_unknown else unknown)
        found = {place for place, _ in texts}
        more = [place for place in (*sentences, *titles) if place not in found] if texts else []
    texts = sorted([*texts, *((place, Role.MESSAGE) for place in more)])
    used = {place for place, _ in texts} | taken
    unread = [
        place
        for place, role in enumerate(roles)
        if place not in used
        and role in (None, Role.NAME, Role.OTHER)
        and any(cell not in EMPTY_CELLS for cell in samples[place])
        and headers[place]
        and normalize_header(headers[place]) not in NEUTRAL_HEADS
        and not is_hexadecimal(headers[place], samples[place])
    ]
    return texts, unread


def _with_message(
    texts: list[tuple[int, Role]], names: list[int], unknown: list[int]
) -> list[tuple[int, Role]]:
    """Return `texts` with a message: a column of names that are no identifiers, or the only text there is."""
    if names:
        return sorted([*texts, (names[0], Role.MESSAGE)])
    if not texts:
        return [(place, Role.MESSAGE) for place in unknown]
    if unknown and unknown[0] < texts[0][0]:
        return [(unknown[0], Role.MESSAGE), *texts]
    if len(texts) == 1:
        return [(texts[0][0], Role.MESSAGE)]
    return texts


def _split_by_locale(
    headers: Sequence[str], texts: list[tuple[int, Role]]
) -> tuple[list[tuple[int, Role]], str | None, list[tuple[int, Role, str]]]:
    """Return the columns of the first locale, its tag, and the columns of the others (`message_en`, `message_zh`)."""
    tags = {place: locale_of_header(headers[place]) for place, _ in texts}
    known = [tag for tag in tags.values() if tag]
    if not known or len({tags[place] for place, _ in texts}) == 1:
        return texts, None, []
    if len({(role, tags[place]) for place, role in texts}) < len(texts):
        return texts, None, []
    first = None if None in tags.values() else known[0]
    own = [(place, role) for place, role in texts if tags[place] == first]
    others = [(place, role, tag) for place, role in texts if (tag := tags[place]) and tag != first]
    return own, first, others


def _kind(
    headers: Sequence[str],
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    code: int,
    *,
    about_codes: bool,
) -> str:
    header = normalize_header(headers[code])
    if Role.OLD in roles:
        return MAPPING
    if roles[code] is Role.CODE and has_word(header, ("error", "错误")):
        return RETURN
    if has_word(header, EVENT_WORDS):
        return EVENT
    named = any(are_identifiers(cells) for place, cells in enumerate(samples) if place != code)
    if has_word(header, STATUS_WORDS) and not (named and are_return_codes(samples[code])):
        return STATUS
    names = [normalize_header(each) for each, role in zip(headers, roles, strict=True) if role is Role.NAME]
    mentions_error = about_codes or any(has_word(name, _ERROR_WORDS) for name in names)
    return ENUM if roles[code] is Role.VALUE and not mentions_error else RETURN


def _place_of(role: Role, roles: Sequence[Role | None]) -> int | None:
    return roles.index(role) if role in roles else None
