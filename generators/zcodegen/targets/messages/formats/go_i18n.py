"""go-i18n TOML, a file per locale and domain: `go-i18n/zego.rtc.room.zh-CN.toml`, message id = key.

go-i18n takes the locale from the file's name. Arguments are `{{.limit}}`; a text with `{{` is a text/template, in which braces are in an
action of their own. A text with a plural is a table of its forms; `PluralCount` is its argument.
https://github.com/nicksnyder/go-i18n
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from zcodegen.locales.message import Parts
from zcodegen.locales.plurals import categories
from zcodegen.targets.messages.bundles import Bundle, BundleEntry, Bundles, Unit
from zcodegen.targets.messages.patterns import branch_fault, plural_forms, write_parts
from zcodegen.targets.plan import PlannedFile, variables

_OPENING = re.compile(r"\{\{+|\{$")
_NOTHING = '{{""}}'  # go-i18n takes an empty text from another language


class TomlMessage(Struct, frozen=True):
    """A message: its comments, its text or its forms by category."""

    key: str
    comments: tuple[str, ...]
    text: str
    forms: Mapping[str, str]


class TomlFile(Struct, frozen=True):
    """Context of `bundle.toml.jinja`; messages with plurals are tables, which follow the others."""

    plain: list[TomlMessage]
    plural: list[TomlMessage]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        messages = [_message(unit, shown, bundle) for shown in bundle.entries for unit in shown.filled]
        plain = [message for message in messages if not message.forms]
        plural = [message for message in messages if message.forms]
        yield PlannedFile(
            f"{bundle.domain.name}.{bundle.locale}.toml",
            "bundle.toml.jinja",
            variables(TomlFile(plain, plural)),
        )


def unsupported_reason(unit: Unit) -> str:
    """Refuse branches that go-i18n does not know; TOML has an escape for every character."""
    return branch_fault(unit)


def _message(unit: Unit, shown: BundleEntry, bundle: Bundle) -> TomlMessage:
    forms = plural_forms(unit.message)
    written = {selector: _write(parts) for selector, parts in forms.forms.items()} if forms else {}
    used = (
        {category: written.get(category, written["other"]) for category in categories(bundle.locale)}
        if forms
        else {}
    )
    comments = (
        f"Not translated: in {shown.locale}" if shown.locale != bundle.locale else "",
        "Stale" if unit.state == "stale" else "",
    )
    text = "" if forms else _write(unit.message.parts) or _NOTHING
    return TomlMessage(unit.key, tuple(filter(None, comments)), text, used)


def _write(parts: Parts) -> str:
    if "{{" not in (text := write_parts(parts, str, "{{{{.{}}}}}".format)):
        return text
    return write_parts(parts, _literal, "{{{{.{}}}}}".format)


def _literal(text: str) -> str:
    return _OPENING.sub(lambda run: f'{{{{"{run[0]}"}}}}', text)
