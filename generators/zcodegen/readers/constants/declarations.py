"""Declarations of constants in a stream of tokens: enumerations, `#define`, `const`, objects, classes and tables of codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zcodegen.readers.constants.assignments import (
    NAMED_SCOPES,
    read_assignment,
    read_braced,
    read_computed_key,
    read_go_line,
    read_object,
    read_pair,
)
from zcodegen.readers.constants.class_records import (
    read_accessor,
    read_annotated_class,
    read_class_keywords,
    read_fields,
    read_getter,
)
from zcodegen.readers.constants.comment_index import Declaration, Group, TitledRange, titled_ranges
from zcodegen.readers.constants.commented_values import take_commented_values
from zcodegen.readers.constants.comments import comment_text
from zcodegen.readers.constants.defines import note_macros, read_define
from zcodegen.readers.constants.elixir import module_of, read_definition
from zcodegen.readers.constants.enumerations import end_enumeration, number_members, read_member
from zcodegen.readers.constants.function_bodies import indented_body, is_function_body
from zcodegen.readers.constants.keywords import (
    CONSTRUCTORS,
    CONTAINERS,
    CONTAINERS_OF,
    ENUM_MACROS,
    MODIFIERS,
    PYTHON,
    TYPE_LENGTH,
)
from zcodegen.readers.constants.listings import (
    note_functions,
    read_call,
    read_constant_call,
    read_item,
    read_macro,
    read_registrations,
    read_union,
    read_words,
)
from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.constants.properties import read_computed_property
from zcodegen.readers.constants.returned_values import take_returned
from zcodegen.readers.constants.state import Scope, State
from zcodegen.readers.constants.statements import NEWLINE_ENDS, closing_brackets, line_end
from zcodegen.readers.constants.tokens import Kind, Token, tokens_of
from zcodegen.readers.constants.values import string_of
from zcodegen.readers.tables.codes import is_identifier
from zcodegen.readers.tables.header_vocabulary import is_of_errors

_SCRIPTS = frozenset((".ts", ".mts", ".tsx"))
_INDENTED = frozenset((".py", ".pyi", ".rb"))
_CLOSE = ")]}"
_MAX_NAME = 160
_LEAST_CALLS = 3
_OPEN_SCOPES = NAMED_SCOPES | {"block", "file"}


def declarations_of(text: str, suffix: str) -> tuple[list[Group], dict[str, str]]:
    """Return the declarations of a source text, by group, in the order of the text, and the texts that functions give for names."""
    state = State(list(tokens_of(text, suffix)), suffix)
    code = [token for token in state.tokens if token.kind is not Kind.COMMENT]
    state.brackets = closing_brackets(code, state.suffix)
    note_macros(state, code)
    note_functions(state, code)
    at = 0
    begins = True
    while at < len(code):
        at, begins = _step(state, code, at, begins=begins)
    take_commented_values(member for group in state.groups for member in group.declarations)
    take_returned(state)
    for group in state.groups:
        for member in group.declarations if group.kind in ("const", "define") else ():
            member.is_base = state.is_base(member)
        known = sum(1 for member in group.declarations if member.name in state.faults)
        group.is_explained = group.kind in ("enum", "const", "define") and known * 2 > len(group.declarations)
    titled = titled_ranges(state.tokens)
    groups = [
        group
        for whole in state.groups
        for group in _by_title(whole, titled)
        if group.declarations and (group.kind != "call" or _are_calls_of_codes(group, state.groups))
    ]
    return groups, state.texts


def _are_calls_of_codes(group: Group, groups: Sequence[Group]) -> bool:
    """Whether calls are too many to be chance: with those of the same name, or all are called errors."""
    alike = sum(len(other.declarations) for other in groups if other.name == group.name)
    named = all(ERROR_NAME.search(member.name) for member in group.declarations)
    return alike >= _LEAST_CALLS or (named and alike > 1)


def _by_title(group: Group, titled: Sequence[TitledRange]) -> Iterator[Group]:
    """Yield the constants of a run that a documented group about errors has in it, and the others."""
    found: dict[str, list[Declaration]] = {}
    for declaration in group.declarations if group.kind in ("define", "const") and not group.name else ():
        within = [part for part in titled if part.first < declaration.line < part.last]
        title = min(within, key=lambda part: part.last - part.first).title if within else ""
        found.setdefault(title if is_of_errors(title) else "", []).append(declaration)
    if found.keys() <= {""}:
        yield group
        return
    for title, declared in found.items():
        yield Group(group.name, group.kind, title or group.above, declared)


def _step(state: State, code: Sequence[Token], at: int, *, begins: bool) -> tuple[int, bool]:
    """Read what begins at a token; return the index behind it, and whether a declaration may begin there."""
    token = code[at]
    if token.kind is Kind.NEWLINE:
        return at + 1, begins or state.suffix in NEWLINE_ENDS or _ends_line(code, at)
    if token.kind is Kind.MARK and token.text in "{}()[];,":
        return _bracket(state, code, at)
    if token.text == "#" and at + 1 < len(code) and code[at + 1].text == "define":
        return read_define(state, code, at + 2), True
    if token.text == "#" and state.suffix not in (".php", ".py", ".rs"):
        return line_end(code, at), begins
    if token.text == "type" and state.suffix in _SCRIPTS and (behind := read_union(state, code, at)):
        return behind, True
    if token.kind is Kind.WORD:
        if state.suffix in PYTHON and at and code[at - 1].kind is Kind.NEWLINE:
            _leave_classes(state, token)
        if behind := _definition(state, code, at):
            return behind, True
        if _is_container(state, code, at) and (behind := _enter(state, code, at)):
            return behind, True
        if opened := _enumeration_of_macro(state, code, at):
            return opened, begins
    if (begins or token.kind in (Kind.WORD, Kind.STRING, Kind.NUMBER)) and (
        behind := _declaration(state, code, at, begins=begins)
    ):
        return behind, True
    return at + 1, begins and token.text in MODIFIERS


def _definition(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read the function, or what Elixir defines, that begins at a word; return the index behind it."""
    if module := module_of(state, code, at):
        _indented_container(state, code, at, module)
        return line_end(code, at)
    if behind := read_definition(state, code, at):
        return behind
    if behind := indented_body(code, at, state.suffix):
        begin = _body_of(code, at, behind)
        state.note_texts(code, begin, behind)
        read_registrations(state, code, at, behind)
        read_accessor(state, code, begin, behind)
    return behind


def _body_of(code: Sequence[Token], at: int, behind: int) -> int:
    """Return the index in front of the body of a function that indentation shows: its colon, or the end of its first line."""
    return min(line_end(code, at), behind)


def _leave_classes(state: State, token: Token) -> None:
    """Close the classes of Python that a line ends that is indented no more than they are."""
    while len(state.scopes) > 1 and state.scopes[-1].indent >= token.column:
        state.scopes.pop()


def _is_container(state: State, code: Sequence[Token], at: int) -> bool:
    """Whether a word begins an enumeration, a class, or another body of declarations."""
    word = code[at].text
    is_word = word in CONTAINERS_OF.get(state.suffix, CONTAINERS) or (word == "mod" and state.suffix == ".rs")
    return is_word and (at == 0 or code[at - 1].text not in (".", ":"))


def _enter(state: State, code: Sequence[Token], at: int) -> int | None:
    """Note the container that begins at a word; return the index behind it if it is a constant itself."""
    _container(state, code, at)
    is_class = code[at].text == "class" and state.suffix in (".kt", ".kts", ".scala")
    return read_object(state, code, at) if code[at].text == "object" or is_class else None


def _enumeration_of_macro(state: State, code: Sequence[Token], at: int) -> int | None:
    """Note the enumeration that a macro begins, `NS_ENUM(NSInteger, Code) {`; return the index of its brace, None if there is none."""
    name = code[at].text
    is_macro = name.endswith("ENUM") and name in ENUM_MACROS | {name.upper()}
    if not is_macro or at + 1 >= len(code) or code[at + 1].text != "(":
        return None
    close = state.brackets.get(at + 1, at + 1)
    words = [token.text for token in code[at + 1 : min(close, at + TYPE_LENGTH)] if token.kind is Kind.WORD]
    opened = next(
        (index for index in range(close + 1, len(code)) if code[index].kind is not Kind.NEWLINE), at
    )
    if code[opened].text != "{":
        return None
    is_of_domain = len(words) == len(("type", "name", "domain"))
    state.pending = ("enum", words[1] if is_of_domain else "".join(words[-1:]))
    state.header = at
    return opened


def _ends_line(code: Sequence[Token], at: int) -> bool:
    return at > 0 and code[at - 1].text in ("{", "}", ";", ")", "]")


def _container(state: State, code: Sequence[Token], at: int) -> None:
    """Note the name of the enumeration or class whose body follows."""
    kind = code[at].text
    name = ""
    for token in code[at + 1 : at + TYPE_LENGTH]:
        if token.text in "{(;:=<" and (name or token.text == "{"):
            break
        if token.kind is Kind.WORD and token.text not in CONTAINERS and not name:
            name = token.text
    previous = state.pending
    if previous and previous[0] == "enum" and kind in ("class", "struct") and code[at - 1].text == "enum":
        kind = "enum"
    if state.suffix in _INDENTED and kind in ("class", "module"):
        _indented_container(state, code, at, name)
        return
    if kind != "enum" or not previous or previous[0] != "enum":
        state.header = at
    state.pending = (kind, name)


def _indented_container(state: State, code: Sequence[Token], at: int, name: str) -> None:
    """Open the body of a class of Python, or a class or module of Ruby: it ends at a line that is indented less."""
    state.scopes[1:] = [
        scope
        for scope in state.scopes[1:]
        if scope.indent < code[at].column and scope.kind in ("class", "module")
    ]
    line = line_end(code, at)
    bases = [token.text for token in code[at + 2 : line] if token.kind is Kind.WORD]
    body = code[line + 1 : line + 2]
    text = comment_text(body[0].text) if body and body[0].kind is Kind.STRING else ""
    kind = "class" if code[at].text == "class" else "module"
    scope = Scope(kind, name, None, None, indent=code[at].column, line=code[at].line, text=text)
    scope.counts = any(base in ("Enum", "IntEnum") for base in bases)
    scope.is_error = any(map(ERROR_NAME.search, (name, *bases)))
    state.scopes.append(scope)
    read_annotated_class(state, code, at, code[at + 1 : line])
    read_class_keywords(state, code, at)


def _bracket(state: State, code: Sequence[Token], at: int) -> tuple[int, bool]:
    token = code[at]
    if token.text == "{":
        return _open_brace(state, code, at)
    if token.text == "[" and (behind := read_computed_key(state, code, at)):
        return behind, True
    if token.text == "[" and read_words(state, code, at):
        return state.brackets[at] + 1, True
    is_in_list = state.scopes[-1].closes == "]" or state.scopes[-1].is_list
    if token.text in "([" and is_in_list and (behind := read_item(state, code, at)):
        return behind, True
    if token.text in "([":
        is_block = token.text == "(" and at and code[at - 1].text in ("const", "var")
        name = state.pending[1] if state.pending else state.scopes[-1].name
        is_tuple = token.text == "(" and state.pending is not None and state.suffix in PYTHON
        closes = ")" if token.text == "(" else "]"
        state.scopes.append(
            Scope("const" if is_block else "paren", name, None, closes=closes, is_list=is_tuple)
        )
        state.pending = None if is_tuple else state.pending
    elif token.text in _CLOSE:
        _close(state, code, at)
        return at + 1, token.text == "}"
    elif token.text == ";":
        state.pending = None
        if state.scopes[-1].kind == "enum" and state.suffix in CONSTRUCTORS:
            state.scopes[-1].kind = "class"
    return at + 1, True


def _named_by_string(code: Sequence[Token], at: int) -> str:
    """Return what a call names the object whose brace is at `at`: `enum("ResultCode", {`; "" if it does not."""
    if at < len("f(s,") or code[at - 1].text != "," or code[at - 3].text != "(":
        return ""
    name = string_of(code[at - 2].text) if code[at - 2].kind is Kind.STRING else ""
    return name if is_identifier(name) else ""


def _open_brace(state: State, code: Sequence[Token], at: int) -> tuple[int, bool]:
    if (behind := read_item(state, code, at) or read_macro(state, code, at)) is not None:
        return behind, True
    if state.pending is None and is_function_body(code, at, state.suffix):
        end = state.brackets.get(at, len(code))
        if end < len(code):
            state.note_texts(code, at, end)
            read_registrations(state, code, at, end)
            read_fields(state, code, at, end)
            read_accessor(state, code, at, end)
            return end + 1, True
    kind, name = state.pending or ("block", _named_by_string(code, at))
    state.pending = None
    if kind == "mod" and name in ("test", "tests"):
        return min(state.brackets.get(at, at) + 1, len(code)), True
    scope = Scope(kind, name or state.scopes[-1].name, None, line=code[state.header].line if name else 0)
    if kind == "block" and name:
        scope.above = state.comments.text_above(code[at].line)
    if kind == "enum":
        scope.group = Group(name, "enum", state.comment_above(code[at].line, code, at))
        state.groups.append(scope.group)
        number_members(state, scope, code, at)
    state.scopes.append(scope)
    if kind in ("class", "record") and name:
        read_annotated_class(state, code, state.header, code[state.header : at])
    return at + 1, True


def _close(state: State, code: Sequence[Token], at: int) -> None:
    closes = code[at].text
    if not any(scope.closes == closes for scope in state.scopes[1:]):
        return
    while len(state.scopes) > 1:
        scope = state.scopes.pop()
        if scope.group is not None:
            end_enumeration(scope, code, at)
        if scope.closes == closes and scope.indent < 0:
            return


def _declaration(state: State, code: Sequence[Token], at: int, *, begins: bool) -> int | None:
    """Read the declaration that begins at `at`; return the index behind it, None if there is none."""
    scope = state.scopes[-1]
    token = code[at]
    following = code[at + 1] if at + 1 < len(code) else None
    if len(token.text) > _MAX_NAME and token.kind is Kind.WORD:
        return None
    if scope.kind == "enum":
        is_header = state.pending is not None  # of an enumeration or class in this one
        return read_member(state, code, at, scope) if token.kind is Kind.WORD and not is_header else None
    if scope.kind == "const" and state.suffix == ".go":
        return read_go_line(state, code, at, scope) if token.kind is Kind.WORD and begins else None
    if following is None:
        return None
    if token.kind is Kind.WORD and (behind := read_getter(state, code, at)):
        return behind
    if following.text == "=" and at + 2 < len(code) and code[at + 2].text == ">":
        return read_pair(state, code, at, skip=2)
    if following.text == "to" and scope.kind == "paren" and token.kind is not Kind.STRING:
        return read_pair(state, code, at)
    if scope.kind == "paren" and scope.closes == ")":
        return None
    if (
        following.text == ":"
        and token.kind in (Kind.WORD, Kind.STRING, Kind.NUMBER)
        and scope.kind in ("block", "paren")
        and (at + 2 >= len(code) or code[at + 2].text != ":")
    ):
        return read_pair(state, code, at)
    if token.kind is not Kind.WORD:
        return None
    if (
        token.text == "define"
        and state.suffix in (".hrl", ".php")
        and (behind := read_constant_call(state, code, at))
    ):
        return behind
    if following.text == "(" and begins and scope.kind in _OPEN_SCOPES and token.text not in MODIFIERS:
        return read_call(state, code, at)
    return (
        read_computed_property(state, code, at)
        or read_braced(state, code, at)
        or read_assignment(state, code, at, begins=begins)
    )
