"""Apple's .strings and .stringsdict, a table per locale and domain: `strings/zh-Hans.lproj/zego.rtc.room.strings`.

For apps without string catalogs. Only a text with arguments is a format: `%1$@`, or `%1$lld` for an integer, is the first that the entry
declares, and `%` is doubled. Texts with plurals are in the .stringsdict.
https://developer.apple.com/library/archive/documentation/MacOSX/Conceptual/BPInternational/StringsdictFileFormat/StringsdictFileFormat.html
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.formats.xliff import unsupported_reason as no_xml
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundle, BundleEntry, Bundles, Unit
from zcodegen.targets.messages.formats.xcstrings import CONVERSIONS, write_format
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.patterns import branch_fault, plural_forms
from zcodegen.targets.plan import PlannedFile, variables

_FORMS = "forms"


class AppleEntry(Struct, frozen=True):
    """The strings of an entry; `comment` precedes them."""

    comment: str
    texts: tuple[tuple[str, str], ...]


class StringsFile(Struct, frozen=True):
    """Context of `bundle.strings.jinja`."""

    entries: list[AppleEntry]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan the table of each bundle, and its plurals."""
    for bundle in bundles.all:
        path = f"{bundle.locale}.lproj/{bundle.domain.name}"
        entries = [_entry(shown, bundle) for shown in bundle.entries]
        yield PlannedFile(f"{path}.strings", "bundle.strings.jinja", variables(StringsFile(entries)))
        plurals = {unit.key: _plural(unit, bundle) for unit in bundle.filled if plural_forms(unit.message)}
        if plurals:
            yield PlannedFile(f"{path}.stringsdict", content=plistlib.dumps(plurals, sort_keys=False))


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, branches that Foundation does not know, and in plurals what XML cannot hold."""
    fault = branch_fault(unit) or no_nul(unit.text, "a .strings file")
    return fault or (no_xml(unit.text) if plural_forms(unit.message) else "")


def _entry(shown: BundleEntry, bundle: Bundle) -> AppleEntry:
    states = [
        f"{shown.entry.domain} {bundle.domain.shown(shown.entry.code)}",
        f"not translated: in {shown.locale}" if shown.locale != bundle.locale else "",
        *(f"stale: {unit.field}" for unit in shown.units if unit.state == "stale"),
    ]
    texts = [
        (unit.key, write_format(unit.message.parts, unit))
        for unit in shown.filled
        if not plural_forms(unit.message)
    ]
    return AppleEntry(re.sub(r"[*/\s]+", " ", ", ".join(filter(None, states))), tuple(texts))


def _plural(unit: Unit, bundle: Bundle) -> Mapping[str, object]:
    forms = plural_forms(unit.message)
    assert forms is not None  # noqa: S101 - the caller's condition
    types = {argument.name: argument.type for argument in unit.entry.arguments}
    index = list(types).index(forms.name) + 1
    written = {selector: write_format(parts, unit) for selector, parts in forms.forms.items()}
    return {
        "NSStringLocalizedFormatKey": f"%{index}$#@{_FORMS}@",
        _FORMS: {
            "NSStringFormatSpecTypeKey": "NSStringPluralRuleType",
            "NSStringFormatValueTypeKey": CONVERSIONS[types[forms.name]],
            **{category: written.get(category, written["other"]) for category in categories(bundle.locale)},
        },
    }
