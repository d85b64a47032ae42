"""Text in Python source as black writes it: literals that read back equal, and docstrings that cannot end early.

Black uses double quotes unless single ones need fewer escapes, hex escapes in lower case, and parentheses around the value of an
assignment that is too long for its line if the value then fits. Black changes nothing that is made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

from zcodegen.catalog.model import Domain
from zcodegen.textcompare.invisible import JOINERS, hidden_or, shown

Value: TypeAlias = str | int | Mapping[str, "Value"] | Sequence["Value"] | AbstractSet[str] | None
"""What `literal` takes."""
LINE: Final = 88
"""Black's line length."""

_UNSAFE: Final = hidden_or('\t\n"\\\\')
_ESCAPED: Final = hidden_or("\t\n\\\\")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")
_UNUSUAL: Final = hidden_or(f"\t\n{JOINERS}")
_SHORT: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}


def string(text: str) -> str:
    """Return the literal of `text`."""
    if not _UNSAFE.search(text):
        return f'"{text}"'
    quote = "'" if text.count('"') > text.count("'") else '"'
    return f"{quote}{_ESCAPED.sub(_escape, text).replace(quote, chr(92) + quote)}{quote}"


def strings(joined: str) -> Callable[[str], str]:
    """Return the function that makes literals of texts, given all of them in `joined`: a faster one if none needs an escape."""
    return string if _UNSAFE.search(joined) else '"{}"'.format


def ascii_string(text: str) -> str:
    """Return the literal of `text` in ASCII, for places in which its width decides how black breaks the line."""
    return _NOT_ASCII.sub(_escape, string(text))


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SHORT:
        return _SHORT[character]
    return f"\\x{ord(character):02x}" if character <= "\xff" else _unicode_escape(character)


def _unicode_escape(character: str) -> str:
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def integer(number: int, *, hexadecimal: bool = False) -> str:
    """Return the literal of `number`."""
    return f"{'-' if number < 0 else ''}0x{abs(number):X}" if hexadecimal else str(number)


def literal(value: Value, indent: int = 0) -> str:
    """Return the literal of a string, number or None, or of a collection, one element per line; sets come sorted."""
    if isinstance(value, str):
        return string(value)
    if value is None or isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        pairs = (f"{string(key)}: {literal(element, indent + 4)}" for key, element in value.items())
        return _exploded("{}", pairs, indent)
    if isinstance(value, AbstractSet):
        return _exploded("{}", map(string, sorted(value)), indent)
    brackets = "()" if isinstance(value, tuple) else "[]"
    return _exploded(brackets, (literal(element, indent + 4) for element in value), indent)


def _exploded(brackets: str, elements: Iterable[str], indent: int) -> str:
    margin = " " * indent
    lines = "".join(f"{margin}    {element},\n" for element in elements)
    return f"{brackets[0]}\n{lines}{margin}{brackets[1]}" if lines else brackets


def assignment(name: str, value: str, indent: int = 0) -> str:
    """Return `name = value` for a literal in ASCII, in parentheses where black would put it there."""
    margin = " " * indent
    line = f"{margin}{name} = {value}"
    if len(line) <= LINE or indent + 4 + len(value) > LINE:
        return line
    return f"{margin}{name} = (\n{margin}    {value}\n{margin})"


def is_visible(text: str) -> bool:
    """Return whether `text` is one line without invisible characters."""
    return not _UNUSUAL.search(text)


def visible(text: str) -> str:
    """Return `text` with what cannot be seen written as U+XXXX; line breaks stay as line feeds."""
    return text if is_visible(text) else shown(text).replace("\t", " ")


def one_line(text: str) -> str:
    """Return `text` for a sentence of a docstring or README: visible, its spaces and line breaks single."""
    return " ".join(visible(text).split())


def docstring(paragraphs: Iterable[str] | str, indent: int = 0) -> str:
    """Return a docstring of `paragraphs` (visible text), indented; one paragraph of one line stays on its line."""
    text = paragraphs if isinstance(paragraphs, str) else "\n\n".join(paragraphs)
    margin = " " * indent
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        text = f"\\{text}" if text.startswith('"') else text
    first, *others = [line.strip() for line in text.split("\n")]
    if not others:
        gap = " " if first.endswith('"') else ""  # black separates a quote from the end of the docstring
        return f'{margin}"""{first}{gap}"""'
    rest = "".join([f"{margin}{line}\n" if line else "\n" for line in others])
    return f'{margin}"""{first}\n{rest}{margin}"""'


def toml(text: str) -> str:
    """Return the basic string of TOML 1.0 for `text`."""
    return f'"{_ESCAPED.sub(_toml_escape, text).replace(chr(34), chr(92) + chr(34))}"'


def _toml_escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or _unicode_escape(match[0])


def code_literals(domain: Domain) -> dict[str, str]:
    """Return the literal of each entry's code, in hexadecimal if the domain shows it so."""
    is_hex = domain.code_format == "hex"
    return {
        name: ascii_string(code) if isinstance(code := entry.code, str) else integer(code, hexadecimal=is_hex)
        for name, entry in domain.entries.items()
    }


def pointer(text: str | None) -> str:
    """Return the literal of the reference tokens of a JSON pointer (RFC 6901, section 3), as a tuple; `None` without one."""
    if text is None:
        return "None"
    tokens = [token.replace("~1", "/").replace("~0", "~") for token in text.split("/")[1:]]
    quoted = ", ".join(string(token) for token in tokens)
    return f"({quoted},)" if len(tokens) == 1 else f"({quoted})"


def literal_type(members: Sequence[str], indent: int) -> str:
    """Return the type of members of the enum `Code`, for a parameter `self` at `indent`; black joins one and explodes several."""
    margin = " " * indent
    line = f"Literal[Code.{members[0]}]"
    if len(members) == 1 and len(f"{margin}self: {line},") <= LINE:
        return line
    comma = "," if len(members) > 1 else ""
    elements = ",\n".join(f"{margin}    Code.{name}" for name in members)
    return f"Literal[\n{elements}{comma}\n{margin}]"


def union(name: str, types: Sequence[str]) -> str:
    """Return the assignment of a union of types, broken where black breaks it."""
    line = f"{name} = {' | '.join(types)}"
    if len(line) <= LINE:
        return line
    joined = f"    {' | '.join(types)}"
    return (
        f"{name} = (\n{joined}\n)"
        if len(joined) <= LINE
        else f"{name} = (\n    " + "\n    | ".join(types) + "\n)"
    )


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "assignment": assignment,
    "docstring": docstring,
    "integer": integer,
    "literal": literal,
    "literal_type": literal_type,
    "one_line": one_line,
    "pointer": pointer,
    "string": string,
    "toml": toml,
    "union": union,
}
