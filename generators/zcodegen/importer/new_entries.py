"""Entries for codes that a domain and its includes lack: all of them proposals, which a person confirms."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from msgspec.structs import replace

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Code, Entry, Text
from zcodegen.catalog.status import DEFAULTS, RECOVERIES, Recovery
from zcodegen.diagnostics import Severity
from zcodegen.importer.deprecations import mark_deprecated
from zcodegen.importer.infer import advises_retry, http_statuses, infer_recovery, infer_status
from zcodegen.importer.insertion import InsertionOrder
from zcodegen.importer.names import Wording, bare_name, common_prefix, propose_name
from zcodegen.importer.proposal import Context, NewCode, NewEntry, Proposal, Section
from zcodegen.importer.renumbered import find_renumbered
from zcodegen.readers.tables.failure_words import states_success


def propose_entries(section: Section, context: Context, proposal: Proposal) -> None:
    """Add an entry for each code that has none, in page order; a row with several codes makes synonyms."""
    lacking = {code: claims[0] for code, claims in section.claims.items() if code not in section.owners}
    names = _Names(section, context)
    order = InsertionOrder(section.domain, list(section.claims))
    rows: dict[tuple[int, str | None], int] = {}
    described: dict[str, Claim] = {}
    statuses = http_statuses(section.claims)
    renumbered = find_renumbered(section, lacking.values(), context)
    for code, claim in lacking.items():
        if (earlier := renumbered.get(claim.code)) and earlier.proposed:
            proposal.renumbered.append(NewCode(earlier, code))
            continue
        if earlier:
            message = (
                f"{code} is {earlier.code} ({earlier.name}) under a new number: the entry is not changed"
            )
            help_text = (
                f"if {earlier.code} was never released, write `code: {code}` in {earlier.full_name}; else retire that entry "
                "and add one for the new code with `replaced_by`"
            )
            proposal.report("renumbered-code", Severity.WARNING, message, context.at(claim), help_text)
            continue
        if claim.message is None and claim.cause is None and claim.name is None:
            message = f"{code} has no message: it makes no entry"
            proposal.report(
                "code-message", Severity.WARNING, message, context.at(claim), "add the entry by hand"
            )
            continue
        name = names.propose(code, claim)
        http_status = claim.http_status or statuses.get(code)
        entry = _entry(section.domain.name, name, code, claim, context.version.locale, http_status)
        first = rows.setdefault((claim.line, claim.page), len(proposal.entries))
        proposal.entries.append(NewEntry(entry, order.put(entry.name, code)))
        described[entry.full_name] = claim
        proposal.domains[section.domain.name] = section.domain
        _join(first, entry.name, proposal)
    known = {code: owner.name for code, owner in section.owners.items()}
    known |= {new.entry.code: new.entry.name for new in proposal.entries if new.entry.full_name in described}
    mark_deprecated(proposal.entries, described, context.catalog.manifest.version, known)


class _Names:
    """The names of a domain while new ones are given out."""

    def __init__(self, section: Section, context: Context) -> None:
        own = (claim.name for claims in section.claims.values() for claim in claims if claim.name)
        entries = section.domain.entries.values()
        self._prefix = common_prefix(own, section.domain.name)
        self._taken = {bare_name(name) for entry in entries for name in (entry.name, *entry.aliases)}
        self._said = _said(section.domain.name, context)
        self._source = context.catalog.manifest.source_locale
        self._glossary_index = context.glossary_index
        self._statuses = http_statuses(section.claims)
        self._preferred = context.catalog.manifest.naming

    def propose(self, code: Code, claim: Claim) -> str:
        """Give out a name for the code of a claim."""
        said = self._said.get(claim.code, {})
        english = next(
            (said[locale] for locale in sorted(said) if locale.partition("-")[0] == "en"),
            next(filter(None, (_english_line(said[locale]) for locale in sorted(said))), None),
        )
        if english is None and not str(code).strip("0x") and said and all(map(states_success, said.values())):
            english = "Success"
        messages = [
            said[locale] for locale in sorted(said, key=lambda locale: (locale != self._source, locale))
        ]
        status = self._statuses.get(code)
        phrase = HTTPStatus(status).name if status else None
        wording = Wording(code, claim.name, english, tuple(messages), phrase)
        name = propose_name(wording, self._prefix, self._glossary_index, self._taken, self._preferred)
        self._taken.add(bare_name(name))
        return name


def _english_line(message: str) -> str | None:
    """Return the first line of a message in another language if it is English, as what a service answers often is."""
    line, _, rest = message.partition("\n")
    return line if rest and line.isascii() and " " in line.strip() else None


def _said(domain: str, context: Context) -> Mapping[Code, Mapping[str, str]]:
    """Return the messages of a domain's codes by locale: the version's, and the document's newest in other locales."""
    found: dict[Code, dict[str, str]] = {}
    for version in (context.version, *(page for _, page in sorted(context.newest.items()))):
        for claim in context.by_domain(version).get(domain, ()):
            if claim.message:
                found.setdefault(claim.code, {}).setdefault(version.locale, claim.message)
    return found


def _join(index: int, name: str, proposal: Proposal) -> None:
    """Make an entry a synonym of the first of its row: one cell with several codes is one error (docs/naming.md)."""
    first = proposal.entries[index]
    if first.entry.name != name:
        same_as = (*first.entry.same_as, name)
        proposal.entries[index] = replace(first, entry=replace(first.entry, same_as=same_as))
        synonym = proposal.entries[-1]
        proposal.entries[-1] = replace(synonym, entry=_with_facts_of(synonym.entry, first.entry))


def _with_facts_of(entry: Entry, first: Entry) -> Entry:
    """Return a synonym with what programs act on as the first of its row has it."""
    return replace(
        entry,
        status=first.status,
        declared_http_status=first.declared_http_status,
        declared_recovery=first.declared_recovery,
    )


def _entry(domain: str, name: str, code: Code, claim: Claim, locale: str, http_status: int | None) -> Entry:
    def texts(text: str | None) -> dict[str, Text]:
        return {locale: Text(text)} if text else {}

    message = claim.message or claim.cause or claim.name
    status = infer_status(name, message or "", http_status)
    advised = claim.retryable or (name.endswith("_FAILED") and advises_retry(claim.message, claim.action))
    if advised and status == "INVALID_ARGUMENT":
        status = "UNAVAILABLE"  # what is invalid stays so: a page that advises a retry means another error
    if status == "ALREADY_EXISTS" and (claim.retryable or advises_retry(claim.message, claim.action)):
        status = "ABORTED"  # an earlier request is still at work
    default = DEFAULTS[status].http_status
    return Entry(
        domain=domain,
        name=name,
        code=code,
        status=status,
        declared_http_status=claim.http_status if claim.http_status not in (None, default) else None,
        declared_recovery=_recovery(name, status, claim),
        message=texts(message),
        cause=texts(claim.cause),
        action=texts(claim.action),
        proposed=True,
    )


def _recovery(name: str, status: str, claim: Claim) -> Recovery | None:
    """Return what the page states in a column of its own, else what its advice asks for; None for the default of `status`."""
    default = DEFAULTS[status].recovery
    stated: Recovery | None = next((recovery for recovery in RECOVERIES if recovery == claim.recovery), None)
    if stated is None and claim.retryable:
        stated = "transient"
    if stated is None and claim.retryable is False and default == "transient":
        stated = "correctable"
    if stated is None and claim.retryable is None:
        return infer_recovery(name, status, (claim.message, claim.action))
    return stated if stated != default else None
