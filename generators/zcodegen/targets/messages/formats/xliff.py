"""XLIFF 1.2, a file per locale and domain: `xliff/en/zego.rtc.room.xlf`, from the source locale; id and resname are the key.

Arguments are `<x id="limit" equiv-text="{limit}"/>`; a text with a plural or select is ICU MessageFormat. The state of a target: `final`
(a document's own words), `translated`, `needs-review-translation` (stale) or `new` (in another locale). The source locale's own files
have no targets. https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.messages import message_of
from zcodegen.formats import xliff
from zcodegen.formats.unit import FileHeader, TextUnit, message_content
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    return plan_version(bundles, "1.2")


def plan_version(bundles: Bundles, version: xliff.Version) -> Iterator[PlannedFile]:
    """Make a file for each bundle in one version of XLIFF."""
    for bundle in bundles.all:
        units = {bundle.domain.name: [text_unit(unit, bundle, bundles) for unit in bundle.filled]}
        content = xliff.dump(header_of(bundles, bundle.locale), units, version)
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.xlf", content=content)


def header_of(bundles: Bundles, locale: str) -> FileHeader:
    """Return what a bundle's file says of itself; the source locale's has no target."""
    manifest = bundles.catalog.manifest
    return FileHeader(
        manifest.name, manifest.version, bundles.source, "" if locale == bundles.source else locale
    )


def text_unit(unit: Unit, bundle: Bundle, bundles: Bundles) -> TextUnit:
    """Return a text of a bundle with what a translator should know; it bears no mark, so importing it confirms nothing."""
    entry, limits = unit.entry, bundles.catalog.manifest.limits
    source = entry.texts(unit.field).get(bundles.source)
    hint = entry.fields.get(unit.field)
    note = entry.note.get(bundles.source) or next(iter(entry.note.values()), None)
    title = f"{entry.domain} {bundle.domain.shown(entry.code)} {entry.name}, {unit.field}"
    notes = (title, hint.note if hint else "", note.value if note else "")
    return TextUnit(
        key=unit.key,
        source=message_content(message_of(entry, source.value)) if source else (),
        target=None if bundle.locale == bundles.source else message_content(unit.message),
        state=unit.state,
        notes=tuple(line for line in notes if line and not xliff.unsupported_reason(line)),
        max_length=entry.max_length(unit.field, limits),
        is_translatable=not unit.is_alias,
    )


def unsupported_reason(unit: Unit) -> str:
    """Refuse what XML cannot hold."""
    return xliff.unsupported_reason(unit.text)
