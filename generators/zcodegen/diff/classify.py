"""Classifies changes: how bad each is, what it affects, and the version step that they require together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from zcodegen.catalog.model import Approval
from zcodegen.diff.change import Change, Value
from zcodegen.diff.levels import SOURCE, Bump, Criticality
from zcodegen.diff.table import KINDS

_PLAIN = re.compile(r"[\w.@/:+-]+", re.ASCII)
_LONGEST = 160
"""Characters of a value in a sentence; reports that show values by themselves show them whole."""
_LONG = 80
"""Characters up to which a changed text is shown whole; of a longer one, what changed is shown with `_AROUND` it."""
_AROUND = 30
_WORD = 12


class ClassifiedChange(Struct, frozen=True):
    """A classified change. An approved one is reported with the reason and requires a patch at most."""

    change: Change
    criticality: Criticality
    bump: Bump
    affects: tuple[str, ...]
    says: str
    approval: Approval | None = None

    @property
    def section(self) -> str:
        """The section of a report or changelog that lists it."""
        return KINDS[self.change.kind].section

    @property
    def levels(self) -> dict[str, Criticality]:
        """How bad the change is in each language that it affects and where that is not `criticality`."""
        levels = {} if self.change.is_draft else KINDS[self.change.kind].levels
        return {language: levels[language] for language in self.affects if language in levels}


class DiffResult(Struct, frozen=True):
    """All changes, judged, in the order of `compare`."""

    changes: tuple[ClassifiedChange, ...]

    @property
    def bump(self) -> Bump:
        """The step of the version that the changes ask for together."""
        return max((change.bump for change in self.changes), default=Bump.NONE)

    @property
    def worst(self) -> Criticality | None:
        """The worst level of the changes that are not approved."""
        return max((change.criticality for change in self.changes if change.approval is None), default=None)

    def count(self, level: Criticality) -> int:
        """Return how many changes have this level, approved ones left out."""
        return sum(change.criticality is level and change.approval is None for change in self.changes)


def classify(
    changes: Iterable[Change], approved: Iterable[Approval] = (), custom: Iterable[str] = ()
) -> DiffResult:
    """Judge changes by the table. `custom` are the custom targets: what reaches source code in any language reaches theirs.

    Those whose fingerprints are `approved` count neither as bad nor for more than a patch; those of drafts are safe and
    ask for a minor step at most.
    """
    approvals = {fingerprint: approval for approval in approved for fingerprint in approval.changes}
    targets = tuple(sorted(custom))
    return DiffResult(
        tuple(_judged(change, approvals.get(change.fingerprint), targets) for change in changes)
    )


def _judged(change: Change, approval: Approval | None, custom: tuple[str, ...]) -> ClassifiedChange:
    kind = KINDS[change.kind]
    limit = Bump.PATCH if approval else Bump.MINOR if change.is_draft else Bump.MAJOR
    level = Criticality.SAFE if change.is_draft else kind.criticality
    reaches_source = not change.only and not set(SOURCE).isdisjoint(kind.affects)
    affected = change.only or (*kind.affects, *(custom if reaches_source else ()))
    return ClassifiedChange(change, level, min(kind.bump, limit), affected, sentence(change), approval)


def sentence(change: Change, says: str = "") -> str:
    """Return what happened in one sentence, with the values; of long values what matters.

    `says` is the sentence with the names of values in braces, by default that of the table.
    """
    of_text = change.kind.startswith("text-")
    before, after = excerpts(change.before, change.after)
    text = (says or KINDS[change.kind].says).format(
        name=change.name,
        code=change.code,
        domain=change.domain,
        detail=_cut(change.detail),
        before=shown(before, quoted=of_text),
        after=shown(after, quoted=of_text),
    )
    return f"{text}{_mark_of_draft(change)}"


def _mark_of_draft(change: Change) -> str:
    """Return why a change is safe that is not so otherwise."""
    return " (a draft)" if change.is_draft and KINDS[change.kind].criticality is not Criticality.SAFE else ""


def headline(change: Change, detail: str, says: str = "") -> str:
    """Return the sentence of a change of a text without the texts; `detail` names the text, or several of one field."""
    head, _, _ = (says or KINDS[change.kind].says).rpartition(": {")
    return f"{head.format(name=change.name, code=change.code, detail=detail)}{_mark_of_draft(change)}"


def texts_of(change: Change) -> str:
    """Return the texts of a change as its sentence ends with them: `"old" → "new"`, or the one that there is."""
    values = zip((change.before, change.after), excerpts(change.before, change.after), strict=True)
    return " → ".join(shown(excerpt, quoted=True) for value, excerpt in values if value is not None)


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


def excerpts(before: Value, after: Value) -> tuple[Value, Value]:
    """Return two values; of long texts what differs, with a few characters before and after it."""
    if not isinstance(before, str) or not isinstance(after, str) or max(len(before), len(after)) <= _LONG:
        return before, after
    head = _alike(before, after)
    tail = min(_alike(before[::-1], after[::-1]), len(before) - head, len(after) - head)
    first, last = max(0, head - _AROUND), len(before) - max(0, tail - _AROUND)
    if first:  # not in the middle of a word, where the language parts words
        first = before.find(" ", first, min(first + _WORD, head)) + 1 or first
    if last < len(before):
        space = before.rfind(" ", max(last - _WORD, len(before) - tail), last)
        last = space if space >= 0 else last
    behind = len(before) - last
    return _excerpt(before, first, behind), _excerpt(after, first, behind)


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))


def _excerpt(text: str, ahead: int, behind: int) -> str:
    return f"{'…' if ahead else ''}{text[ahead : len(text) - behind]}{'…' if behind else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
