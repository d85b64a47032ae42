"""Findings for people: a line as compilers write it, a code frame, related places, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from zcodegen.catalog.sources import SourceFile
from zcodegen.findings import Finding, Level, in_order
from zcodegen.source.frame import code_frame

_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.NOTE: "36"}


def render_text(findings: Iterable[Finding], files: Mapping[str, SourceFile], *, colour: bool = False) -> str:
    """Return the report of `findings`, sorted; `files` gives the lines for code frames. Nothing for no findings."""
    blocks = ["\n".join(_block(found, files, colour=colour)) for found in in_order(list(findings))]
    return "".join(f"{block}\n\n" for block in blocks)


def _block(found: Finding, files: Mapping[str, SourceFile], *, colour: bool) -> Iterator[str]:
    level = _painted(str(found.level), f"1;{_COLOURS[found.level]}", colour=colour)
    where = _painted(str(found.at), "1", colour=colour)
    yield f"{where}: {level}: {_plain(found.message)} [{found.rule}]"
    source = files.get(found.at.path)
    if source:
        yield from code_frame(source.text, found.at.line, found.at.column)
    for other in found.related:
        yield f"    {other.at}: {_plain(other.message)}"
    if found.advice:
        yield f"    {_painted('help:', '32', colour=colour)} {_plain(found.advice)}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text


def _plain(text: str) -> str:
    """Keep a text from a file from moving the terminal's cursor; our own lines stay lines."""
    return "".join(
        character if character.isprintable() or character == "\n" else f"\\u{ord(character):04x}" for character in text
    )
