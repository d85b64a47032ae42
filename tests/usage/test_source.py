"""Uses in source code: every planted one is found, with its rule, and no line without a plant has a finding."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.rules.cases import load
from zcodegen.check.catalog import check
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import select
from zcodegen.rules.table import SCAN_FAMILIES
from zcodegen.usage.scan import scan_texts

FIXTURES = Path(__file__).parent / "fixtures"
SAMPLES = sorted(path for path in FIXTURES.glob("*/*") if path.suffix not in {".log", ".txt"})
PLANT = re.compile(r"(?://|#|/\*)! ([a-z -]+)")


@pytest.fixture(scope="module")
def context() -> RuleContext:
    _, context, findings = load((FIXTURES / "catalog.txt").read_text(encoding="utf-8"))
    assert context is not None
    assert not findings
    return context


def found_in(context: RuleContext, texts: dict[str, str]) -> list[tuple[str, int, str]]:
    usage = scan_texts(texts, context.catalog)
    rules = [rule for rule in select((), (), SCAN_FAMILIES) if rule.id != "unused-entry"]
    seen = RuleContext(context.catalog, context.sources, usage=usage)
    report = check(seen, rules, today="2026-11-20")
    return [(finding.location.path, finding.location.line, finding.rule) for finding in report.findings]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_planted_use_is_found_and_nothing_else(sample: Path, context: RuleContext) -> None:
    text = sample.read_text(encoding="utf-8")
    planted = Counter(
        (sample.name, number, rule)
        for number, line in enumerate(text.splitlines(), 1)
        if (plant := PLANT.search(line))
        for rule in plant[1].split()
    )
    assert planted
    assert Counter(found_in(context, {sample.name: text})) == planted
