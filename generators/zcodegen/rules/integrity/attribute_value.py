"""An attribute's value is not of the type that the manifest declares.

Why: packages promise the type; a value of another one does not compile.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, attributes: {layer: backend}}
    # file: catalog.yaml
    attributes:
      layer: {type: enum, values: [edge, core]}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, attributes: {layer: core}}
    # file: catalog.yaml
    attributes:
      layer: {type: enum, values: [edge, core]}

Fix: write a value of the declared type, or change the declaration.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Attribute, AttributeValue
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each value of a wrong type."""
    declared = context.catalog.manifest.attributes
    for entry in context.catalog.entries():
        for name, value in entry.attributes.items():
            fault = _wrong(value, declared[name]) if name in declared else ""
            if fault:
                about = f": {declared[name].description}" if declared[name].description else ""
                yield Violation(
                    message=f"attribute {name!r} of {entry.name} {fault}",
                    location=context.sources.entry(entry, "attributes", name),
                    help=f"write a value of its type{about}",
                    logical_location=entry.full_name,
                    texts=(name, str(value)),
                    code=entry.code,
                )


def _wrong(value: AttributeValue, attribute: Attribute) -> str:
    match attribute.type:
        case "enum":
            fine = value in attribute.values
            return "" if fine else f"is {value!r}, which is none of {', '.join(attribute.values)}"
        case "strings":
            return "" if isinstance(value, tuple) else f"is {value!r}, not a list of strings"
        case kind:
            wanted = {"string": str, "integer": int, "boolean": bool}[kind]
            return "" if type(value) is wanted else f"is {value!r}, not of type {kind}"
