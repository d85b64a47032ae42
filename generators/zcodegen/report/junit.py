"""Findings as JUnit's XML, which most build servers show: a suite per family, a case per finding, one for a rule without any.

There is no standard; the form is what Ant's JUnit task writes, as build servers read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from zcodegen.diagnostics import Finding
from zcodegen.report.results import Results
from zcodegen.rules.table import ALL_RULES, FAMILIES, RULES

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) cannot hold."""


def render(results: Results) -> str:
    """Return the document; notes are cases that pass, with what they say as output."""
    root = Element("testsuites", name=f"zcodegen {'check' if results.families == FAMILIES else 'scan'}")
    for family in results.families:
        suite = SubElement(root, "testsuite", name=family)
        for case in _cases(results, family):
            suite.append(case)
        _count(suite)
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _cases(results: Results, family: str) -> Iterator[Element]:
    own = {rule.id for rule in ALL_RULES.values() if rule.family == family}
    found = [finding for finding in results.findings if finding.rule in own]
    waived = [accepted for accepted in results.waived if accepted.finding.rule in own]
    for failed in found:
        case = _case(failed, family)
        if str(failed.severity) == "note":
            SubElement(case, "system-out").text = _clean(_text(failed))
        else:
            failure = SubElement(case, "failure", message=_clean(failed.message), type=str(failed.severity))
            failure.text = _clean(_text(failed))
        yield case
    for accepted in waived:
        case = _case(accepted.finding, family)
        SubElement(case, "skipped", message=_clean(f"waived: {accepted.waiver.reason}"))
        yield case
    for rule in sorted(
        (own & RULES.keys())
        - {finding.rule for finding in found}
        - {accepted.finding.rule for accepted in waived}
    ):
        yield Element("testcase", classname=f"zcodegen.{family}", name=rule)


def _case(found: Finding, family: str) -> Element:
    name = f"{found.rule}: {found.logical_location or found.location.path} #{found.fingerprint}"
    return Element("testcase", classname=f"zcodegen.{family}", name=_clean(name))


def _text(found: Finding) -> str:
    related = (f"{related.location}: {related.message}" for related in found.related)
    return "\n".join(filter(None, (f"{found.location}: {found.message}", *related, found.help)))


def _count(suite: Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("*/failure"))))
    suite.set("skipped", str(len(suite.findall("*/skipped"))))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
