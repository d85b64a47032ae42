"""YAML as `zcodegen fmt` and most people write it, read line by line: four times as fast as by libyaml's events.

Promises: the same nodes and marks as `yaml.parse_yaml` gives, or nothing. A line that is not plainly one of a few forms
(`key: value`, `key:`, `- value`, `- key: value`, a comment, a literal block) makes the whole file the other parser's,
and so does every error: no finding is made here. YAML 1.2.2, chapters 6 to 8.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final, TypeAlias

from zcodegen.source.nodes import COLUMN_BITS, Node, YamlList, YamlMap
from zcodegen.source.plain import LEADING_ZERO, NUMBER_STARTS, WORDS, resolve_plain

Fragment: TypeAlias = Callable[[str, int], Node]
"""Reads what is in brackets or quotes, given its mark; raises NeedsFullParserError for what it cannot."""

_DEEPEST: Final = 16
_WIDEST: Final = 1_000
_LONGEST_KEY: Final = 100
# What libyaml refuses, and what it takes for a line end or a space: tab, U+0085, U+2028, U+2029, U+FEFF.
_NOT_TEXT: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# Every line is one match: its indent, its dash, key and value, or anything else.
_LINES: Final = re.compile(
    rf"^( *)(- )?(?:([A-Za-z_][A-Za-z0-9_.-]{{0,{_LONGEST_KEY - 1}}}):(?: (.+))?|(.*))$", re.MULTILINE
)
_SYNTAX: Final = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_NEGATIVE: Final = re.compile(r"-[0-9]")
_UNUSUAL: Final = _SYNTAX | NUMBER_STARTS
_WORD: Final = '(?:"[^"\\\\]*"|\\w(?:[^,\\[\\]{}?:#"\'`]*[^,\\[\\]{}?:#"\'` ])?)'
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
    if _NOT_TEXT.search(text):
        raise NeedsFullParserError
    return _Reader(text, fragment).read()


class _Reader:
    """Keeps the collections that are open, outermost first, with the column of their keys or dashes."""

    def __init__(self, text: str, fragment: Fragment) -> None:
        self.text = text
        self.fragment = fragment
        self.root = YamlMap()
        self._open: list[tuple[int, YamlMap | YamlList]] = [(0, self.root)]
        self._waiting: str | None = None
        """The key whose value begins on a later line; its mark is in `_waiting_mark`."""
        self._waiting_mark = 0

    def read(self) -> YamlMap:
        """Read all lines."""
        found: list[tuple[str, str, str, str, str]] = _LINES.findall(self.text)
        number, count = 0, len(found)
        opened = self._open
        while number < count:
            indent, dash, key, value, other = found[number]
            if key:
                column, into = opened[-1]
                if (  # the next key of the innermost mapping, with a value that is its own spelling: most lines
                    value
                    and not dash
                    and len(indent) == column
                    and self._waiting is None
                    and type(into) is YamlMap
                    and key not in into
                    and value[0] not in _UNUSUAL
                    and ": " not in value
                    and " #" not in value
                    and value[-1] not in ": "
                ):
                    mark = number << COLUMN_BITS | column
                    into.marks[key] = (mark, mark + len(key) + 2)
                    into[key] = WORDS.get(value, value)
                else:
                    number = self._pair(number, len(indent), dash, key, value)
            elif dash and other:
                self._element(number, len(indent), other)
            elif dash or (other and other[0] != "#"):
                raise NeedsFullParserError
            number += 1
        if self._waiting is not None or not self.root:
            raise NeedsFullParserError
        return self.root

    def _pair(self, number: int, column: int, dash: str, key: str, value: str) -> int:
        """Take `key: value` in, with or without a dash before it; return the number of the last line that is taken."""
        if dash:
            into: YamlMap | YamlList = YamlMap()
            self._append(number, column, into)
            column += 2
            self._open.append((column, into))
        else:
            opened, into = self._open[-1]
            if opened != column or self._waiting is not None:
                into = self._collection(number, column, YamlMap)
        if type(into) is not YamlMap or key in into:
            raise NeedsFullParserError
        mark = number << COLUMN_BITS | column
        if not value:
            self._waiting, self._waiting_mark, into[key] = key, mark, None
            return number
        at = mark + len(key) + 2
        into.marks[key] = (mark, at)
        if value[0] not in _UNUSUAL and ": " not in value and " #" not in value and value[-1] not in ": ":
            into[key] = WORDS.get(value, value)
        elif value in {"|", "|-"}:
            number, into[key] = self._block(number, column, value)
        else:
            into[key] = self._value(value, at)
        return number

    def _element(self, number: int, column: int, value: str) -> None:
        """Take `- value` in."""
        self._append(number, column, self._value(value, number << COLUMN_BITS | column + 2))

    def _append(self, number: int, column: int, value: Node) -> None:
        sequence = self._collection(number, column, YamlList)
        if not isinstance(sequence, YamlList):
            raise NeedsFullParserError
        sequence.append(value)
        sequence.marks.append(number << COLUMN_BITS | column + 2)

    def _collection(self, number: int, column: int, kind: type[YamlMap | YamlList]) -> YamlMap | YamlList:
        """Return the open collection whose keys or dashes are in `column`, opening one for the key that waits."""
        opened = self._open
        if self._waiting is not None:
            return self._begin(number, column, kind)
        while opened[-1][0] > column:
            opened.pop()
        if opened[-1][0] != column:
            raise NeedsFullParserError
        return opened[-1][1]

    def _begin(self, number: int, column: int, kind: type[YamlMap | YamlList]) -> YamlMap | YamlList:
        above, parent = self._open[-1]
        if not above < column <= _WIDEST or len(self._open) > _DEEPEST or not isinstance(parent, YamlMap):
            raise NeedsFullParserError
        begun, key = kind(), self._waiting or ""
        parent[key] = begun
        parent.marks[key] = (self._waiting_mark, number << COLUMN_BITS | column)
        self._waiting = None
        self._open.append((column, begun))
        return begun

    def _value(self, value: str, mark: int) -> Node:
        """Return the value of a scalar that is not plainly a string, or of what is in brackets."""
        first = value[0]
        if first in "[{\"'":
            return self._enclosed(value, mark)
        if first in _SYNTAX and not _NEGATIVE.match(value):
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

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

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
