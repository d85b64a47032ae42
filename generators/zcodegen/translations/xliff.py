"""XLIFF 1.2 for translators: arguments are inline elements, which tools keep whole.

A translation that needs work has the state `needs-translation` (none) or `needs-review-translation` (stale); the context
stands in notes, and `extradata` brings our hashes back. https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from lxml import etree

from zcodegen.catalog.model import Catalog
from zcodegen.targets.messages.bundles import pieces_of
from zcodegen.targets.messages.formats.xliff import NAMESPACE, document
from zcodegen.targets.messages.limits import no_xml
from zcodegen.targets.messages.xliff import Row
from zcodegen.textcompare.arguments import quote
from zcodegen.translations.files import ExportUnit, TranslatedUnit, TranslationFile, broken, decoded

_STATES = {"missing": "needs-translation", "stale": "needs-review-translation", "translated": "translated"}
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8)""", re.IGNORECASE)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PLACE = re.compile(r", line \d+, column \d+$")
_FINISHED = frozenset({"final", "signed-off", "translated"})
_UNTOUCHED = frozenset({"new", "needs-translation"})
_UNSURE = ("needs-adaptation", "needs-l10n", "needs-review", "new")
_NS = {"x": NAMESPACE}


def write(catalog: Catalog, locale: str, units: Sequence[ExportUnit]) -> bytes:
    """Return one document with a `<file>` for each domain; one must be there, even when there is nothing to translate."""
    files: dict[str, list[Row]] = {}
    for one in units:
        unit = one.unit
        row = Row(
            key=unit.key,
            source=pieces_of(unit.entry, unit.source),
            target=pieces_of(unit.entry, unit.target.value) if unit.target else (),
            state=_STATES[unit.state],
            notes=tuple(line for line in one.context if not no_xml(line)),
            extra=one.mark,
        )
        files.setdefault(unit.entry.domain, []).append(row)
    return document(catalog.manifest, files or {catalog.manifest.name: []}, locale)


def unsupported_reason(text: str) -> str:
    """Refuse what XML has no place for."""
    return no_xml(text)


def read(content: bytes, path: str, with_arguments: Collection[str]) -> TranslationFile:
    """Read a document, without entities and without a look at any other file."""
    if not (content.startswith(_UTF16) or _ENCODING.match(content)):
        text = decoded(content, path)
        if isinstance(text, TranslationFile):
            return text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        message = f"this is no XML: {_PLACE.sub('', fault.msg or '')}"
        return broken(path, fault.lineno or 1, message, "Export the file again.")
    if root.getroottree().docinfo.internalDTD is not None:
        return broken(path, 1, "the file declares a document type", "Take the declaration out.")
    if root.tag != f"{{{NAMESPACE}}}xliff":
        return broken(path, 1, f"this is no XLIFF 1.2 but {root.tag}", "Export it again, as XLIFF 1.2.")
    units = (_unit(one, with_arguments) for one in root.iterfind(".//x:trans-unit", _NS))
    line = _line_of(root.find("x:file", _NS))
    return TranslationFile(
        locale=_said(root, "target-language"),
        catalog=_said(root, "product-name"),
        units=tuple(units),
        locale_line=line,
        catalog_line=line,
    )


def _line_of(element: etree._Element | None) -> int:
    line = element.sourceline if element is not None else None
    return line if isinstance(line, int) else 1


def _said(root: etree._Element, attribute: str) -> str:
    """Return what the document's files say of themselves; several values, which no reader takes, where they disagree."""
    return " and ".join(sorted({file.get(attribute, "") for file in root.iterfind("x:file", _NS)}))


def _unit(element: etree._Element, with_arguments: Collection[str]) -> TranslatedUnit:
    key = element.get("id", "")
    target = element.find("x:target", _NS)
    state = target.get("state") if target is not None else None
    source = list(_pieces(element.find("x:source", _NS)))
    found = list(_pieces(target)) if target is not None else []
    if state in _UNTOUCHED and found == source:  # a tool has filled in what is to be translated
        found = []
    return TranslatedUnit(
        key=key,
        line=_line_of(element),
        source=_text(source, quoted=key in with_arguments),
        target=_text(found, quoted=key in with_arguments),
        mark=element.get("extradata", ""),
        finished=_is_finished(state or "", approved=element.get("approved") == "yes"),
        faults=tuple(f"the element <{name}>" for kind, name in found if kind == "strange"),
    )


def _is_finished(state: str, *, approved: bool) -> bool | None:
    """Read the state; a unit that we sent out without a translation may have kept its state, as many tools never change one."""
    if approved or state in _FINISHED:
        return True
    return False if state.startswith(_UNSURE) else None


def _pieces(element: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield the text, the arguments and what is neither: ("text" | "argument" | "strange", what stands there)."""
    if element is None:
        return
    yield "text", element.text or ""
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else str(child)
        if name == "x":
            yield "argument", child.get("id", "")
        elif name == "mrk":  # a tool's own mark around a text
            yield from _pieces(child)
        else:
            yield "strange", name
        yield "text", child.tail or ""


def _text(pieces: Iterable[tuple[str, str]], *, quoted: bool) -> str:
    written = {"text": quote if quoted else str, "argument": "{{{}}}".format, "strange": lambda _: ""}
    return "".join(written[kind](value) for kind, value in pieces)
