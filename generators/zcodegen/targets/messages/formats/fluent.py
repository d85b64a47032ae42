"""Fluent, a file a locale and domain: `fluent/en/zego.rtc.room.ftl`.

A message is an entry, `zego-rtc-room-ROOM_NOT_FOUND`: its value is the entry's message, `.cause` and `.action` are
attributes. Arguments are `{ $limit }`; what Fluent would fold or read as syntax stands in a string of a placeable.
https://projectfluent.org/fluent/guide/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fluent.syntax import FluentSerializer, ast

from zcodegen.targets.messages.bundles import Bundle, Bundles, Shown, Unit
from zcodegen.targets.messages.keys import fluent_identifier
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile
from zcodegen.textcompare.arguments import Argument

# Signs of the syntax, blanks where they would be cut, and what a reader of the file could not see.
_SPECIAL = re.compile(
    "[{}\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]+|^[ .*\\[]+| +$"
)
# Readers refuse what a text bomb would have: more than 100 placeables (fluent.js and fluent-rs), 2,500 characters in one
# part (fluent.runtime). Where a text has as much, all that is literal stands in a few long strings.
_MOST_STRINGS: Final = 50
_LONGEST: Final = 2_000
_ESCAPED = re.compile('[^ -\\[\\]-~!]|["\\\\]')

unsupported_reason = nothing  # a string in a placeable has an escape for every character


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    serializer = FluentSerializer()
    for bundle in bundles.all:
        messages = [_message(shown, bundle) for shown in bundle.entries]
        content = serializer.serialize(ast.Resource(list(messages)))
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.ftl", content=content.encode())


def _message(shown: Shown, bundle: Bundle) -> ast.Message:
    value, *attributes = ((unit.field, _pattern(unit)) for unit in shown.units)
    comment = None if shown.locale == bundle.locale else ast.Comment(f"Not translated: in {shown.locale}")
    return ast.Message(
        ast.Identifier(fluent_identifier(shown.entry.place)),
        value[1],
        [ast.Attribute(ast.Identifier(field), pattern) for field, pattern in attributes],
        comment,
    )


def _pattern(unit: Unit) -> ast.Pattern:
    elements: list[ast.TextElement | ast.Placeable] = []
    for piece in unit.pieces:
        if isinstance(piece, Argument):
            elements.append(ast.Placeable(ast.VariableReference(ast.Identifier(piece.name))))
        else:
            elements += _literal(piece.text)
    return ast.Pattern(elements or [_string("")])


def _literal(text: str) -> Iterator[ast.TextElement | ast.Placeable]:
    special = list(_SPECIAL.finditer(text))
    if len(text) > _LONGEST or len(special) > _MOST_STRINGS:
        yield from (_string(text[at : at + _LONGEST]) for at in range(0, len(text), _LONGEST))
        return
    at = 0
    for found in special:
        if found.start() > at:
            yield ast.TextElement(text[at : found.start()])
        yield _string(found[0])
        at = found.end()
    if text[at:]:
        yield ast.TextElement(text[at:])


def _string(text: str) -> ast.Placeable:
    return ast.Placeable(ast.StringLiteral(_ESCAPED.sub(_escape, text)))


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    if found[0] in '"\\':
        return f"\\{found[0]}"
    return f"\\u{number:04X}" if found[0] <= "\uffff" else f"\\U{number:06X}"
