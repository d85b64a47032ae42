"""Cuts a file of keys and values into its sections: TOML by its parser, any other by its lines.

Escapes are those of java.util.Properties.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from msgspec import Struct, field

_PAIR = re.compile(
    r"\s{0,40}(?:\"([^\"\n]{1,300})\"|'([^'\n]{1,300})'|((?:\\.|[^\s=:\\\"'#\[\]{}<>|]){1,300}))\s{0,80}[=:]\s{0,80}(.*)$",
    re.DOTALL,
)
_SECTION = re.compile(r"\s{0,20}\[{1,2}\s?\"?([^\[\]\"]{1,200})\"?\s?\]{1,2}\s*(?:[#;].*)?$")
_TOML_HEADER = re.compile(r"^[ \t]{0,20}\[{1,2}([^\[\]\n]{1,300})\]", re.MULTILINE)
_QUOTED = re.compile(
    r"(?P<quote>[\"'])(?P<text>(?:\\.|(?!(?P=quote))[^\\])*+)(?P=quote)\s*+(?:[;,]\s*+)?(?:[#;/].*)?",
    re.DOTALL,
)
_NUMBER = re.compile(r"(-?\d{1,10}|0[xX][0-9A-Fa-f]{1,16})\s*+(?:[,;]\s*+)?(?://|/\*).*")
"""A number with a remark behind it, as in source code."""
_REMARK = re.compile(r"(?<=\s)[;#]\s[^\"']*$")
_COMMENT = ("#", "!", ";", "//", "/*", "*")
_UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": " ", "r": "", "f": ""}


class Pair(Struct, frozen=True):
    """A key and its value, with the number of their line."""

    key: str
    value: str
    line: int


class Section(Struct):
    """The pairs below a header in brackets, whose name and line are given; what comes before any is named ""."""

    name: str
    line: int
    pairs: list[Pair] = field(default_factory=list)


def toml_sections(text: str) -> list[Section] | None:
    """Return the tables of a TOML document that hold texts, None if it is not TOML; a table's line is its header's."""
    try:
        root = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    lines: dict[str, list[int]] = {}
    number, counted = 1, 0
    for found in _TOML_HEADER.finditer(text):
        number += text.count("\n", counted, found.start(1))
        counted = found.start(1)
        lines.setdefault(found.group(1).strip().strip("\"'"), []).append(number)
    todo: list[tuple[str, object]] = [("", root)]
    sections: list[Section] = []
    while todo:
        name, node = todo.pop()
        if isinstance(node, list) and len(node) == len(lines.get(name, ())):  # an array of tables
            todo.extend((name, item) for item in reversed(node))
        if not isinstance(node, dict):
            continue
        line = lines[name].pop(0) if lines.get(name) else 0
        pairs = [
            Pair(str(key), str(value).strip(), line)
            for key, value in node.items()
            if isinstance(value, (str, int))
        ]
        if pairs and line:
            sections.append(Section(name, line, pairs))
        todo.extend((f"{name}.{key}" if name else str(key), value) for key, value in node.items())
    return sorted(sections, key=lambda section: section.line)


def sections_of(text: str, *, remarks: bool = False) -> list[Section]:
    """Return the pairs of a text by section; a file without any pair has none. With `remarks` a value ends at ` ;`."""
    sections = [Section("", 0)]
    for number, line in logical_lines(text):
        if found := _SECTION.match(line):
            sections.append(Section(found.group(1), number))
        elif pair := _PAIR.match(line):
            key = next(filter(None, pair.groups()[:3]), "")
            value = _REMARK.sub("", pair.group(4)) if remarks else pair.group(4)
            sections[-1].pairs.append(Pair(_unescape(key), _value(value), number))
    return [section for section in sections if section.pairs]


def logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines without comments and empty ones; a line that ends with a backslash goes on the next."""
    kept: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not kept:
            if not line.strip() or line.lstrip().startswith(_COMMENT):
                continue
            start = number
        ends = len(line) - len(line.rstrip("\\"))
        if ends % 2:
            kept.append(line[:-1].lstrip() if kept else line[:-1])
            continue
        kept.append(line.lstrip() if kept else line)
        yield start, "".join(kept)
        kept = []
    if kept:
        yield start, "".join(kept)


def _value(text: str) -> str:
    text = text.strip()
    if quoted := _QUOTED.fullmatch(text):
        text = quoted.group("text")
    elif number := _NUMBER.fullmatch(text):
        text = number[1]
    return _unescape(text)


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    return _UNICODE.sub(
        lambda found: (
            chr(int(found.group(1), 16)) if found.group(1) else _ESCAPES.get(found.group(2), found.group(2))
        ),
        text,
    )
