"""Static properties of Swift and C# that give a constant: `static var SHUT: Self { 7 }`, `static int SHUT => 7;`."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.assignments import innermost
from zcodegen.readers.constants.keywords import TYPE_LENGTH
from zcodegen.readers.constants.state import State
from zcodegen.readers.constants.tokens import Kind, Token

_MAX_KEY = 8
_GETTER = ["{", "get", "{", "return"]


def read_computed_property(state: State, code: Sequence[Token], at: int) -> int | None:
    """Read `static var NAME: Self { 7 }` of Swift and `static int NAME => 7;` of C#; return the index behind it."""
    line = [token.text for token in code[max(0, at - _MAX_KEY) : at] if token.line == code[at].line]
    if "static" not in line or state.suffix not in (".swift", ".cs"):
        return None
    if state.suffix == ".cs":
        begin = (
            at + 3
            if [token.text for token in code[at + 1 : at + 3]] == ["=", ">"]
            else _behind_getter(code, at)
        )
        end = state.end(code, begin) if begin else at
        value = code[begin:end] if begin else ()
    else:
        opened = next(
            (index for index in range(at, min(at + TYPE_LENGTH, len(code))) if code[index].text in "{=\n"), at
        )
        end = state.brackets.get(opened, at) + 1
        value = code[opened + 1 : end - 1] if code[opened].text == "{" and line[-1:] == ["var"] else ()
    value = [token for token in value if token.kind is not Kind.NEWLINE and token.text != "return"]
    if not 0 < len(value) <= TYPE_LENGTH or any(token.text in "{;" for token in value):
        return None
    declaration = state.declare(code[at], value)
    if declaration is None or not (declaration.numbers or declaration.strings):
        return None
    state.add(declaration, "const", innermost(state))
    return end


def _behind_getter(code: Sequence[Token], at: int) -> int:
    """Return the index of what a property of C# returns, `Shut { get { return new Code(7); } }`; 0 if it is no such property."""
    found = [
        index
        for index in range(at + 1, min(at + TYPE_LENGTH, len(code)))
        if code[index].kind is not Kind.NEWLINE
    ]
    texts = [code[index].text for index in found[: len(_GETTER)]]
    return found[len(_GETTER)] if texts == _GETTER and len(found) > len(_GETTER) else 0
