"""A released code is the code of another error.

Why: a client that knows the code acts on the former error; an alias of the former name does not help, because the
number means something else.

Bad:
    entries:
      PAYMENT_DECLINED:
        {code: 13, status: ABORTED, message: {en: The bank declined the payment.}, aliases: [USER_NOT_FOUND]}
    # file: before/acme/rtc.yaml
    entries:
      USER_NOT_FOUND: {code: 13, status: NOT_FOUND, message: {en: The user does not exist.}}

Good:
    entries:
      USER_NOT_FOUND:
        code: 13
        status: NOT_FOUND
        message: {en: The user does not exist.}
        retired: {since: 1.1.0, reason: Users are created on first use.}
      PAYMENT_DECLINED: {code: 14, status: ABORTED, message: {en: The bank declined the payment.}}
    # file: before/acme/rtc.yaml
    entries:
      USER_NOT_FOUND: {code: 13, status: NOT_FOUND, message: {en: The user does not exist.}}

Fix: bring the former entry back, retire it if the service does not send it any more, and give the new error a code
that was never used. If the service itself reuses the code, approve the change or waive the finding, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.history import Disposition, dispositions
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Report entries whose code was the code of another error in the older catalog."""
    for old, disposition, new in context.cached(dispositions):
        if disposition is Disposition.REUSED and new:
            yield Violation(
                message=f"{context.shown(new)} is {new.name}, it was released as {old.name}, another error",
                location=context.sources.entry(new, "code"),
                help=f"keep {old.name}, and give {new.name} a code that was never used",
                logical_location=new.full_name,
                texts=(old.name, str(old.code)),
                code=new.code,
            )
