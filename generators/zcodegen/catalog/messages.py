"""The texts of an entry as ICU messages: parsed if the entry declares arguments, literal if it does not."""

from __future__ import annotations

from typing import TypeAlias

from zcodegen.catalog.entry import Entry
from zcodegen.locales.message import (
    Argument,
    Literal,
    Message,
    Number,
    Parts,
    Plural,
    Pound,
    Select,
    dump,
    walk,
)
from zcodegen.locales.messageformat import format_message, parse_message

Placeholder: TypeAlias = Argument | Number | Pound | Plural | Select


def message_of(entry: Entry, text: str) -> Message:
    """Return a text of `entry` as a message.

    A placeholder that the entry does not declare, and a text that is not MessageFormat, are literal: rules report both.
    """
    if not entry.arguments:
        return Message((Literal(text),) if text else ())
    message = parse_message(text)
    declared = {argument.name for argument in entry.arguments}
    if all(isinstance(part, Literal) or part.name in declared for part in walk(message.parts)):
        return message
    if not message.is_plain:
        return Message((Literal(text),))
    return Message(_merge_literals(message.parts, declared))


def _merge_literals(parts: Parts, declared: set[str]) -> Parts:
    merged: list[Literal | Placeholder] = []
    for part in parts:
        if not isinstance(part, Literal) and part.name in declared:
            merged.append(part)
            continue
        text = part.text if isinstance(part, Literal) else dump((part,))
        last = merged[-1] if merged else None
        if isinstance(last, Literal):
            merged[-1] = Literal(last.text + text)
        else:
            merged.append(Literal(text))
    return tuple(merged)


def readable_text(entry: Entry, text: str, locale: str) -> str:
    """Return a text of `entry` for readers: quotes removed, arguments as `{name}`, the branch `other` of each plural and select."""
    return format_message(message_of(entry, text), {}, locale) if entry.arguments else text
