"""The quoting filters: any value of a template's context as a literal of a language, or as a part of a comment.

Promises: what the language reads back from a literal is the value again, whatever Unicode a text holds; a comment
stays in its line and ends where it should. A value that a language cannot write is an UnquotedTextError.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from zcodegen.custom.catalog_text import CatalogText, UnquotedTextError, opened
from zcodegen.targets.go.literals import quoted as go_string
from zcodegen.targets.kotlin.literals import quoted as kotlin_string
from zcodegen.targets.python.literals import string as python_string
from zcodegen.targets.python.literals import toml as toml_string
from zcodegen.targets.typescript.literals import SAFE_INTEGER
from zcodegen.targets.typescript.literals import quoted as typescript_string
from zcodegen.textcompare.invisible import HIDDEN, shown

Quote: TypeAlias = Callable[[object], str]

_IN_C = re.compile(rf'["\\\t\n{HIDDEN}]|(?<=\?)\?')
_IN_JSON = re.compile(f"[{HIDDEN}]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_XML = re.compile("[&<>\"'\t\n\r\x7f-\x9f\u2028\u2029]")
_ENDS_COMMENT = re.compile(r"\*(?=/)|/(?=\*)|-(?=-)|\\(?=u)|\?(?=\?)|\\$")
_C_SHORT: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "?": "\\?"}
_INT32: Final = 2**31
_LEAST_INT64: Final = -(2**63)


def _c_string(text: str) -> str:
    return f'"{_IN_C.sub(_c_escape, text)}"'


def _c_escape(found: re.Match[str]) -> str:
    """C17, 6.4.4.4 and 5.2.1.1: three octal digits end by themselves; two question marks may begin a trigraph."""
    character = found[0]
    octal = "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogatepass"))
    return _C_SHORT.get(character) or octal


def _c_integer(number: int) -> str:
    if number == _LEAST_INT64:
        return f"({number + 1}LL - 1)"  # there is no negative literal, and its positive one does not fit
    return str(number) if -_INT32 < number < _INT32 else f"{number}LL"


def _kotlin_integer(number: int) -> str:
    return "Long.MIN_VALUE" if number == _LEAST_INT64 else str(number)


def _typescript_integer(number: int) -> str:
    if abs(number) > SAFE_INTEGER:
        raise ValueError(f"JavaScript cannot represent {number}")
    return str(number)


def _json_string(text: str) -> str:
    return _IN_JSON.sub(_json_escape, json.dumps(text, ensure_ascii=False))


def _json_escape(found: re.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]


def _shell_string(text: str) -> str:
    if "\0" in text:
        raise ValueError("a shell cannot represent U+0000")
    return shlex.quote(text)


def _sql_string(text: str) -> str:
    """ISO/IEC 9075: quotes doubled, nothing else special; no dialect writes U+0000 between quotes, SQLite has char(0)."""
    parts = [f"'{part}'" for part in text.replace("'", "''").split("\0")]
    return parts[0] if len(parts) == 1 else f"({' || char(0) || '.join(parts)})"


def _xml_string(text: str) -> str:
    """XML 1.0, 2.2: content, or an attribute's value between quotes of either kind; breaks survive as references."""
    if found := _NOT_XML.search(text):
        raise ValueError(f"XML cannot represent U+{ord(found[0]):04X}")
    return _IN_XML.sub(lambda found: f"&#{ord(found[0])};", text)


class Language(Struct, frozen=True):
    """How a language writes each kind of value; `listed` is whether `[a, b]` is its list, an empty word that it has none."""

    string: Callable[[str], str]
    integer: Callable[[int], str] = str
    true: str = "true"
    false: str = "false"
    none: str = ""
    listed: bool = False


QUOTES: Final[Mapping[str, Language]] = {
    "c": Language(_c_string, _c_integer, none="NULL"),
    "go": Language(go_string, none="nil"),
    "json": Language(_json_string, none="null", listed=True),
    "kotlin": Language(kotlin_string, _kotlin_integer, none="null"),
    "python": Language(python_string, true="True", false="False", none="None", listed=True),
    "shell": Language(_shell_string),
    "sql": Language(_sql_string, true="TRUE", false="FALSE", none="NULL"),
    "toml": Language(toml_string, listed=True),
    "typescript": Language(typescript_string, _typescript_integer, none="null", listed=True),
    "xml": Language(_xml_string),
}
"""By the names that `quote` in target.yaml takes, and that are filters themselves."""


def filters_of(quote: str) -> dict[str, Quote]:
    """Return the filters of a target whose language is `quote`: every language by its name, `quote` and `comment`."""
    filters = {name: _filter(name, language) for name, language in QUOTES.items()}
    return filters | {"quote": filters[quote], "comment": comment}


def _filter(name: str, language: Language) -> Quote:
    def quote(value: object) -> str:
        text, place = opened(value) if isinstance(value, CatalogText) else (value, "")
        try:
            return _literal(text, language)
        except ValueError as fault:
            raise UnquotedTextError(f"{place or repr(value)} cannot be written as {name}: {fault}") from fault

    return quote


def _literal(value: object, language: Language) -> str:
    if isinstance(value, CatalogText):
        value = opened(value)[0]
    if isinstance(value, bool):
        return language.true if value else language.false
    if isinstance(value, int):
        return language.integer(value)
    if value is None and language.none:
        return language.none
    if isinstance(value, (list, tuple)) and language.listed:
        return f"[{', '.join(_literal(one, language) for one in value)}]"
    if isinstance(value, str):
        return language.string(value)
    raise ValueError(f"it has no literal for a {type(value).__name__}; write its parts")


def comment(value: object) -> str:
    """Return a text for a comment of any language: one line, what is hidden shown as U+202E, no end or start of a comment."""
    text = opened(value)[0] if isinstance(value, CatalogText) else str(value)
    line = " ".join(shown(text).split())
    return _ENDS_COMMENT.sub(
        lambda found: f"{found[0]} " if found.end() < len(line) else f"{found[0]}.", line
    )
