"""What goes to which stream: answers to stdout; progress, summaries and findings met in passing to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from zcodegen.cli.streams import write_unless_closed

if TYPE_CHECKING:
    from zcodegen.catalog.sources import SourceFile
    from zcodegen.custom.target import CustomTarget
    from zcodegen.diagnostics import Finding
    from zcodegen.targets.table import Target


_MAX_LISTED: Final = 10
"""Lines that `log_list` writes."""


def write_stdout(text: str) -> None:
    """Write what the command was asked for to stdout; a line end is added where there is none.

    A terminal gets <U+202E>, or what it is, for what it would not show; in a pipe a diff stays what `patch` reads.
    """
    write_report(escape_for_terminal(text, sys.stdout))


def write_report(text: str) -> None:
    """Write a report to stdout. It may have colours, and the formatter has made everything visible."""
    write_unless_closed(sys.stdout, text if text.endswith("\n") or not text else f"{text}\n")


def write_json(value: object) -> None:
    """Write what the command was asked for as JSON, for programs."""
    import json

    write_stdout(json.dumps(value, ensure_ascii=False, indent=2))


def log(text: str) -> None:
    """Write a line about the work itself to stderr."""
    _write_stderr(f"{escape_for_terminal(text, sys.stderr)}\n")


def log_list(lines: Sequence[str]) -> None:
    """Write lines about the work to stderr, indented: the first of many, and how many more there are."""
    for line in lines[:_MAX_LISTED]:
        log(f"  {line}")
    if len(lines) > _MAX_LISTED:
        log(f"  and {len(lines) - _MAX_LISTED} more")


def print_findings(findings: Sequence[Finding], files: Mapping[str, SourceFile]) -> None:
    """Write findings met in passing to stderr, with code frames."""
    if not findings:
        return
    from zcodegen.report.text import render_text

    _write_stderr(render_text(findings, files, colour=wants_colour(sys.stderr)))


def _write_stderr(text: str) -> None:
    """Write to stderr after what stdout still holds, so that a file with both is in the order in which a terminal shows them."""
    write_unless_closed(sys.stdout, "", flush=True)
    write_unless_closed(sys.stderr, text)


def wants_colour(stream: object) -> bool:
    """Whether to colour what goes to `stream`: a terminal, and NO_COLOR (no-color.org) not set."""
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def escape_for_terminal(text: str, stream: object) -> str:
    """Return `text` with hidden and control characters made visible if `stream` is a terminal."""
    if not _is_terminal(stream):
        return text
    from zcodegen.textcompare.invisible import visible

    return visible(text)


def _is_terminal(stream: object) -> bool:
    return bool(getattr(stream, "isatty", lambda: False)())


def on_terminal(targets: Sequence[Target | CustomTarget]) -> Iterator[Target | CustomTarget]:
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
