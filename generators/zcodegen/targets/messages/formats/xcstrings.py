"""Apple's string catalog, a table per domain with all locales: `xcstrings/zego.rtc.room.xcstrings`.

Only a text with arguments is a format: `%1$@`, or `%1$lld` for an integer, is the first that the entry declares, and `%` is doubled. A
text with a plural has variations. States: `new` (in another locale), `needs_review` (stale), `translated`.
https://developer.apple.com/documentation/xcode/localizing-and-varying-text-with-a-string-catalog
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.locales.message import Parts
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile, variables

_STATES = {"missing": "new", "stale": "needs_review", "translated": "translated", "original": "translated"}
CONVERSIONS = {"integer": "lld", "number": "lf", "string": "@"}


class Localization(Struct, frozen=True):
    """A text in one locale, or its forms by category."""

    locale: str
    state: str
    text: str
    forms: Mapping[str, str]


class StringCatalog(Struct, frozen=True):
    """Context of `table.xcstrings.jinja`: the source locale; keys and comments, each with its text in every locale."""

    source: str
    texts: list[tuple[str, str, list[Localization]]]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each domain."""
    for of_domain in bundles.by_domain():
        found: dict[str, list[Localization]] = {}
        comments: dict[str, str] = {}
        for bundle in of_domain.all:
            for unit in bundle.filled:
                found.setdefault(unit.key, []).append(_localization(unit, bundle))
                comments[unit.key] = f"{unit.entry.domain} {bundle.domain.shown(unit.entry.code)}"
        texts = [(key, comments[key], localizations) for key, localizations in found.items()]
        domain = of_domain.all[0].domain.name
        context = variables(StringCatalog(bundles.source, texts))
        yield PlannedFile(f"{domain}.xcstrings", "table.xcstrings.jinja", context)


def unsupported_reason(unit: Unit) -> str:
    """Refuse branches that string catalogs do not know; JSON has an escape for every character."""
    return branch_fault(unit)


def _localization(unit: Unit, bundle: Bundle) -> Localization:
    forms = plural_forms(unit.message)
    written = (
        {selector: write_format(parts, unit) for selector, parts in forms.forms.items()} if forms else {}
    )
    used = (
        {category: written.get(category, written["other"]) for category in categories(bundle.locale)}
        if forms
        else {}
    )
    text = "" if forms else write_format(unit.message.parts, unit)
    return Localization(bundle.locale, _STATES[unit.state], text, used)


def write_format(parts: Parts, unit: Unit) -> str:
    """Return parts as a format of Foundation; a text of an entry without arguments as it is."""
    if not unit.entry.arguments:
        return unit.text
    spelled = {
        argument.name: f"%{index}${CONVERSIONS[argument.type]}"
        for index, argument in enumerate(unit.entry.arguments, 1)
    }
    return write_parts(parts, lambda text: text.replace("%", "%%"), spelled.__getitem__)
