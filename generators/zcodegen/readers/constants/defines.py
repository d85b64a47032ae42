"""Constants that `#define` lines state: one each, a list of tuples, or the calls of a macro that lists them."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.listings import add_arguments, read_call
from zcodegen.readers.constants.state import State
from zcodegen.readers.constants.statements import line_end
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import Macro, split_at_commas

_MAX_BODY = 40
_LEAST_WORDS = 4


def note_macros(state: State, code: Sequence[Token]) -> None:
    """Note what `#define` names stand for: a macro may be used above the line that defines it."""
    for at, token in enumerate(code[:-2]):
        if token.text == "define" and at and code[at - 1].text == "#":
            name = code[at + 1]
            body = code[at + 2 : min(line_end(code, at + 2), at + _MAX_BODY)]
            if body and not (body[0].text == "(" and body[0].column == name.column + len(name.text)):
                state.macros.setdefault(name.text, Macro(((), tuple(body))))


def read_define(state: State, code: Sequence[Token], at: int) -> int:
    """Read the `#define` whose name is at `at`; return the index of the line's end."""
    end = line_end(code, at)
    if at >= end or code[at].kind is not Kind.WORD:
        return end
    name, value = code[at], code[at + 1 : end]
    if value and value[0].text == "(" and value[0].column == name.column + len(name.text):
        _function_macro(state, code, at, end)
        return end
    value = [token for token in value if token.text not in ("\\", "\n")]
    if _tuples(state, name.text, value):
        return end
    declaration = state.declare(name, value)
    if declaration:
        state.add(declaration, "define", "")
    return end


def _tuples(state: State, name: str, value: Sequence[Token]) -> bool:
    """Add the constants of a macro that is a list of tuples, `#define ERRORS (NO_KEY, "no key", -7), …`; return whether it is one."""
    items = split_at_commas(value) if value and value[0].text == "(" else []
    if len(items) < _LEAST_WORDS or not all(item[0].text == "(" and item[-1].text == ")" for item in items):
        return False
    found = [add_arguments(state, item[1:-1], item[0], name, item[-1].line) for item in items]
    return any(found)


def _function_macro(state: State, code: Sequence[Token], at: int, end: int) -> None:
    """Note a macro with arguments, and read the calls in the body of one that lists constants: `#define ERRORS(X) X(NO_KEY, 7)`."""
    close = state.brackets.get(at + 1, end)
    body = [token for token in code[close + 1 : end] if token.kind is not Kind.NEWLINE and token.text != "\\"]
    parameters = tuple(token.text for token in code[at + 2 : close] if token.kind is Kind.WORD)
    if len(body) <= _MAX_BODY:
        state.macros[code[at].text] = Macro((parameters, tuple(body)))
    index = close + 1
    names: list[Token] = []
    while index < end - 3 and len(parameters) == 1:
        if code[index].text == parameters[0] and index + 1 < end and code[index + 1].text == "(":
            behind = read_call(state, code, index, code[at].text)
            if behind is None and code[index + 3].text == ")" and code[index + 2].kind is Kind.WORD:
                names.append(code[index + 2])
            index = behind or index + 1
        else:
            index += 1
    for name in names if len(names) >= _LEAST_WORDS else ():
        declaration = Declaration(name.text, name.line, last_line=name.line, is_unknown=True)
        state.add(declaration, "macro", code[at].text)
