"""Where the value of a declaration ends, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zcodegen.readers.constants.comment_index import CommentIndex, Declaration
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import integer_of, number_of, string_of

NEWLINE_ENDS = frozenset((".go", ".kt", ".kts", ".swift", ".py", ".pyi", ".rb", ".scala"))
_OPEN, _CLOSE = "([{", ")]}"
_MAX_VALUE = 60
_MAX_STEPS = 250
_GOES_ON = frozenset("+|.=<({\"'?:-&")
_TUPLES = frozenset((".py", ".pyi"))


def declare(
    name: Token, value: Sequence[Token], known: dict[str, int], comments: CommentIndex
) -> Declaration | None:
    """Return the declaration of a name with a value of numbers, strings, or calls with these; else None."""
    value = [each for each in value if each.kind is not Kind.NEWLINE]
    if not value or len(value) > _MAX_VALUE * 2:
        return None
    last = value[-1]
    declaration = Declaration(
        name.text, name.line, last_line=last.line + last.text.count("\n"), column=name.column
    )
    number = number_of(value, known)
    if number is not None:
        declaration.numbers = [number]
        known.setdefault(name.text, number)
    else:
        for place, each in enumerate(value):
            before = value[place - 1].text if place else ""
            if each.kind is Kind.NUMBER and (parsed := integer_of(each.text)) is not None:
                declaration.numbers.append(-parsed if before == "-" else parsed)
            elif each.kind is Kind.STRING:
                text = string_of(each.text)
                if (place and value[place - 1].kind is Kind.STRING and declaration.strings) or (
                    before == "+" and declaration.strings
                ):
                    declaration.strings[-1] += text
                else:
                    declaration.strings.append(text)
            elif each.kind is Kind.WORD:
                declaration.words.append(each.text)
    if not declaration.numbers and not declaration.strings and not declaration.words:
        return None
    comments.attach(declaration)
    return declaration


def closing_brackets(code: Sequence[Token]) -> dict[int, int]:
    """Return the index of the closing bracket for each opening one; that of the end if it is never closed."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(code):
        if token.kind is not Kind.MARK:
            continue
        if token.text in _OPEN:
            opened.append(at)
        elif token.text in _CLOSE and opened:
            found[opened.pop()] = at
    return found | dict.fromkeys(opened, len(code))


def value_end(
    code: Sequence[Token], at: int, suffix: str, brackets: Mapping[int, int], *, in_enum: bool
) -> int:
    """Return the index behind the value that begins at `at`: at a comma, semicolon, closing bracket or line's end.

    A value of more than `_MAX_STEPS` tokens, brackets counted as one, ends there: it is none.
    """
    limit = min(len(code), at + _MAX_STEPS)
    while at < limit:
        token = code[at]
        text = token.text
        if token.kind is Kind.MARK and text in _OPEN:
            closing = brackets.get(at, len(code))
            at = closing
            limit = min(len(code), max(limit, at + _MAX_STEPS))
            if text == "{" and (at + 1 >= len(code) or code[at + 1].text not in (",", ";", ")")):
                return min(at + 1, len(code))
        elif (
            (token.kind is Kind.MARK and text in _CLOSE)
            or text == ";"
            or (text == "," and suffix not in _TUPLES)
        ) or (token.kind is Kind.NEWLINE and _ends_value(code, at, suffix, in_enum=in_enum)):
            return at
        at += 1
    return min(at, len(code))


def _ends_value(code: Sequence[Token], at: int, suffix: str, *, in_enum: bool) -> bool:
    """Whether a line's end ends a value: no operator before or behind it goes on."""
    following = code[at + 1].text if at + 1 < len(code) else ""
    before = code[at - 1].text if at else ""
    if suffix in NEWLINE_ENDS:
        return before not in ("=", "+", "(", "|", ":") and following not in ("+", ".")
    goes_on = following[:1] in _GOES_ON or following[:1].isdigit()
    return before not in ("=", "+", "(", "|", ":", "-", "<") and not goes_on and not in_enum


def line_end(code: Sequence[Token], at: int) -> int:
    """Return the index of the line end at or behind `at`; a backslash before it goes on with the next line."""
    while at < len(code) and (code[at].kind is not Kind.NEWLINE or (at and code[at - 1].text == "\\")):
        at += 1
    return at
