"""Where the value of a declaration ends, and what is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zcodegen.readers.constants.arguments import read_value
from zcodegen.readers.constants.comment_index import CommentIndex, Declaration
from zcodegen.readers.constants.keywords import PREPROCESSED, PYTHON, is_field
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import Evaluator

NEWLINE_ENDS = frozenset(
    (".go", ".kt", ".kts", ".swift", ".py", ".pyi", ".rb", ".scala", ".ex", ".exs", ".thrift")
)
_OPEN, _CLOSE = "([{", ")]}"
MAX_VALUE = 250
"""Tokens of a value; a longer one is none of a constant."""
_MAX_STEPS = 250
_GOES_ON = frozenset("+|.=<({\"'?:-&")
_HASHES = frozenset((".php", ".py", ".pyi", ".rb", ".rs"))
"""Suffixes of languages in which `#` begins no directive."""


def declare(
    name: Token, tokens: Sequence[Token], evaluator: Evaluator, comments: CommentIndex
) -> Declaration | None:
    """Return the declaration of a name with a value of numbers, strings, or calls with these; else None."""
    tokens = [token for token in tokens if token.kind is not Kind.NEWLINE]
    if not tokens or len(tokens) > MAX_VALUE:
        return None
    last = tokens[-1]
    value = read_value(tokens, evaluator)
    declaration = Declaration(
        name.text.strip("`"),
        name.line,
        numbers=value.numbers,
        strings=value.strings,
        words=value.words,
        fields=value.fields if len(value.fields) > 1 else {},
        http_status=value.http_status,
        is_unknown=value.is_unknown,
        origin=value.origin,
        lead=value.lead,
        last_line=last.line + last.text.count("\n"),
        column=name.column,
    )
    if len(value.fields) == 1:
        for key, text in value.fields.items():
            if is_field(key, "http status") and text.isdecimal() and value.strings:
                declaration.http_status = int(text)
            elif text.lstrip("-").isdecimal():
                declaration.numbers.append(int(text))
            else:
                declaration.strings.append(text)
    if value.words[:1] in (["require"], ["Symbol"], ["TypeVar"], ["NewType"], ["namedtuple"]):
        return None
    if not (
        declaration.numbers or declaration.strings or value.words or declaration.fields or value.is_unknown
    ):
        return None
    comments.attach(declaration)
    return declaration


def closing_brackets(code: Sequence[Token], suffix: str) -> dict[int, int]:
    """Return the index of the closing bracket for each opening one; that of the end if it is never closed.

    Directives of the preprocessor have brackets of their own. A brace in the first column closes all that is open, so that
    what one branch of an `#if` opens does not swallow the file.
    """
    found: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while at < len(code):
        token = code[at]
        if token.text == "#" and suffix in PREPROCESSED:
            end = line_end(code, at)
            found |= _matched(code, at, end)
            at = end
            continue
        if token.kind is Kind.MARK and token.text in _OPEN:
            opened.append(at)
        elif token.kind is Kind.MARK and token.text in _CLOSE:
            opens = _OPEN[_CLOSE.index(token.text)]
            while opened and code[opened[-1]].text != opens and token.text == "}":
                found[opened.pop()] = at
            if opened and code[opened[-1]].text == opens:
                found[opened.pop()] = at
            while token.text == "}" and token.column == 0 and suffix in PREPROCESSED and opened:
                if code[opened[-1]].column == 0 and code[opened[-1]].line != token.line:
                    break  # `extern "C"` and namespaces
                found[opened.pop()] = at
        at += 1
    return found | dict.fromkeys(opened, len(code))


def _matched(code: Sequence[Token], begin: int, end: int) -> dict[int, int]:
    found: dict[int, int] = {}
    opened: list[int] = []
    for at in range(begin, end):
        if code[at].kind is Kind.MARK and code[at].text in _OPEN:
            opened.append(at)
        elif code[at].kind is Kind.MARK and code[at].text in _CLOSE and opened:
            found[opened.pop()] = at
    return found | dict.fromkeys(opened, end)


def value_end(
    code: Sequence[Token],
    at: int,
    suffix: str,
    brackets: Mapping[int, int],
    *,
    in_enum: bool,
    in_pair: bool = False,
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
            or (text == "," and (in_pair or suffix not in PYTHON))
        ) or (token.kind is Kind.NEWLINE and _ends_value(code, at, suffix, in_enum=in_enum)):
            return at
        at += 1
    return min(at, len(code))


def _ends_value(code: Sequence[Token], at: int, suffix: str, *, in_enum: bool) -> bool:
    """Whether a line's end ends a value: no operator before or behind it goes on."""
    following = code[at + 1].text if at + 1 < len(code) else ""
    before = code[at - 1].text if at else ""
    if following == "#" and suffix not in _HASHES:
        return True
    if suffix in NEWLINE_ENDS:
        return before not in ("=", "+", "(", "|", ":") and following not in ("+", ".")
    goes_on = following[:1] in _GOES_ON or following[:1].isdigit()
    return before not in ("=", "+", "(", "|", ":", "-", "<") and not goes_on and not in_enum


def line_end(code: Sequence[Token], at: int) -> int:
    """Return the index of the line end at or behind `at`; a backslash before it goes on with the next line."""
    while at < len(code) and (code[at].kind is not Kind.NEWLINE or (at and code[at - 1].text == "\\")):
        at += 1
    return at
