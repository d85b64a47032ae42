"""What is known while a source text is read, and the groups that are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct, field

from zcodegen.readers.constants.comment_index import CommentIndex, Declaration, Group
from zcodegen.readers.constants.commented_values import note_base
from zcodegen.readers.constants.function_bodies import (
    GIVES_NUMBERS,
    called,
    coded_arms,
    keyed_classes,
    keyed_texts,
    numbered_arms,
    returned_names,
    returned_numbers,
    returned_texts,
    returns_ordinal,
)
from zcodegen.readers.constants.keywords import FIELDS, PREPROCESSED, PYTHON
from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.constants.statements import declare, value_end
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import Evaluator, Macro
from zcodegen.readers.locales import locale_of

_MAX_GAP = 8
_OF_ERRORS = re.compile(
    r"str_?err|err(?:or|no)?(?![a-z])|err(?:or|no)?_?(?:code|str|text|desc|msg|message)", re.IGNORECASE
)
_BASE = re.compile(
    r"(?:BASE|BEGIN|FIRST|OFFSET|START|MASK|PREFIX)$|(?:BASE|START)_[A-Z]{1,20}$", re.IGNORECASE
)
_EXPLAINS = re.compile(r"desc|message|msg|explain|explanation|detail|help", re.IGNORECASE)


class Scope(Struct):
    """A pair of brackets, or the body of a class in Python, that is open."""

    kind: str
    name: str
    group: Group | None
    next_value: int | None = 0
    indent: int = -1
    closes: str = "}"
    iota: int = 0
    go_value: list[Token] = field(default_factory=list)
    record: Declaration | None = None
    """The constant that a class is: `class NoKey(Error): errno = 7`."""
    offset: int = 0
    is_numbered: bool = True
    counts: bool = False
    """Whether `auto()` counts the members of this class in Python."""
    line: int = 0
    is_list: bool = False
    """Whether these are the brackets of a tuple of items in Python."""
    above: str = ""
    """The comment above a table whose name is known."""
    text: str = ""
    """The first string in the body of a class in Python."""
    is_error: bool = False
    """Whether this class of Python or Ruby, or what it extends, is called an error."""


class State:
    """What is known while the tokens of a text are read once: open brackets, groups, values and texts by name."""

    def __init__(self, tokens: list[Token], suffix: str) -> None:
        self.tokens = tokens
        self.suffix = suffix
        self.groups: list[Group] = []
        self.scopes = [Scope("file", "", None)]
        self.known: dict[str, int] = {}
        self.macros: dict[str, Macro] = {}
        self.evaluator = Evaluator(suffix, self.known, self.macros)
        self.texts: dict[str, str] = {}
        self.explained: set[str] = set()
        """The names whose text a function gives that is called so: `description`, not `title` or `string`."""
        self.faults: set[str] = set()
        """The names whose text or number a function gives that is called after errors: `strerror`."""
        self.arms: dict[str, set[int]] = {}
        """The numbers that any function has for names."""
        self.uses: Counter[str] | None = None
        self.returned: dict[str, str] = {}
        """The names of the constants that functions return for names."""
        self.symbols: dict[str, str] = {}
        """The codes that are words which functions give for names."""
        self.coded: dict[str, str] = {}
        """The names of the constants that functions called after codes return for names."""
        self.numbers: dict[str, set[int]] = {}
        """The numbers that functions give for names."""
        self.made: dict[int, str] = {}
        """The names of all constants by their lines; when all are read."""
        self.computed: set[int] = set()
        """The lines of values that are computed from names; when all are read."""
        self.records: dict[str, Declaration] = {}
        self.record_group: Group | None = None
        self.clauses: dict[str, Group] = {}
        """What the clauses of a function of Elixir say, by its name."""
        self.comments = CommentIndex(tokens, with_statements=suffix in PYTHON)
        self.brackets: dict[int, int] = {}
        self.pending: tuple[str, str] | None = None
        self.header = 0

    def declare(self, name: Token, value: Sequence[Token]) -> Declaration | None:
        """Return the declaration of a name with a value, None if the value is none of a constant; note its number."""
        declaration = declare(name, value, self.evaluator, self.comments)
        if declaration is not None:
            note_base(declaration, value, self.evaluator)
        if (
            declaration
            and len(declaration.numbers) == 1
            and not declaration.strings
            and not declaration.fields
        ):
            self.known.setdefault(declaration.name, declaration.numbers[0])
        return declaration

    def end(self, code: Sequence[Token], at: int, *, in_pair: bool = False) -> int:
        """Return the index behind the value that begins at `at`; that of a pair ends at a comma in every language."""
        in_enum = self.scopes[-1].kind == "enum"
        return value_end(code, at, self.suffix, self.brackets, in_enum=in_enum, in_pair=in_pair)

    def is_base(self, declaration: Declaration) -> bool:
        """Whether a constant is a part of the numbers of two others, and no code itself: it has no text, and is not called an error."""
        name = declaration.name
        is_spoken = declaration.comment or declaration.trailing or declaration.strings or name in self.texts
        return (
            len(self.evaluator.users.get(name, ())) > 1
            and not is_spoken
            and (ERROR_NAME.search(name) is None or _BASE.search(name) is not None)
            and (_BASE.search(name) is not None or not self._is_computed(declaration))
        )

    def _is_computed(self, declaration: Declaration) -> bool:
        """Whether the number of a constant is made of another one, as those of codes are, and it gives none of its users its name."""
        users = self.evaluator.users
        self.made = self.made or {
            member.line: member.name for group in self.groups for member in group.declarations
        }
        names = [self.made.get(line, "") for line in users.get(declaration.name, ())]
        is_heading = any(name.startswith(declaration.name) for name in names)
        self.computed = self.computed or {line for lines in users.values() for line in lines}
        return not is_heading and declaration.line in self.computed

    def add(self, declaration: Declaration, kind: str, name: str) -> None:
        """Add a declaration to the group that is open, or open one: a gap of many lines begins another."""
        group = self.groups[-1] if self.groups else None
        if kind == "record":
            if self.record_group is None:
                self.record_group = Group("", kind)
                self.groups.append(self.record_group)
            self.record_group.declarations.append(declaration)
            return
        last = group.declarations[-1] if group and group.declarations else None
        if (
            group is None
            or group.kind != kind
            or group.name != name
            or (
                last
                and kind == "define"
                and (declaration.first_line or declaration.line) - max(last.last_line, last.line) > _MAX_GAP
            )
        ):
            above = self.comments.text_above(declaration.line)
            group = Group(name, kind, above or (self.scopes[-1].above if kind == "pair" else ""))
            self.groups.append(group)
        group.declarations.append(declaration)

    def note_texts(self, code: Sequence[Token], begin: int, end: int) -> None:
        """Note the texts that a function gives for names."""
        function = called(code, begin)
        explains = _EXPLAINS.search(function) is not None
        is_of_errors = _OF_ERRORS.search(function) is not None
        for name, text in returned_texts(code, begin, end):
            if name not in self.texts or (explains and name not in self.explained):
                self.texts[name] = text
            if explains:
                self.explained.add(name)
            if is_of_errors:
                self.faults.add(name)
        self.returned.update(returned_names(code, begin, end))
        if GIVES_NUMBERS.search(function):
            self.coded.update(returned_names(code, begin, end))
        for word, number in numbered_arms(code, begin, end, self.suffix):
            self.arms.setdefault(word, set()).add(number)
        self.symbols.update(coded_arms(code, begin, end))
        for word, number in returned_numbers(code, begin, end, self.suffix):
            self.numbers.setdefault(word, set()).add(number)
        for key, text in keyed_texts(code, begin, end):
            digits = key.text.strip("'\"")
            name = digits if digits.isdecimal() else str(int(digits, 16))
            self.add(Declaration(name, key.line, strings=[text], last_line=key.line), "pair", function)
        for key, name in keyed_classes(code, begin, end):
            self.add(Declaration(key.text, key.line, words=[name], last_line=key.line), "pair", function)
        group = self.scopes[-1].group
        if group is not None and returns_ordinal(code, begin, end, function):
            number_by_order(group.declarations)

    def uses_of(self, macro: str) -> int:
        """Return how often a macro of Rust is used: `codes! { … }`."""
        if self.uses is None:
            code = [token for token in self.tokens if token.kind is not Kind.NEWLINE]
            self.uses = Counter(name.text for name, mark in pairwise(code) if mark.text == "!")
        return self.uses[macro]

    def is_directive(self, line: int) -> bool:
        """Return whether a line is one of the preprocessor: what follows it is not a part of it."""
        first = self.comments.lines.get(line, ())[:1]
        return self.suffix in PREPROCESSED and any(token.text == "#" for token in first)

    def comment_above(self, line: int, code: Sequence[Token], at: int) -> str:
        """Return the comment above the declaration that a bracket at `at` belongs to."""
        first = line
        for token in reversed(code[max(0, at - 14) : at]):
            if token.text in (";", "}") or (token.line < first and self.is_directive(token.line)):
                break
            first = token.line if token.kind is not Kind.NEWLINE else first
        return self.comments.text_above(first)


def number_by_order(declared: list[Declaration]) -> None:
    """Give the members of an enumeration the numbers of their order, from 0, if none has a number of its own."""
    if not any(member.numbers or member.is_unknown for member in declared):
        for number, member in enumerate(declared):
            member.numbers = [number]


def is_record(fields: dict[str, str]) -> bool:
    """Return whether the fields are those of one error: at least two of them are called so, or all are called by locales."""
    known = sum(1 for key in fields if key.replace("_", "").casefold() in FIELDS)
    return known > 1 or are_by_locale(fields)


def are_by_locale(fields: dict[str, str]) -> bool:
    """Return whether the fields are one text in two or more languages: `{ja: "…", en: "…"}`."""
    return len(fields) > 1 and all(locale_of(f"/{key}/", "") for key in fields)
