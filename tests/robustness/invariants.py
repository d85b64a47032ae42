"""What zcodegen promises of whatever is broken: a finding with a place in a file that is there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.diagnostics import Finding


class NotPromisedError(Exception):
    """Something is not as zcodegen promises it."""


def expect(held: object, otherwise: str) -> None:
    """Raise NotPromisedError where `held` is false."""
    if not held:
        raise NotPromisedError(otherwise)


def expect_places(findings: Iterable[Finding], files: Mapping[str, bytes], prefix: str = "catalog/") -> None:
    """Hold that every finding stands at a line and column of one of the files, and says something."""
    lengths = {
        path: len(content.decode("utf-8", "replace").splitlines()) + 1 for path, content in files.items()
    }
    for finding in findings:
        lines = lengths.get(finding.location.path.removeprefix(prefix), -1)
        expect(lines > 0, f"no such file: {finding}")
        first = 1 if prefix else 0  # what is said of a page as a whole has no line
        expect(first <= finding.location.line <= lines, f"no such line: {str(finding)[:600]}")
        expect(finding.location.column >= 1 or prefix == "", f"no column: {str(finding)[:600]}")
        expect(finding.message, f"nothing said: {finding}")
