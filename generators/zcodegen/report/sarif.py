"""Findings as SARIF 2.1.0 (OASIS Standard), for GitHub code scanning and editors.

A rule's docs become its `help`; a waived finding is a result with a suppression, as section 3.27.23 has it; columns
count Unicode code points (3.14.17).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from zcodegen import __version__
from zcodegen.diagnostics import Finding, Location
from zcodegen.report.results import Results
from zcodegen.rules.docs import docs_of, markdown
from zcodegen.rules.table import RULES, Rule

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_Object = Mapping[str, object]


def render(results: Results) -> str:
    """Return the log of one run, all rules described, a line end at its end."""
    found = [_result(one) for one in results.findings]
    waived = [
        {**_result(one.finding), "suppressions": [{"kind": "external", "justification": one.waiver.reason}]}
        for one in results.waived
    ]
    driver = {
        "name": "zcodegen",
        "version": __version__,
        "rules": [_rule(rule) for rule in RULES.values()],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": found + waived}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> _Object:
    docs = docs_of(rule)
    return {
        "id": rule.id,
        "shortDescription": {"text": docs.summary},
        "fullDescription": {"text": docs.why},
        "help": {"text": docs.fix, "markdown": markdown(rule)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"tags": [rule.family]},
    }


def _result(found: Finding) -> _Object:
    text = f"{found.message}\n{found.help}" if found.help else found.message
    result: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": list(RULES).index(found.rule),
        "level": str(found.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": _physical(found.location)}],
        "partialFingerprints": {"zcodegen/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _physical(one.location), "message": {"text": one.message}}
            for number, one in enumerate(found.related)
        ]
    return result


def _physical(at: Location) -> _Object:
    region = {"startLine": at.line or 1, "startColumn": at.column or 1}
    return {"artifactLocation": {"uri": quote(at.path, errors="surrogateescape")}, "region": region}
