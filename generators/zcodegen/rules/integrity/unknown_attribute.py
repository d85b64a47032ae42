"""An entry has an attribute that the manifest does not declare.

Why: packages give every attribute a type; without a declaration it has none.

Bad:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, attributes: {ownr: rtc}}
    # file: catalog.yaml
    attributes:
      owner: {type: string, description: Team that answers for the code.}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, attributes: {owner: rtc}}
    # file: catalog.yaml
    attributes:
      owner: {type: string, description: Team that answers for the code.}

Fix: correct the attribute's name, or declare it under `attributes` in catalog.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each attribute without a declaration."""
    declared = context.catalog.manifest.attributes
    for entry in context.catalog.entries():
        for name in entry.attributes:
            if name not in declared:
                near = nearest(name, declared)
                yield Violation(
                    message=f"attribute {name!r} of {entry.name} is not declared",
                    location=context.sources.entry(entry, "attributes", name, key=True),
                    help=f"did you mean {near!r}?"
                    if near
                    else "declare it under `attributes` in catalog.yaml",
                    logical_location=entry.full_name,
                    texts=(name,),
                    code=entry.code,
                )
    for target, options in context.catalog.manifest.packages.options.items():
        for number, name in enumerate(options.attributes or ()):
            if name not in declared:
                near = nearest(name, declared)
                yield Violation(
                    message=f"attribute {name!r} of the {target} package is not declared",
                    location=context.sources.at("", "packages", target, "attributes", number),
                    help=f"did you mean {near!r}?" if near else "declare it under `attributes`",
                    logical_location="packages",
                    texts=(target, name),
                )
