"""Declarations of constants in a stream of tokens: enumerations, `#define`, `const`, objects and tables of codes."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from zcodegen.readers.constants.comment_index import CommentIndex, Declaration, Group
from zcodegen.readers.constants.comments import comment_text
from zcodegen.readers.constants.keywords import AUTO_NUMBERED, CONSTRUCTORS, CONTAINERS, MODIFIERS
from zcodegen.readers.constants.statements import NEWLINE_ENDS, closing_brackets, declare, line_end, value_end
from zcodegen.readers.constants.tokens import Kind, Token, tokens_of
from zcodegen.readers.constants.values import fields_of, string_of

_CLOSE = ")]}"
_MAX_VALUE = 60
_MAX_SLICE = 200
_MAX_NAME = 160
_LEAST_FIELDS = 2


def groups_of(text: str, suffix: str) -> list[Group]:
    """Return the declarations of a source text, by group, in the order of the text."""
    return _Parser(list(tokens_of(text, suffix)), suffix).run()


class _Scope(Struct):
    kind: str
    name: str
    group: Group | None
    next_value: int | None = 0
    indent: int = -1
    closes: str = "}"
    iota: int = 0
    go_value: list[Token] = field(default_factory=list)


class _Parser:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token], suffix: str) -> None:
        self.tokens = tokens
        self.suffix = suffix
        self.groups: list[Group] = []
        self.scopes = [_Scope("file", "", None)]
        self.known: dict[str, int] = {}
        self.comments = CommentIndex(tokens)
        self.brackets: dict[int, int] = {}
        self.pending: tuple[str, str] | None = None

    def run(self) -> list[Group]:
        """Read all tokens."""
        code = [token for token in self.tokens if token.kind is not Kind.COMMENT]
        self.brackets = closing_brackets(code)
        at = 0
        begins = True
        while at < len(code):
            token = code[at]
            if token.kind is Kind.NEWLINE:
                begins = begins or self.suffix in NEWLINE_ENDS or self._ends_line(code, at)
                at += 1
                continue
            if token.kind is Kind.MARK and token.text in "{}()[];,":
                at, begins = self._bracket(code, at)
                continue
            if token.text == "#" and at + 1 < len(code) and code[at + 1].text == "define":
                at = self._define(code, at + 2)
                begins = True
                continue
            if token.text == "#" and self.suffix not in (".php", ".py", ".rs"):
                at = line_end(code, at)
                continue
            if token.kind is Kind.WORD and token.text in CONTAINERS:
                self._container(code, at)
            if token.text in ("NS_ENUM", "NS_OPTIONS", "NS_ERROR_ENUM", "NS_CLOSED_ENUM", "CF_ENUM"):
                words = [each.text for each in code[at + 1 : at + 8] if each.kind is Kind.WORD]
                self.pending = ("enum", words[-1] if words else "")
                at = next(
                    (place for place in range(at, min(at + 12, len(code))) if code[place].text == "{"), at + 1
                )
                continue
            if begins or token.kind in (Kind.WORD, Kind.STRING, Kind.NUMBER):
                behind = self._declaration(code, at, begins=begins)
                if behind:
                    at, begins = behind, True
                    continue
            begins = begins and token.text in MODIFIERS
            at += 1
        return [group for group in self.groups if group.declarations]

    def _ends_line(self, code: Sequence[Token], at: int) -> bool:
        return at > 0 and code[at - 1].text in ("{", "}", ";", ",", ")", "]") and code[at - 1].text != ","

    def _container(self, code: Sequence[Token], at: int) -> None:
        """Note the name of the enumeration or class whose body follows."""
        kind = code[at].text
        name = ""
        for token in code[at + 1 : at + 12]:
            if token.text in "{(;:=<" and name:
                break
            if token.text == "{":
                break
            if token.kind is Kind.WORD and token.text not in CONTAINERS and not name:
                name = token.text
        previous = self.pending
        if previous and previous[0] == "enum" and kind in ("class", "struct") and code[at - 1].text == "enum":
            kind = "enum"
        if self.suffix in (".py", ".pyi") and kind == "class":
            self.scopes[1:] = [
                scope for scope in self.scopes[1:] if scope.indent < code[at].column and scope.kind == "class"
            ]
            self.scopes.append(_Scope("class", name, None, indent=code[at].column))
            return
        self.pending = (kind, name)

    def _bracket(self, code: Sequence[Token], at: int) -> tuple[int, bool]:
        token = code[at]
        if token.text == "{" and self.scopes[-1].closes == "]" and (behind := self._item(code, at)):
            return behind, True
        if token.text == "{":
            kind, name = self.pending or ("block", "")
            self.pending = None
            group = None
            if kind == "enum":
                group = Group(name, "enum", self._comment_above(token.line, code, at))
                self.groups.append(group)
            self.scopes.append(_Scope(kind, name or self.scopes[-1].name, group))
        elif token.text in "([":
            kind = "const" if token.text == "(" and at and code[at - 1].text in ("const", "var") else "paren"
            name = self.pending[1] if self.pending else self.scopes[-1].name
            self.scopes.append(_Scope(kind, name, None, closes=")" if token.text == "(" else "]"))
        elif token.text in _CLOSE:
            if len(self.scopes) > 1 and self.scopes[-1].closes == token.text:
                scope = self.scopes.pop()
                if scope.group and not scope.group.name and scope.kind == "enum":
                    following = next((each for each in code[at + 1 : at + 4] if each.kind is Kind.WORD), None)
                    scope.group.name = following.text if following else ""
        elif token.text == ";":
            self.pending = None
            if self.scopes[-1].kind == "enum" and self.suffix in CONSTRUCTORS:
                self.scopes[-1].kind = "class"
        return at + 1, True

    def _item(self, code: Sequence[Token], at: int) -> int | None:
        """Read an object in a list, `{code: 1001, message: "text"}`; return the index behind it, None if it has no fields."""
        end = self.brackets.get(at, len(code))
        value = code[at : end + 1]
        if len(value) > _MAX_SLICE:
            return None
        fields = fields_of(value)
        if len(fields) < _LEAST_FIELDS:
            return None
        last = value[-1].line
        declaration = Declaration("", code[at].line, last_line=last, fields=fields)
        self._add(declaration, "pair", self.scopes[-1].name)
        return end + 1

    def _comment_above(self, line: int, code: Sequence[Token], at: int) -> str:
        first = line
        for token in reversed(code[max(0, at - 14) : at]):
            if token.text in ";}":
                break
            first = token.line
        comment = self.comments.ends.get(first - 1)
        return comment_text(comment.text) if comment else ""

    def _define(self, code: Sequence[Token], at: int) -> int:
        end = line_end(code, at)
        if at >= end or code[at].kind is not Kind.WORD:
            return end
        name, value = code[at], code[at + 1 : end]
        if value and not (value[0].text == "(" and value[0].column == name.column + len(name.text)):
            declaration = self._declare(name, value)
            if declaration and len(value) < _MAX_VALUE:
                self._add(declaration, "define", "")
        return end

    def _declaration(self, code: Sequence[Token], at: int, *, begins: bool) -> int | None:
        """Read the declaration that begins at `at`; return the index behind it, None if there is none."""
        scope = self.scopes[-1]
        token = code[at]
        following = code[at + 1] if at + 1 < len(code) else None
        if len(token.text) > _MAX_NAME:
            return None
        if scope.kind == "enum":
            return self._member(code, at, scope) if token.kind is Kind.WORD else None
        if scope.kind == "const" and self.suffix == ".go":
            return self._go(code, at, scope) if token.kind is Kind.WORD and begins else None
        if scope.kind == "paren" and scope.closes == ")":
            return None
        if following is None:
            return None
        if (
            following.text == ":"
            and token.kind in (Kind.WORD, Kind.STRING, Kind.NUMBER)
            and scope.kind in ("block", "paren")
        ):
            return self._pair(code, at)
        if (
            following.text == "]"
            and at
            and code[at - 1].text == "["
            and at + 2 < len(code)
            and code[at + 2].text in (":", "=")
        ):
            return self._pair(code, at, skip=2)
        return self._assignment(code, at, begins=begins) if token.kind is Kind.WORD else None

    def _assignment(self, code: Sequence[Token], at: int, *, begins: bool) -> int | None:
        """Read `NAME = value`, `NAME: Type = value` or `NAME Type = value`."""
        token, following = code[at], code[at + 1]
        equal = at + 1
        if following.text == ":" or (following.kind is Kind.WORD and begins and self.suffix == ".go"):
            equal = next(
                (
                    place
                    for place in range(at + 1, min(at + 12, len(code)))
                    if code[place].text in ("=", ";", "{", "}", ",", "\n")
                ),
                at,
            )
        if (
            equal >= len(code)
            or code[equal].text != "="
            or (equal + 1 < len(code) and code[equal + 1].text in "=>")
        ):
            return None
        end = self._end(code, equal + 1)
        value = code[equal + 1 : min(end, equal + _MAX_SLICE)]
        if not value or len(value) > _MAX_VALUE:
            if value and any(each.text in ("{", "[") for each in value[:6]):
                self.pending = ("block", token.text)
            return None
        if any(each.text == "{" for each in value[:6]) and (
            value[0].text == "{" or code[end - 1].text == "}"
        ):
            self.pending = ("block", token.text)
            return None
        declaration = self._declare(token, value)
        if declaration is None:
            return None
        while self.scopes[-1].indent >= token.column and len(self.scopes) > 1:
            self.scopes.pop()
        names = [
            each.name
            for each in self.scopes
            if each.kind in ("class", "object", "interface", "namespace", "module", "struct") and each.name
        ]
        self._add(declaration, "const", names[-1] if names else "")
        return end

    def _member(self, code: Sequence[Token], at: int, scope: _Scope) -> int | None:
        """Read a member of an enumeration."""
        token = code[at]
        if token.text in MODIFIERS or token.text in (
            "option",
            "reserved",
            "extensions",
            "func",
            "fun",
            "fn",
            "default",
            "if",
            "override",
            "return",
            "abstract",
            "companion",
            "constructor",
        ):
            if token.text in (
                "option",
                "reserved",
                "extensions",
                "func",
                "fun",
                "override",
                "return",
                "companion",
                "constructor",
            ):
                scope.kind = (
                    "class"
                    if token.text in ("func", "fun", "override", "companion", "constructor")
                    else scope.kind
                )
                return self._end(code, at)
            return None
        if (
            at
            and code[at - 1].text in ("@", ".", ":", "]")
            and code[at - 1].line == token.line
            and code[at - 1].text != "]"
        ):
            return None
        following = code[at + 1] if at + 1 < len(code) else None
        end = self._end(code, at + 1)
        value = code[at + 1 : min(end, at + _MAX_SLICE, self.brackets.get(at + 1, end) + 1)]
        if following is not None and following.text == "=":
            declaration = self._declare(token, value[1:])
        elif following is not None and following.text == "(" and self.suffix in CONSTRUCTORS:
            declaration = self._declare(token, value)
        elif following is None or following.text in (",", "}", ";", "\n", "/", "["):
            declaration = Declaration(
                token.text, token.line, has_value=False, last_line=token.line, column=token.column
            )
            self.comments.attach(declaration)
        else:
            return None
        if declaration is None:
            return None
        if self.suffix in AUTO_NUMBERED and not declaration.strings:
            if not declaration.numbers and scope.next_value is not None and not declaration.has_value:
                declaration.numbers = [scope.next_value]
            scope.next_value = declaration.numbers[0] + 1 if declaration.numbers else None
        if declaration.numbers:
            self.known[declaration.name] = declaration.numbers[0]
        if scope.group is not None:
            scope.group.declarations.append(declaration)
        return end

    def _go(self, code: Sequence[Token], at: int, scope: _Scope) -> int | None:
        """Read a line of a `const (…)` block; a name alone repeats the expression above it with the next iota."""
        end = line_end(code, at)
        while end > at and code[end - 1].text == ")":
            opened = sum(1 for each in code[at:end] if each.text == "(")
            if opened >= sum(1 for each in code[at:end] if each.text == ")"):
                break
            end -= 1
        line = code[at:end]
        equal = next((place for place, each in enumerate(line) if each.text == "="), None)
        if equal is not None:
            scope.go_value = list(line[equal + 1 :])
        elif len(line) > 1:
            return None
        self.known["iota"] = scope.iota
        declaration = self._declare(line[0], scope.go_value)
        scope.iota += 1
        if declaration and line[0].text != "_":
            types = [each.text for each in line[1:equal] if each.kind is Kind.WORD] if equal else []
            if scope.group is None:
                scope.group = Group(
                    types[0] if types else "", "const", self._comment_above(line[0].line, code, at)
                )
                self.groups.append(scope.group)
            scope.group.declarations.append(declaration)
        return end

    def _pair(self, code: Sequence[Token], at: int, skip: int = 1) -> int | None:
        """Read a pair of an object, a map or a dictionary: `NAME: 1001`, `1001: "text"`, `NAME: {code: 1001, …}`."""
        key = code[at]
        start = at + skip + 1
        end = self._end(code, start)
        value = code[start : min(end, start + _MAX_SLICE)]
        if not value or len(value) > _MAX_VALUE * 2:
            return None
        if value[0].text == "{" and any(each.text == "{" for each in value[1:]):
            return None
        name = string_of(key.text) if key.kind is Kind.STRING else key.text
        declaration = self._declare(Token(Kind.WORD, name, key.line, key.column), value)
        if declaration is None:
            return None
        if value[0].text == "{":
            declaration.fields = fields_of(value)
        self._add(declaration, "pair", self.scopes[-1].name)
        return end

    def _declare(self, name: Token, value: Sequence[Token]) -> Declaration | None:
        return declare(name, value, self.known, self.comments)

    def _end(self, code: Sequence[Token], at: int) -> int:
        in_enum = self.scopes[-1].kind == "enum"
        return value_end(code, at, self.suffix, self.brackets, in_enum=in_enum)

    def _add(self, declaration: Declaration, kind: str, name: str) -> None:
        """Add a declaration to the group that is open, or open one: a gap of many lines begins another."""
        group = self.groups[-1] if self.groups else None
        last = group.declarations[-1] if group and group.declarations else None
        if (
            group is None
            or group.kind != kind
            or group.name != name
            or (
                last
                and kind == "define"
                and declaration.line - last.line > 3 + 12 * bool(declaration.comment)
            )
        ):
            comment = self.comments.ends.get(declaration.line - 1)
            group = Group(name, kind, comment_text(comment.text) if comment else "")
            self.groups.append(group)
        group.declarations.append(declaration)
