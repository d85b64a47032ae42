"""Where the value of a declaration ends, and what it says."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.comment_index import CommentIndex, Declaration
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import integer_of, number_of, string_of

NEWLINE_ENDS = frozenset((".go", ".kt", ".kts", ".swift", ".py", ".pyi", ".rb", ".scala"))
_OPEN, _CLOSE = "([{", ")]}"
_MAX_VALUE = 60
_TUPLES = frozenset((".py", ".pyi"))


def declare(
    name: Token, value: Sequence[Token], known: dict[str, int], comments: CommentIndex
) -> Declaration | None:
    """Return the declaration of a name with a value of numbers, strings, or calls with these; else None."""
    value = [each for each in value if each.kind is not Kind.NEWLINE]
    if not value or len(value) > _MAX_VALUE * 2:
        return None
    last = value[-1]
    declaration = Declaration(name.text, name.line, last_line=last.line + last.text.count("\n"))
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


def value_end(code: Sequence[Token], at: int, suffix: str, *, in_enum: bool) -> int:
    """Return the index behind the value that begins at `at`: at a comma, semicolon, closing bracket or line's end."""
    depth = 0
    while at < len(code):
        text = code[at].text
        if text in _OPEN and len(text) == 1:
            depth += 1
        elif text in _CLOSE and len(text) == 1:
            if not depth:
                return at
            depth -= 1
            if (
                not depth
                and text == "}"
                and (at + 1 >= len(code) or code[at + 1].text not in (",", ";", ")"))
            ):
                return at + 1
        elif not depth and (text == ";" or (text == "," and suffix not in _TUPLES)):
            return at
        elif not depth and code[at].kind is Kind.NEWLINE:
            following = code[at + 1].text if at + 1 < len(code) else ""
            before = code[at - 1].text if at else ""
            if (
                suffix in NEWLINE_ENDS
                and before not in ("=", "+", "(", "|", ":")
                and following not in ("+", ".")
            ):
                return at
            if (
                before not in ("=", "+", "(", "|", ":", "-", "<")
                and following[:1] not in tuple("+|.=<({\"'?:-&")
                and not following[:1].isdigit()
                and not in_enum
            ):
                return at
        at += 1
    return at


def line_end(code: Sequence[Token], at: int) -> int:
    """Return the index of the line end at or behind `at`; a backslash before it goes on with the next line."""
    while at < len(code) and (code[at].kind is not Kind.NEWLINE or (at and code[at - 1].text == "\\")):
        at += 1
    return at
