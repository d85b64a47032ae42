"""The rules, one row each: id, family and default level. The module `rules/<family>/<id>.py` has its check and its docs.

Families: `loading` (found while files are read), `sound` (what no package can be built without), `catalog`, `locales`,
`documents`, `revision` (against an older catalog) and `waivers`. The first two are always errors.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Final, Literal

from zcodegen.findings import Level
from zcodegen.rules.rule import Check

Family = Literal["loading", "sound", "catalog", "locales", "documents", "revision", "waivers"]
FAMILIES: Final[tuple[Family, ...]] = (
    "loading",
    "sound",
    "catalog",
    "locales",
    "documents",
    "revision",
    "waivers",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table."""

    id: str
    family: Family
    level: Level

    @property
    def firm(self) -> bool:
        """Whether the rule is always an error: the catalog cannot be used while it is broken, so nothing waives it."""
        return self.family in {"loading", "sound"}

    def module(self) -> ModuleType:
        """Return the rule's module: its docstring is the rule's page."""
        return import_module(f"zcodegen.rules.{self.family}.{self.id.replace('-', '_')}")

    def check(self) -> Check | None:
        """Return the rule's check; None where its findings come from loading, or from applying the waivers."""
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
    Rule("expired-waiver", "waivers", Level.WARNING),
    Rule("unknown-waiver", "waivers", Level.WARNING),
    Rule("unused-waiver", "waivers", Level.WARNING),
)

RULES: Final = {row.id: row for row in _ROWS}
