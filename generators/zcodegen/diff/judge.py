"""Changes to a verdict: how bad each is, whom it reaches, which step of the version they ask for together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zcodegen.catalog.model import Approval
from zcodegen.diff.change import Change, Value
from zcodegen.diff.table import KINDS, Bump, Level

_PLAIN = re.compile(r"[\w.@/:+-]+", re.ASCII)
_LONGEST = 160
"""Characters of a value in a sentence; reports that show values by themselves show them whole."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with its judgement. An approved one is told with the reason and asks for a patch at most."""

    change: Change
    level: Level
    bump: Bump
    affects: tuple[str, ...]
    says: str
    approval: Approval | None = None

    @property
    def section(self) -> str:
        """The section of a report or changelog that tells it."""
        return KINDS[self.change.kind].section


@dataclass(frozen=True, slots=True)
class Verdict:
    """All changes, judged, in the order of `compare`."""

    changes: tuple[Judged, ...]

    @property
    def bump(self) -> Bump:
        """The step of the version that the changes ask for together."""
        return max((one.bump for one in self.changes), default=Bump.NONE)

    @property
    def worst(self) -> Level | None:
        """The worst level of the changes that are not approved."""
        return max((one.level for one in self.changes if one.approval is None), default=None)

    def count(self, level: Level) -> int:
        """Return how many changes have this level, approved ones left out."""
        return sum(one.level is level and one.approval is None for one in self.changes)


def judge(changes: Iterable[Change], approved: Iterable[Approval] = ()) -> Verdict:
    """Judge changes by the table; those whose fingerprints are `approved` count neither as bad nor for more than a patch."""
    approvals = {fingerprint: one for one in approved for fingerprint in one.changes}
    return Verdict(tuple(_judged(change, approvals.get(change.fingerprint)) for change in changes))


def _judged(change: Change, approval: Approval | None) -> Judged:
    kind = KINDS[change.kind]
    bump = min(kind.bump, Bump.PATCH) if approval else kind.bump
    return Judged(change, kind.level, bump, change.only or kind.affects, sentence(change), approval)


def sentence(change: Change) -> str:
    """Return what happened in one sentence, with the values; a long value is cut with `…`."""
    of_text = change.kind.startswith("text-")
    before, after = _excerpts(change.before, change.after)
    return KINDS[change.kind].says.format(
        name=change.name,
        code=change.code,
        domain=change.domain,
        detail=_cut(change.detail),
        before=shown(before, quoted=of_text),
        after=shown(after, quoted=of_text),
    )


def shown(value: Value, *, quoted: bool = False) -> str:
    """Return a value as a sentence has it: what is more than a word is `quoted` in any case, no value is "nothing"."""
    if value is None or value in {"", ()}:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return _cut(", ".join(value))
    text = str(value)
    return _cut(text) if _PLAIN.fullmatch(text) and not quoted else f'"{_cut(text)}"'


def _excerpts(before: Value, after: Value) -> tuple[Value, Value]:
    """Return two values from a little before where they begin to differ, if one is too long to be shown whole."""
    if not isinstance(before, str) or not isinstance(after, str) or max(len(before), len(after)) <= _LONGEST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    first = next((place for place, (one, other) in pairs if one != other), min(len(before), len(after)))
    start = max(0, first - _LONGEST // 4)
    return (f"…{before[start:]}", f"…{after[start:]}") if start else (before, after)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
