"""Problem types of RFC 9457: a registry of the types of the catalog, and the JSON Schema of the problems.

Promises: each problem that a generated package makes is valid by the schema, and its `type`, `domain` and `code` are those of
a row of the registry. A row has what RFC 9457, section 4.2, asks of a registration: type, title, recommended HTTP status,
reference.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Catalog, Code, Entry
from zcodegen.catalog.urls import entry_url
from zcodegen.targets.common import document_links
from zcodegen.targets.plan import Filters, PlannedFile, variables


class ProblemType(Struct, frozen=True):
    """A row of the registry. `type` is `about:blank` if the manifest has no `site.url`."""

    type: str
    title: dict[str, str]
    status: int
    domain: str
    name: str
    code: Code
    retryable: bool
    references: list[str]
    retry_after: int | None = None
    deprecated: str | None = None
    retired: str | None = None

    def stated(self) -> dict[str, object]:
        """Return the members that have a value."""
        members = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: value for name, value in members.items() if value is not None}


class Registry(Struct, frozen=True):
    """Context of `types.json.jinja`: the rows in the order of the catalog, without those for success."""

    catalog: str
    version: str
    types: tuple[dict[str, object], ...]


class ProblemSchema(Struct, frozen=True):
    """Context of `problem.schema.json.jinja`."""

    title: str


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the registry and the schema."""
    errors = [entry for entry in catalog.entries() if entry.status != "OK"]
    manifest = catalog.manifest
    registry = Registry(
        manifest.name, manifest.version, tuple(_type(entry, catalog).stated() for entry in errors)
    )
    yield PlannedFile("types.json", "types.json.jinja", variables(registry))
    yield PlannedFile(
        "problem.schema.json", "problem.schema.json.jinja", variables(ProblemSchema(manifest.name))
    )


def _type(entry: Entry, catalog: Catalog) -> ProblemType:
    links = [link.url for link in entry.links]
    pages = [url for _, url in document_links(catalog, entry.domain)]
    return ProblemType(
        type=entry_url(catalog.manifest, entry) or "about:blank",
        title={
            locale: readable_text(entry, text.value, locale) for locale, text in sorted(entry.message.items())
        },
        status=entry.http_status,
        domain=entry.domain,
        name=entry.name,
        code=entry.code,
        retryable=entry.retryable,
        references=list(dict.fromkeys([*links, *pages])),
        retry_after=entry.retry_after,
        deprecated=entry.deprecated.reason if entry.deprecated else None,
        retired=entry.retired.reason if entry.retired else None,
    )


def json_value(value: object) -> str:
    """Return a value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


FILTERS: Final[Filters] = {"json_value": json_value}
