"""A team's JSON Schema for entries, compiled: what is wrong with the schema, and with an entry.

The schema comes from the project, so that it may be hostile: patterns run in linear time (Rust's regex, as RE2), nothing
is fetched or opened, and references may not repeat a schema without end.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, Never

from msgspec import Struct

from zcodegen.catalog.entry_schema import EntrySchema
from zcodegen.readers.mappings.json_nodes import parse_json
from zcodegen.rules.rule import RuleContext
from zcodegen.source.nodes import Node, locate

Steps = tuple[str | int, ...]

_MAX_SCHEMAS: Final = 10_000
"""Schemas that a schema may consist of, each as often as it is referred to."""
_VALUES: Final = frozenset(("const", "default", "enum", "examples"))
"""Keywords with values that are not schemas."""
_REFERENCES: Final = ("$ref", "$dynamicRef", "$recursiveRef")
_MAX_SHOWN: Final = 160


class SchemaFault(Struct, frozen=True):
    """What is wrong with the schema, and where: line and column of the file, None if the file could not be read."""

    message: str
    help: str
    location: tuple[int, int] | None = None


class Mismatch(Struct, frozen=True):
    """What the schema refuses in an entry: the value's path, the team's sentence, and the schema's keyword with its reason."""

    steps: Steps
    message: str
    reason: str
    pointer: str
    at_key: bool = False


class TeamRules(Struct, frozen=True):
    """A compiled schema."""

    path: str
    schema: Mapping[str, Any]
    validator: Any

    def mismatches(self, entry: Node) -> Iterator[Mismatch]:
        """Yield what an entry, as it is written in its file, does not fulfil."""
        if self.validator.is_valid(entry):
            return
        for error in self.validator.iter_errors(entry):
            keywords, steps = tuple(error.evaluation_path), tuple(error.instance_path)
            reason = _cut(str(error.message))
            pointer = f"{self.path}#/{'/'.join(map(str, error.schema_path))}"
            message = _description(self.schema, keywords) or reason
            for unexpected in getattr(error.kind, "unexpected", None) or ("",):
                yield Mismatch(
                    (*steps, unexpected) if unexpected else steps, message, reason, pointer, bool(unexpected)
                )


def team_rules(context: RuleContext) -> TeamRules | SchemaFault | None:
    """Return the compiled schema of the manifest, or what is wrong with it; None if there is none."""
    file = context.entry_schema
    if file is None:
        return None
    if file.fault:
        return SchemaFault(
            f"{file.path} {file.fault}", "name a JSON Schema inside of the project, relative to its folder"
        )
    return _compile(file)


def _compile(file: EntrySchema) -> TeamRules | SchemaFault:
    import jsonschema_rs

    try:
        schema = json.loads(file.text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        return SchemaFault(f"it is not JSON: {error.msg}", "correct the file", (error.lineno, error.colno))
    except (RecursionError, ValueError) as error:
        return SchemaFault(f"it is not JSON: {error}", "correct the file", (1, 1))
    if not isinstance(schema, dict):
        return SchemaFault("it is not a JSON object", "write a JSON Schema of type object", (1, 1))
    nodes = parse_json(file.text)
    refused = _refused_reference(schema)
    if refused:
        steps, message = refused
        return SchemaFault(message, "refer to a schema in `$defs`: `#/$defs/name`", locate(nodes, steps))
    schema.pop("$id", None)
    try:
        validator = jsonschema_rs.Draft202012Validator(
            schema, pattern_options=jsonschema_rs.RegexOptions(), retriever=_refuse_retrieval
        )
    except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError) as error:
        steps = tuple(getattr(error, "instance_path", ()))
        message = _cut(str(getattr(error, "message", error)))
        is_pattern = steps[-1:] == ("pattern",) or "patternProperties" in steps
        help_text = (
            "patterns are regular expressions without look-around and back references"
            if is_pattern
            else "correct it; json-schema.org describes JSON Schema 2020-12"
        )
        return SchemaFault(message, help_text, locate(nodes, steps))
    return TeamRules(file.path, schema, validator)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not a JSON value")


def _refuse_retrieval(uri: str) -> Never:
    raise ValueError(f"{uri} is not fetched")


def _refused_reference(schema: Mapping[str, Any]) -> tuple[Steps, str] | None:
    """Return the location of a reference that is not followed, and why; None if there is none."""
    sizes: dict[int, int] = {}
    open_schemas: set[int] = set()

    def size(node: Any, steps: Steps) -> int:
        """Return how many schemas `node` consists of. Raises _ReferenceError."""
        if not isinstance(node, dict | list):
            return 1
        if id(node) in sizes:
            return sizes[id(node)]
        if id(node) in open_schemas:
            raise _ReferenceError(steps, "it refers to itself")
        open_schemas.add(id(node))
        total = 1
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if key in _VALUES and isinstance(node, dict):
                continue
            below = (*steps, key)
            if key in _REFERENCES and isinstance(value, str):
                total += size(_target(schema, value, below), below)
            else:
                total += size(value, below)
            if total > _MAX_SCHEMAS:
                raise _ReferenceError(below, f"the schema consists of more than {_MAX_SCHEMAS} schemas")
        open_schemas.discard(id(node))
        sizes[id(node)] = total
        return total

    try:
        size(schema, ())
    except _ReferenceError as error:
        return error.steps, error.message
    except RecursionError:
        return (), "it is nested too deeply"
    return None


class _ReferenceError(Exception):
    def __init__(self, steps: Steps, message: str) -> None:
        super().__init__(message)
        self.steps = steps
        self.message = message


def _target(schema: Mapping[str, Any], reference: str, steps: Steps) -> Any:
    """Return the part of the schema that a reference names."""
    if not reference.startswith("#"):
        raise _ReferenceError(steps, f"the reference {_cut(reference)!r} leads out of the file")
    node: Any = schema
    for part in reference[1:].split("/")[1:]:
        step = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, list) and step.isascii() and step.isdigit() and int(step) < len(node):
            node = node[int(step)]
        elif isinstance(node, dict) and step in node:
            node = node[step]
        else:
            raise _ReferenceError(steps, f"the reference {_cut(reference)!r} leads nowhere")
    if reference[1:2] not in {"", "/"}:
        raise _ReferenceError(steps, f"the reference {_cut(reference)!r} is not a JSON pointer")
    return node


def _description(schema: Mapping[str, Any], keywords: Sequence[str | int]) -> str:
    """Return the innermost description on the way to a keyword; the schema's own only for its own keywords."""
    node: Any = schema
    found = node.get("description", "") if len(keywords) == 1 else ""
    for step in keywords[:-1]:
        node = _target(schema, node["$ref"], ()) if step in _REFERENCES else node[step]
        if isinstance(node, dict) and isinstance(node.get("description"), str):
            found = node["description"]
    return " ".join(found.split()) if isinstance(found, str) else ""


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
