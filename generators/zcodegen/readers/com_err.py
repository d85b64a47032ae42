"""The reader of com_err's error tables (`.et`), as Kerberos, e2fsprogs and Cyrus have them.

`error_table krb5` names the table, each `ec NAME, "text"` is the next code. A table's first code is made of the letters of its
name, six bits each, times 256, as a signed number of 32 bits (MIT's compile_et; the same in Heimdal's, whose `index` sets the
next number and whose `prefix` goes before the names).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zcodegen.readers.constants.values import string_of
from zcodegen.readers.rows import Page, Row, SkippedLine

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
_LETTER_BITS = 6
_CODE_BITS = 8
_WORD_BITS = 32
_TABLE = re.compile(
    r"^[^\S\n]{0,40}(?:error_table|et)[^\S\n]{1,40}(\w{1,60})(?:[^\S\n]{1,40}(\w{1,60}))?[^\S\n]{0,40}$",
    re.MULTILINE | re.ASCII,
)
_CODE = re.compile(
    r"[^\S\n]{0,40}(?:error_code|ec)[^\S\n]{1,40}(\w{0,100})(?:\s{0,40},\s{0,40}(\"(?:[^\"\\\n]|\\.){0,2000}+\")?)?"
)
_SETTING = re.compile(r"[^\S\n]{0,40}(index|prefix)\b[^\S\n]{0,40}(\w{0,60})")
_COMMENT = re.compile(r"^[^\S\n]{0,40}#[^\n]*", re.MULTILINE)


def is_com_err(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called an error table, and names one."""
    return source.path.lower().endswith(".et") and _TABLE.search(source.text) is not None


def read_com_err(source: Source, _root: Path | None, _words: HeaderVocabulary) -> Page:
    """Return the rows of an error table; never raises."""
    rows: list[Row] = []
    unread: list[SkippedLine] = []
    text = _COMMENT.sub("", source.text)
    table = _TABLE.search(text)
    number = first_code(table[2] or table[1]) if table else 0
    heading = (table[1],) if table else ()
    first, at, line, prefix = number, 0, 1, ""
    while at < len(text):
        found = _CODE.match(text, at) or _SETTING.match(text, at)
        behind = found.end() if found else max(at + 1, text.find("\n", at) + 1 or len(text))
        if found and found.re is _SETTING:
            word = found[2]
            if found[1] == "prefix":
                prefix = f"{word}_" if word else ""
            elif word.isdecimal():
                number = first + int(word)
        elif found:
            begin = line + text.count("\n", at, found.start(1))
            if found[1] and found[2]:
                message = " ".join(string_of(found[2]).split())
                rows.append(Row(begin, heading, (number,), prefix + found[1], message or None))
            elif found[1]:
                unread.append(SkippedLine(begin, found.group().strip(), "a code without a text"))
            number += 1
        line += text.count("\n", at, behind)
        at = behind
    lines = frozenset(range(1, line + 2)) if rows else frozenset()
    return Page(source.path, None, None, "com-err", tuple(rows), tuple(unread), passed=lines)


def first_code(name: str) -> int:
    """Return the first code of the table `name`: -1765328384 for `krb5`."""
    number = 0
    for letter in name:
        number = (number << _LETTER_BITS) + _LETTERS.index(letter) + 1
    number = (number << _CODE_BITS) & ((1 << _WORD_BITS) - 1)
    return number - (1 << _WORD_BITS) if number >> (_WORD_BITS - 1) else number
