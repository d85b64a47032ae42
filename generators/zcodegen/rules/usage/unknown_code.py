"""Source code or a log has a code that is in a range of a domain, and no entry has it.

Why: a service returns it, or a program waits for it, and neither packages nor pages know it; or it is a typing error.

Bad:
    ranges: [[1002000, 1002999]]
    entries:
      ROOM_NOT_FOUND: {code: 1002001, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.ts
    import * as rtc from "acme-codes/acme/rtc";
    export const isFull = (code: number) => code === 1002007 || code === rtc.ROOM_NOT_FOUND;

Good:
    ranges: [[1002000, 1002999]]
    entries:
      ROOM_NOT_FOUND: {code: 1002001, status: NOT_FOUND, message: {en: No such room.}}
    # file: src/app.ts
    import * as rtc from "acme-codes/acme/rtc";
    export const isGone = (code: number) => code === rtc.ROOM_NOT_FOUND;

Fix: correct the number, or add the entry: `zcodegen add`, or `zcodegen scan LOG --propose` for what logs give a message to.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import pluralize
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.usages import shown_code, uses_of, violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each location of a code in source code, and for each code of logs."""
    for use in uses_of(context, "unknown-code"):
        shown, domains = shown_code(use, context), ", ".join(use.domains)
        reserved = context.catalog.domains[use.domains[0]].reservation(use.code)
        message = f"{shown} is in the range of {domains}, and no entry has it"
        if reserved:
            message = f"{shown} is reserved in {use.domains[0]}: {reserved.reason.rstrip('.。')}"
        if use.kind == "log":
            yield violation(
                use,
                f"{message}; the log has it {pluralize(use.count, 'time')}",
                "add the entry, or run `zcodegen scan --propose` on the log",
            )
        else:
            yield violation(use, message, "correct the number, or add the entry with `zcodegen add`")
