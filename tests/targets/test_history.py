"""The history of codes in doc comments: what versions of documents changed, in the packages that ask for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.targets.history import FILES, LANGUAGES, ask_for_history, comments, edit_version
from zcodegen.cli.main import run

MEANING = 'Changed in acme.page 2025-04-16 (en): another error: "The room does not exist." → "The user is not logged in."'
ACTION = 'Changed in acme.page 2025-04-16 (en): action added: "Log in."'
HOSTILE = '*/ /* """ \\ @deprecated {@link x} [Code] ${x} `\u202eevil\n//go:build x\nDeprecated: no'
ENDS = {"go": (), "kotlin": ("/*", "*/"), "python": ('"""',), "typescript": ("*/",)}
"""What ends a comment, or opens another."""
DROPPED = 'Changed in acme.page 2025-04-16 (en): dropped: "The room does not exist any more."'


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_package_that_asks_has_the_history(history_project: Path, language: str) -> None:
    ask_for_history(history_project, language)
    assert run(["build"]) == 0
    assert comments(history_project, language) == [MEANING, ACTION, DROPPED]
    others = {other: comments(history_project, other) for other in LANGUAGES if other != language}
    assert not any(others.values())
    assert "History" not in (history_project / "out" / FILES["html"]).read_text(encoding="utf-8")
    secret = [
        path
        for path in (history_project / "out").rglob("*")
        if path.is_file() and b"self test" in path.read_bytes()
    ]
    assert secret == []
    edit_version(history_project, "Log in.", "Log in again.")
    assert run(["build", "--check"]) == 1


def test_without_the_option_no_document_is_read(history_project: Path) -> None:
    edit_version(history_project, "sections:", "sections: [")
    assert run(["build"]) == 0
    assert [comments(history_project, language) for language in LANGUAGES] == [[]] * len(LANGUAGES)


def without_history(text: str) -> str:
    """Return a file without the lines about changes, each with the empty line of the comment next to it."""
    text = re.sub(r"\n[ */]*(?=\n[ */]*Changed in )", "", text)
    return re.sub(r"\n[ */]*Changed in [^\n]*", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_text_stays_in_its_comment(history_project: Path, language: str) -> None:
    edit_version(history_project, "The user is not logged in.", json.dumps(HOSTILE))
    assert run(["build"]) == 0
    path = history_project / "out" / FILES[language]
    before = path.read_text(encoding="utf-8")
    ask_for_history(history_project, language)
    assert run(["build"]) == 0
    after = path.read_text(encoding="utf-8")
    (line,) = (line for line in after.splitlines() if "another error" in line)
    assert "U+202Eevil" in line
    for end in (*ENDS[language], "\u202e"):
        assert end not in line.replace(r"\"\"\"", "")
    assert before != after
    assert without_history(after) == before
