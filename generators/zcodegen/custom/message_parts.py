"""The parts of a text with arguments, for templates that write code which formats it."""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.catalog.messages import message_of, readable_text
from zcodegen.catalog.model import Entry
from zcodegen.custom.catalog_text import BranchView, CatalogText, PartView, opened
from zcodegen.locales import message as icu


def message_text(
    entry: Entry, value: str, place: str, locale: str, argument_ids: Mapping[str, str]
) -> CatalogText:
    """Return a text of an entry, with its parts if the entry declares arguments."""
    if not entry.arguments:
        return CatalogText(value, place)
    return CatalogText(
        value,
        place,
        parts=lambda text: _parts(message_of(entry, opened(text)[0]).parts, place, argument_ids),
        plain=lambda text: readable_text(entry, opened(text)[0], locale),
    )


def _parts(parts: icu.Parts, place: str, ids: Mapping[str, str]) -> tuple[PartView, ...]:
    return tuple(_part(part, place, ids) for part in parts)


def _part(part: icu.Part, place: str, ids: Mapping[str, str]) -> PartView:
    match part:
        case icu.Literal(text):
            return PartView("text", text=CatalogText(text, place))
        case icu.Argument(name):
            return PartView("argument", name=name, id=ids[name])
        case icu.Number(name):
            return PartView("number", name=name, id=ids[name])
        case icu.Pound(name, offset):
            return PartView("number", name=name, id=ids[name], offset=offset)
        case icu.Select(name, branches):
            found = [
                BranchView(_parts(inner, place, ids), selector=CatalogText(selector, place))
                for selector, inner in branches
                if selector != "other"
            ]
            return PartView(
                "select", name=name, id=ids[name], branches=(*found, _other(branches, place, ids))
            )
        case icu.Plural(name, offset, ordinal, branches):
            return PartView(
                "plural",
                name=name,
                id=ids[name],
                offset=offset,
                ordinal=ordinal,
                branches=tuple(_plural_branches(branches, place, ids)),
            )


def _plural_branches(
    branches: tuple[tuple[str, icu.Parts], ...], place: str, ids: Mapping[str, str]
) -> list[BranchView]:
    """Return exact numbers first, since they come before categories; `other` last."""
    exact = [
        BranchView(_parts(inner, place, ids), exact=int(selector[1:]))
        for selector, inner in branches
        if selector.startswith("=")
    ]
    named = [
        BranchView(_parts(inner, place, ids), category=selector)
        for selector, inner in branches
        if not selector.startswith("=") and selector != "other"
    ]
    return [*exact, *named, _other(branches, place, ids)]


def _other(branches: tuple[tuple[str, icu.Parts], ...], place: str, ids: Mapping[str, str]) -> BranchView:
    inner = next(inner for selector, inner in branches if selector == "other")
    return BranchView(_parts(inner, place, ids), category="other")
