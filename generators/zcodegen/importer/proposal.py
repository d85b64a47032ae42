"""What a version is compared with during an import, and what the comparison proposes."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.headings import domain_of_heading, without_ignored
from zcodegen.catalog.model import Catalog, Code, Document, Domain, Entry, Field
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.importer.glossary_index import GlossaryIndex


class Context(Struct, frozen=True):
    """What a version is compared with.

    `newest` are the document's newest versions by locale, `before` is the one before the version at hand; `page` is
    the page as the user named it, for findings.
    """

    catalog: Catalog
    document: Document
    version: Version
    newest: Mapping[str, Version]
    before: Version | None
    glossary_index: GlossaryIndex
    page: str

    def at(self, claim: Claim) -> Location:
        """Return the location of a claim's row."""
        return Location(claim.page or self.page, claim.line)

    def by_domain(self, version: Version) -> dict[str | None, list[Claim]]:
        """Return a version's claims by domain, None for those whose heading belongs to none; ignored ones are left out."""
        found: dict[str | None, list[Claim]] = {}
        for claim in without_ignored(version, self.document).claims:
            found.setdefault(domain_of_heading(self.document, claim.heading), []).append(claim)
        return found


class Section(Struct, frozen=True):
    """What a version states about one domain: the claims by code, in page order, and the entries that answer there.

    `owners` are the domain's own entries and those of what it includes.
    """

    domain: Domain
    claims: Mapping[Code, list[Claim]]
    owners: Mapping[Code, Entry]


class NewEntry(Struct, frozen=True):
    """An entry to add, behind the one called `after` (None: before all)."""

    entry: Entry
    after: str | None


class NewCode(Struct, frozen=True):
    """Another code for a proposed entry: the page renumbered the error before anybody confirmed it."""

    entry: Entry
    code: Code


class NewText(Struct, frozen=True):
    """A text to add to an entry that is there."""

    entry: Entry
    field: Field
    locale: str
    text: str


class Proposal(Struct):
    """What to add for one version, in page order, and the findings.

    `domains` are those of the new entries; `titles` are, by domain, the locale and text of a title that the domain lacks.
    """

    domains: dict[str, Domain] = field(default_factory=dict)
    titles: dict[str, tuple[str, str]] = field(default_factory=dict)
    entries: list[NewEntry] = field(default_factory=list)
    texts: list[NewText] = field(default_factory=list)
    renumbered: list[NewCode] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(self, rule: str, level: Severity, message: str, at: Location, advice: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(rule, level, message, at, help=advice))
