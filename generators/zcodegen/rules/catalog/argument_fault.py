r"""A text of an entry with `arguments` is not an ICU message, or names an argument that is not declared or of another type.

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

Fix: correct the placeholder's name or declare the argument; quote braces that are meant as such with apostrophes, `'{'`, and write
`''` for an apostrophe before a brace. A plural and a number need an argument of type integer (a number also of type number), a select one of type
string; an example has its argument's type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zcodegen.catalog.model import Entry
from zcodegen.locales.message import Argument, Literal, Message, Number, Plural, Pound, Select, walk
from zcodegen.locales.messageformat import parse_message
from zcodegen.naming import nearest
from zcodegen.rules.each import entry_texts
from zcodegen.rules.rule import RuleContext, Violation

_QUOTED = re.compile(r"(?<!')'\{(\w+)\}'(?!')")
_COMPLEX = re.compile(r"\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number)\b")
_TYPES = {
    Number: ("a number", ("integer", "number")),
    Plural: ("a plural", ("integer",)),
    Pound: ("a plural", ("integer",)),
    Select: ("a select", ("string",)),
}
_PYTHON_TYPES = {"integer": (int,), "number": (int, float), "string": (str,)}


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each fault of syntax, undeclared placeholder, and use or example of a wrong type."""
    for entry, field, locale, text in entry_texts(context):
        if not entry.arguments and "{" not in text.value:
            continue
        faults = _text_faults(entry, text.value) if entry.arguments else _undeclared(text.value)
        for problem, advice in dict.fromkeys(faults):
            yield Violation(
                message=f"{field} ({locale}) of {entry.name} {problem}",
                location=context.sources.entry(entry, field, locale),
                help=advice,
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=(problem, text.value),
                code=entry.code,
            )
    for entry in context.catalog.entries():
        yield from _examples(entry, context)


def _undeclared(text: str) -> Iterator[tuple[str, str]]:
    """Yield a fault for a plural or select in an entry without arguments, where braces are literal."""
    if (found := _COMPLEX.search(text)) and not parse_message(text).faults:
        yield f"has {found[0]}…}}, and the entry declares no arguments", "declare it under `arguments`"


def _text_faults(entry: Entry, text: str) -> Iterator[tuple[str, str]]:
    declared = {argument.name: argument.type for argument in entry.arguments}
    message = parse_message(text)
    for fault in message.faults:
        yield f"is not an ICU message: {fault.message}", fault.help
    for quoted in _QUOTED.finditer(text):
        if quoted[1] in declared and not message.faults:
            yield (
                f"shows {{{quoted[1]}}} instead of its value, because apostrophes quote it",
                f"write ''{{{quoted[1]}}}'' for apostrophes around the value",
            )
    yield from _part_faults(message, declared)


def _part_faults(message: Message, declared: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for part in walk(message.parts):
        if isinstance(part, Literal):
            continue
        if part.name not in declared:
            near = nearest(part.name, declared)
            advice = f"did you mean {near!r}?" if near else "declare it under `arguments`"
            yield f"has the placeholder {{{part.name}}}, which is not declared", advice
        elif not isinstance(part, Argument):
            use, types = _TYPES[type(part)]
            if declared[part.name] not in types:
                yield (
                    f"uses the argument {part.name!r} of type {declared[part.name]} as {use}",
                    f"declare it with type {' or '.join(types)}",
                )


def _examples(entry: Entry, context: RuleContext) -> Iterator[Violation]:
    for argument in entry.arguments:
        if type(argument.example) not in _PYTHON_TYPES[argument.type]:
            yield Violation(
                message=f"example {argument.example!r} of argument {argument.name!r} is not of type {argument.type}",
                location=context.sources.entry(entry, "arguments", argument.name, "example"),
                help="write an example of the argument's type",
                logical_location=entry.full_name,
                texts=(argument.name, str(argument.example)),
                code=entry.code,
            )
