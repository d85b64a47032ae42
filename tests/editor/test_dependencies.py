"""An editor on a catalog that builds on another one: its domains are completed, shown and found, and never changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.catalog.test_dependencies import MONOREPO, domain, write
from tests.repositories import git
from zcodegen.catalog.project import Project
from zcodegen.diagnostics import ZcodegenError
from zcodegen.editor.completion import complete
from zcodegen.editor.hover import hover
from zcodegen.editor.references import definition_of, reference_at
from zcodegen.editor.rename import rename
from zcodegen.editor.workspace import Workspace

PATH = "catalog/acme/pay.yaml"
ENTRY = "    deprecated: {since: 1.0.0, reason: Old., replaced_by: acme.common.BUSY}\n"
TEXT = (domain("acme.pay", {"DECLINED": 1001}, includes="base/acme.common") + ENTRY.encode()).decode()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    git(tmp_path, "init", "-q")
    write(tmp_path, {**MONOREPO, f"pay/{PATH}": TEXT.encode()})
    return Workspace(Project(tmp_path / "pay/catalog"))


def test_included_domain_is_shown_and_found(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    assert not snapshot.problems("2026-01-01").findings
    at = TEXT.index("acme.common]")
    shown = hover(snapshot, PATH, at)
    assert shown
    assert "**acme.common** (2 entries) from acme-base 1.2.0" in shown[0]
    reference = reference_at(snapshot, PATH, at)
    assert reference
    found = definition_of(snapshot, reference)
    assert found
    assert found[0] == "../base/catalog/acme/common.yaml"
    text = snapshot.text(found[0])
    assert text
    assert text.value[found[1].start : found[1].end] == "acme.common"


def test_entry_of_another_catalog_is_shown_and_found_and_not_renamed(workspace: Workspace) -> None:
    snapshot = workspace.snapshot()
    at = TEXT.index("BUSY")
    shown = hover(snapshot, PATH, at)
    assert shown
    assert "from acme-base 1.2.0" in shown[0]
    assert "returned by acme.common, acme.pay" in shown[0]
    reference = reference_at(snapshot, PATH, at)
    assert reference
    found = definition_of(snapshot, reference)
    assert found
    assert found[0] == "../base/catalog/acme/common.yaml"
    with pytest.raises(ZcodegenError, match="is an entry of another catalog"):
        rename(snapshot, PATH, at, "OVERLOADED")


def test_domains_of_another_catalog_are_completed(workspace: Workspace) -> None:
    text = TEXT.replace("includes: [base/acme.common]", "includes: []")
    workspace.write(PATH, text)
    found = complete(workspace.snapshot(), PATH, text.index("[]") + 1)
    assert "base/acme.common" in [suggestion.text for suggestion in found]


def test_a_change_of_the_other_catalog_is_seen(workspace: Workspace) -> None:
    assert not workspace.snapshot().problems("2026-01-01").findings
    write(
        workspace.project.root.parent,
        {"base/catalog/acme/common.yaml": domain("acme.common", {"FULL": 1001})},
    )
    rules = [finding.rule for finding in workspace.snapshot().problems("2026-01-01").findings]
    assert rules == ["hidden-include", "unknown-replacement"]
