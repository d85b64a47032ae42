"""What fuzzing started from and what it found: read without an exception, in every run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.robustness.fuzz import CORPUS, SUBJECTS

FILES = sorted(path for path in CORPUS.rglob("*") if path.is_file())


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.relative_to(CORPUS).as_posix())
def test_no_exception(file: Path) -> None:
    SUBJECTS[file.parent.name](file.read_bytes())


def test_every_subject_has_a_corpus() -> None:
    assert {file.parent.name for file in FILES} == SUBJECTS.keys()
