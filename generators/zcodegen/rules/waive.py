"""Waivers: which findings they cover, and which of them cover nothing.

A waiver covers a finding when its rule is the finding's, what it names is the finding's full name or above it, and the finding's
fingerprint is listed: so it falls as soon as one of the texts that it was written for changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Waiver
from zcodegen.diagnostics import Finding, Location, split_full_name
from zcodegen.naming import nearest
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.table import RULES
from zcodegen.rules.version_changes import Covered, corrected_errata
from zcodegen.source.scalars import write_scalar

PLACEHOLDER: Final = "TODO"
"""How the reason of a waiver begins that an editor has written and its author has not yet given."""


class Waived(Struct, frozen=True):
    """A finding and the waiver that covers it."""

    finding: Finding
    waiver: Waiver


def waive(
    findings: Iterable[Finding], context: RuleContext, ran: Collection[str], today: str
) -> tuple[list[Finding], list[Waived], list[tuple[str, Violation]]]:
    """Split findings into those that remain and those that are waived, and return what is wrong with waivers.

    `ran` are the rules that were run: a waiver of another rule is not called unused. The last of the three are rule
    ids with what was found.
    """
    waivers = context.catalog.waivers()
    valid: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        if not _expired(waiver, today):
            for fingerprint in waiver.covers:
                valid.setdefault((waiver.rule, fingerprint), []).append(waiver)
    remaining: list[Finding] = []
    waived: list[Waived] = []
    for found in findings:
        candidates = valid.get((found.rule, found.fingerprint), ()) if valid and is_waivable(found) else ()
        covering = next((waiver for waiver in candidates if _is_at(found, waiver.at)), None)
        if covering:
            waived.append(Waived(found, covering))
        else:
            remaining.append(found)
    used = {(accepted.waiver.origin, accepted.finding.fingerprint) for accepted in waived}
    reported = {(found.rule, found.logical_location) for found in remaining}
    faults = (_find_fault(waiver, context, used, reported, ran, today) for waiver in waivers)
    return remaining, waived, [fault for fault in faults if fault]


def is_waivable(found: Finding) -> bool:
    """Whether a waiver may accept this finding: it is about something in the catalog, and its severity is not fixed."""
    rule = RULES.get(found.rule)
    return bool(found.logical_location) and rule is not None and not rule.firm and rule.family != "waivers"


def waiver_line(found: Finding) -> str:
    """Return the line to paste under `waivers:`; the reason is left to its author."""
    at = write_scalar(found.logical_location, flow=True)
    covers = write_scalar(f"{found.fingerprint} {found.label}", flow=True)
    return f"- {{rule: {found.rule}, at: {at}, reason: …, covers: [{covers}]}}"


def _is_at(found: Finding, full_name: str) -> bool:
    return (
        full_name == found.document
        or full_name in found.documents
        or f"{found.logical_location}.".startswith(f"{full_name}.")
    )


def _expired(waiver: Waiver, today: str) -> bool:
    return waiver.until is not None and waiver.until < today


def _find_fault(
    waiver: Waiver,
    context: RuleContext,
    used: Collection[Covered],
    reported: Collection[tuple[str, str]],
    ran: Collection[str],
    today: str,
) -> tuple[str, Violation] | None:
    """Return what is wrong with a waiver, with the id of the rule that reports it; None if nothing is."""
    named = f"waiver of {waiver.rule} for {waiver.at}"
    if waiver.rule not in RULES:
        near = nearest(waiver.rule, RULES)
        rule = "unknown-waiver"
        message = f"waiver of {waiver.at} names the rule {waiver.rule!r}, which does not exist"
        advice = f"did you mean {near!r}?" if near else "`zcodegen rules` lists them"
    elif not _exists(waiver.at, context):
        rule = "unknown-waiver"
        message = f"waiver of {waiver.rule} is for {waiver.at!r}, which does not exist"
        advice = "correct `at`, or remove the waiver"
    elif _expired(waiver, today):
        rule = "expired-waiver"
        message = f"{named} expired on {waiver.until}"
        advice = "fix what it accepted, or decide again and set a new date"
    elif waiver.reason.startswith(PLACEHOLDER):
        rule = "unexplained-waiver"
        message = f"{named} has no reason yet: {waiver.reason!r}"
        advice = "write why the finding is accepted"
    elif (idle := _idle(waiver, used)) and waiver.rule in ran and not context.unread:
        if _is_corrected(waiver, idle, reported, context):
            rule = "corrected-erratum"
            names = ", ".join(dict.fromkeys(waiver.labels.get(covered, waiver.at) for covered in idle))
            message = (
                f"erratum of {waiver.rule} for {names} is corrected: the page has the catalog's text now"
            )
            advice = _advice_on_erratum(waiver, idle, context)
        else:
            rule = "unused-waiver"
            message = f"{named} covers {', '.join(_labelled(idle, waiver))}, which no finding has"
            advice = "remove what is not needed; if a text changed, decide again: the report has the new fingerprint"
    else:
        return None
    texts = (waiver.rule, *waiver.covers)
    return rule, Violation(message, _origin(waiver, context), advice, waiver.at, texts)


def _is_corrected(
    waiver: Waiver, idle: Sequence[str], reported: Collection[tuple[str, str]], context: RuleContext
) -> bool:
    """Return whether a step of the pages corrected an erratum, or they have its text and its rule finds nothing there any more."""
    at = f"{waiver.at}."
    corrected = context.cached(corrected_errata) if waiver.erratum else {}
    return all((waiver.origin, covered) in corrected for covered in idle) or (
        waiver.erratum
        and not any(rule == waiver.rule and f"{place}.".startswith(at) for rule, place in reported)
        and any(
            resolved.entry is not None
            and (
                f"{resolved.entry.full_name}.".startswith(at) or at.startswith(f"{resolved.entry.full_name}.")
            )
            for page in context.cached(newest_pages)
            for resolved in page.claims
        )
    )


def _advice_on_erratum(waiver: Waiver, idle: Sequence[str], context: RuleContext) -> str:
    """Return what to do with a corrected erratum: it explains a change to an older version as long as that is compared."""
    corrected = context.cached(corrected_errata)
    steps = (corrected.get((waiver.origin, covered)) for covered in idle)
    made = next((made for made in steps if made), None)
    what = "it" if len(idle) == len(waiver.covers) else f"{', '.join(idle)} from its `covers`"
    if made is None:
        return f"remove {what}"
    return (
        f"remove {what} when {made.old.name} is no longer compared; until then it accepts what changed since"
    )


def _idle(waiver: Waiver, used: Collection[Covered]) -> list[str]:
    """Return the fingerprints of a waiver that no finding has."""
    return [covered for covered in waiver.covers if (waiver.origin, covered) not in used]


def _labelled(covers: Iterable[str], waiver: Waiver) -> list[str]:
    """Return fingerprints with what they are for."""
    return [
        f"{covered} ({waiver.labels[covered]})" if covered in waiver.labels else covered for covered in covers
    ]


def _exists(full_name: str, context: RuleContext) -> bool:
    """Return whether a full name is a document, a domain, an entry, or a text of one; a faulty file is assumed to have it."""
    catalog = context.catalog
    if (
        full_name in catalog.manifest.documents
        or full_name in context.sources.by_domain
        or full_name in catalog.reachable
    ):
        return bool(full_name)
    head, *rest = split_full_name(full_name)
    name, rest = (rest or [""])[0], rest[1:]
    if head not in catalog.reachable:
        return head in context.sources.by_domain
    entry = catalog.reachable[head].entries.get(name)
    return entry is not None and (not rest or rest[0] in {"message", "cause", "action"})


def _origin(waiver: Waiver, context: RuleContext) -> Location:
    domain, *steps = waiver.origin
    return context.sources.at(str(domain), *steps)
