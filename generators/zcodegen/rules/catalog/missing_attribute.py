"""An entry lacks an attribute that the manifest requires.

Why: code that reads the attribute in a package (a team to call, a layer to look at) finds nothing for this code.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    attributes:
      owner: {type: string, required: true}

Good:
    entries:
      ROOM_NOT_FOUND:
        {code: 104, status: NOT_FOUND, message: {en: No such room.}, attributes: {owner: rtc}}
    # file: catalog.yaml
    attributes:
      owner: {type: string, required: true}

Fix: add the attribute to the entry, or take `required` from its declaration. A retired entry needs none.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each entry and required attribute that it lacks."""
    declared = context.catalog.manifest.attributes
    required = [declaration for declaration in declared.values() if declaration.required]
    for entry in context.catalog.entries() if required else ():
        for attribute in () if entry.retired else required:
            if attribute.name not in entry.attributes:
                about = f": {attribute.description}" if attribute.description else ""
                yield Violation(
                    message=f"{entry.name} lacks the attribute {attribute.name!r} ({attribute.type})",
                    location=context.sources.entry(entry),
                    help=f"add it under `attributes`{about}",
                    logical_location=entry.full_name,
                    texts=(attribute.name,),
                    code=entry.code,
                )
