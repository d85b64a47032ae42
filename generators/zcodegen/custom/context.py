"""The context of custom targets' templates: frozen values, described by schema/context.schema.json.

Names, numbers and versions are plain: the catalog's schema keeps them to letters, digits and a few signs. Every free
text is a `CatalogText`. Nothing of one file's context follows from the order in which files are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from msgspec import Struct

from zcodegen.custom.catalog_text import CatalogText, Clash

Value: TypeAlias = CatalogText | int | bool | tuple[CatalogText, ...]
Texts: TypeAlias = Mapping[str, CatalogText]
Name: TypeAlias = str | Clash
"""An identifier; one that two names share is an error where it is written."""


class TextsView(Struct, frozen=True):
    """The texts of an entry for one locale, all from the locale that answers; None where the entry has no such text."""

    locale: str
    message: CatalogText
    cause: CatalogText | None
    action: CatalogText | None


class TombstoneView(Struct, frozen=True):
    """Since when and why an entry is deprecated or retired."""

    since: str
    reason: CatalogText
    replaced_by: str | None
    """`NAME` in the same domain, `domain.NAME` in another."""
    replacement: ReplacementView | None


class ReplacementView(Struct, frozen=True):
    """The entry to use instead."""

    domain: str
    name: str
    id: str


class LinkView(Struct, frozen=True):
    """A page that helps with a code; `locale` is None if it is for readers of every locale."""

    title: CatalogText
    url: CatalogText
    locale: str | None


class ArgumentView(Struct, frozen=True):
    """An argument that an entry's texts name in braces."""

    name: str
    id: str
    type: Literal["string", "integer", "number"]
    example: CatalogText | int | float
    description: CatalogText


class AliasView(Struct, frozen=True):
    """A former name of an entry."""

    name: str
    id: str


class EntryView(Struct, frozen=True):
    """One code."""

    domain: str
    name: str
    id: str
    type_id: Name
    full_id: Name
    code: int | CatalogText
    shown_code: str | CatalogText
    status: str
    http_status: int
    recovery: Literal["transient", "correctable", "terminal"] | None
    actor: Literal["caller", "user", "owner", "vendor"] | None
    retryable: bool
    retry_after: int | None
    url: CatalogText | None
    since: str | None
    stability: Literal["draft", "stable"]
    audience: Literal["public", "internal"]
    proposed: bool
    message: Texts
    cause: Texts
    action: Texts
    note: Texts
    texts: Mapping[str, TextsView]
    links: tuple[LinkView, ...]
    aliases: tuple[AliasView, ...]
    same_as: tuple[str, ...]
    equivalents: tuple[str, ...]
    deprecated: TombstoneView | None
    retired: TombstoneView | None
    arguments: tuple[ArgumentView, ...]
    attributes: Mapping[str, Value]


class DomainView(Struct, frozen=True):
    """One domain with its own entries, in the catalog's order."""

    name: str
    id: str
    type_id: Name
    path: str
    parent: str | None
    """The nearest domain above that the catalog has."""
    children: tuple[str, ...]
    segments: tuple[str, ...]
    title: Texts
    description: Texts
    code_type: Literal["integer", "string"]
    code_format: Literal["decimal", "hex"]
    stability: Literal["draft", "stable"]
    audience: Literal["public", "internal"]
    includes: tuple[str, ...]
    included: tuple[str, ...]
    """All domains that it includes, directly or not, in the order in which a code is looked up."""
    origin: str
    """Name and version of the catalog that it is included from; empty for the catalog's own domains."""
    documents: tuple[str, ...]
    entries: tuple[EntryView, ...]


class DocumentView(Struct, frozen=True):
    """A page that lists codes."""

    id: str
    title: Texts
    url: Texts
    domains: tuple[str, ...]


class AttributeView(Struct, frozen=True):
    """An extra attribute that entries may have."""

    name: str
    id: str
    type: str
    description: CatalogText
    values: tuple[CatalogText, ...]
    required: bool


class RelationView(Struct, frozen=True):
    """Whether n, or the remainder of n and `modulus` if that is not 0, is in one of the ranges, both ends included."""

    modulus: int
    negated: bool
    ranges: tuple[tuple[int, int], ...]


class CategoryView(Struct, frozen=True):
    """A plural category and when a whole number of 0 or more is in it: if all relations of one alternative hold.

    `condition` is the same as an expression on `n` in the syntax that C, Go, Java, Rust, Swift and many others share.
    """

    category: str
    condition: str
    alternatives: tuple[tuple[RelationView, ...], ...]


class NumbersView(Struct, frozen=True):
    """How a locale writes numbers: signs, digits of the last group and of the others, digits before the first sign at least."""

    decimal: CatalogText
    group: CatalogText
    minus: CatalogText
    zero: int
    """The code point of the digit zero; the other digits follow it."""
    primary: int
    secondary: int
    minimum_grouping: int


class LocaleView(Struct, frozen=True):
    """What formatting needs to know of a locale; the category `other` follows those of `cardinal` and of `ordinal`."""

    locale: str
    id: str
    right_to_left: bool
    numbers: NumbersView
    cardinal: tuple[CategoryView, ...]
    ordinal: tuple[CategoryView, ...]


class StatusView(Struct, frozen=True):
    """A status that an entry can have, and what follows from it; None where nothing does."""

    name: str
    http_status: int
    recovery: str | None
    actor: str | None


class MatchingView(Struct, frozen=True):
    """The table by which a package finds the locale for a reader's tags.

    A tag is looked up in lower case, its first subtag replaced by `aliases`: in `same`, then `related`; then what
    precedes its last subtag, with `-*` and without, and so on. An empty locale ends the search. Locales that `same` finds
    come before those that `related` finds; each is followed by its `following`, and all by `last`.
    """

    same: Mapping[str, str]
    related: Mapping[str, str]
    following: Mapping[str, tuple[str, ...]]
    aliases: Mapping[str, str]
    last: tuple[str, ...]


class CatalogView(Struct, frozen=True):
    """The whole catalog."""

    name: str
    version: str
    title: Texts
    description: CatalogText
    license: CatalogText
    homepage: CatalogText
    repository: CatalogText
    source_locale: str
    default_locale: str
    required_locales: tuple[str, ...]
    locales: tuple[str, ...]
    locale_data: Mapping[str, LocaleView]
    matching: MatchingView
    statuses: tuple[StatusView, ...]
    has_arguments: bool
    """Whether the texts of an entry name arguments."""
    site_url: CatalogText
    domains: tuple[DomainView, ...]
    documents: tuple[DocumentView, ...]
    attributes: tuple[AttributeView, ...]
