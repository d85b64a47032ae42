"""The catalog's glossary: terms of the source locale, the words that they become in names, and hints for translators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import Struct, field

from zcodegen.catalog.load import read_source
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding
from zcodegen.source.nodes import YamlMap


class Term(Struct, frozen=True):
    """A term: its words in a name, joined by `_` (none for a filler), their position in a name, its English, a hint."""

    text: str
    words: str
    role: str
    english: str
    note: str


class Glossary(Struct, frozen=True):
    """The terms in the order of the file; none if the file has findings, or if there is no file."""

    terms: tuple[Term, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    """The file by its path in findings, if there is one."""
    findings: tuple[Finding, ...] = ()


def read_glossary(content: bytes | None, path: str) -> Glossary:
    """Read a glossary, None for a catalog without one; `path` is its name in findings."""
    if content is None:
        return Glossary()
    file, findings = read_source(content, "glossary", path)
    if findings or not isinstance(file.root, YamlMap):
        return Glossary((), {path: file}, tuple(findings))
    raw = cast("dict[str, dict[str, Any]]", file.root["terms"])
    terms = (
        Term(text, term["words"], term.get("role", "object"), term.get("en", ""), term.get("note", ""))
        for text, term in raw.items()
    )
    return Glossary(tuple(terms), {path: file})
