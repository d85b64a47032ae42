"""Compare a version's claims with the catalog: what the catalog lacks is proposed, what belongs nowhere is reported.

Nothing that is written is changed or removed: a text that differs is a finding, for the catalog is the decision.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Catalog, Code, Domain, Entry
from zcodegen.diagnostics import Severity
from zcodegen.importer.new_entries import propose_entries
from zcodegen.importer.new_texts import propose_texts
from zcodegen.importer.proposal import Context, Proposal, Section
from zcodegen.importer.requests import is_range
from zcodegen.source.scalars import write_string

_FEW: Final = 4
"""One code of so many can be of another type than the domain's."""


def propose(context: Context) -> Proposal:
    """Return what to add for the context's version, and the findings."""
    proposal = Proposal()
    by_domain = context.by_domain(context.version)
    _report_unassigned(by_domain.pop(None, []), context, proposal)
    for name, claims in by_domain.items():
        returned = [claim for claim in claims if claim.kind == "return"]
        if name is None or not returned or context.catalog.is_foreign(name):
            continue
        new_domain = _new_domain(name, returned, context)
        domain = context.catalog.domains.get(name) or new_domain
        if context.version.locale not in domain.title and all(
            entry.proposed for entry in domain.entries.values()
        ):
            proposal.titles[name] = (context.version.locale, new_domain.title[context.version.locale])
        by_code = _by_code(returned, domain, context, proposal)
        section = Section(domain, by_code, owners_of(domain, context.catalog))
        propose_texts(section, context, proposal)
        propose_entries(section, context, proposal)
    return proposal


def _report_unassigned(claims: list[Claim], context: Context, proposal: Proposal) -> None:
    """Report the headings that belong to no domain, with the very lines that would map them."""
    if not claims:
        return
    headings = list(dict.fromkeys(claim.heading[-1] for claim in claims if claim.heading))
    name = context.document.id
    guess = name.rpartition(".")[0] or name
    rows = ", ".join(
        f"{{heading: {write_string(heading, flow=True)}, domain: {guess}}}" for heading in headings
    )
    what = f"below {', '.join(map(repr, headings))}" if headings else "of the page"
    message = f"{len(claims)} claims {what} belong to no domain, so they make no entry"
    advice = f"import again with --domain, such as `--domain {guess}`"
    if headings:
        advice += f"; if headings have domains of their own, write under `{name}` in catalog.yaml: `headings: [{rows}]`"
    proposal.report("unplaced-claim", Severity.ERROR, message, context.at(claims[0]), advice)


def _new_domain(name: str, claims: list[Claim], context: Context) -> Domain:
    """Return the empty domain that a heading asks for; it is called as the page calls it.

    Its codes are strings if some are: a few words among numbers are slips of the page, which are reported.
    """
    words = sum(isinstance(claim.code, str) and not is_range(claim.code) for claim in claims)
    is_string = words * _FEW > len(claims)
    first, last = min(claim.heading for claim in claims), max(claim.heading for claim in claims)
    shared = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))]
    headings = shared or [context.version.title or name]
    return Domain(name, {context.version.locale: headings[-1]}, "string" if is_string else "integer", {})


def owners_of(domain: Domain, catalog: Catalog) -> dict[Code, Entry]:
    """Return the entries that answer in a domain by code: its own, then those of what it includes."""
    found = dict(domain.by_code())
    for name in catalog.included(domain.name):
        for code, entry in catalog.reachable[name].by_code().items():
            found.setdefault(str(code) if domain.code_type == "string" else code, entry)
    return found


def _by_code(
    claims: list[Claim], domain: Domain, context: Context, proposal: Proposal
) -> dict[Code, list[Claim]]:
    """Return the claims by code, in page order; a range or a code of another type is reported instead."""
    found: dict[Code, list[Claim]] = {}
    for claim in claims:
        code = str(claim.code) if domain.code_type == "string" else claim.code
        if is_range(claim.code):
            advice = "add the entries of its codes by hand, if the service answers with them"
            message = f"{claim.code} is a range: it makes no entry"
            proposal.report("code-span", Severity.NOTE, message, context.at(claim), advice)
        elif isinstance(code, str) and domain.code_type == "integer":
            advice = f"nothing, if it is no code; else map its heading to another domain, or write `code_type: string` in {domain.name}"
            message = f"code {code!r} is not an integer, as the codes of {domain.name} are"
            proposal.report("code-kind", Severity.WARNING, message, context.at(claim), advice)
        else:
            found.setdefault(code, []).append(claim)
    return found
