"""The sentences of the rules over documents and their versions: one golden per rule, from its bad example."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden import same_text
from tests.rules.cases import found
from zcodegen.report.results import Results
from zcodegen.report.text import render
from zcodegen.rules.docs import docs_of
from zcodegen.rules.table import RULES

GOLDEN = Path(__file__).parent / "golden"
OWN = sorted(rule.id for rule in RULES.values() if rule.family in {"documents", "versions"})


@pytest.mark.parametrize("rule", OWN)
def test_the_sentences_of_a_rule(rule: str) -> None:
    findings = found(docs_of(RULES[rule]).bad, rule)
    same_text(render(Results(tuple(findings), full=True)), GOLDEN / f"{rule}.txt")


def test_no_golden_is_left_over() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == OWN


@pytest.mark.parametrize("rule", sorted(rule.id for rule in RULES.values() if docs_of(rule).bad))
def test_help_begins_in_lower_case_and_has_no_full_stop(rule: str) -> None:
    for finding in found(docs_of(RULES[rule]).bad, rule):
        assert not finding.help[:1].isupper(), finding.help
        assert not finding.help.endswith("."), finding.help
