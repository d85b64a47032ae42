"""Findings for programs; the form is schema/findings.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.report.codes import code_object
from zcodegen.report.results import Results
from zcodegen.rules.selection import FindingGroup
from zcodegen.rules.waive import is_waivable, waiver_line

_FORM = 1


def render(results: Results) -> str:
    """Return the report as one JSON object, a line end at its end."""
    report = {
        "zcodegen": _FORM,
        "findings": [finding_object(found) for found in results.shown()],
        **({"groups": [_group_object(group) for group in results.groups()]} if results.group_by else {}),
        **({} if results.codes is None else {"codes": [code_object(row) for row in results.codes]}),
        "waived": [
            {**finding_object(accepted.finding), "reason": accepted.waiver.reason}
            for accepted in results.waived
        ],
        "summary": {
            "errors": results.count(Severity.ERROR),
            "warnings": results.count(Severity.WARNING),
            "notes": results.count(Severity.NOTE),
            "waived": len(results.waived),
            "rules": results.by_rule(),
        },
    }
    return _write(report) + "\n"


def _write(report: Mapping[str, object]) -> str:
    """Return an object with one line for each key, and one for each element of a list: short, and easy to compare."""
    lines = (f"  {json.dumps(key)}: {_write_value(value)}" for key, value in report.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _write_value(value: object) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in value)
    return f"[\n{rows}\n  ]"


def _group_object(group: FindingGroup) -> Mapping[str, object]:
    return {
        "key": group.key,
        "level": str(group.severity),
        "count": len(group.findings),
        "rules": dict(sorted(Counter(finding.rule for finding in group.findings).items())),
        "fingerprints": [finding.fingerprint for finding in group.findings],
    }


def finding_object(found: Finding) -> Mapping[str, object]:
    """Return a finding as its JSON object; keys without a value are left out."""
    values: dict[str, object] = {
        "rule": found.rule,
        "level": str(found.severity),
        "message": found.message,
        **_location(found.location),
        "code": found.code,
        "codes": list(found.codes),
        "subject": found.logical_location,
        "document": found.document,
        "documents": list(found.documents) if len(found.documents) > 1 else [],
        "advice": found.help,
        "texts": list(found.texts),
        "related": [{**_location(related.location), "message": related.message} for related in found.related],
        "fingerprint": found.fingerprint,
        "waiver": waiver_line(found) if is_waivable(found) else None,
    }
    return {key: value for key, value in values.items() if value is not None and value not in ("", [])}


def _location(at: Location) -> dict[str, object]:
    return {"path": at.path, "line": at.line or 1, "column": at.column or 1}
