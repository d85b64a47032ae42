"""Android strings.xml, a file per locale and domain: `android/values-zh-rCN/zego_rtc_room.xml`.

`values/` has the default locale's texts for all locales that the app lacks; aapt2 drops what is not in it, so a text that an entry lacks in a
locale is an empty string there. Only a text with arguments is a format of java.util.Formatter: `%1$s` is the first that the entry
declares (`%1$,d` if the locale is to format it), and `%` is doubled. A text with a plural is a `<plurals>`.
https://developer.android.com/guide/topics/resources/string-resource
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.locales.message import Parts
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundle, BundleEntry, Bundles, Unit, root_bundle
from zcodegen.targets.messages.keys import OLD_LANGUAGES, identifier
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile, variables


class AndroidString(Struct, frozen=True):
    """A resource: its name, its text or its forms by category, and whether it needs `formatted="false"` because `%` is not a format."""

    name: str
    text: str
    forms: Mapping[str, str]
    is_plain: bool


class AndroidEntry(Struct, frozen=True):
    """The resources of an entry; `comments` precede them."""

    comments: tuple[str, ...]
    strings: tuple[AndroidString, ...]


class AndroidFile(Struct, frozen=True):
    """Context of `strings.xml.jinja`."""

    entries: list[AndroidEntry]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle, and one for readers whose language is missing."""
    for bundle in bundles.all:
        yield _planned(f"values-{qualifier(bundle.locale)}", bundle)
    for domain in dict.fromkeys(bundle.domain.name for bundle in bundles.all):
        root = root_bundle(bundles.catalog, bundles.catalog.domains[domain])
        yield _planned("values", root)


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, at which compiled resources end, and branches that Android does not know."""
    return no_nul(unit.text, "a compiled resource") or branch_fault(unit)


def qualifier(locale: str) -> str:
    """Return a locale as resource folders name it: `zh-rCN`, or `b+zh+Hant` if it has more than language and region."""
    language, *others = locale.split("-")
    old = OLD_LANGUAGES.get(language, language)
    if not others:
        return old
    if len(others) == 1 and len(others[0]) == len("CN"):
        return f"{old}-r{others[0]}"
    return "+".join(("b", language, *others))


def _planned(folder: str, bundle: Bundle) -> PlannedFile:
    name = bundle.domain.name.replace("-", "__").replace(".", "_")
    entries = [_entry(shown, bundle) for shown in bundle.entries]
    return PlannedFile(f"{folder}/{name}.xml", "strings.xml.jinja", variables(AndroidFile(entries)))


def _entry(shown: BundleEntry, bundle: Bundle) -> AndroidEntry:
    units = shown.filled
    comments = []
    if shown.locale != bundle.locale:
        comments.append(f"Not translated: in {shown.locale}")
    if stale := [unit.field for unit in units if unit.state == "stale"]:
        comments.append(f"Stale: {', '.join(stale)}")
    return AndroidEntry(tuple(comments), tuple(_string(unit, bundle.locale) for unit in units))


def _string(unit: Unit, locale: str) -> AndroidString:
    forms = plural_forms(unit.message)
    written = {selector: _write(parts, unit) for selector, parts in forms.forms.items()} if forms else {}
    used = {category: written.get(category, written.get("other", "")) for category in categories(locale)}
    return AndroidString(
        identifier(unit.key),
        "" if forms else _write(unit.message.parts, unit),
        used if forms else {},
        "%" in unit.text and not unit.entry.arguments,
    )


def _write(parts: Parts, unit: Unit) -> str:
    arguments = unit.entry.arguments
    if not arguments:
        return unit.text
    plain = {argument.name: f"%{index}$s" for index, argument in enumerate(arguments, 1)}
    kinds = {"integer": ",d", "number": ",.3f", "string": "s"}
    formatted = {
        argument.name: f"%{index}${kinds[argument.type]}" for index, argument in enumerate(arguments, 1)
    }
    return write_parts(parts, lambda text: text.replace("%", "%%"), plain.__getitem__, formatted.__getitem__)
