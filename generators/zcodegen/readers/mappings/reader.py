"""The reader of YAML and JSON: lists of mappings with a code each, mappings by code or name, enumerations of schemas.

Keys are known by the same words as the headers of a table. A mapping that is alone is an example, not a row: only in a
list of at least two, or under a key that is its code or name, a mapping counts. A mapping below an entry whose values
have texts of their own holds sub-conditions: `AS_OF_JOIN.TOLERANCE_NOT_CONSTANT` (Apache Spark's error conditions).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from zcodegen.diagnostics import Finding
from zcodegen.readers.constants.names import RESULT
from zcodegen.readers.mappings.fields import (
    NUMBERED,
    FieldReader,
    are_hexadecimal,
    call_constants,
    constant_properties,
    pair_fields,
)
from zcodegen.readers.mappings.json_nodes import parse_json
from zcodegen.readers.mappings.kinds import are_kinds, values_by_field
from zcodegen.readers.mappings.paths import with_paths
from zcodegen.readers.mappings.records import (
    LEAST,
    LEAST_DOUBTFUL,
    Entry,
    KeyedRecords,
    Record,
    are_digits,
    entries_of,
)
from zcodegen.readers.mappings.response_examples import response_examples
from zcodegen.readers.mappings.schema_enums import enum_fields, values_of
from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, SkippedLine, name_of_page
from zcodegen.readers.tables.codes import is_symbol, read_codes
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.header_vocabulary import is_of_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column
from zcodegen.source.yaml import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_SUFFIXES = (
    ".json",
    ".yaml",
    ".yml",
    ".jsonc",
    ".json5",
    ".avsc",
    ".jsonl",
    ".ndjson",
    ".raml",
    ".xcstrings",
)
_LINES = (".jsonl", ".ndjson")
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[{\[])")
_TEMPLATE = re.compile(r"^[^\S\n]*\{\{|\{%", re.MULTILINE)
_NO_CODES = frozenset(
    ("responses", "properties", "parameters", "paths", "schemas", "definitions", "$defs",
     "tags", "examples", "dependencies", "devdependencies", "scripts", "patterns")
)  # fmt: skip
_NO_LISTS = ("example", "examples", "discriminator")
_MAX_DEPTH = 40


def is_mappings(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is YAML by its name or JSON by its look, without tables in its texts (those are Markdown's)."""
    if has_table(source.text):
        return False
    return source.path.lower().endswith(_SUFFIXES) or _JSON.match(source.text) is not None


def read_mappings(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a YAML or JSON document; never raises. A document that cannot be parsed is one skipped line."""
    findings: list[Finding] = []
    text = source.text
    if source.path.lower().endswith(_LINES):
        text = "[" + text.strip().replace("}\n", "}\n,") + "]"  # a list with an object on each line
    repeated: list[tuple[str, int]] = []
    node = parse_json(text, repeated)
    if node is None:
        node, findings = parse_yaml(source.text, source.path)
    extraction = Extraction(words)
    document = _Document(extraction, name_of_page(source.path))
    if node is not None:
        document.read(node)
        document.read_examples(node)
    unread = tuple(
        SkippedLine(finding.location.line, finding.message, "not readable as YAML or JSON")
        for finding in findings
        if node is None
    )
    again = [
        (finding.location.line, finding.message) for finding in findings if finding.rule == "duplicate-key"
    ]
    again += [(line_and_column(mark)[0], key) for key, mark in repeated if read_codes(key)]
    for line, key in again if extraction.rows else ():
        extraction.miss(line, key, "a key that is there already: the first one was read")
    title = node.get("title") if isinstance(node, YamlMap) else None
    return Page(
        source.path,
        None,
        title if isinstance(title, str) else None,
        "mappings",
        with_paths(extraction.rows),
        (*unread, *extraction.unread),
        passed=frozenset(range(1, source.text.count("\n") + 2)) if node is not None else frozenset(),
    )


class _Document:
    """Everything below the root of one document that is a table of codes."""

    def __init__(self, extraction: Extraction, title: str) -> None:
        self.extraction = extraction
        self.about_errors = is_of_errors(title)
        self.fields = FieldReader(extraction.words)
        self.keyed = KeyedRecords(extraction, self.fields, title)
        self.kinds: dict[str, set[str]] = {}
        self.is_divided = False
        """Whether a key of the document is about errors, so that its other keys need not be."""

    def read(self, root: Node) -> None:
        """Read all containers, outermost first."""
        self.kinds = values_by_field(root)
        self.is_divided = any(
            is_of_errors(entry.key or "") for entry in entries_of(root) if entries_of(entry.value)
        )
        todo: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
        small: list[tuple[YamlMap, tuple[str, ...]]] = []
        read: set[tuple[str, ...]] = set()
        while todo:
            node, path = todo.pop()
            if len(path) > _MAX_DEPTH:
                continue
            if (
                isinstance(node, YamlMap)
                and isinstance(values_of(node), YamlList)
                and self._enumeration(node, path)
            ):
                continue
            entries = entries_of(node)
            if self._table(node, entries, path):
                read.add(path)
                continue
            if isinstance(node, YamlMap) and 0 < len(entries) < LEAST_DOUBTFUL:
                small.append((node, path))
            self._doubt(entries, path)
            named = (*path, *_name_of(node))
            todo.extend(
                (entry.value, named if entry.key is None else (*named, entry.key))
                for entry in reversed(entries)
                if entry.key not in _NO_LISTS
            )
        self._siblings(small, read)

    def _siblings(self, small: list[tuple[YamlMap, tuple[str, ...]]], read: set[tuple[str, ...]]) -> None:
        """Read mappings of one or two entries below a key about errors, if a mapping next to them is read as a table."""
        before = len(self.extraction.rows)
        above = {path[:-1] for path in read if path}
        called = {path[-1] for path in read if path and is_of_errors(path[-1])}
        for node, path in small:
            is_sibling = bool(path) and path[:-1] in above and any(map(is_of_errors, path[-2:]))
            is_numbered = self.about_errors and are_digits(node.values())
            if is_sibling or (path[-1:] and path[-1] in called) or (is_numbered and read):
                self._table(node, entries_of(node), path, least=1)
        if len(self.extraction.rows) > before:
            self.extraction.rows.sort(key=lambda row: row.line)

    def read_examples(self, root: Node) -> None:
        """Read the answers that OpenAPI shows as examples, each with the HTTP status above it, if there are two or more codes."""
        records: dict[str, Record] = {}
        for entry, status in response_examples(root):
            fields = self.keyed.fields_of(entry)
            code = next((text for key, text in fields.items() if self.fields.role(key) is Role.CODE), "")
            if code in ("", status) or not any(self.fields.role(key) in TEXT_ROLES for key in fields):
                continue
            found = Record(entry.line, fields | ({"http status": status} if status.isdecimal() else {}))
            if read_codes(code) or is_symbol(code):
                records.setdefault(code, found)
        if len(records) >= LEAST:
            self._interpret(list(records.values()), ())
        for code, record in records.items() if len(records) < LEAST else ():
            self.extraction.miss(record.line, code, "a code in a single example")

    def _is_about_errors(self, path: tuple[str, ...]) -> bool:
        return self.about_errors or any(is_of_errors(key) for key in path[-3:])

    def _table(self, node: Node, entries: list[Entry], path: tuple[str, ...], *, least: int = LEAST) -> bool:
        """Read a list or mapping of `least` entries or more as a table; return whether it is one."""
        if are_hexadecimal([entry.key or "" for entry in entries]):
            for entry in entries:
                self.extraction.miss(entry.line, str(entry.key), "a hexadecimal number without 0x")
            return True
        records = self._records(node, entries, path, least)
        if not records:
            return False
        before = len(self.extraction.rows)
        self._interpret(records, path)
        states = {record.line: record.sqlstate for record in records if record.sqlstate}
        if states:
            self.extraction.rows[before:] = [
                replace(row, sqlstate=states.get(row.line)) for row in self.extraction.rows[before:]
            ]
        return True

    def _interpret(self, records: list[Record], path: tuple[str, ...]) -> None:
        """Read records as a table whose headers are their fields."""
        headers = list(dict.fromkeys(key for record in records for key in record.fields))
        # The key above an entry comes first, as the first column of a table does.
        headers.sort(key=lambda key: key != "code")
        first = records[0].line
        lines = [
            TableRow(
                first,
                tuple(Cell(verbatim(self.fields.header(key)), first) for key in headers),
                header=True,
            )
        ]
        for record in records:
            cells = (Cell(verbatim(record.fields.get(key, "")), record.line) for key in headers)
            lines.append(TableRow(record.line, tuple(cells)))
        interpret(Table(path, tuple(lines), packed=False), self.extraction)

    def _records(self, node: Node, entries: list[Entry], path: tuple[str, ...], least: int) -> list[Record]:
        constants = [constant_properties(entry.value) for entry in entries if _are_alternatives(path)]
        if constants and all(constants) and any(len(fields) > 1 for fields in constants):
            return [Record(entry.line, fields) for entry, fields in zip(entries, constants, strict=True)]
        if len(entries) < least or (path and path[-1].casefold() in _NO_CODES):
            return []
        if path and are_kinds(path[-1], [entry.key or "" for entry in entries], self.kinds):
            return []
        if single := _single_entries(entries):
            return self.keyed.flat(single, about_errors=self._is_about_errors(path))
        if isinstance(node, YamlMap) and (found := self._by_key(entries, path, least)):
            return found
        rows = [Record(entry.line, self.keyed.fields_of(entry)) for entry in entries]
        if _are_alternatives(path):
            call_constants([row.fields for row in rows])
        self.fields.call_code([row.fields for row in rows])
        if (
            self._is_about_errors(path)
            and (pairs := [pair_fields(entry.value) for entry in entries])
            and all(pairs)
        ):
            return [Record(entry.line, fields) for entry, fields in zip(entries, pairs, strict=True)]
        if self._is_about_errors(path):
            rows = [Record(row.line, self._with_code(row.fields), row.sqlstate) for row in rows]
        if path and not any(map(self._has_code, rows)):
            rows = [Record(entry.line, self._with_parts(entry)) for entry in entries]
        coded = sum(map(self._has_code, rows))
        if coded < least or coded * 2 < len(rows):
            return []
        if not any(self.fields.role(key) in (*TEXT_ROLES, Role.NAME) for row in rows for key in row.fields):
            return []
        spoken = any(self.fields.role(key) in TEXT_ROLES for row in rows for key in row.fields)
        return rows if spoken or not any(self._holds_codes(entry.value) for entry in entries) else []

    def _by_key(self, entries: list[Entry], path: tuple[str, ...], least: int) -> list[Record]:
        """Return the records of a mapping whose keys are codes or names; those that may be are reported."""
        few = LEAST_DOUBTFUL if least == LEAST and not (path and is_of_errors(path[-1])) else least
        about = self._is_about_errors(path)
        flat = self.keyed.flat(entries, about_errors=about or _are_results(entries, path), least=few)
        records = flat or self.keyed.keyed(entries, about_errors=about)
        if any(self._holds_codes(entry.value) for entry in entries):
            return []
        is_called = any(map(is_of_errors, path[-3:]))
        if not records or not self.is_divided or is_called or _speak_of_codes(entries):
            return records
        if len(path) == 1:
            self.extraction.miss(entries[0].line, str(entries[0].key), f"{len(records)} keys may be codes")
        return []

    def _has_code(self, record: Record) -> bool:
        return any(self.fields.role(key) is Role.CODE for key in record.fields)

    def _with_parts(self, entry: Entry) -> dict[str, str]:
        """Return the fields of an entry with those of the objects in it: `{"Name": …, "Source": {"Code": "0x1001"}, "Texts": {…}}`."""
        fields = self.keyed.fields_of(entry)
        parts = [self.keyed.fields_of(part, with_key=False) for part in entries_of(entry.value)]
        if sum(1 for part in parts if Role.CODE in map(self.fields.role, part)) > 1:
            return fields  # objects with a code each are entries themselves
        for part in parts:
            for key, text in part.items():
                fields.setdefault(key, text)
        return fields

    def _holds_codes(self, node: Node) -> bool:
        """Whether objects below an entry have a code and a text each: the entry is the part of a program they are of."""
        below = [entry for child in entries_of(node) for entry in entries_of(child.value)]
        for member in below:
            roles = {self.fields.role(key) for key in self.keyed.fields_of(member)}
            if Role.CODE in roles and roles.intersection(TEXT_ROLES):
                return True
        return False

    def _with_code(self, fields: dict[str, str]) -> dict[str, str]:
        """Return the fields of an entry, its number called a code if it has no other: `{"name": "ParseError", "value": -7}`."""
        roles = {self.fields.role(key) for key in fields}
        number = fields.get("value") or fields.get("number") or fields.get("id")
        if Role.CODE in roles or number is None or not read_codes(number):
            return fields
        return {"code": number, **{key: text for key, text in fields.items() if text is not number}}

    def _enumeration(self, node: YamlMap, path: tuple[str, ...]) -> bool:
        """Read the values of a schema's `enum`; return whether it is one of codes."""
        title = node.get("title") or node.get("name")
        if not self._is_about_errors(path) and not (isinstance(title, str) and is_of_errors(title)):
            return False
        found = enum_fields(node, lambda value: self.keyed.fields_of(Entry(value, 0), with_key=False))
        records = [Record(line, fields) for line, fields in found]
        if any(len(record.fields) > 1 for record in records):
            self._interpret(records, (*path, title) if isinstance(title, str) else path)
        else:
            for record in records:
                code = record.fields["code"]
                self.extraction.miss(record.line, code, "a code of an enumeration without any text")
        return bool(records)

    def _doubt(self, entries: list[Entry], path: tuple[str, ...]) -> None:
        """Report entries that have a code and a text, if too few of their neighbours have one for a table."""
        doubtful = []
        for entry in entries:
            fields = self.keyed.fields_of(entry)
            roles = {self.fields.role(key): text for key, text in fields.items()}
            if read_codes(roles.get(Role.CODE, "")) and {Role.MESSAGE, Role.NAME}.intersection(roles):
                doubtful.append((entry, fields))
        if not any(entry.key is None for entry, _ in doubtful) and not (
            len(doubtful) >= LEAST_DOUBTFUL and self._is_about_errors(path)
        ):
            return
        for entry, fields in doubtful:
            text = ", ".join(fields.values())
            self.extraction.miss(entry.line, text, "too few of the list's entries have a code")


def _are_results(entries: list[Entry], path: tuple[str, ...]) -> bool:
    """Whether a mapping is called after results and has names of failures (`"TRANSACTION_RESULTS": {"gateSHUT": 128}`)."""
    failed = sum(1 for entry in entries if mentions_failure(entry.key or ""))
    return bool(path) and RESULT.search(path[-1]) is not None and failed * 4 >= len(entries)


def _speak_of_codes(entries: list[Entry]) -> bool:
    """Whether a quarter of the entries of a mapping have a key that is a code, or are about something that went wrong."""
    failed = sum(
        1
        for entry in entries
        if read_codes(entry.key or "")
        or any(
            isinstance(text, str) and mentions_failure(text)
            for text in (entry.key, entry.value, *(member.value for member in entries_of(entry.value)))
        )
    )
    return failed * 4 >= len(entries)


def _are_alternatives(path: tuple[str, ...]) -> bool:
    """Whether a list is that of a schema's alternatives."""
    return path[-1:] in (("oneOf",), ("anyOf",))


def _single_entries(entries: list[Entry]) -> list[Entry]:
    """Return the entries of the mappings in a list if each has one, whose key is of letters and a number (`- TK-001: text`)."""
    inner = [entries_of(entry.value) for entry in entries if entry.key is None]
    are_single = len(inner) == len(entries) and all(len(members) == 1 for members in inner)
    found = [members[0] for members in inner] if are_single else []
    return found if all(entry.key and NUMBERED.fullmatch(entry.key) for entry in found) else []


def _name_of(node: Node) -> tuple[str, ...]:
    """Return what an object is called by itself: `{"name": "ErrorCodes", "values": […]}`."""
    names = (node.get(key) for key in ("name", "title", "id")) if isinstance(node, YamlMap) else ()
    return tuple(name for name in names if isinstance(name, str))[:1]
