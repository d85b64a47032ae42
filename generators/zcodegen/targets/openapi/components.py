"""The contexts of the document: schemas of codes, error bodies, responses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Catalog, Code, Domain, Entry, Envelope
from zcodegen.catalog.urls import entry_url
from zcodegen.diagnostics import ZcodegenError
from zcodegen.patterns import compile_glob
from zcodegen.targets.common import comment_locales, format_code, package_description
from zcodegen.targets.openapi import names
from zcodegen.textcompare.markdown import escape_markup

_SUCCESS: Final = 400
_PLAIN_CODE: Final = re.compile(r"[\w.:/-]+")
_INT64: Final = {"type": "integer", "format": "int64"}
_STRING: Final = {"type": "string"}


class KnownCode(Struct, frozen=True):
    """A value of an enumeration."""

    code: Code
    name: str
    description: str


class DomainSchemas(Struct, frozen=True):
    """The schemas of a domain; `alternatives` are those of a code, the last of them for a code that is not known."""

    name: str
    title: str
    codes: tuple[KnownCode, ...]
    type: str
    format: str
    alternatives: tuple[Mapping[str, str], ...]
    envelope: Mapping[str, object] | None


class ErrorResponse(Struct, frozen=True):
    """The response for one HTTP status: a body in the domain's envelope, if it has one, and a problem."""

    name: str
    description: str
    envelope: str
    examples: Mapping[str, object]
    problems: Mapping[str, object]
    retry_after: bool


class Components(Struct, frozen=True):
    """Context of `openapi.yaml.jinja`."""

    title: str
    version: str
    license: str
    problem: Mapping[str, object]
    domains: tuple[DomainSchemas, ...]
    responses: tuple[ErrorResponse, ...]


def components_of(catalog: Catalog) -> Components:
    """Return the components of the domains of a catalog that have entries."""
    domains = {name: domain for name, domain in catalog.domains.items() if domain.entries}
    spelled = names.component_names(domains)
    manifest = catalog.manifest
    return Components(
        title=package_description(manifest),
        version=manifest.version,
        license=manifest.license,
        problem=_problem_schema(),
        domains=tuple(_schemas(domain, catalog, spelled) for domain in domains.values()),
        responses=tuple(_responses(catalog, spelled)),
    )


def entries_of(glob: str, catalog: Catalog) -> list[Entry]:
    """Return the entries that a glob of `packages.openapi.operations` names, by themselves or by their domain."""
    named = compile_glob(glob)
    return [
        entry for entry in catalog.entries() if named.matches(entry.domain) or named.matches(entry.full_name)
    ]


def _responses(catalog: Catalog, spelled: Mapping[str, str]) -> Iterator[ErrorResponse]:
    """Yield the responses of the domains, then those of the operations that the manifest names."""
    prefixes = {prefix: f"domain {name}" for name, prefix in spelled.items()}
    for name, prefix in spelled.items():
        yield from responses_of(prefix, catalog.domains[name].entries.values(), catalog)
    for operation, globs in catalog.manifest.packages.operations.items():
        prefix = names.operation_name(operation)
        if prefix in prefixes or not prefix:
            raise ZcodegenError(
                f"OpenAPI: operation {operation!r} and {prefixes.get(prefix, 'no word')} would share the name {prefix!r}"
            )
        prefixes[prefix] = f"operation {operation}"
        entries = {entry.full_name: entry for glob in globs for entry in entries_of(glob, catalog)}
        yield from responses_of(prefix, entries.values(), catalog)


def responses_of(name: str, entries: Iterable[Entry], catalog: Catalog) -> Iterator[ErrorResponse]:
    """Yield a response for each HTTP status of the errors among `entries`, the lowest first; names begin with `name`."""
    by_status: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.http_status >= _SUCCESS and not entry.retired:
            by_status.setdefault(entry.http_status, []).append(entry)
    for status, found in sorted(by_status.items()):
        homes = {entry.domain for entry in found}
        envelopes = {catalog.envelope(home) for home in homes}
        envelope = envelopes.pop() if len(envelopes) == 1 else None
        spelled = names.component_names({home: catalog.domains[home] for home in homes})
        yield ErrorResponse(
            name=f"{name}{status}",
            description="\n".join(f"- {_fact(entry, catalog)}" for entry in found),
            envelope=f"{spelled[found[0].domain]}Error" if envelope and len(homes) == 1 else "",
            examples={_key(entry, homes): {"value": _body(entry, catalog, envelope)} for entry in found}
            if envelope and len(homes) == 1
            else {},
            problems={_key(entry, homes): {"value": _problem(entry, catalog)} for entry in found},
            retry_after=any(entry.retry_after for entry in found),
        )


def _key(entry: Entry, homes: set[str]) -> str:
    return entry.name if len(homes) == 1 else entry.full_name


def _schemas(domain: Domain, catalog: Catalog, spelled: Mapping[str, str]) -> DomainSchemas:
    value = _STRING if domain.code_type == "string" else _INT64
    envelope = catalog.envelope(domain.name)
    name = spelled[domain.name]
    known = (name, *(spelled[other] for other in catalog.included(domain.name) if other in spelled))
    return DomainSchemas(
        name=name,
        title=_title(domain),
        codes=tuple(
            KnownCode(entry.code, entry.name, _description(entry, catalog))
            for entry in domain.entries.values()
        ),
        type=value["type"],
        format=value.get("format", ""),
        alternatives=(*({"$ref": f"#/components/schemas/{other}KnownCode"} for other in known), value),
        envelope=_envelope_schema(envelope, name) if envelope else None,
    )


def _title(domain: Domain) -> str:
    title = domain.title.get("en") or next(iter(domain.title.values()), "")
    return f"{title} ({domain.name})" if title else domain.name


def _fact(entry: Entry, catalog: Catalog) -> str:
    domain = catalog.domains[entry.domain]
    code = format_code(entry.code, domain)
    shown = f"`{code}`" if _PLAIN_CODE.fullmatch(code) else _escape(code)
    return f"{shown} {entry.name}: {_escape(_message(entry, catalog))}"


def _description(entry: Entry, catalog: Catalog) -> str:
    """Return the texts of an entry as Markdown: in each locale of doc comments, then what has become of it."""
    texts = [
        " ".join(
            _escape(readable_text(entry, text.value, locale))
            for field in (entry.message, entry.cause, entry.action)
            if (text := field.get(locale))
        )
        for locale in comment_locales(catalog.manifest)
    ]
    for word, stone in (("Retired", entry.retired), ("Deprecated", entry.deprecated)):
        if stone:
            instead = f" Use {stone.replaced_by}." if stone.replaced_by else ""
            texts.insert(0, f"{word} since {stone.since}: {_escape(stone.reason)}{instead}")
    if url := entry_url(catalog.manifest, entry):
        texts.append(f"<{url}>")
    return "\n\n".join(filter(None, texts))


def _escape(text: str) -> str:
    return escape_markup(" ".join(text.split()))


def _message(entry: Entry, catalog: Catalog) -> str:
    manifest = catalog.manifest
    for locale in filter(None, (manifest.default_locale, manifest.source_locale, *entry.message)):
        if text := entry.message.get(locale):
            return " ".join(readable_text(entry, text.value, locale).split())
    return entry.name


def _problem(entry: Entry, catalog: Catalog) -> dict[str, object]:
    """Return the members of a problem as the packages make it (RFC 9457, section 3.1)."""
    stated: dict[str, object] = {
        "type": entry_url(catalog.manifest, entry) or "about:blank",
        "title": _message(entry, catalog),
        "status": entry.http_status,
        "code": entry.code,
        "domain": entry.domain,
        "name": entry.name,
    }
    return stated | ({"retry_after": entry.retry_after} if entry.retry_after else {})


def _problem_schema() -> dict[str, object]:
    return {
        "title": "Problem details (RFC 9457)",
        "type": "object",
        "required": ["type", "title", "status", "code", "domain"],
        "properties": {
            "type": {
                "type": "string",
                "format": "uri-reference",
                "description": "The address of the code's page.",
            },
            "title": {"type": "string", "description": "The message of the code."},
            "status": {"type": "integer", "minimum": 100, "maximum": 599, "description": "The HTTP status."},
            "detail": {"type": "string", "description": "What is known of this occurrence."},
            "instance": {"type": "string", "format": "uri-reference", "description": "This occurrence."},
            "code": {"anyOf": [_INT64, _STRING], "description": "The code."},
            "domain": {"type": "string", "description": "The domain in which the code is unique."},
            "name": {"type": "string", "description": "The name of the code; absent if it is not known."},
            "retry_after": {
                "type": "integer",
                "minimum": 0,
                "description": "Seconds to wait before a retry.",
            },
            "arguments": {
                "type": "object",
                "additionalProperties": True,
                "description": "Values of the texts.",
            },
        },
    }


def _tokens(pointer: str) -> list[str]:
    """Return the steps of a JSON pointer (RFC 6901)."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def _envelope_schema(envelope: Envelope, name: str) -> dict[str, object]:
    """Return the schema of a body with the code and what belongs to it where the envelope's pointers lead."""
    root: dict[str, object] = {"type": "object"}
    leaves: Sequence[tuple[str | None, dict[str, object]]] = (
        (envelope.code, {"$ref": f"#/components/schemas/{name}Code"}),
        (envelope.message, {"type": "string"}),
        (envelope.arguments, {"type": "object", "additionalProperties": True}),
        (envelope.retry_after, {"type": "integer", "minimum": 0}),
    )
    for pointer, leaf in leaves:
        if pointer:
            _put(root, _tokens(pointer), leaf, required=pointer == envelope.code)
    return root


def _put(schema: dict[str, object], steps: list[str], leaf: dict[str, object], *, required: bool) -> None:
    for number, step in enumerate(steps):
        properties = schema.setdefault("properties", {})
        if not isinstance(properties, dict):
            return
        if required:
            schema["required"] = [step]
        is_last = number == len(steps) - 1
        schema = properties.setdefault(step, leaf if is_last else {"type": "object"})


def _body(entry: Entry, catalog: Catalog, envelope: Envelope | None) -> dict[str, object]:
    """Return a body with an error as an example."""
    root: dict[str, object] = {}
    if envelope is None:
        return root
    values = (
        (envelope.code, entry.code),
        (envelope.message, _message(entry, catalog)),
        (envelope.retry_after, entry.retry_after),
    )
    for pointer, value in values:
        if pointer and value is not None:
            at = root
            *above, last = _tokens(pointer)
            for step in above:
                below = at.setdefault(step, {})
                at = below if isinstance(below, dict) else {}
            at[last] = value
    return root
