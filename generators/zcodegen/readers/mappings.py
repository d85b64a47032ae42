"""The reader of YAML and JSON: lists of mappings with a code each (MongoDB's error_codes.yml), mappings by code.

Keys are known by the same words as the headers of a table. A mapping that stands alone is an example, no row: only
in a list of at least two, or under a key that is its code or name, a mapping counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.readers.codes import read_codes
from zcodegen.readers.gfm import has_table
from zcodegen.readers.header_vocabulary import Role
from zcodegen.readers.interpret import ParsedTag, interpret
from zcodegen.readers.rows import Page, SkippedLine
from zcodegen.readers.tables import Cell, Table, TableRow
from zcodegen.readers.text import verbatim
from zcodegen.source.nodes import Node, YamlList, YamlMap, place_of
from zcodegen.source.yaml import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.header_vocabulary import HeaderVocabulary
    from zcodegen.readers.source import Source

_SUFFIXES = (".json", ".yaml", ".yml")
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[{\[])")
_LEAST = 2


def is_mappings(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is YAML by its name or JSON by its look, without tables in its texts (those are Markdown's)."""
    if "<table" in source.text or has_table(source.text):
        return False
    return source.path.lower().endswith(_SUFFIXES) or _JSON.match(source.text) is not None


def read_mappings(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a YAML or JSON document; never raises. A document that cannot be parsed is one unread line."""
    node, findings = parse_yaml(source.text, source.path)
    reading = ParsedTag(words)
    for heading, lines in _tables(node, words, reading):
        interpret(Table(heading, tuple(lines)), reading)
    unread = tuple(
        SkippedLine(each.location.line, each.message, "not readable as YAML or JSON")
        for each in findings
        if node is None
    )
    return Page(source.path, None, None, "mappings", tuple(reading.rows), (*unread, *reading.unread))


class _Entry(Struct, frozen=True):
    """A value in a list or, under its key, in a mapping."""

    value: Node
    line: int
    key: str | None = None


def _tables(
    root: Node, words: HeaderVocabulary, reading: ParsedTag
) -> Iterator[tuple[tuple[str, ...], list[TableRow]]]:
    """Yield (keys above, lines) of everything below `root` that is a table of codes.

    An entry of a list that has a code and a text, among others that have none, is reported to `reading`.
    """
    todo: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
    while todo:
        node, path = todo.pop()
        entries = _entries(node)
        lines = _lines(entries, words)
        if lines:
            yield path, lines
        else:
            _doubt(node, entries, words, reading)
            todo.extend(
                (each.value, path if each.key is None else (*path, each.key)) for each in reversed(entries)
            )


def _entries(node: Node) -> list[_Entry]:
    if isinstance(node, YamlList):
        return [_Entry(value, place_of(mark)[0]) for value, mark in zip(node, node.marks, strict=True)]
    if isinstance(node, YamlMap):
        return [_Entry(value, place_of(node.marks[key][0])[0], key) for key, value in node.items()]
    return []


def _lines(entries: list[_Entry], words: HeaderVocabulary) -> list[TableRow]:
    """Return the entries of a list or a mapping as lines of a table, none where they are no rows of codes."""
    rows = [_fields(each, words) for each in entries]
    coded = sum(1 for row in rows if any(words.role(_head(key)) is Role.CODE for key in row))
    if coded < _LEAST or coded * 2 < len(rows):
        return []
    headers = list(dict.fromkeys(key for row in rows for key in row))
    lines = [TableRow(0, tuple(Cell(_head(key), 0) for key in headers), header=True)]
    for each, row in zip(entries, rows, strict=True):
        lines.append(
            TableRow(each.line, tuple(Cell(verbatim(row.get(key, "")), each.line) for key in headers))
        )
    return lines


def _doubt(node: Node, entries: list[_Entry], words: HeaderVocabulary, reading: ParsedTag) -> None:
    for each in entries if isinstance(node, YamlList) else ():
        row = _fields(each, words)
        roles = {words.role(_head(key)): text for key, text in row.items()}
        if read_codes(roles.get(Role.CODE, "")) and {Role.MESSAGE, Role.NAME}.intersection(roles):
            reading.miss(each.line, ", ".join(row.values()), "too few of the list's entries have a code")


def _fields(entry: _Entry, words: HeaderVocabulary) -> dict[str, str]:
    """Return an entry's scalars as texts; the key above it is its code or its name, where it has none."""
    key = entry.key
    if not isinstance(entry.value, YamlMap):
        known = key is not None and isinstance(entry.value, str) and read_codes(key)
        return {"code": str(key), "message": str(entry.value)} if known else {}
    fields = {name: str(value) for name, value in entry.value.items() if isinstance(value, (str, int))}
    roles = {words.role(_head(name)) for name in fields}
    if key is not None and Role.CODE not in roles and read_codes(key):
        return {"code": key, **fields}
    if key is not None and Role.CODE in roles and Role.NAME not in roles:
        return {"name": key, **fields}
    return fields


def _head(key: str) -> str:
    """Return a key as a header: `error_code` and `errorCode` are `error code`."""
    spaced = "".join(
        f" {letter}" if letter.isupper() and key[at - 1 : at].islower() else letter
        for at, letter in enumerate(key)
    )
    return spaced.replace("_", " ").replace("-", " ")
