"""The texts of an entry advise to try again, and its recovery is not transient, or they advise against it, and it is.

Why: people read the text and programs the recovery; one of them does the wrong thing.

Bad:
    entries:
      SAVE_FAILED: {code: 12, status: INTERNAL, message: {en: Saving failed.}, action: {en: Please try again later.}}

Good:
    entries:
      SAVE_FAILED:
        code: 12
        status: INTERNAL
        recovery: transient
        message: {en: Saving failed.}
        action: {en: Please try again later.}

Fix: correct `recovery` or `status`. If the advice is wrong (the same request fails again), waive the finding and give the
reason. Advice to change something first ("remove it and retry") agrees with `correctable`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.rules.each import EntryText, entry_texts
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.advice import RetryAdvice, retry_advice


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield one finding for each entry with texts whose advice disagrees with its recovery."""
    disagreeing: dict[str, list[EntryText]] = {}
    for found in entry_texts(context):
        entry, _, locale, text = found
        advice = retry_advice(text.value, locale)
        if advice and entry.recovery and not entry.retired and advice == _wrong_advice(entry):
            disagreeing.setdefault(entry.full_name, []).append(found)
    for texts in disagreeing.values():
        yield _violation(
            texts[0][0], [(field, locale, text.value) for _, field, locale, text in texts], context
        )


def _wrong_advice(entry: Entry) -> RetryAdvice:
    return "no-retry" if entry.recovery == "transient" else "retry"


def _violation(entry: Entry, disagreeing: Sequence[tuple[str, str, str]], context: RuleContext) -> Violation:
    what = "to try again" if _wrong_advice(entry) == "retry" else "not to try again"
    first, *others = disagreeing
    return Violation(
        message=f"the {first[0]} ({first[1]}) of {entry.name} advises {what}, and its recovery is {entry.recovery}",
        location=context.sources.entry(entry, *first[:2]),
        help="correct `recovery` or `status`, or waive this if the advice is wrong",
        logical_location=entry.full_name,
        texts=(str(entry.recovery), *(text for _, _, text in disagreeing)),
        related=tuple(
            Related(context.sources.entry(entry, field, locale), f"{field} ({locale}): {text}")
            for field, locale, text in others
        ),
        code=entry.code,
    )
