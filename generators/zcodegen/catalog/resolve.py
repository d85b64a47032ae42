"""Where claims belong: which domain a claim speaks of, and which entry answers with its code there.

Promises: a claim's code is looked up among its domain's own entries first, then in its includes, depth first; every
claim of a version is resolved, in page order, also where no domain or no entry is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.model import Catalog, Code, Document, Domain, Entry, Field


class ResolvedClaim(Struct, frozen=True):
    """A claim, the domain that its heading belongs to (None where the manifest names none), and the entry it speaks of."""

    version: Version
    claim: Claim
    domain: str | None
    entry: Entry | None


def text_of(resolved: ResolvedClaim, field: Field) -> str | None:
    """Return what a claim says in one field."""
    claim = resolved.claim
    return claim.message if field == "message" else claim.cause if field == "cause" else claim.action


class CodeIndex(Struct, frozen=True):
    """All codes of a catalog, so that looking one up takes no search: domain -> code -> entry, includes resolved."""

    own: Mapping[str, Mapping[Code, Entry]]
    reached: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, Domain]

    def lookup(self, domain: str, code: Code) -> Entry | None:
        """Return the entry that answers with `code` in `domain`; a page's 104 is "104" in each domain of strings."""
        if domain not in self.domains:
            return None
        for name in (domain, *self.reached[domain]):
            wanted = str(code) if self.domains[name].code_type == "string" else code
            entry = self.own[name].get(wanted)
            if entry:
                return entry
        return None


def index_catalog(catalog: Catalog) -> CodeIndex:
    """Return the index of all codes of `catalog`."""
    return CodeIndex(
        own={name: domain.by_code() for name, domain in catalog.domains.items()},
        reached={name: catalog.included(name) for name in catalog.domains},
        domains=catalog.domains,
    )


def resolve_claims(
    version: Version, document: Document, index: CodeIndex, claims: Iterable[Claim] | None = None
) -> tuple[ResolvedClaim, ...]:
    """Place the claims of one version (all of them by default), in page order."""
    homes: dict[tuple[str, ...], str | None] = {}
    resolved: list[ResolvedClaim] = []
    for claim in version.claims if claims is None else claims:
        if claim.heading not in homes:
            homes[claim.heading] = domain_of_heading(document, claim.heading)
        home = homes[claim.heading]
        resolved.append(ResolvedClaim(version, claim, home, index.lookup(home, claim.code) if home else None))
    return tuple(resolved)
