"""Elixir's own forms of constants: module attributes, functions of one value, clauses for each code, and exceptions.

`@no_key 7` · `def no_key, do: 7` · `def message(7), do: "no key"` · `def code(:no_key), do: 7` · `defexception code: 7, message: "no key"`
"""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.arguments import read_value
from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.function_bodies import GIVES_NUMBERS, indented_body
from zcodegen.readers.constants.keywords import ELIXIR, NO_NAMES
from zcodegen.readers.constants.state import State
from zcodegen.readers.constants.statements import MAX_VALUE, line_end
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import string_of

_DEFINES = frozenset(("def", "defp", "defmacro", "defmacrop"))
_MAX_BODY = 60
_HEAD = 6
_INLINE = [",", "do", ":"]
_SIGN = len("-7")


def module_of(state: State, code: Sequence[Token], at: int) -> str:
    """Return the last part of the name of the module that begins at a word, `defmodule Gate.ErrorCodes do`; "" if none does."""
    if state.suffix not in ELIXIR or code[at].text not in ("defmodule", "defprotocol", "defimpl"):
        return ""
    words = [token.text for token in code[at + 1 : line_end(code, at)] if token.kind is Kind.WORD]
    names = words[: words.index("do")] if "do" in words else words
    return names[-1] if names else ""


def read_definition(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read what begins at a word at the beginning of a line; return the index behind it, None if it defines no constant."""
    if state.suffix not in ELIXIR or (at and code[at - 1].kind is not Kind.NEWLINE):
        return None
    word = code[at].text
    if word in _DEFINES:
        return _function(state, code, at)
    if word == "defexception":
        return _exception(state, code, at)
    return _attribute(state, code, at) if word[0] == "@" else None


def _attribute(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read `@no_key 7`; name the map or list that an attribute is."""
    value = code[at + 1 : at + 3]
    if not value or value[0].line != code[at].line or value[0].text in ("=", ".", "|"):
        return None
    opened = value[-1].text if value[0].text == "%" else value[0].text
    if opened in ("{", "["):
        state.pending = ("block", code[at].text[1:])
        return at + 1
    end = state.end(code, at + 1)
    declaration = state.declare(code[at], code[at + 1 : min(end, at + _MAX_BODY)])
    if declaration is None or not (declaration.numbers or declaration.strings or declaration.is_unknown):
        return None
    declaration.name = code[at].text[1:]
    state.add(declaration, "const", state.scopes[-1].name)
    return end


def _function(state: State, code: Sequence[Token], at: int) -> int:
    """Read a function without parameters, or a clause of one with a code or name as its only parameter; skip its body."""
    if at + 1 >= len(code):
        return at + 1
    behind = indented_body(code, at, state.suffix) or at + 1
    parameters, begin = _parameters(state, code, at)
    value = _body(state, code, begin, behind)
    if not parameters and (opened := _literal(code, begin, behind)):
        state.pending = ("block", code[at + 1].text)
        return opened
    state.note_texts(code, begin, behind)
    _read_arms(state, code, begin, behind, code[at + 1].text)
    if not value or len(value) > MAX_VALUE or parameters is None:
        return behind
    if not parameters:
        declaration = state.declare(code[at + 1], value)
        if declaration is not None and declaration.numbers and not declaration.words:
            state.add(declaration, "const", state.scopes[-1].name)
    elif (key := _key(parameters)) is not None:
        inner = read_value(value, state.evaluator)
        pair = Declaration(key.text, key.line, inner.numbers, inner.strings, inner.words, last_line=key.line)
        if inner.numbers or inner.strings or NO_NAMES.isdisjoint(inner.words[:1]):
            _add_clause(state, code[at + 1].text, pair)
    return behind


def _add_clause(state: State, function: str, pair: Declaration) -> None:
    """Add what a clause says to the group of its function, whose clauses may be among those of others."""
    if function not in state.clauses:
        state.clauses[function] = Group(function, "pair")
        state.groups.append(state.clauses[function])
    state.clauses[function].declarations.append(pair)


def _literal(code: Sequence[Token], begin: int, behind: int) -> int | None:
    """Return the index of the bracket of the map or list that is all that a function gives; None if it gives something else."""
    words = ("do", ":", ",", "\n", "%")
    at = next(
        (index for index in range(begin, min(behind, begin + _HEAD)) if code[index].text not in words), behind
    )
    return at if at < behind and code[at].text in ("{", "[") else None


def _read_arms(state: State, code: Sequence[Token], begin: int, behind: int, function: str) -> None:
    """Read the numbers that a function called after codes has for names: `case reason do :no_key -> 7`."""
    for at in range(begin, behind - 4) if GIVES_NUMBERS.search(function) else ():
        if (
            code[at].text != ":"
            or code[at + 1].kind is not Kind.WORD
            or code[at + 2].text + code[at + 3].text != "->"
        ):
            continue
        number = state.evaluator.number_of(code[at + 4 : state.end(code, at + 4)])
        if number is not None:
            arm = Declaration(code[at + 1].text, code[at].line, [number], last_line=code[at].line)
            _add_clause(state, function, arm)


def _parameters(state: State, code: Sequence[Token], at: int) -> tuple[Sequence[Token] | None, int]:
    """Return the parameters of a function, None if it has no name alone in front of them, and the index behind them."""
    if at + 2 >= len(code) or code[at + 1].kind is not Kind.WORD:
        return None, at + 1
    if code[at + 2].text != "(":
        return (), at + 2
    close = state.brackets.get(at + 2, at + 2)
    return code[at + 3 : close], min(close + 1, len(code))


def _body(state: State, code: Sequence[Token], begin: int, behind: int) -> Sequence[Token]:
    """Return the value of `, do: value` and of `do value end`; nothing if a function has another form."""
    head = [
        index for index in range(begin, min(behind, begin + _HEAD)) if code[index].kind is not Kind.NEWLINE
    ]
    texts = [code[index].text for index in head]
    if texts[: len(_INLINE)] == _INLINE:
        lines = range(head[2] + 1, behind)
        first = next((index for index in lines if code[index].kind is not Kind.NEWLINE), behind)
        return code[first : min(state.end(code, first), first + _MAX_BODY)]
    if texts[:1] != ["do"] or code[behind - 1].text != "end" or behind - begin > _MAX_BODY:
        return ()
    body = [token for token in code[head[0] + 1 : behind - 1] if token.kind is not Kind.NEWLINE]
    return body if len({token.line for token in body}) == 1 else ()


def _key(parameters: Sequence[Token]) -> Token | None:
    """Return the code or the name that is the only parameter of a clause: `7`, `-7`, `:no_key`, `"NO_KEY"`; None for a variable."""
    last = parameters[-1]
    if len(parameters) == 1 and last.kind in (Kind.NUMBER, Kind.STRING):
        text = string_of(last.text) if last.kind is Kind.STRING else last.text.replace("_", "")
        return Token(Kind.WORD, text, last.line, last.column)
    if len(parameters) != _SIGN or parameters[0].text not in (":", "-"):
        return None
    sign = "-" if parameters[0].text == "-" else ""
    text = string_of(last.text) if last.kind is Kind.STRING else last.text
    return Token(Kind.WORD, sign + text, last.line, last.column)


def _exception(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read the fields that an exception has from the beginning: `defexception code: 7, message: "no key"`."""
    end = line_end(code, at)
    while code[end - 1].text in (",", "[") and end + 1 < len(code):
        end = line_end(code, end + 1)
    value = code[at + 1 : min(end, at + MAX_VALUE)]
    if value and value[0].text == "[":
        end = state.brackets.get(at + 1, end)
        value = code[at + 2 : min(end, at + MAX_VALUE)]
    fields = read_value(value, state.evaluator).fields
    if not fields:
        return None
    record = Declaration(state.scopes[-1].name, code[at].line, has_value=False, fields=fields, column=0)
    state.add(record, "record", "")
    return end
