"""JSON for vue-i18n, a file per locale: `vue-i18n/zh-CN.json`, read as `t("zego.rtc.room.ROOM_NOT_FOUND.message")`.

Arguments are `{limit}`; vue-i18n's special characters are in a literal, `{'@'}`. A text with a plural has its forms with `|` between them, in the
order of the locale's categories, which `index.json` lists and `pluralRules` has to follow.
https://vue-i18n.intlify.dev/guide/essentials/syntax
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.locales.message import Parts
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.members import members_file, nest
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile

_SPECIAL = re.compile("[{}@$|%\\\\\r\u2028\u2029]+")  # vue-i18n reads the last three as line feeds
_ESCAPES = {"\\": "\\\\", "\r": "\\u000D", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_EDGE = re.compile(r"^\s+|\s+$")


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each locale."""
    for locale in bundles.locales:
        texts = (
            (unit.key, _spelled(unit, locale))
            for bundle in bundles.of_locale(locale)
            for unit in bundle.filled
        )
        yield members_file(f"{locale}.json", nest(texts))


def unsupported_reason(unit: Unit) -> str:
    """Refuse branches that vue-i18n does not know."""
    return branch_fault(unit)


def _spelled(unit: Unit, locale: str) -> str:
    forms = plural_forms(unit.message)
    if forms is None:
        return _write(unit.message.parts)
    written = {selector: _write(parts, is_form=True) for selector, parts in forms.forms.items()}
    return " | ".join(written.get(category, written["other"]) for category in categories(locale))


def _write(parts: Parts, *, is_form: bool = False) -> str:
    text = write_parts(parts, _literal, "{{{}}}".format)
    return _EDGE.sub(lambda blank: f"{{'{blank[0]}'}}", text) if is_form else text


def _literal(text: str) -> str:
    def quoted(found: re.Match[str]) -> str:
        inner = "".join(_ESCAPES.get(character, character) for character in found[0])
        return f"{{'{inner}'}}"

    return _SPECIAL.sub(quoted, text)
