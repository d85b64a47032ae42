"""Findings as SARIF 2.1.0 (OASIS Standard), for GitHub code scanning and editors.

A rule's docs become its `help`; a waived finding is a result with a suppression, as section 3.27.23 has it; columns
count Unicode code points (3.14.17).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import chain
from typing import Final
from urllib.parse import quote

from zcodegen import __version__
from zcodegen.diagnostics import Finding, Location
from zcodegen.report.results import Results
from zcodegen.rules.docs import docs_of, markdown
from zcodegen.rules.table import ALL_RULES, RULES, Rule

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_Object = Mapping[str, object]
_LINK: Final = re.compile(r"(?<!\\)((?:\\\\)*)\[(?=[^\[\]]*\]\()")
"""What begins an embedded link in a message (section 3.11.6), which a viewer would show instead of the text."""
MAX_RESULTS: Final = 25_000
"""Code scanning on GitHub takes no more results of a run (docs.github.com, SARIF support, limits)."""
_MAX_BYTES: Final = 6_000_000
"""Of results before they are indented in the log and the rules are added: 10 MB is the limit of a log."""


def render(results: Results) -> str:
    """Return the log of one run, all rules of `check` and those of the findings described, a line end at its end."""
    found = {finding.rule for finding in results.findings}
    rules = [*RULES, *sorted(found - RULES.keys())]
    listed = _limited(results, {rule: number for number, rule in enumerate(rules)})
    driver = {
        "name": "zcodegen",
        "version": __version__,
        "rules": [_rule(ALL_RULES[rule]) for rule in rules],
    }
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": listed,
    }
    if missing := len(results.findings) + len(results.waived) - len(listed):
        note = f"{missing} more results are not listed: code scanning takes {MAX_RESULTS} results and 10 MB"
        notification = {"level": "warning", "message": {"text": note}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notification]}]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _limited(results: Results, index: Mapping[str, int]) -> list[_Object]:
    """Return the results that code scanning takes, the worst first if there are more, in the order of the report."""
    waived = [
        {
            **_result(accepted.finding, index),
            "suppressions": [{"kind": "external", "justification": accepted.waiver.reason}],
        }
        for accepted in results.waived
    ]
    ranked = sorted(enumerate(results.findings), key=lambda pair: (-pair[1].severity, pair[0]))
    kept: list[tuple[int, _Object]] = []
    size = 0
    for rank, result in chain(
        ((rank, _result(finding, index)) for rank, finding in ranked),
        enumerate(waived, start=len(results.findings)),
    ):
        size += len(json.dumps(result, ensure_ascii=False, indent=2).encode("utf-8", "surrogatepass"))
        if len(kept) == MAX_RESULTS or size > _MAX_BYTES:
            break
        kept.append((rank, result))
    return [result for _, result in sorted(kept, key=lambda pair: pair[0])]


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


def _result(found: Finding, index: Mapping[str, int]) -> _Object:
    text = f"{found.message}\n{found.help}" if found.help else found.message
    result: dict[str, object] = {
        "ruleId": found.rule,
        "ruleIndex": index[found.rule],
        "level": str(found.severity),
        "message": _message(text),
        "locations": [{"physicalLocation": _physical(found.location)}],
        "partialFingerprints": {"zcodegen/v1": found.fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(related.location),
                "message": _message(related.message),
            }
            for number, related in enumerate(found.related)
        ]
    return result


def _message(text: str) -> _Object:
    return {"text": _LINK.sub(r"\1\\[", text)}


def _physical(at: Location) -> _Object:
    region = {"startLine": at.line or 1, "startColumn": at.column or 1}
    return {"artifactLocation": {"uri": quote(at.path, errors="surrogateescape")}, "region": region}
