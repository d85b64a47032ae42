"""The changelog of a catalog: a section per version, from a template that a user may replace.

The built-in one is templates/changelog/section.md.jinja; a user's own has the same path below the project's templates/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.diff.classify import headline, sentence, texts_of
from zcodegen.diff.levels import Bump
from zcodegen.generate.render import render
from zcodegen.report.diff.summary import ChangeGroup, DiffSummary, group_changes
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.templating import built_in_environment
from zcodegen.textcompare.markdown import escape_markdown

CHANGELOG_NAME = "CHANGELOG.md"
_TEXT = "The {detail} of {name} ({code}) has changed: {before} → {after}"
_NOTES: Final = {
    "alias-added": "{name} ({code}) can also be written {after}",
    "alias-removed": "{name} ({code}) can no longer be written {before}",
    "code-reused": "{code} now means another error, {name}: {after}. It meant: {before}",
    "domain-added": "The domain {domain}, with {detail}",
    "domain-removed": "The domain {domain}, with {detail}",
    "domain-renamed": "The domain {before} is now called {after}",
    "entry-added": "{name} ({code}): {detail}",
    "entry-hidden": "{name} ({code}) is no longer public",
    "entry-moved": "{name} ({code}) is now in {after}, it was in {before}",
    "entry-published": "{name} ({code}) is now public",
    "entry-removed": "{name} ({code}): {detail}",
    "entry-renamed": "{before} ({code}) is now called {after}; the old name no longer works",
    "entry-renamed-with-alias": "{before} ({code}) is now called {after}; the old name still works",
    "entry-renumbered": "{name} now has the code {after}, it had {before}",
    "entry-restored": "The service sends {name} ({code}) again",
    "entry-retired": "The service no longer sends {name} ({code}): {detail}",
    "stability-changed": "{name} ({code}) is now {after}, it was {before}",
    "text-added": "The {detail} of {name} ({code}): {after}",
    "text-cosmetic": _TEXT,
    "text-detail": _TEXT,
    "text-fact": _TEXT,
    "text-meaning": _TEXT,
    "text-removed": "The {detail} of {name} ({code}) was removed: {before}",
    "text-wording": _TEXT,
}
"""Kind of change -> its sentence for users of a release, if it differs from that for reviewers."""
_HEAD = "# Changes\n"
_SECTION = re.compile(r"^## \[?v?([0-9][0-9A-Za-z.+-]*)\]?", re.MULTILINE)


class ChangelogChange(Struct, frozen=True):
    """A change: its sentence, and what an added or removed domain has, escaped for Markdown.

    `domain` is None if the sentence names it; `affects` are languages.
    """

    says: str
    contents: list[str]
    level: str
    kind: str
    domain: str | None
    name: str | None
    code: int | str | None
    affects: list[str]


class ChangelogGroup(Struct, frozen=True):
    """A heading with its changes."""

    title: str
    changes: list[ChangelogChange]


class ChangelogSection(Struct, frozen=True):
    """Context of `section.md.jinja`; `previous` is the last version, None for a first release."""

    version: str
    date: str | None
    previous: str | None
    bump: str | None
    sections: list[ChangelogGroup]


def render_section(outcome: DiffSummary | None, version: str, *, date: str | None, own: Path | None) -> str:
    """Return the section of a version; without an outcome, that of a first release. `own` is the user's templates.

    Raises ZcodegenError where the template fails.
    """
    context = ChangelogSection(
        version,
        date,
        outcome.old.version if outcome else None,
        str(outcome.verdict.bump) if outcome else None,
        list(_sections(outcome)) if outcome else [],
    )
    planned = PlannedFile(path=CHANGELOG_NAME, template="section.md.jinja", context=variables(context))
    return (
        render([planned], "changelog", built_in_environment("changelog", {}, own))[CHANGELOG_NAME]
        .decode()
        .strip("\n")
        + "\n"
    )


def _sections(outcome: DiffSummary) -> Iterator[ChangelogGroup]:
    for title, changes in outcome.sections():
        shown = (change for change in changes if change.bump is not Bump.NONE)
        group = [_change(changed) for changed in group_changes(shown)]
        if group:
            yield ChangelogGroup(title, group)


def _change(group: ChangeGroup) -> ChangelogChange:
    classified, change = group.first, group.first.change
    says = _sentence(group)
    lists_contents = change.kind in {"domain-added", "domain-removed"}
    return ChangelogChange(
        says=escape_markdown(says),
        contents=[escape_markdown(line) for line in change.contents] if lists_contents else [],
        level=str(classified.criticality),
        kind=change.kind,
        domain=None if change.domain in says else change.domain,
        name=change.name,
        code=change.code,
        affects=list(classified.affects),
    )


def _sentence(group: ChangeGroup) -> str:
    """Return the sentence of a change; of texts in several locales one sentence with all of them."""
    change = group.first.change
    says = _NOTES.get(change.kind, "")
    if len(group.changes) == 1:
        return sentence(change, says)
    texts = (f"{locale} {texts_of(grouped.change)}" for locale, grouped in group.texts())
    return f"{headline(change, group.text_field, says)}: {'; '.join(texts)}"


def add_section(changelog: str, section: str, version: str) -> str:
    """Return a changelog with this section above the others; one that has the version's section already is not changed.

    What a person wrote stays, also above the first section.
    """
    if has_section(changelog, version):
        return changelog
    heads = list(_SECTION.finditer(changelog))
    first = heads[0].start() if heads else len(changelog)
    before, after = changelog[:first].rstrip("\n"), changelog[first:]
    parts = [before or _HEAD.rstrip("\n"), section.rstrip("\n"), after.rstrip("\n")]
    return "\n\n".join(part for part in parts if part) + "\n"


def has_section(changelog: str, version: str) -> bool:
    """Return whether a changelog has a section for this version."""
    return any(head[1] == version for head in _SECTION.finditer(changelog))
