"""Texts that entries lack in a version's locale."""

from __future__ import annotations

from zcodegen.catalog.history import most_alike
from zcodegen.catalog.model import FIELDS, Text
from zcodegen.diagnostics import Location, Severity
from zcodegen.importer.proposal import Context, NewText, Proposal, Section
from zcodegen.textcompare.compare import compare_texts


def propose_texts(section: Section, context: Context, proposal: Proposal) -> None:
    """Add the texts that entries lack; report those that differ, unless the version before had them already."""
    locale = context.version.locale
    added = {(text.entry.full_name, text.field) for text in proposal.texts}
    older = context.before.claims if context.before else ()
    known = {(claim.code, of, getattr(claim, of)) for claim in older for of in FIELDS}
    for code, claims in section.claims.items():
        entry = section.owners.get(code)
        if entry is None:
            continue
        present = "\n".join(texts[locale].value for of in FIELDS if locale in (texts := entry.texts(of)))
        claim = most_alike(claims, present)
        for of in FIELDS:
            said, have = getattr(claim, of), entry.texts(of).get(locale)
            if said is None or (entry.full_name, of) in added:
                continue
            if have is None and context.catalog.is_foreign(entry.domain):
                continue  # its texts are the matter of its own catalog
            if have is None:
                proposal.texts.append(NewText(entry, of, locale, said))
            elif (claim.code, of, said) not in known:
                _report_difference(
                    f"{entry.full_name}.{of}.{locale}", have, said, context.at(claim), proposal
                )


def _report_difference(full_name: str, have: Text, said: str, at: Location, proposal: Proposal) -> None:
    difference = compare_texts(
        have.value, said, locale=full_name.rpartition(".")[2], field=full_name.split(".")[-2]
    )
    if difference:
        marked = ", which is a translation of the team" if have.translated else ""
        message = f'{full_name} is "{have.value}"{marked}; the page says "{said}"'
        advice = "the catalog is left as it is: change it by hand, or waive what `zcodegen check` says"
        proposal.report(f"text-{difference.kind.value}", Severity.WARNING, message, at, advice)
