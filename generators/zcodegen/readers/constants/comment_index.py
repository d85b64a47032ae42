"""Which comments belong to a declaration: the one behind it on its line, and those directly above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field

from zcodegen.readers.constants.arguments import http_status_of
from zcodegen.readers.constants.comments import comment_text
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import integer_of, string_of
from zcodegen.readers.tables.codes import is_plain_word

_INDENTED = 8
_TEXT_ANNOTATION = re.compile(
    r"desc|msg|message|error|fail|text|display|doc|label|title|summary|detail|explain|meaning|reason|enummember|strum|value|prop|serial",
    re.IGNORECASE,
)
_NUMBER_ANNOTATION = re.compile(r"^(?!.*(?:http|status)).*(?:value|code|number|errno|id)$", re.IGNORECASE)
"""What an annotation is called that gives the number of a constant: `@JsonValue(7)`, `#[code(7)]`."""
_GROUP = re.compile(
    r"[@\\](?:(?:(?:defgroup|addtogroup)\s+\w+|name)\b(?P<title>[^\n*@\\]*)|(?P<opens>\{)|\})"
)
_STATED = re.compile(r"(?P<name>\w{1,200})\s{0,3}[-–—:]\s{0,3}(?P<status>[1-5]\d\d)\s{0,3}[:：]\s{0,3}(?=\S)")
_NAMED = re.compile(
    r"(?P<name>\w{1,200})(?:\s{0,3}[-–—:：=]\s{0,3}(?=\S)|\s{1,3}(?=\w)(?!(?:\w{1,20}s|will|should|can|may|must|error|was|were)\b))"
)
"""The name of a constant in front of its text, as Go's comments have it: `ErrGone: gone`, `ErrGone 不存在`, `ErrGone the door is gone`.

A sentence about it is kept: `ErrGone is …`, `ErrGone means …`.
"""
_BEHIND = ("/**<", "/*!<", "///<", "//!<")
_DEPRECATED = frozenset(("deprecated", "obsolete"))


class Declaration(Struct):
    """A constant: its name, the numbers and strings of its value in order, its own and the leading comment."""

    name: str
    line: int
    numbers: list[int] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    comment: str = ""
    trailing: str = ""
    is_documented: bool = False
    has_value: bool = True
    last_line: int = 0
    first_line: int = 0
    """The line on which the comment above it begins."""
    column: int = -1
    """Where its name begins on its line; -1 if the name is of no concern."""
    fields: dict[str, str] = field(default_factory=dict)
    http_status: int | None = None
    is_unknown: bool = False
    """Whether its value is an expression with names that the file does not define."""
    origin: str = ""
    """The constant of the file that the first number of the call is that makes it."""
    lead: str = ""
    """The name in front of all numbers and strings of the call that makes it, which the file does not define."""
    is_deprecated: bool = False
    base: tuple[str, int] | None = None
    """The name of another file to which its value adds, and the number that it adds."""
    is_base: bool = False
    """Whether it is a part of other constants' numbers, and no code itself."""


class Group(Struct):
    """Declarations that belong together: an enumeration, a block of constants, a run of `#define` lines."""

    name: str
    kind: str
    above: str = ""
    """The comment above it, or what its declaration says besides its name."""
    declarations: list[Declaration] = field(default_factory=list)
    is_explained: bool = False
    """Whether a function or table that is called after errors gives the texts of most members."""


class TitledRange(Struct, frozen=True):
    """The lines of a group that Doxygen's `@defgroup`, `@addtogroup` or `@name` gives a title, between `@{` and `@}`."""

    first: int
    last: int
    title: str


def titled_ranges(tokens: Sequence[Token]) -> list[TitledRange]:
    """Return the documented groups of a source text that have a title."""
    found: list[TitledRange] = []
    opened: list[tuple[str, int]] = []
    for token in tokens:
        title = ""
        for mark in _GROUP.finditer(token.text) if token.kind is Kind.COMMENT else ():
            if mark["title"] is not None:
                title = mark["title"].strip()
            elif mark["opens"]:
                opened.append((title, token.line))
            elif opened:
                name, line = opened.pop()
                found += [TitledRange(line, token.line, name)] if name else []
    return found


def _string_statements(tokens: Sequence[Token]) -> dict[int, Token]:
    """Return the strings in triple quotes that are statements, by the line on which they begin."""
    found: dict[int, Token] = {}
    before = Kind.NEWLINE
    for token in tokens:
        if token.kind is Kind.STRING and before is Kind.NEWLINE and token.text[:3] in ('"""', "'''"):
            found[token.line] = token
        before = token.kind
    return found


def _argument_of(annotation: Sequence[Token]) -> list[int]:
    """Return the number that an annotation has as its one argument, `@JsonValue(-7)`; none if it has others."""
    texts = [token.text for token in annotation if token.kind is not Kind.NEWLINE]
    opened = texts.index("(") if "(" in texts else len(texts)
    inner = "".join(texts[opened + 1 : texts.index(")") if ")" in texts else None])
    number = integer_of(inner.removeprefix("-"), "")
    return [] if number is None else [-number if inner[0] == "-" else number]


def _without_name(text: str, name: str) -> str:
    """Return a comment without the name that it begins with; a plain word without a mark behind it is a part of the text."""
    named = _NAMED.match(text)
    if named is None or named["name"] != name:
        return text
    is_marked = not named.group().removeprefix(name).isspace()
    return text[named.end() :] if is_marked or not is_plain_word(name) else text


class CommentIndex:
    """The comments of a source text by their lines."""

    def __init__(self, tokens: Sequence[Token], *, with_statements: bool = False) -> None:
        """Index the comments among `tokens`; strings that are statements are texts in Python (`with_statements`)."""
        self.lines: dict[int, list[Token]] = {}
        self.statements = _string_statements(tokens) if with_statements else {}
        for token in tokens:
            if token.kind is not Kind.NEWLINE:
                self.lines.setdefault(token.line, []).append(token)
        self.by_line: dict[int, list[Token]] = {}
        for token in tokens:
            if token.kind is Kind.COMMENT:
                self.by_line.setdefault(token.line, []).append(token)
        self.code_lines = {token.line for token in tokens if token.kind not in (Kind.COMMENT, Kind.NEWLINE)}
        comments = [comment for found in self.by_line.values() for comment in found]
        self.leading: dict[int, list[Token]] = {}
        """Block comments in front of the code of their last line, by that line."""
        for comment in comments:
            last = comment.line + comment.text.count("\n")
            if last in self.code_lines and (last > comment.line or self._is_leading(comment)):
                self.leading.setdefault(last, []).append(comment)
        in_front = {id(comment) for found in self.leading.values() for comment in found}
        self.ends = {
            comment.line + comment.text.count("\n"): comment
            for comment in comments
            if id(comment) not in in_front and not self._has_code_before(comment)
        }

    def _is_leading(self, comment: Token) -> bool:
        """Return whether a line begins with a block comment, and code is behind this one."""
        tokens = self.lines[comment.line]
        return (
            tokens[0].kind is Kind.COMMENT
            and tokens[0].text.startswith("/*")
            and any(token.kind is not Kind.COMMENT and token.column > comment.column for token in tokens)
        )

    def _in_front(self, declaration: Declaration) -> Token | None:
        """Return the comment in front of a declaration on its line: `/** text */ NAME(1),`."""
        found = [
            comment
            for comment in self.leading.get(declaration.line, ())
            if comment.line < declaration.line
            or declaration.column < 0
            or comment.column < declaration.column
        ]
        return found[-1] if found else None

    def _has_code_before(self, comment: Token) -> bool:
        return any(
            token.column < comment.column
            for token in self.lines.get(comment.line, ())
            if token.kind is not Kind.COMMENT
        )

    def text_above(self, line: int) -> str:
        """Return the text of the comment that ends on the line above `line`, "" if there is none."""
        comment = self.ends.get(line - 1)
        return comment_text(comment.text) if comment else ""

    def attach(self, declaration: Declaration) -> None:
        """Attach the comment behind a declaration on its line, and the one directly above it."""
        last = max(declaration.last_line, declaration.line)
        begin = declaration.column if last == declaration.line else -1
        trailing = [
            comment
            for comment in self.by_line.get(last, ())
            if comment.column > begin
            and self._has_code_before(comment)
            and comment not in self.leading.get(last, ())
            and not self._has_neighbor(last, begin, comment.column)
        ]
        if not trailing and (below := self._below(last)):
            trailing = [below]
        if trailing:
            parts = [trailing[0].text]
            parts += self._following(trailing[0])
            declaration.trailing = comment_text("\n".join(parts))
        if in_front := self._in_front(declaration):
            declaration.first_line = in_front.line
            declaration.is_documented = in_front.text.startswith(("/**", "/*!"))
            declaration.comment = comment_text(in_front.text)
            return
        at = declaration.line - 1
        while at in self.code_lines and self._is_annotation(at):
            self.annotate(declaration, self.lines.get(at, ()))
            at -= 1
        declaration.first_line = at + 1
        above: list[str] = []
        while (comment := self.ends.get(at)) is not None and not comment.text.startswith(_BEHIND):
            above.insert(0, comment.text)
            declaration.first_line = comment.line
            if comment.text.startswith("/*"):
                declaration.is_documented = comment.text.startswith(("/**", "/*!"))
                break
            declaration.is_documented = declaration.is_documented or comment.text.startswith(("///", "//!"))
            at = comment.line - 1
            while at in self.code_lines and self._is_annotation(at):
                self.annotate(declaration, self.lines.get(at, ()))
                at -= 1
        self._state_comment(declaration, comment_text("\n".join(above)))

    def _state_comment(self, declaration: Declaration, text: str) -> None:
        """Give a declaration the comment above it, without its name and HTTP status in front (`ErrGone - 404: Gone.`)."""
        stated = _STATED.match(text)
        if stated and stated["name"] == declaration.name:
            declaration.http_status = int(stated["status"])
            text = text[stated.end() :]
        declaration.comment = _without_name(text, declaration.name)

    def _below(self, line: int) -> Token | None:
        """Return what begins on the next line and is for what is above it: a comment (`/**< text */`), or a string alone in Python."""
        statement = self.statements.get(line + 1)
        if statement is not None:
            return statement
        found = self.by_line.get(line + 1)
        if found and line + 1 not in self.code_lines and found[0].text.startswith(_BEHIND):
            return found[0]
        return None

    def annotate(self, declaration: Declaration, tokens: Sequence[Token]) -> None:
        """Add what an annotation says: its text, an HTTP status, that the constant is deprecated."""
        words = [token.text for token in tokens if token.kind is Kind.WORD]
        if any(word.casefold() in _DEPRECATED for word in words):
            declaration.is_deprecated = True
            return
        if declaration.http_status is None:
            declaration.http_status = http_status_of(words)
        if not declaration.numbers and any(map(_NUMBER_ANNOTATION.search, words)):
            declaration.numbers += _argument_of(tokens)
        if not declaration.strings and any(map(_TEXT_ANNOTATION.search, words)):
            texts = [string_of(token.text) for token in tokens if token.kind is Kind.STRING]
            declaration.strings += [text for text in texts if text.strip()]

    def _has_neighbor(self, line: int, begin: int, end: int) -> bool:
        """Return whether another declaration begins between two columns of a line: behind a comma outside of brackets."""
        depth = 0
        before = ""
        for token in self.lines[line]:
            if not begin < token.column < end or token.kind is Kind.COMMENT:
                continue
            if before == "," and not depth and token.kind is Kind.WORD and begin >= 0:
                return True
            depth += (token.text in "([{") - (token.text in ")]}") if token.kind is Kind.MARK else 0
            before = token.text
        return False

    def _following(self, comment: Token) -> list[str]:
        """Return the comments on the lines below a trailing one that go on with it in the same column."""
        lines = []
        at = comment.line + 1
        while (
            at not in self.code_lines
            and (found := self.by_line.get(at))
            and found[0].column == comment.column
            and comment.column > _INDENTED
        ):
            lines.append(found[0].text)
            at += 1
        return lines

    def _is_annotation(self, line: int) -> bool:
        tokens = [token for token in self.lines.get(line, ()) if token.kind is not Kind.NEWLINE]
        return bool(tokens) and (tokens[0].text == "@" or (tokens[0].text in "[#" and tokens[-1].text == "]"))
