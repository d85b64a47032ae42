"""No regular expression of zcodegen needs more than linear time for a text of the project."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("the timer is POSIX's", allow_module_level=True)

from tests.robustness.expressions import Expression, find_slow

ROOT = Path(__file__).parents[2]


@pytest.mark.torture
def test_every_expression_is_linear() -> None:
    command = [sys.executable, "-m", "tests.robustness.expressions"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not ran.returncode, ran.stdout + ran.stderr
    assert int(ran.stdout.splitlines()[-1].split()[0]) > 500


@pytest.mark.parametrize(
    ("text", "method"),
    [
        (r"(a+)+$", "match"),
        (r"\s+$", "search"),
        (r"\s*x?\s*$", "match"),
        (r"<!--.*?-->", "finditer"),
        (r"\w+_\w+", "fullmatch"),
    ],
)
def test_a_slow_expression_is_found(text: str, method: str) -> None:
    assert find_slow([Expression("x", text, re.compile(text).flags, frozenset({method}))])


@pytest.mark.parametrize(
    ("text", "method"),
    [(r"\s*$", "match"), (r"(?<!\s)\s+$", "search"), (r"\s*+(?:x\s*+)?$", "match"), (r"a{0,50}b", "search")],
)
def test_a_linear_expression_is_not_found(text: str, method: str) -> None:
    assert not find_slow([Expression("x", text, re.compile(text).flags, frozenset({method}))])
