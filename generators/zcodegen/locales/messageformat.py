"""ICU MessageFormat 1, as texts of entries with `arguments` are written: parsed and formatted.

Syntax: https://unicode-org.github.io/icu/userguide/format_parse/messages/ with apostrophes as ICU's DOUBLE_OPTIONAL reads them:
`''` is an apostrophe; `'` before a brace (or before `#` in a plural) begins a quoted text that the next single one ends; any
other is itself. Supported are `{name}`, `{name, number}`, `plural` with `offset:`, `=1` and `#`, `selectordinal` and `select`.

`parse_message` accepts or explains every text and never raises. `format_message` is the reference of all generated packages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from zcodegen.locales.likely import is_rtl
from zcodegen.locales.message import (
    Argument,
    Fault,
    Literal,
    Message,
    Number,
    Part,
    Parts,
    Plural,
    Pound,
    Select,
    count_forms,
)
from zcodegen.locales.numbers import number_format, plain_number
from zcodegen.locales.plurals import CATEGORIES, plural_category

Value: TypeAlias = str | int | float
MAX_DEPTH: Final = 5
"""Plurals and selects inside each other."""
MAX_FORMS: Final = 200
"""Combinations of branches of one text."""


class _Stop(Exception):  # noqa: N818 - leaves the recursive parser at the first fault
    def __init__(self, offset: int, message: str, advice: str) -> None:
        self.fault = Fault(offset, message, advice)


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SELECTOR = re.compile(r"=[0-9]{1,18}|[A-Za-z0-9_-]+")
_BLANK = re.compile(r"[ \t\r\n\u0085\u200e\u200f\u2028\u2029]*")  # Pattern_White_Space
_QUOTE_HELP = "write '{' for a brace"


@cache
def parse_message(text: str) -> Message:
    """Parse a text of an entry that declares arguments."""
    parser = _Parser(text)
    try:
        parts = parser.message(None, 0)
    except _Stop as stop:
        return Message((Literal(text),), (stop.fault,))
    if count_forms(parts) > MAX_FORMS:
        fault = Fault(
            0, f"the text has more than {MAX_FORMS} combinations of branches", "use fewer plurals and selects"
        )
        return Message((Literal(text),), (fault,))
    return Message(parts)


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def message(self, plural: Pound | None, depth: int) -> Parts:
        """Read up to the end, or to the brace that ends a branch; `plural` is what `#` means."""
        parts: list[Part] = []
        literal: list[str] = []

        def flush() -> None:
            if literal:
                parts.append(Literal("".join(literal)))
                literal.clear()

        while self._at < len(self._text):
            character = self._text[self._at]
            if character == "'":
                literal.append(self._quoted(in_plural=plural is not None))
            elif character == "{":
                flush()
                parts.append(self._placeholder(depth))
            elif character == "}":
                if depth == 0:
                    raise _Stop(
                        self._at, "the brace '}' closes nothing", "write '}' in apostrophes for a brace"
                    )
                break
            elif character == "#" and plural is not None:
                flush()
                parts.append(plural)
                self._at += 1
            else:
                literal.append(character)
                self._at += 1
        flush()
        return tuple(parts)

    def _quoted(self, *, in_plural: bool) -> str:
        """Read an apostrophe and what it quotes."""
        text, begin = self._text, self._at
        self._at += 1
        following = text[self._at : self._at + 1]
        if following == "'":
            self._at += 1
            return "'"
        if following not in ("{", "}") and not (in_plural and following == "#"):
            return "'"
        found: list[str] = []
        while True:
            end = text.find("'", self._at)
            if end < 0:
                raise _Stop(
                    begin,
                    "the quoted text that begins here has no end",
                    "close it with an apostrophe, or write '' for one",
                )
            found.append(text[self._at : end])
            self._at = end + 1
            if text[self._at : self._at + 1] != "'":
                return "".join(found)
            found.append("'")
            self._at += 1

    def _placeholder(self, depth: int) -> Part:
        begin = self._at
        self._at += 1
        self._blank()
        name = self._word(_NAME)
        self._blank()
        if not name or self._peek() not in (",", "}"):
            end = self._text.find("}", begin)
            value = self._text[begin : end + 1] if end >= 0 else self._text[begin : begin + 1]
            raise _Stop(
                begin,
                f"{_short(value)} is not a placeholder",
                f"write {{name}} with a name of letters, digits and _; {_QUOTE_HELP}",
            )
        if self._take("}"):
            return Argument(name)
        self._at += 1
        self._blank()
        at = self._at
        kind = self._word(_NAME)
        self._blank()
        if kind == "number":
            return self._number(name, at)
        if kind in ("plural", "selectordinal", "select"):
            if depth >= MAX_DEPTH:
                raise _Stop(
                    begin, f"plurals and selects are nested more than {MAX_DEPTH} deep", "simplify the text"
                )
            if not self._take(","):
                raise _Stop(
                    self._at,
                    f"the {kind} of {name!r} has no branches",
                    f"write {{{name}, {kind}, other {{…}}}}",
                )
            return self._branches(name, kind, begin, depth)
        raise _Stop(
            at,
            f"the argument {name!r} has the unknown format {_short(kind or self._peek())}",
            "use number, plural, selectordinal or select",
        )

    def _number(self, name: str, at: int) -> Part:
        style = ""
        if self._take(","):
            end = self._text.find("}", self._at)
            style = self._text[self._at : end].strip() if end >= 0 else self._text[self._at :]
            self._at = max(end, self._at)
        if style not in ("", "integer", "::integer"):
            raise _Stop(
                at,
                f"the number format {_short(style)} is not supported",
                f"write {{{name}, number}}, or {{{name}}} for plain digits",
            )
        if not self._take("}"):
            raise _Stop(at, f"the placeholder of {name!r} has no end", "close it with }")
        return Number(name)

    def _branches(self, name: str, kind: str, begin: int, depth: int) -> Part:
        offset = 0
        self._blank()
        if kind != "select" and (match := re.compile(r"offset:\s*([0-9]{1,18})").match(self._text, self._at)):
            offset, self._at = int(match[1]), match.end()
        branches: dict[str, Parts] = {}
        pound = Pound(name, offset) if kind != "select" else None
        while True:
            self._blank()
            if self._take("}"):
                break
            at = self._at
            selector = self._word(_SELECTOR)
            self._blank()
            if not selector or not self._take("{"):
                raise _Stop(
                    at, f"the {kind} of {name!r} has no branch here", "write each branch as selector {text}"
                )
            if kind != "select" and not selector.startswith("=") and selector not in CATEGORIES:
                raise _Stop(
                    at,
                    f"the {kind} of {name!r} has the unknown category {selector!r}",
                    f"use =1 or one of {', '.join(CATEGORIES)}",
                )
            selector = f"={int(selector[1:])}" if selector.startswith("=") else selector
            if selector in branches:
                raise _Stop(
                    at, f"the {kind} of {name!r} has the branch {selector!r} twice", "remove one of them"
                )
            branches[selector] = self.message(pound, depth + 1)
            if not self._take("}"):
                raise _Stop(at, f"the branch {selector!r} of {name!r} has no end", "close it with }")
        if "other" not in branches:
            raise _Stop(begin, f"the {kind} of {name!r} has no branch 'other'", "add other {…}")
        if kind == "select":
            return Select(name, tuple(branches.items()))
        return Plural(name, offset, kind == "selectordinal", tuple(branches.items()))

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, character: str) -> bool:
        found = self._peek() == character
        self._at += found
        return found

    def _blank(self) -> None:
        self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # the pattern matches an empty text

    def _word(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return match[0] if match else ""


def _short(value: str) -> str:
    return repr(value if len(value) <= 40 else f"{value[:40]}…")  # noqa: PLR2004  # limits of the format


def format_message(message: Message | Parts, values: Mapping[str, Value], locale: str) -> str:
    """Return a message with its arguments filled in, as every generated package formats it.

    A missing argument is shown as `{name}` and takes the branch `other`. In locales written from right to left, plain values are
    enclosed in U+2068 and U+2069 (Unicode bidirectional algorithm, isolates).
    """
    parts = message.parts if isinstance(message, Message) else message
    return "".join(_format_part(part, values, locale) for part in parts)


def _format_part(part: Part, values: Mapping[str, Value], locale: str) -> str:
    if isinstance(part, Literal):
        return part.text
    value = values.get(part.name)
    if isinstance(part, Plural | Select):
        return format_message(_choose(part, value, locale), values, locale)
    if value is None:
        return f"{{{part.name}}}"
    if isinstance(part, Argument) or isinstance(value, str):
        shown = value if isinstance(value, str) else plain_number(value)
        return f"\u2068{shown}\u2069" if is_rtl(locale) else shown
    return number_format(locale).format(value - part.offset if isinstance(part, Pound) else value)


def _choose(part: Plural | Select, value: Value | None, locale: str) -> Parts:
    branches = dict(part.branches)
    if isinstance(part, Select):
        return branches.get(str(value), branches["other"]) if value is not None else branches["other"]
    if not isinstance(value, int):
        return branches["other"]
    if (exact := branches.get(f"={value}")) is not None:
        return exact
    return branches.get(plural_category(value - part.offset, locale, ordinal=part.ordinal), branches["other"])
