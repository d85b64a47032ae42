"""The parts of a parsed ICU message, and what can be asked of them: names, forms, the canonical pattern.

`messageformat.py` parses texts and formats messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

from msgspec import Struct


class Literal(Struct, frozen=True):
    """A stretch of text that is shown as it is, its quotes removed."""

    text: str


class Argument(Struct, frozen=True):
    """`{name}`: the plain value of an argument."""

    name: str


class Number(Struct, frozen=True):
    """`{name, number}`: a number as the locale writes it."""

    name: str


class Pound(Struct, frozen=True):
    """`#` in a plural: the number less the offset, as the locale writes it."""

    name: str
    offset: int = 0


class Plural(Struct, frozen=True):
    """`{name, plural, …}` or `{name, selectordinal, …}`; selectors are `=1` or CLDR's categories, `other` among them."""

    name: str
    offset: int
    ordinal: bool
    branches: tuple[tuple[str, tuple[Part, ...]], ...]


class Select(Struct, frozen=True):
    """`{name, select, …}`; `other` is among the selectors."""

    name: str
    branches: tuple[tuple[str, tuple[Part, ...]], ...]


Part: TypeAlias = Literal | Argument | Number | Pound | Plural | Select
Parts: TypeAlias = tuple[Part, ...]


class Fault(Struct, frozen=True):
    """What is not MessageFormat: offset in characters, what is wrong with the value in it, what to do."""

    offset: int
    message: str
    help: str


class Message(Struct, frozen=True):
    """A parsed text; with faults, its only part is the text itself."""

    parts: Parts
    faults: tuple[Fault, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether there is neither plural nor select."""
        return not any(isinstance(part, Plural | Select) for part in self.parts)


def count_forms(parts: Parts) -> int:
    """Return how many forms `forms_of` would return."""
    count = 1
    for part in parts:
        if isinstance(part, Plural | Select):
            count *= sum(count_forms(branch) for _, branch in part.branches)
    return count


def arguments_of(message: Message | Parts) -> tuple[str, ...]:
    """Return the names of the arguments, each once, in order of appearance."""
    parts = message.parts if isinstance(message, Message) else message
    return tuple(dict.fromkeys(_names(parts)))


def _names(parts: Parts) -> Iterator[str]:
    for part in parts:
        if not isinstance(part, Literal):
            yield part.name
        if isinstance(part, Plural | Select):
            for _, branch in part.branches:
                yield from _names(branch)


def walk(parts: Parts) -> Iterator[Part]:
    """Yield all parts, those of branches after the plural or select that has them."""
    for part in parts:
        yield part
        if isinstance(part, Plural | Select):
            for _, branch in part.branches:
                yield from walk(branch)


class Form(Struct, frozen=True):
    """One way in which a message can come out: which branch of each plural and select, and the parts without them."""

    choices: tuple[tuple[str, str], ...]
    """Argument and selector."""
    parts: Parts


def forms_of(parts: Parts) -> tuple[Form, ...]:
    """Return all combinations of branches, in order; a message without any has one form."""
    options: list[list[Form]] = []
    for part in parts:
        if isinstance(part, Plural | Select):
            options.append(
                [
                    Form(((part.name, selector), *form.choices), form.parts)
                    for selector, branch in part.branches
                    for form in forms_of(branch)
                ]
            )
        else:
            options.append([Form((), (part,))])
    return tuple(
        Form(
            tuple(choice for form in combination for choice in form.choices),
            tuple(part for form in combination for part in form.parts),
        )
        for combination in product(*options)
    )


def quote(text: str) -> str:
    """Return plain text as a pattern that shows it."""
    return _quote(text, in_plural=False)


_SPECIAL = re.compile(r"[{}]['{}]*")
_SPECIAL_IN_PLURAL = re.compile(r"[{}#]['{}#]*")


def _quote(text: str, *, in_plural: bool) -> str:
    special = _SPECIAL_IN_PLURAL if in_plural else _SPECIAL
    return special.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))


def dump(message: Message | Parts) -> str:
    """Return the canonical pattern: every apostrophe doubled, braces quoted, one blank between branches."""
    return _dump(message.parts if isinstance(message, Message) else message, in_plural=False)


def _dump(parts: Sequence[Part], *, in_plural: bool) -> str:
    return "".join(_dump_part(part, in_plural=in_plural) for part in parts)


def _dump_part(part: Part, *, in_plural: bool) -> str:
    match part:
        case Literal(text):
            return _quote(text, in_plural=in_plural)
        case Argument(name):
            return f"{{{name}}}"
        case Number(name):
            return f"{{{name}, number}}"
        case Pound():
            return "#"
        case Plural(name, offset, ordinal, branches):
            kind = "selectordinal" if ordinal else "plural"
            start = f"offset:{offset} " if offset else ""
            return f"{{{name}, {kind}, {start}{_dump_branches(branches, in_plural=True)}}}"
        case Select(name, branches):
            return f"{{{name}, select, {_dump_branches(branches, in_plural=False)}}}"


def _dump_branches(branches: Sequence[tuple[str, Parts]], *, in_plural: bool) -> str:
    return " ".join(f"{selector} {{{_dump(parts, in_plural=in_plural)}}}" for selector, parts in branches)
