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


def fits(line: str) -> bool:
    """Tell whether a line of code is short enough to stay one."""
    if line.isascii():
        return len(line) <= COLUMNS
    return 2 * len(line) <= COLUMNS or width(line) <= COLUMNS


def constant(name: str, literal: str) -> str:
    """Return the export of a constant."""
    line = f"export const {name} = {literal};"
    return line if literal[0].isdigit() or fits(line) else f"export const {name} =\n  {literal};"


def simple_property(indent: str, name: str, value: str) -> str:
    """Return the line or lines of one property of an object whose value is one literal or identifier."""
    line = f"{indent}{name}: {value},"
    if fits(line) or len(name) <= _SHORT_KEY or value[0].isdigit():
        return line
    return f"{indent}{name}:\n{indent}  {value},"


def listed(opening: str, elements: Sequence[str], closing: str, indent: str = "") -> str:
    """Return `elements` between brackets: in one line where they fit, else a line each."""
    line = f"{indent}{opening}{', '.join(elements)}{closing}"
    if fits(line):
        return line
    body = "".join(f"{indent}  {element},\n" for element in elements)
    return f"{indent}{opening}\n{body}{indent}{closing}"


def imported(names: Sequence[str], path: str) -> str:
    """Return the import of the types `names` from `path`; prettier never breaks an import of one name."""
    line = f'import type {{ {", ".join(names)} }} from "{path}";'
    if len(names) == 1 or fits(line):
        return line
    return listed("import type {", names, f'}} from "{path}";')


def union(opening: str, members: Sequence[str], indent: str = "") -> str:
    """Return `opening` and a union type with its semicolon: in one line or two where it fits, else a line each."""
    joined = f"{' | '.join(members)};"
    line = f"{indent}{opening} {joined}"
    if len(members) == 1 or fits(line):
        return line
    if fits(f"{indent}  {joined}"):
        return f"{indent}{opening}\n{indent}  {joined}"
    return f"{indent}{opening}" + "".join(f"\n{indent}  | {member}" for member in members) + ";"


def properties(values: Mapping[str, Value], indent: str) -> str:
    """Return the properties of an object, without its braces, each ended by a comma and a line feed."""
    return "".join(f"{_property(indent, key(name), value)}\n" for name, value in values.items())


def _property(indent: str, name: str, value: Value) -> str:
    if isinstance(value, str):
        return simple_property(indent, name, quoted(value))
    if isinstance(value, bool):
        return simple_property(indent, name, str(value).lower())
    if isinstance(value, int):
        return simple_property(indent, name, str(value))
    if isinstance(value, Mapping):
        return f"{indent}{name}: {objects((value,), indent).lstrip()},"
    if value and isinstance(value[0], Mapping):
        inner = objects([one for one in value if isinstance(one, Mapping)], f"{indent}  ")
        return f"{indent}{name}: [\n{inner},\n{indent}],"
    return listed(f"{name}: [", [quoted(one) for one in value if isinstance(one, str)], "],", indent)


def objects(values: Sequence[Mapping[str, Value]], indent: str) -> str:
    """Return object literals one after another, each over several lines, without the last comma."""
    return ",\n".join(
        f"{indent}{{\n{properties(value, f'{indent}  ')}{indent}}}" if value else f"{indent}{{}}"
        for value in values
    )
