"""The rules, one row each: id, family and default level. The module `rules/<family>/<id>.py` has its check and its docs.

Families of `check`: `loading` (found while files are read), `sound` (what no package can be built without), `catalog`,
`locales`, `documents`, `revision` (against an older catalog), `waivers` and `building` (what a wanted target cannot
write; the target knows it, so such a rule has no check). The first two and the last are always errors.

Families of other commands: `importing` and `translations`, and of `building` what is about templates. Their findings
are about what the command was given, a page say, so no manifest sets their level and no waiver covers them; they have
docs and no check.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Final, Literal

from msgspec import Struct

from zcodegen.findings import Level
from zcodegen.rules.rule import Check

Family = Literal[
    "loading",
    "sound",
    "catalog",
    "locales",
    "documents",
    "revision",
    "waivers",
    "building",
    "importing",
    "translations",
]
FAMILIES: Final[tuple[Family, ...]] = (
    "loading",
    "sound",
    "catalog",
    "locales",
    "documents",
    "revision",
    "waivers",
    "building",
)
"""The families of `check`, in the order of its reports."""


class Rule(Struct, frozen=True):
    """A row of the table."""

    id: str
    family: Family
    level: Level

    @property
    def firm(self) -> bool:
        """Whether the level stands and nothing waives it: the catalog, or what a command was given, cannot be used so."""
        return self.family in {"loading", "sound", "building", "importing", "translations"}

    def module(self) -> ModuleType:
        """Return the rule's module: its docstring is the rule's page."""
        return import_module(f"zcodegen.rules.{self.family}.{self.id.replace('-', '_')}")

    def check(self) -> Check | None:
        """Return the rule's check; None where its findings come from loading, from targets, or from applying the waivers."""
        check: Check | None = getattr(self.module(), "check", None)
        return check


_ROWS: Final = (
    Rule("code-type", "loading", Level.ERROR),
    Rule("domain-path", "loading", Level.ERROR),
    Rule("duplicate-key", "loading", Level.ERROR),
    Rule("schema", "loading", Level.ERROR),
    Rule("yaml-anchor", "loading", Level.ERROR),
    Rule("yaml-character", "loading", Level.ERROR),
    Rule("yaml-depth", "loading", Level.ERROR),
    Rule("yaml-documents", "loading", Level.ERROR),
    Rule("yaml-encoding", "loading", Level.ERROR),
    Rule("yaml-key", "loading", Level.ERROR),
    Rule("yaml-syntax", "loading", Level.ERROR),
    Rule("yaml-tag", "loading", Level.ERROR),
    Rule("ambiguous-include", "sound", Level.ERROR),
    Rule("attribute-value", "sound", Level.ERROR),
    Rule("duplicate-code", "sound", Level.ERROR),
    Rule("duplicate-name", "sound", Level.ERROR),
    Rule("identifier-collision", "sound", Level.ERROR),
    Rule("include-cycle", "sound", Level.ERROR),
    Rule("locale-tag", "sound", Level.ERROR),
    Rule("missing-source", "sound", Level.ERROR),
    Rule("retired-code", "sound", Level.ERROR),
    Rule("unknown-attribute", "sound", Level.ERROR),
    Rule("unknown-include", "sound", Level.ERROR),
    Rule("unknown-replacement", "sound", Level.ERROR),
    Rule("unknown-synonym", "sound", Level.ERROR),
    Rule("argument-fault", "catalog", Level.ERROR),
    Rule("code-meanings", "catalog", Level.WARNING),
    Rule("code-range", "catalog", Level.ERROR),
    Rule("hidden-character", "catalog", Level.ERROR),
    Rule("missing-attribute", "catalog", Level.ERROR),
    Rule("name-number", "catalog", Level.WARNING),
    Rule("name-word", "catalog", Level.WARNING),
    Rule("replacement-cycle", "catalog", Level.ERROR),
    Rule("retired-replacement", "catalog", Level.ERROR),
    Rule("same-meaning", "catalog", Level.WARNING),
    Rule("text-form", "catalog", Level.NOTE),
    Rule("text-length", "catalog", Level.WARNING),
    Rule("unconfirmed-proposal", "catalog", Level.WARNING),
    Rule("unknown-rule", "catalog", Level.WARNING),
    Rule("unused-argument", "catalog", Level.WARNING),
    Rule("locale-fact", "locales", Level.ERROR),
    Rule("missing-text", "locales", Level.ERROR),
    Rule("stale-translation", "locales", Level.WARNING),
    Rule("contradicting-claim", "documents", Level.ERROR),
    Rule("document-path", "documents", Level.ERROR),
    Rule("dropped-code", "documents", Level.ERROR),
    Rule("dropped-text", "documents", Level.WARNING),
    Rule("heading-pattern", "documents", Level.ERROR),
    Rule("incomplete-document", "documents", Level.ERROR),
    Rule("missing-entry", "documents", Level.ERROR),
    Rule("repeated-claim", "documents", Level.WARNING),
    Rule("text-cosmetic", "documents", Level.NOTE),
    Rule("text-fact", "documents", Level.ERROR),
    Rule("text-gap", "documents", Level.ERROR),
    Rule("text-meaning", "documents", Level.ERROR),
    Rule("text-wording", "documents", Level.WARNING),
    Rule("unknown-document", "documents", Level.ERROR),
    Rule("unknown-domain", "documents", Level.ERROR),
    Rule("unknown-version", "documents", Level.WARNING),
    Rule("unmentioned-entry", "documents", Level.WARNING),
    Rule("unplaced-claim", "documents", Level.ERROR),
    Rule("removed-entry", "revision", Level.ERROR),
    Rule("renamed-entry", "revision", Level.ERROR),
    Rule("renumbered-entry", "revision", Level.ERROR),
    Rule("retired-again", "revision", Level.ERROR),
    Rule("unused-approval", "revision", Level.WARNING),
    Rule("expired-waiver", "waivers", Level.WARNING),
    Rule("unknown-waiver", "waivers", Level.WARNING),
    Rule("unused-waiver", "waivers", Level.WARNING),
    Rule("bundle-cannot-hold", "building", Level.ERROR),
)

_ELSEWHERE: Final = (
    Rule("target-template", "building", Level.ERROR),
    Rule("code-kind", "importing", Level.WARNING),
    Rule("code-message", "importing", Level.WARNING),
    Rule("code-span", "importing", Level.NOTE),
    Rule("document-version", "importing", Level.ERROR),
    Rule("page-codes", "importing", Level.ERROR),
    Rule("page-import", "importing", Level.WARNING),
    Rule("page-locale", "importing", Level.ERROR),
    Rule("page-version", "importing", Level.ERROR),
    Rule("unread-row", "importing", Level.WARNING),
    Rule("translation-catalog", "translations", Level.ERROR),
    Rule("translation-conflict", "translations", Level.ERROR),
    Rule("translation-file", "translations", Level.ERROR),
    Rule("translation-locale", "translations", Level.ERROR),
    Rule("translation-markup", "translations", Level.ERROR),
    Rule("translation-placeholders", "translations", Level.ERROR),
    Rule("translation-twice", "translations", Level.ERROR),
    Rule("translation-unfinished", "translations", Level.ERROR),
    Rule("translation-unknown", "translations", Level.ERROR),
)

RULES: Final = {row.id: row for row in _ROWS}
"""The rules of `check`."""

ALL_RULES: Final = {row.id: row for row in (*_ROWS, *_ELSEWHERE)}
"""Every id that a finding of any command can bear."""
