"""The canonical form of a catalog's files: the order of keys, what is on one line, and empty lines.

No value changes, no comment is lost, entries keep their order, and the form of the canonical form is itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from zcodegen.source.commented import CommentedMap, CommentedSeq, Pair, Value

ENTRY_KEYS: Final = (
    "code",
    "status",
    "http_status",
    "recovery",
    "retry_after",
    "actor",
    "message",
    "cause",
    "action",
    "note",
    "fields",
    "arguments",
    "links",
    "same_as",
    "aliases",
    "stability",
    "audience",
    "since",
    "deprecated",
    "retired",
    "attributes",
    "proposed",
    "waivers",
)
DOMAIN_KEYS: Final = (
    "domain",
    "title",
    "description",
    "code_type",
    "code_format",
    "ranges",
    "reserved",
    "includes",
    "authority",
    "stability",
    "audience",
    "envelope",
    "entries",
)
MANIFEST_KEYS: Final = (
    "zcodegen",
    "name",
    "version",
    "title",
    "description",
    "license",
    "homepage",
    "repository",
    "locales",
    "site",
    "release",
    "targets",
    "packages",
    "depends",
    "regions",
    "limits",
    "attributes",
    "envelope",
    "documents",
    "versions",
    "words",
    "naming",
    "rules",
    "waivers",
    "approved",
)
DOCUMENT_KEYS: Final = (
    "title",
    "url",
    "domain",
    "headings",
    "complete",
    "pages",
    "order",
    "since",
    "withdrawn",
)
CLAIMS_KEYS: Final = ("document", "version", "locale", "page", "sections")
PAGE_KEYS: Final = ("path", "title", "url", "sha256", "commit", "date", "subject", "fetched")
SECTION_KEYS: Final = ("heading", "page", "claims")
CLAIM_KEYS: Final = (
    "code",
    "line",
    "class",
    "name",
    "http_status",
    "retryable",
    "recovery",
    "deprecated",
    "message",
    "cause",
    "action",
)
_TEXTS: Final = ("message", "cause", "action", "note")


def canonical_domain(root: CommentedMap, locales: Sequence[str]) -> None:
    """Bring a domain's tree into canonical form; `locales` are the source's and the required ones, in order."""
    _order(root, DOMAIN_KEYS)
    for key in ("title", "description"):
        _order_texts(root.get(key), locales)
    for reserved in _mappings(root.get("reserved")):
        _order(reserved, ("code", "range", "name", "reason"))
    _separate_entries(root.get("entries"))
    for entry in _mappings(root.get("entries")):
        _order(entry, ENTRY_KEYS)
        entry.block = True
        for field in _TEXTS:
            texts = entry.get(field)
            _order_texts(texts, locales)
            if isinstance(texts, CommentedMap):
                texts.block = True
        for key in ("deprecated", "retired"):
            tombstone = entry.get(key)
            if isinstance(tombstone, CommentedMap):
                _order_texts(tombstone.get("reason"), locales)
        for link in _mappings(entry.get("links")):
            _order(link, ("title", "url", "locale"))
        for argument in _mappings(entry.get("arguments")):
            _order(argument, ("type", "example", "description"))


def canonical_manifest(root: CommentedMap, locales: Sequence[str]) -> None:
    """Bring the manifest's tree into canonical form."""
    _order(root, MANIFEST_KEYS)
    _order_texts(root.get("title"), locales)
    _separate_entries(root.get("documents"))
    for document in _mappings(root.get("documents")):
        _order(document, DOCUMENT_KEYS)
        document.block = True
        for key in ("title", "url"):
            _order_texts(document.get(key), locales)
        for heading in _mappings(document.get("headings")):
            _order(heading, ("heading", "pattern", "domain"))


def canonical_glossary(root: CommentedMap, _locales: Sequence[str]) -> None:
    """Bring a glossary's tree into canonical form; the terms keep their order."""
    _order(root, ("zcodegen", "terms"))


def canonical_claims(root: CommentedMap, _locales: Sequence[str]) -> None:
    """Bring a claims file's tree into canonical form: one line per value, so that a change is a change of lines."""
    _order(root, CLAIMS_KEYS)
    page = root.get("page")
    if isinstance(page, CommentedMap):
        _order(page, PAGE_KEYS)
        page.block = True
    for section in _mappings(root.get("sections")):
        _order(section, SECTION_KEYS)
        section.block = True
        for claim in _mappings(section.get("claims")):
            _order(claim, CLAIM_KEYS)
            claim.block = True


FORMS: Final[dict[str, Callable[[CommentedMap, Sequence[str]], None]]] = {
    "catalog": canonical_manifest,
    "document": canonical_claims,
    "domain": canonical_domain,
    "glossary": canonical_glossary,
}
"""Kind of file -> the function that brings its tree into canonical form."""


def locale_key(locales: Sequence[str]) -> Callable[[Pair], tuple[int, str]]:
    """Return a sort key for locales: those given first, the rest sorted."""
    rank = {locale: number for number, locale in enumerate(locales)}
    return lambda pair: (rank.get(pair.key, len(rank)), pair.key if pair.key not in rank else "")


def _order(root: CommentedMap, keys: Sequence[str]) -> None:
    """Sort the pairs by `keys`; other keys follow in their own order."""
    rank = {key: number for number, key in enumerate(keys)}
    root.pairs.sort(key=lambda pair: rank.get(pair.key, len(rank)))


def _order_texts(texts: Value | None, locales: Sequence[str]) -> None:
    if isinstance(texts, CommentedMap):
        texts.pairs.sort(key=locale_key(locales))
        for pair in texts.pairs:
            if isinstance(pair.value, CommentedMap):
                _order(pair.value, ("text", "translated", "from"))


def _separate_entries(entries: Value | None) -> None:
    """Put an empty line between entries."""
    if isinstance(entries, CommentedMap):
        entries.block = True
        for number, pair in enumerate(entries.pairs):
            pair.gap = number > 0


def _mappings(parent: Value | None) -> list[CommentedMap]:
    pairs = parent.pairs if isinstance(parent, (CommentedMap, CommentedSeq)) else []
    return [pair.value for pair in pairs if isinstance(pair.value, CommentedMap)]
