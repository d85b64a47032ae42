"""The formats of message bundles: one row each. A row's module is imported when the format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Final, Protocol, cast

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.plan import PlannedFile


class Formatter(Protocol):
    """What a format's module has: its files, below its own folder, and why it cannot hold a text."""

    plan: Callable[[Bundles], Iterable[PlannedFile]]
    unsupported_reason: Callable[[Unit], str]


class Format(Struct, frozen=True):
    """A bundle format: its id (for `--messages`, and its folder in out/messages/), its module, what reads it."""

    id: str
    module: str
    summary: str
    joined: bool = False
    """Whether a file holds texts of several domains."""

    def formatter(self) -> Formatter:
        """Return the format's module."""
        module = import_module(f"zcodegen.targets.messages.formats.{self.module}")
        return cast("Formatter", module)


FORMATS: Final = {
    row.id: row
    for row in (
        Format("android", "android", "Android string resources"),
        Format("angular", "angular", "XLIFF 1.2 for Angular, all domains in a file", joined=True),
        Format("arb", "arb", "Application Resource Bundle of Flutter", joined=True),
        Format("csv", "csv", "CSV, a row per text"),
        Format("fluent", "fluent", "Fluent, a message per entry"),
        Format("formatjs", "formatjs", "ICU messages in JSON for FormatJS (react-intl)"),
        Format("go-i18n", "go_i18n", "TOML for go-i18n"),
        Format("i18next", "i18next", "JSON for i18next, a namespace per domain"),
        Format("icu", "icu", "ICU messages in JSON for ICU4J, ICU4C and PHP"),
        Format("json", "json", "Plain JSON, the texts as the catalog has them"),
        Format("mf2", "mf2", "Unicode MessageFormat 2 in JSON"),
        Format("next-intl", "next_intl", "Nested ICU messages in JSON for next-intl", joined=True),
        Format("po", "po", "gettext: .po, .mo and .pot"),
        Format("properties", "properties", "Java .properties, a ResourceBundle per domain"),
        Format("rails", "rails", "YAML for Ruby's I18n (Rails)", joined=True),
        Format("strings", "strings", "Apple's .strings and .stringsdict, a table per domain"),
        Format("symfony", "symfony", "YAML with ICU messages for Symfony"),
        Format("vue-i18n", "vue_i18n", "JSON for vue-i18n", joined=True),
        Format("xcstrings", "xcstrings", "Apple's string catalog, all locales in a file"),
        Format("xliff", "xliff", "XLIFF 1.2, a file per target locale and domain"),
        Format("xliff2", "xliff2", "XLIFF 2.0, a file per target locale and domain"),
    )
}


def get_format(name: str) -> Format:
    """Return the format with this id; ZcodegenError names the known ones."""
    if name in FORMATS:
        return FORMATS[name]
    raise ZcodegenError(describe_unknown("format of message bundles", name, FORMATS))
