"""What the process that renders a project's templates reports."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import pytest

from zcodegen.diagnostics import ZcodegenError
from zcodegen.generate.limits import run_limited

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows renders in the same process")


def _fail() -> NoReturn:
    raise ZeroDivisionError("a bug")


def _die() -> NoReturn:
    os._exit(9)


def _refuse() -> NoReturn:
    raise ZcodegenError("no such name")


def test_an_error_of_ours_is_reported_with_its_place() -> None:
    with pytest.raises(
        RuntimeError, match=r"(?s)rendering of swift failed .*_fail.*ZeroDivisionError: a bug"
    ):
        run_limited(_fail, name="swift", entries=1)


def test_what_is_refused_stays_so() -> None:
    with pytest.raises(ZcodegenError, match=r"^no such name$"):
        run_limited(_refuse, name="swift", entries=1)


def test_a_process_that_is_gone_exceeded_a_limit() -> None:
    with pytest.raises(ZcodegenError, match="templates/swift: rendering needs more than 384 MiB"):
        run_limited(_die, name="swift", entries=1)
