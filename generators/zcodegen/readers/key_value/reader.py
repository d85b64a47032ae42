"""The reader of `key = value` files: `.properties`, `.ini`, `.toml`, `.strings`, and sections of such lines.

The key is the code, or ends with it (`error.1001=text`); a key whose value is a number is a name. In a file of sections
(`[door_shut]`, then `description = "…"`) the section is the code.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from zcodegen.readers.constants.names import is_about
from zcodegen.readers.key_value.lines import Pair, Section, logical_lines, sections_of, toml_sections
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.codes import (
    are_sqlstates,
    has_leading_zero,
    is_identifier,
    is_plain_word,
    is_symbol,
    read_codes,
)
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import is_of_errors, locale_of_header
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_SUFFIXES = (
    ".properties",
    ".ini",
    ".toml",
    ".strings",
    ".env",
    ".conf",
    ".cfg",
    ".lang",
    ".res",
    ".messages",
)
_EQUATED = re.compile(r"\s{0,40}[\w.-]{1,100}[^\S\n]{0,20}=(?!=)")
_SAMPLE = 400
_LEAST_EQUATED = 3
_WITH_REMARKS = (".ini", ".cfg")
_ENDING = re.compile(
    r"(?P<prefix>[A-Za-z][A-Za-z_.-]{0,80}[._-])(?P<number>-?\d{1,12})(?P<letter>[a-z]?)(?P<rest>[._-][A-Za-z]{1,30})?"
)
_CALLED = re.compile(
    r"(?i:err(?:or)?s?|codes?|messages?|msg)[._-](?!(?:ERR|ERROR|CODE|MSG|MESSAGE)[-_]?\d)([A-Z]{1,10}[-_]?\d{2,8}[A-Z]?)"
)
"""A key that says that what follows is a code of letters and a number: `error.GT0011`."""
_STATE = re.compile(r"[0-9A-Z]{4,6}(?:\.[A-Z0-9]{1,4}){0,3}|[A-Z]\d{3,6}(?:[A-Z]\d{0,2})?")
_LETTERED = re.compile(r"(?P<letters>[A-Z]{2,12})(?:-?\d{2,8}[A-Z]?|(?:\.\d{1,6}){2,4})")
"""A key of letters and a number, or numbers: `GATE30382`, `ERR.015.001.0005`."""
_LARGE = re.compile(r"-?\d{4,12}")
_FAMILY = 10
"""How many keys of the same letters and a number, or large numbers, are codes among keys of other forms."""
_LABEL = re.compile(r"[._-](?=[A-Za-z]+$)|(?<=[a-z\d])(?=[A-Z][a-z]+$)")
"""Where the last word of a key begins, which tells what its value is: `gate.shut.code`, `gateShutMessage`."""
_ABBREVIATION = re.compile(r"[A-Z]{2,8}[_-]")
_LEAST = 2
_MOSTLY = 0.6
_NEARLY_ALL = 0.9
_CONSTANT = re.compile(r"(?:^|\.)[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$")


def is_key_value(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called a file of keys and values and has any, or nearly all of its lines are `key=value`."""
    if source.path.lower().endswith(_SUFFIXES):
        return bool(sections_of(source.text))
    begin = list(islice(logical_lines(source.text), _SAMPLE))
    equated = sum(1 for _, line in begin if _EQUATED.match(line))
    return equated >= _LEAST_EQUATED and equated * 10 >= len(begin) * 9


def read_key_value(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a file of keys and values; never raises."""
    extraction = Extraction(words)
    toml = toml_sections(source.text) if source.path.lower().endswith(".toml") else None
    sections = toml or sections_of(source.text, remarks=source.path.lower().endswith(_WITH_REMARKS))
    about = is_about(source.path)
    named = [section for section in sections if section.name and section.pairs]
    are_numbered = len(named) > 1 and any(map(_is_numbered, named))
    if len(named) >= _LEAST and not are_numbered and _are_entries(named, words, about=about):
        _read_entries(named, extraction)
    else:
        for section in sections:
            if records := _records(section, extraction):
                _read_entries(records, extraction)
                continue
            least = 1 if are_numbered and section.name else _LEAST
            _read_pairs(section, extraction, about=about or is_of_errors(section.name), least=least)
    read = {row.line for row in extraction.rows}
    last = max(read, default=0)
    passed = frozenset(range(1, last + 1)) - {
        pair.line for section in sections for pair in section.pairs if pair.line not in read
    }
    return Page(
        source.path, None, None, "key-value", tuple(extraction.rows), tuple(extraction.unread), passed=passed
    )


def _are_entries(sections: list[Section], words: HeaderVocabulary, *, about: bool) -> bool:
    """Whether the sections of a file are codes: most of them have a text under a known key, or are called by one and have any."""
    spoken = [
        section
        for section in sections
        if any(words.role(pair.key) in TEXT_ROLES or _is_locale(pair.key) for pair in section.pairs)
    ]
    called = [section for section in sections if is_symbol(section.name) and _text_key(section)]
    return len(spoken) * 2 > len(sections) or (about and len(called) * 2 > len(sections))


def _text_key(section: Section) -> str | None:
    """Return the key of the first text of a section: a value with several words."""
    return next((pair.key for pair in section.pairs if " " in pair.value), None)


def _header(key: str) -> str:
    return f"message_{key.partition('-')[0]}" if _is_locale(key) else key.replace("_", " ")


def _is_locale(key: str) -> bool:
    """Whether a key is the tag of a locale, whose text it has (`de`, `en-us`)."""
    return locale_of_header(f"message_{key.partition('-')[0]}") is not None


def _table_above(sections: Sequence[Section]) -> str:
    """Return what the names of all sections begin with, if it says that they are errors: `errors.` of `[errors.E1001]`."""
    begin = f"{sections[0].name.partition('.')[0]}."
    is_above = is_of_errors(begin) and all(section.name.startswith(begin) for section in sections)
    return begin if is_above else ""


def _read_entries(sections: list[Section], extraction: Extraction) -> None:
    keys = list(dict.fromkeys(pair.key for section in sections for pair in section.pairs))
    has_code = any(extraction.words.role(key) is Role.CODE for key in keys)
    alike = len({section.name for section in sections}) == 1  # `[[error]]` of each: its name is a field
    names = [key for key in keys if extraction.words.role(key) is Role.NAME]
    is_spoken = any(extraction.words.role(key) is Role.MESSAGE or _is_locale(key) for key in keys)
    texts = [] if is_spoken else [key for section in sections if (key := _text_key(section))]
    text = Counter(texts).most_common(1)[0][0] if texts else ""
    if alike and has_code:
        headers = ["", *keys]
    elif alike and names:
        headers = ["", *("code" if key == names[0] else key for key in keys)]
    else:
        headers = ["name" if has_code else "code", *keys]
    shown = ("message" if header == text and text else _header(header) for header in headers)
    rows = [TableRow(0, tuple(Cell(verbatim(header), 0) for header in shown), header=True)]
    above = _table_above(sections)
    for section in sections:
        values = {pair.key: pair.value for pair in section.pairs}
        name = section.name.removeprefix(above)
        last = name.rsplit(".", 1)[-1]
        cells = [
            "" if not headers[0] or (has_code and last.isdecimal()) else last if has_code else name,
            *(values.get(key, "") for key in keys),
        ]
        rows.append(TableRow(section.line, tuple(Cell(verbatim(cell), section.line) for cell in cells)))
    interpret(Table((), tuple(rows)), extraction)


def _records(section: Section, extraction: Extraction) -> list[Section]:
    """Return the pairs of a section by what their keys have in common, if most of these have a code and a text.

    `gate.shut.code=1001`, `gate.shut.message=…`: each is a section with the pairs `code` and `message`. Else none. Pairs
    without a code are reported.
    """
    found: dict[str, Section] = {}
    for pair in section.pairs:
        base, _, label = _LABEL.sub("\0", pair.key).partition("\0")
        record = found.setdefault(base, Section(base, pair.line))
        record.pairs.append(Pair(label.casefold(), pair.value, pair.line))
    roles = {
        base: {extraction.words.role(pair.key) for pair in record.pairs} for base, record in found.items()
    }
    coded = {
        base: None for base, known in roles.items() if Role.CODE in known and known.intersection(TEXT_ROLES)
    }
    other = sum(1 for known in roles.values() if not known.intersection((Role.CODE, *TEXT_ROLES)))
    if len(coded) < _LEAST or len(coded) * 3 <= len(roles) or other * 2 >= len(roles):
        return []
    for base in (base for base in found if base not in coded):
        for pair in found[base].pairs:
            shown = f"{base}.{pair.key}={pair.value}"
            extraction.miss(pair.line, shown, "a key without a code among keys with one")
    records = [found[base] for base in coded]
    for record in records:
        name = record.name.rsplit(".", 1)[-1]
        record.name = name if is_symbol(name) else ""
    return records


def _is_numbered(section: Section) -> bool:
    """Whether all keys of a section are codes, and there are enough of them to be no chance."""
    return len(section.pairs) >= _LEAST and all(_code_of(pair.key) is not None for pair in section.pairs)


def _read_pairs(section: Section, extraction: Extraction, *, about: bool, least: int = _LEAST) -> None:
    """Add a row for each pair of a section whose keys, or values, are codes: `least` of them, or more."""
    pairs = [pair for pair in section.pairs if pair.value]
    if not pairs:
        return
    heading = (section.name,) if section.name else ()
    states = [pair for pair in pairs if _STATE.fullmatch(pair.key)]
    if len(states) > len(pairs) * _MOSTLY and not all(pair.key.isdecimal() for pair in states):
        _read_states(pairs, heading, extraction)
        return
    whole = _are_whole(pairs)
    numbered = [pair for pair in pairs if _code_of(pair.key, whole=whole) is not None]
    labelled = _labelled(pairs, extraction.words)
    if len(labelled) >= _LEAST and len(labelled) + len(numbered) > len(pairs) * _MOSTLY:
        _read_labelled(pairs, labelled, heading, extraction, about=about, whole=whole)
        return
    valued = [pair for pair in pairs if read_codes(pair.value) and is_identifier(pair.key)]
    errors = sum(1 for pair in pairs if is_of_errors(pair.key))
    is_file = about or _speak_of_failures(pairs)
    about = is_file or errors * 2 > len(pairs)
    if len(numbered) >= least and (
        len(numbered) > len(pairs) * _MOSTLY or (about and len(numbered) * 3 > len(pairs))
    ):
        _read_labelled(pairs, {}, heading, extraction, about=about, whole=whole)
    elif family := _family(pairs):
        _read_labelled(family, {}, heading, extraction, about=about, whole=whole)
        first = next(pair for pair in pairs if pair not in family)
        shown = f"{first.key}={first.value}"
        extraction.miss(
            first.line, shown, f"{len(pairs) - len(family)} keys without a code among keys with one"
        )
    elif about and len(valued) >= _LEAST and len(valued) > len(pairs) * _MOSTLY:
        for pair in valued:
            extraction.rows.append(Row(pair.line, heading, read_codes(pair.value), pair.key))
        _report_others(pairs, valued, extraction)
    elif about and _are_symbols(pairs):
        codes = [pair for pair in pairs if is_identifier(pair.key) and (is_file or is_of_errors(pair.key))]
        for pair in codes:
            extraction.rows.append(Row(pair.line, heading, (pair.key,), None, pair.value))
        _report_others(pairs, codes, extraction)


def _speak_of_failures(pairs: list[Pair]) -> bool:
    """Whether nearly all keys end with a constant (`gate.GATE_SHUT`), and half of the texts are about something that went wrong."""
    constants = sum(1 for pair in pairs if _CONSTANT.search(pair.key))
    failures = sum(1 for pair in pairs if mentions_failure(pair.value))
    return constants >= len(pairs) * _NEARLY_ALL and failures * 2 >= len(pairs) > _FAMILY


def _report_others(pairs: list[Pair], codes: list[Pair], extraction: Extraction) -> None:
    """Report once the keys that are no codes among those that are."""
    lines = {pair.line for pair in codes}
    others = [pair for pair in pairs if pair.line not in lines]
    if others:
        shown = f"{others[0].key}={others[0].value}"
        extraction.miss(others[0].line, shown, f"{len(others)} keys without a code among keys with one")


def _read_labelled(
    pairs: list[Pair],
    labelled: dict[str, tuple[str, Role]],
    heading: tuple[str, ...],
    extraction: Extraction,
    *,
    about: bool,
    whole: bool,
) -> None:
    """Add the rows of keys that are or end with a number, with what keys of one of `labelled` say about them.

    In a file about errors an identifier is a code as well.
    """
    states = not labelled and are_sqlstates([pair.value for pair in pairs])
    entries: dict[str, dict[Role, str]] = {}
    lines: dict[str, Pair] = {}
    for pair in pairs:
        base, role = labelled.get(pair.key, (pair.key, Role.MESSAGE))
        lines.setdefault(base, pair)
        fields = entries.setdefault(base, {})
        fields[role] = (
            f"{fields[role]}\n{pair.value}" if role in fields and role is Role.MESSAGE else pair.value
        )
    for key, fields in entries.items():
        pair = lines[key]
        code = _code_of(key, whole=whole)
        if code is None and about and read_codes(pair.value) and is_identifier(key):
            extraction.rows.append(Row(pair.line, heading, read_codes(pair.value), key.rpartition(".")[2]))
            continue
        if code is None and about and not labelled and is_identifier(key):
            code = key
        if code is None:
            extraction.miss(pair.line, f"{pair.key}={pair.value}", "a key without a code among keys with one")
            continue
        if states:
            extraction.rows.append(Row(pair.line, heading, (code,), sqlstate=pair.value))
            continue
        texts = {role: fields.get(role) for role in (Role.NAME, *TEXT_ROLES)}
        extraction.rows.append(
            Row(
                pair.line,
                heading,
                (code,),
                texts[Role.NAME],
                texts[Role.MESSAGE],
                texts[Role.CAUSE],
                texts[Role.ACTION],
            )
        )


def _labelled(pairs: list[Pair], words: HeaderVocabulary) -> dict[str, tuple[str, Role]]:
    """Return the keys that are a code and what is said about it: `1001.message`, `GATE_001_SOLUTION`."""
    found: dict[str, tuple[str, Role]] = {}
    for pair in pairs:
        base, _, label = re.sub(r"[._-](?=[A-Za-z]+$)", "\0", pair.key).partition("\0")
        role = words.role(label.casefold()) if label and _code_of(base) is not None else None
        if role in (Role.NAME, *TEXT_ROLES):
            found[pair.key] = base, role
    return found


def _are_whole(pairs: list[Pair]) -> bool:
    """Whether the prefixes of keys tell apart what their numbers do not: `GATE_001` and `DOOR_001`."""
    endings = [found for pair in pairs if (found := _ENDING.fullmatch(pair.key))]
    numbers = {found["number"] for found in endings}
    return len(numbers) < len({(found["prefix"], found["number"]) for found in endings})


def _family(pairs: list[Pair]) -> list[Pair]:
    """Return the keys that are large numbers, or letters and a number, if they are many and not few of all; else none."""
    found = [pair for pair in pairs if _LETTERED.fullmatch(pair.key) or _LARGE.fullmatch(pair.key)]
    letters = Counter(pair.key.rstrip("0123456789.-")[:4] for pair in found)
    return found if found and max(letters.values()) >= _FAMILY and len(found) * 5 > len(pairs) else []


def _are_symbols(pairs: list[Pair]) -> bool:
    """Whether most keys are identifiers that are not plain words."""
    symbols = [pair for pair in pairs if is_identifier(pair.key) and not is_plain_word(pair.key)]
    return len(symbols) >= _LEAST and len(symbols) > len(pairs) * _MOSTLY


def _read_states(pairs: list[Pair], heading: tuple[str, ...], extraction: Extraction) -> None:
    """Add the rows of keys such as `08000`, `XJ001.U` and `40XL1.T.1`, which are strings even if they are digits."""
    for pair in pairs:
        if _STATE.fullmatch(pair.key):
            extraction.rows.append(Row(pair.line, heading, (pair.key,), None, pair.value))
        else:
            extraction.miss(pair.line, f"{pair.key}={pair.value}", "a key without a code among keys with one")


def _code_of(key: str, *, whole: bool = False) -> int | str | None:
    """Return the code that a key is or ends with: a number, alone or behind a prefix; a string of digits and letters.

    Capitals in front of a number belong to the code (`GATE_001`), unless they only say that it is one (`ERROR_001`);
    so does any prefix if `whole`.
    """
    if codes := read_codes(key):
        return codes[0] if len(codes) == 1 else None
    if called := _CALLED.fullmatch(key):
        return called[1]
    if _LETTERED.fullmatch(key):
        return key
    found = _ENDING.fullmatch(key)
    if found is None or found.group("rest"):
        return None
    prefix, number = found.group("prefix"), found.group("number")
    if found.group("letter") and not _ABBREVIATION.fullmatch(prefix):
        return None
    if whole or (_ABBREVIATION.fullmatch(prefix) and not is_of_errors(prefix.strip("_-."))):
        return key
    return number if has_leading_zero(number) else int(number)
