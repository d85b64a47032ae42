"""Spring's ResourceBundleMessageSource, one for all domains, asked for texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.messages import java
from tests.toolchains.tools import installed, require, set_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.messages.asking import Question

CONSUMER = Path(__file__).parent / "consumers" / "spring"


def answers(path: Path, asked: Iterable[Question], scratch: Path) -> list[str]:
    """Return what a message source of all bundles in `path` answers."""
    require("java")
    require("maven")
    jars = installed("spring", [CONSUMER / "pom.xml"], _install)
    return java.answers(path, asked, scratch, ["-cp", f"{jars}/*"], program=CONSUMER / "Messages.java")


def _install(folder: Path) -> None:
    pom = CONSUMER / "pom.xml"
    set_up("Spring", ["mvn", "-q", "-B", "-f", pom, "validate", f"-Dinto={folder}"], cwd=folder)
