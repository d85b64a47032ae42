"""Every rule's docs: the bad example has the finding, the good one has none of it, the page in docs/rules is theirs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden import same_text
from tests.rules.cases import checked, found
from zcodegen.rules.docs import docs_of, index, markdown
from zcodegen.rules.table import FAMILIES, RULES

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "rules"
PACKAGE = ROOT / "generators" / "zcodegen" / "rules"


@pytest.mark.parametrize("rule", sorted(RULES))
def test_bad_example_has_the_finding(rule: str) -> None:
    findings = found(docs_of(RULES[rule]).bad, rule)
    assert findings, (
        f"the bad example of {rule} does not show it: {checked(docs_of(RULES[rule]).bad).findings}"
    )
    for one in findings:
        assert one.at.line > 0
        assert one.message
        assert one.advice


@pytest.mark.parametrize("rule", sorted(RULES))
def test_good_example_has_no_error(rule: str) -> None:
    report = checked(docs_of(RULES[rule]).good)
    assert not [one for one in report.findings if one.rule == rule or str(one.level) == "error"]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_page_is_the_docstring(rule: str) -> None:
    same_text(markdown(RULES[rule]), PAGES / f"{rule}.md")


def test_index_lists_all_rules() -> None:
    same_text(index(), PAGES / "README.md")


def test_rows_files_and_pages_go_together() -> None:
    modules = {
        path.stem.replace("_", "-"): path.parent.name
        for family in FAMILIES
        for path in (PACKAGE / family).glob("*.py")
        if path.stem != "__init__"
    }
    assert {rule.id: rule.family for rule in RULES.values()} == modules
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(RULES)


def test_table_is_sorted_by_family_and_id() -> None:
    rows = [(FAMILIES.index(rule.family), rule.id) for rule in RULES.values()]
    assert rows == sorted(rows)


def test_whatever_loading_tells_has_a_rule() -> None:
    told = re.compile(r'(?:rule=|_finding\(|_report\(|Finding\()\s*"([a-z]+(?:-[a-z]+)*)"')
    files = [
        *(PACKAGE.parent / "source").glob("*.py"),
        *(PACKAGE.parent / "catalog").glob("*.py"),
        PACKAGE.parent / "schema.py",
    ]
    ids = {found[1] for path in files for found in told.finditer(path.read_text(encoding="utf-8"))}
    assert ids
    assert ids <= {rule.id for rule in RULES.values() if rule.family == "loading"}
