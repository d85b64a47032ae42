"""Lines of JavaScript and TypeScript, broken where prettier breaks them with its defaults (80 columns).

Promises: `prettier --check` leaves what is laid out here alone. Objects are always written over several lines, which
prettier keeps, so that a new property changes no other line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from zcodegen.targets.typescript.literals import key, quoted, width

COLUMNS: Final = 80
_SHORT_KEY: Final = 4
"""Prettier puts no line break after a key of up to this many columns: nothing would be won."""

Value: TypeAlias = "str | int | bool | Sequence[Value] | Mapping[str, Value]"


class Source(str):
    """A value that is source already."""

    __slots__ = ()


def fits(line: str) -> bool:
    """Return whether a line of code fits into the line length."""
    if line.isascii():
        return len(line) <= COLUMNS
    return 2 * len(line) <= COLUMNS or width(line) <= COLUMNS


def constant(name: str, literal: str, export: str = "export const ") -> str:
    """Return the statement that exports a constant; `export` is what precedes its name."""
    line = f"{export}{name} = {literal};"
    return line if literal[0].isdigit() or fits(line) else f"{export}{name} =\n  {literal};"


def simple_property(name: str, value: str, indent: int = 0) -> str:
    """Return the line or lines of one property of an object whose value is one literal or identifier."""
    margin = " " * indent
    return f"{margin}{name}:{after_key(f'{margin}{name}', value)},"


def after_key(key: str, value: str) -> str:
    """Return a literal or identifier with what separates it from its key, which has its indent: a space, or a line break."""
    if fits(f"{key}: {value},") or len(key.lstrip()) <= _SHORT_KEY or value[0].isdigit():
        return f" {value}"
    margin = " " * (len(key) - len(key.lstrip()))
    return f"\n{margin}  {value}"


def branch(condition: str, category: str) -> str:
    """Return the statement of a plural rule that returns `category` if `condition` is true."""
    line = f'  if ({condition}) return "{category}";'
    if fits(line):
        return line
    alternatives = condition.split(" || ")
    if fits(f"  if ({condition})"):
        return f'  if ({condition})\n    return "{category}";'
    joined = " ||\n    ".join(alternatives)
    return f'  if (\n    {joined}\n  )\n    return "{category}";'


def listed(elements: Sequence[str], opening: str, closing: str, indent: int = 0) -> str:
    """Return `elements` between brackets: in one line if they fit, otherwise one per line."""
    margin = " " * indent
    line = f"{margin}{opening}{', '.join(elements)}{closing}"
    if fits(line):
        return line
    if opening.endswith(": [") and not fits(f"{margin}{opening}"):
        return f"{margin}{opening[:-2]}\n{listed(elements, '[', closing, indent + 2)}"
    body = "".join(f"{margin}  {element},\n" for element in elements)
    return f"{margin}{opening}\n{body}{margin}{closing}"


def imported(names: Sequence[str], path: str) -> str:
    """Return the import of the types `names` from `path`; prettier never breaks an import of one name."""
    line = f'import type {{ {", ".join(names)} }} from "{path}";'
    if len(names) == 1 or fits(line):
        return line
    return listed(names, "import type {", f'}} from "{path}";')


def union(members: Sequence[str], opening: str, indent: int = 0) -> str:
    """Return `opening` and a union type with its semicolon: in one or two lines if it fits, otherwise one member per line."""
    margin = " " * indent
    joined = f"{' | '.join(members)};"
    line = f"{margin}{opening} {joined}"
    is_literal = len(members) == 1 and not members[0][0].isalpha()
    if is_literal or fits(line):
        return line
    if len(members) == 1 or fits(f"{margin}  {joined}"):
        return f"{margin}{opening}\n{margin}  {joined}"
    return f"{margin}{opening}" + "".join(f"\n{margin}  | {member}" for member in members) + ";"


def properties(values: Mapping[str, Value], indent: int) -> str:
    """Return the properties of an object, without its braces, each ended by a comma and a line feed."""
    return "".join(f"{_property(key(name), value, indent)}\n" for name, value in values.items())


def _property(name: str, value: Value, indent: int) -> str:
    if isinstance(value, Source):
        return simple_property(name, value, indent)
    if isinstance(value, str):
        return simple_property(name, quoted(value), indent)
    if isinstance(value, bool):
        return simple_property(name, str(value).lower(), indent)
    if isinstance(value, int):
        return simple_property(name, str(value), indent)
    margin = " " * indent
    if isinstance(value, Mapping):
        return f"{margin}{name}: {objects((value,), indent).lstrip()},"
    mappings = [element for element in value if isinstance(element, Mapping)]
    if mappings:
        return f"{margin}{name}: [\n{objects(mappings, indent + 2)},\n{margin}],"
    strings = [quoted(element) for element in value if isinstance(element, str)]
    return listed(strings, f"{name}: [", "],", indent)


def objects(values: Sequence[Mapping[str, Value]], indent: int) -> str:
    """Return object literals one after another, each over several lines, without the last comma."""
    margin = " " * indent
    return ",\n".join(
        f"{margin}{{\n{properties(value, indent + 2)}{margin}}}" if value else f"{margin}{{}}"
        for value in values
    )
