"""Application Resource Bundle of Flutter, a file a locale: `arb/codes_zh_CN.arb`, ICU message syntax in JSON.

Keys and arguments are Dart's: `zego_rtc_room_ROOM_NOT_FOUND_message`, and an argument that is a reserved word ends in `_`.
gen-l10n wants a file of the bare language beside `zh_CN`: it has the locale that answers for it. l10n.yaml has to say
`use-escaping: true`; braces then stand in apostrophes, and an apostrophe is doubled.
https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from zcodegen.locales import fallback_table, resolve
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.keys import identifier
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile

# https://dart.dev/language/keywords: the reserved words, which cannot name a parameter.
_RESERVED = frozenset([
    "assert", "await", "break", "case", "catch", "class", "const", "continue", "default", "do", "else",
    "enum", "extends", "false", "final", "finally", "for", "if", "in", "is", "new", "null", "rethrow",
    "return", "super", "switch", "this", "throw", "true", "try", "var", "void", "while", "with",
    "yield",
])  # fmt: skip
_TYPES = {"integer": "int", "string": "String"}
_BRACES = re.compile("[{}]+")

unsupported_reason = (
    nothing  # JSON has an escape for every character, and all signs of the syntax can be quoted
)


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each locale, and for each bare language that has none."""
    for tag, locale in _files(bundles).items():
        texts = [
            (identifier(unit.key), _spelled(unit), _about(unit, "" if unit.locale == tag else unit.locale))
            for bundle in bundles.of_locale(locale)
            for unit in bundle.filled
        ]
        name = tag.replace("-", "_")
        yield PlannedFile(f"codes_{name}.arb", "bundle.arb.jinja", {"locale": name, "texts": texts})


def _files(bundles: Bundles) -> dict[str, str]:
    """Return the tag of each file and the locale whose texts it has."""
    table = fallback_table(bundles.locales, bundles.source, bundles.catalog.manifest.fallback)
    bare = {locale.partition("-")[0] for locale in bundles.locales} - set(bundles.locales)
    return {locale: locale for locale in bundles.locales} | {
        tag: resolve(tag, table, bundles.source) for tag in sorted(bare)
    }


def _about(unit: Unit, locale: str) -> Mapping[str, object]:
    """Return what stands under `@key`: the code, the locale if it is another, and the types of the arguments."""
    place = f"{unit.entry.domain} {unit.entry.code}"
    about: dict[str, object] = {"description": f"{place}, in {locale}" if locale else place}
    if unit.entry.arguments:
        about["placeholders"] = {
            _parameter(one.name): {"type": _TYPES[one.type], "example": str(one.example)}
            for one in unit.entry.arguments
        }
    return about


def _spelled(unit: Unit) -> str:
    return unit.spelled(_literal, lambda name: f"{{{_parameter(name)}}}")


def _literal(text: str) -> str:
    """Quote apostrophes and braces; neighbours in one pair of apostrophes, since ICU takes `''` between two for a third."""
    return _BRACES.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))


def _parameter(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name
