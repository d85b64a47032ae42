"""The records of a YAML or JSON mapping whose keys are codes or names: `{"1001": "text"}`, `{"ERR_A": {…}}`, sub-conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from zcodegen.readers.constants.names import is_of_refusals
from zcodegen.readers.mappings.fields import FieldReader, may_be_codes, repeats
from zcodegen.readers.tables.codes import (
    is_identifier,
    is_plain_word,
    is_sqlstate,
    read_code_words,
    read_codes,
)
from zcodegen.readers.tables.column_content import are_http_statuses
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.failure_words import mentions_failure
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column

_UPPER = re.compile(r"[A-Z][A-Z0-9]*(?:[._-][A-Z0-9]+)+|[A-Z]{1,6}[-_]?\d{2,6}")
_CALLED = re.compile(r"err(?:ors?)?\.(?=[\w.-]+$)", re.IGNORECASE)
"""A key that says that its text is about an error: `errors.gate.shut`."""
LEAST = 2
LEAST_DOUBTFUL = 3
_SHORTEST_KEY = 3
_PLURALS = frozenset(("zero", "one", "two", "few", "many", "other"))
_LONGEST_CODE = 400
_DIGITS = re.compile(r"\d{3,10}")


class Entry(Struct, frozen=True):
    """A value in a list or, under its key, in a mapping."""

    value: Node
    line: int
    key: str | None = None


class Record(Struct):
    """The fields of an entry that a table can hold, and its SQLSTATE."""

    line: int
    fields: dict[str, str]
    sqlstate: str | None = None


def entries_of(node: Node) -> list[Entry]:
    """Return the values in a list or mapping, with their lines and keys; the plural forms of a text are that text."""
    if isinstance(node, YamlList):
        return [Entry(value, line_and_column(mark)[0]) for value, mark in zip(node, node.marks, strict=True)]
    if isinstance(node, YamlMap):
        return [
            Entry(_one_text(value), line_and_column(node.marks[key][0])[0], key)
            for key, value in node.items()
        ]
    return []


def _one_text(node: Node) -> Node:
    """Return the general form of a text that a mapping has by CLDR's plural categories, `{one: "…", other: "…"}`; else the node."""
    if (
        isinstance(node, YamlMap)
        and "other" in node
        and node.keys() <= _PLURALS
        and isinstance(node["other"], str)
    ):
        return node["other"]
    return node


def _is_status(number: str) -> bool:
    """Whether a number is an HTTP status of an answer that is used, or of any error."""
    return re.fullmatch(r"[45]\d\d", number) is not None or (
        number.isdecimal() and are_http_statuses((number,))
    )


def are_digits(values: Iterable[Node]) -> bool:
    """Whether values are strings of three digits or more each, some of which begin with a zero: codes, and no amounts."""
    texts = [value if isinstance(value, str) else "" for value in values]
    return all(map(_DIGITS.fullmatch, texts)) and any(text[0] == "0" for text in texts)


def _distinguish(numbers: list[str]) -> bool:
    """Whether numbers below the names of a mapping are its codes: most differ, or some do that are no HTTP statuses."""
    different = len(set(numbers))
    return different * 2 > len(numbers) or (
        different > 1 and different * 4 >= len(numbers) and not all(map(_is_status, numbers))
    )


class KeyedRecords:
    """Finds the records of mappings by their keys; what is in doubt is reported to `extraction`.

    `title` is what the document is called.
    """

    def __init__(self, extraction: Extraction, fields: FieldReader, title: str) -> None:
        self.extraction = extraction
        self.fields = fields
        self.about_refusals = is_of_refusals(title.replace(" ", ""))

    def flat(self, entries: list[Entry], *, about_errors: bool, least: int = LEAST_DOUBTFUL) -> list[Record]:
        """Return the records of `{"1001": "text"}`, `{"ERR_A": 1001}` or, on pages about errors, `{"ERR_A": "text"}`.

        It takes `least` names that have no number.
        """
        scalars = [
            entry
            for entry in entries
            if isinstance(entry.value, (str, int)) and not isinstance(entry.value, bool)
        ]
        if len(scalars) * 2 <= len(entries):
            return []
        texts = [scalar for scalar in scalars if isinstance(scalar.value, str) and scalar.key is not None]
        if (
            about_errors
            and len(scalars) >= min(least, LEAST)
            and are_digits([entry.value for entry in entries])
        ):
            return [
                Record(entry.line, {"code": str(entry.value), "name": str(entry.key)}) for entry in scalars
            ]
        called = [text for text in texts if _CALLED.match(text.key or "")]
        are_many = len(called) >= LEAST_DOUBTFUL and len(called) * 5 > len(entries)
        if are_many and len(called) < len(entries) and not about_errors:
            other = next(entry for entry in entries if not _CALLED.match(entry.key or ""))
            self.extraction.miss(
                other.line,
                str(other.key),
                f"{len(entries) - len(called)} keys without a code among keys with one",
            )
            return self._spoken(called)
        by_number = [text for text in texts if read_codes(text.key or "")]
        if len(by_number) >= LEAST and len(by_number) * 2 > len(entries):
            if about_errors or may_be_codes({str(text.key): str(text.value) for text in by_number}):
                return self._spoken(texts)
            first = f"{by_number[0].key}: {by_number[0].value}"
            self.extraction.miss(
                by_number[0].line, first, f"{len(by_number)} numbers with a text may be codes"
            )
            return []
        named = [
            scalar
            for scalar in scalars
            if scalar.key
            and is_identifier(scalar.key)
            and ("-" in scalar.key or not is_plain_word(scalar.key))
        ]
        fields = sum(1 for scalar in scalars if self.fields.role(scalar.key or ""))
        is_object = least < LEAST_DOUBTFUL and fields * 4 > len(scalars)
        if len(named) < least or len(named) * 2 <= len(entries) or is_object:
            return []
        if not about_errors and not self.about_refusals:
            return []
        numbers = [entry for entry in named if isinstance(entry.value, int)]
        if len(numbers) * 2 > len(named) and len({entry.value for entry in numbers}) * 2 > len(numbers):
            numbered = [entry for entry in scalars if isinstance(entry.value, int) and entry.key]
            return [
                Record(entry.line, {"code": str(entry.value), "name": str(entry.key)})
                for entry in (numbered if len(numbered) == len(entries) else numbers)
            ]
        spoken = [entry for entry in named if isinstance(entry.value, str) and entry.value.strip()]
        return self._spoken(texts) if about_errors and len(spoken) * 2 > len(named) else []

    def _spoken(self, texts: list[Entry]) -> list[Record]:
        """Return the records of keys that are codes; the others are reported."""
        records = []
        for value in texts:
            key, text = str(value.key), str(value.value)
            if text.strip() and (read_codes(key) or read_code_words(key)):
                records.append(Record(value.line, {"code": key, "message": text}))
            else:
                self.extraction.miss(
                    value.line, f"{key}: {text}", "an entry without a code among entries with one"
                )
        return records

    def keyed(self, entries: list[Entry], *, about_errors: bool) -> list[Record]:
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
        about = about_errors or self._advise(maps)
        fields = [self.fields_of(mapping, with_key=False) for mapping in maps]
        failed = sum(
            1
            for key, row in zip(keys, fields, strict=True)
            if any(map(mentions_failure, (key, *row.values())))
        )
        is_upper = upper * 2 > len(keys) and (about or failed * 4 >= len(keys))
        if not (numeric * 2 > len(keys) or is_upper or (about and symbols * 5 > len(keys) * 4)):
            return []
        texts = sum(1 for row in fields if any(self.fields.role(key) in TEXT_ROLES for key in row))
        codes = [
            {
                key: value
                for key, value in row.items()
                if self.fields.role(key) is Role.CODE and key.casefold() != "sqlstate"
            }
            for row in fields
        ]
        own = [value for row in codes for value in row.values()]
        if texts * 2 <= len(maps) or (len(own) * 2 > len(maps) and _distinguish(own)):
            return []
        records: list[Record] = []
        for entry in entries:
            if isinstance(entry.value, YamlMap) and entry.key:
                records += self._conditions(entry, entry.key, None)
            elif isinstance(entry.value, str) and read_codes(entry.key or "") and numeric * 2 > len(keys):
                records.append(Record(entry.line, {"code": str(entry.key), "message": entry.value}))
        return records

    def _advise(self, maps: list[Entry]) -> bool:
        """Whether most entries have a message and say what to do about it."""
        roles = [{self.fields.role(key) for key in self.fields_of(entry, with_key=False)} for entry in maps]
        advised = sum(1 for found in roles if Role.MESSAGE in found and Role.ACTION in found)
        return advised >= LEAST_DOUBTFUL and advised * 2 > len(maps)

    def _conditions(self, entry: Entry, code: str, sqlstate: str | None) -> Iterator[Record]:
        """Yield the record of an entry that its key names, then those of the conditions below it."""
        fields = self.fields_of(entry, with_key=False)
        state = next((value for key, value in fields.items() if key.casefold() == "sqlstate"), sqlstate)
        kept = {
            key: value
            for key, value in fields.items()
            if key.casefold() != "sqlstate" and self.fields.role(key) is not Role.CODE
        }
        for key, value in fields.items():
            if self.fields.role(key) is Role.CODE and key.casefold() != "sqlstate" and value != code:
                kept["http status" if _is_status(value) else "number of the code"] = value
        yield Record(entry.line, {"code": code, **kept}, state if state and is_sqlstate(state) else None)
        for member in entries_of(entry.value):
            inner = [
                child for child in entries_of(member.value) if isinstance(child.value, YamlMap) and child.key
            ]
            if not inner or len(code) > _LONGEST_CODE:
                continue
            with_text = [
                child
                for child in inner
                if any(self.fields.role(key) in TEXT_ROLES for key in self.fields_of(child, with_key=False))
            ]
            if len(with_text) * 2 > len(inner):
                for child in inner:
                    yield from self._conditions(child, f"{code}.{child.key}", state)

    def fields_of(self, entry: Entry, *, with_key: bool = True) -> dict[str, str]:
        """Return an entry's scalars as texts; the key above it is its code or its name, if it has none."""
        if not isinstance(entry.value, YamlMap):
            return {}
        fields = dict(self.fields.scalars(entry.value))
        if " " in fields.get("default", "") and not any(
            self.fields.role(name) in TEXT_ROLES for name in fields
        ):
            fields["message"] = fields.pop("default")
        key = entry.key if with_key else None
        roles = {self.fields.role(name) for name in fields}
        if key is not None and Role.CODE not in roles and read_codes(key):
            return {"code": key, **fields}
        if key is not None and Role.CODE in roles and Role.NAME not in roles:
            # a key of digits numbers the entries: it may be a part of the code
            return fields if repeats(key, fields) else {"name": key, **fields}
        return fields
