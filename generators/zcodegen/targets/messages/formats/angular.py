"""XLIFF 1.2 for Angular's localize, a file per locale with all domains in one `<file>`: `angular/messages.zh-CN.xlf`; a unit's id is the key.

Arguments are `<x id="limit"/>`, as `$localize` with `:limit:` makes them. Angular reads braces as its own ICU messages, so a text with braces
or a plural cannot be held. The source locale's file has targets as well. https://angular.dev/guide/i18n/translation-files
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from zcodegen.formats import xliff
from zcodegen.formats.unit import FileHeader, TextUnit, message_content
from zcodegen.locales.message import Literal
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.formats.xliff import text_unit
from zcodegen.targets.messages.patterns import branch_fault
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each locale."""
    manifest = bundles.catalog.manifest
    for locale in bundles.locales:
        header = FileHeader(manifest.name, manifest.version, bundles.source, locale)
        units: list[TextUnit] = [
            replace(text_unit(unit, bundle, bundles), target=message_content(unit.message))
            for bundle in bundles.of_locale(locale)
            for unit in bundle.filled
        ]
        yield PlannedFile(f"messages.{locale}.xlf", content=xliff.dump(header, {manifest.name: units}))


def unsupported_reason(unit: Unit) -> str:
    """Refuse what XML cannot hold, braces and plurals."""
    if fault := xliff.unsupported_reason(unit.text) or branch_fault(unit, plural=False):
        return fault
    has_braces = any(isinstance(part, Literal) and set("{}") & set(part.text) for part in unit.message.parts)
    return "Angular takes braces for an ICU message" if has_braces else ""
