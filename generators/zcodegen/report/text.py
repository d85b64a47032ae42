"""Findings for people: a line as compilers write it, a code frame, related locations, and what to do.

If a rule has many findings, the first are shown at length and the others in one line each, so that one error with many
consequences does not hide the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Severity, pluralize, sort_findings
from zcodegen.report.codes import code_table
from zcodegen.report.frame import code_frame
from zcodegen.report.results import Results
from zcodegen.rules.selection import FindingGroup
from zcodegen.rules.waive import is_waivable, waiver_line
from zcodegen.textcompare.invisible import visible_line

_COLOURS: Final = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}
MAX_AT_LENGTH: Final = 5
"""How many findings of one rule are shown at length."""
MAX_AT_LENGTH_IN_GROUP: Final = 1
"""The same for one group."""


def render(results: Results) -> str:
    """Return the report; nothing for no findings. Groups have a headline each. A table of codes follows if there is one."""
    table = code_table(results.codes) if results.codes else ""
    findings = _render_all(results)
    gap = "\n" if table and findings and not findings.endswith("\n\n") else ""
    return f"{findings}{gap}{table}"


def _render_all(results: Results) -> str:
    if not results.group_by:
        return _render_findings(results.shown(), results)
    return "".join(
        f"{_group_headline(group, colour=results.colour)}\n{_render_findings(group.findings, results)}\n"
        for group in results.groups()
    )


def _group_headline(group: FindingGroup, *, colour: bool) -> str:
    counts = Counter(str(finding.severity) for finding in group.findings)
    listed = ", ".join(
        pluralize(counts[level], level) for level in ("error", "warning", "note") if counts[level]
    )
    return _painted(f"{visible_line(group.key)}: {listed}", "1", colour=colour)


def _render_findings(findings: Iterable[Finding], results: Results) -> str:
    shown: Counter[str] = Counter()
    parts: list[str] = []
    brief = False
    for finding in findings:
        shown[finding.rule] += 1
        limit = MAX_AT_LENGTH_IN_GROUP if results.group_by else MAX_AT_LENGTH
        at_length = results.full or shown[finding.rule] <= limit
        if at_length:
            waivable = is_waivable(finding)
            block = "\n".join(_block(finding, results.files, colour=results.colour, waivable=waivable))
            parts.append(f"{chr(10) if brief else ''}{block}\n\n")
        else:
            parts.append(f"{_headline(finding, colour=results.colour)}\n")
        brief = not at_length
    return "".join(parts)


def render_text(findings: Iterable[Finding], files: Mapping[str, SourceFile], *, colour: bool = False) -> str:
    """Return the report of incidental findings, sorted; `files` gives the lines for code frames."""
    blocks = (
        "\n".join(_block(finding, files, colour=colour, waivable=False))
        for finding in sort_findings(list(findings))
    )
    return "".join(f"{block}\n\n" for block in blocks)


def _headline(finding: Finding, *, colour: bool) -> str:
    severity = _painted(str(finding.severity), f"1;{_COLOURS[finding.severity]}", colour=colour)
    location = _painted(visible_line(str(finding.location)), "1", colour=colour)
    return f"{location}: {severity}: {visible_line(finding.message)} [{finding.rule}]"


def _block(
    finding: Finding, files: Mapping[str, SourceFile], *, colour: bool, waivable: bool
) -> Iterator[str]:
    yield _headline(finding, colour=colour)
    source = files.get(finding.location.path)
    if source:
        yield from code_frame(source.text, finding.location.line, finding.location.column)
    for related in finding.related:
        yield f"    {visible_line(str(related.location))}: {visible_line(related.message)}"
    if finding.help:
        yield f"    {_painted('help:', '32', colour=colour)} {visible_line(finding.help)}"
    if waivable:
        yield f"    {_painted('waive:', '32', colour=colour)} {visible_line(waiver_line(finding))}"


def _painted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
