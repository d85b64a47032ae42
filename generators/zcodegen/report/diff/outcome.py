"""What every report of a diff is made of, and the words that all of them use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zcodegen.catalog.model import Code
from zcodegen.catalog.sources import Sources
from zcodegen.diff.documents import Step
from zcodegen.diff.judge import Judged, Verdict
from zcodegen.diff.table import SECTIONS, Level
from zcodegen.diff.versions import is_enough, next_version
from zcodegen.findings import Location

_MOST_CODES = 12


@dataclass(frozen=True, slots=True)
class Named:
    """One side as reports name it: how it was asked for, the catalog's version there, and where its lines are.

    The version is empty where one file is compared by itself.
    """

    name: str
    version: str
    sources: Sources


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a diff."""

    catalog: str
    old: Named
    new: Named
    verdict: Verdict
    steps: tuple[Step, ...] = ()
    colour: bool = False

    @property
    def next_version(self) -> str:
        """The lowest version that the changes allow."""
        return next_version(self.old.version, self.verdict.bump)

    @property
    def is_enough(self) -> bool:
        """Whether the new side's version already is that version, or a later one."""
        return is_enough(self.old.version, self.new.version, self.verdict.bump)

    def sections(self) -> Iterator[tuple[str, list[Judged]]]:
        """Yield the sections that have changes, in order, in each the worst first."""
        for section in SECTIONS:
            listed = [one for one in self.verdict.changes if one.section == section]
            if listed:
                yield section, sorted(listed, key=lambda one: -one.level)

    def summary(self) -> str:
        """Return the first line of a report: how many changes, how bad, and what follows for the version."""
        changes = self.verdict.changes
        if not changes:
            return "no changes" if not self.steps else "no changes of the catalog"
        counts = [
            f"{self.verdict.count(level)} {level}" for level in reversed(Level) if self.verdict.count(level)
        ]
        approved = sum(one.approval is not None for one in changes)
        if approved:
            counts.append(f"{approved} approved")
        number = f"{len(changes)} change{'s' if len(changes) > 1 else ''}"
        return f"{number} ({', '.join(counts)}); {self._advice()}"

    def _advice(self) -> str:
        if not self.verdict.bump:
            return "no package changes"
        if not self.old.version:
            return f"{self.verdict.bump} step"
        have = f", {self.new.version} is enough" if self.is_enough else f", {self.new.version} is not enough"
        step = f"{self.verdict.bump} step: {self.old.version} → {self.next_version}"
        return f"{step}{have if self.new.version != self.old.version else ''}"


def place_of(outcome: Outcome, one: Judged) -> Location | None:
    """Return where a change stands: in the new files, or where it was in the old ones; None where a file is not known."""
    change = one.change
    side, steps = (outcome.new, change.new) if change.new else (outcome.old, change.old)
    if steps is None or steps[0] not in side.sources.by_domain:
        return None
    domain, *rest = steps
    return side.sources.at(domain, *rest, key=len(rest) <= 2)  # noqa: PLR2004 - an entry or less: where its name is


def step_line(step: Step) -> str:
    """Return what happened to a version of a document, with its codes."""
    name = f"{step.document} {step.version} ({step.locale})"
    if step.what == "removed":
        return f"{name} is gone, with {step.codes} codes"
    if step.what == "added" and step.before is None:
        return f"{name} is the first version, with {step.codes} codes"
    parts = [
        f"{len(codes)} {what}: {_codes(codes)}"
        for what, codes in (
            ("added", step.change.added),
            ("removed", step.change.removed),
            ("changed", step.change.changed),
        )
        if codes
    ]
    told = "; ".join(parts) or "the same codes and texts"
    return f"{name} {'has other rows' if step.what == 'replaced' else f'follows {step.before}'}: {told}"


def _codes(codes: tuple[Code, ...]) -> str:
    rest = f" and {len(codes) - _MOST_CODES} more" if len(codes) > _MOST_CODES else ""
    return f"{', '.join(map(str, codes[:_MOST_CODES]))}{rest}"


def approval_line(one: Judged) -> str:
    """Return the line to paste under `approved:` of the manifest; the reason is left to its author."""
    return f'- {{changes: ["{one.change.fingerprint}"], reason: …}}'


def readable(text: str) -> str:
    """Return a text of a catalog in one line in which nothing is hidden: no line end, no control, no direction mark."""
    return "".join(
        character if character.isprintable() else "⏎" if character == "\n" else f"\\u{ord(character):04x}"
        for character in text
    )
