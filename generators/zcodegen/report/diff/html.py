"""A diff as one self-contained HTML page: no script, no font, no request."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from zcodegen.diff.change import approval_line
from zcodegen.diff.classify import ClassifiedChange
from zcodegen.diff.levels import Criticality
from zcodegen.report.diff.summary import (
    ChangeGroup,
    DiffSummary,
    group_changes,
    location_of,
    reach,
    step_line,
)
from zcodegen.report.diff.words import marked
from zcodegen.textcompare.invisible import visible_line

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --red: #c62828; --amber: #b26a00; --green: #2e7d32; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; margin-bottom: .2rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
.summary { font-size: 1.05rem; }
ul { list-style: none; padding: 0; }
li { padding: .5rem .8rem; margin: .4rem 0; background: var(--soft); border-left: 4px solid var(--green); border-radius: 3px; }
li.breaking { border-color: var(--red); } li.dangerous { border-color: var(--amber); } li.approved { opacity: .75; }
.level { font-size: .75rem; font-weight: 600; text-transform: uppercase; letter-spacing: .04em; margin-right: .5em; color: var(--green); }
.breaking .level { color: var(--red); } .dangerous .level { color: var(--amber); }
.about { font-size: .82rem; opacity: .75; } .about code { font-size: .95em; }
.texts { margin: .3rem 0; padding-left: .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.texts b { font-size: .82rem; opacity: .75; margin-right: .4em; }
del, ins { text-decoration: none; border-radius: 2px; padding: 0 1px; } del { background: #e5393540; } ins { background: #43a04745; } del + ins { margin-left: 2px; }
input { margin: 0 .3em 0 1em; }
body:has(#safe:not(:checked)) li.safe, body:has(#dangerous:not(:checked)) li.dangerous { display: none; }
"""


def render(outcome: DiffSummary) -> str:
    """Return the page."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: DiffSummary) -> Iterator[str]:
    title = _shown(f"{outcome.catalog}: {outcome.old.name} → {outcome.new.name}")
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head>"
    yield f'<body><h1>{title}</h1><p class="summary">{_shown(outcome.summary())}</p>'
    yield (
        '<p class="about">Show<label><input type="checkbox" id="dangerous" checked>dangerous</label>'
        '<label><input type="checkbox" id="safe" checked>safe</label></p>'
    )
    for section, changes in outcome.sections():
        yield f"<h2>{section} ({len(changes)})</h2><ul>"
        for group in group_changes(changes):
            yield from _group_item(group, outcome)
        yield "</ul>"
    if outcome.steps:
        yield f"<h2>Documents ({len(outcome.steps)})</h2><ul>"
        yield from (f'<li class="document">{_shown(step_line(step))}</li>' for step in outcome.steps)
        yield "</ul>"
    yield "</body></html>"


def _group_item(group: ChangeGroup, outcome: DiffSummary) -> Iterator[str]:
    classified, change = group.first, group.first.change
    approved = " approved" if classified.approval else ""
    names = f' id="{change.fingerprint}"' if len(group.changes) == 1 else ""
    yield f'<li class="{classified.criticality}{approved}"{names}>'
    yield f'<span class="level">{classified.criticality}{approved}</span> {_headed(group)}'
    if group.of_text:
        for locale, grouped in group.texts():
            tag = (
                f'<div class="texts" id="{grouped.change.fingerprint}"><b>{locale}</b> '
                if locale
                else '<div class="texts">'
            )
            yield f"{tag}{_marked(grouped)}</div>"
    yield from (f'<div class="texts">{_shown(line)}</div>' for line in change.contents)
    if classified.approval:
        yield f'<div class="about">approved: {_shown(classified.approval.reason)}</div>'
    at = location_of(outcome, classified)
    about = [
        f"<code>{_shown(group.full_name)}</code>",
        _shown(str(at)) if at else "",
        f"{classified.bump} step",
    ]
    about += [f"reaches {reach(classified)}" if classified.affects else ""]
    yield f'<div class="about">{" · ".join(part for part in about if part)}</div>'
    for row in group.changes:
        if row.criticality is not Criticality.SAFE and not row.approval:
            yield f'<div class="about">approve: <code>{_shown(approval_line([row.change]))}</code></div>'
    yield "</li>"


def _headed(group: ChangeGroup) -> str:
    """Return the sentence with the entry's name in bold."""
    name = _shown(group.first.change.name)
    return _shown(group.head).replace(name, f"<b>{name}</b>", 1) if name else _shown(group.head)


def _marked(classified: ClassifiedChange) -> str:
    before, after = classified.change.before, classified.change.after
    return marked(before if isinstance(before, str) else "", after if isinstance(after, str) else "", _text)


def _text(text: str) -> str:
    """Return a text of several lines; what would be hidden is shown."""
    return "\n".join(_shown(line) for line in text.split("\n"))


def _shown(text: str) -> str:
    return escape(visible_line(text))
