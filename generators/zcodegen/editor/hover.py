"""What is known of the name under a cursor, as Markdown. Catalog text is data: its markup and hidden characters are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from zcodegen.catalog.bundle import bundle, owner_of
from zcodegen.catalog.model import FIELDS, Catalog, Entry
from zcodegen.catalog.status import DEFAULTS
from zcodegen.diagnostics import pluralize, split_full_name
from zcodegen.editor.positions import Span
from zcodegen.editor.references import Reference, reference_at, references_to
from zcodegen.editor.schema_keys import description_at
from zcodegen.editor.workspace import Snapshot
from zcodegen.explain.explanation import Explanation, explain
from zcodegen.rules.docs import docs_of
from zcodegen.rules.pages import row
from zcodegen.rules.table import ALL_RULES
from zcodegen.textcompare.invisible import visible

MAX_CLAIMS: Final = 12
MAX_TEXT: Final = 500
"""Characters of a text that are shown."""
_MARKUP: Final = re.compile(r"[\\`*\[\]<&~]|(?<!\w)_|_(?!\w)|^[#>+-]")


def hover(snapshot: Snapshot, path: str, offset: int) -> tuple[str, Span] | None:
    """Return what to show at an offset of a file, and the span that it is about; None for nothing."""
    reference = reference_at(snapshot, path, offset)
    text = "\n".join(_about(snapshot, reference)) if reference else ""
    if reference and text:
        return text, reference.span
    item = snapshot.outline(path).at(offset)
    kind = snapshot.workspace.kind(path)
    if item is None or kind is None:
        return None
    described = description_at(kind, item.path)
    span = item.key if item.key.has(offset) or item.value is None else item.value
    return (described, span) if described else None


def plain(text: str) -> str:
    """Return a text as Markdown that shows it: no markup, no link, no hidden character, in one line."""
    short = text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"
    return _MARKUP.sub(r"\\\g<0>", " ".join(visible(short).split()))


def _about(snapshot: Snapshot, reference: Reference) -> Iterator[str]:
    catalog, name = snapshot.catalog, reference.name
    match reference.kind:
        case "status" if name in DEFAULTS:
            yield from _status(name)
        case "rule" if name in ALL_RULES:
            docs = docs_of(ALL_RULES[name])
            yield f"**{name}** ({ALL_RULES[name].severity})\n\n{plain(docs.summary)}\n\n{plain(docs.fix)}"
        case "entry" | "claim" if catalog:
            if entry := _entry(catalog, name):
                yield from _entry_lines(snapshot, entry, reference)
        case "domain" if catalog and name in catalog.reachable:
            yield from _domain(catalog, name)
        case "document" if catalog and name in catalog.manifest.documents:
            yield from _document(snapshot, catalog, name)
        case "attribute" if catalog and name in catalog.manifest.attributes:
            attribute = catalog.manifest.attributes[name]
            values = f": {', '.join(map(plain, attribute.values))}" if attribute.values else ""
            yield f"**{plain(name)}** ({attribute.type}{values})\n\n{plain(attribute.description)}"


def _entry(catalog: Catalog, full_name: str) -> Entry | None:
    domain, name = (*split_full_name(full_name), "")[:2]
    return catalog.reached[domain].entries.get(name) if domain in catalog.reached else None


def _entry_lines(snapshot: Snapshot, entry: Entry, reference: Reference) -> Iterator[str]:
    context, catalog = snapshot.context, snapshot.catalog
    if context is None or catalog is None:
        return
    context = replace(context, catalog=bundle(catalog)) if catalog.dependencies else context
    known = explain(entry, context, catalog.locales(), with_changes=True)
    yield f"**{plain(entry.full_name)}** {plain(known.shown_code)}{_from(known.origin)}\n"
    for field in FIELDS:
        for locale, text in entry.texts(field).items():
            yield f"- {field} ({plain(locale)}): {plain(text.value)}"
    yield f"\n{_status_line(entry)}\n"
    yield from _decisions(known)
    if known.claims:
        yield "\nPages:\n"
        for resolved, address in known.claims[:MAX_CLAIMS]:
            version = resolved.version
            where = f"{plain(version.document)} {plain(version.version)} ({plain(version.locale)}), {plain(row(resolved))}"
            link = (
                f" <{address}>" if address and re.fullmatch(r"https?://[!#-;=?-\[\]_a-z~]+", address) else ""
            )
            yield f"- {where}: {plain(resolved.claim.message or '-')}{link}"
        if len(known.claims) > MAX_CLAIMS:
            yield f"- … and {len(known.claims) - MAX_CLAIMS} more"
    if known.history:
        yield "\nHistory:\n"
        yield from (f"- {plain(line)}" for line in known.history[:MAX_CLAIMS])
    yield f"\n{_usage(snapshot, known, reference)}"


def _status_line(entry: Entry) -> str:
    recovery = f", {entry.recovery}" if entry.recovery else ""
    wait = f" after {entry.retry_after} s" if entry.retry_after else ""
    actor = f", next: {entry.actor}" if entry.actor else ""
    return f"{plain(entry.status)}, HTTP {entry.http_status}{recovery}{wait}{actor}"


def _decisions(known: Explanation) -> Iterator[str]:
    entry = known.entry
    if entry.proposed:
        yield "- proposed: not confirmed yet"
    for label, stone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        if stone:
            instead = f" Use {plain(stone.replaced_by)}." if stone.replaced_by else ""
            yield f"- {label} since {plain(stone.since)}: {plain(stone.reason)}{instead}"
    for label, names in (
        ("same as", (*entry.same_as, *entry.equivalents)),
        ("formerly", entry.aliases),
        ("means something else in", tuple(other.full_name for other in known.other_meanings)),
    ):
        if names:
            yield f"- {label}: {', '.join(map(plain, names))}"
    for note in entry.note.values():
        yield f"- note: {plain(note.value)}"
    for waiver in known.waivers:
        yield f"- {'erratum' if waiver.erratum else f'waived {plain(waiver.rule)}'}: {plain(waiver.reason)}"


def _usage(snapshot: Snapshot, known: Explanation, reference: Reference) -> str:
    """Return where an entry is used in the catalog: the domains that return it, and the references to it."""
    found = [use for use in references_to(snapshot, reference) if not use.is_definition]
    claims = sum(use.kind == "claim" for use in found)
    others = len({(use.path, use.span.start) for use in found if use.kind != "claim"}) - 1  # its own code
    returned = f"returned by {', '.join(map(plain, (known.entry.domain, *known.answered_by)))}"
    return f"Usage: {returned}; {pluralize(claims, 'claim')}, {pluralize(max(others, 0), 'reference')}"


def _status(name: str) -> Iterator[str]:
    default = DEFAULTS[name]
    yield f"**{name}** (google.rpc.Code), HTTP {default.http_status}"
    if default.recovery:
        yield f"\nrecovery: {default.recovery}, next: {default.actor}"


def _domain(catalog: Catalog, name: str) -> Iterator[str]:
    domain, owner = catalog.reachable[name], owner_of(catalog, name).manifest
    origin = "" if name in catalog.domains else f"{owner.name} {owner.version}"
    yield f"**{plain(name)}** ({pluralize(len(domain.entries), 'entry')}){_from(origin)}\n"
    yield from _texts((*domain.title.items(), *domain.description.items()))
    if domain.ranges:
        ranges = (f"{domain.shown(first)} to {domain.shown(last)}" for first, last in domain.ranges)
        yield f"- ranges: {', '.join(map(plain, ranges))}"
    if domain.includes:
        yield f"- includes: {', '.join(map(plain, domain.includes))}"


def _from(origin: str) -> str:
    return f" from {plain(origin)}" if origin else ""


def _document(snapshot: Snapshot, catalog: Catalog, name: str) -> Iterator[str]:
    document = catalog.manifest.documents[name]
    yield f"**{plain(name)}**\n"
    yield from _texts(document.title.items())
    versions = sorted({version.version for version in snapshot.known.versions if version.document == name})
    yield f"- {pluralize(len(versions), 'version')}: {', '.join(map(plain, versions[-MAX_CLAIMS:]))}"


def _texts(texts: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"- {plain(locale)}: {plain(text)}" for locale, text in texts)
