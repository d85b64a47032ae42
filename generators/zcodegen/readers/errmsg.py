"""The reader of MySQL's and MariaDB's message files (errmsg-utf8.txt, messages_to_clients.txt).

Numbers are implicit: `start-error-number` and `skip-to-error-number` set the next one, every name at the start of a
line takes one. A name may carry its SQLSTATE (and ODBC state); the lines under it give a text a language.
The format is described in the header of MySQL's share/messages_to_clients.txt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from zcodegen.readers.rows import Page, Row, SkippedLine

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

LANGUAGES = {
    "bgn": "bg", "chi": "zh-CN", "cze": "cs", "dan": "da", "eng": "en", "est": "et", "fre": "fr", "geo": "ka",
    "ger": "de", "greek": "el", "hindi": "hi", "hun": "hu", "ita": "it", "jpn": "ja", "kor": "ko", "nla": "nl",
    "nor": "nb", "norwegian-ny": "nn", "pol": "pl", "por": "pt", "rum": "ro", "rus": "ru", "serbian": "sr",
    "slo": "sk", "spa": "es", "sw": "sw", "swe": "sv", "ukr": "uk",
}  # fmt: skip

_DIRECTIVE = re.compile(
    r"(languages|default-language|(?:start|skip-to)-error-number|reserved-error-section)\b\s*(.*)"
)
_NAME = re.compile(r"([A-Z_][A-Za-z0-9_]{1,127})(?:\s+([0-9A-Z]{5}))?(?:\s+([0-9A-Z]{5}))?\s*(?:#.*)?$")
_TEXT = re.compile(r"\s+([a-z][a-z-]{1,30})\s+\"(.*)$")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}


class _State(Struct):
    """The entry that the next text belongs to, and the number that the next entry takes."""

    next_number: int = 1000
    number: int | None = None
    name: str | None = None
    sqlstate: str | None = None
    line: int = 0
    texts: int = 0
    rows: list[Row] = field(default_factory=list)
    unread: list[SkippedLine] = field(default_factory=list)

    def close(self) -> None:
        """Give an entry without any text a row of its own."""
        if self.number is not None and not self.texts:
            self.rows.append(Row(self.line, (), (self.number,), self.name, sqlstate=self.sqlstate))

    def open(self, line: int, name: str, sqlstate: str | None) -> None:
        """Begin the entry called `name` on `line`."""
        self.close()
        self.number, self.name, self.sqlstate, self.line, self.texts = (
            self.next_number,
            name,
            sqlstate,
            line,
            0,
        )
        self.next_number += 1


def is_errmsg(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` declares the number that its messages start with."""
    return re.search(r"^(start-error-number \d|languages \w+=)", source.text, re.MULTILINE) is not None


def read_errmsg(source: Source, _root: Path | None, _words: HeaderVocabulary) -> Page:
    """Return a row for each entry and language, its locale in the row; never raises."""
    state = _State()
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            _read_line(number, line, state)
    state.close()
    return Page(source.path, None, None, "errmsg", tuple(state.rows), tuple(state.unread))


def _read_line(number: int, line: str, state: _State) -> None:
    if directive := _DIRECTIVE.match(line):
        _direct(directive.group(1), directive.group(2), state)
    elif name := _NAME.match(line):
        state.open(number, name.group(1), name.group(2))
    elif (text := _TEXT.match(line.rstrip())) and state.number is not None:
        state.texts += 1
        locale = LANGUAGES.get(text.group(1), text.group(1))
        message = _ESCAPE.sub(_escaped, text.group(2).removesuffix('"'))
        state.rows.append(
            Row(
                number,
                (),
                (state.number,),
                state.name,
                message or None,
                locale=locale,
                sqlstate=state.sqlstate,
            )
        )
    elif not line.rstrip().endswith((",", ";")):
        state.unread.append(
            SkippedLine(number, line.strip()[:120], "neither a name nor a text in a language")
        )


def _direct(word: str, value: str, state: _State) -> None:
    number = re.match(r"\d{1,9}", value)
    if number and word in ("start-error-number", "skip-to-error-number"):
        state.close()
        state.number = None
        state.next_number = int(number.group())


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found.group(1), found.group(1))
