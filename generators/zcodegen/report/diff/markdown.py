"""A diff as Markdown, for a comment on a pull request: cut at whole items to the length that a host allows.

A text of a catalog is escape_markdown, so that none becomes a link, a mention or markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zcodegen.diff.change import approval_line
from zcodegen.diff.classify import ClassifiedChange, excerpts
from zcodegen.diff.levels import Criticality
from zcodegen.report.diff.summary import (
    ChangeGroup,
    DiffSummary,
    group_changes,
    reach,
    step_line,
)
from zcodegen.report.diff.words import marked
from zcodegen.report.event_lines import event_lines
from zcodegen.textcompare.markdown import escape_markdown

MARK = "<!-- zcodegen diff -->"
"""First line of the report, by which a workflow finds the comment that it wrote before."""
_ITEM = "- "
_PART = "  - "
_MARKS = {Criticality.BREAKING: "**breaking** ", Criticality.DANGEROUS: "*dangerous* ", Criticality.SAFE: ""}


def render(outcome: DiffSummary) -> str:
    """Return the report; items that exceed the limit are left out whole, and counted."""
    lines: list[str] = []
    size = left_out = 0
    for block in _blocks(_lines(outcome)):
        length = sum(len(line) + 1 for line in block)
        if block[0].startswith(_ITEM) and size + length > outcome.limit:
            left_out += 1
        else:
            size += length
            lines += block
    if left_out:
        lines += ["", f"{left_out} more items are left out here; `zcodegen diff` shows them."]
    return "\n".join(lines) + "\n"


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield each list item with its sub-items, and each other line alone."""
    block: list[str] = []
    for line in lines:
        if block and not line.startswith(_PART):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _head(group: ChangeGroup) -> str:
    """Return the line of a change: how bad it is, what it affects, its message, and the reason of an approval."""
    classified = group.first
    affects = (
        f"({reach(classified)}) "
        if classified.affects and classified.criticality is not Criticality.SAFE
        else ""
    )
    approval = f" (approved: {escape_markdown(classified.approval.reason)})" if classified.approval else ""
    return f"{_MARKS[classified.criticality]}{affects}{escape_markdown(group.head)}{approval}"


def _texts(classified: ClassifiedChange) -> str:
    """Return the text of a change, with what differs marked."""
    before, after = excerpts(classified.change.before, classified.change.after)
    return marked(
        before if isinstance(before, str) else "", after if isinstance(after, str) else "", escape_markdown
    )


def leading_domain(classified: ClassifiedChange) -> str:
    """Return the domain that goes before a change's sentence; none where the sentence names it."""
    return "" if classified.change.domain in classified.says else classified.change.domain


def _lines(outcome: DiffSummary) -> Iterator[str]:
    yield MARK
    yield f"### {escape_markdown(outcome.catalog)}: {escape_markdown(outcome.old.name)} → {escape_markdown(outcome.new.name)}"
    yield ""
    yield escape_markdown(outcome.summary())
    for section, changes in outcome.sections():
        yield ""
        folded = section in {"Texts", "Internal"} and changes[0].criticality is Criticality.SAFE
        if folded:
            yield f"<details><summary><b>{section}</b> ({len(changes)})</summary>"
        else:
            yield f"#### {section}"
        yield ""
        yield from _by_domain(changes)
        if folded:
            yield ""
            yield "</details>"
    yield from _documents(outcome)
    yield from _approvals(outcome.verdict.changes)


def _by_domain(changes: Iterable[ClassifiedChange]) -> Iterator[str]:
    for group in group_changes(changes):
        domain = leading_domain(group.first)
        line = f"- {f'`{domain}`: ' if domain else ''}{_head(group)}"
        if not group.of_text:
            yield line
            yield from (f"{_PART}{escape_markdown(part)}" for part in group.first.change.contents)
        elif len(group.changes) == 1:
            yield f"{line}: {_texts(group.first)}"
        else:
            yield line
            yield from (f"  - {locale}: {_texts(grouped)}" for locale, grouped in group.texts())


def _documents(outcome: DiffSummary) -> Iterator[str]:
    if outcome.steps:
        yield ""
        yield "#### Documents"
        yield ""
        for step in outcome.steps:
            yield f"- {escape_markdown(step_line(step))}"
            yield from (f"  - {escape_markdown(line)}" for line in event_lines(step))


def _approvals(changes: Iterable[ClassifiedChange]) -> Iterator[str]:
    open_ones = [
        change for change in changes if change.criticality is Criticality.BREAKING and change.approval is None
    ]
    if open_ones:
        yield ""
        yield "<details><summary>To approve a breaking change, add its line to <code>approved:</code> of catalog.yaml</summary>"
        yield ""
        yield "```yaml"
        yield from (f"{approval_line([change.change])}  # {change.change.full_name}" for change in open_ones)
        yield "```"
        yield ""
        yield "</details>"
