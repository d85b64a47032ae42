"""Lists of constants: arrays of objects or words, calls for each constant, `#define` lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from zcodegen.readers.constants.arguments import joined_strings, read_value
from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.keywords import NO_NAMES
from zcodegen.readers.constants.state import State, is_record
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import Evaluator, Macro, behind_arrow, split_at_commas, string_of
from zcodegen.readers.tables.codes import is_identifier, is_symbol

_MAX_SLICE = 260
_MAX_BODY = 40
_MAX_CALL = 80
_LEAST_WORDS = 4
_LEAST_CALLS = 3
_REGISTERS = re.compile(
    r"(?:put|add|append|define|declare|emplace|insert|reg(?:ister)?|set)(?=$|_|[A-Z])", re.IGNORECASE
)
_BETWEEN = 4
_MAX_TYPE = 12
_FUNCTIONS = frozenset(("def", "func", "fun", "fn", "function"))
_ARITHMETIC = frozenset("+-|&^~<%")


def read_item(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read an object or array in a list: `{code: 1001, message: "text"}`, `{1001, "text"}`; return the index behind it."""
    scope = state.scopes[-1]
    index = at - 1
    while index >= 0 and code[index].kind is Kind.NEWLINE:
        index -= 1
    before = code[index].text if index >= 0 else ""
    is_fragment = scope.kind == "file" and before in (",", "")  # a file that is the inside of a list
    if not is_fragment and (
        scope.kind not in ("paren", "block")
        or (before not in ("{", ",", "[") and scope.closes != "]" and not scope.is_list)
    ):
        return None
    end = state.brackets.get(at, len(code))
    tokens = code[at : end + 1]
    if len(tokens) > _MAX_SLICE:
        return None
    value = read_value(tokens, state.evaluator)
    last = tokens[-1].line
    if is_record(value.fields):
        declaration = Declaration(
            "", code[at].line, last_line=last, fields=value.fields, http_status=value.http_status
        )
        state.add(declaration, "pair", scope.name)
        return end + 1
    inner = [token for token in tokens[1:-1] if token.kind is not Kind.NEWLINE]
    if value.fields or not any(token.text == "," for token in inner):
        return None
    if any(token.text in ("{", "[") for token in inner):
        return None
    return end + 1 if add_arguments(state, inner, code[at], scope.name, last) else None


def read_words(state: State, code: Sequence[Token], at: int) -> bool:
    """Read a list of strings that are identifiers, `["NO_KEY", "BAD_KEY"]`; return whether it is one."""
    end = state.brackets.get(at, len(code))
    inner = [token for token in code[at + 1 : end] if token.text not in (",", "\n")]
    if len(inner) < _LEAST_WORDS or any(token.kind is not Kind.STRING for token in inner):
        return False
    texts = [string_of(token.text) for token in inner]
    if not all(map(is_identifier, texts)) or sum(map(is_symbol, texts)) * 2 < len(texts):
        return False
    name = state.pending[1] if state.pending else state.scopes[-1].name
    state.pending = None
    for token, text in zip(inner, texts, strict=True) if name != "__all__" else ():
        state.add(Declaration(text, token.line, has_value=False, last_line=token.line), "list", name)
    return True


def _is_code(text: str) -> bool:
    return len(text) == len("08000") and text.isalnum() and any(map(str.isdigit, text))


def read_union(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read the strings of a type, `type Code = "NO_KEY" | "BAD_KEY"`; return the index behind them, None if it has others."""
    if at + 3 >= len(code) or code[at + 1].kind is not Kind.WORD or code[at + 2].text != "=":
        return None
    found: list[Token] = []
    index = at + 3
    while index < len(code) and (code[index].kind in (Kind.STRING, Kind.NEWLINE) or code[index].text == "|"):
        if code[index].kind is Kind.STRING:
            if found and not any(before.text == "|" for before in code[index - _BETWEEN : index]):
                break
            found.append(code[index])
        index += 1
    if len(found) < _LEAST_WORDS or not all(is_identifier(string_of(candidate.text)) for candidate in found):
        return None
    for token in found:
        declaration = Declaration(
            string_of(token.text), token.line, has_value=False, last_line=token.line, column=token.column
        )
        state.comments.attach(declaration)
        state.add(declaration, "list", code[at + 1].text)
    return index


def add_arguments(state: State, inner: Sequence[Token], first: Token, name: str, last: int) -> bool:
    """Add the constant that a list of arguments describes: a number or a name, and a text; return whether it does."""
    declaration = Declaration("", first.line, last_line=last)
    if is_record(fields := read_value(inner, state.evaluator).fields):
        declaration.fields = fields
        state.comments.attach(declaration)
        state.add(declaration, "call", name)
        return True
    for part in split_at_commas(inner):
        if not (len(part) == 1 and part[0].text in NO_NAMES):
            _argument(state, behind_arrow(part), declaration)
    texts = [declaration.name, *declaration.strings] if not declaration.has_value else declaration.strings
    if not declaration.numbers and len(texts) == len(("code", "name")) and _is_code(texts[0]):
        declaration.fields = {"code": texts[0], "name" if is_symbol(texts[1]) else "message": texts[1]}
        declaration.name, declaration.has_value = texts[0], False
    if not (declaration.numbers or (declaration.name and declaration.strings)):
        return False
    if not (declaration.name or declaration.strings):
        return False
    if declaration.has_value and not declaration.numbers:
        # a text for a constant whose number is elsewhere
        state.texts.setdefault(declaration.name, declaration.strings[0])
        declaration.is_unknown = True
    state.comments.attach(declaration)
    state.add(declaration, "call", name)
    return True


def _argument(state: State, part: Sequence[Token], declaration: Declaration) -> None:
    """Add what one argument says: the first name, a number, a text; words without quotation marks are a text as well."""
    number = state.evaluator.number_of(part)
    is_path = all(token.kind is Kind.WORD or token.text in (".", ":") for token in part)
    is_name = is_path and (len(part) == 1 or any(token.kind is Kind.MARK for token in part))
    if is_name and (number is None or not declaration.name):
        declaration.words += [part[-1].text] if declaration.name else []
        declaration.name = declaration.name or part[-1].text
        declaration.numbers += [number] if number is not None else []
    elif number is not None and part[0].kind is not Kind.STRING:
        declaration.numbers.append(number)
    elif (text := joined_strings(part)) is not None:
        if not declaration.name and not declaration.strings and is_identifier(text):
            declaration.name = text
            declaration.has_value = False
        else:
            declaration.strings.append(text)
    elif len(part) > 1 and all(_is_of_text(token) for token in part) and _has_words(part):
        declaration.strings.append(_as_written(part))
    else:
        declaration.words.append("".join(token.text for token in part))


def _is_of_text(token: Token) -> bool:
    return token.kind in (Kind.WORD, Kind.NUMBER) or token.text in tuple("()'-/.:;")


def _has_words(part: Sequence[Token]) -> bool:
    """Whether two words follow each other, as in a text."""
    return any(token.kind is following.kind is Kind.WORD for token, following in pairwise(part))


def _as_written(part: Sequence[Token]) -> str:
    """Return tokens of one line with a blank where there is one."""
    text = part[0].text
    for before, token in pairwise(part):
        is_next = token.line == before.line and token.column == before.column + len(before.text)
        text += token.text if is_next else f" {token.text}"
    return text


def read_call(state: State, code: Sequence[Token], at: int, name: str = "") -> int | None:
    """Read a call that describes a constant, `E("NO_KEY", "text")`, `X(NO_KEY, 7, "text")`; return the index behind it."""
    end = state.brackets.get(at + 1, len(code))
    inner = [token for token in code[at + 2 : end] if token.kind is not Kind.NEWLINE and token.text != "\\"]
    if len(inner) > _MAX_CALL or end - at > _MAX_SLICE or not any(token.text == "," for token in inner):
        return None
    if any(token.text in ("{", ";") for token in inner):
        return None
    last = code[end].line if end < len(code) else code[at].line
    return end + 1 if add_arguments(state, inner, code[at], name or code[at].text, last) else None


def read_registrations(state: State, code: Sequence[Token], begin: int, end: int) -> None:
    """Read the calls in a body that enter codes and texts into a table: `TEXTS.put(7, "no key");`, `codes.Register(7, "NO_KEY", "…")`."""
    found: dict[str, list[int]] = {}
    for index in range(begin + 1, min(end, len(code)) - 3):
        if code[index + 1].text != "(" or not _REGISTERS.match(code[index].text):
            continue
        _note_registered(state, code, index + 1)
        first = index
        while code[first - 1].text == "." and code[first - 2].kind is Kind.WORD:
            first -= 2
        if code[first - 1].text in ("{", "}", ";", "\n", ")") and _is_key(code, index + 2):
            name = code[first].text if first < index else code[index].text
            found.setdefault(name, []).append(index)
    for name, indices in found.items():
        keys = {code[index + 2].text + code[index + 3].text for index in indices}
        for index in indices if len(keys) >= _LEAST_CALLS and len(keys) * 10 >= len(indices) * 9 else ():
            read_call(state, code, index, name)


def _note_registered(state: State, code: Sequence[Token], opened: int) -> None:
    """Note the text that a call enters for a constant of the file: `Register(NO_KEY, "the key is lost")`."""
    close = state.brackets.get(opened, opened)
    inner = [
        token for token in code[opened + 1 : min(close, opened + _MAX_CALL)] if token.kind is not Kind.NEWLINE
    ]
    name, *others = split_at_commas(inner) or [[]]
    text = joined_strings(others[0]) if others else None
    if name and name[-1].text in state.known and text and " " in text.strip():
        state.texts.setdefault(name[-1].text, text)


def _is_key(code: Sequence[Token], at: int) -> bool:
    """Whether an argument is a number, or a string that is not a plain word."""
    token = code[at + 1] if code[at].text == "-" else code[at]
    return token.kind is Kind.NUMBER or (token.kind is Kind.STRING and is_symbol(string_of(token.text)))


def read_constant_call(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read PHP's `define('NAME', 7)` and Erlang's `-define(NAME, 7)`; return the index behind it, None if it defines no constant."""
    end = state.brackets.get(at + 1, len(code))
    parts = split_at_commas(code[at + 2 : end])
    name = parts[0][0] if len(parts) > 1 else code[at]
    is_called = name.kind is Kind.STRING or (state.suffix == ".hrl" and name.kind is Kind.WORD)
    if len(parts) < len(("name", "value")) or not is_called:
        return None
    text = string_of(name.text) if name.kind is Kind.STRING else name.text
    token = Token(Kind.WORD, text, name.line, name.column)
    declaration = state.declare(token, parts[1])
    if declaration is not None:
        state.add(declaration, "define", "")
    return end + 1


def read_macro(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read the constants that a macro of Rust is given, `codes! { NoKey(7), BadKey(8) }` or `codes! { NoKey, Http; … }`.

    What a macro makes of names alone is not known. Return the index behind the macro, None if it lists no constants.
    """
    if (
        state.suffix != ".rs"
        or at < len("x!")
        or code[at - 1].text != "!"
        or code[at - 2].kind is not Kind.WORD
    ):
        return None
    end = state.brackets.get(at, len(code))
    inner = [token for token in code[at + 1 : end] if token.kind is not Kind.NEWLINE]
    mark = ";" if any(token.text == ";" for token in inner) else ","
    found = [item for part in _split(inner, mark) if (item := _macro_item(state, part)) is not None]
    is_numbered = all(item.numbers for item in found)
    if len(found) * 10 < len(_split(inner, mark)) * 9 or not found:
        return None
    if len(found) < _LEAST_WORDS and not (is_numbered and state.uses_of(code[at - 2].text) > 1):
        return None
    for item in found:
        item.is_unknown = not item.numbers
        state.add(item, "const" if is_numbered else "macro", code[at - 2].text)
    return end + 1


def _split(tokens: Sequence[Token], mark: str) -> list[list[Token]]:
    """Return the parts of a list between marks outside of brackets."""
    if mark == ",":
        return split_at_commas(tokens)
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.text == mark:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _macro_item(state: State, part: Sequence[Token]) -> Declaration | None:
    """Return the constant that a part of a macro's list is: a name, perhaps with its number in brackets or behind a sign."""
    name = part[0]
    if name.kind is not Kind.WORD or any(token.text in ("{", "fn", "!") for token in part):
        return None
    item = Declaration(name.text, name.line, has_value=False, last_line=part[-1].line, column=name.column)
    if len(part) > 1 and part[1].text in ("(", "=", ","):
        inner = part[2:-1] if part[1].text == "(" else part[2:]
        item.numbers = read_value(inner, Evaluator(state.suffix, {}, {})).numbers[:1]
    elif len(part) > 1:
        return None
    state.comments.attach(item)
    return item


def note_functions(state: State, code: Sequence[Token]) -> None:
    """Note the functions that compute a number from their argument: `def to_int(x): return x - BASE`."""
    for at, token in enumerate(code[:-3]):
        if token.text not in _FUNCTIONS or token.kind is not Kind.WORD or code[at + 2].text != "(":
            continue
        close = state.brackets.get(at + 2, at + 2)
        begin = next(
            (index for index in range(close, min(close + _MAX_TYPE, len(code))) if code[index].text in "{:"),
            0,
        )
        end = state.brackets.get(begin, len(code)) if code[begin].text == "{" else len(code)
        parameters = {word.text for word in code[at + 3 : close] if word.kind is Kind.WORD}
        if begin and _computes(code, begin, min(end, begin + _MAX_SLICE), parameters, token.column):
            macro = _expression_of(code, at, close, begin, end)
            if macro is not None:
                state.macros.setdefault(code[at + 1].text, macro)
            else:
                state.evaluator.computing.add(code[at + 1].text)


def _expression_of(code: Sequence[Token], at: int, close: int, begin: int, end: int) -> Macro | None:
    """Return a function that is one expression of its parameters and of constants, `return BASE + number`; None if it is more than that."""
    parameters = tuple(part[0].text for part in split_at_commas(code[at + 3 : close]))
    first = next((index for index in range(begin + 1, end) if code[index].kind is not Kind.NEWLINE), end)
    first += first < end and code[first].text == "return"
    last = next(
        (index for index in range(first, end) if code[index].kind is Kind.NEWLINE or code[index].text == ";"),
        end,
    )
    rest = [token for token in code[last:end] if token.kind is not Kind.NEWLINE and token.text != ";"]
    if (code[begin].text == "{" and rest) or last - first > _MAX_BODY:
        return None
    if code[begin].text == ":" and rest and rest[0].column > code[at].column:
        return None
    body = code[first:last]
    is_plain = all(
        token.kind is Kind.NUMBER
        or (token.kind is Kind.WORD and (token.text in parameters or token.text.isupper()))
        or token.text in "+-*|&^~<>()"
        for token in body
    )
    return Macro((parameters, tuple(body))) if is_plain and body else None


def _computes(code: Sequence[Token], begin: int, end: int, parameters: set[str], column: int) -> bool:
    """Whether an operator stands next to a parameter in a function's body."""
    for index in range(begin + 1, end - 1):
        if code[index].column <= column and code[index - 1].kind is Kind.NEWLINE and code[begin].text == ":":
            return False
        if code[index].text in _ARITHMETIC and (
            code[index - 1].text in parameters or code[index + 1].text in parameters
        ):
            return code[index + 1].text != ">"
    return False
