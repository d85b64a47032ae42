"""The reader of YAML and JSON: lists of mappings with a code each, mappings by code or name, enumerations of schemas.

Keys are known by the same words as the headers of a table. A mapping that is alone is an example, not a row: only in a
list of at least two, or under a key that is its code or name, a mapping counts. A mapping below an entry whose values
have texts of their own holds sub-conditions: `AS_OF_JOIN.TOLERANCE_NOT_CONSTANT` (Apache Spark's error conditions).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.diagnostics import Finding
from zcodegen.readers.json_nodes import parse_json
from zcodegen.readers.mapping_fields import (
    TEXTS,
    FieldReader,
    are_hexadecimal,
    may_be_codes,
    pair_fields,
    repeats,
)
from zcodegen.readers.markdown.gfm import has_table
from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, SkippedLine, name_of_page
from zcodegen.readers.schema_enums import enum_fields
from zcodegen.readers.tables.codes import (
    is_identifier,
    is_plain_word,
    is_sqlstate,
    read_code_words,
    read_codes,
)
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import is_of_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow
from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column
from zcodegen.source.yaml import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_SUFFIXES = (".json", ".yaml", ".yml", ".jsonc", ".json5")
_JSON = re.compile(r"\s*(?:\{\s*\"|\[\s*[{\[])")
_TEMPLATE = re.compile(r"^[^\S\n]*\{\{|\{%", re.MULTILINE)
_UPPER = re.compile(r"[A-Z][A-Z0-9]*(?:[._-][A-Z0-9]+)+|[A-Z]{1,6}[-_]?\d{2,6}")
_NO_CODES = frozenset(
    ("properties", "parameters", "paths", "schemas", "definitions", "$defs",
     "tags", "examples", "dependencies", "devdependencies", "scripts", "patterns")
)  # fmt: skip
_LEAST = 2
_LEAST_DOUBTFUL = 3
_MAX_DEPTH = 40
_SHORTEST_KEY = 3
_LONGEST_CODE = 400


def is_mappings(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is YAML by its name or JSON by its look, without tables in its texts (those are Markdown's)."""
    if has_table(source.text):
        return False
    return source.path.lower().endswith(_SUFFIXES) or _JSON.match(source.text) is not None


def read_mappings(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a YAML or JSON document; never raises. A document that cannot be parsed is one skipped line."""
    findings: list[Finding] = []
    node = parse_json(source.text)
    if node is None:
        node, findings = parse_yaml(source.text, source.path)
    extraction = Extraction(words)
    document = _Document(extraction, is_of_errors(name_of_page(source.path)))
    if node is not None:
        document.read(node)
    unread = tuple(
        SkippedLine(finding.location.line, finding.message, "not readable as YAML or JSON")
        for finding in findings
        if node is None
    )
    title = node.get("title") if isinstance(node, YamlMap) else None
    return Page(
        source.path,
        None,
        title if isinstance(title, str) else None,
        "mappings",
        tuple(extraction.rows),
        (*unread, *extraction.unread),
        passed=frozenset(range(1, source.text.count("\n") + 2)) if node is not None else frozenset(),
    )


class _Entry(Struct, frozen=True):
    """A value in a list or, under its key, in a mapping."""

    value: Node
    line: int
    key: str | None = None


class _Record(Struct):
    """The fields of an entry that a table can hold, and its SQLSTATE."""

    line: int
    fields: dict[str, str]
    sqlstate: str | None = None


class _Document:
    """Everything below the root of one document that is a table of codes."""

    def __init__(self, extraction: Extraction, about_errors: bool) -> None:  # noqa: FBT001  # a column of a table
        self.extraction = extraction
        self.about_errors = about_errors
        self.fields = FieldReader(extraction.words)

    def read(self, root: Node) -> None:
        """Read all containers, outermost first."""
        todo: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
        while todo:
            node, path = todo.pop()
            if len(path) > _MAX_DEPTH:
                continue
            if (
                isinstance(node, YamlMap)
                and isinstance(node.get("enum"), YamlList)
                and self._enumeration(node, path)
            ):
                continue
            entries = _entries(node)
            if self._table(node, entries, path):
                continue
            self._doubt(entries, path)
            named = (*path, *_name_of(node))
            todo.extend(
                (entry.value, named if entry.key is None else (*named, entry.key))
                for entry in reversed(entries)
            )

    def _is_about_errors(self, path: tuple[str, ...]) -> bool:
        return self.about_errors or any(is_of_errors(key) for key in path[-3:])

    def _table(self, node: Node, entries: list[_Entry], path: tuple[str, ...]) -> bool:
        """Read a list or mapping as a table; return whether it is one."""
        if are_hexadecimal([entry.key or "" for entry in entries]):
            for entry in entries:
                self.extraction.miss(entry.line, str(entry.key), "a hexadecimal number without 0x")
            return True
        records = self._records(node, entries, path)
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

    def _interpret(self, records: list[_Record], path: tuple[str, ...]) -> None:
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

    def _records(self, node: Node, entries: list[_Entry], path: tuple[str, ...]) -> list[_Record]:
        if len(entries) < _LEAST or (path and path[-1].casefold() in _NO_CODES):
            return []
        if isinstance(node, YamlMap):
            if flat := self._flat(entries, path):
                return flat
            if keyed := self._keyed(entries, path):
                return keyed
        rows = [_Record(entry.line, self._fields(entry)) for entry in entries]
        self.fields.call_code([row.fields for row in rows])
        if (
            self._is_about_errors(path)
            and (pairs := [pair_fields(entry.value) for entry in entries])
            and all(pairs)
        ):
            return [_Record(entry.line, fields) for entry, fields in zip(entries, pairs, strict=True)]
        if self._is_about_errors(path):
            rows = [_Record(row.line, self._with_code(row.fields), row.sqlstate) for row in rows]
        coded = sum(1 for row in rows if any(self.fields.role(key) is Role.CODE for key in row.fields))
        if coded < _LEAST or coded * 2 < len(rows):
            return []
        if not any(self.fields.role(key) in (*TEXTS, Role.NAME) for row in rows for key in row.fields):
            return []
        spoken = any(self.fields.role(key) in TEXTS for row in rows for key in row.fields)
        return rows if spoken or not any(self._holds_codes(entry.value) for entry in entries) else []

    def _holds_codes(self, node: Node) -> bool:
        """Whether objects below an entry have a code and a text each: the entry is the part of a program they are of."""
        below = [entry for child in _entries(node) for entry in _entries(child.value)]
        for member in below:
            roles = {self.fields.role(key) for key in self._fields(member)}
            if Role.CODE in roles and roles.intersection(TEXTS):
                return True
        return False

    def _with_code(self, fields: dict[str, str]) -> dict[str, str]:
        """Return the fields of an entry, its number called a code if it has no other: `{"name": "ParseError", "value": -7}`."""
        roles = {self.fields.role(key) for key in fields}
        number = fields.get("value") or fields.get("number") or fields.get("id")
        if Role.CODE in roles or number is None or not read_codes(number):
            return fields
        return {"code": number, **{key: text for key, text in fields.items() if text is not number}}

    def _flat(self, entries: list[_Entry], path: tuple[str, ...]) -> list[_Record]:
        """Return the records of `{"1001": "text"}`, `{"ERR_A": 1001}` or, on pages about errors, `{"ERR_A": "text"}`."""
        scalars = [
            entry
            for entry in entries
            if isinstance(entry.value, (str, int)) and not isinstance(entry.value, bool)
        ]
        if len(scalars) * 2 <= len(entries):
            return []
        texts = [scalar for scalar in scalars if isinstance(scalar.value, str) and scalar.key is not None]
        by_number = [text for text in texts if read_codes(text.key or "")]
        if len(by_number) >= _LEAST and len(by_number) * 2 > len(entries):
            if self._is_about_errors(path) or may_be_codes(
                {str(text.key): str(text.value) for text in by_number}
            ):
                return self._spoken(texts)
            first = f"{by_number[0].key}: {by_number[0].value}"
            self.extraction.miss(
                by_number[0].line, first, f"{len(by_number)} numbers with a text may be codes"
            )
            return []
        named = [
            scalar
            for scalar in scalars
            if scalar.key and is_identifier(scalar.key) and not is_plain_word(scalar.key)
        ]
        if len(named) < _LEAST_DOUBTFUL or len(named) * 2 <= len(entries) or not self._is_about_errors(path):
            return []
        numbers = [entry for entry in named if isinstance(entry.value, int)]
        if len(numbers) * 2 > len(named) and len({entry.value for entry in numbers}) * 2 > len(numbers):
            return [
                _Record(entry.line, {"code": str(entry.value), "name": str(entry.key)}) for entry in numbers
            ]
        spoken = [entry for entry in named if isinstance(entry.value, str) and entry.value.strip()]
        return self._spoken(texts) if len(spoken) * 2 > len(named) else []

    def _spoken(self, texts: list[_Entry]) -> list[_Record]:
        """Return the records of keys that are codes; the others are reported."""
        records = []
        for value in texts:
            key, text = str(value.key), str(value.value)
            if text.strip() and (read_codes(key) or read_code_words(key)):
                records.append(_Record(value.line, {"code": key, "message": text}))
            else:
                self.extraction.miss(
                    value.line, f"{key}: {text}", "an entry without a code among entries with one"
                )
        return records

    def _keyed(self, entries: list[_Entry], path: tuple[str, ...]) -> list[_Record]:
        """Return the records of a mapping whose keys are the codes, with those of the sub-conditions below them."""
        maps = [entry for entry in entries if isinstance(entry.value, YamlMap) and entry.key]
        if len(maps) * 2 <= len(entries):
            return []
        keys = [mapping.key or "" for mapping in maps]
        numeric = sum(1 for key in keys if read_codes(key))
        upper = sum(
            1 for key in keys if _UPPER.fullmatch(key) or (key.isupper() and len(key) >= _SHORTEST_KEY)
        )
        symbols = sum(1 for key in keys if is_identifier(key))
        about = self._is_about_errors(path)
        if not (numeric * 2 > len(keys) or upper * 2 > len(keys) or (about and symbols * 5 > len(keys) * 4)):
            return []
        fields = [self._fields(mapping, with_key=False) for mapping in maps]
        texts = sum(1 for row in fields if any(self.fields.role(key) in TEXTS for key in row))
        codes = [
            {
                key: value
                for key, value in row.items()
                if self.fields.role(key) is Role.CODE and key.casefold() != "sqlstate"
            }
            for row in fields
        ]
        own = [value for row in codes for value in row.values()]
        if texts * 2 <= len(maps) or (len(own) * 2 > len(maps) and len(set(own)) * 2 > len(own)):
            return []
        records: list[_Record] = []
        for mapping in maps:
            records += self._conditions(mapping, mapping.key or "", None)
        return records

    def _conditions(self, entry: _Entry, code: str, sqlstate: str | None) -> Iterator[_Record]:
        """Yield the record of an entry that its key names, then those of the conditions below it."""
        fields = self._fields(entry, with_key=False)
        state = next((value for key, value in fields.items() if key.casefold() == "sqlstate"), sqlstate)
        kept = {
            key: value
            for key, value in fields.items()
            if key.casefold() != "sqlstate" and self.fields.role(key) is not Role.CODE
        }
        for key, value in fields.items():
            if self.fields.role(key) is Role.CODE and key.casefold() != "sqlstate" and value != code:
                kept["http status" if re.fullmatch(r"[1-5]\d\d", value) else "number of the code"] = value
        yield _Record(entry.line, {"code": code, **kept}, state if state and is_sqlstate(state) else None)
        for member in _entries(entry.value):
            inner = [
                child for child in _entries(member.value) if isinstance(child.value, YamlMap) and child.key
            ]
            if not inner or len(code) > _LONGEST_CODE:
                continue
            with_text = [
                child
                for child in inner
                if any(self.fields.role(key) in TEXTS for key in self._fields(child, with_key=False))
            ]
            if len(with_text) * 2 > len(inner):
                for child in inner:
                    yield from self._conditions(child, f"{code}.{child.key}", state)

    def _enumeration(self, node: YamlMap, path: tuple[str, ...]) -> bool:
        """Read the values of a schema's `enum`; return whether it is one of codes."""
        title = node.get("title")
        if not self._is_about_errors(path) and not (isinstance(title, str) and is_of_errors(title)):
            return False
        found = enum_fields(node, lambda value: self._fields(_Entry(value, 0), with_key=False))
        records = [_Record(line, fields) for line, fields in found]
        if any(len(record.fields) > 1 for record in records):
            self._interpret(records, (*path, title) if isinstance(title, str) else path)
        else:
            for record in records:
                code = record.fields["code"]
                self.extraction.miss(record.line, code, "a code of an enumeration without any text")
        return bool(records)

    def _doubt(self, entries: list[_Entry], path: tuple[str, ...]) -> None:
        """Report entries that have a code and a text, if too few of their neighbours have one for a table."""
        doubtful = []
        for entry in entries:
            fields = self._fields(entry)
            roles = {self.fields.role(key): text for key, text in fields.items()}
            if read_codes(roles.get(Role.CODE, "")) and {Role.MESSAGE, Role.NAME}.intersection(roles):
                doubtful.append((entry, fields))
        if not any(entry.key is None for entry, _ in doubtful) and not (
            len(doubtful) >= _LEAST_DOUBTFUL and self._is_about_errors(path)
        ):
            return
        for entry, fields in doubtful:
            text = ", ".join(fields.values())
            self.extraction.miss(entry.line, text, "too few of the list's entries have a code")

    def _fields(self, entry: _Entry, *, with_key: bool = True) -> dict[str, str]:
        """Return an entry's scalars as texts; the key above it is its code or its name, if it has none."""
        if not isinstance(entry.value, YamlMap):
            return {}
        fields = dict(self.fields.scalars(entry.value))
        key = entry.key if with_key else None
        roles = {self.fields.role(name) for name in fields}
        if key is not None and Role.CODE not in roles and read_codes(key):
            return {"code": key, **fields}
        if key is not None and Role.CODE in roles and Role.NAME not in roles:
            # a key of digits numbers the entries: it may be a part of the code
            return fields if repeats(key, fields) else {"name": key, **fields}
        return fields


def _entries(node: Node) -> list[_Entry]:
    if isinstance(node, YamlList):
        return [_Entry(value, line_and_column(mark)[0]) for value, mark in zip(node, node.marks, strict=True)]
    if isinstance(node, YamlMap):
        return [_Entry(value, line_and_column(node.marks[key][0])[0], key) for key, value in node.items()]
    return []


def _name_of(node: Node) -> tuple[str, ...]:
    """Return what an object is called by itself: `{"name": "ErrorCodes", "values": […]}`."""
    names = (node.get(key) for key in ("name", "title", "id")) if isinstance(node, YamlMap) else ()
    return tuple(name for name in names if isinstance(name, str))[:1]
