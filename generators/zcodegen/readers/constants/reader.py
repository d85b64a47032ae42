"""The reader of constants in source code: C, Objective-C, Java, Kotlin, Swift, Go, TypeScript, C#, Python, proto and more.

A constant is a row if its group (an enumeration, a block, a run of `#define` lines) is one of errors or return codes, by its
name, the comment above it, its members' names, or the file's name. The text of a code is the string next to it, else the
comment behind or above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.declarations import groups_of
from zcodegen.readers.constants.tokens import LANGUAGES
from zcodegen.readers.markdown.elements import is_of_errors
from zcodegen.readers.rows import Page, Row, name_of_page
from zcodegen.readers.tables.codes import is_identifier, read_boolean, read_codes
from zcodegen.readers.tables.column_content import is_http_number
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.header_vocabulary import mentions_codes
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_LEAST = 2
_LEAST_UNNAMED = 3
_LARGE = 100
_JSON_RPC = range(-32768, -31999)
_ERROR_NAME = re.compile(
    r"(?:^|_)(?:E|ERR|ERROR|ERRNO|EXC|FAULT)(?:_|$)|^[Ee]rr(?=[A-Z_])|Err(?:or)?(?=[A-Z_]|$)|Exception$"
)
_RESULT = re.compile(
    r"(?:^|_|(?<=[a-z]))(?:result|ret|return|status|code|reason)s?(?=_|$|[A-Z])", re.IGNORECASE
)


def is_constants(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called a file of source code."""
    return _suffix(source.path) in LANGUAGES


def read_constants(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a file of source code; never raises."""
    extraction = Extraction(words)
    suffix = _suffix(source.path)
    groups = groups_of(source.text, suffix if suffix in LANGUAGES else ".c")
    rows = read_groups(groups, extraction, about=is_of_errors(name_of_page(source.path)))
    passed = (
        line
        for group in groups
        for each in group.declarations
        for line in range(each.line, max(each.last_line, each.line) + 1)
    )
    last = source.text.count("\n") + 2
    return Page(
        source.path,
        None,
        None,
        "constants",
        rows,
        tuple(extraction.unread),
        passed=frozenset(range(1, last)) if rows else frozenset(passed),
    )


def read_groups(groups: Iterable[Group], extraction: Extraction, *, about: bool) -> tuple[Row, ...]:
    """Return the rows of the groups that are of errors or return codes; `about` says whether the file is called so."""
    parts = list(_by_value(groups))
    texts = _texts_by_name(parts)
    coded = _names_with_codes(parts)
    for group in parts:
        if group.kind != "pair" and coded and _are_all_in(coded, group.declarations):
            continue  # the numbers are an index: the codes are in the table by these names
        if _is_of_codes(group, about=about):
            _read_group(group, texts, extraction)
        elif (
            group.kind in {"enum", "define"} and len(group.declarations) >= _LEAST and is_called_error(group)
        ):
            for each in group.declarations:
                extraction.miss(
                    each.line, each.name, "a constant without a number, or whose number others have too"
                )
    return _without_repeats(extraction.rows)


def is_called_error(group: Group) -> bool:
    """Return whether a group, or most of its constants, are called errors."""
    names = sum(1 for each in group.declarations if _ERROR_NAME.search(each.name))
    return bool(group.declarations) and (is_of_errors(group.name) or names * 2 > len(group.declarations))


def _suffix(path: str) -> str:
    return path[path.rfind(".") :].lower() if "." in path else ""


def _is_of_codes(group: Group, *, about: bool) -> bool:
    """Whether the constants of a group are codes of errors or results."""
    declarations = group.declarations
    names = sum(1 for each in declarations if _ERROR_NAME.search(each.name))
    named = is_of_errors(group.name) or mentions_codes(group.above)
    if len(declarations) < _LEAST and not (named or names):
        return False
    most = names * 2 > len(declarations) and (names > 1 or any(map(_is_spoken, declarations)))
    if group.kind == "pair":
        return len(declarations) >= _LEAST and (named or about or most) and _are_coded(declarations)
    numbers = [each.numbers[0] for each in declarations if each.numbers]
    if not numbers or len(numbers) * 2 < len(declarations):
        strings = [each for each in declarations if not each.numbers and (each.strings or not each.has_value)]
        of_errors = named or most or (about and group.kind == "enum")
        return of_errors and len(strings) * 2 > len(declarations)
    if len(set(numbers)) * 10 < len(numbers) * 8:
        return False
    spoken = sum(1 for each in declarations if each.trailing or each.comment or each.strings) * 2 >= len(
        declarations
    )
    large = sum(1 for number in numbers if abs(number) >= _LARGE or number < 0) * 2 > len(numbers)
    if named or most or (_RESULT.search(group.name) and spoken):
        return True
    if len(numbers) >= _LEAST_UNNAMED and names and all(number in _JSON_RPC for number in numbers):
        return True
    return about and (group.kind == "enum" or spoken or large)


def _are_all_in(names: set[str], declarations: list[Declaration]) -> bool:
    """Whether all declarations but the first one have one of `names`."""
    return len(declarations) > 1 and all(each.name in names for each in declarations[1:])


def _is_spoken(declaration: Declaration) -> bool:
    return bool(declaration.trailing or declaration.comment or declaration.strings)


def _are_coded(pairs: list[Declaration]) -> bool:
    """Whether pairs of keys and values have codes: in most keys, in most values, or as a field of most objects."""
    fields = sum(1 for each in pairs if each.fields)
    keys = sum(
        1 for each in pairs if read_codes(each.name) or _ERROR_NAME.search(each.name) or each.name.isupper()
    )
    numbers = [each.numbers[0] for each in pairs if each.numbers]
    distinct = len(set(numbers)) * 10 >= len(numbers) * 8 and len(numbers) * 2 > len(pairs)
    return keys * 2 > len(pairs) or fields * 2 > len(pairs) or distinct


def _by_value(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield the groups, each run of `const` split into its numbers and strings, each run of `#define` into errors and others."""
    for group in groups:
        if group.kind == "const":
            parts = _parts(group.declarations, lambda each: bool(each.numbers))
        elif group.kind == "define":
            parts = _parts(group.declarations, lambda each: bool(_ERROR_NAME.search(each.name)))
        else:
            parts = [group.declarations]
        yield from (Group(group.name, group.kind, group.above, part) for part in parts if part)


def _parts(
    declarations: list[Declaration], is_first: Callable[[Declaration], bool]
) -> list[list[Declaration]]:
    first = [each for each in declarations if is_first(each)]
    return (
        [first, [each for each in declarations if not is_first(each)]] if len(first) > 1 else [declarations]
    )


def _names_with_codes(groups: list[Group]) -> set[str]:
    """Return the names for which a table of the file gives a code of its own: `ErrNoKey: {Code: "NoKey", …}`."""
    pairs = (each for group in groups if group.kind == "pair" for each in group.declarations)
    return {each.name for each in pairs if any(key.casefold() == "code" for key in each.fields)}


def _texts_by_name(groups: list[Group]) -> dict[str, str]:
    """Return the texts that tables of the file give for names: `ErrRoomFull: "the room is full"`."""
    found: dict[str, str] = {}
    for group in groups:
        if group.kind == "pair":
            for each in group.declarations:
                if each.strings and not each.numbers and not each.fields:
                    found.setdefault(each.name, each.strings[-1])
    return found


def _read_group(group: Group, texts: dict[str, str], extraction: Extraction) -> None:
    """Add the rows of a group."""
    heading = (group.name,) if group.name else ()
    trailing = sum(1 for each in group.declarations if each.trailing)
    own = trailing * 2 > len(group.declarations)
    number = _distinct_number(group)
    names = [
        each.fields[key]
        for each in group.declarations
        for key in each.fields
        if extraction.words.role(key) is Role.NAME
    ]
    for each in group.declarations:
        if len(set(names)) * 10 < len(names) * 9:  # kinds of errors, and no names
            each.fields = {
                key: text for key, text in each.fields.items() if extraction.words.role(key) is not Role.NAME
            }
        row = _row(each, number, heading, texts, extraction, own=own)
        if row is not None:
            extraction.rows.append(row)
        elif each.numbers or each.strings:
            extraction.miss(each.line, each.name, "a constant whose code is not known")


def _distinct_number(group: Group) -> int:
    """Return which number of a constructor's arguments is the code: the first one that distinguishes the members."""
    widest = max((len(each.numbers) for each in group.declarations), default=0)
    for place in range(widest):
        values = [each.numbers[place] for each in group.declarations if len(each.numbers) > place]
        if len(set(values)) * 10 >= len(values) * 9 and len(values) * 2 > len(group.declarations):
            return place
    return 0


def _row(
    declaration: Declaration,
    place: int,
    heading: tuple[str, ...],
    texts: dict[str, str],
    extraction: Extraction,
    *,
    own: bool,
) -> Row | None:
    fields = {extraction.words.role(key): value for key, value in declaration.fields.items()}
    strings = [text for text in declaration.strings if text]
    name: str | None = declaration.name
    code: int | str | None = None
    http_status: int | None = None
    if declaration.fields:
        codes = read_codes(fields.get(Role.CODE, "")) or (
            (fields[Role.CODE],) if fields.get(Role.CODE) else ()
        )
        code = codes[0] if codes else None
        name = fields.get(Role.NAME) or declaration.name or None
        texts_of = [fields.get(Role.MESSAGE, "")]
        if code is None:
            if not declaration.name:
                return None
            code, name = declaration.name, None
            if keyed := read_codes(declaration.name):
                code = keyed[0]
        elif name is not None and read_codes(name):
            name = None
    elif keyed := read_codes(declaration.name):
        code, name = keyed[0], None
        if strings and is_identifier(strings[0]) and len(strings) > 1:
            name, strings = strings[0], strings[1:]
        texts_of = strings
    elif declaration.numbers:
        code = declaration.numbers[min(place, len(declaration.numbers) - 1)]
        others = [number for number in declaration.numbers if number != code]
        http_status = next((number for number in others if is_http_number(number)), None)
        texts_of = [text for text in strings if not is_identifier(text) or " " in text] or strings
    elif strings and is_identifier(strings[0]):
        code, texts_of = strings[0], strings[1:]
        name = None if code == name else name
    elif declaration.has_value is False or strings:
        code, name, texts_of = declaration.name, None, strings
    else:
        return None
    message = "\n".join(dict.fromkeys(text for text in texts_of if text))
    if not message:
        leading = declaration.comment if declaration.is_documented or not own else ""
        message = declaration.trailing or leading or texts.get(declaration.name, "")
    parts = split_packed(message, extraction.words) or {Role.MESSAGE: message}
    return Row(
        declaration.line,
        heading,
        (code,),
        name,
        text_or_none(parts.get(Role.MESSAGE, "").strip()),
        text_or_none(fields.get(Role.CAUSE) or parts.get(Role.CAUSE, "")),
        text_or_none(fields.get(Role.ACTION) or parts.get(Role.ACTION, "")),
        http_status=http_status,
        retryable=read_boolean(fields.get(Role.RETRYABLE, "")),
    )


def _without_repeats(rows: list[Row]) -> tuple[Row, ...]:
    """Return the rows; one that repeats a name or code of a row above gives that row its text, if it has none."""
    kept: dict[object, int] = {}
    found: list[Row] = []
    for row in rows:
        key: object = (row.codes, row.name)
        by_name = (row.codes[0], None)
        earlier = kept.get(key)
        if earlier is None and row.name is None:
            earlier = kept.get(("name", row.codes[0]), kept.get(by_name))
        if earlier is not None:
            if found[earlier].message is None and row.message:
                found[earlier] = replace(found[earlier], message=row.message)
            if row.name is None or row.message is None or found[earlier].message == row.message:
                continue
        kept.setdefault(key, len(found))
        if row.name:
            kept.setdefault(("name", row.name), len(found))
        found.append(row)
    return tuple(found)
