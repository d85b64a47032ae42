"""An entry has a code that its domain includes from another domain as well.

Why: the domain's own entry hides the included one. Code that handles the included error by its constant no longer
meets it, because the packages answer with the own entry.

Bad:
    includes: [acme.common]
    entries:
      QUOTA_EXHAUSTED: {code: 1001, status: RESOURCE_EXHAUSTED, message: {en: The quota is used up.}}
    # file: acme/common.yaml
    entries:
      RATE_LIMITED: {code: 1001, status: RESOURCE_EXHAUSTED, message: {en: Too many requests.}}

Good:
    includes: [acme.common]
    entries:
      QUOTA_EXHAUSTED: {code: 1002, status: RESOURCE_EXHAUSTED, message: {en: The quota is used up.}}
    # file: acme/common.yaml
    entries:
      RATE_LIMITED: {code: 1001, status: RESOURCE_EXHAUSTED, message: {en: Too many requests.}}

Fix: remove the own entry if both are the same error, or correct the code. If the service really sends the code with
another meaning in this domain, waive the finding and give the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Report each entry whose code an included domain has, with the first of these domains."""
    catalog = context.catalog
    for domain in catalog.domains.values():
        included = [catalog.reachable[name].by_code() for name in catalog.included(domain.name)]
        for entry in domain.entries.values() if included else ():
            hidden = next((codes[entry.code] for codes in included if entry.code in codes), None)
            if hidden is not None:
                yield Violation(
                    message=f"{entry.name} hides {hidden.full_name}, which has the code {domain.shown(entry.code)} too",
                    location=context.sources.entry(entry, "code"),
                    help=f"remove {entry.name} if it is the same error, or waive it and say how they differ",
                    logical_location=entry.full_name,
                    texts=(hidden.full_name, str(entry.code)),
                    related=(Related(context.sources.entry(hidden, "code"), f"{hidden.name} is here"),),
                    code=entry.code,
                )
