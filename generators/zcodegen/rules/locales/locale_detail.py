"""A text states a fact that the same text in another locale leaves out: a number, a unit, an identifier or a link.

Why: the users of one locale do not learn the limit, the parameter or the page that the others read about.

Bad:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 characters., zh-CN: 名称过长。}

Good:
    entries:
      NAME_TOO_LONG:
        code: 9
        status: INVALID_ARGUMENT
        message: {en: The name has more than 256 characters., zh-CN: 名称超过 256 个字符。}

Fix: add the fact to the text that lacks it. A translation that names a field in words is not a finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.locale_facts import find_fact_differences
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.difference import TextDifferenceKind


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text that leaves out a fact of, or adds one to, the source locale's text."""
    return find_fact_differences(
        context,
        TextDifferenceKind.DETAIL,
        "states a fact in one locale only,",
        "add the fact to the text that lacks it",
    )
