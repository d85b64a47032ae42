"""A text ends where a comment begins, and the comment looks like the rest of the text.

Why: in a text without quotes, a space and `#` begin a comment: of `Order #1 is locked.` only `Order` is left.

Bad:
    entries:
      ORDER_LOCKED:
        code: 104
        status: ABORTED
        message:
          en: Order #1 is locked.

Good:
    entries:
      ORDER_LOCKED:
        code: 104
        status: ABORTED
        message:
          en: "Order #1 is locked."

Fix: quote the text. Put a space after the `#` of a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.diagnostics import Location
from zcodegen.rules.rule import RuleContext, Violation

_CUT: Final = re.compile(
    r"^[ ]+[a-z]{2,3}(?:-[A-Za-z0-9]+)*:[ ]++(?![\"'|>{\[&*!#])(\S.*?) (#[^\s#].*)$", re.MULTILINE
)


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each comment that begins with a letter or digit right behind a text."""
    for domain in context.catalog.domains.values():
        file = context.sources.files[context.sources.by_domain[domain.name]]
        for match in _CUT.finditer(file.text) if " #" in file.text else ():
            line = file.text.count("\n", 0, match.start()) + 1
            column = match.start(2) - match.start() + 1
            yield Violation(
                message=f"the text {match[1].rstrip()!r} ends where a comment begins: {match[2]}",
                location=Location(file.path, line, column),
                help="quote the text, or put a space after the # of the comment",
                logical_location=domain.name,
                texts=(match[0].strip(),),
            )
