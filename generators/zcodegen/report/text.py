"""Findings for people: a line as compilers write it, a code frame, related places, and what to do.

Where a rule has many findings, the first are shown at length and the rest in one line each, so that one fault with
many consequences does not hide the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Severity, sort_findings
from zcodegen.report.frame import code_frame
from zcodegen.report.results import Results
from zcodegen.rules.waive import is_waivable, waiver_line
from zcodegen.textcompare.invisible import visible_line

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
_AT_LENGTH: Final = 5
"""How many findings of one rule are shown at length."""


def render(results: Results) -> str:
    """Return the report; nothing for no findings."""
    shown: Counter[str] = Counter()
    parts: list[str] = []
    brief = False
    for found in results.findings:
        shown[found.rule] += 1
        at_length = results.full or shown[found.rule] <= _AT_LENGTH
        if at_length:
            block = "\n".join(
                _block(found, results.files, colour=results.colour, waivable=is_waivable(found))
            )
            parts.append(f"{chr(10) if brief else ''}{block}\n\n")
        else:
            parts.append(f"{_headline(found, colour=results.colour)}\n")
        brief = not at_length
    return "".join(parts)


def render_text(findings: Iterable[Finding], files: Mapping[str, SourceFile], *, colour: bool = False) -> str:
    """Return the report of findings met in passing, sorted; `files` gives the lines for code frames."""
    blocks = (
        "\n".join(_block(found, files, colour=colour, waivable=False))
        for found in sort_findings(list(findings))
    )
    return "".join(f"{block}\n\n" for block in blocks)


def _headline(found: Finding, *, colour: bool) -> str:
    level = _painted(str(found.severity), f"1;{_COLOURS[found.severity]}", colour=colour)
    where = _painted(visible_line(str(found.location)), "1", colour=colour)
    return f"{where}: {level}: {visible_line(found.message)} [{found.rule}]"


def _block(found: Finding, files: Mapping[str, SourceFile], *, colour: bool, waivable: bool) -> Iterator[str]:
    yield _headline(found, colour=colour)
    source = files.get(found.location.path)
    if source:
        yield from code_frame(source.text, found.location.line, found.location.column)
    for other in found.related:
        yield f"    {visible_line(str(other.location))}: {visible_line(other.message)}"
    if found.help:
        yield f"    {_painted('help:', '32', colour=colour)} {visible_line(found.help)}"
    if waivable:
        yield f"    {_painted('waive:', '32', colour=colour)} {visible_line(waiver_line(found))}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
