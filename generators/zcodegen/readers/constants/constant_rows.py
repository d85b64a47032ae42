"""The row of a constant: which of its values is the code, and what the others are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.keywords import FIELDS, NO_NAMES
from zcodegen.readers.constants.names import bare_name
from zcodegen.readers.constants.selection import LEAST, STATE
from zcodegen.readers.locales import locale_of
from zcodegen.readers.rows import Row
from zcodegen.readers.tables.answers import read_boolean
from zcodegen.readers.tables.codes import is_identifier, is_plain_word, is_symbol, read_codes
from zcodegen.readers.tables.column_content import is_http_number
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import mentions_codes
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import Role

_PATH = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_./:][A-Za-z0-9]+)+")
"""A code such as `auth/user-not-found`."""
_CONSTANT_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_NUMBERED = re.compile(r"[A-Z]{1,10}-\d{2,9}")
_STATUS_LINE = re.compile(r"([1-5]\d\d) ([A-Z][\w' -]+)")
_STATED = re.compile(r"(?P<code>-?\w{1,20})\s?[:：,，]\s+(?=\S)")
"""A code in front of its text in a comment."""
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_SHARED = 4


def row_of(
    declaration: Declaration,
    index: int,
    heading: tuple[str, ...],
    texts: Mapping[str, str],
    extraction: Extraction,
    *,
    own: bool,
    kinds: Collection[str] = (),
    with_digits: bool = False,
    with_words: bool = True,
    with_any: bool = False,
    key: str | None = None,
) -> Row | None:
    """Return the row of a constant; None if its code is not known.

    Its first string is the code if it is an identifier or a state: also digits alone if `with_digits`, a plain word if `with_words`,
    any word in front of a text if `with_any`.
    """
    fields = _by_role(declaration, extraction, key, kinds)
    strings = [text for text in declaration.strings if text.strip()]
    name: str | None = declaration.name or None
    code: int | str | None = None
    http_status = declaration.http_status
    if declaration.fields:
        stated = "\n".join(fields.get(Role.CODE, ())) or None
        if stated is None and not declaration.name:
            return None
        code, name = _code_of_fields(stated, name)
        name = next(iter(fields.get(Role.NAME, ())), None) or name
        status = next((text for text in fields.get(Role.VALUE, ()) if text.isdecimal()), None)
        http_status = int(status) if status and is_http_number(int(status)) else http_status
        texts_of = [text for text in fields.get(Role.MESSAGE, ()) if text != name]
        texts_of = texts_of or [text for text in strings if text not in (stated, name)]
        if len(texts_of) > 1 and is_symbol(texts_of[0]) and (name is None or not declaration.has_value):
            name, texts_of = texts_of[0], texts_of[1:]
        name, texts_of = _name_among(texts_of, name, code)
    elif keyed := read_codes(declaration.name) or _numbered(declaration):
        code = keyed[0]
        name, texts_of = _name_of_value(strings, declaration.words)
    elif declaration.numbers:
        code = declaration.numbers[min(index, len(declaration.numbers) - 1)]
        others = [number for number in declaration.numbers if number != code]
        http_status = http_status or next((number for number in others if is_http_number(number)), None)
        texts_of = [text for text in strings if not is_identifier(text) or " " in text] or strings
        if len(strings) > 1 and _locales(strings).keys() - {"en"}:
            texts_of = strings
    elif strings and (line := _STATUS_LINE.fullmatch(strings[0])):
        code, texts_of = int(line[1]), [line[2], *strings[1:]]
    elif strings and (
        (with_digits and strings[0].isdecimal())
        or (with_any and len(strings) > 1 and strings[0].isidentifier())
        or (_is_code(strings[0]) and (with_words or not is_plain_word(strings[0])))
    ):
        code, texts_of = strings[0], strings[1:]
        name = None if code == name else name
    elif declaration.has_value is False or strings:
        code, name, texts_of = declaration.name, None, strings
    elif len(declaration.words) == 1 and bare_name(declaration.words[0]) == bare_name(declaration.name):
        code, name, texts_of = (
            declaration.name,
            declaration.words[0],
            [],
        )  # `'gate_shut' => GateShut`, a class
    else:
        return None
    message = _joined(texts_of) or _spoken(declaration, code, texts, own=own)
    parts = split_packed(message, extraction.words) or {Role.MESSAGE: message}
    return Row(
        declaration.line,
        heading,
        (code,),
        name,
        text_or_none(parts.get(Role.MESSAGE, "").strip()),
        text_or_none("\n".join(fields.get(Role.CAUSE, ())) or parts.get(Role.CAUSE, "")),
        text_or_none("\n".join(fields.get(Role.ACTION, ())) or parts.get(Role.ACTION, "")),
        http_status=http_status,
        retryable=read_boolean(next(iter(fields.get(Role.RETRYABLE, ())), "")),
        deprecated=declaration.is_deprecated,
    )


def _name_among(texts: list[str], name: str | None, code: int | str | None) -> tuple[str | None, list[str]]:
    """Return the name of an object and its texts: a word in capitals that is its only text is its name, if it has no other than its code."""
    name = None if name is None or code == name or read_codes(name) else name
    is_name = name is None and len(texts) == 1 and texts[0].isupper() and is_identifier(texts[0])
    return (texts[0], []) if is_name else (name, texts)


def _is_code(text: str) -> bool:
    """Whether a string is a code of letters, digits or both."""
    is_spelled = is_identifier(text) or STATE.fullmatch(text) or _PATH.fullmatch(text)
    return text[0] != "$" and bool(is_spelled)


def _spoken(declaration: Declaration, code: int | str, texts: Mapping[str, str], *, own: bool) -> str:
    """Return what a comment says about a constant, or a function (`texts`); `own`: a comment above it alone counts.

    A comment that only repeats the code is no text (`= 7`), and one that begins with it is what follows (`7: no key`).
    """
    leading = declaration.comment if declaration.is_documented or not own else ""
    given = texts.get(declaration.name, "")
    spoken = (
        (declaration.trailing, given, leading)
        if mentions_codes(leading) and not declaration.is_documented
        else (declaration.trailing, leading, given)
    )
    texts_of = [text for text in spoken if _LETTER.search(text) and not read_codes(text.strip(" =()[]"))]
    text = next((text for text in texts_of if text != "Deprecated"), "".join(texts_of[:1]))
    stated = _STATED.match(text)
    return text[stated.end() :] if stated and read_codes(stated["code"]) == (code,) else text


def _numbered(declaration: Declaration) -> tuple[str, ...]:
    """Return a key of capitals and a number (`GATE-0130`), if what is under it is a word or a text and no such code."""
    text = declaration.strings[0] if len(declaration.strings) == 1 and not declaration.numbers else ""
    is_code = _NUMBERED.fullmatch(declaration.name) and text and not STATE.fullmatch(text)
    return (declaration.name,) if is_code and not text.isupper() and "-" in declaration.name else ()


def _joined(texts: list[str]) -> str:
    """Return texts as one; of a sentence and words, the words are its category, or its code again."""
    if any(" " in text for text in texts):
        texts = [text for text in texts if not (is_identifier(text) or _PATH.fullmatch(text))]
    return "\n".join(dict.fromkeys(" ".join(text.split()) if "\n" in text else text for text in texts))


def _name_of_value(strings: list[str], words: list[str]) -> tuple[str | None, list[str]]:
    """Return the name and the texts of what is under a code: `7: "text"`, `7: ("NO_KEY", "text")`, `7: NoKey`."""
    if strings and is_identifier(strings[0]) and (len(strings) > 1 or is_symbol(strings[0])):
        return strings[0], strings[1:]
    return (words[0] if len(words) == 1 and not strings and words[0] not in NO_NAMES else None), strings


def _code_of_fields(stated: str | None, name: str | None) -> tuple[int | str, str | None]:
    """Return the code and the name of an object by its field, else by its key."""
    if stated is None:
        keyed = read_codes(name or "")
        return (keyed[0], None) if keyed else (name or "", None)
    codes = read_codes(stated)
    return (codes[0] if len(codes) == 1 else stated), name


def distinct_key(group: Group) -> str | None:
    """Return which field of the objects is the code: the one that is called so and distinguishes them best.

    A field of HTTP statuses that many share is none: then a name that all differ by is the code, else there is none.
    """
    best: tuple[bool, int, str] | None = None
    are_keyed = all(read_codes(declaration.name) for declaration in group.declarations)
    for key in dict.fromkeys(key for declaration in group.declarations for key in declaration.fields):
        kind = FIELDS.get(key.replace("_", "").casefold())
        rank = ("code", "value", "id").index(kind) if kind in ("code", "value", "id") else None
        values = [text for declaration in group.declarations if (text := declaration.fields.get(key))]
        is_name = key.casefold() in ("name", "key") and all(map(is_identifier, values))
        if rank is None and (are_keyed or not is_name):
            continue
        is_distinct = len(set(values)) * 10 >= len(values) * 8
        if not is_distinct and (
            len(set(values)) * 2 < len(values)
            or sum(1 for text in values if text.isdecimal() and is_http_number(int(text))) * 10
            > len(values) * 9
        ):
            continue
        if len(values) * 2 < sum(1 for declaration in group.declarations if declaration.fields):
            continue
        found = (not is_distinct, len("code") if rank is None else rank, key)
        best = min(best, found) if best else found
    return best[2] if best else None


def _by_role(
    declaration: Declaration, extraction: Extraction, code: str | None, kinds: Collection[str]
) -> dict[Role, list[str]]:
    """Return the fields of an object or a class by their role; an HTTP status is a `VALUE`. `code` is the field of codes, `kinds` have no names."""
    found: dict[Role, list[str]] = {}
    for key, text in declaration.fields.items():
        kind = FIELDS.get(key.replace("_", "").casefold())
        if key == code:
            found[Role.CODE] = [text]
        elif kind in ("code", "value", "id", "http status"):
            if re.fullmatch(r"[1-5]\d\d", text):
                found.setdefault(Role.VALUE, []).append(text)
            elif key not in kinds and _CONSTANT_NAME.fullmatch(text):
                found.setdefault(Role.NAME, []).append(text)
        else:
            role = {"message": Role.MESSAGE, "retryable": Role.RETRYABLE}.get(kind or "")
            role = role or extraction.words.role(spaced(key))
            is_name = role in (Role.CODE, Role.VALUE, None) and _CONSTANT_NAME.fullmatch(text)
            role = Role.NAME if is_name else role
            if role is not None and role is not Role.CODE and (role is not Role.NAME or key not in kinds):
                found.setdefault(role, []).append(text)
    return found


def distinct_number(group: Group) -> int:
    """Return which number of a constructor's arguments is the code: the first one that distinguishes the members.

    Distinct HTTP statuses are the codes only if no other number distinguishes them.
    """
    widest = max((len(declaration.numbers) for declaration in group.declarations), default=0)
    statuses: int | None = None
    for index in range(widest):
        values = [
            declaration.numbers[index]
            for declaration in group.declarations
            if len(declaration.numbers) > index
        ]
        if len(set(values)) * 10 < len(values) * 9 or len(values) * 2 <= len(group.declarations):
            continue
        if not all(map(is_http_number, values)):
            return index
        statuses = index if statuses is None else statuses
    return statuses or 0


def is_code_alone(text: str) -> bool:
    """Whether a string is a code of letters or digits, and no plain word."""
    return text.isascii() and bool(text) and _is_code(text) and not is_plain_word(text)


def distinct_string(group: Group) -> int:
    """Return which string of a constructor's arguments is the code: the first one, unless that is a text and a later one a code."""
    if group.kind == "pair" or any(member.numbers or member.fields for member in group.declarations):
        return 0
    strings = [declaration.strings for declaration in group.declarations if declaration.strings]
    for index in range(max(map(len, strings), default=0)):
        values = [texts[index] for texts in strings if len(texts) > index]
        codes = sum(map(is_code_alone, values))
        if codes * 10 > len(strings) * 9 and len(set(values)) * 10 > len(values) * 9:
            return index
    return 0


def move_statuses(group: Group, *, are_coded: bool = False) -> None:
    """Make HTTP statuses of the numbers that many members share: the code is a string next to them, or the name.

    `are_coded`: each member has a code of letters and digits besides, so that they need not share any.
    """
    declared = [
        declaration for declaration in group.declarations if declaration.numbers and not declaration.fields
    ]
    plain = [declaration for declaration in declared if not declaration.words and not declaration.strings]
    if len({declaration.numbers[0] for declaration in plain}) == len(plain) > LEAST:
        return  # the others are made of these
    values = [declaration.numbers[0] for declaration in declared]
    if (
        (not are_coded and (len(values) < _LEAST_SHARED or len(set(values)) * 2 > len(values)))
        or len(values) < LEAST
        or not all(map(is_http_number, values))
    ):
        return
    for declaration in declared:
        if len(declaration.numbers) == 1:
            declaration.http_status = declaration.numbers[0]
            declaration.numbers = []
            declaration.has_value = declaration.has_value and bool(declaration.strings)


def take_statuses(groups: Sequence[Group]) -> None:
    """Give constants with a number the HTTP status that a table of the file has for them; the table loses it: `{NO_KEY: 404}`.

    A table with another number for a constant is not one of codes either: what it has for those constants is dropped.
    """
    constants = {
        member.name: member
        for group in groups
        if group.kind not in ("pair", "call")
        for member in group.declarations
        if member.numbers and not member.strings
    }
    for group in groups:
        if group.kind == "pair":
            group.declarations = [pair for pair in group.declarations if not _take_status(pair, constants)]


def _take_status(pair: Declaration, constants: Mapping[str, Declaration]) -> bool:
    """Give a constant the HTTP status of a pair; return whether the pair has a number for one of the constants."""
    constant = constants.get(pair.name)
    stated = pair.http_status or next(iter(pair.numbers), None)
    if constant is None or stated is None or pair.strings or pair.fields:
        return False
    if is_http_number(stated) and constant.numbers[0] != stated:
        constant.http_status = constant.http_status or stated
    return True


def has_locales(declared: list[Declaration]) -> bool:
    """Whether most constants have a text in English and another one in Chinese, Japanese or Korean, or fields called by locales."""
    if sum(1 for declaration in declared if _texts_by_locale(declaration)) * 2 > len(declared):
        return True
    both = sum(
        1
        for declaration in declared
        if len(declaration.strings) > 1 and len(_locales(_texts(declaration))) > 1
    )
    return both * 2 > len(declared)


def _texts(declaration: Declaration) -> list[str]:
    """Return the strings of a constant without its code."""
    strings = declaration.strings
    is_code = not declaration.numbers and len(strings) > 1 and is_identifier(strings[0])
    return strings[1:] if is_code or (strings and STATE.fullmatch(strings[0])) else strings


def _texts_by_locale(declaration: Declaration) -> dict[str, str]:
    """Return the texts of fields that are called by locales, `{zh: "…", en: "…"}`; none if the fields are others."""
    tags = {key: locale_of(f"/{key}/", "") for key in declaration.fields}
    return {tag: declaration.fields[key] for key, tag in tags.items() if tag}


def _locales(strings: Iterable[str]) -> dict[str, str]:
    """Return the texts by the locale that their letters tell."""
    return {("en" if text.isascii() else locale_of("", text)) or "en": text for text in strings if text}


def by_locale_of(row: Row, declaration: Declaration) -> list[Row]:
    """Return a row for each locale of a constant's texts."""
    texts = _texts_by_locale(declaration) or _locales(_texts(declaration))
    if len(texts) < LEAST:
        return [row]
    return [replace(row, message=text, locale=locale) for locale, text in texts.items()]


def spaced(key: str) -> str:
    """Return a key as a header: `errorCode` and `error_code` are `error code`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", key)
