"""Classes that are errors: their fields are the code and its texts, `class NoKey(Error): errno = 7`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zcodegen.readers.constants.arguments import Value, joined_strings, read_value
from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.function_bodies import called
from zcodegen.readers.constants.keywords import FIELDS, SCRIPTS
from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.constants.selection import keyed_code
from zcodegen.readers.constants.state import State
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import string_of
from zcodegen.readers.tables.codes import is_symbol

_MAX_SLICE = 260
_MAX_ANNOTATIONS = 40
_ARGUMENT = 5
_MAX_GETTER = 16
_OF_CODES = re.compile(r"code|errno|err(?:or)?|exception|fault|value", re.IGNORECASE)
_OF_HTTP = re.compile(r"http|status", re.IGNORECASE)
_CODES = frozenset(("CODE", "ERROR_CODE", "ERR_CODE", "ERRNO"))


def read_annotated_class(state: State, code: Sequence[Token], at: int, header: Sequence[Token]) -> None:
    """Read the code that an annotation gives the error that the class at `at` is: `@error_code(7)` above `class NoKey(GateError):`.

    The class has been entered; `header` is what its declaration says. An annotation of an HTTP status, and one that is not called after codes or errors, gives none.
    """
    is_error = any(token.kind is Kind.WORD and ERROR_NAME.search(token.text) for token in header)
    if not is_error or (given := _given_code(state, code, at)) is None:
        return
    record = record_of(state, Token(Kind.WORD, "code", code[at].line, code[at].column), None)
    if record is not None:
        record.fields.setdefault("code", given)


def read_class_keywords(state: State, code: Sequence[Token], at: int) -> None:
    """Read the code, name and text that the header of a class of Python gives: `class NoKey(GateError, code="08001", name="NO_KEY"):`."""
    if at + 2 >= len(code) or code[at + 2].text != "(":
        return
    header = code[at + 3 : state.brackets.get(at + 2, at + 2)]
    if len(header) > _MAX_SLICE or not any(token.text == "=" for token in header):
        return
    fields = read_value(header, state.evaluator).fields
    if not any(_kind_of_getter(key) == "code" for key in fields):
        return
    record = record_of(state, Token(Kind.WORD, "code", code[at].line, code[at].column), None)
    if record is not None:
        record.fields.update(fields)


def _given_code(state: State, code: Sequence[Token], at: int) -> str | None:
    """Return the only argument of an annotation in front of a class, if it is a number or an identifier with digits or capitals."""
    for close in range(at - 1, max(0, at - _MAX_ANNOTATIONS), -1):
        if code[close].text in (";", "{", "}") or code[close].text in ("def", "class"):
            return None
        opened = next(
            (index for index in range(close, max(0, close - _ARGUMENT), -1) if code[index].text == "("), 0
        )
        if code[close].text != ")" or state.brackets.get(opened) != close:
            continue
        begin = opened
        while begin and (code[begin - 1].kind is Kind.WORD or code[begin - 1].text == "."):
            begin -= 1
        name = code[opened - 1].text
        if (
            begin
            and code[begin - 1].text in ("@", "[")
            and _OF_CODES.search(name)
            and not _OF_HTTP.search(name)
        ):
            value = read_value(code[opened + 1 : close], state.evaluator)
            found = [*map(str, value.numbers), *filter(is_symbol, value.strings)]
            return found[0] if len(found) == 1 and not value.words else None
    return None


def owner_of(state: State, code: Sequence[Token], at: int) -> str | None:
    """Return the class whose field is set, `NoKey.code = 7`; None for a name alone or an export, "" for any other's field."""
    if at > 1 and code[at - 1].text == ">" and code[at - 2].text == "-":
        return ""  # `record->code = 7`
    if not at or code[at - 1].text != "." or code[at - 1].line != code[at].line:
        return None
    before = code[at - 2].text if at > 1 else ""
    if before in ("exports", "module", "window", "root"):
        return None
    return before if before in state.records or before[:1].isupper() else ""


def record_of(state: State, token: Token, owner: str | None) -> Declaration | None:
    """Return the constant that a class is, if a field of it is set at `token`."""
    key = FIELDS.get(token.text.replace("_", "").lstrip("$@").casefold())
    scope = state.scopes[-1]
    if (
        key is None
        or (owner is None and scope.kind not in ("class", "struct", "object"))
        or (token.text.isupper() and not _is_field(state, token.text))
        or _is_constant(state, token, key)
    ):
        return None
    name = owner or scope.name
    record = scope.record if owner is None else state.records.get(name)
    if record is None:
        line = scope.line if owner is None and scope.line else token.line
        record = Declaration(name, line, has_value=False, column=0)
        state.comments.attach(record)
        record.line = token.line
        record.trailing = ""
        record.comment = record.comment or scope.text
        state.add(record, "record", "")
        state.records[name] = record
        if owner is None:
            scope.record = record
    return record


def is_text_of_class(state: State, token: Token, value: Sequence[Token]) -> bool:
    """Whether a constant of a class is the text of the error that the class is: `MESSAGE = "The key is lost"`."""
    is_named = token.text.isupper() and FIELDS.get(token.text.replace("_", "").casefold()) == "message"
    text = joined_strings(value) if is_named and state.scopes[-1].kind == "class" else None
    return text is not None and is_text(text)


def _is_field(state: State, name: str) -> bool:
    """Whether a name in capitals is the code of a class in Python or Ruby, or a field below its code."""
    scope = state.scopes[-1]
    return (
        state.suffix in (".py", ".rb")
        and scope.kind == "class"
        and (
            name in _CODES
            or (name == "_STATUS_CODE" and scope.is_error)
            or scope.record is not None
            or (name == "VALUE" and scope.is_error)
        )
    )


def _is_constant(state: State, token: Token, key: str) -> bool:
    """Whether a name with a capital is one of the constants of its class, and no field: `const int Error = 2`."""
    group = state.groups[-1] if state.groups else None
    among = group is not None and group.kind == "const" and group.name == state.scopes[-1].name
    return key != "code" and token.text[0].isupper() and (among or token.text == "Error")


def fill_record(record: Declaration, key: str, value: Value) -> None:
    """Give a class the field `key` with a value: a number, a text, or whether it is true."""
    if value.numbers:
        record.fields.setdefault(key, str(value.numbers[0]))
    elif value.strings:
        record.fields.setdefault(key, value.strings[0])
    elif value.words[-1:] in (["True"], ["true"], ["False"], ["false"]):
        record.fields.setdefault(key, value.words[-1].casefold())
    elif value.words and (_kind_of_getter(key) == "code" or key.isupper()):
        record.is_unknown = record.is_unknown or keyed_code(record.fields) is None


def read_getter(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read the code or text that a property or method of a class gives, `val code get() = 7`, `int Code => 7;`; return the index behind it."""
    kind = _kind_of_getter(code[at].text)
    if kind is None or state.scopes[-1].kind not in ("class", "object", "record", "struct"):
        return None
    stop = _equal_of_getter(state, code, at)
    if stop is None:
        return None
    is_arrow = code[stop + 1].text == ">"
    begin = stop + 1 + is_arrow
    end = state.end(code, begin)
    value = code[begin : min(end, begin + _MAX_GETTER)]
    _note_given(state, code[at], kind, value)
    return end


def _equal_of_getter(state: State, code: Sequence[Token], at: int) -> int | None:
    """Return the index of the equal sign of a property that only gives a value: `code get() =`, `code() =`, `Code =>`, `Code { get; } =`."""
    begin = at + 1
    if begin < len(code) and code[begin].text == "{":
        begin = state.brackets.get(begin, begin) + 1
    stop = min(begin + _MAX_GETTER, len(code) - 1)
    equal = next(
        (index for index in range(begin, stop) if code[index].text in ("=", ";", "{", "\n", ",")), stop
    )
    between = {token.text for token in code[at + 1 : equal]}
    if equal + 1 >= len(code) or code[equal].text != "=":
        return None
    return equal if code[equal + 1].text == ">" or not between.isdisjoint(("(", "get")) else None


def read_accessor(state: State, code: Sequence[Token], begin: int, end: int) -> None:
    """Read the code or text that is all that a method of a class returns: `int getCode() { return 7; }`."""
    name = called(code, begin)
    kind = _kind_of_getter(name)
    body = [
        token for token in code[begin + 1 : min(end, begin + _MAX_GETTER)] if token.kind is not Kind.NEWLINE
    ]
    is_one = bool(body) and body[0].text == "return" and not any(token.text in ("{", "}") for token in body)
    if kind is not None and is_one and state.scopes[-1].kind in ("class", "record"):
        last = len(body) - (body[-1].text in (";", "end"))
        _note_given(state, code[begin], kind, body[1:last])


def _kind_of_getter(name: str) -> str | None:
    """Return whether a property or method is called after the code or the text of an error."""
    bare = name.replace("_", "").casefold()
    kind = FIELDS.get(bare.removeprefix("get"))
    return kind if kind in ("code", "message") else None


def _note_given(state: State, name: Token, kind: str, value: Sequence[Token]) -> None:
    """Add what a property or method gives the class around it: a number, or a string that is a code or a text."""
    given = read_value(value, state.evaluator)
    if (
        any(token.text == "." for token in value)
        or given.words
        or given.fields
        or len(given.numbers + given.strings) != 1
    ):
        return
    if kind == "code" and given.strings and not is_symbol(given.strings[0]):
        return
    record = record_of(state, Token(Kind.WORD, kind, name.line, name.column), None)
    if record is not None:
        fill_record(record, kind, given)


def read_fields(state: State, code: Sequence[Token], begin: int, end: int) -> None:
    """Add the fields that the body of a constructor gives the class around it: `this.code = "NO_KEY"`."""
    if state.scopes[-1].kind != "class" or state.suffix not in SCRIPTS | {".java"}:
        return
    for at in range(begin, min(end, len(code)) - 4):
        if code[at].text == "super" and code[at + 1].text == "(":
            _read_super(state, code, at)
            continue
        if (
            state.suffix not in SCRIPTS
            or code[at].text != "this"
            or code[at + 1].text != "."
            or code[at + 3].text != "="
        ):
            continue
        key, value = code[at + 2], code[at + 4]
        if key.text.isupper():
            _read_own_constant(state, code, at + 2)
            continue
        if value.kind not in (Kind.STRING, Kind.NUMBER) or FIELDS.get(key.text.casefold()) != "code":
            continue
        if (record := record_of(state, key, None)) is not None:
            text = string_of(value.text) if value.kind is Kind.STRING else value.text
            record.fields.setdefault(key.text, text)


def _read_super(state: State, code: Sequence[Token], at: int) -> None:
    """Add the code and the text that the class around a constructor hands on: `super(7, "text")`, `super("text")`."""
    end = state.brackets.get(at + 1, at + 1)
    value = read_value(code[at + 2 : min(end, at + _MAX_SLICE)], state.evaluator)
    *codes, text = [*map(str, value.numbers[:1]), *value.strings] or [""]
    if " " not in text.strip() and text.isascii():
        return
    if codes and (codes[0].lstrip("-").isdecimal() or is_symbol(codes[0])):
        record = record_of(state, Token(Kind.WORD, "code", code[at].line, code[at].column), None)
        if record is not None:
            record.fields.setdefault("code", codes[0])
    else:
        record = state.scopes[-1].record
    if record is not None:
        record.fields.setdefault("message", text)


def _read_own_constant(state: State, code: Sequence[Token], at: int) -> None:
    """Read a constant that a constructor sets: `this.GATE_SHUT = 7`."""
    value = code[at + 2 : min(state.end(code, at + 2), at + _MAX_SLICE)]
    if (declaration := state.declare(code[at], value)) is not None:
        state.add(declaration, "const", state.scopes[-1].name)
