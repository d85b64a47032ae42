"""Texts and names that left one code and are now under another: renumbered, exchanged and shifted rows of a page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.claims import Claim
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifference
from zcodegen.textcompare.normalize import normalize_strict
from zcodegen.textcompare.similarity import similarity

DifferenceName: TypeAlias = Literal["cosmetic", "wording", "language", "detail", "fact", "meaning"]

MOVE_SIMILARITY: Final = 0.9
"""How similar two texts must be to be one text that moved."""
SHIFT_SIMILARITY: Final = 0.5
"""The same for a row whose neighbours on the page moved by the same number."""
MAX_COMPARISONS: Final = 60_000
"""Pairs of texts that are compared for a move in one step; above, only equal texts are found."""


class CodeMove(Struct, frozen=True):
    """A text or name that was under the code of `old` and is now under that of `new`."""

    old: Claim
    new: Claim
    by: Literal["name", "text"]


def find_moves(
    sources: Sequence[Claim],
    targets: Sequence[Claim],
    kept: Sequence[Claim],
    gone: Sequence[Claim],
    locale: str,
    *,
    before: Sequence[Claim] = (),
    after: Sequence[Claim] = (),
) -> list[CodeMove]:
    """Return the moves from `sources` and `gone` to `targets`, in the order of the newer page.

    `sources` are rows that the older page has and the newer one has not, or has with another error; `targets` the same
    the other way round; `kept` are the rows that stayed; `gone` are rows that still older pages had.
    `before` and `after` are all rows of the pages: a text that many codes have moved if its neighbours did.
    """
    search = _MoveSearch(sources, targets, kept, locale)
    search.match_names()
    search.match_texts()
    search.match_cells()
    search.match_similar_texts()
    search.match_shifted()
    search.match_neighbours(before, after)
    if gone:
        late = _MoveSearch(gone, search.open_targets(), kept, locale)
        late.match_names()
        late.match_texts()
        search.moves += late.moves
    rank = {id(claim): number for number, claim in enumerate(targets)}
    return sorted(search.moves, key=lambda move: (move.new.line, rank[id(move.new)]))


def compare_claim_texts(old: str, new: str, locale: str) -> DifferenceName | None:
    """Return the kind of difference between two messages of one locale; None if they are equal."""
    difference = compare_texts(old, new, locale=locale)
    return None if difference is None else difference_name(difference)


def difference_name(difference: TextDifference) -> DifferenceName:
    """Return the name of a difference's kind."""
    name: DifferenceName = difference.kind.value
    return name


class _MoveSearch:
    """The rows that may have moved, and the moves that were found among them."""

    def __init__(
        self, sources: Sequence[Claim], targets: Sequence[Claim], kept: Sequence[Claim], locale: str
    ) -> None:
        self._sources = {id(claim): claim for claim in sources}
        self._targets = {id(claim): claim for claim in targets}
        self._kept_texts = Counter(normalize_strict(claim.message) for claim in kept if claim.message)
        self._kept_cells = {longest_cell(claim.message) for claim in kept}
        self._kept_names = {claim.name for claim in kept if claim.name}
        self._locale = locale
        self.moves: list[CodeMove] = []

    def open_targets(self) -> list[Claim]:
        """Return the rows to which nothing moved."""
        return list(self._targets.values())

    def match_names(self) -> None:
        """Find the names that left one code and are under another; a name that is on a page twice is not unique."""
        sources = _grouped(self._sources.values(), lambda claim: claim.name)
        targets = _grouped(self._targets.values(), lambda claim: claim.name)
        for name, claims in sources.items():
            others = targets.get(name, [])
            if len(claims) == len(others) == 1 and name not in self._kept_names:
                self._add(claims[0], others[0], "name")

    def match_texts(self) -> None:
        """Find equal messages. One that is on the page more often counts where all its rows moved by one number."""
        sources = _grouped(self._sources.values(), _message_key)
        targets = _grouped(self._targets.values(), _message_key)
        repeated: list[tuple[list[Claim], list[Claim]]] = []
        for key, claims in sources.items():
            others = targets.get(key, [])
            if len(claims) == len(others) == 1 and not self._kept_texts[key]:
                self._add(claims[0], others[0], "text")
            elif others:
                repeated.append((claims, others))
        offsets = self._offsets()
        for claims, others in repeated:
            by_code = {claim.code: claim for claim in others}
            shifts = offsets or _common_offsets(claims, others)
            for claim in claims:
                for offset in shifts:
                    target = by_code.get(claim.code + offset) if isinstance(claim.code, int) else None
                    if target is not None and id(target) in self._targets and id(claim) in self._sources:
                        self._add(claim, target, "text")

    def match_cells(self) -> None:
        """Find messages of several cells, such as a former name and a sentence, whose longest cell is the same."""
        sources = _grouped(self._sources.values(), lambda claim: longest_cell(claim.message))
        targets = _grouped(self._targets.values(), lambda claim: longest_cell(claim.message))
        for cell, claims in sources.items():
            others = targets.get(cell, [])
            if len(claims) == len(others) == 1 and cell not in self._kept_cells:
                self._add(claims[0], others[0], "text")

    def match_similar_texts(self) -> None:
        """Find messages that were reworded a little while they moved; one whose facts changed is another error."""
        sources = [claim for claim in self._sources.values() if self._is_unique(claim)]
        targets = [claim for claim in self._targets.values() if claim.message]
        if len(sources) * len(targets) > MAX_COMPARISONS:
            return
        ranked = sorted(
            (
                (score, -i, -j)
                for i, source in enumerate(sources)
                for j, target in enumerate(targets)
                if (score := similarity(source.message or "", target.message or "")) >= MOVE_SIMILARITY
            ),
            reverse=True,
        )
        for _, i, j in ranked:
            source, target = sources[-i], targets[-j]
            if (
                id(source) in self._sources
                and id(target) in self._targets
                and self._is_same_error(source, target)
            ):
                self._add(source, target, "text")

    def match_shifted(self) -> None:
        """Find the rows between rows that all moved by one number, if their texts are similar enough."""
        offsets = self._offsets()
        by_code = {claim.code: claim for claim in self._targets.values()}
        for claim in list(self._sources.values()):
            for offset in offsets:
                target = by_code.get(claim.code + offset) if isinstance(claim.code, int) else None
                if target is None or id(target) not in self._targets or id(claim) not in self._sources:
                    continue
                if similarity(claim.message or "", target.message or "") >= SHIFT_SIMILARITY:
                    self._add(claim, target, "text")

    def match_neighbours(self, before: Sequence[Claim], after: Sequence[Claim]) -> None:
        """Find the rows next to rows that moved, on both pages, if their messages are equal or similar enough."""
        indexes = {id(claim): index for index, claim in enumerate(before)}
        targets = {id(claim): index for index, claim in enumerate(after)}
        pending = list(self.moves)
        while pending:
            move = pending.pop()
            for step in (1, -1):
                old, new = indexes.get(id(move.old), -2) + step, targets.get(id(move.new), -2) + step
                if not (0 <= old < len(before) and 0 <= new < len(after)):
                    continue
                source, target = before[old], after[new]
                is_open = id(source) in self._sources and id(target) in self._targets
                if is_open and source.code != target.code and _is_one_text(source, target):
                    self._add(source, target, "text")
                    pending.append(self.moves[-1])

    def _offsets(self) -> list[int]:
        """Return the numbers by which at least two codes moved, the most frequent first."""
        found = Counter(
            move.new.code - move.old.code
            for move in self.moves
            if isinstance(move.new.code, int) and isinstance(move.old.code, int)
        )
        return [offset for offset, count in found.most_common() if count > 1]

    def _is_unique(self, claim: Claim) -> bool:
        """Return whether no other code kept the message of a row."""
        key = _message_key(claim)
        return key is not None and not self._kept_texts[key]

    def _is_same_error(self, source: Claim, target: Claim) -> bool:
        kind = compare_claim_texts(source.message or "", target.message or "", self._locale)
        return kind in {None, "cosmetic", "wording"}

    def _add(self, source: Claim, target: Claim, by: Literal["name", "text"]) -> None:
        if source.code == target.code:
            return
        self.moves.append(CodeMove(source, target, by))
        del self._sources[id(source)], self._targets[id(target)]


def _is_one_text(source: Claim, target: Claim) -> bool:
    return (
        bool(source.message and target.message)
        and similarity(source.message or "", target.message or "") >= MOVE_SIMILARITY
    )


def _message_key(claim: Claim) -> str | None:
    return normalize_strict(claim.message) if claim.message else None


def longest_cell(message: str | None) -> str | None:
    """Return the longest of the cells that are a row's message together; one with a name only says less."""
    lines = (message or "").splitlines()
    return (
        normalize_strict(max(lines, key=lambda line: (" " in line or not line.isascii(), len(line))))
        if lines
        else None
    )


def _common_offsets(claims: Sequence[Claim], others: Sequence[Claim]) -> list[int]:
    """Return the one number by which all these rows moved; nothing if there is none."""
    if len(claims) != len(others) or len(claims) == 1:
        return []
    numbers = [
        sorted(claim.code for claim in side if isinstance(claim.code, int)) for side in (claims, others)
    ]
    offsets = {new - old for old, new in zip(*numbers, strict=False)}
    return list(offsets) if len(offsets) == 1 and len(numbers[0]) == len(claims) else []


def _grouped(claims: Iterable[Claim], key_of: Callable[[Claim], str | None]) -> dict[str, list[Claim]]:
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if key := key_of(claim):
            found[key].append(claim)
    return found
