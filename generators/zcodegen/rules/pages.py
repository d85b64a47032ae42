"""The versions of documents as the rules see them: resolved, in order, withdrawn ones left out.

Only claims of return codes count: events and states on a page are not entries of a catalog. Rows below headings that the
manifest ignores are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version, sort_versions, withdrawn
from zcodegen.catalog.headings import without_ignored
from zcodegen.catalog.model import Document
from zcodegen.catalog.resolve import ResolvedClaim, index_catalog, resolve_claims
from zcodegen.diagnostics import Location, Related
from zcodegen.rules.rule import RuleContext


class Page(Struct, frozen=True, dict=True):
    """One version of a declared document in one locale, with its claims resolved."""

    version: Version
    document: Document
    claims: tuple[ResolvedClaim, ...]

    @cached_property
    def by_claim(self) -> dict[int, ResolvedClaim]:
        """The rows by the identity of their claims."""
        return {id(resolved.claim): resolved for resolved in self.claims}

    def at(self) -> Location:
        """Return the location of the claims file as a whole."""
        return Location(self.version.file.path, 1, 1)

    @property
    def name(self) -> str:
        """How findings call the page: `zego.asr.return-codes 2025-07-25 (zh-CN)`."""
        return f"{self.version.document} {self.version.version} ({self.version.locale})"


def newest_pages(context: RuleContext) -> tuple[Page, ...]:
    """Return the newest version of each document and locale, sorted by document and locale."""
    return tuple(history[-1] for history in context.cached(histories))


def histories(context: RuleContext) -> tuple[tuple[Page, ...], ...]:
    """Return all versions of each document and locale, oldest first, sorted by document and locale."""
    index = index_catalog(context.catalog)
    found: list[tuple[Page, ...]] = []
    for document in context.catalog.manifest.documents.values():
        own = [
            without_ignored(version, document)
            for version in context.versions
            if version.document == document.id and not withdrawn(version, document)
        ]
        for locale in sorted({version.locale for version in own}):
            versions = sort_versions([version for version in own if version.locale == locale], document)
            found.append(
                tuple(
                    Page(version, document, resolve_claims(version, document, index, _returns(version)))
                    for version in versions
                )
            )
    return tuple(sorted(found, key=lambda history: (history[0].document.id, history[0].version.locale)))


def _returns(version: Version) -> list[Claim]:
    return [claim for claim in version.claims if claim.kind == "return"]


def documents_of(pages: Iterable[Page]) -> dict[str, list[Page]]:
    """Group pages by their document's id."""
    grouped: dict[str, list[Page]] = {}
    for page in pages:
        grouped.setdefault(page.document.id, []).append(page)
    return grouped


def row(resolved: ResolvedClaim) -> str:
    """Return the location of a claim in its page: `return-codes.mdx:24`."""
    return f"{resolved.version.page}:{resolved.claim.line}"


def quote_text(text: str) -> str:
    """Return a text in quotes for a message, cut if it is long; the related locations have it in full."""
    short = text if len(text) <= MAX_QUOTED else f"{text[: MAX_QUOTED - 1].rstrip()}…"
    return f'"{short}"'


def label(claim: Claim) -> str:
    """Return the text that says best which error a row is: its message, else its name, else what it has."""
    return claim.message or claim.name or claim.cause or claim.action or str(claim.code)


def related_row(page: Page, claim: Claim, field: str = "code") -> Related:
    """Return a row of a version as a related location, with the commit that brought the version, if Git knows it."""
    text = label(claim) if field == "code" else getattr(claim, field)
    where = f"{page.version.page}:{claim.line}"
    return Related(
        page.version.at(claim, field),
        f"{page.version.version} ({where}): {claim.code}: {text}{commit_note(page.version)}",
    )


def commit_note(version: Version) -> str:
    """Return which commit brought a version: hash, date and subject, as far as the claims file has them."""
    if version.commit is None:
        return ""
    about = " ".join(filter(None, (version.commit[:12], version.date, version.subject)))
    return f" [commit {about}]"


MAX_QUOTED: Final = 160
"""Characters of a text in a message."""
