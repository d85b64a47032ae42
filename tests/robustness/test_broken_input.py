"""Broken catalogs, pages, templates, configuration, translators' files: a finding with a place, no stack trace, no hang.

`make torture` breaks each in 10,000 ways; docs/internals/robustness.md has the counts.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHORT = {
    "claims": 15,
    "configuration": 60,
    "domains": 40,
    "manifest": 40,
    "pages": 40,
    "templates": 40,
    "translations": 60,
}
LONG = 10_000


def broken(subject: str, first: int, count: int) -> None:
    """Let a process of its own load `count` broken files; what hangs or needs too much memory ends it."""
    command = [sys.executable, "-m", "tests.robustness.fuzz_worker", subject, str(first), str(count)]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "ZCODEGEN_CACHE": ""},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    numbers = [line for line in ran.stdout.splitlines() if line.isdigit()]
    assert ran.returncode == 0, f"{subject} {numbers[-1:]} ended the process: {ran.stderr[-500:]}"
    assert "FAULT" not in ran.stdout, ran.stdout[ran.stdout.index("FAULT") :][:3000]
    assert len(numbers) == count


@pytest.mark.parametrize("subject", SHORT)
def test_what_is_broken_is_reported(subject: str) -> None:
    broken(subject, 0, SHORT[subject])


@pytest.mark.torture
@pytest.mark.parametrize("subject", SHORT)
def test_what_is_broken_in_thousands_of_ways_is_reported(subject: str) -> None:
    broken(subject, 0, LONG)


def test_the_header_of_a_po_file_given_twice_has_a_line() -> None:
    broken("translations", 1459, 1)
