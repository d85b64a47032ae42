"""Members of enumerations, and where their numbers begin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.constants.arguments import read_value
from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.keywords import (
    AUTO_NUMBERED,
    CONSTRUCTORS,
    MODIFIERS,
    NO_MEMBERS,
    NUMBER_TYPES,
    PAYLOADS,
    PREPROCESSED,
)
from zcodegen.readers.constants.state import Scope, State
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import split_at_commas

_MAX_SLICE = 260
_MEMBER_ENDS = ("", ",", "}", ";", "\n", "/", "[", "__attribute__")
_LEAST_FIELDS = 2
_TYPE_LENGTH = 12
_HEADER_LENGTH = 48
_ANCHOR = 6000
"""Where Anchor's `#[error_code]` begins to count without an offset of its own (anchor-lang's ERROR_CODE_OFFSET)."""
_LAST = re.compile(
    r"(?:^|_)(?:MAX|COUNT|LAST|END|NUM|SENTINEL|TOTAL|SIZE|NUMBER|LIMIT|NB|N)$|^(?:NUM|MAX|LAST|N|NB|NUMBER)_|^k?(?:[Nn]um|[Mm]ax)[A-Z]|^k[A-Z0-9]{1,4}(?:Num|Max)[A-Z]"
    r"|(?:^|[a-z])(?:Max|Count|Last|End|Sentinel)$|^_*(?:max|count|last|end|sentinel)_*$|^__"
)
"""A member without a value of its own that is called so counts the others."""


def number_members(state: State, scope: Scope, code: Sequence[Token], at: int) -> None:
    """Note whether the members of an enumeration are numbers, and where these begin."""
    if state.suffix not in PAYLOADS:
        return
    begin = max(0, state.header - _HEADER_LENGTH)
    for index in range(state.header - 1, begin, -1):
        if code[index].text in (";", "}"):
            begin = index
            break
    header = code[begin:at]
    words = [token.text for token in header if token.kind is Kind.WORD]
    scope.is_numbered = not NUMBER_TYPES.isdisjoint(words)
    if "error_code" in words:
        numbers = [token.text for token in header if token.kind is Kind.NUMBER]
        scope.offset = int(numbers[0].replace("_", "")) if numbers and numbers[0].isdecimal() else _ANCHOR


def end_enumeration(scope: Scope, code: Sequence[Token], at: int) -> None:
    """Give an enumeration the name behind it, if it has none before; take out the constant that counts the others."""
    group = scope.group
    if group is None:
        return
    if not group.name and scope.kind == "enum":
        following = next((token for token in code[at + 1 : at + 4] if token.kind is Kind.WORD), None)
        group.name = following.text if following else ""
    declared = group.declarations
    if len(declared) > 1 and not declared[-1].has_value and _LAST.search(declared[-1].name):
        declared.pop()
    if (
        group.kind == "enum"
        and not scope.is_numbered
        and not any(declaration.has_value and declaration.numbers for declaration in declared)
    ):
        for declaration in declared:
            declaration.numbers = []
    if any(declaration.numbers or declaration.is_unknown for declaration in declared):
        for declaration in declared:  # next to numbers, what is only named is a number of another file
            bare = not (declaration.numbers or declaration.strings or declaration.fields)
            declaration.is_unknown |= bool(declaration.words) and declaration.has_value and bare
    for declaration in declared if scope.offset else ():
        declaration.numbers = [number + scope.offset for number in declaration.numbers[:1]]


def read_member(state: State, code: Sequence[Token], at: int, scope: Scope) -> int | None:
    """Read a member of an enumeration."""
    token = code[at]
    if token.text in MODIFIERS or token.text == "_":
        return None
    if token.text in NO_MEMBERS:
        return _skip_member(state, code, at, scope)
    if at and code[at - 1].text in ("@", ".", ":") and code[at - 1].line == token.line:
        return None
    behind = _behind_attributes(state, code, at + 1)
    following = code[behind].text if behind < len(code) else ""
    end = state.end(code, behind)
    value = code[behind : min(end, behind + _MAX_SLICE, state.brackets.get(behind, end) + 1)]
    if following == "=":
        declaration = state.declare(token, _without_options(state, value[1:]))
        if declaration and state.suffix == ".proto":
            _read_options(state, declaration, value[1:])
    elif following == "(" and state.suffix in CONSTRUCTORS:
        declaration = state.declare(token, value)
    elif (
        following in ("(", "{")
        and state.suffix in PAYLOADS
        and (close := state.brackets.get(behind, len(code))) + 2 < len(code)
        and code[close + 1].text == "="
    ):
        end = state.end(code, close + 2)
        declaration = state.declare(token, code[close + 2 : min(end, close + _MAX_SLICE)])
    elif following == "(" and state.suffix in PREPROCESSED and token.text.isupper():
        scope.next_value = None  # a macro may be any number of members
        return min(state.brackets.get(behind, len(code)) + 1, len(code))
    elif following in _MEMBER_ENDS or (following in ("(", "{") and state.suffix in PAYLOADS):
        declaration = Declaration(
            token.text.strip("`"), token.line, has_value=False, last_line=token.line, column=token.column
        )
        state.comments.attach(declaration)
        declaration.words = [part.text for part in value if part.kind is Kind.WORD]
        scope.is_numbered = scope.is_numbered and following not in ("(", "{")
    else:
        return None
    if declaration is None:
        return None
    state.comments.annotate(declaration, _annotation_before(state, code, at))
    _next_value(state, declaration, scope)
    if scope.group is not None:
        scope.group.declarations.append(declaration)
    return end


def _behind_attributes(state: State, code: Sequence[Token], at: int) -> int:
    """Return the index behind the attributes of a member: `API_AVAILABLE(ios(14.0))`, `__attribute__((…))`, `[[deprecated]]`."""
    if state.suffix not in PREPROCESSED:
        return at
    while at + 1 < len(code):
        is_macro = code[at].kind is Kind.WORD and code[at + 1].text == "("
        is_attribute = code[at].text == code[at + 1].text == "["
        if not (is_macro or is_attribute):
            break
        at = state.brackets.get(at + is_macro, len(code)) + 1
    return min(at, len(code))


def _annotation_before(state: State, code: Sequence[Token], at: int) -> Sequence[Token]:
    """Return the annotation in brackets in front of a member on its line: `[Description("…")] Shut = 7`."""
    if at == 0 or code[at - 1].text not in ("]", ")"):
        return ()
    begin = max(0, at - _HEADER_LENGTH)
    opened = next((index for index in range(at - 1, begin, -1) if state.brackets.get(index) == at - 1), at)
    is_annotation = code[opened].text == "[" or code[opened - 2].text == "@"
    return code[opened - 1 : at] if is_annotation and code[opened].line == code[at].line else ()


def _skip_member(state: State, code: Sequence[Token], at: int, scope: Scope) -> int | None:
    """Skip what is not a member in the body of an enumeration; behind a method there are no more members."""
    if code[at].text in ("default", "if", "fn"):
        return None
    if state.suffix in CONSTRUCTORS or code[at].text in ("func", "fun", "function"):
        scope.kind = "class"
    return state.end(code, at)


def _next_value(state: State, declaration: Declaration, scope: Scope) -> None:
    """Give a member without a value the one behind the member above it."""
    if state.suffix in AUTO_NUMBERED:
        if not declaration.has_value and not declaration.numbers:
            if scope.next_value is None:
                declaration.is_unknown = True
            else:
                declaration.numbers = [scope.next_value]
        scope.next_value = declaration.numbers[0] + 1 if declaration.numbers else None
    first = next(iter(scope.group.declarations if scope.group else ()), declaration)
    if declaration.numbers and (scope.is_numbered or declaration.has_value or first.has_value):
        state.known[declaration.name] = declaration.numbers[0]


def _without_options(state: State, value: Sequence[Token]) -> Sequence[Token]:
    """Return a value of proto without the options behind it."""
    if state.suffix != ".proto":
        return value
    opened = next((index for index, token in enumerate(value) if token.text == "["), len(value))
    return value[:opened]


def _read_options(state: State, declaration: Declaration, value: Sequence[Token]) -> None:
    """Add what the options of a member say: `[(text) = "…", (http) = 404, deprecated = true]`."""
    opened = next((index for index, token in enumerate(value) if token.text == "["), len(value))
    for part in split_at_commas(value[opened + 1 : -1]):
        equal = next((index for index, token in enumerate(part) if token.text == "="), None)
        if equal is None:
            continue
        inner = read_value(part[equal + 1 :], state.evaluator)
        declaration.strings += inner.strings
        declaration.numbers += inner.numbers
        declaration.is_deprecated |= part[0].text == "deprecated" and inner.words == ["true"]
