"""HTML: a validator to the letter of the standard, and a page opened with its scripts running."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.typescript import node, tools

_RULES = Path(__file__).parent / "node" / "html.json"
"""Recommended ones of html-validate but for what is a matter of taste there (`<!DOCTYPE` in capitals, ids that begin with a
letter, as HTML 4 wanted) or not ours to say: how long a title is, spaces at the end of a text's line, hashes of files that
lie in the same folder."""


def validate(folder: Path) -> None:
    """Fail the test where html-validate finds fault with a page in `folder`."""
    program = tools() / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    node(program, "--config", _RULES, "--max-warnings", "0", folder, cwd=folder)


def opened(page: Path, query: str) -> str:
    """Return the HTML of a page that was opened with `query` (`?q=104`), as it is when its scripts have run."""
    return node(tools() / "page.mjs", page, query, cwd=page.parent)
