"""Two catalogs have a domain of one name, and a domain includes it from one of them.

Why: a code is known by its domain and its number; a package cannot hold two domains of one name, and readers could not tell
which one a log means.

Bad:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Good:
    includes: [base/acme.common]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    depends: {base: {source: depends/base}}
    # file: depends/base/acme/common.yaml
    entries:
      BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}

Fix: remove the domain from one of the catalogs, or rename the one that was not released. Where two catalogs bring different
versions of a third one, take versions of them that agree.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.bundle import owner_of
from zcodegen.catalog.model import Catalog, Domain, domain_of_include
from zcodegen.diagnostics import Related
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at the first include that reaches each domain of which another catalog has a different one."""
    catalog = context.catalog
    if not catalog.dependencies:
        return
    reported: set[str] = set()
    for domain in catalog.domains.values():
        for number, include in enumerate(domain.includes):
            name = include.partition("/")[0]
            if "/" not in include or name not in catalog.dependencies:
                continue
            below = catalog.dependencies[name]
            first = domain_of_include(include)
            for reached in (first, *below.included(first)):
                other = _other_owner(reached, name, catalog)
                if other is None or reached in reported:
                    continue
                reported.add(reached)
                yield Violation(
                    message=f"{include} reaches the domain {reached} of {_shown(owner_of(below, reached))}, and {other} has another one",
                    location=context.sources.at(domain.name, "includes", number),
                    help="remove the domain from one of the catalogs, or take versions of them that agree",
                    logical_location=domain.name,
                    texts=(include, reached),
                    related=(
                        Related(
                            context.sources.dependencies[name].at(reached, "domain"), f"{reached} is here"
                        ),
                    ),
                )


def _other_owner(domain: str, name: str, catalog: Catalog) -> str | None:
    """Return which other catalog has a domain that differs from the one of the dependency `name`; None if there is none."""
    if domain in catalog.domains:
        return "this catalog"
    below = catalog.dependencies[name]
    mine = below.reachable.get(domain)
    for other_name, other in catalog.dependencies.items():
        if (
            mine
            and other_name != name
            and domain in other.reachable
            and not _is_same(mine, other.reachable[domain])
        ):
            return _shown(owner_of(other, domain))
    return None


def _is_same(one: Domain, other: Domain) -> bool:
    """Whether two versions of a domain, one of them perhaps from a package, show the same codes."""
    return [(entry.full_name, entry.code) for entry in one.entries.values()] == [
        (entry.full_name, entry.code) for entry in other.entries.values()
    ]


def _shown(catalog: Catalog) -> str:
    return f"{catalog.manifest.name} {catalog.manifest.version}"
