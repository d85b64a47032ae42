"""A diff for programs; the form is schema/diff.schema.json."""

from __future__ import annotations

import json

from zcodegen.diagnostics import Location
from zcodegen.diff.change import Steps
from zcodegen.diff.classify import ClassifiedChange
from zcodegen.diff.documents import Step
from zcodegen.diff.levels import Criticality
from zcodegen.report.diff.summary import DiffSummary, Named
from zcodegen.report.event_lines import event_object

_FORM = 1


def render(outcome: DiffSummary) -> str:
    """Return the report as one JSON object, a line end at its end."""
    verdict = outcome.verdict
    summary: dict[str, object] = {str(level): verdict.count(level) for level in reversed(Criticality)}
    summary["approved"] = sum(change.approval is not None for change in verdict.changes)
    report = {
        "zcodegen": _FORM,
        "catalog": outcome.catalog,
        "old": {"name": outcome.old.name, "version": outcome.old.version},
        "new": {"name": outcome.new.name, "version": outcome.new.version},
        "bump": str(verdict.bump),
        "next_version": outcome.next_version,
        "enough": outcome.is_enough,
        "summary": summary,
        "changes": [_change(change, outcome) for change in verdict.changes],
        "documents": [_step(step) for step in outcome.steps],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _change(classified: ClassifiedChange, outcome: DiffSummary) -> dict[str, object]:
    change = classified.change
    values: dict[str, object] = {
        "kind": change.kind,
        "section": classified.section,
        "level": str(classified.criticality),
        "bump": str(classified.bump),
        "levels": {language: str(level) for language, level in classified.levels.items()},
        "affects": list(classified.affects),
        "says": classified.says,
        "draft": change.is_draft or None,
        "subject": change.full_name,
        "domain": change.domain,
        "name": change.name,
        "code": change.code,
        "before": change.before,
        "after": change.after,
        "detail": change.detail,
        "contents": list(change.contents),
        "old": _location(outcome.old, change.old),
        "new": _location(outcome.new, change.new),
        "fingerprint": change.fingerprint,
        "approved": classified.approval.reason if classified.approval else None,
    }
    needed = {"affects", "subject", "before", "after"}
    return {key: value for key, value in values.items() if key in needed or value not in (None, "", {}, [])}


def _location(side: Named, steps: Steps | None) -> dict[str, object] | None:
    if steps is None or steps[0] not in side.sources.by_domain:
        return None
    at: Location = side.sources.at(steps[0], *steps[1:])
    return {"path": at.path, "line": at.line or 1, "column": at.column or 1}


def _step(step: Step) -> dict[str, object]:
    return {
        "document": step.document,
        "locale": step.locale,
        "version": step.version,
        "what": step.what,
        "before": step.before,
        "codes": step.codes,
        "added": list(step.change.added),
        "removed": list(step.change.removed),
        "changed": list(step.change.changed),
        "events": [event_object(event, step.old, step.new) for event in step.events if step.new],
    }
