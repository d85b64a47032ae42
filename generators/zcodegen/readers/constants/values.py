"""The values of constants: integers, simple expressions of them, strings, the scalar fields of an object."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence

from zcodegen.readers.constants.tokens import Kind, Token

_INTEGER = re.compile(r"0[xX][0-9A-Fa-f]+|0[bB][01]+|\d+")
_MAX_OPERANDS = 9


def number_of(value: Sequence[Token], known: Mapping[str, int]) -> int | None:
    """Return the value of `-7`, `(0x80u)`, `(Type)-3`, `Type(5)`, `BASE + 2`, `iota + 1000`, `1 << 3`; else None."""
    tokens = [each for each in value if each.text not in "()"]
    if len(tokens) > _MAX_OPERANDS or any(
        each.kind is Kind.STRING or each.text in (",", "{", "}", "[", ".", ":") for each in tokens
    ):
        return None
    text = ""
    for place, each in enumerate(tokens):
        if each.kind is Kind.NUMBER:
            parsed = integer_of(each.text)
            if parsed is None:
                return None
            text += str(parsed)
        elif each.text in ("+", "-", "*", "|", "<", ">", "~"):
            text += each.text
        elif each.kind is Kind.WORD and each.text in known:
            text += str(known[each.text])
        elif each.kind is Kind.WORD and place + 1 < len(tokens) and not text:
            continue  # a cast or a conversion: `(int)-3`, `ErrorCode(5)`
        else:
            return None
    if not re.fullmatch(r"[-~+]?\d{1,20}(?:(?:\+|-|\*|\||<<|>>)-?\d{1,20}){0,4}", text) or re.search(
        r"(?:<<|\*)-?\d{3,}", text
    ):
        return None
    return _evaluate(text)


def integer_of(text: str) -> int | None:
    """Return the integer that a literal is, None if it is none."""
    found = _INTEGER.match(text.replace("_", "").replace("'", ""))
    if found is None or "." in text:
        return None
    number = found.group()
    if number[:2] in ("0x", "0X"):
        return int(number, 16)
    return int(number.lower().removeprefix("0b"), base=2) if number[:2] in ("0b", "0B") else int(number)


def _evaluate(text: str) -> int | None:
    """Return the value of an expression of integers, whose form the caller has checked."""
    total = 0
    operator = "+"
    for part in re.findall(r"<<|>>|[+*|]|-(?=\d)|~|\d+", text):
        if part in ("<<", ">>", "+", "*", "|", "-", "~"):
            operator = "-" if (operator, part) == ("-", "-") else part
            continue
        number = int(part)
        if operator == "-":
            total -= number
        elif operator == "*":
            total *= number
        elif operator == "|":
            total |= number
        elif operator == "<<":
            total <<= min(number, 64)
        elif operator == ">>":
            total >>= min(number, 64)
        elif operator == "~":
            total = ~number
        else:
            total += number
        operator = "+"
    return total if abs(total) < 1 << 64 else None


def string_of(token: str) -> str:
    """Return the value of a string literal."""
    text = token.lstrip("@$rRbBfFuU")
    quote = text[:3] if text[:3] in ('"""', "'''") else text[:1]
    body = text[len(quote) :].removesuffix(quote) if quote else text
    if "\\" not in body:
        return body
    try:
        found = ast.literal_eval(
            f'"{body.replace(chr(34), chr(92) + chr(34)) if quote != chr(34) else body}"'
        )
    except (SyntaxError, ValueError):
        return body
    return found if isinstance(found, str) else body


def fields_of(value: Sequence[Token]) -> dict[str, str]:
    """Return the scalar fields of an object literal, without those of objects in it.

    Strings joined by `+`, or next to each other, are one.
    """
    value = [token for token in value if token.kind is not Kind.NEWLINE]
    found: dict[str, str] = {}
    depth = 0
    for at, token in enumerate(value[:-2]):
        if token.kind is Kind.MARK:
            depth += (token.text in "([{") - (token.text in ")]}")
        if depth != 1 or value[at + 1].text not in (":", "=") or token.kind not in (Kind.WORD, Kind.STRING):
            continue
        sign = value[at + 2].text == "-"
        scalar = value[at + 3] if sign and at + 3 < len(value) else value[at + 2]
        key = string_of(token.text) if token.kind is Kind.STRING else token.text
        if scalar.kind is Kind.STRING:
            found[key] = _joined_strings(value[at + 2 :])
        elif scalar.kind is Kind.NUMBER:
            found[key] = f"{'-' if sign else ''}{scalar.text}"
        elif scalar.text in ("true", "false"):
            found[key] = scalar.text
    return found


def _joined_strings(value: Sequence[Token]) -> str:
    """Return the string that a run of string literals is, up to the first other token."""
    text = ""
    for token in value:
        if token.kind is Kind.STRING:
            text += string_of(token.text)
        elif token.text != "+":
            break
    return text
