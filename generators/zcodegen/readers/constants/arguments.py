"""What a value holds: the arguments of a call, the fields of an object, strings that are joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus

from msgspec import Struct, field

from zcodegen.readers.constants.keywords import NO_NAMES, PREPROCESSED
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import (
    CONVERSIONS,
    Evaluator,
    closing,
    split_at_commas,
    string_of,
)

_JOINS = frozenset(("+", ".", "&", "<>"))
_OPERATORS = frozenset("+-*/|<>^&~")
_BARE = re.compile(r"^SC_|http|status|code|_|\.|[0-9]", re.IGNORECASE)
_HTTP = {_BARE.sub("", status.name).casefold(): int(status) for status in HTTPStatus} | {
    "requestentitytoolarge": 413,
    "payloadtoolarge": 413,
    "requesturitoolong": 414,
    "requestedrangenotsatisfiable": 416,
    "unprocessableentity": 422,
    "teapot": 418,
    "imateapot": 418,
    "servererror": 500,
    "internalerror": 500,
}
_MAX_DEPTH = 4
_SETTER = re.compile(r"^(?:set|with)_?(?=[A-Z])")


class Value(Struct):
    """The numbers, strings and names of a value in order, and the fields of an object in it.

    `is_unknown`: it is an expression with a name that the file does not define.
    """

    numbers: list[int] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    http_status: int | None = None
    is_unknown: bool = False
    origin: str = ""
    """The constant of the file that the first number of a call is: `make(CODE_OF_NO_KEY, "text")`."""
    lead: str = ""
    """The name in front of all numbers and strings of a call, which the file does not define: `make(NO_KEY, "text")`."""


def read_value(tokens: Sequence[Token], evaluator: Evaluator) -> Value:
    """Return what a value holds."""
    value = Value()
    _read(list(tokens), evaluator, value, 0)
    return value


def _read(tokens: list[Token], evaluator: Evaluator, value: Value, depth: int) -> None:
    tokens = [token for token in tokens if token.kind is not Kind.NEWLINE]
    if not tokens or depth > _MAX_DEPTH:
        return
    number = evaluator.number_of(tokens)
    if number is not None:
        if depth and not value.numbers and tokens[-1].text in evaluator.known:
            value.origin = tokens[-1].text
        value.numbers.append(number)
        return
    if (text := joined_strings(tokens)) is not None:
        value.strings.append(text)
        return
    if fields := _chained(tokens, evaluator, depth):
        value.fields = fields | value.fields
        value.words += [tokens[0].text]
        return
    parts = split_at_commas(tokens)
    if len(parts) > 1:
        for part in parts:
            _read_argument(part, evaluator, value, depth)
        return
    opened = next((index for index, token in enumerate(tokens) if token.text in ("(", "[", "{")), None)
    if opened is None or tokens[opened].kind is not Kind.MARK:
        _read_name(tokens, value, depth)
    else:
        _read_brackets(tokens, opened, evaluator, value, depth)


def _chained(tokens: Sequence[Token], evaluator: Evaluator, depth: int) -> dict[str, str]:
    """Return the fields that a builder is given: `Error.builder().code(7).withMessage("text").build()`; none if it is not a builder."""
    if len(tokens) < len("A.b().c()") or tokens[0].kind is not Kind.WORD:
        return {}
    found = Value()
    at = 1
    while at + 2 < len(tokens) and tokens[at].text == ".":
        name = tokens[at + 1].text
        at += 2
        if at < len(tokens) and tokens[at].text == "(":
            end = closing(tokens, at)
            key = _SETTER.sub("", name)
            if inner := list(tokens[at + 1 : end]):
                _read_field(key[:1].lower() + key[1:], inner, evaluator, found, depth + 1)
            at = end + 1
    return found.fields if at >= len(tokens) and len(found.fields) > 1 else {}


def _read_brackets(tokens: list[Token], opened: int, evaluator: Evaluator, value: Value, depth: int) -> None:
    """Read a call, an object or an array, whose bracket is at `opened`."""
    before = tokens[:opened]
    end = closing(tokens, opened)
    rest = tokens[end + 1 :]
    has_string = any(token.kind is Kind.STRING for token in tokens)
    if any(token.text in _OPERATORS and token.text not in "&*<>" for token in before):
        value.is_unknown = value.is_unknown or not has_string
        return
    if tokens[opened].text == "[" and (
        before or (rest and end == opened + 1)
    ):  # `map[string]Type{…}`, `Type[]{…}`: what follows is the value
        if rest:
            _read(rest, evaluator, value, depth + 1)
        return
    words = [token.text for token in before if token.kind is Kind.WORD]
    if evaluator.suffix in PREPROCESSED and words and _is_macro(words[-1]) and not has_string:
        value.is_unknown = True
        return
    is_method = len(words) > 1 and words[0] in evaluator.known  # `BASE.extend(3)`
    if words and (is_method or words[-1] in evaluator.computing) and not has_string:
        value.is_unknown = True
        return
    value.words += words
    for part in split_at_commas(tokens[opened + 1 : end]):
        _read_argument(part, evaluator, value, depth + 1)
    if rest and rest[0].text in ("(", "{"):
        _read(rest, evaluator, value, depth + 1)
    elif rest and rest[0].text in _OPERATORS and not value.strings:
        value.is_unknown = True


def _is_macro(name: str) -> bool:
    """Whether a name is one of a macro with arguments that may make anything of them."""
    return name.isupper() and CONVERSIONS.fullmatch(name) is None


def _read_argument(part: list[Token], evaluator: Evaluator, value: Value, depth: int) -> None:
    """Read one argument; `key: scalar`, `key = scalar` and `key => scalar` are fields."""
    part = [token for token in part if token.kind is not Kind.NEWLINE]
    if part and part[0].text == ".":
        part = part[1:]
    while len(part) > 1 and part[0].text in ("final", "const", "new", "override"):
        part = part[1:]
    if len(part) > len("k:") and part[0].kind in (Kind.WORD, Kind.STRING) and part[1].text in (":", "="):
        key = string_of(part[0].text) if part[0].kind is Kind.STRING else part[0].text
        rest = part[3:] if part[2].text == ">" else part[2:]
        if part[1].text == ":" and part[2].text == ":":
            _read(part, evaluator, value, depth + 1)
            return
        _read_field(key, rest, evaluator, value, depth)
        return
    if len(part) > len(":k=>") and part[0].text == ":" and part[2].text == "=":
        _read_field(part[1].text, part[4:], evaluator, value, depth)
        return
    _read(part, evaluator, value, depth + 1)


def _read_field(key: str, rest: list[Token], evaluator: Evaluator, value: Value, depth: int) -> None:
    inner = Value()
    if rest and rest[0].text in ("true", "false", "True", "False", "YES", "NO"):
        value.fields.setdefault(key, "true" if rest[0].text in ("true", "True", "YES") else "false")
        return
    _read(rest, evaluator, inner, depth + 1)
    status = inner.http_status
    if inner.numbers and not inner.strings:
        value.fields.setdefault(key, str(inner.numbers[0]))
    elif inner.strings and not inner.numbers:
        value.fields.setdefault(key, "\n".join(inner.strings))
    elif status is not None:
        value.fields.setdefault(key, str(status))
    elif inner.words and not inner.fields and re.fullmatch(r"[A-Z][A-Z0-9_]+", inner.words[-1]):
        value.fields.setdefault(key, inner.words[-1])
    if inner.is_unknown:
        value.is_unknown = True
    value.http_status = value.http_status or status


def _read_name(tokens: list[Token], value: Value, depth: int) -> None:
    """Read a name with those of its scopes: `HttpStatus.NOT_FOUND` is an HTTP status."""
    words = [token.text for token in tokens if token.kind is Kind.WORD]
    if any(token.text in _OPERATORS and token.text not in "<>&*" for token in tokens):
        value.is_unknown = True
        return
    if (status := http_status_of(words)) is not None:
        value.http_status = status
        return
    if depth and not (value.lead or value.numbers or value.strings) and words and words[-1] not in NO_NAMES:
        value.lead = words[-1]
    value.words += words


def http_status_of(words: Sequence[str]) -> int | None:
    """Return the HTTP status that a qualified name is: `HttpStatus.NOT_FOUND`, `http.StatusNotFound`, `StatusCodes.NOT_FOUND`.

    `StatusCode.NOT_FOUND` and `Status.NOT_FOUND` are none: they may be gRPC's.
    """
    if not words or not (
        any("http" in word.casefold() or word == "StatusCodes" for word in words)
        or words[-3:-1] == ["Response", "Status"]
        or re.match(r"Status(?:[A-Z][a-z]|\d)", words[-1])
    ):
        return None
    number = re.search(r"(?<!\d)([1-5]\d\d)(?!\d)", words[-1])
    name = _BARE.sub("", words[-1]).casefold()
    return _HTTP.get(name) or (int(number.group(1)) if number and not words[-1].isdecimal() else None)


def joined_strings(tokens: Sequence[Token]) -> str | None:
    """Return the text of string literals that are joined, or next to each other; None if anything else is there.

    `_("text")`, `L"text"` and `TEXT("text")` are the text.
    """
    if not tokens or (tokens[-1].text != ")" and tokens[-1].kind is not Kind.STRING):
        return None
    depth = 0
    text = ""
    found = False
    for index, token in enumerate(tokens):
        if token.kind is Kind.STRING:
            if (
                token.text[:1] == "'"
                and found is False
                and len(tokens) > 1
                and len(string_of(token.text)) == 0
            ):
                return None
            text += string_of(token.text)
            found = True
        elif token.text in ("(", ")"):
            depth += 1 if token.text == "(" else -1
        elif token.text in _JOINS and found and index + 1 < len(tokens):
            following = tokens[index + 1]
            if token.text == following.text == ".":
                continue  # Lua's `..`
            if following.kind is not Kind.STRING and following.text != "(":
                return None
        elif (
            token.kind is Kind.WORD
            and not found
            and token.text in ("_", "N_", "L", "TEXT", "_T", "gettext", "tr", "t", "String")
        ):
            continue
        else:
            return None
    return text if found and not depth else None
