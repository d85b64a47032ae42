"""Numbers that comments state behind values that other files decide: `#define GT_SHUT (GT_BASE + 1) /* 7001 */`."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Sequence

from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.selection import STATE
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import Evaluator
from zcodegen.readers.tables.codes import read_codes

_LEAST = 3


def note_base(declaration: Declaration, value: Sequence[Token], evaluator: Evaluator) -> None:
    """Note the name to which the value of a constant adds a number, if only another file defines it."""
    names = {token.text for token in value if token.kind is Kind.WORD}
    if not declaration.is_unknown or declaration.numbers or len(names) != 1 or not declaration.trailing:
        return
    name = min(names)
    sums = [
        Evaluator(evaluator.suffix, ChainMap({name: base}, evaluator.known), evaluator.macros).number_of(
            value
        )
        for base in (0, 1)
    ]
    if sums[0] is not None and sums[1] == sums[0] + 1:
        declaration.base = (name, sums[0])


def take_commented_values(declared: Iterable[Declaration]) -> None:
    """Give constants the numbers of the comments behind them, where these agree on the value of the name they add to.

    Three or more constants must tell the same value of that name, and none another one.
    """
    by_base: dict[str, list[tuple[Declaration, int]]] = {}
    for declaration in declared:
        codes = read_codes(declaration.trailing) if declaration.base else ()
        if declaration.base and codes and isinstance(codes[0], int):
            by_base.setdefault(declaration.base[0], []).append((declaration, codes[0]))
        elif _is_spelled(declaration):
            declaration.strings, declaration.comment, declaration.lead = [declaration.comment], "", ""
    for found in by_base.values():
        values = {code - declaration.base[1] for declaration, code in found if declaration.base}
        for declaration, code in found if len(found) >= _LEAST and len(values) == 1 else ():
            declaration.numbers, declaration.is_unknown, declaration.trailing = [code], False, ""


def _is_spelled(declaration: Declaration) -> bool:
    """Whether the comment above a constant is the code that the name of its value spells: `Kind::E08006` below `08006`."""
    code, words = declaration.comment, declaration.words
    is_bare = bool(words) and not (declaration.numbers or declaration.strings or declaration.fields)
    return is_bare and STATE.fullmatch(code) is not None and words[-1] in (f"E{code}", f"_{code}", code)
