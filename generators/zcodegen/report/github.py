"""Findings as commands of GitHub's workflow log: each becomes an annotation at its line.

The form is that of "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,title=…::message`.
"""

from __future__ import annotations

from typing import Final

from zcodegen.diagnostics import Finding, Severity
from zcodegen.report.results import Results

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(results: Results) -> str:
    """Return one command a finding."""
    return "".join(f"{_command(found)}\n" for found in results.findings)


def _command(found: Finding) -> str:
    at = found.location
    where = {"file": at.path, "line": at.line or 1, "col": at.column or 1, "title": found.rule}
    properties = ",".join(
        f"{key}={_escaped(str(value), property_value=True)}" for key, value in where.items()
    )
    lines = [found.message, *(f"{one.location}: {one.message}" for one in found.related), found.help]
    return f"::{_COMMANDS[found.severity]} {properties}::{_escaped(chr(10).join(filter(None, lines)))}"


def _escaped(text: str, *, property_value: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if property_value else escaped
