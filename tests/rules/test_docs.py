"""Every rule's docs: the bad example has the finding, the good one has none of it, the page in docs/rules is theirs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import get_args

import pytest

from tests.golden import same_text
from tests.rules.cases import checked, found
from zcodegen.rules.docs import docs_of, index, markdown
from zcodegen.rules.table import ALL_RULES, RULES, SHARED_MODULES, Family

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "rules"
PACKAGE = ROOT / "generators" / "zcodegen" / "rules"
ID = re.compile(r"schema|[a-z]+(?:-[a-z]+)+")
QUOTED_ID = re.compile(rf"[\"'](?:{ID.pattern})[\"']")
MAKERS = {"Finding", "_finding", "make_finding", "error_at", "_report", "_warning", "report", "tell"}


WITHOUT_EXAMPLE = {
    "locale-meaning",
    "reference-limit",
    "region-edited",
    "region-fault",
    "target-name",
    "target-parameter",
    "unsafe-path",
}
"""What no short text can show; tests/rules/test_texts.py, tests/catalog, tests/custom and tests/test_files.py do."""


@pytest.mark.parametrize("rule", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_bad_example_has_the_finding(rule: str) -> None:
    findings = found(docs_of(RULES[rule]).bad, rule)
    assert findings, (
        f"the bad example of {rule} does not show it: {checked(docs_of(RULES[rule]).bad).findings}"
    )
    for finding in findings:
        assert finding.location.line > 0
        assert finding.message
        assert finding.help


@pytest.mark.parametrize("rule", sorted(RULES.keys() - WITHOUT_EXAMPLE))
def test_good_example_has_no_error(rule: str) -> None:
    report = checked(docs_of(RULES[rule]).good)
    assert not [
        finding for finding in report.findings if finding.rule == rule or str(finding.severity) == "error"
    ]


@pytest.mark.parametrize("rule", sorted(ALL_RULES))
def test_page_is_the_docstring(rule: str) -> None:
    same_text(markdown(ALL_RULES[rule]), PAGES / f"{rule}.md")


def test_index_lists_all_rules() -> None:
    same_text(index(), PAGES / "README.md")


def test_rows_files_and_pages_go_together() -> None:
    modules = {
        path.stem.replace("_", "-"): path.parent.name
        for path in PACKAGE.glob("*/*.py")
        if path.stem != "__init__"
    }
    shared = {
        rule: family for family in SHARED_MODULES for rule in import_module(f"zcodegen.rules.{family}").DOCS
    }
    assert {rule.id: rule.family for rule in ALL_RULES.values()} == modules | shared
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(ALL_RULES)


def test_table_is_sorted_by_family_and_id() -> None:
    families = get_args(Family)
    rows = [(families.index(rule.family), rule.id) for rule in ALL_RULES.values()]
    assert rows == sorted(rows)


def test_whatever_a_finding_bears_is_a_rule() -> None:
    files = [path for path in PACKAGE.parent.rglob("*.py") if PACKAGE not in path.parents]
    texts = (path.read_text(encoding="utf-8") for path in files)
    ids = {rule for text in texts if QUOTED_ID.search(text) for rule in _given_ids(ast.parse(text))}
    of_checks = {rule.id for rule in RULES.values() if rule.family != "syntax"}
    assert ids - of_checks == set(ALL_RULES) - of_checks


def _given_ids(module: ast.Module) -> Iterator[str]:
    """Yield the ids that a module gives to findings: to a call that makes one, or as (id, message, advice)."""
    for node in ast.walk(module):
        given: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MAKERS:
            given = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "rule")]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple) and len(node.value.elts) == 3:
            given = node.value.elts[:1]
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and ID.fullmatch(value.value):
                yield value.value
