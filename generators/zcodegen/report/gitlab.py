"""Findings as GitLab's code quality report, which merge requests show next to the lines.

The form is the subset of the Code Climate specification that GitLab documents under "Code Quality report format".
"""

from __future__ import annotations

import json
from typing import Final

from zcodegen.diagnostics import Finding, Severity
from zcodegen.report.results import Results

_SEVERITIES: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(results: Results) -> str:
    """Return the report; GitLab ignores a second issue with the same fingerprint, so findings at other locations differ."""
    return json.dumps([_issue(finding) for finding in results.findings], ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding) -> dict[str, object]:
    location = finding.location
    return {
        "description": f"{finding.message}\n{finding.help}" if finding.help else finding.message,
        "check_name": finding.rule,
        "fingerprint": f"{finding.fingerprint}-{location.path}-{location.line}",
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": location.path, "lines": {"begin": location.line or 1}},
    }
