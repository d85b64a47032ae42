"""A diff as one HTML page that needs nothing beside it: no script, no font, no address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from zcodegen.diff.judge import Judged
from zcodegen.report.diff.outcome import Outcome, place_of, readable, step_line

_WORD = re.compile(r"[A-Za-z0-9_]+|\s+|.", re.DOTALL)
_MOST_WORDS = 400
"""Words of a text that are compared one by one; longer ones are shown whole, one above the other."""

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
.texts { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
del, ins { text-decoration: none; border-radius: 2px; padding: 0 1px; } del { background: #e5393540; } ins { background: #43a04745; }
input { margin: 0 .3em 0 1em; }
body:has(#safe:not(:checked)) li.safe, body:has(#dangerous:not(:checked)) li.dangerous { display: none; }
"""


def render(outcome: Outcome) -> str:
    """Return the page."""
    return "".join(f"{line}\n" for line in _lines(outcome))


def _lines(outcome: Outcome) -> Iterator[str]:
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
        for one in changes:
            yield from _change(one, outcome)
        yield "</ul>"
    if outcome.steps:
        yield f"<h2>Documents ({len(outcome.steps)})</h2><ul>"
        yield from (f'<li class="document">{_shown(step_line(step))}</li>' for step in outcome.steps)
        yield "</ul>"
    yield "</body></html>"


def _change(one: Judged, outcome: Outcome) -> Iterator[str]:
    change = one.change
    approved = " approved" if one.approval else ""
    yield f'<li class="{one.level}{approved}" id="{change.fingerprint}">'
    yield f'<span class="level">{one.level}{approved}</span>'
    if change.kind.startswith("text-") and isinstance(change.before, str) and isinstance(change.after, str):
        what = change.kind.removeprefix("text-")
        yield f"<b>{_shown(change.name)}</b> ({_shown(change.code)}), {_shown(change.detail)}: {what}"
        yield f'<div class="texts">{marked(change.before, change.after)}</div>'
    else:
        yield _shown(one.says)
    if one.approval:
        yield f'<div class="about">approved: {_shown(one.approval.reason)}</div>'
    at = place_of(outcome, one)
    about = [f"<code>{_shown(change.place)}</code>", _shown(str(at)) if at else "", f"{one.bump} step"]
    about += [
        f"reaches {', '.join(one.affects)}" if one.affects else "",
        f"<code>{change.fingerprint}</code>",
    ]
    yield f'<div class="about">{" · ".join(part for part in about if part)}</div></li>'


def marked(old: str, new: str) -> str:
    """Return both texts as one, with what went in <del> and what came in <ins>."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return f"<del>{_text(old)}</del>\n<ins>{_text(new)}</ins>"
    parts: list[str] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = _text("".join(before[i:j])), _text("".join(after[k:m]))
        if what == "equal":
            parts.append(gone)
        else:
            parts += [f"<del>{gone}</del>" if gone else "", f"<ins>{come}</ins>" if come else ""]
    return "".join(parts)


def _text(text: str) -> str:
    """Return a text of several lines; what would be hidden is shown."""
    return "\n".join(_shown(line) for line in text.split("\n"))


def _shown(text: str) -> str:
    return escape(readable(text))
