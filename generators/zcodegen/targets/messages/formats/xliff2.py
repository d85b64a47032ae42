"""XLIFF 2.0, a file a locale and domain: `xliff2/en/zego.rtc.room.xlf`, from the source locale; unit id = key.

Arguments are `<ph id="limit" equiv="limit" disp="{limit}"/>`. What XML has no place for is a `<cp>`. A target that is in
another locale has the state "initial". https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml.etree import Element, SubElement, _Element

from zcodegen.locales import is_rtl
from zcodegen.targets.messages.bundles import Bundle, Bundles
from zcodegen.targets.messages.limits import NO_XML, nothing
from zcodegen.targets.messages.xliff import SPACE, Row, add_text, fill, rows_of, written
from zcodegen.targets.plan import PlannedFile

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:2.0"

unsupported_reason = nothing  # `<cp>` stands for every character that XML has no place for


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    for bundle in bundles.all:
        yield PlannedFile(f"{bundle.locale}/{bundle.domain.name}.xlf", content=_document(bundle, bundles))


def _document(bundle: Bundle, bundles: Bundles) -> bytes:
    root = Element("xliff", xmlns=NAMESPACE, version="2.0", srcLang=bundles.source)
    file = SubElement(root, "file", id=bundle.domain.name, original=bundles.catalog.manifest.name)
    if bundle.locale != bundles.source:
        root.set("trgLang", bundle.locale)
    if is_rtl(bundles.source):
        file.set("srcDir", "rtl")
    if is_rtl(bundle.locale):
        file.set("trgDir", "rtl")
    for row in rows_of(bundle, bundles, "initial"):
        _unit(file, row)
    return written(root)


def _unit(file: _Element, row: Row) -> None:
    unit = SubElement(file, "unit", {"id": row.key, SPACE: "preserve"})
    notes = SubElement(unit, "notes")
    for note in row.notes:
        SubElement(notes, "note").text = note
    segment = SubElement(unit, "segment")
    fill(SubElement(segment, "source"), row.source, _argument, _text)
    if row.target is not None:
        segment.set("state", row.state)
        fill(SubElement(segment, "target"), row.target, _argument, _text)


def _argument(element: _Element, name: str, number: int) -> None:
    place = name if number == 1 else f"{name}.{number}"
    SubElement(element, "ph", id=place, equiv=name, disp=f"{{{name}}}")


def _text(element: _Element, text: str) -> None:
    at = 0
    for found in NO_XML.finditer(text):
        add_text(element, text[at : found.start()])
        SubElement(element, "cp", hex=f"{ord(found[0]):04X}")
        at = found.end()
    add_text(element, text[at:])
