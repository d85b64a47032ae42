"""What changed from one version of a document to the next: codes added, dropped and moved, and texts that differ.

A step pairs the rows of two neighbouring versions of one document and locale. Rows are paired by code; of a code that a
page lists more than once, rows of one domain are paired first and the most similar ones before the others. A text that
left one code and is found under another is a move: the codes were renumbered, swapped or shifted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.code_moves import (
    SHIFT_SIMILARITY,
    CodeMove,
    DifferenceName,
    compare_claim_texts,
    difference_name,
    find_moves,
    longest_cell,
)
from zcodegen.catalog.headings import without_ignored
from zcodegen.catalog.model import FIELDS, Code, Document
from zcodegen.catalog.row_pairs import Pairs, pair_rows, spelled_alike
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifference, TextDifferenceKind
from zcodegen.textcompare.exchange import exchanged_words
from zcodegen.textcompare.facts import language
from zcodegen.textcompare.normalize import normalize_strict
from zcodegen.textcompare.similarity import similarity
from zcodegen.textcompare.vocabulary import LANGUAGES

ChangedField: TypeAlias = Literal["message", "cause", "action", "name"]

LAST_LATIN: Final = "\u024f"
"""The last letter of the block Latin Extended-B."""
_MIN_REWRITTEN: Final = 10
_REWRITTEN: Final = 0.5
_PROBABLE: Final = 0.65
_EVIDENT: Final = 0.9
_EVEN: Final = 0.5
_MNEMONIC: Final = re.compile(r"[A-Za-z]{4}")
_GENERAL_NAME: Final = re.compile(r"err(?:or)?|code|status|ret(?:urn)?|result", re.IGNORECASE)
_RANGE: Final = re.compile(r"([-+]?\d{1,19})\s*(?:~|～|-|–|—|‐|‑|\.\.\.?|…|至|到|to)\s*([-+]?\d{1,19})")


class ClaimChange(Struct, frozen=True):
    """One text that differs between two versions; `old` and `new` are the rows it is in."""

    field: ChangedField
    kind: DifferenceName
    old: Claim
    new: Claim
    is_certain: bool = True
    values: tuple[str, str] = ("", "")
    """Of a fact or detail, the values on either side."""

    probability: float = 1.0
    """Of a meaning, how probable it is from the texts alone."""

    @property
    def code(self) -> Code:
        """The code of the row."""
        return self.new.code

    @property
    def texts(self) -> tuple[str, str]:
        """The old and the new text."""
        return getattr(self.old, self.field), getattr(self.new, self.field)


class VersionStep(Struct, frozen=True, dict=True):
    """The differences of two neighbouring versions. `dropped` and `added` hold rows; a row that moved is in neither.

    `lost_rows` are rows of a code that the newer version still lists, fewer times.
    """

    old: Version
    new: Version
    added: tuple[Claim, ...] = ()
    dropped: tuple[Claim, ...] = ()
    changes: tuple[ClaimChange, ...] = ()
    moves: tuple[CodeMove, ...] = ()
    lost_rows: tuple[Claim, ...] = ()
    pairs: tuple[tuple[Claim, Claim], ...] = ()
    """The rows that both versions have, older first; those of a moved text are not among them."""


def compare_versions(
    old: Version, new: Version, document: Document, gone: Iterable[Claim] = (), *, kinds: Iterable[str] = ()
) -> VersionStep:
    """Return the differences of two versions of `document` in one locale.

    `gone` are rows that still older versions had and `old` has not: their texts may be found again under another code.
    `kinds` limits the rows to some kinds, such as return codes; an empty one means all. A code that the newer version
    lists as another kind, or inside a range, is not dropped. Rows below headings that the manifest ignores are left out.
    """
    old, new = without_ignored(old, document), without_ignored(new, document)
    wanted = frozenset(kinds)
    before = [claim for claim in old.claims if not wanted or claim.kind in wanted]
    after = [claim for claim in new.claims if not wanted or claim.kind in wanted]
    rows = pair_rows(before, after, document)
    pairs, lost = rows.pairs, rows.lost
    listed, known = ListedCodes(new.claims), ListedCodes(old.claims)
    dropped = [claim for claim in rows.dropped if claim.code not in listed]
    added = [claim for claim in rows.added if claim.code not in known]
    parts = _unique_parts(before) & _unique_parts(after)
    changes = _without_renamings([change for pair in pairs for change in _changes(*pair, new.locale, parts)])
    if _is_rewritten(changes, len(pairs)):
        changes = [_if_probable(change) for change in changes]
    lost_before = [claim for claim in gone if claim.code not in listed]
    sources, targets, kept = _candidates(pairs, changes, [*dropped, *lost], [*added, *rows.gained])
    moves = find_moves(sources, targets, kept, lost_before, new.locale, before=before, after=after)
    moved_from = {id(move.old) for move in moves}
    moved_to = {id(move.new) for move in moves}
    return VersionStep(
        old=old,
        new=new,
        added=tuple(claim for claim in added if id(claim) not in moved_to),
        dropped=tuple(claim for claim in dropped if id(claim) not in moved_from),
        changes=tuple(
            change
            for change in changes
            if id(change.old) not in moved_from and id(change.new) not in moved_to
        ),
        moves=tuple(moves),
        lost_rows=tuple(claim for claim in lost if id(claim) not in moved_from),
        pairs=tuple(
            (older, other)
            for older, other in pairs
            if id(older) not in moved_from and id(other) not in moved_to
        ),
    )


class ListedCodes:
    """The codes that a page lists, alone or inside a range."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._codes: set[Code] = set()
        self._ranges: list[tuple[int, int]] = []
        for claim in claims:
            self._codes |= {claim.code, spelled_alike(claim.code)}
            span = _RANGE.fullmatch(claim.code.strip()) if isinstance(claim.code, str) else None
            if span:
                self._ranges.append((int(span[1]), int(span[2])))

    def __contains__(self, code: object) -> bool:
        spelled = spelled_alike(code) if isinstance(code, int | str) else code
        if not {code, spelled, str(code)}.isdisjoint(self._codes):
            return True
        return isinstance(code, int) and any(low <= code <= high for low, high in self._ranges)


def _unique_parts(claims: Iterable[Claim]) -> AbstractSet[str]:
    """Return the parts of messages that are in one row of a page only: the cells of a row that are its message together."""
    counts = Counter(part for claim in claims for part in _parts(claim.message))
    return {part for part, count in counts.items() if count == 1}


def _parts(message: str | None) -> set[str]:
    lines = (message or "").splitlines()
    return {normalize_strict(line) for line in lines} if len(lines) > 1 else set()


def _changes(old: Claim, new: Claim, locale: str, parts: AbstractSet[str]) -> Iterator[ClaimChange]:
    """Yield the texts of a row that differ. `parts` are parts of messages that say on both pages which row it is."""
    for field in FIELDS:
        before, after = getattr(old, field), getattr(new, field)
        if before is None or after is None or before == after:
            continue
        difference = compare_texts(before, after, locale=locale, field=field)
        if difference is None:
            continue
        if _is_latin(before) != _is_latin(
            after
        ):  # also where a text is too short to say which language it is in
            yield ClaimChange(field, "language", old, new, is_certain=False)
            continue
        is_certain = field == "message" and _is_certain(difference, old, new, parts, locale)
        probability = difference.probability if difference.is_certain else _EVEN
        values = (difference.left, difference.right)
        kind = difference_name(difference)
        if field == "message" and kind in {"wording", "detail"} and _is_replaced(old, new):
            kind, is_certain = "meaning", True
        yield ClaimChange(field, kind, old, new, is_certain, values, probability)
    if old.name and new.name and old.name != new.name:
        kind = _compare_names(old, new)
        is_certain = kind == "meaning" and is_other_name(old, new, _EVIDENT)
        yield ClaimChange("name", kind, old, new, is_certain)


def _is_certain(
    difference: TextDifference, old: Claim, new: Claim, parts: AbstractSet[str], locale: str
) -> bool:
    """Return whether a row's messages differ in their error or a value, not only probably.

    Two messages of one code in a language without a vocabulary that share few letters are two errors.
    """
    if _is_other_number(difference):
        return difference.is_certain
    if _parts(old.message) & _parts(new.message) & parts:
        return False
    if _keeps_name(old, new):
        return difference.is_certain and _is_evident(difference, new.code)
    is_meaning = difference.kind is TextDifferenceKind.MEANING
    is_known = language(locale) in LANGUAGES
    return difference.is_certain or (is_meaning and (not is_known or is_other_name(old, new)))


def _without_renamings(changes: Sequence[ClaimChange]) -> list[ClaimChange]:
    """Return the changes; words that replace the same words in several different texts are another name.

    "Failed to open the hatch" and "failed to close the hatch" that now have "cover" are two rewordings, not two errors. A page
    to which several texts link under another address has moved.
    """
    texts: dict[tuple[str, str], set[str]] = {}
    exchanges = {id(change): _exchange(change) for change in changes}
    for change in changes:
        if exchange := exchanges[id(change)]:
            texts.setdefault(exchange, set()).add(normalize_strict(change.texts[0]))
    repeated = {exchange for exchange, found in texts.items() if len(found) > 1}
    return [
        replace(change, kind="wording")
        if change.kind in {"meaning", "fact"} and exchanges[id(change)] in repeated
        else change
        for change in changes
    ]


def _is_rewritten(changes: Iterable[ClaimChange], rows: int) -> bool:
    """Return whether most of the messages of a page have other words: the page was rewritten."""
    rewritten = sum(
        change.field == "message" and change.kind not in {"cosmetic", "language"} for change in changes
    )
    return rewritten >= _MIN_REWRITTEN and rewritten > _REWRITTEN * rows


def _if_probable(change: ClaimChange) -> ClaimChange:
    """Return a change of a rewritten page: other words alone do not make another error."""
    is_probable = change.kind != "meaning" or change.probability >= _PROBABLE
    return replace(change, is_certain=change.is_certain and is_probable)


def _exchange(change: ClaimChange) -> tuple[str, str] | None:
    """Return what replaces what in a message that is the same otherwise: words, or the target of a link."""
    if change.kind == "fact" and change.values and len(set(map(normalize_strict, change.texts))) == 1:
        return change.values
    is_message = change.field == "message" and change.kind in {"meaning", "wording"}
    return exchanged_words(*change.texts) if is_message else None


def _is_other_number(difference: TextDifference) -> bool:
    """Return whether both sides state a number: it is another one whatever the row is called."""
    values = (difference.left, difference.right)
    is_fact = difference.kind is TextDifferenceKind.FACT
    return is_fact and all(any(map(str.isdigit, value)) for value in values)


def _is_latin(text: str) -> bool:
    """Return whether no letter of a text is from another script than Latin."""
    return not any(character.isalpha() and character > LAST_LATIN for character in text)


def _keeps_name(old: Claim, new: Claim) -> bool:
    """Return whether a row kept its name, or has a code that is a name: then it is probably the same error."""
    return _is_mnemonic(new.code) or (is_telling(new) and old.name == new.name)


def _is_mnemonic(code: Code) -> bool:
    return isinstance(code, str) and _MNEMONIC.search(code) is not None


def is_telling(claim: Claim) -> bool:
    """Return whether a row has a name that says what the error is: `NU3021` and `ERROR_3021` for 3021 only repeat the code."""
    if not claim.name:
        return False
    rest = claim.name.replace(str(claim.code).strip("-"), "")
    return rest == claim.name or _MNEMONIC.search(_GENERAL_NAME.sub("", rest)) is not None


def _is_evident(difference: TextDifference, code: Code) -> bool:
    """Return whether the texts alone show another error, so that a name which a constant keeps for its callers does not count."""
    is_meaning = difference.kind is TextDifferenceKind.MEANING
    return is_meaning and difference.probability >= _PROBABLE and not _is_mnemonic(code)


def is_other_name(old: Claim, new: Claim, probability: float = 0) -> bool:
    """Return whether two rows have names that say what the error is, and that say another error, at least so probably."""
    if not (is_telling(old) and is_telling(new)):
        return False
    difference = compare_texts(_words(old.name or ""), _words(new.name or ""), locale="en")
    if difference is None or difference.kind is not TextDifferenceKind.MEANING:
        return False
    return difference.is_certain and difference.probability >= probability


def _is_replaced(old: Claim, new: Claim) -> bool:
    """Return whether a code has another name and another message, neither like the one before: it has another error."""
    messages = similarity(old.message or "", new.message or "")
    names = similarity(_words(old.name or ""), _words(new.name or ""))
    return max(messages, names) <= SHIFT_SIMILARITY and is_other_name(old, new, _PROBABLE)


def _compare_names(old: Claim, new: Claim) -> DifferenceName:
    """Return how the names of a row differ. Where both rows have a message, the message decides what the error is."""
    before, after = (_words(claim.name or "") for claim in (old, new))
    if before == after:
        return "cosmetic"
    is_meaning = compare_claim_texts(before, after, "en") == "meaning"
    return "meaning" if is_meaning and not (old.message and new.message) else "wording"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_\W]+", " ", name).strip().lower()


def _candidates(
    pairs: Pairs, changes: Sequence[ClaimChange], dropped: Sequence[Claim], added: Sequence[Claim]
) -> tuple[list[Claim], list[Claim], list[Claim]]:
    """Return the rows that may have moved, those to which something may have moved, and those that stayed.

    Rows whose code came or went may have moved, and rows whose message may be another error now.
    """
    if not changes:
        return list(dropped), list(added), [old for old, _ in pairs]
    before = _texts_and_names(old for old, _ in pairs)
    after = _texts_and_names([*(new for _, new in pairs), *added])
    other_error = {id(change.old) for change in changes if _may_be_other_error(change, before, after)}
    sources = [*dropped, *(old for old, _ in pairs if id(old) in other_error)]
    targets = [*added, *(new for old, new in pairs if id(old) in other_error)]
    kept = [old for old, _ in pairs if id(old) not in other_error]
    return sources, targets, kept


def _may_be_other_error(
    change: ClaimChange, before: AbstractSet[str | None], after: AbstractSet[str | None]
) -> bool:
    """Return whether a row may have another error now: by its texts, or because they are on the page under other codes."""
    old, new = map(longest_cell, change.texts)
    is_elsewhere = old in after or new in before
    if change.field == "name":
        return change.kind == "meaning" or is_elsewhere
    is_other = change.kind in {"meaning", "fact", "detail"} or similarity(*change.texts) < SHIFT_SIMILARITY
    return change.field == "message" and (is_other or (change.kind == "wording" and is_elsewhere))


def _texts_and_names(claims: Iterable[Claim]) -> AbstractSet[str | None]:
    return {longest_cell(text) for claim in claims for text in (claim.message, claim.name) if text}
