"""One row for each code: which pages list it, what the catalog has for it, and how often a scan has seen it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.claims import Version, newest
from zcodegen.catalog.headings import domain_of_heading, without_ignored
from zcodegen.catalog.model import Catalog, Code, Entry
from zcodegen.usage.use import Usage

State: TypeAlias = Literal["entry", "proposed", "deprecated", "retired", "reserved", "none"]
_Key: TypeAlias = tuple[str, Code]


class CodeRow(Struct, frozen=True):
    """A code of a domain: documented × in the catalog × seen. A number that may be several entries counts for each."""

    domain: str
    code: Code
    shown: str
    name: str
    documents: tuple[str, ...]
    catalog: State
    source: int
    logs: int

    @property
    def is_seen(self) -> bool:
        """Whether the scan has met the code."""
        return bool(self.source or self.logs)


def code_rows(catalog: Catalog, versions: Iterable[Version], usage: Usage) -> list[CodeRow]:
    """Return a row for each code that pages, the catalog or a scan have, sorted by domain and code."""
    entries: dict[_Key, Entry] = {(entry.domain, entry.code): entry for entry in catalog.entries()}
    documents = _documented(catalog, entries, tuple(versions))
    source, logs = _counted(usage)
    keys = {**entries, **documents, **source, **logs}
    rows = (
        _row(catalog, key, entries.get(key), documents.get(key, ()), source[key], logs[key]) for key in keys
    )
    return sorted(rows, key=lambda row: (row.domain, isinstance(row.code, str), row.code))


def _row(
    catalog: Catalog, key: _Key, entry: Entry | None, documents: Iterable[str], source: int, logs: int
) -> CodeRow:
    name, code = key
    domain = catalog.domains.get(name)
    is_reserved = domain is not None and domain.reservation(code) is not None
    return CodeRow(
        domain=name,
        code=code,
        shown=domain.shown(code) if domain else str(code),
        name=entry.name if entry else "",
        documents=tuple(sorted(documents)),
        catalog=_state(entry) if entry else "reserved" if is_reserved else "none",
        source=source,
        logs=logs,
    )


def _state(entry: Entry) -> State:
    if entry.retired:
        return "retired"
    if entry.deprecated:
        return "deprecated"
    return "proposed" if entry.proposed else "entry"


def _documented(
    catalog: Catalog, entries: Mapping[_Key, Entry], versions: tuple[Version, ...]
) -> dict[_Key, set[str]]:
    """Return the documents that list each code; a code belongs to the domain of its heading, or to one that this includes."""
    found: dict[_Key, set[str]] = {}
    for document in catalog.manifest.documents.values():
        for version in newest(versions, document).values():
            for claim in without_ignored(version, document).claims:
                home = domain_of_heading(document, claim.heading) or ""
                among = (home, *catalog.included(home))
                owner = next((name for name in among if (name, claim.code) in entries), home)
                found.setdefault((owner, claim.code), set()).add(document.id)
    return found


def _counted(usage: Usage) -> tuple[Counter[_Key], Counter[_Key]]:
    source: Counter[_Key] = Counter()
    logs: Counter[_Key] = Counter()
    for use in usage.all():
        counts = logs if use.kind == "log" else source
        owners = [entry.domain for entry in use.entries] or list(use.domains) or [""]
        for owner in owners:
            counts[owner, use.code] += use.count
    return source, logs
