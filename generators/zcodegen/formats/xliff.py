"""XLIFF 1.2 and 2.x: arguments are inline elements, which translators' tools keep whole.

Messages with plurals or selects are ICU MessageFormat in the text. States: a translation that is due is `needs-translation` or
`needs-review-translation` (stale) in 1.2, `initial` with a subState in 2.x. `extradata` (1.2) and a note (2.x) bring marks back.
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html, https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from lxml import etree
from lxml.etree import Element, QName, SubElement, _Element, tostring

from zcodegen.formats.unit import (
    Content,
    FileHeader,
    LoadedFile,
    LoadedUnit,
    Piece,
    TextUnit,
    broken_file,
    decode,
)
from zcodegen.locales.likely import is_rtl

Version: TypeAlias = Literal["1.2", "2.0"]

NAMESPACE_1: Final = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE_2: Final = "urn:oasis:names:tc:xliff:document:2.0"
SIZES: Final = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is not a Char of XML 1.0. https://www.w3.org/TR/xml/#charsets"""
STATES_1: Final = {
    "missing": "needs-translation",
    "stale": "needs-review-translation",
    "translated": "translated",
    "original": "final",
}
STATES_2: Final = {
    "missing": ("initial", ""),
    "stale": ("initial", "zcodegen:stale"),
    "translated": ("translated", ""),
    "original": ("final", ""),
}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_FINISHED: Final = frozenset({"final", "signed-off", "translated", "reviewed"})
_UNSURE: Final = ("needs-adaptation", "needs-l10n", "needs-review", "new", "initial")
_UNTOUCHED: Final = frozenset({"new", "needs-translation", "initial"})
_INLINE: Final = frozenset({"bx", "ex", "it", "ph", "x", "pc", "sc", "ec"})
_TRANSPARENT: Final = frozenset({"mrk", "g", "seg-source"})
_ENCODING: Final = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8)""", re.IGNORECASE)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_PLACE: Final = re.compile(r", line \d+, column \d+$")
_MARK: Final = "zcodegen-mark"


def unsupported_reason(text: str) -> str:
    """Return which character XML 1.0 cannot hold, not even as a reference; empty if there is none."""
    found = NO_XML.search(text)
    return f"XML 1.0 cannot hold U+{ord(found[0]):04X}" if found else ""


def dump(header: FileHeader, files: Mapping[str, Sequence[TextUnit]], version: Version = "1.2") -> bytes:
    """Return a document with a `<file>` for each key of `files`; one must be there, even without units."""
    return _dump_1(header, files) if version == "1.2" else _dump_2(header, files)


def _dump_1(header: FileHeader, files: Mapping[str, Sequence[TextUnit]]) -> bytes:
    root = Element("xliff", xmlns=NAMESPACE_1, version="1.2")
    for name, units in files.items():
        file = SubElement(root, "file", original=name, datatype="plaintext")
        file.set("source-language", header.source)
        if header.target:
            file.set("target-language", header.target)
        file.set("product-name", header.catalog)
        file.set("product-version", header.version)
        body = SubElement(file, "body")
        for unit in units:
            _add_unit_1(body, unit)
    return _serialize(root)


def _add_unit_1(body: _Element, unit: TextUnit) -> None:
    element = SubElement(body, "trans-unit", {"id": unit.key, "resname": unit.key, _SPACE: "preserve"})
    if not unit.is_translatable:
        element.set("translate", "no")
    if unit.max_length:
        element.set("maxwidth", str(unit.max_length))
        element.set("size-unit", "char")
    if unit.mark:
        element.set("extradata", unit.mark)
    _fill(SubElement(element, "source"), unit.source, "1.2")
    if unit.target is not None:
        is_filled = unit.state == "missing" and bool(unit.target)  # with a text in another locale
        target = SubElement(element, "target", state="new" if is_filled else STATES_1[unit.state])
        _fill(target, unit.target, "1.2")
    for note in unit.notes:
        SubElement(element, "note").text = NO_XML.sub("\ufffd", note)


def _dump_2(header: FileHeader, files: Mapping[str, Sequence[TextUnit]]) -> bytes:
    has_sizes = any(unit.max_length for units in files.values() for unit in units)
    root = Element("xliff", nsmap={"slr": SIZES} if has_sizes else None)
    root.set("xmlns", NAMESPACE_2)
    root.set("version", "2.0")
    root.set("srcLang", header.source)
    if header.target:
        root.set("trgLang", header.target)
    for name, units in files.items():
        file = SubElement(root, "file", id=name, original=header.catalog)
        if is_rtl(header.source):
            file.set("srcDir", "rtl")
        if header.target and is_rtl(header.target):
            file.set("trgDir", "rtl")
        if any(unit.max_length for unit in units):
            SubElement(file, f"{{{SIZES}}}profiles", generalProfile="xliff:codepoints")
        for unit in units:
            _add_unit_2(file, unit)
        if not units:
            file.append(_empty_unit())
    return _serialize(root)


def _empty_unit() -> _Element:
    unit = Element("unit", id="nothing", translate="no")
    SubElement(SubElement(unit, "segment"), "source")
    return unit


def _add_unit_2(file: _Element, unit: TextUnit) -> None:
    element = SubElement(file, "unit", {"id": unit.key, "name": unit.key, _SPACE: "preserve"})
    if not unit.is_translatable:
        element.set("translate", "no")
    if unit.max_length:
        element.set(f"{{{SIZES}}}sizeRestriction", str(unit.max_length))
    if unit.notes or unit.mark:
        notes = SubElement(element, "notes")
        for note in unit.notes:
            SubElement(notes, "note").text = NO_XML.sub("\ufffd", note)
        if unit.mark:
            SubElement(notes, "note", category=_MARK).text = unit.mark
    segment = SubElement(element, "segment")
    _fill(SubElement(segment, "source"), unit.source, "2.0")
    if unit.target is not None:
        state, sub_state = STATES_2[unit.state]
        segment.set("state", state)
        if sub_state:
            segment.set("subState", sub_state)
        _fill(SubElement(segment, "target"), unit.target, "2.0")


def _fill(element: _Element, content: Content, version: Version) -> None:
    seen: dict[str, int] = {}
    for kind, value in content:
        if kind != "argument":
            _add_text(element, value) if version == "1.2" else _add_text_2(element, value)
            continue
        seen[value] = seen.get(value, 0) + 1
        if version == "1.2":
            SubElement(element, "x", {"id": value, "equiv-text": f"{{{value}}}"})
        else:
            place = value if seen[value] == 1 else f"{value}.{seen[value]}"
            SubElement(element, "ph", id=place, equiv=value, disp=f"{{{value}}}")


def _add_text(element: _Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _add_text_2(element: _Element, text: str) -> None:
    at = 0
    for found in NO_XML.finditer(text):
        _add_text(element, text[at : found.start()])
        SubElement(element, "cp", hex=f"{ord(found[0]):04X}")
        at = found.end()
    _add_text(element, text[at:])


def _serialize(root: _Element) -> bytes:
    """Return a document in UTF-8 with a line for each element, texts untouched."""
    _indent(root, 1)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="UTF-8") + b"\n"


def _indent(element: _Element, depth: int) -> None:
    if not len(element) or QName(element).localname in {"source", "target"}:
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _indent(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * (depth - 1)


def load(content: bytes, path: str) -> LoadedFile:
    """Read a document of either version, without entities and without a look at any other file."""
    if not (content.startswith(_UTF16) or _ENCODING.match(content)):
        text = decode(content, path)
        if isinstance(text, LoadedFile):
            return text
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        message = f"this is not XML: {_PLACE.sub('', error.msg or '')}"
        return broken_file(path, error.lineno or 1, message, "export the file again")
    if root.getroottree().docinfo.internalDTD is not None:
        return broken_file(path, 1, "the file declares a document type", "remove the declaration")
    version = str(root.get("version", ""))
    if QName(root).localname != "xliff" or version[:2] not in ("1.", "2."):
        shown = f"{QName(root).localname} {version}".strip()
        return broken_file(path, 1, f"this is not XLIFF 1 or 2 but {shown}", "export it again, as XLIFF")
    return _load_1(root) if version.startswith("1.") else _load_2(root)


def _load_1(root: _Element) -> LoadedFile:
    line = _line_of(next(root.iter("{*}file"), None))
    return LoadedFile(
        locale=_attribute(root, "target-language"),
        catalog=_attribute(root, "product-name"),
        units=tuple(map(_load_unit_1, root.iter("{*}trans-unit"))),
        locale_line=line,
        catalog_line=line,
    )


def _attribute(root: _Element, name: str) -> str:
    """Return what the document's files say; several values, which no reader takes, if they disagree."""
    return " and ".join(sorted({file.get(name, "") for file in root.iter("{*}file")}))


def _load_unit_1(element: _Element) -> LoadedUnit:
    target = _child(element, "target")
    state = target.get("state") if target is not None else None
    return _loaded(
        element,
        str(element.get("resname") or element.get("id", "")),
        (_pieces(_child(element, "source")), _pieces(target)),
        mark=element.get("extradata", ""),
        state=state or "",
        is_approved=element.get("approved") == "yes",
    )


def _load_2(root: _Element) -> LoadedFile:
    files = list(root.iter("{*}file"))
    return LoadedFile(
        locale=root.get("trgLang", ""),
        catalog=" and ".join(sorted({file.get("original", "") for file in files})),
        units=tuple(
            _load_unit_2(unit)
            for unit in root.iter("{*}unit")
            if unit.get("id") != "nothing" or unit.get("name")
        ),
        locale_line=_line_of(root),
        catalog_line=_line_of(files[0] if files else None),
    )


def _load_unit_2(element: _Element) -> LoadedUnit:
    segments = list(element.iter("{*}segment", "{*}ignorable"))
    source = [piece for segment in segments for piece in _pieces(_child(segment, "source"))]
    target = [piece for segment in segments for piece in _pieces(_child(segment, "target"))]
    states = [str(segment.get("state", "")) for segment in element.iter("{*}segment")]
    marks = [note.text or "" for note in element.iter("{*}note") if note.get("category") == _MARK]
    unsure = next((state for state in states if state.startswith(_UNSURE)), "")
    return _loaded(
        element,
        str(element.get("name") or element.get("id", "")),
        (iter(source), iter(target)),
        mark=" ".join(marks),
        state=unsure or (states[0] if states else ""),
        is_approved=False,
    )


def _loaded(
    element: _Element,
    key: str,
    texts: tuple[Iterator[Piece], Iterator[Piece]],
    *,
    mark: str,
    state: str,
    is_approved: bool,
) -> LoadedUnit:
    source, target = (tuple(piece for piece in pieces if piece[1]) for pieces in texts)
    if state in _UNTOUCHED and target == source:  # a tool has filled in what is to be translated
        target = ()
    return LoadedUnit(
        key=key,
        line=_line_of(element),
        source=source,
        target=target,
        mark=mark,
        is_finished=_is_finished(state, is_approved=is_approved),
        is_translatable=element.get("translate") != "no",
    )


def _is_finished(state: str, *, is_approved: bool) -> bool | None:
    if is_approved or state in _FINISHED:
        return True
    return False if state.startswith(_UNSURE) else None


def _child(element: _Element, name: str) -> _Element | None:
    return next((child for child in element.iterchildren(f"{{*}}{name}")), None)


def _line_of(element: _Element | None) -> int:
    line = element.sourceline if element is not None else None
    return line if isinstance(line, int) else 1


def _pieces(element: _Element | None) -> Iterator[Piece]:
    if element is None:
        return
    yield "text", element.text or ""
    for child in element:
        name = QName(child).localname if isinstance(child.tag, str) else str(child)
        if name in _TRANSPARENT:  # a tool's own mark around a text
            yield from _pieces(child)
        elif name in _INLINE:
            yield "argument", _argument_name(child)
        elif name == "cp":
            yield "text", chr(int(child.get("hex", "FFFD"), 16))
        else:
            yield "strange", f"the element <{name}>"
        yield "text", child.tail or ""


def _argument_name(element: _Element) -> str:
    """Return the argument of an inline element: what it shows, else its id."""
    for shown in (element.get("equiv"), element.get("equiv-text"), element.get("disp"), element.text):
        if shown and (match := re.fullmatch(r"\{?(\w+)\}?", shown)):
            return match[1]
    return str(element.get("id", "")).partition(".")[0]
