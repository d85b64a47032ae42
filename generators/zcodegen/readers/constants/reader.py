"""The reader of constants in source code: C, Objective-C, Java, Kotlin, Swift, Go, TypeScript, C#, Python, proto and more.

A constant is a row if its group (an enumeration, a block, a run of `#define` lines) is one of errors or return codes, by its
name, the comment above it, its members' names, or the file's name. The text of a code is the string next to it, else the
comment behind or above it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.constant_rows import move_statuses, take_statuses
from zcodegen.readers.constants.declarations import declarations_of
from zcodegen.readers.constants.families import error_parts
from zcodegen.readers.constants.group_rows import read_group, without_repeats
from zcodegen.readers.constants.missed import find_missed
from zcodegen.readers.constants.names import ERROR_NAME, is_about
from zcodegen.readers.constants.sections import split_groups
from zcodegen.readers.constants.selection import (
    LEAST_UNNAMED,
    is_called_error,
    is_of_codes,
    may_be_of_codes,
    mentions_errors,
)
from zcodegen.readers.constants.text_catalogs import (
    are_named_texts,
    in_locales,
    speak_of_failures,
    take_locales,
)
from zcodegen.readers.constants.texts import (
    are_sentences,
    drop_repeated_names,
    is_text,
    texts_by_like_names,
    texts_by_name,
    texts_by_number,
)
from zcodegen.readers.constants.tokens import ALIASES, LANGUAGES
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.codes import is_symbol
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import is_of_errors, mentions_codes

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary


def is_constants(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called a file of source code; a template is one if it has statements."""
    is_template = source.path.lower().endswith(_TEMPLATES)
    return _language(source) in LANGUAGES and (not is_template or _STATEMENT.search(source.text) is not None)


def read_constants(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a file of source code; never raises."""
    extraction = Extraction(words)
    suffix = _language(source)
    groups, texts = declarations_of(source.text, suffix if suffix in LANGUAGES else ".c")
    rows = read_groups(groups, extraction, about=is_about(source.path), texts=texts)
    passed = (
        line
        for group in groups
        for declaration in group.declarations
        for line in range(declaration.line, max(declaration.last_line, declaration.line) + 1)
    )
    last = source.text.count("\n") + 2
    reported = {word for line in extraction.unread for word in re.findall(r"\w+", line.text)}
    lines = {line.line for line in extraction.unread} | extraction.dismissed
    missed = list(find_missed(source.text, rows, reported, lines))
    if missed and not rows and not extraction.unread:
        extraction.miss(
            1,
            source.text.lstrip()[:80].split("\n")[0],
            "no row with a code was found by the reader 'constants'",
        )
    for number, line in missed:
        extraction.miss(number, line, "an error that is declared as others are")
    return Page(
        source.path,
        None,
        None,
        "constants",
        rows,
        tuple(extraction.unread),
        passed=frozenset(range(1, last)) if rows else frozenset(passed),
    )


def read_groups(
    groups: Iterable[Group], extraction: Extraction, *, about: bool, texts: Mapping[str, str] | None = None
) -> tuple[Row, ...]:
    """Return the rows of the groups that are of errors or return codes; `about` says whether the file is called so.

    `texts` are those that functions give for names. A group that may be one of codes and is not read is reported.
    """
    groups = list(groups)
    _note_unknown(groups)
    for group in groups:
        if all(map(_has_code_and_text, group.declarations)):
            move_statuses(group, are_coded=True)
    spoken = texts_by_like_names(groups)
    _note_explained(groups)
    parts = list(split_groups(groups))
    translated = take_locales(parts)
    drop_repeated_names(parts)
    take_statuses(parts)
    known = {**(texts or {}), **texts_by_number(parts), **texts_by_name(parts), **spoken}
    parts = [group for group in parts if group.declarations]
    _read_parts(parts, known, extraction, about=about)
    origins = {
        member.name: member.origin for group in parts for member in group.declarations if member.origin
    }
    return tuple(in_locales(without_repeats(extraction.rows, origins), translated))


def _read_parts(
    parts: Sequence[Group], known: Mapping[str, str], extraction: Extraction, *, about: bool
) -> None:
    """Read or report each group; `known` are the texts of names. Texts under names are read if the file has no other codes."""
    names = _names_of(parts)
    read: set[str] = set()
    catalogs: list[Group] = []
    for group in parts:
        if group.kind == "text":
            extraction.dismissed.update(declaration.line for declaration in group.declarations)
        group.declarations = _own(group, names)
        if not group.declarations or _is_mapping(group, names.codes):
            continue
        if _is_unknown(group):
            if about or is_called_error(group) or mentions_errors(group) or mentions_codes(group.above):
                _report(group, extraction)
        elif _is_about_others(group, names, read) or _are_texts(group, names.makers):
            continue
        elif (codes := _codes_among(group, about=about)) is not None:
            read.update(() if codes is not group or are_named_texts(group) else (group.name,))
            read_group(codes, known, names.codes, extraction)
        elif are_named_texts(group):
            catalogs.append(group)
        else:
            _doubt(group, extraction, is_doubtful=may_be_of_codes(group, about=about))
    has_codes = bool(extraction.rows)
    for group in catalogs:
        if not has_codes and (about or is_of_errors(group.name)) and mentions_errors(group):
            read_group(group, known, names.codes, extraction)
        else:
            _doubt(group, extraction, is_doubtful=speak_of_failures(group))


def _codes_among(group: Group, *, about: bool) -> Group | None:
    """Return a group of codes, or the errors among the constants of another one; None if there are none."""
    return group if is_of_codes(group, about=about) else _errors_among(group)


def _doubt(group: Group, extraction: Extraction, *, is_doubtful: bool) -> None:
    """Report a group that may be one of codes; the lines of another one are no codes."""
    if is_doubtful:
        _report(group, extraction)
    else:
        extraction.dismissed.update(declaration.line for declaration in group.declarations)


class _Names(Struct, frozen=True):
    """What is known of the names in a file."""

    coded: Collection[str]
    """Those for which a table gives a code of its own."""
    declared: Collection[str]
    """Those that have a value, or are in no call."""
    valued: Collection[str]
    """Those that are declared outside of tables and calls."""
    codes: Mapping[str, int]
    """The number of those that have one."""
    numbered: frozenset[str]
    """The enumerations whose members have numbers."""
    makers: Collection[str]
    """What is called to make constants of a number and a text."""


def _names_of(groups: Sequence[Group]) -> _Names:
    members = [(group.kind, member) for group in groups for member in group.declarations]
    return _Names(
        coded=_names_with_codes(groups),
        declared={member.name for kind, member in members if not member.is_unknown or kind != "call"},
        valued={member.name for kind, member in members if kind not in ("pair", "call")},
        codes={member.name: member.numbers[0] for _, member in members if member.numbers},
        numbered=frozenset(
            group.name
            for group in groups
            if group.kind == "enum" and any(member.numbers for member in group.declarations)
        ),
        makers={
            member.words[0]
            for kind, member in members
            if kind == "const" and member.words and member.numbers and member.strings
        },
    )


def _is_unknown(group: Group) -> bool:
    """Whether the values of three or more constants are not in the file, or of fewer that are called errors."""
    declared = group.declarations
    are_errors = group.kind == "const" and all(ERROR_NAME.search(member.name) for member in declared)
    return (len(declared) >= LEAST_UNNAMED or are_errors) and all(member.is_unknown for member in declared)


def _is_about_others(group: Group, names: _Names, read: Collection[str]) -> bool:
    """Whether constants are an index to a table that has the codes by these names, or texts of constants that are `read`.

    Or they are members that hold a code of another enumeration: `case failed(ErrorCode)`.
    """
    declared = group.declarations
    is_index = group.kind != "pair" and bool(names.coded) and _are_all_in(names.coded, declared)
    are_texts = (
        group.kind == "const"
        and group.name in read
        and are_sentences(group)
        and not all(member.words and is_of_errors(member.words[0]) for member in declared)
    )
    is_bare = group.kind == "enum" and not any(member.numbers or member.strings for member in declared)
    holds = is_bare and any(not names.numbered.isdisjoint(member.words) for member in declared)
    return is_index or are_texts or holds


def _are_texts(group: Group, makers: Collection[str]) -> bool:
    """Whether constants without numbers are texts next to codes that `makers` make: made by another one, or of a class of texts."""
    if not makers:
        return False
    made = {member.words[0] for member in group.declarations if member.words}
    is_other = (
        len(made) == 1 and made.isdisjoint(makers) and all(member.words for member in group.declarations)
    )
    are_said = all(
        not member.numbers and member.strings and is_text(member.strings[0]) for member in group.declarations
    )
    return group.kind == "const" and are_said and (is_other or _TEXTS.search(group.name) is not None)


def _note_explained(groups: Iterable[Group]) -> None:
    """Note the enumerations to whose members a table that is called after errors gives texts: `ERROR_TEXT = {SHUT: "…"}`."""
    texts = {
        pair.name
        for group in groups
        if group.kind in ("pair", "call") and is_of_errors(group.name)
        for pair in group.declarations
        if pair.strings and not pair.numbers
    }
    for group in groups:
        explained = sum(1 for member in group.declarations if member.name in texts)
        group.is_explained |= group.kind == "enum" and explained * 2 > len(group.declarations)


def _note_unknown(groups: Iterable[Group]) -> None:
    """Note the constants that are other ones whose value the file does not state: `shut = VI_SHUT` next to `VI_SHUT = make(7)`."""
    groups = list(groups)
    unknown = {member.name for group in groups for member in group.declarations if member.is_unknown}
    for group in groups if unknown else ():
        for member in group.declarations if group.kind in ("const", "enum", "define") else ():
            is_alias = len(member.words) == 1 and member.words[0] in unknown and member.name not in unknown
            member.is_unknown |= is_alias and not (member.numbers or member.strings or member.fields)


def _own(group: Group, names: _Names) -> list[Declaration]:
    """Return the constants of a group without what is said in it about other constants of the file."""
    if group.kind == "text":
        return []
    if group.kind == "list":
        return [item for item in group.declarations if item.name not in names.codes]
    if group.kind == "call":
        _name_by_second(group)
        return [item for item in group.declarations if not (item.is_unknown and item.name in names.declared)]
    if group.kind != "pair":
        return group.declarations
    return [item for item in group.declarations if not _is_of_another(item, names)]


def _is_of_another(pair: Declaration, names: _Names) -> bool:
    """Whether a pair gives a text for a constant, or the name of one for its number."""
    if not pair.strings or pair.numbers or pair.fields:
        return False
    name = pair.strings[0]
    is_name_alone = pair.name.isdecimal() and len(pair.strings) == 1
    return pair.name in names.valued or (is_name_alone and (name in names.valued or name in names.codes))


def _name_by_second(group: Group) -> None:
    """Name calls by their second word if most share the first one, a sort of errors; the code is made of both, and not known."""
    names = [item.name for item in group.declarations if item.name]
    second = [item.words[0] for item in group.declarations if item.words]
    if len(set(names)) * 2 < len(names) and len(set(second)) * 10 > len(names) * 9:
        for item in group.declarations:
            item.name, item.is_unknown, item.numbers = item.words[0] if item.words else "", True, []


def _errors_among(group: Group) -> Group | None:
    """Return the constants of numbers that are called errors, with what is among them; None if there are too few."""
    first, *others = error_parts(group.declarations) if group.kind == "const" else [[]]
    errors = Group(group.name, group.kind, "", first)
    is_part = bool(others) and len(first) > LEAST_UNNAMED and all(member.numbers for member in first)
    return errors if is_part and is_of_codes(errors, about=False) else None


def _is_mapping(group: Group, codes: Mapping[str, int]) -> bool:
    """Whether a table gives constants of the file for numbers that are not their own: those of another system."""
    if group.kind != "pair":
        return False
    own = set(codes.values()) - {
        number for pair in group.declarations for number in pair.numbers if not pair.name.isdecimal()
    }
    others = sum(
        1
        for pair in group.declarations
        if not pair.strings
        and pair.name.isdecimal()
        and (
            (len(pair.words) == 1 and str(codes.get(pair.words[0], pair.name)) != pair.name)
            or (len(pair.numbers) == 1 and str(pair.numbers[0]) != pair.name and pair.numbers[0] in own)
        )
    )
    return others * 2 > len(group.declarations)


def _report(group: Group, extraction: Extraction) -> None:
    """Report a group that may be one of codes, at its first constant."""
    if (
        group.kind in {"enum", "define"}
        and is_called_error(group)
        and not any(declaration.is_unknown for declaration in group.declarations)
    ):
        for declaration in group.declarations:
            extraction.miss(
                declaration.line,
                declaration.name,
                "a constant without a number, or whose number others have too",
            )
        return
    extraction.dismissed.update(declaration.line for declaration in group.declarations)
    first = group.declarations[0]
    name = f" of {group.name!r}" if group.name else ""
    extraction.miss(
        first.line,
        ", ".join(declaration.name for declaration in group.declarations if declaration.name) or group.name,
        f"{len(group.declarations)} constants{name} may be codes, and their values are not in the file"
        if all(declaration.is_unknown for declaration in group.declarations)
        else f"{len(group.declarations)} constants{name} may be codes",
    )


_TEXTS = re.compile(r"(?:Message|Msg|Text|Hint|Suggestion)s?$")
_STATEMENT = re.compile(r"[{;][^\S\n]*$|^[^\S\n]*#[^\S\n]*(?:define|include)\b", re.MULTILINE)
_TEMPLATES = (".in", ".generic", ".tmpl", ".template", ".tpl", ".j2", ".erb", ".dist", ".sample")


def _language(source: Source) -> str:
    """Return the suffix of a source's language: that of its name, but a text that begins as a file of PHP is one."""
    return ".php" if source.text.startswith("<?php") else _suffix(source.path)


def _suffix(path: str) -> str:
    """Return the suffix of a file's name in lower case; that of a template (`errors.h.in`) is the one before it."""
    path = path.lower()
    for template in _TEMPLATES:
        path = path.removesuffix(template)
    suffix = path[path.rfind(".") :] if "." in path else ""
    return ALIASES.get(suffix, suffix)


def _are_all_in(names: Collection[str], declarations: list[Declaration]) -> bool:
    """Whether all declarations but the first one have one of `names`."""
    return len(declarations) > 1 and all(declaration.name in names for declaration in declarations[1:])


def _has_code_and_text(declaration: Declaration) -> bool:
    """Whether a constant is made by a call with its code and text; a number behind them is an HTTP status."""
    code, *texts = declaration.strings or [""]
    return bool(texts) and is_symbol(code) and any(map(str.isdigit, code)) and len(declaration.numbers) <= 1


def _names_with_codes(groups: Sequence[Group]) -> set[str]:
    """Return the names for which a table of the file gives a code of its own: `ErrNoKey: {Code: "NoKey", …}`."""
    pairs = (declaration for group in groups if group.kind == "pair" for declaration in group.declarations)
    return {pair.name for pair in pairs if any(key.casefold() == "code" for key in pair.fields)}
