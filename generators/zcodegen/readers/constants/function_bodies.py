"""Bodies of functions: they declare nothing that a file exports. Some give the texts of constants (`case NO_KEY: return "…"`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zcodegen.readers.constants.names import ERROR_NAME
from zcodegen.readers.constants.tokens import Kind, Token
from zcodegen.readers.constants.values import integer_of, string_of
from zcodegen.readers.tables.column_content import is_http_number

_LOOK_BACK = 30
_STOPS = frozenset((";", "{", "}", ",", "=", "(", "["))
_WRAPPERS = frozenset(("(", "!", ",", "return"))
GIVES_NUMBERS = re.compile(
    r"^(?:\w*[Cc]ode|\w*[Vv]alue|\w*[Ee]rrno|number|raw|(?:to|as|into)_?(?:[iI]\w*|u(?:int)?\d+|c|raw|ffi|number)|from|into)$"
)
_GIVES_CODES = re.compile(r"(?:^|_)(?:error_?|err_?)?code$|(?:[Ee]rror|[a-z])Code$|sqlstate$", re.IGNORECASE)
_KEY = re.compile(r"['\"]?(?:\d{1,9}|0[xX][0-9A-Fa-f]+)['\"]?")
_WRAPS = frozenset(("Ok", "Some", "Self", "return"))
_BY_INDENT = {
    ".py": ("def",), ".pyi": ("def",), ".rb": ("def",),
    **dict.fromkeys((".ex", ".exs"), ("def", "defp", "defmacro", "defmacrop")),
}  # fmt: skip


def is_function_body(code: Sequence[Token], at: int, suffix: str) -> bool:
    """Return whether the brace at `at` opens the body of a function, a method or a statement (`if (…) {`).

    The body of a function that a module is wrapped in (`(function () {`, `define(function (require) {`) is none.
    """
    index = at - 1
    if suffix == ".swift" and any(
        token.line == code[at].line and token.text in ("var", "func")
        for token in code[max(0, at - _LOOK_BACK) : at]
    ):
        return True
    while index >= max(0, at - _LOOK_BACK):
        text = code[index].text
        if text == ")":
            return not _is_directive(code, index) and not _is_wrapper(code, index)
        if text == ">" and index and code[index - 1].text == "=":
            return not _is_arrow_wrapper(code, index - 2)
        if text == ">" and index and code[index - 1].text != "-":
            index = _before_generic(code, index)
            continue
        if text in ("else", "try", "do", "finally", "unsafe", "init", "get", "set", "loop", "static"):
            return True
        if text in _STOPS or text == "#":
            return False
        if code[index].kind is Kind.WORD and text in ("func", "fn", "fun", "def") and suffix != ".py":
            return True
        index -= 1
    return False


def _before_generic(code: Sequence[Token], close: int) -> int:
    """Return the index before the `<` that the `>` at `close` belongs to: `Result<Self, Error>`; `close` - 1 if there is none."""
    depth = 0
    for index in range(close, max(-1, close - _LOOK_BACK), -1):
        depth += (code[index].text == ">") - (code[index].text == "<")
        if not depth:
            return index - 1
        if code[index].text in (";", "{", "}"):
            break
    return close - 1


def _is_directive(code: Sequence[Token], at: int) -> bool:
    """Return whether a token is on a line of the preprocessor: `#if defined(__cplusplus)` above `extern "C" {`."""
    first = at
    while (
        first > max(0, at - _LOOK_BACK)
        and code[first - 1].line == code[at].line
        and code[first - 1].kind is not Kind.NEWLINE
    ):
        first -= 1
    return code[first].text == "#"


def _is_arrow_wrapper(code: Sequence[Token], at: int) -> bool:
    """Return whether the parameters that end at `at` are those of an arrow function that wraps a module: `config((types) => {`."""
    if at < 1:
        return False
    if code[at].text == ")" and _is_wrapper(code, at):
        return True
    first = at
    while first > 0 and code[first - 1].line == code[at].line and code[first - 1].kind is not Kind.NEWLINE:
        first -= 1
    begin = at
    while code[at].text == ")" and begin > first and code[begin].text != "(":
        begin -= 1
    return code[first].column == 0 and begin > first and code[begin - 1].text == "("


def _is_wrapper(code: Sequence[Token], close: int) -> bool:
    """Return whether the parameters that end at `close` are those of an anonymous function that wraps a module."""
    depth = 0
    for index in range(close, max(-1, close - _LOOK_BACK), -1):
        depth += (code[index].text == ")") - (code[index].text == "(")
        if not depth:
            before = code[index - 1].text if index else ""
            if before == "function":
                before = code[index - 2].text if index > 1 else ""
                return before in _WRAPPERS or index < len(("function", "(", "x"))
            return before == "(" and index > 1 and code[index - 2].text in ("", "\n", ";")
    return False


def indented_body(code: Sequence[Token], at: int, suffix: str) -> int | None:
    """Return the index behind the function that begins at `at` in a language that shows it by indentation, else None."""
    if code[at].text not in _BY_INDENT.get(suffix, ()):
        return None
    column = code[at].column
    depth = 0
    for index in range(at + 1, len(code)):
        token = code[index]
        if token.kind is Kind.MARK and suffix != ".rb":  # an expression in slashes may have any bracket
            depth += (token.text in "([{") - (token.text in ")]}")
        if token.kind is Kind.NEWLINE or code[index - 1].kind is not Kind.NEWLINE or depth > 0:
            continue
        if token.column <= column and token.text not in (")", "]", "}"):
            return index + (token.text == "end")
    return len(code)


def _before_arm(code: Sequence[Token], at: int) -> int | None:
    """Return the index before the `=>`, `->` or `:` that ends at `at`; None if there is none."""
    if code[at].text == ">" and code[at - 1].text in ("=", "-"):
        return at - 2
    return at - 1 if code[at].text == ":" else None


def _before_payload(code: Sequence[Token], at: int, begin: int) -> int:
    """Return the index before the values of a member that end at `at`: `case .shut(let door)`, `Fault::Hot { .. }`."""
    opening = {")": "(", "}": "{"}.get(code[at].text)
    if opening is None:
        return at
    return next((index for index in range(at, begin, -1) if code[index].text == opening), at + 1) - 1


def _before_call(code: Sequence[Token], at: int) -> int:
    """Return the index before the call whose bracket is at `at`, `NAME => Code::new(7)`; `at` if no call begins there."""
    if code[at].text != "(" or code[at - 1].kind is not Kind.WORD:
        return at
    at -= 1
    while code[at - 1].text == "." or code[at - 1].text == code[at - 2].text == ":":
        at -= 2 if code[at - 1].text == "." else len("::x")
    return at - 1


def returned_texts(code: Sequence[Token], begin: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of `case NAME: return "text"`, `NAME => "text"`, `NAME -> "text"` and `[NAME]: "text"` in a body."""
    skipped = frozenset(("return", "(", "_", "L", "TEXT", "String"))
    index = begin
    while index < min(end, len(code)):
        if code[index].kind is not Kind.STRING:
            index += 1
            continue
        at = index - 1
        while at > begin and (
            code[at].kind is Kind.NEWLINE or code[at].text in skipped or _is_directive(code, at)
        ):
            at -= 1
        text, index = _joined(code, index, end)
        before = _before_arm(code, at)
        if before is None:
            continue
        at = _before_payload(code, before, begin)
        at -= code[at].text == "]"
        if code[at].kind is not Kind.WORD or code[at].text in ("default", "else", "_"):
            continue
        following = code[index].text if index < len(code) else ""
        if following not in ("+", "%", ".") and (" " in text.strip() or not text.isascii()):
            yield code[at].text, text


def returned_names(code: Sequence[Token], begin: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the names for which a body returns a constant, with its name: `case NAME: return TEXT_OF_NAME`, `NAME => TEXT_OF_NAME,`."""
    for index in range(begin + 2, min(end, len(code) - 1)):
        if code[index].kind is not Kind.WORD or code[index + 1].text not in ("\n", ";", ",", "}"):
            continue
        at = index - 1
        while at > begin and (code[at].kind is Kind.NEWLINE or code[at].text == "return"):
            at -= 1
        is_returned = code[index - 1].text == "return" or code[at].text == ">"
        before = _before_arm(code, at) if is_returned else None
        if before is not None and code[at := _before_payload(code, before, begin)].kind is Kind.WORD:
            yield code[at].text, code[index].text


def returned_numbers(code: Sequence[Token], begin: int, end: int, suffix: str) -> Iterator[tuple[str, int]]:
    """Yield the names and numbers of `case NAME: return 7`, `NAME => 7` and `NAME -> 7` in the body of a function.

    It must be called after codes or values (`fn code(&self)`, `var rawValue: Int`); those of HTTP statuses are none.
    """
    yield from _members_by_number(code, begin, end, suffix)
    if GIVES_NUMBERS.search(called(code, begin)):
        yield from numbered_arms(code, begin, end, suffix)


def coded_arms(code: Sequence[Token], begin: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield the names and words of `case NAME: return "GATE_SHUT"` and `NAME => "SHUT"` in the body of a function that is called after codes."""
    for index in range(begin + 2, min(end, len(code))) if _GIVES_CODES.search(called(code, begin)) else ():
        at = index - 1
        while at > begin and (code[at].kind is Kind.NEWLINE or code[at].text == "return"):
            at -= 1
        before = _before_arm(code, at) if code[index].kind is Kind.STRING else None
        if before is not None and code[at := _before_payload(code, before, begin)].kind is Kind.WORD:
            yield code[at].text, string_of(code[index].text)


def numbered_arms(code: Sequence[Token], begin: int, end: int, suffix: str) -> Iterator[tuple[str, int]]:
    """Yield the names and numbers of `case NAME: return 7`, `NAME => 7` and `NAME -> 7` in a body."""
    for index in range(begin, min(end, len(code))):
        number = integer_of(code[index].text, suffix) if code[index].kind is Kind.NUMBER else None
        if number is None or (index + 1 < end and code[index + 1].text not in (",", ";", "\n", "}", ")")):
            continue
        at = index - 1
        if code[at].text == "-":
            number, at = -number, at - 1
        if code[index + 1 : index + 2] and code[index + 1].text == ")":
            at = _before_call(code, at)
        while at > begin and (code[at].kind is Kind.NEWLINE or code[at].text in ("return", "(")):
            at -= 1
        before = _before_arm(code, at)
        if before is None:
            continue
        at = _before_payload(code, before, begin)
        if code[at].kind is Kind.WORD and code[at].text not in ("default", "else", "_"):
            yield code[at].text, number


def keyed_texts(code: Sequence[Token], begin: int, end: int) -> Iterator[tuple[Token, str]]:
    """Yield the numbers and texts of a body, each with its token: `case 7: return "…"`, `case '7': "…"`, `7 -> "…"`, `@(7): @"…"`."""
    for index in range(begin + 1, min(end, len(code)) - 1):
        at = index - 1
        while at > begin and (code[at].kind is Kind.NEWLINE or code[at].text in ("return", "then")):
            at -= 1
        if code[index].kind is not Kind.STRING:
            continue
        is_when = "when" in (code[at - 1].text, code[at - 2].text)
        at_key = at if is_when else _before_arm(code, at)
        if at_key is None:
            continue
        at_key -= code[at_key].text == ")"
        key = code[at_key]
        is_case = is_when or "case" in (code[at_key - 1].text, code[at_key - 2].text)
        if (key.kind is Kind.NUMBER or is_case) and _KEY.fullmatch(key.text) and code[at_key - 1].text != "?":
            yield key, string_of(code[index].text)


def keyed_classes(code: Sequence[Token], begin: int, end: int) -> list[tuple[Token, str]]:
    """Return the numbers and classes of errors of `case 7: return new NoKeyException(…)` in a body, each with its token.

    There are none if all numbers are HTTP statuses.
    """
    found: list[tuple[Token, str]] = []
    for index in range(begin + 1, min(end, len(code)) - 1):
        if code[index].text != "new" or not ERROR_NAME.search(code[index + 1].text):
            continue
        at = index - 1
        while at > begin and (code[at].kind is Kind.NEWLINE or code[at].text in ("return", "throw")):
            at -= 1
        at_key = _before_arm(code, at)
        if at_key is not None and code[at_key].kind is Kind.NUMBER and code[at_key].text.isdecimal():
            found.append((code[at_key], code[index + 1].text))
    are_statuses = all(is_http_number(int(key.text)) for key, _ in found)
    return [] if are_statuses else found


def _members_by_number(code: Sequence[Token], begin: int, end: int, suffix: str) -> Iterator[tuple[str, int]]:
    """Yield the names and numbers of `7 => Ok(Codes::NAME)` and `7 -> NAME` in a function that gives a member for a number."""
    for index in range(begin, min(end, len(code)) - 3):
        arrow = code[index + 1].text + code[index + 2].text
        if code[index].kind is not Kind.NUMBER or arrow not in ("=>", "->"):
            continue
        at = index + 3
        words: list[str] = []
        while at < end and (code[at].kind is Kind.WORD or code[at].text in (":", ".", "(", ")")):
            words += [code[at].text] if code[at].kind is Kind.WORD and code[at].text not in _WRAPS else []
            at += 1
        number = integer_of(code[index].text, suffix)
        if words and number is not None:
            yield words[-1], -number if code[index - 1].text == "-" else number


def returns_ordinal(code: Sequence[Token], begin: int, end: int, function: str) -> bool:
    """Whether a function that is called after codes or values returns the ordinal of a member: `return ordinal();`."""
    texts = [token.text for token in code[begin:end] if token.kind is not Kind.NEWLINE]
    texts = [text for text in texts if text not in ("{", "}", ";", "this", ".", "(", ")")]
    return GIVES_NUMBERS.search(function) is not None and texts == ["return", "ordinal"]


def called(code: Sequence[Token], at: int) -> str:
    """Return what the function whose body begins at `at` is called, and the property of which it is."""
    words: list[str] = []
    for index in range(at - 1, max(-1, at - _LOOK_BACK), -1):
        if code[index].text in (";", "{", "}"):
            break
        if code[index].kind is Kind.WORD and code[index].text in (
            "fn",
            "func",
            "fun",
            "var",
            "function",
            "def",
            "defp",
        ):
            following = code[index + 1] if index + 1 < len(code) else code[index]
            return following.text if following.kind is Kind.WORD else "".join(words[:1])
        if code[index].text == "(" and index and code[index - 1].kind is Kind.WORD:
            words.append(code[index - 1].text)
    return words[-1] if words else ""


def _joined(code: Sequence[Token], index: int, end: int) -> tuple[str, int]:
    """Return the text of strings that are joined by `+`, and the index behind them."""
    text = string_of(code[index].text)
    index += 1
    while index < end:
        at = index
        while at < end and code[at].kind is Kind.NEWLINE:
            at += 1
        if at >= end or code[at].text != "+":
            break
        at += 1
        while at < end and code[at].kind is Kind.NEWLINE:
            at += 1
        if at >= end or code[at].kind is not Kind.STRING:
            break
        text += string_of(code[at].text)
        index = at + 1
    return text, index
