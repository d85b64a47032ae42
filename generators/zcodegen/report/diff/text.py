"""A diff for people: a summary, then and the changes by section, with their locations and what they affect."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.diff.change import approval_line
from zcodegen.diff.classify import excerpts
from zcodegen.diff.levels import Criticality
from zcodegen.report.diff.summary import (
    ChangeGroup,
    DiffSummary,
    group_changes,
    location_of,
    reach,
    step_line,
)
from zcodegen.report.event_lines import event_lines
from zcodegen.textcompare.invisible import visible_line

_INDENT: Final = " " * 12
_MARKS: Final = ("31", "32")
_COLOURS: Final = {Criticality.BREAKING: "31", Criticality.DANGEROUS: "33", Criticality.SAFE: "32"}


def render(outcome: DiffSummary) -> str:
    """Return the report."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: DiffSummary) -> Iterator[str]:
    yield f"{outcome.catalog}: {outcome.old.name} → {outcome.new.name}"
    yield outcome.summary()
    for section, changes in outcome.sections():
        yield ""
        yield _painted(section, "1", outcome)
        for group in group_changes(changes):
            yield from _group_lines(group, outcome)
    if outcome.steps:
        yield ""
        yield _painted("Documents", "1", outcome)
        for step in outcome.steps:
            yield f"  {visible_line(step_line(step))}"
            yield from (f"    {visible_line(line)}" for line in event_lines(step))


def _group_lines(group: ChangeGroup, outcome: DiffSummary) -> Iterator[str]:
    classified = group.first
    level = "approved" if classified.approval else str(classified.criticality)
    yield f"  {_painted(f'{level:<9}', _COLOURS[classified.criticality], outcome)} {visible_line(group.head)}"
    if group.of_text:
        yield from _texts(group, outcome)
    yield from (f"{_INDENT}  {visible_line(line)}" for line in classified.change.contents)
    at = location_of(outcome, classified)
    where = f"{group.full_name}  {at}" if at else group.full_name
    affects = f"; reaches {reach(classified)}" if classified.affects else ""
    yield f"{_INDENT}{where}{affects}"
    if classified.approval:
        yield f"{_INDENT}approved: {visible_line(classified.approval.reason)}"
    elif classified.criticality is Criticality.BREAKING and not outcome.is_of_one_file:
        yield f"{_INDENT}approve: {approval_line([classified.change])}"


def _texts(group: ChangeGroup, outcome: DiffSummary) -> Iterator[str]:
    """Show texts one above the other, that what differs meets the eye."""
    for locale, grouped in group.texts():
        if locale:
            yield f"{_INDENT}{locale}"
        for mark, colour, text in zip(
            "-+", _MARKS, excerpts(grouped.change.before, grouped.change.after), strict=True
        ):
            if isinstance(text, str):
                yield _painted(f"{_INDENT}  {mark} {visible_line(text)}", colour, outcome)


def _painted(text: str, code: str, outcome: DiffSummary) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if outcome.colour else text
