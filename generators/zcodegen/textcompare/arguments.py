"""Placeholders of a text that declares arguments: `{name}` is replaced, `{{` and `}}` are braces.

Promises: `parse` accepts or explains every text; a text that parses without faults is rebuilt from its pieces.
Texts of entries that declare no arguments never come here: their braces are literal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

_BRACE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class Literal(Struct, frozen=True):
    """A literal part of a text, with single braces for doubled ones."""

    text: str


class Argument(Struct, frozen=True):
    """A place where the value of the argument `name` is shown."""

    name: str


class Fault(Struct, frozen=True):
    """A brace that is neither a placeholder nor doubled: its offset in characters, its value, what to do."""

    offset: int
    value: str
    help: str


class Pattern(Struct, frozen=True):
    """A text in pieces; with faults, each faulty brace is part of a literal piece."""

    pieces: tuple[Literal | Argument, ...]
    faults: tuple[Fault, ...] = ()


def parse(text: str) -> Pattern:
    """Cut `text` into literal pieces and arguments; never raises."""
    pieces: list[Literal | Argument] = []
    faults: list[Fault] = []
    literal: list[str] = []
    at = 0
    for brace in _BRACE.finditer(text):
        literal.append(text[at : brace.start()])
        at = brace.end()
        name = brace[1]
        if name is not None and _NAME.fullmatch(name):
            pieces += _joined(literal)
            pieces.append(Argument(name))
            literal = []
        elif brace[0] in {"{{", "}}"}:
            literal.append(brace[0][0])
        else:
            literal.append(brace[0])
            faults.append(Fault(brace.start(), brace[0], _advice(brace[0])))
    literal.append(text[at:])
    return Pattern((*pieces, *_joined(literal)), tuple(faults))


def placeholders(text: str) -> tuple[str, ...]:
    """Return the argument names of `text`, each once, in order of first appearance."""
    return tuple(dict.fromkeys(piece.name for piece in parse(text).pieces if isinstance(piece, Argument)))


def substitute(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its arguments replaced and its doubled braces single; an argument without a value stays."""
    return "".join(
        piece.text if isinstance(piece, Literal) else values.get(piece.name, f"{{{piece.name}}}")
        for piece in parse(text).pieces
    )


def quote(text: str) -> str:
    """Return plain `text` with its braces doubled, so that `parse` reads them as braces."""
    return text.replace("{", "{{").replace("}", "}}")


def _joined(literal: list[str]) -> list[Literal]:
    text = "".join(literal)
    return [Literal(text)] if text else []


def _advice(value: str) -> str:
    if value in "{}":
        return f'write "{value * 2}" for a brace'
    return f'write {{name}} with a name of letters, digits and "_", or "{{{value}}}" for braces'
