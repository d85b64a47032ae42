"""Every kind of file has a JSON Schema (2020-12); what fails against it becomes findings with line and column.

A fast validator answers yes or no for whole files; the slower `jsonschema` is asked only to explain a no.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.resources import schema_text
from zcodegen.schema_advice import unindented_keys
from zcodegen.schema_faults import describe
from zcodegen.source.nodes import Node, locate

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

MAX_EXPLAINED: Final = 10_000
"""Errors of one file that are worked out."""
KINDS: Final = ("catalog", "document", "domain", "glossary", "target")
"""Kinds of files; each has `schema/<kind>.schema.json`."""


@cache
def load_schema(kind: str) -> dict[str, Any]:
    """Return the schema of one kind of file as it is shipped."""
    loaded: dict[str, Any] = json.loads(schema_text(kind))
    return loaded


def validate(root: Node, kind: str, path: str) -> list[Finding]:
    """Validate a file's nodes with the schema of its kind; `path` is the file's name in the findings.

    An empty list means that the file is valid.
    """
    import jsonschema_rs

    if _fast_validator(kind, jsonschema_rs).is_valid(root):
        return []
    explained = list(islice(_explain(root, kind, path), MAX_EXPLAINED))
    if explained:
        return explained
    # The two validators differ: the file is refused all the same.
    message = f"the file is not of the form that the schema of {kind} files describes"
    return [Finding("schema", Severity.ERROR, message, Location(path), help="compare it with the schema")]


@cache
def _fast_validator(kind: str, library: Any) -> Any:
    return library.Draft202012Validator(load_schema(kind))


@cache
def _strict_schema(kind: str) -> Any:
    return strict_patterns(load_schema(kind))


def strict_patterns(schema: Any) -> Any:
    """Return a schema whose patterns end where their text ends; for Python's `re`, `$` is also before a last line feed."""
    if isinstance(schema, list):
        return [strict_patterns(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _END.sub(r"\1\\Z", value)
        if key == "pattern" and isinstance(value, str)
        else strict_patterns(value)
        for key, value in schema.items()
    }


_END: Final = re.compile(r"((?:^|[^\\])(?:\\\\)*)\$(?=\)|\||$)")


def explain(
    value: Any, schema: Mapping[str, Any], root: Node, path: str, steps: Sequence[str | int]
) -> list[Finding]:
    """Return what is wrong with the value at `steps` of the file `path` by a schema without patterns."""
    return list(islice(_findings(value, schema, root, path, steps), MAX_EXPLAINED))


def _explain(root: Node, kind: str, path: str) -> Iterator[Finding]:
    yield from _findings(root, _strict_schema(kind), root, path, ())


def _findings(
    value: Any, schema: Mapping[str, Any], root: Node, path: str, base: Sequence[str | int]
) -> Iterator[Finding]:
    from jsonschema import Draft202012Validator

    for fault in _causes(Draft202012Validator(schema).iter_errors(value)):
        fault.path.extendleft(reversed(base))
        of_name = "propertyNames" in fault.absolute_schema_path
        for above, at_key, message, advice in describe(fault):
            steps = [*above, str(fault.instance)] if of_name else above
            line, column = locate(root, steps, key=at_key or of_name)
            yield Finding(
                rule="schema",
                severity=Severity.ERROR,
                message=message,
                location=Location(path, line, column),
                help=advice,
            )


def _causes(faults: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Leave out what follows from another fault: of a wrong name, type or indentation, and in the other elements of one list."""
    listed = list(islice(faults, MAX_EXPLAINED))
    of_type = {tuple(fault.absolute_path) for fault in listed if fault.validator == "type"}
    names = {
        (*fault.absolute_path, fault.instance)
        for fault in listed
        if "propertyNames" in fault.absolute_schema_path
    }
    empty = {
        (*fault.absolute_path, owner)
        for fault in listed
        if fault.validator == "additionalProperties" and isinstance(fault.schema, dict)
        for owner in unindented_keys(cast("Any", fault.instance), fault.schema.get("properties", {})).values()
    }
    lists: set[tuple[object, ...]] = set()
    for fault in listed:
        *above, last = fault.absolute_path or [""]
        path = tuple(fault.absolute_path)
        if path in names | empty or (fault.validator != "type" and path in of_type):
            continue
        if fault.validator == "type" and isinstance(last, int):
            of_list = (*above, str(fault.validator_value), type(fault.instance))
            if of_list in lists:
                continue
            lists.add(of_list)
        yield fault
