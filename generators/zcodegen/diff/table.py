"""The kinds of changes: one row each, with what a report says, whom it reaches, how bad it is, and the step it asks for.

Level: *breaking* makes code that compiled fail or gives a received code another or no meaning; *dangerous* compiles
and may act otherwise; *safe* is neither. Bump: the step of Semantic Versioning 2.0.0 (semver.org, sections 6 to 8);
*none* is for what no package shows.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from msgspec import Struct


class Level(IntEnum):
    """How bad a change is for those who use the packages, mildest first."""

    SAFE = 1
    DANGEROUS = 2
    BREAKING = 3

    def __str__(self) -> str:
        return self.name.lower()


class Bump(IntEnum):
    """The step of the version that a change asks for, smallest first."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


SECTIONS: Final = ("Removed", "Changed", "Added", "Deprecated", "Texts", "Upkeep")
"""The sections of a report and of a changelog, in their order. *Upkeep* is what no package shows."""

AFFECTED: Final = ("python", "typescript", "go", "kotlin", "wire", "messages", "documents")
"""Whom a change can reach: source that uses a language's package, what goes over the wire, shown texts, pages."""


class Kind(Struct, frozen=True):
    """A row. `says` is the sentence of a report; in braces stand the values of the change (`judge.sentence`)."""

    section: str
    level: Level
    bump: Bump
    affects: tuple[str, ...]
    says: str


_SOURCE = ("python", "typescript", "go", "kotlin")
_ALL = (*_SOURCE, "wire", "messages", "documents")
_SHOWN = ("messages", "documents")
_NOBODY = ()
_SAFE, _DANGEROUS, _BREAKING = Level
_NONE, _PATCH, _MINOR, _MAJOR = Bump

KINDS: Final = {
    "alias-added": Kind("Added", _SAFE, _MINOR, _SOURCE, "{name} ({code}) can also be called {after}"),
    "alias-removed": Kind(
        "Removed", _BREAKING, _MAJOR, _SOURCE, "{name} ({code}) is no longer called {before} as well"
    ),
    "argument-added": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*_SOURCE, "messages"),
        "{name} ({code}) needs the new argument {detail} ({after})",
    ),
    "argument-described": Kind(
        "Texts",
        _SAFE,
        _PATCH,
        _SOURCE,
        "Argument {detail} of {name} ({code}) is described anew: {before} → {after}",
    ),
    "argument-removed": Kind(
        "Removed",
        _BREAKING,
        _MAJOR,
        (*_SOURCE, "messages"),
        "{name} ({code}) no longer has the argument {detail} ({before})",
    ),
    "argument-type": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        _SOURCE,
        "Argument {detail} of {name} ({code}) is {after}, it was {before}",
    ),
    "attribute-added": Kind(
        "Added", _SAFE, _MINOR, _SOURCE, "{name} ({code}) has the attribute {detail}: {after}"
    ),
    "attribute-changed": Kind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        _SOURCE,
        "Attribute {detail} of {name} ({code}) is {after}, it was {before}",
    ),
    "attribute-removed": Kind(
        "Removed",
        _DANGEROUS,
        _MINOR,
        _SOURCE,
        "{name} ({code}) no longer has the attribute {detail}, which was {before}",
    ),
    "catalog-described": Kind(
        "Texts", _SAFE, _PATCH, _SOURCE, "The catalog's {detail} is {after}, it was {before}"
    ),
    "catalog-renamed": Kind(
        "Changed", _SAFE, _MINOR, _SOURCE, "The catalog is called {after}, it was {before}"
    ),
    "code-format": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "Codes of {domain} are shown in {after}, it was {before}"
    ),
    "code-ranges": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "Codes of {domain} lie in {after}, it was {before}"),
    "code-type": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*_SOURCE, "wire"),
        "Codes of {domain} are of type {after}, it was {before}",
    ),
    "declaration-added": Kind(
        "Added", _SAFE, _MINOR, _SOURCE, "Entries can have the attribute {detail} ({after})"
    ),
    "declaration-described": Kind(
        "Texts", _SAFE, _PATCH, _SOURCE, "Attribute {detail} is described anew: {before} → {after}"
    ),
    "declaration-removed": Kind(
        "Removed", _BREAKING, _MAJOR, _SOURCE, "Entries can no longer have the attribute {detail} ({before})"
    ),
    "declaration-required": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "Attribute {detail} is {after}, it was {before}"
    ),
    "declaration-type": Kind(
        "Changed", _BREAKING, _MAJOR, _SOURCE, "Attribute {detail} is of type {after}, it was {before}"
    ),
    "declaration-value-added": Kind("Added", _SAFE, _MINOR, _SOURCE, "Attribute {detail} can be {after}"),
    "declaration-value-removed": Kind(
        "Removed", _BREAKING, _MAJOR, _SOURCE, "Attribute {detail} can no longer be {before}"
    ),
    "deprecation-changed": Kind(
        "Deprecated",
        _SAFE,
        _PATCH,
        _SOURCE,
        "Deprecation of {name} ({code}): {detail} is {after}, it was {before}",
    ),
    "document-added": Kind("Added", _SAFE, _PATCH, ("documents",), "Document {detail} is declared: {after}"),
    "document-changed": Kind(
        "Upkeep",
        _SAFE,
        _NONE,
        ("documents",),
        "Document {name} has another {detail}: {after}, it was {before}",
    ),
    "document-link": Kind(
        "Texts",
        _SAFE,
        _PATCH,
        ("documents", *_SOURCE),
        "Document {name} has the {detail} {after}, it was {before}",
    ),
    "document-removed": Kind(
        "Removed", _SAFE, _PATCH, ("documents",), "Document {detail} is no longer declared: {before}"
    ),
    "domain-added": Kind("Added", _SAFE, _MINOR, _SOURCE, "Domain {domain} is new: {detail}"),
    "domain-described": Kind(
        "Texts", _SAFE, _PATCH, _SOURCE, "{detail} of domain {domain} is {after}, it was {before}"
    ),
    "domain-removed": Kind("Removed", _BREAKING, _MAJOR, _ALL, "Domain {domain} is gone: {detail}"),
    "domain-renamed": Kind(
        "Changed", _BREAKING, _MAJOR, (*_SOURCE, "messages"), "Domain {before} is called {after}: {detail}"
    ),
    "entry-added": Kind("Added", _SAFE, _MINOR, (*_SOURCE, "messages"), "{name} ({code}) is new: {detail}"),
    "entry-confirmed": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "{name} ({code}) is no longer a proposal"),
    "entry-deprecated": Kind("Deprecated", _SAFE, _MINOR, _SOURCE, "{name} ({code}) is deprecated {detail}"),
    "entry-moved": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*_SOURCE, "wire"),
        "{name} ({code}) stands in {after}, it was in {before}",
    ),
    "entry-proposed": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "{name} ({code}) is a proposal again"),
    "entry-removed": Kind(
        "Removed",
        _BREAKING,
        _MAJOR,
        _ALL,
        "{name} ({code}) is gone: {detail}",
    ),
    "entry-renamed": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        _SOURCE,
        "{before} ({code}) is called {after}, without the old name as an alias ({detail})",
    ),
    "entry-renamed-with-alias": Kind(
        "Changed",
        _SAFE,
        _MINOR,
        _SOURCE,
        "{before} ({code}) is called {after} and keeps the old name as an alias",
    ),
    "entry-renumbered": Kind(
        "Changed", _BREAKING, _MAJOR, (*_SOURCE, "wire", "documents"), "{name} is {after}, it was {before}"
    ),
    "entry-restored": Kind("Added", _SAFE, _MINOR, _SOURCE, "{name} ({code}) is no longer retired"),
    "entry-retired": Kind("Deprecated", _SAFE, _MINOR, _SOURCE, "{name} ({code}) is retired {detail}"),
    "entry-undeprecated": Kind("Added", _SAFE, _MINOR, _SOURCE, "{name} ({code}) is no longer deprecated"),
    "fallback-changed": Kind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        ("messages",),
        "Texts in {detail} fall back to {after}, it was {before}",
    ),
    "include-added": Kind(
        "Changed", _DANGEROUS, _MINOR, ("wire",), "{domain} answers for the codes of {after} as well"
    ),
    "include-order": Kind(
        "Changed", _DANGEROUS, _MINOR, ("wire",), "{domain} looks codes up in {after}, it was {before}"
    ),
    "include-removed": Kind(
        "Removed", _BREAKING, _MAJOR, ("wire",), "{domain} no longer answers for the codes of {before}"
    ),
    "locale-added": Kind("Added", _SAFE, _MINOR, ("messages",), "Texts in {after} are new: {detail}"),
    "locale-removed": Kind(
        "Removed",
        _BREAKING,
        _MAJOR,
        ("typescript", "messages"),
        "There are no more texts in {before}: {detail}",
    ),
    "message-format-added": Kind(
        "Added", _SAFE, _MINOR, ("messages",), "Message bundles come as {after} too"
    ),
    "message-format-removed": Kind(
        "Removed", _BREAKING, _MAJOR, ("messages",), "Message bundles no longer come as {before}"
    ),
    "package-renamed": Kind(
        "Changed", _BREAKING, _MAJOR, _SOURCE, "The {detail} is called {after}, it was {before}"
    ),
    "required-locale-added": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "Every message must have {after}"),
    "required-locale-removed": Kind(
        "Changed", _DANGEROUS, _MINOR, ("messages",), "A message may lack {before}"
    ),
    "retirement-changed": Kind(
        "Deprecated",
        _SAFE,
        _PATCH,
        _SOURCE,
        "Retirement of {name} ({code}): {detail} is {after}, it was {before}",
    ),
    "retryable-changed": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "Retryable of {name} ({code}) is {after}, it was {before}"
    ),
    "settings-changed": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "The manifest has other {detail}"),
    "source-locale": Kind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*_SOURCE, "messages"),
        "Look-ups of texts end in {after}, it was {before}",
    ),
    "status-changed": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "Status of {name} ({code}) is {after}, it was {before}"
    ),
    "synonym-added": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "{name} ({code}) is the same error as {after}"
    ),
    "synonym-removed": Kind(
        "Changed", _DANGEROUS, _MINOR, _SOURCE, "{name} ({code}) is no longer the same error as {before}"
    ),
    "target-added": Kind("Added", _SAFE, _MINOR, _NOBODY, "The package for {after} is new"),
    "target-removed": Kind("Removed", _BREAKING, _MAJOR, _NOBODY, "There is no more package for {before}"),
    "text-added": Kind("Texts", _SAFE, _MINOR, _SHOWN, "The {detail} of {name} ({code}) is new: {after}"),
    "text-cosmetic": Kind(
        "Texts",
        _SAFE,
        _PATCH,
        ("messages",),
        "The {detail} of {name} ({code}) is written otherwise: {before} → {after}",
    ),
    "text-fact": Kind(
        "Texts",
        _DANGEROUS,
        _MINOR,
        _SHOWN,
        "The {detail} of {name} ({code}) states another fact: {before} → {after}",
    ),
    "text-meaning": Kind(
        "Texts",
        _DANGEROUS,
        _MINOR,
        _SHOWN,
        "The {detail} of {name} ({code}) speaks of something else: {before} → {after}",
    ),
    "text-removed": Kind(
        "Texts", _DANGEROUS, _MINOR, _SHOWN, "The {detail} of {name} ({code}) is gone: {before}"
    ),
    "text-wording": Kind(
        "Texts", _SAFE, _PATCH, _SHOWN, "The {detail} of {name} ({code}) is worded anew: {before} → {after}"
    ),
    "translation-mark": Kind(
        "Upkeep",
        _SAFE,
        _NONE,
        _NOBODY,
        "The {detail} of {name} ({code}) is a translation of {after}, it was of {before}",
    ),
    "waivers-changed": Kind("Upkeep", _SAFE, _NONE, _NOBODY, "{name} ({code}) has other waivers"),
}
"""Id -> kind, sorted by id."""
