"""A domain includes one that the catalog does not have, or itself.

Why: the API would answer with codes that no package can look up.

Bad:
    includes: [acme.comon]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the name, add the domain's file, or remove the include.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation

_ADVICE: Final = {False: "Add the domain's file, or remove the include.", True: "Remove the include."}


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each include of an unknown domain; a domain whose file is faulty is known."""
    known = context.sources.by_domain
    for domain in context.catalog.domains.values():
        for number, name in enumerate(domain.includes):
            if name in known and name != domain.name:
                continue
            itself = name == domain.name
            near = (
                None
                if itself
                else nearest(
                    name, (candidate for candidate in known if candidate and candidate != domain.name)
                )
            )
            yield Violation(
                message=f"{domain.name} includes {'itself' if itself else f'the unknown domain {name!r}'}",
                location=context.sources.at(domain.name, "includes", number),
                help=f"did you mean {near!r}?" if near else _ADVICE[itself],
                logical_location=domain.name,
                texts=(name,),
            )
