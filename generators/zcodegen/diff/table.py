"""The kinds of changes: one row each, with its message, what it affects, how bad it is, and the version step that it requires.

Criticality: *breaking* makes code that compiled fail or gives a received code another or no meaning; *dangerous* compiles
and may act otherwise; *safe* is neither. Bump: the step of Semantic Versioning 2.0.0 (semver.org, sections 6 to 8);
*none* is for what no package shows.
"""

from __future__ import annotations

from typing import Final

from zcodegen.diff.levels import AFFECTED, SOURCE, Bump, ChangeKind, Criticality

_SHOWN = ("messages", "documents")
_NO_ONE = ()
_SAFE, _DANGEROUS, _BREAKING = Criticality
_NONE, _PATCH, _MINOR, _MAJOR = Bump

KINDS: Final = {
    "actor-changed": ChangeKind(
        "Changed", _SAFE, _MINOR, SOURCE, "Actor of {name} ({code}) is {after}, it was {before}"
    ),
    "alias-added": ChangeKind("Added", _SAFE, _MINOR, SOURCE, "{name} ({code}) can also be called {after}"),
    "alias-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, SOURCE, "{name} ({code}) is no longer called {before} as well"
    ),
    "argument-added": ChangeKind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*SOURCE, "messages"),
        "{name} ({code}) needs the new argument {detail} ({after})",
        {
            "go": _DANGEROUS,
            "python": _DANGEROUS,
        },  # Python's type checkers take a mapping with other arguments as well
    ),
    "argument-described": ChangeKind(
        "Texts",
        _SAFE,
        _PATCH,
        SOURCE,
        "Argument {detail} of {name} ({code}) has another description: {before} → {after}",
    ),
    "argument-removed": ChangeKind(
        "Removed",
        _BREAKING,
        _MAJOR,
        (*SOURCE, "messages"),
        "{name} ({code}) no longer has the argument {detail} ({before})",
        {"typescript": _DANGEROUS},  # a text without arguments takes any values; Python refuses unknown ones
    ),
    "argument-type": ChangeKind(
        "Changed",
        _BREAKING,
        _MAJOR,
        SOURCE,
        "Argument {detail} of {name} ({code}) is {after}, it was {before}",
        {"python": _DANGEROUS},  # so do those of another type
    ),
    "attribute-added": ChangeKind(
        "Added", _SAFE, _MINOR, SOURCE, "{name} ({code}) has the attribute {detail}: {after}"
    ),
    "attribute-changed": ChangeKind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        SOURCE,
        "Attribute {detail} of {name} ({code}) is {after}, it was {before}",
    ),
    "attribute-removed": ChangeKind(
        "Removed",
        _DANGEROUS,
        _MINOR,
        SOURCE,
        "{name} ({code}) no longer has the attribute {detail}, which was {before}",
    ),
    "catalog-described": ChangeKind(
        "Texts", _SAFE, _PATCH, SOURCE, "The catalog's {detail} is {after}, it was {before}"
    ),
    "catalog-renamed": ChangeKind(
        "Changed", _SAFE, _MINOR, SOURCE, "The catalog is called {after}, it was {before}"
    ),
    "code-format": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "Codes of {domain} are shown in {after}, it was {before}"
    ),
    "code-ranges": ChangeKind(
        "Internal", _SAFE, _NONE, _NO_ONE, "Codes of {domain} lie in {after}, it was {before}"
    ),
    "code-reused": ChangeKind(
        "Changed", _BREAKING, _MAJOR, AFFECTED, "{code} is another error, {name}: {after}, it was {before}"
    ),
    "code-type": ChangeKind(
        "Changed",
        _BREAKING,
        _MAJOR,
        (*SOURCE, "wire"),
        "Codes of {domain} are of type {after}, it was {before}",
    ),
    "declaration-added": ChangeKind(
        "Added", _SAFE, _MINOR, SOURCE, "Entries can have the attribute {detail} ({after})"
    ),
    "declaration-described": ChangeKind(
        "Texts", _SAFE, _PATCH, SOURCE, "Attribute {detail} has another description: {before} → {after}"
    ),
    "declaration-hidden": ChangeKind(
        "Removed", _BREAKING, _MAJOR, SOURCE, "Attribute {detail} is internal: public packages lose it"
    ),
    "declaration-published": ChangeKind(
        "Added", _SAFE, _MINOR, SOURCE, "Attribute {detail} is public: it was internal"
    ),
    "declaration-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, SOURCE, "Entries can no longer have the attribute {detail} ({before})"
    ),
    "declaration-required": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "Attribute {detail} is {after}, it was {before}"
    ),
    "declaration-type": ChangeKind(
        "Changed", _BREAKING, _MAJOR, SOURCE, "Attribute {detail} is of type {after}, it was {before}"
    ),
    "declaration-value-added": ChangeKind(
        "Added", _SAFE, _MINOR, SOURCE, "Attribute {detail} can be {after}"
    ),
    "declaration-value-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, SOURCE, "Attribute {detail} can no longer be {before}"
    ),
    "default-locale": ChangeKind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        (*SOURCE, "messages"),
        "The default locale is {after}, it was {before}",
    ),
    "deprecation-changed": ChangeKind(
        "Deprecated",
        _SAFE,
        _PATCH,
        SOURCE,
        "Deprecation of {name} ({code}): {detail} is {after}, it was {before}",
    ),
    "document-added": ChangeKind(
        "Added", _SAFE, _PATCH, ("documents",), "Document {detail} is declared: {after}"
    ),
    "document-changed": ChangeKind(
        "Internal",
        _SAFE,
        _NONE,
        ("documents",),
        "Document {name} has another {detail}: {after}, it was {before}",
    ),
    "document-link": ChangeKind(
        "Texts",
        _SAFE,
        _PATCH,
        ("documents", *SOURCE),
        "Document {name} has the {detail} {after}, it was {before}",
    ),
    "document-removed": ChangeKind(
        "Removed", _SAFE, _PATCH, ("documents",), "Document {detail} is no longer declared: {before}"
    ),
    "domain-added": ChangeKind("Added", _SAFE, _MINOR, SOURCE, "Domain {domain} is new: {detail}"),
    "domain-described": ChangeKind(
        "Texts", _SAFE, _PATCH, SOURCE, "{detail} of domain {domain} is {after}, it was {before}"
    ),
    "domain-package": ChangeKind(
        "Changed",
        _BREAKING,
        _MAJOR,
        SOURCE,
        "Domain {name} is in the {detail} package {after}, it was in {before}",
    ),
    "domain-removed": ChangeKind("Removed", _BREAKING, _MAJOR, AFFECTED, "Domain {domain} is gone: {detail}"),
    "domain-renamed": ChangeKind(
        "Changed", _BREAKING, _MAJOR, (*SOURCE, "messages"), "Domain {before} is called {after}: {detail}"
    ),
    "domain-settings": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "{domain} has other {detail}"),
    "entry-added": ChangeKind(
        "Added",
        _SAFE,
        _MINOR,
        (*SOURCE, "messages"),
        "{name} ({code}) is new: {detail}",
        # An exhaustive match over the known codes does not handle a code that was unknown when it was compiled.
        {"python": _DANGEROUS, "typescript": _DANGEROUS},
    ),
    "entry-confirmed": ChangeKind(
        "Internal", _SAFE, _NONE, _NO_ONE, "{name} ({code}) is no longer a proposal"
    ),
    "entry-deprecated": ChangeKind(
        "Deprecated", _SAFE, _MINOR, SOURCE, "{name} ({code}) is deprecated: {detail}"
    ),
    "entry-hidden": ChangeKind(
        "Removed",
        _BREAKING,
        _MAJOR,
        (*SOURCE, "messages"),
        "{name} ({code}) is internal: public packages lose it",
    ),
    "entry-moved": ChangeKind(
        "Changed", _BREAKING, _MAJOR, (*SOURCE, "wire"), "{name} ({code}) moved to {after} from {before}"
    ),
    "entry-proposed": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "{name} ({code}) is a proposal again"),
    "entry-published": ChangeKind(
        "Added", _SAFE, _MINOR, (*SOURCE, "messages"), "{name} ({code}) is public: it was internal"
    ),
    "entry-removed": ChangeKind("Removed", _BREAKING, _MAJOR, AFFECTED, "{name} ({code}) is gone: {detail}"),
    "entry-renamed": ChangeKind(
        "Changed",
        _BREAKING,
        _MAJOR,
        SOURCE,
        "{before} ({code}) is called {after}, without the old name as an alias ({detail})",
    ),
    "entry-renamed-with-alias": ChangeKind(
        "Changed",
        _SAFE,
        _MINOR,
        SOURCE,
        "{before} ({code}) is called {after} and keeps the old name as an alias",
        # The name in logs, metrics, and google.rpc.ErrorInfo is another one.
        {"python": _DANGEROUS, "typescript": _DANGEROUS},
    ),
    "entry-renumbered": ChangeKind(
        "Changed", _BREAKING, _MAJOR, (*SOURCE, "wire", "documents"), "{name} is {after}, it was {before}"
    ),
    "entry-restored": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "{name} ({code}) is no longer retired"
    ),
    "entry-retired": ChangeKind("Retired", _SAFE, _MINOR, SOURCE, "{name} ({code}) is retired: {detail}"),
    "entry-undeprecated": ChangeKind(
        "Added", _SAFE, _MINOR, SOURCE, "{name} ({code}) is no longer deprecated"
    ),
    "envelope-changed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "The envelope of responses is {after}, it was {before}"
    ),
    "fallback-changed": ChangeKind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        ("messages",),
        "Texts in {detail} fall back to {after}, it was {before}",
    ),
    "http-status-changed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "HTTP status of {name} ({code}) is {after}, it was {before}"
    ),
    "include-added": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, ("wire",), "{domain} answers for the codes of {after} as well"
    ),
    "include-order": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, ("wire",), "{domain} looks codes up in {after}, it was {before}"
    ),
    "include-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, ("wire",), "{domain} no longer answers for the codes of {before}"
    ),
    "included-code-hidden": ChangeKind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        (*SOURCE, "wire"),
        "{name} ({code}) answers in {domain} where {detail} before",
    ),
    "index-renamed": ChangeKind(
        "Changed", _BREAKING, _MAJOR, ("kotlin",), "The object {before} of all domains is called {after}"
    ),
    "links-changed": ChangeKind("Texts", _SAFE, _PATCH, SOURCE, "{name} ({code}) has other links"),
    "locale-added": ChangeKind("Added", _SAFE, _MINOR, ("messages",), "Texts in {after} are new: {detail}"),
    "locale-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, ("typescript", "messages"), "Texts in {before} were removed: {detail}"
    ),
    "message-format-added": ChangeKind(
        "Added", _SAFE, _MINOR, ("messages",), "Message bundles come as {after} too"
    ),
    "message-format-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, ("messages",), "Message bundles no longer come as {before}"
    ),
    "note-changed": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "{name} ({code}) has another note"),
    "package-contents": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "The {detail} package holds {after}, it held {before}"
    ),
    "package-named": ChangeKind(
        # `pack` refuses a placeholder: no program can depend on a package that has one for a name.
        "Added",
        _SAFE,
        _MINOR,
        SOURCE,
        "The {detail} is called {after}; {before} was a placeholder",
    ),
    "package-narrowed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, SOURCE, "The {detail} package no longer holds {before}"
    ),
    "package-renamed": ChangeKind(
        "Changed", _BREAKING, _MAJOR, SOURCE, "The {detail} is called {after}, it was {before}"
    ),
    "package-widened": ChangeKind(
        "Added",
        _SAFE,
        _MINOR,
        SOURCE,
        "The {detail} package also holds {after}",
        {"python": _DANGEROUS, "typescript": _DANGEROUS},  # as an entry that is added
    ),
    "recovery-changed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "Recovery of {name} ({code}) is {after}, it was {before}"
    ),
    "required-locale-added": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "Every message must have {after}"),
    "required-locale-removed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, ("messages",), "A message may lack {before}"
    ),
    "reservation-added": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "{domain} reserves {after}: {detail}"),
    "reservation-removed": ChangeKind(
        # A code that clients may still know can be given to another error.
        "Internal",
        _DANGEROUS,
        _NONE,
        ("wire",),
        "{domain} no longer reserves {before}: {detail}",
    ),
    "retirement-changed": ChangeKind(
        "Retired",
        _SAFE,
        _PATCH,
        SOURCE,
        "Retirement of {name} ({code}): {detail} is {after}, it was {before}",
    ),
    "retry-after-changed": ChangeKind(
        "Changed", _SAFE, _PATCH, SOURCE, "Retry of {name} ({code}) after {after} seconds, it was {before}"
    ),
    "settings-changed": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "The manifest has other {detail}"),
    "since-changed": ChangeKind(
        "Internal", _SAFE, _NONE, _NO_ONE, "{name} ({code}) is there since {after}, it was {before}"
    ),
    "site-url": ChangeKind("Texts", _SAFE, _PATCH, SOURCE, "The pages are at {after}, they were at {before}"),
    "source-locale": ChangeKind(
        "Changed",
        _DANGEROUS,
        _MINOR,
        (*SOURCE, "messages"),
        "Look-ups of texts end in {after}, it was {before}",
    ),
    "stability-changed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "{name} ({code}) is {after}, it was {before}"
    ),
    "status-changed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "Status of {name} ({code}) is {after}, it was {before}"
    ),
    "synonym-added": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "{name} ({code}) is the same error as {after}"
    ),
    "synonym-removed": ChangeKind(
        "Changed", _DANGEROUS, _MINOR, SOURCE, "{name} ({code}) is no longer the same error as {before}"
    ),
    "target-added": ChangeKind("Added", _SAFE, _MINOR, _NO_ONE, "The package for {after} is new"),
    "target-removed": ChangeKind(
        "Removed", _BREAKING, _MAJOR, _NO_ONE, "The package for {before} was removed"
    ),
    "text-added": ChangeKind(
        "Texts", _SAFE, _MINOR, _SHOWN, "The {detail} of {name} ({code}) is new: {after}"
    ),
    "text-cosmetic": ChangeKind(
        "Texts",
        _SAFE,
        _PATCH,
        ("messages",),
        "The {detail} of {name} ({code}) is written otherwise: {before} → {after}",
    ),
    "text-detail": ChangeKind(
        "Texts", _DANGEROUS, _MINOR, _SHOWN, "New details in {detail} of {name} ({code}): {before} → {after}"
    ),
    "text-fact": ChangeKind(
        "Texts",
        _DANGEROUS,
        _MINOR,
        _SHOWN,
        "The {detail} of {name} ({code}) states another fact: {before} → {after}",
    ),
    "text-meaning": ChangeKind(
        "Texts",
        _DANGEROUS,
        _MINOR,
        _SHOWN,
        "The {detail} of {name} ({code}) describes something else: {before} → {after}",
    ),
    "text-removed": ChangeKind(
        "Texts", _DANGEROUS, _MINOR, _SHOWN, "The {detail} of {name} ({code}) is gone: {before}"
    ),
    "text-wording": ChangeKind(
        "Texts", _SAFE, _PATCH, _SHOWN, "The {detail} of {name} ({code}) is reworded: {before} → {after}"
    ),
    "translation-mark": ChangeKind(
        "Internal",
        _SAFE,
        _NONE,
        _NO_ONE,
        "The {detail} of {name} ({code}) is a translation of {after}, it was of {before}",
    ),
    "waivers-changed": ChangeKind("Internal", _SAFE, _NONE, _NO_ONE, "{name} ({code}) has other waivers"),
}
"""Id -> kind, sorted by id."""
