"""i18next JSON, a namespace per domain: `i18next/en/zego.rtc.room.json`, read as `t("ROOM_NOT_FOUND.message", {ns})`.

Arguments are `{{limit}}`, or `{{limit, number}}` if the locale is to format it. A text with a plural has a key for each form, `message_one`:
the caller gives its argument as `count` too; `=0` is `message_zero`. i18next has no escape for its own signs, so a text that would set it
off cannot be held. https://www.i18next.com/misc/json-format
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.locales.message import Argument, Number, Parts, Pound
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundle, BundleEntry, Bundles, Unit
from zcodegen.targets.messages.members import members_file
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile

_INTERPOLATED = re.compile(
    r"\{\{(.+?)\}\}"
)  # as i18next's Interpolator has it: a dot that stops at a line's end


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        entries = [(shown.name, _fields(shown, bundle)) for shown in bundle.entries]
        yield members_file(f"{bundle.locale}/{bundle.domain.name}.json", entries)


def unsupported_reason(unit: Unit) -> str:
    """Refuse what i18next would take for interpolation or nesting, and branches that it does not know."""
    if fault := branch_fault(unit, exact=("=0",)):
        return fault
    forms = plural_forms(unit.message)
    for parts in forms.forms.values() if forms else (unit.message.parts,):
        text = _write(parts)
        if "$t(" in text:
            return 'i18next takes "$t(" for nesting, and has no escape for it'
        arguments = [_inner(part) for part in parts if isinstance(part, Argument | Number | Pound)]
        if _interpolated(text) != arguments:
            return 'i18next takes "{{…}}" for interpolation, and has no escape for it'
    return ""


def _interpolated(text: str) -> list[str]:
    """Return what i18next takes for interpolations; behind the last end of one in a line, it looks for none."""
    lines = (line[: line.rfind("}}") + 2] for line in text.split("\n") if "}}" in line)
    return [found for line in lines for found in _INTERPOLATED.findall(line)]


def _fields(shown: BundleEntry, bundle: Bundle) -> list[tuple[str, str]]:
    return [pair for unit in shown.filled for pair in _keys(unit, bundle)]


def _keys(unit: Unit, bundle: Bundle) -> Iterator[tuple[str, str]]:
    forms = plural_forms(unit.message)
    if forms is None:
        yield unit.field, _write(unit.message.parts)
        return
    if "=0" in forms.forms:
        yield f"{unit.field}_zero", _write(forms.forms["=0"])
    for category in categories(bundle.locale):
        if category != "zero" or "=0" not in forms.forms:
            yield f"{unit.field}_{category}", _write(forms.forms.get(category, forms.forms["other"]))


def _inner(part: Argument | Number | Pound) -> str:
    return part.name if isinstance(part, Argument) else f"{part.name}, number"


def _write(parts: Parts) -> str:
    return write_parts(parts, str, "{{{{{}}}}}".format, "{{{{{}, number}}}}".format)
