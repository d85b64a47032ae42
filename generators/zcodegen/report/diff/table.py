"""The formats of a diff's report, one row each; the module `report/diff/<format>.py` has its `render`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, TypeAlias

from zcodegen.report.diff.summary import DiffSummary

Render: TypeAlias = Callable[[DiffSummary], str]

FORMATS: Final = {
    "html": "a self-contained page",
    "json": "schema/diff.schema.json",
    "markdown": "for a comment on a pull request",
    "text": "for people",
}
"""Name -> what it is for."""


def renderer(name: str) -> Render:
    """Return the function that makes a report of this format."""
    render: Render = import_module(f"zcodegen.report.diff.{name}").render
    return render
