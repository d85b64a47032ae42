"""Pages read back: by html5lib in strict mode, the standard to the letter, and the files of search by Node."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import html5lib

from tests.toolchains.typescript import node
from zcodegen.catalog.model import FIELDS, Text
from zcodegen.targets.html.entries import pieces
from zcodegen.textcompare.invisible import without_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from zcodegen.catalog.model import Catalog, Entry

Texts = dict[tuple[str, str, str, str], str]
"""Domain, name, field and locale -> text."""


def parsed(text: str) -> Element:
    """Return a page's elements; what the standard calls a parse error fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(text)
    return root


def page(path: Path) -> Element:
    """Return the elements of the page at `path`."""
    return parsed(path.read_bytes().decode("utf-8"))


def text_of(element: Element | None) -> str:
    """Return what an element shows."""
    assert element is not None
    return "".join(element.itertext())


def texts_of(domain: str, root: Element) -> Texts:
    """Return the texts that the page of a domain shows."""
    return {
        (domain, article.get("id", ""), text_of(row.find("dt")).lower(), said.get("lang", "")): text_of(said)
        for article in root.iter("article")
        for texts in article.findall("dl")
        if (texts.get("class") or "").startswith("texts")
        for row in texts.findall("div")
        for said in row.findall("dd/p")
    }


def expected(catalog: Catalog) -> Texts:
    """Return the texts that the pages of a catalog have to show."""
    return {
        (entry.domain, entry.name, field, locale): visible(entry, text.value, locale)
        for entry in catalog.entries()
        for field in FIELDS
        for locale, text in entry.texts(field).items()
    }


def visible(entry: Entry, text: str, locale: str = "") -> str:
    """Return a text as a reader sees it: arguments in braces, what is hidden and not needed as U+202E."""
    return "".join(without_hidden(piece, locale) for _, piece in pieces(entry, Text(text)))


def found(folder: Path, program: Path, queries: Sequence[str | None], asked: Path) -> list[list[Any]]:
    """Return what the search of `folder` finds for each query: domain, name, and all it has of the code."""
    asked.write_text(json.dumps(queries), encoding="utf-8")
    answers: list[list[Any]] = json.loads(node(program, folder, asked, cwd=folder))
    return answers


def references(root: Element) -> Iterator[tuple[str, str]]:
    """Yield each address in a page with the attribute that has it."""
    for element in root.iter():
        for attribute in ("href", "src", "action", "data-search"):
            if (address := element.get(attribute)) is not None:
                yield attribute, address


def ids(root: Element) -> list[str]:
    """Return the anchors of a page."""
    return [name for element in root.iter() if (name := element.get("id")) is not None]
