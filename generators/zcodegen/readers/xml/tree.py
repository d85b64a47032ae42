"""XML as a tree of elements that know their lines: expat's, with entities that are short texts; texts of translators' formats get their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.parsers import expat

from msgspec import Struct, field

_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_SUBSET = re.compile(r"<!DOCTYPE\s[^\[\]<>]{0,1000}\[")
_SUBSET_END = re.compile(r"\]\s{0,99}>")
_DECLARED = re.compile(
    r"<!ENTITY\s{1,9}([A-Za-z_][\w.-]{0,60})\s{1,9}(?:\"([^\"&<%]{0,60})\"|'([^'&<%]{0,60})')\s{0,9}>"
)
_REFERENCE = re.compile(r"&([A-Za-z_][\w.-]{0,60});")
_PREDEFINED = frozenset(("amp", "lt", "gt", "quot", "apos"))
_MAX_DEPTH = 60
_LISTS = frozenset(("itemizedlist", "ol", "orderedlist", "simplelist", "ul", "variablelist"))


class Element(Struct):
    """An element: its name without a prefix, its line from 1, its attributes, children and texts."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    above: str = ""
    """The text above the list of which it is an item."""

    @property
    def text(self) -> str:
        """The text of the element and of the elements in it, without the indentation of the file."""
        parts = [*self.texts]
        return " ".join(" ".join(parts).split())


def parse_xml(text: str) -> tuple[Element, tuple[int, str] | None]:
    """Return the root above the document's element, and the first syntax error with its line."""
    root = Element("", 0, {})
    stack = [root]
    text = _without_entities(text)
    if found := _ENTITY.search(text):
        return root, (text.count("\n", 0, found.start()) + 1, "a declaration of an entity")
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag.rpartition(":")[2], parser.CurrentLineNumber, attributes)
        if len(stack) <= _MAX_DEPTH:
            stack[-1].children.append(element)
        stack.append(element)

    def end(_tag: str) -> None:
        element = stack.pop()
        if stack and stack[-1] is not root:
            stack[-1].texts += element.texts

    def characters(data: str) -> None:
        if len(stack) > 1:
            stack[-1].texts.append(data)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    declaration = re.sub(r"^\s*<\?xml[^?]*\?>", lambda found: "\n" * found.group().count("\n"), text, count=1)
    try:
        parser.Parse(declaration.encode("utf-8", "replace"), True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        return root, (error.lineno, expat.errors.messages[error.code])
    return root, None


def _without_entities(text: str) -> str:
    """Return a document without the declarations in it: a reference is the short text that it stands for, any other its name."""
    begun = _SUBSET.search(text)
    ended = _SUBSET_END.search(text, begun.end()) if begun else None
    if begun is None or ended is None:
        return text
    subset = text[begun.start() : ended.end()]
    declared = {found[1]: found[2] or found[3] or "" for found in _DECLARED.finditer(subset)}
    return _REFERENCE.sub(
        lambda found: found[0] if found[1] in _PREDEFINED else declared.get(found[1], found[1]),
        text[: begun.start()] + "\n" * subset.count("\n") + text[ended.end() :],
    )


def note_above(children: Sequence[Element]) -> None:
    """Note for the items of each list among `children` the text above it."""
    for before, child in pairwise(children):
        for item in child.children if child.tag in _LISTS else ():
            item.above = before.text


def simplify(root: Element) -> None:
    """Give the texts of XLIFF's units their languages, and those of Apple's property lists their keys as names."""
    todo: list[tuple[Element, dict[str, str]]] = [(root, {})]
    while todo:
        element, languages = todo.pop()
        if element.tag == "file":
            languages = {tag: element.attributes.get(f"{tag}-language", "") for tag in ("source", "target")}
        if languages.get(element.tag):
            element.tag += f"_{languages[element.tag].partition('-')[0]}"
        if element.tag == "dict":
            element.children = _without_keys(element.children)
        todo += [(child, languages) for child in element.children]


def _without_keys(children: list[Element]) -> list[Element]:
    """Return the values of a property list's dictionary, each with the key above it as its name."""
    kept: list[Element] = []
    key: Element | None = None
    for child in children:
        if child.tag == "key":
            key = child
            continue
        if key is not None and child.tag == "string":
            child.attributes["name"], child.line = key.text, key.line
        kept.append(child)
        key = None
    return kept
