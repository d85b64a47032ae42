"""The rules, one row each: id, family and default severity.

The module `rules/<family>/<id>.py` has a rule's check and documentation; families without checks share `rules/<family>.py`.

Families of `check`: `syntax` (found while files are read), `integrity` (what no package can be built without), `catalog`,
`locales`, `documents`, `versions` (neighbouring versions of a document), `revision` (compared with an older catalog),
`waivers`, and `building` (what a target cannot write). The first two and the last are always errors.

The family of `scan`: `usage` (source code and logs).

Families of other commands: `importing` and `translations`, and of `building` what concerns templates. Their findings are
about the input of the command, so that no manifest sets their severity and no waiver covers them.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Final, Literal, get_args

from msgspec import Struct

from zcodegen.diagnostics import Severity
from zcodegen.rules.rule import Check

Family = Literal[
    "syntax",
    "integrity",
    "catalog",
    "locales",
    "documents",
    "versions",
    "revision",
    "waivers",
    "building",
    "importing",
    "translations",
    "usage",
]
FAMILIES: Final[tuple[Family, ...]] = (
    "syntax",
    "integrity",
    "catalog",
    "locales",
    "documents",
    "versions",
    "revision",
    "waivers",
    "building",
)
"""The families of `check`, in the order of its reports."""
SCAN_FAMILIES: Final[tuple[Family, ...]] = ("usage",)
"""The families of `scan`."""


class Rule(Struct, frozen=True):
    """A row of the table."""

    id: str
    family: Family
    severity: Severity

    @property
    def firm(self) -> bool:
        """Whether the severity is fixed and no waiver applies: the catalog, or the input of a command, cannot be used."""
        return self.family in {"syntax", "integrity", "building", "importing", "translations"}

    @property
    def docs(self) -> str:
        """The documentation of the rule: the docstring of its module, or its text in the module of its family."""
        if self.family in SHARED_MODULES:
            shared: Mapping[str, str] = import_module(f"zcodegen.rules.{self.family}").DOCS
            return inspect.cleandoc(shared[self.id])
        return inspect.getdoc(self._module()) or ""

    def check(self) -> Check | None:
        """Return the rule's check; None if its findings come from another layer."""
        return None if self.family in SHARED_MODULES else getattr(self._module(), "check", None)

    def _module(self) -> ModuleType:
        return import_module(f"zcodegen.rules.{self.family}.{self.id.replace('-', '_')}")


SHARED_MODULES: Final = frozenset({"syntax", "waivers", "building", "importing", "translations"})
"""The families whose rules only document what another layer finds: one module documents them all."""

_ROWS: Final = (
    Rule("code-type", "syntax", Severity.ERROR),
    Rule("domain-path", "syntax", Severity.ERROR),
    Rule("duplicate-key", "syntax", Severity.ERROR),
    Rule("reference-limit", "syntax", Severity.ERROR),
    Rule("schema", "syntax", Severity.ERROR),
    Rule("unread-dependency", "syntax", Severity.ERROR),
    Rule("unsafe-path", "syntax", Severity.ERROR),
    Rule("yaml-anchor", "syntax", Severity.ERROR),
    Rule("yaml-character", "syntax", Severity.ERROR),
    Rule("yaml-depth", "syntax", Severity.ERROR),
    Rule("yaml-documents", "syntax", Severity.ERROR),
    Rule("yaml-encoding", "syntax", Severity.ERROR),
    Rule("yaml-key", "syntax", Severity.ERROR),
    Rule("yaml-number", "syntax", Severity.ERROR),
    Rule("yaml-syntax", "syntax", Severity.ERROR),
    Rule("yaml-tag", "syntax", Severity.ERROR),
    Rule("ambiguous-include", "integrity", Severity.ERROR),
    Rule("attribute-value", "integrity", Severity.ERROR),
    Rule("dependency-domain", "integrity", Severity.ERROR),
    Rule("dependency-fault", "integrity", Severity.ERROR),
    Rule("dependency-package", "integrity", Severity.ERROR),
    Rule("duplicate-code", "integrity", Severity.ERROR),
    Rule("duplicate-name", "integrity", Severity.ERROR),
    Rule("identifier-collision", "integrity", Severity.ERROR),
    Rule("include-cycle", "integrity", Severity.ERROR),
    Rule("locale-tag", "integrity", Severity.ERROR),
    Rule("missing-default", "integrity", Severity.ERROR),
    Rule("reserved-code", "integrity", Severity.ERROR),
    Rule("retired-code", "integrity", Severity.ERROR),
    Rule("unknown-attribute", "integrity", Severity.ERROR),
    Rule("unknown-include", "integrity", Severity.ERROR),
    Rule("unknown-replacement", "integrity", Severity.ERROR),
    Rule("unknown-synonym", "integrity", Severity.ERROR),
    Rule("unusable-name", "integrity", Severity.ERROR),
    Rule("argument-fault", "catalog", Severity.ERROR),
    Rule("code-form", "catalog", Severity.ERROR),
    Rule("code-meanings", "catalog", Severity.WARNING),
    Rule("code-range", "catalog", Severity.ERROR),
    Rule("common-codes", "catalog", Severity.NOTE),
    Rule("former-key", "catalog", Severity.NOTE),
    Rule("hidden-character", "catalog", Severity.ERROR),
    Rule("hidden-include", "catalog", Severity.WARNING),
    Rule("missing-attribute", "catalog", Severity.ERROR),
    Rule("name-meaning", "catalog", Severity.WARNING),
    Rule("name-number", "catalog", Severity.WARNING),
    Rule("name-status", "catalog", Severity.WARNING),
    Rule("name-word", "catalog", Severity.WARNING),
    Rule("ok-code", "catalog", Severity.WARNING),
    Rule("package-selection", "catalog", Severity.WARNING),
    Rule("recovery-status", "catalog", Severity.WARNING),
    Rule("recovery-text", "catalog", Severity.WARNING),
    Rule("replaced-again", "catalog", Severity.WARNING),
    Rule("replacement-cycle", "catalog", Severity.ERROR),
    Rule("retired-replacement", "catalog", Severity.ERROR),
    Rule("same-meaning", "catalog", Severity.WARNING),
    Rule("similar-name", "catalog", Severity.WARNING),
    Rule("synonym-status", "catalog", Severity.ERROR),
    Rule("team-rule", "catalog", Severity.ERROR),
    Rule("team-schema", "catalog", Severity.ERROR),
    Rule("text-comment", "catalog", Severity.WARNING),
    Rule("text-form", "catalog", Severity.NOTE),
    Rule("text-length", "catalog", Severity.WARNING),
    Rule("unconfirmed-proposal", "catalog", Severity.WARNING),
    Rule("undeclared-argument", "catalog", Severity.WARNING),
    Rule("unknown-authority", "catalog", Severity.ERROR),
    Rule("unknown-rule", "catalog", Severity.WARNING),
    Rule("unused-argument", "catalog", Severity.WARNING),
    Rule("dependency-locale", "locales", Severity.WARNING),
    Rule("glued-placeholder", "locales", Severity.WARNING),
    Rule("inconsistent-translation", "locales", Severity.NOTE),
    Rule("locale-detail", "locales", Severity.WARNING),
    Rule("locale-fact", "locales", Severity.ERROR),
    Rule("locale-meaning", "locales", Severity.ERROR),
    Rule("message-branches", "locales", Severity.WARNING),
    Rule("missing-text", "locales", Severity.ERROR),
    Rule("stale-translation", "locales", Severity.WARNING),
    Rule("text-language", "locales", Severity.ERROR),
    Rule("untranslated-text", "locales", Severity.WARNING),
    Rule("contradicting-claim", "documents", Severity.ERROR),
    Rule("document-moved", "documents", Severity.ERROR),
    Rule("document-path", "documents", Severity.ERROR),
    Rule("dropped-text", "documents", Severity.WARNING),
    Rule("heading-pattern", "documents", Severity.ERROR),
    Rule("heading-range", "documents", Severity.ERROR),
    Rule("incomplete-document", "documents", Severity.ERROR),
    Rule("locale-gap", "documents", Severity.ERROR),
    Rule("locale-lag", "documents", Severity.WARNING),
    Rule("missing-column", "documents", Severity.ERROR),
    Rule("missing-entry", "documents", Severity.ERROR),
    Rule("page-deprecated", "documents", Severity.WARNING),
    Rule("repeated-claim", "documents", Severity.WARNING),
    Rule("row-contradicts", "documents", Severity.WARNING),
    Rule("text-cosmetic", "documents", Severity.NOTE),
    Rule("text-detail", "documents", Severity.WARNING),
    Rule("text-fact", "documents", Severity.ERROR),
    Rule("text-gap", "documents", Severity.ERROR),
    Rule("text-meaning", "documents", Severity.ERROR),
    Rule("text-wording", "documents", Severity.WARNING),
    Rule("unknown-document", "documents", Severity.ERROR),
    Rule("unknown-domain", "documents", Severity.ERROR),
    Rule("unknown-version", "documents", Severity.WARNING),
    Rule("unmentioned-entry", "documents", Severity.WARNING),
    Rule("unplaced-claim", "documents", Severity.ERROR),
    Rule("version-detail", "versions", Severity.NOTE),
    Rule("version-dropped", "versions", Severity.ERROR),
    Rule("version-fact", "versions", Severity.ERROR),
    Rule("version-meaning", "versions", Severity.ERROR),
    Rule("version-moved", "versions", Severity.ERROR),
    Rule("version-returned", "versions", Severity.WARNING),
    Rule("lagging-text", "revision", Severity.NOTE),
    Rule("removed-entry", "revision", Severity.ERROR),
    Rule("renamed-entry", "revision", Severity.ERROR),
    Rule("renumbered-entry", "revision", Severity.ERROR),
    Rule("retired-again", "revision", Severity.ERROR),
    Rule("reused-code", "revision", Severity.ERROR),
    Rule("unused-approval", "revision", Severity.WARNING),
    Rule("corrected-erratum", "waivers", Severity.NOTE),
    Rule("expired-waiver", "waivers", Severity.WARNING),
    Rule("unexplained-waiver", "waivers", Severity.WARNING),
    Rule("unknown-waiver", "waivers", Severity.WARNING),
    Rule("unused-waiver", "waivers", Severity.WARNING),
    Rule("region-edited", "building", Severity.ERROR),
    Rule("region-fault", "building", Severity.ERROR),
    Rule("target-name", "building", Severity.ERROR),
    Rule("target-parameter", "building", Severity.ERROR),
    Rule("unsupported-text", "building", Severity.ERROR),
    Rule("deprecated-use", "usage", Severity.WARNING),
    Rule("plain-code", "usage", Severity.WARNING),
    Rule("renamed-use", "usage", Severity.WARNING),
    Rule("retired-use", "usage", Severity.ERROR),
    Rule("unknown-code", "usage", Severity.WARNING),
    Rule("unused-entry", "usage", Severity.NOTE),
)

_ELSEWHERE: Final = (
    Rule("target-template", "building", Severity.ERROR),
    Rule("code-kind", "importing", Severity.WARNING),
    Rule("code-message", "importing", Severity.WARNING),
    Rule("code-span", "importing", Severity.NOTE),
    Rule("document-version", "importing", Severity.ERROR),
    Rule("lost-cells", "importing", Severity.WARNING),
    Rule("page-codes", "importing", Severity.ERROR),
    Rule("page-encoding", "importing", Severity.NOTE),
    Rule("page-import", "importing", Severity.WARNING),
    Rule("page-locale", "importing", Severity.ERROR),
    Rule("page-version", "importing", Severity.ERROR),
    Rule("renumbered-code", "importing", Severity.WARNING),
    Rule("unread-row", "importing", Severity.WARNING),
    Rule("translation-catalog", "translations", Severity.ERROR),
    Rule("translation-conflict", "translations", Severity.ERROR),
    Rule("translation-file", "translations", Severity.ERROR),
    Rule("translation-locale", "translations", Severity.ERROR),
    Rule("translation-markup", "translations", Severity.ERROR),
    Rule("translation-placeholders", "translations", Severity.ERROR),
    Rule("translation-twice", "translations", Severity.ERROR),
    Rule("translation-unfinished", "translations", Severity.ERROR),
    Rule("translation-unknown", "translations", Severity.ERROR),
)

RULES: Final = {row.id: row for row in _ROWS}
"""The rules of `check` and `scan`, whose severities a manifest sets and whose findings a waiver covers."""

ALL_RULES: Final = {
    row.id: row
    for row in sorted((*_ROWS, *_ELSEWHERE), key=lambda row: (get_args(Family).index(row.family), row.id))
}
"""Every id that a finding of any command can bear."""
