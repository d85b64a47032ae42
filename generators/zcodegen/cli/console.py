"""What goes to which stream: answers to stdout; progress, summaries and findings met in passing to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zcodegen.catalog.sources import SourceFile
from zcodegen.findings import Finding

if TYPE_CHECKING:
    from zcodegen.own.target import OwnTarget
    from zcodegen.targets.table import Target


def answer(text: str) -> None:
    """Write what the command was asked for to stdout; a line end is added where there is none.

    A terminal gets <U+202E>, or what it is, for what it would not show; in a pipe a diff stays what `patch` reads.
    """
    answer_report(_for_eyes(text, sys.stdout))


def answer_report(text: str) -> None:
    """Write a report, in which nothing is hidden and colours may stand, to stdout."""
    sys.stdout.write(text if text.endswith("\n") or not text else f"{text}\n")


def answer_json(value: object) -> None:
    """Write what the command was asked for as JSON, for programs."""
    answer(json.dumps(value, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """Write a line about the work itself to stderr."""
    sys.stderr.write(f"{_for_eyes(text, sys.stderr)}\n")


def say_findings(findings: Sequence[Finding], files: Mapping[str, SourceFile]) -> None:
    """Write findings met in passing to stderr, with code frames."""
    if not findings:
        return
    from zcodegen.report.text import render_text  # noqa: PLC0415 - 20 ms that a catalog without findings does not pay

    sys.stderr.write(render_text(findings, files, colour=wants_colour(sys.stderr)))


def wants_colour(stream: object) -> bool:
    """Whether to colour what goes to `stream`: a terminal, and NO_COLOR (no-color.org) not set."""
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _for_eyes(text: str, stream: object) -> str:
    if not _is_terminal(stream):
        return text
    from zcodegen.texts.hidden import visible  # noqa: PLC0415 - a pipe has no use for it

    return visible(text)


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())


def on_terminal(targets: Sequence[Target | OwnTarget]) -> Iterator[Target | OwnTarget]:
    """Yield `targets`; on a terminal, show on one line which is being made. In a pipe nothing is written."""
    shown = _is_terminal(sys.stderr)
    try:
        for number, target in enumerate(targets, 1):
            if shown:
                sys.stderr.write(f"\r\x1b[K[{number}/{len(targets)}] {target.id}")
                sys.stderr.flush()
            yield target
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
