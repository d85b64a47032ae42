"""What the catalog lacks of a version's claims: new entries with a name and a place, texts for entries that are there.

Nothing that is written is changed or removed: a text that differs is a finding, for the catalog is the decision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.history import most_alike
from zcodegen.catalog.model import FIELDS, Catalog, Code, Document, Domain, Entry, Field, Text
from zcodegen.findings import Finding, Level, Location
from zcodegen.reconcile.glossary import Glossary
from zcodegen.reconcile.guess import guess_retryable, guess_status
from zcodegen.reconcile.names import Wording, common_prefix, propose_name
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


@dataclass(frozen=True, slots=True)
class Context:
    """What a proposal is made from: the catalog, the document, the newest claims in all its locales, the glossary."""

    catalog: Catalog
    document: Document
    newest: Mapping[str, Version]
    glossary: Glossary
    page: str
    """The page as the user named it, for findings."""


def propose(version: Version, context: Context) -> Proposal:
    """Hold a version against the catalog; return what to add and what to tell."""
    proposal = Proposal()
    prefix = common_prefix(claim.name for claim in version.claims if claim.name)
    by_domain: dict[str, list[Claim]] = {}
    for claim in version.claims:
        domain = domain_of_heading(context.document, claim.heading)
        if domain is None:
            proposal.findings.append(_unmapped(claim, version, context))
        elif claim.kind == "return":
            by_domain.setdefault(domain, []).append(claim)
    for name, claims in by_domain.items():
        owner = context.catalog.domains.get(name) or _new_domain(name, claims, version)
        known = _known_codes(claims, owner, proposal, context)
        _propose_texts(known, owner, version, context, proposal)
        _propose_entries(known, owner, version, context, prefix, proposal)
    proposal.findings = list(dict.fromkeys(proposal.findings))
    return proposal


def _new_domain(name: str, claims: list[Claim], version: Version) -> Domain:
    """Return the empty domain that a heading asks for; it is called as the page calls it."""
    words = any(isinstance(claim.code, str) and not is_range(claim.code) for claim in claims)
    headings = [*claims[0].heading] or [version.title or name]
    return Domain(name, {version.locale: headings[-1]}, "string" if words else "integer", {})


def _known_codes(
    claims: list[Claim], domain: Domain, proposal: Proposal, context: Context
) -> dict[Code, list[Claim]]:
    """Return the claims by code, in page order; a range or a code of another type is told instead."""
    found: dict[Code, list[Claim]] = {}
    for claim in claims:
        code = str(claim.code) if domain.code_type == "string" else claim.code
        if is_range(claim.code):
            advice = "Add the entries of its codes by hand, if the service answers with them."
            message = f"{claim.code} is a range: it makes no entry"
            proposal.findings.append(_told("code-range", Level.NOTE, message, claim, context, advice))
        elif isinstance(code, str) and domain.code_type == "integer":
            advice = f"Map the heading to another domain, or say `code_type: string` in {domain.name}."
            message = f"code {code!r} is no integer, as the codes of {domain.name} are"
            proposal.findings.append(_told("code-type", Level.WARNING, message, claim, context, advice))
        else:
            found.setdefault(code, []).append(claim)
    return found


def _propose_texts(
    known: dict[Code, list[Claim]], domain: Domain, version: Version, context: Context, proposal: Proposal
) -> None:
    """Add texts that an entry lacks in the version's locale; tell those that differ."""
    added = {(one.entry.place, one.field) for one in proposal.texts}
    for code, claims in known.items():
        entry = context.catalog.lookup(domain.name, code)
        if entry is None:
            continue
        present = "\n".join(
            texts[version.locale].value for texts in _all_texts(entry) if version.locale in texts
        )
        claim = most_alike(claims, present)
        for of in FIELDS:
            said, have = getattr(claim, of), entry.texts(of).get(version.locale)
            if said is None or (entry.place, of) in added:
                continue
            if have is None:
                proposal.texts.append(NewText(entry, of, version.locale, said))
                added.add((entry.place, of))
            elif difference := compare_texts(have.value, said, locale=version.locale):
                subject = f"{entry.place}.{of}.{version.locale}"
                ours = ", which is our translation" if have.translated else ""
                message = f'{subject} is "{have.value}"{ours}, the page says "{said}"'
                advice = (
                    "The catalog is left as it is: change it by hand, or waive what `zcodegen check` says."
                )
                rule = f"text-{difference.kind.value}"
                proposal.findings.append(_told(rule, Level.WARNING, message, claim, context, advice))


def _propose_entries(
    known: dict[Code, list[Claim]],
    domain: Domain,
    version: Version,
    context: Context,
    prefix: tuple[str, ...],
    proposal: Proposal,
) -> None:
    """Add an entry for each code that the domain and its includes lack."""
    order = [(entry.name, entry.code) for entry in domain.entries.values()]
    taken = {name for entry in domain.entries.values() for name in (entry.name, *entry.aliases)}
    page = list(known)
    made: dict[tuple[int, str | None], NewEntry] = {}
    for code, (claim, *_) in known.items():
        if context.catalog.lookup(domain.name, code):
            continue
        message = claim.message or claim.name
        if message is None:
            advice = "Add the entry by hand."
            told = f"{code} has no message: it makes no entry"
            proposal.findings.append(_told("code-message", Level.WARNING, told, claim, context, advice))
            continue
        name = propose_name(_wording(code, claim, domain, version, context), prefix, context.glossary, taken)
        after = _place(code, order, page)
        new = NewEntry(_entry(domain.name, name, code, claim, message, version.locale), after)
        taken.add(name)
        order.insert([None, *(one for one, _ in order)].index(after), (name, code))
        first = made.setdefault((claim.line, claim.page), new)
        if first is not new:  # one cell, several codes: one error with several numbers (docs/naming.md)
            index = proposal.entries.index(first)
            first = replace(first, entry=replace(first.entry, same_as=(*first.entry.same_as, name)))
            proposal.entries[index] = made[claim.line, claim.page] = first
        proposal.entries.append(new)
    if proposal.entries and domain.name not in context.catalog.domains:
        proposal.domains[domain.name] = domain


def _entry(domain: str, name: str, code: Code, claim: Claim, message: str, locale: str) -> Entry:
    def texts(text: str | None) -> dict[str, Text]:
        return {locale: Text(text)} if text else {}

    return Entry(
        domain=domain,
        name=name,
        code=code,
        status="OK" if code == 0 and name == "OK" else guess_status(name),
        retryable=guess_retryable((claim.message, claim.action)),
        message=texts(message),
        cause=texts(claim.cause),
        action=texts(claim.action),
        proposed=True,
    )


def _wording(code: Code, claim: Claim, domain: Domain, version: Version, context: Context) -> Wording:
    """Gather what this version and the document's other locales say of a code that needs a name."""
    said = {
        locale: one.message
        for locale, other in context.newest.items()
        for one in other.claims
        if one.code == claim.code and domain_of_heading(context.document, one.heading) == domain.name
    }
    said[version.locale] = claim.message
    english = next((text for locale, text in sorted(said.items()) if locale.partition("-")[0] == "en"), None)
    return Wording(code, claim.name, english, said.get(context.catalog.manifest.source_locale))


def _place(code: Code, order: list[tuple[str, Code]], page: list[Code]) -> str | None:
    """Return the entry behind which a code belongs: by code where the entries are sorted so, else by the page."""
    numbers = [number for _, number in order if isinstance(number, int)]
    if isinstance(code, int) and len(numbers) == len(order) and numbers == sorted(numbers):
        return next(
            (name for name, number in reversed(order) if isinstance(number, int) and number < code), None
        )
    names = {known: name for name, known in order}
    index = page.index(code)
    if before := next((names[one] for one in reversed(page[:index]) if one in names), None):
        return before
    follower = next((names[one] for one in page[index:] if one in names), None)
    positions = [None, *(name for name, _ in order)]
    return positions[positions.index(follower) - 1] if follower else positions[-1]


def _unmapped(claim: Claim, version: Version, context: Context) -> Finding:
    """Tell the heading that belongs to no domain, with the lines that would map it."""
    heading = claim.heading[-1] if claim.heading else None
    vendor = context.document.id.rpartition(".")[0] or context.document.id
    lines = ["documents:", f"  {context.document.id}:"]
    if heading is None:
        lines.append(f"    domain: {vendor}")
        message = f"the rows of {version.document} before any heading belong to no domain"
    else:
        lines += [
            "    headings:",
            f"      - {{heading: {write_string(heading, flow=True)}, domain: {vendor}}}",
        ]
        message = f"the heading {heading!r} of {version.document} belongs to no domain"
    advice = "Add to catalog.yaml, with the domain that is meant, and import again:\n" + "\n".join(lines)
    first = next(one for one in version.claims if one.heading == claim.heading)
    return _told("heading-domain", Level.ERROR, message, first, context, advice)


def _told(rule: str, level: Level, message: str, claim: Claim, context: Context, advice: str) -> Finding:
    return Finding(rule, level, message, Location(claim.page or context.page, claim.line), advice=advice)


def _all_texts(entry: Entry) -> Iterator[Mapping[str, Text]]:
    return (entry.texts(field) for field in FIELDS)
