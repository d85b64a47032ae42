"""The formats of a report, one row each; the module `report/<format>.py` has its `render`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, TypeAlias

from zcodegen.report.results import Results

Render: TypeAlias = Callable[[Results], str]

FORMATS: Final = {
    "github": "annotations in the log of a GitHub workflow",
    "gitlab": "code quality report of GitLab",
    "json": "schema/findings.schema.json",
    "junit": "test results, one case per rule",
    "sarif": "SARIF 2.1.0, for code scanning",
    "text": "for people, with code frames",
}
"""Name -> what it is for."""

CODE_HOSTS: Final = frozenset({"github", "gitlab", "sarif"})
"""The formats whose paths start at the repository's top."""


def renderer(name: str) -> Render:
    """Return the function that makes a report of this format."""
    render: Render = import_module(f"zcodegen.report.{name}").render
    return render
