"""What may be known of a domain without reading it, kept from a build that found nothing to say.

So a build reads only what has changed, and what that is linked with; the entries of the other domains are read when
somebody asks for them. The packages are those of a catalog that is read as a whole.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Literal

from msgspec import Struct
from msgspec.structs import astuple

from zcodegen import cache
from zcodegen.catalog.load import MANIFEST_NAME, LoadResult, load_files
from zcodegen.catalog.model import FIELDS, Catalog, Domain, Entry, example_of
from zcodegen.catalog.unread import Unread


class Outline(Struct, frozen=True):
    """A domain but for its entries, and of these what others may ask without reading them."""

    digest: str
    """Of the domain's file."""
    name: str
    title: Mapping[str, str]
    code_type: Literal["integer", "string"]
    description: Mapping[str, str]
    code_format: Literal["decimal", "hex"]
    ranges: tuple[tuple[int, int], ...]
    includes: tuple[str, ...]
    count: int
    locales: tuple[str, ...]
    links: tuple[str, ...]
    """Domains that this one names: whether it is sound may hang on them."""
    shape: str
    """Digest of the domain but for the words of its texts; those of the entry that stands as its example count."""


class Partly(Struct, frozen=True):
    """A catalog of which only `read` was read: what has changed, and all that may be sound or not with that."""

    read: LoadResult
    catalog: Catalog | None
    outlines: Mapping[str, Outline]
    """By the path of the domain's file."""

    @property
    def judged(self) -> bool:
        """Whether an earlier build has found all of it to be sound."""
        return bool(self.outlines) and self.read.catalog is not None and not self.read.catalog.domains


def load_changed(contents: Mapping[str, bytes], known: Mapping[str, Outline], *, shown: str) -> Partly:
    """Load a catalog of which the manifest and the domains `known` (by path), as they were then, had no fault.

    All is read where a changed file has a fault, so that all findings are told.
    """
    digests = {path: cache.digest(content).hex() for path, content in contents.items()}
    same = {path: one for path, one in known.items() if digests.get(path) == one.digest}
    changed = {path: content for path, content in contents.items() if path not in same}
    checked = {MANIFEST_NAME} if same else ()
    loaded = load_files(changed, shown=shown, checked=checked)
    if same and (linked := _linked(_outlines(loaded, digests), same)):
        same = {path: one for path, one in same.items() if one.name not in linked}
        loaded = load_files({path: contents[path] for path in contents if path not in same}, shown=shown)
    if same and (loaded.findings or loaded.catalog is None):
        same, loaded = {}, load_files(contents, shown=shown)
    if loaded.catalog is None:
        return Partly(loaded, None, {})
    unread = {one.name: _domain(one, contents[path], path) for path, one in same.items()}
    domains = {**loaded.catalog.domains, **unread}
    catalog = Catalog(loaded.catalog.manifest, {name: domains[name] for name in sorted(domains)})
    return Partly(loaded, catalog, {**same, **_outlines(loaded, digests)})


def _outlines(loaded: LoadResult, digests: Mapping[str, str]) -> dict[str, Outline]:
    domains = loaded.catalog.domains.values() if loaded.catalog else ()
    paths = ((domain, f"{domain.name.replace('.', '/')}.yaml") for domain in domains)
    return {path: outline_of(domain, digests[path]) for domain, path in paths}


def _linked(changed: Mapping[str, Outline], same: Mapping[str, Outline]) -> set[str]:
    """Return the domains of `same` that `changed` ones name, that name these, and so on."""
    links: dict[str, set[str]] = {}
    for one in (*changed.values(), *same.values()):
        for other in one.links:
            links.setdefault(one.name, set()).add(other)
            links.setdefault(other, set()).add(one.name)
    found: set[str] = set()
    pending = [one.name for one in changed.values()]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += links.get(name, ())
    return found & {one.name for one in same.values()}


def _domain(one: Outline, content: bytes, path: str) -> Domain:
    read = partial(_entries, content, path)
    entries = Unread(read, one.count, frozenset(one.locales))
    return Domain(
        one.name,
        one.title,
        one.code_type,
        entries,
        one.description,
        one.code_format,
        tuple((first, last) for first, last in one.ranges),
        tuple(one.includes),
    )


def _entries(content: bytes, path: str) -> Mapping[str, Entry]:
    """Read the entries of a file that has no faults."""
    from zcodegen.catalog.build import build_domain  # noqa: PLC0415 - a build without news reads no entry
    from zcodegen.source.nodes import YamlMap  # noqa: PLC0415
    from zcodegen.source.yaml import decode, parse_yaml  # noqa: PLC0415

    root = parse_yaml(decode(content, path)[0], path)[0]
    return build_domain(root, path)[0].entries if isinstance(root, YamlMap) else {}


def outline_of(domain: Domain, digest: str) -> Outline:
    """Return the outline of a domain whose file has this digest."""
    entries = domain.entries.values()
    stones = [stone for one in entries for stone in (one.deprecated, one.retired) if stone]
    named = {(stone.replaced_by or "").rpartition(".")[0] for stone in stones}
    return Outline(
        digest,
        domain.name,
        domain.title,
        domain.code_type,
        domain.description,
        domain.code_format,
        domain.ranges,
        domain.includes,
        len(entries),
        tuple(sorted(set().union(*(one.message for one in entries)))),
        tuple(sorted({*domain.includes, *named} - {"", domain.name})),
        _shape(entries),
    )


def _shape(entries: Iterable[Entry]) -> str:
    shown = example_of(entries)
    rows = [
        (
            *(one.name, one.code, one.status, one.retryable, one.proposed, one.aliases, one.same_as),
            *(tuple(one.message), tuple(one.cause), tuple(one.action)),
            repr(rest) if any(rest) else "",
        )
        for one in entries
        for rest in ((one.deprecated, one.retired, one.arguments, one.attributes),)
    ]
    words = repr([shown.texts(field) for field in FIELDS] if shown else [])
    return cache.digest(marshal.dumps(rows, 2), words.encode("utf-8", "surrogatepass")).hex()


def recall(name: str, key: bytes) -> dict[str, Outline]:
    """Return the outlines that were remembered under this name and key, by path; none where there are none."""
    content = cache.get(f"outlines/{name}", key)
    return {path: Outline(*row) for path, row in json.loads(content).items()} if content else {}


def remember(name: str, key: bytes, outlines: Mapping[str, Outline]) -> None:
    """Remember outlines for the next build of the same kind."""
    rows = {path: list(astuple(one)) for path, one in outlines.items()}
    cache.put(f"outlines/{name}", key, json.dumps(rows).encode())
