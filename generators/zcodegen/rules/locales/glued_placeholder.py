"""A placeholder touches a word, so that the value and the word are read as one.

Why: "Room{name}not found" is shown as "Roomlobbynot found". A space is lost easily when a translator moves a placeholder.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: "The room {name}does not exist."}
        arguments: {name: {type: string, example: lobby}}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: "The room {name} does not exist."}
        arguments: {name: {type: string, example: lobby}}

Fix: put a space or a mark between them. One letter (`v{version}`) and a unit after a number (`{size}MB`) may touch it, and so may words of
scripts that do not separate words or join particles to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.catalog.messages import message_of
from zcodegen.catalog.model import Entry
from zcodegen.locales.message import Argument, Literal, Message, Number, forms_of
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import RuleContext, Violation

_LETTERS = r"A-Za-z\u00aa-\u024f\u0370-\u052f"  # Latin, Greek, Cyrillic
_BEFORE = re.compile(rf"(?<![{_LETTERS}])[{_LETTERS}]{{2,}}$")
_AFTER = re.compile(rf"[{_LETTERS}]{{2,}}")


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each text in which a placeholder touches a word."""
    for entry in context.catalog.entries():
        for field, locale, text in texts_of(entry) if entry.arguments else ():
            for touching in dict.fromkeys(_touching(message_of(entry, text.value), entry)):
                yield Violation(
                    message=f"{field} ({locale}) of {entry.name} has {touching!r} without a space",
                    location=context.sources.entry(entry, field, locale),
                    help="put a space between the placeholder and the word",
                    logical_location=f"{entry.full_name}.{field}.{locale}",
                    texts=(touching, text.value),
                    code=entry.code,
                )


def _touching(message: Message, entry: Entry) -> Iterator[str]:
    texts = {argument.name for argument in entry.arguments if argument.type == "string"}
    for form in forms_of(message.parts):
        for part, following in zip(form.parts, form.parts[1:], strict=False):
            if isinstance(part, Literal) and isinstance(following, Argument | Number):
                word = _BEFORE.search(part.text)
                if word:
                    yield f"{word[0]}{{{following.name}}}"
            elif isinstance(part, Argument) and part.name in texts and isinstance(following, Literal):
                word = _AFTER.match(following.text)
                if word:
                    yield f"{{{part.name}}}{word[0]}"
