"""The history of every document and locale, step by step: what the rules of the family `versions` report.

All versions that the manifest does not withdraw count, oldest first. A code is looked at whether or not the catalog has
an entry for it. `versions: {since: …}` in the manifest leaves out the steps to versions before that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.code_moves import CodeMove, compare_claim_texts
from zcodegen.catalog.model import Code, Entry
from zcodegen.catalog.order import version_key
from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.catalog.version_steps import VersionStep, compare_versions, is_other_name, is_telling
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, commit_note, histories, label, newest_pages, quote_text, related_row
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict


class PageStep(Struct, frozen=True):
    """A step between two neighbouring pages, and the rows of older pages that had gone before it.

    `gone` are the rows whose codes had been dropped, `left` these, the rows that had moved to another code, and the rows
    that had lost their message.
    """

    old: Page
    new: Page
    step: VersionStep
    gone: dict[Code, tuple[Page, Claim]]
    left: dict[Code, tuple[Page, Claim]]

    @property
    def document(self) -> str:
        """The document's id."""
        return self.new.document.id

    @property
    def locale(self) -> str:
        """The locale of both pages."""
        return self.new.version.locale


class DroppedRow(Struct, frozen=True):
    """A row of an older page whose code the newest page lacks; `page` had it last, `step` lost it."""

    page: Page
    step: PageStep
    newest: Page
    claim: Claim


class DocumentHistory(Struct, frozen=True):
    """The steps of one document in one locale, and the rows that its newest page lacks."""

    steps: tuple[PageStep, ...]
    dropped: tuple[DroppedRow, ...]


def document_histories(context: RuleContext) -> tuple[DocumentHistory, ...]:
    """Return the history of each document and locale that has two versions or more."""
    return tuple(_history(pages, context) for pages in context.cached(histories) if len(pages) > 1)


def _history(pages: tuple[Page, ...], context: RuleContext) -> DocumentHistory:
    since = pages[0].document.since or context.catalog.manifest.versions_since
    gone: dict[Code, tuple[Page, Claim, PageStep]] = {}
    moved: dict[Code, tuple[Page, Claim]] = {}
    blank: dict[Code, tuple[Page, Claim]] = {}
    steps: list[PageStep] = []
    for old, new in pairwise(pages):
        earlier = {code: (page, claim) for code, (page, claim, _) in gone.items()}
        step = compare_versions(
            old.version,
            new.version,
            new.document,
            (claim for _, claim in earlier.values()),
            kinds=("return",),
        )
        made = PageStep(old, new, step, earlier, blank | moved | earlier)
        listed = {claim.code for claim in new.version.claims}
        gone = {code: row for code, row in gone.items() if code not in listed}
        moved = {code: row for code, row in moved.items() if code not in listed}
        with_message = {claim.code for claim in new.version.claims if claim.message}
        blank = {code: row for code, row in blank.items() if code in listed - with_message}
        blank |= {row.code: (old, row) for row, other in step.pairs if row.message and not other.message}
        for move in step.moves:
            gone.pop(move.old.code, None)
            if move.old.code not in listed:
                moved[move.old.code] = (_page_of(move.old, old, earlier), move.old)
        gone |= {claim.code: (old, claim, made) for claim in step.dropped}
        if since is None or not _is_before(new.version, since):
            steps.append(made)
    counted = set(map(id, steps))
    dropped = (
        DroppedRow(page, step, pages[-1], claim) for page, claim, step in gone.values() if id(step) in counted
    )
    return DocumentHistory(tuple(steps), tuple(dropped))


def _is_before(version: Version, since: str) -> bool:
    """Return whether a version is older than `since`; a date and a number are not compared."""
    mine, wanted = version_key(version.version), version_key(since)
    return mine[0] == wanted[0] and mine < wanted


def entry_of(page: Page, claim: Claim) -> Entry | None:
    """Return the entry that a row of a page belongs to."""
    resolved = resolve_claim(page, claim)
    return resolved.entry if resolved else None


def resolve_claim(page: Page, claim: Claim) -> ResolvedClaim | None:
    """Return a row of a page with its domain and entry."""
    return page.by_claim.get(id(claim))


def is_settled(entry: Entry | None) -> bool:
    """Return whether an entry's life cycle settles a conflict between versions: it is deprecated or retired."""
    return entry is not None and not is_active(entry)


def find_moves(context: RuleContext) -> Iterator[Violation]:
    """Yield what moved to another code: one finding for each step and each number by which codes moved."""
    done: set[tuple[str, ...]] = set()
    for history in context.cached(document_histories):
        for made in reversed(history.steps):
            for moves in group_moves(made.step.moves):
                if all(is_settled(_entry_before(made, move.old)) for move in moves):
                    continue
                found = _move_found(made, moves)
                if found.texts not in done:
                    done.add(found.texts)
                    yield found


def _entry_before(made: PageStep, claim: Claim) -> Entry | None:
    return entry_of(_page_before(made, claim), claim)


def group_moves(moves: tuple[CodeMove, ...]) -> list[tuple[CodeMove, ...]]:
    """Return moves that belong together: a chain of codes that took each other's texts, or rows that moved by one number."""
    groups: list[list[CodeMove]] = []
    by_code: dict[Code, list[CodeMove]] = {}
    for move in moves:
        linked = [group for code in (move.old.code, move.new.code) if (group := by_code.get(code))]
        merged = [*dict.fromkeys(other for group in linked for other in group), move]
        groups = [group for group in groups if all(group is not other for other in linked)] + [merged]
        by_code |= {code: merged for other in merged for code in (other.old.code, other.new.code)}
    by_offset: dict[object, list[CodeMove]] = {}
    for number, group in enumerate(groups):
        offsets = {_offset(move) for move in group}
        key = offsets.pop() if len(offsets) == 1 and None not in offsets else f"group {number}"
        by_offset.setdefault(key, []).extend(group)
    return [tuple(group) for group in by_offset.values()]


def _offset(move: CodeMove) -> int | None:
    old, new = move.old.code, move.new.code
    return new - old if isinstance(old, int) and isinstance(new, int) else None


def _move_found(made: PageStep, moves: tuple[CodeMove, ...]) -> Violation:
    listed = ", ".join(f"{move.old.code} → {move.new.code}" for move in moves[:MAX_LISTED])
    more = f" and {len(moves) - MAX_LISTED} more" if len(moves) > MAX_LISTED else ""
    first = moves[0]
    what = f"the error {quote_text(label(first.old))}" if len(moves) == 1 else f"{len(moves)} errors"
    inputs = [f"{move.old.code}>{move.new.code}:{normalize_strict(label(move.old))}" for move in moves]
    related = [
        related
        for move in moves
        for related in (related_row(_page_before(made, move.old), move.old), related_row(made.new, move.new))
    ]
    return Violation(
        message=f"{what} moved to another code in {made.new.name}: {listed}{more}",
        location=made.new.version.at(first.new, "code"),
        help="retire the entry of the old code with `replaced_by`, or waive the finding with a reason",
        logical_location=made.document,
        texts=(made.document, made.locale, *sorted(inputs)),
        related=tuple(related),
        code=first.old.code,
        codes=tuple(dict.fromkeys(code for move in moves for code in (move.old.code, move.new.code))),
        document=made.document,
    )


MAX_LISTED = 8
"""Moves that a message lists; the related locations have them all."""


def _page_before(made: PageStep, claim: Claim) -> Page:
    return _page_of(claim, made.old, made.gone)


def _page_of(claim: Claim, page: Page, gone: Mapping[Code, tuple[Page, Claim]]) -> Page:
    """Return the page that has a row: `page`, or the older one that had it last."""
    return page if id(claim) in page.by_claim else gone[claim.code][0]


def find_returned(context: RuleContext) -> Iterator[Violation]:
    """Yield the codes that were gone from a page, or had no message, and are on it again for another error."""
    for history in context.cached(document_histories):
        for made in history.steps:
            filled = (row for before, row in made.step.pairs if row.message and not before.message)
            targets = [*made.step.added, *(move.new for move in made.step.moves), *filled]
            for claim in targets:
                page, earlier = made.left.get(claim.code, (None, None))
                if page is None or earlier is None or not _is_other_error(earlier, claim, made.locale):
                    continue
                before, after = label(earlier), label(claim)
                yield Violation(
                    message=f"{claim.code} is back in {made.new.name} for another error: {quote_text(before)} became {quote_text(after)}",
                    location=made.new.version.at(claim, "code"),
                    help="have the new error get a code that was never in use, or waive the finding with a reason",
                    logical_location=made.document,
                    texts=(
                        made.document,
                        made.locale,
                        str(claim.code),
                        normalize_strict(before),
                        normalize_strict(after),
                    ),
                    related=(related_row(page, earlier), related_row(made.new, claim)),
                    code=claim.code,
                    document=made.document,
                )


def _is_other_error(old: Claim, new: Claim, locale: str) -> bool:
    if is_telling(old) and old.name == new.name:
        return False
    if old.message and new.message:
        kind = compare_claim_texts(old.message, new.message, locale)
        return kind == "meaning" or (kind is not None and is_other_name(old, new))
    return normalize_strict(label(old)) != normalize_strict(label(new))


def find_dropped(context: RuleContext) -> Iterator[Violation]:
    """Yield the codes of older pages that the newest page lacks, unless another document of the domain lists them."""
    for row in context.cached(dropped_rows):
        entry = entry_of(row.page, row.claim)
        named = f" ({entry.name})" if entry else ""
        yield Violation(
            message=f"{row.claim.code}{named} is no longer in {row.newest.name}; {row.page.version.version} has: "
            f"{quote_text(label(row.claim))}",
            location=context.sources.entry(entry, "code")
            if entry
            else row.page.version.at(row.claim, "code"),
            help="mark the entry `deprecated` or `retired`, or waive the finding if the page is wrong"
            if entry
            else "add an entry that is `retired`, or waive the finding with a reason",
            logical_location=row.newest.document.id,
            texts=(
                row.newest.document.id,
                row.newest.version.locale,
                str(row.claim.code),
                normalize_strict(label(row.claim)),
            ),
            related=(
                related_row(row.page, row.claim),
                Related(
                    row.step.new.at(), f"{row.step.new.name} lacks it{commit_note(row.step.new.version)}"
                ),
            ),
            code=row.claim.code,
            document=row.newest.document.id,
        )


def dropped_rows(context: RuleContext) -> tuple[DroppedRow, ...]:
    """Return the rows of codes that are gone from a document and are not in use elsewhere."""
    gone = [row for history in context.cached(document_histories) for row in history.dropped]
    if not gone:
        return ()
    listed: dict[tuple[str | None, Code], set[str]] = {}
    for page in context.cached(newest_pages):
        for resolved in page.claims:
            listed.setdefault((resolved.domain, resolved.claim.code), set()).add(page.document.id)
            if resolved.entry:
                listed.setdefault((resolved.entry.domain, resolved.entry.code), set()).add(page.document.id)
    return tuple(
        row
        for row in gone
        if not is_settled(entry_of(row.page, row.claim))
        and not {name for listing in _listings_of(row) for name in listed.get(listing, ())}
        - {row.newest.document.id}
    )


def _listings_of(row: DroppedRow) -> Iterator[tuple[str | None, Code]]:
    """Yield domain and code by which another document may list what a row lists."""
    resolved = resolve_claim(row.page, row.claim)
    if resolved:
        yield resolved.domain, resolved.claim.code
        if resolved.entry:
            yield resolved.entry.domain, resolved.entry.code


def dropped_entries(context: RuleContext) -> frozenset[tuple[str, str]]:
    """Return document and full name of the entries that `version-dropped` or `version-moved` reports as gone from a page."""
    found: set[tuple[str, str]] = set()
    for row in context.cached(dropped_rows):
        if entry := entry_of(row.page, row.claim):
            found.add((row.newest.document.id, entry.full_name))
    for history in context.cached(document_histories):
        for made in history.steps:
            for move in made.step.moves:
                if entry := _entry_before(made, move.old):
                    found.add((made.document, entry.full_name))
    return frozenset(found)
