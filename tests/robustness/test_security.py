"""Every promise of SECURITY.md names a test that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROMISES = re.findall(
    r"(?m)^\| (.+) \| `([\w/.]+)::(\w+)` \|$", (ROOT / "SECURITY.md").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("promise", "file", "test"), PROMISES, ids=[promise for promise, _, _ in PROMISES])
def test_the_promise_has_its_test(promise: str, file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), promise


def test_every_line_is_a_promise() -> None:
    table = [
        line
        for line in (ROOT / "SECURITY.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ")
    ]
    assert len(PROMISES) == sum(line != "| promise | test |" for line in table)
