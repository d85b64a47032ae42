"""Findings as commands of GitHub's workflow log: each becomes an annotation at its line.

The form is that of "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,title=…::message`.
"""

from __future__ import annotations

from typing import Final

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.report.results import Results

_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(results: Results) -> str:
    """Return one command for each finding."""
    return "".join(f"{_command(finding)}\n" for finding in results.findings)


def _command(finding: Finding) -> str:
    related = (f"{related.location}: {related.message}" for related in finding.related)
    message = "\n".join(filter(None, (finding.message, *related, finding.help)))
    return escape_command(_COMMANDS[finding.severity], finding.location, finding.rule, message)


def escape_command(command: str, location: Location, title: str, message: str) -> str:
    """Return a workflow command (error, warning or notice) with its values escaped."""
    values = {"file": location.path, "line": location.line or 1, "col": location.column or 1, "title": title}
    properties = ",".join(f"{key}={_escape(str(value), is_property=True)}" for key, value in values.items())
    return f"::{command} {properties}::{_escape(message)}"


def _escape(text: str, *, is_property: bool = False) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C") if is_property else escaped
