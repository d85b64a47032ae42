"""The changelog of a catalog: a section a version, from a template that a user may replace.

The built-in one is templates/changelog/section.md.jinja; a user's own has the same path below the project's templates/. It gets
`version`, `date` (or none), `previous` (or none), `bump`, and `sections`: title and changes, each with `says` (escaped
for Markdown), `level`, `kind`, `domain`
(none where the sentence names it), `name`, `code` and `affects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from zcodegen.diff.classify import texts_of
from zcodegen.diff.table import Bump
from zcodegen.generate.render import render
from zcodegen.report.diff.markdown import domain_beside
from zcodegen.report.diff.summary import ChangeGroup, DiffSummary, group_changes
from zcodegen.targets.plan import PlannedFile
from zcodegen.templating import built_in_environment
from zcodegen.textcompare.markdown import escape_markdown

CHANGELOG_NAME = "CHANGELOG.md"
_HEAD = "# Changes\n"
_SECTION = re.compile(r"^## \[?v?([0-9][0-9.]*)\]?", re.MULTILINE)


def render_section(outcome: DiffSummary | None, version: str, *, date: str | None, own: Path | None) -> str:
    """Return the section of a version; without an outcome, that of a first release. `own` is the user's templates.

    Raises ZcodegenError where the template fails.
    """
    context = {
        "version": version,
        "date": date,
        "previous": outcome.old.version if outcome else None,
        "bump": str(outcome.verdict.bump) if outcome else None,
        "sections": list(_sections(outcome)) if outcome else [],
    }
    planned = PlannedFile(path=CHANGELOG_NAME, template="section.md.jinja", context=context)
    return (
        render([planned], "changelog", built_in_environment("changelog", {}, own))[CHANGELOG_NAME]
        .decode()
        .strip("\n")
        + "\n"
    )


def _sections(outcome: DiffSummary) -> Iterator[dict[str, object]]:
    for title, changes in outcome.sections():
        shown = (one for one in changes if one.bump is not Bump.NONE)
        group = [_change(one) for one in group_changes(shown)]
        if group:
            yield {"title": title, "changes": group}


def _change(group: ChangeGroup) -> dict[str, object]:
    one, change = group.first, group.first.change
    return {
        "says": escape_markdown(_sentence(group)),
        "level": str(one.criticality),
        "kind": change.kind,
        "domain": domain_beside(one),
        "name": change.name,
        "code": change.code,
        "affects": list(one.affects),
    }


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
