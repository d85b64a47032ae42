"""The values of constants: expressions of integers with the names known so far, and string literals."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, MutableMapping, Sequence

from zcodegen.readers.constants.keywords import PREPROCESSED
from zcodegen.readers.constants.tokens import Kind, Token

OCTAL = frozenset(
    (".c", ".cc", ".cpp", ".cxx", ".go", ".h", ".hh", ".hpp", ".inc", ".java", ".m", ".mm", ".php", ".proto", ".rb")
)  # fmt: skip
"""Suffixes of languages in which a literal that begins with a zero is octal."""
CONVERSIONS = re.compile(
    r"_?U?INT(?:8|16|32|64|MAX)_C|_HRESULT_TYPEDEF_|_NDIS_ERROR_TYPEDEF_|HRESULT|NTSTATUS|DWORD"
)
_INTEGER = re.compile(
    r"(0[xX][0-9A-Fa-f]+|0[bB][01]+|0[oO][0-7]+|\d+)(?:[uUlLnzZ]{0,3}|[iu](?:8|16|32|64|128|size))"
)
_INFIX = {"or": "|", "xor": "^", "and": "&", "shl": "<<", "shr": ">>", "ushr": ">>"}
"""The functions of Kotlin that are written between their operands; all of them bind alike."""
_INFIX_SUFFIXES = frozenset((".kt", ".kts"))
_LEVELS = {
    **dict.fromkeys(_INFIX, 0), "|": 0, "^": 1, "&": 2, "<<": 3, ">>": 3, "+": 4, "-": 4, "*": 5, "/": 5, "%": 5,
}  # fmt: skip
"""How close an operator binds, as in C."""
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?!T$)[A-Z0-9]+")
_OWN_VALUES = ("rawValue", "value", "code")
_MAX_TOKENS = 60
_MAX_SHIFT = 64
_MAX_VALUE = 1 << 64
_WORD = 1 << 32
"""What C#'s `unchecked((int)0x80070057)` is less than its literal: the number has 32 bits, with a sign."""
_MAX_DEPTH = 12
_FOUR_CHARACTERS = 4


class Macro(tuple[tuple[str, ...], tuple[Token, ...]]):
    """The parameters and the body of a macro with arguments."""

    __slots__ = ()


class _UnknownValueError(Exception):
    """An expression is none of integers, or a name in it is not known."""


class Evaluator:
    """Evaluates expressions: `-7`, `(0x80u)`, `(Type)-3`, `Type(5)`, `BASE + 2`, `iota + 1000`, `1 << 3`, `'E'`.

    `known` are the values of the names so far, `macros` those of macros with arguments.
    """

    def __init__(self, suffix: str, known: MutableMapping[str, int], macros: Mapping[str, Macro]) -> None:
        self.suffix = suffix
        self.known = known
        self.macros = macros
        self.computing: set[str] = set()
        """The functions of the file that compute a number from their argument: what they make of it is not known."""
        self.users: dict[str, set[int]] = {}
        """The lines on which values are computed from a name."""
        self.line = 0

    def number_of(self, value: Sequence[Token], depth: int = 0) -> int | None:
        """Return the value of an expression, None if it is none of integers or has an unknown name."""
        tokens = [token for token in value if token.kind is not Kind.NEWLINE]
        if not tokens or len(tokens) > _MAX_TOKENS or depth > _MAX_DEPTH:
            return None
        if len(tokens) == 1 and tokens[0].kind is Kind.NUMBER:
            return integer_of(tokens[0].text, self.suffix)
        if not depth:
            self.line = tokens[0].line
        try:
            parser = _Expression(self, tokens, depth)
            number = parser.binary(0)
        except (_UnknownValueError, ZeroDivisionError):
            return None
        if not parser.is_at_end() or abs(number) >= _MAX_VALUE:
            return None
        for name in {token.text for token in tokens} & self.known.keys() if len(tokens) > 1 else ():
            self.users.setdefault(name.removeprefix("@"), set()).add(self.line)
        return number


class _Expression:
    """One pass over the tokens of an expression, by recursive descent."""

    def __init__(self, evaluator: Evaluator, tokens: Sequence[Token], depth: int) -> None:
        self.evaluator = evaluator
        self.tokens = tokens
        self.at = 0
        self.depth = depth

    def is_at_end(self) -> bool:
        """Whether all is read but a conversion behind the value: `as u32`, `.toInt()`, `!`."""
        if self.at >= len(self.tokens):
            return True
        if self._text() == "as" and len(self.tokens) - self.at == len(("as", "type")):
            return True
        rest = "".join(token.text for token in self.tokens[self.at :])
        return rest in ("", "!") or re.fullmatch(r"\.(?:to\w+|rawValue|code)(?:\(\))?", rest) is not None

    def binary(self, level: int) -> int:
        """Read operands joined by operators that bind at least as close as `level`."""
        total = self._unary()
        while (operator := self._operator()) and (bound := _LEVELS[operator]) >= level:
            self.at += 1 if operator in _INFIX else len(operator)
            total = _apply(_INFIX.get(operator, operator), total, self.binary(bound + 1))
        return total

    def _operator(self) -> str:
        text = self._text()
        if text in _INFIX and self.evaluator.suffix in _INFIX_SUFFIXES:
            return text
        if text in ("<", ">"):
            return text * 2 if self._text(1) == text else ""
        return text if text and text in "|^&+-*/%" and self._text(1) not in ("|", "&", "=") else ""

    def _unary(self) -> int:
        text = self._text()
        if text in ("-", "+", "~"):
            self.at += 1
            is_unsigned = text == "~" and self._text()[-1:] in ("u", "U") and self._text()[:1].isdigit()
            number = self._unary()
            if is_unsigned:
                return _WORD - 1 - number  # `~0U` has 32 bits
            return {"-": -number, "+": number, "~": ~number}[text]
        if text == "(":
            return self._bracket()
        token = self._next()
        if token.kind is Kind.NUMBER:
            literal = integer_of(token.text, self.evaluator.suffix)
            if literal is None:
                raise _UnknownValueError
            return literal
        if token.kind is Kind.STRING and token.text[0] == "'" and self.evaluator.suffix in PREPROCESSED:
            return _character(string_of(token.text))
        if token.kind is Kind.WORD:
            return self._named(token.text)
        raise _UnknownValueError

    def _bracket(self) -> int:
        """Read `(expression)`, or a cast and what is cast: `(int)-3`, `(enum code *)5`."""
        begin = self.at
        self.at += 1
        try:
            number = self.binary(0)
            if self._text() == ")":
                self.at += 1
                return number
        except _UnknownValueError:
            pass
        self.at = begin + 1
        while self._text() not in (")", ""):
            token = self._next()
            if token.kind is not Kind.WORD and token.text not in "*.:":
                raise _UnknownValueError
        self._next()
        if self._text() == "+" or (self._text() == "-" and _CONSTANT.fullmatch(self.tokens[begin + 1].text)):
            raise _UnknownValueError  # `(BASE) + 1`: no cast, but a name of another file
        number = self._unary()
        is_int = [token.text for token in self.tokens[begin + 1 : begin + 3]] == [
            "int",
            ")",
        ] and self.evaluator.suffix in PREPROCESSED
        return number - _WORD if is_int and _WORD // 2 <= number < _WORD else number

    def _named(self, name: str) -> int:
        """Read a name, perhaps with those of its scopes (`Codes.BASE`, `Self::BASE`), or a conversion (`Code(5)`)."""
        while self._text() in (".", ":") and (step := 1 + (self._text(1) == ":")):
            following = self.at + step
            if following >= len(self.tokens) or self.tokens[following].kind is not Kind.WORD:
                break
            if name in self.evaluator.known and self.tokens[following].text in _OWN_VALUES:
                self.at = following + 1
                break
            if self._text(step + 1) == "(" and name in self.evaluator.known:
                break  # a method of a value
            self.at = following
            name = self._next().text
        if self._text() == "(":
            made = self._call(name)
            return made - _WORD if name == "unchecked" and _WORD // 2 <= made < _WORD else made
        if name in self.evaluator.known:
            return self.evaluator.known[name]
        if (macro := self.evaluator.macros.get(name)) is not None and not macro[0]:
            number = self.evaluator.number_of(macro[1], self.depth + 1)
            if number is None:
                raise _UnknownValueError
            return number
        if self._text() not in ("", ")") and self.tokens[self.at].kind in (Kind.WORD, Kind.NUMBER):
            return self._unary()  # `new Code`, `enum code`
        raise _UnknownValueError

    def _call(self, name: str) -> int:
        end = closing(self.tokens, self.at)
        inner = self.tokens[self.at + 1 : end]
        self.at = end + 1
        macro = self.evaluator.macros.get(name)
        if macro is not None:
            parameters, body = macro
            arguments = dict(zip(parameters, split_at_commas(inner), strict=False))
            expanded = [part for token in body for part in arguments.get(token.text, (token,))]
            number = self.evaluator.number_of(expanded, self.depth + 1)
        elif self.evaluator.suffix in PREPROCESSED and name.isupper() and not CONVERSIONS.fullmatch(name):
            number = None  # a macro of another file: what it makes of its argument is not known
        elif name in self.evaluator.computing:
            number = None
        else:
            number = self.evaluator.number_of(inner, self.depth + 1)
        if number is None:
            raise _UnknownValueError
        return number

    def _text(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at].text if at < len(self.tokens) else ""

    def _next(self) -> Token:
        if self.at >= len(self.tokens):
            raise _UnknownValueError
        self.at += 1
        return self.tokens[self.at - 1]


def _apply(operator: str, left: int, right: int) -> int:
    if operator in ("<<", ">>"):
        if not 0 <= right <= _MAX_SHIFT:
            raise _UnknownValueError
        return left << right if operator == "<<" else left >> right
    if operator in "/%":
        quotient = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
        return quotient if operator == "/" else left - right * quotient
    return {
        "+": left + right,
        "-": left - right,
        "*": left * right,
        "|": left | right,
        "^": left ^ right,
        "&": left & right,
    }[operator]


def _character(text: str) -> int:
    """Return the value of a character, or of four as Apple's frameworks write codes (`'fmt?'`)."""
    if len(text) == 1:
        return ord(text)
    if len(text) == _FOUR_CHARACTERS and text.isascii():
        return int.from_bytes(text.encode("ascii"), "big")
    raise _UnknownValueError


def integer_of(text: str, suffix: str) -> int | None:
    """Return the integer that a literal is in the language of a suffix, None if it is none."""
    base, mark, digits = text.partition("#")
    if mark:  # Erlang's `16#48`
        return _in_base(digits, int(base))
    found = _INTEGER.fullmatch(text.replace("_", "").replace("'", ""))
    if found is None:
        return None
    number = found.group(1).lower()
    if number[:2] in ("0x", "0b", "0o"):
        return int(number, 0)
    if len(number) > 1 and number[0] == "0" and suffix in OCTAL:
        return int(number, 8) if not set(number) & {"8", "9"} else None
    return int(number)


def _in_base(digits: str, base: int) -> int | None:
    try:
        return int(digits, base)
    except ValueError:
        return None


def closing(tokens: Sequence[Token], at: int) -> int:
    """Return the index of the bracket that closes the one at `at`, the last index if none does."""
    depth = 0
    for index in range(at, len(tokens)):
        if tokens[index].kind is Kind.MARK:
            depth += (tokens[index].text in "([{") - (tokens[index].text in ")]}")
            if not depth:
                return index
    return len(tokens) - 1


def split_at_commas(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the parts of a list between its commas; brackets belong together."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        if token.kind is Kind.MARK:
            depth += (token.text in "([{") - (token.text in ")]}")
            if token.text == "," and not depth:
                parts.append([])
                continue
        parts[-1].append(token)
    return [part for part in parts if part]


def behind_arrow(value: Sequence[Token]) -> Sequence[Token]:
    """Return what a function gives, `(key) => "text"`; any other value as it is."""
    depth = 0
    for index, token in enumerate(value[:-1]):
        if token.kind is Kind.MARK:
            depth += (token.text in "([{") - (token.text in ")]}")
        if not depth and token.text == "=" and value[index + 1].text == ">":
            return value[index + 2 :]
    return value


def string_of(token: str) -> str:
    """Return the value of a string literal."""
    text = token.lstrip("@$rRbBfFuUL#")
    quote = text[:3] if text[:3] in ('"""', "'''") else text[:1]
    body = text[len(quote) :].removesuffix("#").removesuffix(quote) if quote else text
    if token[:2] in ('@"', "$@", "@$"):
        return body.replace('""', '"')
    if "\\" not in body or token[:1] in "rR@":
        return body
    try:
        found = ast.literal_eval(
            f'"{body.replace(chr(34), chr(92) + chr(34)) if quote != chr(34) else body}"'
        )
    except (SyntaxError, ValueError):
        return body
    return found if isinstance(found, str) else body
