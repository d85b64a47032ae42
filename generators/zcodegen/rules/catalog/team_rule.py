"""An entry breaks a rule of the team: the JSON Schema that `rules: {schema: PATH}` in catalog.yaml names.

Why: a team has rules of its own, such as the form of its texts or an attribute that some codes need.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room}}
    # file: catalog.yaml
    rules: {schema: entry.schema.json}
    # file: entry.schema.json
    {"properties": {"message": {"properties": {"en": {
      "description": "a message ends with a full stop",
      "pattern": "[.]$"}}}}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    rules: {schema: entry.schema.json}
    # file: entry.schema.json
    {"properties": {"message": {"properties": {"en": {
      "description": "a message ends with a full stop",
      "pattern": "[.]$"}}}}}

Fix: do as the message says, which is the `description` in the team's schema. The schema describes an entry as it is
written in its file; the help names the keyword of the schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.team import TeamRules, team_rules
from zcodegen.source.nodes import YamlMap


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each value of an entry that the team's schema refuses."""
    rules = context.cached(team_rules)
    if not isinstance(rules, TeamRules):
        return
    for domain in context.catalog.domains.values():
        root = context.sources.files[context.sources.by_domain[domain.name]].root
        rows = root.get("entries") if isinstance(root, YamlMap) else None
        for entry in domain.entries.values():
            row = rows.get(entry.name) if isinstance(rows, YamlMap) else None
            for mismatch in rules.mismatches(row):
                full_name = ".".join(map(str, (entry.full_name, *mismatch.steps)))
                yield Violation(
                    message=mismatch.message,
                    location=context.sources.entry(entry, *mismatch.steps, key=mismatch.at_key),
                    help=f"{full_name} must fit {mismatch.pointer}: {mismatch.reason}",
                    logical_location=entry.full_name,
                    texts=(mismatch.pointer, json.dumps(_value_at(row, mismatch.steps), default=str)),
                    code=entry.code,
                )


def _value_at(node: object, steps: tuple[str | int, ...]) -> object:
    for step in steps:
        node = node[step]  # type: ignore[index]  # the steps are those of the validator
    return node
