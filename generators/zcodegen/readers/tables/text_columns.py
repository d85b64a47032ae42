"""Which columns of a table hold texts: messages, causes, actions, by locale; and which filled columns no field takes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_advice,
    are_distinct,
    are_identifiers,
    are_paths,
    are_reason_phrases,
    are_sentences,
    is_hexadecimal,
    share_of_codes,
)
from zcodegen.readers.tables.header_vocabulary import (
    has_word,
    locale_of_header,
    mentions_errors,
    names_place,
    normalize_header,
    split_words,
)
from zcodegen.readers.tables.header_words import LABEL_WORDS, NEUTRAL_HEADS, TITLE_WORDS
from zcodegen.readers.tables.roles import TEXT_ROLES, Role

_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_OF_CODES = re.compile(r"[^\W_]\s?[Cc]odes?$|(?:代码|代碼|コード|코드)$")
"""Headers of codes of another system: their cells are no texts."""
_VARIED = 0.75


def place_reason_phrases(
    headers: Sequence[str],
    roles: list[Role | None],
    samples: Sequence[Sequence[str]],
    taken: set[int | None],
    http_status: int | None,
) -> None:
    """Make reason phrases of HTTP messages, or leave them out if they only repeat a status next to the code."""
    texts = [place for place, role in enumerate(roles) if role in TEXT_ROLES and place not in taken]
    for place, role in enumerate(roles):
        is_other_text = role in (Role.NAME, Role.OTHER, None) and bool(texts)
        if place in taken or not (is_other_text or (role in TEXT_ROLES and len(texts) > 1)):
            continue
        if are_reason_phrases(samples[place]):
            roles[place] = Role.MESSAGE
            is_message = role is Role.MESSAGE and "phrase" not in normalize_header(
                split_words(headers[place])
            )
            if http_status is not None and not is_message:
                taken.add(place)


def find_text_columns(
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
        and not are_paths(samples[place])
        and any(map(_LETTERS.search, samples[place]))
        and not (names_place(headers[place]) and not any(" " in cell for cell in samples[place]))
        and not (texts and (are_identifiers(samples[place]) or _OF_CODES.search(headers[place])))
    ]
    sentences = [
        place
        for place in unknown
        if are_sentences(samples[place])
        or are_advice(samples[place])
        or (mentions_errors(headers[place]) and are_distinct(samples[place]))  # `エラー情報`
        or _are_phrases(samples[place])
    ]
    titles = [
        place
        for place in names
        if has_word(normalize_header(headers[place]), TITLE_WORDS) or _are_phrases(samples[place])
    ]
    sentences += [
        place for place in unknown if place not in sentences and _are_labels(headers[place], samples[place])
    ]
    if any(role is Role.MESSAGE for _, role in texts):
        more = [*sentences, *titles]
    else:
        distinct = [
            place
            for place in unknown
            if are_distinct(samples[place]) and (not texts or _are_varied(samples[place]))
        ]
        varied = [
            place for place in unknown if place in distinct or any(" " in cell for cell in samples[place])
        ]
        telling = distinct if texts else varied if distinct else unknown
        texts = _with_message(texts, names, [] if no_unknown else telling)
        found = {place for place, _ in texts}
        more = [place for place in (*sentences, *titles) if place not in found] if texts else []
    has_message = any(role is Role.MESSAGE for _, role in texts)
    texts = sorted(
        [
            *texts,
            *(
                (place, Role.ACTION if has_message and are_advice(samples[place]) else Role.MESSAGE)
                for place in more
            ),
        ]
    )
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


def _are_varied(cells: Sequence[str]) -> bool:
    """Whether hardly a filled cell repeats another, as groups of rows do (`Card`, `Card`, `Account`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return len({*filled}) >= len(filled) * _VARIED


def _are_labels(header: str, cells: Sequence[str]) -> bool:
    """Whether cells are the labels or titles of their rows, as the header says (`status_label`)."""
    return has_word(normalize_header(split_words(header)), LABEL_WORDS) and are_distinct(cells)


def _are_phrases(cells: Sequence[str]) -> bool:
    """Whether all filled cells differ, and most are several words, or a sentence of a language without blanks."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    spaced = sum(" " in cell for cell in filled) * 2 > len(filled)
    return len({*filled}) == len(filled) and (spaced or are_sentences(filled))


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


def split_by_locale(
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
