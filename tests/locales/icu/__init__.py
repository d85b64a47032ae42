"""ICU, asked through ICU4J from Maven Central: the judge of matching, plural rules, numbers and messages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.toolchains.tools import installed, require, set_up, succeed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = Path(__file__).parent
PROGRAM = FOLDER / "Icu.java"


def ask(questions: Iterable[Sequence[str]], scratch: Path) -> list[str]:
    """Return ICU's answer to each question: its kind and its fields."""
    require("java")
    require("maven")
    folder = installed("icu4j", [FOLDER / "pom.xml", PROGRAM], _install)
    file = scratch / "questions"
    lines = (
        " ".join(field.encode("utf-8", "surrogatepass").hex() for field in fields) for fields in questions
    )
    file.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")
    answers = succeed(["java", "-cp", f"{folder}/*:{folder}", "Icu", file], cwd=scratch)
    return [bytes.fromhex(line).decode() for line in answers.splitlines()]


def _install(folder: Path) -> None:
    set_up("ICU4J", ["mvn", "-q", "-B", "-f", FOLDER / "pom.xml", "validate", f"-Dinto={folder}"], cwd=folder)
    set_up("ICU4J", ["javac", "-cp", f"{folder}/*", "-d", folder, PROGRAM], cwd=folder)
