"""The changelog of a catalog: a section a version, from a template that a user may replace.

The built-in one is templates/changelog/section.md.jinja; a user's own has the same path below the project's templates/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from zcodegen.diff.classify import texts_of
from zcodegen.diff.table import Bump
from zcodegen.generate.render import render
from zcodegen.report.diff.markdown import domain_beside
from zcodegen.report.diff.summary import ChangeGroup, DiffSummary, group_changes
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.templating import built_in_environment
from zcodegen.textcompare.markdown import escape_markdown

CHANGELOG_NAME = "CHANGELOG.md"
_HEAD = "# Changes\n"
_SECTION = re.compile(r"^## \[?v?([0-9][0-9.]*)\]?", re.MULTILINE)


class ChangelogChange(Struct, frozen=True):
    """A change: its sentence, escaped for Markdown; `domain` is None if the sentence names it; `affects` are languages."""

    says: str
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
    return ChangelogChange(
        says=escape_markdown(_sentence(group)),
        level=str(classified.criticality),
        kind=change.kind,
        domain=domain_beside(classified),
        name=change.name,
        code=change.code,
        affects=list(classified.affects),
    )


def _sentence(group: ChangeGroup) -> str:
    """Return the sentence of a change; of texts in several locales one sentence with all of them."""
    if len(group.changes) == 1:
        return group.first.says
    texts = (f"{locale} {texts_of(one.change)}" for locale, one in group.texts())
    return f"{group.head}: {'; '.join(texts)}"


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
