"""Android strings.xml, a file a locale and domain: `android/values-zh-rCN/zego_rtc_room.xml`.

`values/` has the source locale's texts for all locales that the app has not; aapt2 drops what is not in it, so a text that
an entry lacks in a locale is an empty string there. Only a text with arguments is a format of
java.util.Formatter: `%1$s`, or `%1$d` for an integer, is the first that the entry declares, and `%` is doubled.
https://developer.android.com/guide/topics/resources/string-resource
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.keys import OLD_LANGUAGES, identifier
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.numbered import numbered
from zcodegen.targets.plan import PlannedFile

_CONVERSIONS = {"integer": "d", "string": "s"}


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle, the source locale's twice."""
    for bundle in bundles.all:
        yield _planned(f"values-{qualifier(bundle.locale)}", bundle)
        if bundle.locale == bundles.source:
            yield _planned("values", bundle)


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, at which compiled resources end."""
    return no_nul(unit.text, "a compiled resource")


def qualifier(locale: str) -> str:
    """Return a locale as resource folders name it: `zh-rCN`, or `b+zh+Hant` where it has more than language and region."""
    language, *others = locale.split("-")
    old = OLD_LANGUAGES.get(language, language)
    if not others:
        return old
    if len(others) == 1 and len(others[0]) == len("CN"):
        return f"{old}-r{others[0]}"
    return "+".join(("b", language, *others))


def _planned(folder: str, bundle: Bundle) -> PlannedFile:
    entries = [
        (
            "" if shown.locale == bundle.locale else shown.locale,
            [(identifier(unit.key), _spelled(unit), _is_plain(unit)) for unit in shown.filled],
        )
        for shown in bundle.entries
    ]
    name = bundle.domain.name.replace("-", "__").replace(".", "_")
    return PlannedFile(f"{folder}/{name}.xml", "strings.xml.jinja", {"entries": entries})


def _is_plain(unit: Unit) -> bool:
    """Whether aapt2 has to be told that a percent sign is no format."""
    return "%" in unit.text and not unit.entry.arguments


def _spelled(unit: Unit) -> str:
    return numbered(unit, _CONVERSIONS)
