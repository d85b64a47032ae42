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

from zcodegen.catalog.model import FIELDS, Entry
from zcodegen.locales.message import arguments_of
from zcodegen.locales.messageformat import parse_message
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each argument that no field shows in some locales."""
    for entry in context.catalog.entries():
        declared = {argument.name for argument in entry.arguments}
        shown = {locale: _shown_in(entry, locale) for locale in entry.message} if declared else {}
        if any(names - declared for names in shown.values()):
            continue  # argument-fault reports a placeholder that may be the argument, misspelt
        for argument in entry.arguments:
            lacking = [locale for locale, names in shown.items() if argument.name not in names]
            if lacking:
                yield Violation(
                    message=f"no text ({', '.join(lacking)}) of {entry.name} shows its argument {argument.name!r}",
                    location=context.sources.entry(entry, "arguments", argument.name, key=True),
                    help=f"write {{{argument.name}}} where its value belongs, or remove it",
                    logical_location=f"{entry.full_name}.message.{lacking[0]}",
                    texts=(argument.name, *lacking[1:]),
                    code=entry.code,
                )


def _shown_in(entry: Entry, locale: str) -> set[str]:
    texts = [entry.texts(field).get(locale) for field in FIELDS]
    return {name for text in texts if text for name in arguments_of(parse_message(text.value))}
