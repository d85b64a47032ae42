"""The reader of SQL that fills a table of errors: `INSERT INTO error_codes (code, message) VALUES (1001, 'text'), …`, pg_dump's `COPY`.

The columns are those that the statement names, else those of its `CREATE TABLE`. Only tables that are called after
errors, or after codes or messages with a column of errors, are read; logs of errors are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from zcodegen.readers.markup.text import verbatim
from zcodegen.readers.rows import Page, name_of_page
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import is_of_errors
from zcodegen.readers.tables.interpret import interpret
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.tables.table import Cell, Table, TableRow

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

SQL_SUFFIXES = (".sql", ".ddl", ".psql", ".pgsql")
_TOKEN = re.compile(
    r"(?P<gap>\s+|--[^\n]*)|[NnEe]?(?P<string>'(?:[^'\\]|''|\\.)*+')|(?P<mark>[(),;])"
    r"|(?P<word>(?:`[^`\n]{1,200}`|\"[^\"\n]{1,200}\"|\[[^\]\n]{1,200}\]|[^\s'(),;`\"\[]++)++)",
    re.DOTALL,
)
_COPY = re.compile(
    r"^COPY\s+(?P<table>[\w.\"]{1,200})\s*\((?P<columns>[^()\n]{1,4000})\)\s+FROM\s+stdin[^;\n]{0,200};\n"
    r"(?P<body>(?:(?!\\\.)[^\n]*+\n)*+)",
    re.MULTILINE | re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\)\s{0,20},\s{0,20}\n(?=\s{0,40}\(\s{0,9}(?:[\d'-]|$))|\n(?=\s{0,40}(?:INSERT|CREATE|UPDATE|DELETE|DROP|ALTER)\s)",
    re.IGNORECASE,
)
"""Where the next row or statement begins, within a string that a quote in a text has opened."""
_MOST_BROKEN = 50
_BEHIND_STRINGS = frozenset(("as", "at", "collate", "escape"))
_ESCAPE = re.compile(r"''|\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "t": " ", "r": ""}
_NO_COLUMNS = frozenset(("primary", "unique", "constraint", "key", "index", "foreign", "check", "fulltext"))
_CATALOG = re.compile(r"(?:codes?|messages?|msgs?|catalogu?e?|texts?)$", re.IGNORECASE)
_KEYS = ("id", "no", "number", "num", "key", "value")
_LOG = re.compile(r"(?:^|_)(?:logs?|logged|history|audit|events?|reports?|queue|jobs?)(?:_|$)", re.IGNORECASE)
_MOST_VALUES = 200
_FEW_COLUMNS, _LEAST_KEYS = 3, 3
_DIGIT = re.compile(r"\d")


class _Token(Struct, frozen=True):
    kind: str
    text: str
    line: int


class _Filled(Struct):
    """A table of the database: its columns, and the lines of values that it is filled with."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


def is_sql_inserts(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is called SQL."""
    return source.path.lower().endswith(SQL_SUFFIXES)


def read_sql_inserts(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows that a script of SQL inserts into tables of errors; never raises."""
    extraction = Extraction(words, (name_of_page(source.path),))
    script = _Script(_tokens(_COPY.sub(lambda found: "\n" * found.group().count("\n"), source.text)))
    tables = [*script.run(), *_copied(source.text)]
    for table in filter(_is_of_errors, tables):
        heads = [Cell(verbatim(header), 0) for header in _headers(table, words)]
        lines = [TableRow(0, tuple(heads), header=True)] if heads else []
        for line, values in table.rows:
            lines.append(TableRow(line, tuple(Cell(verbatim(value), line) for value in values)))
        interpret(Table((table.name,), tuple(lines), packed=False), extraction)
    for line, name, reason in script.others:
        extraction.miss(line, name, reason)
    return Page(
        source.path,
        None,
        None,
        "sql-inserts",
        tuple(sorted(extraction.rows, key=lambda row: row.line)),
        tuple(extraction.unread),
        passed=frozenset(line for table in tables for line, _ in table.rows if not _is_of_errors(table)),
    )


def _is_of_errors(table: _Filled) -> bool:
    """Whether a table holds errors: its name says so, or it is called a catalog, or has few columns, and its key is a column of errors."""
    if _LOG.search(table.name):
        return False
    of_errors = [index for index, column in enumerate(table.columns) if is_of_errors(column)]
    is_catalog = _CATALOG.search(table.name) is not None
    return is_of_errors(table.name) or any(is_catalog or _is_key(table, index) for index in of_errors)


def _is_key(table: _Filled, column: int) -> bool:
    """Whether a column has a code of its own with digits in each row of a table that has one or two more: `(response_code, message)`."""
    values = [values[column] for _, values in table.rows if len(values) > column]
    are_codes = len(set(values)) == len(values) >= _LEAST_KEYS and all(map(_DIGIT.search, values))
    return are_codes and 1 < len(table.columns) <= _FEW_COLUMNS


def _headers(table: _Filled, words: HeaderVocabulary) -> list[str]:
    """Return the names of the columns as headers; without a column of codes, the table's key is that."""
    headers = [column.replace("_", " ") for column in table.columns]
    roles = [words.role(header) for header in headers]
    if Role.CODE not in roles:
        headers = ["code" if header.casefold() in _KEYS else header for header in headers]
    if Role.MESSAGE not in roles:
        headers = ["message" if header.casefold() == "error" else header for header in headers]
    return headers


def _tokens(text: str) -> list[_Token]:
    """Return the tokens of a script; what follows a comment that never ends is left out.

    A string that goes on in the next row or statement is a token `broken`: the row that has it cannot be read.
    """
    tokens = []
    at = counted = broken = 0
    line = 1
    while at < len(text):
        if text.startswith("/*", at):
            at = text.find("*/", at) + 2
            if at == 1:
                break
            continue
        found = _TOKEN.match(text, at)
        if found is None and text[at] != "'":
            at += 1
            continue
        if found is None or found["string"]:
            end = found.end() if found else len(text)
            if (behind := _BROKEN.search(text, at, end)) or found is None:
                line += text.count("\n", counted, at)
                counted = at
                tokens.append(_Token("broken", "", line))
                broken += 1
                at = behind.end() if behind and broken < _MOST_BROKEN else len(text)
                continue
        if found.lastgroup != "gap":
            line += text.count("\n", counted, at)
            counted = at
            tokens.append(_Token(found.lastgroup or "word", found.group(found.lastgroup or 0), line))
        at = found.end()
    return tokens


class _Script:
    """One pass over the tokens of a script."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.created: dict[str, tuple[str, ...]] = {}
        self.filled: dict[tuple[str, tuple[str, ...]], _Filled] = {}
        self.others: list[tuple[int, str, str]] = []
        self.is_broken = False

    def run(self) -> list[_Filled]:
        """Return the tables that the script fills."""
        while self.at < len(self.tokens):
            word = self._word()
            if word == "create" and self._skip_to("table"):
                self._create()
            elif word == "into" or (
                word == "insert" and self._peek() not in ("into", "ignore", "overwrite", "all")
            ):
                self._insert()
        return list(self.filled.values())

    def _peek(self) -> str:
        return self.tokens[self.at].text.casefold() if self.at < len(self.tokens) else ""

    def _word(self) -> str:
        self.at += 1
        token = self.tokens[self.at - 1]
        return token.text.casefold() if token.kind == "word" else ""

    def _skip_to(self, word: str) -> bool:
        """Step over `word`, which may follow one other (`CREATE TEMPORARY TABLE`)."""
        for step in (0, 1):
            at = self.at + step
            if at < len(self.tokens) and self.tokens[at].text.casefold() == word:
                self.at = at + 1
                return True
        return False

    def _name(self) -> str:
        """Return the name at this place, without the schema and the quotes around it."""
        while self._peek() in ("if", "not", "exists", "table", "only"):
            self.at += 1
        if self.at >= len(self.tokens) or self.tokens[self.at].kind != "word":
            return ""
        self.at += 1
        return _bare(self.tokens[self.at - 1].text)

    def _create(self) -> None:
        name = self._name()
        columns = [_bare(part[0].text) for part in self._parts() if part and part[0].kind == "word"]
        self.created[name] = tuple(column for column in columns if column.casefold() not in _NO_COLUMNS)

    def _insert(self) -> None:
        line = self.tokens[self.at - 1].line
        name = self._name()
        stated = tuple(_bare(part[0].text) for part in self._parts() if part) if self._peek() == "(" else ()
        if not name or self._peek() not in ("values", "value"):
            if is_of_errors(name) and not _LOG.search(name):
                self.others.append((line, name, "rows of a table of errors that are not values"))
            return
        self.at += 1
        columns = stated or self.created.get(name, ())
        table = self.filled.setdefault((name, columns), _Filled(name, columns))
        while self._peek() == "(":
            if self._is_nested():
                self.at += 1
            line = self.tokens[self.at].line
            values = [_value(part) for part in self._parts()]
            if not self.is_broken:
                table.rows.append((line, values))
            elif _is_of_errors(table):
                self.others.append((line, ", ".join(values), "a quote ends the text before its end"))
            if self._peek() == ",":
                self.at += 1

    def _is_nested(self) -> bool:
        """Whether brackets hold rows of values in brackets, and not values."""
        ahead = self.tokens[self.at + 1 : self.at + 2]
        return bool(ahead) and ahead[0].kind == "mark" and ahead[0].text == "("

    def _parts(self) -> list[list[_Token]]:
        """Return what is between the commas of the brackets at this place, and step over them."""
        parts: list[list[_Token]] = [[]]
        depth = 0
        self.is_broken = False
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            if token.text == ";" and token.kind == "mark":
                break
            self.at += 1
            if token.kind == "broken":
                self.is_broken = True
                break
            if token.kind == "mark" and token.text == "(":
                depth += 1
            elif token.kind == "mark" and token.text == ")":
                depth -= 1
                if depth <= 0:
                    break
            elif token.kind == "mark" and depth == 1 and len(parts) < _MOST_VALUES:
                parts.append([])
            elif depth >= 1:
                behind = parts[-1][-1:]
                is_rest = bool(behind) and behind[0].kind == "string" and token.kind == "word"
                self.is_broken = self.is_broken or (is_rest and _is_of_text(token.text))
                parts[-1].append(token)
        return parts


def _is_of_text(word: str) -> bool:
    """Whether a word behind a string is of a text in which a quote ended the string (`'It isn't open'`)."""
    return word.isalpha() and word.casefold() not in _BEHIND_STRINGS


def _bare(name: str) -> str:
    """Return the last part of a name, without quotes: `errors` of `[dbo].[errors]`."""
    return name.rpartition(".")[2].strip('`"[]')


def _value(tokens: Sequence[_Token]) -> str:
    """Return a value as a text: strings that follow each other are one, NULL and what a function gives none."""
    strings = [token.text for token in tokens if token.kind == "string"]
    if strings:
        joined = "".join(string[1:-1] for string in strings)
        return _ESCAPE.sub(
            lambda found: "'" if found[1] is None else _ESCAPES.get(found[1], found[1]), joined
        )
    text = tokens[0].text if len(tokens) == 1 else ""
    return "" if text.casefold() in ("null", "default") else text.strip('"')


def _copied(text: str) -> Iterator[_Filled]:
    """Yield the tables of pg_dump's `COPY … FROM stdin;`, a line of tabs for each row until a backslash and a point."""
    for found in _COPY.finditer(text):
        columns = tuple(_bare(column.strip()) for column in found["columns"].split(","))
        table = _Filled(_bare(found["table"]), columns)
        first = text.count("\n", 0, found.start("body")) + 1
        for number, line in enumerate(found["body"].split("\n")[:-1], first):
            values = ["" if value == "\\N" else value for value in line.split("\t")]
            table.rows.append((number, values))
        yield table
