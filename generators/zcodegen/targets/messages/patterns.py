"""Messages in the syntax of a format: parts written one by one, plurals as forms of the whole text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from zcodegen.locales.message import Argument, Literal, Message, Number, Parts, Plural, Pound, Select, walk
from zcodegen.targets.messages.bundles import Unit

Write: TypeAlias = Callable[[str], str]


def write_parts(parts: Parts, literal: Write, argument: Write, number: Write | None = None) -> str:
    """Return parts without plurals and selects in a format's syntax; `number` writes what the locale formats, `#` included."""
    return "".join(
        literal(part.text)
        if isinstance(part, Literal)
        else argument(part.name)
        if isinstance(part, Argument) or number is None
        else number(part.name)
        for part in parts
        if isinstance(part, Literal | Argument | Number | Pound)
    )


def write_unit(unit: Unit, literal: Write, argument: Write, number: Write | None = None) -> str:
    """Return a text without plurals and selects in a format's syntax."""
    return write_parts(unit.message.parts, literal, argument, number)


class PluralForms(Struct, frozen=True):
    """A text with one plural: its argument, and the whole text in each form."""

    name: str
    forms: Mapping[str, Parts]
    """Selector (`=1` or a category) -> parts without plurals."""


def plural_forms(message: Message) -> PluralForms | None:
    """Return the forms of a message that has one plural and no select; None for any other."""
    branching = [part for part in walk(message.parts) if isinstance(part, Plural | Select)]
    if len(branching) != 1 or not isinstance(branching[0], Plural) or branching[0].ordinal:
        return None
    plural = branching[0]
    at = message.parts.index(plural)
    before, after = message.parts[:at], message.parts[at + 1 :]
    return PluralForms(
        plural.name, {selector: (*before, *parts, *after) for selector, parts in plural.branches}
    )


def branch_fault(unit: Unit, *, exact: tuple[str, ...] = (), plural: bool = True) -> str:
    """Return why a format with forms of whole texts cannot hold a text; empty if it has.

    `exact` are the selectors such as `=0` that the format knows, `plural` is whether it has plurals at all.
    """
    message = unit.message
    if message.is_plain:
        return ""
    parts = [part for part in walk(message.parts) if isinstance(part, Plural | Select)]
    if not plural:
        return "it has no plurals and selects"
    if any(isinstance(part, Select) for part in parts):
        return "it has no selects"
    if any(isinstance(part, Plural) and part.ordinal for part in parts):
        return "it has no ordinals"
    if len(parts) > 1:
        return "it cannot hold two plurals in one text"
    if any(isinstance(part, Pound) and part.offset for part in walk(message.parts)):
        return "it has no plurals with an offset"
    forms = plural_forms(message)
    strange = [
        selector
        for selector in (forms.forms if forms else ())
        if selector[0] == "=" and selector not in exact
    ]
    return f"it has no plurals with {', '.join(strange)}" if strange else ""
