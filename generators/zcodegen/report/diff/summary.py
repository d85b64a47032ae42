"""What every report of a diff is made of, and the words that all of them use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Code
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import Location, pluralize
from zcodegen.diff.change import Steps, full_name_of
from zcodegen.diff.classify import ClassifiedChange, DiffResult, headline
from zcodegen.diff.documents import Step
from zcodegen.diff.levels import SECTIONS, Criticality
from zcodegen.diff.versions import is_enough, next_version
from zcodegen.revision.version import parse_version

_MOST_CODES = 12


class Named(Struct, frozen=True):
    """One side as reports name it: how it was asked for, the catalog's version there, and where its lines are.

    The version is empty where one file is compared by itself.
    """

    name: str
    version: str
    sources: Sources
    contents: Catalog | None = None


class ChangeGroup(Struct, frozen=True):
    """One item of a report: a change, or the same change of one text of an entry in several locales."""

    changes: tuple[ClassifiedChange, ...]

    @property
    def first(self) -> ClassifiedChange:
        """The change, or the first of several: level, domain and approval are those of all."""
        return self.changes[0]

    @property
    def of_text(self) -> bool:
        """Whether it is a change of texts, which are shown by themselves."""
        return self.first.change.kind.startswith("text-")

    @property
    def head(self) -> str:
        """The sentence; of texts what happened to them, without the texts."""
        change = self.first.change
        if not self.of_text:
            return self.first.says
        return headline(change, change.detail if len(self.changes) == 1 else self.text_field)

    @property
    def text_field(self) -> str:
        """The field of a text: message, cause, action."""
        return _steps(self.first)[-2]

    @property
    def full_name(self) -> str:
        """The full name; of several that of the text in any locale."""
        steps = _steps(self.first)
        return full_name_of(steps if len(self.changes) == 1 else steps[:-1])

    def texts(self) -> Iterator[tuple[str, ClassifiedChange]]:
        """Yield each locale with its change; the locale is empty where the sentence names it."""
        for change in self.changes:
            yield "" if len(self.changes) == 1 else _steps(change)[-1], change


def group_changes(changes: Iterable[ClassifiedChange]) -> Iterator[ChangeGroup]:
    """Group the changes that are reported together, in their order."""
    for _, alike in groupby(changes, _group_key):
        yield ChangeGroup(tuple(alike))


def _group_key(classified: ClassifiedChange) -> tuple[object, ...]:
    change = classified.change
    if change.kind.startswith("text-"):
        return change.kind, _steps(classified)[:-1], classified.approval
    return (change.fingerprint,)


def _steps(classified: ClassifiedChange) -> Steps:
    return classified.change.new or classified.change.old or ()


class DiffSummary(Struct, frozen=True):
    """The outcome of a diff."""

    catalog: str
    old: Named
    new: Named
    verdict: DiffResult
    steps: tuple[Step, ...] = ()
    colour: bool = False
    limit: int = 60_000
    """Characters of a Markdown report; changes that do not fit are counted. Hosts limit a comment to 65,536."""

    @property
    def next_version(self) -> str:
        """The lowest version that the changes allow; empty if the old side has no version."""
        return (
            str(next_version(parse_version(self.old.version), self.verdict.bump)) if self.old.version else ""
        )

    @property
    def is_enough(self) -> bool:
        """Whether the new side's version already is that version, a pre-release of it, or a later one."""
        if not self.old.version:
            return True
        old, new = parse_version(self.old.version), parse_version(self.new.version)
        return is_enough(old, new, self.verdict.bump)

    def sections(self) -> Iterator[tuple[str, list[ClassifiedChange]]]:
        """Yield the sections that have changes, in order, in each the worst first."""
        for section in SECTIONS:
            listed = [change for change in self.verdict.changes if change.section == section]
            if listed:
                yield section, sorted(listed, key=lambda classified: -classified.criticality)

    @property
    def is_of_one_file(self) -> bool:
        """Whether one file is compared by itself: what follows for the catalog is then not known."""
        return not self.old.version and not self.new.version

    def summary(self) -> str:
        """Return the first line of a report: how many items it lists, how bad, and what follows for the version."""
        listed = [group.first for _, changes in self.sections() for group in group_changes(changes)]
        if not listed:
            return "no changes" if not self.steps else "no changes of the catalog"
        levels = ["approved" if change.approval else str(change.criticality) for change in listed]
        counts = [
            f"{levels.count(level)} {level}"
            for level in (*map(str, reversed(Criticality)), "approved")
            if level in levels
        ]
        advice = "" if self.is_of_one_file else f"; {self._advice()}"
        return f"{pluralize(len(listed), 'change')} ({', '.join(counts)}){advice}"

    def _advice(self) -> str:
        if not self.verdict.bump:
            return "no package changes"
        if not self.old.version:
            return f"{self.verdict.bump} step"
        have = f", {self.new.version} is enough" if self.is_enough else f", {self.new.version} is not enough"
        lower = ", below 1.0.0" if parse_version(self.old.version).major == 0 else ""
        step = f"{self.verdict.bump} step{lower}: {self.old.version} → {self.next_version}"
        return f"{step}{have if self.new.version != self.old.version else ''}"


def location_of(outcome: DiffSummary, classified: ClassifiedChange) -> Location | None:
    """Return the location of a change in the new files, else in the old ones; None if the file is not known."""
    change = classified.change
    side, steps = (outcome.new, change.new) if change.new else (outcome.old, change.old)
    if steps is None or steps[0] not in side.sources.by_domain:
        return None
    domain, *rest = steps
    return side.sources.at(domain, *rest, key=len(rest) <= 2)  # noqa: PLR2004 - an entry or less: where its name is


def step_line(step: Step) -> str:
    """Return what happened to a version of a document, with its codes."""
    name = f"{step.document} {step.version} ({step.locale})"
    if step.what == "removed":
        return f"{name} is gone, with {pluralize(step.codes, 'code')}"
    if step.what == "added" and step.before is None:
        return f"{name} is the first version, with {pluralize(step.codes, 'code')}"
    parts = [
        f"{len(codes)} {what}: {_codes(codes)}"
        for what, codes in (
            ("added", step.change.added),
            ("removed", step.change.removed),
            ("changed", step.change.changed),
        )
        if codes
    ]
    group = "; ".join(parts) or "the same codes and texts"
    return f"{name} {'has other rows' if step.what == 'replaced' else f'follows {step.before}'}: {group}"


def _codes(codes: tuple[Code, ...]) -> str:
    rest = f" and {len(codes) - _MOST_CODES} more" if len(codes) > _MOST_CODES else ""
    return f"{', '.join(map(str, codes[:_MOST_CODES]))}{rest}"


def reach(classified: ClassifiedChange) -> str:
    """Return what a change affects, with the level of each language that has its own: `python (dangerous), go`."""
    levels = classified.levels
    return ", ".join(f"{what} ({levels[what]})" if what in levels else what for what in classified.affects)
