"""`python -m acme_codes 104`: codes, names and lines of logs, without the catalog."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.build_helpers import build_into
from tests.toolchains.tools import ROOT, once


@pytest.fixture(scope="module")
def package(session_folder: Path) -> Path:
    features = ROOT / "tests" / "catalogs" / "features"
    return once(session_folder / "python-main", lambda folder: build_into(features, "python", folder)) / "src"


def asked(package: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-B", "-m", "acme_codes", *arguments]
    done = subprocess.run(command, cwd=package, capture_output=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "query", ["200", "0xC8", "NULL", "code=200", "12:00 call failed (200), retry", "acme.class: NULL (201)"]
)
def test_a_code_is_explained(query: str, package: Path) -> None:
    code, printed = asked(package, query, "--locale", "en")
    assert code == 0
    assert printed.startswith("acme.class: ")
    assert "INTERNAL, HTTP 500, not retryable" in printed


def test_a_line_with_name_and_number_is_one_code(package: Path) -> None:
    assert asked(package, "E acme.class: NULL (201)")[1].count("acme.class: NULL") == 1


def test_several_and_a_locale(package: Path) -> None:
    code, printed = asked(package, "200", "201", "--locale", "zh-CN")
    assert code == 0
    assert "名为 CLASS。" in printed
    assert "名为 NULL。" in printed


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("105", "  deprecated since 1.1.0: The service answers with STREAM_NOT_FOUND. Use STREAM_NOT_FOUND."),
        ("108", "  retired since 1.2.0: No service answers with it any more. Use STREAM_LIMIT_EXCEEDED."),
    ],
)
def test_what_is_not_to_be_used_says_so(query: str, line: str, package: Path) -> None:
    assert line in asked(package, query, "--locale", "en")[1].splitlines()


def test_a_code_that_is_not_known(package: Path) -> None:
    code, printed = asked(package, "200", "-987654")
    assert code == 1
    assert "-987654 is not a code or name of acme." in printed


def test_a_reader_that_has_enough_is_no_error(package: Path) -> None:
    command = [sys.executable, "-B", "-m", "acme_codes", *["200"] * 3000]
    with subprocess.Popen(command, cwd=package, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        assert program.stdout.readline().startswith(b"acme.class: ")
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait() == 1
