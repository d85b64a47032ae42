"""A text states another fact than the same text in the source locale: a number, a unit, an identifier or a link differs.

Why: the users of the two locales read different limits or parameters, and one of them is wrong.

Bad:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 bytes., zh-CN: 名称超过 256 个字符。}

Good:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 characters., zh-CN: 名称超过 256 个字符。}

Fix: find out which is right and correct the other. If both are the vendor's own words, report it to the vendor and waive it.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.locale_facts import find_fact_differences
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.difference import TextDifferenceKind


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text that states another value than the source locale's text."""
    return find_fact_differences(
        context,
        TextDifferenceKind.FACT,
        "states different facts",
        "find out which is right and correct the other",
    )
