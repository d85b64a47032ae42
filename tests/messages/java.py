"""Java's ResourceBundle, asked for texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.toolchains.tools import require, succeed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tests.messages.asking import Question

PROGRAM = Path(__file__).parent / "consumers" / "Bundles.java"


def answers(
    path: Path,
    asked: Iterable[Question],
    scratch: Path,
    options: Sequence[str] = (),
    *,
    base: str = "",
    program: Path = PROGRAM,
) -> list[str]:
    """Return what the bundles in `path`, a folder or a jar, answer; a bundle's name is `base` and the domain."""
    questions = scratch / "questions"
    questions.write_text("".join(_line(request, base) for request in asked), encoding="ascii")
    output = succeed([require("java"), *options, program, path, questions], cwd=scratch)
    return [bytes.fromhex(line).decode("utf-16-be") for line in output.splitlines()]


def _line(question: Question, base: str) -> str:
    values = [f"{'i' if isinstance(value, int) else 's'}{value}" for value in question.arguments.values()]
    words = [question.locale, f"{base}{question.domain}", question.key, *values]
    return " ".join(word.encode("utf-16-be").hex() for word in words) + "\n"
