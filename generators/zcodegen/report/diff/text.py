"""A diff for people: a summary, then section by section what changed, where, whom it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.diff.judge import Judged
from zcodegen.diff.table import Level
from zcodegen.report.diff.outcome import Outcome, approval_line, place_of, readable, step_line

_COLOURS: Final = {Level.BREAKING: "31", Level.DANGEROUS: "33", Level.SAFE: "32"}


def render(outcome: Outcome) -> str:
    """Return the report."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"{outcome.catalog}: {outcome.old.name} → {outcome.new.name}"
    yield outcome.summary()
    for section, changes in outcome.sections():
        yield ""
        yield _painted(section, "1", outcome)
        for one in changes:
            yield from _change(one, outcome)
    if outcome.steps:
        yield ""
        yield _painted("Documents", "1", outcome)
        yield from (f"  {readable(step_line(step))}" for step in outcome.steps)


def _change(one: Judged, outcome: Outcome) -> Iterator[str]:
    level = "approved" if one.approval else str(one.level)
    yield f"  {_painted(f'{level:<9}', _COLOURS[one.level], outcome)} {readable(one.says)}"
    at = place_of(outcome, one)
    where = f"{one.change.place}  {at}" if at else one.change.place
    affects = f"; reaches {', '.join(one.affects)}" if one.affects else ""
    yield f"            {where}{affects}"
    if one.approval:
        yield f"            approved: {readable(one.approval.reason)}"
    elif one.level is Level.BREAKING:
        yield f"            approve: {approval_line(one)}"


def _painted(text: str, code: str, outcome: Outcome) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if outcome.colour else text
