"""The manifest's `rules` give a level to a rule that there is not, or that always is an error.

Why: a misspelt rule keeps the level that it was meant to change.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    rules: {text-wordings: note}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    rules: {text-wording: note}

Fix: correct the name (`zcodegen rules` lists them), or remove the line.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.table import RULES


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each key of `rules` that changes nothing."""
    for name in context.catalog.manifest.rules:
        rule = RULES.get(name)
        if rule and not rule.firm:
            continue
        near = nearest(name, RULES)
        advice = f"did you mean {near!r}?" if near else "`zcodegen rules` lists them"
        yield Violation(
            message=f"rule {name!r} is always an error" if rule else f"no rule is called {name!r}",
            location=context.sources.at("", "rules", name, key=True),
            help="remove the line: no package can be built while this rule is broken" if rule else advice,
        )
