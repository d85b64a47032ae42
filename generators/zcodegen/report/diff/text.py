"""A diff for people: a summary, then section by section what changed, where, whom it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.diff.judge import excerpts
from zcodegen.diff.table import Level
from zcodegen.report.diff.outcome import Outcome, Told, approval_line, as_told, place_of, step_line
from zcodegen.texts.hidden import visible_line

_INDENT: Final = " " * 12
_MARKS: Final = ("31", "32")
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
        for told in as_told(changes):
            yield from _told(told, outcome)
    if outcome.steps:
        yield ""
        yield _painted("Documents", "1", outcome)
        yield from (f"  {visible_line(step_line(step))}" for step in outcome.steps)


def _told(told: Told, outcome: Outcome) -> Iterator[str]:
    one = told.first
    level = "approved" if one.approval else str(one.level)
    yield f"  {_painted(f'{level:<9}', _COLOURS[one.level], outcome)} {visible_line(told.head)}"
    if told.of_text:
        yield from _texts(told, outcome)
    at = place_of(outcome, one)
    where = f"{told.place}  {at}" if at else told.place
    affects = f"; reaches {', '.join(one.affects)}" if one.affects else ""
    yield f"{_INDENT}{where}{affects}"
    if one.approval:
        yield f"{_INDENT}approved: {visible_line(one.approval.reason)}"
    elif one.level is Level.BREAKING:
        yield f"{_INDENT}approve: {approval_line(one)}"


def _texts(told: Told, outcome: Outcome) -> Iterator[str]:
    """Show texts one above the other, that what differs meets the eye."""
    for locale, one in told.texts():
        if locale:
            yield f"{_INDENT}{locale}"
        for mark, colour, text in zip(
            "-+", _MARKS, excerpts(one.change.before, one.change.after), strict=True
        ):
            if isinstance(text, str):
                yield _painted(f"{_INDENT}  {mark} {visible_line(text)}", colour, outcome)


def _painted(text: str, code: str, outcome: Outcome) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if outcome.colour else text
