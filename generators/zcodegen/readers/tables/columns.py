"""Which column of a table holds what: by what the headers mean, helped by what the cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.rows import ENUM, EVENT, MAPPING, RETURN, STATUS
from zcodegen.readers.tables.code_column import find_code_column
from zcodegen.readers.tables.code_form import CodeForm
from zcodegen.readers.tables.codes import (
    has_leading_zero,
    is_identifier,
    is_symbol,
    read_http_status,
)
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_constants,
    are_data_types,
    are_distinct,
    are_identifiers,
    are_kinds,
    are_methods,
    are_paths,
    are_reason_phrases,
    are_return_codes,
    are_sentences,
    are_shared_statuses,
    are_statuses,
    are_texts,
    is_hexadecimal,
    is_http_status,
    may_be_words,
    mention_errors,
    share_of_codes,
)
from zcodegen.readers.tables.column_roles import roles_of
from zcodegen.readers.tables.failure_words import has_success
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    has_word,
    mentions_codes,
    names_place,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import (
    ERROR_HEADS,
    EVENT_WORDS,
    NEUTRAL_HEADS,
    NEVER_NUMBERS,
    NEW_WORDS,
    STATUS_WORDS,
)
from zcodegen.readers.tables.languages import is_bare_code
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.text_columns import (
    find_text_columns,
    place_reason_phrases,
    split_by_locale,
)
from zcodegen.readers.tables.topic import Topic

_ERROR_WORDS = ("error", "return", "错误", "返回")
_FIELDS = ("attribute", "field", "property", "字段", "属性", "フィールド", "필드", "campo", "champ", "поле")


class Columns(Struct, frozen=True):
    """The columns of a table of codes: places counted from 0; `texts` are (place, role) in page order.

    `form` is how its codes are written. `other_codes` are the places of other codes, which
    are not read; `unread` those of filled columns of which no field takes the cells. `locales` are the texts of other
    locales: (place, role, tag); `locale` is the tag of `texts` if a header names it.
    """

    code: int
    name: int | None
    texts: tuple[tuple[int, Role], ...]
    kind: str
    width: int
    form: CodeForm = CodeForm()
    other_codes: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    http_status: int | None = None
    retryable: int | None = None
    recovery: int | None = None
    sqlstate: int | None = None
    locale: str | None = None
    locales: tuple[tuple[int, Role, str], ...] = ()

    def fits(self, samples: Sequence[Sequence[str]]) -> bool:
        """Whether a table without headers may have these columns: as many, and codes where codes belong."""
        return len(samples) == self.width and self.form.fits(samples[self.code])


def columns_of(
    headers: Sequence[str],
    samples: Sequence[Sequence[str]],
    words: HeaderVocabulary,
    topic: Topic,
) -> Columns | None:
    """Return the columns of a table with `headers`, None if it has no column of codes.

    `samples` are the columns' plain cells (some of them are enough), one sequence per column.
    """
    roles = roles_of(headers, samples, words)
    code = find_code_column(headers, roles, samples, topic)
    if code is None:
        return None
    is_thing = not words.is_header(headers[code]) and share_of_codes(samples[code]) <= HALF
    about_codes = topic.codes and not is_thing  # `Refund status code` is not a code of the page
    kind = _kind(headers, roles, samples, code, about_codes=about_codes)
    if _are_plain_values(headers, roles, code, kind):
        return None
    http_status = _http_status_column(headers, roles, samples, code)
    sqlstate = next(
        (place for place, header in enumerate(headers) if _is_sqlstate(header) and place != code), None
    )
    if sqlstate is not None:
        roles[sqlstate] = Role.OTHER
    others = _other_codes(roles, samples, {code, http_status})
    decimal = [place for place in others if not is_hexadecimal(headers[place], samples[place])]
    other_codes = [place for place in decimal if share_of_codes(samples[place]) > HALF]
    roles[code] = None
    name = _name_column(roles, samples, headers, {code, http_status}, code)
    if name is not None:
        roles[name] = None
    taken = {code, name, http_status, sqlstate, *others}
    place_reason_phrases(headers, roles, samples, taken, http_status)
    texts, unread = find_text_columns(headers, roles, samples, taken, no_unknown=bool(other_codes))
    texts = [(place, role) for place, role in texts if samples[place] != samples[code]]
    unread += [
        place
        for place in decimal
        if headers[place] and any(cell not in EMPTY_CELLS for cell in samples[place])
    ]
    if name is None and not texts:
        if not other_codes:
            return None
        kind = MAPPING  # codes next to codes, without a text about them
    has_words = bool(texts or name is not None) and _may_have_words(
        headers, roles, samples, code, has_status=http_status is not None
    )
    form = CodeForm.of(headers[code], samples[code], words=has_words)
    has_known_text = name is not None or any(words.role(headers[place]) for place, _ in texts)
    if form.phrases and not (has_known_text or topic.errors or " " in split_words(headers[code])):
        return None  # `Code | Provider`
    texts, locale, locales = split_by_locale(headers, texts)
    return Columns(
        code,
        name,
        tuple(texts),
        kind,
        len(headers),
        form,
        other_codes=tuple(other_codes),
        unread=() if kind == MAPPING else tuple(unread),
        http_status=http_status,
        retryable=_place_of(Role.RETRYABLE, roles),
        recovery=_place_of(Role.RECOVERY, roles),
        sqlstate=sqlstate,
        locale=locale,
        locales=tuple(locales),
    )


def _are_plain_values(headers: Sequence[str], roles: Sequence[Role | None], code: int, kind: str) -> bool:
    """Whether the column `code` has values of fields, or of an enumeration that no error needs."""
    if roles[code] is not Role.VALUE:
        return False
    if any(has_word(normalize_header(header), _FIELDS) for header in headers):
        return True
    return kind in (ENUM, STATUS) and not {Role.CAUSE, Role.ACTION}.intersection(roles)


def _other_codes(
    roles: list[Role | None], samples: Sequence[Sequence[str]], taken: set[int | None]
) -> list[int]:
    """Return the places of further columns of codes; reason phrases below `HTTP status` become texts in `roles`."""
    places = [place for place, role in enumerate(roles) if role is Role.CODE and place not in taken]
    phrases = [place for place in places if are_reason_phrases(samples[place])]
    for place in phrases:
        roles[place] = None
    return [place for place in places if place not in phrases]


def _http_status_column(
    headers: Sequence[str], roles: Sequence[Role | None], samples: Sequence[Sequence[str]], code: int
) -> int | None:
    """Return the place of the column of HTTP statuses next to the column `code`."""
    return next(
        (
            place
            for place, role in enumerate(roles)
            if place != code
            and (
                are_shared_statuses(samples[place])
                or (
                    role in (Role.CODE, Role.VALUE, Role.NAME, Role.OTHER, None)
                    and is_http_status(headers[place], samples[place])
                )
                or (role is None and are_statuses(samples[place]))
            )
            and any(map(read_http_status, samples[place]))
        ),
        None,
    )


def _may_have_words(
    headers: Sequence[str],
    roles: Sequence[Role | None],
    samples: Sequence[Sequence[str]],
    code: int,
    *,
    has_status: bool,
) -> bool:
    """Whether the codes of a table may be words: it has HTTP statuses, or is no list of endpoints or parameters.

    A header such as `errorCode` leaves no doubt; `Code` may be a language's.
    """
    header = split_words(headers[code]).strip()
    is_explicit = " " in header and mentions_codes(header)
    is_neutral = (
        is_explicit
        or has_status
        or all(
            normalize_header(title) in NEUTRAL_HEADS or is_bare_code(title)
            for title, role in zip(headers, roles, strict=True)
            if role is Role.OTHER
        )
    )
    has_texts = any(are_sentences(cells) and not are_paths(cells) for cells in samples)
    has_endpoints = any(map(are_paths, samples)) and not has_texts
    return is_neutral and not has_endpoints and may_be_words(samples[code], is_explicit=is_explicit)


def guessed_columns(samples: Sequence[Sequence[str]]) -> Columns | None:
    """Return the columns of a table without headers: the first of codes, a column of identifiers, then the texts."""
    if any(are_data_types(cells) for cells in samples):
        return None
    code = next((place for place, cells in enumerate(samples) if share_of_codes(cells) > HALF), None)
    if code is None or not are_distinct(samples[code]):
        return None
    others = [place for place in range(len(samples)) if place != code and any(samples[place])]
    name = next((place for place in others if are_identifiers(samples[place])), None)
    texts = [place for place in others if place > code and place != name]
    roles = {1: (Role.MESSAGE,), 2: (Role.MESSAGE, Role.ACTION)}.get(len(texts), TEXT_ROLES)
    form = CodeForm(digits=any(map(has_leading_zero, samples[code])))
    return Columns(code, name, tuple(zip(texts, roles, strict=False)), RETURN, len(samples), form)


def _name_column(
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    headers: Sequence[str],
    taken: set[int | None],
    code: int,
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
        and samples[place] != samples[code]
        and not are_methods(samples[place])
        and not (role is None and names_place(headers[place]))
        and (
            (role in (Role.NAME, Role.CODE, Role.VALUE) and not are_kinds(samples[place]))
            or (role in (Role.MESSAGE, Role.CAUSE) and (len(texts) > 1 or _has_other_texts(samples, place)))
            or (
                (role is None or normalize_header(headers[place]) in NEVER_NUMBERS)
                and (texts or any(map(are_texts, samples)) or are_constants(samples[place]))
                and are_distinct(samples[place])
                and (len(samples[place]) > 1 or are_constants(samples[place]))
            )
        )
        and (_are_names(samples[place], role) or _are_named_errors(headers[place], role, samples[place]))
    ]
    if not candidates:
        return None
    most = max(sum(map(bool, samples[place])) for place in candidates)
    candidates = [
        place for place in candidates if sum(map(bool, samples[place])) * 2 >= most
    ]  # no names of groups
    known = [place for place in candidates if roles[place] is not None] or candidates
    return max(known, key=lambda place: (has_word(normalize_header(headers[place]), NEW_WORDS), -place))


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
    if has_word(header, STATUS_WORDS) and not ((named or about_codes) and are_return_codes(samples[code])):
        return STATUS
    names = [normalize_header(title) for title, role in zip(headers, roles, strict=True) if role is Role.NAME]
    mentions_error = about_codes or any(
        has_word(name, _ERROR_WORDS) or mentions_codes(name) for name in names
    )
    is_enumeration = roles[code] is Role.VALUE and not (
        mentions_error or mention_errors(samples) or has_success(samples, code)
    )
    return ENUM if is_enumeration else RETURN


def _are_names(cells: Sequence[str], role: Role | None) -> bool:
    """Whether cells are identifiers, one a line; below a header of names some may be short words (`No`)."""
    lines = [line for cell in cells for line in cell.split("\n")]
    if role is not Role.NAME:
        return are_identifiers(lines)
    words = [line for line in lines if line.isalpha() and line.isascii() and not is_identifier(line)]
    return len(words) * 5 <= len(lines) and are_identifiers([line for line in lines if line not in words])


def _are_named_errors(header: str, role: Role | None, cells: Sequence[str]) -> bool:
    """Whether cells below `Error` or a header of names are identifiers, plain words among them (`Overflow`, `DivisionByZero`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    header = normalize_header(header)
    return (
        (
            header in ERROR_HEADS
            or (role is Role.NAME and not has_word(header, (*STATUS_WORDS, "type", "类型")))
        )
        and all(map(is_identifier, filled))
        and any(map(is_symbol, filled))
        and len({*filled}) == len(filled)
        and not are_reason_phrases(filled)
    )


def _has_other_texts(samples: Sequence[Sequence[str]], place: int) -> bool:
    """Whether a column next to the one at `place` holds sentences."""
    return any(are_sentences(cells) for at, cells in enumerate(samples) if at != place)


def _is_sqlstate(header: str) -> bool:
    return "sqlstate" in normalize_header(header).replace(" ", "")


def _place_of(role: Role, roles: Sequence[Role | None]) -> int | None:
    return roles.index(role) if role in roles else None
