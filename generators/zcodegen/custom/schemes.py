"""How languages write strings: the ready schemes, and those that a `target.yaml` declares.

A scheme has data only: delimiters, escapes of single characters, and a form for every other character that must not be in
a source as it is. A declared scheme is the same value as a ready one, so a language that zcodegen does not know loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.textcompare.invisible import HIDDEN

UnicodeForm: TypeAlias = Literal["braced", "utf16", "utf32", "octal", "none"]
HEX: Final = "{hex}"
"""Stands for the character's number in a form that a target.yaml writes out."""
_INT32: Final = 2**31
_BMP: Final = 0xFFFF


class RawString(Struct, frozen=True):
    r"""A literal without escapes: `r#"…"#`; `fence` stands for a run of a character that grows until the text fits.

    A text with one of `excluded` is not written raw; `{fence}` in it is the fence.
    """

    open: str
    close: str
    fence: str = ""
    least: int = 0
    excluded: tuple[str, ...] = ()

    def write(self, text: str) -> str | None:
        """Return the literal; None if this form cannot hold the text."""
        if _NOT_RAW.search(text):
            return None
        for size in range(self.least, self.least + (9 if self.fence else 1)):
            fence = self.fence * size
            opening, closing, *excluded = (
                part.replace("{fence}", fence) for part in (self.open, self.close, *self.excluded)
            )
            if closing not in text + closing[:-1] and not any(part in text for part in excluded):
                return f"{opening}{text}{closing}"
        return None


class Scheme(Struct, frozen=True, dict=True):
    """How a language writes a text as a literal, and whole numbers, truth, nothing and lists."""

    open: str = '"'
    close: str = '"'
    escapes: Mapping[str, str] = {}
    unicode: UnicodeForm | str = "braced"
    """A named form, or one that is written out: `\\x{{hex}}`."""
    raw: RawString | None = None
    suffix: str = ""
    """Follows a whole number that needs more than 32 bits."""
    least: int | None = None
    greatest: int | None = None
    spelled: Mapping[int, str] = {}
    """Whole numbers that have no literal of their own -> an expression."""
    true: str = "true"
    false: str = "false"
    none: str = ""
    items: tuple[str, str] | None = None
    """What opens and closes a list; None if the language has no literal for one."""
    max_bytes: int | None = None
    """Bytes of UTF-8 that a literal may have."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        special = "".join(map(re.escape, self.escapes))
        return re.compile(f"[{special}{HIDDEN}]")

    def string(self, text: str) -> str:
        """Return a text as a literal. Raises ValueError if the language cannot write it."""
        if self.max_bytes and len(text.encode("utf-8", "surrogatepass")) > self.max_bytes:
            raise ValueError(f"a literal has at most {self.max_bytes} bytes")
        return f"{self.open}{self._pattern.sub(self._escape, text)}{self.close}"

    def _escape(self, found: re.Match[str]) -> str:
        character = found[0]
        if HEX in self.unicode:
            return self.escapes.get(character) or self.unicode.replace(HEX, f"{ord(character):x}")
        return self.escapes.get(character) or UNICODE_FORMS[self.unicode](character)

    def raw_string(self, text: str) -> str:
        """Return a text as a raw literal; as an ordinary one if the language has no raw form, or the text does not fit it."""
        return (self.raw.write(text) if self.raw else None) or self.string(text)

    def integer(self, number: int) -> str:
        """Return a whole number as a literal. Raises ValueError if the language cannot write it."""
        if number in self.spelled:
            return self.spelled[number]
        if (self.least is not None and number < self.least) or (
            self.greatest is not None and number > self.greatest
        ):
            raise ValueError(f"the language cannot represent {number}")
        return f"{number}{'' if -_INT32 <= number < _INT32 else self.suffix}"


_NOT_RAW: Final = re.compile(f"[\n\t{HIDDEN}]")


def _braced(character: str) -> str:
    return f"\\u{{{ord(character):x}}}"


def _utf16(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _utf32(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= _BMP else f"\\U{number:08x}"


def _octal(character: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogatepass"))


def _refuse(character: str) -> str:
    raise ValueError(f"there is no escape for U+{ord(character):04X}")


UNICODE_FORMS: Final[Mapping[str, Callable[[str], str]]] = {
    "braced": _braced,
    "none": _refuse,
    "octal": _octal,
    "utf16": _utf16,
    "utf32": _utf32,
}
r"""Form -> a character in it: `\u{1f388}`, none, `\360\237\216\210`, `\ud83c\udf88`, `\U0001f388`."""

_PLAIN: Final = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_DOUBLE: Final = {'"': '\\"', **_PLAIN}
_LEAST_INT64: Final = -(2**63)

SCHEMES: Final[Mapping[str, Scheme]] = {
    # ISO C17, 6.4.4.4 and 5.2.1.1: two question marks may begin a trigraph; no literal is negative, and 2^63 does not fit.
    "c": Scheme(
        escapes={**_DOUBLE, "?": "\\?"},
        unicode="octal",
        suffix="LL",
        spelled={_LEAST_INT64: "(-9223372036854775807LL - 1)"},
        none="NULL",
    ),
    # ISO C++17, [lex.string] and [lex.ccon]: three octal digits end by themselves. A literal may have 65,536 characters ([implimits]).
    "cpp": Scheme(
        escapes={**_DOUBLE, "?": "\\?"},
        unicode="octal",
        raw=RawString('R"{fence}(', '){fence}"', fence="-"),
        suffix="LL",
        spelled={_LEAST_INT64: "(-9223372036854775807LL - 1)"},
        none="nullptr",
        items=("{", "}"),
    ),
    # ECMA-334, 6.4.5.6.
    "csharp": Scheme(escapes=_DOUBLE, unicode="utf32", suffix="L", none="null"),
    # The Dart language specification, "Strings": `$` begins an interpolation.
    "dart": Scheme(
        open="'",
        close="'",
        escapes={**_PLAIN, "'": "\\'", "$": "\\$"},
        raw=RawString("r'", "'"),
        none="null",
        items=("[", "]"),
    ),
    # JLS 3.3 translates \u before all else, so that line ends and quotes need their short escapes; JVMS 4.4.7: a constant has 65,535 bytes.
    "java": Scheme(escapes=_DOUBLE, unicode="utf16", suffix="L", none="null", max_bytes=65_535),
    # The PHP manual, "Double quoted".
    "php": Scheme(
        escapes={**_DOUBLE, "$": "\\$"},
        spelled={_LEAST_INT64: "PHP_INT_MIN"},
        none="null",
        items=("[", "]"),
    ),
    # The Ruby documentation, "Literals": `#` may begin an interpolation.
    "ruby": Scheme(escapes={**_DOUBLE, "#": "\\#"}, none="nil", items=("[", "]")),
    # The Rust Reference, "Tokens".
    "rust": Scheme(
        escapes=_DOUBLE,
        raw=RawString('r{fence}"', '"{fence}', fence="#"),
        none="None",
        items=("[", "]"),
    ),
    # The Swift Programming Language, "String Literals": a backslash with the fence is an escape in a raw one.
    # The compiler takes no escape for U+FDD0 to U+FDEF ("invalid unicode scalar"), but these characters themselves.
    "swift": Scheme(
        escapes={**_DOUBLE, **{chr(point): chr(point) for point in range(0xFDD0, 0xFDF0)}},
        raw=RawString('{fence}"', '"{fence}', fence="#", least=1, excluded=("\\{fence}",)),
        none="nil",
        items=("[", "]"),
    ),
}
"""Language -> its scheme; languages with a built-in target have their own functions (`quoting.QUOTES`)."""


def declared_scheme(raw: Mapping[str, Any]) -> Scheme:
    """Return the scheme that `quote:` of a target.yaml declares, of the form that its JSON Schema describes."""
    string, integer, fenced = raw["string"], raw.get("integer", {}), raw.get("raw")
    return Scheme(
        open=string["open"],
        close=string["close"],
        escapes=string.get("escapes", {}),
        unicode=string["unicode"],
        raw=None
        if fenced is None
        else RawString(**{**fenced, "excluded": tuple(fenced.get("excluded", ()))}),
        suffix=integer.get("suffix", ""),
        least=integer.get("least"),
        greatest=integer.get("greatest"),
        true=raw.get("true", "true"),
        false=raw.get("false", "false"),
        none=raw.get("none", ""),
        items=tuple(raw["list"]) if "list" in raw else None,
    )


def scheme_fault(scheme: Scheme) -> str | None:
    """Return why a declared scheme could let a text out of its literal; None if it cannot."""
    ends = scheme.close[:1]
    if ends and scheme.escapes.get(ends) is None:
        return f"`escapes` has no form for {ends!r}, which ends the string"
    named = {"none": ""} | dict.fromkeys(UNICODE_FORMS.keys() - {"none"}, "\\")
    leads = {form[:1] for form in (*scheme.escapes.values(), named.get(scheme.unicode, scheme.unicode))}
    for character in sorted(leads - {ends}):
        if character and scheme.escapes.get(character) is None:
            return f"`escapes` has no form for {character!r}, which begins an escape"
    for character in sorted({ends, "\n", *leads} & scheme.escapes.keys()):
        form = scheme.escapes[character]
        if len(form) == 1 or "\n" in form:
            return f"the form {form!r} of {character!r} in `escapes` is not an escape"
    if "\n" not in scheme.escapes:
        return r"`escapes` has no form for '\n': most languages end a string there"
    return None
