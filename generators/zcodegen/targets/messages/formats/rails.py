"""YAML for Ruby's I18n (Rails), a file per locale: `rails/zh-CN.yml`, read as `I18n.t("zego.rtc.room.ROOM_NOT_FOUND.message")`.

The file is JSON, which is YAML as well. Arguments are `%{limit}`; only in a text with arguments is `%` doubled before a brace. A text with
a plural has a key for each form: the caller gives its argument as `count` too, and rails-i18n has the rules of the languages; `=0` is
`zero`. https://guides.rubyonrails.org/i18n.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.locales.message import Parts, arguments_of
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.members import members_file, nest
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile

# https://github.com/ruby-i18n/i18n: I18n::RESERVED_KEYS
_RESERVED: Final = frozenset(
    [
        "cascade",
        "deep_interpolation",
        "default",
        "exception_handler",
        "fallback",
        "fallback_in_progress",
        "fallback_original_locale",
        "format",
        "object",
        "raise",
        "resolve",
        "scope",
        "separator",
        "skip_interpolation",
        "throw",
        "locale",
    ]
)


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each locale."""
    for locale in bundles.locales:
        texts = [
            pair
            for bundle in bundles.of_locale(locale)
            for unit in bundle.filled
            for pair in _keys(unit, locale)
        ]
        yield members_file(f"{locale}.yml", [(locale, nest(texts))])


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, names that I18n reserves, and branches that it does not know."""
    reserved = [name for name in arguments_of(unit.message) if name in _RESERVED]
    if reserved:
        return f"I18n reserves the argument {reserved[0]!r}"
    return no_nul(unit.text, "YAML") or branch_fault(unit, exact=("=0",))


def _keys(unit: Unit, locale: str) -> Iterator[tuple[str, str]]:
    forms = plural_forms(unit.message)
    if forms is None:
        yield unit.key, _write(unit.message.parts, unit)
        return
    if "=0" in forms.forms:
        yield f"{unit.key}.zero", _write(forms.forms["=0"], unit)
    for category in categories(locale):
        if category != "zero" or "=0" not in forms.forms:
            yield f"{unit.key}.{category}", _write(forms.forms.get(category, forms.forms["other"]), unit)


def _write(parts: Parts, unit: Unit) -> str:
    if not unit.entry.arguments:
        return unit.text
    marked = write_parts(parts, lambda literal: literal.replace("%", "\0"), "%{{{}}}".format)
    return re.sub("\0(?=[\0%{<])", "%%", marked).replace("\0", "%")
