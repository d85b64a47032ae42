"""XLIFF 1.2, a file a locale and domain: `xliff/en/zego.rtc.room.xlf`, from the source locale; unit id = key.

Arguments are `<x id="limit" equiv-text="{limit}"/>`. A target that is in another locale has the state "new"; the source
locale's own files have no targets. https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml.etree import Element, SubElement, _Element

from zcodegen.catalog.model import Manifest
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import no_xml
from zcodegen.targets.messages.xliff import SPACE, Row, fill, rows_of, written
from zcodegen.targets.plan import PlannedFile

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    for bundle in bundles.all:
        target = "" if bundle.locale == bundles.source else bundle.locale
        content = document(
            bundles.catalog.manifest, {bundle.domain.name: rows_of(bundle, bundles, "new")}, target
        )
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.xlf", content=content)


def unsupported_reason(unit: Unit) -> str:
    """Refuse what XML has no place for."""
    return no_xml(unit.text)


def document(manifest: Manifest, files: dict[str, list[Row]], target: str) -> bytes:
    """Return a document with a `<file>` for each domain; `target` is its locale, empty for none."""
    root = Element("xliff", xmlns=NAMESPACE, version="1.2")
    for domain, rows in files.items():
        file = SubElement(root, "file", original=domain, datatype="plaintext")
        file.set("source-language", manifest.source_locale)
        if target:
            file.set("target-language", target)
        file.set("product-name", manifest.name)
        file.set("product-version", manifest.version)
        _body(SubElement(file, "body"), rows)
    return written(root)


def _body(body: _Element, rows: Iterable[Row]) -> None:
    for row in rows:
        unit = SubElement(body, "trans-unit", {"id": row.key, SPACE: "preserve"})
        if row.extra:
            unit.set("extradata", row.extra)
        fill(SubElement(unit, "source"), row.source, _argument)
        if row.target is not None:
            target = SubElement(unit, "target", state=row.state)
            fill(target, row.target, _argument)
        for note in row.notes:
            SubElement(unit, "note").text = note


def _argument(element: _Element, name: str, number: int) -> None:
    del number
    SubElement(element, "x", {"id": name, "equiv-text": f"{{{name}}}"})
