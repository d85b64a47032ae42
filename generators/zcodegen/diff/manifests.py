"""Compares two manifests. The version does not count: it follows from the changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import asdict

from zcodegen.catalog.manifest import PACKAGE_NAMES
from zcodegen.catalog.model import Attribute, Document, Manifest
from zcodegen.diff.change import Change, Value, describe
from zcodegen.diff.domains import describe_envelope

_SETTINGS = {
    "limits": "limits",
    "words": "words",
    "rules": "levels of rules",
    "waivers": "waivers",
    "versions_since": "versions",
    "release_tag": "release tag",
    "entry_schema": "rules for entries",
    "regions": "regions of Markdown files",
}


def compare_manifests(old: Manifest, new: Manifest) -> Iterator[Change]:
    """Yield what differs."""
    if old == new:
        return
    yield from _about(old, new)
    yield from _locales(old, new)
    yield from _packages(old, new)
    yield from _attributes(old, new)
    yield from _documents(old, new)
    for field, what in _SETTINGS.items():
        if getattr(old, field) != getattr(new, field):
            yield _change("settings-changed", field, detail=what)
    if [approval.changes for approval in old.approved] != [approval.changes for approval in new.approved]:
        yield _change("settings-changed", "approved", detail="approved changes")


def _change(
    kind: str,
    *steps: str,
    before: Value = None,
    after: Value = None,
    name: str = "",
    detail: str = "",
    only: tuple[str, ...] = (),
) -> Change:
    at = ("", *steps)
    return Change(kind, at, at, before, after, name=name, detail=detail, only=only)


def _about(old: Manifest, new: Manifest) -> Iterator[Change]:
    if old.site_url != new.site_url:
        yield _change("site-url", "site", "url", before=old.site_url, after=new.site_url)
    if old.envelope != new.envelope:
        before, after = (describe_envelope(manifest.envelope) for manifest in (old, new))
        yield _change("envelope-changed", "envelope", before=before, after=after)
    if old.name != new.name:
        yield _change("catalog-renamed", "name", before=old.name, after=new.name)
    for field in ("description", "license", "homepage", "repository"):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            yield _change("catalog-described", field, before=before, after=after, detail=field)
    for locale in dict.fromkeys((*old.title, *new.title)):
        one, other = old.title.get(locale), new.title.get(locale)
        if one != other:
            yield _change(
                "catalog-described", "title", locale, before=one, after=other, detail=f"title in {locale}"
            )


def _locales(old: Manifest, new: Manifest) -> Iterator[Change]:
    if old.default_locale != new.default_locale:
        yield _change(
            "default-locale", "locales", "default", before=old.default_locale, after=new.default_locale
        )
    if old.source_locale != new.source_locale:
        yield _change("source-locale", "locales", "source", before=old.source_locale, after=new.source_locale)
    for locale in old.required_locales:
        if locale not in new.required_locales:
            yield _change("required-locale-removed", "locales", "required", before=locale)
    for locale in new.required_locales:
        if locale not in old.required_locales:
            yield _change("required-locale-added", "locales", "required", after=locale)
    for locale in dict.fromkeys((*old.fallback, *new.fallback)):
        before, after = old.fallback.get(locale, ()), new.fallback.get(locale, ())
        if before != after:
            yield _change(
                "fallback-changed", "locales", "fallback", locale, before=before, after=after, detail=locale
            )


def _packages(old: Manifest, new: Manifest) -> Iterator[Change]:
    for row in PACKAGE_NAMES:
        before, after = getattr(old.packages, row.field), getattr(new.packages, row.field)
        if before != after:
            yield _change(
                "package-named" if row.target in old.placeholder_targets else "package-renamed",
                "packages",
                row.target,
                row.key,
                before=before,
                after=after,
                detail=row.title,
                only=(row.target,),
            )
    lists = (
        (
            "message-format",
            ("packages", "messages"),
            old.packages.message_formats,
            new.packages.message_formats,
        ),
        ("target", ("targets",), old.targets, new.targets),
    )
    for kind, steps, before, after in lists:
        for name in before:
            if name not in after:
                yield _change(f"{kind}-removed", *steps, before=name, only=_reached(kind, name))
        for name in after:
            if name not in before:
                yield _change(f"{kind}-added", *steps, after=name, only=_reached(kind, name))


def _reached(kind: str, name: str) -> tuple[str, ...]:
    return (name,) if kind == "target" and name != "html" else ()


def _attributes(old: Manifest, new: Manifest) -> Iterator[Change]:
    for name in dict.fromkeys((*old.attributes, *new.attributes)):
        before, after = old.attributes.get(name), new.attributes.get(name)
        if before is None and after is not None:
            yield _change("declaration-added", "attributes", name, after=after.type, detail=name)
        elif before is not None and after is None:
            yield _change("declaration-removed", "attributes", name, before=before.type, detail=name)
        elif before is not None and after is not None and before != after:
            yield from _attribute(before, after)


def _attribute(old: Attribute, new: Attribute) -> Iterator[Change]:
    steps, detail = ("attributes", old.name), old.name
    if old.type != new.type:
        yield _change("declaration-type", *steps, before=old.type, after=new.type, detail=detail)
    if old.required != new.required:
        before, after = ("required" if manifest.required else "optional" for manifest in (old, new))
        yield _change("declaration-required", *steps, before=before, after=after, detail=detail)
    if old.audience != new.audience:
        kind = "declaration-hidden" if new.audience == "internal" else "declaration-published"
        yield _change(kind, *steps, detail=detail)
    if old.description != new.description:
        yield _change(
            "declaration-described", *steps, before=old.description, after=new.description, detail=detail
        )
    for value in old.values:
        if value not in new.values:
            yield _change("declaration-value-removed", *steps, before=value, detail=detail)
    for value in new.values:
        if value not in old.values:
            yield _change("declaration-value-added", *steps, after=value, detail=detail)


def _documents(old: Manifest, new: Manifest) -> Iterator[Change]:
    for name in dict.fromkeys((*old.documents, *new.documents)):
        before, after = old.documents.get(name), new.documents.get(name)
        if before is None and after is not None:
            yield _change("document-added", "documents", name, after=_title(after), detail=name)
        elif before is not None and after is None:
            yield _change("document-removed", "documents", name, before=_title(before), detail=name)
        elif before is not None and after is not None and before != after:
            yield from _document(before, after)


def _document(old: Document, new: Document) -> Iterator[Change]:
    for field in Document.__struct_fields__:
        before, after = getattr(old, field), getattr(new, field)
        if before == after:
            continue
        if isinstance(before, Mapping):
            for locale in dict.fromkeys((*before, *after)):
                one, other = before.get(locale), after.get(locale)
                if one != other:
                    steps = ("documents", old.id, field, locale)
                    what = f"{field} in {locale}"
                    yield _change("document-link", *steps, before=one, after=other, name=old.id, detail=what)
        else:
            yield _change(
                "document-changed",
                "documents",
                old.id,
                field,
                before=_shown(before),
                after=_shown(after),
                name=old.id,
                detail=field,
            )


def _title(document: Document) -> str:
    return next(iter(document.title.values()), document.id)


def _shown(value: object) -> Value:
    """Return a document's setting in words: a tuple of texts as it is, of values as their fields."""
    if not isinstance(value, tuple):
        return None if value is None else str(value)
    return tuple(describe(asdict(item)) if isinstance(item, Struct) else str(item) for item in value)
