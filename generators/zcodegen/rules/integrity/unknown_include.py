"""A domain includes one that neither the catalog nor the one that it names has, or itself.

Why: the API would answer with codes that no package can look up.

Bad:
    includes: [acme.comon]
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}

Fix: correct the name, add the domain's file, or remove the include. A domain of another catalog is `NAME/domain`, where
`depends` has NAME; if the catalog there lacks the domain, take a version that has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.model import Domain
from zcodegen.naming import nearest
from zcodegen.rules.rule import RuleContext, Violation

_ADVICE: Final = {False: "add the domain's file, or remove the include", True: "remove the include"}


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each include of an unknown domain; a domain whose file is faulty is known."""
    known = context.sources.by_domain
    catalog = context.catalog
    for domain in catalog.domains.values():
        for number, name in enumerate(domain.includes):
            if "/" in name:
                yield from _foreign(domain, number, context)
                continue
            if name in known and name != domain.name:
                continue
            if owner := next(
                (key for key, other in catalog.dependencies.items() if name in other.domains), ""
            ):
                yield _violation(
                    domain,
                    number,
                    context,
                    f"the unknown domain {name!r}",
                    f"write {owner}/{name}: {owner} has it",
                )
                continue
            itself = name == domain.name
            near = (
                None
                if itself
                else nearest(
                    name, (candidate for candidate in known if candidate and candidate != domain.name)
                )
            )
            yield _violation(
                domain,
                number,
                context,
                "itself" if itself else f"the unknown domain {name!r}",
                f"did you mean {near!r}?" if near else _ADVICE[itself],
            )


def _foreign(domain: Domain, number: int, context: RuleContext) -> Iterator[Violation]:
    """Yield what is wrong with an include of another catalog; one that could not be loaded is reported where it is named."""
    catalog, include = context.catalog, domain.includes[number]
    name, _, wanted = include.partition("/")
    depends = catalog.manifest.depends
    if name not in depends:
        near = nearest(name, depends)
        advice = f"did you mean '{near}/{wanted}'?" if near else f"add `{name}` to `depends` of the manifest"
        yield _violation(domain, number, context, f"{include!r}, but depends on no catalog {name!r}", advice)
    elif (other := catalog.dependencies.get(name)) and wanted not in other.domains:
        if wanted in context.sources.dependencies[name].by_domain:
            return  # its file has an error, which the dependency's finding has
        manifest = other.manifest
        near = nearest(wanted, other.domains)
        yield _violation(
            domain,
            number,
            context,
            f"{include!r}, a domain that {manifest.name} {manifest.version} does not have",
            f"did you mean '{name}/{near}'?"
            if near
            else f"name a version of {name} that has it, or remove the include",
        )
    elif other:
        for target in depends[name].imports:
            if wanted not in visible_to(bundle(other), target).domains:
                yield _violation(
                    domain,
                    number,
                    context,
                    f"{include!r}, which the {target} package of {other.manifest.name} does not have",
                    f"have the package show it there, or remove {target} from `imports` of {name}",
                )


def _violation(domain: Domain, number: int, context: RuleContext, what: str, advice: str) -> Violation:
    return Violation(
        message=f"{domain.name} includes {what}",
        location=context.sources.at(domain.name, "includes", number),
        help=advice,
        logical_location=domain.name,
        texts=(domain.includes[number],),
    )
