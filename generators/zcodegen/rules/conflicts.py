"""Texts of documents compared with the catalog, and with each other if the catalog has none to decide.

The newest version of each document and locale counts. Claims are paired by code; if a page has a code twice, the claim
that is most similar to the catalog's message counts and the other one is another rule's matter. All pages that describe
one text of one entry make one conflict: its texts are grouped, and its kind is the gravest difference among them. Equal
texts are skipped before anything is compared, so that a catalog in order costs one look-up per claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.code_moves import DifferenceName, difference_name
from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import FIELDS, Code, Entry, Field
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.diagnostics import Related
from zcodegen.rules.pages import Page, newest_pages, row
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.cosmetic import normalize_typography
from zcodegen.textcompare.normalize import normalize_strict
from zcodegen.textcompare.similarity import similarity

GRAVITY: Final[tuple[DifferenceName, ...]] = ("cosmetic", "wording", "language", "detail", "fact", "meaning")
MILD: Final = frozenset({"cosmetic", "wording", "detail"})
"""Differences from a domain's authority that are not reported."""
MAX_PAGES_NAMED: Final = 3
"""Documents that a message names for one text."""
MAX_QUOTED: Final = 120
"""Characters of a text in a message."""


class TextGroup(Struct, frozen=True):
    """A text that differs from the catalog's, how it differs, and the claims that have it."""

    text: str
    kind: DifferenceName
    is_certain: bool
    claims: tuple[ResolvedClaim, ...]


class Conflict(Struct, frozen=True):
    """What the newest pages have for one text of one entry, or of one code that has no entry.

    `decided` is the text to compare with: the catalog's, or that of the first page; `agreeing` are the claims that have it.
    """

    domain: str
    code: Code
    field: Field
    locale: str
    entry: Entry | None
    decided: str
    agreeing: tuple[ResolvedClaim, ...]
    groups: tuple[TextGroup, ...]

    @property
    def kind(self) -> DifferenceName:
        """The gravest kind of difference."""
        return max((group.kind for group in self.groups), key=GRAVITY.index)


def find_conflicts(context: RuleContext, kind: DifferenceName) -> Iterator[Violation]:
    """Yield the conflicts whose gravest difference is of a kind."""
    for conflict in context.cached(compare_claims):
        if conflict.kind == kind:
            yield _violation(conflict, context)


def chosen_claims(context: RuleContext) -> tuple[tuple[Page, list[ResolvedClaim]], ...]:
    """Return the newest pages, each with those of its claims that have an entry, one for each domain and code."""
    return tuple((page, _choose_claims(page)) for page in context.cached(newest_pages))


def _choose_claims(page: Page) -> list[ResolvedClaim]:
    """Return a page's claims that have an entry; of those of one domain and code the one most similar to the entry."""
    best: dict[tuple[str | None, Code], ResolvedClaim] = {}
    for resolved in page.claims:
        key = (resolved.domain, resolved.claim.code)
        earlier = best.get(key)
        if resolved.entry and (earlier is None or _closeness(resolved) > _closeness(earlier)):
            best[key] = resolved
    return list(best.values())


def _closeness(resolved: ResolvedClaim) -> float:
    message = resolved.entry.message.get(resolved.version.locale) if resolved.entry else None
    return similarity(message.value, resolved.claim.message) if message and resolved.claim.message else 0.0


_Key = tuple[str, Code, Field, str]


def compare_claims(context: RuleContext) -> tuple[Conflict, ...]:
    """Return the conflicts of all entries and of the codes without an entry, in the order of the pages."""
    claims: dict[_Key, list[ResolvedClaim]] = {}
    for page, known in context.cached(chosen_claims):
        unknown = [resolved for resolved in page.claims if resolved.entry is None and resolved.domain]
        for resolved in (*known, *unknown):
            domain = resolved.entry.domain if resolved.entry else str(resolved.domain)
            code = resolved.entry.code if resolved.entry else resolved.claim.code
            for field in FIELDS:
                if text_of(resolved, field) is not None:
                    claims.setdefault((domain, code, field, page.version.locale), []).append(resolved)
    conflicts = (_compare_one(key, found, context) for key, found in claims.items())
    return tuple(conflict for conflict in conflicts if conflict)


def _compare_one(key: _Key, claims: list[ResolvedClaim], context: RuleContext) -> Conflict | None:
    domain, code, field, locale = key
    entry = claims[0].entry
    stored = entry.texts(field).get(locale) if entry else None
    decided = stored.value if stored else text_of(claims[0], field) or ""
    first = claims[0].version.document
    agreeing: list[ResolvedClaim] = []
    differing: dict[str, list[ResolvedClaim]] = {}
    for resolved in claims:
        text = text_of(resolved, field) or ""
        if _has_text(resolved, text, decided, field):
            agreeing.append(resolved)
        elif stored or resolved.version.document != first:
            differing.setdefault(text, []).append(resolved)
    if not differing:
        return None
    shown = readable_text(entry, decided, locale) if entry and stored else decided
    authority = context.catalog.domains[domain].authority if domain in context.catalog.domains else None
    groups: list[TextGroup] = []
    for text, found in differing.items():
        difference = compare_texts(shown, text, locale=locale, field=field)
        kind = difference_name(difference) if difference else "cosmetic"
        follows_other = authority is not None and all(
            conflict.version.document != authority for conflict in found
        )
        if difference is None or kind == "language" or (kind in MILD and follows_other):
            continue  # a text in another language is `text-language`'s matter
        groups.append(TextGroup(text, kind, difference.is_certain, tuple(found)))
    if not groups:
        return None
    return Conflict(domain, code, field, locale, entry, decided, tuple(agreeing), tuple(groups))


def _has_text(resolved: ResolvedClaim, text: str, decided: str, field: Field) -> bool:
    """Return whether a page has the decided text; a page without causes has them below its messages."""
    if text == decided:
        return True
    locale, entry = resolved.version.locale, resolved.entry
    cause = entry.cause.get(locale) if entry and field == "message" and resolved.claim.cause is None else None
    whole = {decided, f"{decided}\n{cause.value}"} if cause else {decided}
    return text in whole or normalize_typography(text, locale) in whole


def _violation(conflict: Conflict, context: RuleContext) -> Violation:
    entry, field, locale = conflict.entry, conflict.field, conflict.locale
    claims = [resolved for group in conflict.groups for resolved in group.claims]
    is_stored = entry is not None and locale in entry.texts(field)
    owner = f" ({entry.name})" if entry else ""
    sources = _count_sources(conflict.agreeing, catalog=is_stored)
    others = "; ".join(f"{_count_sources(group.claims)} {_quote(group.text)}" for group in conflict.groups)
    location = (
        context.sources.entry(entry, field, locale)
        if entry and is_stored
        else claims[0].version.at(claims[0].claim, field)
    )
    documents = tuple(dict.fromkeys(resolved.version.document for resolved in claims))
    full_name = f"{entry.full_name}.{field}.{locale}" if entry else documents[0]
    texts = (
        normalize_strict(group.text) if group.kind != "cosmetic" else group.text for group in conflict.groups
    )
    return Violation(
        message=f"{field} ({locale}) of {context.shown_claim(claims[0])}{owner}: {sources} {_quote(conflict.decided)}; {others}",
        location=location,
        help="take the page's text into the catalog, or waive the finding and give the reason why the catalog differs"
        if is_stored
        else "decide which text is right, and add it to the catalog",
        logical_location=full_name,
        texts=conflict_texts(conflict.code, field, conflict.decided, texts),
        related=tuple(_related(conflict)),
        code=claims[0].claim.code,
        document=documents[0],
        documents=documents,
        is_certain=any(group.is_certain for group in conflict.groups if group.kind == conflict.kind),
    )


def conflict_texts(code: Code, field: Field, decided: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts of a conflict's finding, which its waivers are for; `texts` are those that differ, normalized."""
    return (str(code), field, decided, *sorted(texts))


def _related(conflict: Conflict) -> Iterator[Related]:
    """Yield each text once, at the first page that has it."""
    groups: Mapping[str, tuple[ResolvedClaim, ...]] = {group.text: group.claims for group in conflict.groups}
    if conflict.entry is None or conflict.locale not in conflict.entry.texts(conflict.field):
        groups = {conflict.decided: conflict.agreeing, **groups}
    for text, claims in groups.items():
        first = claims[0]
        more = f" and {len(claims) - 1} more" if len(claims) > 1 else ""
        where = f"{first.version.document} {first.version.version} ({row(first)}){more}"
        yield Related(first.version.at(first.claim, conflict.field), f"{where}: {text}")


def _count_sources(claims: tuple[ResolvedClaim, ...], *, catalog: bool = False) -> str:
    """Return who has a text: `the catalog and 14 documents have`, `zego.rtc.codes has`."""
    documents = list(dict.fromkeys(resolved.version.document for resolved in claims))
    named = ", ".join(documents) if len(documents) <= MAX_PAGES_NAMED else f"{len(documents)} documents"
    parts = [*(["the catalog"] if catalog else []), *([named] if documents else [])]
    is_one = len(parts) == 1 and len(documents) <= 1
    return f"{' and '.join(parts)} {'has' if is_one else 'have'}"


def _quote(text: str) -> str:
    short = text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - 1].rstrip()}…"
    return f'"{short}"'
