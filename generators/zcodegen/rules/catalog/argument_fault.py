"""A text of an entry with `arguments` has a brace that is no placeholder, or a placeholder that is not declared.

Why: with `arguments` declared, `{name}` is replaced by a value; packages make a parameter of every declared argument
and nothing else.

Bad:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: "At most {limits} streams."}
        arguments: {limit: {type: integer, example: 9}}

Good:
    entries:
      STREAMS_LIMIT_EXCEEDED:
        code: 9
        status: RESOURCE_EXHAUSTED
        recovery: correctable
        message: {en: "At most {limit} streams."}
        arguments: {limit: {type: integer, example: 9}}

Fix: correct the placeholder's name or declare the argument; write `{{` and `}}` for braces that are meant as such; give
an integer argument an integer as example.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.naming import nearest
from zcodegen.rules.each import texts_of
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.arguments import parse, placeholders


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each faulty brace, undeclared placeholder and example of a wrong type."""
    for entry in context.catalog.entries():
        if entry.arguments:
            yield from _texts(entry, context)
            yield from _examples(entry, context)


def _texts(entry: Entry, context: RuleContext) -> Iterator[Violation]:
    declared = {argument.name for argument in entry.arguments}
    for field, locale, text in texts_of(entry):
        faults = [(f"has the brace {one.value!r} alone", one.help) for one in parse(text.value).faults]
        for name in placeholders(text.value):
            if name not in declared:
                near = nearest(name, declared)
                advice = f"Did you mean {near!r}?" if near else "Declare it under `arguments`."
                faults.append((f"has the placeholder {{{name}}}, which is not declared", advice))
        for what, advice in faults:
            yield Violation(
                message=f"{field} ({locale}) of {entry.name} {what}",
                location=context.sources.entry(entry, field, locale),
                help=f"{advice[:1].upper()}{advice[1:]}",
                logical_location=f"{entry.place}.{field}.{locale}",
                texts=(what, text.value),
                code=entry.code,
            )


def _examples(entry: Entry, context: RuleContext) -> Iterator[Violation]:
    for argument in entry.arguments:
        wanted = int if argument.type == "integer" else str
        if type(argument.example) is not wanted:
            yield Violation(
                message=f"example {argument.example!r} of argument {argument.name!r} is not of type {argument.type}",
                location=context.sources.entry(entry, "arguments", argument.name, "example"),
                help="Write an example of the argument's type.",
                logical_location=entry.place,
                texts=(argument.name, str(argument.example)),
                code=entry.code,
            )
