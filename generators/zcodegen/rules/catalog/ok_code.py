"""The status OK belongs to a code other than 0.

Why: clients take 0 for success and every other code for an error; a second success is easily a slip.

Bad:
    entries:
      STREAM_CLOSED: {code: 41006, status: OK, message: {en: The stream is closed.}}

Good:
    entries:
      OK: {code: 0, status: OK, message: {en: Success.}}
      STREAM_CLOSED: {code: 41006, status: FAILED_PRECONDITION, message: {en: The stream is closed.}}

Fix: correct `status`. If the code is an answer and not an error, waive the finding and give the reason. Codes that are
strings are not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each entry with the status OK and an integer code other than 0."""
    for entry in context.catalog.entries():
        if entry.status == "OK" and isinstance(entry.code, int) and entry.code != 0:
            yield Violation(
                message=f"{entry.name} is OK and its code is {context.shown(entry)}",
                location=context.sources.entry(entry, "status"),
                help="correct `status`, or waive this if the code is an answer and not an error",
                logical_location=entry.full_name,
                texts=(str(entry.code),),
                code=entry.code,
            )
