"""The reader of DITA parameter lists: `<plentry><pt>code</pt><pd>text</pd></plentry>` (DITA 1.3, 3.4.5.9-12).

`<dlentry>` with `<dt>` and `<dd>` is read alike. A second `<pd>` is the cause or, as the last one, the action;
labels within a `<pd>` (`Explanation:`, `User response:`) part it as in any packed cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zcodegen.readers.markup.text import only_html, plain
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.codes import read_code_cell, read_code_word
from zcodegen.readers.tables.extraction import Extraction, text_or_none
from zcodegen.readers.tables.labels import split_packed
from zcodegen.readers.tables.roles import TEXT_ROLES, Role

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_TAG = re.compile(r"<(/?)(plentry|dlentry|pt|pd|dt|dd|title)(?:\s[^<>]{0,2000})?>|<!--")
_ENTRIES, _TERMS = ("plentry", "dlentry"), ("pt", "dt")
_ROLES = {1: (Role.MESSAGE,), 2: (Role.MESSAGE, Role.ACTION), 3: TEXT_ROLES}


def is_dita(source: Source, _words: HeaderVocabulary) -> bool:
    """Whether `source` is XML with DITA's parameter or definition entries."""
    return "<plentry" in source.text or "<dlentry" in source.text


def read_dita(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the rows of a DITA topic; never raises, also where the XML is not well-formed."""
    extraction = Extraction(words)
    titles: list[str] = []
    terms: list[tuple[int, str]] = []
    texts: list[str] = []
    text, line, counted = source.text, 1, 0
    opened: tuple[str, int, int] | None = None
    for found in _tags(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        name = found.group(2)
        if name in _ENTRIES:
            _entry(terms, texts, tuple(titles), extraction)
            terms, texts, opened = [], [], None
        elif not found.group(1):
            opened = (name, found.end(), line)
        elif opened and opened[0] == name:
            shown = plain(only_html(text[opened[1] : found.start()]))
            if name == "title":
                titles = [*titles[:1], shown]
            elif name in _TERMS:
                terms.append((opened[2], shown))
            else:
                texts.append(shown)
            opened = None
    _entry(terms, texts, tuple(titles), extraction)
    return Page(
        source.path,
        None,
        titles[0] if titles else None,
        "dita",
        tuple(extraction.rows),
        tuple(extraction.unread),
    )


def _tags(text: str) -> Iterator[re.Match[str]]:
    """Yield the tags that matter, none of those in comments."""
    at, last = 0, text.rfind("-->")
    while tag := _TAG.search(text, at):
        at = tag.end()
        if tag.group(2):
            yield tag
        elif at <= last:
            at = text.index("-->", at)


def _entry(
    terms: list[tuple[int, str]], texts: list[str], heading: tuple[str, ...], extraction: Extraction
) -> None:
    """Add an entry's row; its terms are its code and, where there are two, its name."""
    for line, term in terms:
        code = read_code_cell(term)
        if code is None:
            continue
        name = next(
            (each.codes[0] for _, other in terms if other != term and (each := read_code_word(other))), None
        )
        parts = _parts(texts, extraction.words)
        texts_of = {role: text_or_none(parts.get(role, "")) for role in _ROLES[3]}
        extraction.rows.append(
            Row(
                line,
                heading,
                code.codes,
                code.name or (str(name) if name else None),
                texts_of[Role.MESSAGE],
                texts_of[Role.CAUSE],
                texts_of[Role.ACTION],
            )
        )
        return


def _parts(texts: list[str], words: HeaderVocabulary) -> dict[Role, str]:
    parts: dict[Role, str] = {}
    roles = _ROLES.get(len(texts), _ROLES[3])
    for place, text in enumerate(texts):
        role = roles[min(place, len(roles) - 1)]
        for field, part in (split_packed(text, words) or {role: text}).items():
            parts[field] = "\n".join(filter(None, (parts.get(field), part)))
    return parts
