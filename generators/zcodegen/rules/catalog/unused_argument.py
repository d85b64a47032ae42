"""An entry declares an argument that a text does not show.

Why: callers are made to pass a value that the reader of this text never sees; a translation has often lost it.

Bad:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: Too many streams.}
        arguments: {limit: {type: integer, example: 9}}

Good:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: "At most {limit} streams."}
        arguments: {limit: {type: integer, example: 9}}

Fix: show the argument in the locale's message, cause or action, or remove its declaration.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS
from zcodegen.locales.message import arguments_of
from zcodegen.locales.messageformat import parse_message
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each argument and locale where no field shows it."""
    for entry in context.catalog.entries():
        for locale in entry.message if entry.arguments else ():
            texts = [entry.texts(field).get(locale) for field in FIELDS]
            shown = {name for text in texts if text for name in arguments_of(parse_message(text.value))}
            for argument in entry.arguments:
                if argument.name not in shown:
                    yield Violation(
                        message=f"no text ({locale}) of {entry.name} shows its argument {argument.name!r}",
                        location=context.sources.entry(entry, "arguments", argument.name, key=True),
                        help=f"Write {{{argument.name}}} where its value belongs, or remove it.",
                        logical_location=f"{entry.place}.message.{locale}",
                        texts=(argument.name,),
                        code=entry.code,
                    )
