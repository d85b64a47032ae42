"""The team's JSON Schema for entries cannot be used: it is not there, is not JSON, or is not a JSON Schema.

Why: none of its rules would be looked at. The schema must be in the project. For safety it refers to nothing outside of
the file, its patterns are regular expressions without look-around and back references, and it does not refer to itself.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    rules: {schema: entry.schema.json}
    # file: entry.schema.json
    {"properties": {"code": {"$ref": "https://acme.example/code.json"}}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    rules: {schema: entry.schema.json}
    # file: entry.schema.json
    {"properties": {"code": {"$ref": "#/$defs/code"}}, "$defs": {"code": {"minimum": 100}}}

Fix: correct the schema as the help says.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.diagnostics import Location
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.rules.team import SchemaFault, team_rules


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield what keeps the team's schema from being used."""
    fault = context.cached(team_rules)
    if not isinstance(fault, SchemaFault) or context.entry_schema is None:
        return
    yield Violation(
        message=fault.message,
        location=Location(context.entry_schema.path, *fault.location)
        if fault.location
        else context.sources.at("", "rules", "schema"),
        help=fault.help,
        texts=(fault.message,),
    )
