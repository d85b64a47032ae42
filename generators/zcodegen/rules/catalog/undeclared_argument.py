"""A text has a placeholder, but its entry declares no arguments.

Why: without `arguments` braces are plain characters, so users see `{amount}` in place of the amount.

Bad:
    entries:
      AMOUNT_INVALID: {code: 20001, status: INVALID_ARGUMENT, message: {en: "The amount {amount} is not valid."}}

Good:
    entries:
      AMOUNT_INVALID:
        code: 20001
        status: INVALID_ARGUMENT
        message: {en: "The amount {amount} is not valid."}
        arguments: {amount: {type: integer, example: 3}}

Fix: declare the argument. If the vendor's text shows the braces themselves, waive the finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.rules.each import entry_texts
from zcodegen.rules.rule import RuleContext, Violation

_PLACEHOLDER = re.compile(
    r"\{([a-z][a-zA-Z0-9_]*)(?:\}|, *(?:plural|select|selectordinal|number|date|time)\b)"
)


def check(context: RuleContext) -> Iterator[Violation]:
    """Report texts of entries without arguments that have `{name}` or the beginning of an ICU argument."""
    for entry, field, locale, text in entry_texts(context):
        if "{" not in text.value or entry.arguments or entry.retired:
            continue
        if match := _PLACEHOLDER.search(text.value):
            yield Violation(
                message=f"{field} ({locale}) of {entry.name} has the placeholder {{{match[1]}}}, which is not declared",
                location=context.sources.entry(entry, field, locale),
                help=f"declare it: `arguments: {{{match[1]}: {{type: string, example: …}}}}`",
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=(text.value,),
                code=entry.code,
            )
