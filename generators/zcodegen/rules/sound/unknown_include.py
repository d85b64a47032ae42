"""A domain includes one that the catalog does not have, or itself.

Why: the API would answer with codes that no package can look up.

Bad:
    includes: [acme.comon]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, retryable: false, message: {en: No such room.}}

Fix: correct the name, add the domain's file, or remove the include.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.naming import nearest
from zcodegen.rules.rule import Evidence, Found


def check(evidence: Evidence) -> Iterator[Found]:
    """Yield a finding at each include of an unknown domain; a domain whose file is faulty is known."""
    known = evidence.sources.by_domain
    for domain in evidence.catalog.domains.values():
        for number, name in enumerate(domain.includes):
            if name in known and name != domain.name:
                continue
            near = nearest(name, (other for other in known if other and other != domain.name))
            yield Found(
                message=f"{domain.name} includes {name!r}, "
                + ("which is itself" if name == domain.name else "which there is not"),
                at=evidence.sources.at(domain.name, "includes", number),
                advice=f"Did you mean {near!r}?" if near else "Add the domain's file, or remove the include.",
                subject=domain.name,
                texts=(name,),
            )
