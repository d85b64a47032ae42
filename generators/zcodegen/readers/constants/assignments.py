"""Constants with a name and a value, pairs of objects, fields of classes, and blocks of constants in Go."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.arguments import Value, read_value
from zcodegen.readers.constants.class_records import (
    fill_record,
    is_text_of_class,
    owner_of,
    record_of,
)
from zcodegen.readers.constants.collections_of_codes import argument_pairs, is_collection
from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.constants.keywords import (
    CONTAINERS,
    FIELDS,
    MODIFIERS,
    PREPROCESSED,
    PYTHON,
    SCRIPTS,
    TYPE_LENGTH,
)
from zcodegen.readers.constants.state import Scope, State, is_record
from zcodegen.readers.constants.statements import MAX_VALUE, line_end
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import behind_arrow, closing, integer_of, string_of
from zcodegen.readers.tables.codes import is_identifier
from zcodegen.readers.tables.header_vocabulary import is_of_errors

_MAX_SLICE = 260
_LEAST_WORDS = 4
_MAX_KEY = 8
_CHAINED = PYTHON | SCRIPTS | {".rb", ".php"}
_CHAIN = 2
_MOST_NUMBERS = 2
"""The code of an error, and its HTTP status."""
_MAX_TYPE = 12
"""Tokens of `new Dictionary<int, string>` in front of a brace."""
_VARIABLES = frozenset((".kt", ".kts", ".scala"))
"""Suffixes of languages in which constants are declared by another word than `var`."""
_FINAL = frozenset(("final", "const", "readonly", "static"))
_FIXED = frozenset(("const", "constexpr", "constinit"))
_GO_TYPES = frozenset(("int", "int16", "int32", "int64", "string", "uint", "uint16", "uint32", "uint64"))
NAMED_SCOPES = frozenset(
    (
        "class",
        "contract",
        "impl",
        "interface",
        "library",
        "mod",
        "module",
        "namespace",
        "object",
        "struct",
        "trait",
    )
)
"""Kinds of scopes whose name is a part of the names in them."""


def read_assignment(state: State, code: Sequence[Token], at: int, *, begins: bool) -> int | None:
    """Read `NAME = value`, `NAME: Type = value` or `NAME Type = value`."""
    token = code[at]
    equal = _equal_sign(state, code, at, begins=begins)
    if equal is None or _is_one_of_several(state, code, at):
        return None
    end = state.end(code, equal + 1)
    value = code[equal + 1 : min(end, equal + _MAX_SLICE)]
    if state.suffix in PYTHON and value and value[0].text == "(":
        value = code[equal + 1 : end]  # perhaps a long tuple
    owner = owner_of(state, code, at)
    if owner == "":
        if value and value[0].text == "{" and state.suffix in SCRIPTS:
            state.pending = ("block", token.text)
        return None
    while state.scopes[-1].indent >= token.column and len(state.scopes) > 1:
        state.scopes.pop()
    value = _made_by_arrow(value) if state.suffix in SCRIPTS else value
    is_block = bool(value) and value[0].text == "{" and state.suffix in SCRIPTS
    if not is_block and (record := record_of(state, token, owner)) is not None:
        inner = read_value(value, state.evaluator)
        fill_record(record, token.text, inner)
        return end
    if not value:
        return None
    if state.suffix in (".py", ".rb") and is_text_of_class(state, token, value):
        return end
    if (opens := _opens_block(state, value, code[end - 1])) is not None:
        scope = state.scopes[-1]
        name = f"{scope.name}.{token.text}" if scope.is_error else token.text
        state.pending = ("block", name) if opens else state.pending
        return None
    if state.suffix in _CHAINED and len(value) > _CHAIN and _is_assigned(value):
        _read_constant(state, token, value[2:])
        return equal + 1  # the next name has the same value
    return end if _read_constant(state, token, value) else None


def _is_assigned(value: Sequence[Token]) -> bool:
    """Return whether a value is another name that is assigned a string or a number: `NO_KEY = KEY_LOST = 7`."""
    is_literal = value[2].kind in (Kind.STRING, Kind.NUMBER)
    return value[0].kind is Kind.WORD and value[1].text == "=" and is_literal


def _made_by_arrow(value: Sequence[Token]) -> Sequence[Token]:
    """Return the object that an arrow function makes, `(door) => ({ code: 7 })`; any other value as it is."""
    made = behind_arrow(value)
    return made if [token.text for token in made[:2]] == ["(", "{"] else value


def _read_constant(state: State, token: Token, value: Sequence[Token]) -> bool:
    """Add what a name with a value is: a constant, or a table of codes; return whether it is one, or a set that is none."""
    if is_collection(value):
        return True  # codes that are treated alike
    if pairs := argument_pairs(value):
        for key, text in pairs:
            if pair := state.declare(key, [text]):
                state.add(pair, "pair", token.text)
        return True
    declaration = state.declare(token, _counted(state, value))
    if declaration is None or _is_variable(state, token, declaration):
        return False
    if state.suffix in PYTHON and declaration.numbers and not declaration.strings:
        state.scopes[-1].next_value = declaration.numbers[0] + 1
    scope = state.scopes[-1]
    if state.suffix == ".lua" and scope.kind == "block" and scope.name:
        state.add(declaration, "pair", scope.name)  # a table's fields are assigned
    else:
        state.add(declaration, "const", innermost(state))
    return True


def _is_variable(state: State, token: Token, declaration: Declaration) -> bool:
    """Whether a name in lower case is a variable: in Python outside of a class and made by a call, in Java and C# a field that can change."""
    if not token.text[:1].islower():
        return False
    if state.suffix in (".java", ".cs"):
        return _FINAL.isdisjoint(word.text for word in state.comments.lines.get(token.line, ()))
    is_made = bool(declaration.words) and not declaration.numbers
    return state.suffix in PYTHON and state.scopes[-1].kind == "file" and is_made and token.text.islower()


def _counted(state: State, value: Sequence[Token]) -> Sequence[Token]:
    """Return the number that Python's `auto()` is behind the member above it, from 1; any other value as it is.

    It is one only in a class whose members are counted: `Enum`, `IntEnum`.
    """
    scope = state.scopes[-1]
    words = [token.text for token in value if token.kind is Kind.WORD]
    if state.suffix not in PYTHON or words[-1:] != ["auto"] or not scope.counts:
        return value
    return [Token(Kind.NUMBER, str(scope.next_value or 1), value[0].line, value[0].column)]


def read_braced(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read `constexpr int NAME{value};` of C++; return the index behind it, None if it is not a constant."""
    if state.suffix not in PREPROCESSED or code[at + 1].text != "{" or at < len(("const", "int")):
        return None
    line = {token.text for token in code[max(0, at - _MAX_KEY) : at] if token.line == code[at].line}
    close = state.brackets.get(at + 1, len(code))
    value = code[at + 2 : close]
    if _FIXED.isdisjoint(line) or not 0 < len(value) <= TYPE_LENGTH or code[close + 1 : close + 2] == []:
        return None
    declaration = state.declare(code[at], value) if code[close + 1].text == ";" else None
    if declaration is None or not (declaration.numbers or declaration.is_unknown):
        return None
    state.add(declaration, "const", innermost(state))
    return close + 1


def innermost(state: State) -> str:
    """Return the name of the innermost class or module that is open, with one around it that is called after errors; "" if there is none."""
    names = [scope.name for scope in state.scopes if scope.kind in NAMED_SCOPES and scope.name]
    if not names or is_of_errors(names[-1]):
        return names[-1] if names else ""
    return ".".join([*[name for name in names[:-1] if is_of_errors(name)][-1:], names[-1]])


def _is_one_of_several(state: State, code: Sequence[Token], at: int) -> bool:
    """Return whether a name is the last of several that are assigned at once: `A, B = range(2)`."""
    return (
        state.suffix in (".py", ".pyi", ".rb", ".lua")
        and at > 0
        and code[at - 1].text == ","
        and state.scopes[-1].kind != "paren"
    )


def _equal_sign(state: State, code: Sequence[Token], at: int, *, begins: bool) -> int | None:
    """Return the index of the equal sign behind a name and perhaps its type, None if the name is assigned nothing."""
    token, following = code[at], code[at + 1]
    if state.suffix in _VARIABLES and at and code[at - 1].text == "var":
        return None
    if token.text in MODIFIERS or token.text in CONTAINERS or (at and code[at - 1].text in (":", "type")):
        return None
    equal = at + 1
    if following.text == ":" or (following.kind is Kind.WORD and begins and state.suffix == ".go"):
        stop = min(at + TYPE_LENGTH, len(code))
        equal = _end_of_type(code, at + 1, stop) or at
        if code[equal].text == "{":  # `code: Code | (string & {}) = "…"`
            close = state.brackets.get(equal, stop)
            equal = next((index for index in range(close, stop) if code[index].text == "="), at)
    if equal >= len(code) or code[equal].text != "=":
        return None
    is_compared = equal + 1 < len(code) and code[equal + 1].text in ("=", ">")
    before = code[equal - 1]
    is_part = before.text in tuple("+-|!<>*/&") and (
        before.text != ">" or (before.line, before.column + 1) == (code[equal].line, code[equal].column)
    )
    return None if is_compared or is_part else equal


def _end_of_type(code: Sequence[Token], at: int, stop: int) -> int | None:
    """Return the index of the mark that ends a type; a comma between angle brackets (`Record<number, string>`) does not."""
    depth = 0
    for index in range(at, stop):
        text = code[index].text
        depth += (text == "<") - (text == ">")
        if text in ("=", ";", "{", "}", "\n") or (text == "," and depth <= 0):
            return index
    return None


def _opens_block(state: State, value: Sequence[Token], last: Token) -> bool | None:
    """Return whether a value is an object or array whose inside is to be read; None if it is a value of its own."""
    if state.suffix in PYTHON and _is_tuple_of_items(value):
        return True
    begins = value[0].text in ("{", "[")
    if len(value) > MAX_VALUE:
        return any(token.text in ("{", "[") for token in value[:_MAX_TYPE])
    if any(token.text == "{" for token in value) and not _is_error(read_value(value, state.evaluator).fields):
        return begins or (any(token.text == "{" for token in value[:_MAX_TYPE]) and last.text in ("}", ")"))
    return True if value[0].text == "[" and value[-1].text == "]" and len(value) > len("[]") else None


def _is_tuple_of_items(value: Sequence[Token]) -> bool:
    """Return whether a value of Python is a tuple of tuples or calls: `(("SHUT", 7, "…"), ("LOST", 8, "…"))`."""
    tokens = [token for token in value if token.kind is not Kind.NEWLINE]
    if len(tokens) < len("((a,),") or tokens[0].text != "(" or closing(tokens, 0) != len(tokens) - 1:
        return False
    first = 2 if tokens[1].kind is Kind.WORD else 1
    behind = closing(tokens, first) + 1 if tokens[first].text == "(" else 0
    return 0 < behind < len(tokens) - 1 and tokens[behind].text == "," and tokens[behind + first].text == "("


def read_pair(state: State, code: Sequence[Token], at: int, skip: int = 1) -> int | None:
    """Read a pair of an object, a map or a dictionary: `NAME: 1001`, `1001: "text"`, `NAME: {code: 1001, …}`."""
    key = code[at]
    start = at + skip + 1
    end = state.end(code, start, in_pair=True)
    value = code[start : min(end, start + _MAX_SLICE)]
    scope = state.scopes[-1]
    if not value or len(value) > MAX_VALUE:
        return None
    name = string_of(key.text) if key.kind is Kind.STRING else key.text
    if key.kind is Kind.NUMBER:
        name = str(integer_of(name, "")) if name[:2] in ("0x", "0X") else name
        name = f"-{name}" if at and code[at - 1].text == "-" else name
    if value[0].text in ("{", "[") and not _is_entry(value, read_value(value, state.evaluator).fields):
        state.pending = ("block", f"{scope.name}.{name}" if scope.name else name)
        return None
    value = behind_arrow(value)
    declaration = state.declare(Token(Kind.WORD, name, key.line, key.column), value)
    if declaration is None:
        return None
    is_constant = key.kind is Kind.WORD and (key.text.isupper() or state.suffix in PREPROCESSED)
    is_said = bool(declaration.strings or declaration.fields)
    is_key = code[at + 1].text == "]" or (state.suffix == ".go" and key.kind is Kind.WORD)
    if is_key and is_said and (is_constant or state.suffix == ".go") and name not in state.known:
        declaration.is_unknown = True  # a text for a constant whose number is elsewhere
    state.add(declaration, "pair", scope.name)
    return end


def read_computed_key(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read `[NAME] = value` and `[Codes.NAME]: value`; return the index behind it, None if the bracket is not a key."""
    close = state.brackets.get(at, len(code))
    if close + 2 >= len(code) or close - at > _MAX_KEY or close == at + 1:
        return None
    if code[close + 1].text not in (":", "=") or code[close + 2].text in ("=", ">"):
        return None
    if not all(token.kind is not Kind.MARK or token.text in ".:-" for token in code[at + 1 : close]):
        return None
    return read_pair(state, code, close - 1, skip=2) or close + 1


def read_go_line(state: State, code: Sequence[Token], at: int, scope: Scope) -> int | None:
    """Read a line of a `const (…)` block; a name alone repeats the expression above it with the next iota."""
    end = line_end(code, at)
    while end > at and code[end - 1].text == ")":
        opened = sum(1 for token in code[at:end] if token.text == "(")
        if opened >= sum(1 for token in code[at:end] if token.text == ")"):
            break
        end -= 1
    line = code[at:end]
    equal = next((index for index, token in enumerate(line) if token.text == "="), None)
    if equal is not None:
        end = max(end, state.end(code, at + equal + 1))
        scope.go_value = list(code[at + equal + 1 : min(end, at + _MAX_SLICE)])
    elif len(line) > 1:
        return None
    state.known["iota"] = scope.iota
    value = read_value(scope.go_value, state.evaluator)
    if any(token.text == "{" for token in scope.go_value) and not _is_made(scope.go_value, value):
        state.pending = ("block", line[0].text)
        return None
    declaration = state.declare(line[0], scope.go_value)
    scope.iota += 1
    if declaration and line[0].text != "_":
        declaration.has_value = equal is not None
        types = [
            token.text
            for token in line[1 : equal or 1]
            if token.kind is Kind.WORD and token.text not in _GO_TYPES
        ]
        if scope.group is None:
            scope.group = Group(
                types[0] if types else "", "const", state.comment_above(line[0].line, code, at)
            )
            state.groups.append(scope.group)
        scope.group.declarations.append(declaration)
    return end


def read_object(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read `object NoKey : GateError(7, "text")` and `class NoKey(val key: String) : GateError(7, "text")`.

    Return the index behind it, None if it is no such constant. A class without a string in its arguments is none.
    """
    name = code[at + 1] if at + 1 < len(code) else code[at]
    begin = at + 2
    if name.kind is Kind.WORD and begin < len(code) and code[begin].text == "(":
        begin = state.brackets.get(begin, len(code)) + 1
    line = code[begin : begin + TYPE_LENGTH]
    opened = next((index for index, token in enumerate(line) if token.text in "({\n;"), None)
    if opened is None or line[opened].text != "(" or name.kind is not Kind.WORD:
        return None
    if not any(token.text in (":", "extends") for token in line[:opened]):
        return None
    end = state.brackets.get(begin + opened, len(code))
    arguments = code[begin + opened : end + 1]
    if code[at].text == "class" and not any(token.kind is Kind.STRING for token in arguments):
        return None
    declaration = state.declare(name, arguments)
    if declaration is None or not (declaration.numbers or declaration.strings or declaration.fields):
        return None
    state.pending = None
    state.add(declaration, "const", line[opened - 1].text)
    return end + 1


def _has_field(fields: dict[str, str]) -> bool:
    return any(key.replace("_", "").casefold() in FIELDS for key in fields)


def _is_made(tokens: Sequence[Token], value: Value) -> bool:
    """Whether a value of Go with braces is one error: by its fields, or as `Code{7, "no key"}`, and no list or map of several."""
    if _is_error(value.fields):
        return True
    braces = sum(1 for token in tokens if token.text == "{")
    is_named = tokens[0].kind is Kind.WORD or (tokens[0].text == "&" and tokens[1].kind is Kind.WORD)
    is_one = braces == 1 and not any(token.text in ("[", ":") for token in tokens)
    return is_named and is_one and len(value.numbers) <= _MOST_NUMBERS and bool(value.strings)


def _is_error(fields: dict[str, str]) -> bool:
    """Whether the fields of an object are those of one error: two that are called so, or its code, a number or an identifier."""
    return is_record(fields) or any(
        (text.lstrip("-").isdecimal() or is_identifier(text))
        and FIELDS.get(key.replace("_", "").casefold()) == "code"
        for key, text in fields.items()
    )


def _is_entry(value: Sequence[Token], fields: dict[str, str]) -> bool:
    """Return whether an object or array under a key is one error; else it holds several."""
    if is_record(fields) or (_has_field(fields) and not fields.keys() <= {"code", "value", "id"}):
        return True
    if len(fields) == 1 and _is_error(fields):
        return True
    strings = [token for token in value if token.kind is Kind.STRING]
    if len(strings) >= _LEAST_WORDS and all(is_identifier(string_of(string.text)) for string in strings):
        return False  # a list of codes
    return value[0].text == "[" and bool(strings)
