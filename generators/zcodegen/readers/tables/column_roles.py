"""What each column of a table holds: by its header, and by its cells if the header has two meanings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.tables.answers import read_answer, read_boolean
from zcodegen.readers.tables.codes import (
    name_of_code,
    read_code_cell,
    read_code_words,
    read_http_status,
)
from zcodegen.readers.tables.column_content import (
    EMPTY_CELLS,
    HALF,
    are_data_types,
    are_identifiers,
    are_languages,
    are_large,
    are_named_statuses,
    are_sentences,
    are_statuses,
    share_of_codes,
)
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    has_word,
    mentions_errors,
    names_language,
    names_other_codes,
    names_relation,
    normalize_header,
)
from zcodegen.readers.tables.header_words import ERROR_HEADS, NEW_WORDS, OLD_WORDS
from zcodegen.readers.tables.roles import Role

_ENDS_WITH_CODE = re.compile(r"\bcodes?$|(?:代码|代碼|错误码|返回码|コード|코드)$")
_SIZE = re.compile(r"\d{2,5}\s?(?:[x×*]\s?\d|[pk]\b)", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"(?:\b(?:examples?|samples?|beispiele?|ejemplos?|exemplos?|exemples?|esempio|примеры?)|示例|范例|範例|サンプル|예시)\W*$",
    re.IGNORECASE,
)
"""Headers of what is shown besides an error: it is no text of it."""
_LEAST_BRACKETED = 2
_RECOVERIES = frozenset(("transient", "correctable", "terminal"))


def roles_of(
    headers: Sequence[str], samples: Sequence[Sequence[str]], words: HeaderVocabulary
) -> list[Role | None]:
    """Return what each column holds, by its header and, if that has two meanings, by its cells.

    A column of data types (`String`) belongs to parameters: a column called code without numbers is not one of codes then.
    """
    roles = [
        _refine(header, words.role(header), cells) for header, cells in zip(headers, samples, strict=True)
    ]
    if any(map(names_other_codes, headers)):  # `Card code | Scheme code`
        roles = [
            words.role(header) if role is Role.CODE else role
            for header, role in zip(headers, roles, strict=True)
        ]
    if len(languages := [place for place, header in enumerate(headers) if names_language(header)]) > 1:
        for place in languages:
            roles[place] = Role.MESSAGE
    if Role.CODE not in roles and Role.VALUE not in roles:
        roles = [
            Role.CODE if role in (Role.MESSAGE, None) and _are_named_codes(cells) else role
            for role, cells in zip(roles, samples, strict=True)
        ]
    _exchange_misplaced(headers, roles, samples)
    for place, cells in enumerate(samples):
        if roles[place] is Role.CODE and (are_languages(cells) or _are_answers(cells)):
            roles[place] = Role.OTHER
        elif roles[place] is Role.OTHER and (
            names_relation(headers[place]) or _EXAMPLE.search(headers[place])
        ):
            continue
        elif roles[place] is Role.OTHER and mentions_errors(headers[place]) and are_identifiers(cells):
            roles[place] = Role.NAME  # `Тип ошибки`
        elif (roles[place] is Role.CODE and not words.is_header(headers[place]) and _are_prose(cells)) or (
            roles[place] is Role.OTHER and not words.is_header(headers[place]) and are_sentences(cells)
        ):
            roles[place] = None
    _place_defaults(headers, roles, samples)
    types = [place for place, cells in enumerate(samples) if are_data_types(cells)]
    for place, role in enumerate(roles):
        if place in types or (types and role is Role.CODE and share_of_codes(samples[place]) <= HALF):
            roles[place] = Role.OTHER
    return roles


def _place_defaults(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]]
) -> None:
    """Make messages of texts below `Default value` if no column of messages is filled."""
    has_message = any(
        role is Role.MESSAGE and sum(map(bool, cells)) * 2 > len(cells)
        for role, cells in zip(roles, samples, strict=True)
    )
    for place, role in enumerate(roles):
        is_default = role is Role.OTHER and normalize_header(headers[place]).startswith("default")
        if is_default and not has_message and are_sentences(samples[place]):
            roles[place] = Role.MESSAGE


def _are_answers(cells: Sequence[str]) -> bool:
    """Whether all filled cells, several, only say yes or no."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return len(filled) > 1 and all(read_boolean(cell) is not None for cell in filled)


def _exchange_misplaced(
    headers: Sequence[str], roles: list[Role | None], samples: Sequence[Sequence[str]]
) -> None:
    """Correct headers that changed places: texts below `HTTP status`, statuses with their phrases below a header of texts."""
    texts = [place for place, role in enumerate(roles) if role is Role.MESSAGE]
    for place, role in enumerate(roles):
        if (
            role is Role.CODE
            and len(texts) == 1
            and any(samples[place])
            and "http" in normalize_header(headers[place])
            and not any(read_http_status(cell) or share_of_codes([cell]) for cell in samples[place])
            and are_statuses(samples[texts[0]])
        ):
            roles[place], roles[texts[0]] = Role.MESSAGE, None
            return


def _refine(header: str, role: Role | None, cells: Sequence[str]) -> Role | None:
    """Distinguish old codes or names from new ones, a video's resolution from an error's, and flags from texts."""
    text = normalize_header(header)
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    aged = text.replace("原因", "")  # `原因代码` is the code of a reason, not an old one
    if role in (Role.CODE, Role.NAME) and has_word(aged, OLD_WORDS) and not has_word(text, NEW_WORDS):
        return Role.OLD
    if (
        role is None
        and _ENDS_WITH_CODE.search(text)
        and len({*filled}) == len(filled)
        and (share_of_codes(filled) > HALF or are_identifiers(filled))
    ):
        return Role.CODE
    if role is Role.MESSAGE and text in ERROR_HEADS and (len({*filled}) > 1 or len(filled) == 1):
        bracketed = sum(1 for cell in filled if cell[:1] == "[" and read_code_cell(cell))
        if bracketed >= _LEAST_BRACKETED or (are_large(filled) and share_of_codes(filled) > HALF):
            return Role.CODE
        if are_statuses(filled) or are_named_statuses(filled):
            return Role.CODE
    if role is Role.ACTION and "resolution" in text and any(_SIZE.match(cell) for cell in cells):
        return Role.OTHER
    if role is Role.RETRYABLE and sum(read_answer(cell)[0] is None for cell in filled) * 2 > len(filled):
        return Role.ACTION
    if filled and role is not Role.RETRYABLE and all(cell.casefold() in _RECOVERIES for cell in filled):
        return Role.RECOVERY
    return role


def _are_prose(cells: Sequence[str]) -> bool:
    """Whether the filled cells are texts, and no cell holds a code or a word that may be one."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return are_sentences(filled) and not any(
        cell[0].isdigit() or read_code_cell(cell) or read_code_words(cell) for cell in filled
    )


def _are_named_codes(cells: Sequence[str]) -> bool:
    """Whether most filled cells are a name with its code (`gate_shut: '10'`), each its own."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    names = [name for cell in filled if (name := name_of_code(cell))]
    return len({*names}) == len(names) > len(filled) * HALF
