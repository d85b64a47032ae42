"""Application Resource Bundle of Flutter, a file per locale: `arb/codes_zh_CN.arb`, ICU message syntax in JSON.

Keys and arguments are Dart's: `zego_rtc_room_ROOM_NOT_FOUND_message`, and an argument that is a reserved word ends in `_`. gen-l10n wants a
file of the bare language next to `zh_CN`: it has the locale of that language that answers for it. l10n.yaml must say `use-escaping: true`;
braces are then put in apostrophes, and an apostrophe is doubled. gen-l10n does not know `#`: the argument replaces it.
https://github.com/google/app-resource-bundle/wiki/ApplicationResourceBundleSpecification
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.locales.likely import subtags_of
from zcodegen.locales.matching import find
from zcodegen.locales.message import Argument, Literal, Part, Parts, Plural, Select, walk
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.keys import identifier
from zcodegen.targets.plan import PlannedFile, variables

# https://dart.dev/language/keywords: the reserved words, which cannot name a parameter.
_RESERVED = frozenset([
    "assert", "await", "break", "case", "catch", "class", "const", "continue", "default", "do", "else",
    "enum", "extends", "false", "final", "finally", "for", "if", "in", "is", "new", "null", "rethrow",
    "return", "super", "switch", "this", "throw", "true", "try", "var", "void", "while", "with",
    "yield",
])  # fmt: skip
_TYPES = {"integer": "int", "number": "double", "string": "String"}
_BRACES = re.compile("[{}]+")


class ArbFile(Struct, frozen=True):
    """Context of `bundle.arb.jinja`; `texts` are keys and texts, each with the value of its `@key`."""

    locale: str
    texts: list[tuple[str, str, Mapping[str, object]]]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each locale, and for each bare language that has none."""
    for tag, locale in _files(bundles).items():
        texts = [
            (identifier(unit.key), _write(unit.message.parts), _about(unit, bundle))
            for bundle in bundles.of_locale(locale)
            for unit in bundle.filled
        ]
        name = tag.replace("-", "_")
        yield PlannedFile(f"codes_{name}.arb", "bundle.arb.jinja", variables(ArbFile(name, texts)))


def unsupported_reason(unit: Unit) -> str:
    """Refuse what gen-l10n does not know; JSON has an escape for every character, and all signs of the syntax can be quoted."""
    for part in walk(unit.message.parts):
        if isinstance(part, Plural) and part.ordinal:
            return "it has no ordinals"
        if isinstance(part, Plural) and part.offset:
            return "it has no plurals with an offset"
    return ""


def _files(bundles: Bundles) -> dict[str, str]:
    """Return the tag of each file and the locale whose texts it has: always one of the tag's language."""
    bare = {locale.partition("-")[0] for locale in bundles.locales} - set(bundles.locales)
    found = {locale: locale for locale in bundles.locales}
    for language in sorted(bare):
        answer = find(language, bundles.matching)
        spoken = [locale for locale in bundles.locales if locale.partition("-")[0] == language]
        is_own = answer and subtags_of(answer[0]).language == subtags_of(language).language
        found[language] = answer[0] if answer and is_own else spoken[0]
    return found


def _about(unit: Unit, bundle: Bundle) -> Mapping[str, object]:
    """Return the value of `@key`: code and state, notes, and the types of the arguments."""
    entry = unit.entry
    hint = entry.fields.get(unit.field)
    lines = [
        f"{entry.domain} {bundle.domain.shown(entry.code)}",
        f"in {unit.locale}" if unit.locale != bundle.locale else "",
        "stale" if unit.state == "stale" else "",
        hint.note if hint else "",
    ]
    about: dict[str, object] = {"description": ", ".join(filter(None, lines))}
    if entry.arguments:
        formatted = _formatted(unit.message.parts)
        about["placeholders"] = {
            _parameter(argument.name): {
                "type": _TYPES[argument.type],
                "example": str(argument.example),
                **({"format": "decimalPattern"} if argument.name in formatted else {}),
                **({"description": argument.description} if argument.description else {}),
            }
            for argument in entry.arguments
        }
    return about


def _formatted(parts: Parts) -> set[str]:
    """Return the arguments that are shown only as the locale formats numbers."""
    shown = [part for part in walk(parts) if not isinstance(part, Literal | Plural | Select)]
    plain = {part.name for part in shown if isinstance(part, Argument)}
    return {part.name for part in shown} - plain


def _write(parts: Parts) -> str:
    return "".join(map(_write_part, parts))


def _write_part(part: Part) -> str:
    if isinstance(part, Literal):
        return _BRACES.sub(lambda run: f"'{run[0]}'", part.text.replace("'", "''"))
    name = _parameter(part.name)
    if isinstance(part, Plural | Select):
        kind = "select" if isinstance(part, Select) else "plural"
        branches = " ".join(f"{selector} {{{_write(branch)}}}" for selector, branch in part.branches)
        return f"{{{name}, {kind}, {branches}}}"
    return f"{{{name}}}"


def _parameter(name: str) -> str:
    return f"{name}_" if name in _RESERVED else name
