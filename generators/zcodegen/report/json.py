"""Findings for programs; the form is schema/findings.schema.json."""

from __future__ import annotations

import json
from collections.abc import Mapping

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.report.results import Results
from zcodegen.rules.waive import is_waivable, waiver_line

_FORM = 1


def render(results: Results) -> str:
    """Return the report as one JSON object, a line end at its end."""
    report = {
        "zcodegen": _FORM,
        "findings": [finding_object(found) for found in results.findings],
        "waived": [{**finding_object(one.finding), "reason": one.waiver.reason} for one in results.waived],
        "summary": {
            "errors": results.count(Severity.ERROR),
            "warnings": results.count(Severity.WARNING),
            "notes": results.count(Severity.NOTE),
            "waived": len(results.waived),
            "rules": results.by_rule(),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def finding_object(found: Finding) -> Mapping[str, object]:
    """Return a finding as its JSON object; keys without a value are left out."""
    values: dict[str, object] = {
        "rule": found.rule,
        "level": str(found.severity),
        "message": found.message,
        **_place(found.location),
        "code": found.code,
        "codes": list(found.codes),
        "subject": found.logical_location,
        "document": found.document,
        "advice": found.help,
        "texts": list(found.texts),
        "related": [{**_place(one.location), "message": one.message} for one in found.related],
        "fingerprint": found.fingerprint,
        "waiver": waiver_line(found) if is_waivable(found) else None,
    }
    return {key: value for key, value in values.items() if value is not None and value not in ("", [])}


def _place(at: Location) -> dict[str, object]:
    return {"path": at.path, "line": at.line or 1, "column": at.column or 1}
