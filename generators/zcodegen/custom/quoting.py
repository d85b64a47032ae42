"""The quoting filters: any value of a template's context as a literal of a language, or as a part of a comment.

Promises: what the language reads back from a literal is the value again, whatever Unicode a text holds; a comment
stays in its line and ends where it should. A value that a language cannot write is an UnquotedTextError.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from msgspec import Struct

from zcodegen.custom.catalog_text import CatalogText, UnquotedTextError, opened
from zcodegen.custom.schemes import SCHEMES, Scheme
from zcodegen.locales.numbers import plain_number
from zcodegen.targets.go.literals import quoted as go_string
from zcodegen.targets.kotlin.literals import quoted as kotlin_string
from zcodegen.targets.python.literals import string as python_string
from zcodegen.targets.python.literals import toml as toml_string
from zcodegen.targets.typescript.literals import SAFE_INTEGER
from zcodegen.targets.typescript.literals import quoted as typescript_string
from zcodegen.textcompare.invisible import HIDDEN, shown
from zcodegen.textcompare.markdown import escape_markdown

Quote: TypeAlias = Callable[[object], str]

_IN_JSON = re.compile(f"[{HIDDEN}]")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IN_XML = re.compile("[&<>\"'\t\n\r\x7f-\x9f\u2028\u2029]")
_ENDS_COMMENT = re.compile(r"\*(?=[/)])|[/(](?=\*)|-(?=[-}])|\{(?=-)|\](?=\])|\\(?=u)|\?(?=[?>])|\\$")
"""What ends or begins a comment in C, Pascal, SQL, Haskell, Lua, XML and PHP; a trigraph, Java's \\u, a line that goes on."""
_LEAST_INT64: Final = -(2**63)


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
    """How a language writes each kind of value; `items` encloses a list, and is None if it has no literal for one."""

    string: Callable[[str], str]
    raw: Callable[[str], str]
    integer: Callable[[int], str] = str
    true: str = "true"
    false: str = "false"
    none: str = ""
    items: tuple[str, str] | None = None


def language_of(scheme: Scheme) -> Language:
    """Return the language that a scheme describes."""
    return Language(
        scheme.string,
        scheme.raw_string,
        scheme.integer,
        scheme.true,
        scheme.false,
        scheme.none,
        scheme.items,
    )


def _built_in(string: Callable[[str], str], **others: Any) -> Language:
    return Language(string, string, **others)


_LIST: Final = ("[", "]")

QUOTES: Final[Mapping[str, Language]] = {
    "go": _built_in(go_string, none="nil"),
    "json": _built_in(_json_string, none="null", items=_LIST),
    "kotlin": _built_in(kotlin_string, integer=_kotlin_integer, none="null"),
    "python": _built_in(python_string, true="True", false="False", none="None", items=_LIST),
    "shell": _built_in(_shell_string),
    "sql": _built_in(_sql_string, true="TRUE", false="FALSE", none="NULL"),
    "toml": _built_in(toml_string, items=_LIST),
    "typescript": _built_in(typescript_string, integer=_typescript_integer, none="null", items=_LIST),
    "xml": _built_in(_xml_string),
    **{name: language_of(scheme) for name, scheme in SCHEMES.items()},
}
"""By the names that `quote` in target.yaml takes, and that are filters themselves."""


def filters_of(quote: str | Scheme) -> dict[str, Callable[..., Any]]:
    """Return the filters of a target that writes `quote`: every language by its name, `quote`, `raw` and those of comments."""
    filters = {name: _filter(name, language) for name, language in QUOTES.items()}
    name, language = (quote, QUOTES[quote]) if isinstance(quote, str) else ("a literal", language_of(quote))
    return {
        **filters,
        "quote": _filter(name, language),
        "raw": _filter(name, language, raw=True),
        "comment": comment,
        "comment_lines": comment_lines,
        "markdown": markdown,
    }


def _filter(name: str, language: Language, *, raw: bool = False) -> Quote:
    def quote(value: object) -> str:
        text, full_name = opened(value) if isinstance(value, CatalogText) else (value, "")
        try:
            return _literal(text, language, language.raw if raw else language.string)
        except ValueError as error:
            raise UnquotedTextError(
                f"{full_name or repr(value)} cannot be written as {name}: {error}"
            ) from error

    return quote


def _literal(value: object, language: Language, string: Callable[[str], str]) -> str:
    if isinstance(value, CatalogText):
        value = opened(value)[0]
    if isinstance(value, bool):
        return language.true if value else language.false
    if isinstance(value, int):
        return language.integer(value)
    if isinstance(value, float):
        return plain_number(value)
    if value is None and language.none:
        return language.none
    if isinstance(value, (list, tuple)) and language.items:
        opening, closing = language.items
        return f"{opening}{', '.join(_literal(item, language, string) for item in value)}{closing}"
    if isinstance(value, str):
        return string(value)
    raise ValueError(f"it has no literal for a {type(value).__name__}; write its parts")


def comment_lines(value: object) -> list[str]:
    """Return the lines of a text for a comment, each as `comment` writes it; empty ones and those at the ends are left out."""
    text = opened(value)[0] if isinstance(value, CatalogText) else str(value)
    return [comment(line) for line in text.splitlines() if line.strip()]


def markdown(value: object) -> str:
    """Return a text for one line of a comment that is read as Markdown: nothing in it is markup."""
    text = opened(value)[0] if isinstance(value, CatalogText) else str(value)
    return comment(escape_markdown(text))


def comment(value: object) -> str:
    """Return a text for a comment of any language: one line, what is hidden shown as U+202E, no end or start of a comment."""
    text = opened(value)[0] if isinstance(value, CatalogText) else str(value)
    line = " ".join(shown(text).split())
    return _ENDS_COMMENT.sub(
        lambda found: f"{found[0]} " if found.end() < len(line) else f"{found[0]}.", line
    )
