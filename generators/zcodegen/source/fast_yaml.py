"""YAML as `zcodegen fmt` and most people write it, read line by line: four times as fast as by libyaml's events.

Promises: the same nodes and marks as `yaml.parse_yaml` gives, or nothing. A line that is not plainly one of a few forms
(`key: value`, `key:`, `- value`, `- key: value`, a comment, a literal block) makes the whole file the other parser's,
and so does every error: no finding is made here. YAML 1.2.2, chapters 6 to 8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from zcodegen.source.nodes import COLUMN_BITS, Node, YamlList, YamlMap
from zcodegen.source.plain import LEADING_ZERO, NUMBER_STARTS, WORDS, resolve_plain

Fragment: TypeAlias = Callable[[str, int], Node]
"""Reads what is in brackets or quotes, given its mark; raises NeedsFullParserError for what it cannot."""

_DEEPEST: Final = 16
_WIDEST: Final = 1_000
_LONGEST_KEY: Final = 100
_LONG_NUMBER: Final = 20
# What libyaml refuses, and what it takes for a line end or a space: tab, U+0085, U+2028, U+2029, U+FEFF.
_NOT_TEXT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# What precedes the colon of a pair: its indent, its dash, its key.
_HEAD: Final = re.compile(rf"( *)(- )?([A-Za-z_][A-Za-z0-9_.-]{{0,{_LONGEST_KEY - 1}}})")
_SYNTAX: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_NEGATIVE: Final = re.compile(r"-[0-9]")
_UNUSUAL: Final = _SYNTAX | NUMBER_STARTS
_WORD: Final = '(?:"[^"\\\\]*"|[\\w/](?:[^,\\[\\]{}?:#"\'`]*[^,\\[\\]{}?:#"\'` ])?)'
_PAIR: Final = rf"([A-Za-z_][A-Za-z0-9_.-]{{0,{_LONGEST_KEY - 1}}}): ({_WORD})"
_IN_LIST: Final = re.compile(_WORD)
_IN_MAP: Final = re.compile(_PAIR)
_SIMPLE_LIST: Final = re.compile(rf"\[(?:{_WORD}(?:, {_WORD})*)?\]")
_SIMPLE_MAP: Final = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}")
_SIMPLE_QUOTES: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")


class NeedsFullParserError(Exception):
    """The text is for the other parser."""


def read_lines(text: str, fragment: Fragment) -> YamlMap:
    """Return the mapping that a plainly written text holds; NeedsFullParserError for any other text."""
    if not text.replace("\n", " ").isprintable() and _NOT_TEXT.search(text):
        raise NeedsFullParserError
    return _Reader(text, fragment).read()


class _Reader:
    """Keeps the collections that are open, outermost first, with the column of their keys or dashes."""

    def __init__(self, text: str, fragment: Fragment) -> None:
        self._lines = text.split("\n")
        self._keys: dict[str, tuple[int, str, str]] = {}
        self._openers: dict[str, tuple[int, str, str]] = {}
        """What precedes the colon of a pair -> column, dash and key; in `_openers` the value is on a later line."""
        self.fragment = fragment
        self.root = YamlMap()
        self._open: list[tuple[int, YamlMap | YamlList]] = [(0, self.root)]
        self._waiting: str | None = None
        """The key whose value begins on a later line; its mark is in `_waiting_mark`."""
        self._waiting_mark = 0

    def read(self) -> YamlMap:
        """Read all lines."""
        number, lines, opened = -1, self._lines, self._open
        keys, openers, last = self._keys, self._openers, len(lines) - 1
        while number < last:
            number += 1
            line = lines[number]
            if not line:
                continue
            head, colon, value = line.partition(": ")
            place = (keys if colon else openers).get(head) or self._place(line, head, colon)
            if place is None:
                self._element(number, line)
                continue
            column, dash, key = place
            if dash:
                into: YamlMap | YamlList = YamlMap()
                self._append(number, column, into)
                column += 2
                opened.append((column, into))
            elif self._waiting is not None:
                into = self._begin(number, column, YamlMap)
            else:
                into = opened[-1][1] if opened[-1][0] == column else self._ended(column)
            if type(into) is not YamlMap or key in into:
                raise NeedsFullParserError
            mark = number << COLUMN_BITS | column
            if not colon:
                self._waiting, self._waiting_mark, into[key] = key, mark, None
            else:
                at = mark + len(key) + 2
                into.marks[key] = (mark, at)
                if (  # a value that is its own spelling: most lines
                    value
                    and value[0] not in _UNUSUAL
                    and ": " not in value
                    and " #" not in value
                    and value[-1] not in ": "
                ):
                    into[key] = WORDS.get(value, value)
                else:
                    number, into[key] = self._unusual(number, column, value, at)
        if self._waiting is not None or not self.root:
            raise NeedsFullParserError
        return self.root

    def _place(self, line: str, head: str, colon: str) -> tuple[int, str, str] | None:
        """Return the column, the dash and the key that a line starts with; None for a line without a key."""
        found = _HEAD.fullmatch(head if colon else line.removesuffix(":"))
        if found is None or (not colon and line[-1:] != ":"):
            return None
        indent, dash, key = found.groups("")
        place = len(indent), dash, key
        (self._keys if colon else self._openers)[head] = place
        return place

    def _element(self, number: int, line: str) -> None:
        """Take a line without a key in: `- value`, a comment, or an empty line."""
        text = line.lstrip(" ")
        if not text or text[0] == "#":
            return
        if not text.startswith("- ") or text == "- ":
            raise NeedsFullParserError
        column, value = len(line) - len(text), text[2:]
        self._append(number, column, self._value(value, number << COLUMN_BITS | column + 2))

    def _append(self, number: int, column: int, value: Node) -> None:
        waits = self._waiting is not None
        sequence = self._begin(number, column, YamlList) if waits else self._ended(column)
        if not isinstance(sequence, YamlList):
            raise NeedsFullParserError
        sequence.append(value)
        sequence.marks.append(number << COLUMN_BITS | column + 2)

    def _ended(self, column: int) -> YamlMap | YamlList:
        """Return the open collection whose keys or dashes are in `column`; those further right have ended."""
        opened = self._open
        while opened[-1][0] > column:
            opened.pop()
        if opened[-1][0] != column:
            raise NeedsFullParserError
        return opened[-1][1]

    def _begin(self, number: int, column: int, kind: type[YamlMap | YamlList]) -> YamlMap | YamlList:
        """Open the collection that the key that waits has as its value; return it."""
        above, parent = self._open[-1]
        if not above < column <= _WIDEST or len(self._open) > _DEEPEST or not isinstance(parent, YamlMap):
            raise NeedsFullParserError
        begun, key = kind(), self._waiting or ""
        parent[key] = begun
        parent.marks[key] = (self._waiting_mark, number << COLUMN_BITS | column)
        self._waiting = None
        self._open.append((column, begun))
        return begun

    def _unusual(self, number: int, column: int, value: str, mark: int) -> tuple[int, Node]:
        """Return the number of the last line of a value that begins on line `number`, and the value."""
        if value in {"|", "|-"}:
            return self._block(number, column, value)
        return number, self._value(value, mark)

    def _value(self, value: str, mark: int) -> Node:
        """Return the value of a scalar that is not plainly a string, or of what is in brackets."""
        if value.isdecimal() and value.isascii() and value[0] != "0" and len(value) < _LONG_NUMBER:
            return int(value)
        first = value[:1]
        if first and first in "[{\"'":
            return self._enclosed(value, mark)
        if not first or (first in _SYNTAX and not _NEGATIVE.match(value)):
            raise NeedsFullParserError
        if ": " in value or " #" in value or value[-1] in ": ":
            raise NeedsFullParserError
        return _resolve(value)

    def _enclosed(self, value: str, mark: int) -> Node:
        """Return what is in quotes or brackets: here if it is only words, else by the other parser."""
        if _SIMPLE_QUOTES.fullmatch(value):
            return value[1:-1]
        if _SIMPLE_LIST.fullmatch(value):
            sequence = YamlList()
            for found in _IN_LIST.finditer(value):
                sequence.append(_word(found[0]))
                sequence.marks.append(mark + found.start())
            return sequence
        if _SIMPLE_MAP.fullmatch(value):
            mapping = YamlMap()
            for found in _IN_MAP.finditer(value):
                if found[1] in mapping:
                    raise NeedsFullParserError
                mapping[found[1]] = _word(found[2])
                mapping.marks[found[1]] = (mark + found.start(), mark + found.start(2))
            return mapping
        return self.fragment(value, mark)

    def _block(self, number: int, column: int, header: str) -> tuple[int, str]:
        """Return the number of the last line of the literal block below line `number`, and its text."""
        lines, last = self._lines, number + 1
        first = lines[last] if last < len(lines) else ""
        margin = first[: len(first) - len(first.lstrip(" "))]
        if len(margin) <= column or len(margin) == len(first) or lines[-1]:
            raise NeedsFullParserError
        while last < len(lines) and (not lines[last] or lines[last].startswith(margin)):
            last += 1
        if last < len(lines) and not lines[last].strip(" "):
            raise NeedsFullParserError
        body = "\n".join([line[len(margin) :] for line in lines[number + 1 : last]]).rstrip("\n")
        return last - 1, body if header == "|-" else f"{body}\n"


def _word(text: str) -> Node:
    return text[1:-1] if text[0] == '"' else _resolve(text)


def _resolve(text: str) -> Node:
    if LEADING_ZERO.match(text):
        raise NeedsFullParserError
    return resolve_plain(text)
