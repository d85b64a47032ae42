"""What an editor offers to do at a location of a file and its findings; each action is the edits that do it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Final, Literal, TypeAlias

from msgspec import Struct

from zcodegen.catalog.edit import add_waiver, confirm_entries, set_codes, set_texts
from zcodegen.catalog.load import text_hash
from zcodegen.catalog.model import FIELDS, Domain, Entry, Field, Text
from zcodegen.catalog.resolve import text_of
from zcodegen.diagnostics import Finding, split_full_name
from zcodegen.editor.changes import change_file
from zcodegen.editor.positions import Span
from zcodegen.editor.sketch import free_code
from zcodegen.editor.workspace import Snapshot
from zcodegen.rules.pages import newest_pages
from zcodegen.rules.waive import PLACEHOLDER, is_waivable
from zcodegen.source.commented import CommentedMap, Leaf
from zcodegen.textcompare.invisible import visible

Sort: TypeAlias = Literal["quickfix", "refactor"]

REASON: Final = f"{PLACEHOLDER}: give the reason"
"""The reason of a new waiver until its author writes one: `unexplained-waiver` finds it."""
MAX_TITLE: Final = 60
"""Characters of a text in the title of an action."""
_DID_YOU_MEAN: Final = re.compile(r"did you mean '([^'\n]{1,200})'\?")
_CODE_RULES: Final = frozenset(("code-range", "duplicate-code", "reserved-code", "retired-code"))


class Action(Struct, frozen=True):
    """Something to do: the new text of each file that changes, and the finding that it answers."""

    title: str
    sort: Sort
    changes: Mapping[str, str]
    finding: Finding | None = None
    is_preferred: bool = False


class Target(Struct, frozen=True):
    """The entry that an action changes, with its domain and the path of its file."""

    domain: Domain
    entry: Entry
    path: str


def actions_at(snapshot: Snapshot, path: str, span: Span, findings: Iterable[Finding]) -> Iterator[Action]:
    """Yield what can be done at a span of a file; `findings` are those that are there."""
    done: set[str] = set()
    for action in _all_actions(snapshot, path, span, findings):
        if action.title not in done and action.changes:
            done.add(action.title)
            yield action


def _all_actions(snapshot: Snapshot, path: str, span: Span, findings: Iterable[Finding]) -> Iterator[Action]:
    for finding in findings:
        yield from _spelling(snapshot, path, finding)
        target = _target(snapshot, finding.logical_location)
        if target:
            yield from _for_entry(snapshot, target, finding)
        if is_waivable(finding):
            yield from _waive(snapshot, finding)
    yield from _without_finding(snapshot, path, span)


def _target(snapshot: Snapshot, full_name: str) -> Target | None:
    domain, name = (*split_full_name(full_name), "", "")[:2]
    known = snapshot.catalog.domains.get(domain) if snapshot.catalog else None
    path = snapshot.domain_path(domain)
    entry = known.entries.get(name) if known else None
    return Target(known, entry, path) if known and entry and path else None


def _for_entry(snapshot: Snapshot, target: Target, finding: Finding) -> Iterator[Action]:
    steps = split_full_name(finding.logical_location)[2:]
    field = next((field for field in FIELDS if field in steps[:1]), None)
    locale = steps[1] if len(steps) > 1 else None
    if finding.rule == "unconfirmed-proposal":
        yield from _confirm(snapshot, target, finding)
    if finding.rule in _CODE_RULES:
        yield from _next_code(snapshot, target.path, target.entry.name, finding)
    if field and finding.rule == "stale-translation" and locale:
        yield from _current(snapshot, target, field, locale, finding)
    if field and locale:
        yield from _page_texts(snapshot, target, field, locale, finding)
        if finding.rule == "missing-text":
            yield from _add_locale(snapshot, target, field, locale, finding)


def _without_finding(snapshot: Snapshot, path: str, span: Span) -> Iterator[Action]:
    """Yield what can be done about the entry at a location that has no finding."""
    outline = snapshot.outline(path)
    item = outline.around(span.start)
    if snapshot.workspace.kind(path) != "domain" or item is None or item.path[:1] != ("entries",):
        return
    if item.path == ("entries",):
        return
    home, name = outline.scalar(("domain",)) or "", str(item.path[1])
    if ("entries", name, "code") not in outline.by_path:
        yield from _next_code(snapshot, path, name, None)
    target = _target(snapshot, f"{home}.{name}")
    if target is None:
        return
    if target.entry.proposed:
        yield from _confirm(snapshot, target, None)
    for field in FIELDS:
        texts = target.entry.texts(field)
        for locale in snapshot.locales if texts else ():
            if locale not in texts:
                yield from _page_texts(snapshot, target, field, locale, None)
                yield from _add_locale(snapshot, target, field, locale, None)


def _edit(snapshot: Snapshot, path: str, change: Callable[[CommentedMap], None]) -> Mapping[str, str]:
    after = change_file(snapshot, path, change)
    return {} if after is None else {path: after}


def _confirm(snapshot: Snapshot, target: Target, finding: Finding | None) -> Iterator[Action]:
    change = partial(confirm_entries, names=[target.entry.name])
    yield Action(
        f"Accept the proposal {target.entry.name}", "quickfix", _edit(snapshot, target.path, change), finding
    )
    proposed = [entry.name for entry in target.domain.entries.values() if entry.proposed]
    if len(proposed) > 1:
        title = f"Accept all {len(proposed)} proposals of {target.domain.name}"
        yield Action(
            title, "refactor", _edit(snapshot, target.path, partial(confirm_entries, names=proposed))
        )


def _next_code(snapshot: Snapshot, path: str, name: str, finding: Finding | None) -> Iterator[Action]:
    free = free_code(snapshot.outline(path))
    if free is None:
        return
    code, written = free

    def change(root: CommentedMap) -> None:
        set_codes(root, {name: code})
        leaf = root.get("entries", name, "code")
        if isinstance(leaf, Leaf) and written != str(code):
            leaf.written = written

    title = f"Give {name} the next free code, {written}"
    yield Action(title, "quickfix", _edit(snapshot, path, change), finding)


def _current(
    snapshot: Snapshot, target: Target, field: Field, locale: str, finding: Finding
) -> Iterator[Action]:
    """Yield the confirmation that a translation fits the text that it translates as that is now."""
    texts = target.entry.texts(field)
    text = texts.get(locale)
    source = texts.get(text.origin or _source(snapshot)) if text else None
    if text and source:
        renewed = Text(text.value, text_hash(source.value), text.origin)
        yield Action(
            f"The {locale} {field} of {target.entry.name} is current",
            "quickfix",
            _set_text(snapshot, target, field, locale, renewed),
            finding,
        )


def _page_texts(
    snapshot: Snapshot, target: Target, field: Field, locale: str, finding: Finding | None
) -> Iterator[Action]:
    """Yield each other text that the newest pages have."""
    if snapshot.context is None:
        return
    own = target.entry.texts(field).get(locale)
    texts: dict[str, str] = {}
    for page in snapshot.context.cached(newest_pages):
        for resolved in page.claims if page.version.locale == locale else ():
            text = text_of(resolved, field)
            if resolved.entry == target.entry and text and (own is None or text != own.value):
                texts.setdefault(text, f"{page.version.document} {page.version.version}")
    for text, page_name in texts.items():
        yield Action(
            f"Take the {locale} {field} of {page_name}: {_short(text)}",
            "quickfix",
            _set_text(snapshot, target, field, locale, Text(text)),
            finding,
        )


def _add_locale(
    snapshot: Snapshot, target: Target, field: Field, locale: str, finding: Finding | None
) -> Iterator[Action]:
    """Yield a text to translate: the one of the source locale, marked as a translation of it; check reports it until it is one."""
    texts = target.entry.texts(field)
    origin = _source(snapshot) if _source(snapshot) in texts else next(iter(texts))
    source = texts[origin]
    text = Text(source.value, text_hash(source.value), origin if origin != _source(snapshot) else None)
    if locale == _source(snapshot):
        text = Text(source.value)
    title = f"Add the {locale} {field} of {target.entry.name}, to translate"
    yield Action(title, "quickfix", _set_text(snapshot, target, field, locale, text), finding)


def _set_text(snapshot: Snapshot, target: Target, field: Field, locale: str, text: Text) -> Mapping[str, str]:
    change = partial(set_texts, texts=[(target.entry.name, field, locale, text)])
    return _edit(snapshot, target.path, change)


def _waive(snapshot: Snapshot, finding: Finding) -> Iterator[Action]:
    change = partial(
        add_waiver,
        rule=finding.rule,
        at=finding.logical_location,
        reason=REASON,
        covers=[f"{finding.fingerprint} {finding.label}"],
    )
    yield Action(
        f"Waive {finding.rule} of {finding.logical_location}, with a reason",
        "quickfix",
        _edit(snapshot, snapshot.manifest_path, change),
        finding,
    )


def _spelling(snapshot: Snapshot, path: str, finding: Finding) -> Iterator[Action]:
    """Yield the word that the finding's help suggests instead of the one at its location."""
    meant, text = _DID_YOU_MEAN.search(finding.help), snapshot.text(path)
    if meant is None or text is None or finding.location.path != path:
        return
    outline = snapshot.outline(path)
    offset = text.offset_of_location(finding.location.line, finding.location.column)
    item = outline.at(offset)
    for span in (item.key, item.value) if item else ():
        if span and span.start == offset and repr(outline.written(span)) in finding.message:
            changed = text.replaced(span, meant[1])
            yield Action(f"Write {meant[1]!r}", "quickfix", {path: changed.value}, finding, is_preferred=True)


def _source(snapshot: Snapshot) -> str:
    return snapshot.locales[0] if snapshot.locales else ""


def _short(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= MAX_TITLE else f"{line[: MAX_TITLE - 1]}…"
