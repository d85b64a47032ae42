"""The parts of a text with arguments, for templates that write code which formats it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from zcodegen.catalog.messages import message_of, readable_text
from zcodegen.catalog.model import Entry
from zcodegen.custom.catalog_text import BranchView, CatalogText, Kind, PartView, opened
from zcodegen.locales import message as icu

ArgumentType: TypeAlias = Literal["string", "integer", "number"]
_Arguments: TypeAlias = Mapping[str, tuple[str, str, ArgumentType]]
"""Name of an argument -> its name, identifier and type."""


def _of_argument(
    kind: Kind,
    argument: tuple[str, str, ArgumentType],
    *,
    offset: int = 0,
    ordinal: bool = False,
    branches: tuple[BranchView, ...] = (),
) -> PartView:
    return PartView(kind, None, *argument, offset, ordinal, branches)


def message_text(
    entry: Entry, value: str, full_name: str, locale: str, argument_ids: Mapping[str, str]
) -> CatalogText:
    """Return a text of an entry, with its parts if the entry declares arguments."""
    if not entry.arguments:
        return CatalogText(value, full_name)
    arguments = {
        argument.name: (argument.name, argument_ids[argument.name], argument.type)
        for argument in entry.arguments
    }
    return CatalogText(
        value,
        full_name,
        parts=lambda text: _parts(message_of(entry, opened(text)[0]).parts, full_name, arguments),
        plain=lambda text: readable_text(entry, opened(text)[0], locale),
    )


def _parts(parts: icu.Parts, full_name: str, ids: _Arguments) -> tuple[PartView, ...]:
    return tuple(_part(part, full_name, ids) for part in parts)


def _part(part: icu.Part, full_name: str, ids: _Arguments) -> PartView:
    match part:
        case icu.Literal(text):
            return PartView("text", text=CatalogText(text, full_name))
        case icu.Argument(name):
            return _of_argument("argument", ids[name])
        case icu.Number(name):
            return _of_argument("number", ids[name])
        case icu.Pound(name, offset):
            return _of_argument("number", ids[name], offset=offset)
        case icu.Select(name, branches):
            found = [
                BranchView(_parts(inner, full_name, ids), selector=CatalogText(selector, full_name))
                for selector, inner in branches
                if selector != "other"
            ]
            return _of_argument("select", ids[name], branches=(*found, _other(branches, full_name, ids)))
        case icu.Plural(name, offset, ordinal, branches):
            chosen = tuple(_plural_branches(branches, full_name, ids))
            return _of_argument("plural", ids[name], offset=offset, ordinal=ordinal, branches=chosen)


def _plural_branches(
    branches: tuple[tuple[str, icu.Parts], ...], full_name: str, ids: _Arguments
) -> list[BranchView]:
    """Return exact numbers first, since they come before categories; `other` last."""
    exact = [
        BranchView(_parts(inner, full_name, ids), exact=int(selector[1:]))
        for selector, inner in branches
        if selector.startswith("=")
    ]
    named = [
        BranchView(_parts(inner, full_name, ids), category=selector)
        for selector, inner in branches
        if not selector.startswith("=") and selector != "other"
    ]
    return [*exact, *named, _other(branches, full_name, ids)]


def _other(branches: tuple[tuple[str, icu.Parts], ...], full_name: str, ids: _Arguments) -> BranchView:
    inner = next(inner for selector, inner in branches if selector == "other")
    return BranchView(_parts(inner, full_name, ids), category="other")
