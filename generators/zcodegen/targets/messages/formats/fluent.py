"""Fluent, a file per locale and domain: `fluent/en/zego.rtc.room.ftl`.

A message is an entry, `zego-rtc-room-ROOM_NOT_FOUND`: its value is the entry's message, `.cause` and `.action` are attributes. Arguments
are `{ $limit }`; a plain integer is `{ NUMBER($limit, useGrouping: 0) }`. What Fluent would fold or read as syntax is in a
string of a placeable. https://projectfluent.org/fluent/guide/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from fluent.syntax import FluentSerializer, ast

from zcodegen.catalog.model import Entry
from zcodegen.locales.message import Argument, Literal, Part, Parts, Plural, Select, walk
from zcodegen.targets.messages.bundles import Bundle, BundleEntry, Bundles, Unit
from zcodegen.targets.messages.keys import fluent_identifier
from zcodegen.targets.plan import PlannedFile

# Signs of the syntax and what a reader of the file could not see; at the ends of a pattern and after a line end more.
_SPECIAL = re.compile(
    "[{}\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]+|\\n[ .*\\[\\n]*"
)
_START = re.compile(r"[ .*\[\n]+")
# Readers refuse what a text bomb would have: more than 100 placeables (fluent.js and fluent-rs), 2,500 characters in one
# part (fluent.runtime). In a text that has as much, the literal text is in a few long strings.
_MAX_STRINGS: Final = 50
_MAX_LENGTH: Final = 2_000
_ESCAPED = re.compile('[^ -\\[\\]-~!]|["\\\\]')
_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_Elements = list[ast.TextElement | ast.Placeable]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    serializer = FluentSerializer()
    for bundle in bundles.all:
        messages = [_message(shown, bundle) for shown in bundle.entries]
        content = serializer.serialize(ast.Resource(list(messages)))
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.ftl", content=content.encode())


def unsupported_reason(unit: Unit) -> str:
    """Refuse an offset and keys that are not identifiers; a string in a placeable has an escape for every character."""
    for part in walk(unit.message.parts):
        if isinstance(part, Plural) and part.offset:
            return "Fluent has no plurals with an offset"
        if isinstance(part, Select):
            strange = [key for key, _ in part.branches if not _KEY.fullmatch(key)]
            if strange:
                return f"Fluent cannot have the key {strange[0]!r}"
    return ""


def _message(shown: BundleEntry, bundle: Bundle) -> ast.Message:
    value, *attributes = ((unit.field, _pattern(unit)) for unit in shown.units)
    states = [
        f"Not translated: in {shown.locale}" if shown.locale != bundle.locale else "",
        *(f"Stale: {unit.field}" for unit in shown.units if unit.state == "stale"),
    ]
    comment = "\n".join(filter(None, states))
    return ast.Message(
        ast.Identifier(fluent_identifier(f"{shown.entry.domain}.{shown.name}")),
        value[1],
        [ast.Attribute(ast.Identifier(field), pattern) for field, pattern in attributes],
        ast.Comment(comment) if comment else None,
    )


def _pattern(unit: Unit) -> ast.Pattern:
    return _write(unit.message.parts, unit.entry)


def _write(parts: Parts, entry: Entry) -> ast.Pattern:
    elements: _Elements = []
    for index, part in enumerate(parts):
        if isinstance(part, Literal):
            elements += _literal(part.text, is_first=index == 0, is_last=index == len(parts) - 1)
        else:
            elements.append(ast.Placeable(_expression(part, entry)))
    return ast.Pattern(list(elements) or [_string("")])


def _expression(part: Part, entry: Entry) -> ast.InlineExpression | ast.SelectExpression:
    assert not isinstance(part, Literal)  # noqa: S101 - the caller's branch
    variable = ast.VariableReference(ast.Identifier(part.name))
    if isinstance(part, Select):
        return ast.SelectExpression(variable, _variants(part.branches, entry))
    if isinstance(part, Plural):
        selector = _number(variable, type="ordinal") if part.ordinal else variable
        return ast.SelectExpression(selector, _variants(part.branches, entry))
    if isinstance(part, Argument):
        types = {argument.name: argument.type for argument in entry.arguments}
        return variable if types.get(part.name) == "string" else _number(variable, useGrouping=0)
    return _number(variable)


def _number(variable: ast.VariableReference, **options: str | int) -> ast.FunctionReference:
    named = [
        ast.NamedArgument(
            ast.Identifier(name),
            ast.StringLiteral(value) if isinstance(value, str) else ast.NumberLiteral(str(value)),
        )
        for name, value in options.items()
    ]
    return ast.FunctionReference(ast.Identifier("NUMBER"), ast.CallArguments([variable], named))


def _variants(branches: Sequence[tuple[str, Parts]], entry: Entry) -> list[ast.Variant]:
    """Return the variants, the default one last, as Fluent's serializer does not sort them."""
    ordered = sorted(branches, key=lambda branch: branch[0] == "other")
    return [
        ast.Variant(
            ast.NumberLiteral(key[1:]) if key[0] == "=" else ast.Identifier(key),
            _write(parts, entry),
            key == "other",
        )
        for key, parts in ordered
    ]


def _literal(text: str, *, is_first: bool, is_last: bool) -> _Elements:
    special = list(_SPECIAL.finditer(text))
    if len(text) > _MAX_LENGTH or len(special) > _MAX_STRINGS:
        return [_string(text[at : at + _MAX_LENGTH]) for at in range(0, len(text), _MAX_LENGTH)]
    elements: _Elements = []
    at = 0
    if is_first and (start := _START.match(text)):
        elements.append(_string(start[0]))
        at = start.end()
    stop = max(at, len(text.rstrip(" "))) if is_last else len(text)
    for found in _SPECIAL.finditer(text, at, stop):
        if found.start() > at:
            elements.append(ast.TextElement(text[at : found.start()]))
        elements.append(_string(found[0]))
        at = found.end()
    if text[at:stop]:
        elements.append(ast.TextElement(text[at:stop]))
    return [*elements, _string(text[stop:])] if stop < len(text) else elements


def _string(text: str) -> ast.Placeable:
    return ast.Placeable(ast.StringLiteral(_ESCAPED.sub(_escape, text)))


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] in '"\\':
        return f"\\{found[0]}"
    return f"\\u{number:04X}" if found[0] <= "\uffff" else f"\\U{number:06X}"
