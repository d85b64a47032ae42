"""The texts of an entry as ICU messages: parsed if the entry declares arguments, literal if it does not."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import TypeAlias

from zcodegen.catalog.entry import Entry, Field
from zcodegen.catalog.load import text_hash
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
    forms_of,
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


def max_form_length(entry: Entry, text: str, locale: str) -> int:
    """Return the length of a text of `entry` in characters: that of its longest form, arguments as `{name}`."""
    if not entry.arguments:
        return len(text)
    forms = forms_of(message_of(entry, text).parts)
    return max(len(format_message(form.parts, {}, locale)) for form in forms)


TextState: TypeAlias = OneOf["missing", "stale", "translated", "original"]
"""`translated`: the team's translation of the text as it is now; `stale`: of an older one; `original`: a document's own words, or the
team's in the first place; `missing`: no text in the locale."""


def text_state(entry: Entry, field: Field, locale: str, source_locale: str) -> TextState:
    """Return the state of a text: the one notion that bundles, translators' files, status and rules share."""
    texts = entry.texts(field)
    text = texts.get(locale)
    if text is None:
        return "missing"
    original = texts.get(text.origin or source_locale)
    if text.translated is None or original is None:
        return "original"
    return "translated" if text.translated == text_hash(original.value) else "stale"
