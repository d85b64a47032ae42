"""Enumerations in XML: elements with a name whose children are a name and a number each, or a name and a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zcodegen.readers.constants.comment_index import Declaration, Group
from zcodegen.readers.tables.codes import is_symbol
from zcodegen.readers.tables.header_vocabulary import is_of_errors
from zcodegen.readers.xml.tree import Element

_CAPITALS = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
_MOST_OF_FLAGS = 4
_LEAST = 2


def enumerations(root: Element) -> Iterator[Group]:
    """Yield the elements with a name whose children are a name and a number each, as groups of constants.

    `<enum name="error"><entry name="shut" value="7" summary="…"/>`: the values of MAVLink, Wayland, Vulkan's registry.
    `<field name="RejectReason"><value enum="7" description="GATE_SHUT"/>`: those of QuickFIX's dictionaries.
    """
    todo = [root]
    while todo:
        element = todo.pop()
        todo.extend(element.children)
        members = [child for child in element.children if _member_name(child) and _number(child) is not None]
        if (
            "name" not in element.attributes
            or len(members) < (1 if is_of_errors(element.attributes.get("name", "")) else _LEAST)
            or len(members) * 2 <= len(element.children)
        ):
            continue
        if _are_bits(element, members):
            continue
        declared = [
            Declaration(
                _member_name(child),
                child.line,
                numbers=[number],
                comment=_description(child),
                is_documented=True,
                last_line=child.line,
                column=0,
            )
            for child in members
            if (number := _number(child)) is not None
        ]
        above = next((child.text for child in element.children if child.tag == "description"), "")
        yield Group(element.attributes["name"], "enum", above[:200], declared)


def named_values(root: Element) -> Iterator[Element]:
    """Yield the children of elements that are called after errors which are a name and a word: `<choice name="shut" value="gate:shut"/>`."""
    todo = [root]
    while todo:
        element = todo.pop()
        todo.extend(element.children)
        if is_of_errors(element.attributes.get("name", "")):
            yield from (
                child
                for child in element.children
                if child.attributes.get("name")
                and is_symbol(child.attributes.get("value", ""))
                and not child.text
            )


def _are_bits(element: Element, members: Sequence[Element]) -> bool:
    """Whether values are flags that add up."""
    stated = (
        element.attributes.get("bitmask")
        or element.attributes.get("bitfield")
        or element.attributes.get("type")
    )
    numbers = [number for child in members if (number := _number(child))]
    powers = all(number > 0 and not number & (number - 1) for number in numbers)
    return stated in ("true", "bitmask") or (
        powers and len(numbers) > _LEAST and max(numbers) > _MOST_OF_FLAGS
    )


def _member_name(element: Element) -> str:
    """Return the name of a value, "" if it has none."""
    name = element.attributes.get("name", "")
    described = element.attributes.get("description", "") if "enum" in element.attributes else ""
    return name or (described if _CAPITALS.fullmatch(described) else "")


def _number(element: Element) -> int | None:
    """Return the integer of an element's `value` or `enum`."""
    text = element.attributes.get("value", element.attributes.get("enum", ""))
    return int(text, 0) if re.fullmatch(r"-?(?:0[xX][0-9A-Fa-f]+|0|[1-9]\d*)", text) else None


def _description(element: Element) -> str:
    """Return the text about a value: an attribute's, a child's, or the element's own."""
    stated = next(
        (
            element.attributes[key]
            for key in ("summary", "comment", "description")
            if element.attributes.get(key, "") not in ("", _member_name(element))
        ),
        "",
    )
    inner = next(
        (child.text for child in element.children if child.tag in ("description", "short", "brief")), ""
    )
    return stated or inner or element.text
