"""Text in Python source, as black writes it: literals that read back equal, and docstrings that cannot end early.

Black's rules: double quotes unless single ones need fewer escapes, hex escapes in lower case, an assignment that is
too long for its line goes between parentheses where it then fits. Promise: black changes nothing that is made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, TypeAlias

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
    """Return what makes literals of the texts that `joined` holds all: `string`, or less where nothing is escaped in any."""
    return string if _UNSAFE.search(joined) else '"{}"'.format


def ascii_string(text: str) -> str:
    """Return the literal of `text` in ASCII, for places where its width decides how black breaks the line."""
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
    """Return the literal of a string, number or None, or of a collection, one element a line; sets come sorted."""
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


def assignment(name: str, value: str, indent: str = "") -> str:
    """Return `name = value` for a literal in ASCII, in parentheses where black would put it there.

    With an annotation in `name`, black takes parentheses for a value that is too long even so.
    """
    line = f"{indent}{name} = {value}"
    if len(line) <= LINE or (":" not in name and len(indent) + 4 + len(value) > LINE):
        return line
    return f"{indent}{name} = (\n{indent}    {value}\n{indent})"


def is_visible(text: str) -> bool:
    """Tell whether all of `text` can be seen, and has one line."""
    return not _UNUSUAL.search(text)


def visible(text: str) -> str:
    """Return `text` with what cannot be seen written as U+XXXX; line breaks stay as line feeds."""
    return text if is_visible(text) else shown(text).replace("\t", " ")


def one_line(text: str) -> str:
    """Return `text` for a sentence of a docstring or README: visible, its spaces and line breaks single."""
    return " ".join(visible(text).split())


def docstring(paragraphs: Iterable[str], indent: str = "") -> str:
    """Return a docstring of `paragraphs` (visible text), indented; one paragraph of one line stays on its line."""
    text = "\n\n".join(paragraphs)
    if '"' in text or "\\" in text:
        text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
        text = f"\\{text}" if text.startswith('"') else text
    first, *others = [line.strip() for line in text.split("\n")]
    if not others:
        apart = " " if first.endswith('"') else ""  # as black parts a quote from the docstring's end
        return f'{indent}"""{first}{apart}"""'
    rest = "".join([f"{indent}{line}\n" if line else "\n" for line in others])
    return f'{indent}"""{first}\n{rest}{indent}"""'


def toml(text: str) -> str:
    """Return the basic string of TOML 1.0 for `text`."""
    return f'"{_ESCAPED.sub(_toml_escape, text).replace(chr(34), chr(92) + chr(34))}"'


def _toml_escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or _unicode_escape(match[0])


FILTERS: Final[Mapping[str, Callable[..., str]]] = {
    "docstring": docstring,
    "integer": integer,
    "literal": literal,
    "one_line": one_line,
    "string": string,
    "toml": toml,
}
