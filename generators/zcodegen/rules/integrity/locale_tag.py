"""A locale is not a BCP 47 tag, or not in its canonical form.

Why: the tag becomes a file name, a look-up key and a step of the fallback; `zh_cn` and `zh-CN` would be two locales.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., zh-cn: 房间不存在。}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room., zh-CN: 房间不存在。}}

Fix: write the tag as the advice says: language in small letters, script with one capital, region in capitals.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from zcodegen.catalog.model import FIELDS, Domain, Entry, Manifest
from zcodegen.diagnostics import Location
from zcodegen.locales import parse_locale
from zcodegen.rules.rule import RuleContext, Violation

_Tag: TypeAlias = tuple[str, str, tuple[str | int, ...]]
"""A tag, its file (a domain, "" for the manifest) and its location there."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each faulty tag of a file, at its first location."""
    seen: set[tuple[str, str]] = set()
    for tag, domain, steps in _tags(context):
        if (tag, domain) in seen:
            continue
        seen.add((tag, domain))
        reading = parse_locale(tag)
        if reading.fault or reading.tag != tag:
            yield Violation(
                message=f"locale {tag!r} {reading.fault or f'is usually written {reading.tag}'}",
                location=_location(context, domain, steps),
                help=reading.help,
                logical_location=domain or "locales",
                texts=(tag,),
            )


def _location(context: RuleContext, domain: str, steps: tuple[str | int, ...]) -> Location:
    is_key = isinstance(steps[-1], str) and steps[-1] not in {"source", "default", "locale", "from"}
    return context.sources.at(domain, *steps, key=is_key)


def _tags(context: RuleContext) -> Iterator[_Tag]:
    """Yield every tag of the catalog."""
    manifest = context.catalog.manifest
    yield manifest.source_locale, "", ("locales", "source")
    if manifest.default_locale:
        yield manifest.default_locale, "", ("locales", "default")
    for target, options in manifest.packages.options.items():
        for number, tag in enumerate(options.doc_locales):
            yield tag, "", ("packages", target, "doc_locales", number)
    for number, tag in enumerate(manifest.required_locales):
        yield tag, "", ("locales", "required", number)
    for key, chain in manifest.fallback.items():
        yield key, "", ("locales", "fallback", key)
        for number, tag in enumerate(chain):
            yield tag, "", ("locales", "fallback", key, number)
    yield from ((tag, "", ("title", tag)) for tag in manifest.title)
    yield from _tags_of_documents(manifest)
    for domain in context.catalog.domains.values():
        yield from ((tag, domain.name, ("title", tag)) for tag in domain.title)
        yield from ((tag, domain.name, ("description", tag)) for tag in domain.description)
        yield from _tags_of_entries(domain)


def _tags_of_entries(domain: Domain) -> Iterator[_Tag]:
    """Yield the tags of a domain's entries, each at its first location."""
    seen: set[str] = set()
    for entry in domain.entries.values():
        for tag, *steps in _tags_of_entry(entry):
            if tag not in seen:
                seen.add(tag)
                yield tag, domain.name, ("entries", entry.name, *steps)


def _tags_of_entry(entry: Entry) -> Iterator[tuple[str, *tuple[str | int, ...]]]:
    """Yield each tag of an entry with the steps to it."""
    for field in FIELDS:
        for tag, text in entry.texts(field).items():
            yield tag, field, tag
            if text.origin:
                yield text.origin, field, tag, "from"
    for tag in entry.note:
        yield tag, "note", tag
    for key, stone in (("deprecated", entry.deprecated), ("retired", entry.retired)):
        for tag in stone.reasons if stone else ():
            yield tag, key, "reason", tag
    for number, link in enumerate(entry.links):
        if link.locale:
            yield link.locale, "links", number, "locale"


def _tags_of_documents(manifest: Manifest) -> Iterator[_Tag]:
    for document in manifest.documents.values():
        above = ("documents", document.id)
        yield from ((tag, "", (*above, "title", tag)) for tag in document.title)
        yield from ((tag, "", (*above, "url", tag)) for tag in document.url)
        for number, page in enumerate(document.pages):
            if page.locale:
                yield page.locale, "", (*above, "pages", number, "locale")
