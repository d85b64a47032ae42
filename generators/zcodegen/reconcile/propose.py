"""What the catalog lacks of a version's claims: new entries with a name and a place, texts for entries that are there.

Nothing that is written is changed or removed: a text that differs is a finding, for the catalog is the decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.history import most_alike
from zcodegen.catalog.model import FIELDS, Catalog, Code, Document, Domain, Entry, Field, Text
from zcodegen.findings import Finding, Level, Location
from zcodegen.reconcile.glossary import Glossary
from zcodegen.reconcile.guess import guess_retryable, guess_status
from zcodegen.reconcile.names import Wording, bare_name, common_prefix, propose_name
from zcodegen.reconcile.places import Places
from zcodegen.reconcile.requests import is_range
from zcodegen.source.scalars import write_string
from zcodegen.texts.kinds import compare_texts


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to add, behind the one called `after` (None: before all)."""

    entry: Entry
    after: str | None


@dataclass(frozen=True, slots=True)
class NewText:
    """A text to add to an entry that is there."""

    entry: Entry
    field: Field
    locale: str
    text: str


@dataclass(slots=True)
class Proposal:
    """What to add for one version, in page order, and what to tell; `domains` are those that are new."""

    domains: dict[str, Domain] = field(default_factory=dict)
    entries: list[NewEntry] = field(default_factory=list)
    texts: list[NewText] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def tell(self, rule: str, level: Level, message: str, at: Location, advice: str) -> None:
        """Add a finding."""
        self.findings.append(Finding(rule, level, message, at, advice=advice))


@dataclass(frozen=True, slots=True)
class Context:
    """What a proposal is made from: the catalog, the document, the newest claims in all its locales, the glossary.

    `before` is the version before the one at hand; `page` is the page as the user named it, for findings.
    """

    catalog: Catalog
    document: Document
    newest: Mapping[str, Version]
    before: Version | None
    glossary: Glossary
    page: str

    def at(self, claim: Claim) -> Location:
        """Return the place of a claim's row."""
        return Location(claim.page or self.page, claim.line)

    def by_domain(self, version: Version) -> dict[str | None, list[Claim]]:
        """Return the claims by domain, None for those whose heading belongs to none."""
        found: dict[str | None, list[Claim]] = {}
        for claim in version.claims:
            found.setdefault(domain_of_heading(self.document, claim.heading), []).append(claim)
        return found


def propose(version: Version, context: Context) -> Proposal:
    """Hold a version against the catalog; return what to add and what to tell."""
    proposal = Proposal()
    by_domain = context.by_domain(version)
    _tell_unmapped(by_domain.pop(None, []), context, proposal)
    wordings = _wordings(version, context)
    for name, claims in by_domain.items():
        returned = [claim for claim in claims if claim.kind == "return"]
        if name is None or not returned:
            continue
        domain = context.catalog.domains.get(name) or _new_domain(name, returned, version)
        by_code = _by_code(returned, domain, proposal, context)
        owners = _owners(domain, context.catalog)
        owned = [(owners[code], group) for code, group in by_code.items() if code in owners]
        _propose_texts(owned, version.locale, context, proposal)
        _propose_entries(domain, by_code, owners, wordings, version.locale, context, proposal)
    return proposal


def _tell_unmapped(claims: list[Claim], context: Context, proposal: Proposal) -> None:
    """Tell the headings that belong to no domain, with the very lines that would map them."""
    headings = list(dict.fromkeys(claim.heading[-1] for claim in claims if claim.heading))
    if not claims:
        return
    name = context.document.id
    guess = name.rpartition(".")[0] or name
    lines = ["documents:", f"  {name}:"]
    if len(headings) < len({claim.heading[-1:] for claim in claims}):
        lines.append(f"    domain: {guess}")
    if headings:
        lines.append("    headings:")
        lines += [f"      - {{heading: {write_string(one, flow=True)}, domain: {guess}}}" for one in headings]
    what = f"below {', '.join(map(repr, headings))}" if headings else "of the page"
    message = f"{len(claims)} claims {what} belong to no domain, so they make no entry"
    advice = "Add to catalog.yaml, with the domains that are meant, and import again:\n" + "\n".join(lines)
    proposal.tell("heading-domain", Level.ERROR, message, context.at(claims[0]), advice)


def _new_domain(name: str, claims: list[Claim], version: Version) -> Domain:
    """Return the empty domain that a heading asks for; it is called as the page calls it."""
    words = any(isinstance(claim.code, str) and not is_range(claim.code) for claim in claims)
    headings = [*claims[0].heading] or [version.title or name]
    return Domain(name, {version.locale: headings[-1]}, "string" if words else "integer", {})


def _owners(domain: Domain, catalog: Catalog) -> dict[Code, Entry]:
    """Return the entries that answer in a domain by their code: its own, else those of what it includes."""
    found = dict(domain.by_code())
    for name in catalog.included(domain.name):
        for code, entry in catalog.domains[name].by_code().items():
            found.setdefault(code, entry)
    return found


def _by_code(
    claims: list[Claim], domain: Domain, proposal: Proposal, context: Context
) -> dict[Code, list[Claim]]:
    """Return the claims by code, in page order; a range or a code of another type is told instead."""
    found: dict[Code, list[Claim]] = {}
    for claim in claims:
        code = str(claim.code) if domain.code_type == "string" else claim.code
        if is_range(claim.code):
            advice = "Add the entries of its codes by hand, if the service answers with them."
            message = f"{claim.code} is a range: it makes no entry"
            proposal.tell("code-range", Level.NOTE, message, context.at(claim), advice)
        elif isinstance(code, str) and domain.code_type == "integer":
            advice = f"Map the heading to another domain, or say `code_type: string` in {domain.name}."
            message = f"code {code!r} is no integer, as the codes of {domain.name} are"
            proposal.tell("code-type", Level.WARNING, message, context.at(claim), advice)
        else:
            found.setdefault(code, []).append(claim)
    return found


def _propose_texts(
    owned: list[tuple[Entry, list[Claim]]], locale: str, context: Context, proposal: Proposal
) -> None:
    """Add texts that an entry lacks in a locale; tell those that differ and that the version before did not have."""
    added = {(one.entry.place, one.field) for one in proposal.texts}
    old = context.before.claims if context.before else ()
    told = {(claim.code, of, getattr(claim, of)) for claim in old for of in FIELDS}
    for entry, group in owned:
        present = "\n".join(texts[locale].value for of in FIELDS if locale in (texts := entry.texts(of)))
        claim = most_alike(group, present)
        for of in FIELDS:
            said, have = getattr(claim, of), entry.texts(of).get(locale)
            if said is None or (entry.place, of) in added:
                continue
            if have is None:
                proposal.texts.append(NewText(entry, of, locale, said))
            elif (claim.code, of, said) not in told:
                _tell_difference(f"{entry.place}.{of}.{locale}", have, said, context.at(claim), proposal)


def _tell_difference(place: str, have: Text, said: str, at: Location, proposal: Proposal) -> None:
    difference = compare_texts(have.value, said, locale=place.rpartition(".")[2])
    if difference:
        ours = ", which is our translation" if have.translated else ""
        message = f'{place} is "{have.value}"{ours}; the page says "{said}"'
        advice = "The catalog is left as it is: change it by hand, or waive what `zcodegen check` says."
        proposal.tell(f"text-{difference.kind.value}", Level.WARNING, message, at, advice)


def _propose_entries(
    domain: Domain,
    by_code: Mapping[Code, list[Claim]],
    owners: Mapping[Code, Entry],
    wordings: _Wordings,
    locale: str,
    context: Context,
    proposal: Proposal,
) -> None:
    """Add an entry for each code that the domain and its includes lack."""
    lacking = {code: group[0] for code, group in by_code.items() if code not in owners}
    prefix = common_prefix(claim.name for group in by_code.values() for claim in group if claim.name)
    taken = {bare_name(name) for entry in domain.entries.values() for name in (entry.name, *entry.aliases)}
    places = Places(domain, list(by_code))
    rows: dict[tuple[int, str | None], int] = {}
    for code, claim in lacking.items():
        if claim.message is None and claim.name is None:
            message = f"{code} has no message: it makes no entry"
            proposal.tell("code-message", Level.WARNING, message, context.at(claim), "Add the entry by hand.")
            continue
        said = wordings.get((domain.name, claim.code), {})
        english = next((said[one] for one in sorted(said) if one.partition("-")[0] == "en"), None)
        wording = Wording(code, claim.name, english, said.get(context.catalog.manifest.source_locale))
        name = propose_name(wording, prefix, context.glossary, taken)
        taken.add(bare_name(name))
        entry = _entry(domain.name, name, code, claim, locale)
        proposal.entries.append(NewEntry(entry, places.put(name, code)))
        proposal.domains[domain.name] = domain
        first = rows.setdefault((claim.line, claim.page), len(proposal.entries) - 1)
        _join(first, name, proposal)


def _join(index: int, name: str, proposal: Proposal) -> None:
    """Make an entry a synonym of the first of its row: one cell with several codes is one error (docs/naming.md)."""
    first = proposal.entries[index]
    if first.entry.name != name:
        same_as = (*first.entry.same_as, name)
        proposal.entries[index] = replace(first, entry=replace(first.entry, same_as=same_as))


def _entry(domain: str, name: str, code: Code, claim: Claim, locale: str) -> Entry:
    def texts(text: str | None) -> dict[str, Text]:
        return {locale: Text(text)} if text else {}

    return Entry(
        domain=domain,
        name=name,
        code=code,
        status=guess_status(name, claim.message or ""),
        retryable=guess_retryable((claim.message, claim.action)),
        message=texts(claim.message or claim.name),
        cause=texts(claim.cause),
        action=texts(claim.action),
        proposed=True,
    )


_Wordings: TypeAlias = Mapping[tuple[str | None, Code], Mapping[str, str]]
"""(domain, code) -> locale -> message."""


def _wordings(version: Version, context: Context) -> _Wordings:
    """Return what a version and the document's newest in other locales say of each code."""
    found: dict[tuple[str | None, Code], dict[str, str]] = {}
    for one in (version, *(other for _, other in sorted(context.newest.items()))):
        for domain, claims in context.by_domain(one).items():
            for claim in claims:
                if claim.message:
                    found.setdefault((domain, claim.code), {}).setdefault(one.locale, claim.message)
    return found
