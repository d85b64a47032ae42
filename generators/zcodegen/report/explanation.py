"""An explanation as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import FIELDS, Catalog, Domain, Reserved
from zcodegen.explain.explanation import Explanation


def text(explanation: Explanation) -> str:
    """Return an explanation in lines: the code, its texts, what helps, decisions, pages, history."""
    return "\n".join(_lines(explanation))


def _lines(explanation: Explanation) -> Iterator[str]:
    entry = explanation.entry
    yield f"{entry.full_name}  {explanation.shown_code}  ({explanation.location})"
    yield f"  {explanation.title}{f': {explanation.description}' if explanation.description else ''}"
    if explanation.origin:
        yield f"  from {explanation.origin}"
    for field in FIELDS:
        found = entry.texts(field).get(explanation.locale)
        if found:
            label = "" if field == "message" else f"{field}: "
            own = " (translation of the catalog's own)" if found.translated else ""
            yield f"  {label}{_indented(readable_text(entry, found.value, explanation.locale))}{own}"
    yield f"  {entry.status}, HTTP {entry.http_status}{_recovery(explanation)}"
    note = entry.note.get(explanation.locale) or next(iter(entry.note.values()), None)
    if note:
        yield f"  note: {_indented(note.value)}"
    for other in explanation.other_meanings:
        yield f"  means something else in {other.domain}: {other.name}"
    yield from _relations(explanation)
    yield from _decisions(explanation)
    yield from (f"  {key}: {value}" for key, value in entry.attributes.items())
    yield from (
        f"  see: {link.title} {link.url}" for link in entry.links if link.locale in {None, explanation.locale}
    )
    for resolved, _ in explanation.claims:
        version = resolved.version
        yield (
            f"  {version.document} {version.version} ({version.locale}), {version.page}:{resolved.claim.line}: "
            f"{_indented(resolved.claim.message or '-')}"
        )
    addresses = dict.fromkeys(address for _, address in explanation.claims if address)
    yield from (f"  page: {address}" for address in addresses)
    if explanation.url:
        yield f"  URL: {explanation.url}"
    yield from (f"  history: {line}" for line in explanation.history)


def _recovery(explanation: Explanation) -> str:
    entry = explanation.entry
    if entry.recovery is None:
        return ""
    wait = f" after {entry.retry_after} s" if entry.retry_after else ""
    return f", {entry.recovery}{wait}, next: {entry.actor}"


def _relations(explanation: Explanation) -> Iterator[str]:
    entry = explanation.entry
    for label, values in (
        ("same as", (*entry.same_as, *entry.equivalents)),
        ("formerly", entry.aliases),
        ("also returned by", explanation.answered_by),
    ):
        if values:
            yield f"  {label}: {', '.join(values)}"
    for label, tombstone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if tombstone:
            reason = tombstone.reasons.get(explanation.locale)
            instead = f" Use {tombstone.replaced_by}." if tombstone.replaced_by else ""
            yield f"  {label} since {tombstone.since}: {reason.value if reason else tombstone.reason}{instead}"
    if entry.stability == "draft":
        yield "  draft: it may still change"
    if entry.audience == "internal":
        yield "  internal: public packages do not have it"
    if entry.since:
        yield f"  in the catalog since {entry.since}"


def _decisions(explanation: Explanation) -> Iterator[str]:
    for waiver in explanation.waivers:
        kind = "erratum" if waiver.erratum else f"waived {waiver.rule}"
        yield f"  {kind}: {_indented(waiver.reason)}"


def _indented(value: str) -> str:
    return value.replace("\n", "\n  ")


def as_object(explanation: Explanation) -> dict[str, object]:
    """Return an explanation for programs."""
    entry = explanation.entry
    texts = {field: entry.texts(field).get(explanation.locale) for field in FIELDS}
    return {
        "domain": entry.domain,
        "name": entry.name,
        "code": entry.code,
        "catalog": explanation.origin or None,
        "locale": explanation.locale,
        "texts": {field: found.value for field, found in texts.items() if found},
        "marked": sorted(field for field, found in texts.items() if found and found.translated),
        "status": entry.status,
        "httpStatus": entry.http_status,
        "recovery": entry.recovery,
        "retryable": entry.retryable,
        "retryAfter": entry.retry_after,
        "actor": entry.actor,
        "note": {locale: found.value for locale, found in entry.note.items()},
        "links": [{"title": link.title, "url": link.url, "locale": link.locale} for link in entry.links],
        "aliases": list(entry.aliases),
        "sameAs": [*entry.same_as, *entry.equivalents],
        "otherMeanings": [
            {"domain": other.domain, "name": other.name} for other in explanation.other_meanings
        ],
        "deprecated": entry.deprecated.reason if entry.deprecated else None,
        "retired": entry.retired.reason if entry.retired else None,
        "stability": entry.stability,
        "audience": entry.audience,
        "since": entry.since,
        "attributes": dict(entry.attributes),
        "waivers": [
            {"rule": waiver.rule, "at": waiver.at, "reason": waiver.reason, "erratum": waiver.erratum}
            for waiver in explanation.waivers
        ],
        "location": explanation.location,
        "url": explanation.url,
        "alsoAnsweredBy": list(explanation.answered_by),
        "documents": [
            {
                "document": resolved.version.document,
                "version": resolved.version.version,
                "locale": resolved.version.locale,
                "page": resolved.version.page,
                "line": resolved.claim.line,
                "url": address,
            }
            for resolved, address in explanation.claims
        ],
        "history": list(explanation.history),
    }


def domain_text(domain: Domain, catalog: Catalog, locale: str) -> str:
    """Return a domain in lines: what it is, its ranges and reservations, its codes with their messages."""
    source = catalog.manifest.source_locale
    lines = [f"{domain.name}  {_pick(domain.title, locale, source)}"]
    if domain.origin:
        lines.append(f"  from {domain.origin}")
    if domain.description:
        lines.append(f"  {_indented(_pick(domain.description, locale, source))}")
    for label, values in (
        ("includes", domain.includes),
        ("ranges", tuple(f"{domain.shown(first)} to {domain.shown(last)}" for first, last in domain.ranges)),
        (
            "reserved",
            tuple(f"{_reserved(domain, reserved)}: {reserved.reason}" for reserved in domain.reserved),
        ),
    ):
        if values:
            lines.append(f"  {label}: {', '.join(values)}")
    for entry in domain.entries.values():
        message = entry.message.get(locale) or entry.message.get(source)
        shown = readable_text(entry, message.value, locale) if message else "-"
        lines.append(f"  {domain.shown(entry.code)} {entry.name}: {_indented(shown)}")
    return "\n".join(lines)


def domain_object(domain: Domain) -> dict[str, object]:
    """Return a domain for programs."""
    entries: list[dict[str, Any]] = [
        {"code": entry.code, "name": entry.name, "status": entry.status, "recovery": entry.recovery}
        for entry in domain.entries.values()
    ]
    return {
        "domain": domain.name,
        "catalog": domain.origin or None,
        "title": dict(domain.title),
        "description": dict(domain.description),
        "includes": list(domain.includes),
        "ranges": [list(pair) for pair in domain.ranges],
        "reserved": [reserved_object(domain, reserved) for reserved in domain.reserved],
        "entries": entries,
    }


def reserved_text(domain: Domain, reserved: Reserved) -> str:
    """Return a reservation in a line."""
    return f"{domain.name}  {_reserved(domain, reserved)} is reserved: {reserved.reason}"


def reserved_object(domain: Domain, reserved: Reserved) -> dict[str, object]:
    """Return a reservation for programs."""
    return {
        "domain": domain.name,
        "code": reserved.code,
        "range": list(reserved.range) if reserved.range else None,
        "name": reserved.name,
        "reason": reserved.reason,
    }


def _reserved(domain: Domain, reserved: Reserved) -> str:
    if reserved.range:
        first, last = map(domain.shown, reserved.range)
        return f"{first} to {last}"
    return reserved.name or (domain.shown(reserved.code) if reserved.code is not None else "")


def _pick(texts: Mapping[str, str], locale: str, source: str) -> str:
    return texts.get(locale) or texts.get(source) or next(iter(texts.values()), "")
