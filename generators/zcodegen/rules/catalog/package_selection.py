"""`packages` selects entries or attributes that the catalog does not have.

Why: `exclude` leaves out what it matches. With a slip of the pen it matches nothing, and the package shows what its users should not see;
an attribute under a wrong name is left out of the package.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_DEBUG: {code: 105, status: INTERNAL, message: {en: For tests.}}
    # file: catalog.yaml
    packages: {python: {exclude: [acme.rct.ROOM_DEBUG]}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
      ROOM_DEBUG: {code: 105, status: INTERNAL, message: {en: For tests.}}
    # file: catalog.yaml
    packages: {python: {exclude: [acme.rtc.ROOM_DEBUG]}}

Fix: correct the name or the pattern, or remove it if what it named is gone.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.bundle import bundle
from zcodegen.naming import nearest
from zcodegen.patterns import compile_glob
from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each pattern that matches no domain and no entry, and at each attribute that is not declared.

    Nothing is said of patterns while a file could not be loaded, since it may have what they match.
    """
    options = context.catalog.manifest.packages.options
    if not any(chosen.exclude or chosen.attributes for chosen in options.values()):
        return
    catalog = bundle(context.catalog)
    names = [*catalog.domains, *(entry.full_name for entry in catalog.entries())]
    attributes = catalog.manifest.attributes
    for target, chosen in options.items():
        for number, pattern in enumerate(() if context.unread else chosen.exclude):
            if not any(map(compile_glob(pattern).matches, names)):
                message = f"{pattern!r} in `exclude` of {target} matches no domain and no entry"
                yield _violation(
                    context, (target, "exclude", number), message, pattern, _near(pattern, names)
                )
        for number, name in enumerate(chosen.attributes or ()):
            if name not in attributes:
                message = f"the attribute {name!r} of {target} is not one of the manifest"
                near = nearest(name, attributes)
                yield _violation(context, (target, "attributes", number), message, name, near)


def _near(pattern: str, names: list[str]) -> str | None:
    """Return the pattern with the domain or entry that it may mean; wildcards stay."""
    fixed = pattern[
        : min((index for mark in "*?[" if (index := pattern.find(mark)) >= 0), default=len(pattern))
    ]
    stem = fixed.rstrip(".")
    near = nearest(stem, names) if stem else None
    return f"{near}{pattern[len(stem) :]}" if near else None


def _violation(
    context: RuleContext, steps: tuple[str, str, int], message: str, name: str, near: str | None
) -> Violation:
    return Violation(
        message=message,
        location=context.sources.at("", "packages", *steps),
        help=f"did you mean {near!r}?" if near else "correct it, or remove it if what it named is gone",
        logical_location="packages",
        texts=(name,),
    )
