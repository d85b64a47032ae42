"""Validated nodes to values of the model; the schema has checked their shape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from msgspec.structs import replace

from zcodegen.catalog.model import (
    Approval,
    Argument,
    Attribute,
    AttributeValue,
    Dependency,
    Document,
    Domain,
    Entry,
    Envelope,
    FieldHint,
    Heading,
    Link,
    Manifest,
    PackageOptions,
    Packages,
    PageSource,
    Reserved,
    Text,
    Texts,
    Tombstone,
    Waiver,
    Withdrawal,
)
from zcodegen.catalog.references import synonym_fault, synonym_groups
from zcodegen.catalog.status import Recovery, recovery_of
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.source.nodes import YamlMap, locate

_NO_TEXTS: Texts = {}
_NO_ATTRIBUTES: Mapping[str, AttributeValue] = {}
_IN_MOST_ENTRIES = frozenset(("action", "cause", "code", "message", "recovery", "same_as", "status"))
_LEVELS = frozenset(("off", "note", "warning", "error"))
_PACKAGE_OPTIONS = ("audience", "attributes", "notes", "doc_locales", "exclude", "history", "params")
_INT64 = range(-(2**63), 2**63)


def build_domain(root: YamlMap, path: str) -> tuple[Domain, list[Finding]]:
    """Build a domain from the nodes of its file; a code of another type than the domain's is a finding."""
    raw = cast("dict[str, Any]", root)
    name, code_type = raw["domain"], raw["code_type"]
    rows: dict[str, dict[str, Any]] = raw.get("entries", {})
    synonyms, large = _synonyms({key: value.get("same_as", ()) for key, value in rows.items()})
    entries = {key: _entry(name, key, value, synonyms) for key, value in rows.items()}
    stability, audience = raw.get("stability", "stable"), raw.get("audience", "public")
    if (stability, audience) != ("stable", "public"):
        entries = {
            key: replace(
                entry,
                stability=rows[key].get("stability", stability),
                audience=rows[key].get("audience", audience),
            )
            for key, entry in entries.items()
        }
    domain = Domain(
        name=name,
        title=raw["title"],
        code_type=code_type,
        entries=entries,
        description=raw.get("description", {}),
        code_format=raw.get("code_format", "decimal"),
        ranges=tuple((first, last) for first, last in raw.get("ranges", ())),
        includes=tuple(raw.get("includes", ())),
        stability=stability,
        audience=audience,
        authority=raw.get("authority"),
        reserved=tuple(_reserved(value) for value in raw.get("reserved", ())),
        envelope=_envelope(raw),
    )
    faults = [
        synonym_fault(f"{name}.{key}", Location(path, *locate(root, ("entries", key, "same_as"))))
        for key in large
    ]
    return domain, [*_wrong_codes(domain, root, path), *faults]


def _wrong_codes(domain: Domain, root: YamlMap, path: str) -> Iterator[Finding]:
    """Yield the codes of entries and reservations that are of another type than the domain's."""
    wanted = int if domain.code_type == "integer" else str
    for entry in domain.entries.values():
        if type(entry.code) is not wanted or entry.code not in _codes(entry):
            what = f"code {entry.code!r} of {entry.name}"
            yield _wrong_code(what, entry.code, domain.code_type, root, path, ("entries", entry.name))
    for number, row in enumerate(domain.reserved):
        if row.code is not None and type(row.code) is not wanted:
            what = f"reserved code {row.code!r}"
            yield _wrong_code(what, row.code, domain.code_type, root, path, ("reserved", number))


def _integer_in(code: object) -> str:
    """Return the integer that a person meant: of `20,001`, `20_001;`, `20001L`, `"0x2F"`, full-width digits; empty for other codes."""
    text = unicodedata.normalize("NFKC", str(code)).replace("\u2212", "-")
    text = re.sub(r"(?<=\d)[ ,_](?=\d{3}(?:\D|$))", "", text.strip()).rstrip(";,Ll").removesuffix(".0")
    is_integer = re.fullmatch(r"-?(?:0|[1-9]\d{0,18}|0[xX][0-9A-Fa-f]{1,16})", text, re.ASCII)
    return text if isinstance(code, str | float) and is_integer and int(text, 0) in _INT64 else ""


def _codes(entry: Entry) -> range | tuple[object, ...]:
    return _INT64 if type(entry.code) is int else (entry.code,)


def _wrong_code(
    what: str, code: object, code_type: str, root: YamlMap, path: str, steps: tuple[str | int, ...]
) -> Finding:
    line, column = locate(root, (*steps, "code"))
    meant = _integer_in(code)
    advice = (
        "quote it"
        if code_type == "string"
        else f"write {meant}"
        if meant
        else "write an integer of 64 bits, or set `code_type: string`"
    )
    message = f"{what} is not of the code_type of its domain, {code_type}"
    return Finding("code-type", Severity.ERROR, message, Location(path, line, column), help=advice)


def _entry(domain: str, name: str, raw: dict[str, Any], synonyms: Mapping[str, tuple[str, ...]]) -> Entry:
    entry = Entry(
        domain=domain,
        name=name,
        code=raw["code"],
        status=raw["status"],
        declared_recovery=raw.get("recovery"),
        message=_texts(raw["message"]),
        cause=_texts(raw["cause"]) if "cause" in raw else _NO_TEXTS,
        action=_texts(raw["action"]) if "action" in raw else _NO_TEXTS,
        same_as=synonyms.get(name, ()),
        equivalents=tuple(other for other in raw.get("same_as", ()) if "." in other),
    )
    return entry if raw.keys() <= _IN_MOST_ENTRIES else _with_rest(entry, raw)


def _with_rest(entry: Entry, raw: dict[str, Any]) -> Entry:
    """Return an entry with the keys that few entries have."""
    steps = (entry.domain, "entries", entry.name, "waivers")
    return replace(
        entry,
        declared_recovery=_recovery(raw),
        declared_http_status=raw.get("http_status"),
        declared_actor=raw.get("actor"),
        retry_after=raw.get("retry_after"),
        note=_texts(raw["note"]) if "note" in raw else _NO_TEXTS,
        fields={key: FieldHint(**value) for key, value in raw.get("fields", {}).items()},
        links=tuple(Link(**value) for value in raw.get("links", ())),
        stability=raw.get("stability", "stable"),
        audience=raw.get("audience", "public"),
        since=raw.get("since"),
        aliases=tuple(raw.get("aliases", ())),
        deprecated=_tombstone(raw.get("deprecated"), entry.domain),
        retired=_tombstone(raw.get("retired"), entry.domain),
        proposed=raw.get("proposed", False),
        arguments=tuple(Argument(name=key, **value) for key, value in raw.get("arguments", {}).items()),
        attributes=_attributes(raw["attributes"]) if "attributes" in raw else _NO_ATTRIBUTES,
        waivers=tuple(
            _waiver(value, entry.full_name, (*steps, index))
            for index, value in enumerate(raw.get("waivers", ()))
        ),
    )


def _recovery(raw: dict[str, Any]) -> Recovery | None:
    if "retryable" not in raw or "recovery" in raw:
        declared: Recovery | None = raw.get("recovery")
        return declared
    return recovery_of(raw["status"], retryable=raw["retryable"])


def _texts(raw: dict[str, Any]) -> Texts:
    return {
        locale: Text(value)
        if type(value) is str
        else Text(value["text"], value["translated"], value.get("from"))
        for locale, value in raw.items()
    }


def _tombstone(raw: dict[str, Any] | None, domain: str) -> Tombstone | None:
    """Return the end of an entry's life; a replacement of the same domain has its short name, however it is written."""
    if raw and raw.get("replaced_by", "").rpartition(".")[0] == domain:
        raw = {**raw, "replaced_by": raw["replaced_by"].rpartition(".")[2]}
    if not raw or isinstance(raw["reason"], str):
        return Tombstone(**raw) if raw else None
    reasons = _texts(raw["reason"])
    return Tombstone(**{**raw, "reason": next(iter(reasons.values())).value}, reasons=reasons)


def _reserved(raw: dict[str, Any]) -> Reserved:
    return Reserved(**{**raw, "range": tuple(raw["range"])} if "range" in raw else raw)


def _envelope(raw: dict[str, Any]) -> Envelope | None:
    return Envelope(**raw["envelope"]) if "envelope" in raw else None


def _attributes(raw: dict[str, Any]) -> Mapping[str, AttributeValue]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _waiver(raw: dict[str, Any], at: str, origin: tuple[str | int, ...]) -> Waiver:
    listed = [covered.partition(" ") for covered in raw["covers"]]
    covers = tuple(fingerprint for fingerprint, _, _ in listed)
    labels = {fingerprint: label for fingerprint, _, label in listed if label}
    return Waiver(**{"at": at, **raw, "covers": covers}, labels=labels, origin=origin)


def _synonyms(
    declared: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return name -> its synonyms, if any, in the domain's order, and an entry of each group that is too large.

    Names of other domains stay out: `link_domains` follows them.
    """
    if not any(declared.values()):
        return {}, []
    groups, large = synonym_groups(declared)
    order = {name: index for index, name in enumerate(declared)}
    synonyms = {
        name: tuple(
            sorted((other for other in members if other != name and other in order), key=order.__getitem__)
        )
        for name, members in groups.items()
    }
    return synonyms, large


def link_domains(domains: Mapping[str, Domain]) -> tuple[dict[str, Domain], list[Entry]]:
    """Follow `same_as` across domains: return the domains with every entry's synonyms closed over all steps.

    A synonym that no domain has is left out: a rule reports it. Also returns an entry of each group that is too large.
    """
    if not any(entry.equivalents for domain in domains.values() for entry in domain.entries.values()):
        return dict(domains), []
    numbered = {
        entry.full_name: (number, entry)
        for number, entry in enumerate(
            entry for domain in domains.values() for entry in domain.entries.values()
        )
    }
    declared = {
        full_name: [
            other
            for other in (*(f"{entry.domain}.{name}" for name in entry.same_as), *entry.equivalents)
            if other in numbered
        ]
        for full_name, (_, entry) in numbered.items()
    }
    group, large = synonym_groups(declared)
    linked = {
        name: replace(
            domain,
            entries={
                key: _linked(entry, [numbered[other] for other in sorted(group.get(entry.full_name, ()))])
                for key, entry in domain.entries.items()
            },
        )
        for name, domain in domains.items()
    }
    return linked, [numbered[full_name][1] for full_name in large]


def _linked(entry: Entry, members: Sequence[tuple[int, Entry]]) -> Entry:
    if not members:
        return replace(entry, equivalents=()) if entry.equivalents else entry
    near = sorted((number, other.name) for number, other in members if other.domain == entry.domain)
    return replace(
        entry,
        same_as=tuple(name for _, name in near if name != entry.name),
        equivalents=tuple(other.full_name for _, other in members if other.domain != entry.domain),
    )


def build_manifest(root: YamlMap) -> Manifest:
    """Build the manifest from the nodes of catalog.yaml."""
    raw = cast("dict[str, Any]", root)
    locales = raw["locales"]
    plain: dict[str, Any] = {
        key: raw[key] for key in ("title", "description", "license", "homepage", "repository") if key in raw
    }
    if "targets" in raw:
        plain["targets"] = tuple(raw["targets"])
    return Manifest(
        **plain,
        name=raw["name"],
        version=raw["version"],
        source_locale=locales["source"],
        required_locales=tuple(locales["required"]),
        default_locale=locales.get("default"),
        fallback={key: tuple(chain) for key, chain in locales.get("fallback", {}).items()},
        packages=_packages(raw["name"], raw.get("packages", {})),
        limits=raw.get("limits", {}),
        attributes={key: _attribute(key, value) for key, value in raw.get("attributes", {}).items()},
        documents={key: _document(key, value) for key, value in raw.get("documents", {}).items()},
        words={key: tuple(value) for key, value in raw.get("words", {}).items()},
        naming=dict(raw.get("naming", {})),
        rules={key: level for key, level in raw.get("rules", {}).items() if level in _LEVELS},
        entry_schema=next((path for path in raw.get("rules", {}).values() if path not in _LEVELS), None),
        site_url=raw.get("site", {}).get("url", "").rstrip("/"),
        envelope=_envelope(raw),
        versions_since=raw.get("versions", {}).get("since"),
        release_tag=raw.get("release", {}).get("tag"),
        depends={
            key: Dependency(
                key,
                value["source"],
                tuple(value.get("imports", ())),
                {target: dict(names) for target, names in value.get("packages", {}).items()},
            )
            for key, value in raw.get("depends", {}).items()
        },
        regions=tuple(raw.get("regions", ())),
        waivers=tuple(
            _waiver(value, "", ("", "waivers", index)) for index, value in enumerate(raw.get("waivers", ()))
        ),
        approved=tuple(
            Approval(**{**value, "changes": tuple(value["changes"])}) for value in raw.get("approved", ())
        ),
    )


def _packages(name: str, raw: dict[str, Any]) -> Packages:
    python, kotlin = raw.get("python", {}), raw.get("kotlin", {})
    identifier = name.replace("-", "_")
    group, artifact = kotlin.get("group", f"org.example.{identifier}"), kotlin.get("artifact", name)
    return Packages(
        python_distribution=python.get("distribution", name),
        python_package=python.get("package", identifier),
        typescript_name=raw.get("typescript", {}).get("name", name),
        go_module=raw.get("go", {}).get("module", f"example.org/{name}"),
        kotlin_group=group,
        kotlin_artifact=artifact,
        kotlin_package=kotlin.get("package")
        or _kotlin_package(group, artifact if "group" in kotlin else name),
        message_formats=tuple(raw.get("messages", {}).get("formats", ("json",))),
        untranslated=raw.get("messages", {}).get("untranslated", "fill"),
        operations={key: tuple(value) for key, value in raw.get("openapi", {}).get("operations", {}).items()},
        options={target: options for target, value in raw.items() if (options := _package_options(value))},
    )


def _kotlin_package(group: str, artifact: str) -> str:
    """Return the package of a Maven artifact: `com.acme` and `pay-codes` make `com.acme.pay_codes`, `com.acme.pay` and `pay` `com.acme.pay`."""
    words = [word for word in re.sub(r"[^a-z0-9_.]", "_", group.lower()).split(".") if word]
    last = re.sub(r"[^a-z0-9_]", "_", artifact.lower())
    words += [last] if words[-1:] != [last] else []
    return ".".join(f"_{word}" if word[0].isdigit() else word for word in words)


def _package_options(raw: dict[str, Any]) -> PackageOptions | None:
    chosen = {key: raw[key] for key in _PACKAGE_OPTIONS if key in raw}
    lists = {key: tuple(value) for key, value in chosen.items() if isinstance(value, list)}
    if "params" in chosen:
        params = chosen["params"].items()
        chosen["params"] = {key: tuple(value) if isinstance(value, list) else value for key, value in params}
    return PackageOptions(**{**chosen, **lists}) if chosen else None


def _attribute(name: str, raw: dict[str, Any]) -> Attribute:
    return Attribute(
        name=name,
        type=raw["type"],
        description=raw.get("description", ""),
        values=tuple(raw.get("values", ())),
        required=raw.get("required", False),
        audience=raw.get("audience", "public"),
    )


def _document(name: str, raw: dict[str, Any]) -> Document:
    return Document(
        id=name,
        title=raw["title"],
        url=raw.get("url", {}),
        domain=raw.get("domain"),
        headings=tuple(Heading(**value) for value in raw.get("headings", ())),
        complete=tuple(raw.get("complete", ())),
        pages=tuple(PageSource(**value) for value in raw.get("pages", ())),
        order=tuple(raw.get("order", ())),
        withdrawn=tuple(Withdrawal(**value) for value in raw.get("withdrawn", ())),
        since=raw.get("since"),
    )
