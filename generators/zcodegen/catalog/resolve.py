"""Resolve claims: the domain of a claim's heading, and the entry that has its code there.

A code is looked up among its domain's own entries first, then in the includes, depth first. Every claim of a version is
resolved, in page order, even if it has no domain or no entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.model import Catalog, Code, Document, Domain, Entry, Field


class ResolvedClaim(Struct, frozen=True):
    """A claim, the domain of its heading (None if the manifest names none), and its entry."""

    version: Version
    claim: Claim
    domain: str | None
    entry: Entry | None


def text_of(resolved: ResolvedClaim, field: Field) -> str | None:
    """Return the text of a claim in one field."""
    claim = resolved.claim
    return claim.message if field == "message" else claim.cause if field == "cause" else claim.action


class CodeIndex(Struct, frozen=True):
    """All codes of a catalog by domain and code, with includes resolved."""

    own: Mapping[str, Mapping[Code, Entry]]
    reached: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, Domain]

    def lookup(self, domain: str, code: Code) -> Entry | None:
        """Return the entry that has `code` in `domain`; a page's 104 is "104" in a domain of strings."""
        if domain not in self.domains:
            return None
        for name in (domain, *self.reached[domain]):
            wanted = str(code) if self.domains[name].code_type == "string" else code
            entry = self.own[name].get(wanted)
            if entry:
                return entry
        return None


def index_catalog(catalog: Catalog) -> CodeIndex:
    """Index all codes of a catalog."""
    return CodeIndex(
        own={name: domain.by_code() for name, domain in catalog.reachable.items()},
        reached={name: catalog.included(name) for name in catalog.reachable},
        domains=catalog.reachable,
    )


def resolve_claims(
    version: Version, document: Document, index: CodeIndex, claims: Iterable[Claim] | None = None
) -> tuple[ResolvedClaim, ...]:
    """Resolve claims of one version (all of them by default), in page order."""
    homes: dict[tuple[str, ...], str | None] = {}
    resolved: list[ResolvedClaim] = []
    for claim in version.claims if claims is None else claims:
        if claim.heading not in homes:
            homes[claim.heading] = domain_of_heading(document, claim.heading)
        home = homes[claim.heading]
        resolved.append(ResolvedClaim(version, claim, home, index.lookup(home, claim.code) if home else None))
    return tuple(resolved)
